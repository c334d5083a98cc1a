"""The texts that an article has had: the latest stands in the archive, the earlier ones stay readable.

The order of revisions is told by themselves, not by the order in which they came: what could be had whole comes before
what only a feed gave of it, then what its publisher changed later, then what the archive saw later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from corpus.database import Database, Writing, from_instant, to_instant
from corpus.model import Article, ArticleId, Revision

_SINCE_VERSION = 3
_LATEST_FIRST = "order by r.whole desc, r.stamp desc, r.got desc, r.fingerprint desc"
_COLUMNS = "a.id, r.title, coalesce(r.body, a.body), r.got, r.modified, r.whole"


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
        rows = self._database.query(
            f"select {_COLUMNS} from revision r join article a on a.id = r.article_id where a.id = :article"
            f" {_LATEST_FIRST}",
            {"article": article},
        )
        return tuple(map(_revision, rows)) if len(rows) > 1 else ()

    def updates(self, articles: Iterable[Article], *, since: datetime, asof: datetime) -> tuple[Update, ...]:
        """Those of the articles whose text was got after one instant and not after another, with what they said then.

        That is the latest text that the archive had by `since`, or its first.
        """
        wanted = [article.id for article in articles if article.updated is not None]
        if not wanted:
            return ()
        rows = self._database.query(
            "select r.article_id, r.fingerprint, r.got from json_each(:ids) i join revision r on r.article_id = i.value"
            " where r.body is null and r.got > :since and r.got <= :asof",
            {"ids": json.dumps(wanted), "since": to_instant(since), "asof": to_instant(asof)},
        )
        found = [(ArticleId(row[0]), row[1], from_instant(row[2]), self.of(ArticleId(row[0]))[1:]) for row in rows]
        return tuple(Update(one, key, got, _before(earlier, since)) for one, key, got, earlier in found if earlier)


def _before(earlier: Sequence[Revision], since: datetime) -> Revision:
    return next((one for one in earlier if one.got <= since), earlier[-1])


def _revision(row: tuple[Any, ...]) -> Revision:
    return Revision(
        article=ArticleId(row[0]),
        title=row[1],
        text=row[2],
        got=from_instant(row[3]),
        modified=None if row[4] is None else from_instant(row[4]),
        whole=bool(row[5]),
    )


def record(writing: Writing, revision: Revision, *, key: int, stamp: datetime) -> None:
    """An article had this text, be it again; `key` tells its texts apart, `stamp` is when it was changed last."""
    writing.run(
        "insert into revision (article_id, fingerprint, whole, stamp, modified, got, title, body)"
        " values (:article, :key, :whole, :stamp, :modified, :got, :title, :body)"
        " on conflict (article_id, fingerprint) do update set whole = max(whole, excluded.whole),"
        " stamp = max(stamp, excluded.stamp), got = min(got, excluded.got),"
        " modified = max(coalesce(modified, excluded.modified), coalesce(excluded.modified, modified))",
        {
            "article": revision.article,
            "key": key,
            "whole": int(revision.whole),
            "stamp": to_instant(stamp),
            "modified": None if revision.modified is None else to_instant(revision.modified),
            "got": to_instant(revision.got),
            "title": revision.title,
            "body": revision.text,
        },
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
