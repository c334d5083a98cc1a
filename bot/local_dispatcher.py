"""Digests brought to one chat while its reader waits, as in the terminal; for all others there is the dispatcher."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.digest_keys import Claimed, claim
from bot.keyboards import keyboard
from corpus.errors import NewsError
from digests.ledger.outcome import Sent

if TYPE_CHECKING:
    from telegram import Bot

    from bot.responder import Responder
    from digests.press import Press

MOST = 100_000
"""Editions and deliveries that are looked through for those of the chat."""


@dataclass(frozen=True, slots=True)
class LocalDispatcher:
    """Needs a way to Telegram that always answers, and nobody else who sends to the same chat."""

    responder: Responder
    bot: Bot
    chat: int

    async def bring(self) -> None:
        """Plan, compose and send what is due in the chat, or was asked for; nothing where it agreed on nothing."""
        with suppress(NewsError):
            if not await self.responder.ask(self._compose):
                return
            while (claimed := await self.responder.ask(self._claim)) is not None:
                delivery = claimed.delivery
                message = await self.bot.send_message(
                    self.chat,
                    delivery.html,
                    message_thread_id=delivery.subscriber.thread or None,
                    disable_notification=delivery.silent,
                    reply_markup=keyboard(claimed.keys),
                )
                await self.responder.ask(self._press().settle, delivery, Sent(message.message_id), self.responder.now())

    def _press(self) -> Press:
        from digests.press import Press  # takes a tenth of a second that most conversations do without

        return Press(self.responder.storage.ledger())

    def _compose(self) -> bool:
        """Whether the chat is one that agreed on something."""
        if self.responder.storage.known(self.chat) is None:
            return False
        from digests.letters import Letters

        press, now = self._press(), self.responder.now()
        press.plan_for(self.chat, now)
        batch = [edition for edition in press.planned(now, MOST) if edition.subscriber.chat == self.chat]
        if batch:
            press.compose(Letters(self.responder.storage.open()), batch, now)
        return True

    def _claim(self) -> Claimed | None:
        now = self.responder.now()
        heads = self.responder.storage.ledger().deliveries.heads(now, MOST)
        mine = next((head for head in heads if head.chat == self.chat), None)
        return claim(self._press(), mine.key, self.responder.questions.keep, now) if mine else None
