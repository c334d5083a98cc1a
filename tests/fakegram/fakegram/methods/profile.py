"""The bot itself: who it is, what it says it can do, and how it hears."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fakegram.chats import BOT
from fakegram.methods.given import Answer, Files, Given, Method, structure, true
from fakegram.refusal import bad_request

if TYPE_CHECKING:
    from fakegram.telegram_state import State

COMMANDS = 100
COMMAND = re.compile("[a-z0-9_]{1,32}")
ABOUT = 256
LONGEST = {"description": 512, "short_description": 120}
SCOPES = frozenset(
    "default all_private_chats all_group_chats all_chat_administrators chat chat_administrators chat_member".split()
)


def _me(*_: Any) -> Any:
    return BOT | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}


def _set_commands(state: State, given: Given, _: Files) -> Any:
    commands = structure(given, "commands", "commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for each in commands:
        _check_command(each)
    scope = structure(given, "scope", "bot command scope") or {"type": "default"}
    if scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if "chat_id" in scope:
        state.chats.readable(scope["chat_id"], members=True)
    state.set_commands(commands, scope, str(given.get("language_code") or ""))
    return True


def _check_command(each: dict[str, Any]) -> None:
    name, about = each["command"].strip().removeprefix("/"), each["description"].strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > 32:
        raise bad_request("command length must not exceed 32")
    if not about:
        raise bad_request("command description must be non-empty")
    if len(about) > ABOUT:
        raise bad_request(f"command description length must not exceed {ABOUT}")
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")


def _describe(name: str) -> Answer:
    def store(state: State, given: Given, _: Files) -> Any:
        if len(str(given.get(name) or "")) > LONGEST[name]:
            raise bad_request(f"{name.upper()}_TOO_LONG")
        state.settings[name] = dict(given)
        return True

    return store


def _delete_webhook(state: State, given: Given, _: Files) -> Any:
    if true(given.get("drop_pending_updates")):
        state.inbox.waiting.clear()
    return True


METHODS = {
    "getMe": Method(frozenset(), _me),
    "setMyCommands": Method(frozenset({"commands", "scope", "language_code"}), _set_commands),
    "setMyDescription": Method(frozenset({"description", "language_code"}), _describe("description")),
    "setMyShortDescription": Method(frozenset({"short_description", "language_code"}), _describe("short_description")),
    "deleteWebhook": Method(frozenset({"drop_pending_updates"}), _delete_webhook),
}
