"""Who an actor is: what of it is put together, and nothing said twice."""

from __future__ import annotations

from datetime import date

from factories import article
from hypothesis import given
from hypothesis import strategies as st

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
            RoleCount("harbour minister", 2, None, None),
        ]
    )
    assert [(role.words, role.times) for role in roles] == [("the Mayor of Bodo", 15), ("harbour minister", 2)]
    assert (roles[0].first, roles[0].last) == (date(2024, 3, 1), date(2024, 3, 10))


def test_a_deputys_and_a_former_ones_role_are_others() -> None:
    """Roles stand in the order in which they were first reported, with the articles that gave them first and last."""
    early, late = article("Berg spoke."), article("Berg spoke again.")
    roles = profile.merged(
        [
            RoleCount("minister", 30, date(2024, 3, 5), date(2024, 3, 9), early.id, late.id),
            RoleCount("Norwegian Minister", 6, date(2024, 3, 6), date(2024, 3, 10), late.id, late.id),
            RoleCount("deputy minister", 4, date(2023, 1, 1), date(2023, 2, 1), early.id, early.id),
            RoleCount("former minister", 2, date(2024, 5, 1), date(2024, 5, 1)),
        ],
        {early.id: early, late.id: late},
    )
    assert [(role.words, role.times) for role in roles] == [
        ("deputy minister", 4),
        ("Norwegian Minister", 36),
        ("former minister", 2),
    ]
    assert (roles[1].opening, roles[1].closing) == (early, late)
    assert (roles[2].opening, roles[2].closing) == (None, None)


def test_a_slip_is_no_role() -> None:
    """What an article called somebody once, beside a hundred times something else, is left out."""
    for times in (100, 10):
        roles = profile.merged([RoleCount("minister", times, None, None), RoleCount("painter", 1, None, None)])
        assert [role.words for role in roles] == ["minister"]


def test_a_slip_is_no_wording() -> None:
    """What one article of many puts before a title is not how it is told."""
    told = [RoleCount("Gen", 60, None, None), RoleCount("lonely Gen", 1, None, None)]
    assert [(role.words, role.times) for role in profile.merged(told)] == [("Gen", 61)]


def test_a_title_that_is_part_of_the_name_is_no_role() -> None:
    """Prince Harald is told of as anything but a prince."""
    prince = Actor(ActorId(3), ActorKind.PERSON, "Prince Harald")
    built = profile.build(
        (prince,), COUNTS, roles=[RoleCount("Prince", 9, None, None), RoleCount("admiral", 1, None, None)]
    )
    assert [role.words for role in built.roles] == ["admiral"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["minister", "deputy minister", "mayor", "Bodo mayor", "the", "former mayor"]),
            st.integers(1, 50),
            st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2020, 1, 1))),
        ),
        max_size=8,
    )
)
def test_roles_come_in_the_order_of_their_first_report(given_: list[tuple[str, int, date | None]]) -> None:
    """Earlier ones first, undated ones last; none is told more often than it was given."""
    roles = profile.merged([RoleCount(words, times, day, day) for words, times, day in given_])
    firsts = [role.first or date.max for role in roles]
    assert firsts == sorted(firsts)
    assert sum(role.times for role in roles) <= sum(times for _, times, _ in given_)


def test_what_most_articles_report_is_said_first() -> None:
    """Then what is quoted and clear alone, then the others in the order in which they are given."""
    often = [
        article(f"Harald Berg said{much} the bridge across the sound was safe for lorries.") for much in ("", " that")
    ]
    quoted = article("“Bread will be dearer before the winter of the year is out,” Harald Berg told the town.")
    leaning = article("He said the ferry had left the harbour of Bodo an hour late.")
    said = [Utterance(whole(one), None, direct=one is quoted) for one in (leaning, quoted, *often)]
    first = profile.most_reported(said, [HARALD])
    assert [one.passage.article for one in first] == [often[0], quoted, leaning]


def test_what_one_article_reports_is_said_after_what_others_do() -> None:
    """A second sentence of an article waits for the first of each."""
    long, short = article("Berg said one. Berg said two."), article("Berg said three.")
    one, two = (Utterance(Passage(long, at, at + 14), None, direct=True) for at in (0, 15))
    three = Utterance(whole(short), None, direct=True)
    assert profile.spread([one, two, three]) == [one, three, two]


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
