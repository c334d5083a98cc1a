"""Which articles an edition considers: the laws, over generated articles, cut points and zones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from factories import article, prepared, published, shelved
from hypothesis import given
from hypothesis import strategies as st

from corpus.corpus import Corpus, open_corpus
from corpus.membership import follow_topics
from corpus.model import Article, Days, Known, Published, Topic, Window
from digests.candidates import LATE, gather, gather_window, is_candidate, out, start_of_day, within
from digests.model import Subject

BEGIN = datetime(2024, 3, 25, tzinfo=UTC)
"""Within three weeks of it the clocks of most zones that change are changed."""
MINUTES = 21 * 24 * 60
ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
MOMENTS = st.integers(0, MINUTES).map(lambda minute: BEGIN + timedelta(minutes=minute))
CUTS = st.lists(MOMENTS, min_size=2, max_size=9, unique=True).map(sorted)
DATES = MOMENTS.map(datetime.date)
PUBLISHED = st.one_of(
    MOMENTS.map(lambda at: Published(Days.on(at.date()), Known.GIVEN, at)),
    DATES.map(lambda day: Published(Days.on(day), Known.PAGE)),
    DATES.map(lambda day: Published(Days(day, day + timedelta(days=2)), Known.TEXT)),
    DATES.map(lambda day: Published(Days(day, day + timedelta(days=40)), Known.OTHERS)),
    st.just(Published.unknown()),
)
LONG_AFTER = BEGIN + timedelta(days=400)


def told_by(one: Article, cuts: Sequence[datetime], zone: ZoneInfo) -> list[datetime]:
    """The ends of those of consecutive editions that tell the article: each what none before it told."""
    found: list[datetime] = []
    for since, asof in pairwise(cuts):
        if not found and one.seen <= asof and is_candidate(one, since=since, asof=asof, zone=zone):
            found.append(asof)
    return found


def considered_by(one: Article, cuts: Sequence[datetime], zone: ZoneInfo) -> int:
    """How many of consecutive editions consider it, whatever was told."""
    return sum(is_candidate(one, since=since, asof=asof, zone=zone) for since, asof in pairwise(cuts))


@given(PUBLISHED, MOMENTS, CUTS, ZONES)
def test_one_of_consecutive_editions_tells_an_article(
    on: Published, seen: datetime, cuts: list[datetime], zone: ZoneInfo
) -> None:
    """What comes out and in between the first cut and the last is told, wherever else they are cut."""
    one = replace(article(on=on), seen=seen)
    came_out = out(on, zone) or seen
    comes = max(came_out, seen)
    told = told_by(one, cuts, zone)
    if cuts[0] < comes <= cuts[-1] and comes - came_out < LATE:
        assert len(told) == 1
        assert told[0] == next(cut for cut in cuts if comes <= cut)


@given(PUBLISHED.filter(lambda on: on.firm), CUTS, ZONES)
def test_a_replay_tells_each_article_once(on: Published, cuts: list[datetime], zone: ZoneInfo) -> None:
    """Where the archive got all of it later, each edition considers what came out since the one before: once each."""
    one = replace(article(on=on), seen=LONG_AFTER)
    came_out = out(on, zone)
    assert came_out is not None
    assert considered_by(one, cuts, zone) == int(cuts[0] < came_out <= cuts[-1])


@given(PUBLISHED, CUTS, ZONES)
def test_a_replay_tells_nothing_of_no_firm_date(on: Published, cuts: list[datetime], zone: ZoneInfo) -> None:
    """What nobody knows to have been out then is not told of then."""
    one = replace(article(on=on), seen=LONG_AFTER)
    assert on.firm or considered_by(one, cuts, zone) == 0


@given(DATES, MOMENTS, ZONES)
def test_nothing_is_told_before_its_day(day: date, seen: datetime, zone: ZoneInfo) -> None:
    """A date without a time stands for that day in the reader's zone: not told the evening before, told a day after."""
    one = replace(article(on=Published(Days.on(day), Known.GIVEN)), seen=seen)
    since = BEGIN - timedelta(days=30)
    for minute in (-1, 0, 1, 720, 1439, 1440):
        asof = datetime.combine(day, time.min, zone).astimezone(UTC) + timedelta(minutes=minute)
        local = asof.astimezone(zone).date()
        told = is_candidate(one, since=since, asof=asof, zone=zone)
        assert not told or local >= day
        assert told or local <= day


@given(st.dates(date(1990, 1, 1), date(2037, 12, 31)), ZONES)
def test_a_day_begins_when_clocks_first_stay_in_it(day: date, zone: ZoneInfo) -> None:
    """From then on it is that day or a later one, though clocks be set over midnight, or the day left out."""
    begins = start_of_day(day, zone)
    assert all((begins + timedelta(minutes=later)).astimezone(zone).date() >= day for later in range(0, 180, 20))
    assert (begins - timedelta(hours=25, minutes=1)).astimezone(zone).date() < day


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        ("Asia/Yerevan", date(2020, 10, 10), "2020-10-09T20:00"),
        ("America/Los_Angeles", date(2020, 10, 10), "2020-10-10T07:00"),
        ("Africa/Cairo", date(2024, 4, 26), "2024-04-25T22:00"),  # midnight is left out: it begins at one
        ("Pacific/Apia", date(2011, 12, 30), "2011-12-30T10:00"),  # the whole day is left out
        ("America/St_Johns", date(2010, 11, 7), "2010-11-07T03:30"),  # it is yesterday again after a minute
    ],
)
def test_when_a_day_begins(zone: str, day: date, begins: str) -> None:
    """By examples, the odd ones among them."""
    assert start_of_day(day, ZoneInfo(zone)).isoformat(timespec="minutes") == f"{begins}+00:00"


def test_what_comes_in_late_is_news_for_a_week() -> None:
    """Published before the last edition and seen after it: told, unless it is older than a week."""
    since, asof = BEGIN + timedelta(days=10), BEGIN + timedelta(days=11)
    seen = since + timedelta(hours=2)

    def told(days_before: int) -> bool:
        at = since - timedelta(days=days_before)
        one = replace(article(on=Published(Days.on(at.date()), Known.GIVEN, at)), seen=seen)
        return is_candidate(one, since=since, asof=asof, zone=ZoneInfo("UTC"))

    assert [told(days) for days in (1, 6, 7, 8)] == [True, True, False, False]


def test_what_was_being_loaded_at_the_last_edition_is_not_lost() -> None:
    """A load that began before the last edition and ended after it brings what only the next can tell."""
    since = BEGIN + timedelta(days=10)
    one = replace(article(on=Published.unknown()), seen=since - timedelta(minutes=20))
    assert is_candidate(one, since=since, asof=since + timedelta(days=1), zone=ZoneInfo("UTC"))


BRIDGE = Topic("bridge", "The bridge", ("bridge",))
ABOUT = Subject("The bridge", topic=BRIDGE)
UTC_ZONE = ZoneInfo("UTC")


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """An archive with a topic, to be filled."""
    opened = open_corpus(tmp_path / "news.db", write=True)
    with opened.database.transaction() as writing:
        follow_topics(writing, opened.database, [BRIDGE])
    yield opened
    opened.close()


def put(corpus: Corpus, *on: Published) -> None:
    reports = [f"The bridge was closed for the {n}th time, said warden {chr(65 + n)}lund." for n in range(len(on))]
    shelved(corpus, *(prepared(article(text, on=day)) for text, day in zip(reports, on, strict=True)))


def test_it_is_read_from_the_archive(corpus: Corpus) -> None:
    """Candidates, what went before them, and what has no date once it comes in (the shelf fills on 1 May 2024)."""
    put(corpus, published("2024-04-30"), published("2024-04-22"), published("2024-03-30"), Published.unknown())
    since, asof = datetime(2024, 4, 29, tzinfo=UTC), datetime(2024, 5, 2, tzinfo=UTC)
    found = gather(corpus, ABOUT, since=since, asof=asof, zone=UTC_ZONE)
    days = {one.id: one.published.days and one.published.days.first.day for group in found.groups for one in group}
    assert sorted(days.values(), key=str) == [22, 30, None]
    assert sorted((days[one] for one in found.candidates), key=str) == [22, 30, None][1:]


def test_a_search_is_read_whole(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though there are newer matches than a search looks at, those of then are found."""
    from corpus import scopes
    from corpus.search import parse_query

    monkeypatch.setattr(scopes, "SEARCH_REACH", 1)
    put(corpus, published("2024-04-10"), published("2024-04-20"), Published.unknown())
    query, _ = parse_query("bridge warden", date(2024, 4, 11))
    asof = datetime(2024, 4, 11, tzinfo=UTC)
    found = gather(corpus, Subject("x", query=query), since=asof - timedelta(days=3), asof=asof, zone=UTC_ZONE)
    assert len(found.candidates) == 1
    later = datetime(2024, 5, 2, tzinfo=UTC)
    found = gather(corpus, Subject("x", query=query), since=later - timedelta(days=2), asof=later, zone=UTC_ZONE)
    assert len(found.candidates) == 1


def test_a_zone_ahead_of_the_archive_misses_nothing(corpus: Corpus) -> None:
    """Half past midnight on the tenth in Kiritimati, the ninth by UTC: what is dated the tenth is out there."""
    put(corpus, published("2024-04-10"))
    zone = ZoneInfo("Pacific/Kiritimati")
    asof = datetime(2024, 4, 10, 0, 30, tzinfo=zone).astimezone(UTC)
    assert gather(corpus, ABOUT, since=asof - timedelta(hours=6), asof=asof, zone=zone).candidates
    assert not gather(corpus, ABOUT, since=asof - timedelta(hours=6), asof=asof, zone=UTC_ZONE).candidates
    tenth = Window(date(2024, 4, 10), date(2024, 4, 10))
    assert gather_window(corpus, ABOUT, tenth, asof=asof, zone=zone).candidates
    assert not gather_window(corpus, ABOUT, tenth, asof=asof, zone=UTC_ZONE).candidates


def test_more_than_it_holds_is_said(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest are kept, and whether some were not."""
    monkeypatch.setattr("digests.candidates.MOST", 2)
    monkeypatch.setattr("digests.candidates.ON_DEMAND", 2)
    put(corpus, published("2024-04-08"), published("2024-04-09"), published("2024-04-10"))
    asof = datetime(2024, 4, 11, tzinfo=UTC)
    for days, more in ((2, False), (4, True)):
        found = gather(corpus, ABOUT, since=asof - timedelta(days=days, hours=1), asof=asof, zone=UTC_ZONE)
        assert (len(found.candidates), found.more) == (2, more)
        window = Window(date(2024, 4, 12) - timedelta(days=days), None)
        assert gather_window(corpus, ABOUT, window, asof=asof, zone=UTC_ZONE).more is (days == 4)


def test_a_window_holds_what_was_surely_published_in_it() -> None:
    """A known instant counts on its day in the zone, a date as it stands, a vague one not at all."""
    late = datetime(2024, 4, 9, 22, 30, tzinfo=UTC)
    tenth = Window(date(2024, 4, 10), date(2024, 4, 10))
    at_night = article(on=Published(Days.on(late.date()), Known.GIVEN, late))
    assert within(at_night, tenth, ZoneInfo("Asia/Yerevan"))
    assert not within(at_night, tenth, UTC_ZONE)
    assert within(article(on=published("2024-04-10")), tenth, UTC_ZONE)
    assert not within(article(on=published("2024-04-11")), tenth, UTC_ZONE)
    assert not within(article(on=published("2024-04-01", "2024-04-30")), tenth, UTC_ZONE)
    assert not within(article(on=Published.unknown()), Window(), UTC_ZONE)


def test_every_article_is_in_one_story(corpus: Corpus) -> None:
    """Groups hold each article once."""
    put(corpus, *(published(f"2024-04-{day:02}") for day in range(1, 12)))
    asof = datetime(2024, 4, 12, tzinfo=UTC)
    found = gather(corpus, ABOUT, since=asof - timedelta(days=3), asof=asof, zone=UTC_ZONE)
    counts = Counter(one.id for group in found.groups for one in group)
    assert set(counts.values()) == {1}
    assert set(counts) == found.ids
