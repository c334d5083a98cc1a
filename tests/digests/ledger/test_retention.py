"""What the ledger forgets, and what it keeps."""

from __future__ import annotations

from datetime import datetime

from ledgers import DAY, NOON, House

from digests.ledger import retention
from digests.ledger.outcome import Doubtful, Unsent

LONG_AGO = NOON + 20 * DAY
"""What was planned before this is forgotten."""


def rows(house: House, table: str) -> int:
    return int(house.ledger.database.query(f"select count(*) from {table}")[0][0])  # noqa: S608 (a name from here)


def purge(house: House, before: datetime = LONG_AGO) -> list[int]:
    """Until there is nothing left; how many rows each time."""
    counts: list[int] = []
    while deleted := retention.purge(house.ledger.database, before):
        counts.append(deleted)
    return counts


def live(house: House, days: int) -> None:
    """So many days, with a digest sent on each."""
    for day in range(1, days + 1):
        house.make(NOON + day * DAY)
        house.send(NOON + day * DAY)


def test_what_was_sent_long_ago_is_forgotten(house: House) -> None:
    """Editions, deliveries, what they told and their texts; what is younger stays."""
    house.subscribe()
    live(house, 40)
    before = {table: rows(house, table) for table in ("edition", "delivery", "sheet")}
    purge(house)
    assert before == {"edition": 40, "delivery": 40, "sheet": 40}
    assert {table: rows(house, table) for table in before} == {"edition": 21, "delivery": 21, "sheet": 21}
    assert house.ledger.database.query("select min(planned) from edition") == [(int(LONG_AGO.timestamp()),)]
    refers = "select count(*) from told where edition_id not in (select id from edition)"
    assert house.ledger.database.query(refers) == [(0,)]


def test_it_goes_on_as_if_nothing_was(house: House) -> None:
    """The next digest comes, and tells nothing that was told since."""
    house.subscribe()
    live(house, 40)
    purge(house)
    house.make(NOON + 41 * DAY)
    (sent,) = house.send(NOON + 41 * DAY)
    assert len(house.editor.told[sent.key.edition]) == 24


def test_what_is_not_settled_stays(house: House) -> None:
    """However old: an edition that still waits to be sent keeps its rows and its text."""
    house.subscribe()
    house.make(NOON + DAY)
    house.send(NOON + DAY, [Unsent("no way")])
    house.make(NOON + DAY)
    assert purge(house) == []
    assert rows(house, "edition") == rows(house, "delivery") == rows(house, "sheet") == 1


def test_what_is_planned_stays(house: House) -> None:
    """Its promise is not kept yet."""
    house.subscribe()
    house.press.plan(NOON + DAY)
    assert purge(house) == []


def test_old_doubts_go(house: House) -> None:
    """Nobody asks after a month."""
    house.subscribe()
    house.make(NOON + DAY)
    house.send(NOON + DAY, [Doubtful("no answer")])
    purge(house)
    assert rows(house, "edition") == rows(house, "delivery") == rows(house, "sheet") == 0


def test_little_at_a_time(house: House) -> None:
    """No transaction deletes more than five hundred rows, however much there is."""
    house.subscribe()
    live(house, 60)
    counts = purge(house, NOON + 61 * DAY)
    assert max(counts) <= retention.MOST
    assert sum(counts) > 1_500
    assert rows(house, "told") == 0


def test_a_text_that_somebody_else_still_has_stays(house: House) -> None:
    """One sheet for two editions, of which one is young."""
    house.subscribe(7)
    live(house, 1)
    with house.ledger.database.transaction() as writing:
        writing.run("update edition set planned = planned - 9000000")
    house.subscribe(8)
    house.make(NOON + DAY)
    house.send(NOON + DAY)
    purge(house, NOON)
    assert rows(house, "edition") == rows(house, "delivery") == 1
    assert rows(house, "sheet") == 1
