"""Who must wait waits, and nobody else does; replies before digests."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from swift import run_swiftly
from telegram.error import Forbidden, RetryAfter, TelegramError

from bot.limiter import LONGEST_WAIT, MOST_WAITING, Limiter, Permit

pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after.*")  # the library's own


class Telegram:
    """Keeps when what came, by the loop's clock from 0 on, and refuses as told to."""

    def __init__(self, limiter: Limiter, *, takes: float = 0.05) -> None:
        self.limiter = limiter
        self.takes = takes
        self.began = asyncio.get_running_loop().time()
        self.came: list[tuple[int, float]] = []
        self.refusals: dict[int, list[TelegramError]] = {}
        self.late = 0.0
        """Seconds that the limiter's clock is ahead."""

    @property
    def time(self) -> float:
        return asyncio.get_running_loop().time() - self.began

    async def call(self, chat: int) -> bool:
        self.came.append((chat, round(self.time, 3)))
        await asyncio.sleep(self.takes)
        if self.refusals.get(chat):
            raise self.refusals[chat].pop(0)
        return True

    async def request(self, chat: int, endpoint: str = "sendMessage", permit: Permit | None = None) -> Any:
        return await self.limiter.process_request(self.call, (chat,), {}, endpoint, {"chat_id": chat}, permit)

    def times(self, chat: int) -> list[float]:
        return [at for to, at in self.came if to == chat]


def played(scene: Callable[[Telegram], Awaitable[None]]) -> Telegram:
    """A scene with a Telegram of its own, in no time."""

    async def playing() -> Telegram:
        limiter = Limiter(lambda: telegram.began + telegram.time + telegram.late)
        telegram = Telegram(limiter)
        await limiter.initialize()
        await scene(telegram)
        await limiter.shutdown()
        return telegram

    return run_swiftly(playing)


def test_a_chat_in_conversation_gets_three_at_once() -> None:
    """The fourth reply waits until the first is three seconds old."""

    async def scene(telegram: Telegram) -> None:
        await asyncio.gather(*(telegram.request(7) for _ in range(4)))

    times = played(scene).times(7)
    assert times[2] < 0.2
    assert 3.0 <= times[3] < 3.3


def test_a_busy_group_holds_nobody_else() -> None:
    """Nineteen messages to a group take more than a minute; meanwhile a reader is answered at once."""

    async def scene(telegram: Telegram) -> None:
        async def busy() -> None:
            for _ in range(19):
                await telegram.request(-100)

        group = asyncio.create_task(busy())
        await asyncio.sleep(50)
        await telegram.request(7)
        assert telegram.times(7)[0] < 50.1
        await group

    times = played(scene).times(-100)
    assert times[18] - times[0] >= 60


def test_many_readers_are_answered_smoothly() -> None:
    """A hundred replies to as many chats leave within four seconds, never thirty-one in one."""

    async def scene(telegram: Telegram) -> None:
        await asyncio.gather(*(telegram.request(chat) for chat in range(1, 101)))

    times = [at for _, at in played(scene).came]
    assert times[-1] < 4
    assert all(later - earlier >= 1 for earlier, later in zip(times, times[30:], strict=False))


def test_a_reply_overtakes_digests() -> None:
    """While digests take all there is, a reply that comes goes next."""

    async def scene(telegram: Telegram) -> None:
        async def digests() -> None:
            for chat in range(1, 201):
                while (permit := telegram.limiter.reserve(chat)) is None:  # noqa: ASYNC110
                    await asyncio.sleep(max(0.001, min(1.0, telegram.limiter.seconds_until_open())))
                sent.append(asyncio.create_task(telegram.request(chat, permit=permit)))

        sent: list[asyncio.Task[Any]] = []
        sending = asyncio.create_task(digests())
        await asyncio.sleep(3.01)
        await telegram.request(1_000)
        assert telegram.times(1_000)[0] - 3.01 < 0.08
        await sending
        await asyncio.gather(*sent)

    assert len(played(scene).came) == 201


def test_told_to_wait_a_reply_waits_and_goes_once_more() -> None:
    """As long as Telegram says, and no other chat waits with it."""

    async def scene(telegram: Telegram) -> None:
        telegram.refusals[7] = [RetryAfter(20)]
        assert (await asyncio.gather(telegram.request(7), telegram.request(8))) == [True, True]

    telegram = played(scene)
    assert telegram.times(8)[0] < 0.2
    first, second = telegram.times(7)
    assert second - first >= 20


@pytest.mark.parametrize("refuse", [lambda: Forbidden("bot was blocked by the user"), lambda: RetryAfter(3_600)])
def test_a_refusal_for_good_is_raised_at_once(refuse: Callable[[], TelegramError]) -> None:
    """Who has blocked the bot, or must be waited for too long, gets no reply."""

    async def scene(telegram: Telegram) -> None:
        telegram.refusals[7] = [refuse()]
        with pytest.raises(type(refuse())):
            await telegram.request(7)
        assert telegram.time < 1

    played(scene)


def test_nobody_tries_for_ever() -> None:
    """The third time that Telegram asks to wait is the last."""

    async def scene(telegram: Telegram) -> None:
        telegram.refusals[7] = [RetryAfter(5) for _ in range(9)]
        with pytest.raises(RetryAfter):
            await telegram.request(7)

    assert len(played(scene).times(7)) == 3


def test_a_chat_that_is_to_be_left_alone_is_not_even_asked() -> None:
    """While a chat has hours to wait, a reply to it fails at once, and a digest gets no leave."""

    async def scene(telegram: Telegram) -> None:
        telegram.refusals[7] = [RetryAfter(43_200)]
        for _ in range(2):
            with pytest.raises(RetryAfter):
                await telegram.request(7)
        assert telegram.limiter.reserve(7) is None
        assert telegram.limiter.closed()[7] > 43_000

    assert len(played(scene).times(7)) == 1


def test_a_chat_does_not_fill_the_house() -> None:
    """Beyond a few that wait, replies to one chat fail, so that they can't keep others from being answered."""

    async def scene(telegram: Telegram) -> None:
        results = await asyncio.gather(*(telegram.request(-100) for _ in range(20)), return_exceptions=True)
        assert sum(result is True for result in results) == MOST_WAITING + 1
        assert sum(isinstance(result, RetryAfter) for result in results) == 20 - MOST_WAITING - 1

    played(scene)


@pytest.mark.parametrize("endpoint", ["answerCallbackQuery", "getChatMember", "sendChatAction", "getMe"])
def test_what_writes_nothing_is_not_counted(endpoint: str) -> None:
    """Forty such calls about one chat go at once."""

    async def scene(telegram: Telegram) -> None:
        await asyncio.gather(*(telegram.request(7, endpoint) for _ in range(40)))
        assert telegram.time < 0.1
        assert telegram.limiter.closed() == {}

    played(scene)


def test_edits_count() -> None:
    """Turning pages is limited as writing is."""

    async def scene(telegram: Telegram) -> None:
        await asyncio.gather(*(telegram.request(7, "editMessageText") for _ in range(4)))

    assert played(scene).times(7)[3] >= 3.0


def test_a_permit_passes_at_once_and_is_good_for_once() -> None:
    """It counts from when it was given; given back unused it frees the chat a second later, used it changes nothing."""

    async def scene(telegram: Telegram) -> None:
        limiter = telegram.limiter
        permit = limiter.reserve(7)
        assert permit is not None
        assert limiter.reserve(7) is None
        await telegram.request(7, permit=permit)
        limiter.give_back(permit)
        await asyncio.sleep(1)
        unused = limiter.reserve(7)
        assert unused is not None
        limiter.give_back(unused)
        limiter.give_back(unused)
        await asyncio.sleep(1)
        assert limiter.closed() == {}
        assert limiter.reserve(7) is not None

    played(scene)


def test_a_digest_told_to_wait_is_not_repeated_here() -> None:
    """Its ledger decides; only the chat is remembered."""

    async def scene(telegram: Telegram) -> None:
        telegram.refusals[7] = [RetryAfter(9)]
        with pytest.raises(RetryAfter):
            await telegram.request(7, permit=telegram.limiter.reserve(7))
        assert 8 < telegram.limiter.closed()[7] <= 9

    assert len(played(scene).times(7)) == 1


def test_who_gives_up_waiting_leaves_no_trace() -> None:
    """A reply cancelled while it waits, or just as its turn comes, takes nobody's place."""

    async def scene(telegram: Telegram) -> None:
        await asyncio.gather(*(telegram.request(7) for _ in range(3)))
        waiting = asyncio.create_task(telegram.request(7))
        await asyncio.sleep(1)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        granted = asyncio.create_task(telegram.request(7))
        await asyncio.sleep(1)
        telegram.late = 10
        telegram.limiter.reserve(-1)  # lets go whose turn it is
        granted.cancel()
        await asyncio.gather(granted, return_exceptions=True)
        await asyncio.sleep(LONGEST_WAIT + 1)
        assert 7 not in telegram.limiter.closed()

    assert len(played(scene).times(7)) == 3
