"""Whom a transaction asks for by name: see corpus/namesakes.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.database import Database
from corpus.identities import Identities, follow_known
from corpus.known_actors import KnownActor
from corpus.model import ActorId, ActorKind
from corpus.reading.model import NamedActor, Spotted

NAMES = (
    "Anna Petrova",
    "Ana Petrowa",
    "Petrova",
    "Petrov",
    "Ivan Petrov",
    "Iwan Petroff",
    "Jordan",
    "The Wire",
    "Sorvex",
    "Sorvex Corp.",
    "—",
)
NAMED = [
    NamedActor("", kind, name, (Spotted(0, 5, name, role),))
    for name in NAMES
    for kind in (ActorKind.PERSON, ActorKind.ORGANISATION)
    for role in ("", "minister")
]
KNOWN = (KnownActor("petrova", ActorKind.PERSON, "Anna Petrova", aliases=("Petrova",)),)
TABLES = {
    "actor": "select id, key, kind, name, articles from actor order by id",
    "alias": "select id, actor_id, name, folded from alias order by id",
    "alias_fts": "select rowid, folded from alias_fts order by rowid",
    "lookalike": "select key, actor_id from lookalike order by 1, 2",
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "a.db", write=True)) as opened:
        yield opened


def told(folder: Path, batches: list[list[NamedActor]], *, ahead: bool) -> dict[str, Any]:
    """What an archive holds once each batch of names was asked for, and counted, in a transaction of its own."""
    with closing(Database(folder / f"{len(list(folder.iterdir()))}.db", write=True)) as opened:
        with opened.transaction() as writing:
            follow_known(writing, opened, KNOWN)
        identities = Identities(opened)
        for batch in batches:
            with opened.transaction() as writing:
                if ahead:
                    identities.expect(writing, batch)
                for named in batch:
                    identities.count(writing, [identities.of(writing, named)])
        return {table: opened.query(question) for table, question in TABLES.items()}


@given(st.lists(st.lists(st.sampled_from(NAMED), max_size=6), max_size=4))
def test_however_names_come_they_are_the_same_people(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[NamedActor]]
) -> None:
    """Asked for together, one by one or each in a transaction of its own, names lead to the same actors."""
    folder = tmp_path_factory.mktemp("named")
    alone = [[named] for batch in batches for named in batch]
    assert told(folder, batches, ahead=True) == told(folder, batches, ahead=False) == told(folder, alone, ahead=False)


def test_a_firm_is_the_same_with_and_without_its_form_in_law(database: Database) -> None:
    """Whichever is met first; a place or a word that the form alone makes a name is none without it."""
    identities = Identities(database)

    def met(*names: str) -> list[ActorId]:
        with database.transaction() as writing:
            return [
                identities.of(writing, NamedActor("", ActorKind.ORGANISATION, name, (Spotted(0, 5, name),)))
                for name in names
            ]

    assert len(set(met("Rovaland Corporation", "Rovaland", "Rovaland Corp.", "Rovaland, Inc."))) == 1
    assert len(set(met("Sorvex", "Sorvex Ltd", "Sorvex Company"))) == 1
    assert len(set(met("Target Corp.", "Target", "Boston Company", "Boston"))) == 4
    assert met("Sorvex Ltd") == met("Sorvex")


def test_who_was_learnt_and_taken_back_is_nobody(database: Database) -> None:
    """After a transaction that failed the same name is somebody new."""
    identities = Identities(database)

    def fail() -> None:
        with database.transaction() as writing:
            identities.of(writing, NAMED[0])
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert database.query("select count(*) from actor") == [(0,)]
    with database.transaction() as writing:
        actor = identities.of(writing, NAMED[0])
    assert database.query("select id from actor") == [(actor,)]


def test_another_program_may_learn_somebody_between_two_transactions(database: Database) -> None:
    """What was known in the first is asked for again in the second."""
    identities = Identities(database)
    with database.transaction() as writing:
        identities.of(writing, NAMED[0])
    with closing(Database(database.path, write=True)) as other, other.transaction() as writing:
        there = Identities(other).of(writing, NAMED[-8])
    with database.transaction() as writing:
        assert identities.of(writing, NAMED[-8]) == there
    assert database.query("select count(*) from actor") == [(2,)]
