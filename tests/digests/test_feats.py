"""What an actor did that mattered."""

from __future__ import annotations

from datetime import date, timedelta

from factories import article, published
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Actor, ActorId, ActorKind, Days
from digests import feats
from digests.model import Dated, Event, Passage

HARALD = Actor(ActorId(1), ActorKind.PERSON, "Harald Berg", ("Berg",))
SONJA = Actor(ActorId(2), ActorKind.PERSON, "Sonja Lund", ("Lund",))
DAY = date(2024, 3, 4)

CROWD = "A large crowd came to see the new bridge across the sound on Monday."
OPENED = "Harald Berg opened the new bridge across the sound before a large crowd."
MET = "Sonja Lund and Harald Berg signed the treaty on the bridge in the town of Bodo."


def _passage(text: str, days_later: int = 0) -> Passage:
    of = article(text, on=published((DAY + timedelta(days_later)).isoformat()))
    return Passage(of, 0, len(text))


def _event(*passages: Passage, day: date = DAY, expected: bool = False) -> Event:
    return Event(Days.on(day), passages, expected=expected)


def test_an_event_that_tells_a_deed_has_it_in_front() -> None:
    """What only happened around somebody, or is still to come, is no deed."""
    crowd, opened = _passage(CROWD), _passage(OPENED)
    coming = _event(opened, expected=True)
    done, others = feats.parted([_event(crowd, opened), _event(crowd), coming], [HARALD])
    assert [event.passages for event in done] == [(opened, crowd)]
    assert others == [coming]


def test_what_happened_around_somebody_is_told_by_a_sentence_that_names_him() -> None:
    """A day of which no sentence does is not his."""
    crowd, coming = _passage(CROWD), _passage(OPENED)
    assert feats.parted([_event(crowd, coming, expected=True)], [HARALD])[1] == [_event(coming, crowd, expected=True)]
    assert feats.parted([_event(crowd)], [HARALD]) == ([], [])


def test_a_day_that_a_deed_only_mentions_is_not_its_day() -> None:
    """ "Harald Berg opened the bridge a year after the storm of 4 March"."""
    opened = _passage(OPENED)
    for main in (True, False):
        told = Dated(opened, Days.on(DAY), expected=False, main=main)
        done, others = feats.parted([_event(opened)], [HARALD], [told])
        assert (len(done), len(others)) == ((1, 0) if main else (0, 1))


def test_a_deed_of_several_names_them_all() -> None:
    """What one of them did alone is none of theirs together."""
    met = _event(_passage(MET))
    done, others = feats.parted([_event(_passage(OPENED)), met], [HARALD, SONJA])
    assert done == [met]
    assert len(others) == 1


def test_what_is_still_told_when_it_is_past_matters_more() -> None:
    """Of two deeds that one article each tells of, the one that is looked back upon."""
    fresh = _event(_passage(OPENED), day=DAY)
    remembered = _event(_passage(OPENED, days_later=40), day=DAY + timedelta(2))
    assert feats.foremost([fresh, remembered], [], 1) == [remembered]


def test_a_deed_on_a_day_of_which_much_is_told_matters_more() -> None:
    """Each is told by one article, but one of the days is full of other things."""
    quiet, full = _event(_passage(OPENED)), _event(_passage(OPENED), day=DAY + timedelta(2))
    dated = [Dated(_passage(CROWD, n), full.days, expected=False, main=True) for n in range(3)]
    assert feats.foremost([quiet, full], dated, 1) == [full]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 40)), max_size=12), st.integers(0, 8))
def test_the_foremost_are_some_of_them_in_their_order_one_a_day(given_: list[tuple[int, int]], most: int) -> None:
    """Never more than wanted, and none that was not given."""
    events = [_event(_passage(OPENED, later), day=DAY + timedelta(day)) for day, later in given_]
    found = feats.foremost(events, [], most)
    assert len(found) == min(most, len({event.days for event in events}))
    assert len({event.days for event in found}) == len(found)
    places = [events.index(event) for event in found]
    assert places == sorted(places)
