"""`dateline ask`: one message in, the replies out."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.commandline.options import at_option, moment, picture_folder
from bot.config import Config, read_config
from bot.quick_import import load_telegram, swiftly

if TYPE_CHECKING:
    from bot.conversation import Shown


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
    if chat == 0:
        raise click.BadParameter("0 is no chat.", param_hint="--chat")
    config = read_config()
    now = moment(at, config)
    with swiftly():
        load_telegram()
        shown = asyncio.run(_ask(config, now, Asking(chat, member, message, tap)))
    folder = pictures or picture_folder()
    if as_json:
        from bot.conversation import as_record

        records: list[dict[str, Any]] = [as_record(each, folder) for each in shown]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(_as_text(each, folder if pictures else None) for each in shown))


@dataclass(frozen=True, slots=True)
class Asking:
    """Where and as whom something is asked, and what: a message, or what a button carries."""

    chat: int
    member: bool
    message: str | None
    tap: str | None


async def _ask(config: Config, now: datetime, asking: Asking) -> list[Shown]:
    from bot.conversation import Conversation

    async with Conversation(config, lambda: now, chat=asking.chat, member=asking.member) as conversation:
        if asking.tap is not None:
            return await conversation.tap(asking.tap)
        return await conversation.write(asking.message or "")


def _as_text(shown: Shown, folder: Path | None) -> str:
    from bot.conversation import save_picture

    rows = (" ".join(f"[{key['text']}]" for key in row) for row in shown.sent.keys)
    if shown.sent.photo is None:
        return "\n".join((shown.text, *rows))
    picture = f"{save_picture(shown.sent, folder)}: {shown.text}" if folder else f"Picture: {shown.text}"
    return "\n".join((picture, *rows))
