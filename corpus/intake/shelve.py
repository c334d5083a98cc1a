"""Putting one prepared article, and all that was read in it, into the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from corpus import articles, sources
from corpus.articles import make_id, newest
from corpus.copies import find_copy, store_sentences
from corpus.database import Database, Writing
from corpus.identities import Identities
from corpus.intake.duplicates import canonical_url
from corpus.intake.prepare import Prepared
from corpus.model import ActorId, Article, ArticleId
from corpus.originals import store_original
from corpus.passages import store_told
from corpus.reading.model import NamedActor, Said
from corpus.vocabulary import store_terms


class Shelf:
    """Where new articles are put; it knows whom the archive knows."""

    def __init__(self, database: Database, seen: datetime) -> None:
        self._database = database
        self._identities = Identities(database)
        self._seen = seen

    def put(self, writing: Writing, prepared: Prepared) -> ArticleId | None:
        """Store a new article; None where the archive has it already."""
        source = sources.identify(writing, self._database, prepared.source)
        canonical = canonical_url(prepared.raw.url) if prepared.raw.url else None
        copy = find_copy(
            self._database,
            source_id=source,
            canonical=canonical,
            fingerprint=prepared.fingerprint,
            sentences=prepared.sentences,
        )
        if copy is not None:
            return None
        article = self._article(prepared)
        articles.store(writing, article, source, canonical=canonical, fingerprint=prepared.fingerprint)
        store_sentences(writing, article.id, prepared.sentences)
        store_terms(writing, article.id, prepared.reading.terms)
        store_told(writing, article.id, prepared.reading.told)
        self._put_actors(writing, article, prepared.reading.actors, prepared.reading.said)
        removed = [(line.line, line.rule) for line in prepared.cleaned.removed]
        store_original(writing, article.id, prepared.raw.lines, removed, prepared.found)
        return article.id

    def _article(self, prepared: Prepared) -> Article:
        raw, cleaned = prepared.raw, prepared.cleaned
        made = make_id(prepared.published, cleaned.title, cleaned.text)
        while self._database.query("select 1 from article where id = :id", {"id": made}):
            made = ArticleId(made + 1)
        return Article(
            id=made,
            title=cleaned.title,
            text=cleaned.text,
            source=prepared.source,
            url=raw.url,
            published=prepared.published,
            seen=self._seen,
            language=raw.language or prepared.reading.language,
            authors=raw.authors or cleaned.authors,
        )

    def _put_actors(
        self, writing: Writing, article: Article, named: Sequence[NamedActor], said: Sequence[Said]
    ) -> None:
        actors = [self._identities.of(writing, each) for each in named]
        writing.run_many(
            "insert into mention (actor_id, article_id, start, stop, role)"
            " values (:actor, :article, :start, :stop, :role) on conflict do nothing",
            [
                {"actor": actor, "article": article.id, "start": spot.start, "stop": spot.end, "role": spot.role}
                for actor, each in zip(actors, named, strict=True)
                for spot in each.mentions
            ],
        )
        self._link(writing, article, actors, named)
        self._put_statements(writing, article, actors, said)

    def _link(self, writing: Writing, article: Article, actors: Sequence[ActorId], named: Sequence[NamedActor]) -> None:
        """An article about the Kremlin is one about Russia, though it may not name it."""
        counts: Counter[ActorId] = Counter()
        for actor, each in zip(actors, named, strict=True):
            counts[actor] += len(each.mentions)
            for whole in self._identities.wholes(actor):
                counts[whole] += 0
        writing.run_many(
            "insert into actor_article (actor_id, newest, article_id, firm, mentions)"
            " values (:actor, :newest, :article, :firm, :mentions)",
            [
                {
                    "actor": actor,
                    "newest": newest(article.published),
                    "article": article.id,
                    "firm": int(article.published.firm),
                    "mentions": mentions,
                }
                for actor, mentions in counts.items()
            ],
        )
        writing.run_many(
            "update actor set articles = articles + 1 where id = :actor",
            [{"actor": actor} for actor, mentions in counts.items() if mentions],
        )

    def _put_statements(
        self, writing: Writing, article: Article, actors: Sequence[ActorId], said: Sequence[Said]
    ) -> None:
        writing.run_many(
            "insert into statement (article_id, start, stop, speaker, addressee, direct, newest)"
            " values (:article, :start, :stop, :speaker, :addressee, :direct, :newest) on conflict do nothing",
            [
                {
                    "article": article.id,
                    "start": each.start,
                    "stop": each.end,
                    "speaker": actors[each.speaker],
                    "addressee": None if each.addressee is None else actors[each.addressee],
                    "direct": int(each.direct),
                    "newest": newest(article.published),
                }
                for each in said
            ],
        )
