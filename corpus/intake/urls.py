"""Addresses from outside: what a reader can safely be sent to, and which of them lead to one page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

LONGEST_URL = 2000
_TRACKING = frozenset(
    """
    fbclid gclid dclid gbraid wbraid msclkid yclid igshid mc_cid mc_eid cmpid ocid ncid ns_mchannel ns_source
    ns_campaign ns_linkname ns_fee spm ref ref_src ref_url referrer source_id smid smtyp partner campaign_id
    cid icid ito rss feed share shared sharetype taid tid traffic_source at_medium at_campaign at_custom1
    at_custom2 at_custom3 at_custom4 xtor _ga _gl amp outputtype print
    """.split()
)
_TRACKING_STARTS = ("utm_", "pk_", "mtm_", "hsa_", "_hs", "vero_", "wt_", "at_", "oly_")
_KEPT_FOR = re.compile(
    r"https?://(?:[a-z0-9-]{1,80}\.cdn\.ampproject\.org/[cv]|(?:www\.)?google\.[a-z.]{2,6}/amp)(?:/s)?/([^/]+\.[^/]+/.+)",
    re.IGNORECASE,
)
"""Where caches keep a page for phones: behind their own address stands the page's."""


def web_address(text: str, base: str | None = None) -> str | None:
    """The http or https address that the text is, completed by `base` if it is only a part; else None."""
    candidate = text.strip()
    if not candidate or len(candidate) > LONGEST_URL or any(char <= " " or char == "\x7f" for char in candidate):
        return None
    try:
        whole = urljoin(base, candidate) if base else candidate
        parts = urlsplit(whole)
        named = bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        return None
    return whole if named and parts.scheme in ("http", "https") else None


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
