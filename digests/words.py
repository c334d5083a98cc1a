"""How texts, dates and numbers read: pure functions that the templates use as filters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from corpus.model import FIRM_DAYS, Article, Days, Published

JOINER = "\N{WORD JOINER}"
"""Put into names and addresses inside a text to keep Telegram from turning them into links; it is not seen."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_SEEN_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2\u200c\u200d")
"""Format characters that are seen, or shape the letters beside them; all others are taken out."""
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs"})
_LIVE = re.compile(
    r"""@(?=\w)                          # @name, and the middle of an e-mail address
      | (?<![\w/])/(?=[A-Za-z0-9_])      # /command
      | (?<!\w)[#](?=\w)                 # #tag
      | (?<!\w)\$(?=[A-Z])               # $TAG
      | :(?=//)                          # https://
      | (?<=[^\W_])\.(?=[^\W\d_]{2})     # example.org
    """,
    re.VERBOSE,
)
_WIDE = 45
"""A window of more days than this reads better in months."""


def clean(text: str) -> str:
    """The text without what can't be seen and could mislead: control, bidi, zero-width and private characters.

    Each line break, tab or other white space becomes a space.
    """
    if text.isprintable():
        return text
    return "".join([_kept(char) for char in text])


def still(text: str) -> str:
    """The text with a joiner wherever Telegram would make a link, mention, tag or command of it."""
    return _LIVE.sub(lambda match: match[0] + JOINER, text)


def shown(text: str) -> str:
    """A foreign text as it may stand in a message: cleaned, stilled, and turned its own way if right to left."""
    text = still(clean(text))
    if text.isascii() or not any(unicodedata.bidirectional(char) in ("R", "AL") for char in text):
        return text
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def comparable(text: str) -> str:
    """The text as a reader sees it: nothing hidden, white space as single spaces.

    A sentence stands word for word in a message where its comparable is part of the message's comparable.
    """
    return " ".join(clean(text).split())


def _kept(char: str) -> str:
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in _HIDDEN and char not in _SEEN_FORMATS else char


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 article", "2 articles", "1,234 stories"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def times(number: int) -> str:
    """How often: "once", "twice", "12 times"."""
    return {1: "once", 2: "twice"}.get(number) or counted(number, "time")


def nth(number: int) -> str:
    """A number in a row: "1st", "22nd", "13th"."""
    teen = 10 < number % 100 < 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def clock(minute: int) -> str:
    """A minute of the day as a clock shows it: "08:00"."""
    return f"{minute // 60:02}:{minute % 60:02}"


def listed(words: Sequence[str]) -> str:
    """Several words as a list: "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def day_words(day: date, today: date, *, weekday: bool = False) -> str:
    """A day: "2 Nov 2020", "Mon 2 Nov 2020"; without the year in the year of `today`."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    if weekday:
        words = f"{_WEEKDAYS[day.weekday()]} {words}"
    return words if day.year == today.year else f"{words} {day.year}"


def month_words(day: date) -> str:
    """The month that a day is in: "Nov 2020"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def days_words(days: Days, today: date, *, weekday: bool = False) -> str:
    """Days as precisely as they are meant: "2 Nov 2020", "1–2 Nov 2020", "Nov 2020", "1994", "1992–1994"."""
    if days.is_day:
        return day_words(days.first, today, weekday=weekday)
    if _whole_years(days):
        return _span(str(days.first.year), str(days.last.year))
    if _whole_months(days):
        return _span(month_words(days.first), month_words(days.last))
    first, last = days.first, days.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last, today)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day_words(last, today)}"
    return f"{first.day} {_MONTHS[first.month - 1]} {first.year} – {last.day} {_MONTHS[last.month - 1]} {last.year}"


def window_words(since: date | None, until: date | None, today: date) -> str:
    """A window: "3–9 Nov 2020", "since 3 Nov 2020", "until 9 Nov 2020"; empty for all time."""
    if since and until:
        return days_words(Days(since, until), today, weekday=True)
    if since:
        return f"since {day_words(since, today)}"
    return f"until {day_words(until, today)}" if until else ""


def published_words(published: Published, today: date, zone: ZoneInfo) -> str:
    """When an article was published, as surely as is known, in the reader's zone where the minute is known."""
    days = published.days
    if days is None:
        return "date not known"
    if published.at is not None:
        return instant_words(published.at, today, zone)
    if not published.doubtful:
        return days_words(days, today)
    return _doubtful_words(days, today)


def updated_words(article: Article, today: date, zone: ZoneInfo) -> str:
    """Since when an article says what it says, to be put behind its date; empty where it never said anything else.

    What became of it after today is not told: of then nobody knows.
    """
    if article.updated is None or article.updated.astimezone(zone).date() > today:
        return ""
    at, updated = article.published.at, article.updated.astimezone(zone)
    same_day = at is not None and at.astimezone(zone).date() == updated.date()
    return f", updated {f'{updated:%H:%M}' if same_day else instant_words(article.updated, today, zone)}"


def _doubtful_words(days: Days, today: date) -> str:
    if days.length <= FIRM_DAYS or days.is_month or days.is_year:
        return f"about {days_words(days, today)}"
    if days.length > _WIDE:
        return f"between {month_words(days.first)} and {month_words(days.last)}"
    first, last = days.first, days.last
    begin = day_words(first, first) if first.year == last.year else day_words(first, today)
    return f"between {begin} and {day_words(last, today)}"


def instant_words(at: datetime, today: date, zone: ZoneInfo) -> str:
    """An instant by the reader's clock: "9 Nov 2020, 14:05"."""
    local = at.astimezone(zone)
    return f"{day_words(local.date(), today)}, {local:%H:%M}"


def near(days: Days, published: Published) -> bool:
    """Whether an article was surely published on these days or within a day of them."""
    known = published.days
    if known is None or not published.firm:
        return False
    return (known.first - days.last).days <= 1 and (days.first - known.last).days <= 1


def _whole_months(days: Days) -> bool:
    return days.first.day == 1 and Days.month(days.last.year, days.last.month).last == days.last


def _whole_years(days: Days) -> bool:
    return (days.first.month, days.first.day, days.last.month, days.last.day) == (1, 1, 12, 31)


def _span(first: str, last: str) -> str:
    if first == last:
        return first
    return f"{first}–{last}" if first.isdigit() else f"{first} – {last}"
