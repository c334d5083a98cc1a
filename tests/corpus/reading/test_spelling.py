"""One spelling for many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.spelling import alike, at_most_alike, fold, in_latin, similar, skeleton


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Çavuşoğlu", "cavusoglu"),
        ("Əliyev", "aliyev"),
        ("İlham", "ilham"),
        ("Путин", "putin"),
        ("Зеленський", "zelensky"),
        ("Зеленский", "zelensky"),
        ("Փաշինյան", "pashinyan"),
        ("Ռուսաստան", "rusastan"),
        ("სააკაშვილი", "saakashvili"),
        ("Μητσοτάκης", "mitsotakis"),
        ("Łukasz Ålund", "lukasz alund"),
        ("U.S.", "us"),
        ("O’Brien", "obrien"),
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("  The   Hague ", "the hague"),
        ("...", ""),
        ("", ""),
    ],
)
def test_fold_writes_names_in_plain_latin_letters(name: str, folded: str) -> None:
    """Scripts, marks, points and blanks make no difference to the key of a name."""
    assert fold(name) == folded


def test_scripts_without_a_transliteration_keep_their_letters() -> None:
    """Arabic, Hebrew and Chinese names are keys as they stand, without their vowel marks."""
    assert fold("بُوتين") == fold("بوتين") != ""
    assert fold("习近平") == "习近平"


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(name: str) -> None:
    """A folded name is its own key."""
    assert fold(fold(name)) == fold(name)


@given(st.text(alphabet="ÇĞəŁПутинՓაΩ.'’-&ёйʼßﬁ１ ", max_size=30))
def test_folding_twice_changes_nothing_in_hard_letters(name: str) -> None:
    """The same holds where letters fold into several, or into none."""
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("a", "b", "least"),
    [
        ("Kirkorian", "Krikorian", 0.8),
        ("Sergej", "Sergei", 0.75),
        ("Dimitrj", "Dmitry", 0.75),
        ("Cavisoglu", "Çavuşoğlu", 0.85),
        ("Kazakistan", "Kazakhstan", 0.89),
        ("Зеленский", "Zelenskyy", 0.9),
    ],
)
def test_spellings_of_one_name_are_similar(a: str, b: str, least: float) -> None:
    """What press and agencies write for one name looks alike."""
    assert similar(a, b) >= least


@pytest.mark.parametrize(("a", "b"), [("Putin", "Pashinyan"), ("John", "Jean"), ("Niger", "Nepal")])
def test_other_names_are_not_similar(a: str, b: str) -> None:
    """Different names stay under the measure by which spellings are joined."""
    assert similar(a, b) < 0.75


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_mutual_and_between_nought_and_one(a: str, b: str) -> None:
    """Neither name comes first, and the measure has a fixed range; a name is wholly like itself."""
    assert similar(a, b) == similar(b, a)
    assert 0.0 <= similar(a, b) <= 1.0
    assert similar(a, a) == 1.0


@given(st.text(alphabet="abcde", max_size=12), st.text(alphabet="abcde", max_size=12))
def test_no_names_are_more_alike_than_their_letters(a: str, b: str) -> None:
    """So that those whose letters are too different need not be compared."""
    assert at_most_alike(a, b) >= alike(a, b) or not (a or b)


def test_a_hostile_length_is_compared_in_no_time() -> None:
    """Only the first letters of what is no name are compared."""
    assert similar("a" * 1_000_000, "b" * 1_000_000) == 0.0


@pytest.mark.parametrize(
    ("a", "b"),
    [("Cavusoglu", "Cavisoglu"), ("Zelensky", "Zelenskiy"), ("Krikorian", "Kirkorian"), ("Алиев", "Əliyev")],
)
def test_spellings_of_one_name_share_their_skeleton(a: str, b: str) -> None:
    """Candidates are looked up by what transliteration leaves of a word."""
    assert skeleton(a) == skeleton(b) != ""


@given(st.text(max_size=60))
def test_a_skeleton_is_short_and_folded(word: str) -> None:
    """A skeleton never holds blanks or capitals."""
    bones = skeleton(word)
    assert " " not in bones
    assert bones == bones.casefold()


@pytest.mark.parametrize(
    ("name", "latin"), [("Əliyev", True), ("Nguyễn Văn", True), ("O'Brien 2", True), ("Путин", False), ("Լ", False)]
)
def test_marks_make_no_other_script(name: str, latin: bool) -> None:
    """Latin letters with marks are Latin; Cyrillic and Armenian are not."""
    assert in_latin(name) is latin
