"""A feed's corrected name is that of its articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from factories import SEEN, article, prepared, shelved

from corpus import feeds
from corpus.corpus import Corpus
from corpus.feeds import Feed, FeedId
from corpus.intake.editing import edit
from corpus.model import Query, Scope
from corpus.originals import count_lines, repeated_lines

BEFORE, NOW = SEEN - timedelta(days=1), SEEN + timedelta(days=60)


def followed(corpus: Corpus, source: str = "", *, title: str = "News", number: int = 1) -> Feed:
    """A feed that is followed since a day before articles came."""
    new = Feed(FeedId(0), f"https://zenda.example/{number}", title, BEFORE, source=source)
    with corpus.database.transaction() as writing:
        return feeds.add(writing, new)


def renamed(corpus: Corpus, feed: Feed, name: str) -> int:
    with corpus.database.transaction() as writing:
        return edit(writing, corpus.database, feed, replace(feed, source=name)).renamed


def sources(corpus: Corpus) -> dict[str, int]:
    return {one.name: one.articles for one in corpus.sources.all(Scope(NOW), limit=9)}


def test_a_corrected_name_is_that_of_what_came_before(corpus: Corpus) -> None:
    """Its articles are found and counted by it; the wrong name is none any more, and other outlets keep theirs."""
    feed = followed(corpus, "Exampel Times")
    ids = shelved(
        corpus,
        prepared(article("The bridge opened.", source="Exampel Times")),
        prepared(article("The bridge closed.", source="Exampel Times")),
        prepared(article("The bridge is red.", source="Courier")),
    )
    assert renamed(corpus, feed, " Example  Times ") == 2
    assert sources(corpus) == {"Example Times": 2, "Courier": 1}
    assert [one.id for one in corpus.articles.latest(Scope(NOW, query=Query(source="example")), limit=9)] == sorted(
        ids[:2], reverse=True
    )
    assert renamed(corpus, replace(feed, source="Example Times"), "Exampel Times") == 2


def test_a_name_that_another_outlet_has_makes_them_one(corpus: Corpus) -> None:
    """As where a feed was named otherwise than the outlet's articles that were loaded from files."""
    feed = followed(corpus, "The Courier")
    shelved(corpus, prepared(article("A.", source="The Courier")), prepared(article("B.", source="Courier")))
    assert renamed(corpus, feed, "Courier") == 1
    assert sources(corpus) == {"Courier": 2}


def test_what_a_feed_was_called_by_counts_where_nobody_named_it(corpus: Corpus) -> None:
    """Its own title, under which its articles stand; what told another outlet itself keeps that."""
    feed = followed(corpus, title="News")
    shelved(corpus, prepared(article("A.", source="News")), prepared(article("B.", source="Agency")))
    assert renamed(corpus, feed, "Zenda Times") == 1
    assert sources(corpus) == {"Agency": 1, "Zenda Times": 1}


def test_what_is_not_surely_of_the_feed_keeps_its_name(corpus: Corpus) -> None:
    """What came before it was followed, and all while another feed goes by the name; no name changes nothing."""
    one, other = followed(corpus, "Courier"), followed(corpus, "Courier", number=2)
    shelved(corpus, prepared(article("A.", source="Courier")), prepared(article("B.", source="Courier")))
    with corpus.database.transaction() as writing:
        writing.run("update article set seen = 0 where body = 'A.'")
    assert renamed(corpus, one, "") == 0
    assert renamed(corpus, one, "Gazette") == 0
    assert sources(corpus) == {"Courier": 2}
    assert renamed(corpus, other, "Gazette") == 1
    assert sources(corpus) == {"Courier": 1, "Gazette": 1}


def test_a_name_that_no_article_has_changes_none(corpus: Corpus) -> None:
    """A feed that brought nothing yet."""
    assert renamed(corpus, followed(corpus, "Courier"), "Gazette") == 0
    assert sources(corpus) == {}


def test_what_repeats_in_its_pages_is_known_under_the_new_name(corpus: Corpus) -> None:
    """Furniture that it took several articles to learn is taken out of the next."""
    feed = followed(corpus, "Courier")
    shelved(corpus, prepared(article("A.", source="Courier")))
    with corpus.database.transaction() as writing:
        for _ in range(9):
            count_lines(writing, "Courier", [7])
    renamed(corpus, feed, "Gazette")
    assert repeated_lines(corpus.database, "Gazette", {7: 1}) == {7}
    assert repeated_lines(corpus.database, "Courier", {7: 1}) == frozenset()
