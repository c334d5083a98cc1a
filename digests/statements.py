"""What somebody is reported to have said about something: the statements that name it, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from corpus.corpus import Corpus
from corpus.model import Actor, Scope
from corpus.search import parse_query
from digests import deeds, profile, profile_parts
from digests.likeness import words
from digests.model import Statements, Utterance

LOOKED_AT = 1_000
"""Newest statements among which those that speak of something are looked for."""


def statements(corpus: Corpus, actors: tuple[Actor, ...], about: str, *, count: int, asof: datetime) -> Statements:
    """So many statements of the actors, each once; with `about` those whose sentence names it. Raises BadQuery."""
    speakers = [actor.id for actor in actors]
    scope, names = _naming(corpus, about, Scope(asof, actors=tuple(speakers)))
    found = profile_parts.utterances(corpus, corpus.actors.latest_statements(speakers, scope, limit=LOOKED_AT))
    fitting = [one for one in found if names(one) and profile_parts.tells(one, actors)]
    once = profile.different(fitting, profile.SAME)
    return Statements(actors, about, tuple(once[:count]), more=len(once) > count)


def _naming(corpus: Corpus, about: str, scope: Scope) -> tuple[Scope, Callable[[Utterance], bool]]:
    """The articles that speak of something, and whether a statement does: of an actor under any of its names."""
    if not about:
        return scope, lambda one: True
    named = corpus.actors.named(about)
    if named:
        actor = named[0]
        both = replace(scope, actors=(*scope.actors, actor.id))
        return both, lambda one: one.addressee == actor or deeds.named(actor, one.passage.sentence)
    query, window = parse_query(about, scope.asof.date())
    wanted = words(about).keys()
    return replace(scope, query=query, window=window), lambda one: wanted <= words(one.passage.sentence).keys()
