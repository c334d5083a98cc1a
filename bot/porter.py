"""Digests brought to one chat while its reader waits, as in the terminal; for all others there is the courier."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.digest_keys import keys_of
from bot.keyboards import keyboard
from bot.prepared import Keys
from corpus.errors import NewsError
from digests.ledger.model import Delivery
from digests.ledger.outcome import Sent

if TYPE_CHECKING:
    from telegram import Bot

    from bot.desk import Desk
    from digests.press import Press

MOST = 100_000
"""Editions and deliveries that are looked through for those of the chat."""


@dataclass(frozen=True, slots=True)
class _Ready:
    delivery: Delivery
    keys: Keys


@dataclass(frozen=True, slots=True)
class Porter:
    """Needs a way to Telegram that always answers, and nobody else who sends to the same chat."""

    desk: Desk
    bot: Bot
    chat: int

    async def bring(self) -> None:
        """Plan, compose and send what is due in the chat, or was asked for; nothing where it agreed on nothing."""
        with suppress(NewsError):
            if not await self.desk.ask(self._compose):
                return
            while (ready := await self.desk.ask(self._claim)) is not None:
                delivery = ready.delivery
                message = await self.bot.send_message(
                    self.chat,
                    delivery.html,
                    message_thread_id=delivery.subscriber.thread or None,
                    disable_notification=delivery.silent,
                    reply_markup=keyboard(ready.keys),
                )
                await self.desk.ask(self._press().settle, delivery, Sent(message.message_id), self.desk.now())

    def _press(self) -> Press:
        from digests.press import Press  # takes a tenth of a second that most conversations do without

        return Press(self.desk.shelf.ledger())

    def _compose(self) -> bool:
        """Whether the chat is one that agreed on something."""
        if self.desk.shelf.known(self.chat) is None:
            return False
        from digests.letters import Letters

        press, now = self._press(), self.desk.now()
        press.plan_for(self.chat, now)
        batch = [edition for edition in press.planned(now, MOST) if edition.subscriber.chat == self.chat]
        if batch:
            press.compose(Letters(self.desk.shelf.open()), batch, now)
        return True

    def _claim(self) -> _Ready | None:
        now = self.desk.now()
        heads = self.desk.shelf.ledger().deliveries.heads(now, MOST)
        mine = next((head for head in heads if head.chat == self.chat), None)
        delivery = self._press().claim(mine.key, now) if mine else None
        return _Ready(delivery, keys_of(delivery, self.desk.questions.keep)) if delivery else None
