"""What articles are about in their own words, weighed by how rare the words are in the archive."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from corpus.database import Database, Writing
from corpus.model import ArticleId, Vector

TELLING_TERMS = 40
"""How many of an article's terms its vector keeps: more do not help grouping."""
BACKGROUND = 1_000
"""Articles on other matters that an archive is thought to hold besides its own: without them the words that all five
articles of a small archive share would count for nothing, though they are what makes them one story."""
EVERY = ""
"""The term that stands in every article: its count is the archive's."""


def vectors(database: Database, articles: Iterable[ArticleId]) -> dict[ArticleId, Vector]:
    """Each article's most telling terms by tf-idf (Spärck Jones, 1972) over this archive."""
    rows = database.query(
        "select v.article_id, v.terms from json_each(:ids) i cross join vocabulary v on v.article_id = i.value",
        {"ids": json.dumps(list(articles))},
    )
    counted = {ArticleId(article): json.loads(terms) for article, terms in rows}
    rarity = _rarity(database, set().union(*counted.values()))
    return {article: _weigh(terms, rarity) for article, terms in counted.items()}


def articles_counted(database: Database) -> int:
    """Of how many articles the words are counted: of all that the archive holds."""
    return articles_told_by(database, EVERY)


def articles_told_by(database: Database, term: str) -> int:
    """Of how many articles this is one of the terms."""
    rows = database.query("select articles from term where term = :term", {"term": term})
    return int(rows[0][0]) if rows else 0


def _rarity(database: Database, terms: set[str]) -> dict[str, float]:
    rows = database.query(
        "select t.term, t.articles from json_each(:terms) i cross join term t on t.term = i.value",
        {"terms": json.dumps([EVERY, *sorted(terms)])},
    )
    counts = dict(rows)
    total = counts.pop(EVERY, 0)
    return {term: log((total + BACKGROUND) / (articles + 0.5)) for term, articles in counts.items()}


def _weigh(terms: Mapping[str, float], rarity: Mapping[str, float]) -> Vector:
    known = [(term, times, rarity.get(term, 0.0)) for term, times in terms.items()]
    weights = [(-(1 + log(times)) * rare, term) for term, times, rare in known if rare > 0]
    return {term: -weight for weight, term in sorted(weights)[:TELLING_TERMS]}


def store_terms(writing: Writing, article: ArticleId, terms: Mapping[str, float]) -> None:
    """Keep how often each telling word stands in the article."""
    counted = {term: round(times, 2) for term, times in terms.items()}
    written = json.dumps(counted, ensure_ascii=False, separators=(",", ":"))
    writing.run_later("insert into vocabulary (article_id, terms) values :rows", [(article, written)])


def count_terms(writing: Writing, articles: Iterable[Mapping[str, float]]) -> None:
    """So many more articles hold these terms."""
    counts = Counter(term for terms in articles for term in (EVERY, *terms))
    writing.run_rows(
        "insert into term (term, articles) values :rows"
        " on conflict do update set articles = articles + excluded.articles",
        list(counts.items()),
    )


def forget_terms(writing: Writing, article: ArticleId) -> None:
    """One article fewer holds its terms, which are counted no more."""
    rows = writing.ask("select terms from vocabulary where article_id = :article", {"article": article})
    writing.run_many(
        "insert into term (term, articles) values (:term, -1) on conflict do update set articles = articles - 1",
        [{"term": term} for row in rows for term in (EVERY, *json.loads(row[0]))],
    )
    writing.run("delete from vocabulary where article_id = :article", {"article": article})
