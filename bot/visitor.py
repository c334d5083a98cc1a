"""Who asks, and where: what an update tells of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digests.ledger.model import ChatKind

if TYPE_CHECKING:
    from telegram import CallbackQuery, Chat, MaybeInaccessibleMessage, Message, User


@dataclass(frozen=True, slots=True)
class Visitor:
    """A reader in a chat."""

    chat: int
    kind: ChatKind = ChatKind.PRIVATE
    thread: int = 0
    """0 outside of a forum's threads."""
    who: int = 0
    """The user's id; the chat's own where it speaks for itself: a channel's post, an anonymous administrator."""
    language: str = ""
    """As Telegram gives it, like "de" or "pt-br"; empty where it does not."""
    may_change: bool = False
    """Whether he may change what the chat has agreed on; only looked up where he wants to."""


def who_wrote(message: Message) -> Visitor:
    """The visitor who wrote a message or posted it in a channel."""
    chat, sender = message.chat, message.sender_chat
    who = sender.id if sender else message.from_user.id if message.from_user else chat.id
    return Visitor(chat.id, _kind(chat), _thread(message), who, _language(None if sender else message.from_user))


def who_tapped(query: CallbackQuery) -> Visitor | None:
    """The visitor who pressed a button below a message; None where Telegram does not tell below which."""
    message = query.message
    if message is None:
        return None
    return Visitor(
        message.chat.id,
        _kind(message.chat),
        _thread(message),
        query.from_user.id,
        _language(query.from_user),
    )


def _kind(chat: Chat) -> ChatKind:
    return ChatKind(chat.type)


def _thread(message: MaybeInaccessibleMessage) -> int:
    """0 as well for a message so old that Telegram gives no more than its number."""
    in_thread = getattr(message, "is_topic_message", False)
    return (getattr(message, "message_thread_id", None) or 0) if in_thread else 0


def _language(user: User | None) -> str:
    return (user.language_code or "") if user else ""
