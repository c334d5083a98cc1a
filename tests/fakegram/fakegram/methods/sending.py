"""New messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fakegram.chats import BOT_NUMBER, Chat
from fakegram.messages import Message, message_json
from fakegram.methods.given import (
    FILE,
    Answer,
    Files,
    Given,
    Method,
    Words,
    caption,
    file,
    keys,
    message_text,
    picture,
    reply,
    thread,
    true,
)
from fakegram.refusal import bad_request

if TYPE_CHECKING:
    from fakegram.telegram_state import State

ACTIONS = frozenset(
    "cancel typing record_video upload_video record_voice upload_voice upload_photo upload_document choose_sticker"
    " find_location record_video_note upload_video_note".split()
)


def _send_message(state: State, given: Given, _: Files) -> Any:
    words = message_text(given)
    return _send(state, given, words)


def _send_photo(state: State, given: Given, files: Files) -> Any:
    words = caption(given)
    again = _sent_before(state, given.get("photo"))
    if again is not None and again.photo is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return _send(state, given, words, photo=again.photo if again else picture(file(given, files, "photo")))


def _send_document(state: State, given: Given, files: Files) -> Any:
    words = caption(given)
    again = _sent_before(state, given.get("document"))
    document = again.document if again else file(given, files, "document")
    if document is None:
        raise bad_request("there is no document in the request")
    if len(document) > FILE:
        raise bad_request("file is too big")
    return _send(state, given, words, document=document)


def _sent_before(state: State, given: Any) -> Message | None:
    """The message whose file is named again, None where a new one is sent. Raises Refusal."""
    name = str(given or "")
    if not name or name.startswith("attach://"):
        return None
    found = next((each for each in state.messages.kept.values() if f"f{each.number}" == name), None)
    if found is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return found


def _send(
    state: State, given: Given, words: Words, photo: bytes | None = None, document: bytes | None = None
) -> dict[str, Any]:
    chat = state.chats.sendable(given.get("chat_id"))
    message = Message(
        chat.number,
        0,
        BOT_NUMBER,
        words.html,
        words.text,
        words.entities,
        keys(given),
        thread=thread(given, chat),
        silent=true(given.get("disable_notification")),
        reply_to=reply(state, given, chat),
        photo=photo,
        document=document,
    )
    state.limits.admit(chat.number, chat.kind)
    return _kept(state, chat, message)


def _kept(state: State, chat: Chat, message: Message) -> dict[str, Any]:
    made = message_json(state.messages.add(message), chat)
    replied = state.messages.find(chat.number, message.reply_to)
    return made | ({"reply_to_message": message_json(replied, chat)} if replied else {})


def _chat_action(state: State, given: Given, _: Files) -> Any:
    if str(given.get("action", "")).lower() not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    thread(given, state.chats.sendable(given.get("chat_id")))
    return True


def _heeding(answer: Answer, names: str = "") -> Method:
    """Every new message can have these."""
    every = "chat_id message_thread_id parse_mode reply_markup disable_notification protect_content reply_parameters"
    return Method(frozenset(f"{every} reply_to_message_id allow_sending_without_reply {names}".split()), answer)


METHODS = {
    "sendMessage": _heeding(_send_message, "text entities link_preview_options"),
    "sendPhoto": _heeding(_send_photo, "photo caption caption_entities show_caption_above_media"),
    "sendDocument": _heeding(_send_document, "document caption caption_entities disable_content_type_detection"),
    "sendChatAction": Method(frozenset({"chat_id", "action", "message_thread_id"}), _chat_action),
}
