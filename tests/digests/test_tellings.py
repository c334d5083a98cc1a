"""Sentences with the days they tell of."""

from __future__ import annotations

from datetime import date

import pytest
from factories import article

from corpus.model import Days
from digests.model import Passage
from digests.tellings import Telling, clause, compares, only_refers

FOURTH = Days.on(date(2024, 3, 4))


@pytest.mark.parametrize(
    ("sentence", "days", "refers"),
    [
        ("Since 4 March more than forty people have crossed.", FOURTH, True),
        ("The bridge has been open since Monday.", FOURTH, True),
        ("The bridge has been open since Tuesday.", FOURTH, False),
        ("The treaty of 4 March is broken.", FOURTH, True),
        ("The treaty of March 4 is broken.", FOURTH, True),
        ("In the night of 4 March a train left the rails.", FOURTH, False),
        ("It opens at 12 p.m. of Monday, 4 March 2024.", FOURTH, False),
        ("The bridge opened on 4 March.", FOURTH, False),
        ("The worst storm since 2016 has passed.", Days.year(2016), True),
        ("The quiet after the truce of 1994 is over.", Days.year(1994), True),
        ("The storm came in March.", Days.month(2024, 3), False),
    ],
)
def test_since_and_of_only_refer_to_their_days(sentence: str, days: Days, refers: bool) -> None:
    """What counts from a day, or is named by it, did not happen on it; the hours of a day are of that day."""
    assert only_refers(sentence, days) is refers


def test_the_words_round_a_date_are_its_clause() -> None:
    """What stands far from the date is not compared; without the date's words, all is."""
    far = "The council spoke of ferries, of schools and of many other things that matter little to us, and "
    sentence = far + "the old bridge fell in May 1994."
    assert clause(sentence, Days.month(1994, 5)).endswith("the old bridge fell in May 1994.")
    assert "council" not in clause(sentence, Days.month(1994, 5))
    assert clause(sentence, Days.month(1993, 4)) == sentence


@pytest.mark.parametrize(
    ("sentence", "compared"),
    [
        ("They were the worst clashes since 2016.", True),
        ("It was their first meeting since March 2016 and the last one.", True),
        ("It was their first meeting since the truce sealed in 2016 ended the war.", False),
        ("The bridge has been closed since 2016.", False),
    ],
)
def test_only_a_bare_date_is_compared_with(sentence: str, compared: bool) -> None:
    """ "The worst since 2016" tells of no happening of 2016; "since the truce sealed in 2016" tells of the truce."""
    days = Days.month(2016, 3) if "March" in sentence else Days.year(2016)
    one = article(sentence)
    telling = Telling(Passage(one, 0, len(sentence)), sentence, days, False, {}, main=False)
    assert compares(telling) is compared
