"""What is near enough to be one story, and what keeps articles apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from factories import article, published
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article, Known, Published
from digests.grouping import ONE_STORY, SPAN, linked
from digests.likeness import vectors

FERRY = "The ferry Aurora ran aground off Bodo in thick fog, and all passengers were taken off by lifeboats."
FERRY_TOO = "Lifeboats took passengers off the ferry Aurora, which ran aground in fog off Bodo on its way north."
TRAM = "A tram left its rails in Graz, and three passengers were hurt when it struck a kiosk beside the bridge."
BANK = "The central bank kept its interest rate and warned that prices of bread and oil may climb in autumn."


def _stories(articles: list[Article]) -> list[list[int]]:
    days = [one.published.days.first if one.published.days else None for one in articles]
    return linked(articles, days, vectors([one.text for one in articles])).stories


def _dated(text: str, day: date, how: Known = Known.GIVEN) -> Article:
    return article(text, title="", on=published(day.isoformat(), how=how))


def test_what_is_told_in_other_words_is_one_story_and_what_is_not_is_another() -> None:
    """Two of a ferry go together; a tram's and a bank's stand alone."""
    articles = [_dated(text, date(2024, 3, 2)) for text in (FERRY, TRAM, FERRY_TOO, BANK)]
    assert _stories(articles) == [[0, 2], [1], [3]]


def test_the_same_words_count_less_the_more_days_lie_between() -> None:
    """Reports of one day are one story; the same reports ten days apart are two."""
    first = date(2024, 3, 2)
    assert _stories([_dated(FERRY, first), _dated(FERRY_TOO, first)]) == [[0, 1]]
    assert _stories([_dated(FERRY, first), _dated(FERRY_TOO, first + timedelta(SPAN + 1))]) == [[0], [1]]


def test_dates_that_were_worked_out_keep_less_apart() -> None:
    """Where both may have been worked out wrong, months between them do not part what is nearly the same."""
    days = (date(2024, 3, 2), date(2024, 6, 2))
    assert _stories([_dated(FERRY, day, Known.TEXT) for day in days]) == [[0, 1]]
    assert _stories([_dated(FERRY, day) for day in days]) == [[0], [1]]


def test_undated_reports_are_one_story_by_their_words() -> None:
    """Nothing tells when either was published, and nothing keeps them apart."""
    undated = [article(text, title="", on=Published.unknown()) for text in (FERRY, BANK, FERRY_TOO)]
    assert _stories(undated) == [[0, 2], [1]]


QUAKES = (
    "An earthquake of magnitude 6.1 shook Valdora, and 14 people were killed when roofs fell in Porto Velha.",
    "Rescuers in Porto Velha dug for survivors after the magnitude 6.1 earthquake that killed 14 people in Valdora.",
    "An earthquake of magnitude 5.4 shook the Tarn valley on Tuesday, and 3 people were hurt by falling tiles in Isk.",
    "Tiles fell and 3 people were hurt in Isk as a magnitude 5.4 earthquake shook houses in the Tarn valley.",
)
ARRESTS = (
    "Police in Arvik arrested a teller of Nordbank, who is accused of taking 4 million crowns from old customers.",
    "A teller of Nordbank accused of taking 4 million crowns from customers was arrested by police in Arvik.",
    "Police in Sandvik arrested two brothers after 19 paintings vanished from the Halden museum.",
    "Two brothers were arrested in Sandvik over 19 paintings that vanished from the Halden museum, police said.",
)


@pytest.mark.parametrize("two_of_a_kind", [QUAKES, ARRESTS])
def test_two_of_a_kind_are_two_stories(two_of_a_kind: tuple[str, ...]) -> None:
    """Two earthquakes of one day, two arrests: told in the same words, with other names and numbers."""
    articles = [_dated(text, date(2024, 3, 2)) for text in two_of_a_kind]
    assert _stories(articles) == [[0, 1], [2, 3]]


def test_the_first_report_on_somebody_else_is_another_story() -> None:
    """Told almost in the words of the story before it, with little else to tell them apart, and of another person."""
    lund = "Karin Lund was arrested at the harbour for smuggling. Police said Lund had whisky; Lund says it was tea."
    again = (
        "Smuggling: police arrested Karin Lund at the harbour with whisky. Lund speaks of tea. Friends believe Lund."
    )
    berg = "Olav Berg was arrested at the harbour for smuggling. Police said Berg had tobacco; a judge heard Berg."
    articles = [_dated(text, date(2024, 3, 2)) for text in (lund, again, berg, BANK, TRAM)]
    assert _stories(articles)[:2] == [[0, 1], [2]]


def test_a_story_stays_one_in_other_words_and_the_next_day() -> None:
    """ "Kyiv" and "the Ukrainian capital", "killed" and "dead": what else is told makes them one."""
    raid = (
        "Drones struck Kyiv overnight, Mayor Vitali Klitschko said. 4 people were killed in Podil and a depot burned."
    )
    again = (
        "The Ukrainian capital counted 4 dead after a night of drones, Klitschko said. Firemen in Podil saved a depot."
    )
    other = "The Ukrainian parliament passed a budget in Kyiv on Monday. Teachers are to be paid more from autumn."
    days = [date(2024, 3, 2), date(2024, 3, 3), date(2024, 3, 3)]
    assert _stories([_dated(text, day) for text, day in zip((raid, again, other), days, strict=True)]) == [[0, 1], [2]]


ALIASES = (
    (
        "Shells fell on Kyiv at dawn. A bakery near the river burned to the ground, and its owner lost two ovens.",
        "The Ukrainian capital woke to artillery. Flames took a bakery, whose owner says nobody was hurt.",
        "Kyiv will vote on trams and bus lanes this autumn. Cyclists are to get a bridge of their own.",
    ),
    (
        "Armenian Prime Minister Nikol Pashinyan broke his wrist skiing. Doctors say that he must rest for a week.",
        "A fall on the slopes put a wrist of Armenia's premier in plaster. Surgeons sent him home.",
        "Nikol Pashinyan opened a bypass at Gyumri. Lorries had crowded the old bridge there for twenty years.",
    ),
)


@pytest.mark.parametrize(("named", "described", "other"), ALIASES)
def test_a_name_and_what_describes_it_are_one(named: str, described: str, other: str) -> None:
    """Two that share nothing but the happening and its place, or person, which one of them only describes."""
    first = date(2024, 3, 2)
    articles = [_dated(text, first) for text in (named, described, other, BANK, TRAM)]
    assert _stories(articles)[0] == [0, 1]


def test_how_near_articles_are_is_told() -> None:
    """Of each other that is like it in something, the same from both sides; nearer in one story than in two."""
    articles = [_dated(text, date(2024, 3, 2)) for text in (*QUAKES, BANK)]
    days = [date(2024, 3, 2)] * len(articles)
    found = linked(articles, days, vectors([one.text for one in articles]))
    assert found.stories == [[0, 1], [2, 3], [4]]
    assert found.near[0].keys() == {1, 2, 3}
    assert found.near[0][1] == found.near[1][0] >= ONE_STORY > found.near[0][2]
    assert found.near[4] == {}


@given(
    st.lists(
        st.tuples(
            st.sampled_from([FERRY, FERRY_TOO, TRAM, BANK, ""]),
            st.integers(0, 40),
            st.sampled_from([Known.GIVEN, Known.TEXT]),
        ),
        max_size=9,
    )
)
def test_every_article_is_in_one_story_and_stated_dates_lie_near(given_articles: list[tuple[str, int, Known]]) -> None:
    """The stories part the articles, and none holds two stated dates further apart than a story lasts."""
    articles = [_dated(text, date(2024, 3, 1) + timedelta(n), how) for text, n, how in given_articles]
    found = _stories(articles)
    assert sorted(n for story in found for n in story) == list(range(len(articles)))
    for story in found:
        stated = [articles[n].published.days for n in story if articles[n].published.how is Known.GIVEN]
        days = [each.first for each in stated if each]
        assert not days or (max(days) - min(days)).days <= SPAN
