"""What a reader can cause in a chat; see corpus.errors for the whole family."""

from __future__ import annotations

from corpus.errors import NewsError


class NotAllowed(NewsError):
    """Only administrators can change this."""


class NothingThen(NewsError):
    """The archive holds nothing on that from that time."""

    def __init__(self, subject: str, *, since: str = "", until: str = "", suggestions: tuple[str, ...] = ()) -> None:
        """From when to when there is something, in words; empty where there is nothing at all."""
        super().__init__(subject, suggestions=suggestions)
        self.since = since
        self.until = until


class BadQuietHours(NewsError):
    """That is no stretch of the day."""


class BadSwitch(NewsError):
    """That is neither on nor off."""


class OnlyAdministrators(NewsError):
    """Only those who run the bot can do this."""

    def __init__(self, subject: str, number: str = "") -> None:
        """The number by which whoever asked can be named as one of them; empty where all could read it."""
        super().__init__(subject)
        self.reason = number


class SecretInAddress(NewsError):
    """The address holds a name and perhaps a password."""


class LargeFile(NewsError):
    """The file is too large to be taken in."""


class LostFile(NewsError):
    """Telegram did not hand the file over."""


class StrangeFile(NewsError):
    """This kind of file holds neither articles nor feeds."""
