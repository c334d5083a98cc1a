"""When a reader wants a digest, in his own words; and the words for a rule, which say it back to him."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadSchedule
from digests.asked_rules import STEPS, Often, Wish, asked_wish, split_rule
from digests.render import environment
from digests.schedule import Rule

WORKING = (0, 1, 2, 3, 4)


def said(rule: Rule) -> str:
    """The words for a rule, as the templates write them."""
    return environment("digests").from_string('{% from "_rule.html.j2" import rule %}{{ rule(it) }}').render(it=rule)


@pytest.mark.parametrize(
    ("words", "subject", "rule"),
    [
        ("karabakh daily 08:00", "karabakh", Rule((480,))),
        ("Putin weekdays 7:30", "Putin", Rule((450,), WORKING)),
        ("karabakh weekly mon 18:00", "karabakh", Rule((1080,), (0,))),
        ("karabakh every 6h", "karabakh", Rule((0, 360, 720, 1080))),
        ("karabakh every 30m", "karabakh", Rule(tuple(range(0, 1440, 30)))),
        ("karabakh every two hours", "karabakh", Rule(tuple(range(0, 1440, 120)))),
        ("karabakh hourly", "karabakh", Rule(tuple(range(0, 1440, 60)))),
        ("karabakh every half hour", "karabakh", Rule(tuple(range(0, 1440, 30)))),
        ("karabakh every hour on weekdays", "karabakh", Rule(tuple(range(0, 1440, 60)), WORKING)),
        ("peace talks monthly 1 09:00", "peace talks", Rule((540,), (), 1)),
        ("peace talks monthly on the 15th at 9", "peace talks", Rule((540,), (), 15)),
        ("peace talks on the last day of each month at 9 pm", "peace talks", Rule((1260,), (), 31)),
        ("karabakh every day at 8 and 18:30", "karabakh", Rule((480, 1110))),
        ("karabakh 18:30 daily 8:00", "karabakh", Rule((480, 1110))),
        ("karabakh 8am", "karabakh", Rule((480,))),
        ("karabakh 8 a.m.", "karabakh", Rule((480,))),
        ("karabakh 12 am", "karabakh", Rule((0,))),
        ("karabakh 12:15 pm", "karabakh", Rule((735,))),
        ("karabakh 08.00", "karabakh", Rule((480,))),
        ("karabakh 18h30", "karabakh", Rule((1110,))),
        ("karabakh at 8 o'clock", "karabakh", Rule((480,))),
        ("karabakh daily 0830", "karabakh", Rule((510,))),
        ("karabakh at noon", "karabakh", Rule((720,))),
        ("karabakh daily midnight", "karabakh", Rule((0,))),
        ("karabakh daily 24:00", "karabakh", Rule((0,))),
        ("karabakh every morning", "karabakh", Rule((480,))),
        ("karabakh every morning at 7", "karabakh", Rule((420,))),
        ("karabakh every evening at 8", "karabakh", Rule((1200,))),
        ("karabakh daily at 7 in the evening", "karabakh", Rule((1140,))),
        ("karabakh every evening at 20:30", "karabakh", Rule((1230,))),
        ("karabakh daily at noon and 18:00", "karabakh", Rule((720, 1080))),
        ("karabakh in the evening", "karabakh", Rule((1140,))),
        ("karabakh twice a day", "karabakh", Rule((480, 1200))),
        ("karabakh mon,wed,fri 9:00", "karabakh", Rule((540,), (0, 2, 4))),
        ("karabakh Mon-Fri 9:00", "karabakh", Rule((540,), WORKING)),
        ("karabakh from friday to monday at 9", "karabakh", Rule((540,), (0, 4, 5, 6))),
        ("karabakh mon-sun 9:00", "karabakh", Rule((540,))),
        ("karabakh every monday at 8", "karabakh", Rule((480,), (0,))),
        ("karabakh monday 8", "karabakh", Rule((480,), (0,))),
        ("karabakh weekends 10", "karabakh", Rule((600,), (5, 6))),
        ("karabakh,  EVERY  Dáy At 8", "karabakh", Rule((480,))),
        ('"the daily" daily 8:00', '"the daily"', Rule((480,))),
        ("Expo 2030 daily 08:00", "Expo 2030", Rule((480,))),
        ("Black Friday daily 08:00", "Black Friday", Rule((480,))),
        ("daily 08:00", "", Rule((480,))),
    ],
)
def test_the_end_of_the_words_is_the_schedule(words: str, subject: str, rule: Rule) -> None:
    """The longest end that is a schedule is taken off, however it is put."""
    left, wish = split_rule(words)
    assert wish is not None
    assert (left, wish.rule) == (subject, rule)


@pytest.mark.parametrize(
    "words",
    [
        *("", "karabakh", "weekly standard", "Daily Mail", "Black Friday", "high noon", "COVID 19", "Expo 2030", "G20"),
        *("NATO at 75", "an apple a day", '"karabakh daily 08:00"', "“every 6h”", "Windows 10.15.2", "the", "and of"),
        *("FT Weekend", "Windows 8.10", "Area 51.99", "report on 8", "News at Sun", "every at"),
    ],
)
def test_a_subject_is_no_schedule(words: str) -> None:
    """Ordinary words and numbers at the end, and whatever stands in quotation marks, belong to the subject."""
    assert split_rule(words) == (words, None)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("karabakh daily", Wish()),
        ("karabakh every day", Wish()),
        ("karabakh every 24 hours", Wish()),
        ("karabakh weekly", Wish(Often.WEEKLY)),
        ("karabakh weekly 18:00", Wish(Often.WEEKLY, times=(1080,))),
        ("karabakh mondays", Wish(Often.WEEKLY, (0,))),
        ("karabakh on friday", Wish(Often.WEEKLY, (4,))),
        ("karabakh weekdays", Wish(Often.WEEKLY, WORKING)),
        ("karabakh monthly", Wish(Often.MONTHLY)),
        ("karabakh monthly 9:00", Wish(Often.MONTHLY, times=(540,))),
        ("karabakh monthly 9 am", Wish(Often.MONTHLY, times=(540,))),
        ("karabakh monthly 9", Wish(Often.MONTHLY, monthday=9)),
    ],
)
def test_what_is_missing_is_known(words: str, wish: Wish) -> None:
    """A schedule that leaves out the day or the time keeps what it does say, and tells what to ask for."""
    assert split_rule(words) == ("karabakh", wish)
    assert wish.rule is None
    assert wish.lacks_times is (wish.times == ())
    assert wish.lacks_days is (wish.often is not Often.DAILY and not wish.weekdays and not wish.monthday)


@pytest.mark.parametrize(
    ("words", "subject", "suggestions"),
    [
        ("karabakh daily 25:00", "25:00", ()),
        ("karabakh daily at 24:30", "24:30", ()),
        ("karabakh 8:75", "8:75", ()),
        ("karabakh 8:5", "8:5", ()),
        ("karabakh 13pm", "13pm", ()),
        ("karabakh daily 25", "25", ()),
        ("karabakh monthly 0", "0", ()),
        ("karabakh monthly 32 09:00", "32", ()),
        ("karabakh Every 7h", "Every 7h", ("every 6h", "every 8h")),
        ("karabakh every 45 minutes", "every 45 minutes", ("every 30m", "every 1h")),
        ("karabakh every 5m", "every 5m", ("every 10m",)),
        ("karabakh every 36 hours", "every 36 hours", ("every 12h", "daily")),
        ("karabakh every 2 days", "every 2 days", ("daily", "weekly", "monthly")),
        ("karabakh every other week", "every other week", ("daily", "weekly", "monthly")),
        ("karabakh daily mon 9:00", "daily mon 9:00", ()),
        ("karabakh every 6h at 8", "every 6h at 8", ()),
        ("karabakh weekly monthly", "weekly monthly", ()),
    ],
)
def test_a_schedule_that_there_cannot_be_is_told(words: str, subject: str, suggestions: tuple[str, ...]) -> None:
    """Times and days out of range, steps that don't fill a day, and days that contradict: with the words at fault."""
    with pytest.raises(BadSchedule) as raised:
        split_rule(words)
    assert (raised.value.subject, raised.value.suggestions) == (subject, suggestions)


@pytest.mark.parametrize("suggestion", ["daily", "weekly", "monthly", "every 10m", "every 1h", "every 12h"])
def test_what_is_suggested_is_understood(suggestion: str) -> None:
    """A suggestion put in place of the words at fault is a schedule."""
    assert asked_wish(suggestion)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("8", Rule((480,))),
        ("at 8", Rule((480,))),
        ("8 and 20", Rule((480, 1200))),
        ("noon", Rule((720,))),
        ("7.30", Rule((450,))),
        ("Monday 8:00", Rule((480,), (0,))),
    ],
)
def test_an_answer_to_when_may_be_short(words: str, rule: Rule) -> None:
    """Where it was asked when, a bare number is an hour."""
    assert asked_wish(words).rule == rule


@pytest.mark.parametrize("words", ["", "soon", "at 75", "karabakh daily 08:00"])
def test_an_answer_that_is_no_schedule_is_refused(words: str) -> None:
    """What is none, or holds more than one, raises BadSchedule."""
    with pytest.raises(BadSchedule):
        asked_wish(words)


@pytest.mark.parametrize("words", ["daily", "friday", "monthly 9:00"])
def test_an_answer_that_leaves_something_out_gives_no_rule(words: str) -> None:
    """It is asked on about what is missing."""
    assert asked_wish(words).rule is None


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule((480,)), "every day at 08:00"),
        (Rule((480, 1110)), "every day at 08:00 and 18:30"),
        (Rule((480, 720, 1110)), "every day at 08:00, 12:00 and 18:30"),
        (Rule((450,), WORKING), "on weekdays at 07:30"),
        (Rule((600,), (5, 6)), "on weekends at 10:00"),
        (Rule((1080,), (0,)), "on Mondays at 18:00"),
        (Rule((540,), (1, 3)), "on Tue and Thu at 09:00"),
        (Rule((540,), (0, 2, 4)), "on Mon, Wed and Fri at 09:00"),
        (Rule(tuple(range(0, 1440, 360))), "every 6 hours"),
        (Rule(tuple(range(0, 1440, 60))), "every hour"),
        (Rule(tuple(range(0, 1440, 10))), "every 10 minutes"),
        (Rule(tuple(range(0, 1440, 360)), WORKING), "on weekdays, every 6 hours"),
        (Rule((540,), (), 1), "on the 1st of each month at 09:00"),
        (Rule((540,), (), 22), "on the 22nd of each month at 09:00"),
        (Rule((540,), (), 31), "on the last day of each month at 09:00"),
        (Rule((0, 720), (), 3), "on the 3rd of each month, every 12 hours"),
    ],
)
def test_the_words_for_a_rule(rule: Rule, words: str) -> None:
    """A rule is said back as a person would say it."""
    assert said(rule) == words
    assert split_rule(f"karabakh {words}") == ("karabakh", asked_wish(words))


rules = st.one_of(
    st.builds(
        Rule,
        st.one_of(
            st.sets(st.integers(0, 1439), min_size=1, max_size=9).map(lambda some: tuple(sorted(some))),
            st.sampled_from(STEPS).map(lambda step: tuple(range(0, 1440, step))),
        ),
        st.sets(st.integers(0, 6), max_size=6).map(lambda some: tuple(sorted(some))),
    ),
    st.builds(Rule, st.tuples(st.integers(0, 1439)), st.just(()), st.integers(0, 31)),
)


@given(rules)
def test_the_words_for_a_rule_are_understood(rule: Rule) -> None:
    """What is said of a rule, typed in again, is that rule."""
    assert asked_wish(said(rule)).rule == rule


pieces = st.sampled_from(
    "every each at on the daily weekly monthly mon fridays weekdays 1 8 08:00 25:00 8.30 99999 1st 32 6h 7h 5m 2 days"
    ' hours am p.m. noon and , , mon-fri of month last day half hour twice a morning 8h30 " “ ０８：００ ²'.split()
)


@given(st.one_of(st.text(), st.lists(pieces, max_size=20).map(" ".join), st.lists(pieces, max_size=20).map("".join)))
def test_any_words_are_a_schedule_or_refused_in_one_way(words: str) -> None:
    """Whatever is typed, it is split, or refused as a bad schedule; nothing but white space and its mark is lost."""
    try:
        subject, wish = split_rule(words)
    except BadSchedule:
        return
    assert wish is not None or subject == words
    assert words.split()[: len(subject.split())][:-1] == subject.split()[:-1]


@given(st.one_of(st.text(), st.lists(pieces, max_size=20).map(" ".join)))
def test_any_answer_to_when_is_a_wish_or_refused(words: str) -> None:
    """An answer gives a wish whose rule holds together, or BadSchedule."""
    try:
        wish = asked_wish(words)
    except BadSchedule:
        return
    assert (wish.rule is None) is (wish.lacks_days or wish.lacks_times)


def test_words_without_end_are_read_fast() -> None:
    """Only the end of the words is looked at, and long numbers are no numbers."""
    assert split_rule("9" * 100_000 + " daily") == ("9" * 100_000, Wish())
    assert split_rule("mon " * 100_000 + "x")[1] is None
