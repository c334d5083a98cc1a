"""Articles and their storage."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from corpus.database import (
    Database,
    Writing,
    from_day,
    from_days,
    from_instant,
    from_instant_or_none,
    start_of,
    to_day,
    to_days,
    to_instant,
    to_instant_or_none,
)
from corpus.errors import UnknownArticle
from corpus.model import Article, ArticleId, DayCount, Days, Known, Published, Scope, Vector
from corpus.reading.terms import stemmed
from corpus.scopes import UNDATED, select
from corpus.vocabulary import articles_told_by, vectors

YEAR_ZERO_MINUTES = 194_592_960
"""Minutes from 1600-01-01 to 1970-01-01: ids of what was published since 1600 are positive."""

_COLUMNS = """a.id, a.title, a.body, s.name, a.url, a.first_day, a.last_day, a.known, a.instant, a.evidence,
    a.seen, a.language, a.authors, {updated}"""
_PUBLISHED = (
    "first_day = :first_day, last_day = :last_day, instant = :instant, known = :known, evidence = :evidence,"
    " newest = :newest, firm = :firm"
)
_WITH_UPDATES = 3
"""The version of the tables from which on articles can be updated."""


def newest(published: Published) -> int:
    """The instant to order an article by; where its date is not firm, it comes before all that may be older."""
    if published.at is not None:
        return to_instant(published.at)
    if published.days is None:
        return UNDATED
    return start_of(published.days.last if published.firm else published.days.first)


def make_id(published: Published, title: str, text: str) -> ArticleId:
    """A 50-bit id from the minute of publication and the words: newer articles have the higher one.

    The same article gets the same id in every archive, whenever it is loaded.
    """
    minutes = max(0, newest(published) // 60 + YEAR_ZERO_MINUTES)
    words = hashlib.blake2b(f"{title}\n{text}".encode(), digest_size=4).digest()
    return ArticleId((minutes << 22) | (int.from_bytes(words, "big") >> 10))


def free_id(database: Database, published: Published, title: str, text: str) -> ArticleId:
    """The id of an article that is to be stored: the next one where another has the same by chance."""
    made = make_id(published, title, text)
    while database.query("select 1 from article where id = :id", {"id": made}):
        made = ArticleId(made + 1)
    return made


def from_row(row: tuple[Any, ...]) -> Article:
    published = Published(
        days=from_days(row[5], row[6]),
        how=Known(row[7]),
        at=from_instant_or_none(row[8]),
        evidence=row[9],
    )
    authors = tuple(json.loads(row[12]))
    return Article(
        ArticleId(row[0]),
        row[1],
        row[2],
        row[3],
        row[4],
        published,
        from_instant(row[10]),
        row[11],
        authors,
        from_instant_or_none(row[13]),
    )


def published_columns(published: Published) -> dict[str, Any]:
    first_day, last_day = to_days(published.days)
    return {
        "first_day": first_day,
        "last_day": last_day,
        "instant": to_instant_or_none(published.at),
        "known": published.how.value,
        "evidence": published.evidence,
        "newest": newest(published),
        "firm": int(published.firm),
    }


class Articles:
    """The archive's articles: read by scope, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._columns = _COLUMNS.format(updated="a.updated" if database.version >= _WITH_UPDATES else "null")

    def get(self, article: ArticleId) -> Article:
        """Raises UnknownArticle."""
        found = self.many([article])
        if not found:
            raise UnknownArticle(str(article))
        return found[0]

    def many(self, ids: Iterable[ArticleId]) -> tuple[Article, ...]:
        """Those of the ids that exist, in the order asked."""
        wanted = list(ids)
        stored = self._read("json_each(:ids) i cross join article a on a.id = i.value", "", {"ids": json.dumps(wanted)})
        found = {article.id: article for article in stored}
        return tuple(found[article] for article in wanted if article in found)

    def latest(self, scope: Scope, *, limit: int, offset: int = 0) -> tuple[Article, ...]:
        """Newest first, those without a date last."""
        chosen = select(self._database, scope)
        return self._read(
            f"{chosen.sql} c join article a on a.id = c.article_id",
            "order by c.newest desc, c.article_id desc limit :limit offset :offset",
            chosen.parameters | {"limit": limit, "offset": offset},
        )

    def dated(self, scope: Scope, *, limit: int) -> tuple[Article, ...]:
        """Those with a firm date, newest first: all of them as far as the limit goes, also of a search."""
        chosen = select(self._database, scope, complete=True)
        return self._read(
            f"{chosen.sql} c join article a on a.id = c.article_id",
            "where c.firm order by c.newest desc, c.article_id desc limit :limit",
            chosen.parameters | {"limit": limit},
        )

    def of_days(self, scope: Scope, days: Iterable[date], *, limit_each: int) -> tuple[Article, ...]:
        """Those of the scope that state on which of these days they were published, so many of each day."""
        chosen = select(self._database, scope, by_publication=False)
        return self._read(
            "(select c.article_id, row_number() over (partition by f.first_day order by c.article_id) as place"
            f" from {chosen.sql} c join article f on f.id = c.article_id"
            " where f.first_day = f.last_day and f.known in ('given', 'page')"
            " and f.first_day in (select value from json_each(:days))) c join article a on a.id = c.article_id",
            "where c.place <= :each order by a.id",
            chosen.parameters | {"days": json.dumps([to_day(day) for day in days]), "each": limit_each},
        )

    def arrived(self, scope: Scope, *, after: datetime, limit: int) -> tuple[Article, ...]:
        """Those without a firm date that the archive got after an instant and by the scope's moment, latest first."""
        chosen = select(self._database, scope, complete=True)
        return self._read(
            "article a",
            "where a.firm = 0 and a.seen > :after and a.seen <= :asof"
            f" and a.id in (select article_id from {chosen.sql}) order by a.seen desc, a.id desc limit :limit",
            chosen.parameters | {"after": to_instant(after), "limit": limit},
        )

    def count(self, scope: Scope) -> int:
        chosen = select(self._database, scope)
        rows = self._database.query(f"select count(*) from {chosen.sql}", chosen.parameters)
        return int(rows[0][0])

    def days(self, scope: Scope) -> Days | None:
        """From the first to the last day with an article whose date is firm."""
        chosen = select(self._database, scope)
        edges = [
            self._database.query(
                f"select newest from {chosen.sql} where firm order by newest {direction} limit 1", chosen.parameters
            )
            for direction in ("asc", "desc")
        ]
        return from_days(*(edge[0][0] // 86_400 for edge in edges)) if all(edges) else None

    def coverage(self, scope: Scope) -> tuple[DayCount, ...]:
        """How many articles with a firm date a day, oldest first; days without any are left out."""
        chosen = select(self._database, scope)
        rows = self._database.query(
            "select cast(newest / 86400 - (newest % 86400 < 0) as integer) as day, count(*)"
            f" from {chosen.sql} where firm group by day order by day",
            chosen.parameters,
        )
        return tuple(DayCount(from_day(day), count) for day, count in rows)

    def undated(self) -> int:
        """How many articles have no firm date."""
        return int(self._database.query("select count(*) from article where firm = 0")[0][0])

    def told_by(self, word: str) -> int:
        """Of how many articles a word, in whatever case, is among those that tell what they are about."""
        return articles_told_by(self._database, stemmed(word.lower()))

    def vectors(self, articles: Iterable[ArticleId]) -> dict[ArticleId, Vector]:
        """What each article is about: its most telling terms with their weights."""
        return vectors(self._database, articles)

    def _read(self, among: str, rest: str, parameters: dict[str, Any]) -> tuple[Article, ...]:
        """The articles `a` of what is put behind a `from`, with the `where` and the order that follow it."""
        rows = self._database.query(
            f"select {self._columns} from {among} join source s on s.id = a.source_id {rest}", parameters
        )
        return tuple(map(from_row, rows))


def store(writing: Writing, article: Article, source_id: int, *, canonical: str | None, fingerprint: int) -> None:
    """Add a new article; its id must be free."""
    writing.run(
        "insert into article (id, title, body, source_id, url, canonical, fingerprint, first_day, last_day,"
        " instant, known, evidence, newest, firm, seen, language, authors) values (:id, :title, :body,"
        " :source_id, :url, :canonical, :fingerprint, :first_day, :last_day, :instant, :known, :evidence,"
        " :newest, :firm, :seen, :language, :authors)",
        _stored(article, canonical, fingerprint) | {"source_id": source_id},
    )


def replace(writing: Writing, article: Article, *, canonical: str | None, fingerprint: int) -> None:
    """Put another text, and what else came with it, in the place of an article's; its id and source stay."""
    writing.run(
        "update article set title = :title, body = :body, url = :url, canonical = :canonical,"
        f" fingerprint = :fingerprint, {_PUBLISHED}, seen = :seen, language = :language, authors = :authors,"
        " updated = :updated where id = :id",
        _stored(article, canonical, fingerprint),
    )


def _stored(article: Article, canonical: str | None, fingerprint: int) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "body": article.text,
        "url": article.url,
        "canonical": canonical,
        "fingerprint": fingerprint,
        "seen": to_instant(article.seen),
        "language": article.language,
        "authors": json.dumps(article.authors),
        "updated": to_instant_or_none(article.updated),
    } | published_columns(article.published)


def confirm(writing: Writing, article: Article) -> None:
    """Keep when an article was seen first, and since when it says what it says."""
    writing.run(
        "update article set seen = :seen, updated = :updated where id = :article",
        {
            "article": article.id,
            "seen": to_instant(article.seen),
            "updated": to_instant_or_none(article.updated),
        },
    )


def index(writing: Writing, added: Sequence[ArticleId]) -> None:
    """Make new articles searchable: once for many, since the index likes large helpings."""
    writing.run(
        "insert into article_fts (rowid, title, body) select id, title, body from article"
        " where id in (select value from json_each(:added))",
        {"added": json.dumps(list(added))},
    )


def unindex(writing: Writing, article: ArticleId) -> None:
    """Make an article's text no more searchable; to be called before it is replaced."""
    writing.run(
        "insert into article_fts (article_fts, rowid, title, body) select 'delete', id, title, body from article"
        " where id = :article and exists (select 1 from article_fts_docsize where id = :article)",
        {"article": article},
    )


def change_published(writing: Writing, article: ArticleId, published: Published) -> None:
    """Give an article a better date; its id stays, since readers hold links to it."""
    columns = published_columns(published) | {"article": article}
    writing.run(f"update article set {_PUBLISHED} where id = :article", columns)
    for table in ("article_topic", "actor_article"):
        writing.run(f"update {table} set newest = :newest, firm = :firm where article_id = :article", columns)
    writing.run("update statement set newest = :newest where article_id = :article", columns)
