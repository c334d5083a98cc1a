"""All that a text says, read once: the order of the readers, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Published
from corpus.reading.language import language_of
from corpus.reading.model import Reading, Sentence, Told
from corpus.reading.names import Gazetteer, read_known, read_names
from corpus.reading.passages import tell
from corpus.reading.quotes import read_said
from corpus.reading.sentences import split
from corpus.reading.terms import terms
from corpus.reading.times import read_times

READ_LANGUAGES = ("en", "")
"""Texts in other languages are kept, found and linked; of them only the known actors are read, by their names."""


def language_told(title: str, text: str, stated: str = "") -> str:
    """The language of an article: as its words tell it, which know better than what its page states of itself."""
    return language_of(f"{title}\n{text}") or stated.replace("_", "-").split("-")[0].strip().lower()[:3]


def read(
    title: str,
    text: str,
    sentences: Sequence[Sentence],
    published: Published,
    gazetteer: Gazetteer,
    language: str,
) -> Reading:
    """Times, names, statements and terms of an article whose date is known as far as told, from its sentences.

    `language` is what `language_told` tells of it.
    """
    if language not in READ_LANGUAGES:
        known = read_known(text, sentences, gazetteer, language)
        return Reading(language, (), known, (), terms(title, text))
    times = read_times(text, sentences, published.days)
    actors = read_names(text, sentences, gazetteer)
    said = read_said(text, sentences, actors)
    told = tell(sentences, times, published.days)
    return Reading(language, told, actors, said, terms(title, text))


def reread_told(text: str, published: Published) -> tuple[Told, ...]:
    """What a text tells on which days, counted anew from a better date of publication."""
    sentences = split(text)
    times = read_times(text, sentences, published.days)
    return tell(sentences, times, published.days)
