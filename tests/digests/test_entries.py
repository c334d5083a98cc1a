"""What a timeline prints of each happening."""

from __future__ import annotations

from datetime import date

from factories import article

from corpus.model import Days
from digests.entries import entries
from digests.happenings import gather
from digests.model import Dated, Event, Passage

DAY = Days.on(date(2024, 3, 4))
BEFORE = "A court in Bodo had ordered the builders to stop in February."
LEANING = "On Monday it lifted the order."
STORM = "A storm tore the roof from the railway station in Narvik on Monday."


def made(*passages: tuple[Passage, Days, bool]) -> list[Event]:
    return entries(gather([Dated(passage, days, expected=False, main=main) for passage, days, main in passages]))


def cut(text: str, sentence: str) -> Passage:
    of = article(text)
    return Passage(of, text.index(sentence), text.index(sentence) + len(sentence))


def test_a_sentence_that_leans_on_the_one_before_brings_it() -> None:
    """An "it" is shown behind the sentence that says what it is."""
    (event,) = made((cut(f"{BEFORE} {LEANING}", LEANING), DAY, True))
    assert event.before is not None
    assert event.before.sentence == BEFORE
    assert event.passages[0].sentence == LEANING


def test_a_sentence_that_counts_from_the_one_before_brings_it_whatever_it_leans_on() -> None:
    """Four minutes later than what is told there, though that one speaks of an "it" itself."""
    counted = "Four minutes later, the builders of Bodo say, the crane on the quay fell on Monday."
    (event,) = made((cut(f"{BEFORE} {LEANING} {counted}", counted), DAY, True))
    assert event.before is not None
    assert event.before.sentence == LEANING


def test_a_sentence_that_nothing_explains_bears_witness_to_its_articles_entry() -> None:
    """Where the sentence before does not help either, the day's clear sentence of that article is shown alone."""
    of = article(f"{STORM} They cheered. {LEANING}")
    storm, leaning = Passage(of, 0, len(STORM)), Passage(of, of.text.index(LEANING), len(of.text))
    (event,) = made((leaning, DAY, True), (storm, DAY, True))
    assert event.passages[0] == storm
    assert leaning in event.passages
    assert event.before is None


def test_a_day_that_a_shown_sentence_only_mentions_is_no_entry() -> None:
    """The sentence stands once, under the day of its main clause."""
    text = "The bridge, whose builders had met the king on 8 January, was opened to the public on 4 March."
    whole = cut(text, text)
    (event,) = made((whole, DAY, True), (whole, Days.on(date(2024, 1, 8)), False))
    assert event.days == DAY
