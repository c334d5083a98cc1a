"""Why a document could not be had, as it is written down: a sign that templates have words for."""

from __future__ import annotations

from corpus.fetching.errors import FetchTrouble, HttpRefused, ParserFault

NO_FEED = "NotAFeed"
"""What is there is no feed."""
_LONGEST_FAULT = 200


def sign_of(trouble: FetchTrouble | ParserFault) -> str:
    """The error's name, and behind it what more is known of it: "HttpRefused 404"."""
    detail = trouble.reason if isinstance(trouble, HttpRefused | ParserFault) else ""
    return f"{trouble.name} {detail}".rstrip()


def is_fault(sign: str) -> bool:
    """Whether it is a fault of ours that kept something from being read."""
    return sign.partition(" ")[0] == ParserFault.__name__


def fault_in_words(fault: Exception) -> str:
    """What broke, in a line of so many characters at most: "ValueError: not a number"."""
    said = f"{type(fault).__name__}: {fault}"[:_LONGEST_FAULT]
    return "".join(char if char.isprintable() else " " for char in said)
