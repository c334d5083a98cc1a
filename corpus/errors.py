"""What a person can cause and mend. Everything else is a bug and travels on untouched.

    NewsError
    ├── UnknownTopic, UnknownArticle, UnknownFeed, NothingFound
    ├── UnknownActor: SeveralActors
    ├── NotAFeed, KnownFeed
    ├── BadDate, BadWindow, BadQuery, BadSchedule, BadZone, BadLanguage
    ├── EmptyArchive, SlowQuestion
    ├── UnreadableFile, BadDefinition
    └── DatabaseTrouble: DatabaseLocked, DatabaseReadOnly, DatabaseFull, DatabaseTooNew,
        DatabaseMissing, NotADatabase

The docstring is the wording where no template has a better one.
"""

from __future__ import annotations


class NewsError(Exception):
    """Something in the question or the surroundings keeps this from being answered."""

    def __init__(self, subject: str = "", *, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(subject)
        self.subject = subject
        self.suggestions = suggestions

    @property
    def name(self) -> str:
        """The class's name, by which the template finds its words."""
        return type(self).__name__


class UnknownTopic(NewsError):
    """There is no such topic."""


class UnknownActor(NewsError):
    """No article names this actor."""


class SeveralActors(UnknownActor):
    """Articles name several people so, and none of them may be chosen for the reader."""


class UnknownArticle(NewsError):
    """The archive holds no such article."""


class UnknownFeed(NewsError):
    """The archive follows no such feed; `dateline feeds list` shows which it does."""


class NotAFeed(NewsError):
    """This is no feed, and names none."""


class KnownFeed(NewsError):
    """The archive follows this feed already."""


class NothingFound(NewsError):
    """Nothing in the archive answers this."""


class BadDate(NewsError):
    """That is no date."""


class BadWindow(NewsError):
    """The end comes before the beginning."""


class BadQuery(NewsError):
    """There is nothing to search for in that."""


class BadSchedule(NewsError):
    """That is no time at which a digest can come."""


class BadZone(NewsError):
    """There is no such time zone."""


class EmptyArchive(NewsError):
    """The archive is empty."""


class SlowQuestion(NewsError):
    """This question takes too long."""


class UnreadableFile(NewsError):
    """The file can't be read."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject)
        self.reason = reason


class BadDefinition(NewsError):
    """The definition can't be understood."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject)
        self.reason = reason


class BadLanguage(NewsError):
    """That is no language's code."""


class DatabaseTrouble(NewsError):
    """The archive can't be used at the moment."""


class DatabaseLocked(DatabaseTrouble):
    """Another program holds the archive."""


class DatabaseReadOnly(DatabaseTrouble):
    """The archive can't be written to."""


class DatabaseFull(DatabaseTrouble):
    """There is no room left on the disk."""


class DatabaseTooNew(DatabaseTrouble):
    """The archive was written by a newer version of Dateline."""


class DatabaseMissing(DatabaseTrouble):
    """The archive's file is not there any more."""


class NotADatabase(DatabaseTrouble):
    """The file is no archive of Dateline's."""
