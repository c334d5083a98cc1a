"""A text as a handful of numbers: alike for texts that are alike."""

from __future__ import annotations

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.sketches import BANDS, FEWEST, bands, shared, threefolds, threefolds_of

WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=4), max_size=80)
TEXT = " ".join(f"word{n} of{n % 17} the{n % 5} report{n % 29}" for n in range(120))


@given(WORDS)
def test_case_and_punctuation_make_no_difference(words: list[str]) -> None:
    """Only the words and their order count."""
    assert threefolds(" ".join(words)) == threefolds(", ".join(words).upper() + ".")


FACTORS = (0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F)


@given(st.lists(st.text(st.characters(exclude_characters=" "), min_size=1, max_size=6), max_size=40))
def test_threefolds_are_the_sums_that_archives_hold_sketches_of(words: list[str]) -> None:
    """Each word's number times the factor of its place; the 32 bits above the lowest seven."""
    numbers = [crc32(word.encode("utf-8", "surrogatepass")) * 0x9E3779B1 for word in words]
    rows = zip(numbers, numbers[1:], numbers[2:], strict=False)
    sums = [sum(number * factor for number, factor in zip(row, FACTORS, strict=True)) for row in rows]
    assert threefolds_of(" ".join(words)) == {total >> 7 & 0xFFFFFFFF for total in sums}


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_the_same_both_ways(one: list[str], other: list[str]) -> None:
    """From 0 to 1, and 1 for what stands in the other."""
    first, second = threefolds(" ".join(one)), threefolds(" ".join(other))
    assert 0.0 <= shared(first, second) == shared(second, first) <= 1.0
    assert shared(first, threefolds(" ".join([*one, *other]))) == (1.0 if first else 0.0)


@given(WORDS)
def test_a_sketch_is_of_one_size_and_fits_the_store(words: list[str]) -> None:
    """A short text has none."""
    found = threefolds(" ".join(words))
    made = bands(found)
    assert len(made) == (0 if len(found) < FEWEST else BANDS)
    assert all(0 <= number < 2**63 for number in made)


def test_a_text_with_some_words_changed_is_found_by_its_bands() -> None:
    """And one of other words is not."""
    words = TEXT.split()
    edited = " ".join("otherwise" if n % 20 == 7 else word for n, word in enumerate(words))
    strange = " ".join(f"thing{n} of{n % 13} some{n % 7} story{n % 31}" for n in range(120))
    own = set(bands(threefolds(TEXT)))
    assert own & set(bands(threefolds(edited)))
    assert not own & set(bands(threefolds(strange)))


STORED = (5179071772168725400, 2972969494175824404)


def test_a_sketch_does_not_change_from_day_to_day() -> None:
    """It is stored, so it must be the same in every process and version."""
    assert bands(threefolds(TEXT))[:2] == STORED
