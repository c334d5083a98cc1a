"""What a reader's words are about: a topic, an actor or several, else a search."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from datetime import datetime

from corpus.corpus import Corpus
from corpus.errors import BadQuery, NothingFound, SeveralActors, UnknownActor
from corpus.model import Actor, Query, Scope, Topic
from corpus.reading.spelling import fold, similar
from corpus.search import parse_query
from digests.forms import is_irregular, spelt
from digests.likeness import EMPTY
from digests.model import Subject
from digests.naming import (
    BETWEEN,
    LONGEST,
    MARKS,
    MOST_WORDS,
    SUGGESTED,
    actor_named,
    actors_named,
    in_the_news,
    named_within,
    same_surname,
    subject_named,
    surname,
)
from digests.offices import bearers as office_bearers

LITTLE = 3
"""A search that finds fewer articles is likelier a name misspelt."""


FEW_TELLING = 2
"""Words of a question that are looked for in other forms, at least: one alone says too little."""

SPELT = 0.7
"""How alike the word of a row of names and the name that it may be meant for must be."""


_ASKING = frozenset(
    """did does do is are was were has have had will would can could should why how where when which what who whom
    whose""".split()
)
"""With one of them a question begins, and no name."""
ANYBODY = frozenset("he him his she her hers it its they them their theirs this that these those".split())
"""Whom they mean stands nowhere in the question."""
_NOW = " now"
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
"""Signs around a word that are no part of it."""


def find_subject(corpus: Corpus, words: str, asof: datetime) -> Subject:
    """A topic by its key, title or name; else an actor or actors by their names or offices; else a search.

    Raises UnknownActor with suggestions where it is nearly a name and a search finds little, NothingFound where
    it is nothing like a name and a search finds nothing, with those whom a question names, BadQuery where there is
    nothing to look for.
    """
    words = " ".join(words.split())
    if not words:
        raise BadQuery(words)
    return (
        subject_named(corpus, words, asof)
        or subject_named(corpus, _without_now(words), asof)
        or _search(corpus, words, asof)
    )


def _without_now(words: str) -> str:
    """The words before a "now", which says nothing of a name, but may belong to a title; empty for none."""
    return words[: -len(_NOW)].rstrip() if words.casefold().endswith(_NOW) else ""


def find_actors(corpus: Corpus, words: str, asof: datetime) -> tuple[Actor, ...]:
    """The actor or actors of these names or offices.

    Raises SeveralActors for a surname or an office that several bear, UnknownActor, both with the names that may have
    been meant.
    """
    words = " ".join(words.split())
    found = actors_named(corpus, words, asof) if words and len(words) <= LONGEST else ()
    several = () if found else same_surname(corpus, words[:LONGEST], asof) or office_bearers(corpus, words, asof)
    if len(several) > 1:
        raise SeveralActors(words, suggestions=tuple(actor.name for actor in several))
    if not found:
        raise UnknownActor(words[:LONGEST], suggestions=_near_actors(corpus, words, asof))
    return found


def scope_of(subject: Subject | None, asof: datetime) -> Scope:
    """The articles that a subject is about; all of them where there is none."""
    if subject is None:
        return Scope(asof)
    return Scope(
        asof,
        topic=subject.topic.key if subject.topic else None,
        actors=tuple(actor.id for actor in subject.actors),
        query=subject.query,
    )


def _search(corpus: Corpus, words: str, asof: datetime) -> Subject:
    if ANYBODY.issuperset(fold(words).split()):
        raise BadQuery(words)
    query, _ = parse_query(words, asof.date())
    found = _finds(corpus, query, asof)
    if _plain(query) and words.partition(" ")[0].casefold() in _ASKING:
        with suppress(NothingFound) if found else nullcontext():
            return _asked(corpus, words, asof)
    if found < LITTLE and _plain(query):
        near = _suggestions(corpus, words, asof)
        if near:
            raise UnknownActor(words, suggestions=near)
    if not found:
        raise NothingFound(words[:LONGEST], suggestions=_offered(corpus, words, asof))
    return Subject(words[:LONGEST], query=query)


def _asked(corpus: Corpus, words: str, asof: datetime) -> Subject:
    """What a question is about by its telling words. Raises NothingFound with those whom it names."""
    bare = [piece.strip(MARKS) for piece in words.split()]
    names = {word for word in bare[1:] if word[:1].isupper()}
    telling = [word for word in bare if word in names or word.casefold() not in EMPTY | _ASKING]
    exact: Subject | None = None
    with suppress(NothingFound, UnknownActor, BadQuery):
        exact = find_subject(corpus, " ".join(telling), asof)
    if exact and (exact.query is None or _finds(corpus, exact.query, asof) >= LITTLE):
        return exact
    answer = _in_any_form(corpus, telling, asof) or exact
    if answer is None:
        raise NothingFound(words[:LONGEST], suggestions=_offered(corpus, words, asof))
    return answer


def _in_any_form(corpus: Corpus, telling: Sequence[str], asof: datetime) -> Subject | None:
    """A search for a question's words in whatever form they stand; None where it finds nothing, or they are few."""
    if not FEW_TELLING <= len(telling) <= MOST_WORDS:
        return None
    query = Query(forms=tuple(spelt(fold(word)) for word in telling if fold(word).isalnum()))
    found = len(query.forms) == len(telling) and _finds(corpus, query, asof)
    return Subject(" ".join(telling), query=query) if found else None


def _finds(corpus: Corpus, query: Query, asof: datetime) -> int:
    """How many articles answer a search, as far as that matters."""
    return len(corpus.articles.latest(Scope(asof, query=query), limit=LITTLE))


def _plain(query: Query) -> bool:
    """Whether the words could be a name: no quotation, minus or outlet was asked for."""
    return not (query.phrases or query.without or query.source) and len(query.words) <= MOST_WORDS


def _suggestions(corpus: Corpus, words: str, asof: datetime) -> tuple[str, ...]:
    if len(words) > LONGEST:
        return ()
    topics: tuple[Topic, ...] = corpus.topics.near(words, limit=SUGGESTED)
    names = (*(topic.key for topic in topics), *_near_actors(corpus, words, asof))
    return tuple(dict.fromkeys(names))[:SUGGESTED]


def _offered(corpus: Corpus, words: str, asof: datetime) -> tuple[str, ...]:
    """What to ask instead of words that nothing answers: whom they name, else the longest pieces that articles hold."""
    bare = [_AROUND.sub("", word) for word in words.split()[:MOST_WORDS]]
    return named_within(corpus, words, asof) or pieces_held(
        list(filter(None, bare)), lambda piece: _held(corpus, piece, asof)
    )


def _held(corpus: Corpus, piece: str, asof: datetime) -> bool:
    query = Query(phrases=(piece,))
    return bool(corpus.articles.latest(Scope(asof, query=query), limit=1))


def pieces_held(words: Sequence[str], held: Callable[[str], bool]) -> tuple[str, ...]:
    """The pieces of a question that an article holds as they are, the longest first, without what tells nothing.

    Single words are offered only where all names are held, since what is asked of anybody else is not of him; verbs
    by themselves never.
    """
    names = [word for word in words[1:] if word[:1].isupper()]
    known = all(held(word) for word in words if word[:1].isupper() and word.casefold() not in EMPTY | _ASKING)
    fewest = 1 if known else 2
    found: list[tuple[int, int]] = []
    for size in range(len(words), fewest - 1, -1):
        for at in range(len(words) - size + 1):
            edges = (words[at], words[at + size - 1])
            free = all(at >= end or at + size <= start for start, end in found)
            if size == 1 and words[at].casefold() in EMPTY:
                continue
            if free and all(_tells(word, names) for word in edges) and held(" ".join(words[at : at + size])):
                found.append((at, at + size))
    return tuple(" ".join(words[start:end]) for start, end in found)[:SUGGESTED]


def _tells(word: str, names: Sequence[str]) -> bool:
    return word in names or not (word.casefold() in EMPTY | _ASKING or is_irregular(word.casefold()))


def _misspelt(corpus: Corpus, part: str) -> Actor | None:
    """Whose name or surname a word is nearly; it takes more than a letter or two that they share."""
    near = next(iter(corpus.actors.near(part, limit=1)), None)
    names = (fold(near.name), surname(near)) if near else ()
    return near if any(similar(fold(part), name) >= SPELT for name in names if name) else None


def _near_actors(corpus: Corpus, words: str, asof: datetime) -> tuple[str, ...]:
    """Names that these words may be meant for: of one actor, or of several in a row."""
    if not words or len(words) > LONGEST:
        return ()
    near = [actor for actor in corpus.actors.near(words, limit=SUGGESTED) if in_the_news(corpus, actor, asof)]
    if near:
        return tuple(dict.fromkeys(actor.name for actor in near))
    within = named_within(corpus, words, asof)
    if len(within) > 1:
        return within
    parts = [piece for part in BETWEEN.split(words) for piece in part.split()]
    if not 2 <= len(parts) <= SUGGESTED:
        return ()
    guesses = [actor_named(corpus, part, asof) or _misspelt(corpus, part) for part in parts]
    named = [actor.name for actor in guesses if actor]
    return (", ".join(named),) if len(named) == len(parts) else ()
