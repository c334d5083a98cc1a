"""Dating articles again beside what the archive has learnt since: a date only ever gets better."""

from __future__ import annotations

import json
from functools import lru_cache

from corpus.articles import change_published
from corpus.corpus import Corpus
from corpus.intake.dating import DatedText, Evidence, Neighbour, date_among
from corpus.model import Article, ArticleId, Vector
from corpus.passages import store_told
from corpus.reading.model import Sentence
from corpus.reading.read import READ_LANGUAGES, reread_told
from corpus.reading.sentences import split
from corpus.scopes import quoted

MOST_DOUBTFUL = 200
"""Articles without a firm date that are looked at after a load, the latest to come first."""
NEIGHBOURS = 40
MOST_ROUNDS = 4
"""A better date may date the next article; so often that is followed up."""
MOST_KNOWN = 1_000
"""Neighbours that are kept while articles are dated, some kilobytes each."""
TELLING = 6
"""Terms of an article by which its neighbours are found."""


Known = dict[ArticleId, Neighbour]
"""What was read of neighbours before, each of many articles; dating one changes nothing of another."""


def redate(corpus: Corpus) -> int:
    """Date what is not firmly dated among its neighbours until nothing changes; how many dates got better."""
    better: set[ArticleId] = set()
    known: Known = {}
    for _ in range(MOST_ROUNDS):
        doubtful = _doubtful(corpus)
        vectors = corpus.articles.vectors([article.id for article in doubtful])
        changed = {one.id for one in doubtful if _redate_one(corpus, one, vectors.get(one.id, {}), known)}
        better |= changed
        if not changed:
            break
    return len(better)


def _doubtful(corpus: Corpus) -> tuple[Article, ...]:
    rows = corpus.database.query(
        "select id from article where firm = 0 and known not in ('given', 'page')"
        " and language in (select value from json_each(:read)) order by seen desc, id desc limit :most",
        {"most": MOST_DOUBTFUL, "read": json.dumps(READ_LANGUAGES)},
    )
    return corpus.articles.many([ArticleId(row[0]) for row in rows])


def _redate_one(corpus: Corpus, article: Article, vector: Vector, known: Known) -> bool:
    evidence = Evidence(article.text, _sentences(article.text), article.published, vector)
    published = date_among(evidence, _neighbours(corpus, article, vector, known), article.seen.date())
    if published == article.published:
        return False
    told = reread_told(article.text, published)
    with corpus.database.transaction() as writing:
        change_published(writing, article.id, published)
        store_told(writing, article.id, told)
    known.pop(article.id, None)
    return True


@lru_cache(maxsize=MOST_DOUBTFUL)
def _sentences(text: str) -> tuple[Sentence, ...]:
    return split(text)


def _neighbours(corpus: Corpus, article: Article, vector: Vector, known: Known) -> list[Neighbour]:
    """Articles that share its telling words, with the sentences of theirs whose days are known."""
    telling = list(vector)[:TELLING]
    if not telling:
        return []
    rows = corpus.database.query(
        "select rowid from article_fts where article_fts match :match order by rank limit :most",
        {"match": " OR ".join(map(quoted, telling)), "most": NEIGHBOURS + 1},
    )
    near = [ArticleId(row[0]) for row in rows if row[0] != article.id]
    if len(known) > MOST_KNOWN:
        known.clear()
    new = [one for one in near if one not in known]
    vectors = corpus.articles.vectors(new)
    known.update(
        {
            each.id: Neighbour(each.published, vectors.get(each.id, {}), _dated(corpus, each))
            for each in corpus.articles.many(new)
        }
    )
    return [known[one] for one in near if one in known]


def _dated(corpus: Corpus, article: Article) -> tuple[DatedText, ...]:
    told = corpus.passages.of(article.id)
    return tuple(DatedText(article.text[each.start : each.end], each.days) for each in told if each.days is not None)
