"""Being ready: that nothing is left to load for those who ask first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASKED = """
import gc, sys
from bot.warm_up import warm_up
from bot.commands import LISTED
from digests import render
warm_up()
loaded = set(sys.modules)
for name in LISTED:
    __import__("bot.commands." + name)
compiled = [len(made.cache) for made in map(render.environment, ("bot", "digests"))]
render.load("bot"), render.load("digests")
print(sorted(set(sys.modules) - loaded), gc.get_freeze_count() > 10_000, gc.isenabled())
print(compiled == [len(made.cache) for made in map(render.environment, ("bot", "digests"))], min(compiled) > 5)
"""


def test_whoever_asks_first_finds_all_of_it_loaded() -> None:
    """Commands and templates are there afterwards, the collector passes over them, and it still runs."""
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split("\n") == ["[] True True", "True True", ""]
