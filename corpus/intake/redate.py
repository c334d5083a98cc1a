"""Dating articles again beside what the archive has learnt since: a date only ever gets better.

After a load only those are looked at that it touched: which have an article that came or changed among those nearest to
them. What else moves a little with every article that comes, as how rare a word is and so what is nearest, is not
followed up each time: all are looked at whenever the archive has grown by a twentieth.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from corpus.articles import change_published
from corpus.corpus import Corpus
from corpus.database import from_day
from corpus.intake.dating import DatedText, Evidence, Neighbour, date_among
from corpus.intake.growth import has_grown
from corpus.model import Article, ArticleId, Days, Revision, Vector
from corpus.passages import store_told
from corpus.reading.model import Sentence
from corpus.reading.read import READ_LANGUAGES, reread_told
from corpus.reading.sentences import split
from corpus.scopes import quoted

MOST_DOUBTFUL = 200
"""Articles without a firm date that are kept in sight, the latest to come first."""
NEIGHBOURS = 40
MOST_KNOWN = 1_000
"""Neighbours that are kept while articles are dated, some kilobytes each."""
TELLING = 6
"""Terms of an article by which its neighbours are found."""
AT_ONCE = 100
"""Changed articles whose words are read at once."""

_WORD = re.compile(r"[^\W_]+")


def redate(corpus: Corpus, came: Collection[ArticleId], changed: Collection[ArticleId]) -> int:
    """Date anew what articles that came or changed touch, and what that touches; how many dates got better.

    What may have changed, in its text or its date, counts as changed.
    """
    desk = _Desk(corpus)
    if has_grown(corpus.database, len(came)):
        desk.look_at_all()
    else:
        desk.look_at(came, changed)
    return desk.settle()


class _Desk:
    """The articles in sight without a firm date, and which of them are to be dated anew."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._beside = _Neighbourhood(corpus)
        self._new: set[ArticleId] = set()
        self._changed: set[ArticleId] = set()
        self._certain: set[ArticleId] = set()
        """To be dated anew."""
        self._likely: set[ArticleId] = set()
        """To be dated anew if one that came or changed is near to them."""
        self._vectors: dict[ArticleId, Vector] = {}
        self._in_sight: tuple[ArticleId, ...] = ()
        self._look_up()

    def look_at_all(self) -> None:
        """Have all in sight dated anew."""
        self._certain.update(self._in_sight)

    def look_at(self, came: Collection[ArticleId], changed: Collection[ArticleId]) -> None:
        """Have these dated anew, and those to which one of them is near or may have been before it changed.

        As many as changed may be in sight instead of one that is firmly dated now.
        """
        self._new.update(came)
        self._changed.update(changed)
        self._certain.update(came, changed, self._in_sight[max(0, MOST_DOUBTFUL - len(changed)) :])
        waiting = chain(came, changed)
        while some := tuple(islice(waiting, AT_ONCE)):
            self._likely.update(self._looking_for(self._corpus.articles.many(some)))
            before = chain.from_iterable(self._corpus.revisions.of(one)[1:] for one in some if one in self._changed)
            self._certain.update(self._looking_for(before))

    def settle(self) -> int:
        """Date until nothing changes; how many dates got better."""
        better: set[ArticleId] = set()
        while changed := {one for one in self._in_sight if self._look_again(one)}:
            better |= changed
            known = frozenset(self._in_sight)
            self._look_up()
            self._certain.update(one for one in self._in_sight if one not in known)
        return len(better)

    def _look_up(self) -> None:
        """See which articles are without a firm date, and by which words each looks for its neighbours."""
        rows = self._corpus.database.query(
            "select id from article where firm = 0 and known not in ('given', 'page')"
            " and language in (select value from json_each(:read)) order by seen desc, id desc limit :most",
            {"most": MOST_DOUBTFUL, "read": json.dumps(READ_LANGUAGES)},
        )
        self._in_sight = tuple(ArticleId(row[0]) for row in rows)
        self._vectors |= self._corpus.articles.vectors([one for one in self._in_sight if one not in self._vectors])

    def _looking_for(self, texts: Iterable[Article | Revision]) -> Iterator[ArticleId]:
        """Those in sight that look for neighbours by words of these texts."""
        words = _words(f"{each.title}\n{each.text}" for each in texts)
        for one in self._in_sight:
            if any(words.issuperset(term.split()) for term in self._telling(one)):
                yield one

    def _telling(self, article: ArticleId) -> list[str]:
        return list(islice(self._vectors.get(article, {}), TELLING))

    def _look_again(self, number: ArticleId) -> bool:
        """Date an article anew if it is due; whether its date got better."""
        certain, likely = number in self._certain, number in self._likely
        self._certain.discard(number)
        self._likely.discard(number)
        if not certain and not likely:
            return False
        near = self._near(number)
        return (certain or self._matters(near)) and self._redate(number, near)

    def _matters(self, near: Collection[ArticleId]) -> bool:
        """Whether there is news in what is near: one changed, or one came that tells of a day or crowds another out."""
        new = self._new.intersection(near)
        crowded = len(near) >= NEIGHBOURS
        return not self._changed.isdisjoint(near) or bool(new and (crowded or self._beside.telling(new)))

    def _redate(self, number: ArticleId, near: Sequence[ArticleId]) -> bool:
        neighbours = self._beside.telling(near)
        if not neighbours:
            return False
        article = self._corpus.articles.get(number)
        evidence = Evidence(article.text, _sentences(article.text), article.published, self._vectors[number])
        published = date_among(evidence, neighbours, article.seen.date())
        if published == article.published:
            return False
        told = reread_told(article.text, published)
        with self._corpus.database.transaction() as writing:
            change_published(writing, number, published)
            store_told(writing, number, told)
        self._beside.forget(number)
        self._changed.add(number)
        self._certain.add(number)
        self._likely.update(self._looking_for([article]))
        return True

    def _near(self, article: ArticleId) -> list[ArticleId]:
        """The articles that share most of its telling words."""
        telling = self._telling(article)
        if not telling:
            return []
        rows = self._corpus.database.query(
            "select rowid from article_fts where article_fts match :match order by rank limit :most",
            {"match": " OR ".join(map(quoted, telling)), "most": NEIGHBOURS + 1},
        )
        return [ArticleId(row[0]) for row in rows if row[0] != article]


class _Neighbourhood:
    """What other articles tell of days, each read once: dating one changes nothing of another."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._known: dict[ArticleId, Neighbour | None] = {}

    def telling(self, near: Collection[ArticleId]) -> list[Neighbour]:
        """Those of the articles by which another can be dated: their own date is firm, or they tell of a day."""
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        self._read([one for one in near if one not in self._known])
        return [known for one in near if (known := self._known.get(one))]

    def forget(self, article: ArticleId) -> None:
        """Read it anew when it is needed: its date is another now."""
        self._known.pop(article, None)

    def _read(self, new: Sequence[ArticleId]) -> None:
        told = self._days(new)
        articles = [one for one in self._corpus.articles.many(new) if one.published.firm or one.id in told]
        vectors = self._corpus.articles.vectors([one.id for one in articles])
        self._known |= dict.fromkeys(new)
        for one in articles:
            passages = [DatedText(one.text[start:end], day) for start, end, day in told.get(one.id, ())]
            self._known[one.id] = Neighbour(one.published, vectors.get(one.id, {}), passages)

    def _days(self, articles: Sequence[ArticleId]) -> dict[ArticleId, list[tuple[int, int, Days]]]:
        """Where in each of the articles, from where to where, a sentence tells of a single day."""
        rows = self._corpus.database.query(
            "select article_id, start, stop, first_day from passage where first_day = last_day"
            " and article_id in (select value from json_each(:ids)) order by article_id, start, n",
            {"ids": json.dumps(list(articles))},
        )
        found: dict[ArticleId, list[tuple[int, int, Days]]] = {}
        for article, start, stop, day in rows:
            found.setdefault(ArticleId(article), []).append((start, stop, Days.on(from_day(day))))
        return found


@lru_cache(maxsize=MOST_DOUBTFUL)
def _sentences(text: str) -> tuple[Sentence, ...]:
    return split(text)


def _words(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts as the archive's index of words has them: in small letters, without accents."""
    return frozenset(chain.from_iterable(_WORD.findall(_plain(text)) for text in texts))


def _plain(text: str) -> str:
    lower = text.lower()
    if lower.isascii():
        return lower
    return "".join(each for each in unicodedata.normalize("NFD", lower) if not unicodedata.combining(each))
