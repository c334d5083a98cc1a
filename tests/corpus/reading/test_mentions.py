"""Mentions by sentence."""

from __future__ import annotations

from corpus.model import ActorKind
from corpus.reading.mentions import Mentions
from corpus.reading.model import NamedActor, Spotted
from corpus.reading.sentences import split

_TEXT = "Turkish presidency spoke. Then the American left."
_ACTORS = (
    NamedActor("", ActorKind.ORGANISATION, "Turkish presidency", (Spotted(0, 18, "Turkish presidency"),)),
    NamedActor("turkey", ActorKind.COUNTRY, "Turkey", (Spotted(0, 7, "Turkish"),)),
    NamedActor("usa", ActorKind.COUNTRY, "United States", (Spotted(35, 43, "American"),)),
)


def test_a_mention_inside_another_is_left_out() -> None:
    """ "Turkish" says whose presidency it is, and speaks for nobody."""
    first, second = split(_TEXT)
    assert [(m.actor, m.speaks) for m in Mentions(_TEXT, _ACTORS).within(first)] == [(0, True)]
    assert [m.start for m in Mentions(_TEXT, _ACTORS).within(second)] == [35]


def test_a_countrys_word_may_mean_one_of_its_people() -> None:
    """ "The American" is somebody, and not the country that could speak."""
    [american] = Mentions(_TEXT, _ACTORS).within(split(_TEXT)[1])
    assert not american.speaks
