"""An article that says something else now: which of its texts counts, and what goes when another takes its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from corpus.articles import newest, unindex
from corpus.copies import forget_sentences
from corpus.database import Writing, from_instant
from corpus.identities import forget_mentions
from corpus.intake.fingerprints import sentence_hashes
from corpus.intake.prepare import Prepared
from corpus.intake.sketches import bands, threefolds
from corpus.model import Article, ArticleId, Known, Published, Revision
from corpus.originals import forget_original
from corpus.passages import forget_told
from corpus.reading.model import Told
from corpus.reading.read import READ_LANGUAGES, reread_told
from corpus.reading.sentences import split
from corpus.revisions import record
from corpus.vocabulary import forget_terms
from corpus.wires import forget_sketch

AHEAD = timedelta(hours=26)
"""A change that is stated for later than any time zone explains is not believed."""
_SUREST = (Known.GIVEN, Known.PAGE, Known.TEXT, Known.OTHERS, Known.UNKNOWN)


def article_of(number: ArticleId, prepared: Prepared, seen: datetime) -> Article:
    """What was prepared as the archive keeps it."""
    raw, cleaned = prepared.raw, prepared.cleaned
    return Article(
        id=number,
        title=cleaned.title,
        text=cleaned.text,
        source=prepared.source,
        url=raw.url,
        published=prepared.published,
        seen=seen,
        language=prepared.reading.language,
        authors=raw.authors or cleaned.authors,
    )


def replaced(before: Article, prepared: Prepared, *, since: datetime | None, seen: datetime) -> Article:
    """A stored article with its new text: published when it first was, whatever the new text says of that."""
    after = article_of(before.id, prepared, min(before.seen, seen))
    return replace(after, source=before.source, published=_date(before, prepared), updated=since)


def confirmed(before: Article, prepared: Prepared, *, since: datetime | None, seen: datetime) -> Article:
    """A stored article whose text stays, with what another of its texts tells of its date."""
    return replace(before, published=_date(before, prepared), seen=min(before.seen, seen), updated=since)


def _date(before: Article, prepared: Prepared) -> Published:
    return surest(before.published, prepared.published)


def surest(one: Published, other: Published) -> Published:
    """Of two dates of one article the one that is known better; of two known as well the earlier."""

    def doubt(published: Published) -> tuple[int, bool, int, int, bool, int, str]:
        first, length = (published.days.first.toordinal(), published.days.length) if published.days else (0, 0)
        known = _SUREST.index(published.how), not published.firm
        return (*known, first, length, published.at is None, newest(published), published.evidence)

    return min(one, other, key=doubt)


def record_text(
    writing: Writing, article: ArticleId, prepared: Prepared, seen: datetime, *, stands: bool = False
) -> None:
    """Remember a text of an article; `stands` where it is a new one's, which the archive has already."""
    stated = prepared.raw.modified
    if stated and newest(stated) > (seen + AHEAD).timestamp():
        stated = None
    cleaned = prepared.cleaned
    whole = not prepared.raw.excerpt
    modified = stated.at if stated else None
    stamp = _stamp(prepared.published, seen, stated)
    record(
        writing,
        Revision(article, cleaned.title, cleaned.text, seen, modified, whole),
        key=prepared.version,
        stamp=stamp,
        stands=stands,
    )


def record_stored(writing: Writing, article: Article, key: int, *, excerpt: bool) -> None:
    """Remember the text of a stored article, which one that an older version took in did not do."""
    if writing.ask("select 1 from revision where article_id = :article limit 1", {"article": article.id}):
        return
    revision = Revision(article.id, article.title, article.text, article.seen, None, not excerpt)
    record(writing, revision, key=key, stamp=_stamp(article.published, article.seen, None))


def _stamp(published: Published, seen: datetime, modified: Published | None) -> datetime:
    """When a text was changed last: as stated, else when it was published, else when it was seen."""
    told = newest(published) if published.firm else None
    if modified:
        return from_instant(max(newest(modified), told or newest(modified)))
    return from_instant(told) if told is not None else seen


def take_down(writing: Writing, article: Article) -> None:
    """Forget all that was read in an article's text, so that another can take its place."""
    unindex(writing, article.id)
    forget_sentences(writing, article.id, sentence_hashes(split(article.text)))
    forget_sketch(writing, article.id, bands(threefolds(article.text)))
    forget_terms(writing, article.id)
    forget_told(writing, article.id)
    forget_mentions(writing, article.id)
    forget_original(writing, article.id)
    writing.run("delete from article_topic where article_id = :article", {"article": article.id})


def told_anew(article: Article) -> tuple[Told, ...]:
    """What an article tells, counted from its own date of publication."""
    return reread_told(article.text, article.published) if article.language in READ_LANGUAGES else ()
