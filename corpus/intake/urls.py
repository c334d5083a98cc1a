"""Addresses from outside: only what a reader can safely be sent to."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

LONGEST_URL = 2000


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
