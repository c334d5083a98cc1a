"""What somebody is reported to have said about something: the statements that name it, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice

from corpus.corpus import Corpus
from corpus.model import Actor, Scope, Window
from digests import deeds, profile, profile_parts
from digests.likeness import words
from digests.model import Statements, Utterance
from digests.naming import actor_named

LOOKED_AT = 5_000
"""Newest statements among which those that speak of something are looked for."""
AT_ONCE = 200
"""Statements whose articles are read together: the first are mostly enough."""
CONSIDERED = 4
"""So many times as many as are shown, since some report the same words."""


def statements(
    corpus: Corpus, actors: tuple[Actor, ...], about: str, window: Window, *, count: int, asof: datetime
) -> Statements:
    """So many statements of the actors, each once; with `about` those whose sentence names it in any form.

    The window is of when the articles were published.
    """
    speakers = tuple(actor.id for actor in actors)
    scope = Scope(asof, actors=speakers[:1] if len(speakers) == 1 else (), window=window)
    scope, names = _naming(corpus, about, scope)
    found = _newest_first(corpus, actors, scope)
    fitting = list(islice((one for one in found if names(one)), CONSIDERED * (count + 1)))
    once = profile.different(fitting, profile.SAME)
    return Statements(actors, about, window, tuple(once[:count]), more=len(once) > count)


def _newest_first(corpus: Corpus, actors: tuple[Actor, ...], scope: Scope) -> Iterator[Utterance]:
    """What the actors said that says something, in the scope's articles."""
    given = corpus.actors.latest_statements([actor.id for actor in actors], scope, limit=LOOKED_AT)
    for at in range(0, len(given), AT_ONCE):
        for one in profile_parts.utterances(corpus, given[at : at + AT_ONCE]):
            if profile_parts.tells(one, actors):
                yield one


def _naming(corpus: Corpus, about: str, scope: Scope) -> tuple[Scope, Callable[[Utterance], bool]]:
    """The articles that speak of something, and whether a statement does: of an actor under any of its names."""
    if about and (actor := actor_named(corpus, about, scope.asof)):
        both = replace(scope, actors=(*scope.actors, actor.id))
        return both, lambda one: one.addressee == actor or deeds.named(actor, one.passage.sentence)
    wanted = words(about).keys()
    return scope, lambda one: wanted <= words(one.passage.sentence).keys()
