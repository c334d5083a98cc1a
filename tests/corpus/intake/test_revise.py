"""A page that is edited: the latest of its texts counts, whichever comes first, and none is lost."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.corpus import Corpus, open_corpus
from corpus.following import follow
from corpus.intake.admit import Intake, Report
from corpus.intake.prepare import Preparer
from corpus.intake.raw import RawArticle
from corpus.intake.revise import surest
from corpus.known_actors import KnownActor
from corpus.model import ArticleId, Days, Known, Published, Scope
from corpus.search import parse_query

NOON = datetime(2024, 5, 20, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "https://courier.example/bridge"
HELP = "Angela Merkel said on Monday that Germany would help."
TEXTS = (
    "The bridge of Zenda gave way on Monday, 20 May 2024, and 3 people fell into the river, the mayor said.",
    f"The bridge of Zenda gave way on Monday, 20 May 2024, and 12 people fell into the river, the mayor said.\n{HELP}",
    "The bridge of Zenda gave way on Monday, 20 May 2024. All 12 people were saved by the fire brigade.",
    "Nobody knows why the bridge of Zenda gave way on 20 May 2024, a week before its inspection.",
)


def given_at(at: datetime) -> Published:
    return Published(Days.on(at.date()), Known.GIVEN, at=at)


def page(text: int, *, modified: datetime | None = None, excerpt: str = "", url: str = URL) -> RawArticle:
    return RawArticle(
        "a test",
        tuple(TEXTS[text].split("\n")),
        title=f"Bridge gives way {text}",
        source="Zenda Courier",
        url=url,
        published=given_at(NOON),
        modified=given_at(modified) if modified else None,
        excerpt=excerpt,
        extracted=True,
    )


class House:
    """An archive into which articles come at times of our choosing."""

    def __init__(self, corpus: Corpus, known: tuple[KnownActor, ...]) -> None:
        self.corpus = corpus
        self._known = known

    def take_in(self, *raws: RawArticle, seen: datetime = NOON) -> Report:
        intake = Intake(
            self.corpus,
            self._known,
            seen=seen,
            processes=1,
            on_rejection=lambda rejection: None,
            on_progress=lambda report: None,
        )
        intake._preparer = preparer(self._known)  # the same for all: to make its gazetteer takes long
        return intake.admit(raws)

    def articles(self) -> list[ArticleId]:
        return [one.id for one in self.corpus.articles.latest(Scope(NOON + 1000 * HOUR), limit=9)]

    @property
    def only(self) -> ArticleId:
        (article,) = self.articles()
        return article

    def found(self, words: str) -> int:
        query, _ = parse_query(words, date(2024, 5, 20))
        return len(self.corpus.articles.latest(Scope(NOON + 1000 * HOUR, query=query), limit=9))

    def state(self) -> object:
        """All that the archive tells of its one article, but for the number under which it does."""
        article = self.corpus.articles.get(self.only)
        texts = [replace(one, article=ArticleId(0)) for one in self.corpus.revisions.of(article.id)]
        told = [(one.start, one.end, one.days) for one in self.corpus.passages.of(article.id)]
        merkel = self.corpus.actors.named("Angela Merkel")[0]
        named = self.corpus.articles.count(Scope(NOON + 1000 * HOUR, actors=(merkel.id,)))
        terms = self.corpus.database.query("select term, articles from term where articles <> 0 order by 1")
        vector = self.corpus.articles.vectors([article.id])[article.id]
        return replace(article, id=ArticleId(0)), texts, told, named, terms, vector


@cache
def preparer(known: tuple[KnownActor, ...]) -> Preparer:
    return Preparer(known, NOON.date())


@cache
def empty() -> tuple[bytes, tuple[KnownActor, ...]]:
    """An archive that knows the known actors."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with closing(open_corpus(path, write=True)) as corpus:
            known = follow(corpus, topics=path.with_name("topics.toml"), actors=path.with_name("actors.toml"))
            corpus.database.copy_to(path.with_name("copy.db"))
        return path.with_name("copy.db").read_bytes(), known


@contextmanager
def a_house() -> Iterator[House]:
    archive, known = empty()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        path.write_bytes(archive)
        with closing(open_corpus(path, write=True)) as corpus:
            yield House(corpus, known)


@pytest.fixture
def house() -> Iterator[House]:
    with a_house() as made:
        yield made


def test_an_edited_page_is_the_same_article(house: House) -> None:
    """It says what it says now, under the number that readers hold, and what it said before can be read."""
    house.take_in(page(0))
    number = house.only
    report = house.take_in(page(1, modified=NOON + 2 * HOUR), seen=NOON + 3 * HOUR)
    article = house.corpus.articles.get(number)
    assert (report.added, report.updated, report.known) == (0, 1, 0)
    assert (house.articles(), article.title, article.text) == ([number], "Bridge gives way 1", TEXTS[1])
    assert (article.updated, article.seen, article.published.at) == (NOON + 2 * HOUR, NOON, NOON)
    now, before = house.corpus.revisions.of(number)
    assert (now.text, now.since, before.text, before.since) == (TEXTS[1], NOON + 2 * HOUR, TEXTS[0], NOON)


def test_the_older_text_that_comes_later_changes_nothing_that_is_shown(house: House) -> None:
    """It is kept; and the article is known to be updated."""
    house.take_in(page(1, modified=NOON + 2 * HOUR), seen=NOON + 3 * HOUR)
    assert house.corpus.articles.get(house.only).updated is None
    report = house.take_in(page(0), seen=NOON + 4 * HOUR)
    article = house.corpus.articles.get(house.only)
    assert (report.added, report.updated, report.known) == (0, 0, 1)
    assert (article.text, article.updated) == (TEXTS[1], NOON + 2 * HOUR)
    assert [one.text for one in house.corpus.revisions.of(article.id)] == [TEXTS[1], TEXTS[0]]


def test_without_a_word_on_changes_the_text_seen_later_is_the_later_one(house: House) -> None:
    """And it is told that it was updated when the archive saw it."""
    house.take_in(page(0))
    house.take_in(page(2), seen=NOON + 5 * HOUR)
    article = house.corpus.articles.get(house.only)
    assert (article.text, article.updated) == (TEXTS[2], NOON + 5 * HOUR)


def test_a_change_stated_for_tomorrow_is_not_believed(house: House) -> None:
    """The page could not be updated any more."""
    house.take_in(page(0, modified=NOON + 1000 * HOUR))
    house.take_in(page(1, modified=NOON + 2 * HOUR), seen=NOON + 3 * HOUR)
    assert house.corpus.articles.get(house.only).text == TEXTS[1]


def test_words_and_names_of_the_old_text_are_looked_for_no_more(house: House) -> None:
    """Search, actors and days are those of the text that is shown."""
    house.take_in(page(1))
    assert (house.found("Germany"), house.found("brigade")) == (1, 0)
    house.take_in(page(2), seen=NOON + HOUR)
    assert (house.found("Germany"), house.found("brigade")) == (0, 1)
    (merkel,) = house.corpus.actors.named("Angela Merkel")
    assert house.corpus.articles.count(Scope(NOON + HOUR, actors=(merkel.id,))) == 0
    with closing(sqlite3.connect(house.corpus.database.path)) as connection:
        connection.execute("insert into article_fts (article_fts) values ('integrity-check')")


def test_an_excerpt_gives_way_to_its_page(house: House) -> None:
    """And is no update: the article always said that. The page gives way to no excerpt, be it later."""
    house.take_in(page(0, excerpt="the site answered 403"))
    number = house.only
    report = house.take_in(page(1), seen=NOON + HOUR)
    article = house.corpus.articles.get(number)
    assert (report.updated, article.text, article.updated) == (1, TEXTS[1], None)
    assert house.corpus.feeds.excerpt(number) == ""
    house.take_in(page(2, modified=NOON + 9 * HOUR, excerpt="the site answered 403"), seen=NOON + 9 * HOUR)
    assert house.corpus.articles.get(number).text == TEXTS[1]
    assert house.corpus.feeds.excerpt(number) == ""
    assert len(house.corpus.revisions.of(number)) == 3


def test_texts_that_come_together_are_one_article(house: House) -> None:
    """Also within one load, and the search finds it once."""
    raws = [page(n, modified=NOON + n * HOUR) for n in (2, 0, 3, 1)]
    report = house.take_in(*raws, seen=NOON + 9 * HOUR)
    assert (report.added, report.updated, report.known) == (1, 1, 2)
    assert (house.found("bridge"), house.corpus.articles.get(house.only).text) == (1, TEXTS[3])


def test_an_archive_of_before_takes_updates_in(house: House) -> None:
    """Its articles have no texts on record until a second one comes."""
    house.take_in(page(0))
    with house.corpus.database.transaction() as writing:
        writing.run("delete from revision")
    house.take_in(page(1), seen=NOON + HOUR)
    assert [one.text for one in house.corpus.revisions.of(house.only)] == [TEXTS[1], TEXTS[0]]


def test_other_addresses_of_a_page_lead_to_the_same_article(house: House) -> None:
    """Its AMP page, and where it was found; a text that comes from there is the article's."""
    amp, found_at = "https://cdn.example/c/77", "https://feeds.example/r?id=3"
    house.take_in(replace(page(0), addresses=(amp, found_at)))
    for n, url in ((1, amp), (2, found_at)):
        assert house.take_in(page(n, url=url), seen=NOON + n * HOUR).updated == 1
        assert house.corpus.feeds.has_page(url)
    assert len(house.corpus.revisions.of(house.only)) == 3


Arrival = tuple[int, int | None, int, bool]
arrivals = st.lists(
    st.tuples(
        st.integers(0, len(TEXTS) - 1),
        st.none() | st.integers(0, 5),
        st.integers(1, 6),
        st.booleans(),
    ),
    min_size=2,
    max_size=4,
    unique_by=lambda one: (one[0], one[1], one[3]),
)
"""Text, hour of the change as stated, hour when it is seen, and whether only the feed had it; what is found again as it
was is passed over."""


def first_seen(came: Sequence[Arrival]) -> list[Arrival]:
    """The same, each text whenever it comes as of the hour at which it was seen first: clocks go ahead."""
    hours = {one[0]: min(other[2] for other in came if other[0] == one[0]) for one in came}
    return [(text, modified, hours[text], excerpt) for text, modified, _, excerpt in came]


def fill(house: House, given: Sequence[Arrival]) -> None:
    for text, modified, seen, excerpt in given:
        changed = None if modified is None else NOON + modified * HOUR
        house.take_in(page(text, modified=changed, excerpt="closed" if excerpt else ""), seen=NOON + seen * HOUR)


@given(arrivals)
@settings(max_examples=25, deadline=None)
@example([(0, None, 1, False), (1, 0, 2, False), (1, None, 1, False)])
def test_no_text_is_ever_lost(came: list[Arrival]) -> None:
    """Whatever came in whatever order, be it that a clock was set back, can be read as it was."""
    with a_house() as house:
        fill(house, came)
        texts = {one.text for one in house.corpus.revisions.of(house.only)} or {
            house.corpus.articles.get(house.only).text
        }
        assert texts == {TEXTS[text] for text, *_ in came}


@given(arrivals, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_whatever_the_order_the_archive_is_the_same(came: list[Arrival], chance: object) -> None:
    """The texts of a page may come in any order: what is shown, read and kept hangs on the texts alone."""
    came = first_seen(came)
    other = list(came)
    chance.shuffle(other)  # type: ignore[attr-defined]
    with a_house() as one, a_house() as two:
        fill(one, came)
        fill(two, other)
        assert one.state() == two.state()


@given(arrivals)
@settings(max_examples=25, deadline=None)
def test_the_older_is_never_shown_as_newer(came: list[Arrival]) -> None:
    """No text that could be had whole was changed later than the one that is shown; and every one can be read."""
    with a_house() as house:
        fill(house, came)
        shown = house.corpus.articles.get(house.only)
        whole = [one for one in came if not one[3]] or came
        stamps = {text: max(modified or 0 for t, modified, *_ in came if t == text) for text, *_ in whole}
        (latest,) = [text for text in stamps if TEXTS[text] == shown.text]
        assert stamps[latest] == max(stamps.values())
        kept = {one.text for one in house.corpus.revisions.of(shown.id)} | {shown.text}
        assert kept == {TEXTS[text] for text, *_ in came}


PUBLISHED = st.builds(
    lambda first, length, how, hour: Published(
        Days(first, first + timedelta(days=length)),
        how,
        at=datetime(first.year, first.month, first.day, hour, tzinfo=UTC) if hour is not None and length == 0 else None,
    ),
    st.dates(date(2024, 5, 1), date(2024, 5, 9)),
    st.integers(0, 6),
    st.sampled_from([Known.GIVEN, Known.PAGE, Known.TEXT]),
    st.none() | st.integers(0, 23),
)


@given(PUBLISHED, PUBLISHED, PUBLISHED)
def test_the_surest_date_is_the_same_in_any_order(one: Published, two: Published, three: Published) -> None:
    """And of two given ones the earlier day counts: what was updated was published before."""
    assert surest(one, surest(two, three)) == surest(surest(three, one), two)
    if one.how is two.how is Known.GIVEN and one.firm and two.firm and one.days and two.days:
        chosen = surest(one, two).days
        assert chosen is not None
        assert chosen.first == min(one.days.first, two.days.first)
