"""Addresses as people write them."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.refusals import SecretInAddress
from corpus.fetching.errors import BadAddress
from corpus.intake.urls import web_address

BEGINNINGS = ("http://", "https://")


def address_in(words: str) -> str:
    """The web address that is written, https where nothing is said of it. Raises BadAddress, SecretInAddress."""
    written = words.strip()
    whole = written if "://" in written else f"https://{written}"
    address = web_address(whole)
    if address:
        return address
    try:
        parts = urlsplit(whole)
        secret, host = parts.username is not None, parts.hostname or ""
    except ValueError:
        raise BadAddress(written) from None
    raise SecretInAddress(host) if secret else BadAddress(written)


def is_link(words: str) -> bool:
    """Whether a message is a link and nothing else."""
    return words.casefold().startswith(BEGINNINGS) and " " not in words
