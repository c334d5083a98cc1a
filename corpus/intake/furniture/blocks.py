"""Whole blocks of a page that are not its article, told by structure, place, repetition and topic together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.intake.furniture.lines import Line
from corpus.intake.furniture.markers import Marker, links_away, marker_of
from corpus.intake.furniture.topic import Gist, Profile

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
    def profile(self) -> Profile:
        return Profile((self.gists[n] for n in self.core), Gist.of(Line(self.title, -1)))

    def twice(self, n: int) -> bool:
        """Whether the page shows this line more than once, as it does with what it wants to be clicked."""
        line = self.lines[n]
        said = line.ended and not line.prose and not line.heading
        return self.copies[line.folded] > 1 and bool(line.words) and not line.bullet and not said

    def on_topic(self, n: int) -> float:
        return self.profile.shares(self.gists[n], inside=n in self.core)

    def foreign(self, n: int) -> bool:
        """Whether the line names others than the article does and shares next to no word with it."""
        gist, inside = self.gists[n], n in self.core
        if len(gist.roots) < 4 or self.profile.names_shared(gist, inside=inside):
            return False
        return self.on_topic(n) < (0.2 if len(gist.names) >= 2 else 0.1)


def verdicts(page: Page) -> Verdicts:
    """Which of the page's lines go with a block, and by which rule."""
    gone: Verdicts = {}
    for find in (_before_title, _regions, _repeats, _stray_cards, _link_lists, _head_labels, _tail):
        for n, rule in find(page, gone):
            gone.setdefault(page.lines[n].place, rule)
    return gone


Found = Iterator[tuple[int, str]]


def _kept(page: Page, gone: Verdicts) -> list[int]:
    return [n for n, line in enumerate(page.lines) if line.place not in gone]


def _before_title(page: Page, gone: Verdicts) -> Found:
    above = [n for n, line in enumerate(page.lines) if line.place < page.title_place]
    below = [n for n, line in enumerate(page.lines) if line.place > page.title_place and line.good]
    if len(below) >= sum(page.lines[n].good for n in above):
        yield from ((n, "above the title") for n in above)


def _regions(page: Page, gone: Verdicts) -> Found:
    n, before = 0, 0
    while n < len(page.lines):
        if page.lines[n].place in gone:
            n += 1
        elif (opened := _opens(page, n)) is not None:
            end = _region_end(page, n, opened, before)
            yield from ((k, f"block: {page.lines[n].text[:40]}") for k in range(n, end))
            n = end
        else:
            before += page.lines[n].good and not page.twice(n)
            n += 1


def _opens(page: Page, n: int) -> Marker | None:
    """What kind of block begins at this line: by its heading, or by a headline shown twice running."""
    line = page.lines[n]
    if page.markers[n]:
        return page.markers[n]
    after = page.lines[n + 1] if n + 1 < len(page.lines) else None
    if after and line.heading and len(line.words) > 3 and after.folded == line.folded:
        return Marker.INSET
    return Marker.INSET if links_away(line) and not line.good else None


def _region_end(page: Page, start: int, kind: Marker, before: int) -> int:
    """The index after the block's last line."""
    if before >= 1 and kind is Marker.CLOSING:
        return len(page.lines)
    if before >= 2 and kind is Marker.LIST and _closed_before(page, start):
        return len(page.lines)
    if kind is Marker.CLOSING:
        return start + 1
    if page.markers[start] is None and links_away(page.lines[start]):
        return start + 1
    return _walk(page, start, kind, before)


def _closed_before(page: Page, start: int) -> bool:
    """Whether the line that names the article's source, or its tags, stands between its end and this heading."""
    last = next((page.lines[n].place for n in range(start - 1, -1, -1) if page.lines[n].prose), -1)
    return any(last < place < page.lines[start].place for place in page.ends)


@dataclass
class _Card:
    """A story being advertised: its headline, and whether some of its text was seen."""

    head: int | None = None
    told: bool = False
    after: int | None = None
    """The headline right before its own, in a list of headlines alone."""


def _walk(page: Page, start: int, kind: Marker, before: int) -> int:
    card, blurbs = _Card(start if page.markers[start] is None else None), 0
    for n in range(start + 1, len(page.lines)):
        line = page.lines[n]
        crossed = page.lines[start].place < page.title_place < line.place
        if crossed or (page.markers[n] is Marker.CLOSING and before):
            return n
        if page.markers[n] is not None or line.bullet:
            card = _Card()
        elif line.heading:
            card = _Card(n, after=card.head if not card.told else None)
        elif page.twice(n) or not _resumes(page, n, kind, card, blurbs=blurbs, before=before):
            card.told = True
            blurbs += 1
        else:
            return _with_subheading(page, start, n)
    return len(page.lines)


def _resumes(page: Page, n: int, kind: Marker, card: _Card, *, blurbs: int, before: int) -> bool:
    """Whether the article goes on with this paragraph."""
    if page.foreign(n):
        return False
    share = page.on_topic(n)
    if card.head is None:
        return True
    shared = len(page.gists[card.head].roots & page.gists[n].roots)
    if card.told:
        return share >= 0.25 and not (kind is Marker.LIST and before >= 2 and _alone(page, n))
    if blurbs or (shared >= 2 and 2 * shared >= len(page.gists[card.head].roots)):
        return False
    if card.after is not None and not page.twice(card.head):
        return True
    return share >= (0.35 if kind is Marker.LIST else 0.2)


def _alone(page: Page, n: int) -> bool:
    return n + 1 >= len(page.lines) or not page.lines[n + 1].prose


def _with_subheading(page: Page, start: int, n: int) -> int:
    """The index where the article goes on, with a subheading that stands right above its paragraph."""
    heads = [k for k in range(start + 1, n) if page.lines[k].heading and page.markers[k] is None]
    if len(heads) < 2 or heads[-1] != n - 1:
        return n
    last, others = page.lines[heads[-1]], [page.lines[k] for k in heads[:-1]]
    shorter = len(last.words) <= 5 and all(len(other.words) >= len(last.words) + 2 for other in others)
    return n - 1 if shorter and not page.twice(heads[-1]) else n


def _repeats(page: Page, gone: Verdicts) -> Found:
    kept, seen = _kept(page, gone), set[str]()
    for at, n in enumerate(kept):
        line = page.lines[n]
        if not page.twice(n):
            continue
        above = kept[at - 1] if at else None
        lone = above is None or not (page.lines[above].heading and page.twice(above))
        first = line.folded not in seen
        seen.add(line.folded)
        if not (first and lone and line.prose and not page.foreign(n) and page.on_topic(n) >= 0.25):
            yield n, "repeated on the page"


def _stray_cards(page: Page, gone: Verdicts) -> Found:
    """Headline and first sentences of another story without any heading over them."""
    kept = _kept(page, gone)
    good = [n for n in kept if page.lines[n].good]
    cards = [card for card in _foreign_segments(page, kept) if len(card) <= 3 or card[-1] == kept[-1]]
    if len(good) - sum(page.lines[n].good for card in cards for n in card) < 2:
        return
    for card in cards:
        its_own = page.gists[card[0]].roots & page.gists[card[1]].roots or page.on_topic(card[0]) < 0.2
        if its_own and len(page.lines[card[0]].words) >= 5:
            yield from ((n, "another story") for n in card)


def _foreign_segments(page: Page, kept: Sequence[int]) -> list[list[int]]:
    """Each heading whose next paragraphs are foreign to the article, with these paragraphs."""
    found: list[list[int]] = []
    open_card = False
    for n in kept:
        if page.lines[n].heading:
            found.append([n])
            open_card = True
        elif open_card and page.foreign(n):
            found[-1].append(n)
        else:
            open_card = False
    return [card for card in found if len(card) > 1]


def _link_lists(page: Page, gone: Verdicts) -> Found:
    """Three or more headlines in a row between paragraphs, unless a colon announces them or they are on the topic."""
    kept = _kept(page, gone)
    above = dict(zip(kept[1:], kept, strict=False))
    for run in _heading_runs(page, kept):
        before = above.get(run[0])
        announced = before is not None and page.lines[before].text.endswith(":")
        topical = sum(page.on_topic(n) for n in run) / len(run)
        if len(run) >= 3 and not announced and topical < 0.34:
            yield from ((n, "list of links") for n in run)


def _heading_runs(page: Page, kept: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for n in kept:
        if page.lines[n].heading:
            runs[-1].append(n)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _head_labels(page: Page, gone: Verdicts) -> Found:
    """Sections, places and names of writers between the title and the first paragraph."""
    kept = _kept(page, gone)
    first = next((at for at, n in enumerate(kept) if page.lines[n].prose), 0)
    for n in kept[:first]:
        line, topical = page.lines[n], page.on_topic(n)
        if line.heading and topical == 0 and (len(line.words) <= 4 or len(page.gists[n].roots) >= 3):
            yield n, "label"


def _tail(page: Page, gone: Verdicts) -> Found:
    """What stands after the last paragraph: two or more headlines or labels, or anything foreign after its source."""
    kept = _kept(page, gone)
    last = max((at for at, n in enumerate(kept) if not page.lines[n].heading), default=-1)
    rest = kept[last + 1 :]
    announced = last >= 0 and page.lines[kept[last]].text.endswith(":")
    if len(rest) >= 2 and last >= 0 and not announced:
        yield from ((n, "after the end") for n in rest)
    good = [page.lines[n].place for n in kept if page.lines[n].good]
    end = max(page.ends, default=-1)
    if len(good) < 2 or end < good[1]:
        return
    for n in reversed(kept):
        if page.lines[n].place < end or (page.lines[n].prose and not page.foreign(n)):
            return
        yield n, "after the end"
