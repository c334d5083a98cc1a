"""How plainly a sentence bears witness that somebody did what a question asks, on the day it is told of. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Actor
from corpus.reading.names.lexicon import lexicon
from corpus.reading.spelling import fold
from corpus.reading.times import read_times
from corpus.reading.times.words import MONTHS, WEEKDAYS
from digests import excerpts
from digests.forms import forms
from digests.model import Dated, Subject

FAR = 0.3
"""What an article counts that names the subject and what it did far from each other: it may be somebody else's deed.

So does one that only announces what is asked of the past, or tells of the past what is still to come; one that says
it of another day, or that it was meant, feared or denied."""

ASIDE = 0.5
"""What one counts that only mentions the day, in a clause beside what it tells."""

AFTER, BEFORE = 60, 25
"""Characters after a name within which what it did stands near it, and before it what befell it."""

BESIDES, CLOSE = 0.8, 20
"""What one counts that puts more than so many characters between the two, or the name behind."""

OWNED = 25
"""Characters after an owner's name within which it is what befell him: "Berg's sudden death", not "Berg's son was"."""

HEAD, FRESH = 200, 2
"""Characters of a text within which its news begins, and days from a happening to an article whose news it is."""

_OWNER = re.compile(r"\s?['’]s?(?!\w)")
_ANEW = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had|who|and)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_BEFORE = re.compile(r"([^\W\d_][\w.-]*)\s+$")
_TIMES = frozenset(word.casefold() for word in (*MONTHS, *WEEKDAYS))
_CUT = re.compile(
    r"[,;:()–—]| - |\b(?=(?:and|but|that|who|which|whose|where|because|though|although|as|since|after|before|until|when"
    r"|while|following|during)\b)",
    re.IGNORECASE,
)
_HANGS = re.compile(r"\s*(?:since|after|before|until|when|while|following|during|who|which|whose)\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"(?:\b(?:can|could|would|will|may|might|shall|should|must|cannot|not|never|without)|n['’]t)\s+(?:\w+\s+)?$"
    r"|(?<!\bon )(?<!\bmanaged )(?<!\bfirst )(?<!\blast )(?<!\bable )(?<!\bforced )(?<!\bagreed )\bto\s+"
    r"(?:be\s+|have\s+)?$",
    re.IGNORECASE,
)
"""What stands before a verb of what is only meant, may be, or is denied; who "went on to win" has won."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What "when did …" asks about: the subject, and the words for what happened to it."""

    subject: Subject
    telling: tuple[str, ...]
    ahead: bool = False
    """True where it is asked of what is still to come."""
    passive: bool = False
    """True where it is asked what befell the subject: "was Berg arrested"."""


def tells(one: Dated, asked: Asked) -> bool:
    """Whether the sentence says it of the subject, or is the news of an article whose title does."""
    return (_holds(one.passage.sentence, asked) and _names(one, asked.subject)) or opens(one, asked)


def opens(one: Dated, asked: Asked) -> bool:
    """Whether it is the news of an article whose title says it: at its head, of the day it was published or so."""
    article, published = one.passage.article, one.passage.article.published.days
    if published is None or one.passage.start > HEAD or not (one.main and one.days.is_day):
        return False
    told_at_once = abs((published.first - one.days.first).days) <= FRESH
    actors = asked.subject.actors
    named = actors and all(_places(called(actor), article.title) for actor in actors)
    return bool(told_at_once and named and _holds(article.title, asked))


def weight(one: Dated, asked: Asked) -> float:
    """What a sentence counts for its day: 1 where it says plainly that it happened then, at least FAR."""
    found = _nearest(one, asked)
    distance = found[0] if found else 0 if opens(one, asked) else None
    if distance is None or one.expected != asked.ahead:
        return FAR
    own = _is_of_its_day(one, found[1]) if found else None
    if own is False or (found and not asked.ahead and _UNREAL.search(one.passage.sentence[: found[1][0]])):
        return FAR
    return (1.0 if one.main or own else ASIDE) * (1.0 if distance <= CLOSE else BESIDES)


def distance(one: Dated, asked: Asked) -> int | None:
    """Characters between a name of the subject's and what it did, or what befell it; None where that is not near.

    Of a topic all is near.
    """
    found = _nearest(one, asked)
    return found[0] if found else None


def called(actor: Actor) -> tuple[str, ...]:
    """Every name of an actor."""
    return actor.name, *actor.aliases


def _holds(text: str, asked: Asked) -> bool:
    return all(forms(word).search(text) for word in asked.telling)


def _names(one: Dated, subject: Subject) -> bool:
    """Whether the sentence, or one beside it, names all of the subject; a topic's articles speak of nothing else."""
    if subject.actors:
        return all(_places(called(actor), one.passage.sentence) for actor in subject.actors)
    phrases = subject.query.phrases if subject.query else ()
    near = [excerpts.preceding(one.passage), excerpts.following(one.passage)] if subject.topic and phrases else []
    text = " ".join([one.passage.sentence, *(each.sentence for each in near if each)])
    return excerpts.held(text, phrases) == len(phrases)


def _nearest(one: Dated, asked: Asked) -> tuple[int, Span] | None:
    """How far from a name of the subject's what it did stands, and where; of a topic the first place, not far."""
    sentence, subject = one.passage.sentence, asked.subject
    did = [match.span() for match in forms(asked.telling[0]).finditer(sentence)]
    named = [place for actor in subject.actors for place in _places(called(actor), sentence)]
    if subject.query:
        named += _places(subject.query.phrases, sentence)
    elif not subject.actors:
        return (0, did[0]) if did else None
    return min(
        (near for name in named for verb in did for near in _near(sentence, name, verb, passive=asked.passive)),
        default=None,
    )


def _near(sentence: str, name: Span, verb: Span, *, passive: bool) -> Iterator[tuple[int, Span]]:
    owner = bool(_OWNER.match(sentence, name[1]))
    between = sentence[name[1] : verb[0]]
    if 0 <= verb[0] - name[1] <= (OWNED if owner else AFTER) and not (owner and _ANEW.search(between)):
        yield verb[0] - name[1], verb
    if 0 <= name[0] - verb[1] <= BEFORE and not owner and not (passive and _BY.search(sentence[verb[1] : name[0]])):
        yield CLOSE + name[0] - verb[1], verb


def _is_of_its_day(one: Dated, verb: Span) -> bool | None:
    """Whether the verb's own clause names the day that the sentence is told of; None where it names none.

    What hangs on "since", "after" or "which" without a day of its own happened on another.
    """
    sentence = one.passage.sentence
    cuts = [0, *(match.start() for match in _CUT.finditer(sentence)), len(sentence)]
    start, end = max(at for at in cuts if at <= verb[0]), min(at for at in cuts if at > verb[0])
    times = read_times(one.passage.article.text, (excerpts.sentence(one.passage),), one.passage.article.published.days)
    offset = one.passage.start
    own = [time.days for time in times if time.days and start <= time.start - offset < end]
    if own:
        return any(days.overlaps(one.days) for days in own)
    return False if _HANGS.match(sentence[start:end].lstrip(",;:()–— -")) else None


def _places(names: tuple[str, ...], sentence: str) -> list[Span]:
    """Where one of the names begins and ends in the sentence, as whole words, and not as another's surname."""
    own = {fold(word) for name in names for word in name.split()}
    found = [match.span() for match in _any_of(names).finditer(sentence)]
    return [place for place in found if not _is_anothers(sentence, place, own)]


def _is_anothers(sentence: str, place: Span, own: set[str]) -> bool:
    """Whether a first name that is not theirs stands in front of a surname: "Hanna Berg"."""
    before = _BEFORE.search(sentence[: place[0]])
    if before is None or " " in sentence[slice(*place)]:
        return False
    word = fold(before[1])
    return before[1][0].isupper() and word in lexicon().first_names and word not in own


@lru_cache(maxsize=64)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """What finds the names, the longest first; "US" isn't "us"."""
    ordered = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    written = [re.escape(name) if name.isupper() else rf"(?i:{re.escape(name)})" for name in ordered]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(written) or '(?!)'})(?![\w-])")
