"""What a reader can cause where promises are concerned; see corpus.errors for the whole family."""

from __future__ import annotations

from corpus.errors import NewsError


class UnknownSubscription(NewsError):
    """There is no such subscription here."""


class TooManySubscriptions(NewsError):
    """This chat has as many subscriptions as it can have."""


class UnknownEdition(NewsError):
    """That digest is not kept any more."""
