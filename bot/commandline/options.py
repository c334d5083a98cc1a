"""Options that several subcommands share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.clock import parse_at, utc_now

at_option = click.option(
    "--at",
    metavar="TIME",
    help="Answer as of this moment (ISO 8601); a bare date means the end of that day.",
)
seen_option = click.option(
    "--at",
    metavar="TIME",
    help="Take in as if it were this moment (ISO 8601); a bare date means the end of that day.",
)


def moment(written: str | None, zone: ZoneInfo, option: str = "--at") -> datetime:
    """The instant that an option names by the zone's clock, or now. Raises click.BadParameter."""
    if written is None:
        return utc_now()
    try:
        return parse_at(written, zone)
    except ValueError:
        raise click.BadParameter(
            f"{written!r} is neither a date nor a time, like 2020-11-10 or 2020-11-10T09:30Z.", param_hint=option
        ) from None


def picture_folder() -> Path:
    """Where pictures go that no one asked to have elsewhere."""
    import tempfile  # takes some milliseconds that most questions don't need

    return Path(tempfile.gettempdir()) / "dateline-pictures"
