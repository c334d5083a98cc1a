"""What is shown of stories written like news, with all that makes figures look alike, against what really differs.

`looked_at.json` was looked at while the rules were made; `kept_apart.json` was written with it, before them, and only
scored when they stood.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from factories import article, prepared, published, shelved

from corpus.corpus import open_corpus
from corpus.model import Article, Window
from digests.disagreements import disagreements
from digests.model import Claim, Kind, Subject
from digests.numbers import number, tokens_of

STORIES = Path(__file__).parent / "differing"
ASOF = datetime(2023, 6, 1, tzinfo=UTC)

PRECISION = 0.9
"""How many of the shown pairs must be of one thing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on which the articles of a story differ, with the words in which each source tells it."""

    title: str
    """That of the story's first article."""
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """How many of the pairs shown are of one thing, how many of none, and which things they tell."""

    right: int
    wrong: tuple[str, ...]
    found: frozenset[Thing]


def _stories(part: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads((STORIES / f"{part}.json").read_text(encoding="utf-8"))
    return told


def _articles(story: dict[str, Any]) -> list[Article]:
    return [
        article(told["text"], title=told["title"], source=told["source"], on=published(told["published"]))
        for told in story["articles"]
    ]


def _things(stories: Sequence[dict[str, Any]]) -> list[Thing]:
    return [
        Thing(story["articles"][0]["title"], tuple(thing["claims"].items()))
        for story in stories
        for thing in story["things"]
    ]


def _shown(articles: Sequence[Article], folder: Path) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of differing claims that a reader sees of these articles."""
    corpus = open_corpus(folder / "news.db", write=True)
    try:
        for one in articles:
            shelved(corpus, prepared(one))
        found = disagreements(corpus, Subject("all"), Window(), asof=ASOF, zone=ZoneInfo("UTC")).found
    finally:
        corpus.close()
    for difference in found:
        for one, other in combinations(difference.claims, 2):
            if difference.kind is not Kind.FIGURE or _value(one.figure) != _value(other.figure):
                yield one, other


def _value(figure: str) -> float | None:
    """The number that a figure gives; None of an hour, and of what is told in words."""
    tokens = tokens_of(figure) if ":" not in figure else []
    return next((read[0] for n in range(len(tokens)) if (read := number(tokens, n))), None)


def _tells(claim: Claim, words: str) -> bool:
    """Whether it is the claim that the words tell: the same number, or what is told where there is none."""
    value = _value(claim.figure)
    if value is None:
        return words.lower() in claim.passage.sentence.lower()
    return value == _value(words)


def _score(pairs: Sequence[tuple[Claim, Claim]], stories: Sequence[dict[str, Any]]) -> Shown:
    first = {told["title"]: story["articles"][0]["title"] for story in stories for told in story["articles"]}
    found: list[Thing] = []
    wrong: list[str] = []
    for pair in pairs:
        titles = {first[claim.passage.article.title] for claim in pair}
        of = [thing for thing in _things(stories) if titles == {thing.title} and _both(pair, dict(thing.claims))]
        found += of[:1]
        wrong += [] if of else [" / ".join(claim.passage.sentence for claim in pair)]
    return Shown(len(found), tuple(wrong), frozenset(found))


def _both(pair: tuple[Claim, Claim], claims: dict[str, str]) -> bool:
    sources = [claim.passage.article.source for claim in pair]
    return all(source in claims and _tells(claim, claims[source]) for source, claim in zip(sources, pair, strict=True))


@pytest.mark.parametrize(("part", "least"), [("looked_at", 5), ("kept_apart", 6)])
@pytest.mark.parametrize("together", [False, True], ids=["alone", "together"])
def test_what_is_shown_differs_indeed(part: str, least: int, together: bool, tmp_path: Path) -> None:
    """Nine pairs of ten at least, and so many of the things; each story by itself, and all in one archive."""
    stories = _stories(part)
    archives = [[one for story in stories for one in _articles(story)]] if together else map(_articles, stories)
    pairs: list[tuple[Claim, Claim]] = []
    for n, articles in enumerate(archives):
        folder = tmp_path / str(n)
        folder.mkdir()
        pairs += _shown(articles, folder)
    shown = _score(pairs, stories)
    assert shown.right >= PRECISION * (shown.right + len(shown.wrong)), shown.wrong
    assert len(shown.found) >= least
