"""Where sources give different hours for one happening, side by side, and none chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, groupby

from corpus.model import Article, Vector
from corpus.reading.model import Sentence
from digests.claims import beginning, retold
from digests.likeness import dot, listed, vectors
from digests.model import Claim, Difference, Kind, Passage

READ = 1_500
"""Characters of an article that are read for hours."""

KEPT = 512
"""Texts of which it is kept what hours they tell: digests come back to the same articles."""

ARTICLES = 12
ALIKE = 0.1
"""How like each other the sentences with their titles must be."""

APART = 3
"""Days between two claims, at most."""

NEAR = 55
"""Characters between an hour and the word that tells what happened then, at most."""

ROUGHLY, PLAINLY = 15, 2
"""Minutes by which two hours may differ that are one: where one of them is given roughly, and where neither is."""

BEGINS = "begins"
HAPPENINGS = {
    BEGINS: r"begins?|began|starts?|started|take effect|took effect|takes effect|into force|into effect|fall silent"
    r"|fell silent|declared from",
    "broke out": r"broke out",
    "struck": r"struck|jolted|shook|rocked",
    "exploded": r"exploded|went off|detonated|blew up",
    "crashed": r"crashed|collided|derailed|capsized|sank",
    "happened": r"happened|occurred|took place",
    "shot": r"opened fire|started shooting|shots were fired",
    "died": r"died|pronounced dead|passed away",
    "arrested": r"(?:was|were) (?:arrested|detained|taken into custody)|surrendered"
    r"|(?:gave|turned) (?:him|her)self (?:up|in)",
    "landed": r"landed|touched down",
    "left": r"took off|lifted off|blasted off",
}
"""What may happen at an hour, with the words that tell it."""

_DAY = 24 * 60
_HOUR = re.compile(
    r"\b(?P<word>noon|midday|midnight)\b"
    r"|(?<!\d [.:] )\b(?P<hour>\d{1,2})(?: ?[:.] ?(?P<minute>[0-5]\d))? ?(?P<half>[ap]) ?\.? ?m\b"
    r"|(?:(?<=\bat )|(?<=\bat about )|(?<=\bat around ))(?P<full>[01]\d|2[0-3]) ?: ?(?P<past>[0-5]\d)\b"
    r"|\b(?P<clock>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o[’']clock",
    re.IGNORECASE,
)
_HAPPENS = {happening: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for happening, words in HAPPENINGS.items()}
_DATED = re.compile(r"(?:\b(?:19|20)\d\d|\b(?:updated|posted|published))[\s,:|@-]*$", re.IGNORECASE)
"""What stands before the hour at which an article was published."""
_ROUGH = re.compile(
    r"\b(?:around|about|approximately|roughly|nearly|almost|some|(?:(?:shortly|just) )?(?:before|after|past))\s*$",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:GMT|UTC|CET|EST|[A-Z][a-z]+ time)\b|\blocal time\b")
_ASIDE = re.compile(r"\([^()]*\)")
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class _Told:
    """An hour in a text, and what happened at it."""

    sentence: Sentence
    happening: str
    words: str
    minute: int
    """Of the day."""
    rough: bool


@dataclass(frozen=True, slots=True)
class _Hour:
    told: _Told
    zone: str
    passage: Passage
    near: Vector

    @property
    def article(self) -> Article:
        return self.passage.article


def find(articles: Sequence[Article]) -> tuple[Difference, ...]:
    """The hours that the articles of one story give for one happening, where they are not all one."""
    read = [one for article in articles[:ARTICLES] for one in _read(article)]
    if len({told.minute for told, _ in read}) < 2 or len({passage.article.source for _, passage in read}) < 2:
        return ()
    contexts = [f"{passage.article.title} {told.sentence.text}" for told, passage in read]
    found = [
        _Hour(told, _zone(told.sentence.text), passage, near)
        for (told, passage), near in zip(read, vectors(contexts), strict=True)
    ]
    found.sort(key=lambda one: (one.told.happening, _age(one)))
    differing = (_difference(list(same)) for _, same in groupby(found, key=lambda one: one.told.happening))
    return tuple(one for one in differing if one is not None)


def _difference(found: Sequence[_Hour]) -> Difference | None:
    """The hours of one happening, as the oldest article tells it; of a source each hour once."""
    alike = [one for one in found if _agree(found[0], one)]
    once = {(one.article.source, one.told.minute): one for one in reversed(alike)}
    claims = sorted(once.values(), key=_age)
    if not any(_differ(one, other) for one, other in combinations(claims, 2)):
        return None
    told = tuple(Claim(one.told.words, one.passage) for one in claims)
    return Difference(found[0].told.happening, told, Kind.HOUR)


def _differ(one: _Hour, other: _Hour) -> bool:
    """Whether they are of two sources, and cannot both be true."""
    apart = abs(one.told.minute - other.told.minute)
    within = ROUGHLY if one.told.rough or other.told.rough else PLAINLY
    return one.article.source != other.article.source and min(apart, _DAY - apart) > within


def _read(article: Article) -> Iterator[tuple[_Told, Passage]]:
    """The sentences that tell one hour, and what happened at it."""
    for told in _told(article.text):
        yield told, Passage(article, told.sentence.start, told.sentence.end)


@lru_cache(maxsize=KEPT)
def _told(text: str) -> tuple[_Told, ...]:
    """The hours of a text; of one happening told with several hours none is sure."""
    found: list[_Told] = []
    if _HOUR.search(text[:READ]):
        for sentence in beginning(text, READ):
            hours = list(_HOUR.finditer(sentence.text))
            if len(hours) == 1 and not retold(sentence.text) and not _DATED.search(sentence.text[: hours[0].start()]):
                found += _happenings(sentence, hours[0])
    minutes: dict[str, set[int]] = {}
    for one in found:
        minutes.setdefault(one.happening, set()).add(one.minute)
    return tuple(one for one in found if len(minutes[one.happening]) == 1 or one.happening == BEGINS)


def _happenings(sentence: Sentence, hour: re.Match[str]) -> Iterator[_Told]:
    """What happened at the hour: whatever begins anywhere in the sentence, else the one thing that stands near."""
    minute = _minute(hour)
    if minute is None:
        return
    text = sentence.text
    rough = _ROUGH.search(text[: hour.start()])
    told = _Told(
        sentence, BEGINS, text[rough.start() if rough else hour.start() : hour.end()], minute, rough is not None
    )
    if _HAPPENS[BEGINS].search(text):
        yield told
        return
    near = text[max(0, hour.start() - NEAR) : hour.end() + NEAR]
    happened = [one for one, pattern in _HAPPENS.items() if pattern.search(near)]
    if len(happened) == 1:
        yield replace(told, happening=happened[0])


def _minute(match: re.Match[str]) -> int | None:
    """The minute of the day that an hour's words tell; "eight o'clock" is taken as of the morning."""
    if match["word"]:
        return 0 if match["word"].lower() == "midnight" else _DAY // 2
    if match["clock"]:
        clock = match["clock"].lower()
        return 60 * (int(clock) if clock.isdigit() else _WORDS.index(clock) + 1)
    if match["full"]:
        return int(match["full"]) * 60 + int(match["past"])
    hour = int(match["hour"])
    if not 1 <= hour <= 12:
        return None
    return (hour % 12 + 12 * (match["half"].lower() == "p")) * 60 + int(match["minute"] or 0)


def _zone(sentence: str) -> str:
    """The clock by which an hour is told; what stands in brackets is by another one."""
    zone = _ZONE.search(_ASIDE.sub("", sentence))
    return zone.group().lower() if zone else ""


def _age(one: _Hour) -> tuple[int, int, int]:
    days = one.article.published.days
    return days.first.toordinal() if days else 0, one.article.id, one.passage.start


def _agree(one: _Hour, other: _Hour) -> bool:
    """Whether both may tell of one happening: of one time, in like words, on one weekday, by one clock."""
    here, there = one.article.published.days, other.article.published.days
    if here and there and abs((here.first - there.first).days) > APART:
        return False
    if one.zone != other.zone:
        return False
    named = [_DAYS.intersection(_LETTERS.findall(each.passage.sentence.lower())) for each in (one, other)]
    if all(named) and not named[0] & named[1]:
        return False
    return dot(one.near, other.near) >= ALIKE
