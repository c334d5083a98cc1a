"""A text's words without case and punctuation: what texts are compared by."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.reading.letters import in_ascii, pattern
from corpus.reading.model import Sentence

_WORD = pattern(r"[^\W_]+").everywhere
_APART = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalnum()})


def bare_words(text: str) -> list[str]:
    """A text's words without case and punctuation."""
    plain = in_ascii(text)
    return plain.lower().translate(_APART).split() if plain.isascii() else _WORD.findall(text.casefold())


def bare_words_in(text: str, sentences: Sequence[Sentence]) -> list[list[str]]:
    """The bare words of each sentence of a text; in plain ASCII all of it is cut at once, which costs half as much."""
    plain = in_ascii(text)
    if not plain.isascii():
        return [bare_words(sentence.text) for sentence in sentences]
    apart = plain.lower().translate(_APART)
    return [apart[sentence.start : sentence.end].split() for sentence in sentences]
