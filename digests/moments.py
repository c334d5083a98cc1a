"""When something happened: of what a subject's articles date, the days on which it did what is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from corpus.corpus import Corpus
from corpus.errors import UnknownActor
from corpus.model import Actor, ArticleId, Days, Query, Window
from digests import excerpts, summary, told
from digests import timeline as timelines
from digests.forms import forms, is_irregular
from digests.likeness import EMPTY, listed
from digests.model import Dated, Event, Moments, Subject
from digests.naming import MARKS, named_among
from digests.subjects import ANYBODY, scope_of

MOST = 3
"""Days that are told, at most: what happened once is told of one, but who met may have met again."""

BESIDE = 0.6
"""What a further day must be worth of the best."""

FAR = 0.3
"""What an article counts that names the subject and what it did far from each other: it may be somebody else's deed.

So does one that only announces what is asked of the past, or tells of the past what is still to come."""

ASIDE = 0.5
"""What one counts that only mentions the day, in a clause beside what it tells."""

AFTER, BEFORE = 60, 25
"""Characters after a name within which what it did stands near it, and before it what befell it."""

BESIDES, CLOSE = 0.8, 20
"""What one counts that puts more than so many characters between the two, or the name behind."""

HEAD, FRESH = 200, 2
"""Characters of a text within which its news begins, and days from a happening to an article whose news it is."""

FINE = 0.15
"""The share of the articles that tell of a month or year which must tell of a day in it, for it to be the one."""

NEWEST = 2_000
"""Articles of the subject that are asked, the newest."""

EACH = 40
"""Passages of one day that are read, at most."""

_AUXILIARIES = listed("did does do is are was were will would has have had can could shall should")
_AHEAD = listed("will is are does do shall")
"""With one of them it is asked of what is still to come."""
_ARTICLES = listed("the a an")
_HAPPENING = listed("happen happened happens occur occurred take took place ever exactly actually really finally")


@dataclass(frozen=True, slots=True)
class Asked:
    """What "when did …" asks about: the subject, and the words for what happened to it."""

    subject: Subject
    telling: tuple[str, ...]
    ahead: bool = False
    """True where it is asked of what is still to come."""


def asked(corpus: Corpus, words: str, asof: datetime) -> Asked | None:
    """What words ask for, as in "did Steve Jobs die"; None where they say only who, or only what.

    The subject is a topic, actors, or else what is written with capitals or stands first. Raises UnknownActor for a
    "he" without a name.
    """
    first = words.partition(" ")[0].lower()
    pieces = [piece for each in without_auxiliary(words).split() if (piece := _bare(each))]
    subject, rest = named_among(corpus, pieces, asof)
    if subject is None and pieces and pieces[0].lower() in ANYBODY:
        raise UnknownActor
    if subject is None:
        subject, rest = _written(pieces)
    telling = _telling(rest)
    return Asked(subject, telling, ahead=first in _AHEAD) if subject is not None and telling else None


def without_auxiliary(words: str) -> str:
    """Words without the "did the" or "was a" before what they ask about."""
    for opening in (_AUXILIARIES, _ARTICLES):
        head, _, rest = words.partition(" ")
        words = rest if rest and head.lower() in opening else words
    return words


def _telling(words: Sequence[str]) -> tuple[str, ...]:
    """The words that tell something, else the verbs that mostly tell nothing: "taken", "made"."""
    lowered = [word.lower() for word in words if word.lower() not in _HAPPENING | _AUXILIARIES]
    return tuple(word for word in lowered if word not in EMPTY) or tuple(filter(is_irregular, lowered))


def _bare(piece: str) -> str:
    return re.sub(r"['’]s$", "", piece.strip(MARKS))


def _written(pieces: Sequence[str]) -> tuple[Subject | None, list[str]]:
    """What is written with capitals, as one name each time, else the first telling word; and the other words."""
    names: list[list[str]] = []
    for n, piece in enumerate(pieces):
        if piece[0].isupper():
            if n and names and pieces[n - 1][0].isupper():
                names[-1].append(piece)
            else:
                names.append([piece])
    if not names:
        names = [[piece] for piece in pieces if piece.lower() not in EMPTY][:1]
    if not names:
        return None, []
    phrases = tuple(" ".join(name) for name in names)
    taken = {word for name in names for word in name}
    return Subject(" ".join(phrases), query=Query(phrases=phrases)), [one for one in pieces if one not in taken]


def moments(corpus: Corpus, wanted: Asked, window: Window, *, question: str, asof: datetime) -> Moments:
    """The days on which most articles date it, one to three; none where no article does."""
    scope = replace(scope_of(wanted.subject, asof), window=window)
    subject = told.widened(wanted.subject, told.surfaces(corpus, wanted.subject.actors, scope))
    told_of = [tally.days for tally in corpus.passages.tally(scope, newest=NEWEST)]
    passages = corpus.passages.on(scope, told_of, limit_each=EACH, newest=NEWEST)
    found = [
        one
        for one in told.with_articles(corpus, passages)
        if timelines.whole(one.passage)
        and (_says(one, wanted.telling, subject) or _opens(one, wanted.telling, subject))
    ]
    wanted = replace(wanted, subject=subject)
    days = foremost(weighed(found, wanted))
    return Moments(question, tuple(_event(each, [one for one in found if one.days == each], wanted) for each in days))


def _says(one: Dated, telling: Sequence[str], subject: Subject) -> bool:
    return _tells(one.passage.sentence, telling) and _names(one, subject)


def _opens(one: Dated, telling: Sequence[str], subject: Subject) -> bool:
    """Whether it is the news of an article whose title says it: at its head, of the day it was published or so."""
    article, published = one.passage.article, one.passage.article.published.days
    if published is None or one.passage.start > HEAD or not (one.main and one.days.is_day):
        return False
    told_at_once = abs((published.first - one.days.first).days) <= FRESH
    named = subject.actors and all(_places(_called(actor), article.title) for actor in subject.actors)
    return bool(told_at_once and named and _tells(article.title, telling))


def _tells(sentence: str, telling: Sequence[str]) -> bool:
    return all(forms(word).search(sentence) for word in telling)


def _names(one: Dated, subject: Subject) -> bool:
    """Whether the sentence, or one beside it, names all of the subject; a topic's articles speak of nothing else."""
    if subject.actors:
        return all(_places(_called(actor), one.passage.sentence) for actor in subject.actors)
    phrases = subject.query.phrases if subject.query else ()
    near = [excerpts.preceding(one.passage), excerpts.following(one.passage)] if subject.topic and phrases else []
    text = " ".join([one.passage.sentence, *(each.sentence for each in near if each)])
    return excerpts.held(text, phrases) == len(phrases)


def _called(actor: Actor) -> tuple[str, ...]:
    return actor.name, *actor.aliases


def _places(names: tuple[str, ...], sentence: str) -> list[tuple[int, int]]:
    """Where one of the names begins and ends in the sentence, as whole words."""
    return [match.span() for match in _any_of(names).finditer(sentence)]


@lru_cache(maxsize=64)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """What finds the names, the longest first; "US" isn't "us"."""
    ordered = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    written = [re.escape(name) if name.isupper() else rf"(?i:{re.escape(name)})" for name in ordered]
    return re.compile(rf"(?<!\w)(?:{'|'.join(written) or '(?!)'})(?!\w)")


def weighed(found: Sequence[Dated], wanted: Asked) -> dict[Days, dict[ArticleId, float]]:
    """What each article counts for each stretch of days: one that says plainly what is asked counts in full."""
    worth: dict[Days, dict[ArticleId, float]] = {}
    for one in found:
        articles = worth.setdefault(one.days, {})
        article = one.passage.article.id
        articles[article] = max(articles.get(article, 0.0), _weight(one, wanted))
    return worth


def _weight(one: Dated, wanted: Asked) -> float:
    distance = _distance(one, wanted)
    if _opens(one, wanted.telling, wanted.subject):
        distance = distance or 0
    if distance is None or one.expected != wanted.ahead:
        return FAR
    return (1.0 if one.main else ASIDE) * (1.0 if distance <= CLOSE else BESIDES)


def _distance(one: Dated, wanted: Asked) -> int | None:
    """Characters between a name of the subject's and what it did, or what befell it; None where that is not near.

    Of a topic all is near.
    """
    subject, sentence = wanted.subject, one.passage.sentence
    names = tuple(name for actor in subject.actors for name in _called(actor))
    if subject.query:
        names += subject.query.phrases
    if not names:
        return 0
    did = [match.span() for match in forms(wanted.telling[0]).finditer(sentence)]
    places = [(name, verb) for name in _places(names, sentence) for verb in did]
    after = [verb[0] - name[1] for name, verb in places if 0 <= verb[0] - name[1] <= AFTER]
    before = [CLOSE + name[0] - verb[1] for name, verb in places if 0 <= name[0] - verb[1] <= BEFORE]
    return min((*after, *before), default=None)


def foremost(worth: Mapping[Days, Mapping[ArticleId, float]]) -> tuple[Days, ...]:
    """The days on which it happened: those that most articles give, as do those that give only the month or year."""
    left = dict(worth)
    chosen: list[tuple[Days, float]] = []
    while left and len(chosen) < MOST:
        standing = {days: _standing(days, left) for days in left if _plain(days, left) and _fine(days, left)}
        if not standing:
            break
        best = min(standing, key=lambda days: (-standing[days], days.length, days.first))
        if chosen and standing[best] < BESIDE * chosen[0][1]:
            break
        chosen.append((best, standing[best]))
        left = {days: articles for days, articles in left.items() if not days.overlaps(best)}
    return tuple(sorted(days for days, _ in chosen))


def _plain(days: Days, worth: Mapping[Days, Mapping[ArticleId, float]]) -> bool:
    """Whether an article says more than in passing that it happened then."""
    return max(worth[days].values()) > FAR


def _standing(days: Days, worth: Mapping[Days, Mapping[ArticleId, float]]) -> float:
    """How many articles give these days, or a stretch that holds them."""
    counted: dict[ArticleId, float] = {}
    for other, articles in worth.items():
        if other.first <= days.first and days.last <= other.last:
            for article, count in articles.items():
                counted[article] = max(counted.get(article, 0.0), count)
    return sum(counted.values())


def _fine(days: Days, worth: Mapping[Days, Mapping[ArticleId, float]]) -> bool:
    """Whether enough articles give these days beside those that give a longer stretch around them."""
    own = sum(worth[days].values())
    return all(
        own >= FINE * sum(articles.values())
        for other, articles in worth.items()
        if other.length > days.length and other.first <= days.first and days.last <= other.last
    )


def _event(days: Days, found: Sequence[Dated], wanted: Asked) -> Event:
    """One day's entry: the sentence that says it most plainly, and one of each other article that does so as well."""
    ranked = sorted(found, key=lambda one: _rank(one, wanted))
    plain = [one for one in ranked if _weight(one, wanted) > FAR] or ranked[:1]
    each = {one.passage.article.id: one.passage for one in reversed(plain)}
    front = plain[0].passage
    others = [passage for passage in reversed(each.values()) if passage.article != front.article]
    before = excerpts.preceding(front) if summary.leans(front.sentence) else None
    return Event(days, (front, *others), expected=plain[0].expected, before=before)


def _rank(one: Dated, wanted: Asked) -> tuple[object, ...]:
    distance = _distance(one, wanted)
    passage = one.passage
    leans = summary.leans(passage.sentence)
    return -_weight(one, wanted), leans, AFTER if distance is None else distance, passage.article.id, passage.start
