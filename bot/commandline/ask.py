"""`dateline ask`: one message in, the replies out."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.commandline.options import at_option, moment, picture_folder
from bot.config import read_config
from bot.quick_import import load_telegram, swiftly

if TYPE_CHECKING:
    from bot.conversation import Conversation, Shown

NO_CHATS = 2**52
"""Telegram gives no chat so high a number."""


@click.command()
@at_option
@click.option("--chat", default=1, show_default=True, help="The chat it is asked in; negative for a group.")
@click.option("--member", is_flag=True, help="Ask as a member of the group who is no administrator.")
@click.option("--json", "as_json", is_flag=True, help="Print a list of the messages with their buttons and quotes.")
@click.option("--tap", metavar="DATA", help="Press the button that carries this, instead of writing a message.")
@click.option(
    "--pictures",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write pictures into this folder.  [default: dateline-pictures among the temporary files]",
)
@click.argument("message", required=False)
def ask(
    at: str | None,
    chat: int,
    member: bool,
    as_json: bool,
    tap: str | None,
    pictures: Path | None,
    message: str | None,
) -> None:
    """Ask one thing, as in: dateline ask "/timeline karabakh"."""
    if (message is None) == (tap is None):
        raise click.UsageError("Write either a message or --tap DATA.")
    if not 0 < abs(chat) < NO_CHATS:
        raise click.BadParameter(f"{chat} is no chat.", param_hint="--chat")
    config = read_config()
    now = moment(at, config.timezone)
    with swiftly():
        load_telegram()
        from bot.conversation import Conversation

        shown = asyncio.run(_ask(Conversation(config, lambda: now, chat=chat, member=member), message, tap))
    folder = pictures or picture_folder()
    if as_json:
        from bot.conversation import as_record

        records: list[dict[str, Any]] = [as_record(each, folder) for each in shown]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(_as_text(each, folder if pictures else None) for each in shown))


async def _ask(conversation: Conversation, message: str | None, tap: str | None) -> list[Shown]:
    async with conversation:
        return await (conversation.write(message or "") if tap is None else conversation.tap(tap))


def _as_text(shown: Shown, folder: Path | None) -> str:
    from bot.conversation import save_picture

    rows = (" ".join(f"[{key['text']}]" for key in row) for row in shown.sent.keys)
    if shown.sent.photo is None:
        return "\n".join((shown.text, *rows))
    picture = f"{save_picture(shown.sent, folder)}: {shown.text}" if folder else f"Picture: {shown.text}"
    return "\n".join((picture, *rows))
