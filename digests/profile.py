"""Who an actor is as the articles put it: roles, names, words and deeds, and whom it appears with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.actors import ActorCount, RoleCount
from corpus.model import Actor, DayCount, Days
from digests.likeness import dot, vectors
from digests.model import Companion, Event, Profile, Role, Utterance

SAME = 0.6
"""The cosine from which two sentences report the same words or deed."""

_ARTICLES = ("the ", "a ", "an ", "his ", "her ", "its ", "their ")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of an actor the archive holds."""

    articles: int
    mentions: int
    days: Days | None


def build(
    actors: tuple[Actor, ...],
    counts: Counts,
    *,
    roles: Sequence[RoleCount] = (),
    surfaces: Sequence[str] = (),
    said: Sequence[Utterance] = (),
    did: Sequence[Event] = (),
    highlights: Sequence[Event] = (),
    companions: Sequence[ActorCount] = (),
    coverage: Sequence[DayCount] = (),
) -> Profile:
    """The profile of one actor or of several together; nothing is said in it twice."""
    quoted = tuple(different(said, SAME))
    spoken = {_place(one) for one in quoted}
    deeds = [event for event in did if _event_place(event) not in spoken]
    done = {_event_place(event) for event in deeds}
    once = {_event_place(event): event for event in reversed(highlights) if _event_place(event) not in spoken | done}
    return Profile(
        actors=actors,
        roles=merged(roles),
        other_names=other_names(actors, surfaces),
        articles=counts.articles,
        mentions=counts.mentions,
        days=counts.days,
        said=quoted,
        did=tuple(deeds),
        highlights=tuple(reversed(once.values())),
        companions=tuple(Companion(count.actor, count.articles) for count in companions),
        coverage=tuple(coverage),
    )


def _place(one: Utterance) -> tuple[int, int]:
    return one.passage.article.id, one.passage.start


def _event_place(event: Event) -> tuple[int, int]:
    return event.passages[0].article.id, event.passages[0].start


def merged(roles: Sequence[RoleCount]) -> tuple[Role, ...]:
    """Roles that differ only in capitals or an article are one, in the most frequent wording; most frequent first."""
    groups: dict[str, list[RoleCount]] = {}
    for role in roles:
        words = _bare(role.words)
        if words:
            groups.setdefault(words, []).append(role)
    found = [_role(group) for group in groups.values()]
    return tuple(sorted(found, key=lambda role: (-role.times, role.words)))


def _bare(words: str) -> str:
    bare = " ".join(words.casefold().split())
    for article in _ARTICLES:
        bare = bare.removeprefix(article)
    return bare


def _role(group: Sequence[RoleCount]) -> Role:
    best = max(group, key=lambda role: (role.times, role.words))
    firsts = [role.first for role in group if role.first]
    lasts = [role.last for role in group if role.last]
    return Role(
        best.words,
        sum(role.times for role in group),
        min(firsts, default=None),
        max(lasts, default=None),
    )


def other_names(actors: Sequence[Actor], surfaces: Sequence[str]) -> tuple[str, ...]:
    """How articles write it, beside its own name: each spelling once, the most frequent first."""
    seen = {_spelt(actor.name) for actor in actors}
    names = []
    for surface in surfaces:
        name = " ".join(surface.split()).removesuffix("'s").removesuffix("’s")
        if _spelt(name) and _spelt(name) not in seen:
            seen.add(_spelt(name))
            names.append(name)
    return tuple(names)


def _spelt(name: str) -> str:
    """The name without the case and article that make no other name of it."""
    return _bare(name)


def different(said: Sequence[Utterance], same: float) -> list[Utterance]:
    """Each statement once, the first given of those that report the same words."""
    directions = vectors([one.passage.sentence for one in said])
    kept: list[int] = []
    for n, direction in enumerate(directions):
        places = {_place(said[m]) for m in kept}
        if _place(said[n]) not in places and all(dot(direction, directions[m]) < same for m in kept):
            kept.append(n)
    return [said[n] for n in kept]
