"""The two pictures: what happened when, and when an actor was in the news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock

from corpus.model import DayCount, Days
from digests import words
from digests.model import Event, Profile, Timeline
from digests.pictures import calendar, chart, typesetting
from digests.pictures.chart import LEFT, RIGHT, Axis
from digests.pictures.sheet import WIDTH, Sheet
from digests.pictures.theme import Palette, Theme

MOST_ENTRIES = 8
"""How many entries are told beside their numbers; the others are small marks on the axis."""
HEIGHT = 1350
CHART = (340, 620)
"""The least and the most pixels for a chart."""
MARGIN = 36
LANE = 84
"""Pixels above the bars for the numbers of the entries."""
BARE = LANE + 60
"""The pixels for an axis without bars."""
HEAD, FOOT = 150, 68
TITLE, TEXT = 46, 28
LINE, ROW_GAP = 35, 12
NUMBER, DOT = 44, 14
TEXT_LEFT = MARGIN + NUMBER + 20
_YEARS_ALWAYS = date.min
REMEMBERED = 64
"""Pictures of actors, some twenty kilobytes each."""

_drawing = Lock()
"""Fonts are shared; one picture at a time."""


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry as told below the chart."""

    event: Event
    date: str
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return max(LINE * len(self.lines), NUMBER + 4) + ROW_GAP


def timeline_picture(timeline: Timeline, *, theme: Theme) -> bytes | None:
    """A timeline's coverage with its entries on it, the most told ones in words; None where it has neither.

    A PNG 1080 pixels wide and at most 1350 high.
    """
    if not timeline.coverage and not timeline.events:
        return None
    with _drawing:
        return _timeline(timeline, theme.value)


def profile_picture(profile: Profile, *, theme: Theme) -> bytes | None:
    """How often the actors are in the news, over time; None where no article of a known day names them.

    A PNG 1080 pixels wide and 838 high.
    """
    if not profile.coverage:
        return None
    with _drawing:
        return _profile(tuple(actor.name for actor in profile.actors), tuple(profile.coverage), theme.value)


def _timeline(timeline: Timeline, palette: Palette) -> bytes:
    told = most_told(timeline.events)
    rows = [_row(event, most_lines=2 if len(told) > 4 else 3) for event in told]
    below = chart.AXIS_LABELS + 24 + sum(row.height for row in rows) + FOOT
    least, most = CHART
    most = most if timeline.coverage else BARE
    height = round(HEAD + below + max(min(HEIGHT - HEAD - below, most), min(least, most)))
    scale = chart.axis(timeline.coverage, [event.days for event in timeline.events])
    sheet = Sheet(height, palette)
    _head(sheet, timeline.subject, _legend(timeline, scale))
    chart.draw(sheet, scale, timeline.coverage, below, height - HEAD - LANE)
    _small_marks(sheet, scale, [event for event in timeline.events if event not in told], below)
    _marks(sheet, scale, told, below, height - HEAD - LANE / 2)
    _rows(sheet, rows, below - chart.AXIS_LABELS - 24)
    _foot(sheet, timeline.coverage, _told_words(len(told), len(timeline.events)))
    return sheet.png()


def _legend(timeline: Timeline, scale: Axis) -> str:
    if not timeline.coverage:
        return "What articles tell of"
    return f"Articles a {scale.unit}" + (", and what they tell of" if timeline.events else "")


@lru_cache(maxsize=REMEMBERED)
def _profile(actors: tuple[str, ...], coverage: tuple[DayCount, ...], palette: Palette) -> bytes:
    """All that the picture shows is in what it is made of: the same is not drawn twice."""
    scale = chart.axis(coverage, ())
    below, height = chart.AXIS_LABELS + FOOT, HEAD + chart.AXIS_LABELS + FOOT + CHART[1] - 52
    sheet = Sheet(height, palette)
    _head(sheet, words.listed(actors), f"In the news{' together' if len(actors) > 1 else ''}: articles a {scale.unit}")
    chart.draw(sheet, scale, coverage, below, height - HEAD - LANE)
    _first_and_last(sheet, scale, coverage, below, height - HEAD - LANE)
    _foot(sheet, coverage, "")
    return sheet.png()


def most_told(events: Sequence[Event]) -> tuple[Event, ...]:
    """The entries told by most sources, at most eight, oldest first."""
    ranked = sorted(events, key=lambda event: -len({passage.article.source for passage in event.passages}))
    chosen = {id(event) for event in ranked[:MOST_ENTRIES]}
    return tuple(event for event in events if id(event) in chosen)


def _told_words(told: int, entries: int) -> str:
    return f", {told} of {entries} entries in words" if told < entries else ""


def _row(event: Event, *, most_lines: int) -> _Row:
    day = words.days_words(event.days, _YEARS_ALWAYS) + (", expected" if event.expected else "")
    sentence = typesetting.drawable(event.passages[0].sentence)
    indent = typesetting.measure(TEXT, bold=True)(day) + 10
    width = WIDTH - MARGIN - TEXT_LEFT
    return _Row(
        event, day, tuple(typesetting.lines(sentence, most_lines, width, typesetting.measure(TEXT), indent=indent))
    )


def _head(sheet: Sheet, title: str, legend: str) -> None:
    room = WIDTH - 2 * MARGIN
    shown = typesetting.lines(typesetting.drawable(title), 1, room, typesetting.measure(TITLE, bold=True))
    y = sheet.height - MARGIN - TITLE
    sheet.text(MARGIN, y, "".join(shown), pixels=TITLE, color=sheet.palette.ink, bold=True)
    sheet.text(MARGIN, y - 48, legend, pixels=TEXT, color=sheet.palette.muted)


def _foot(sheet: Sheet, coverage: Sequence[DayCount], more: str) -> None:
    articles = words.counted(sum(count.articles for count in coverage), "article")
    span = ""
    if coverage:
        days = Days(min(count.day for count in coverage), max(count.day for count in coverage))
        span = ", " + words.days_words(days, _YEARS_ALWAYS)
    sheet.text(
        MARGIN,
        30,
        (articles + span if coverage else "Published on unknown days") + more,
        pixels=chart.SMALL,
        color=sheet.palette.muted,
    )


def _marks(sheet: Sheet, scale: Axis, told: Sequence[Event], bottom: float, y: float) -> None:
    """The entries' numbers side by side, each with a thread down to its days on the axis."""
    wanted = sorted((scale.place(event.days), n) for n, event in enumerate(told))
    half = NUMBER / 2
    places = calendar.spread([x for x, _ in wanted], LEFT + half, RIGHT - half, NUMBER + 8)
    for (x, n), place in zip(wanted, places, strict=True):
        sheet.line((place, x, x), (y, y - LANE / 2 - 10, bottom), sheet.palette.mark)
        _on_days(sheet, scale, told[n], bottom)
        _number(sheet, n + 1, place, y, hollow=told[n].expected)


def _on_days(sheet: Sheet, scale: Axis, event: Event, bottom: float) -> None:
    """The stretch of the axis that an entry of several days takes."""
    if event.days.overlaps(scale.days) and not event.days.is_day:
        ends = (scale.x(event.days.first), scale.x(event.days.last, end=True))
        sheet.line(ends, (bottom, bottom), sheet.palette.mark, pixels=6)


def _number(sheet: Sheet, number: int, x: float, y: float, *, hollow: bool) -> None:
    palette = sheet.palette
    sheet.dots((x,), (y,), palette.mark, pixels=NUMBER, hollow=hollow)
    ink = palette.mark if hollow else palette.on_mark
    sheet.text(x, y - 10, str(number), pixels=TEXT, color=ink, bold=True, align="center")


def _small_marks(sheet: Sheet, scale: Axis, events: Sequence[Event], bottom: float) -> None:
    for hollow in (False, True):
        xs = [scale.place(event.days) for event in events if event.expected is hollow]
        if xs:
            sheet.dots(xs, [bottom] * len(xs), sheet.palette.mark, pixels=DOT, hollow=hollow)


def _rows(sheet: Sheet, rows: Sequence[_Row], top: float) -> None:
    for n, row in enumerate(rows, 1):
        baseline = top - TEXT
        _number(sheet, n, MARGIN + NUMBER / 2, baseline + 10, hollow=row.event.expected)
        sheet.text(TEXT_LEFT, baseline, row.date, pixels=TEXT, color=sheet.palette.ink, bold=True)
        indent = typesetting.measure(TEXT, bold=True)(row.date) + 10
        for line in row.lines:
            sheet.text(TEXT_LEFT + indent, baseline, line, pixels=TEXT, color=sheet.palette.ink)
            baseline, indent = baseline - LINE, 0
        top -= row.height


def _first_and_last(sheet: Sheet, scale: Axis, coverage: Sequence[DayCount], bottom: float, top: float) -> None:
    """The first and the last day with articles by name, over their bars."""
    days = sorted(count.day for count in coverage)
    ends = [(days[0], "first", "left")] + ([(days[-1], "last", "right")] if days[-1] != days[0] else [])
    for day, word, align in ends:
        x = scale.place(Days.on(day))
        label = f"{word} {words.day_words(day, _YEARS_ALWAYS)}"
        sheet.line((x, x), (bottom, top + 26), sheet.palette.mark)
        _held_text(sheet, x, top + 40, label, align)


def _held_text(sheet: Sheet, x: float, y: float, label: str, align: str) -> None:
    """A label beside x, moved as far as it takes to stay on the sheet and off the other half."""
    width = typesetting.measure(TEXT, bold=True)(label)
    middle = (LEFT + RIGHT) / 2
    left = min(max(x - width / 2, LEFT), middle - width) if align == "left" else max(x - width / 2, middle + 20)
    sheet.text(min(left, RIGHT - width), y, label, pixels=TEXT, color=sheet.palette.mark, bold=True)
