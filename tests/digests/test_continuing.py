"""Which story goes on from which."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from factories import article, published
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article, ArticleId, Known, Published
from digests import stories
from digests.continuing import PER_DAY, before, continuing
from digests.grouping import ONE_STORY
from digests.likeness import vectors as vectors_of
from digests.model import Story
from digests.stories import Grouped

FERRY = "The ferry Aurora ran aground off Bodo in thick fog, and all passengers were taken off by lifeboats."
RAISED = "Tugs pulled the ferry Aurora off the rocks near Bodo, where it ran aground in fog, and took it to the yard."
TRAM = "A tram left its rails in Graz, and three passengers were hurt when it struck a kiosk beside the bridge."
FIRST = date(2024, 3, 2)


def _on(text: str, days: int, *, title: str = "", how: Known = Known.GIVEN) -> Article:
    return article(text, title=title, on=published((FIRST + timedelta(days)).isoformat(), how=how))


def _near(*groups: tuple[Article, ...], nearness: float) -> Grouped:
    """Stories whose articles are all as near to each other."""
    every = [one.id for group in groups for one in group]
    return Grouped(groups, {one: {other: nearness for other in every if other != one} for one in every})


def _ids(*articles: Article) -> frozenset[ArticleId]:
    return frozenset(one.id for one in articles)


def test_a_later_happening_goes_on_from_the_one_before() -> None:
    """The salvage weeks later is a story of its own, and goes on from the grounding; a tram's goes on from nothing."""
    ferry, raised, tram = _on(FERRY, 0), _on(RAISED, 16), _on(TRAM, 16)
    articles = [ferry, raised, tram]
    made = vectors_of([one.text for one in articles])
    grouped = stories.grouped(articles, {one.id: vector for one, vector in zip(articles, made, strict=True)})
    assert sorted(map(len, grouped.groups)) == [1, 1, 1]
    assert before(grouped, _ids(*articles)) == {raised.id: ferry}


def test_what_is_hardly_like_it_is_not_what_it_goes_on_from() -> None:
    """Only what is as near as one story's articles are counts, and the nearer it must be the older it is."""
    ferry, tram = _on(FERRY, 0), _on(TRAM, 9)
    least = ONE_STORY + 9 * PER_DAY
    assert before(_near((ferry,), (tram,), nearness=least + 0.01), _ids(tram)) == {tram.id: ferry}
    assert before(_near((ferry,), (tram,), nearness=least - 0.01), _ids(tram)) == {}


def test_a_story_goes_on_from_the_report_that_is_nearest() -> None:
    """Whichever story it is in: of two that are as near the newer one, and a nearer one before a newer one."""
    old, newer, late = _on(FERRY, 0), _on(RAISED, 2), _on(FERRY, 4)
    assert before(_near((old, newer), (late,), nearness=0.9), _ids(late)) == {late.id: newer}
    grouped = Grouped(((old, newer), (late,)), {late.id: {old.id: 0.9, newer.id: 0.7}})
    assert before(grouped, _ids(late)) == {late.id: old}


def test_all_that_is_told_of_a_story_must_be_near_to_it() -> None:
    """The mean over a story's articles counts, so that one of them that is like anything does not lead astray."""
    old, one, other = _on(FERRY, 0), _on(FERRY, 1), _on(RAISED, 1)
    near = {one.id: {old.id: 0.6}, other.id: {}}
    assert before(Grouped(((old,), (one, other)), near), _ids(one, other)) == {}


def test_what_is_not_told_of_its_own_story_counts_as_well() -> None:
    """A digest of today tells what yesterday's report of the same story was."""
    yesterday, today = _on(FERRY, 0), _on(RAISED, 1)
    assert before(_near((yesterday, today), nearness=0.9), _ids(today)) == {today.id: yesterday}


def test_a_correction_is_not_what_a_story_goes_on_from_if_there_is_a_report() -> None:
    """It names no happening; alone it has to do."""
    report, correction, late = _on(FERRY, 0), _on(FERRY, 1, title="Correction: ferry"), _on(RAISED, 9)
    assert before(_near((report, correction), (late,), nearness=0.9), _ids(late)) == {late.id: report}
    assert before(_near((correction,), (late,), nearness=0.9), _ids(late)) == {late.id: correction}


def test_without_a_firm_date_there_is_no_before_and_after() -> None:
    """What can't be placed in time goes on from nothing, and nothing from it."""
    undated = article(FERRY, title="", on=Published.unknown())
    late = _on(RAISED, 9)
    assert before(_near((undated,), (late,), nearness=0.9), _ids(undated, late)) == {}


def test_a_story_is_told_with_what_it_goes_on_from() -> None:
    """Found by the article in front, and the rest of the story stays as it was."""
    ferry, raised = _on(FERRY, 0), _on(RAISED, 9)
    built = (Story((raised,), (), 2.0), Story((ferry,), ()))
    assert continuing(built, {raised.id: ferry}) == (replace(built[0], continues=ferry), built[1])


@given(
    st.lists(st.tuples(st.sampled_from([FERRY, RAISED, TRAM, ""]), st.integers(0, 30), st.booleans()), max_size=9),
    st.data(),
)
def test_a_story_goes_on_from_an_older_article_that_is_not_its_own_told_one(
    made: list[tuple[str, int, bool]], data: st.DataObject
) -> None:
    """It is older than all that its story tells now, and the order in which articles come changes nothing."""
    articles = list({one.id: one for one in (_on(text, day) for text, day, _ in made)}.values())
    directions = vectors_of([one.text for one in articles])
    by_id = {one.id: vector for one, vector in zip(articles, directions, strict=True)}
    told = data.draw(st.sets(st.sampled_from([one.id for one in articles]))) if articles else set()
    grouped = stories.grouped(articles, by_id)
    found = before(grouped, told)
    assert set(found) <= told
    for group in grouped.groups:
        days = [day for one in group if one.id in told and (day := stories.day_of(one))]
        for one in group:
            if one.id in found:
                assert (stories.day_of(found[one.id]) or date.max) < min(days)
                assert found[one.id] not in group or found[one.id].id not in told
    assert before(stories.grouped(articles[::-1], by_id), told) == found
