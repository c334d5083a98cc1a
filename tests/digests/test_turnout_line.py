"""The foot of digests and of /sources: how many sources answered, and which have not for long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from feeds import feed

from corpus import feeds, silences
from corpus.corpus import Corpus
from corpus.feed_pace import Failed, Unchanged, after
from corpus.model import Window
from corpus.turnout import NAMED, Silent, Turnout
from digests import answers, markup
from digests.directory import Directory
from digests.letters import Letters
from digests.model import Subject
from digests.page import Page
from digests.render import render
from tests.digests.test_letters import edition, filled

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ASOF = datetime(2024, 3, 8, 4, 0, tzinfo=UTC)
UTC_ZONE = ZoneInfo("UTC")
OTHERS = "and 2 more have not."


def last_line(page: Page) -> str:
    return markup.visible(page.paragraphs[-1].html)


@pytest.mark.parametrize(
    ("silent", "line"),
    [
        ((), "9 of 9 sources answered."),
        ((Silent("Gazette", ASOF - 3 * DAY),), "8 of 9 sources answered; Gazette has not for 3 days."),
        ((Silent("Gazette", ASOF - 30 * HOUR),), "8 of 9 sources answered; Gazette has not for 30 hours."),
        ((Silent("Gazette", ASOF - HOUR),), "8 of 9 sources answered; Gazette has not for an hour."),
        (
            (Silent("Gazette", ASOF - 2 * DAY, asked=False), Silent("Post", ASOF - 5 * HOUR)),
            "7 of 9 sources answered; Gazette has not been asked for 2 days, Post has not for 5 hours.",
        ),
        (
            tuple(Silent(name, ASOF - 4 * DAY) for name in "ABCDE"),
            "4 of 9 sources answered; A has not for 4 days, B has not for 4 days, C has not for 4 days, " + OTHERS,
        ),
    ],
)
def test_the_silent_are_named(silent: tuple[Silent, ...], line: str) -> None:
    """The three that were not heard of for the longest time; the others are counted."""
    page = render(Directory(turnout=Turnout(9, len(silent), silent[:NAMED], ASOF)), today=ASOF.date(), zone=UTC_ZONE)
    assert last_line(page) == line


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = filled(tmp_path / "news.db")
    yield opened
    opened.close()


def fall_silent(corpus: Corpus) -> None:
    """Two feeds are looked at for days; on the 5th one of them stops answering."""
    for name in ("Wire", "Gazette"):
        with corpus.database.transaction() as writing:
            start = datetime(2024, 3, 4, tzinfo=UTC)
            followed = feeds.add(writing, feed(f"https://{name}.example/", title=name, next_at=start))
            while followed.next_at < ASOF + DAY:
                now = followed.next_at
                lost = name == "Gazette" and now.date() >= date(2024, 3, 5)
                followed = after(followed, Failed("TooSlow") if lost else Unchanged(), now)
                feeds.save(writing, followed)
                silences.watch(writing, followed, now)


def test_every_digest_ends_with_it_as_of_its_moment(corpus: Corpus) -> None:
    """On the 5th, all had answered that were asked; on the 8th one had not for days, also where nothing else is new."""
    fall_silent(corpus)
    early = Letters(corpus).write(edition("2024-03-05T03:00", zone=UTC_ZONE), frozenset(), hush=False)
    late = Letters(corpus).write(edition("2024-03-08T04:00", zone=UTC_ZONE, days=4), frozenset(), hush=False)
    empty = Letters(corpus).write(edition("2024-03-08T04:00", zone=UTC_ZONE, days=0.01), frozenset(), hush=False)
    assert markup.visible(early.parts[-1]).endswith("\n\n2 of 2 sources answered.")
    foot = "\n\n1 of 2 sources answered; Gazette has not for 3 days."
    assert markup.visible(late.parts[-1]).endswith(foot)
    assert markup.visible(empty.parts[-1]).startswith("Nothing new on The bridge")
    assert markup.visible(empty.parts[-1]).endswith(foot)


def test_what_is_asked_for_ends_with_it_too(corpus: Corpus) -> None:
    """/digest and /sources."""
    fall_silent(corpus)
    foot = "1 of 2 sources answered; Gazette has not for 3 days."
    subject = Subject("The bridge", topic=corpus.topics.get("bridge"))
    asked = answers.digest(corpus, subject, Window(date(2024, 3, 1), date(2024, 3, 8)), asof=ASOF, zone=UTC_ZONE)
    assert last_line(render(asked, today=ASOF.date(), zone=UTC_ZONE)) == foot
    listed = answers.sources(corpus, datetime(2024, 3, 8, 4, 0, tzinfo=UTC))
    assert last_line(render(listed, today=ASOF.date(), zone=UTC_ZONE)) == foot


def test_nothing_is_said_where_no_feed_is_followed(corpus: Corpus) -> None:
    """Nor of a time before there were any."""
    letter = Letters(corpus).write(edition("2024-03-08T04:00", zone=UTC_ZONE, days=4), frozenset(), hush=False)
    assert "answered" not in letter.parts[-1]
    fall_silent(corpus)
    assert answers.sources(corpus, datetime(2024, 3, 3, tzinfo=UTC)).turnout is None
