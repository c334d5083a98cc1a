"""What a reader's words are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from factories import article, named, prepared, shelved

from corpus.corpus import Corpus, open_corpus
from corpus.errors import BadQuery, NothingFound, SeveralActors, UnknownActor
from corpus.membership import follow_topics
from corpus.model import ActorKind, Topic
from digests.subjects import find_actors, find_subject, pieces_held, scope_of

ASOF = datetime(2030, 1, 1, tzinfo=UTC)
TEXT = "Harald Berg met Sonja Lund in Bodo. The Sound Council praised the bridge."


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """Three articles about a bridge, with two people and an organisation, and a topic."""
    opened = open_corpus(tmp_path / "news.db", write=True)
    for n in range(3):
        text = f"{TEXT} {'Again. ' * n}"
        actors = (
            named("Harald Berg", (0, 11), text=text),
            named("Sonja Lund", (16, 26), text=text),
            named("Sound Council", (40, 53), text=text, kind=ActorKind.ORGANISATION),
        )
        shelved(opened, prepared(article(text, title=f"Bridge {n}", source=f"Source {n}"), actors=actors))
    with opened.database.transaction() as writing:
        follow_topics(writing, opened.database, [Topic("bridge", "The sound bridge", ("sound bridge", "bridge"))])
    yield opened
    opened.close()


@pytest.mark.parametrize("words", ["bridge", "The Sound Bridge", "  BRIDGE "])
def test_a_topic_comes_before_all(corpus: Corpus, words: str) -> None:
    """Its key, title or name in any case names it, though articles hold the word too."""
    found = find_subject(corpus, words, ASOF)
    assert found.topic is not None
    assert (found.title, found.topic.key, found.actors, found.query) == ("The sound bridge", "bridge", (), None)


@pytest.mark.parametrize("words", ["Harald Berg", "harald berg", "Berg", "Colonel Berg", "Mr. Harald Berg", "van Berg"])
def test_an_actor_is_found_by_name_or_surname(corpus: Corpus, words: str) -> None:
    """A full name, or a surname that only one person bears, be it behind a title or a particle."""
    assert [actor.name for actor in find_subject(corpus, words, ASOF).actors] == ["Harald Berg"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Харальд Берг", ["Harald Berg"]),
        ("Берг", ["Harald Berg"]),
        ("Լունդ", ["Sonja Lund"]),
        ("Соня Лунд", ["Sonja Lund"]),
        ("Берг и Лунд", ["Harald Berg", "Sonja Lund"]),
        ("ბერგ", ["Harald Berg"]),
    ],
)
def test_a_name_in_another_script_is_found_by_its_sound(corpus: Corpus, words: str, names: list[str]) -> None:
    """Also of people whom only articles have made known."""
    assert [actor.name for actor in find_actors(corpus, words, ASOF)] == names


@pytest.mark.parametrize("words", ["Иванов", "Борг Ланд", "Харальд Лунд", "大臣"])
def test_a_name_in_another_script_that_nobody_bears_is_nobody(corpus: Corpus, words: str) -> None:
    """Better not found than somebody else."""
    with pytest.raises(UnknownActor):
        find_actors(corpus, words, ASOF)


def test_an_office_is_whoever_bears_it(corpus: Corpus) -> None:
    """Alone, or beside another name; one that two bear is asked back."""
    text = "Norwegian president Harald Berg, Norwegian chancellor Sonja Lund and Norwegian chancellor Nils Dahl met."
    places = (("Harald Berg", "Norwegian president"), ("Sonja Lund", "Norwegian chancellor"))
    told = [
        named(name, (text.index(name), text.index(name) + len(name)), text=text, role=role) for name, role in places
    ]
    other = named("Nils Dahl", (text.index("Nils"), text.index(" met")), text=text, role="Norwegian chancellor")
    shelved(corpus, prepared(article(text, title="A meeting"), actors=(*told, other)))
    assert find_actors(corpus, "the president of Norway", ASOF)[0].name == "Harald Berg"
    assert find_subject(corpus, "Norway's president and Lund", ASOF).title == "Harald Berg and Sonja Lund"
    with pytest.raises(SeveralActors) as asked:
        find_actors(corpus, "Norwegian chancellor", ASOF)
    assert set(asked.value.suggestions) == {"Sonja Lund", "Nils Dahl"}


@pytest.mark.parametrize(
    "words", ["Harald Berg Sonja Lund", "Berg Lund", "Berg and Lund", "Berg, Lund", "Harald Berg & Lund"]
)
def test_several_names_are_several_actors(corpus: Corpus, words: str) -> None:
    """Names in a row, with or without a word between, mean all of them together."""
    found = find_subject(corpus, words, ASOF)
    assert [actor.name for actor in found.actors] == ["Harald Berg", "Sonja Lund"]
    assert found.title == "Harald Berg and Sonja Lund"


def test_a_first_name_that_is_anothers_surname_is_nobodys_own(corpus: Corpus) -> None:
    """The middle name that articles give and a reader leaves out makes no two people of one."""
    text = "Arne Olav Vik met Knut Arne in Bodo."
    actors = (named("Arne Olav Vik", (0, 13), text=text), named("Knut Arne", (18, 27), text=text))
    shelved(corpus, prepared(article(text), actors=actors))
    assert [actor.name for actor in find_subject(corpus, "Arne Vik", ASOF).actors] == ["Arne Olav Vik"]
    assert [actor.name for actor in find_subject(corpus, "Arne", ASOF).actors] == ["Knut Arne"]


def test_other_words_are_a_search(corpus: Corpus) -> None:
    """What names nothing but stands in articles is searched for."""
    found = find_subject(corpus, "praised", ASOF)
    assert found.query is not None
    assert found.query.words == ("praised",)


@pytest.mark.parametrize(("words", "meant"), [("Harald Borg", "Harald Berg"), ("brigde", "bridge")])
def test_what_is_nearly_a_name_is_asked_back(corpus: Corpus, words: str, meant: str) -> None:
    """A misspelt name that stands in no article brings the right one as a suggestion."""
    with pytest.raises(UnknownActor) as trouble:
        find_subject(corpus, words, ASOF)
    assert meant in trouble.value.suggestions


def test_a_row_of_misspelt_names_is_asked_back_together(corpus: Corpus) -> None:
    """The suggestion names all of them, in the order typed."""
    with pytest.raises(UnknownActor) as trouble:
        find_actors(corpus, "Berg Lunt", ASOF)
    assert trouble.value.suggestions == ("Harald Berg, Sonja Lund",)


def test_words_that_are_no_names_are_not_made_into_some(corpus: Corpus) -> None:
    """Neither a first name's other bearers nor whoever shares some letters is meant."""
    with pytest.raises(UnknownActor) as trouble:
        find_actors(corpus, "Harald Lundqvistsson", ASOF)
    assert trouble.value.suggestions in ((), ("Harald Berg",))
    with pytest.raises(UnknownActor) as trouble:
        find_actors(corpus, "Sonja's wife", ASOF)
    assert trouble.value.suggestions == ()


def test_a_surname_that_several_bear_is_asked_back(corpus: Corpus) -> None:
    """Nobody is chosen for the reader, and nobody is said not to be there."""
    text = "Jens Berg sold the ferry."
    shelved(corpus, prepared(article(text, title="Ferry"), actors=(named("Jens Berg", (0, 9), text=text),)))
    with pytest.raises(SeveralActors) as trouble:
        find_actors(corpus, "Berg", ASOF)
    assert trouble.value.suggestions == ("Harald Berg", "Jens Berg")


def test_what_stands_nowhere_is_said_so(corpus: Corpus) -> None:
    """Neither a name nor a find."""
    with pytest.raises(NothingFound):
        find_subject(corpus, "xylophone", ASOF)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("why did Berg resign", ("Harald Berg",)),
        ("did Harald Berg marry Lund?", ("Harald Berg and Sonja Lund", "Harald Berg", "Sonja Lund")),
        ("who burned the bridge", ("bridge",)),
        ("how many people died in Oslo", ()),
        ("did the ferry sink beside the sound", ("sound",)),
        ("<b>xylophones</b> @all #the", ()),
    ],
)
def test_a_question_without_an_answer_leads_to_whom_it_names(
    corpus: Corpus, words: str, meant: tuple[str, ...]
) -> None:
    """Together and each."""
    with pytest.raises(NothingFound) as caught:
        find_subject(corpus, words, ASOF)
    assert caught.value.suggestions == meant


@pytest.mark.parametrize("words", ["who praised the council?", "when was the Sound Council met"])
def test_a_question_is_about_its_telling_words(corpus: Corpus, words: str) -> None:
    """What only asks stands in no article."""
    found = find_subject(corpus, words, ASOF)
    assert found.query is not None
    assert "the" not in found.title.split()


def test_a_question_finds_its_words_in_any_form(corpus: Corpus) -> None:
    """Where few articles hold them as they were typed; one word alone is not looked for so."""
    for text in ("Rain killed four on the ferry.", "The ferry sank; four are dead.", "Four deaths: a ferry is lost."):
        shelved(corpus, prepared(article(text)))
    assert find_subject(corpus, "did four die?", ASOF).title == "four die"
    found = find_subject(corpus, "how many died on the ferry?", ASOF)
    assert found.title == "died ferry"
    assert len(corpus.articles.latest(scope_of(found, ASOF), limit=9)) == 3
    with pytest.raises((NothingFound, UnknownActor)):
        find_subject(corpus, "who died?", ASOF)


def test_a_topic_among_other_words_is_offered(corpus: Corpus) -> None:
    """Where no article holds them all."""
    with pytest.raises(NothingFound) as caught:
        find_subject(corpus, "xylophones on the bridge", ASOF)
    assert caught.value.suggestions == ("bridge",)


def test_what_two_are_asked_about_leads_to_both(corpus: Corpus) -> None:
    """Whom the words name exactly is likelier meant than whoever is called something like the rest of them."""
    with pytest.raises(UnknownActor) as caught:
        find_subject(corpus, "Berg marry Lund", ASOF)
    assert caught.value.suggestions[0] == "Harald Berg and Sonja Lund"


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("did the Old Mary sink in the storm", ("Old Mary", "storm")),
        ("who won the war", ("war",)),
        ("how old was Brando when he died", ()),
        ("is there anything of the kind", ()),
        ("Apocalypse Now", ()),
        ("Brando and the storm", ()),
        ("why did it happen", ()),
    ],
)
def test_pieces_of_a_question_that_articles_hold_are_offered(words: str, pieces: tuple[str, ...]) -> None:
    """Whole names before single words, none of it beside a name that nobody bears, and no verb by itself."""
    text = " the Old Mary lay in the storm of the war when he was old and died then and won "
    assert pieces_held(words.split(), lambda piece: f" {piece} " in text) == pieces


@pytest.mark.parametrize("words", ["he", "they", "this"])
def test_whom_a_pronoun_means_is_not_looked_for(corpus: Corpus, words: str) -> None:
    """Nearly every article holds it."""
    shelved(corpus, prepared(article("This is where they said he would build it.")))
    with pytest.raises(BadQuery):
        find_subject(corpus, words, ASOF)


@pytest.mark.parametrize("words", ["", "   ", '"', "*", "-"])
def test_words_without_a_letter_ask_nothing(corpus: Corpus, words: str) -> None:
    """There is nothing to look for in them."""
    with pytest.raises(BadQuery):
        find_subject(corpus, words, ASOF)


@pytest.mark.parametrize("words", ["a" * 10_000, "sill " * 2_000, "\u202esill", "C++ sill", "Berg Sill " * 9])
def test_hostile_words_are_refused_in_words_a_reader_can_be_told(corpus: Corpus, words: str) -> None:
    """Endless or invisible words that name nothing end in an error for readers, not in a failure."""
    with pytest.raises((BadQuery, NothingFound, UnknownActor)):
        find_subject(corpus, words, ASOF)


def test_no_organisation_is_found_behind_a_title(corpus: Corpus) -> None:
    """A title stands in front of people's names alone."""
    assert find_actors(corpus, "Lord Berg", ASOF)
    with pytest.raises(UnknownActor):
        find_actors(corpus, "Lord Sound Council", ASOF)


def test_an_actor_no_article_names_yet_is_unknown(corpus: Corpus) -> None:
    """As of a time before the first article nobody is in the news."""
    with pytest.raises(UnknownActor):
        find_actors(corpus, "Harald Berg", datetime(2001, 1, 1, tzinfo=UTC))


def test_a_subject_restricts_what_is_read(corpus: Corpus) -> None:
    """A topic by its key, actors by their ids, nothing where nothing is asked for."""
    topic, actors = find_subject(corpus, "bridge", ASOF), find_subject(corpus, "Berg Lund", ASOF)
    assert scope_of(topic, ASOF).topic == "bridge"
    assert len(scope_of(actors, ASOF).actors) == 2
    assert scope_of(None, ASOF).topic is None
