"""What is done for administrators in a process of its own: feeds found and followed, links and files taken in."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from bot.addresses import address_in
from bot.commandline.web import open_web
from bot.config import Config
from bot.jobs import File, Finding, Follow, Followed, Imported, Job, Link, Mishap, Offer, Several, TakenIn
from bot.refusals import StrangeFile
from bot.wished_feeds import import_list, wished
from corpus import feeds as stored
from corpus.copies import originals
from corpus.corpus import Corpus, open_corpus
from corpus.errors import NewsError, NotAFeed
from corpus.feeds import Feed, FeedId
from corpus.fetching.errors import FetchTrouble, ParserFault
from corpus.fetching.jail import Jail
from corpus.fetching.model import Fetched
from corpus.following import follow
from corpus.intake import files
from corpus.intake.admit import Found, Intake
from corpus.intake.feeds import FeedDocument, read_opml
from corpus.intake.finding import TRIED
from corpus.intake.looking import Looker
from corpus.intake.prepare import found_fingerprint
from corpus.intake.raw import RawArticle
from corpus.intake.rejection import Rejection
from corpus.known_actors import KnownActor

LISTS = (".opml", ".xml")
SHOWN = 5
"""Articles and reasons that are told of."""
SECONDS_TO_READ = 60.0


def do(config: Config, job: Job, now: datetime) -> Finding:
    """Do the job on the configuration's archive, which is made where there is none. Blocks."""
    try:
        with closing(open_corpus(config.database, write=True)) as archive:
            known = follow(archive, topics=config.topics, actors=config.actors)
            return _Worker(config, archive, known, now).do(job)
    except NewsError as error:
        return Mishap.of(error)


@dataclass(frozen=True, slots=True)
class _Worker:
    config: Config
    archive: Corpus
    known: tuple[KnownActor, ...]
    now: datetime

    def do(self, job: Job) -> Finding:
        match job:
            case Follow():
                return asyncio.run(self._visit(job, taking_in=False))
            case Link(address):
                return asyncio.run(self._visit(Follow(address), taking_in=True))
            case File(name, data):
                return self._file(name, data)

    async def _visit(self, wanted: Follow, *, taking_in: bool) -> Finding:
        """Follow the feed that is there, or the only one that the page names. Raises NotAFeed, FetchTrouble.

        With `taking_in` a page's article is taken in instead, unless it is a site's front page.
        """
        url = address_in(wanted.address)
        async with open_web(self.config, self.archive, self.now) as looker:
            fetched = await looker.ask(url)
            document = await looker.document(fetched)
            if document:
                return self._add(fetched.permanent_url or url, document, wanted.words)
            if not taking_in or urlsplit(fetched.url).path in ("", "/"):
                return await self._named(looker, fetched, wanted)
            offers = tuple(Offer(each, _short(each)) for each in await looker.named(fetched))[:TRIED]
            return self._take_in(url, [await looker.article(fetched, url)], offers)

    async def _named(self, looker: Looker, fetched: Fetched, wanted: Follow) -> Finding:
        there = [(address, await _there(looker, address)) for address in (await looker.named(fetched))[:TRIED]]
        named = [(address, document) for address, document in there if document]
        if not named:
            raise NotAFeed(wanted.address)
        if len(named) == 1:
            return self._add(*named[0], wanted.words)
        return Several(wanted, tuple(Offer(address, document.title or _short(address)) for address, document in named))

    def _add(self, url: str, document: FeedDocument, words: str) -> Followed:
        wish = wished(words, self.archive.topics)
        new = Feed(FeedId(0), url, document.title, self.now, source=wish.source, topics=wish.topics)
        with self.archive.database.transaction() as writing:
            feed = stored.add(writing, new)
        days = [entry.published.days.first for entry in document.entries if entry.published and entry.published.days]
        return Followed(feed, len(document.entries), max(days, default=None))

    def _file(self, name: str, data: bytes) -> Finding:
        """What a file holds, read where it does no harm. Raises StrangeFile, ParserFault."""
        suffix = name.casefold()
        with Jail() as jail:
            if suffix.endswith(LISTS):
                listed = jail.run(read_opml, data, seconds=SECONDS_TO_READ, subject=name)
                if listed is None:
                    raise StrangeFile(name)
                with self.archive.database.transaction() as writing:
                    result = import_list(writing, listed, self.archive.topics, self.now)
                return Imported(name, result.added, result.known, result.tied)
            if not suffix.endswith(files.READ):
                raise StrangeFile(name)
            with TemporaryDirectory(prefix="dateline-") as folder:
                path = Path(folder) / (Path(name).name or "file")
                path.write_bytes(data)
                found = jail.run(_articles_in, path, seconds=SECONDS_TO_READ, subject=name)
        return self._take_in(name, found, ())

    def _take_in(self, name: str, found: Sequence[Found], offers: tuple[Offer, ...]) -> TakenIn:
        rejections: list[Rejection] = []
        intake = Intake(
            self.archive,
            self.known,
            seen=self.now,
            processes=1,
            on_rejection=rejections.append,
            on_progress=lambda report: None,
        )
        report = intake.admit(found)
        raws = [each for each in found if isinstance(each, RawArticle)][:SHOWN]
        ids = originals(self.archive.database, [found_fingerprint(raw) for raw in raws])
        return TakenIn(
            name,
            report.added,
            report.known,
            report.rejected,
            self.archive.articles.many(ids),
            tuple(each.reason for each in rejections[:SHOWN]),
            offers,
        )


def _articles_in(path: Path) -> tuple[Found, ...]:
    """All that a file holds."""
    return tuple(files.read(path))


async def _there(looker: Looker, url: str) -> FeedDocument | None:
    try:
        return await looker.document(await looker.ask(url))
    except (FetchTrouble, ParserFault):
        return None


def _short(address: str) -> str:
    return address.partition("://")[2].removeprefix("www.").rstrip("/")
