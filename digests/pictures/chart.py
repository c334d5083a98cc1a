"""Coverage over time: an axis of days, bars of articles on it, and room at its ends for what is far away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.model import DayCount, Days
from digests.pictures import calendar
from digests.pictures.calendar import Unit
from digests.pictures.sheet import WIDTH, Sheet

LEFT, RIGHT = 84, WIDTH - 36
FAR = 124
"""Pixels at an end of the axis for entries far before or after it."""
SHORTEST = 7
"""An axis covers at least so many days, so that one day's bar does not fill it."""
SMALL = 26
AXIS_LABELS = 52
"""Pixels below the axis for the names of its days."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The days drawn to scale, and the pixels they take."""

    days: Days
    unit: Unit
    left: float
    right: float

    def x(self, day: date, *, end: bool = False) -> float:
        """Where a day begins, or ends, held within the axis."""
        passed = (day - self.days.first).days + (1 if end else 0)
        return self.left + (self.right - self.left) * min(max(passed / self.days.length, 0), 1)

    def place(self, days: Days) -> float:
        """The middle of a day, the beginning of several; beyond the axis's end where they are far away."""
        if days.last < self.days.first:
            return self.left - FAR / 2
        if days.first > self.days.last:
            return self.right + FAR / 2
        return (self.x(days.first) + self.x(days.first, end=True)) / 2 if days.is_day else self.x(days.first)


def axis(coverage: Sequence[DayCount], entries: Sequence[Days]) -> Axis:
    """The axis for these counts and entries, of which there must be any.

    It covers the counted days and the entries not far from them; one from another decade would squash the rest.
    """
    days = _reach([Days.on(count.day) for count in coverage] or entries)
    slack = max(SHORTEST, days.length // 3)
    near = Days(_moved(days.first, -slack), _moved(days.last, slack))
    days = _reach([days, *(entry for entry in entries if near.contains(entry))])
    unit = calendar.unit_for(days)
    days = Days(calendar.stretch(days.first, unit).first, calendar.stretch(days.last, unit).last)
    if days.length < SHORTEST:
        spare = SHORTEST - days.length
        days = Days(_moved(days.first, -(spare // 2)), _moved(days.last, spare - spare // 2))
    before = any(entry.last < days.first for entry in entries)
    after = any(entry.first > days.last for entry in entries)
    return Axis(days, unit, LEFT + FAR * before, RIGHT - FAR * after)


def _reach(stretches: Sequence[Days]) -> Days:
    return Days(min(days.first for days in stretches), max(days.last for days in stretches))


def _moved(day: date, days: int) -> date:
    """The day so many days on, or the calendar's end if that comes first."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def draw(sheet: Sheet, scale: Axis, coverage: Sequence[DayCount], bottom: float, top: float) -> None:
    """Draw the bars between two heights, the axes that say what they mean, and the room for what is far."""
    found = calendar.bars(coverage, scale.unit)
    highest = max((bar.articles for bar in found), default=0)
    _draw_counts(sheet, highest, bottom, top)
    if found:
        lefts = [scale.x(bar.days.first) for bar in found]
        widths = [scale.x(bar.days.last, end=True) - left for bar, left in zip(found, lefts, strict=True)]
        gap = min(6.0, min(widths) * 0.15)
        heights = [(top - bottom) * bar.articles / highest for bar in found]
        sheet.bars([left + gap / 2 for left in lefts], [width - gap for width in widths], heights, bottom)
    _draw_days(sheet, scale, bottom)
    _draw_far(sheet, scale, bottom, top)


def _draw_counts(sheet: Sheet, highest: int, bottom: float, top: float) -> None:
    palette = sheet.palette
    for count in calendar.counts(highest):
        y = bottom + (top - bottom) * count / max(highest, 1)
        sheet.line((LEFT, RIGHT), (y, y), palette.line if count else palette.muted, level=0)
        if highest:
            sheet.text(LEFT - 14, y - 9, calendar.count_label(count), pixels=SMALL, color=palette.muted, align="right")


def _draw_days(sheet: Sheet, scale: Axis, bottom: float) -> None:
    for tick in calendar.ticks(scale.days):
        x = scale.x(tick.day) if scale.unit is Unit.WEEK else _middle(scale, calendar.stretch(tick.day, scale.unit))
        sheet.line((x, x), (bottom, bottom - 10), sheet.palette.muted)
        held = min(max(x, scale.left + 40), scale.right - 50)
        sheet.text(held, bottom - 40, tick.label, pixels=SMALL, color=sheet.palette.muted, align="center")


def _middle(scale: Axis, days: Days) -> float:
    return (scale.x(days.first) + scale.x(days.last, end=True)) / 2


def _draw_far(sheet: Sheet, scale: Axis, bottom: float, top: float) -> None:
    ends = ((scale.left, scale.left > LEFT, "earlier", -1), (scale.right, scale.right < RIGHT, "later", 1))
    for x, needed, word, side in ends:
        if needed:
            sheet.line((x, x), (bottom, top), sheet.palette.muted, dashed=True)
            middle = x + side * FAR / 2
            sheet.text(middle, bottom - 40, word, pixels=SMALL, color=sheet.palette.muted, align="center")
