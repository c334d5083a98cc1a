"""Times as articles write them, placed on the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from patience import HANG

from corpus.model import Days
from corpus.reading.model import Sentence, TimeExpression, TimeKind
from corpus.reading.sentences import split
from corpus.reading.times import Clue, clues, read_times
from corpus.reading.times.find import RULES
from corpus.reading.times.grammar import Match, Rule
from corpus.reading.times.tokens import PATTERN, places, tell_time, tokenise
from corpus.reading.times.words import lexicon

WEDNESDAY = date(2021, 3, 17)


def read(text: str, published: date | Days | None = WEDNESDAY) -> tuple[TimeExpression, ...]:
    anchor = Days.on(published) if isinstance(published, date) else published
    return read_times(text, split(text), anchor)


def told(text: str, published: date | Days | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in read(text, published)]


def days(text: str, published: date | Days | None = WEDNESDAY) -> Days | None:
    """The days of the only expression of a text."""
    (time,) = read(text, published)
    return time.days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 4 May 2019.", [("4 May 2019", "2019-05-04")]),
        ("It began on May 4, 2019.", [("May 4, 2019", "2019-05-04")]),
        ("It began on the 4th of May, 2019.", [("the 4th of May, 2019", "2019-05-04")]),
        ("It began on Saturday, 4th May 2019.", [("Saturday, 4th May 2019", "2019-05-04")]),
        ("It began on 2019-05-04.", [("2019-05-04", "2019-05-04")]),
        ("It began on 04.05.2019.", [("04.05.2019", "2019-05-04")]),
        ("It began on 12/31/2019.", [("12/31/2019", "2019-12-31")]),
        ("It began in May 2019.", [("May 2019", "2019-05")]),
        ("It began in late May 2019.", [("late May 2019", "2019-05")]),
        ("It began at the end of May 2019.", [("the end of May 2019", "2019-05")]),
        ("It began in 2019.", [("2019", "2019")]),
        ("It began in 1812.", [("1812", "1812")]),
        ("It began in 480 BC.", [("480 BC", "BC0480")]),
        ("The western theatre 1861–1863", [("1861", "1861"), ("1863", "1863")]),
        ("It began in the 1990s.", [("the 1990s", "199")]),
        ("It began in the nineteenth century.", [("the nineteenth century", "18")]),
        ("It began in the spring of 1944.", [("the spring of 1944", "1944-SP")]),
        ("It grew in the third quarter of 2019.", [("the third quarter of 2019", "2019-Q3")]),
        ("It came at 3:05 p.m. on 4 May 2019.", [("3:05 p.m. on 4 May 2019", "2019-05-04T15:05")]),
    ],
)
def test_what_names_its_year_needs_no_publication_date(text: str, expected: list[tuple[str, str]]) -> None:
    """A full date, month, year or longer stretch has its value in an undated text."""
    assert told(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 1 and 2 May 2019.", [("1", "2019-05-01"), ("2 May 2019", "2019-05-02")]),
        ("They met on 2-4 May 2019.", [("2", "2019-05-02"), ("4 May 2019", "2019-05-04")]),
        ("They met from 1 to 3 May 2019.", [("1", "2019-05-01"), ("3 May 2019", "2019-05-03")]),
        ("They met on May 1 and 2, 2019.", [("May 1", "2019-05-01"), ("2, 2019", "2019-05-02")]),
        (
            "It lay idle between 27 April and 10 May 2019.",
            [("27 April", "2019-04-27"), ("10 May 2019", "2019-05-10")],
        ),
        (
            "It lay idle from December 30 to January 2, 2020.",
            [("December 30", "2019-12-30"), ("January 2, 2020", "2020-01-02")],
        ),
        ("It rained in May and June 2019.", [("May", "2019-05"), ("June 2019", "2019-06")]),
    ],
)
def test_each_end_of_a_range_is_an_expression(text: str, expected: list[tuple[str, str]]) -> None:
    """Both ends of a range share what is written once."""
    assert told(text, None) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They spoke today.", WEDNESDAY, WEDNESDAY),
        ("They spoke yesterday.", date(2021, 3, 16), date(2021, 3, 16)),
        ("They spoke the day before yesterday.", date(2021, 3, 15), date(2021, 3, 15)),
        ("They spoke last night.", date(2021, 3, 16), date(2021, 3, 16)),
        ("They spoke on Monday.", date(2021, 3, 15), date(2021, 3, 15)),
        ("They spoke on Wednesday.", WEDNESDAY, WEDNESDAY),
        ("They spoke on Thursday.", date(2021, 3, 11), date(2021, 3, 11)),
        ("They spoke last Wednesday.", date(2021, 3, 10), date(2021, 3, 10)),
        ("They spoke on 20 December.", date(2020, 12, 20), date(2020, 12, 20)),
        ("They spoke on 2 March.", date(2021, 3, 2), date(2021, 3, 2)),
        ("They spoke in November.", date(2020, 11, 1), date(2020, 11, 30)),
        ("They spoke last November.", date(2020, 11, 1), date(2020, 11, 30)),
        ("They spoke in March.", date(2021, 3, 1), date(2021, 3, 31)),
        ("They spoke two days ago.", date(2021, 3, 15), date(2021, 3, 15)),
        ("They spoke last month.", date(2021, 2, 1), date(2021, 2, 28)),
        ("They spoke last year.", date(2020, 1, 1), date(2020, 12, 31)),
        ("They spoke this week.", date(2021, 3, 15), date(2021, 3, 21)),
        ("They spoke last week.", date(2021, 3, 8), date(2021, 3, 14)),
        ("They spoke over the weekend.", date(2021, 3, 13), date(2021, 3, 14)),
        ("They spoke over the last days.", date(2021, 3, 14), WEDNESDAY),
        ("They meet in a few days time.", date(2021, 3, 18), date(2021, 3, 31)),
        ("They spoke twice in a week.", date(2021, 3, 11), WEDNESDAY),
        ("They speak now.", WEDNESDAY, WEDNESDAY),
    ],
)
def test_what_names_no_year_counts_from_the_publication(text: str, first: date, last: date) -> None:
    """News looks back: the latest such day up to the publication, that day included."""
    assert days(text) == Days(first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Friday they are due in Geneva.", date(2021, 3, 19)),
        ("The ministers will meet on Friday.", date(2021, 3, 19)),
        ("He said he will resign on Friday.", date(2021, 3, 19)),
        ("They plan to meet on 2 April.", date(2021, 4, 2)),
        ("Talks are expected to begin on Sunday, a spokesman said.", date(2021, 3, 21)),
        ("The office stays shut until Friday.", date(2021, 3, 19)),
    ],
)
def test_a_future_clause_looks_ahead(text: str, day: date) -> None:
    """Where the nearest verb looks ahead, the next such day is meant, and it was still to come."""
    (time,) = read(text)
    assert (time.days, time.expected) == (Days.on(day), True)


@pytest.mark.parametrize(
    "text",
    [
        "On Friday they were due in Geneva.",
        "He said on Friday that he will resign.",
        "The talks had been expected on Friday.",
        "The ministers, who will meet again, spoke on Friday.",
        "They met on Friday, and will meet again.",
    ],
)
def test_a_past_verb_nearer_by_looks_back(text: str) -> None:
    """What was due is past, and so is what was said before anything was announced."""
    (time,) = read(text)
    assert (time.days, time.expected) == (Days.on(date(2021, 3, 12)), False)


def test_a_full_date_after_the_publication_is_expected() -> None:
    """No verb is needed to know that next year was still to come."""
    (time,) = read("The treaty ends on 4 May 2022.")
    assert time.expected


def test_a_weekday_and_its_date_are_one_day() -> None:
    """A weekday adopts the date beside it, and bears it out where the year must be found."""
    assert told("He spoke on Sunday (7 March).") == [("Sunday", "2021-03-07"), ("7 March", "2021-03-07")]
    assert told("A note of Tuesday evening (9 March) said so.")[0] == ("Tuesday evening", "2021-03-09TEV")
    assert told("He spoke on Saturday, 7 March.") == [("Saturday, 7 March", "2020-03-07")]


def test_a_year_elsewhere_in_the_text_serves_an_undated_one() -> None:
    """Without a publication date, the one year that the text names with a month is the year of its other dates."""
    text = "On 27 September it began. It ended on 10 October 2020."
    assert told(text, None) == [("27 September", "2020-09-27"), ("10 October 2020", "2020-10-10")]
    assert told("On 27 September it began. It ended on 10 October 2020 or 11 October 2019.", None)[0][1] == ""


def test_an_undated_text_leaves_weekdays_open() -> None:
    """What counts from the publication has no days where that is unknown."""
    assert [time.days for time in read("They met on Monday, two days ago, last week and in May.", None)] == [None] * 4


def test_a_window_resolves_what_is_the_same_throughout() -> None:
    """November is last November from December to October; Monday is only known within a week."""
    wide = Days(date(2020, 12, 1), date(2021, 10, 31))
    assert days("They met in November.", wide) == Days.month(2020, 11)
    assert days("They met on Monday.", wide) is None
    assert days("They met on Monday.", Days(date(2021, 3, 15), date(2021, 3, 17))) == Days.on(date(2021, 3, 15))
    assert days("They met on 4 May 2019.", wide) == Days.on(date(2019, 5, 4))


def test_what_was_told_before_is_counted_from() -> None:
    """Two days later, the next day and that year count from the expression before them."""
    assert told("It began on 4 May 2019. Two days later it grew. The next day it ended.") == [
        ("4 May 2019", "2019-05-04"),
        ("Two days later", "2019-05-06"),
        ("The next day", "2019-05-07"),
    ]
    assert told("It began in May 2019. It ended in July of that year.")[1] == ("July of that year", "2019-07")
    after = read("The truce began on 4 May 2019. After a few minutes it was broken.")[1]
    assert (after.text, after.days, after.kind) == ("After a few minutes", Days.on(date(2019, 5, 4)), TimeKind.TIME)


def test_a_text_about_times_gone_by_goes_on_by_the_year_told_last() -> None:
    """In a history, a month without a year is of the story, not of the publication."""
    text = (
        "In 1805 the army marched. In June 1806 it rested. In August it fought. On 3 September it lost. In 1807 it "
        "marched again. In 1808 and 1809 it waited. In 1810 it went home. In 1811 it was disbanded."
    )
    values = dict(told(text))
    assert values["August"] == "1806-08"
    assert values["3 September"] == "1806-09-03"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They fought for ten days.", "P10D"),
        ("After 10 hours they agreed.", "PT10H"),
        ("The first time in nearly thirty years.", "P30Y"),
        ("A two-week strike.", "P2W"),
        ("It took two and a half years.", "P2.5Y"),
        ("The past nine days were dry.", "P9D"),
        ("It lasted twenty-five years.", "P25Y"),
        ("It lasted several months.", "PXM"),
        ("It took years.", "PXY"),
    ],
)
def test_a_length_is_no_date(text: str, value: str) -> None:
    """A duration is typed and valued, and vague, so that nothing is dated by it."""
    (time,) = read(text)
    assert (time.kind, time.value, time.vague) == (TimeKind.DURATION, value, True)


def test_the_length_of_a_war_that_the_text_dates_has_its_days() -> None:
    """Thirty days of war from a start that is told are those thirty days, and four weeks are the same."""
    text = "Fighting broke out on March 1, 2019. The truce ended 30 days of war. Four weeks of fighting cost lives."
    assert [time.days for time in read(text)][1:] == [Days(date(2019, 3, 1), date(2019, 3, 31))] * 2


def test_what_repeats_is_a_set() -> None:
    """Every Monday is no day."""
    assert [(t.kind, t.value, t.days) for t in read("They meet every Monday.")] == [(TimeKind.SET, "XXXX-WXX-1", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Good Friday is a name, and so is Bloody Sunday.",
        "He may march on.",
        "The fall of the city was near.",
        "They lost 2000 soldiers and $1950.",
        "Prices sat still; the sun shone.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    """Names, verbs and counts are not read as times."""
    assert told(text) == []


def test_a_time_inside_a_quotation_is_the_speakers() -> None:
    """Today in a quotation stays near the publication but dates nothing."""
    (time,) = read("He said: “The shelling goes on today, as before.”")
    assert (time.days, time.vague) == (Days.on(WEDNESDAY), True)
    assert not read("The “working group” meets today.")[0].vague


def test_dates_at_the_calendars_end_are_left_open() -> None:
    """Years that the calendar can't reach give no days, and no error."""
    assert read("It ended 9999 years ago and 9998 centuries later.", date(1, 1, 2))[0].days is None
    assert days("They spoke yesterday.", date.min) is None
    assert days("They will speak tomorrow.", date.max) is None


@pytest.mark.parametrize("length", ["0 days", "zero weeks", "999999999999 days", "99999999 years"])
def test_a_length_of_nothing_or_of_ages_has_no_days(length: str) -> None:
    """What is within no time at all, or within more than the calendar holds, is left open."""
    for text in (f"They will be there in {length}.", f"It ended within {length}.", f"For {length} they had waited."):
        assert all(time.days is None for time in read(text, WEDNESDAY))


FORMS = (
    "{d.day} {month} {d.year}",
    "{d.day} {short} {d.year}",
    "{month} {d.day}, {d.year}",
    "{weekday}, {month} {d.day}, {d.year}",
    "{weekday}, {d.day} {month} {d.year}",
    "{weekday} {d.day} {month} {d.year}",
    "the {d.day}th of {month} {d.year}",
    "{d.day}th {month}, {d.year}",
    "{d}",
    "12 p.m. of {weekday}, {d.day} {month} {d.year}",
)
MONTHS = [date(2001, month, 1).strftime("%B") for month in range(1, 13)]
WEEKDAYS = [date(2001, 1, day).strftime("%A") for day in range(1, 8)]


@given(
    day=st.dates(date(1000, 1, 1), date(2199, 12, 31)),
    form=st.sampled_from(FORMS),
    published=st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))),
)
def test_a_full_date_comes_back_however_it_is_written(day: date, form: str, published: date | None) -> None:
    """A date that names its year means that day, whenever it was published."""
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    written = form.format(d=day, month=month, short=month[:3], weekday=weekday)
    (time,) = read(f"They met on {written} in the capital.", published)
    assert time.days == Days.on(day)
    assert time.text == written


@given(published=st.dates(date(1900, 1, 10), date(2100, 1, 1)), weekday=st.integers(0, 6))
def test_a_weekday_is_within_the_week_up_to_publication(published: date, weekday: int) -> None:
    """A bare weekday of a past clause is that weekday, at most six days ago."""
    found = days(f"They met on {WEEKDAYS[weekday]}.", published)
    assert found is not None
    assert found.first.weekday() == weekday
    assert timedelta(0) <= published - found.first < timedelta(7)


HOSTILE = """
last next this the of in a few two 2 31 1st 2020 1999 480 BC May March Monday (7 November) - – , . " “ ” days
week years ago later time century quarter Q3 12:30 p.m. noon every daily 2020-11-31 31.02.2020 weekend half and to from
'90s 1990s nineties today's night before after past coming war began fighting will was Christmas Eve fall"""


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(HOSTILE.split()), max_size=40).map(" ".join)),
    st.one_of(
        st.none(),
        st.dates().map(Days.on),
        st.tuples(st.dates(), st.dates()).map(lambda pair: Days(min(pair), max(pair))),
    ),
)
@example("0 BC 00:00 24:60 p.m. 99:99", None)
@example("²³ ١٢ May ٢٠٢٠", None)
def test_any_text_is_read_without_error(text: str, anchor: Days | None) -> None:
    """Whatever stands there, spans are within the text, in order, apart, and are their words."""
    place = 0
    for time in read(text, anchor):
        assert place <= time.start < time.end <= len(text)
        assert time.text == text[time.start : time.end]
        place = time.end


@pytest.mark.parametrize("piece", ["1,000,", "May 1 ", "the ", "two-", "1939 ", "last ", "9:9", "“today "])
def test_hostile_text_is_read_in_time(piece: str) -> None:
    """A hundred thousand characters of one sentence are read in seconds."""
    began = perf_counter()
    read(piece * (100_000 // len(piece)))
    assert perf_counter() - began < HANG


def test_clues_tell_dates_before_anything_is_counted() -> None:
    """A weekday with its date is one clue; bare weekdays say whether they look ahead; months and years stand alone."""
    text = "A note of Tuesday evening (9 March) came. On Friday they are due here. In May it was 4 June 2018, and 1999."
    found = clues(text, split(text))
    assert [(c.text, c.day, c.month, c.year, c.weekday, c.future) for c in found] == [
        ("Tuesday evening (9 March", 9, 3, None, 1, False),
        ("Friday", None, None, None, 4, True),
        ("May", None, 5, None, None, False),
        ("4 June 2018", 4, 6, 2018, None, False),
        ("1999", None, None, 1999, None, False),
    ]
    assert isinstance(found[0], Clue)
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They met on Monday last week.", date(2021, 3, 8), date(2021, 3, 8)),
        ("They met last week on Monday.", date(2021, 3, 8), date(2021, 3, 8)),
        ("They will meet on Friday next week.", date(2021, 3, 26), date(2021, 3, 26)),
        ("They met three weeks ago on Monday.", date(2021, 2, 22), date(2021, 2, 22)),
        ("They met in November last year.", date(2020, 11, 1), date(2020, 11, 30)),
        ("They met on 5 November last year.", date(2020, 11, 5), date(2020, 11, 5)),
        ("They have met since March 2008.", date(2008, 3, 1), date(2008, 3, 31)),
        ("On the 9th they met.", date(2021, 3, 9), date(2021, 3, 9)),
        ("They met at 8 a.m. (05:00 GMT) on Monday.", date(2021, 3, 15), date(2021, 3, 15)),
        ("They met at 14:30 Moscow time on Monday.", date(2021, 3, 15), date(2021, 3, 15)),
        ("They met overnight.", date(2021, 3, 16), date(2021, 3, 17)),
        ("Sales rose in Q3 2020.", date(2020, 7, 1), date(2020, 9, 30)),
        ("It was after 9/11.", date(2001, 9, 11), date(2001, 9, 11)),
        ("They met a year ago this month.", date(2020, 3, 1), date(2020, 3, 31)),
        ("The next round is on Friday.", date(2021, 3, 19), date(2021, 3, 19)),
        ("It hopes to have the ship free by Saturday.", date(2021, 3, 20), date(2021, 3, 20)),
        ("The bill may grow before it is paid in May.", date(2021, 5, 1), date(2021, 5, 31)),
        ("Prices rose in '09.", date(2009, 1, 1), date(2009, 12, 31)),
    ],
)
def test_everyday_forms_have_their_days(text: str, first: date, last: date) -> None:
    """Weekdays of other weeks, months of other years, hours with zones, and what news says for short."""
    assert days(text) == Days(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "It stood in the Sunday Times.",
        "It is slow, as on a Monday morning.",
        "It was my last year at school.",
        "Council members passed Resolution 1973.",
        "They stood in Jan Novak's garden.",
        "It stood in the Daily Herald.",
        "He lives on the 9th floor.",
        "They wore hats back in the day.",
    ],
)
def test_names_and_any_such_day_tell_no_time(text: str) -> None:
    """Papers, numbered things, first names and somebody's own years are no dates."""
    assert read(text) == ()


def test_the_start_of_a_war_is_known_where_the_text_dates_it() -> None:
    """ "The early days of the war" are counted from the day on which the text says that it began."""
    text = "The war broke out on 3 May 2019. They were there from the very start of the war and in its first days."
    begun = "The war broke out on 3 May 2019. They met in the early days of the war."
    assert read(text)[1].days == Days.on(date(2019, 5, 3))
    assert read(begun)[1].days == Days(date(2019, 5, 3), date(2019, 5, 16))
    assert [time.text for time in read("They met at the start of the war.")] == []


PIECES = st.lists(
    st.sampled_from("twenty first 21 5 p.m. pm Jan. 10:30 2008 , said May Q1 's 9/11 1990s , A.D. B.C. 3.5 é_x".split())
    | st.text(max_size=4),
    max_size=8,
)


@given(PIECES, st.sampled_from(("", " ", "  ", "-", "\xa0")))
def test_words_are_the_same_read_piece_by_piece(pieces: list[str], between: str) -> None:
    """What is remembered of the pieces between blanks is what reading the whole sentence tells, in the same places."""
    text = " ".join(pieces).replace(" ", " " + between, 1)
    whole = list(PATTERN.finditer(text))
    tokens = tokenise(text, 0, len(text))
    assert list(tokens.words) == [found.group() for found in whole]
    assert list(places(text, 0, tokens.words)) == [found.span() for found in whole]
    assert len(tokens.codes) == len(tokens.values) == len(whole)


@given(st.lists(st.one_of(PIECES.map(" ".join), st.text(max_size=9))))
def test_a_sentence_may_tell_a_time_in_its_text_where_it_does_alone(sentences: list[str]) -> None:
    """Whatever letters stand in the other sentences."""
    text = "\n".join(sentences)
    placed = split(text)
    alone = [tell_time(each.text, (Sentence(0, len(each.text), each.text),)) for each in placed]
    assert tell_time(text, placed) == [tells for (tells,) in alone]


_FIGURES = "5 12 500 3,000 1.5 $40 7% 2-1 10.30 2008 1990s 90s '99 5th 9/11 Q1 3/4/05 2001-05-06 4pm".split()


_WRITTEN = st.sampled_from((*_FIGURES, "5 p.m.", "6 hrs", "7:45", "said")) | st.sampled_from(sorted(lexicon()))


@example(["149 B.C"])
@given(st.lists(_WRITTEN, min_size=1, max_size=6))
def test_plain_numbers_alone_tell_no_time(words: list[str]) -> None:
    """A sentence that is passed over though it has a figure holds nothing that could be found in it."""
    text = " ".join((*words, "500"))
    if tell_time(text, (Sentence(0, len(text), text),)) == [False]:
        tokens = tokenise(text, 0, len(text))
        fits = [(rule, found) for rule in RULES for found in rule.compiled.finditer(tokens.codes)]
        assert not [piece for rule, found in fits for piece in rule.pieces(Match(tokens, found)) if piece.meaning]


@given(st.data(), st.sampled_from(RULES))
def test_a_rule_fits_only_where_words_of_the_classes_that_it_requires_stand(data: st.DataObject, rule: Rule) -> None:
    """So that a rule needn't be tried on a sentence without them."""
    fitting = data.draw(st.from_regex(rule.compiled))
    for found in rule.compiled.finditer(fitting):
        assert not any(map(frozenset(found.group()).isdisjoint, (rule.codes, *rule.required)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Third-quarter net rose from a year earlier.", [("Third-quarter", "2020-Q3"), ("a year earlier", "2019-Q3")]),
        (
            "Third-quarter net fell; in the year-earlier period it rose.",
            [("Third-quarter", "2020-Q3"), ("the year-earlier period", "2019-Q3")],
        ),
        (
            "Sales in February rose from the same month last year.",
            [("February", "2021-02"), ("the same month last year", "2020-02")],
        ),
        ("For the quarter ended Dec. 31 it lost money.", [("the quarter", "2020-Q4"), ("Dec. 31", "2020-12-31")]),
        ("It lost money in the latest quarter.", [("the latest quarter", "2020-Q4")]),
        ("It lost money in the year ended Dec. 31.", [("the year", "P1Y"), ("Dec. 31", "2020-12-31")]),
        ("It grew in the first half of the year.", [("the first half of the year", "2021-H1")]),
        ("It fell in last year's fourth quarter.", [("last year's fourth quarter", "2020-Q4")]),
        ("It should be done by year-end.", [("year-end", "2021")]),
    ],
)
def test_what_firms_report_on_is_counted_as_they_count(text: str, expected: list[tuple[str, str]]) -> None:
    """Quarters, halves and years of business, also those a year before what was told of."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will open on Labor Day.", [("Labor Day", "2021-09-06")]),
        ("They met on Thanksgiving.", [("Thanksgiving", "2020-11-26")]),
        ("They met on Memorial Day 2019.", [("Memorial Day 2019", "2019-05-27")]),
        ("It will open on the Fourth of July.", [("the Fourth of July", "2021-07-04")]),
        ("They met on New Year's Eve.", [("New Year's Eve", "2020-12-31")]),
        ("Since the Sept. 11 attacks much has changed.", [("Sept. 11", "2001-09-11")]),
        ("The Labor Department said so.", []),
        ("The Winter Olympics followed the Arab Spring.", []),
        ("The Winter Olympics of 1998 were in Nagano.", [("1998", "1998")]),
    ],
)
def test_days_with_a_name_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    """Feasts have their day, and names that only sound like a time have none."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It came at 2:39 p.m. EST on March 3.", [("2:39 p.m. EST on March 3", "2021-03-03T14:39")]),
        ("It came at eleven o'clock.", [("eleven o'clock", "2021-03-17T11:00")]),
        ("It came at five o'clock in the afternoon.", [("five o'clock in the afternoon", "2021-03-17T17:00")]),
        ("It came at 7:15 Tuesday night.", [("7:15 Tuesday night", "2021-03-16T19:15")]),
        ("It came at 0800 GMT.", [("0800 GMT", "2021-03-17T08:00Z")]),
        ("It lasts until noon.", [("noon", "2021-03-17T12:00")]),
        ("It lasted an hour and a half.", [("an hour and a half", "PT1.5H")]),
        ("The trial is to last two months.", [("two months", "P2M")]),
        ("A 32-year-old man ran.", [("32-year-old", "P32Y")]),
        ("It is due two weeks from today.", [("two weeks from today", "2021-W13")]),
        ("It is set for the week of March 22.", [("the week of March 22", "2021-W12")]),
        ("Its 2019 losses grew, but 2000 soldiers left.", [("2019", "2019")]),
        ("In 1977 it was small, and the next year it grew.", [("1977", "1977"), ("the next year", "1978")]),
        ("Oil for April delivery rose.", [("April", "2021-04")]),
        ("We swim every summer.", [("every summer", "XXXX-SU")]),
        ("That was in the past.", [("the past", "PAST_REF")]),
    ],
)
def test_hours_lengths_and_years_are_read_as_newspapers_write_them(text: str, expected: list[tuple[str, str]]) -> None:
    """The many small ways of writing a time."""
    assert told(text) == expected
