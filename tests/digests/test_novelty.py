"""What is new to somebody who was told some of it: sources, sentences, figures, names, dates; and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

import pytest
from factories import article, published
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article
from digests import novelty, stories
from digests.candidates import Gathered
from digests.likeness import words
from digests.model import Change, Story
from digests.novelty import News, changes

FIRST = "A railing of the new bridge at Bodo gave way on Monday and 12 visitors fell into the sound."
SECOND = "The mayor had opened the crossing an hour before to the sound of a brass band."
TOLL = "A railing of the new bridge at Bodo gave way on Monday and 20 visitors fell into the sound."
RESCUE = "Fishing boats pulled the swimmers out and took them ashore, where doctors were waiting with blankets."
INQUEST = "Prosecutors have taken drawings and invoices from the office of the engineers."
BANK = "The central bank kept its interest rate at four per cent and warned of dearer bread."


def told_first(text: str = f"{FIRST} {SECOND}") -> Article:
    return article(text, title="Railing of new bridge gives way", source="Sample Wire", on=published("2024-03-04"))


def later(text: str, *, source: str = "Sample Wire", title: str = "Bridge railing gave way in Bodo") -> Article:
    return article(text, title=title, source=source, on=published("2024-03-05"))


def new(*articles: Article, before: Sequence[Article]) -> list[Change]:
    return changes(Story(articles, ()), before)


def sentences(found: Sequence[Change]) -> list[str]:
    return [passage.sentence for one in found for passage in one.passages]


def test_a_copy_brings_nothing() -> None:
    """The same sentences by a source that told them: unchanged, whatever the title."""
    assert new(later(f"{SECOND}\n{FIRST}"), before=[told_first()]) == []


def test_another_source_is_new() -> None:
    """Who tells it too is told, once each, though it says nothing else."""
    copies = [later(FIRST, source=name) for name in ("Sample Post", "Sample Radio", "Sample Post", "Sample Wire")]
    (found,) = new(*copies, before=[told_first()])
    assert [one.source for one in found.sources] == ["Sample Post", "Sample Radio"]
    assert found.passages == ()


def test_what_no_told_article_says_is_new() -> None:
    """Only the sentences that tell more are shown, word for word from the untold article."""
    (found,) = new(later(f"{FIRST} {RESCUE}"), before=[told_first()])
    assert sentences([found]) == [RESCUE]
    assert found.sources == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FIRST, TOLL),
        ("Twelve visitors were injured at the bridge.", "Thirteen visitors were injured at the bridge then."),
        (
            "The mayor opened the bridge across the sound.",
            "The mayor and Harald Berg opened the bridge across the sound.",
        ),
        (
            "The bridge is to be opened again to all lorries on 20 March.",
            "The bridge is to be opened again to all lorries on 27 March.",
        ),
    ],
)
def test_a_new_figure_name_or_date_is_new_in_like_words(before: str, after: str) -> None:
    """Twenty after twelve is news, however alike the sentences are; and so are a name and a day."""
    assert sentences(new(later(after), before=[told_first(before)])) == [after]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("At least 12 visitors were injured at the bridge.", "Twelve visitors were injured at the bridge in Bodo."),
        (
            f"{FIRST} The mayor is Harald Berg of the harbour party.",
            "A railing of the new bridge at Bodo gave way on Monday and 12 visitors fell, mayor Harald Berg said.",
        ),
        ("Visitors fell from the new bridge on Monday.", "Yesterday visitors fell from the new bridge in Bodo."),
    ],
)
def test_what_was_told_in_other_words_is_not_new(before: str, after: str) -> None:
    """A number spelt out, a name told elsewhere, a day called yesterday."""
    told = told_first(f"{before} It was seen in Bodo.")
    assert new(later(after), before=[told]) == []


def test_headings_and_titles_are_not_news() -> None:
    """What is no sentence, or the title once more, is not shown as new."""
    title = "Bridge of Bodo stays shut until the engineers have answered."
    text = f"By Our Own Correspondent\n{title}\n{FIRST}"
    assert new(later(text, title=title), before=[told_first()]) == []


def test_what_leans_is_shown_rather_than_lost() -> None:
    """Where no new sentence can stand alone, one that leans is told."""
    leaning = "They have since been taken to hospitals in Tromso by helicopter."
    assert sentences(new(later(f"{FIRST} {leaning}"), before=[told_first()])) == [leaning]


def test_one_of_each_source_is_shown() -> None:
    """Two sentences at most, of different sources where there are some, and not alike."""
    found = new(
        later(f"{RESCUE} {INQUEST}", source="Sample Post"),
        later(f"{RESCUE} {INQUEST}", source="Sample Radio"),
        before=[told_first()],
    )
    assert sorted(sentences(found)) == sorted([RESCUE, INQUEST])
    assert {passage.article.source for one in found for passage in one.passages} == {"Sample Post", "Sample Radio"}


def test_a_correction_is_always_shown_and_by_itself() -> None:
    """Though its sentences were told, what puts right what was told is shown under its own title."""
    correction = later(FIRST, title="Correction: the railing of the bridge")
    report = later(RESCUE)
    found = new(correction, report, before=[told_first()])
    assert [one.story.articles[0] for one in found] == [report, correction]
    assert sentences(found) == [RESCUE, FIRST]
    (alone,) = new(correction, before=[told_first()])
    assert alone.passages


def gathered(groups: Sequence[Sequence[Article]], *, old: Sequence[Article] = ()) -> Gathered:
    every = list(chain.from_iterable(groups))
    vectors = {one.id: words(f"{one.title} {one.text}") for one in every}
    return Gathered(
        frozenset(one.id for one in every if one not in old), tuple(map(tuple, groups)), vectors, more=False
    )


def test_new_known_unchanged_and_old() -> None:
    """Each story is told as what it is to this reader, and all of its untold candidates count as told."""
    first, copy, toll = told_first(), later(FIRST), later(TOLL)
    other, bank, earlier = told_first(RESCUE), later(BANK), told_first(INQUEST)
    groups = [[first, toll], [other, later(RESCUE)], [bank], [earlier]]
    found = novelty.news(gathered(groups, old=[earlier]), told={first.id, other.id})
    assert [story.articles for story in found.stories] == [(bank,)]
    assert [one.passages[0].sentence for one in found.changes] == [TOLL]
    assert {one.text for one in found.articles} == {TOLL, RESCUE, BANK}
    assert novelty.news(gathered([[first, copy]]), told={first.id, copy.id}) == News((), (), (), ())


def test_a_new_story_is_told_by_what_is_to_be_told() -> None:
    """An older article that was neither told nor is a candidate only helps to know the story."""
    old, fresh = told_first(), later(TOLL)
    (story,) = novelty.news(gathered([[old, fresh]], old=[old]), told=set()).stories
    assert story.articles == (fresh,)
    assert [passage.article for passage in story.passages] == [fresh]


def test_beyond_so_many_stories_only_titles_are_told() -> None:
    """The weightiest in full, and every other listed: none is lost."""
    many = [[later(f"Warden {chr(65 + n)}olund shut gate {n} of the bridge in Bodo for good.")] for n in range(20)]
    found = novelty.news(gathered(many), told=set())
    assert (len(found.stories), len(found.also)) == (novelty.STORIES, 5)
    assert all(story.passages for story in found.stories)
    assert not any(story.passages for story in found.also)
    assert min(story.weight for story in found.stories) >= max(story.weight for story in found.also)


TEXTS = st.sampled_from([FIRST, SECOND, TOLL, RESCUE, INQUEST, BANK])
ARTICLES = st.builds(
    later,
    st.lists(TEXTS, min_size=1, max_size=3).map(" ".join),
    source=st.sampled_from(["Sample Wire", "Sample Post", "Sample Radio"]),
    title=st.sampled_from(["Bridge railing gave way", "Correction: the bridge"]),
)


@given(st.lists(st.lists(ARTICLES, min_size=1, max_size=4), max_size=4), st.data())
def test_the_laws_of_telling(groups: list[list[Article]], data: st.DataObject) -> None:
    """Nothing that was told is shown; each untold candidate is told once; every quotation is from an untold one."""
    every = [one.id for group in groups for one in group]
    told = set(data.draw(st.lists(st.sampled_from(every), unique=True))) if every else set()
    found = novelty.news(gathered(groups), told)
    assert sorted(one.id for one in found.articles) == sorted(set(every) - told)
    shown = [story.articles for story in (*found.stories, *found.also)]
    assert not {one.id for articles in shown for one in articles} & told
    quoted = [passage for one in (*found.stories, *found.changes) for passage in one.passages]
    assert all(passage.article.id not in told for passage in quoted)
    known = {one.id for group in groups if any(one.id in told for one in group) for one in group}
    assert all(one.story.articles[0].id in known - told for one in found.changes)
    corrections = {one.id for one in found.articles if stories.corrects(one) and one.id in known}
    assert corrections <= {one.story.articles[0].id for one in found.changes}
    told_all = told | {one.id for one in found.articles}
    assert novelty.news(gathered(groups), told_all) == News((), (), (), ())


GROWING = (
    (
        "A railing of the new bridge at Bodo gave way on Monday and 12 visitors fell into the sound.",
        "The railing of the new bridge at Bodo that gave way on Monday had no bolts, engineers found.",
        "Visitors who fell into the sound when the railing of the new bridge at Bodo gave way sue its engineers.",
        "Bodo has closed its new bridge, from which visitors fell into the sound when a railing gave way.",
    ),
    (
        "A tram left its rails in Graz, and three passengers were hurt when it struck a kiosk in the Annenstrasse.",
        "The kiosk in the Annenstrasse that a tram struck when it left its rails in Graz had stood since 1961.",
        "Graz has looked at the rails that a tram left in the Annenstrasse before it struck a kiosk.",
        "Three passengers of the tram that left its rails in Graz and struck a kiosk in the Annenstrasse are home.",
    ),
    (
        "Biologists let two lynxes go in the Harz forest, where hunters had killed the last of them in 1818.",
        "The two lynxes that biologists let go in the Harz forest have been seen by hunters near Schierke.",
        "Hunters in the Harz forest want to know where the two lynxes are that biologists let go.",
        "One of two lynxes that biologists let go in the Harz forest has left it, as its collar tells.",
    ),
)


@given(st.permutations([(n, m) for n in range(3) for m in range(4)]), st.lists(st.integers(0, 12), max_size=6))
def test_a_story_keeps_its_identity_while_it_grows(order: list[tuple[int, int]], cuts: list[int]) -> None:
    """However reports come in, each time grouped anew: each is told once, its story as new once, then as known."""
    told: dict[int, int] = {}
    held: list[Article] = []
    about = {}
    for first, last in pairwise(sorted({0, *cuts, len(order)})):
        for n, m in order[first:last]:
            held.append(later(GROWING[n][m], source=f"Sample {m}", title=""))
            about[held[-1].id] = n
        vectors = {one.id: words(one.text) for one in held}
        groups = stories.group(held, vectors)
        found = novelty.news(Gathered(frozenset(one.id for one in held), groups, vectors, more=False), told.keys())
        fresh = [one.id for one in found.articles]
        assert sorted(fresh) == [one.id for one in held[first:last]]
        new_stories = [{about[one.id] for one in story.articles} for story in (*found.stories, *found.also)]
        assert all(len(one) == 1 for one in new_stories)
        begun = [one.pop() for one in new_stories]
        assert len(begun) == len(set(begun))
        assert not set(begun) & set(told.values())
        assert {about[one] for one in fresh} <= {*begun, *told.values()}
        told.update({one: about[one] for one in fresh})
    assert len(told) == len(order)
