"""The whole archive, opened once."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from corpus.actors import Actors
from corpus.articles import Articles
from corpus.database import Database
from corpus.feeds import Feeds
from corpus.passages import Passages
from corpus.revisions import Revisions
from corpus.sources import Sources
from corpus.topics import Topics
from corpus.wires import Wires


class Corpus:
    """What the archive can be asked. Reading is safe from several threads at once."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.articles = Articles(database)
        self.actors = Actors(database)
        self.passages = Passages(database)
        self.sources = Sources(database)
        self.topics = Topics(database)
        self.feeds = Feeds(database)
        self.revisions = Revisions(database)
        self.wires = Wires(database)

    def deadline(self, seconds: float) -> AbstractContextManager[None]:
        """Within it this thread's questions stop after so many seconds. Raises SlowQuestion."""
        return self.database.deadline(seconds)

    def close(self) -> None:
        self.database.close()


def open_corpus(path: Path, *, write: bool) -> Corpus:
    """Open an archive; make it where it may be written and doesn't exist.

    Raises EmptyArchive, NotADatabase, DatabaseTooNew, DatabaseLocked, DatabaseReadOnly.
    """
    return Corpus(Database(path, write=write))
