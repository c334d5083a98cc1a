"""What a reader's words are about: a topic, an actor or several, else a search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from itertools import islice

from corpus.corpus import Corpus
from corpus.errors import BadQuery, NothingFound, SeveralActors, UnknownActor
from corpus.model import Actor, ActorKind, Query, Scope, Topic
from corpus.reading.spelling import fold, in_latin, similar
from corpus.search import parse_query
from digests.forms import is_irregular
from digests.likeness import EMPTY
from digests.model import Subject
from digests.offices import bearers as office_bearers

LITTLE = 3
"""A search that finds fewer articles is likelier a name misspelt."""

SUGGESTED = 4
MOST_WORDS = 8
"""Words that are tried as names of several actors, at most."""

LONGEST_NAME = 4
"""Words of a name that is looked for within a question, at most."""

SOUNDING, SOUNDS = 40, 0.8
"""People whose names sound like one from another script that are compared with it, and how alike they must be."""

LONGEST = 200
"""Characters that can be a name or names."""

_ASKING = frozenset(
    """did does do is are was were has have had will would can could should why how where when which what who whom
    whose""".split()
)
"""With one of them a question begins, and no name."""
ANYBODY = frozenset("he him his she her hers it its they them their theirs this that these those".split())
"""Whom they mean stands nowhere in the question."""
_NOW = " now"
_MARKS = ",.;:!?\"'“”‘’«»()"

_BETWEEN = re.compile(r"\s*(?:,|;|&|\+|\band\b|\bwith\b|\bvs\b|\bи\b|\bև\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)


def find_subject(corpus: Corpus, words: str, asof: datetime) -> Subject:
    """A topic by its key, title or name; else an actor or actors by their names or offices; else a search.

    Raises UnknownActor with suggestions where it is nearly a name and a search finds little, NothingFound where
    it is nothing like a name and a search finds nothing, with those whom a question names, BadQuery where there is
    nothing to look for.
    """
    words = " ".join(words.split())
    if not words:
        raise BadQuery(words)
    return _named(corpus, words, asof) or _named(corpus, _without_now(words), asof) or _search(corpus, words, asof)


def _named(corpus: Corpus, words: str, asof: datetime) -> Subject | None:
    """A topic or actors of exactly these words."""
    if len(words) > LONGEST:
        return None
    if topic := corpus.topics.named(words):
        return Subject(topic.title, topic=topic)
    actors = _actors(corpus, words, asof) if words else ()
    return Subject(_title(actors), actors=actors) if actors else None


def _without_now(words: str) -> str:
    """The words before a "now", which says nothing of a name, but may belong to a title; empty for none."""
    return words[: -len(_NOW)].rstrip() if words.casefold().endswith(_NOW) else ""


def find_actors(corpus: Corpus, words: str, asof: datetime) -> tuple[Actor, ...]:
    """The actor or actors of these names or offices.

    Raises SeveralActors for a surname or an office that several bear, UnknownActor, both with the names that may have
    been meant.
    """
    words = " ".join(words.split())
    found = _actors(corpus, words, asof) if words and len(words) <= LONGEST else ()
    bearers = () if found else _bearers(corpus, words[:LONGEST], asof) or office_bearers(corpus, words, asof)
    if len(bearers) > 1:
        raise SeveralActors(words, suggestions=tuple(actor.name for actor in bearers))
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


def _title(actors: tuple[Actor, ...]) -> str:
    return " and ".join(actor.name for actor in actors)


def _actors(corpus: Corpus, words: str, asof: datetime) -> tuple[Actor, ...]:
    """The actors named by all of the words together, or one after another; () if any of them is no name."""
    whole = _actor(corpus, words, asof) or _office_holder(corpus, words, asof)
    if whole is not None:
        return (whole,)
    parts = [part for part in _BETWEEN.split(words) if part]
    found: list[Actor] = []
    for part in parts:
        named = _row(corpus, part.split(), asof)
        holder = None if named else _office_holder(corpus, part, asof)
        if not named and holder is None:
            return ()
        found += [holder] if holder else named
    once = tuple({actor.id: actor for actor in found}.values())
    return once if 1 <= len(once) <= SUGGESTED else ()


def _row(corpus: Corpus, words: list[str], asof: datetime) -> list[Actor]:
    """The actors that the words name one after another, the longest names first; [] where a word is left over."""
    if not words or len(words) > MOST_WORDS:
        return []
    for size in range(len(words), 0, -1):
        first = _actor(corpus, " ".join(words[:size]), asof)
        if first is None:
            continue
        rest = _row(corpus, words[size:], asof)
        if rest and fold(" ".join(words[:size])) == fold(rest[0].name).partition(" ")[0]:
            return rest  # it is the first name of whom the next word names, though another's surname
        if rest or size == len(words):
            return [first, *rest]
    return []


def _actor(corpus: Corpus, name: str, asof: datetime) -> Actor | None:
    """The busiest actor with exactly this name whom an article names, else the one person with this surname."""
    for actor in corpus.actors.named(name):
        if _in_the_news(corpus, actor, asof):
            return actor
    wanted = fold(name)
    if wanted and not in_latin(name):
        return _transliterated(corpus, wanted, asof)
    if not wanted or " " in wanted:
        return None
    same = [actor for actor in corpus.actors.near(name, limit=SUGGESTED) if _surname(actor) == wanted]
    return same[0] if len(same) == 1 and _in_the_news(corpus, same[0], asof) else None


def _office_holder(corpus: Corpus, words: str, asof: datetime) -> Actor | None:
    """The one person who bears the office of these words."""
    bearers = office_bearers(corpus, words, asof)
    return bearers[0] if len(bearers) == 1 else None


def _transliterated(corpus: Corpus, wanted: str, asof: datetime) -> Actor | None:
    """The one person whom a name from another script means though no list holds it so: "Макрон" is Macron."""

    def likeness(actor: Actor) -> float:
        return similar(wanted, fold(actor.name) if " " in wanted else _surname(actor))

    alike = [actor for actor in corpus.actors.sounding(wanted, limit=SOUNDING) if likeness(actor) >= SOUNDS]
    best = sorted(alike, key=likeness, reverse=True)[:2]
    if not best or (len(best) > 1 and likeness(best[0]) == likeness(best[1])):
        return None
    return best[0] if _in_the_news(corpus, best[0], asof) else None


def _bearers(corpus: Corpus, name: str, asof: datetime) -> tuple[Actor, ...]:
    """The people in the news with this surname, the busiest first, as many as are suggested."""
    wanted = fold(name)
    if not wanted or " " in wanted:
        return ()
    bearers = (actor for actor in corpus.actors.sounding(wanted, limit=SOUNDING) if _surname(actor) == wanted)
    return tuple(islice((actor for actor in bearers if _in_the_news(corpus, actor, asof)), SUGGESTED))


def _surname(actor: Actor) -> str:
    """A person's last name, folded; empty for others."""
    return fold(actor.name).rpartition(" ")[2] if actor.kind is ActorKind.PERSON else ""


def _in_the_news(corpus: Corpus, actor: Actor, asof: datetime) -> bool:
    return bool(corpus.articles.latest(Scope(asof, actors=(actor.id,)), limit=1))


def _search(corpus: Corpus, words: str, asof: datetime) -> Subject:
    if ANYBODY.issuperset(fold(words).split()):
        raise BadQuery(words)
    query, _ = parse_query(words, asof.date())
    found = len(corpus.articles.latest(Scope(asof, query=query), limit=LITTLE))
    if not found and words.partition(" ")[0].casefold() in _ASKING:
        return _asked(corpus, words, asof)
    if found < LITTLE and _plain(query):
        near = _suggestions(corpus, words, asof)
        if near:
            raise UnknownActor(words, suggestions=near)
    if not found:
        raise NothingFound(words[:LONGEST], suggestions=_named_within(corpus, words, asof))
    return Subject(words[:LONGEST], query=query)


def _asked(corpus: Corpus, words: str, asof: datetime) -> Subject:
    """What a question is about by its telling words. Raises NothingFound with those whom it names."""
    bare = (piece.strip(_MARKS) for piece in words.split())
    telling = [word for word in bare if word.casefold() not in EMPTY | _ASKING]
    with suppress(NothingFound, UnknownActor, BadQuery):
        return find_subject(corpus, " ".join(telling), asof)
    raise NothingFound(words[:LONGEST], suggestions=_named_within(corpus, words, asof))


def _plain(query: Query) -> bool:
    """Whether the words could be a name: no quotation, minus or outlet was asked for."""
    return not (query.phrases or query.without or query.source) and len(query.words) <= MOST_WORDS


def _suggestions(corpus: Corpus, words: str, asof: datetime) -> tuple[str, ...]:
    if len(words) > LONGEST:
        return ()
    topics: tuple[Topic, ...] = corpus.topics.near(words, limit=SUGGESTED)
    names = (*(topic.key for topic in topics), *_near_actors(corpus, words, asof))
    return tuple(dict.fromkeys(names))[:SUGGESTED]


def _named_within(corpus: Corpus, words: str, asof: datetime) -> tuple[str, ...]:
    """The topics and actors that words name among others, actors together and each: "did Putin meet Merkel"."""
    left = [word.strip(_MARKS) for word in words.split()[: 2 * MOST_WORDS]]
    topics: dict[str, None] = {}
    actors: dict[str, None] = {}
    while left and len(actors) < SUGGESTED:
        size, found = _first_named(corpus, left, asof)
        if isinstance(found, Topic):
            topics[found.key] = None
        elif found:
            actors[found.name] = None
        left = left[size:]
    both = (" and ".join(actors),) if len(actors) > 1 else ()
    return (*topics, *both, *actors)[:SUGGESTED]


def _first_named(corpus: Corpus, words: Sequence[str], asof: datetime) -> tuple[int, Topic | Actor | None]:
    """What the words begin with the name of, the longest that is one, and how many of them it takes."""
    if words[0].casefold() in EMPTY:
        return 1, None
    for size in range(min(len(words), LONGEST_NAME), 0, -1):
        name = " ".join(words[:size])
        if found := corpus.topics.named(name) or _actor(corpus, name, asof):
            return size, found
    return 1, None


def named_among(corpus: Corpus, words: Sequence[str], asof: datetime) -> tuple[Subject | None, list[str]]:
    """The topic or the actors that words name among others, and the other words; None where they name nothing.

    The longest beginning that is a name or names counts, then the actors named after it. A topic that is named by a
    name of its own comes with that name to be looked for: "Ever Given", of the Suez Canal. Beside names in capitals
    a verb in small letters is nobody's: "buy" is not Mr Buy.
    """
    left = list(words[: 2 * MOST_WORDS])
    verbs = {word for word in left if word.islower() and is_irregular(word)} if not "".join(left).islower() else set()
    actors: dict[str, Actor] = {}
    for size in range(min(len(left), MOST_WORDS), 0, -1):
        beginning = " ".join(left[:size])
        if topic := corpus.topics.named(beginning):
            return _by_name(topic, beginning), left[size:]
        if verbs.isdisjoint(left[:size]) and (found := _actors(corpus, beginning, asof)):
            actors, left = {actor.name: actor for actor in found}, left[size:]
            break
    others: list[str] = []
    while left:
        size, one = (1, None) if left[0] in verbs else _first_named(corpus, left, asof)
        if isinstance(one, Topic) and not actors:
            return _by_name(one, " ".join(left[:size])), [*others, *left[size:]]
        if isinstance(one, Actor):
            actors[one.name] = one
        else:
            others += left[:size]
        left = left[size:]
    return (Subject(_title(tuple(actors.values())), actors=tuple(actors.values())) if actors else None), others


def _by_name(topic: Topic, name: str) -> Subject:
    """The topic, with the name to be looked for where that says less than the topic's own."""
    general = any(fold(name) in fold(own) for own in (topic.title, topic.key))
    return Subject(topic.title, topic=topic, query=None if general else Query(phrases=(name,)))


def _near_actors(corpus: Corpus, words: str, asof: datetime) -> tuple[str, ...]:
    """Names that these words may be meant for: of one actor, or of several in a row."""
    if not words or len(words) > LONGEST:
        return ()
    near = [actor for actor in corpus.actors.near(words, limit=SUGGESTED) if _in_the_news(corpus, actor, asof)]
    if near:
        return tuple(dict.fromkeys(actor.name for actor in near))
    within = _named_within(corpus, words, asof)
    if len(within) > 1:
        return within
    parts = [piece for part in _BETWEEN.split(words) for piece in part.split()]
    if not 2 <= len(parts) <= SUGGESTED:
        return ()
    guesses = [_actor(corpus, part, asof) or next(iter(corpus.actors.near(part, limit=1)), None) for part in parts]
    named = [actor.name for actor in guesses if actor]
    return (", ".join(named),) if len(named) == len(parts) else ()
