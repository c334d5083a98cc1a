"""An address that can be asked for: what a person or a page wrote, understood once and for all."""

from __future__ import annotations

from ipaddress import IPv6Address

import httpx

from corpus.fetching.errors import BadAddress
from corpus.fetching.networks import is_name
from corpus.intake.urls import LONGEST_URL


def destination(written: str, base: httpx.URL | None = None) -> httpx.URL:
    """The http or https address that is written, completed by `base`, without its fragment. Raises BadAddress.

    An address with a name and password in it is refused: it is made to be misread, or is a secret.
    """
    text = written.strip()
    if len(text) > LONGEST_URL:
        raise BadAddress(text[:LONGEST_URL])
    try:
        url = (base.join(text) if base else httpx.URL(text)).copy_with(fragment=None)
        fit = (
            url.scheme in ("http", "https") and _is_host(url.host, url.raw_host) and not url.userinfo and url.port != 0
        )
    except (httpx.InvalidURL, ValueError):  # a host's name that can't be one is a ValueError
        raise BadAddress(text) from None
    if not fit:
        raise BadAddress(text)
    return url


def _is_host(host: str, raw: bytes) -> bool:
    """Whether the address names a host: by a name, as it is sent, or by a number of the newer protocol."""
    return IPv6Address(host).scope_id is None if ":" in host else is_name(raw.decode("ascii"))


def site_of(url: httpx.URL) -> str:
    """The address of the whole site, by which its rules are known: "https://example.org"."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def is_secrecy_lost(url: httpx.URL, onward: httpx.URL) -> bool:
    """Whether a redirect leads to where everybody on the way can read and change what is sent."""
    return url.scheme == "https" and onward.scheme == "http"
