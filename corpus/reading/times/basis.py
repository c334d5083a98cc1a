"""How a time expression comes to its days: stated whole, or counted from something, for whoever asks why."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Days
from corpus.reading.model import Basis, Sentence, TimeExpression
from corpus.reading.times.clues import clues
from corpus.reading.times.discourse import read_times


def bases(text: str, sentences: Sequence[Sentence], anchor: Days | None) -> tuple[tuple[TimeExpression, Basis], ...]:
    """The expressions of a text that stand for days, each with what these hang on.

    What it hangs on is tried: where the text tells the same days with its publication unknown, they don't hang on it.
    """
    alone = {(one.start, one.end): one.days for one in read_times(text, sentences, None)}
    dates = clues(text, sentences)
    found = []
    for one in read_times(text, sentences, anchor):
        if one.days is None:
            continue
        parts = [clue for clue in dates if clue.start < one.end and one.start < clue.end]
        if alone.get((one.start, one.end)) == one.days:
            stated = any(clue.year is not None for clue in parts)
            found.append((one, Basis.STATED if stated else Basis.TEXT))
        else:
            found.append((one, Basis.YEAR if any(clue.month for clue in parts) else Basis.PUBLISHED))
    return tuple(found)
