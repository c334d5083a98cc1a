"""What people do: write, tap, let the bot in and throw it out, and change what their chats are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fakegram.chats import ANONYMOUS, BOT_NUMBER, Chat, Member, Thread, member_json, user_json
from fakegram.messages import WHEN, Message, message_json

if TYPE_CHECKING:
    from fakegram.telegram_state import State

FORUM_COLOUR = 7322096
STICKER = {"dice": {"emoji": "🎲", "value": 3}}
"""Stands for a message without words."""


def make_chat(state: State, chat: int, kind: str = "", threads: dict[str, str] | None = None, **more: Any) -> None:
    """A chat as it is to be; threads are names by number, and make it a forum."""
    made = state.chats.make(chat, kind, **more)
    for number, name in (threads or {}).items():
        made.forum = True
        made.threads[int(number)] = Thread(name)


def write(
    state: State,
    chat: int,
    text: str | None,
    *,
    kind: str = "",
    user: int = 0,
    anonymous: bool = False,
    thread: int = 0,
    reply_to: int = 0,
    file: str = "",
    content: str = "",
) -> int:
    """Someone writes where the bot reads, a post of its own in a channel; the number of the message.

    In a group an anonymous administrator writes in the group's name. Text None stands for a sticker; with a file's
    name and content a document is sent, and the text is what stands below it.
    """
    where = state.chats.make(chat, kind)
    if where.kind == "private" and not where.bot.inside:  # one has to unblock a bot to write to it
        change_bot(state, chat, "member")
    author = 0 if where.kind == "channel" else ANONYMOUS if anonymous else user or abs(chat)
    if author:
        state.chats.join(where, author)
    service = STICKER if text is None and not file else {}
    message = Message(
        chat,
        0,
        author,
        text=text or "",
        document=content.encode() if file else None,
        file_name=file,
        thread=thread,
        reply_to=reply_to,
        service=service,
    )
    return _post(state, where, message)


def _post(state: State, chat: Chat, message: Message) -> int:
    kept = state.messages.add(message)
    made = message_json(kept, chat)
    replied = state.messages.find(chat.number, message.reply_to)
    if replied:
        made["reply_to_message"] = message_json(replied, chat)
    if chat.bot.inside:
        state.inbox.add("channel_post" if chat.kind == "channel" else "message", made)
    return kept.number


def tap(state: State, chat: int, message: int, data: str, *, user: int = 0) -> str:
    """Someone presses a button, which needn't be one the bot made: clients can send what they like."""
    state.taps += 1
    query = f"q{state.taps}"
    state.queries.add(query)
    where = state.chats.existing(chat)
    tapped = state.messages.kept[chat, message]
    content = {"id": query, "from": user_json(user or abs(chat)), "chat_instance": "1", "data": data}
    state.inbox.add("callback_query", content | {"message": message_json(tapped, where)})
    return query


def change_bot(state: State, chat: int, status: str, *, rights: tuple[str, ...] = (), user: int = 0) -> None:
    """Someone makes the bot something else in a chat: kicked in a private one is blocked. It was in no new group."""
    new = chat < 0 and chat not in state.chats.chats
    where = state.chats.make(chat)
    if new:
        where.members[BOT_NUMBER] = Member("left")
    before = member_json(where, BOT_NUMBER)
    where.members[BOT_NUMBER] = Member(status, frozenset(rights))
    _tell(state, "my_chat_member", where, before, BOT_NUMBER, user or abs(chat))


def change_member(
    state: State, chat: int, user: int, status: str, *, rights: tuple[str, ...] = (), anonymous: bool = False
) -> None:
    """Someone becomes something else in a chat."""
    where = state.chats.make(chat)
    before = member_json(where, user)
    state.chats.join(where, user)
    where.members[user] = Member(status, frozenset(rights), anonymous)
    _tell(state, "chat_member", where, before, user, user)


def _tell(state: State, kind: str, chat: Chat, before: dict[str, Any], number: int, by: int) -> None:
    content = {"chat": chat.json(), "from": user_json(by), "date": WHEN, "old_chat_member": before}
    state.inbox.add(kind, content | {"new_chat_member": member_json(chat, number)})


def know(state: State, user: int) -> None:
    """There is such a person, who has not written to the bot."""
    state.chats.people.add(user)


def deactivate(state: State, chat: int) -> None:
    """A reader deletes his account."""
    state.chats.make(chat)
    state.chats.deactivated.add(chat)


def delete_group(state: State, chat: int) -> None:
    state.chats.existing(chat).deleted = True


def migrate(state: State, chat: int, to: int) -> None:
    """A group becomes a supergroup: the bot is told in both, and the old number is good for nothing more."""
    old = state.chats.existing(chat)
    new = state.chats.make(to, "supergroup", title=old.title)
    new.members = dict(old.members)
    by = next((number for number in old.members if number != BOT_NUMBER), ANONYMOUS)
    _post(state, old, Message(chat, 0, by, service={"migrate_to_chat_id": to}))
    old.migrated_to = to
    _post(state, new, Message(to, 0, ANONYMOUS, service={"migrate_from_chat_id": chat}))


def change_thread(
    state: State, chat: int, thread: int, name: str = "", *, closed: bool | None = None, deleted: bool = False
) -> None:
    """A topic is opened, renamed, closed, opened again or deleted; of the last the bot is not told."""
    where = state.chats.make(chat, "supergroup", forum=True)
    if deleted:
        del where.threads[thread]
        return
    said: dict[str, Any] = {}
    if thread not in where.threads:
        where.threads[thread] = Thread(name or f"Topic {thread}")
        said = {"forum_topic_created": {"name": where.threads[thread].name, "icon_color": FORUM_COLOUR}}
    elif name:
        where.threads[thread].name = name
        said = {"forum_topic_edited": {"name": name}}
    if closed is not None and closed != where.threads[thread].closed:
        where.threads[thread].closed = closed
        said = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    if said:
        _post(state, where, Message(chat, 0, ANONYMOUS, thread=thread, service=said))
