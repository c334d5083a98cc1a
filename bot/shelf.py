"""The archive as the bot holds it: opened when first asked, so that the bot can start before there is one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.corpus import Corpus, open_corpus
from corpus.errors import NewsError


class Shelf:
    """One archive, opened for reading at the first question and closed at the end."""

    def __init__(self, path: Path, corpus: Corpus | None = None) -> None:
        self.path = path
        self._corpus = corpus
        self._guard = threading.Lock()

    def open(self) -> Corpus:
        """The archive. Raises EmptyArchive while there is none, DatabaseTrouble where it can't be read."""
        with self._guard:
            if self._corpus is None:
                self._corpus = open_corpus(self.path, write=False)
            return self._corpus

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
            if self._corpus is not None:
                self._corpus.close()
                self._corpus = None
