"""When an article was published: by its container, its page, its text and its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given as with_any
from hypothesis import strategies as st

from corpus.intake.dating import DatedText, Evidence, Neighbour, date_alone, date_among, given
from corpus.intake.furniture import Cleaned, PageDate, clean
from corpus.intake.raw import RawArticle
from corpus.model import Days, Known, Published
from corpus.reading.sentences import split
from corpus.reading.terms import terms

SEEN = date(2026, 11, 22)
UNKNOWN = Published.unknown()


def alone(text: str, *, raw: RawArticle | None = None, seen: date = SEEN, **page: object) -> Published:
    cleaned = Cleaned("Ferries stay in harbour", tuple(text.splitlines()), **page)  # type: ignore[arg-type]
    return date_alone(raw or RawArticle("a.txt", ()), cleaned, split(cleaned.text), seen)


def on_page(*day: int) -> PageDate:
    return PageDate(Days.on(date(*day)), "the line")


def among(text: str, *neighbours: Neighbour, published: Published = UNKNOWN, title: str = "") -> Published:
    return date_among(Evidence(text, split(text), published, terms(title, text)), neighbours, SEEN)


def neighbour(day: date | None, *told: tuple[str, date], extra: str = "") -> Neighbour:
    """An article of that day whose sentences tell of these days."""
    text = " ".join([*(sentence for sentence, _ in told), extra])
    published = Published(Days.on(day), Known.GIVEN) if day else UNKNOWN
    return Neighbour(published, terms("", text), [DatedText(sentence, Days.on(when)) for sentence, when in told])


STORM = "The storm over Lorm has kept the ferries of the island in harbour, Captain Ida Brand said."


def test_what_the_container_states_is_believed_first() -> None:
    """A given date stands, with its instant, whatever the page shows."""
    stated = Published(Days.on(date(2021, 3, 2)), Known.GIVEN, at=datetime(2021, 3, 2, 7, 15, tzinfo=UTC))
    raw = RawArticle("a.html", (), url="https://x.example/2020/01/01/a", published=stated)
    assert alone(STORM, raw=raw, byline_dates=(on_page(2021, 3, 9),)) == stated


def test_a_byline_is_believed_before_the_address() -> None:
    """A dated byline is read from the page, the earliest first, since updates come later."""
    raw = RawArticle("a.html", (), url="https://x.example/2021/03/09/a")
    found = alone(STORM, raw=raw, byline_dates=(on_page(2021, 3, 4), on_page(2021, 3, 2)))
    assert (found.days, found.how) == (Days.on(date(2021, 3, 2)), Known.PAGE)
    assert found.evidence == "the line"


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://x.example/news/2020/11/09/storm", Days.on(date(2020, 11, 9))),
        ("https://x.example/2020-11-09-storm.html", Days.on(date(2020, 11, 9))),
        ("https://x.example/20201109/storm", Days.on(date(2020, 11, 9))),
        ("https://x.example/2020/11/storm", Days.month(2020, 11)),
        ("https://x.example/2020/13/storm", None),
        ("https://x.example/2020/02/31/storm", Days.month(2020, 2)),
        ("https://x.example/article/120201109123", None),
        ("https://x.example/2099/01/01/storm", None),
    ],
)
def test_an_address_may_hold_the_date(url: str, days: Days | None) -> None:
    """A day or a month in the path is read from it; what is no date or lies ahead is not."""
    assert alone(STORM, raw=RawArticle("a.txt", (), url=url)).days == days


def test_a_page_date_shortly_after_the_text_is_believed() -> None:
    """A date elsewhere on the page counts when the last day the text tells lies at most thirty days before."""
    text = "The ferry sank off Lorm on 1 March 2021. Captain Ida Brand was saved."
    assert alone(text, page_dates=(on_page(2021, 3, 3),)).days == Days.on(date(2021, 3, 3))
    assert alone("The ferry sank off Lorm on Monday (1 March).", page_dates=(on_page(2021, 3, 3),)).firm


@pytest.mark.parametrize("clock", [on_page(2023, 9, 22), on_page(2021, 2, 26), on_page(2021, 4, 20)])
def test_a_sites_clock_is_not_believed(clock: PageDate) -> None:
    """A date on the page years after the text, or before what it tells, is the site's."""
    assert alone("The ferry sank off Lorm on 1 March 2021.", page_dates=(clock,)) == UNKNOWN
    assert alone(STORM, page_dates=(clock,)) == UNKNOWN


def test_a_byline_that_the_text_contradicts_is_not_believed() -> None:
    """No article tells of a Monday 1 March that was none, or of what came after it."""
    clock = (on_page(2022, 3, 4),)  # 1 March 2022 was a Tuesday, as 2021's was a Monday
    assert alone("The ferry sank off Lorm on Monday (1 March).", byline_dates=clock) == UNKNOWN
    assert alone("The ferry sank off Lorm on 1 May 2022.", byline_dates=clock) == UNKNOWN


def test_a_whole_date_with_its_weekday_dates_the_news() -> None:
    """A weekday that agrees with its date is told in news of that day."""
    found = alone("The truce came into effect at noon on Saturday, 10th October 2020. Both sides accuse one another.")
    assert (found.days, found.how) == (Days(date(2020, 10, 10), date(2020, 10, 11)), Known.TEXT)
    assert "10th October 2020" in found.evidence


def test_the_telling_goes_on_from_day_to_day() -> None:
    """Weekdays that follow a whole date carry the story on to the day of the news."""
    text = "On Friday, 5 March 2021, the ferry sank. On Saturday divers found it. On Sunday it was raised."
    assert alone(text).days == Days(date(2021, 3, 7), date(2021, 3, 8))


def test_a_dispatchs_own_line_dates_it() -> None:
    """A date with a clock at the head of a text is when it was sent, whatever weekdays follow."""
    text = "LORM | Tue Mar 2, 2021 6:52 pm GMT - The ferry sank on Saturday, and will be raised on Thursday."
    assert alone(text).days == Days.on(date(2021, 3, 2))


@pytest.mark.parametrize(
    "text",
    [
        STORM,
        "On Monday the ferry sank. On Tuesday it was raised.",
        "The ferry sank on Monday (1 March).",
        "The ferry sank on 1 March 2021.",
        "The ferry sank on Tuesday, 1 March 2021.",
        "Ten years ago, on Monday, 1 March 2021, the ferry sank.",
        "On Monday, 1 March 2021, the ferry sank. In 2024 it was still there.",
        "On Monday, 1 March 2021, the ferry sank. In May it was raised.",
        "On Thursday divers found the ferry that had sunk on Monday, 1 March 2021.",
        "The ferry will sail again on Monday, 1 March 2021.",
    ],
)
def test_a_text_that_leaves_a_doubt_dates_nothing(text: str) -> None:
    """No year, no agreeing weekday, a look back from later, or only what is still to come: unknown."""
    assert alone(text) == UNKNOWN


def test_nothing_is_dated_after_it_was_seen() -> None:
    """The day the archive got an article is the last it can have been published on."""
    text = "The truce came into effect on Saturday, 10 October 2020."
    assert alone(text, seen=date(2020, 10, 10)).days == Days.on(date(2020, 10, 10))
    assert alone(text, seen=date(2020, 10, 9)) == UNKNOWN


WINDOW = (
    "The truce sealed in June ended six weeks of fighting over the ford. The battles broke out on May 3, 2011. "
    "Ministers say that 41 days of war have cost the valley its bridges."
)


def test_a_duration_gives_a_window() -> None:
    """A beginning, how long it lasted and the month it ended in tell the year, and that the next June is to come."""
    found = alone(WINDOW)
    assert (found.days, found.how) == (Days(date(2011, 6, 13), date(2012, 5, 31)), Known.TEXT)
    assert not found.firm


def test_a_clock_outside_the_window_is_not_believed() -> None:
    """A page date years later does not spoil the window."""
    assert alone(WINDOW, page_dates=(on_page(2014, 9, 22),)).days == Days(date(2011, 6, 13), date(2012, 5, 31))


def test_a_duration_that_ends_elsewhere_gives_none() -> None:
    """Where month and duration do not meet, nothing is concluded."""
    assert alone(WINDOW.replace("June", "September")) == UNKNOWN


WAR = neighbour(
    None,
    ("The battles over the ford of Karn broke out on 3 May 2011 between Ostia and Vell.", date(2011, 5, 3)),
    ("Ostia and Vell agreed on a truce at the ford of Karn on Saturday, 4 June 2011.", date(2011, 6, 4)),
)


def test_the_year_comes_from_neighbours() -> None:
    """A weekday with its day finds the year in which it fits closest to the story's dates."""
    text = "Ostia and Vell fight on at the ford of Karn. On Monday evening (6 June) the envoy of Ostia came to Vell."
    found = among(text, WAR)
    assert found.days == Days(date(2011, 6, 6), date(2011, 6, 7))
    assert found.how is Known.TEXT


def test_the_latest_day_told_is_that_of_the_news() -> None:
    """From the Saturday whose date is told, the telling goes on over Sunday to Monday."""
    text = (
        "Ostia and Vell talk about the ford of Karn. On Saturday (11 June) the envoy of Ostia rang. On Sunday "
        "ministers flew to Vell. On Monday the radio of Vell told of a plan."
    )
    assert among(text, WAR).days == Days(date(2011, 6, 13), date(2011, 6, 14))


@pytest.mark.parametrize(
    "text",
    [
        "Ostia and Vell fight at the ford of Karn. On Tuesday (6 June) the envoy of Ostia came to Vell.",
        "Ostia and Vell fight at the ford of Karn. On Monday (5 December) the envoy of Ostia came to Vell.",
        "Bakers of Lindau met on Monday (6 June) and chose a new master, who thanked them for their trust.",
    ],
)
def test_a_year_that_does_not_fit_is_not_taken(text: str) -> None:
    """A weekday that fits no near year, a day far from the story, or another story: unknown."""
    assert among(text, WAR) == UNKNOWN


MEETING = (
    "The foreign ministers of Ostia and Vell met the mediator Ada Lind in Brenn on Friday to speak about prisoners."
)
MEETING_TOO = "Ada Lind received the foreign ministers of Vell and Ostia in Brenn on Friday for talks about prisoners."
FRIDAY = date(2011, 5, 20)
TOLD = (
    neighbour(date(2011, 5, 21), (MEETING, FRIDAY), extra="The battles over the ford of Karn go on."),
    neighbour(date(2011, 5, 22), (MEETING_TOO, FRIDAY), extra="Both sides accuse one another of breaking the truce."),
)
DUE = (
    "Ostia and Vell fight on. On Friday the foreign ministers of Ostia and Vell are due in Brenn to speak with the "
    "mediator Ada Lind about prisoners."
)
DONE = "The foreign ministers of Ostia and Vell met the mediator Ada Lind in Brenn on Friday to talk of prisoners."


def test_an_announced_day_is_found_in_others() -> None:
    """What was to come on Friday, and came on a Friday that two others date, was announced in the week before."""
    found = among(DUE, *TOLD)
    assert (found.days, found.how) == (Days(date(2011, 5, 14), date(2011, 5, 19)), Known.OTHERS)
    assert "On Friday the foreign ministers" in found.evidence


def test_an_announcement_of_this_week_is_closer() -> None:
    """Where the sentence says "this week", it was written in the week of that Friday."""
    text = DUE.replace("On Friday the", "The ministers spoke at home this week, and on Friday the")
    assert among(text, *TOLD).days == Days(date(2011, 5, 16), date(2011, 5, 19))


def test_a_day_gone_by_is_found_in_others() -> None:
    """News that opens with what happened on Friday is of that day or the two after it."""
    assert among(DONE, *TOLD).days == Days(FRIDAY, date(2011, 5, 22))


def test_one_other_article_is_not_enough() -> None:
    """One neighbour that shares names and a few words may tell of another Friday."""
    text = "The foreign ministers of Ostia and Vell met in Brenn on Friday, where crowds threw roses at their cars."
    assert among(text, TOLD[0]) == UNKNOWN


def test_one_other_article_that_tells_the_same_will_do() -> None:
    """One neighbour is enough where its sentence shares next to all words, and nothing contradicts."""
    assert among(DONE, TOLD[0]).days == Days(FRIDAY, date(2011, 5, 22))


def test_neighbours_that_disagree_conclude_nothing() -> None:
    """The same sentence told of two Fridays dates neither."""
    other = neighbour(date(2011, 6, 4), (MEETING, date(2011, 6, 3)))
    assert among(DONE, *TOLD, other) == UNKNOWN


def test_another_weekday_does_not_match() -> None:
    """The weekday must be the one of the neighbours' date."""
    assert among(DONE.replace("Friday", "Monday"), *TOLD) == UNKNOWN


def test_shared_names_alone_do_not_match() -> None:
    """The same people on the same weekday may have done something else."""
    text = (
        "On Friday Ada Lind of Brenn praised the singers of Ostia and Vell for a concert that nobody will soon forget."
    )
    assert among(text, *TOLD) == UNKNOWN


def test_the_same_news_elsewhere_gives_its_days() -> None:
    """Two firmly dated articles with the same news within three days date it."""
    text = f"{MEETING} {STORM} Both sides accuse one another of breaking the truce at the ford of Karn."
    near = [
        Neighbour(Published(Days.on(date(2011, 5, day)), Known.GIVEN), terms("", text.replace("both", "all")))
        for day in (21, 22)
    ]
    undated = text.replace(" on Friday", "")
    found = among(undated, *near)
    assert (found.days, found.how) == (Days(date(2011, 5, 21), date(2011, 5, 22)), Known.OTHERS)
    assert among(undated, near[0]) == UNKNOWN


def test_a_firm_date_stays() -> None:
    """What is known already is not touched by neighbours."""
    known = Published(Days.on(date(2011, 5, 25)), Known.PAGE)
    assert among(DONE, *TOLD, published=known) == known
    year = Published(Days.year(2011), Known.GIVEN)
    assert among(DONE, *TOLD, published=year) == year


def test_a_window_narrows() -> None:
    """Neighbours narrow what is known, and what lies outside it is not believed."""
    around = Published(Days(date(2011, 5, 21), date(2012, 4, 30)), Known.TEXT)
    assert among(DONE, *TOLD, published=around).days == Days(date(2011, 5, 21), date(2011, 5, 22))
    elsewhere = Published(Days(date(2012, 1, 1), date(2012, 4, 30)), Known.TEXT)
    assert among(DONE, *TOLD, published=elsewhere) == elsewhere


STORY = neighbour(
    date(2011, 6, 9),
    ("Ostia and Vell fought for the ford of Karn on Thursday, 9 June 2011, and told of guns.", date(2011, 6, 9)),
)
DISPATCH = "BRENN, June 14 (Lorm Press) - Guns were heard at the ford of Karn on Tuesday, Ostia and Vell said."


def test_a_dispatchs_day_finds_its_year() -> None:
    """A dateline without a year is of the year in which the story lies close and the lead's weekday fits."""
    found = among(DISPATCH, STORY)
    assert (found.days, found.how, found.evidence) == (Days.on(date(2011, 6, 14)), Known.OTHERS, "June 14")
    assert among(DISPATCH.replace("Tuesday", "Saturday"), STORY) == UNKNOWN


def test_a_bylines_day_finds_its_year() -> None:
    """A byline's day without a year is kept as evidence, and finds its year among neighbours."""
    text = "Guns were heard at the ford of Karn once more, the armies of Ostia and Vell said in the evening."
    known = alone(text, byline_day="Tuesday 14 June")
    assert (known.days, known.evidence) == (None, "Tuesday 14 June")
    assert among(text, STORY, published=known).days == Days.on(date(2011, 6, 14))


def test_the_week_before_gives_the_day() -> None:
    """Who writes "a week earlier, on 7 June" beside a Tuesday writes of Tuesday, 14 June."""
    text = (
        "Ostia and Vell opened the ford of Karn on Tuesday. A week earlier, on 7 June, their envoys had spoken at Karn."
    )
    assert among(text, STORY).days == Days.on(date(2011, 6, 14))


def test_news_of_the_day_after_its_eve() -> None:
    """A single weekday told before a dated eve is the news's own day; with "yesterday", it was told a day later."""
    text = "Ostia took the ford of Karn on Wednesday. On Tuesday (14 June) Vell had still held the ford of Karn."
    assert among(text, STORY).days == Days(date(2011, 6, 15), date(2011, 6, 16))
    later = text.replace("on Wednesday", "yesterday, the same Wednesday")
    assert among(later, STORY).days == Days.on(date(2011, 6, 16))


def test_without_neighbours_nothing_changes() -> None:
    """An article alone in the archive stays as it is."""
    assert among(DONE) == UNKNOWN


@pytest.mark.parametrize("value", ["", "soon", "2021-02-30", "13/13/2021", "03/04/2021", "99999", "2021-", "x" * 5000])
def test_what_states_no_date_gives_none(value: str) -> None:
    """A value that is no date, or could be two, states nothing."""
    assert given(value, evidence="field") is None


@with_any(st.text(max_size=40))
def test_any_value_is_read_or_not(value: str) -> None:
    """No text in a date field does harm, and what is read from it counts as given."""
    found = given(value, evidence="field")
    assert found is None or (found.how is Known.GIVEN and found.days is not None)


SENTENCES: Sequence[str] = (
    DUE,
    DONE,
    STORM,
    WINDOW,
    "On Monday (6 June) the envoy came.",
    "It ended on Friday, 20 May 2011.",
)


@with_any(st.lists(st.sampled_from(SENTENCES), max_size=5), st.lists(st.sampled_from([*TOLD, WAR]), max_size=3))
def test_neighbours_never_make_a_date_worse(lines: list[str], neighbours: list[Neighbour]) -> None:
    """Whatever the neighbours, the date lies within what was known and is never less precise."""
    text = "\n".join(lines)
    before = date_alone(
        RawArticle("a.txt", ()), clean(RawArticle("a.txt", tuple(lines)), lambda _: False), split(text), SEEN
    )
    after = date_among(Evidence(text, split(text), before, terms("", text)), neighbours, SEEN)
    if before.days is not None:
        assert after.days is not None
        assert before.days.contains(after.days)
