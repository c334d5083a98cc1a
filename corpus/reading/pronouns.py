"""Whom "he said" means: the one who spoke in the sentence before, where nobody else can be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import ActorKind
from corpus.reading.clauses import begins
from corpus.reading.model import NamedActor, Sentence
from corpus.reading.names.lexicon import lexicon
from corpus.reading.saying import Verb

_PRONOUN = re.compile(r"\b(?:(he|He)|(she|She))((?: \w+){0,2}) $")
_MEN = frozenset("mr sir lord king prince emperor emir sultan shah pope father spokesman chairman congressman".split())
_WOMEN = frozenset(
    """mrs ms miss lady dame baroness queen princess empress duchess countess mother spokeswoman chairwoman
    congresswoman""".split()
)
_BEFORE = 24
"""Characters in front of a name in which "Mr" and the like stand."""


def pronoun_before(text: str, sentence: Sentence, verb: Verb) -> str:
    """ "he" or "she" where one of them is the subject of the saying; else empty."""
    front = text[sentence.start : verb.start]
    found = _PRONOUN.search(front)
    if not found or not all(word in lexicon().between for word in found[3].split()):
        return ""
    if not begins(front[: found.start()].rstrip(), frozenset()):
        return ""
    return "he" if found[1] else "she"


def agrees(pronoun: str, actor: NamedActor, text: str) -> bool:
    """Whether nothing in the article speaks against it that a person is meant by "he", or by "she"."""
    if actor.kind is not ActorKind.PERSON:
        return False
    against = _WOMEN if pronoun == "he" else _MEN
    return against.isdisjoint(_titles(actor, text))


def _titles(actor: NamedActor, text: str) -> set[str]:
    words: Sequence[str] = [
        word
        for spotted in actor.mentions
        for part in (text[max(0, spotted.start - _BEFORE) : spotted.start].split()[-1:], spotted.role.split())
        for word in part
    ]
    return {word.lower().strip(".,") for word in words}
