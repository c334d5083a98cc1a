"""Where sources give different hours for the beginning of one thing, side by side, and none chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Article, Vector
from corpus.reading import sentences
from corpus.reading.model import Sentence
from digests.likeness import dot, listed, vectors
from digests.model import Claim, Difference, Passage

READ = 1_500
"""Characters of an article that are read for hours."""

KEPT = 512
"""Texts of which it is kept what hours they tell: digests come back to the same articles."""

ARTICLES = 12
ALIKE = 0.1
"""How like each other the sentences with their titles must be."""

APART = 3
"""Days between two claims, at most."""

_DAY = 24 * 60
_HOUR = re.compile(
    r"\b(?P<word>noon|midday|midnight)\b"
    r"|\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b"
    r"|\b(?P<clock>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o[’']clock",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:begins?|began|starts?|started|take effect|took effect|takes effect|into force|into effect|fall silent"
    r"|fell silent|declared from)\b",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:GMT|UTC|CET|EST|[A-Z][a-z]+ time)\b|\blocal time\b")
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class _Hour:
    minute: int
    """Of the day."""
    words: str
    zone: str
    passage: Passage
    context: str

    @property
    def article(self) -> Article:
        return self.passage.article


def find(articles: Sequence[Article]) -> tuple[Difference, ...]:
    """The hours at which the articles of one story say that it begins, where they are not all one."""
    found = [hour for article in articles[:ARTICLES] for hour in _read(article)]
    if len({one.minute for one in found}) < 2 or len({one.article.source for one in found}) < 2:
        return ()
    near = vectors([one.context for one in found])
    first = min(range(len(found)), key=lambda n: _age(found[n]))
    alike = [one for one, vector in zip(found, near, strict=True) if _agree(found[first], near[first], one, vector)]
    once = {(one.article.source, one.minute): one for one in sorted(alike, key=_age, reverse=True)}
    claims = sorted(once.values(), key=_age)
    if len({one.minute for one in claims}) < 2 or len({one.article.source for one in claims}) < 2:
        return ()
    return (Difference("the hour it begins", tuple(Claim(one.words, one.passage) for one in claims)),)


def _read(article: Article) -> Iterator[_Hour]:
    """The sentences that tell one hour, and that something begins at it."""
    for sentence, words, minute in _told(article.text[:READ]):
        zone = _ZONE.search(sentence.text)
        passage = Passage(article, sentence.start, sentence.end)
        context = f"{article.title} {sentence.text}"
        yield _Hour(minute, words, zone.group().lower() if zone else "", passage, context)


@lru_cache(maxsize=KEPT)
def _told(text: str) -> tuple[tuple[Sentence, str, int], ...]:
    """Those of a text, with the hour in its words and the minute of the day that it is."""
    found: list[tuple[Sentence, str, int]] = []
    for sentence in sentences.split(text):
        hours = list(_HOUR.finditer(sentence.text))
        if len(hours) == 1 and _BEGINS.search(sentence.text) and (minute := _minute(hours[0])) is not None:
            found.append((sentence, hours[0].group(), minute))
    return tuple(found)


def _minute(match: re.Match[str]) -> int | None:
    """The minute of the day that an hour's words tell; "eight o'clock" is taken as of the morning."""
    if match["word"]:
        return 0 if match["word"].lower() == "midnight" else _DAY // 2
    if match["clock"]:
        clock = match["clock"].lower()
        return 60 * (int(clock) if clock.isdigit() else _WORDS.index(clock) + 1)
    hour = int(match["hour"])
    if not 1 <= hour <= 12:
        return None
    return (hour % 12 + 12 * (match["half"].lower() == "p")) * 60 + int(match["minute"] or 0)


def _age(one: _Hour) -> tuple[int, int, int]:
    days = one.article.published.days
    return days.first.toordinal() if days else 0, one.article.id, one.passage.start


def _agree(one: _Hour, near: Vector, other: _Hour, other_near: Vector) -> bool:
    """Whether both may tell of one beginning: of one time, in like words, on one weekday, by one clock."""
    here, there = one.article.published.days, other.article.published.days
    if here is None or there is None or abs((here.first - there.first).days) > APART or one.zone != other.zone:
        return False
    named = [_DAYS.intersection(_LETTERS.findall(each.passage.sentence.lower())) for each in (one, other)]
    if all(named) and not named[0] & named[1]:
        return False
    return dot(near, other_near) >= ALIKE
