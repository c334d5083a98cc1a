"""What a chat has agreed on, in conversations to be read as prose.

Run as a program, `PYTHONPATH=.:tests/support python tests/bot/commands/test_agreed.py`, this writes what is answered
in the golden transcripts anew, for a person to read; what is written and pressed in them stays.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.bot import small_archive
from tests.bot.transcripts import script_of, transcribe

GOLDEN = Path(__file__).parent / "golden"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.txt"))
AT = datetime(2024, 5, 2, 12, 0, tzinfo=UTC)
"""A Thursday."""
PLACES: dict[str, dict[str, Any]] = {"group": {"chat": -77}, "member": {"chat": -77, "member": True}}
"""Where transcripts of these names take place; all others in a private chat."""


@pytest.mark.parametrize("name", NAMES)
def test_conversations_read_as_their_golden_transcripts(name: str, archive: Path) -> None:
    """Every answer reads as it did when it was read aloud."""
    golden = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert transcribe(archive, script_of(golden), AT, **PLACES.get(name, {})) == golden


def write_anew() -> None:
    """Write the golden transcripts from what is answered now."""
    for name in NAMES:
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "news.db"
            small_archive.make(archive)
            path = GOLDEN / f"{name}.txt"
            script = script_of(path.read_text(encoding="utf-8"))
            path.write_text(transcribe(archive, script, AT, **PLACES.get(name, {})), encoding="utf-8")


if __name__ == "__main__":
    write_anew()
