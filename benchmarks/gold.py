"""How much of the hand-labelled truth about a folder of articles comes out of the archive, end to end.

Every figure is taken from what is stored or answered after an ordinary load, not from a reader alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from benchmarks.archives import taking_in
from corpus.corpus import Corpus
from corpus.intake.admit import found_in
from corpus.model import Article, Days, Scope, Window
from corpus.reading.sentences import split
from corpus.reading.spelling import fold, similar
from corpus.reading.times import read_times
from digests import answers
from digests.model import Timeline
from digests.subjects import find_subject

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Score:
    """So many of so many are right, with those that are not."""

    name: str
    right: int
    of: int
    missed: tuple[str, ...] = ()

    def __str__(self) -> str:
        share = f"{self.right}/{self.of}"
        return "\n".join([f"{self.name:38} {share:>9}", *(f"    {each}" for each in self.missed)])


def rows(path: Path) -> list[dict[str, str]]:
    """A tab-separated file by its headings."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def stored(corpus: Corpus, seeds: Path) -> dict[str, Article]:
    """The archive's articles by the file they came from: the one that holds most of an article's lines."""
    everything = corpus.articles.latest(Scope(NOW), limit=1_000)
    texts = {path.name: path.read_text(encoding="utf-8").replace("\u00a0", " ") for path in sorted(seeds.glob("*.txt"))}

    def held(article: Article, text: str) -> int:
        return sum(" ".join(line.split()) in text for line in article.text.split("\n"))

    return {name: max(everything, key=partial(held, text=text)) for name, text in texts.items()}


def bodies(gold: Path, found: dict[str, Article]) -> Score:
    """Whether each text begins and ends where the article does and holds none of the furniture."""
    missed = []
    wanted = rows(gold / "bodies.tsv")
    for row in wanted:
        text = found[row["file"]].text
        forbidden = [word for word in (row["must not be in the text"] or "").split("; ") if word and word in text]
        if not text.startswith(row["first line of the body"]):
            missed.append(f"{row['file']} begins {text[:50]!r}")
        elif not text.rstrip().endswith(row["last line of the body"]):
            missed.append(f"{row['file']} ends {text[-50:]!r}")
        elif forbidden:
            missed.append(f"{row['file']} holds {forbidden}")
    return Score("bodies", len(wanted) - len(missed), len(wanted), tuple(missed))


def dates(gold: Path, found: dict[str, Article]) -> Score:
    """Whether each publication date lies within what is accepted, or is told as not known where that is."""
    missed = []
    wanted = rows(gold / "published.tsv")
    for row in wanted:
        published = found[row["file"]].published
        accepted = Days(*map(date.fromisoformat, row["accepted"].split("/")))
        fine = published.days is not None and accepted.contains(published.days)
        if not fine and not ("unknown" in row["how"] and not published.firm):
            missed.append(f"{row['file']}: {published}")
    return Score("publication dates", len(wanted) - len(missed), len(wanted), tuple(missed))


def actors(gold: Path, corpus: Corpus, found: dict[str, Article]) -> Iterator[Score]:
    """How many required actors are found, and how many of those found are right."""
    absent, wrong, required, right = [], [], 0, 0
    by_file: dict[str, list[dict[str, str]]] = {}
    for row in rows(gold / "actors.tsv"):
        by_file.setdefault(row["file"], []).append(row)
    for name, labelled in by_file.items():
        named = _named(corpus, found[name])
        for row in labelled:
            if row["required"] == "1":
                required += 1
                if not any(_is(row, names) for names in named):
                    absent.append(f"{name}: {row['actor']}")
        for names in named:
            matching = [row for row in labelled if _is(row, names)]
            right += any(row["required"] == "1" for row in matching)
            if not matching:
                wrong.append(f"{name}: {sorted(names)[:3]}")
    yield Score("required actors found", required - len(absent), required, tuple(absent))
    yield Score("actors found that are right", right, right + len(wrong), tuple(wrong))


def _named(corpus: Corpus, article: Article) -> list[set[str]]:
    """For each actor of an article all that it is called."""
    rows_ = corpus.database.query(
        "select m.actor_id, substr(a.body, m.start + 1, m.stop - m.start) from mention m"
        " join article a on a.id = m.article_id where a.id = :id",
        {"id": article.id},
    )
    surfaces: dict[int, set[str]] = {}
    for actor, surface in rows_:
        surfaces.setdefault(actor, {corpus.actors.get(actor).name}).add(surface)
    return list(surfaces.values())


def _is(row: dict[str, str], names: set[str]) -> bool:
    wanted = {fold(name) for name in (row["actor"], *row["mentions"].split("|"))}
    folded = {fold(name) for name in names}
    return bool(wanted & folded) or any(similar(w, f) > 0.85 for w in (fold(row["actor"]),) for f in folded)


def times(gold: Path, found: dict[str, Article]) -> Score:
    """How many expressions of the bodies come out as accepted, each article's true date given."""
    published = {row["file"]: row["published"] for row in rows(gold / "published.tsv")}
    wanted = [row for row in rows(gold / "times.tsv") if row["section"] == "body"]
    missed = []
    for row in wanted:
        text = found[row["file"]].text
        anchor = Days.on(date.fromisoformat(published[row["file"]]))
        expressions = read_times(text, split(text), anchor)
        start = text.find(" ".join(row["sentence"].split()))
        place = start + row["sentence"].find(row["expression"])
        end = place + len(row["expression"])
        met = [e for e in expressions if start >= 0 and e.start < end and place < e.end]
        if not any(_accepted(row, e.days, e.value, anchor) for e in met):
            missed.append(f"{row['expression']!r} -> {[(e.text, e.value, e.days) for e in met]}, not {row['resolved']}")
    return Score("time expressions", len(wanted) - len(missed), len(wanted), tuple(missed))


def _accepted(row: dict[str, str], days: Days | None, value: str, anchor: Days) -> bool:
    if value == row["resolved"] or (row["resolved"] == "FUTURE_REF" and value.startswith("FUTURE")):
        return True
    if days is None or not row["resolved"][:4].isdigit():
        return False
    true = _stretch(row["resolved"])
    if row["kind"] == "vague":
        return days.length <= 15 and (days.contains(true) or days.overlaps(true))
    return days == true or (row["expression"] == "today" and days == anchor)


def _stretch(written: str) -> Days:
    ends = [_one(end) for end in written.split("/")]
    return Days(ends[0].first, ends[-1].last)


def _one(written: str) -> Days:
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 1:
        return Days.year(parts[0])
    return Days.month(*parts) if len(parts) == 2 else Days.on(date(*parts))


def timeline(gold: Path, corpus: Corpus, topic: str) -> Iterator[Score]:
    """Whether every row stands on its date and no other date is told."""
    subject = find_subject(corpus, topic, NOW)
    shown = answers.timeline(corpus, subject, Window(), asof=NOW)
    wanted = rows(gold / "timeline.tsv")
    true = [_stretch(row["date"]) for row in wanted]
    missed = [
        f"{row['date']} {row['what'][:60]}"
        for row, days in zip(wanted, true, strict=True)
        if not _told(days, shown, row)
    ]
    yield Score("timeline rows on their date", len(wanted) - len(missed), len(wanted), tuple(missed))
    invented = [event for event in shown.events if not any(days.contains(event.days) for days in true)]
    yield Score(
        "timeline dates that are true",
        len(shown.events) - len(invented),
        len(shown.events),
        tuple(f"{e.days.first}/{e.days.last} {e.passages[0].sentence[:80]}" for e in invented),
    )


def _told(days: Days, shown: Timeline, row: dict[str, str]) -> bool:
    wide = days.is_month or days.is_year
    if any(event.days == days or (not wide and days.contains(event.days)) for event in shown.events):
        return True
    return "can be dated" in row["what"] and bool(shown.undated)


def scores(seeds: Path, gold: Path, database: Path) -> list[Score]:
    """Load the seeds into a new archive and score it against every gold file."""
    with taking_in(database, seen=NOW, processes=1) as (corpus, intake):
        intake.admit(found_in([seeds]))
        found = stored(corpus, seeds)
        return [
            bodies(gold, found),
            dates(gold, found),
            *actors(gold, corpus, found),
            times(gold, found),
            *timeline(gold, corpus, "karabakh"),
        ]
