"""When something happened: of what a subject's articles date, the days on which it did what is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from corpus.corpus import Corpus
from corpus.errors import UnknownActor
from corpus.model import ArticleId, Days, Query, Window
from digests import excerpts, summary, testimony, told
from digests import timeline as timelines
from digests.forms import is_irregular
from digests.likeness import EMPTY, listed
from digests.model import Dated, Event, Moments, Subject
from digests.naming import MARKS, named_among
from digests.subjects import ANYBODY, scope_of
from digests.testimony import AFTER, FAR, Asked, distance, weight

MOST = 3
"""Days that are told, at most: what happened once is told of one, but who met may have met again."""

BESIDE = 0.6
"""What a further day must be worth of the best."""

FINE = 0.15
"""The share of the articles that tell of a month or year which must tell of a day in it, for it to be the one."""

BESIDE_DAY = 0.5
"""What an article counts for the day before or after the one that it gives."""

PRECISION = ((3, 1.0), (31, 0.8), (10**9, 0.5))
"""What days, a month and a longer stretch count."""

NEWEST = 2_000
"""Articles of the subject that are asked, the newest."""

EACH = 40
"""Passages of one day that are read, at most."""

_AUXILIARIES = listed("did does do is are was were will would has have had can could shall should")
_AHEAD = listed("will is are does do shall")
"""With one of them it is asked of what is still to come."""
_BEING = listed("was were is are")
_ARTICLES = listed("the a an")
_HAPPENING = listed("happen happened happens occur occurred take took place ever exactly actually really finally")


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
    return (
        Asked(subject, telling, ahead=first in _AHEAD, passive=first in _BEING)
        if subject is not None and telling
        else None
    )


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


def moments(
    corpus: Corpus, wanted: Asked, window: Window, *, question: str, asof: datetime, whether: bool = False
) -> Moments:
    """The days on which most articles date it, one to three; none where no article does."""
    scope = replace(scope_of(wanted.subject, asof), window=window)
    subject = told.widened(wanted.subject, told.surfaces(corpus, wanted.subject.actors, scope))
    told_of = [tally.days for tally in corpus.passages.tally(scope, newest=NEWEST)]
    passages = corpus.passages.on(scope, told_of, limit_each=EACH, newest=NEWEST)
    wanted = replace(wanted, subject=subject)
    dated = told.with_articles(corpus, passages)
    found = [one for one in dated if timelines.whole(one.passage) and testimony.tells(one, wanted)]
    days = foremost(weighed(found, wanted))
    events = (_event(each, [one for one in found if one.days == each], wanted) for each in days)
    return Moments(question, tuple(events), whether)


def weighed(found: Sequence[Dated], wanted: Asked) -> dict[Days, dict[ArticleId, float]]:
    """What each article counts for each stretch of days: one that says plainly what is asked counts in full."""
    worth: dict[Days, dict[ArticleId, float]] = {}
    for one in found:
        articles = worth.setdefault(one.days, {})
        article = one.passage.article.id
        articles[article] = max(articles.get(article, 0.0), weight(one, wanted))
    return worth


def foremost(worth: Mapping[Days, Mapping[ArticleId, float]]) -> tuple[Days, ...]:
    """The days on which it happened: those that most articles give, as do those that give only the month or year."""
    left = dict(worth)
    chosen: list[tuple[Days, float]] = []
    while left and len(chosen) < MOST:
        fit = [days for days in left if _plain(days, left) and _fine(days, left)]
        standing = {days: _standing(days, left) * precision(days) for days in fit}
        if not standing:
            break
        best = min(standing, key=lambda days: (-standing[days], days.length, days.first))
        if chosen and standing[best] < BESIDE * chosen[0][1]:
            break
        chosen.append((best, standing[best]))
        left = {
            days: articles for days, articles in left.items() if not (days.overlaps(best) or _neighbours(days, best))
        }
    return tuple(sorted(days for days, _ in chosen))


def precision(days: Days) -> float:
    """What a stretch counts for being short: a year says little of when, and may be that of anything."""
    return next(share for longest, share in PRECISION if days.length <= longest)


def _plain(days: Days, worth: Mapping[Days, Mapping[ArticleId, float]]) -> bool:
    """Whether an article says more than in passing that it happened then."""
    return max(worth[days].values()) > FAR


def _standing(days: Days, worth: Mapping[Days, Mapping[ArticleId, float]]) -> float:
    """How many articles give these days, or a stretch that holds them; half of those that give the day beside."""
    counted: dict[ArticleId, float] = {}
    for other, articles in worth.items():
        share = 1.0 if other.first <= days.first and days.last <= other.last else BESIDE_DAY * _neighbours(days, other)
        for article, count in articles.items() if share else ():
            counted[article] = max(counted.get(article, 0.0), share * count)
    return sum(counted.values())


def _neighbours(one: Days, other: Days) -> bool:
    """Whether two days follow each other: what came in the night is of either."""
    return one.is_day and other.is_day and abs((one.first - other.first).days) == 1


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
    plain = [one for one in ranked if weight(one, wanted) > FAR] or ranked[:1]
    each = {one.passage.article.id: one.passage for one in reversed(plain)}
    front = plain[0].passage
    others = [passage for passage in reversed(each.values()) if passage.article != front.article]
    before = excerpts.preceding(front) if summary.leans(front.sentence) else None
    return Event(days, (front, *others), expected=plain[0].expected, before=before)


def _rank(one: Dated, wanted: Asked) -> tuple[object, ...]:
    far = distance(one, wanted)
    passage = one.passage
    leans = summary.leans(passage.sentence)
    return -weight(one, wanted), leans, AFTER if far is None else far, passage.article.id, passage.start
