"""feedparser, which here passes over an element or a character that it stumbles over, and loses nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

_STUMBLES = (LookupError, TypeError, ValueError)
"""What its handlers of elements raise where one stands empty, or where it is not looked for."""


@cache
def forgiving() -> Callable[..., Any]:
    """`feedparser.parse`, once its parsers forgive; imported late, since it takes 50 ms and only who fetches needs it.

    Raises ValueError of an encoding whose name can't be one, or a character that can't.
    """
    import feedparser
    from feedparser.api import LooseFeedParser, StrictFeedParser

    for parser in (LooseFeedParser, StrictFeedParser):
        parser.can_be_relative_uri = parser.can_be_relative_uri - {"id"}  # an id is a name, and no part of an address
        parser._get_context = _somewhere(parser._get_context)
        for name in dir(parser):
            if name.startswith(("_start_", "_end_")):
                setattr(parser, name, _passing_over(getattr(parser, name), _STUMBLES))
        parser.handle_charref = _passing_over(parser.handle_charref, (OverflowError,))  # of an endless number
    parse: Callable[..., Any] = feedparser.parse
    return parse


def _passing_over(handler: Callable[..., Any], stumbles: tuple[type[Exception], ...]) -> Callable[..., Any]:
    """A handler that leaves out what it stumbles over; its AttributeError has a meaning to its parser."""

    @wraps(handler)
    def handle(self: Any, *attributes: Any) -> Any:
        try:
            return handler(self, *attributes)
        except stumbles:
            return None

    return handle


def _somewhere(context: Callable[..., Any]) -> Callable[..., Any]:
    """What an element belongs to: the feed, where it is within one that the feed does not have."""

    @wraps(context)
    def found(self: Any) -> Any:
        try:
            return context(self)
        except LookupError:
            return self.feeddata

    return found
