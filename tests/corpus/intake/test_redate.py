"""What a load touches is dated anew, and nothing else needs to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.corpus import Corpus, open_corpus
from corpus.intake import growth
from corpus.intake import redate as redating
from corpus.intake.admit import Intake
from corpus.intake.raw import RawArticle
from corpus.model import ArticleId, DatedPassage, Days, Known, Published, Scope

SEEN = datetime(2024, 12, 1, 12, 0, tzinfo=UTC)
ALWAYS, NEVER = 1 + 1e-9, 1e9
"""How much an archive must grow for all in sight to be looked at."""

AFFAIRS = (
    "The inquiry into the flooded Tarlenheim quarry near Zenda heard Colonel Sapt and engineer Rudolf Rassendyll.",
    "Dockworkers of the Elphberg Shipyard blocked the ferry at Festenburg; Marshal Strakencz sent no gendarmes.",
)
STEPS = (
    "Judge Bersonin questioned pumping engineers about cracked concrete.",
    "Widows demanded compensation before the marble ministry.",
    "Princess Flavia visited hospital wards with violet bouquets.",
    "Divers recovered rusted ledgers from submerged lorries.",
    "Geologists published seismograph readings and sketches.",
)
FIRST_STEP, BETWEEN_STEPS = date(2024, 1, 8), timedelta(days=35)
"""Near enough for one step's date to tell the year of the next, too far for that of the one after."""


@dataclass(frozen=True)
class Report:
    """An article on a step of an affair, which tells its day without the year, and may state when it was published."""

    affair: int
    step: int
    states_date: bool

    def raw(self, number: int) -> RawArticle:
        day = _day(self.step)
        told = f"{AFFAIRS[self.affair]} On {day:%A}, {day.day} {day:%B}, this went on. {STEPS[self.step]}"
        return RawArticle(
            f"report {number}",
            (told, f"This was bulletin {number} of a newspaper with many readers in the country."),
            title=AFFAIRS[self.affair],
            source=f"Sample {number}",
            extracted=True,
            published=Published(Days.on(day), Known.GIVEN) if self.states_date else None,
        )


def _day(step: int) -> date:
    return FIRST_STEP + step * BETWEEN_STEPS


@contextmanager
def _archive() -> Iterator[Corpus]:
    with TemporaryDirectory() as folder:
        corpus = open_corpus(Path(folder) / "a.db", write=True)
        try:
            yield corpus
        finally:
            corpus.close()


def _load(corpus: Corpus, found: Iterable[RawArticle], seen: datetime = SEEN) -> int:
    """Take articles in; how many dates got better."""
    intake = Intake(corpus, (), seen=seen, processes=1, on_rejection=print, on_progress=lambda report: None)
    return intake.admit(found).redated


def _known(corpus: Corpus) -> dict[str, tuple[Published, tuple[DatedPassage, ...]]]:
    """How each article is dated and what it tells on which days, by its outlet."""
    articles = corpus.articles.latest(Scope(SEEN + timedelta(days=1)), limit=100)
    return {one.source: (one.published, corpus.passages.of(one.id)) for one in articles}


reports = st.builds(Report, st.integers(0, 1), st.integers(0, 4), states_date=st.booleans())
loads = st.lists(st.lists(reports, min_size=1, max_size=3), min_size=1, max_size=5)


@settings(max_examples=25, deadline=None)
@given(loads)
def test_what_a_load_touches_is_all_that_it_dates(loads: list[list[Report]]) -> None:
    """After each load every article is dated, and tells what it tells, as if all had been looked at after each."""
    number = count()
    with pytest.MonkeyPatch.context() as patch, _archive() as touched, _archive() as looked_through:
        for load in loads:
            found = [report.raw(next(number)) for report in load]
            for corpus, rate in ((touched, NEVER), (looked_through, ALWAYS)):
                patch.setattr(growth, "GROWTH", rate)
                _load(corpus, found)
            assert _known(touched) == _known(looked_through)


def test_a_date_that_was_found_finds_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many hang one on the other, in whatever order they came, and though the load touches only one of them."""
    monkeypatch.setattr(growth, "GROWTH", NEVER)
    with _archive() as corpus:
        assert _load(corpus, [Report(0, step, states_date=False).raw(step) for step in (4, 2, 1, 3)]) == 0
        assert _load(corpus, [Report(1, 0, states_date=True).raw(5)]) == 0
        assert _load(corpus, [Report(0, 0, states_date=True).raw(0)]) == 4
        days = {source: published.days for source, (published, _) in _known(corpus).items()}
    for step in (1, 2, 3, 4):
        assert days[f"Sample {step}"] == Days(_day(step), _day(step) + timedelta(days=1))


def test_what_comes_into_sight_is_dated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one before it turns out to be firmly dated, by a later text of it that states its date."""
    monkeypatch.setattr(growth, "GROWTH", NEVER)
    monkeypatch.setattr(redating, "MOST_DOUBTFUL", 1)
    hiding = replace(Report(1, 0, states_date=False).raw(2), url="https://sample.example/2")
    dated = replace(Report(1, 0, states_date=True).raw(2), url=hiding.url, lines=(*hiding.lines, "It was corrected."))
    with _archive() as corpus:
        _load(corpus, [Report(0, 1, states_date=False).raw(1)], SEEN - timedelta(days=1))
        _load(corpus, [hiding])
        assert _load(corpus, [Report(0, 0, states_date=True).raw(3)]) == 0
        assert _load(corpus, [dated]) == 1
        first, _ = _known(corpus)["Sample 1"]
    assert first.days == Days(_day(1), _day(1) + timedelta(days=1))


def test_little_is_looked_at_after_a_small_load(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what an article that came is near to; but all once the archive has grown by a twentieth."""
    asked: list[ArticleId] = []
    near = redating._Desk._near
    monkeypatch.setattr(redating._Desk, "_near", lambda desk, one: asked.append(one) or near(desk, one))
    with _archive() as corpus:
        _load(corpus, [Report(0, step, states_date=False).raw(step) for step in range(5)])
        monkeypatch.setattr(growth, "GROWTH", NEVER)
        asked.clear()
        _load(corpus, [Report(1, 0, states_date=True).raw(5)])
        untouched = len(asked)
        monkeypatch.setattr(growth, "GROWTH", ALWAYS)
        _load(corpus, [Report(1, 1, states_date=True).raw(6)])
    assert untouched == 0
    assert len(asked) == 5
