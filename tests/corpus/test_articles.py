"""Articles as the archive keeps them: in order, by scope, under ids that stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import count

import pytest
from factories import SEEN, article, named, prepared, published, shelved
from hypothesis import given
from hypothesis import strategies as st

from corpus.articles import change_published, free_id, make_id, newest
from corpus.corpus import Corpus, open_corpus
from corpus.errors import UnknownArticle
from corpus.model import ArticleId, DayCount, Days, Known, Published, Query, Scope, Window

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def _texts(corpus: Corpus, scope: Scope) -> list[str]:
    return [each.text for each in corpus.articles.latest(scope, limit=100)]


def test_an_article_comes_back_as_it_went(corpus: Corpus) -> None:
    """Every field survives being stored."""
    given_at = Published(Days.on(date(2024, 4, 20)), Known.GIVEN, datetime(2024, 4, 20, 8, 30, tzinfo=UTC), "a field")
    one = article("First line.\nSecond line.", url="https://news.example/1", on=given_at)
    [stored] = shelved(corpus, prepared(one))
    back = corpus.articles.get(stored)
    assert (back.title, back.text, back.source, back.url) == (one.title, one.text, one.source, one.url)
    assert (back.published, back.seen, back.language) == (given_at, SEEN, "en")


def test_an_unknown_article_is_named(corpus: Corpus) -> None:
    """Asking for an id that isn't there says which."""
    with pytest.raises(UnknownArticle, match="42"):
        corpus.articles.get(ArticleId(42))


def test_who_reads_from_the_beginning_reads_as_quickly_when_the_archive_has_grown(corpus: Corpus) -> None:
    """A connection opened on an archive of one article learns what has become of it; steps are counted, not time."""
    ids: list[ArticleId] = []
    taken: list[int] = []
    for n in range(121):
        ids += shelved(corpus, prepared(article(f"Report {n} tells of a bridge.", source=f"Sample {n}")))
        corpus.database.optimise()
        taken.append(_steps(corpus, lambda: corpus.articles.latest(Scope(NOW), limit=10)))
    assert taken[120] <= 2 * taken[20]
    assert _steps(corpus, lambda: corpus.articles.many(ids[:10])) <= taken[20]


def _steps(corpus: Corpus, ask: Callable[[], object]) -> int:
    """How many tens of steps SQLite takes to answer."""
    taken = count()
    connection = corpus.database._reader()
    connection.set_progress_handler(lambda: next(taken) < 0, 10)
    ask()
    connection.set_progress_handler(None, 0)
    return next(taken)


def _shelve_three(corpus: Corpus) -> None:
    shelved(
        corpus,
        prepared(article("An undated text that stands alone.", on=Published.unknown())),
        prepared(article("The older of the two dated texts.", on=published("2024-01-05"))),
        prepared(article("The newer of the two dated texts.", on=published("2024-03-05"))),
    )


def test_newest_first_and_undated_last(corpus: Corpus) -> None:
    """Lists begin with what is newest; what has no date comes last."""
    _shelve_three(corpus)
    assert [text.split()[1] for text in _texts(corpus, Scope(NOW))] == ["newer", "older", "undated"]


def test_the_past_does_not_know_the_future(corpus: Corpus) -> None:
    """Asked as of a day, the archive tells only what was out by then; undated articles only since it has them."""
    _shelve_three(corpus)
    assert [text.split()[1] for text in _texts(corpus, Scope(datetime(2024, 2, 1, tzinfo=UTC)))] == ["older"]


def test_what_came_this_very_minute_is_told(corpus: Corpus) -> None:
    """A question asked in the minute of loading sees the undated articles that were just loaded."""
    shelved(corpus, prepared(article("An undated text that stands alone.", on=Published.unknown())))
    later = corpus.articles.latest(Scope(SEEN.replace(second=0)), limit=5)
    assert [each.text.split()[1] for each in later] == ["undated"]


def test_a_window_counts_both_its_ends(corpus: Corpus) -> None:
    """An article of the first or the last day of a window belongs to it."""
    shelved(corpus, *(prepared(article(f"Text number {n}.", on=published(f"2024-03-0{n}"))) for n in range(1, 6)))
    inside = Scope(NOW, window=Window(date(2024, 3, 2), date(2024, 3, 4)))
    assert _texts(corpus, inside) == ["Text number 4.", "Text number 3.", "Text number 2."]
    assert corpus.articles.count(inside) == 3
    assert corpus.articles.days(inside) == Days(date(2024, 3, 2), date(2024, 3, 4))


def test_coverage_counts_articles_a_day(corpus: Corpus) -> None:
    """Days with articles are counted, days without are left out, doubtful dates are not counted."""
    shelved(
        corpus,
        prepared(article("One text.", on=published("2024-03-01"))),
        prepared(article("Another text.", on=published("2024-03-01"))),
        prepared(article("A third text.", on=published("1969-12-31"))),
        prepared(article("A vague text.", on=published("2024-01-01", "2024-03-01", Known.TEXT))),
    )
    assert corpus.articles.coverage(Scope(NOW)) == (DayCount(date(1969, 12, 31), 1), DayCount(date(2024, 3, 1), 2))


def test_search_finds_words_phrases_and_leaves_out(corpus: Corpus) -> None:
    """All words must stand in the article, phrases in one piece, none of what is left out; accents don't matter."""
    shelved(
        corpus,
        prepared(article("A working group met in Çankaya.", on=published("2024-03-01"))),
        prepared(article("The group was not working.", on=published("2024-03-02"))),
    )
    assert len(_texts(corpus, Scope(NOW, query=Query(words=("working", "group"))))) == 2
    assert _texts(corpus, Scope(NOW, query=Query(phrases=("working group",)))) == ["A working group met in Çankaya."]
    assert _texts(corpus, Scope(NOW, query=Query(words=("group",), without=("cankaya",)))) == [
        "The group was not working."
    ]
    assert _texts(corpus, Scope(NOW, query=Query(words=("group",), source="other"))) == []


def test_several_actors_restrict_together(corpus: Corpus) -> None:
    """A scope with two actors holds only what names both, also within a topic and a search."""
    both, first = "Anna Hentzau met Rudolf Rassendyll.", "Anna Hentzau resigned."
    anna, rudolf = named("Anna Hentzau", (0, 12), text=both), named("Rudolf Rassendyll", (17, 34), text=both)
    shelved(corpus, prepared(article(both), actors=(anna, rudolf)), prepared(article(first), actors=(anna,)))
    ids = tuple(corpus.actors.named(name)[0].id for name in ("Anna Hentzau", "Rudolf Rassendyll"))
    assert _texts(corpus, Scope(NOW, actors=ids)) == [both]
    assert len(_texts(corpus, Scope(NOW, actors=ids[:1]))) == 2
    assert _texts(corpus, Scope(NOW, actors=ids[1:], query=Query(words=("anna",)))) == [both]
    assert _texts(corpus, Scope(NOW, actors=ids[1:], query=Query(words=("resigned",)))) == []


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """An archive of one article that is only asked."""
    with closing(open_corpus(tmp_path_factory.mktemp("standing") / "a.db", write=True)) as opened:
        shelved(opened, prepared(article()))
        yield opened


@given(words=st.text(max_size=40))
def test_any_words_can_be_searched_for(standing: Corpus, words: str) -> None:
    """No text of a reader's is taken for an operator of the index's language."""
    query = Query(words=tuple(words.split()), phrases=(words,), without=(words[::-1],))
    assert len(standing.articles.latest(Scope(NOW, query=query), limit=2)) < 2


def test_a_better_date_keeps_the_id(corpus: Corpus) -> None:
    """A link to an article goes on working when its date becomes known, and lists follow the date."""
    undated, dated = shelved(
        corpus,
        prepared(article("An undated text that stands alone.", on=Published.unknown())),
        prepared(article("A dated text that stands alone.", on=published("2024-01-05"))),
    )
    with corpus.database.transaction() as writing:
        change_published(writing, undated, published("2024-02-05", how=Known.OTHERS))
    assert [each.id for each in corpus.articles.latest(Scope(NOW), limit=5)] == [undated, dated]
    assert corpus.articles.get(undated).published.how is Known.OTHERS


@given(st.dates(min_value=date(1600, 1, 2)), st.dates(min_value=date(1600, 1, 2)))
def test_ids_sort_by_publication(one: date, other: date) -> None:
    """What was published later has the higher id, whatever it says; all fit into 63 bits."""
    ids = [make_id(Published(Days.on(day), Known.GIVEN), "t", str(day)) for day in (one, other)]
    assert (ids[0] < ids[1]) == (one < other) or one == other
    assert all(0 < each < 2**63 for each in ids)


def test_the_same_article_has_the_same_id_anywhere() -> None:
    """An id hangs on date and words alone."""
    assert make_id(published(), "t", "x") == make_id(published(), "t", "x") != make_id(published(), "t", "y")


def test_an_id_that_another_has_by_chance_is_passed_over(corpus: Corpus) -> None:
    """Two texts of one minute share theirs once in four million times; the later one gets the next that is free."""
    one = article()
    (taken,) = shelved(corpus, prepared(one))
    assert taken == make_id(one.published, one.title, one.text)
    assert free_id(corpus.database, one.published, one.title, one.text) == taken + 1
    assert free_id(corpus.database, one.published, one.title, "Another.") == make_id(
        one.published, one.title, "Another."
    )


def test_an_instant_orders_within_the_day() -> None:
    """Articles with a known minute are told apart within their day."""
    noon = Published(Days.on(date(2024, 4, 20)), Known.GIVEN, datetime(2024, 4, 20, 12, tzinfo=UTC))
    assert newest(noon) > newest(published("2024-04-20"))


def test_rare_words_weigh_more(corpus: Corpus) -> None:
    """A word that stands in one article tells more of it than one that stands in all."""
    ids = shelved(
        corpus,
        prepared(article("Bridge council harbour.", title="Bridge")),
        prepared(article("Bridge council satellite.", title="Bridge")),
    )
    vector = corpus.articles.vectors(ids)[ids[0]]
    assert vector["harbour"] > vector["council"] > 0


def test_all_that_is_surely_dated_can_be_had(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a search all matches, not only the newest; never what has no firm date."""
    monkeypatch.setattr("corpus.scopes.SEARCH_REACH", 1)
    texts = [f"The {word} bridge was closed for good by its warden." for word in ("old", "new", "third")]
    on = (published("2024-03-01"), published("2024-04-01"), Published.unknown())
    ids = shelved(corpus, *(prepared(article(text, on=day)) for text, day in zip(texts, on, strict=True)))
    scope = Scope(SEEN, query=Query(words=("bridge",)))
    assert [one.id for one in corpus.articles.dated(scope, limit=9)] == [ids[1], ids[0]]
    assert [one.id for one in corpus.articles.dated(scope, limit=1)] == [ids[1]]
    assert [one.id for one in corpus.articles.arrived(scope, after=datetime(2024, 4, 30, tzinfo=UTC), limit=9)] == [
        ids[2]
    ]


def test_what_has_no_firm_date_is_had_by_when_it_came_in(corpus: Corpus) -> None:
    """After one moment and up to another, though later ones came in since."""
    shelved(corpus, prepared(article(on=Published.unknown())))
    early, late = datetime(2024, 4, 1, tzinfo=UTC), datetime(2024, 6, 1, tzinfo=UTC)
    assert corpus.articles.arrived(Scope(late), after=early, limit=9)
    assert not corpus.articles.arrived(Scope(late), after=SEEN, limit=9)
    assert not corpus.articles.arrived(Scope(early), after=early, limit=9)


def test_a_days_articles_are_those_that_state_it(corpus: Corpus) -> None:
    """Of the day asked for, so many; neither other days' nor those whose day was worked out."""
    shelved(
        corpus,
        prepared(article("The first text of the fifth of March.", on=published("2024-03-05"))),
        prepared(article("The second text of the fifth of March.", on=published("2024-03-05"))),
        prepared(article("A text of the sixth of March.", on=published("2024-03-06"))),
        prepared(article("A text that may be of the fifth of March.", on=published("2024-03-05", how=Known.TEXT))),
    )
    fifth = [date(2024, 3, 5)]
    found = corpus.articles.of_days(Scope(NOW), fifth, limit_each=9)
    assert {one.text.split()[1] for one in found} == {"first", "second"}
    assert len(corpus.articles.of_days(Scope(NOW), fifth, limit_each=1)) == 1
