"""The article alone: page furniture taken out by what it is, with what it tells of the article kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from corpus.intake.furniture.blocks import verdicts
from corpus.intake.furniture.bylines import authors_of, dates_of, day_alone, is_byline, says_when
from corpus.intake.furniture.lines import Line, fold, normalise
from corpus.intake.furniture.markers import Marker, marker_of
from corpus.intake.furniture.meta import credited_source, rule_for
from corpus.intake.furniture.model import Cleaned, PageDate, Removed
from corpus.intake.furniture.outlets import names_itself, outlet_of
from corpus.intake.furniture.page import Page
from corpus.intake.furniture.titles import headline, opening, without_site
from corpus.intake.raw import RawArticle

_CLOSERS = frozenset({"source", "tags", "copyright", "credits"})
MOST_LINES = 3000
"""A text of more lines is a book or a list, not a page whose blocks could be told apart."""
_PASSES = 25
"""Taking one block out can show another; no page needs more than three passes."""


def clean(raw: RawArticle, repeated: Callable[[str], bool]) -> Cleaned:
    """The article without its page.

    `repeated` tells whether a normalised line is known furniture of the article's source. No text is made up: every
    paragraph is one of the lines as `normalise` gives it. Never raises, whatever the lines hold.
    """
    page = _lines(raw)
    shown = normalise(raw.title) or ("" if raw.extracted else headline([line.text for line in page]))
    folded = fold(shown)
    meta = {line.place: rule for line in page if (rule := _meta_rule(line, shown, folded))}
    host = urlsplit(raw.url).hostname or "" if raw.url else ""
    source = normalise(raw.source) or _credited(page, meta) or ("" if raw.extracted else outlet_of(page))
    title = without_site(shown, source=source, host=host, copies=frozenset(line.folded for line in page))
    place = _title_place(page, shown, title)
    gone = meta | _titles(page, shown, title, extracted=raw.extracted)
    if source and not raw.extracted:
        gone |= {line.place: "outlet" for line in page if line.place not in gone and names_itself(line, source)}
    gone |= {line.place: "repeated in the archive" for line in page if line.place not in gone and repeated(line.text)}
    if not raw.extracted and len(page) <= MOST_LINES:
        authors = raw.authors or _authors(page, meta)
        dated = frozenset(at for at, rule in meta.items() if rule in ("byline", "date"))
        adverts = frozenset(at for at, rule in meta.items() if rule == "advertisement")
        ends = frozenset(at for at, rule in gone.items() if rule in _CLOSERS)
        gone |= _blocks(page, gone, Page((), title, place, ends, dated, adverts, outlet=source, authors=authors))
    source = source or host.removeprefix("www.")
    return _cleaned(raw, page, gone, meta, title=title, source=source, place=place)


def source_of(raw: RawArticle) -> str:
    """The outlet a page is from, as far as its container or its lines tell; what `clean` finds, at less cost."""
    if raw.source or raw.extracted:
        return normalise(raw.source)
    page = _lines(raw)
    credited = (name for line in page if (name := credited_source(line)) and rule_for(line, "") == "source")
    return next(credited, "") or outlet_of(page)


def _lines(raw: RawArticle) -> list[Line]:
    return [Line(text, n) for n, text in enumerate(map(normalise, raw.lines)) if text]


def _meta_rule(line: Line, title: str, folded: str) -> str:
    rule = rule_for(line, title) or ("byline" if is_byline(line) else "")
    return "" if not rule or marker_of(line) is Marker.CLOSING or line.folded == folded else rule


def _title_place(page: Iterable[Line], shown: str, title: str) -> int:
    folded = {Line(shown, -1).folded, Line(title, -1).folded} - {""}
    return next((line.place for line in page if line.folded in folded), -1)


def _titles(page: Sequence[Line], shown: str, title: str, *, extracted: bool) -> dict[int, str]:
    """The lines that say the title once more; in text known to be the article alone only its first."""
    folded = {Line(shown, -1).folded, Line(title, -1).folded} - {""}
    lines = page[:1] if extracted else page
    return {line.place: "title" for line in lines if line.folded in folded}


def _authors(page: Iterable[Line], meta: dict[int, str]) -> tuple[str, ...]:
    named = (name for line in page if meta.get(line.place) == "byline" for name in authors_of(line))
    return tuple(dict.fromkeys(named))


def _blocks(page: Sequence[Line], gone: dict[int, str], known: Page) -> dict[int, str]:
    """Block after block until nothing more goes; `known` is what is known of the page, without its lines."""
    found: dict[int, str] = {}
    for _ in range(_PASSES):
        left = tuple(line for line in page if line.place not in gone and line.place not in found)
        more = verdicts(replace(known, lines=left))
        if not more:
            break
        found |= more
    return found


def _credited(page: Iterable[Line], meta: dict[int, str]) -> str:
    return next((credited_source(line) for line in page if meta.get(line.place) == "source"), "")


def _cleaned(
    raw: RawArticle,
    page: Sequence[Line],
    gone: dict[int, str],
    meta: dict[int, str],
    *,
    title: str,
    source: str,
    place: int,
) -> Cleaned:
    kept = [line for line in page if line.place not in gone]
    first = _text_begins(kept, len(raw.lines))
    byline, elsewhere = _dates(page, meta, place, first)
    said = (day_alone(line) for line in page if meta.get(line.place) == "byline" and line.place < first)
    telling = (line.text for line in kept if any(map(str.isalpha, line.text)))
    return Cleaned(
        title=title or opening(next(telling, "")),
        paragraphs=tuple(line.text for line in kept),
        source=source,
        byline_dates=byline,
        page_dates=elsewhere,
        byline_day="" if byline else next((day for day in said if day), ""),
        authors=raw.authors or _authors(page, meta),
        removed=tuple(Removed(line.text, gone[line.place]) for line in page if line.place in gone),
    )


def _text_begins(kept: Sequence[Line], end: int) -> int:
    """Where the text begins: with the first paragraph, or the second where the first is short, as a standfirst is."""
    prose = [line for line in kept if line.prose][:2]
    if len(prose) == 2 and len(prose[0].words) <= 30:
        return prose[1].place
    return prose[0].place if prose else end


def _dates(
    page: Iterable[Line], meta: dict[int, str], title: int, first: int
) -> tuple[tuple[PageDate, ...], tuple[PageDate, ...]]:
    """The dates said to be the article's, and the others."""
    byline: list[PageDate] = []
    elsewhere: list[PageDate] = []
    for line in page:
        if meta.get(line.place) not in ("date", "byline"):
            continue
        under_title = 0 <= title < line.place < first
        said = says_when(line) and line.place < first
        (byline if under_title or said else elsewhere).extend(dates_of(line))
    return tuple(byline), tuple(elsewhere)
