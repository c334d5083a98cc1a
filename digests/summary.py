"""The sentences that tell it: word for word, central, early in the article, and never the same thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Article
from corpus.reading import sentences
from digests.likeness import centroid, dot, listed, vectors
from digests.model import Passage

SHORTEST, LONGEST = 8, 60
"""Words of a sentence that can stand alone."""

FULL = 14
"""Words from which a sentence tells what happened."""

LEAD = 5
"""Sentences from the head of an article that are looked at."""

ARTICLES = 12
"""Articles of a story that are looked at."""

SAME = 0.5
"""The cosine from which two sentences say the same thing."""

HEAD = 2_400
"""Characters from the head of an article that are split, up to the end of a paragraph."""

_LEANING = listed(
    """he she it they this that these those his her its their however but and or so then also there here such
    meanwhile therefore thus moreover nevertheless yet instead otherwise still"""
)
_WHEN = listed(
    """on in at by late early last next the same day before after that this monday tuesday wednesday thursday friday
    saturday sunday morning noon afternoon evening night week month january february march april may june july
    august september october november december"""
)
_PERSONAL = listed("he she it they")
_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ("(", ")"))
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: Passage
    text: str
    place: int
    """0 for the first sentence of its article."""


def lead(article: Article, count: int = LEAD) -> tuple[Passage, ...]:
    """The first sentences of an article; only its head is read, however long it is."""
    text = article.text
    cut = text.find("\n", HEAD, 2 * HEAD)
    torn = cut < 0 and len(text) > 2 * HEAD
    found = sentences.split(text[: cut if cut >= 0 else 2 * HEAD])
    if torn:
        found = found[:-1]
    return tuple(Passage(article, sentence.start, sentence.end) for sentence in found[:count])


def stands_alone(sentence: str) -> bool:
    """Whether a sentence can be understood by itself: whole, of a fair length, with no word that leans on another."""
    found = _WORD.findall(sentence[: LONGEST * 40])
    if not SHORTEST <= len(found) <= LONGEST:
        return False
    if found[0].lower() in _LEANING or sentence.rstrip()[-1] in "?:,;" or _opens_with_pronoun(found):
        return False
    return balanced(sentence)


def _opens_with_pronoun(words: Sequence[str]) -> bool:
    """Whether only a time stands before the "he" or "it" that somebody else's sentence explains."""
    first = next((word.lower() for word in words if word.lower() not in _WHEN and not word.isdigit()), "")
    return first in _PERSONAL


def balanced(sentence: str) -> bool:
    """Whether every quotation and bracket that is opened in it is closed in it."""
    if sentence.count('"') % 2:
        return False
    return all(
        sentence.count(opening) == sentence.count(closing)
        for opening, closing in _PAIRS
        if opening != "„" or opening in sentence
        if opening != "“" or "„" not in sentence
    )


def pick(articles: Article | Sequence[Article], *, limit: int = 2, avoid: Iterable[str] = ()) -> tuple[Passage, ...]:
    """At most `limit` sentences that tell what the articles tell, the first article's first.

    A sentence is the better the nearer it is to what all of them say and the earlier it stands. None is like
    another or like one of `avoid`; each source gives one where there are several, else two. Where no sentence
    can stand alone, the first one of all is given, unless it is to be avoided.
    """
    chosen = (articles,) if isinstance(articles, Article) else tuple(articles[:ARTICLES])
    candidates = [
        _Candidate(passage, passage.sentence, place)
        for article in chosen
        for place, passage in enumerate(lead(article))
    ]
    if not candidates or limit < 1:
        return ()
    avoided = tuple(avoid)
    fit = [candidate for candidate in candidates if _fits(candidate)]
    picked = _best(fit, limit, avoided) or _best(candidates[:1], 1, avoided)
    rank = {article.id: n for n, article in enumerate(chosen)}
    picked.sort(key=lambda candidate: (rank[candidate.passage.article.id], candidate.passage.start))
    return tuple(candidate.passage for candidate in picked)


def _fits(candidate: _Candidate) -> bool:
    title = candidate.passage.article.title
    return stands_alone(candidate.text) and candidate.text.strip().casefold() != title.strip().casefold()


def _best(candidates: Sequence[_Candidate], limit: int, avoid: Sequence[str]) -> list[_Candidate]:
    """The best that differ from each other and from what is to be avoided."""
    if not candidates:
        return []
    directions = vectors([candidate.text for candidate in candidates] + list(avoid))
    own, avoided = directions[: len(candidates)], list(directions[len(candidates) :])
    middle = centroid(own)
    order = sorted(
        range(len(candidates)),
        key=lambda n: (-dot(own[n], middle) * _full(candidates[n].text) / (1 + 0.35 * candidates[n].place), n),
    )
    sources = {candidate.passage.article.source for candidate in candidates}
    each = 1 if len(sources) > 1 else 2
    taken: list[int] = []
    for n in order:
        source = candidates[n].passage.article.source
        if sum(candidates[m].passage.article.source == source for m in taken) >= each:
            continue
        others = [own[m] for m in taken] + avoided
        if all(dot(own[n], other) < SAME for other in others) and _new(candidates[n], candidates, taken, avoid):
            taken.append(n)
        if len(taken) == limit:
            break
    return [candidates[n] for n in taken]


def _full(sentence: str) -> float:
    """1 for a sentence long enough to tell what happened, less for a short one, such as a deck above the article."""
    return min(1.0, len(sentence.split()) / FULL)


def _new(candidate: _Candidate, candidates: Sequence[_Candidate], taken: Sequence[int], avoid: Sequence[str]) -> bool:
    """Whether it holds other words than those taken, where words are too few to compare by direction."""
    said = {_key(candidates[n].text) for n in taken} | {_key(text) for text in avoid}
    return _key(candidate.text) not in said


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
