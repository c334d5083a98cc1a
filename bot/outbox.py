"""The one way out for replies: messages sent, edited and followed by their picture; the limiter does the waiting."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from telegram import Bot, InputMediaPhoto, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.keyboards import keyboard, single
from bot.prepared import Prepared
from bot.reply import Picture
from digests import markup
from digests.model import Passage

log = logging.getLogger(__name__)

UNCHANGED = "message is not modified"
GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")

Observer = Callable[[int, tuple[Passage, ...]], None]
"""Told the id of every message with text, and the passages it shows."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to send to: a chat, or one thread of it."""

    chat: int
    thread: int | None = None


class Artist(Protocol):
    """Who draws pictures; None where that fails."""

    async def draw(self, picture: Picture, *, dark: bool) -> bytes | None: ...


class Outbox:
    def __init__(self, artist: Artist, observer: Observer | None = None) -> None:
        self._artist = artist
        self._observer = observer

    async def send(self, bot: Bot, place: Place, prepared: Prepared) -> int:
        """Send the text, and its picture after it; the text's message. Raises TelegramError where it can't be sent."""
        message = await self._send_text(bot, place, prepared)
        self._observe(message.message_id, prepared)
        if prepared.picture and (png := await self._artist.draw(prepared.picture, dark=False)):
            await self._send_picture(bot, place, prepared, png)
        return message.message_id

    async def turn(self, bot: Bot, place: Place, message: int, prepared: Prepared) -> None:
        """Put this screen in the place of the message's, or send it anew where that can't be edited."""
        try:
            await bot.edit_message_text(
                prepared.html, chat_id=place.chat, message_id=message, reply_markup=keyboard(prepared.keys)
            )
        except BadRequest as refusal:
            if _says(refusal, *GONE):
                anew = await self._send_text(bot, place, prepared)
                message = anew.message_id
            elif not _says(refusal, UNCHANGED):
                raise
        self._observe(message, prepared)

    async def show(self, bot: Bot, place: Place, message: int, prepared: Prepared, *, dark: bool) -> None:
        """Put the picture, drawn dark or light, in the place of the message's."""
        picture = prepared.picture
        png = await self._artist.draw(picture, dark=dark) if picture else None
        if picture is None or png is None:
            return
        media = InputMediaPhoto(png, caption=picture.caption, parse_mode=ParseMode.HTML, filename="dateline.png")
        keys = single(prepared.light if dark else prepared.dark)
        try:
            await bot.edit_message_media(media, chat_id=place.chat, message_id=message, reply_markup=keys)
        except BadRequest as refusal:
            if not _says(refusal, UNCHANGED, *GONE):
                raise

    async def _send_text(self, bot: Bot, place: Place, prepared: Prepared) -> Message:
        async def sending(text: str, mode: str | None) -> Message:
            return await bot.send_message(
                place.chat,
                text,
                parse_mode=mode,
                message_thread_id=place.thread,
                reply_markup=keyboard(prepared.keys),
            )

        try:
            return await sending(prepared.html, ParseMode.HTML)
        except ChatMigrated as moved:
            return await self._send_text(bot, Place(moved.new_chat_id, place.thread), prepared)
        except BadRequest as refusal:
            if not _says(refusal, "can't parse entities"):
                raise
            log.error("Telegram refused the markup of a message: %s", refusal)
            return await sending(markup.visible(prepared.html), None)

    async def _send_picture(self, bot: Bot, place: Place, prepared: Prepared, png: bytes) -> None:
        caption = prepared.picture.caption if prepared.picture else None
        try:
            await bot.send_photo(
                place.chat,
                png,
                caption=caption,
                filename="dateline.png",
                message_thread_id=place.thread,
                reply_markup=single(prepared.dark),
            )
        except TelegramError as refusal:
            log.warning("a picture was not taken: %s", refusal)

    def _observe(self, message: int, prepared: Prepared) -> None:
        if self._observer:
            self._observer(message, prepared.passages)


def _says(refusal: TelegramError, *signs: str) -> bool:
    return any(sign in str(refusal).casefold() for sign in signs)
