"""What a page's linked data (JSON-LD) states of its article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.intake.furniture import normalise

_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "ReviewNewsArticle",
)
_MOST = 300


@dataclass(frozen=True, slots=True)
class Stated:
    """An article as linked data describes it; empty where it does not."""

    headline: str = ""
    published: str = ""
    modified: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()


def stated(scripts: Sequence[str], title: str) -> Stated:
    """The page's own article among all that its linked data describes.

    Where several are described, the one of this title; where none has it, none is believed.
    """
    found = [item for script in scripts[:20] for item in _articles(script)]
    if len(found) > 1:
        named = [item for item in found if title and _text(item.get("headline"))[:40] == title[:40]]
        found = named[:1]
    if not found:
        return Stated()
    item = found[0]
    return Stated(
        headline=_text(item.get("headline") or item.get("name")),
        published=_text(item.get("datePublished")),
        modified=_text(item.get("dateModified")),
        publisher=next(iter(_names(item.get("publisher"))), ""),
        authors=_names(item.get("author")),
    )


def _articles(script: str) -> Iterator[dict[str, object]]:
    try:
        waiting = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:_MOST])
        elif isinstance(item, dict):
            kinds = item.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield item
            else:
                waiting.extend(
                    value for key in ("@graph", "mainEntity", "mainEntityOfPage") if (value := item.get(key))
                )


def _text(value: object) -> str:
    return normalise(value[:1000]) if isinstance(value, str) else ""


def _names(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    names = (_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in listed[:20])
    return tuple(name for name in names if name and "://" not in name)
