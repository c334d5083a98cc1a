"""The archive and its ledger as the bot holds them: opened when first asked, so that it starts without any."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from corpus.corpus import Corpus, open_corpus
from corpus.errors import DatabaseMissing, NewsError
from digests.answer_cache import AnswerCache
from digests.ledger.chats import Chats
from digests.ledger.ledger import Ledger, open_ledger
from digests.ledger.model import Chat, ChatKind
from digests.ledger.schema import is_made

UTC = ZoneInfo("UTC")


class Storage:
    """One archive, opened for reading at the first question, and its ledger, opened for writing when it is needed."""

    def __init__(self, path: Path, *, zone: ZoneInfo = UTC) -> None:
        """The zone is that of chats that have chosen none."""
        self.path = path
        self.zone = zone
        self.answer_cache = AnswerCache()
        self._corpus: Corpus | None = None
        self._ledger: Ledger | None = None
        self._file: tuple[int, int] | None = None
        """Which file was opened last, whatever its name is now; none is made in its place."""
        self._retired: list[Corpus | Ledger] = []
        self._guard = threading.Lock()

    def open(self) -> Corpus:
        """The archive. Raises EmptyArchive while there is none, DatabaseTrouble where it can't be read."""
        with self._guard:
            self._let_go_of_another()
            if self._corpus is None:
                self._corpus = open_corpus(self.path, write=False)
                self._file = _file(self.path)
            return self._corpus

    def ledger(self) -> Ledger:
        """The ledger; the archive is made where there is none. Raises DatabaseTrouble."""
        with self._guard:
            self._let_go_of_another()
            if self._ledger is None:
                self._ledger = open_ledger(self.path, self.zone)
                self._file = _file(self.path)
            return self._ledger

    def reopen(self) -> None:
        """Open the file anew when it is next asked for."""
        with self._guard:
            self._retire()

    @property
    def is_there(self) -> bool:
        """Whether there is a ledger to look into, or was: before the archive is made, nothing can be promised."""
        return self._file is not None or self.path.exists()

    def chat(self, number: int, kind: ChatKind) -> Chat:
        """What was agreed with a chat; for one that never agreed on anything, and where that can't be read, nothing."""
        try:
            return self.known(number) or Chat(number, kind)
        except NewsError:
            return Chat(number, kind)

    def known(self, number: int) -> Chat | None:
        """What was agreed with a chat, None for one that never agreed on anything; makes no ledger to look into it.

        Raises EmptyArchive, DatabaseTrouble.
        """
        database = self.open().database
        return Chats(database).find(number) if is_made(database) else None

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:
        """Within it this thread's questions stop after so many seconds. Raises SlowQuestion.

        An archive that can't be opened sets no deadline: whoever asks it will hear why.
        """
        try:
            corpus = self.open()
        except NewsError:
            yield
            return
        with corpus.deadline(seconds):
            yield

    def close(self) -> None:
        with self._guard:
            self._retire()
            self._retire()

    def _let_go_of_another(self) -> None:
        """Where the file was replaced meanwhile, what was opened is not the archive. Raises DatabaseMissing."""
        if self._file is None or (now := _file(self.path)) == self._file:
            return
        if now is None:
            raise DatabaseMissing(self.path.name)
        self._retire()
        self._file = None

    def _retire(self) -> None:
        """Let go of what is open; it is closed the next time, as somebody may be reading in it just now."""
        for old in self._retired:
            old.close()
        self._retired = [opened for opened in (self._corpus, self._ledger) if opened is not None]
        self._corpus = self._ledger = None


def _file(path: Path) -> tuple[int, int] | None:
    """What tells a file from another of the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
