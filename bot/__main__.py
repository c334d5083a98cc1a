"""The `dateline` command, same as `python -m bot`. Every subcommand is imported only when it is called."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from io import TextIOWrapper

import click

from bot.config import BadSetting

SUBCOMMANDS: Mapping[str, tuple[str, str]] = {
    "start": ("bot.commandline.start", "talk, with the sample archive where there is none"),
    "run": ("bot.commandline.run", "talk on Telegram"),
    "chat": ("bot.commandline.chat", "talk in the terminal, without Telegram"),
    "ask": ("bot.commandline.ask", "ask one thing and print the answer"),
    "load": ("bot.commandline.load", "put articles into the archive"),
    "feeds": ("bot.commandline.feeds", "list, add, pause and remove feeds"),
    "fetch": ("bot.commandline.fetch", "look at the feeds that are due"),
    "topics": ("bot.commandline.topics", "list, try, add and propose topics"),
    "preview": ("bot.commandline.preview", "print a digest as a new subscriber would get it"),
    "article": ("bot.commandline.article", "print a stored article"),
    "check": ("bot.commandline.check", "tell how the archive and its promises are"),
    "backup": ("bot.commandline.backup", "copy the archive, also while the bot runs"),
}
"""Where each command of that name is, and what it is for."""


class Lazy(click.Group):
    """A group that knows what its commands are for without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in SUBCOMMANDS:
            return None
        command: click.Command = getattr(import_module(SUBCOMMANDS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in SUBCOMMANDS.items()])


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline")
def dateline() -> None:
    """A news archive one can talk to: the latest, timelines, who is who; word for word, with source and date."""


def main() -> None:
    """Run the command. Exit status: 0 done, 1 something a person can mend, 2 wrong usage."""
    from corpus.errors import NewsError

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # an old terminal may lack a letter
    try:
        status = dateline(standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as trouble:
        if trouble.errno != errno.ENOSPC:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still held back goes nowhere, in place of failing again
        _complain("there is no room left where this writes to")
    except BadSetting as wrong:
        _complain(str(wrong))
    except NewsError as trouble:
        from bot.commandline.trouble import in_one_line

        _complain(in_one_line(trouble))
    sys.exit(status if isinstance(status, int) else 0)


def _complain(sentence: str) -> None:
    click.echo(f"dateline: {sentence}", err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
