"""Who of the archive an article's name is: the same actor behind another spelling, or somebody new.

When in doubt they are two: a wrong merge puts one person's words in another's mouth, a missed one is only untidy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.model import Actor, ActorKind
from corpus.reading.model import NamedActor
from corpus.reading.names.lexicon import lexicon
from corpus.reading.names.people import is_initial, parts_of, same_person
from corpus.reading.spelling import fold, skeleton

_LONGEST = 120
_FORMS = frozenset("corporation incorporated limited company".split())
"""Forms in law that are written out."""


@lru_cache(maxsize=1024)
def keys(name: str) -> tuple[str, ...]:
    """Under which a name is looked up, so that its other spellings are found with it.

    The bones of the surname, and the bones of the first name with the surname's first letter; for a single word
    its bones. Two spellings of one name share at least one of these.
    """
    words = parts_of(name[:_LONGEST].strip())
    if not words:
        return ()
    surname = f"surname:{skeleton(words[-1])}"
    if len(words) == 1:
        return (surname,)
    return (surname, f"first:{skeleton(words[0])}:{skeleton(words[-1])[:1]}")


def same_actor(named: NamedActor, candidates: Sequence[Actor]) -> Actor | None:
    """Who of the candidates an article's name means; None where it is nobody of them, or could be several.

    A name written exactly so is taken first. People in other spellings are matched only where the name is surely
    a person's, with a known first name or a title; never on initials, and never where two candidates fit.
    """
    of_kind = [actor for actor in candidates if actor.kind is named.kind]
    exact = [actor for actor in of_kind if _has_name(actor, named.name)]
    if exact:
        return exact[0]
    if named.kind is ActorKind.ORGANISATION:
        return _only(actor for actor in of_kind if _same_organisation(named.name, actor))
    if named.kind is ActorKind.PERSON:
        titled = any(mention.role for mention in named.mentions)
        return _only(actor for actor in of_kind if _is_in_other_spelling(named.name, actor, titled=titled))
    return None


def _has_name(actor: Actor, name: str) -> bool:
    folded = fold(name)
    return bool(folded) and any(fold(other) == folded for other in (actor.name, *actor.aliases))


def _only(actors: Iterable[Actor]) -> Actor | None:
    """The one there is; None for none and for several."""
    found = {actor.id: actor for actor in actors}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_in_other_spelling(name: str, actor: Actor, *, titled: bool) -> bool:
    """Whether one of the actor's full names is this name spelt otherwise, and both surely a person's."""
    full = [other for other in (actor.name, *actor.aliases) if " " in other and same_person(name, other)]
    return any(titled or _has_first_name(name) or _has_first_name(other) for other in full)


def _has_first_name(name: str) -> bool:
    words = parts_of(name)
    return len(words) > 1 and words[0] in lexicon().first_names and not is_initial(name.split()[0])


def _same_organisation(name: str, actor: Actor) -> bool:
    core = _core(name)
    return bool(core) and any(_core(other) == core for other in (actor.name, *actor.aliases))


def _core(name: str) -> tuple[str, ...]:
    """An organisation's name without its legal form: "Fiat Group SpA" is Fiat."""
    words = fold(name[:_LONGEST]).split()
    bare = tuple(word for word in words if word not in lexicon().legal_forms)
    return bare or tuple(words)


def without_form(name: str) -> str:
    """An organisation's name without its form in law: "Sorvex" of "Sorvex Corp."; empty where it has none.

    Empty, too, where an ordinary word or a place is left, which is no name alone.
    """
    words = name[:_LONGEST].split()
    known = lexicon()
    while len(words) > 1 and (fold(words[-1]) in known.forms_alone | _FORMS or not fold(words[-1])):
        words.pop()
    bare = " ".join(words).rstrip(",")
    folded = fold(bare)
    telling = folded and folded not in known.places and not known.is_english(folded)
    return bare if telling and folded != fold(name) else ""
