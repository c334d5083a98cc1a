"""Whole blocks of a page that are not its article, told by structure, place, repetition and topic together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.intake.furniture.edges import Found, before_title, head_labels, signed_off, tail
from corpus.intake.furniture.lines import QUOTES
from corpus.intake.furniture.markers import Marker, from_archive, links_away
from corpus.intake.furniture.page import Page, Verdicts


def verdicts(page: Page) -> Verdicts:
    """Which of the page's lines go with a block, and by which rule."""
    gone: Verdicts = {}
    for find in (
        before_title,
        _announced,
        _regions,
        _repeats,
        _pull_quotes,
        _stray_cards,
        _link_lists,
        head_labels,
        tail,
        signed_off,
    ):
        for n, rule in find(page, gone):
            gone.setdefault(page.lines[n].place, rule)
    return gone


def _announced(page: Page, gone: Verdicts) -> Found:
    """The slogan right below a line that says "advertisement"."""
    for n in page.left(gone):
        line = page.lines[n]
        slogan = not line.ended and not line.good and len(page.gists[n].roots) >= 3
        if slogan and line.place - 1 in page.adverts and page.on_topic(n) < 0.34:
            yield n, "advertisement"


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
    if from_archive(line) or _card_again(page, n):
        return Marker.INSET
    return Marker.INSET if links_away(line) and not line.good else None


def _card_again(page: Page, n: int) -> bool:
    """Whether a headline that the page shows elsewhere too stands over a paragraph foreign to the article."""
    line = page.lines[n]
    if not line.heading or len(line.words) <= 3 or not page.twice(n) or n + 1 >= len(page.lines):
        return False
    return page.lines[n + 1].prose and page.foreign(n + 1)


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
        elif kind is Marker.INSET and (card.told or card.after is not None) and _runs_on(page, n):
            return n
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
    if page.twice(card.head) and not card.told:
        return False
    shared = len(page.gists[card.head].roots & page.gists[n].roots)
    if card.told:
        return share >= 0.25 and not (kind is Marker.LIST and before >= 2 and _alone(page, n))
    if blurbs or (shared >= 2 and 2 * shared >= len(page.gists[card.head].roots)):
        return False
    if card.after is not None and not page.twice(card.head):
        return True
    return share >= (0.35 if kind is Marker.LIST else 0.2)


def _runs_on(page: Page, n: int) -> bool:
    """Whether two paragraphs stand here with no headline between: a card has one, the article goes on."""
    return n + 1 < len(page.lines) and page.lines[n + 1].prose and not page.twice(n) and not page.twice(n + 1)


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
    kept, seen = page.left(gone), set[str]()
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


def _pull_quotes(page: Page, gone: Verdicts) -> Found:
    """A short quotation set apart that a paragraph says too."""
    for n in page.left(gone):
        line = page.lines[n]
        quoted = line.text[:1] in QUOTES and line.text[-1:] in QUOTES and 4 <= len(line.words) <= 25
        if quoted and any(line.folded in other.folded for other in page.lines if other.prose and other is not line):
            yield n, "pull quote"


def _stray_cards(page: Page, gone: Verdicts) -> Found:
    """Headline and first sentences of another story without any heading over them."""
    kept = page.left(gone)
    good = [n for n in kept if page.lines[n].good]
    cards = [card for card in _foreign_segments(page, kept) if len(card) <= 3 or card[-1] == kept[-1]]
    if len(good) - sum(page.lines[n].good for card in cards for n in card) < 2:
        return
    for card in cards:
        if len(page.lines[card[0]].words) >= 5 and _advertises(page, card, kept, lone=len(cards) == 1):
            yield from ((n, "another story") for n in card)


def _advertises(page: Page, card: Sequence[int], kept: Sequence[int], *, lone: bool) -> bool:
    """Whether a headline is that of another story: its text says it again, as a section's does not its subheading."""
    head = page.lines[card[0]]
    shared = len(page.gists[card[0]].roots & page.gists[card[1]].roots)
    if head.ended or card[0] == kept[0]:
        return False
    return shared >= (2 if lone and card[-1] != kept[-1] and len(head.words) < 7 else 1)


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
    kept = page.left(gone)
    above = dict(zip(kept[1:], kept, strict=False))
    for run in _heading_runs(page, kept):
        before = above.get(run[0])
        announced = before is not None and page.lines[before].text.endswith(":")
        topical = sum(page.on_topic(n) for n in run) / len(run)
        if len(run) >= 3 and not announced and topical < 0.34 and all(len(page.lines[n].words) <= 18 for n in run):
            yield from ((n, "list of links") for n in run)


def _heading_runs(page: Page, kept: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for n in kept:
        if page.lines[n].heading:
            runs[-1].append(n)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
