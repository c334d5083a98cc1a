"""Which sentences tell of something on which days: what timelines are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Days
from corpus.reading.model import Sentence, TimeExpression, TimeKind, Told
from corpus.reading.references import is_dateline, is_reference, is_stamp
from corpus.reading.times.words import MONTHS, WEEKDAYS

_LONGEST = 31
"""More days than this, short of a month or year, date nothing that happened."""

_JOINED = re.compile(r"^\s*(?:,?\s*and|to|until|till|through|[-–—/])\s*(?:on\s+)?(?:the\s+)?$", re.IGNORECASE)
_BACKGROUND = re.compile(
    r"\b(?:since|as of|as at|dating (?:back )?to|from|until|till|before|prior to|ended in|of)\s+"
    r"(?:(?:the|early|late|mid)[\s-])?$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"\b(?:an?|the|its|his|her|their) (?:[\w-]+ ){1,3}[a-z]{3,20}ed (?:in|on) $", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_NEAR = 40
_SUBORDINATE = re.compile(
    r"\b(?:that|who|whom|which|whose|when|where|after|before|since|while|until|because|than|understood|following)\b",
    re.IGNORECASE,
)
_RELATED_TO = 200
"""How far back, in characters, a word that makes its clause a subordinate one is looked for."""


@dataclass(frozen=True, slots=True)
class _Date:
    """A date that a sentence tells of, and the expressions that tell it."""

    start: int
    end: int
    days: Days | None
    expected: bool


def _is_placed(time: TimeExpression) -> bool:
    """Whether an expression dates a happening: a day, a few days, a month or a year, firmly known."""
    if time.vague or time.days is None or time.kind not in (TimeKind.DATE, TimeKind.TIME):
        return False
    return time.days.length <= _LONGEST or time.days.is_year


def _names_a_day(words: str) -> bool:
    """Whether words name a day of the week, or a day of a month: "Monday evening", "2 November"."""
    parts = {word.removesuffix("'s").removesuffix("’s") for word in words.lower().replace(",", " ").split()}
    if not parts.isdisjoint(WEEKDAYS):
        return True
    return not parts.isdisjoint(MONTHS) and any(part[:1].isdigit() for part in parts)


def _is_open(time: TimeExpression) -> bool:
    """Whether an expression names a day that can't be told, such as a weekday in an undated article."""
    return time.days is None and not time.vague and not time.value and _names_a_day(time.text)


def _dates(times: Iterable[TimeExpression], text: str, offset: int) -> Iterator[_Date]:
    """A sentence's dates in order; two joined by "and" or "to" are one range, one said twice is one."""
    last: _Date | None = None
    for time in times:
        date = _Date(time.start, time.end, time.days, time.expected)
        if last is None:
            last = date
            continue
        joined = _joined(last, date, text[last.end - offset : date.start - offset], text[: last.start - offset])
        if joined:
            last = joined
        else:
            yield last
            last = date
    if last:
        yield last


def _joined(first: _Date, second: _Date, between: str, before: str) -> _Date | None:
    """Both as one, where they are one stretch of days; None where they are two dates."""
    if first.days is None or second.days is None:
        return None
    if first.days == second.days and between.strip() in ("(", "", ",", "["):
        return replace(first, end=second.end)
    days = first.days.is_day and second.days.is_day and first.days.first < second.days.last
    if not days or not _JOINED.match(between):
        return None
    stretch = Days(first.days.first, second.days.last)
    apart = stretch.length > 2 and "and" in between and not _BETWEEN.search(before[-_NEAR:])
    if stretch.length > _LONGEST or apart:
        return None
    return _Date(first.start, second.end, stretch, first.expected and second.expected)


def _once(dates: Iterable[_Date]) -> list[_Date]:
    """Each stretch of days once, by its first mention."""
    seen: dict[Days | None, _Date] = {}
    for date in dates:
        seen.setdefault(date.days, date)
    return list(seen.values())


def _is_background(date: _Date, sentence: Sentence) -> bool:
    before = sentence.text[: date.start - sentence.start]
    return date.days is not None and not date.days.is_day and bool(_BACKGROUND.search(before[-40:]))


def _foreground(dates: Sequence[_Date], sentence: Sentence) -> list[_Date]:
    """The dates that tell what happened; "since 2008" counts only where a sentence has no other."""
    telling = [date for date in dates if not _is_background(date, sentence)]
    return telling or list(dates)


def _is_subordinate(date: _Date, sentence: Sentence) -> bool:
    """Whether the date stands in a clause, or with a participle, that only refers to another happening."""
    before = sentence.text[max(0, date.start - sentence.start - _RELATED_TO) : date.start - sentence.start]
    return bool(_SUBORDINATE.search(before) or _PARTICIPLE.search(before))


def _around(date: _Date | TimeExpression, sentence: Sentence) -> tuple[str, str, str]:
    """A date's own words, and what stands before and after them in the sentence."""
    start, end = date.start - sentence.start, date.end - sentence.start
    return sentence.text[start:end], sentence.text[:start], sentence.text[end:]


def _points(date: _Date, sentence: Sentence) -> bool:
    """Whether the date only says of which happening the sentence speaks."""
    precise = date.days is None or date.days.is_day
    return is_reference(*_around(date, sentence), expected=date.expected, precise=precise)


def _pointing(dates: Sequence[_Date], sentence: Sentence) -> list[_Date]:
    """The dates that point at other happenings; one joined to such a date by "and" does too."""
    pointing: list[_Date] = []
    last: _Date | None = None
    for date in dates:
        listed = (
            last in pointing
            and last is not None
            and _is_list(sentence.text[last.end - sentence.start : date.start - sentence.start])
        )
        if listed or _points(date, sentence):
            pointing.append(date)
        last = date
    return pointing


def _is_list(between: str) -> bool:
    return between.strip(" ,") in ("and", "or", "")


def _main(dates: Sequence[_Date], sentence: Sentence) -> _Date | None:
    """The date of the main clause: the first that isn't in a subordinate one, else the first; None where all point."""
    pointing = _pointing(dates, sentence)
    telling = [date for date in dates if date not in pointing]
    if len(telling) > 1 and is_dateline(_around(telling[0], sentence)[1]):
        telling = telling[1:]
    return next((date for date in telling if not _is_subordinate(date, sentence)), telling[0] if telling else None)


def _told(sentence: Sentence, times: Sequence[TimeExpression], *, dated: bool) -> Iterator[Told]:
    """What one sentence tells; `dated` where the article's day is known, so that no weekday waits for it."""
    times = [time for time in times if not is_stamp(*_around(time, sentence))]
    known = _once(_dates([time for time in times if _is_placed(time)], sentence.text, sentence.start))
    told = _foreground(known, sentence)
    unknown = None if dated else next((time for time in times if _is_open(time)), None)
    if unknown:
        told = [*told, _Date(unknown.start, unknown.end, None, unknown.expected)]
        told.sort(key=lambda date: date.start)
    main = _main(told, sentence)
    for date in told:
        yield Told(sentence.start, sentence.end, date.days, date.expected, main=date is main)


def _by_sentence(
    sentences: Sequence[Sentence], times: Sequence[TimeExpression]
) -> Iterator[tuple[Sentence, list[TimeExpression]]]:
    place = 0
    for sentence in sentences:
        own: list[TimeExpression] = []
        while place < len(times) and times[place].start < sentence.end:
            if times[place].start >= sentence.start:
                own.append(times[place])
            place += 1
        if own:
            yield sentence, own


def tell(sentences: Sequence[Sentence], times: Sequence[TimeExpression], anchor: Days | None) -> tuple[Told, ...]:
    """Which sentences tell of something on which days, in the order of the text.

    A sentence is told once for each stretch of days that it dates something by; one that names a weekday which
    can't be told, since the article is undated, has `days` None. What is vague, or only lasts, dates nothing.
    """
    dated = anchor is not None and anchor.is_day
    return tuple(told for sentence, own in _by_sentence(sentences, times) for told in _told(sentence, own, dated=dated))
