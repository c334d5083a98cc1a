"""What a running bot does once, so that no reader pays for it: it loads what answers need, and lets it be."""

from __future__ import annotations

import gc
from importlib import import_module

from bot.commands import LISTED
from bot.quick_import import swiftly
from digests import render


def warm_up() -> None:
    """Load all commands and templates, and have the collector of garbage pass over them from now on; blocks.

    Otherwise the first to ask waits some tenths of a second more than others, and whoever asks when the collector
    looks at everything, which it does every few hundred answers, waits until it is through with what never goes.
    """
    with swiftly():
        for name in LISTED:
            import_module(f"bot.commands.{name}")
        render.load("bot")
        render.load("digests")
    gc.collect()
    gc.freeze()
