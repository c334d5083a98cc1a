"""What stands at an article's edges: above its title, between title and text, and after its last paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.intake.furniture.lines import Line, fold, word_set
from corpus.intake.furniture.page import Page, Verdicts
from corpus.intake.furniture.sections import is_section, is_ticker

Found = Iterator[tuple[int, str]]

_OF_PERSONS = word_set("is was has covers writes reports wrote works lives teaches joined")


def before_title(page: Page, gone: Verdicts) -> Found:
    above = [n for n, line in enumerate(page.lines) if line.place < page.title_place]
    below = [n for n, line in enumerate(page.lines) if line.place > page.title_place and line.good]
    if len(below) >= sum(page.lines[n].good for n in above):
        yield from ((n, "above the title") for n in above)


def head_labels(page: Page, gone: Verdicts) -> Found:
    """Sections, places and names of writers between the title and the first paragraph."""
    kept = page.left(gone)
    prose = [at for at, n in enumerate(kept) if page.lines[n].prose][:2]
    first = prose[0] if prose else 0
    for n in kept[first : prose[1] if len(prose) == 2 and not page.lines[kept[first]].good else first]:
        if _beside_date(page, n):
            yield n, "label"
    for n in kept[:first]:
        line, topical = page.lines[n], page.on_topic(n)
        if (
            (line.heading and topical == 0 and (len(line.words) <= 4 or len(page.gists[n].roots) >= 3))
            or is_section(line)
            or is_ticker(line)
            or _beside_date(page, n)
        ):
            yield n, "label"


def tail(page: Page, gone: Verdicts) -> Found:
    """What stands after the last paragraph: two or more headlines or labels, or anything foreign after its source."""
    kept = page.left(gone)
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


def signed_off(page: Page, gone: Verdicts) -> Found:
    """The page's last lines, from the end up: what it says of its writer or of itself, and calls under a label."""
    kept = page.left(gone)
    if sum(page.lines[n].good for n in kept) < 2:
        return
    for n in reversed(kept):
        rule = _parting(page, n)
        if not rule:
            return
        yield n, rule


def _parting(page: Page, n: int) -> str:
    line = page.lines[n]
    if len(line.words) > 70:
        return ""
    if any(_of_writer(line, author) for author in page.authors):
        return "about the author"
    if page.on_topic(n) < 0.34 and not page.matter.names_shared(page.gists[n], inside=n in page.core):
        return _of_outlet(line, page.outlet) or _called(page, n)
    return ""


def _of_writer(line: Line, author: str) -> bool:
    """Whether a line is the writer's name, or says what the writer does."""
    name, words = fold(author), line.folded.split()
    if not name or " " not in name:
        return False
    names = name.split()
    whole = words[: len(names)] == names
    after = words[len(names) :] if whole else words[1:]
    return (whole and not after) or ((whole or words[:1] == names[:1]) and bool(after) and after[0] in _OF_PERSONS)


def _of_outlet(line: Line, outlet: str) -> str:
    own = fold(outlet).removeprefix("the ")
    if not own:
        return ""
    short = f"the {own.split()[-1]}"
    called = short.title() in line.text or short.capitalize() in line.text or f"the {short[4:].title()}" in line.text
    return "about the outlet" if own in line.folded or called else ""


def _called(page: Page, n: int) -> str:
    """A last line under a label of its own that shares nothing with the article: "Sky tonight: …"."""
    label, found, rest = page.lines[n].text.partition(": ")
    strange = (
        found
        and len(label.split()) <= 3
        and 1 <= len(rest.split()) <= 14
        and page.on_topic(n) == 0
        and len(page.gists[n].roots) >= 4
    )
    return "after the end" if strange and label[:1].isalpha() else ""


def _beside_date(page: Page, n: int) -> bool:
    """Whether a name stands right beside a date: its writer's."""
    line = page.lines[n]
    return line.heading and _name(line) and any(line.place + by in page.dated for by in (-2, -1, 1, 2))


def _name(line: Line) -> bool:
    """Whether a line could be a person's or an outlet's name: two to four words, each with a capital."""
    words = line.text.split()
    return 1 <= len(words) <= 4 and not line.ended and all(word[0].isupper() for word in words)
