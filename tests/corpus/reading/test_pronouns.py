"""Whom "he said" means."""

from __future__ import annotations

import pytest

from corpus.model import ActorKind
from corpus.reading.model import NamedActor, Sentence, Spotted
from corpus.reading.names.lexicon import lexicon
from corpus.reading.pronouns import agrees, pronoun_before
from corpus.reading.saying import verbs


def _pronoun(text: str) -> str:
    sentence = Sentence(0, len(text), text)
    return next((pronoun_before(text, sentence, verb) for verb in verbs(sentence, lexicon().speech, ())), "")


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("He said no.", "he"),
        ("She also said no.", "she"),
        ("In March , he said no.", "he"),
        ("Officials said no.", ""),
        ("The man who he said had left came back.", ""),
        ("He never said no.", ""),
    ],
)
def test_the_pronoun_is_the_subject_of_the_saying(text: str, pronoun: str) -> None:
    """Not where it hangs on another word, nor where something is not said."""
    assert _pronoun(text) == pronoun


@pytest.mark.parametrize(
    ("text", "name", "pronoun", "agreed"),
    [
        ("Mr Lee left.", "Lee", "he", True),
        ("Mr Lee left.", "Lee", "she", False),
        ("Mrs. Lee left.", "Lee", "he", False),
        ("Anna Lee left.", "Anna Lee", "he", True),
    ],
)
def test_a_title_speaks_against_the_other_pronoun(text: str, name: str, pronoun: str, agreed: bool) -> None:
    """Where the article says no more than a name, either may be meant."""
    start = text.index(name)
    actor = NamedActor("", ActorKind.PERSON, name, (Spotted(start, start + len(name), name),))
    assert agrees(pronoun, actor, text) is agreed


def test_only_people_are_he_or_she() -> None:
    """A ministry is "it"."""
    actor = NamedActor("", ActorKind.ORGANISATION, "Ministry", (Spotted(0, 8, "Ministry"),))
    assert not agrees("he", actor, "Ministry said.")
