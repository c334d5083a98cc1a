"""Putting one prepared article, and all that was read in it, into the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from itertools import chain

from corpus import articles, sources
from corpus.articles import Articles, free_id, newest
from corpus.copies import Likeness, find_copy, store_addresses, store_sentences
from corpus.database import Database, Writing
from corpus.excerpts import excerpt_reason, mark_excerpt
from corpus.identities import Identities
from corpus.intake.prepare import Prepared, version_of
from corpus.intake.revise import article_of, confirmed, record_stored, record_text, replaced, take_down, told_anew
from corpus.intake.twins import find_twin
from corpus.intake.urls import canonical_url
from corpus.model import ActorId, Article, ArticleId
from corpus.originals import store_original
from corpus.passages import add_told, store_told
from corpus.reading.model import NamedActor, Said, Told
from corpus.revisions import keep, latest, settle
from corpus.vocabulary import store_terms
from corpus.wires import join, store_sketch


class Became(Enum):
    """What became of an article that came in."""

    ADDED = auto()
    UPDATED = auto()
    """It is what became of one that the archive has: that one says this now."""
    KNOWN = auto()
    """The archive had it, or has what became of it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article is to be found."""

    article: ArticleId
    became: Became


class ArticleWriter:
    """Where new articles are put; it knows whom the archive knows."""

    def __init__(self, database: Database, seen: datetime) -> None:
        self._database = database
        self._articles = Articles(database)
        self._identities = Identities(database)
        self._seen = seen

    def expect(self, writing: Writing, prepared: Iterable[Prepared]) -> None:
        """These will be put there in this transaction: whom they name is asked for at once."""
        self._identities.expect(writing, chain.from_iterable(each.reading.actors for each in prepared))

    def put(self, writing: Writing, prepared: Prepared) -> Placed:
        """Store a new article, or the new text of a stored one; to index and count its words is left to the caller."""
        source = sources.identify(writing, self._database, prepared.source)
        canonical = canonical_url(prepared.raw.url) if prepared.raw.url else None
        addresses = [each for each in map(canonical_url, prepared.raw.addresses) if each != canonical]
        copy = find_copy(
            self._database,
            source_id=source,
            canonical=canonical,
            addresses=addresses,
            fingerprint=prepared.fingerprint,
            sentences=prepared.sentences,
        ) or find_twin(self._database, prepared)
        if copy and copy.how is not Likeness.WIRE:
            again = copy.how is Likeness.ARTICLE or self._is_dated_by(copy.article, prepared)
            became = self._put_again(writing, copy.article, prepared) if again else Became.KNOWN
            store_addresses(writing, copy.article, [*([canonical] if canonical else []), *addresses])
            return Placed(copy.article, became)
        article = self._article(prepared)
        articles.store(writing, article, source, canonical=canonical, fingerprint=prepared.fingerprint)
        self._fill(writing, article, prepared, prepared.reading.told)
        store_addresses(writing, article.id, addresses)
        record_text(writing, article.id, prepared, self._seen, stands=True)
        if prepared.raw.excerpt:
            mark_excerpt(writing, article.id, prepared.raw.excerpt)
        if copy:
            join(writing, article.id, copy.article)
        return Placed(article.id, Became.ADDED)

    def _is_dated_by(self, known: ArticleId, prepared: Prepared) -> bool:
        """Whether it is the same to the word, found with the date that nobody stated before."""
        before = self._articles.get(known)
        stated = before.published.doubtful and not prepared.published.doubtful
        return stated and version_of(before.title, before.text) == prepared.version

    def _put_again(self, writing: Writing, known: ArticleId, prepared: Prepared) -> Became:
        """Another text of a stored article: the latest of its texts is what it says, whichever came first."""
        writing.catch_up()
        before = self._articles.get(known)
        now = version_of(before.title, before.text)
        record_stored(writing, before, now, excerpt=bool(excerpt_reason(self._database, known)))
        record_text(writing, known, prepared, self._seen)
        last = latest(writing, known)
        if now == prepared.version or last.key != prepared.version:
            settle(writing, before, now)  # also where, a clock having been set back, a third would be the latest
            self._confirm(writing, before, confirmed(before, prepared, since=last.since, seen=self._seen))
            if last.whole:
                mark_excerpt(writing, known, "")
            return Became.KNOWN
        settle(writing, before, last.key)
        keep(writing, before, now)
        take_down(writing, before)
        self._identities.recount(writing)
        article = replaced(before, prepared, since=last.since, seen=self._seen)
        canonical = canonical_url(article.url) if article.url else None
        articles.replace(writing, article, canonical=canonical, fingerprint=prepared.fingerprint)
        same_day = article.published == prepared.published
        self._fill(writing, article, prepared, prepared.reading.told if same_day else told_anew(article))
        mark_excerpt(writing, article.id, prepared.raw.excerpt)
        return Became.UPDATED

    def _confirm(self, writing: Writing, before: Article, article: Article) -> None:
        """Its text stays; what is known of its date may be more."""
        articles.confirm(writing, article)
        if article.published != before.published:
            articles.change_published(writing, article.id, article.published)
            store_told(writing, article.id, told_anew(article))

    def _fill(self, writing: Writing, article: Article, prepared: Prepared, told: Sequence[Told]) -> None:
        """Store what was read in an article's text."""
        store_sentences(writing, article.id, prepared.sentences)
        store_sketch(writing, article.id, prepared.bands)
        store_terms(writing, article.id, prepared.reading.terms)
        add_told(writing, article.id, told)
        self._put_actors(writing, article, prepared.reading.actors, prepared.reading.said)
        removed = [(line.line, line.rule) for line in prepared.cleaned.removed]
        store_original(writing, article.id, prepared.raw.lines, removed, prepared.found)

    def _article(self, prepared: Prepared) -> Article:
        number = free_id(self._database, prepared.published, prepared.cleaned.title, prepared.cleaned.text)
        return article_of(number, prepared, self._seen)

    def _put_actors(
        self, writing: Writing, article: Article, named: Sequence[NamedActor], said: Sequence[Said]
    ) -> None:
        actors = [self._identities.of(writing, each) for each in named]
        writing.run_later(
            "insert into mention (actor_id, article_id, start, stop, role) values :rows on conflict do nothing",
            [
                (actor, article.id, spot.start, spot.end, spot.role)
                for actor, each in zip(actors, named, strict=True)
                for spot in each.mentions
            ],
        )
        self._link(writing, article, actors, named)
        self._put_statements(writing, article, actors, said)

    def _link(self, writing: Writing, article: Article, actors: Sequence[ActorId], named: Sequence[NamedActor]) -> None:
        """An article about the Kremlin is one about Russia, though it may not name it."""
        counts: Counter[ActorId] = Counter()
        published, firm = newest(article.published), int(article.published.firm)
        for actor, each in zip(actors, named, strict=True):
            counts[actor] += len(each.mentions)
            for whole in self._identities.wholes(actor):
                counts[whole] += 0
        writing.run_later(
            "insert into actor_article (actor_id, newest, article_id, firm, mentions) values :rows",
            [(actor, published, article.id, firm, mentions) for actor, mentions in counts.items()],
        )
        self._identities.count(writing, [actor for actor, mentions in counts.items() if mentions])

    def _put_statements(
        self, writing: Writing, article: Article, actors: Sequence[ActorId], said: Sequence[Said]
    ) -> None:
        published = newest(article.published)
        writing.run_later(
            "insert into statement (speaker, newest, article_id, start, stop, addressee, direct)"
            " values :rows on conflict do nothing",
            [
                (
                    actors[each.speaker],
                    published,
                    article.id,
                    each.start,
                    each.end,
                    None if each.addressee is None else actors[each.addressee],
                    int(each.direct),
                )
                for each in said
            ],
        )
