"""The actors known before any article is read."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import BadDefinition
from corpus.known_actors import FOLDER, KnownActor, key_of, known_actors
from corpus.model import ActorKind
from corpus.reading.spelling import fold


@pytest.fixture(scope="module")
def known() -> dict[str, KnownActor]:
    """The shipped actors by their keys."""
    return {actor.key: actor for actor in known_actors(None)}


def _with(tmp_path: Path, text: str) -> dict[str, KnownActor]:
    path = tmp_path / "actors.toml"
    path.write_text(text, encoding="utf-8")
    return {actor.key: actor for actor in known_actors(path)}


def test_countries_have_names_people_and_capitals(known: dict[str, KnownActor]) -> None:
    """A country is known by its other names, the words for its people and the city that stands for it."""
    armenia = known["armenia"]
    assert armenia.kind is ActorKind.COUNTRY
    assert {"Republic of Armenia", "Հայաստան", "Армения"} <= set(armenia.aliases)
    assert {"Armenian", "Armenians"} <= set(armenia.people)
    assert "Yerevan" in armenia.metonyms


def test_every_member_of_the_united_nations_is_there(known: dict[str, KnownActor]) -> None:
    """The countries are the 193 members and the few others that act in the news, without territories."""
    countries = [actor for actor in known.values() if actor.kind is ActorKind.COUNTRY]
    assert 193 <= len(countries) <= 205
    assert {"south-sudan", "east-timor", "kosovo", "taiwan", "palestine", "vatican"} <= set(known)
    assert not {"bouvet-island", "jersey", "martinique"} & set(known)


@pytest.mark.parametrize(
    ("key", "alias"),
    [
        ("north-macedonia", "Macedonia"),
        ("eswatini", "Swaziland"),
        ("myanmar", "Burma"),
        ("turkey", "Türkiye"),
        ("united-states", "U.S."),
        ("united-kingdom", "Britain"),
        ("democratic-republic-of-the-congo", "Congo"),
        ("ivory-coast", "Côte d'Ivoire"),
    ],
)
def test_the_library_is_put_right(known: dict[str, KnownActor], key: str, alias: str) -> None:
    """Old names are aliases of today's, and missing ones are added."""
    assert fold(alias) in {fold(name) for name in known[key].aliases}


def test_no_two_countries_share_a_name(known: dict[str, KnownActor]) -> None:
    """A name, or a word for a people, leads to one country."""
    owners: dict[str, set[str]] = {}
    for actor in known.values():
        if actor.kind is ActorKind.COUNTRY:
            for name in (actor.name, *actor.aliases, *actor.people, *actor.metonyms):
                owners.setdefault(fold(name), set()).add(actor.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


def test_no_two_known_actors_share_a_name(known: dict[str, KnownActor]) -> None:
    """Nor do two people or organisations, so that a name never depends on the order of the file."""
    owners: dict[str, set[str]] = {}
    for actor in known.values():
        for name in (actor.name, *actor.aliases):
            owners.setdefault(fold(name), set()).add(actor.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


def test_the_shipped_file_has_one_entry_for_an_actor() -> None:
    """All that is known of an actor stands in one place of the file, which so need not be searched for more."""
    tables = tomllib.loads((FOLDER / "actors.toml").read_text(encoding="utf-8"))
    names = Counter(key_of(entry["name"]) for entries in tables.values() for entry in entries)
    assert [name for name, times in names.items() if times > 1] == []


def test_parts_know_their_whole(known: dict[str, KnownActor]) -> None:
    """The Kremlin is Russia's, and every part_of is the key of an actor."""
    assert known["kremlin"].part_of == "russia"
    assert known["osce-minsk-group"].part_of == "osce"
    assert all(actor.part_of in known for actor in known.values() if actor.part_of)


def test_public_figures_are_known_in_their_own_script(known: dict[str, KnownActor]) -> None:
    """A person has spellings in other scripts and languages."""
    assert {"Путин", "Պուտին"} <= set(known["vladimir-putin"].aliases)
    assert "Əliyev" in known["ilham-aliyev"].aliases


def test_an_operator_adds_actors(tmp_path: Path) -> None:
    """A file of the same shape brings new people, organisations and countries."""
    known = _with(
        tmp_path,
        """
        [[country]]
        name = "Ruritania"
        people = ["Ruritanian", "Ruritanians"]
        metonyms = ["Strelsau"]

        [[organisation]]
        name = "Ruritanian Guard"
        part_of = "Ruritania"

        [[person]]
        name = "Rupert Hentzau"
        aliases = ["Hentzau"]
        """,
    )
    assert known["ruritania"].metonyms == ("Strelsau",)
    assert known["ruritanian-guard"].part_of == "ruritania"
    assert known["rupert-hentzau"].kind is ActorKind.PERSON
    assert "armenia" in known


def test_an_operator_extends_known_actors(tmp_path: Path) -> None:
    """An entry whose name is known adds to that actor, and keeps what it had."""
    known = _with(tmp_path, '[[person]]\nname = "Vladimir Putin"\naliases = ["VVP"]\n')
    assert {"VVP", "Путин"} <= set(known["vladimir-putin"].aliases)
    assert "VVP" not in {actor.key: actor for actor in known_actors()}["vladimir-putin"].aliases


@pytest.mark.parametrize(
    ("text", "entry", "reason"),
    [
        ("[[person]\n", "actors.toml", "not TOML"),
        ('[[people]]\nname = "A"\n', "[people]", "none of"),
        ('[person]\nname = "A"\n', "[person]", "double brackets"),
        ('[[person]]\naliases = ["A"]\n', "person 1", "no name"),
        ('[[person]]\nname = "..."\n', "person 1", "no name"),
        ('[[person]]\nname = "A B"\nalias = ["C"]\n', "person 'A B'", "'alias' is none of"),
        ('[[person]]\nname = "A B"\nmetonyms = ["C"]\n', "person 'A B'", "'metonyms' is none of"),
        ('[[person]]\nname = "A B"\naliases = "C"\n', "person 'A B'", "not a list"),
        ('[[person]]\nname = "A B"\naliases = [""]\n', "person 'A B'", "is no name"),
        ('[[organisation]]\nname = "A"\npart_of = "Nowhere"\n', "organisation 'A'", "not known"),
        ('[[organisation]]\nname = "A"\npart_of = "A"\n', "organisation 'A'", "part of itself"),
        ('[[organisation]]\nname = "A"\npart_of = 3\n', "organisation 'A'", "not the name"),
        ('[[person]]\nname = "Armenia"\n', "person 'Armenia'", "known country"),
        ("person = [1]\n", "person 1", "no table"),
    ],
)
def test_errors_name_the_file_the_entry_and_the_reason(tmp_path: Path, text: str, entry: str, reason: str) -> None:
    """Whoever wrote the file is told where and why it can't be understood."""
    with pytest.raises(BadDefinition) as caught:
        _with(tmp_path, text)
    assert "actors.toml" in caught.value.subject
    assert entry in caught.value.subject
    assert reason in caught.value.reason


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A folder and a file of another encoding are definitions that can't be understood; no file adds nobody."""
    assert known_actors(tmp_path / "nowhere.toml") == known_actors()
    with pytest.raises(BadDefinition):
        known_actors(tmp_path)
    (tmp_path / "latin.toml").write_bytes(b'[[person]]\nname = "Jos\xe9"\n')
    with pytest.raises(BadDefinition) as caught:
        known_actors(tmp_path / "latin.toml")
    assert "UTF-8" in caught.value.reason
