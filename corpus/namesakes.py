"""Whom a transaction asks for by name: who of the archive has such names, and who is learnt meanwhile.

What many articles together ask is asked at once, and whom they learn is written at once when the transaction ends: one
by one each took several times as long.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from corpus.database import Writing
from corpus.model import Actor, ActorId, ActorKind
from corpus.reading.identity import keys, without_form
from corpus.reading.model import NamedActor
from corpus.reading.spelling import fold

MOST_ALIKE = 50
"""Actors that are compared with one name, those that most articles name."""


class Namesakes:
    """Everybody who has, or nearly has, one of the names asked for, as the archive will hold them."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._kinds: dict[ActorId, ActorKind] = {}
        self._articles: dict[ActorId, int] = {}
        self._listed: set[ActorId] = set()
        """Those who were known before any article was read."""
        self._so_written: dict[str, list[ActorId]] = {}
        """By the folded name; all who have it, of every name asked for."""
        self._alike: dict[str, set[ActorId]] = {}
        """By the key under which names that look like it are found; of people whom nobody is written like."""
        self._looked_at: dict[ActorId, Actor] = {}
        self._counted: Counter[ActorId] = Counter()
        """How many more articles name them."""
        self._learnt: dict[ActorId, tuple[str, str]] = {}
        self._names: list[tuple[int, ActorId, str, str]] = []
        self._keys: set[tuple[str, ActorId]] = set()
        ((actor, alias),) = writing.ask(
            "select coalesce((select max(id) from actor), 0), coalesce((select max(id) from alias), 0)"
        )
        self._last_actor, self._last_alias = int(actor), int(alias)
        writing.put_off(self.write)

    def is_of(self, writing: Writing) -> bool:
        """Whether this transaction is the one whose archive is known here."""
        return self._writing is writing

    def expect(self, named: Iterable[NamedActor]) -> None:
        """Ask the archive about names that will be asked for, unless it was."""
        new = {(fold(each.name), each.kind): each for each in named if not each.key}
        bare = {fold(without_form(each.name)) for each in new.values() if _is_organisation(each)}
        folded = {name for name, _ in new}.union(bare).difference(self._so_written)
        if folded:
            self._look_for_names(folded)
        unknown = [each for each in new.values() if _is_person(each) and self.so_written(each) is None]
        alike = {key for each in unknown for key in keys(each.name)}.difference(self._alike)
        if alike:
            self._look_for_keys(alike)
        self._look_at({one for each in unknown for one in self._nearest(each)})

    def so_written(self, named: NamedActor) -> ActorId | None:
        """Who has exactly this name: of several the one that most articles name.

        A person and an organisation of the same name of several words, on no list, are one whom some articles mistake.
        An organisation is the same with and without its form in law.
        """
        folded = fold(named.name)
        found = [one for one in self._so_written[folded] if self._may_mean(named, one)] if folded else []
        if not found and _is_organisation(named) and (bare := fold(without_form(named.name))):
            found = [one for one in self._so_written[bare] if self._kinds[one] is named.kind]
        return min(found, key=self._rank, default=None)

    def knows(self, actor: ActorId, named: NamedActor) -> bool:
        """Whether an actor is found under just this name."""
        return actor in self._so_written[fold(named.name)]

    def _may_mean(self, named: NamedActor, one: ActorId) -> bool:
        kind = self._kinds[one]
        if kind is named.kind:
            return True
        mistaken = one not in self._listed and " " in fold(named.name)
        return mistaken and ActorKind.COUNTRY not in (kind, named.kind)

    def alike(self, person: NamedActor) -> list[Actor]:
        """Who may be meant of those whose names are like this one, those first that most articles name."""
        nearest = self._nearest(person)
        self._look_at(nearest)
        return [self._looked_at[one] for one in nearest]

    def learn(self, named: NamedActor) -> ActorId:
        """Somebody new of this name."""
        self._last_actor += 1
        actor = ActorId(self._last_actor)
        self._learnt[actor] = named.kind.value, named.name
        self._kinds[actor], self._articles[actor] = named.kind, 0
        self._looked_at[actor] = Actor(actor, named.kind, named.name, (), None, known=False)
        self.add_name(actor, named)
        if _is_organisation(named) and (bare := without_form(named.name)):
            self.add_name(actor, replace(named, name=bare))
        return actor

    def add_name(self, actor: ActorId, named: NamedActor) -> None:
        """Let an actor be found under one more name, and under names that look like it."""
        folded = fold(named.name)
        if not folded:
            return
        self._look_at([actor])
        self._last_alias += 1
        self._names.append((self._last_alias, actor, named.name, folded))
        self._so_written[folded].append(actor)
        self._looked_at[actor] = replace(self._looked_at[actor], aliases=(*self._looked_at[actor].aliases, named.name))
        for key in keys(named.name) if _is_person(named) else ():
            self._keys.add((key, actor))
            self._alike[key].add(actor)

    def count(self, actors: Iterable[ActorId]) -> None:
        """One more article names these."""
        self._counted.update(actors)

    def recount(self) -> None:
        """Ask the archive anew how many articles name everybody."""
        rows = self._writing.ask(
            "select a.id, a.articles from json_each(:ids) i join actor a on a.id = i.value",
            {"ids": json.dumps(list(self._articles))},
        )
        self._articles.update((ActorId(actor), articles) for actor, articles in rows)

    def write(self) -> None:
        """Store whom the transaction learnt, under which names, and how many more articles name whom."""
        learnt = [(actor, kind, name, self._counted[actor]) for actor, (kind, name) in self._learnt.items()]
        counts = sorted((actor, more) for actor, more in self._counted.items() if actor not in self._learnt)
        self._writing.run_rows("insert into actor (id, kind, name, articles) values :rows", learnt)
        self._writing.run_rows("insert into alias (id, actor_id, name, folded) values :rows", self._names)
        self._writing.run_rows(
            "insert into alias_fts (rowid, folded) values :rows",
            [(alias, folded) for alias, _, _, folded in self._names],
        )
        self._writing.run_rows(
            "insert into lookalike (key, actor_id) values :rows on conflict do nothing", sorted(self._keys)
        )
        self._writing.run_rows(
            "update actor set articles = articles + more.column2 from (values :rows) more where id = more.column1",
            counts,
        )
        for actor in self._articles:
            self._articles[actor] += self._counted[actor]
        self._learnt.clear()
        self._names.clear()
        self._keys.clear()
        self._counted.clear()

    def _rank(self, actor: ActorId) -> tuple[int, ActorId]:
        return -self._articles[actor] - self._counted[actor], actor

    def _nearest(self, person: NamedActor) -> list[ActorId]:
        found = set(self._so_written[fold(person.name)]).union(*(self._alike[key] for key in keys(person.name)))
        return sorted(found, key=self._rank)[:MOST_ALIKE]

    def _look_for_names(self, folded: Iterable[str]) -> None:
        rows = self._writing.ask(
            "select n.value, a.id, a.kind, a.articles, a.key is not null from json_each(:names) n"
            " cross join alias l on l.folded = n.value cross join actor a on a.id = l.actor_id",
            {"names": json.dumps(list(folded))},
        )
        self._so_written |= {each: [] for each in folded}
        for name, *actor in rows:
            self._so_written[name].append(self._see(*actor))

    def _look_for_keys(self, wanted: Iterable[str]) -> None:
        rows = self._writing.ask(
            "select k.value, a.id, a.kind, a.articles, a.key is not null from json_each(:keys) k"
            " cross join lookalike l on l.key = k.value cross join actor a on a.id = l.actor_id",
            {"keys": json.dumps(list(wanted))},
        )
        self._alike |= {key: set() for key in wanted}
        for key, *actor in rows:
            self._alike[key].add(self._see(*actor))

    def _see(self, actor: int, kind: str, articles: int, listed: int) -> ActorId:
        self._kinds[ActorId(actor)], self._articles[ActorId(actor)] = ActorKind(kind), articles
        if listed:
            self._listed.add(ActorId(actor))
        return ActorId(actor)

    def _look_at(self, actors: Iterable[ActorId]) -> None:
        new = [one for one in actors if one not in self._looked_at]
        if not new:
            return
        rows = self._writing.ask(
            "select a.id, a.kind, a.name, a.key is not null,"
            " (select json_group_array(l.name) from alias l where l.actor_id = a.id)"
            " from json_each(:ids) i join actor a on a.id = i.value",
            {"ids": json.dumps(new)},
        )
        self._looked_at |= {ActorId(row[0]): _actor(row) for row in rows}


def _actor(row: tuple[Any, ...]) -> Actor:
    number, kind, name, known, aliases = row
    return Actor(ActorId(number), ActorKind(kind), name, tuple(json.loads(aliases)), None, bool(known))


def _is_person(named: NamedActor) -> bool:
    return named.kind is ActorKind.PERSON


def _is_organisation(named: NamedActor) -> bool:
    return named.kind is ActorKind.ORGANISATION
