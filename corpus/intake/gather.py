"""Feeds that are due are looked at, what is new in them is taken in, and how each fares is written down."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime

from corpus import feeds, silences
from corpus.corpus import Corpus
from corpus.database import Writing
from corpus.feed_entries import remember_said
from corpus.feed_pace import Brought, Failed, Unchanged, after
from corpus.feeds import Feed
from corpus.fetching.errors import NoReader
from corpus.intake.admit import Intake, Report
from corpus.intake.looking import Look, Looker
from corpus.intake.prepare import found_fingerprint
from corpus.intake.raw import RawArticle
from corpus.intake.rejection import Rejection
from corpus.intake.urls import canonical_url
from corpus.known_actors import KnownActor
from corpus.membership import tie

AT_ONCE = 16
"""Feeds looked at at the same time; a host is never asked two things at once, whatever this says."""
ENOUGH = 50
"""Articles that are taken in together, or looks that are written down together, while others are still under way."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What became of the feeds that were looked at."""

    brought: int = 0
    """Feeds that gave a document."""
    unchanged: int = 0
    failed: int = 0
    articles: Report = field(default_factory=Report)

    @property
    def looks(self) -> int:
        return self.brought + self.unchanged + self.failed


class Gatherer:
    """Fills one archive from its feeds, as of one moment."""

    def __init__(
        self,
        corpus: Corpus,
        known: tuple[KnownActor, ...],
        looker: Looker,
        *,
        now: datetime,
        on_rejection: Callable[[Rejection], None],
        on_progress: Callable[[Gathered], None],
    ) -> None:
        self._corpus = corpus
        self._looker = looker
        self._now = now
        self._on_rejection = on_rejection
        self._on_progress = on_progress
        self._rejected: set[str] = set()
        self._intake = Intake(
            corpus, known, seen=now, processes=1, on_rejection=self._reject, on_progress=lambda report: None
        )

    async def gather(self, due: Sequence[Feed]) -> Gathered:
        """Look at these feeds; whatever is stored when this is interrupted stays whole, and the rest is due still.

        Raises NoReader, when what was read before is stored.
        """
        gathered = Gathered()
        async with aclosing(self._looks(due)) as under_way:
            async for looks in _in_bundles(under_way):
                gathered = _plus(gathered, looks, await asyncio.to_thread(self._store, looks))
                self._on_progress(gathered)
        return gathered

    async def _looks(self, due: Sequence[Feed]) -> AsyncGenerator[Look]:
        """What each gives; once there is no reader no more are begun, and those under way come to their end."""
        room = asyncio.Semaphore(AT_ONCE)
        troubles: list[NoReader] = []

        async def look(feed: Feed) -> Look | None:
            async with room:
                try:
                    return None if troubles else await self._looker.look(feed)
                except NoReader as trouble:
                    troubles.append(trouble)
                    return None

        working = [asyncio.create_task(look(feed)) for feed in due]
        try:
            for done in asyncio.as_completed(working):
                if looked := await done:
                    yield looked
        finally:
            for task in working:
                task.cancel()
            await asyncio.gather(*working, return_exceptions=True)  # they give back their turns before those are closed
        if troubles:
            raise troubles[0]

    def _store(self, looks: Sequence[Look]) -> Report:
        """Take in what was found, and then write down how the feeds fare: what is lost between is fetched again."""
        self._rejected.clear()
        found = [each for look in looks for each in (*look.found, *look.again)]
        report = self._intake.admit(found) if found else Report()
        with self._corpus.database.transaction() as writing:
            for look in looks:
                changed = after(look.feed, self._counted(look), self._now)
                feeds.save(writing, changed)
                silences.watch(writing, changed, self._now)
                feeds.remember(writing, look.feed.id, look.hashes, self._now)
                remember_said(writing, look.feed.id, look.said, look.looked, self._now)
                _tie(writing, look)
        return report

    def _counted(self, look: Look) -> Brought | Unchanged | Failed:
        """The outcome, with how many of the new entries turned out to be articles."""
        if not isinstance(look.outcome, Brought):
            return look.outcome
        raws = [each for each in look.found if isinstance(each, RawArticle)]
        taken = sum(raw.origin not in self._rejected for raw in raws)
        return replace(look.outcome, articles=look.outcome.articles + taken)

    def _reject(self, rejection: Rejection) -> None:
        self._rejected.add(rejection.origin)
        self._on_rejection(rejection)


def _tie(writing: Writing, look: Look) -> None:
    """What a feed lists that is tied to topics belongs to them, whoever brought it first."""
    raws = [each for each in look.found if isinstance(each, RawArticle)]
    addresses = [*look.addresses, *(canonical_url(raw.url) for raw in raws if raw.url)]
    tie(writing, look.feed.topics, addresses, [found_fingerprint(raw) for raw in raws])


async def _in_bundles(looks: AsyncIterator[Look]) -> AsyncIterator[list[Look]]:
    """The looks, as many together as are enough; those before a trouble as well."""
    bundle: list[Look] = []
    trouble: NoReader | None = None
    try:
        async for look in looks:
            bundle.append(look)
            if max(len(bundle), sum(len(each.found) + len(each.again) for each in bundle)) >= ENOUGH:
                yield bundle
                bundle = []
    except NoReader as fault:
        trouble = fault
    if bundle:
        yield bundle
    if trouble:
        raise trouble


def _plus(before: Gathered, looks: Iterable[Look], report: Report) -> Gathered:
    outcomes = [look.outcome for look in looks]
    return Gathered(
        brought=before.brought + sum(isinstance(each, Brought) for each in outcomes),
        unchanged=before.unchanged + sum(isinstance(each, Unchanged) for each in outcomes),
        failed=before.failed + sum(isinstance(each, Failed) for each in outcomes),
        articles=before.articles.plus(report),
    )
