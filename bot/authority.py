"""Who may change what a chat has agreed on: administrators, and in a private chat its reader."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

from telegram import Bot, ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.error import BadRequest, Forbidden

from bot.visitor import Visitor
from digests.ledger.model import ChatKind

log = logging.getLogger(__name__)

KEPT_SECONDS = 60.0
"""Who was made an administrator, or is none any more, is known to be so this much later, at most."""
MOST_KEPT = 10_000
HEADS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class _Known:
    may: bool
    at: float
    """By the monotonic clock."""


class Authority:
    """Asks Telegram who is an administrator, and remembers the answer for a minute."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], _Known] = {}

    async def may_change(self, bot: Bot, visitor: Visitor) -> bool:
        """Whether a visitor may change things in his chat. Raises NetworkError where Telegram can't be asked."""
        if visitor.who == visitor.chat:
            return True
        if visitor.kind is ChatKind.PRIVATE or visitor.who <= 0:
            return False
        key = visitor.chat, visitor.who
        known = self._known.get(key)
        if known is None or time.monotonic() - known.at > KEPT_SECONDS:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            known = self._known[key] = _Known(await _is_head(bot, visitor), time.monotonic())
        return known.may


async def _is_head(bot: Bot, visitor: Visitor) -> bool:
    try:
        member = await bot.get_chat_member(visitor.chat, visitor.who)
    except (BadRequest, Forbidden) as refusal:
        log.info("Telegram does not tell who may change things: %s", refusal)
        return False
    if visitor.kind is ChatKind.CHANNEL and isinstance(member, ChatMemberAdministrator):
        return bool(member.can_post_messages)
    return member.status in HEADS


def lets_us_write(member: ChatMember) -> bool:
    """Whether the bot, being such a member of a chat, can write there."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member and member.can_send_messages
    if isinstance(member, ChatMemberAdministrator) and member.can_post_messages is not None:
        return member.can_post_messages
    return member.status in (*HEADS, ChatMember.MEMBER)
