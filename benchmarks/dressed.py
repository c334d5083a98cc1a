"""Invented articles dressed as pages in several ways: how much of text and date each reader gets back.

Ours, and beside it trafilatura and htmldate where these are installed.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from benchmarks import synthetic
from corpus.intake.dating import date_alone
from corpus.intake.furniture import clean
from corpus.intake.pages import read_html
from corpus.intake.raw import RawArticle
from corpus.reading.sentences import split

SEEN = date(2026, 1, 1)
_MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "World", "Sport", "Culture", "Weather"))
_NAV = f"<nav><ul>{_MENU}</ul></nav>"
_ASIDE = (
    '<div class="sidebar"><h3>Most read</h3><ul><li><a href="/x">Ten things the council never tells</a></li>'
    '<li><a href="/y">Storm warning for the whole coast until the end of the week</a></li></ul></div>'
)
_NEWSLETTER = '<div class="box"><p>Sign up for our newsletter and get the best of the week in your mailbox.</p></div>'
_FOOT = "<footer><p>© 2026 The Courier. All rights reserved.</p><p>Contact us at any time of the day.</p></footer>"
_COOKIES = '<div id="consent"><p>We and our partners store cookies on your device to show you what you like.</p></div>'


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and what it was made of."""

    html: str
    text: str
    day: date


Dress = Callable[[dict[str, str], str, str], str]


def _semantic(it: dict[str, str], body: str, dated: str) -> str:
    return (
        f"<html lang=en><head><title>{it['title']} - Courier</title>{dated}</head><body>{_COOKIES}"
        f"<header>{_NAV}</header><main><article><h1>{it['title']}</h1>{body}</article>{_ASIDE}</main>{_FOOT}</body></html>"
    )


def _boxes(it: dict[str, str], body: str, dated: str) -> str:
    return (
        f"<html><head><title>{it['title']}</title>{dated}</head><body><div class=top><ul>{_MENU}</ul></div>"
        f"<div class=w><div class=c1><h1>{it['title']}</h1><div class=t>{body}</div>{_NEWSLETTER}</div>"
        f"<div class=c2>{_ASIDE}</div></div><div class=f>{_FOOT}</div></body></html>"
    )


def _tables(it: dict[str, str], body: str, dated: str) -> str:
    return (
        f"<html><head><title>{it['title']}</title>{dated}</head><body><table><tr><td>{_NAV}</td><td><b>{it['title']}</b>"
        f"{body}</td><td>{_ASIDE}</td></tr><tr><td colspan=3>{_FOOT}</td></tr></table></body></html>"
    )


def _breaks(it: dict[str, str], body: str, dated: str) -> str:
    lines = body.replace("<p>", "").replace("</p>", "<br><br>")
    top = f"<html><head>{dated}</head><body>{_NAV}<h2>{it['title']}</h2>"
    return f"{top}<div>{lines}</div>{_NEWSLETTER}{_FOOT}</body></html>"


DRESSES: dict[str, Dress] = {"semantic": _semantic, "boxes": _boxes, "tables": _tables, "breaks": _breaks}
DATES: dict[str, tuple[str, str]] = {
    "linked data": (
        '<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{day}T08:00:00Z"}}</script>',
        "",
    ),
    "meta": ('<meta property="article:published_time" content="{day}T08:00:00Z">', ""),
    "meta of another name": ('<meta name="date" content="{day}">', ""),
    "marked time": ("", '<p><time datetime="{day}">{written}</time></p>'),
    "byline": ("", "<p>By Anna Hentzau, {written}</p>"),
    "no date": ("", ""),
}


def pages(count: int) -> Iterator[tuple[str, str, Page]]:
    """So many pages of each dress and way to tell the date, with the names of both."""
    chance = random.Random(5)
    for dress in DRESSES:
        for told, (head, above) in DATES.items():
            for record in synthetic.articles(count, seed=chance.randrange(1000)):
                day = date.fromisoformat(str(record["published"])) + timedelta(days=chance.randrange(30))
                filled = {"day": day.isoformat(), "written": f"{day.day} {day:%B} {day.year}"}
                text = str(record["text"])
                body = above.format(**filled) + "".join(f"<p>{line}</p>" for line in text.split("\n"))
                html = DRESSES[dress]({"title": str(record["title"])}, body, head.format(**filled))
                yield dress, told, Page(html, text, day)


def run(count: int) -> None:
    """Read them all, and tell."""
    made = list(pages(count))
    for name, reader in (("ours", _ours), ("trafilatura", _trafilatura)):
        _texts(name, reader, made)
    for name, dater in (("ours", _our_date), ("htmldate", _htmldate)):
        _dates(name, dater, made)


def _texts(name: str, reader: Callable[[str], str | None], made: list[tuple[str, str, Page]]) -> None:
    began, scores = time.process_time(), {dress: [0.0, 0.0] for dress in DRESSES}
    for dress, _, page in made:
        got = reader(page.html)
        if got is None:
            print(f"text, {name}: not installed")
            return
        scores[dress][0] += _likeness(got, page.text)
        scores[dress][1] += 1
    told = "  ".join(f"{dress} {total / number:.3f}" for dress, (total, number) in scores.items())
    print(f"text, {name:12} {told}  {(time.process_time() - began) / len(made) * 1000:.1f} ms a page")


def _likeness(got: str, wanted: str) -> float:
    """F1 of the words."""
    one, other = Counter(got.split()), Counter(wanted.split())
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total())


def _dates(name: str, dater: Callable[[str], date | bool | None], made: list[tuple[str, str, Page]]) -> None:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for _, told, page in made:
        got = dater(page.html)
        if got is False:
            print(f"date, {name}: not installed")
            return
        right[told] += got == page.day
        wrong[told] += got is not None and got != page.day
    number = len(made) // len(DATES)
    told_so = "  ".join(f"{told} {right[told] / number:.2f}/{wrong[told] / number:.2f}" for told in DATES)
    print(f"date, {name:12} right/wrong: {told_so}")


def _raw(html: str) -> RawArticle | None:
    found = read_html(html.encode(), "a page")
    return found if isinstance(found, RawArticle) else None


def _ours(html: str) -> str | None:
    raw = _raw(html)
    return clean(raw, lambda line: False).text if raw else ""


def _our_date(html: str) -> date | None:
    raw = _raw(html)
    if raw is None:
        return None
    cleaned = clean(raw, lambda line: False)
    days = date_alone(raw, cleaned, split(cleaned.text), SEEN).days
    return days.first if days and days.is_day else None


def _trafilatura(html: str) -> str | None:
    try:
        import trafilatura
    except ImportError:
        return None
    return str(trafilatura.extract(html, fast=True, include_comments=False) or "")


def _htmldate(html: str) -> date | bool | None:
    try:
        from htmldate import find_date
    except ImportError:
        return False
    found = find_date(html, original_date=True, max_date=datetime.combine(SEEN, datetime.min.time(), UTC))
    return date.fromisoformat(found) if found else None
