"""The web as commands reach it: with the operator's allow-list, and a process to read strangers' bytes in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from bot.config import Config
from corpus.corpus import Corpus

if TYPE_CHECKING:
    from corpus.intake.looking import Looker


@asynccontextmanager
async def open_web(config: Config, archive: Corpus, now: datetime) -> AsyncIterator[Looker]:
    """Whoever looks at feeds and pages for this archive, as long as the `with` lasts."""
    from corpus.fetching.client import Fetcher
    from corpus.fetching.guard import Guard
    from corpus.fetching.jail import Jail
    from corpus.fetching.turns import Turns
    from corpus.intake.looking import Looker
    from corpus.robots import KeptRobots

    robots = KeptRobots(archive.database, now)
    guard = Guard(config.allowed)
    with Jail() as jail, Turns(config.database.with_name(config.database.name + ".turns")) as turns:
        fetching = Fetcher(guard, contact=config.contact, robots=robots, turns=turns, proxy=config.proxy)
        async with fetching as fetcher:
            yield Looker(fetcher, jail, archive.feeds, now)
    robots.save()
