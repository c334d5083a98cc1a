"""Values for tests: say what matters, the rest is filled in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count

from corpus.articles import index
from corpus.corpus import Corpus
from corpus.intake.fingerprints import fingerprint, sentence_hashes
from corpus.intake.furniture.model import Cleaned
from corpus.intake.prepare import Prepared, version_of
from corpus.intake.raw import RawArticle
from corpus.intake.sketches import bands, threefolds
from corpus.intake.writer import ArticleWriter, Became
from corpus.membership import enlist
from corpus.model import ActorKind, Article, ArticleId, Days, Known, Published
from corpus.reading.model import NamedActor, Reading, Said, Spotted, Told
from corpus.reading.sentences import split
from corpus.reading.terms import terms
from corpus.vocabulary import count_terms

SEEN = datetime(2024, 5, 1, 12, 0, 30, tzinfo=UTC)
_numbers = count(1)


def published(first: str = "2024-04-20", last: str | None = None, how: Known = Known.GIVEN) -> Published:
    """A publication date as given by ISO days."""
    return Published(Days(date.fromisoformat(first), date.fromisoformat(last or first)), how)


def article(
    text: str = "The council met on Monday. It approved the bridge.",
    *,
    title: str = "Council approves bridge",
    source: str = "Sample Wire",
    url: str | None = None,
    on: Published | None = None,
) -> Article:
    """An article with an id of its own."""
    return Article(
        id=ArticleId(next(_numbers)),
        title=title,
        text=text,
        source=source,
        url=url,
        published=on or published(),
        seen=SEEN,
    )


def prepared(
    one: Article,
    *,
    told: tuple[Told, ...] = (),
    actors: tuple[NamedActor, ...] = (),
    said: tuple[Said, ...] = (),
) -> Prepared:
    """An article as the intake hands it to the writer, with what was read in it."""
    raw = RawArticle("a test", tuple(one.text.split("\n")), title=one.title, source=one.source, url=one.url)
    reading = Reading("en", told, actors, said, terms(one.title, one.text))
    return Prepared(
        raw=raw,
        cleaned=Cleaned(one.title, raw.lines),
        published=one.published,
        reading=reading,
        fingerprint=fingerprint(one.text),
        version=version_of(one.title, one.text),
        found=fingerprint(one.title + one.text),
        sentences=sentence_hashes(split(one.text)),
        bands=bands(threefolds(one.text)),
    )


def named(
    name: str, *places: tuple[int, int], text: str, kind: ActorKind = ActorKind.PERSON, role: str = ""
) -> NamedActor:
    """An actor that an article names at these places."""
    spots = tuple(Spotted(start, end, text[start:end], role) for start, end in places)
    return NamedActor("", kind, name, spots)


def shelved(corpus: Corpus, *given: Prepared) -> list[ArticleId]:
    """Put articles into an archive as a load does; the ids they got."""
    writer = ArticleWriter(corpus.database, SEEN)
    with corpus.database.transaction() as writing:
        put = [writer.put(writing, each) for each in given]
        ids = [placed.article for placed in put if placed.became is Became.ADDED]
        count_terms(writing, [each.reading.terms for each in given])
        index(writing, ids)
        enlist(writing, corpus.database, ids)
    return ids
