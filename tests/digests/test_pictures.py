"""The pictures: that they can be drawn of anything, and that what they show is measured."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from corpus.model import Actor, ActorId, ActorKind, Article, ArticleId, DayCount, Days, Published, Window
from digests.model import Event, Passage, Profile, Timeline
from digests.pictures import Theme, calendar, chart, profile_picture, timeline_picture, typesetting
from digests.pictures.views import most_told

MONDAY = date(2021, 2, 8)
BOTH = pytest.mark.parametrize("theme", Theme)


def event(days: Days, sentence: str = "The ferries sail again.", *, sources: int = 1, expected: bool = False) -> Event:
    seen = datetime(2021, 3, 1, tzinfo=UTC)
    articles = [
        Article(ArticleId(n), "", sentence, f"Source {n}", None, Published.unknown(), seen) for n in range(sources)
    ]
    return Event(days, tuple(Passage(article, 0, len(sentence)) for article in articles), expected)


def timeline(events: Sequence[Event] = (), coverage: Sequence[DayCount] = (), subject: str = "Ferries") -> Timeline:
    return Timeline(subject, Window(), tuple(events), (), tuple(coverage), 0)


def profile(coverage: Sequence[DayCount], name: str = "Marta Lind") -> Profile:
    actor = Actor(ActorId(1), ActorKind.PERSON, name)
    return Profile((actor,), (), (), 3, 9, None, (), (), (), (), tuple(coverage))


def every(days: int, count: int, *, articles: int = 2) -> list[DayCount]:
    return [DayCount(MONDAY + timedelta(days * n), articles + n % 3) for n in range(count)]


def size(png: bytes | None) -> tuple[int, int]:
    assert png is not None
    with Image.open(BytesIO(png)) as image:
        assert image.format == "PNG"
        return image.size


@BOTH
@pytest.mark.parametrize(
    "drawn",
    [
        timeline([event(Days.on(MONDAY))], every(1, 1)),
        timeline([event(Days.on(MONDAY + timedelta(n)), "Long words. " * 40) for n in range(40)], every(1, 40)),
        timeline([event(Days.year(1994)), event(Days.on(date(2030, 1, 1)), expected=True)], every(1, 10)),
        timeline([event(Days.year(1994)), event(Days.on(MONDAY))]),
        timeline([], every(30, 120)),
        timeline([event(Days(date.min, date.max))], [DayCount(date.min, 1), DayCount(date.max, 1_000_000)]),
        timeline([event(Days.on(date.max))], [DayCount(date.max, 1)]),
    ],
)
def test_a_timeline_fits_a_telephone(drawn: Timeline, theme: Theme) -> None:
    """One entry or forty, a day or all the calendar: 1080 pixels wide and never higher than 1350."""
    width, height = size(timeline_picture(drawn, theme=theme))
    assert width == 1080
    assert 400 <= height <= 1350


@BOTH
@pytest.mark.parametrize("coverage", [every(1, 1), every(1, 45), every(40, 100)])
def test_a_profile_fits_a_telephone(coverage: list[DayCount], theme: Theme) -> None:
    """A day, weeks or years in the news make a picture of one size."""
    assert size(profile_picture(profile(coverage), theme=theme)) == (1080, 838)


def test_nothing_to_draw_is_no_picture() -> None:
    """Without coverage and entries there is no timeline, without coverage no profile."""
    assert timeline_picture(timeline(), theme=Theme.LIGHT) is None
    assert profile_picture(profile([]), theme=Theme.LIGHT) is None


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from("$\\{}_^%\n\0 新ა\u202e💥") | st.characters(codec="utf-8"), max_size=200))
def test_no_text_breaks_a_picture(text: str) -> None:
    """Formula signs, foreign scripts, control characters and emoji are drawn or left out, without a warning."""
    entry = event(Days.on(MONDAY), text or "x")
    assert size(timeline_picture(timeline([entry], every(1, 2), text), theme=Theme.DARK))[0] == 1080
    assert size(profile_picture(profile(every(1, 2), text), theme=Theme.LIGHT))[0] == 1080


def test_threads_draw_the_same() -> None:
    """Pictures drawn at once by several threads are the ones drawn alone."""
    drawn = timeline([event(Days.on(MONDAY))], every(1, 9))
    alone = timeline_picture(drawn, theme=Theme.LIGHT)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: timeline_picture(drawn, theme=Theme.LIGHT), range(4)))
    assert found == [alone] * 4


def test_what_changed_is_drawn_anew_and_what_did_not_is_kept() -> None:
    """One more article, another name or another theme makes another picture; the same is the one there was."""
    first = profile_picture(profile(every(1, 9)), theme=Theme.LIGHT)
    assert profile_picture(profile(every(1, 9)), theme=Theme.LIGHT) is first
    others = [
        (profile(every(1, 10)), Theme.LIGHT),
        (profile(every(1, 9), "Jo"), Theme.LIGHT),
        (profile(every(1, 9)), Theme.DARK),
    ]
    assert first not in [profile_picture(other, theme=theme) for other, theme in others]


def test_light_is_light_and_dark_is_dark() -> None:
    """The ground of each theme is what its name says."""
    for theme, least, most in ((Theme.LIGHT, 250, 255), (Theme.DARK, 0, 60)):
        png = profile_picture(profile(every(1, 3)), theme=theme)
        assert png is not None
        with Image.open(BytesIO(png)) as image:
            assert all(least <= part <= most for part in image.convert("RGB").tobytes()[:3])


@BOTH
def test_colours_are_the_themes_own(theme: Theme) -> None:
    """Ground, bars and marks have the very colours that are named, and the edges between them few others."""
    entries = [event(Days.on(MONDAY), "Words."), event(Days.on(MONDAY + timedelta(3)), expected=True)]
    png = timeline_picture(timeline(entries, every(1, 9)), theme=theme)
    assert png is not None
    with Image.open(BytesIO(png)) as image:
        counted = image.convert("RGB").getcolors()
    found = {"#" + bytes(colour).hex(): count for count, colour in counted or []}
    palette = theme.value
    assert max(found, key=lambda colour: found[colour]) == palette.paper
    assert {palette.ink, palette.muted, palette.line, palette.bar, palette.mark, palette.on_mark} <= set(found)
    assert len(found) <= 128


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@BOTH
def test_texts_stand_off_their_ground(theme: Theme) -> None:
    """Every colour of writing has a contrast of 4.5 to 1 or more."""
    palette = theme.value
    pairs = [(ink, palette.paper) for ink in (palette.ink, palette.muted, palette.mark)]
    for ink, ground in [*pairs, (palette.on_mark, palette.mark)]:
        low, high = sorted((luminance(ink), luminance(ground)))
        assert (high + 0.05) / (low + 0.05) >= 4.5


def test_importing_is_cheap() -> None:
    """Pillow is loaded when a picture is drawn, not before."""
    code = "import sys, digests.pictures; print('PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@given(st.lists(st.builds(DayCount, st.dates(), st.integers(0, 50)), max_size=30), st.sampled_from(calendar.Unit))
def test_bars_add_up(coverage: list[DayCount], unit: calendar.Unit) -> None:
    """The bars hold every article once, each at its day, in order and apart from each other."""
    found = calendar.bars(coverage, unit)
    assert sum(bar.articles for bar in found) == sum(count.articles for count in coverage)
    assert all(one.days.last < other.days.first for one, other in pairwise(found))
    for bar in found:
        within = [count for count in coverage if bar.days.contains(Days.on(count.day))]
        assert bar.articles == sum(count.articles for count in within)


@given(st.dates(), st.dates())
def test_ticks_are_few_and_on_the_axis(one: date, other: date) -> None:
    """One to five days of the axis are named, in order."""
    days = Days(min(one, other), max(one, other))
    found = [tick.day for tick in calendar.ticks(days)]
    assert 1 <= len(found) <= calendar.MOST_TICKS
    assert found == sorted(set(found))
    assert all(days.first <= day <= days.last for day in found)


@pytest.mark.parametrize(
    ("highest", "numbers"),
    [
        (0, (0,)),
        (1, (0, 1)),
        (4, (0, 1, 2, 3, 4)),
        (9, (0, 2, 4, 6, 8)),
        (93, (0, 20, 40, 60, 80)),
        (120, (0, 50, 100)),
    ],
)
def test_the_upright_axis_counts_in_round_numbers(highest: int, numbers: tuple[int, ...]) -> None:
    """Whole steps of 1, 2 or 5 and their tenfolds, from nothing to the highest bar or just below."""
    assert calendar.counts(highest) == numbers


@pytest.mark.parametrize(("count", "label"), [(0, "0"), (999, "999"), (1500, "1.5k"), (40_000, "40k")])
def test_counts_are_short(count: int, label: str) -> None:
    """Thousands are written with a k, so that they fit beside the axis."""
    assert calendar.count_label(count) == label


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=8).map(sorted))
def test_marks_never_touch(wanted: list[float]) -> None:
    """Marks keep their order, their distance and the sheet; one with room around it stays where it belongs."""
    places = calendar.spread(wanted, 0, 1000, 50)
    assert all(-1e-6 <= place <= 1000 + 1e-6 for place in places)
    assert all(after - before >= 50 - 1e-6 for before, after in pairwise(places))
    for n, want in enumerate(wanted):
        if all(abs(want - other) > 1000 for m, other in enumerate(wanted) if m != n):
            assert places[n] == want


def test_marks_for_one_day_stand_around_it() -> None:
    """Marks that want the same place share it evenly."""
    assert calendar.spread([500.0, 500.0, 500.0], 0, 1000, 50) == [450, 500, 550]
    assert calendar.spread([100.0, 900.0], 0, 1000, 50) == [100, 900]


def test_what_is_far_does_not_squash_the_axis() -> None:
    """An entry of 1994 among news of 2021 stands in a room of its own at the axis's end."""
    scale = chart.axis(every(1, 10), [Days.year(1994), Days.on(MONDAY), Days.on(date(2030, 1, 1))])
    assert scale.days.length == 10
    assert scale.place(Days.year(1994)) < scale.left < scale.place(Days.on(MONDAY)) < scale.right
    assert scale.place(Days.on(date(2030, 1, 1))) > scale.right


@pytest.mark.parametrize(
    ("days", "unit"), [(1, "day"), (62, "day"), (63, "week"), (420, "week"), (421, "month"), (1831, "year")]
)
def test_the_span_asks_for_the_unit(days: int, unit: str) -> None:
    """Two months by day, a year by week, five years by month, more by year."""
    assert calendar.unit_for(Days(MONDAY, MONDAY + timedelta(days - 1))) == unit


def test_the_most_told_entries_get_words() -> None:
    """Of many entries the eight that most sources tell are told, in order of time."""
    events = [event(Days.on(MONDAY + timedelta(n)), sources=1 + n % 5) for n in range(20)]
    told = most_told(events)
    assert len(told) == 8
    assert [entry.days for entry in told] == sorted(entry.days for entry in told)
    assert {len(entry.passages) for entry in told} == {4, 5}


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Plain “words”, 4.5 %", "Plain “words”, 4.5 %"),
        ("Փաշինյան, Путин, Ερντογάν, მთავრობა", "Փաշինյան, Путин, Ερντογάν, მთავრობა"),
        ("talks 会谈 begin 💥", "talks … begin"),
        ("会谈", "…"),
        ("e\u0301 and दिल्ली", "e\u0301 and…"),
        ("a\u202eb\n\nc", "ab c"),
    ],
)
def test_only_letters_of_the_font_are_drawn(text: str, drawn: str) -> None:
    """What the font lacks becomes an ellipsis where it is words, nothing where it is a sign."""
    assert typesetting.drawable(text) == drawn


def test_words_are_kept_whole_and_cut_with_an_ellipsis() -> None:
    """Lines hold whole words in order; what does not fit is an ellipsis, a word too long for a line is cut."""

    def measure(text: str) -> float:
        return float(len(text))

    assert typesetting.lines("one two three", 2, 20, measure) == ["one two three"]
    assert typesetting.lines("one two three", 2, 8, measure) == ["one two", "three"]
    assert typesetting.lines("one two three four five", 2, 8, measure) == ["one two", "three…"]
    assert typesetting.lines("one two", 2, 8, measure, indent=6) == ["", "one two"]
    assert typesetting.lines("incomprehensibilities", 1, 8, measure) == ["incompr…"]
    assert typesetting.lines("", 2, 8, measure) == []


def test_measured_widths_hold_what_is_drawn() -> None:
    """The quick measure is within three in a hundred of the font's own."""
    text = "The ferries sail again from Tuesday morning"
    assert typesetting.measure(28)(text) == pytest.approx(typesetting.face(28).getlength(text), rel=0.03)
