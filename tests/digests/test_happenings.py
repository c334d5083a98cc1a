"""Which dated passages tell of one happening."""

from __future__ import annotations

from datetime import date

from factories import article, published
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article, Days
from digests.happenings import gather
from digests.model import Dated, Passage

OPENED = "King Harald opened the new bridge across the Bodo sound before a large crowd."
OPENED_TOO = "The bridge across the sound at Bodo was opened by King Harald."
STORM = "A storm tore the roof from the railway station in Narvik."


def day(iso: str) -> Days:
    return Days.on(date.fromisoformat(iso))


def dated(
    of: Article, days: Days, *, expected: bool = False, main: bool = True, start: int = 0, end: int | None = None
) -> Dated:
    """The article's whole text as one passage, unless told otherwise."""
    return Dated(Passage(of, start, len(of.text) if end is None else end), days, expected, main)


def told(passages: list[Dated]) -> list[tuple[Days, set[str]]]:
    """The happenings as their days and the sentences that tell them."""
    return [(one.days, {telling.text for telling in one.tellings}) for one in gather(passages)]


def test_two_reports_of_one_day_merge_when_alike() -> None:
    """One happening told by two outlets is one; another on the same day is another."""
    on = day("2024-03-04")
    found = told([dated(article(text), on) for text in (OPENED, STORM, OPENED_TOO)])
    assert (on, {OPENED, OPENED_TOO}) in found
    assert (on, {STORM}) in found


def test_the_same_words_on_other_days_stay_apart() -> None:
    """However alike, what happened on two days happened twice."""
    found = told([dated(article(OPENED), day("2024-03-04")), dated(article(OPENED), day("2024-03-06"))])
    assert [days for days, _ in found] == [day("2024-03-04"), day("2024-03-06")]


def test_two_days_of_one_sentence_are_one_stretch() -> None:
    """ "On 4 and 5 March" is told under both days at once, and a report of one of them joins it."""
    both = article("The king met the mayors of Bodo and Narvik on 4 and 5 March, one after another.")
    one = article("On 4 March the king met the mayor of Narvik.")
    stretch = Days(date(2024, 3, 4), date(2024, 3, 5))
    found = told([dated(both, day("2024-03-04")), dated(both, day("2024-03-05")), dated(one, day("2024-03-04"))])
    assert found == [(stretch, {both.text, one.text})]


def test_a_month_bears_witness_to_a_day_in_it() -> None:
    """What is told of March and of the fourth of March in like words is told once, under the day."""
    found = told([dated(article(OPENED_TOO), Days.month(2024, 3)), dated(article(OPENED), day("2024-03-04"))])
    assert found == [(day("2024-03-04"), {OPENED, OPENED_TOO})]


def test_a_month_with_another_happening_is_its_own() -> None:
    """A month's storm is not the opening on one of its days."""
    found = told([dated(article(STORM), Days.month(2024, 3)), dated(article(OPENED), day("2024-03-04"))])
    assert len(found) == 2


def test_a_sentence_is_shown_at_its_main_date_and_bears_witness_at_others() -> None:
    """A reference to an earlier day joins what tells of it."""
    later = article("On Friday the mayor thanked King Harald for having opened the bridge across the Bodo sound.")
    found = told(
        [
            dated(article(OPENED), day("2024-03-04")),
            dated(later, day("2024-03-08")),
            dated(later, day("2024-03-04"), main=False),
        ]
    )
    assert found == [(day("2024-03-04"), {OPENED, later.text}), (day("2024-03-08"), {later.text})]


def test_a_reference_does_not_become_an_entry_where_the_day_has_one() -> None:
    """What is only referred to does not stand under three dates."""
    later = article("On Friday the mayor thanked the king for the opening on 4 March.")
    found = told(
        [
            dated(article(STORM), day("2024-03-04")),
            dated(later, day("2024-03-08")),
            dated(later, day("2024-03-04"), main=False),
        ]
    )
    assert found == [(day("2024-03-04"), {STORM}), (day("2024-03-08"), {later.text})]


def test_a_date_that_only_a_reference_tells_is_not_lost() -> None:
    """Rather than lose a day, a sentence is shown under it as well."""
    later = article("On Friday the mayor thanked the king for the opening on 4 March.")
    found = told([dated(later, day("2024-03-08")), dated(later, day("2024-03-04"), main=False)])
    assert {days for days, _ in found} == {day("2024-03-08"), day("2024-03-04")}


def test_an_introduction_joins_what_it_introduces() -> None:
    """ "The statement said:" is told with the statement, not beside it."""
    text = "The palace said on Monday:\nOn 4 March King Harald opened the bridge."
    of = article(text)
    found = gather(
        [
            dated(of, day("2024-03-04"), end=text.index("\n")),
            dated(of, day("2024-03-04"), start=text.index("\n") + 1),
        ]
    )
    assert len(found) == 1


TEXTS = [OPENED, OPENED_TOO, STORM, "Snow fell.", ""]


@st.composite
def passages(draw: st.DrawFn) -> list[Dated]:
    """Some articles of one sentence, each dated one to three times."""
    made: list[Dated] = []
    for n in range(draw(st.integers(0, 6))):
        of = article(draw(st.sampled_from(TEXTS)) + "." * n, on=published(f"2024-04-{draw(st.integers(1, 28)):02}"))
        for _ in range(draw(st.integers(1, 3))):
            first = draw(st.integers(1, 28))
            last = min(28, first + draw(st.sampled_from([0, 0, 0, 1, 9])))
            days = draw(st.sampled_from([Days(date(2024, 3, first), date(2024, 3, last)), Days.month(2024, 3)]))
            made.append(dated(of, days, expected=draw(st.booleans()), main=draw(st.booleans())))
    return made


@given(passages())
def test_every_sentence_is_told_somewhere_and_once_in_each(given_passages: list[Dated]) -> None:
    """No sentence given for a day is lost, and none stands twice in one happening."""
    happenings = gather(given_passages)
    placed = [[telling.passage.place for telling in happening.tellings] for happening in happenings]
    assert {place for places in placed for place in places} == {
        (one.passage.article.id, one.passage.start) for one in given_passages
    }
    assert all(len(set(places)) == len(places) for places in placed)


@given(passages())
def test_every_date_told_is_kept(given_passages: list[Dated]) -> None:
    """Each stretch of days given lies within, or around, the days of some happening."""
    happenings = gather(given_passages)
    for one in given_passages:
        assert any(happening.days.overlaps(one.days) for happening in happenings)


@given(passages())
def test_merging_is_idempotent(given_passages: list[Dated]) -> None:
    """Giving every passage twice changes nothing."""
    once = [(one.days, [t.passage.place for t in one.tellings]) for one in gather(given_passages)]
    assert [(one.days, [t.passage.place for t in one.tellings]) for one in gather(given_passages * 2)] == once


def test_what_has_been_so_since_a_day_did_not_happen_on_it() -> None:
    """A count "since" a day bears witness to that day's happening, and is an entry only where nothing else tells it."""
    on = day("2024-03-04")
    since = article("Since 4 March more than forty people have crossed the new bridge across the Bodo sound.")
    opened = article(OPENED)
    assert told([dated(since, on), dated(opened, on)]) in ([(on, {opened.text, since.text})], [(on, {opened.text})])
    assert told([dated(since, on)]) == [(on, {since.text})]


def test_the_worst_since_a_year_is_nothing_of_that_year() -> None:
    """A comparison names the year without telling anything of it."""
    worst = article("A general is among the dead of the worst storm in Narvik since 2016.")
    assert told([dated(worst, Days.year(2016))]) == []


def test_a_year_remembered_for_a_thing_is_its_month() -> None:
    """What is told of a year long past and of a month of it is told once."""
    month = article("The war over the island ended with a ceasefire in May 1994.")
    year = article("The quiet after the truce of 1994 is what the council takes credit for.")
    assert told([dated(year, Days.year(1994)), dated(month, Days.month(1994, 5))]) == [
        (Days.month(1994, 5), {month.text, year.text})
    ]


def test_a_thing_named_by_its_day_is_no_second_happening() -> None:
    """ "The truce of 4 March" looks back; "the night of 4 March" does not."""
    on = day("2024-03-04")
    named = article("Men who were caught after the treaty of 4 March are no prisoners, the council holds.")
    opened = article(OPENED)
    assert [texts for _, texts in told([dated(named, on), dated(opened, on)])] == [{opened.text}]
    night = article("In the night of 4 March a train left the rails near Narvik.")
    assert len(told([dated(night, on), dated(opened, on)])) == 2
