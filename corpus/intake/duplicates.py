"""Whether two articles are one: by address, by text, by the sentences they share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from corpus.intake.furniture.lines import word_set
from corpus.reading.bare import bare_words
from corpus.reading.model import Sentence

_TRACKING = word_set(
    """
    fbclid gclid dclid gbraid wbraid msclkid yclid igshid mc_cid mc_eid cmpid ocid ncid ns_mchannel ns_source
    ns_campaign ns_linkname ns_fee spm ref ref_src ref_url referrer source_id smid smtyp partner campaign_id
    cid icid ito rss feed share shared sharetype taid tid traffic_source at_medium at_campaign at_custom1
    at_custom2 at_custom3 at_custom4 xtor _ga _gl amp outputtype print
    """
)
_TRACKING_STARTS = ("utm_", "pk_", "mtm_", "hsa_", "_hs", "vero_", "wt_", "at_", "oly_")
_KEPT_FOR = re.compile(
    r"https?://(?:[a-z0-9-]{1,80}\.cdn\.ampproject\.org/[cv]|(?:www\.)?google\.[a-z.]{2,6}/amp)(?:/s)?/([^/]+\.[^/]+/.+)",
    re.IGNORECASE,
)
"""Where caches keep a page for phones: behind their own address stands the page's."""
_FEWEST_WORDS = 4
"""A shorter sentence ("He did not elaborate.") stands in any article."""


def canonical_url(url: str) -> str:
    """The address by which two links to one article are the same string; for comparing, not for opening.

    Left out are tracking parameters, fragments, default ports, AMP's marks, "www." and the difference between http
    and https. What is no address comes back as it is.
    """
    if kept := _KEPT_FOR.match(url.strip()):
        url = f"https://{kept[1]}"
    try:
        parts = urlsplit("".join(url.split()))
        port = parts.port
    except ValueError:
        return url.strip()
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return url.strip()
    host = _host(parts.hostname)
    if port and port not in (80, 443):
        host = f"{host}:{port}"
    pairs = sorted((key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(key))
    return urlunsplit(("https", host, _path(parts.path), urlencode(pairs), ""))


def _host(name: str) -> str:
    host = name.lower().strip(".")
    while (shorter := _without_prefix(host)) != host:
        host = shorter
    return f"[{host}]" if ":" in host else host


def _without_prefix(host: str) -> str:
    for prefix in ("www.", "amp.", "m.", "mobile."):
        rest = host.removeprefix(prefix)
        if rest != host and "." in rest.strip("."):
            return rest
    return host


def _tracks(key: str) -> bool:
    low = key.lower()
    return low in _TRACKING or low.startswith(_TRACKING_STARTS)


def _path(path: str) -> str:
    """The path without what only marks another view of the page."""
    parts = [part for part in path.split("/") if part]
    while parts and (parts[0].lower() == "amp" or parts[-1].lower() in ("amp", "index.html", "index.php", "index.htm")):
        del parts[0 if parts[0].lower() == "amp" else -1]
    if parts and parts[-1].lower().endswith((".amp", ".amp.html")):
        parts[-1] = parts[-1][: parts[-1].lower().rindex(".amp")] or parts[-1]
    return "/" + "/".join(parts)


def fingerprint(text: str) -> int:
    """A number (63 bits) that is the same for texts that differ only in case, spaces and punctuation."""
    return fingerprint_of(" ".join(bare_words(text)))


def sentence_hashes(sentences: Iterable[Sentence]) -> tuple[int, ...]:
    """A number (63 bits) for each sentence of at least four words, each number once, in order."""
    return sentence_hashes_of(" ".join(bare_words(sentence.text)) for sentence in sentences)


def sentence_hashes_of(bare: Iterable[str]) -> tuple[int, ...]:
    """The same of sentences of which there are only the bare words, with a blank between."""
    return tuple(dict.fromkeys([fingerprint_of(words) for words in bare if words.count(" ") >= _FEWEST_WORDS - 1]))


def fingerprint_of(bare: str) -> int:
    """The fingerprint of a text of which there are only the bare words, with a blank between."""
    return int.from_bytes(blake2b(bare.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
