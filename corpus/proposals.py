"""Topics that the archive itself suggests: what many articles are about and no topic covers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.database import Database
from corpus.model import ArticleId, Topic
from corpus.reading.spelling import fold

LOOKED_AT = 5_000
"""Newest articles without a topic that are looked at."""
FEWEST = 3
"""A topic that fewer articles would belong to is none."""
TOGETHER = 0.5
"""A word that stands in this share of a topic's articles is one of its words."""
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """A topic worth defining, and how many articles without any topic would belong to it."""

    topic: Topic
    articles: int


def propose(database: Database, *, limit: int) -> tuple[Proposal, ...]:
    """The topics that would cover most of what no topic covers, the largest first."""
    rows = database.query(
        "select v.article_id, v.terms from vocabulary v where not exists"
        " (select 1 from article_topic t where t.article_id = v.article_id)"
        " order by v.article_id desc limit :most",
        {"most": LOOKED_AT},
    )
    uncovered = {ArticleId(article): frozenset(json.loads(terms)) for article, terms in rows}
    found: list[Proposal] = []
    while len(found) < limit and (name := _fullest_name(uncovered)):
        about = {article for article, terms in uncovered.items() if name in terms}
        found.append(_proposal(name, about, uncovered))
        uncovered = {article: terms for article, terms in uncovered.items() if article not in about}
    return tuple(found)


def _fullest_name(uncovered: Mapping[ArticleId, frozenset[str]]) -> str:
    """The pair of capitalised words that most articles share; empty where too few share any."""
    counts = Counter(name for terms in uncovered.values() for name in _names(terms))
    best = max(counts, key=lambda name: (counts[name], len(name), name), default="")
    return best if counts[best] >= FEWEST else ""


def _names(terms: frozenset[str]) -> Iterator[str]:
    return (term for term in terms if " " in term)


def _proposal(name: str, about: set[ArticleId], uncovered: Mapping[ArticleId, frozenset[str]]) -> Proposal:
    shared = Counter(term for article in about for term in uncovered[article])
    words = [
        term
        for term, articles in shared.most_common()
        if articles >= TOGETHER * len(about) and term not in name and name not in term
    ]
    key = fold(name).replace(" ", "-")[:32].strip("-")
    return Proposal(Topic(key, name.title(), names=(name.title(),), words=tuple(words[:MOST_WORDS])), len(about))
