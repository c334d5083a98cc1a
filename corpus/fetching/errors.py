"""Why a document could not be had, or not be read.

    NewsError
    ├── FetchTrouble
    │   ├── BadAddress, ForbiddenAddress, RobotsForbid
    │   ├── Unreachable, TooSlow, TooLarge, TooManyRedirects, BadEncoding
    │   └── HttpRefused
    ├── ParserFault
    └── NoReader

The subject is the address, or the host where that is all that is known.
"""

from __future__ import annotations

from corpus.errors import NewsError


class FetchTrouble(NewsError):
    """The page could not be fetched."""


class BadAddress(FetchTrouble):
    """That is no address of a web page."""


class ForbiddenAddress(FetchTrouble):
    """The address leads to a network or a port that is not open to all."""


class RobotsForbid(FetchTrouble):
    """The site's robots.txt forbids programs to fetch this page."""


class Unreachable(FetchTrouble):
    """The site can't be reached."""

    def __init__(self, subject: str, reason: str = "") -> None:
        super().__init__(subject)
        self.reason = reason
        """What the network says; empty where it says nothing."""


class TooSlow(FetchTrouble):
    """The site took too long to answer."""


class TooLarge(FetchTrouble):
    """The page is too large."""


class TooManyRedirects(FetchTrouble):
    """The address leads from one to the next without end."""


class BadEncoding(FetchTrouble):
    """The site's answer is compressed in a way that can't be undone."""


class HttpRefused(FetchTrouble):
    """The site refused to give the page."""

    def __init__(self, subject: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(subject)
        self.status = status
        self.reason = str(status)
        self.retry_after = retry_after
        """Seconds for which the server asks to be left alone."""


class ParserFault(NewsError):
    """What was fetched could not be read."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject)
        self.reason = reason
        """What happened to the process that read it: it failed, died, or took too long."""


class NoReader(NewsError):
    """The machine has no room for the process that reads what was fetched."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject)
        self.reason = reason
        """Why it could not be started; nothing of it is the fault of what was to be read."""
