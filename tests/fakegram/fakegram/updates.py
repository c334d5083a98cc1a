"""What the bot has not fetched yet."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

KINDS = frozenset(
    "message edited_message channel_post edited_channel_post business_connection business_message"
    " edited_business_message deleted_business_messages guest_message message_reaction message_reaction_count"
    " inline_query chosen_inline_result callback_query shipping_query pre_checkout_query purchased_paid_media poll"
    " poll_answer my_chat_member chat_member chat_join_request chat_boost removed_chat_boost managed_bot".split()
)
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that come only where they were asked for by name."""
MOST = 100


@dataclass(slots=True)
class Inbox:
    """Updates in order; what the bot has confirmed is gone."""

    waiting: list[dict[str, Any]] = field(default_factory=list)
    allowed: frozenset[str] = KINDS - ON_REQUEST
    """Kept from the last request that said."""
    last: int = 0
    polls: int = 0
    """Requests for updates so far; only the latest may wait."""
    news: asyncio.Event = field(default_factory=asyncio.Event)
    """Set whenever something has happened."""

    def add(self, kind: str, content: dict[str, Any]) -> int:
        """Something has happened; its number. It is kept only where the bot wants to know of such."""
        self.last += 1
        if kind in self.allowed:
            self.waiting.append({"update_id": self.last, kind: content})
            self.news.set()
        return self.last

    def allow(self, kinds: list[str] | None) -> None:
        """What the bot wants to know from now on: none named is the usual, nothing said is as before."""
        if kinds is not None:
            self.allowed = frozenset(kinds) & KINDS or KINDS - ON_REQUEST

    def pending(self, offset: int = 0, limit: int = MOST) -> list[dict[str, Any]]:
        """Updates from an offset on, those before it forgotten; a negative one counts from the end."""
        if offset < 0:
            self.waiting = self.waiting[offset:]
        else:
            self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
        return self.waiting[: max(1, min(limit, MOST))]
