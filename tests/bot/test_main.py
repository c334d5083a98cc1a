"""The `dateline` command as a whole: what it lists, and how fast it answers."""

from __future__ import annotations

import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import click
import pytest

from bot.__main__ import SUBCOMMANDS, Lazy, dateline

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("apscheduler", "sqlite_utils", "PIL", "countryinfo", "rich", "pydantic_settings")


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_subcommand_is_there_and_explains_itself(name: str) -> None:
    """Each has a command of its name, which is not imported before it is called."""
    assert isinstance(dateline, Lazy)
    command = dateline.get_command(click.Context(dateline), name)
    assert command is not None
    assert command.help


def test_a_question_imports_nothing_heavy(archive: Path) -> None:
    """What `ask /help` does not need is not imported, for it must answer in half a second."""
    program = (
        "import sys; from bot.__main__ import main; sys.argv = ['dateline', 'ask', '/help']\n"
        "try: main()\n"
        f"except SystemExit: print([name for name in {HEAVY} if sys.modules.get(name)])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program],
        cwd=archive.parent,
        env={"PYTHONPATH": str(ROOT), "DATELINE_DATABASE": str(archive)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.splitlines()[-1] == "[]"
    assert "41 articles" in answer.stdout


def printed(archive: Path, *arguments: str, into: str = "/dev/stdout", encoding: str = "utf-8") -> tuple[int, str, str]:
    """What the command ends with, says and complains of, where its output goes elsewhere or is in another encoding."""
    with Path(into).open("w") if into != "/dev/stdout" else nullcontext(subprocess.PIPE) as output:
        ended = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=archive.parent,
            env={"PYTHONPATH": str(ROOT), "DATELINE_DATABASE": str(archive), "PYTHONIOENCODING": encoding},
            stdout=output,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    return ended.returncode, (ended.stdout or b"").decode(encoding), ended.stderr.decode(encoding)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file that is always full")
@pytest.mark.parametrize("arguments", [("topics",), ("ask", "/topics")])
def test_a_full_disk_below_what_is_printed_is_one_line(archive: Path, arguments: tuple[str, ...]) -> None:
    """A person can mend it: status 1, and no stack trace."""
    status, _, complaint = printed(archive, *arguments, into="/dev/full")
    assert (status, complaint) == (1, "dateline: there is no room left where this writes to\n")


def test_a_terminal_without_all_letters_shows_their_numbers(archive: Path) -> None:
    """What its encoding lacks is neither lost in silence nor the end of the conversation."""
    status, said, complaint = printed(archive, "chat", encoding="latin-1")
    assert (status, complaint) == (0, "")
    assert r"1 Mar \u2013 9 Apr 2024" in said
