"""Sentences: where they begin and end, in print as it is."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patience import HANG

from corpus.reading.sentences import split


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Lund met Gen. A. B. Osei at 3 p.m. Monday.", "He left early."],
        ["The U.S. Navy sailed.", "Nobody saw it."],
        ["They came from the U.S.", "The others stayed."],
        ["It cost $3.5 million.", "That is 2.75 times more."],
        ["“We leave now.”", "She meant it."],
        ['"Why?" he asked.', "No one spoke."],
        ['He said: "Go home."', "Then he left."],
        ["At 9 a.m.", "He ran."],
        ["On Nov. 3 the vote begins."],
        ["Acme Inc. makes glue.", "Acme Inc.", "The rest is history."],
        ["Dr. Ines J. Kowalska, e.g. in Lodz, disagrees."],
        ["It was late...", "Nobody came."],
        ["He waited… and left."],
        ["Really?!", "Yes."],
        ["The council (which met twice.) agreed.", "6 members did not."],
    ],
)
def test_abbreviations_initials_quotations_and_decimals(sentences: list[str]) -> None:
    """A full stop ends a sentence only where the reader would take a breath."""
    assert [sentence.text for sentence in split(" ".join(sentences))] == sentences


def test_full_stops_of_other_scripts_need_no_space() -> None:
    """Chinese, Hindi and Armenian full stops end sentences too."""
    assert [s.text for s in split("今日は雨。明日も？はい。")] == ["今日は雨。", "明日も？", "はい。"]
    assert [s.text for s in split("वह आया। वह गया।")] == ["वह आया।", "वह गया।"]
    assert [s.text for s in split("Նա եկավ։ Նա գնաց։")] == ["Նա եկավ։", "Նա գնաց։"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\n\n", "\u2028"])
def test_a_line_is_a_paragraph(line_break: str) -> None:
    """A heading without a full stop is a sentence, and none crosses a line break."""
    assert [s.text for s in split(f"Talks begin{line_break}They met. They spoke")] == [
        "Talks begin",
        "They met.",
        "They spoke",
    ]


def test_nothing_holds_no_sentence() -> None:
    """White space alone is no sentence."""
    assert split("") == ()
    assert split(" \n\t\n ") == ()


@given(st.text(alphabet=st.sampled_from("aB. !?\n\"”“'(é…。1,U.S\u2028\x85\t"), max_size=200))
def test_sentences_cover_all_ink_in_order(text: str) -> None:
    """Every character but white space is in one sentence, sentences are in order, and each is its text."""
    place, ink = 0, []
    for sentence in split(text):
        assert place <= sentence.start < sentence.end
        assert sentence.text == text[sentence.start : sentence.end]
        assert sentence.text == sentence.text.strip()
        assert len(sentence.text.splitlines()) == 1
        ink.append(sentence.text)
        place = sentence.end
    assert "".join("".join(ink).split()) == "".join(text.split())


@pytest.mark.parametrize("piece", ["a", ".", '."', "A.", "1,000", "(“"])
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    """A million characters without a space are read in a moment."""
    began = perf_counter()
    assert len(split(piece * (1_000_000 // len(piece)))) == 1
    assert perf_counter() - began < HANG
