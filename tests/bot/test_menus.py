"""The menus that Telegram shows: everybody's, and administrators' as long as they are some."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import Forbidden, NetworkError, TelegramError

from bot.ledger_access import LedgerAccess
from bot.menus import introduce, introduce_to_administrator, withdraw
from bot.storage import Storage
from corpus.corpus import open_corpus

NOW = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)


class Telegram:
    """Keeps whose menu holds which commands; refuses whom it is told to refuse."""

    def __init__(self, *, refuses: dict[int, TelegramError] | None = None, dumb: bool = False) -> None:
        self.menus: dict[int | None, list[str]] = {}
        self.profile: list[str] = []
        self.withdrawn: list[int] = []
        self.refuses = refuses or {}
        self.dumb = dumb

    async def set_my_commands(self, commands: list[BotCommand], scope: BotCommandScopeChat | None = None) -> bool:
        who = cast(int, scope.chat_id) if scope else None
        self._refuse(who)
        self.menus[who] = [each.command for each in commands]
        return True

    async def set_my_description(self, words: str) -> bool:
        self.profile.append(words)
        return True

    async def set_my_short_description(self, words: str) -> bool:
        return await self.set_my_description(words)

    async def delete_my_commands(self, scope: BotCommandScopeChat) -> bool:
        who = cast(int, scope.chat_id)
        self._refuse(who)
        self.withdrawn.append(who)
        return True

    def _refuse(self, who: int | None) -> None:
        if self.dumb:
            raise NetworkError("no route")
        if who in self.refuses:
            raise self.refuses[cast(int, who)]


def bot(telegram: Telegram) -> Bot:
    return cast(Bot, telegram)


@pytest.fixture
def access(tmp_path: Path) -> Iterator[LedgerAccess]:
    open_corpus(tmp_path / "a.db", write=True).close()
    with closing(Storage(tmp_path / "a.db")) as storage, closing(LedgerAccess(storage, lambda: NOW)) as opened:
        yield opened


def start(access: LedgerAccess, telegram: Telegram, *administrators: int) -> None:
    """What a start of the bot does about menus that are nobody's any more."""
    asyncio.run(withdraw(bot(telegram), access, frozenset(administrators)))


def test_everybody_has_a_menu_and_administrators_have_more() -> None:
    """In their own private chat alone; and the profile is described."""
    telegram = Telegram()
    asyncio.run(introduce(bot(telegram), [7]))
    assert telegram.menus[7][: len(cast(Any, telegram.menus[None]))] == telegram.menus[None]
    assert set(telegram.menus[7]) - set(telegram.menus[None]) == {"feeds", "addfeed", "editfeed"}
    assert len(telegram.profile) == 2
    assert all(telegram.profile)


def test_what_telegram_does_not_take_keeps_nothing_up() -> None:
    """One administrator who never pressed Start takes nobody else's menu, and a dumb network stops no start."""
    telegram = Telegram(refuses={7: Forbidden("bot can't initiate")})
    asyncio.run(introduce(bot(telegram), [7, 8]))
    assert set(telegram.menus) == {None, 8}
    silent = Telegram(dumb=True)
    asyncio.run(introduce(bot(silent), [7]))
    asyncio.run(introduce_to_administrator(bot(silent), 7))
    assert silent.menus == {}


def test_who_is_no_administrator_any_more_loses_the_menu_once(access: LedgerAccess) -> None:
    """At the first start without him, however many follow; whoever becomes one again has it withdrawn again."""
    telegram = Telegram()
    start(access, telegram, 7, 8)
    assert telegram.withdrawn == []
    start(access, telegram, 8)
    start(access, telegram, 8)
    assert telegram.withdrawn == [7]
    start(access, telegram, 7, 8)
    start(access, telegram)
    assert sorted(telegram.withdrawn) == [7, 7, 8]


def test_what_could_not_be_withdrawn_is_at_the_next_start(access: LedgerAccess) -> None:
    """But for who has blocked the bot: he sees no menu."""
    start(access, Telegram(), 7, 8)
    start(access, Telegram(dumb=True))
    refusing = Telegram(refuses={7: Forbidden("blocked")})
    start(access, refusing)
    assert refusing.withdrawn == [8]
    after = Telegram()
    start(access, after)
    assert after.withdrawn == []


def test_where_there_is_no_archive_yet_nothing_is_done(tmp_path: Path) -> None:
    """Nobody can have had a menu."""
    with closing(Storage(tmp_path / "none.db")) as storage, closing(LedgerAccess(storage, lambda: NOW)) as access:
        start(access, Telegram(), 7)
    assert not (tmp_path / "none.db").exists()
