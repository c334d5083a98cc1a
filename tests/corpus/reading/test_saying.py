"""Words of saying and quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.model import Sentence
from corpus.reading.names.lexicon import lexicon
from corpus.reading.saying import inside, is_inside, quoted_spans, verbs


def _sentences(*texts: str) -> list[Sentence]:
    made, at = [], 0
    for text in texts:
        made.append(Sentence(at, at + len(text), text))
        at += len(text) + 1
    return made


def _quoted(text: str, *, within: bool = False) -> list[str]:
    return [text[start:end].strip("“”\"`' ") for start, end in quoted_spans(_sentences(text)[0], within=within)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no way” and left.", ["no way"]),
        ('We go on, " Merkel said .', ["We go on,"]),
        ("We go on , '' said Merkel .", ["We go on ,"]),
        ('Merkel said : " We go on .', ["We go on ."]),
        ('Merkel said the "deal" was off.', []),
        ("Merkel said no.", []),
    ],
)
def test_a_quotation_that_began_before_ends_where_somebody_is_said_to_have_said_it(
    text: str, quoted: list[str]
) -> None:
    """One mark alone opens or closes, by what stands around it."""
    assert _quoted(text) == quoted


def test_a_sentence_within_a_quotation_is_quoted_whole() -> None:
    """It has no mark of its own."""
    assert _quoted("He told me so.", within=True) == ["He told me so."]


def test_a_quotation_goes_on_until_it_is_closed() -> None:
    """Sentences between an opening and a closing mark are inside; those behind a mark never closed are not."""
    closed = _sentences('"It is late.', "Putin said so.", 'We agree," Merkel said.', "Nothing more.")
    never = _sentences('"It is late.', "Putin said so.", "Merkel left.")
    assert inside(closed) == [False, True, True, False]
    assert inside(never) == [False, False, False]


def test_words_of_saying_within_quotation_marks_are_not_the_articles_own() -> None:
    """What somebody says that another said is hearsay."""
    text = '"Putin said no," Merkel insisted.'
    sentence = _sentences(text)[0]
    assert [verb.word for verb in verbs(sentence, lexicon().speech, quoted_spans(sentence))] == ["insisted"]


@given(st.lists(st.sampled_from(["said", "We go on,", "“", "”", '"', "``", "''", "Merkel", ".", "no"]), max_size=20))
def test_quoted_stretches_lie_in_their_sentence_and_apart(pieces: list[str]) -> None:
    """They come in order, none overlaps another, and no word of saying is found in one."""
    sentence = _sentences(" ".join(pieces))[0]
    spans = quoted_spans(sentence)
    ends = [place for span in spans for place in span]
    assert ends == sorted(ends)
    assert all(0 <= place <= sentence.end for place in ends)
    assert not any(is_inside(verb.start, spans) for verb in verbs(sentence, lexicon().speech, spans))


@given(st.lists(st.lists(st.sampled_from(["no", "“", "”", '"', "said", ","]), max_size=6).map(" ".join), max_size=12))
def test_the_first_sentence_is_within_nothing(texts: list[str]) -> None:
    """Each sentence gets an answer, and nothing is open at the beginning."""
    within = inside(_sentences(*texts))
    assert len(within) == len(texts)
    assert not any(within[:1])
