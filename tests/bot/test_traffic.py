"""How many messages Telegram takes: laws, whatever the delays on the way."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import inf
from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st

from bot.traffic import BURST, GROUP, OVERALL, REMEMBERED, SPACING, Chat, Lane, Limit, Traffic

PRIVATE, OTHER, GROUP_CHAT, CHANNEL = 7, 8, -100, "@channel"


@dataclass(frozen=True)
class Wish:
    """A message that somebody wants to send."""

    chat: Chat
    reply: bool
    wait: float
    """Seconds after the wish before."""
    way: float
    """Seconds to Telegram."""
    back: float
    """Seconds until its answer is here."""


WISHES = st.lists(
    st.builds(
        Wish,
        chat=st.sampled_from([1, 2, 3, 4, -1, -2, "@c"]),
        reply=st.booleans(),
        wait=st.sampled_from([0.0, 0.0, 0.0, 0.01, 0.3, 2.0]),
        way=st.floats(0, 3),
        back=st.floats(0, 3),
    ),
    max_size=150,
)


def arrivals(wishes: list[Wish]) -> list[tuple[Wish, float, float]]:
    """Send one after the other as soon as each may leave; when each left, and when it came to Telegram."""
    traffic, now = Traffic(), 0.0
    under_way: list[tuple[float, Chat]] = []
    done: list[tuple[Wish, float, float]] = []

    def land(until: float) -> None:
        for at, chat in sorted((one for one in under_way if one[0] <= until), key=itemgetter(0)):
            traffic.arrive(chat, at)
            under_way.remove((at, chat))

    for wish in wishes:
        now += wish.wait
        land(now)
        while (opens := max(traffic.opens(), traffic.opens_to(wish.chat, reply=wish.reply))) > now:
            now = min([opens, *(at for at, _ in under_way)])
            land(now)
        traffic.leave(wish.chat, now)
        under_way.append((now + wish.way + wish.back, wish.chat))
        done.append((wish, now, now + wish.way))
    return done


def most_within(times: list[float], seconds: float) -> int:
    """The most of them in any stretch of so many seconds, its end excluded."""
    times = sorted(times)
    return max((sum(start <= time < start + seconds for time in times) for start in times), default=0)


A_HAIR = 1e-6
"""Less than a sum of floating-point seconds may be off."""


@given(WISHES)
def test_never_more_than_thirty_a_second(wishes: list[Wish]) -> None:
    """In any second at Telegram's end at most thirty arrive, however long each was on its way."""
    assert most_within([at for _, _, at in arrivals(wishes)], 1 - A_HAIR) <= OVERALL.most


@given(WISHES)
def test_never_more_than_a_group_takes(wishes: list[Wish]) -> None:
    """In any minute at most eighteen arrive in a group or channel."""
    done = arrivals(wishes)
    for chat in (-1, -2, "@c"):
        assert most_within([at for wish, _, at in done if wish.chat == chat], 60 - A_HAIR) <= GROUP.most


@given(WISHES)
def test_after_a_burst_one_a_second(wishes: list[Wish]) -> None:
    """A private chat gets three in any three seconds."""
    done = arrivals(wishes)
    for chat in (1, 2, 3, 4):
        assert most_within([at for wish, _, at in done if wish.chat == chat], 3 - A_HAIR) <= BURST.most


@given(WISHES)
def test_digests_come_one_a_second(wishes: list[Wish]) -> None:
    """What nobody waits for comes no sooner than a second after what the chat got before."""
    done = arrivals(wishes)
    for chat in (1, 2, 3, 4, -1, -2, "@c"):
        of_chat = [(wish, at) for wish, _, at in done if wish.chat == chat]
        for (_, before), (wish, at) in pairwise(of_chat):
            assert (wish.reply and chat not in (-1, -2, "@c")) or at - before >= 1 - A_HAIR


@given(WISHES)
def test_they_leave_smoothly(wishes: list[Wish]) -> None:
    """Never more than one above what twenty-eight a second come to."""
    left = [at for _, at, _ in arrivals(wishes)]
    for first, start in enumerate(left):
        for last, end in enumerate(left[first:], 1):
            assert last <= (end - start) / SPACING + 3


def test_twenty_eight_a_second() -> None:
    """Many chats, answers in sixty milliseconds: more than twenty-five a second, and under thirty."""
    wishes = [Wish(chat, reply=False, wait=0, way=0.03, back=0.03) for chat in range(1, 501)]
    end = arrivals(wishes)[-1][2]
    assert 25 < 500 / end < 30


@given(st.lists(st.floats(0, 100), max_size=40).map(sorted), st.integers(0, 5), st.integers(1, 5), st.floats(0.1, 60))
def test_a_lane_opens_when_there_is_room(answered: list[float], under_way: int, most: int, seconds: float) -> None:
    """From then on, and not before, fewer than `most` are under way or were answered within so many seconds."""
    lane = Lane(under_way)
    lane.answered.extend(answered)
    opens = lane.opens(Limit(most, seconds))

    def taken(at: float) -> int:
        return under_way + sum(each + seconds > at for each in lane.answered)

    if opens == inf:
        assert under_way >= most
    elif opens == -inf:
        assert under_way + len(lane.answered) < most
    else:
        assert taken(opens) < most
        assert taken(opens - seconds / 2) >= most


def test_who_is_told_to_wait_is_alone() -> None:
    """Twelve hours for one chat are not a second for another."""
    traffic = Traffic()
    traffic.hold(PRIVATE, 43_200, 0.0)
    assert traffic.opens_to(PRIVATE, reply=True) == 43_200
    assert traffic.opens_to(OTHER, reply=False) == -inf
    assert traffic.opens() <= 0


def test_several_told_at_once_means_all() -> None:
    """Two chats within some seconds: everything waits, no longer than the shorter of the two."""
    traffic = Traffic()
    traffic.hold(PRIVATE, 40, 0.0)
    traffic.hold(OTHER, 20, 3.0)
    assert traffic.opens() == 23


def test_the_same_chat_told_twice_is_still_one() -> None:
    """It is about that chat."""
    traffic = Traffic()
    traffic.hold(PRIVATE, 40, 0.0)
    traffic.hold(PRIVATE, 40, 1.0)
    assert traffic.opens() <= 0


def test_told_long_apart_is_no_sign() -> None:
    """Two chats with a minute between are two matters."""
    traffic = Traffic()
    traffic.hold(PRIVATE, 400, 0.0)
    traffic.hold(OTHER, 400, 60.0)
    assert traffic.opens() <= 0


def test_closed_chats_are_those_that_got_something() -> None:
    """While it is under way nobody knows how long; a second after the answer they are open again."""
    traffic = Traffic()
    traffic.leave(PRIVATE, 0.0)
    assert traffic.closed(0.0) == {PRIVATE: inf}
    traffic.arrive(PRIVATE, 0.5)
    assert traffic.closed(0.6) == {PRIVATE: 1.5}
    assert traffic.closed(1.5) == {}


def test_old_chats_are_forgotten() -> None:
    """Ten thousand chats in turn leave no more behind than are not free yet."""
    traffic = Traffic()
    for chat in range(1, 10_001):
        traffic.leave(chat, float(chat))
        traffic.arrive(chat, float(chat))
    assert len(traffic._roads) <= REMEMBERED
