"""Languages told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.language import UNKNOWN, language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministers of both countries met in the capital on Monday and agreed to a truce."),
        ("ru", "Министры обеих стран встретились в столице и договорились о перемирии, что было неожиданно."),
        ("uk", "Міністри обох країн зустрілися у столиці та домовилися про перемир'я, що було для всіх його метою."),
        ("hy", "Երկու երկրների նախարարները հանդիպեցին մայրաքաղաքում։"),
        ("ka", "ორი ქვეყნის მინისტრები დედაქალაქში შეხვდნენ."),
        (
            "az",
            "Hər iki ölkənin nazirləri paytaxtda görüşüb və atəşkəs üçün razılığa gəlib, bu da yeni bir addım olub.",
        ),
        (
            "tr",
            "İki ülkenin bakanları başkentte bir araya geldi ve ateşkes için anlaştı. Bu daha sonra kabul edildi.",
        ),
        (
            "fr",
            "Les ministres des deux pays se sont rencontrés dans la capitale et ont conclu une trêve pour le moment.",
        ),
        (
            "de",
            "Die Minister der beiden Länder trafen sich in der Hauptstadt und einigten sich auf eine Waffenruhe.",
        ),
        ("es", "Los ministros de los dos países se reunieron en la capital y acordaron una tregua para el invierno."),
        ("ar", "التقى وزراء من البلدين في العاصمة على مدى يومين، وقال أحدهم إن هذا كان من الضروري"),
        ("el", "Οι υπουργοί συναντήθηκαν στην πρωτεύουσα."),
        ("zh", "两国部长在首都会晤。"),
        ("ja", "両国の大臣が首都で会談した。"),
        ("ko", "양국 장관이 수도에서 만났다."),
        ("he", "השרים נפגשו בבירה."),
    ],
)
def test_languages_are_told_by_letters_and_common_words(language: str, text: str) -> None:
    """A sentence is enough to tell a language by."""
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "12345 %%%", "x", "Lavrov Pashinyan", "\u200f\u200b"])
def test_too_little_tells_no_language(text: str) -> None:
    """Where there are no common words, none is guessed."""
    assert language_of(text) == ""


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    """The answer is a code of two letters, that it is none we know, or empty, whatever the text."""
    assert len(language_of(text)) in (0, 2) or language_of(text) == UNKNOWN


def _sentences(name: str) -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / name).read_text().splitlines()
    return [(language, sentence) for language, _, sentence in (line.partition("\t") for line in lines)]


@pytest.mark.parametrize(("name", "least"), [("languages.tsv", 0.96), ("languages_unseen.tsv", 0.91)])
def test_a_single_sentence_mostly_tells_its_language(name: str, least: float) -> None:
    """Eighteen languages; the unseen ones (of a declaration that everybody translated) made no word list longer."""
    sentences = _sentences(name)
    right = sum(language_of(sentence) == language for language, sentence in sentences)
    assert right / len(sentences) >= least


@pytest.mark.parametrize("name", ["languages.tsv", "languages_unseen.tsv"])
def test_no_other_language_is_taken_for_english(name: str) -> None:
    """Then its dates and names would be misread."""
    english = [language for language, sentence in _sentences(name) if language_of(sentence) == "en"]
    assert set(english) == {"en"}


def test_a_short_report_tells_its_language() -> None:
    """Six sentences of it are enough."""
    reports: dict[str, str] = {}
    for language, sentence in _sentences("languages.tsv"):
        reports[language] = f"{reports.get(language, '')} {sentence}"
    assert {language: language_of(text) for language, text in reports.items()} == {each: each for each in reports}


def test_a_long_text_in_an_unknown_language_is_not_taken_for_one_that_is_read() -> None:
    """It is told from a text too short to be told."""
    assert language_of("Zorb glim tarquo " * 10) == UNKNOWN
