"""Numbers by which texts and sentences are known again, whatever their case, spaces and punctuation."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from corpus.reading.bare import bare_words
from corpus.reading.model import Sentence

_FEWEST_WORDS = 4
"""A shorter sentence ("He did not elaborate.") stands in any article."""


def fingerprint(text: str) -> int:
    """A number (63 bits) that is the same for texts that differ only in case, spaces and punctuation."""
    return fingerprint_of(" ".join(bare_words(text)))


def sentence_hashes(sentences: Iterable[Sentence]) -> tuple[int, ...]:
    """A number (63 bits) for each sentence of at least four words, each number once, in order."""
    return sentence_hashes_of(" ".join(bare_words(sentence.text)) for sentence in sentences)


def sentence_hashes_of(bare: Iterable[str]) -> tuple[int, ...]:
    """The same of sentences of which there are only the bare words, with a blank between."""
    return tuple(dict.fromkeys([fingerprint_of(words) for words in bare if words.count(" ") >= _FEWEST_WORDS - 1]))


def fingerprint_of(bare: str) -> int:
    """The fingerprint of a text of which there are only the bare words, with a blank between."""
    return int.from_bytes(blake2b(bare.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
