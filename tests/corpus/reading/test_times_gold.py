"""Times measured against what is true of real articles; nothing of them is kept here."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from corpus.model import Days
from corpus.reading.model import TimeExpression
from corpus.reading.passages import tell
from corpus.reading.sentences import split
from corpus.reading.times import read_times

VAGUE_DAYS = 14
"""A vague window may be at most so long."""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def interval(written: str) -> Days | None:
    """The days of a day, month, year or two days with a slash; None for what is no date."""
    try:
        ends = [date.fromisoformat(end) for end in written.split("/")]
    except ValueError:
        year, _, month = written.partition("-")
        if not (year + month).isdigit():
            return None
        return Days.month(int(year), int(month)) if month else Days.year(int(year))
    return Days(ends[0], ends[-1])


def accepted(row: dict[str, str], time: TimeExpression, published: Days) -> bool:
    """Whether an expression has the gold's value or days: exact, save where the gold is loose."""
    wanted = interval(row["resolved"])
    if wanted is None or time.days is None:
        return time.value == row["resolved"]
    if row["kind"] == "vague":
        return time.vague and time.days.overlaps(wanted) and time.days.length <= VAGUE_DAYS
    if row["kind"] == "present":
        return time.value == "PRESENT_REF" and time.days == published
    return time.days == wanted or (row["kind"] == "relative" and wanted.contains(time.days))


def bodies(shared: Path) -> Iterator[tuple[str, str, Days]]:
    published = {
        row["file"]: Days.on(date.fromisoformat(row["published"])) for row in rows(shared / "gold/published.tsv")
    }
    for row in rows(shared / "gold/bodies.tsv"):
        text = (shared / "seeds" / row["file"]).read_text(encoding="utf-8").replace("\xa0", " ")
        end = text.index(row["last line of the body"]) + len(row["last line of the body"])
        yield row["file"], text[text.index(row["first line of the body"]) : end], published[row["file"]]


def test_the_gold_times_are_resolved(shared: Path) -> None:
    """At least 90 of 100 body expressions mean what the gold says."""
    right, wrong = 0, []
    gold = [row for row in rows(shared / "gold/times.tsv") if row["section"] == "body"]
    for file, body, published in bodies(shared):
        times = read_times(body, split(body), published)
        for row in gold:
            if row["file"] != file:
                continue
            start = body.index(row["sentence"])
            there = [t for t in times if start <= t.start < start + len(row["sentence"])]
            fits = [t for t in there if t.text in row["expression"] or row["expression"] in t.text]
            right += any(accepted(row, time, published) for time in fits)
            wrong += [row["expression"]] if not any(accepted(row, time, published) for time in fits) else []
    assert right / (right + len(wrong)) >= 0.9, wrong


def test_the_gold_timeline_is_told(shared: Path) -> None:
    """Every date of the timeline is told by some article, and no other date is invented."""
    wanted = [days for row in rows(shared / "gold/timeline.tsv") if (days := interval(row["date"]))]
    told: list[Days] = []
    for _, body, published in bodies(shared):
        sentences = split(body)
        passages = tell(sentences, read_times(body, sentences, published), published)
        told += [passage.days for passage in passages if passage.days]
    assert [days for days in wanted if days not in told] == []
    assert [days for days in told if not any(one.contains(days) for one in wanted)] == []


def overlap(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def f1(gold: list[dict[str, Any]], found: list[dict[str, Any]], *, valued: bool) -> tuple[int, int, int]:
    """Matches, found, wanted; each wanted expression is matched once."""
    free, matched = list(gold), 0
    for time in found:
        match = next((one for one in free if overlap(one, time)), None)
        if match:
            free.remove(match)
            matched += not valued or str(match["value"]).upper() == time["value"].upper()
    return matched, len(found), len(gold)


def measured(path: Path, *, valued: bool, lines: int | None) -> float:
    """F1 over a set; `lines` where only so many lines of each article were annotated."""
    total = [0, 0, 0]
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        digits = row["published"].split("-")
        published = date(*map(int, digits if len(digits[0]) == 4 else digits[::-1]))
        text = row["text"] if lines is None else "\n".join(row["text"].split("\n")[:lines])
        times = read_times(text, split(text), Days.on(published))
        found = [{"start": t.start, "end": t.end, "value": t.value} for t in times]
        total = [sum(pair) for pair in zip(total, f1(row["times"], found, valued=valued), strict=True)]
    return 2 * total[0] / (total[1] + total[2])


def test_news_of_another_hand(shared: Path) -> None:
    """In news whose first six lines were annotated, four expressions of five have the right value."""
    path = shared / "data/wikinews/articles.jsonl"
    assert measured(path, valued=True, lines=6) >= 0.8
    assert measured(path, valued=False, lines=6) >= 0.85


def test_histories_of_wars(shared: Path) -> None:
    """In histories, at least 85 of 100 expressions are found."""
    assert measured(shared / "data/times/wikiwars.jsonl", valued=False, lines=None) >= 0.85
