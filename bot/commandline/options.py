"""Options that several subcommands share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from bot.clock import parse_at, utc_now
from bot.config import Config

at_option = click.option(
    "--at",
    metavar="TIME",
    help="Answer as of this moment (ISO 8601); a bare date means the end of that day.",
)


def moment(written: str | None, config: Config) -> datetime:
    """The instant of `--at`, or now. Raises click.BadParameter."""
    if written is None:
        return utc_now()
    try:
        return parse_at(written, config.timezone)
    except ValueError:
        raise click.BadParameter(
            f"{written!r} is neither a date nor a time, like 2020-11-10 or 2020-11-10T09:30Z.", param_hint="--at"
        ) from None


def picture_folder() -> Path:
    """Where pictures go that no one asked to have elsewhere."""
    import tempfile  # takes some milliseconds that most questions don't need

    return Path(tempfile.gettempdir()) / "dateline-pictures"
