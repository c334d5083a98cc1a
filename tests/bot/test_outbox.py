"""The one way out: sent once, edited in place, patient, and never silent about a refusal."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.request import RequestData

from bot.console import ConsoleRequest
from bot.outbox import Outbox, Place
from bot.prepared import Key, Prepared
from bot.reply import Picture

pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after.*")  # the library's own

PLACE = Place(7)
TEXT = Prepared("<b>one</b>", ((Key("next", "a:l"),),), ())
PICTURE = Picture(lambda *, dark: b"dark" if dark else b"light", "<b>caption</b>")
PICTURED = Prepared("text", (), (), PICTURE, Key("Dark", "v:1:d:tx"), Key("Light", "v:1:l:tx"))


class Stubborn(ConsoleRequest):
    """Refuses the first calls of a method with these errors."""

    def __init__(self, method: str, *errors: TelegramError) -> None:
        super().__init__()
        self.method = method
        self.errors = list(errors)

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        if url.endswith(self.method) and self.errors:
            raise self.errors.pop(0)
        return await super().do_request(url, method, request_data)


class Artist:
    """Draws at once, or fails."""

    def __init__(self, *, able: bool = True) -> None:
        self.able = able

    async def draw(self, picture: Picture, *, dark: bool) -> bytes | None:
        return picture.draw(dark=dark) if self.able else None


def do(request: ConsoleRequest, work: Callable[[Outbox, Bot], Awaitable[None]], artist: Artist | None = None) -> None:
    async def working() -> None:
        bot = Bot("1:x", request=request, get_updates_request=request)
        async with bot:
            await work(Outbox(artist or Artist()), bot)

    asyncio.run(working())


def sending(prepared: Prepared) -> Callable[[Outbox, Bot], Awaitable[None]]:
    return lambda outbox, bot: outbox.send(bot, PLACE, prepared)


def test_a_message_goes_out_with_its_buttons() -> None:
    """Text, chat and keyboard arrive as prepared."""
    request = ConsoleRequest()
    do(request, sending(TEXT))
    (sent,) = request.sent
    assert (sent.method, sent.chat, sent.html) == ("sendMessage", 7, "<b>one</b>")
    assert sent.keys == (({"text": "next", "callback_data": "a:l"},),)


def test_the_observer_hears_of_every_message() -> None:
    """Whoever checks quotations learns which message shows which passages."""
    heard: list[int] = []
    request = ConsoleRequest()

    async def work() -> None:
        async with Bot("1:x", request=request, get_updates_request=request) as bot:
            outbox = Outbox(Artist(), lambda message, passages: heard.append(message))
            await outbox.send(bot, PLACE, TEXT)
            await outbox.turn(bot, PLACE, 5, TEXT)

    asyncio.run(work())
    assert heard == [request.sent[0].message, 5]


def test_the_picture_follows_the_text() -> None:
    """First the words, then the picture, light, with a switch."""
    request = ConsoleRequest()
    do(request, sending(PICTURED))
    assert [(sent.method, sent.photo) for sent in request.sent] == [("sendMessage", None), ("sendPhoto", b"light")]
    assert request.sent[1].keys[0][0]["text"] == "Dark"


def test_a_picture_that_fails_costs_nothing_else() -> None:
    """Not drawn, or not taken: the text stands."""
    request = ConsoleRequest()
    do(request, sending(PICTURED), Artist(able=False))
    assert [sent.method for sent in request.sent] == ["sendMessage"]
    refusing = Stubborn("sendPhoto", BadRequest("IMAGE_PROCESS_FAILED"))
    do(refusing, sending(PICTURED))
    assert [sent.method for sent in refusing.sent] == ["sendMessage"]


def test_a_picture_is_switched_in_place() -> None:
    """The same message shows it dark, and offers it light again."""
    request = ConsoleRequest()
    do(request, lambda outbox, bot: outbox.show(bot, PLACE, 5, PICTURED, dark=True))
    (sent,) = request.sent
    assert (sent.method, sent.message, sent.photo) == ("editMessageMedia", 5, b"dark")
    assert sent.keys[0][0]["text"] == "Light"


def test_pages_are_turned_in_place() -> None:
    """The message stays, its text changes."""
    request = ConsoleRequest()
    do(request, lambda outbox, bot: outbox.turn(bot, PLACE, 5, TEXT))
    assert [(sent.method, sent.message) for sent in request.sent] == [("editMessageText", 5)]


def test_the_same_page_again_is_no_fault() -> None:
    """Telegram's "not modified" means that it is shown."""
    request = Stubborn("editMessageText", BadRequest("Message is not modified: specified new message content"))
    do(request, lambda outbox, bot: outbox.turn(bot, PLACE, 5, TEXT))
    assert request.sent == []


def test_a_message_that_is_gone_is_sent_anew() -> None:
    """Who deleted the message and still turns its page gets a new one."""
    request = Stubborn("editMessageText", BadRequest("Message to edit not found"))
    do(request, lambda outbox, bot: outbox.turn(bot, PLACE, 5, TEXT))
    assert [sent.method for sent in request.sent] == ["sendMessage"]


def test_refused_markup_goes_out_as_plain_text() -> None:
    """Better plain words than none."""
    request = Stubborn("sendMessage", BadRequest("Can't parse entities: unsupported start tag"))
    do(request, sending(TEXT))
    assert [sent.html for sent in request.sent] == ["one"]


def test_a_group_that_moved_is_followed() -> None:
    """The answer goes to the group's new number."""
    request = Stubborn("sendMessage", ChatMigrated(-100))
    do(request, sending(TEXT))
    assert [sent.chat for sent in request.sent] == [-100]


@pytest.mark.parametrize("refuse", [lambda: Forbidden("bot was blocked by the user"), lambda: RetryAfter(3600)])
def test_a_refusal_for_good_is_raised(refuse: Callable[[], TelegramError]) -> None:
    """Who has blocked the bot, or must be waited for too long, gets no answer, and the log a line."""
    refusal = refuse()
    with pytest.raises(type(refusal)):
        do(Stubborn("sendMessage", refusal), sending(TEXT))
