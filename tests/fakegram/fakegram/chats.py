"""Who is on Telegram: people, their chats, who may do what in them, and whom the bot can reach."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fakegram.refusal import Refusal, bad_request

BOT = {"id": 4242, "is_bot": True, "first_name": "Fake Dateline", "username": "fake_dateline_bot"}
BOT_NUMBER = 4242
ANONYMOUS = 1087968824
"""The user in whose name Telegram shows administrators who post as their group."""
GENERAL = 1
"""The topic every forum has; no one may name it in a request."""
LEAST_SUPERGROUP = -1_000_000_000_000
INSIDE = frozenset({"creator", "administrator", "member", "restricted"})
PEOPLE = frozenset({"group", "supergroup"})
RIGHTS = tuple(
    "can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members can_promote_members"
    " can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories"
    " can_send_welcome_messages".split()
)
RIGHTS_IN = {
    "group": ("can_pin_messages",),
    "supergroup": ("can_pin_messages", "can_manage_topics"),
    "channel": ("can_post_messages", "can_edit_messages"),
}
PERMISSIONS = tuple(
    "can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos can_send_video_notes"
    " can_send_voice_notes can_send_polls can_send_other_messages can_add_web_page_previews can_react_to_messages"
    " can_edit_tag can_change_info can_invite_users can_pin_messages can_manage_topics".split()
)


@dataclass(slots=True)
class Member:
    """What someone is in a chat. Status: creator, administrator, member, restricted, left or kicked."""

    status: str = "member"
    rights: frozenset[str] = frozenset()
    """Of an administrator: the rights that go beyond none."""
    anonymous: bool = False

    @property
    def inside(self) -> bool:
        return self.status in INSIDE


@dataclass(slots=True)
class Thread:
    """A topic of a forum."""

    name: str
    closed: bool = False


@dataclass(slots=True)
class Chat:
    """Kind: private, group, supergroup or channel. In a private chat the bot is kicked where it is blocked."""

    number: int
    kind: str
    title: str = ""
    username: str = ""
    forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    threads: dict[int, Thread] = field(default_factory=dict)
    migrated_to: int = 0
    deleted: bool = False

    def json(self) -> dict[str, Any]:
        """The chat as it is named in messages."""
        made: dict[str, Any] = {"id": self.number, "type": self.kind}
        made |= {"first_name": "Reader"} if self.kind == "private" else {"title": self.title}
        if self.username:
            made["username"] = self.username
        return made | ({"is_forum": True} if self.forum else {})

    def member(self, number: int) -> Member:
        return self.members.get(number, Member("left"))

    @property
    def bot(self) -> Member:
        return self.member(BOT_NUMBER)


@dataclass(slots=True)
class Chats:
    """Everyone and every chat."""

    chats: dict[int, Chat] = field(default_factory=dict)
    people: set[int] = field(default_factory=set)
    deactivated: set[int] = field(default_factory=set)

    def make(self, number: int, kind: str = "", **more: Any) -> Chat:
        """The chat of this number, made where there is none. The bot is in it, as an administrator in a channel."""
        found = self.chats.get(number)
        if found is None:
            found = self.chats[number] = Chat(number, kind or _kind(number), title=f"Chat {abs(number)}")
            channel = found.kind == "channel"
            rights = frozenset({"can_post_messages"}) if channel else frozenset[str]()
            found.members[BOT_NUMBER] = Member("administrator" if channel else "member", rights)
        for name, value in more.items():
            setattr(found, name, value)
        if found.kind == "private":
            self.join(found, number)
        return found

    def join(self, chat: Chat, user: int) -> Member:
        """Someone as a member of a chat, who becomes one where he is none; from now on he is known."""
        if user == ANONYMOUS:
            return Member("administrator", anonymous=True)
        self.people.add(user)
        known = chat.members.setdefault(user, Member())
        if not known.inside:
            known.status = "member"
        return known

    def existing(self, number: int) -> Chat:
        """For the control interface. Raises LookupError."""
        return self.chats[number]

    # -- whom a request reaches, in the order in which Telegram's server looks ----------------------------------

    def readable(self, given: Any, *, members: bool = False) -> Chat:
        """The chat a request asks about, or about the members of. Raises Refusal."""
        chat = self._found(given)
        if chat.kind == "group":
            self._check_group(chat, write=members)
        elif chat.kind != "private":
            _check_inside(chat)
        return chat

    def writable(self, given: Any) -> Chat:
        """The chat that a request would change. Raises Refusal."""
        chat = self._found(given)
        if chat.kind == "private":
            self._check_private(chat)
        elif chat.kind == "group":
            self._check_group(chat, write=True)
        else:
            _check_inside(chat)
        return chat

    def sendable(self, given: Any) -> Chat:
        """The chat that a message is for. Raises Refusal."""
        chat = self.writable(given)
        if chat.kind == "channel" and "can_post_messages" not in chat.bot.rights and chat.bot.status != "creator":
            raise bad_request("need administrator rights in the channel chat")
        if chat.bot.status == "restricted" and "can_send_messages" not in chat.bot.rights:
            raise bad_request("not enough rights to send text messages to the chat")
        return chat

    def _found(self, given: Any) -> Chat:
        name = str(given)
        if not name or given is None:
            raise bad_request("chat_id is empty")
        if name.startswith("@"):
            chat = next((each for each in self.chats.values() if each.username == name[1:]), None)
        else:
            chat = self.chats.get(int(name)) if name.lstrip("-").isdigit() else None
        if chat is None and name.isdigit() and int(name) in self.people:
            raise Refusal("Forbidden: bot can't initiate conversation with a user", 403)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def _check_private(self, chat: Chat) -> None:
        if chat.number in self.deactivated:
            raise Refusal("Forbidden: user is deactivated", 403)
        if not chat.bot.inside:
            raise Refusal("Forbidden: bot was blocked by the user", 403)

    def _check_group(self, chat: Chat, *, write: bool) -> None:
        if chat.migrated_to and write:
            raise Refusal(
                "Bad Request: group chat was upgraded to a supergroup chat",
                parameters={"migrate_to_chat_id": chat.migrated_to},
            )
        if chat.deleted and write:
            raise Refusal("Forbidden: the group chat was deleted", 403)
        if not chat.migrated_to and not chat.deleted and write:
            _check_inside(chat)


def _check_inside(chat: Chat) -> None:
    if chat.bot.status == "kicked":
        raise Refusal(f"Forbidden: bot was kicked from the {chat.kind} chat", 403)
    if not chat.bot.inside:
        raise Refusal(f"Forbidden: bot is not a member of the {chat.kind} chat", 403)


def _kind(number: int) -> str:
    if number > 0:
        return "private"
    return "supergroup" if number < LEAST_SUPERGROUP else "group"


def user_json(number: int) -> dict[str, Any]:
    """A person as he is named in messages; or the bot."""
    if number == BOT_NUMBER:
        return dict(BOT)
    if number == ANONYMOUS:
        return {"id": number, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    return {"id": number, "is_bot": False, "first_name": "Reader", "language_code": "en"}


def member_json(chat: Chat, number: int) -> dict[str, Any]:
    """What someone is in a chat, as the server tells it."""
    member = chat.member(number)
    made: dict[str, Any] = {"user": user_json(number), "status": member.status}
    match member.status:
        case "creator":
            made["is_anonymous"] = member.anonymous
        case "administrator":
            names = RIGHTS + RIGHTS_IN.get(chat.kind, ())
            made |= {name: name in member.rights for name in names}
            made |= {"can_manage_chat": True, "is_anonymous": member.anonymous, "can_be_edited": False}
        case "restricted":
            made |= {name: name in member.rights for name in PERMISSIONS} | {"is_member": True, "until_date": 0}
        case "kicked":
            made["until_date"] = 0
    return made
