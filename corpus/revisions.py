"""The texts that an article has had: the latest stands in the archive, the earlier ones stay readable.

The order of revisions is told by themselves, not by the order in which they came: what could be had whole comes before
what only a feed gave of it, then what its publisher changed later, then what the archive saw later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from corpus.database import Database, Writing, from_instant, from_instant_or_none, to_instant, to_instant_or_none
from corpus.model import Article, ArticleId, Revision

_SINCE_VERSION = 3
_LATEST_FIRST = "order by r.whole desc, r.stamp desc, r.got desc, r.fingerprint desc"
_COLUMNS = "a.id, r.title, coalesce(r.body, a.body), r.got, r.modified, r.whole, r.fingerprint"


@dataclass(frozen=True, slots=True)
class Update:
    """An article that says something else than it did."""

    article: ArticleId
    key: int
    """Of the text that it has now: by it a reader's having been told of the update is remembered."""
    got: datetime
    """When the archive first saw the text that it has now."""
    before: Revision
    """What it said before."""


class Revisions:
    """What articles said before."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, article: ArticleId) -> tuple[Revision, ...]:
        """All texts that an article has had, the one that it has now first; nothing where it always had this one."""
        if self._database.version < _SINCE_VERSION:
            return ()
        texts = self._texts(article)
        return tuple(text for _, text in texts) if len(texts) > 1 else ()

    def as_of(self, articles: Iterable[Article], moment: datetime) -> tuple[Article, ...]:
        """The articles, each with the text that it had at a moment, since when, and no word of what came later.

        That is the latest that the archive had seen by then; where it had seen none, the latest that its publisher
        states to have been there, else its first.
        """
        given = tuple(articles)
        wanted = [article.id for article in given if article.updated is not None]
        if not wanted:
            return given
        rows = self._database.query(
            "select r.article_id from json_each(:ids) i join revision r on r.article_id = i.value"
            " where r.body is null and r.got > :moment",
            {"ids": json.dumps(wanted), "moment": to_instant(moment)},
        )
        later = {row[0] for row in rows}
        return tuple(self._then(one, moment) if one.id in later else one for one in given)

    def updates(self, articles: Iterable[Article], *, since: datetime, asof: datetime) -> tuple[Update, ...]:
        """Those of the articles that say something else as of one instant than of another, with what they said then.

        That is the latest text that the archive had by `since`, or its first.
        """
        wanted = [article.id for article in articles if article.updated is not None]
        if not wanted:
            return ()
        rows = self._database.query(
            "select distinct r.article_id from json_each(:ids) i join revision r on r.article_id = i.value"
            " where r.got > :since and r.got <= :asof",
            {"ids": json.dumps(wanted), "since": to_instant(since), "asof": to_instant(asof)},
        )
        found = (self._update(ArticleId(row[0]), since, asof) for row in rows)
        return tuple(update for update in found if update)

    def _then(self, article: Article, moment: datetime) -> Article:
        now, *earlier = (text for _, text in self._texts(article.id))
        texts = [now, *(one for one in earlier if one.whole == now.whole)]  # it always said what only its page gave
        then = _there(texts, moment)
        return replace(article, title=then.title, text=then.text, updated=None if then is texts[-1] else then.since)

    def _update(self, article: ArticleId, since: datetime, asof: datetime) -> Update | None:
        texts = self._texts(article)
        at = next(n for n, (_, text) in enumerate(texts) if text.got <= asof)
        (key, text), earlier = texts[at], [one for _, one in texts[at + 1 :]]
        return Update(article, key, text.got, _before(earlier, since)) if earlier and text.got > since else None

    def _texts(self, article: ArticleId) -> list[tuple[int, Revision]]:
        """All texts that an article has had with their keys, the one that it has now first."""
        rows = self._database.query(
            f"select {_COLUMNS} from revision r join article a on a.id = r.article_id where a.id = :article"
            f" {_LATEST_FIRST}",
            {"article": article},
        )
        return [(row[6], _revision(row)) for row in rows]


def _there(texts: Sequence[Revision], moment: datetime) -> Revision:
    """Of an article's texts, the latest first, the one that it had at a moment."""
    seen = (one for one in texts if one.got <= moment)
    stated = (one for one in texts if one.modified and one.modified <= moment)
    return next(seen, None) or next(stated, texts[-1])


def _before(earlier: Sequence[Revision], since: datetime) -> Revision:
    return next((one for one in earlier if one.got <= since), earlier[-1])


def _revision(row: tuple[Any, ...]) -> Revision:
    return Revision(
        article=ArticleId(row[0]),
        title=row[1],
        text=row[2],
        got=from_instant(row[3]),
        modified=from_instant_or_none(row[4]),
        whole=bool(row[5]),
    )


def record(writing: Writing, revision: Revision, *, key: int, stamp: datetime, stands: bool = False) -> None:
    """An article had this text, be it again; `key` tells its texts apart, `stamp` is when it was changed last.

    A text that stands in the article itself is not kept a second time.
    """
    write = writing.run_later if stands else writing.run_rows
    write(
        "insert into revision (article_id, fingerprint, whole, stamp, modified, got, title, body) values :rows"
        " on conflict (article_id, fingerprint) do update set whole = max(whole, excluded.whole),"
        " stamp = max(stamp, excluded.stamp), got = min(got, excluded.got),"
        " modified = max(coalesce(modified, excluded.modified), coalesce(excluded.modified, modified))",
        [
            (
                revision.article,
                key,
                int(revision.whole),
                to_instant(stamp),
                to_instant_or_none(revision.modified),
                to_instant(revision.got),
                revision.title,
                None if stands else revision.text,
            )
        ],
    )


@dataclass(frozen=True, slots=True)
class Latest:
    """The text that an article has now."""

    key: int
    since: datetime | None
    """Since when it says this; None where it never said anything else, as far as it could be had as well."""
    whole: bool


def latest(writing: Writing, article: ArticleId) -> Latest:
    """Of all texts of an article the one that counts."""
    rows = writing.ask(
        "select r.fingerprint, coalesce(r.modified, r.got), r.whole from revision r"
        f" where r.article_id = :article {_LATEST_FIRST}",
        {"article": article},
    )
    key, since, whole = rows[0]
    edited = sum(row[2] == whole for row in rows) > 1
    return Latest(key, from_instant(since) if edited else None, bool(whole))


def settle(writing: Writing, article: Article, key: int) -> None:
    """The text of this key is the one that the article has now; every other is kept here."""
    writing.run(
        "update revision set body = null where article_id = :article and fingerprint = :key",
        {"article": article.id, "key": key},
    )


def keep(writing: Writing, article: Article, key: int) -> None:
    """Keep the text that an article has now, since another takes its place."""
    writing.run(
        "update revision set body = :body where article_id = :article and fingerprint = :key",
        {"article": article.id, "key": key, "body": article.text},
    )
