"""When an archive has grown so much that what holds of the whole of it is looked at anew."""

from __future__ import annotations

from math import floor, log

from corpus.database import Database
from corpus.vocabulary import articles_counted

GROWTH = 1.05
"""How many times greater each size is than the last at which that happens."""


def has_grown(database: Database, added: int) -> bool:
    """Whether the archive passed one of these sizes with so many of its articles, the last to come."""
    now = articles_counted(database)
    return passes(now - added, now)


def passes(before: int, now: int) -> bool:
    """Whether one of the sizes lies between two, or an archive had nothing before."""
    return before < 1 or floor(log(now, GROWTH)) > floor(log(before, GROWTH))
