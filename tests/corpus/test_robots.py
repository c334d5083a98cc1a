"""What sites let programs fetch, kept for a day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from feeds import DAY, HOUR, NOW

from corpus.database import Database
from corpus.fetching.robots import Rules, read_rules
from corpus.robots import KeptRobots

SITE = "https://wire.example"
FORBIDDING = read_rules(b"User-agent: *\nDisallow: /private\n")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "a.db", write=True)
    yield opened
    opened.close()


def learn(database: Database, rules: Rules) -> None:
    robots = KeptRobots(database, NOW)
    robots.keep(SITE, rules)
    robots.save()


def test_the_next_program_knows_them(database: Database) -> None:
    """And heeds them as the first did; a site of which nobody asked is not known."""
    learn(database, FORBIDDING)
    robots = KeptRobots(database, NOW + 23 * HOUR)
    for _ in range(2):
        known = robots.known(SITE)
        assert known
        assert not known.allow(f"{SITE}/private/1")
        assert known.allow(f"{SITE}/public")
    assert robots.known("https://post.example") is None


def test_a_site_without_rules_is_known_as_such(database: Database) -> None:
    """Nothing there is not the same as nothing known."""
    learn(database, Rules())
    known = KeptRobots(database, NOW).known(SITE)
    assert known
    assert known.allow(f"{SITE}/private/1")


def test_after_a_day_they_are_asked_for_anew(database: Database) -> None:
    """What is too old is forgotten, and what is learnt again takes its place."""
    learn(database, FORBIDDING)
    later = KeptRobots(database, NOW + DAY)
    assert later.known(SITE) is None
    later.keep(SITE, Rules())
    later.save()
    assert database.query("select site, body from robots") == [(SITE, b"")]


def test_nothing_is_written_before_it_is_over(database: Database) -> None:
    """Fetching waits for no lock of the archive's."""
    robots = KeptRobots(database, NOW)
    robots.keep(SITE, FORBIDDING)
    assert database.query("select count(*) from robots") == [(0,)]
    assert robots.known(SITE) is FORBIDDING
