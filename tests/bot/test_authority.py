"""Who may change what a chat has agreed on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram import (
    Bot,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberOwner,
    ChatMemberRestricted,
    User,
)

from bot import authority
from bot.authority import Authority, lets_us_write
from bot.console import ConsoleRequest
from bot.visitor import Visitor
from digests.ledger.model import ChatKind

GROUP, READER = -77, 7
USER = User(READER, "Reader", is_bot=False)
RIGHTS = dict.fromkeys(
    (
        *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
        *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
        *("can_post_stories", "can_edit_stories", "can_delete_stories"),
    ),
    False,
)
POSTER = {"status": "administrator", **RIGHTS}


def ask(request: ConsoleRequest, asking: Callable[[Bot], Awaitable[Any]]) -> Any:
    async def call() -> Any:
        async with Bot("1:x", request=request, get_updates_request=request) as bot:
            return await asking(bot)

    return asyncio.run(call())


def may(visitor: Visitor, request: ConsoleRequest | None = None) -> bool:
    allowed: bool = ask(request or ConsoleRequest(), lambda bot: Authority().may_change(bot, visitor))
    return allowed


@pytest.mark.parametrize(
    ("visitor", "allowed"),
    [
        (Visitor(READER, who=READER), True),
        (Visitor(GROUP, ChatKind.GROUP, who=GROUP), True),
        (Visitor(GROUP, ChatKind.GROUP, who=-5), False),
        (Visitor(GROUP, ChatKind.GROUP), False),
        (Visitor(READER, who=8), False),
        (Visitor(GROUP, ChatKind.GROUP, who=READER), True),
        (Visitor(GROUP, ChatKind.SUPERGROUP, who=READER), True),
        (Visitor(GROUP, ChatKind.CHANNEL, who=READER), True),
    ],
)
def test_who_may(visitor: Visitor, allowed: bool) -> None:
    """A chat that speaks for itself, and its administrators; no other chat, and nobody unknown."""
    assert may(visitor) is allowed


def test_members_may_not() -> None:
    """An ordinary member of a group changes nothing."""
    assert not may(Visitor(GROUP, ChatKind.GROUP, who=READER), ConsoleRequest(member=True))


@pytest.mark.parametrize("posts", [True, False])
def test_in_channels_only_who_may_post(monkeypatch: pytest.MonkeyPatch, posts: bool) -> None:
    """An administrator who may only delete is none who decides what comes."""
    from bot import console

    monkeypatch.setattr(console, "OWNER", POSTER | {"can_post_messages": posts})
    assert may(Visitor(GROUP, ChatKind.CHANNEL, who=READER)) is posts


def test_telegram_is_asked_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it said is known for a minute, then asked again; and not of everybody for ever."""
    clock = [1000.0]
    monkeypatch.setattr(authority.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(authority, "MOST_KEPT", 2)
    request = ConsoleRequest()
    visitor = Visitor(GROUP, ChatKind.GROUP, who=READER)

    async def asking(bot: Bot) -> list[int]:
        known = Authority()
        counts = []
        for seconds in (0.0, 59.0, 2.0):
            clock[0] += seconds
            assert await known.may_change(bot, visitor)
            counts.append([name for name, _ in request.calls].count("getChatMember"))
        for who in (8, 9, 10):
            await known.may_change(bot, Visitor(GROUP, ChatKind.GROUP, who=who))
        assert len(known._known) <= 2
        return counts

    assert ask(request, asking) == [1, 1, 2]


class Secretive(ConsoleRequest):
    """Telegram, where it does not tell who is in a chat."""

    async def do_request(self, url: str, *args: Any, **more: Any) -> tuple[int, bytes]:
        if url.endswith("getChatMember"):
            return 400, b'{"ok": false, "error_code": 400, "description": "Bad Request: member list is inaccessible"}'
        return await ConsoleRequest.do_request(self, url, *args, **more)


def test_where_telegram_does_not_tell_nobody_may() -> None:
    """A refusal to tell who is an administrator is no leave."""
    assert not may(Visitor(GROUP, ChatKind.SUPERGROUP, who=READER), Secretive())


def restricted(*, is_member: bool, can_send: bool) -> ChatMemberRestricted:
    names = (
        *("can_change_info", "can_invite_users", "can_pin_messages", "can_send_polls", "can_send_other_messages"),
        *("can_add_web_page_previews", "can_manage_topics", "can_send_audios", "can_send_documents"),
        *(
            "can_send_photos",
            "can_send_videos",
            "can_send_video_notes",
            "can_send_voice_notes",
            "can_edit_tag",
            "can_react_to_messages",
        ),
    )
    rights: dict[str, Any] = dict.fromkeys(names, False)
    return ChatMemberRestricted(USER, is_member=is_member, can_send_messages=can_send, until_date=0, **rights)


def administrator(*, posts: bool | None) -> ChatMemberAdministrator:
    rights: dict[str, Any] = RIGHTS
    return ChatMemberAdministrator(USER, can_post_messages=posts, **rights)


@pytest.mark.parametrize(
    ("member", "writes"),
    [
        (ChatMemberMember(USER), True),
        (ChatMemberOwner(USER, is_anonymous=False), True),
        (administrator(posts=None), True),
        (administrator(posts=True), True),
        (administrator(posts=False), False),
        (restricted(is_member=True, can_send=True), True),
        (restricted(is_member=True, can_send=False), False),
        (restricted(is_member=False, can_send=True), False),
        (ChatMemberLeft(USER), False),
        (ChatMemberBanned(USER, until_date=0), False),
    ],
)
def test_where_the_bot_can_write(member: ChatMember, writes: bool) -> None:
    """As a member with a voice: not in a channel where it may not post, nor where it was silenced or shown out."""
    assert lets_us_write(member) is writes
