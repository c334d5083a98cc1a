"""A page's lines that are still in question, with what is known of the page around them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from corpus.intake.furniture.gist import Gist, Matter
from corpus.intake.furniture.lines import Line
from corpus.intake.furniture.markers import Marker, marker_of

Verdicts = dict[int, str]
"""The rule by which each line goes, by the line's place."""


@dataclass(frozen=True)
class Page:
    """The lines still in question, with what is known of the page around them."""

    lines: tuple[Line, ...]
    title: str
    title_place: int
    """Where the title stood; -1 where it came from outside the lines."""
    ends: frozenset[int]
    """Places of lines that close an article: its source, tags, copyright."""
    dated: frozenset[int] = frozenset()
    """Places of lines that say who wrote the article, or when."""
    adverts: frozenset[int] = frozenset()
    """Places of lines that announce an advertisement."""
    outlet: str = ""
    authors: tuple[str, ...] = ()

    @cached_property
    def gists(self) -> tuple[Gist, ...]:
        return tuple(Gist.of(line) for line in self.lines)

    @cached_property
    def copies(self) -> Counter[str]:
        return Counter(line.folded for line in self.lines)

    @cached_property
    def markers(self) -> tuple[Marker | None, ...]:
        after = (*self.lines[1:], None)
        return tuple(marker_of(line, follows) for line, follows in zip(self.lines, after, strict=False))

    @cached_property
    def core(self) -> frozenset[int]:
        """Indices of the paragraphs that are the article's as far as can be told at first sight."""
        found: list[int] = []
        good = 0
        for n, line in enumerate(self.lines):
            if good >= 2 and self.markers[n] in (Marker.LIST, Marker.CLOSING):
                break
            if line.prose and not self.twice(n) and line.place > self.title_place:
                found.append(n)
                good += line.good
        return frozenset(found)

    @cached_property
    def matter(self) -> Matter:
        return Matter((self.gists[n] for n in self.core), Gist.of(Line(self.title, -1)))

    def twice(self, n: int) -> bool:
        """Whether the page shows this line more than once, as it does with what it wants to be clicked."""
        line = self.lines[n]
        said = line.ended and not line.prose and not line.heading
        return self.copies[line.folded] > 1 and bool(line.words) and not line.bullet and not said

    def on_topic(self, n: int) -> float:
        return self.matter.shares(self.gists[n], inside=n in self.core)

    def foreign(self, n: int) -> bool:
        """Whether the line names others than the article does and shares next to no word with it."""
        gist, inside = self.gists[n], n in self.core
        if len(gist.roots) < 4 or self.matter.names_shared(gist, inside=inside):
            return False
        return self.on_topic(n) < (0.2 if len(gist.names) >= 2 else 0.1)

    def left(self, gone: Verdicts) -> list[int]:
        """The indices of the lines that have not gone."""
        return [n for n, line in enumerate(self.lines) if line.place not in gone]
