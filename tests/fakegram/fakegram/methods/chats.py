"""Questions about chats and those in them; and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fakegram import people
from fakegram.chats import BOT_NUMBER, Chat, member_json
from fakegram.methods.given import Files, Given, Method
from fakegram.refusal import bad_request

if TYPE_CHECKING:
    from fakegram.telegram_state import State

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
LEADING = frozenset({"creator", "administrator"})


def _chat(state: State, given: Given, _: Files) -> Any:
    chat = state.chats.readable(given.get("chat_id"))
    gifts = dict.fromkeys(GIFTS, False)
    return chat.json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def _member(state: State, given: Given, _: Files) -> Any:
    chat = state.chats.readable(given.get("chat_id"), members=True)
    user = str(given.get("user_id") or "")
    if not user.isdigit() or not int(user):
        raise bad_request("invalid user_id specified")
    number = int(user)
    if number not in chat.members and number not in state.chats.people:
        raise bad_request("user not found")
    if number != BOT_NUMBER:
        _check_list(chat)
    return member_json(chat, number)


def _administrators(state: State, given: Given, _: Files) -> Any:
    chat = state.chats.readable(given.get("chat_id"), members=True)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    _check_list(chat)
    return [member_json(chat, number) for number, member in chat.members.items() if member.status in LEADING]


def _check_list(chat: Chat) -> None:
    """Who is in a channel only its administrators may see."""
    if chat.kind == "channel" and chat.bot.status not in LEADING:
        raise bad_request("member list is inaccessible")


def _leave(state: State, given: Given, _: Files) -> Any:
    chat = state.chats.writable(given.get("chat_id"))
    if chat.kind == "private":
        raise bad_request("can't leave private chats")
    people.change_bot(state, chat.number, "left", user=BOT_NUMBER)
    return True


ONE = frozenset({"chat_id"})
METHODS = {
    "getChat": Method(ONE, _chat),
    "getChatMember": Method(ONE | {"user_id"}, _member),
    "getChatAdministrators": Method(ONE, _administrators),
    "leaveChat": Method(ONE, _leave),
}
