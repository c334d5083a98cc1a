"""Known actors in texts of other languages and scripts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.known_actors import known_actors
from corpus.model import Published
from corpus.reading.names import Gazetteer, read_known
from corpus.reading.read import language_told, read
from corpus.reading.sentences import split

GAZETTEER = Gazetteer(known_actors())


def _named(text: str, language: str) -> dict[str, list[str]]:
    found = read_known(text, split(text), GAZETTEER, language)
    return {actor.name: [spotted.surface for spotted in actor.mentions] for actor in found}


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("ru", "Путин позвонил в Баку. Путину ответили.", {"Vladimir Putin": ["Путин", "Путину"]}),
        ("ru", "Встреча с Зеленским и Трампом.", {"Volodymyr Zelensky": ["Зеленским"], "Donald Trump": ["Трампом"]}),
        ("uk", "Зеленського зустріли вчора.", {"Volodymyr Zelensky": ["Зеленського"]}),
        ("bg", "Ердоган пристигна.", {"Recep Tayyip Erdogan": ["Ердоган"]}),
        ("hy", "Փաշինյանը հանդիպեց նրա հետ։", {"Nikol Pashinyan": ["Փաշինյանը"]}),
        ("ka", "ალიევმა თქვა.", {"Ilham Aliyev": ["ალიევმა"]}),
        ("az", "Əliyevin sözləri Paşinyana çatdı.", {"Ilham Aliyev": ["Əliyevin"], "Nikol Pashinyan": ["Paşinyana"]}),
        ("tr", "Erdoğan'ın sözleri.", {"Recep Tayyip Erdogan": ["Erdoğan'ın"]}),
        ("el", "Ο Πούτιν μίλησε.", {"Vladimir Putin": ["Πούτιν"]}),
        ("ar", "التقى بوتين في موسكو", {"Vladimir Putin": ["بوتين"]}),
        ("fr", "Vladimir Poutine est venu.", {"Vladimir Putin": ["Vladimir Poutine"]}),
    ],
)  # fmt: skip
def test_a_known_name_is_found_in_its_script_and_case(language: str, text: str, named: dict[str, list[str]]) -> None:
    """As news agencies write it there, with the endings that names take."""
    assert _named(text, language) == named


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Русские войска вошли в город. Мир и труд, май. Столица Москва."),
        ("de", "Der Monat Mai war schön, und die Zeit der Russen war um. Moskau lehnte ab."),
        ("fr", "Les Russes et les Américains sont à Paris."),
        ("az", "Bu gün hava yaxşıdır. Bakı gözəldir."),
    ],
)
def test_adjectives_and_capitals_are_nobody_there(language: str, text: str) -> None:
    """What only means a country where it acts can't be told from a place in a language that is not read."""
    assert _named(text, language) == {}


def test_an_article_in_another_language_is_about_the_known_actors_it_names() -> None:
    """Its names are read, and nothing else of it."""
    text = "Президент Владимир Путин и премьер Никол Пашинян были в Москве, и это было на этой неделе для них."
    reading = read("", text, split(text), Published.unknown(), GAZETTEER, language_told("", text))
    assert reading.language == "ru"
    assert [actor.key for actor in reading.actors] == ["vladimir-putin", "nikol-pashinyan"]
    assert (reading.told, reading.said) == ((), ())


_WORDS = st.sampled_from(
    ["Путину", "Алиева", "и", "Россией", "Ереван", "'", "Μητσοτάκης", "Macron", "习近平", "ა", "’s", "\n"]
)


@given(
    st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=12).map(" ".join)), st.sampled_from(["ru", "tr", "xx"])
)
def test_mentions_stand_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    """Each is a stretch of the text as it is written, and none lies over another."""
    spotted = [one for actor in read_known(text, split(text), GAZETTEER, language) for one in actor.mentions]
    places = sorted((one.start, one.end) for one in spotted)
    assert all(text[one.start : one.end] == one.surface for one in spotted)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
