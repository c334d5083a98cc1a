"""Which line is the title, and where the site's own name begins in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.intake.furniture.bylines import is_byline
from corpus.intake.furniture.gist import Gist
from corpus.intake.furniture.lines import Line, fold, normalise
from corpus.intake.furniture.markers import links_away, marker_of
from corpus.intake.furniture.meta import credited_source, rule_for
from corpus.intake.furniture.outlets import names_itself, outlet_of
from corpus.intake.furniture.sections import is_section, is_ticker
from corpus.reading.sentences import sentences

_BARS = (" | ", " :: ", " » ", " • ", " · ", " ‖ ")
_DASHES = (" - ", " – ", " — ")
_OUTLET = re.compile(
    r"(?:news|times|post|journal|herald|tribune|gazette|guardian|telegraph|radio|tv|television|online|agency|magazine|press"
    r"|daily|weekly|review|reuters|bbc|cnn|media|network|\w{2,30}\.(?:com|org|net|info|eu|ru|am|az|co|uk|de|tv|news))$",
    re.IGNORECASE,
)
_KICKER = re.compile(
    r"(?:breaking|live|just in|alert|urgent)\b.{0,6}:|.{0,30}\d ?°|(?:press|news|media) (?:release|statement)\b"
    r"|(?:ref(?:erence)?|no|nr)\.? ?:? ?\d",
    re.IGNORECASE,
)
LONGEST_OPENING, _SHORTEST_OPENING, _LONGEST_LEAD = 110, 30, 2000
_MOST_HEADS = 60
_MOST_LINES = 400


def headline(lines: Sequence[str]) -> str:
    """The line that titles a page of plain text; empty where it opens with the text itself."""
    page = [Line(text, n) for n, text in enumerate(map(normalise, lines[:_MOST_LINES])) if text]
    rules = {line.place: rule_for(line, "") for line in page}
    credited = (credited_source(line) for line in page if rules[line.place] == "source")
    outlets = [name for name in (outlet_of(page), next(credited, "")) if name]
    kept = [
        line
        for line in page
        if not rules[line.place] and not is_byline(line) and not any(names_itself(line, name) for name in outlets)
    ]
    found = _after_furniture(kept) if _opens_with_furniture(kept) else _first(kept)
    return found.text if found else ""


def _opens_with_furniture(lines: Sequence[Line]) -> bool:
    """Whether cards of other stories stand above the article: a known heading over headlines, or a headline twice."""
    for line, after in pairwise(lines[:13]):
        if line.prose:
            return False
        if marker_of(line, after) and after.heading and not after.label:
            return True
        if line.folded == after.folded and len(line.words) > 3:
            return _twice_is_card(line, lines)
    return False


def _twice_is_card(line: Line, lines: Sequence[Line]) -> bool:
    """A headline shown twice may be the title with its page's heading; with one paragraph below it, it is a card."""
    start = next(n for n, other in enumerate(lines) if other.place == line.place) + 2
    following = lines[start : start + 3]
    return len(following) == 3 and following[0].prose and not following[1].prose


def _first(lines: Sequence[Line]) -> Line | None:
    for n, (line, after) in enumerate(zip(lines, [*lines[1:], None], strict=False)):
        if marker_of(line, after) or links_away(line) or is_ticker(line):
            continue
        if _above_titles(line) and _headline_follows(lines[n + 1 :]):
            continue
        if _advertised(line, lines[n + 1 :]):
            continue
        if not line.label or after is None or after.prose or _recurs(line, lines):
            return line if _titles(line) else None
    return None


def _advertised(line: Line, below: Sequence[Line]) -> bool:
    """Whether a headline is a card's: the page shows it again over another text, and the next one tells of more."""
    again = next((n for n, other in enumerate(below) if other.folded == line.folded), 0)
    following = next((other for other in below if other.heading and not other.label), None)
    if again == 0 or following is None or following.folded == line.folded or not line.heading:
        return False
    text = [Gist.of(other).roots for other in below[:again] if other.prose]
    return _borne(following, text) > _borne(line, text)


def _borne(line: Line, paragraphs: Sequence[frozenset[str]]) -> int:
    roots = Gist.of(line).roots
    return sum(bool(roots & other) for other in paragraphs)


def _above_titles(line: Line) -> bool:
    """Whether the line is such as stands above a title: a label, a section, a document's number."""
    return line.label or is_section(line) or bool(_KICKER.match(line.text))


def _headline_follows(lines: Sequence[Line]) -> bool:
    """Whether a longer headline stands below, above the first paragraph."""
    for line in lines[:12]:
        if line.prose:
            return False
        if line.heading and not line.label and not is_section(line) and not marker_of(line):
            return True
    return False


def _recurs(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the page goes on to speak of what a very short line names, as it does of its title but not of "World"."""
    telling = Gist.of(line).roots
    return len(line.words) > 1 and any(telling & Gist.of(other).roots for other in lines if other.place > line.place)


def _titles(line: Line) -> bool:
    if line.heading:
        return True
    return len(line.words) <= 18 and ". " not in line.text and not line.text.endswith((",", ";", ":"))


def _after_furniture(lines: Sequence[Line]) -> Line | None:
    """The headline that most paragraphs of the page bear out, or else the one over the longest text."""
    copies = Counter(line.folded for line in lines)
    heads = [
        (n, line)
        for n, line in enumerate(lines)
        if line.heading and not line.label and not marker_of(line) and copies[line.folded] == 1
    ][:_MOST_HEADS]
    paragraphs = [Gist.of(line).roots for line in lines if line.prose and copies[line.folded] == 1]
    borne_out = [sum(bool(roots & Gist.of(line).roots) for roots in paragraphs) for _, line in heads]
    if max(borne_out, default=0) >= 2:
        return heads[borne_out.index(max(borne_out))][1]
    return max(heads, key=lambda head: _text_below(lines[head[0] + 1 :]), default=(0, None))[1]


def _text_below(lines: Sequence[Line]) -> tuple[bool, int]:
    """How much text stands right below a headline: two paragraphs outweigh any one, however long."""
    run = _run(lines)
    return len(run) >= 2, 0 if len(run) >= 2 else sum(len(line.words) for line in run)


def _run(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs that follow a headline, past one standfirst or short subheadings."""
    run: list[Line] = []
    for n, line in enumerate(lines):
        if line.prose:
            run.append(line)
        elif line.heading and (marker_of(line) or (n > 0 and not line.label)):
            break
        if len(run) == 2:
            break
    return run


_BULLETS = " \t·•‣▪■●*–—-"
"""What lists begin their items with."""


def opening(paragraph: str) -> str:
    """The first sentence of a text, for want of a title, or its first clauses where it is long."""
    said = (sentence.text for sentence in sentences(paragraph[:_LONGEST_LEAD]))
    first = next((text for text in said if any(map(str.isalpha, text))), "").strip().lstrip(_BULLETS)
    if len(first) <= LONGEST_OPENING:
        return first.rstrip(".") if first.count(".") == 1 else first
    cut = first[: LONGEST_OPENING + 1]
    clause = max(cut.rfind(sign) for sign in (", ", "; ", ": ", " – ", " — "))
    return cut[: clause if clause >= _SHORTEST_OPENING else max(cut.rfind(" "), _SHORTEST_OPENING)].rstrip(" ,;:–—")


def without_site(title: str, *, source: str = "", host: str = "", copies: frozenset[str] = frozenset()) -> str:
    """The title without its site's name at the end.

    `copies` are the page's folded lines: a line that is the title without that end proves the end a suffix.
    A real subtitle stays: only a name (the page's source or host, an outlet's word at the end, or after a bar a few
    capitalised words) is taken for a site's.
    """
    stripped = _once(title, source, host, copies)
    while stripped != title:
        title, stripped = stripped, _once(stripped, source, host, copies)
    return title


def _once(title: str, source: str, host: str, copies: frozenset[str]) -> str:
    for sign in (*_BARS, *_DASHES):
        head, found, tail = title.rpartition(sign)
        if not found or not head.strip():
            continue
        whole = fold(head) in copies and fold(title) not in copies
        if whole or _same_site(tail, source, host) or _names_site(head, tail, bar=sign in _BARS):
            return head.strip()
    return title


def _same_site(tail: str, source: str, host: str) -> bool:
    bare = fold(tail).replace(" ", "")
    outlet = fold(source).replace(" ", "")
    domain = host.casefold().removeprefix("www.")
    label = domain.split(".")[0].replace("-", "")
    return bool(bare) and bare in {outlet, label, domain, outlet.removeprefix("the"), "the" + label}


def _names_site(head: str, tail: str, *, bar: bool) -> bool:
    words = tail.split()
    if not words or len(words) > 4 or len(head.split()) < 3 or tail[-1] in ".!?":
        return False
    if not all(word[0].isupper() or word[0].isdigit() or word in ("of", "the", "and", "&") for word in words):
        return len(words) == 1 and "." in tail and bool(_OUTLET.search(tail))
    return bar or bool(_OUTLET.search(words[-1]))
