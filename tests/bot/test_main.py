"""The `dateline` command as a whole: what it lists, and how fast it answers."""

from __future__ import annotations

import subprocess
import sys
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
