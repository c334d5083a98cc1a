"""Who an article's names are: the writing side of actors, where each name gets its one identity."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from corpus.database import Database, Writing
from corpus.known_actors import KnownActor
from corpus.model import Actor, ActorId, ActorKind, ArticleId
from corpus.namesakes import Namesakes
from corpus.reading.identity import keys, same_actor
from corpus.reading.model import NamedActor
from corpus.reading.spelling import fold, similar

SAME_SURNAME = 0.85
"""How alike a misspelt surname must be to that of a known person."""
SHORTEST_MISSPELT = 6
"""Letters of a surname below which one letter makes another name of it: Liam is not Lam."""


class Identities:
    """Finds or makes the actor behind a name; remembers what it found as long as it lives."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._by_key: dict[str, ActorId] = {}
        self._wholes: dict[ActorId, tuple[ActorId, ...]] = {}
        self._asked: Namesakes | None = None

    def expect(self, writing: Writing, named: Iterable[NamedActor]) -> None:
        """Names of so many actors will be asked for in this transaction: together that takes less."""
        self._namesakes(writing).expect(named)

    def of(self, writing: Writing, named: NamedActor) -> ActorId:
        """The actor an article means, a new one where the archive knows nobody of that name.

        Whom the archive did not know stands in it from when the transaction catches up.
        """
        if named.key:
            return self._known(named.key)
        namesakes = self._namesakes(writing)
        namesakes.expect([named])
        so_written = namesakes.so_written(named)
        if so_written is not None:
            if not namesakes.knows(so_written, named):
                namesakes.add_name(so_written, named)
            return so_written
        found = self._spelt_otherwise(namesakes, named) if named.kind is ActorKind.PERSON else None
        if found is None:
            actor = namesakes.learn(named)
            self._wholes[actor] = ()
            return actor
        if fold(named.name) not in _folded(found):
            namesakes.add_name(found.id, named)
        return found.id

    def count(self, writing: Writing, actors: Iterable[ActorId]) -> None:
        """One more article names these."""
        self._namesakes(writing).count(actors)

    def recount(self, writing: Writing) -> None:
        """The archive was told of an article that names nobody any more."""
        self._namesakes(writing).recount()

    def wholes(self, actor: ActorId) -> tuple[ActorId, ...]:
        """What the actor is a part of, step by step up."""
        if actor not in self._wholes:
            rows = self._database.query("select part_of from actor where id = :actor", {"actor": actor})
            whole = rows[0][0] if rows else None
            self._wholes[actor] = () if whole is None else (ActorId(whole), *self.wholes(ActorId(whole)))
        return self._wholes[actor]

    def _known(self, key: str) -> ActorId:
        if key not in self._by_key:
            rows = self._database.query("select id from actor where key = :key", {"key": key})
            self._by_key[key] = ActorId(rows[0][0])
        return self._by_key[key]

    def _namesakes(self, writing: Writing) -> Namesakes:
        """Of this transaction: another's may be no more, or others may have written since."""
        if self._asked is None or not self._asked.is_of(writing):
            self._asked = Namesakes(writing)
        return self._asked

    def _spelt_otherwise(self, namesakes: Namesakes, person: NamedActor) -> Actor | None:
        """Who may be meant of those whose names are like this one: only people are found by such."""
        candidates = namesakes.alike(person)
        return same_actor(person, candidates) or _by_surname(person, candidates)


def _by_surname(named: NamedActor, candidates: Sequence[Actor]) -> Actor | None:
    """Whom a person's surname alone means: the one who bears it, or the one known person who nearly does."""
    lone = fold(named.name)
    if " " in lone:
        return None
    people = [(actor, _surname(actor)) for actor in candidates if actor.kind is ActorKind.PERSON]
    bearers = [actor for actor, surname in people if surname == lone]
    nearly = [actor for actor, surname in people if actor.known and _is_misspelt(lone, surname)]
    for found in (bearers, nearly):
        if len(found) == 1:
            return found[0]
    return None


def _is_misspelt(lone: str, surname: str) -> bool:
    return len(lone) >= SHORTEST_MISSPELT and similar(surname, lone) >= SAME_SURNAME


def _surname(actor: Actor) -> str:
    return fold(actor.name).rpartition(" ")[2]


def _folded(actor: Actor) -> set[str]:
    return {fold(name) for name in (actor.name, *actor.aliases)}


def _keys(kind: ActorKind, name: str) -> list[str]:
    return list(keys(name)) if kind is ActorKind.PERSON else []


def add_names(writing: Writing, actor: ActorId, kind: ActorKind, names: Iterable[str]) -> None:
    """Let the actor be found under further names, and under names that look like them."""
    for name in names:
        folded = fold(name)
        if not folded:
            continue
        added = writing.ask(
            "insert into alias (actor_id, name, folded) values (:actor, :name, :folded)"
            " on conflict do nothing returning id",
            {"actor": actor, "name": name, "folded": folded},
        )
        for (alias,) in added:
            writing.run("insert into alias_fts (rowid, folded) values (:id, :folded)", {"id": alias, "folded": folded})
            writing.run_many(
                "insert into lookalike (key, actor_id) values (:key, :actor) on conflict do nothing",
                [{"key": key, "actor": actor} for key in _keys(kind, name)],
            )


def follow_known(writing: Writing, database: Database, known: Sequence[KnownActor]) -> None:
    """Make the archive's known actors those of the files: add, rename, extend; nobody is forgotten."""
    for actor in known:
        writing.run(
            "insert into actor (key, kind, name) values (:key, :kind, :name)"
            " on conflict (key) do update set kind = excluded.kind, name = excluded.name",
            {"key": actor.key, "kind": actor.kind.value, "name": actor.name},
        )
    ids = {key: ActorId(actor) for key, actor in database.query("select key, id from actor where key is not null")}
    for actor in known:
        if actor.part_of:
            writing.run(
                "update actor set part_of = :whole where id = :part",
                {"whole": ids[actor.part_of], "part": ids[actor.key]},
            )
        add_names(writing, ids[actor.key], actor.kind, _spellings(actor))
        _adopt(writing, database, actor, ids[actor.key])


def _spellings(known: KnownActor) -> tuple[str, ...]:
    """What a reader may call it. A capital is not among them: asked alone it is the city that is meant."""
    return (known.name, *known.aliases, *known.people, *known.unsure)


def _adopt(writing: Writing, database: Database, known: KnownActor, actor: ActorId) -> None:
    """Whoever was learnt from articles under one of these names was this actor all along."""
    rows = database.query(
        "select distinct a.id from actor a join alias l on l.actor_id = a.id"
        " where a.key is null and a.kind = :kind and l.folded in (select value from json_each(:names))",
        {"kind": known.kind.value, "names": json.dumps([fold(name) for name in _spellings(known)])},
    )
    for (learnt,) in rows:
        merge(writing, ActorId(learnt), actor)


def merge(writing: Writing, learnt: ActorId, actor: ActorId) -> None:
    """Give one actor all that the archive holds of another, which is no more after that."""
    both = {"learnt": learnt, "actor": actor}
    for table in ("mention", "actor_article", "alias", "lookalike"):
        writing.run(f"update or ignore {table} set actor_id = :actor where actor_id = :learnt", both)
        writing.run(f"delete from {table} where actor_id = :learnt", {"learnt": learnt})
    writing.run("update statement set speaker = :actor where speaker = :learnt", both)
    writing.run("update statement set addressee = :actor where addressee = :learnt", both)
    writing.run(
        "update actor set articles = (select count(*) from actor_article where actor_id = :actor"
        " and mentions > 0) where id = :actor",
        {"actor": actor},
    )
    writing.run("delete from actor where id = :learnt", {"learnt": learnt})


def forget_mentions(writing: Writing, article: ArticleId) -> None:
    """An article names nobody any more; who was known by it alone stays known."""
    known = {"article": article}
    writing.run(
        "update actor set articles = articles - 1 where id in"
        " (select actor_id from actor_article where article_id = :article and mentions > 0)",
        known,
    )
    writing.run(
        "delete from mention where article_id = :article and actor_id in"
        " (select actor_id from actor_article where article_id = :article)",
        known,
    )
    writing.run("delete from actor_article where article_id = :article", known)
    writing.run("delete from statement where article_id = :article", known)
