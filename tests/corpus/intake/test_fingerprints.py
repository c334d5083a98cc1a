"""Numbers by which texts and sentences are known again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.fingerprints import fingerprint, sentence_hashes
from corpus.reading.model import Sentence


def sentences(*texts: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(0, len(text), text) for text in texts)


def test_a_fingerprint_looks_at_words_alone() -> None:
    """Case, spaces, line breaks and punctuation make no difference; a word does."""
    assert fingerprint("The storm, at last, has “passed”.") == fingerprint("the storm\nat last has passed")
    assert fingerprint("The storm has passed.") != fingerprint("The storm has not passed.")


@given(st.text())
def test_numbers_fit_the_store(text: str) -> None:
    """Every number is a signed 64-bit integer that is not negative."""
    numbers = [fingerprint(text), *sentence_hashes(sentences(text))]
    assert all(0 <= number < 2**63 for number in numbers)


def test_short_sentences_are_not_counted() -> None:
    """A sentence of under four words stands in any article, and one said twice counts once."""
    hashes = sentence_hashes(
        sentences("He declined.", "The storm has passed.", "The storm has passed!", "Boats sail again today.")
    )
    assert len(hashes) == 2
