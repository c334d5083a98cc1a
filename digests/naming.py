"""Whom and what words name exactly: topics, and actors by their names, surnames and offices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import islice

from corpus.actors import ActorCount
from corpus.corpus import Corpus
from corpus.model import Actor, ActorKind, Query, Scope, Topic
from corpus.reading.names.lexicon import lexicon
from corpus.reading.spelling import fold, in_latin, similar
from corpus.reading.terms import stopwords
from digests.forms import is_irregular
from digests.likeness import EMPTY
from digests.model import Subject
from digests.offices import bearers as office_bearers

SUGGESTED = 4

MOST_WORDS = 8
"""Words that are tried as names of several actors, at most."""

LONGEST_NAME = 4
"""Words of a name that is looked for within a question, at most."""

SOUNDING, SOUNDS = 40, 0.8
"""People whose names sound like one from another script that are compared with it, and how alike they must be."""

FOREMOST = 5
"""How many times the articles of the next an actor must be in for a name of several to mean it."""

SELDOM = 0.1
"""The share of the articles told by a word that must take it for a name."""

LONGEST = 200
"""Characters that can be a name or names."""

MARKS = ",.;:!?\"'“”‘’«»()"

BETWEEN = re.compile(r"\s*(?:,|;|&|\+|\band\b|\bwith\b|\bvs\b|\bи\b|\bև\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)


def subject_named(corpus: Corpus, words: str, asof: datetime) -> Subject | None:
    """A topic or actors of exactly these words."""
    if len(words) > LONGEST:
        return None
    if topic := corpus.topics.named(words):
        return Subject(topic.title, topic=topic)
    actors = actors_named(corpus, words, asof) if words else ()
    return Subject(title_of(actors), actors=actors) if actors else None


def title_of(actors: tuple[Actor, ...]) -> str:
    """What a subject of these actors is called, and what to type to ask about it."""
    return " and ".join(actor.name for actor in actors)


def actors_named(corpus: Corpus, words: str, asof: datetime) -> tuple[Actor, ...]:
    """The actors named by all of the words together, or one after another; () if any of them is no name."""
    whole = actor_named(corpus, words, asof)
    whole = _by_first_name(corpus, words, whole, asof) or whole or _office_holder(corpus, words, asof)
    if whole is not None:
        return (whole,)
    parts = [part for part in BETWEEN.split(words) if part]
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
        first = actor_named(corpus, " ".join(words[:size]), asof)
        if first is None:
            continue
        rest = _row(corpus, words[size:], asof)
        if rest and fold(" ".join(words[:size])) == fold(rest[0].name).partition(" ")[0]:
            return rest  # it is the first name of whom the next word names, though another's surname
        if rest or size == len(words):
            return [first, *rest]
    return []


def actor_named(corpus: Corpus, name: str, asof: datetime) -> Actor | None:
    """The busiest actor with exactly this name whom an article names, else the one person whom the surname means."""
    exact = next((actor for actor in corpus.actors.named(name) if in_the_news(corpus, actor, asof)), None)
    wanted = fold(name)
    if exact and (exact.known or " " in wanted or fold(exact.name) != wanted):
        return exact
    if wanted and not in_latin(name):
        return exact or _transliterated(corpus, wanted, asof)
    if not wanted or " " in wanted:
        return _titled(corpus, name, asof)
    return _called(corpus, name, exact, asof)


def _called(corpus: Corpus, name: str, lone: Actor | None, asof: datetime) -> Actor | None:
    """Whom one word means: the busiest with this surname, or who is `lone`, called no more than that.

    Of several with the surname one must be in far more articles. Nobody where the word mostly says something else.
    """
    bearers = _bearers(corpus, fold(name), asof)
    alone = corpus.actors.tally(lone.id, Scope(asof))[0] if lone else 0
    weight = 1 if lone and lone.kind is ActorKind.PERSON else FOREMOST
    if lone and not (bearers and bearers[0].articles > weight * alone):
        return None if _is_ordinary(corpus, name, alone) else lone
    if not bearers or (len(bearers) > 1 and bearers[0].articles < FOREMOST * bearers[1].articles):
        return None
    return None if _is_ordinary(corpus, name, bearers[0].articles) else bearers[0].actor


def _by_first_name(corpus: Corpus, name: str, named: Actor | None, asof: datetime) -> Actor | None:
    """Who is far better known by this first name than anybody else, and than whom the word names besides."""
    if not name.isalpha() or (named and named.known):
        return None
    found = corpus.actors.beginning(fold(name), limit=2)
    others = [count.articles for count in found[1:]] + (
        [corpus.actors.tally(named.id, Scope(asof))[0]] if named else []
    )
    if (
        not found
        or found[0].articles < FOREMOST * max(others, default=1)
        or not in_the_news(corpus, found[0].actor, asof)
    ):
        return None
    return None if _is_ordinary(corpus, name, found[0].articles) else found[0].actor


def _is_ordinary(corpus: Corpus, word: str, articles: int) -> bool:
    """Whether the word tells nothing, or few of the articles that are told by it take it for a name."""
    return word.lower() in stopwords() or articles < SELDOM * corpus.articles.told_by(word)


def _titled(corpus: Corpus, words: str, asof: datetime) -> Actor | None:
    """Whom a name means behind a title or a particle: "Colonel Gaddafi", "van Gaal"; nobody behind anything else."""
    title, _, name = words.partition(" ")
    if not name or title.casefold().rstrip(".") not in lexicon().titles | lexicon().particles:
        return None
    actor = actor_named(corpus, name, asof)
    return actor if actor and actor.kind is ActorKind.PERSON else None


def _office_holder(corpus: Corpus, words: str, asof: datetime) -> Actor | None:
    """The one person who bears the office of these words."""
    bearers = office_bearers(corpus, words, asof)
    return bearers[0] if len(bearers) == 1 else None


def _transliterated(corpus: Corpus, wanted: str, asof: datetime) -> Actor | None:
    """The one person whom a name from another script means though no list holds it so: "Макрон" is Macron."""

    def likeness(actor: Actor) -> float:
        return similar(wanted, fold(actor.name) if " " in wanted else surname(actor))

    sounding = [count.actor for count in corpus.actors.sounding(wanted, limit=SOUNDING)]
    alike = [actor for actor in sounding if likeness(actor) >= SOUNDS]
    best = sorted(alike, key=likeness, reverse=True)[:2]
    if not best or (len(best) > 1 and likeness(best[0]) == likeness(best[1])):
        return None
    return best[0] if in_the_news(corpus, best[0], asof) else None


def same_surname(corpus: Corpus, name: str, asof: datetime) -> tuple[Actor, ...]:
    """The people in the news with this surname, the busiest first, as many as are suggested."""
    return tuple(count.actor for count in _bearers(corpus, fold(name), asof))


def _bearers(corpus: Corpus, wanted: str, asof: datetime) -> tuple[ActorCount, ...]:
    if not wanted or " " in wanted:
        return ()
    sounding = corpus.actors.sounding(wanted, limit=SOUNDING)
    bearers = (count for count in sounding if surname(count.actor) == wanted and " " in count.actor.name)
    return tuple(islice((count for count in bearers if in_the_news(corpus, count.actor, asof)), SUGGESTED))


def surname(actor: Actor) -> str:
    """A person's last name, folded; empty for others."""
    return fold(actor.name).rpartition(" ")[2] if actor.kind is ActorKind.PERSON else ""


def in_the_news(corpus: Corpus, actor: Actor, asof: datetime) -> bool:
    return bool(corpus.articles.latest(Scope(asof, actors=(actor.id,)), limit=1))


def named_within(corpus: Corpus, words: str, asof: datetime) -> tuple[str, ...]:
    """The topics and actors that words name among others, actors together and each: "did Putin meet Merkel"."""
    left = [word.strip(MARKS) for word in words.split()[: 2 * MOST_WORDS]]
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
        if found := corpus.topics.named(name) or actor_named(corpus, name, asof):
            return size, found
    return 1, None


def named_among(corpus: Corpus, words: Sequence[str], asof: datetime) -> tuple[Subject | None, list[str]]:
    """The topic or the actors that words name among others, and the other words; None where they name nothing.

    The longest beginning that is a name or names counts, then the actors named after it. A topic that is named by a
    name of its own comes with that name to be looked for: "Ever Given", of the Suez Canal. Beside names in capitals
    an ordinary word in small letters is nobody's: "buy" is not Mr Buy.
    """
    left = list(words[: 2 * MOST_WORDS])
    plain = set() if "".join(left).islower() else {word for word in left if _is_plain(word)}
    actors: dict[str, Actor] = {}
    for size in range(min(len(left), MOST_WORDS), 0, -1):
        beginning = " ".join(left[:size])
        if topic := corpus.topics.named(beginning):
            return _by_name(topic, beginning), left[size:]
        if plain.isdisjoint(left[:size]) and (found := actors_named(corpus, beginning, asof)):
            actors, left = {actor.name: actor for actor in found}, left[size:]
            break
    others: list[str] = []
    while left:
        size, one = (1, None) if left[0] in plain else _first_named(corpus, left, asof)
        if isinstance(one, Topic) and not actors:
            return _by_name(one, " ".join(left[:size])), [*others, *left[size:]]
        if isinstance(one, Actor):
            actors[one.name] = one
        else:
            others += left[:size]
        left = left[size:]
    return (Subject(title_of(tuple(actors.values())), actors=tuple(actors.values())) if actors else None), others


def _is_plain(word: str) -> bool:
    """Whether it is an ordinary word in small letters, and none of those that stand between names or in them."""
    joins = word in EMPTY or word in lexicon().particles
    return word.islower() and (is_irregular(word) or (lexicon().is_english(word) and not joins))


def _by_name(topic: Topic, name: str) -> Subject:
    """The topic, with the name to be looked for where that says less than the topic's own."""
    general = any(fold(name) in fold(own) for own in (topic.title, topic.key))
    return Subject(topic.title, topic=topic, query=None if general else Query(phrases=(name,)))
