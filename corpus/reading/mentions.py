"""Where an article's actors stand, as a reader of statements asks for them: sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import ActorKind
from corpus.reading.model import NamedActor, Sentence, Spotted

_ARTICLES = ("the", "a", "an")
_PEOPLES = ("ans", "ese", "qis", "lis", "nis", "dis", "tis")


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an actor stands in a sentence; `actor` indexes the reading's actors."""

    start: int
    end: int
    actor: int
    role: str
    speaks: bool


class Mentions:
    """Where a text names its actors; most stand in sentences that report nothing and are never looked at."""

    def __init__(self, text: str, actors: Sequence[NamedActor]) -> None:
        self._text = text
        self._actors = actors
        self._places = sorted(
            (spotted.start, -spotted.end, index, nth)
            for index, actor in enumerate(actors)
            for nth, spotted in enumerate(actor.mentions)
        )

    def within(self, sentence: Sentence) -> Iterator[Mention]:
        """The mentions in a sentence that stand inside no other: not the "Turkish" of "Turkish presidency"."""
        reached = 0
        for at in range(bisect_left(self._places, (sentence.start,)), bisect_left(self._places, (sentence.end,))):
            start, end, index, nth = self._places[at]
            if start >= reached:
                reached = -end
                yield self._mention(index, self._actors[index].mentions[nth])

    def _mention(self, index: int, spotted: Spotted) -> Mention:
        actor = self._actors[index]
        speaks = actor.kind is not ActorKind.COUNTRY or not _is_somebody_of(self._text, spotted, actor.name)
        return Mention(spotted.start, spotted.end, index, _role_before(spotted), speaks)


def _is_somebody_of(text: str, spotted: Spotted, country: str) -> bool:
    """Whether a country's word means people of it: "the American said", "Iranians say"."""
    word = spotted.surface
    if " " in word or word.isupper() or word in country:
        return False
    articled = text[: spotted.start].rstrip().rpartition(" ")[2].lower() in _ARTICLES
    return word.endswith(_PEOPLES) or (articled and not word.endswith("s"))


def _role_before(spotted: Spotted) -> str:
    return "" if spotted.role == spotted.surface else spotted.role
