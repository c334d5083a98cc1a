"""When a digest is wanted: what is missing of it asked for with buttons, and the words that say it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from bot.question import Question
from bot.reply import Button, Buttons, rows
from bot.words import plain
from digests.asked_rules import Often, Wish, step_words
from digests.schedule import DAY_NAMES, LONGEST_MONTH, Rule
from digests.words import clock

WEEKDAYS, WEEKENDS = (0, 1, 2, 3, 4), (5, 6)
OFFERED_TIMES = tuple(60 * hour for hour in (6, 7, 8, 9, 12, 18, 20, 22))
OFFERED_MONTHDAYS = (1, 5, 10, 15, 20, 25, LONGEST_MONTH)
STEP = 6 * 60

Asking = Callable[[str], Question]
"""The question that is asked with a wish in words."""


class Missing(StrEnum):
    """What must still be asked."""

    OFTEN = "often"
    WEEKDAY = "weekday"
    MONTHDAY = "monthday"
    TIME = "time"


def missing(wish: Wish | None) -> Missing | None:
    """What to ask for next; None where nothing is missing."""
    if wish is None:
        return Missing.OFTEN
    if wish.lacks_days:
        return Missing.WEEKDAY if wish.often is Often.WEEKLY else Missing.MONTHDAY
    return Missing.TIME if wish.lacks_times else None


def choices(wish: Wish | None, asking: Asking) -> Buttons:
    """What can be chosen for what is missing, each a button that asks again with it put in, and a way back."""
    match missing(wish):
        case Missing.WEEKDAY if wish:
            offered = [(plain("weekday", number=n), replace(wish, weekdays=(n,))) for n in range(len(DAY_NAMES))]
            return (*_buttons(offered, asking, width=4), _back("", asking))
        case Missing.MONTHDAY if wish:
            offered = [(plain("monthday", number=n), replace(wish, monthday=n)) for n in OFFERED_MONTHDAYS]
            return (*_buttons(offered, asking, width=4), _back("", asking))
        case Missing.TIME if wish:
            offered = [(plain("clock", minute=at), replace(wish, times=(at,))) for at in OFFERED_TIMES]
            return (*_buttons(offered, asking, width=4), _back(_days_before(wish), asking))
    often = [
        (plain("daily"), Wish()),
        (plain("weekdays"), Wish(Often.WEEKLY, WEEKDAYS)),
        (plain("weekly"), Wish(Often.WEEKLY)),
        (plain("monthly"), Wish(Often.MONTHLY)),
        (plain("six_hourly"), Wish(times=tuple(range(0, 24 * 60, STEP)))),
    ]
    return _buttons(often, asking, width=2)


def _buttons(offered: list[tuple[str, Wish]], asking: Asking, *, width: int) -> Buttons:
    made = tuple(Button(label, asking(in_words(wish)), edits=True) for label, wish in offered)
    return rows(made, width=width)


def _back(words: str, asking: Asking) -> tuple[Button, ...]:
    return (Button(plain("back"), asking(words), edits=True),)


def _days_before(wish: Wish) -> str:
    """The wish in words before a day was chosen; empty where how often is to be chosen again."""
    chosen = wish.monthday or (len(wish.weekdays) == 1)
    return in_words(Wish(wish.often)) if chosen else ""


def wish_of(rule: Rule) -> Wish:
    """The wish that a rule fulfils."""
    often = Often.WEEKLY if rule.weekdays else Often.MONTHLY if rule.monthday else Often.DAILY
    return Wish(often, rule.weekdays, rule.monthday, rule.times)


def in_words(wish: Wish) -> str:
    """The wish in words that asked_rules reads as it: "daily 08:00", "weekly mon,fri", "monthly last 09:00"."""
    return " ".join(part for part in (_days(wish), _times(wish)) if part)


def _days(wish: Wish) -> str:
    if wish == Wish(times=wish.times) and _step(wish):
        return ""
    if wish.monthday:
        return f"monthly {'last' if wish.monthday == LONGEST_MONTH else wish.monthday}"
    named = {WEEKDAYS: "weekdays", WEEKENDS: "weekends", (): wish.often.value}
    return named.get(wish.weekdays) or f"weekly {','.join(DAY_NAMES[day] for day in wish.weekdays)}"


def _times(wish: Wish) -> str:
    if every := _step(wish):
        return step_words(every)
    return ", ".join(map(clock, wish.times))


def _step(wish: Wish) -> int:
    """Minutes between its times, where these are spread evenly over the day; else 0."""
    return Rule(wish.times).every if wish.times else 0
