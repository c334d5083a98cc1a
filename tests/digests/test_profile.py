"""Who an actor is: what of it is put together, and nothing said twice."""

from __future__ import annotations

from datetime import date

from factories import article

from corpus.actors import ActorCount, RoleCount
from corpus.model import Actor, ActorId, ActorKind, Article, Days
from digests import profile
from digests.model import Event, Passage, Utterance

HARALD = Actor(ActorId(1), ActorKind.PERSON, "Harald Berg")
SONJA = Actor(ActorId(2), ActorKind.PERSON, "Sonja Lund")
COUNTS = profile.Counts(3, 7, Days(date(2024, 3, 1), date(2024, 3, 9)))


def whole(of: Article) -> Passage:
    return Passage(of, 0, len(of.text))


def event(of: Article) -> Event:
    return Event(Days.on(date(2024, 3, 4)), (whole(of),))


def test_roles_that_say_the_same_are_one() -> None:
    """Capitals, articles, order and what is left out make no other role; the fuller wording stands for all."""
    roles = profile.merged(
        [
            RoleCount("mayor", 9, date(2024, 3, 9), date(2024, 3, 10)),
            RoleCount("Bodo mayor", 2, date(2024, 3, 2), date(2024, 3, 2)),
            RoleCount("the Mayor of Bodo", 4, date(2024, 3, 1), None),
            RoleCount("harbour minister", 1, None, None),
        ]
    )
    assert [(role.words, role.times) for role in roles] == [("the Mayor of Bodo", 15), ("harbour minister", 1)]
    assert (roles[0].first, roles[0].last) == (date(2024, 3, 1), date(2024, 3, 10))


def test_other_names_are_the_other_spellings() -> None:
    """Its own name or a part of it, a role and a description are no other names; a spelling is listed once."""
    surfaces = [
        "Harald Berg",
        "Mr Berg",
        "HARALD BERG",
        "Berg",
        "Berg's",
        "H. Bergh",
        "H. Bergh",
        "Bodo leader",
        "Mayor",
    ]
    roles = profile.merged([RoleCount("mayor", 1, None, None)])
    assert profile.other_names([HARALD], surfaces, roles) == ("H. Bergh",)


def test_the_same_words_are_quoted_once() -> None:
    """Two articles that report one statement give one utterance, the newest, which comes first."""
    newest = article("Harald Berg said the bridge across the sound was safe for lorries.")
    older = article("The bridge across the sound was safe for lorries, Harald Berg said.")
    said = [Utterance(whole(one), None, direct=False) for one in (newest, older)]
    assert [one.passage.article for one in profile.build((HARALD,), COUNTS, said=said).said] == [newest]


def test_a_sentence_stands_in_one_part_only() -> None:
    """What is quoted is no deed, and what is a deed is no highlight."""
    quoted, done, told = (article(text) for text in ("Berg said yes.", "Berg signed.", "The bridge opened."))
    built = profile.build(
        (HARALD,),
        COUNTS,
        said=[Utterance(whole(quoted), SONJA, direct=True)],
        did=[event(quoted), event(done)],
        highlights=[event(quoted), event(done), event(told)],
    )
    assert [one.passages[0].article for one in built.did] == [done]
    assert [one.passages[0].article for one in built.highlights] == [told]


def test_counts_and_companions_are_kept() -> None:
    """How often, since when and with whom are shown as the archive has them."""
    built = profile.build((HARALD,), COUNTS, companions=[ActorCount(SONJA, 2)])
    assert (built.articles, built.mentions, built.days) == (3, 7, COUNTS.days)
    assert [(one.actor, one.articles) for one in built.companions] == [(SONJA, 2)]
