"""Which articles are one story, which of them leads it, and how stories are ordered."""

from __future__ import annotations

from factories import article, published
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article, ArticleId, Published, Vector
from digests import stories, traits
from digests.likeness import vectors as vectors_of

FERRY = "The ferry Aurora ran aground off Bodo in thick fog, and all passengers were taken off by lifeboats."
FERRY_TOO = "Lifeboats took passengers off the ferry Aurora, which ran aground in fog off Bodo on its way north."
STRIKE = "Dockers in Bodo began a strike over night shifts, and cranes in the port stood still for a second day."
LEDGER = "The central bank kept its interest rate and warned that prices of bread and oil may climb in autumn."


def _vectors(articles: list[Article]) -> dict[ArticleId, Vector]:
    made = vectors_of([f"{one.title} {one.text}" for one in articles])
    return {one.id: vector for one, vector in zip(articles, made, strict=True)}


def _groups(articles: list[Article]) -> list[set[ArticleId]]:
    return [{one.id for one in group} for group in stories.group(articles, _vectors(articles))]


def test_reports_of_one_happening_are_one_story() -> None:
    """Two outlets in other words, two days apart, tell one story; the bank's is another."""
    one = article(FERRY, title="Ferry aground off Bodo", on=published("2024-03-02"))
    two = article(FERRY_TOO, title="Passengers saved from ferry", source="Sample Post", on=published("2024-03-04"))
    bank = article(LEDGER, title="Bank keeps rate", on=published("2024-03-03"))
    assert sorted(map(len, _groups([one, two, bank]))) == [1, 2]
    assert {one.id, two.id} in _groups([one, two, bank])


def test_the_same_place_does_not_make_one_story() -> None:
    """A strike in the port is not the grounding off it."""
    articles = [article(FERRY, title="Ferry aground"), article(STRIKE, title="Dockers strike")]
    assert len(_groups(articles)) == 2


def test_what_is_too_far_apart_in_time_is_another_story() -> None:
    """The same words three weeks later tell of another happening."""
    articles = [article(FERRY, on=published("2024-03-02")), article(FERRY_TOO, on=published("2024-03-25"))]
    assert len(_groups(articles)) == 2


def test_an_undated_article_joins_by_its_words() -> None:
    """Where no date keeps them apart, likeness alone decides."""
    articles = [article(FERRY, on=published("2024-03-02")), article(FERRY_TOO, on=Published.unknown())]
    assert len(_groups(articles)) == 1


def test_an_article_without_words_stands_alone() -> None:
    """What can't be compared is like nothing."""
    blank = [article("", title="", on=published("2024-03-02")), article("", title="", on=published("2024-03-02"))]
    assert len(stories.group(blank, {})) == 2


@given(st.lists(st.tuples(st.sampled_from([FERRY, FERRY_TOO, STRIKE, LEDGER, ""]), st.integers(1, 28)), max_size=8))
def test_grouping_is_a_partition_whatever_the_order(given_articles: list[tuple[str, int]]) -> None:
    """Each article is in exactly one story, and the order in which they come changes nothing."""
    articles = [article(text, on=published(f"2024-03-{day:02}")) for text, day in given_articles]
    groups = stories.group(articles, _vectors(articles))
    assert sorted(one.id for group in groups for one in group) == sorted(one.id for one in articles)
    assert stories.group(articles[::-1], _vectors(articles)) == groups


TOLD = [FERRY, FERRY_TOO, STRIKE, LEDGER, "The Norwegian capital was calm.", "Oslo was calm, 12 policemen said."]


@given(st.lists(st.tuples(st.sampled_from(TOLD), st.integers(1, 28)), max_size=8).flatmap(st.permutations))
def test_growing_one_by_one_comes_to_what_grouping_all_at_once_does(come: list[tuple[str, int]]) -> None:
    """Whatever came in before, in any order, and was grouped and kept then: the stories are those of a fresh start."""
    articles = [article(text, title=text[:9], on=published(f"2024-03-{day:02}")) for text, day in come]
    grown = [stories.grouped(articles[:n], _vectors(articles[:n])) for n in range(len(articles) + 1)]
    for kept in (traits._read, traits._form, stories._of_title):
        kept.cache_clear()
    for n, found in enumerate(grown):
        assert stories.grouped(articles[:n][::-1], _vectors(articles[:n])) == found


def test_stories_come_newest_first_and_in_full_by_request() -> None:
    """The newest story leads; with a limit the older ones are left."""
    ferry, bank = article(FERRY, on=published("2024-03-02")), article(LEDGER, on=published("2024-03-05"))
    vectors = _vectors([ferry, bank])
    assert [story.articles[0] for story in stories.build([(ferry,), (bank,)], vectors)] == [bank, ferry]
    assert [story.articles[0] for story in stories.build([(ferry,), (bank,)], vectors, most=1)] == [bank]


def test_a_story_of_more_sources_weighs_more() -> None:
    """What three outlets tell goes before what one tells, of the same day."""
    three = [article(FERRY, source=source) for source in ("Wire", "Post", "Radio")]
    alone = article(LEDGER)
    built = stories.build([tuple(three), (alone,)], _vectors([*three, alone]), weightiest=True)
    assert len(built[0].articles) == 3
    assert built[0].weight > built[1].weight


def test_a_report_leads_its_story_not_the_correction() -> None:
    """A later correction belongs to the story, but its title does not name it."""
    report = article(FERRY * 3, title="Ferry aground off Bodo", on=published("2024-03-02"))
    correction = article(FERRY, title="Correction: ferry aground", on=published("2024-03-03"))
    story = stories.build([(correction, report)], _vectors([report, correction]))[0]
    assert story.articles == (report, correction)


def test_a_story_is_told_in_words_of_its_articles() -> None:
    """Its sentences stand word for word in one of them."""
    one, two = article(FERRY), article(FERRY_TOO, source="Sample Post")
    story = stories.build([(one, two)], _vectors([one, two]))[0]
    assert 1 <= len(story.passages) <= 2
    assert all(passage.sentence in passage.article.text for passage in story.passages)


def test_what_corrects_says_so_in_its_title() -> None:
    """A correction is known by how its title begins, whatever its capitals."""
    assert stories.corrects(article(FERRY, title=" CORRECTION: ferry aground"))
    assert not stories.corrects(article(FERRY, title="Minister asks for a correction"))
