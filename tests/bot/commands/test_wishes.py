"""When a digest is wanted: what is asked, and the words that say it again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callback import LIMIT, Do, encode
from bot.commands.wishes import Missing, choices, in_words, missing, wish_of
from bot.question import Question
from digests.asked_rules import STEPS, Often, Wish, asked_wish, split_rule

steps = st.sampled_from([tuple(range(0, 24 * 60, step)) for step in STEPS])
times = st.one_of(st.just(()), steps, st.sets(st.integers(0, 1439), max_size=5).map(lambda found: tuple(sorted(found))))
days = st.one_of(
    st.just((Often.DAILY, (), 0)),
    st.sets(st.integers(0, 6), max_size=6).map(lambda found: (Often.WEEKLY, tuple(sorted(found)), 0)),
    st.integers(0, 31).map(lambda day: (Often.MONTHLY, (), day)),
)
wishes = st.builds(lambda when, at: Wish(*when, at), days, times)


@given(wishes)
def test_a_wish_in_words_is_read_again(wish: Wish) -> None:
    """Alone as an answer, and at the end of a subscription, the words mean the same wish."""
    assert asked_wish(in_words(wish)) == wish
    assert split_rule(f"harbour {in_words(wish)}") == ("harbour", wish)


@given(wishes)
def test_a_rule_is_the_wish_it_came_from(wish: Wish) -> None:
    """So that what was removed can be agreed on again."""
    if wish.rule:
        assert wish_of(wish.rule).rule == wish.rule


@given(wishes)
def test_choosing_comes_to_an_end(wish: Wish) -> None:
    """Every choice leaves less to be asked, and each fits on a button with a subject before it."""
    left, asked = wish, 0
    while what := missing(left):
        offered = [
            button.question.words for row in choices(left, lambda words: Question("subscribe", words)) for button in row
        ]
        for words in offered:
            question = Question("subscribe", f"Nagorno-Karabakh {words}")
            assert len(encode(Do(question), lambda _: 0).encode()) <= LIMIT
        left = asked_wish(offered[0])
        asked += 1
        assert missing(left) is not what
    assert left.rule
    assert asked <= 2


@pytest.mark.parametrize(
    ("wish", "asked"),
    [
        (None, Missing.OFTEN),
        (Wish(), Missing.TIME),
        (Wish(Often.WEEKLY), Missing.WEEKDAY),
        (Wish(Often.MONTHLY), Missing.MONTHDAY),
        (Wish(Often.WEEKLY, times=(480,)), Missing.WEEKDAY),
        (Wish(Often.WEEKLY, (0,)), Missing.TIME),
        (Wish(times=(480,)), None),
    ],
)
def test_what_is_asked_next(wish: Wish | None, asked: Missing | None) -> None:
    """How often, then on which day, then at what time."""
    assert missing(wish) is asked
