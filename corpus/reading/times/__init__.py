"""The times that a text tells of, found and placed on the calendar."""

from corpus.reading.times.basis import bases
from corpus.reading.times.clues import Clue, clues
from corpus.reading.times.discourse import read_times

__all__ = ["Clue", "bases", "clues", "read_times"]
