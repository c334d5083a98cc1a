"""Messages that are already there: changed, taken back; and taps on their buttons, acknowledged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fakegram.chats import BOT_NUMBER
from fakegram.messages import Message, message_json
from fakegram.methods.given import Files, Given, Method, caption, file, keys, message_text, picture, structure
from fakegram.refusal import bad_request

if TYPE_CHECKING:
    from fakegram.telegram_state import State

ANSWER = 200
"""Characters of the answer to a tap."""
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current"
    " content and reply markup of the message"
)


def _edit_text(state: State, given: Given, _: Files) -> Any:
    words = message_text(given)
    old = _existing(state, given)
    if old.photo is not None or old.document is not None:
        raise bad_request("there is no text in the message to edit")
    new = replace(old, html=words.html, text=words.text, entities=words.entities, keys=keys(given))
    return _edited(state, old, new)


def _edit_media(state: State, given: Given, files: Files) -> Any:
    old = _existing(state, given)
    media = structure(given, "media", "input media")
    if not isinstance(media, dict):
        raise bad_request("media must be an object")
    words = caption(media)
    photo = picture(file(media, files, "media"))
    new = replace(old, html=words.html, text=words.text, entities=words.entities, keys=keys(given), photo=photo)
    return _edited(state, old, new)


def _edit_keys(state: State, given: Given, _: Files) -> Any:
    old = _existing(state, given)
    return _edited(state, old, replace(old, keys=keys(given)))


def _edited(state: State, old: Message, new: Message) -> Any:
    if old.says_the_same_as(new):
        raise bad_request(SAME)
    new.edits += 1
    return message_json(state.messages.put(new), state.chats.existing(new.chat))


def _existing(state: State, given: Given) -> Message:
    """The bot's own message that a request is about."""
    chat = state.chats.writable(given.get("chat_id"))
    found = state.messages.find(chat.number, given.get("message_id"))
    if found is None:
        raise bad_request("message to edit not found")
    if found.author != BOT_NUMBER:
        raise bad_request("message can't be edited")
    return found


def _delete(state: State, given: Given, _: Files) -> Any:
    chat = state.chats.writable(given.get("chat_id"))
    found = state.messages.find(chat.number, given.get("message_id"))
    if found is None:
        raise bad_request("message to delete not found")
    may = chat.kind == "private" or found.author == BOT_NUMBER or "can_delete_messages" in chat.bot.rights
    if not may:
        raise bad_request("message can't be deleted")
    del state.messages.kept[found.chat, found.number]
    return True


def _answer_query(state: State, given: Given, _: Files) -> Any:
    if len(str(given.get("text") or "")) > ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query = str(given.get("callback_query_id") or "")
    if query not in state.queries:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    state.queries.discard(query)
    return True


EVERY = frozenset({"chat_id", "message_id", "reply_markup", "parse_mode"})
METHODS = {
    "editMessageText": Method(EVERY | {"text", "entities", "link_preview_options"}, _edit_text),
    "editMessageMedia": Method(EVERY | {"media"}, _edit_media),
    "editMessageReplyMarkup": Method(EVERY | {"link_preview_options"}, _edit_keys),
    "deleteMessage": Method(frozenset({"chat_id", "message_id"}), _delete),
    "answerCallbackQuery": Method(
        frozenset({"callback_query_id", "text", "show_alert", "cache_time", "url"}), _answer_query
    ),
}
