"""What happened when: the entries of a timeline and their order."""

from __future__ import annotations

from datetime import date, timedelta

from factories import article, published
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article, Days, Known, Tally, Window
from digests import timeline
from digests.model import Dated, Passage, Timeline

OPENED = "King Harald opened the new bridge across the Bodo sound before a large crowd."
OPENED_TOO = "The bridge across the sound at Bodo was opened by King Harald at noon."
STORM = "A storm tore the roof from the railway station in Narvik and closed the line."
BUILT = "Work on the bridge across the sound began after ten years of quarrel in the council."


def day(iso: str) -> Days:
    return Days.on(date.fromisoformat(iso))


def dated(of: Article, days: Days, *, expected: bool = False, main: bool = True) -> Dated:
    return Dated(Passage(of, 0, len(of.text)), days, expected, main)


def build(passages: list[Dated], **more: object) -> Timeline:
    return timeline.build("Bridge", Window(), passages, **more)  # type: ignore[arg-type]


def test_all_dates_are_kept_where_they_fit() -> None:
    """A short list is not chosen from."""
    tallies = [Tally(day("2024-03-09"), 1), Tally(day("2024-03-04"), 5)]
    assert timeline.choose(tallies, 2) == (tallies[1], tallies[0])


def test_the_days_most_articles_tell_of_are_chosen() -> None:
    """Of too many, those told by most, and long after, stay; in order of time."""
    tallies = [
        Tally(day("2024-03-01"), 1),
        Tally(day("2024-03-02"), 9),
        Tally(day("2024-03-03"), 9, later=8),
        Tally(Days.month(2024, 2), 9),
    ]
    assert timeline.choose(tallies, 1) == (tallies[2],)
    assert timeline.choose(tallies, 2) == (tallies[1], tallies[2])


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 50)), unique_by=lambda pair: pair[0]), st.integers(0, 9))
def test_choosing_gives_no_more_than_asked_in_order(counts: list[tuple[int, int]], limit: int) -> None:
    """Whatever the counts, at most so many, all of those given, oldest first."""
    tallies = [Tally(Days.on(date(2024, 1, 1) + timedelta(n)), articles) for n, articles in counts]
    chosen = timeline.choose(tallies, limit)
    assert len(chosen) == min(limit, len(tallies))
    assert set(chosen) <= set(tallies)
    assert list(chosen) == sorted(chosen, key=lambda tally: tally.days)


def test_a_day_that_stands_out_goes_before_one_among_its_likes() -> None:
    """In a week that is told of every day, a lone day that as many tell of is chosen first."""
    week = [Tally(day(f"2024-03-{n:02}"), 9) for n in range(4, 11)]
    lone = Tally(day("2024-05-01"), 9)
    assert timeline.choose([*week, lone], 1) == (lone,)


def test_where_there_are_many_dates_those_of_slight_worth_are_left() -> None:
    """Five great days and twenty slight ones: the best eight are told, and all only where they are asked for."""
    great = [Tally(day(f"2024-03-{n:02}"), 90) for n in range(1, 30, 6)]
    slight = [Tally(day(f"2024-{month:02}-{n:02}"), 2) for month in (5, 6) for n in range(1, 30, 3)]
    assert len(timeline.choose([*great, *slight], 24, telling=True)) == timeline.FEWEST
    assert len(timeline.choose([*great, *slight], 24)) == 24
    assert len(timeline.choose([*great, *slight], 25, telling=True)) == timeline.FEWEST
    assert len(timeline.choose(slight, 25, telling=True)) == len(slight)


def test_an_actors_dates_must_weigh_more_than_a_topics() -> None:
    """Days worth a quarter of the best are told of a topic, and left of an actor beyond the first eight."""
    great = [Tally(day(f"2024-03-{n:02}"), 80) for n in range(1, 30, 6)]
    middling = [Tally(day(f"2024-{month:02}-{n:02}"), 20) for month in (5, 6) for n in range(1, 30, 3)]
    tallies = [*great, *middling]
    assert len(timeline.choose(tallies, 24, telling=True)) == 24
    assert len(timeline.choose(tallies, 24, telling=True, of_one=True)) == timeline.FEWEST


def test_a_day_that_everybody_looks_back_to_puts_no_other_out() -> None:
    """An actor's dozen days of one weight are told beside a day that twenty times as many articles name."""
    dozen = [Tally(day(f"2024-{month:02}-{n:02}"), 20) for month in (3, 4) for n in range(1, 30, 5)]
    looked_back_to = Tally(day("2001-09-11"), 400)
    assert set(dozen) <= set(timeline.choose(dozen, 24, telling=True, of_one=True))
    assert set(dozen) <= set(timeline.choose([*dozen, looked_back_to], 24, telling=True, of_one=True))


def test_entries_come_oldest_first_and_a_month_before_its_days() -> None:
    """A month's entry stands at the head of the month."""
    found = build(
        [
            dated(article(STORM), day("2024-03-01")),
            dated(article(BUILT), Days.month(2024, 3)),
            dated(article(OPENED), Days.year(1994)),
        ]
    )
    assert [event.days for event in found.events] == [Days.year(1994), Days.month(2024, 3), day("2024-03-01")]


def test_one_entry_a_happening_with_all_that_tell_of_it() -> None:
    """The second source corroborates; it is no second entry."""
    one, two = article(OPENED), article(OPENED_TOO, source="Sample Post")
    (event,) = build([dated(one, day("2024-03-04")), dated(two, day("2024-03-04"))]).events
    assert {passage.article for passage in event.passages} == {one, two}


def test_a_sentence_about_the_day_is_shown_before_one_that_refers_to_it() -> None:
    """The main clause's own day decides who is quoted first."""
    about, referring = article(OPENED), article(f"On Friday the mayor praised how {OPENED}")
    (event, _) = build(
        [
            dated(referring, day("2024-03-04"), main=False),
            dated(referring, day("2024-03-08")),
            dated(about, day("2024-03-04")),
        ]
    ).events
    assert event.passages[0].article == about


def test_a_sentence_that_leans_on_another_is_not_shown_first() -> None:
    """Of two, the one that can be understood by itself is shown."""
    leaning, clear = article("He opened the bridge across the Bodo sound, King Harald."), article(OPENED)
    (event,) = build([dated(leaning, day("2024-03-04")), dated(clear, day("2024-03-04"))]).events
    assert event.passages[0].article == clear


def test_what_is_only_announced_is_marked_until_it_is_told() -> None:
    """An announcement is expected; once somebody tells that it happened, it is not."""
    announced = dated(
        article("King Harald is to open the bridge across the Bodo sound."), day("2024-03-04"), expected=True
    )
    assert build([announced]).events[0].expected
    (event,) = build([announced, dated(article(OPENED), day("2024-03-04"))]).events
    assert not event.expected
    assert event.passages[0].sentence == OPENED


def test_a_lead_without_a_date_stands_under_the_day_it_was_published() -> None:
    """Where nothing else tells of that day, and the lead is about the subject, it is an entry marked as reported."""
    told = dated(article(OPENED), day("2024-03-04"))
    lead = article(
        "The bridge across the Bodo sound has been closed again because of a crack.", on=published("2024-03-20")
    )
    found = build([told], leads=[Passage(lead, 0, len(lead.text))])
    assert [(event.days, event.reported) for event in found.events] == [
        (day("2024-03-04"), False),
        (day("2024-03-20"), True),
    ]


def test_a_lead_does_not_stand_where_it_would_be_invented() -> None:
    """Not where its date was worked out, not on a day that has an entry, not when it is about something else."""
    told = dated(article(OPENED), day("2024-03-04"))
    worked_out = article(BUILT, on=published("2024-03-20", how=Known.TEXT))
    same_day = article(BUILT, on=published("2024-03-04"))
    elsewhere = article("Cocoa prices in Ghana rose sharply after weeks of rain.", on=published("2024-03-20"))
    leads = [Passage(one, 0, len(one.text)) for one in (worked_out, same_day)]
    assert len(build([told], leads=leads).events) == 1
    assert len(build([told] * 3, leads=[Passage(elsewhere, 0, len(elsewhere.text))]).events) == 1


def test_only_days_within_the_window_are_told() -> None:
    """What happened before it or after it is left out."""
    passages = [dated(article(OPENED), day("2024-03-04")), dated(article(STORM), day("2024-03-09"))]
    found = timeline.build("Bridge", Window(until=date(2024, 3, 5)), passages)
    assert [event.days for event in found.events] == [day("2024-03-04")]


def test_of_too_many_happenings_each_date_keeps_its_foremost() -> None:
    """With room for two entries, both dates stay, each with what most articles tell of it."""
    passages = [dated(article(text), day("2024-03-04")) for text in (STORM, OPENED, OPENED_TOO)]
    passages.append(dated(article(BUILT), day("2024-03-06")))
    found = build(passages, most=2).events
    assert [(event.days.first.day, len(event.passages)) for event in found] == [(4, 2), (6, 1)]


def test_undated_sentences_are_listed_once() -> None:
    """A sentence that names an unknown day is kept apart, and not repeated."""
    first, again = article("On Friday the bridge across the sound is to open."), article(STORM)
    passages = [
        Passage(first, 0, len(first.text)),
        Passage(first, 0, len(first.text)),
        Passage(again, 0, len(again.text)),
    ]
    assert [p.article for p in build([], undated=passages).undated] == [first, again]


TEXTS = [OPENED, OPENED_TOO, STORM, BUILT, "Snow fell.", "He came."]


@st.composite
def passages(draw: st.DrawFn) -> list[Dated]:
    made: list[Dated] = []
    for n in range(draw(st.integers(0, 6))):
        of = article(draw(st.sampled_from(TEXTS)) + "." * n)
        for _ in range(draw(st.integers(1, 3))):
            days = Days.on(date(2024, 3, draw(st.integers(1, 9))))
            made.append(dated(of, days, expected=draw(st.booleans()), main=draw(st.booleans())))
    return made


@given(passages())
def test_a_timeline_is_in_order_and_loses_nothing(given_passages: list[Dated]) -> None:
    """Events are sorted, every passage is in one of them, and every day told of is covered or in a sentence shown."""
    events = build(given_passages).events
    assert [event.days.first for event in events] == sorted(event.days.first for event in events)
    assert {passage for event in events for passage in event.passages} == {one.passage for one in given_passages}
    fronts = {event.passages[0] for event in events}
    shown = {one.days for one in given_passages if one.passage in fronts}
    for one in given_passages:
        assert one.days in shown or any(event.days.overlaps(one.days) for event in events)


@given(passages())
def test_no_sentence_is_shown_first_twice_unless_it_cannot_be_helped(given_passages: list[Dated]) -> None:
    """An entry repeats another's sentence only where it has no sentence that none shows already."""
    fronts = [event.passages[0] for event in build(given_passages).events]
    for event in build(given_passages).events:
        if fronts.count(event.passages[0]) > 1:
            repeated = [e for e in build(given_passages).events if e.passages[0] == event.passages[0]]
            assert sum(any(p not in fronts for p in e.passages) for e in repeated) <= 1
