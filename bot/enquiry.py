"""What a command may know: the archive, as of when it is asked, and where the reader's days begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.shelf import Shelf
from corpus.corpus import Corpus
from corpus.model import Scope


@dataclass(frozen=True, slots=True)
class Enquiry:
    shelf: Shelf
    asof: datetime
    """Aware, UTC."""
    zone: ZoneInfo

    @property
    def corpus(self) -> Corpus:
        """Raises EmptyArchive while there is none, DatabaseTrouble where it can't be read."""
        return self.shelf.open()

    @property
    def today(self) -> date:
        return self.asof.astimezone(self.zone).date()

    @property
    def is_empty(self) -> bool:
        """Whether there is no article as of then."""
        return not self.corpus.articles.latest(self.everything, limit=1)

    @property
    def everything(self) -> Scope:
        """The whole archive, as of now."""
        return Scope(self.asof)
