"""The sentence of an article that a place or a question leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Article, Query
from corpus.reading import sentences
from corpus.reading.model import Sentence
from corpus.reading.spelling import fold
from corpus.reading.times.words import MONTHS
from digests import summary
from digests.forms import any_of
from digests.model import Passage

PARAGRAPH = 5_000
"""Characters of a paragraph that are split, at most."""

BEFORE = 600
"""Characters before a sentence in which the one before it begins."""

_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|nobody)\b",
    re.IGNORECASE,
)

_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\b|\b(?:{_MONTH})\.?\s+\d{{1,2}}\b|\b(?:1[5-9]|20)\d\d\b|\b\d{{1,2}}[:.]\d\d\b",
    re.IGNORECASE,
)
"""Figures that say when."""
PLACES = 12
"""Places where the words stand that are looked at in one article."""


def around(article: Article, at: int) -> Passage | None:
    """The whole sentence that holds the character at this offset; None where there is none, or it is endless."""
    start = article.text.rfind("\n", 0, at) + 1
    end = article.text.find("\n", at)
    end = len(article.text) if end < 0 else end
    if not start <= at < end or end - start > PARAGRAPH:
        return None
    for sentence in sentences.split(article.text[start:end]):
        if start + sentence.start <= at < start + sentence.end:
            return Passage(article, start + sentence.start, start + sentence.end)
    return None


def preceding(passage: Passage) -> Passage | None:
    """The sentence before it in its article; None where it is the first or no beginning is near."""
    text = passage.article.text
    cut = max(0, passage.start - BEFORE)
    piece = text[cut : passage.start]
    whole = cut == 0 or text[cut - 1] == "\n"
    found = sentences.split(piece)
    if not found or (len(found) == 1 and not whole and "\n" not in piece[: found[0].start]):
        return None
    return Passage(passage.article, cut + found[-1].start, cut + found[-1].end)


def following(passage: Passage) -> Passage | None:
    """The sentence after it in its paragraph; None where it is the last or goes on for too long."""
    text, end = passage.article.text, passage.end
    stop = text.find("\n", end, end + BEFORE)
    piece = text[end : stop if stop >= 0 else end + BEFORE]
    found = sentences.split(piece)
    if not found or (len(found) == 1 and stop < 0 and len(text) > end + BEFORE):
        return None
    return Passage(passage.article, end + found[0].start, end + found[0].end)


def answering(article: Article, query: Query) -> Passage | None:
    """The sentence that holds most of what is searched for, the earliest of equals; else the article's first."""
    wanted = [word for word in (*query.phrases, *query.words) if word.strip()]
    spelt = {place for forms in query.forms for place in _places_of(forms, article.text)}
    places = sorted({place for word in wanted for place in _places(word, article.text)} | spelt)[: 2 * PLACES]
    found = [passage for place in places if (passage := around(article, place))]
    if not found:
        return next(iter(summary.lead(article, 1)), None)
    return max(found, key=lambda one: (told(one, query), -one.start))


def told(passage: Passage, query: Query) -> int:
    """How many of the words that are searched for the sentence holds, in whatever form they may stand."""
    wanted = [word for word in (*query.phrases, *query.words) if word.strip()]
    return held(passage.sentence, wanted) + _held_of(query.forms, passage.sentence)


def counts(passage: Passage) -> bool:
    """Whether the sentence says how many of anything there are."""
    return _FIGURE.search(_DATE.sub(" ", passage.sentence)) is not None


def _held_of(forms: Sequence[tuple[str, ...]], sentence: str) -> int:
    """Of how many words the sentence holds a form."""
    return sum(bool(any_of(each).search(sentence)) for each in forms)


def _places_of(forms: tuple[str, ...], text: str) -> list[int]:
    """Where forms of a word begin in the text, the first of them."""
    return [match.start() for match, _ in zip(any_of(forms).finditer(text), range(PLACES), strict=False)]


def _places(word: str, text: str) -> list[int]:
    """Where a word or phrase begins in the text, whatever its capitals; by its accents where they match."""
    pattern = _pattern(word)
    return [match.start() for match, _ in zip(pattern.finditer(text), range(PLACES), strict=False)]


def _pattern(word: str) -> re.Pattern[str]:
    spaced = r"\W+".join(re.escape(piece) for piece in re.findall(r"\w+", word)[:20]) or re.escape(word)
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def held(sentence: str, wanted: Sequence[str]) -> int:
    """How many of the words and phrases stand in the sentence as whole words."""
    folded = f" {fold(sentence)} "
    return sum(f" {fold(word)} " in folded for word in wanted)


def sentence(passage: Passage) -> Sentence:
    """The passage as the sentence it is."""
    return Sentence(passage.start, passage.end, passage.sentence)
