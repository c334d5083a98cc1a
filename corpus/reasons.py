"""Why a document could not be had, as it is written down: a sign that templates have words for."""

from __future__ import annotations

from corpus.fetching.errors import FetchTrouble, HttpRefused, ParserFault

NO_FEED = "NotAFeed"
"""What is there is no feed."""


def sign_of(trouble: FetchTrouble | ParserFault) -> str:
    """The error's name, and behind it what more is known of it: "HttpRefused 404"."""
    detail = trouble.reason if isinstance(trouble, HttpRefused | ParserFault) else ""
    return f"{trouble.name} {detail}".rstrip()
