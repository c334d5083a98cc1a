"""Telegram's library without what a question never uses."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from bot.quick_import import swiftly

ROOT = Path(__file__).resolve().parents[2]


def test_the_unused_can_be_imported_afterwards() -> None:
    """They are only kept out of the import, not out of the program."""
    program = (
        "import sys; from bot.quick_import import load_telegram, UNUSED; load_telegram()\n"
        "print(any(name in sys.modules for name in UNUSED))\n"
        "import apscheduler, telegram.ext; print(apscheduler.version)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env={}, capture_output=True, text=True, check=True)
    first, second = done.stdout.split()
    assert first == "False"
    assert second.startswith("3.")


@pytest.mark.parametrize("was_on", [True, False])
def test_garbage_is_collected_as_before(was_on: bool) -> None:
    """Off meanwhile, and afterwards as it was found."""
    gc.enable() if was_on else gc.disable()
    try:
        with swiftly():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
    finally:
        gc.enable()
