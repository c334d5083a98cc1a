"""The sentences that tell it: word for word, central, early in the article, and never the same thing twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

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

TITLED = 0.7
"""What likeness to the article's title counts beside likeness to all that is told."""

ARTICLES = 12
"""Articles of a story that are looked at."""

SAME = 0.5
"""The cosine from which two sentences say the same thing."""

HEAD = 2_400
"""Characters from the head of an article that are split, up to the end of a paragraph."""

_LEANING = listed(
    """he she it they this that these those his her its their our we my i however but and or so then also there here
    such meanwhile therefore thus moreover nevertheless yet instead otherwise still another others none neither"""
)
_WHEN = listed(
    """on in at by late early last next the same day before after that this monday tuesday wednesday thursday friday
    saturday sunday morning noon afternoon evening night week month january february march april may june july
    august september october november december"""
)
_PERSONAL = listed("he she it they")
_OBJECTS = listed("it them him")
_LEADING = listed("to on of with by for from at about against over asked called made told gave sent met urged")
"""What stands before an "it" that something earlier explains."""

_SAME = listed("same latter former")
_ORDINALS = listed("one other others first second third last")
_IS = listed("is was are were has had have will would")
_OPENING = listed("according in at on after with by from")
OPENING = 7
"""Words of a sentence that opens with a preposition among which a pronoun is its subject, and leans."""

_ANSWERING = listed("denies denied deny confirms confirmed welcomed welcomes rejected rejects condemned condemns")
_DETERMINERS = listed("the a an this that which who what where when whether if as")
_COUNTED_ON = re.compile(
    r"\W*(?:[\w-]+\s+){0,3}?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\s+(?:later|earlier|afterwards?)\b(?!\s+than\b)",
    re.IGNORECASE,
)
"""A time that is counted from one told of before: "Four minutes later", "only a week earlier"."""
_THE_SAME = re.compile(
    r"\b(?:say|says|said|do|does|did|done|doing)\s+the\s+same(?:\s+(?:on|in|at|for|to|about|again|too|with)\b|\s*(?:[^\w\s]|$))"
)
"""What somebody said or did as another had before; not "the same thing" of the sentence's own."""
_IN_ONE = re.compile(
    r"\W*(?:in|of|at|on|for|from|to|with)\s+(?:one|another|both)(?:\s*,|\s+(?:in|on|at|from|by|to)\b)", re.IGNORECASE
)
"""One of several things told of before: "In another, sent a year later, …"."""
_CLAUSE = re.compile(r"[,;:()“”\"«»–—]|\b(?:said|says)\b")
_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ("(", ")"))
_WORD = re.compile(r"\w+")
_CLOSING = " \t\"'”’»)]"
_STOPS = (".", "!", "?", "…", "։", "。", "।", "؟", "۔")


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
    found = list(islice(sentences.sentences(text[: cut if cut >= 0 else 2 * HEAD]), count + 1))
    if torn and len(found) <= count:
        found = found[:-1]
    return tuple(Passage(article, sentence.start, sentence.end) for sentence in found[:count])


@lru_cache(maxsize=4_096)
def stands_alone(sentence: str) -> bool:
    """Whether a sentence can be understood by itself: whole, of a fair length, with no word that leans on another."""
    found = _WORD.findall(sentence[: LONGEST * 40])
    if not SHORTEST <= len(found) <= LONGEST or sentence.rstrip()[-1] in "?:,;":
        return False
    return not leans(sentence) and _balanced(sentence)


@lru_cache(maxsize=4_096)
def leans(sentence: str) -> bool:
    """Whether it speaks of somebody or something that only a sentence before it names."""
    found = _WORD.findall(sentence[: LONGEST * 40])
    if not found or found[0].lower() in _LEANING:
        return True
    if counts_on(sentence) or _IN_ONE.match(sentence) or _THE_SAME.search(sentence):
        return True
    return _opens_with_pronoun(found) or _refers_back(sentence) or _names_one_before(found)


def counts_on(sentence: str) -> bool:
    """Whether its time is counted from what the sentence before it tells, which it says nothing without."""
    return _COUNTED_ON.match(sentence) is not None


def _names_one_before(words: Sequence[str]) -> bool:
    """Whether it begins with "the same" or "the second is": one told of before."""
    first, second, third = (word.lower() for word in (*words, "", "", "")[:3])
    return first == "the" and (second in _SAME or (second in _ORDINALS and third in _IS))


def ended(sentence: str) -> bool:
    """Whether it closes as sentences do: headings, bylines and captions don't."""
    return sentence.rstrip(_CLOSING)[-1:] in _STOPS


def _refers_back(sentence: str) -> bool:
    """Whether its first clause speaks of an "it" or "them" before it names any thing that could be meant."""
    clause = _CLAUSE.split(sentence[: LONGEST * 10], maxsplit=1)[0]
    words = [word.lower() for word in _WORD.findall(clause)]
    if words and words[0] in _OPENING and _PERSONAL.intersection(words[1:OPENING]):
        return True
    if any(word in _OBJECTS and before in _ANSWERING for before, word in pairwise(words)):
        return True
    for before, word in pairwise(words):
        if before in _DETERMINERS or word in _DETERMINERS:
            return False
        if word in _OBJECTS and (before in _LEADING or before.endswith("ed")):
            return True
    return False


def _opens_with_pronoun(words: Sequence[str]) -> bool:
    """Whether only a time stands before the "he" or "it" that somebody else's sentence explains."""
    first = next((word.lower() for word in words if word.lower() not in _WHEN and not word.isdigit()), "")
    return first in _PERSONAL


def _balanced(sentence: str) -> bool:
    """Whether every quotation and bracket that is opened in it is closed in it."""
    if sentence.count('"') % 2:
        return False
    return all(
        sentence.count(opening) == sentence.count(closing)
        for opening, closing in _PAIRS
        if opening != "„" or opening in sentence
        if opening != "“" or "„" not in sentence
    )


def pick(articles: Article | Sequence[Article], *, limit: int = 2) -> tuple[Passage, ...]:
    """At most `limit` sentences that tell what the articles tell, the first article's first.

    A sentence is the better the nearer it is to what all of them say and the earlier it stands. None is like
    another; each source gives one where there are several, else two. Where no sentence can stand alone, the first
    one of all is given.
    """
    if limit < 1:
        return ()
    chosen = (articles,) if isinstance(articles, Article) else tuple(articles[:ARTICLES])
    candidates = [
        _Candidate(passage, passage.sentence, place)
        for article in chosen
        for place, passage in enumerate(lead(article))
    ]
    if not candidates:
        return ()
    picked = _best([candidate for candidate in candidates if _fits(candidate)], limit) or candidates[:1]
    rank = {article.id: n for n, article in enumerate(chosen)}
    picked.sort(key=lambda candidate: (rank[candidate.passage.article.id], candidate.passage.start))
    return tuple(candidate.passage for candidate in picked)


def wording(text: str) -> str:
    """What must be the same for two sentences to be one: their words and numbers."""
    return " ".join(_WORD.findall(text.casefold()))


def _fits(candidate: _Candidate) -> bool:
    """Whether it can be shown by itself below its title, and says more than that."""
    says_more = wording(candidate.text) != wording(candidate.passage.article.title)
    return says_more and stands_alone(candidate.text) and ended(candidate.text)


def _best(candidates: Sequence[_Candidate], limit: int) -> list[_Candidate]:
    """The best that differ from each other."""
    if not candidates:
        return []
    titles = list(dict.fromkeys(candidate.passage.article.title for candidate in candidates))
    directions = vectors([candidate.text for candidate in candidates] + titles)
    own = directions[: len(candidates)]
    middle = centroid(own)
    named = dict(zip(titles, directions[len(candidates) :], strict=True))

    def worth(n: int) -> float:
        candidate = candidates[n]
        central = dot(own[n], middle) + TITLED * dot(own[n], named[candidate.passage.article.title])
        return central * _full(candidate.text) / (1 + 0.25 * candidate.place)

    order = sorted(range(len(candidates)), key=lambda n: (-worth(n), n))
    sources = {candidate.passage.article.source for candidate in candidates}
    each = 1 if len(sources) > 1 else 2
    taken: list[int] = []
    for n in order:
        source = candidates[n].passage.article.source
        if sum(candidates[m].passage.article.source == source for m in taken) >= each:
            continue
        if all(dot(own[n], own[m]) < SAME for m in taken) and _says_more(candidates[n], candidates, taken):
            taken.append(n)
        if len(taken) == limit:
            break
    return [candidates[n] for n in taken]


def _says_more(candidate: _Candidate, candidates: Sequence[_Candidate], taken: Sequence[int]) -> bool:
    """Whether it holds other words than those taken, where words are too few to compare by direction."""
    return wording(candidate.text) not in {wording(candidates[n].text) for n in taken}


def _full(sentence: str) -> float:
    """1 for a sentence long enough to tell what happened, less for a short one, such as a deck above the article."""
    return min(1.0, len(sentence.split()) / FULL) ** 2
