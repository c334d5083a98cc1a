"""What people said of samples of the program's readings: lists that are kept without the texts, and their shares."""

from __future__ import annotations

import csv
import math
import random
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

RIGHT, WRONG = "right", "wrong"
COLUMNS = ("verdict", "why")
"""Of a list that is judged, behind all others."""
_SURE = 1.96
"""Standard deviations on either side of a share within which it lies 95 times of 100."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody said of one thing of a set."""

    set: str
    right: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many are right; within `low` and `high` lies the share of all, 95 times of 100."""

    right: int
    of: int
    low: float
    high: float


def write_draw(
    found: Sequence[DataclassInstance], kind: type[DataclassInstance], out: Path, *, most: int, seed: int
) -> int:
    """Draw so many of what was found, all of one kind, and write them to be judged; how many these are."""
    drawn = random.Random(seed).sample(found, min(most, len(found)))
    with out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow([*(field.name for field in fields(kind)), *COLUMNS])
        table.writerows([*astuple(one), "", ""] for one in drawn)
    return len(drawn)


def read_verdicts(path: Path) -> list[Verdict]:
    """The verdicts of a table with the columns `set`, `verdict` and `why`. Raises ValueError where one is missing."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for number, row in enumerate(rows, 2):
        if row["verdict"] not in (RIGHT, WRONG):
            raise ValueError(f"{path} line {number}: the verdict is {row['verdict']!r}, neither {RIGHT} nor {WRONG}")
    return [Verdict(row["set"], row["verdict"] == RIGHT, row["why"] or "") for row in rows]


def share(verdicts: Sequence[Verdict]) -> Share:
    """How many are right, with the bounds by Wilson's formula (1927)."""
    of, right = len(verdicts), sum(one.right for one in verdicts)
    if not of:
        return Share(0, 0, 0.0, 1.0)
    rate, square = right / of, _SURE**2 / of
    middle = (rate + square / 2) / (1 + square)
    reach = _SURE * math.sqrt(rate * (1 - rate) / of + square / (4 * of)) / (1 + square)
    return Share(right, of, middle - reach, middle + reach)


def told(path: Path) -> str:
    """What a table says, in words: all of it, and each set."""
    verdicts = read_verdicts(path)
    names = dict.fromkeys(one.set for one in verdicts)
    return "\n".join((_line("all", verdicts), *(_line(name, [v for v in verdicts if v.set == name]) for name in names)))


def _line(name: str, verdicts: Sequence[Verdict]) -> str:
    found = share(verdicts)
    return f"{name:10} {found.right} of {found.of} right (95 times of 100 between {found.low:.3f} and {found.high:.3f})"
