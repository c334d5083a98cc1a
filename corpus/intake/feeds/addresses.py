"""Addresses as feeds write them."""

from __future__ import annotations

from corpus.intake.urls import LONGEST_URL, web_address

_NEVER = frozenset('<>"')
"""What stands in markup, and in no address."""


def address_of(written: str, base: str) -> str | None:
    """The address of a page that the feed at `base` names; None where it is none, or the feed itself.

    Blanks within it are those of a file's name, and "www.example.org/…" lacks its scheme.
    """
    text = "%20".join(written[: LONGEST_URL + 1].split(" "))
    if _NEVER & set(text):
        return None
    found = web_address(f"//{text}" if text.lower().startswith("www.") else text, base)
    return found if found != base else None
