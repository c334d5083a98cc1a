"""A text's time expressions where they stand: in their sentence, with their clause's tense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.reading.model import Sentence
from corpus.reading.times.find import find_all
from corpus.reading.times.meanings import Clock, Found, Referring, Repeating, SpanOf
from corpus.reading.times.tense import is_future


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression in its sentence."""

    sentence: Sentence
    found: Found

    @property
    def future(self) -> bool:
        """Whether its clause looks ahead; read from the text when asked for, since most days are told without it."""
        begins = self.sentence.start
        return not isinstance(self.found.meaning, _TENSELESS) and is_future(
            self.sentence.text, self.found.start - begins, self.found.end - begins
        )


_TENSELESS = (Clock, Referring, Repeating, SpanOf)


def all_placed(text: str, sentences: Sequence[Sentence]) -> tuple[Placed, ...]:
    """Every expression of a text, in order and none overlapping.

    Those of the last text are kept, since an article that states no date is dated by them before it is read.
    """
    return _placed(text, tuple(sentences))


@lru_cache(maxsize=1)
def _placed(text: str, sentences: tuple[Sentence, ...]) -> tuple[Placed, ...]:
    return tuple(Placed(sentence, found) for sentence, found in find_all(text, sentences))
