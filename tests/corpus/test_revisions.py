"""The texts that an article has had, and which of them counts."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import permutations

import pytest
from factories import SEEN, article, prepared, shelved

from corpus.corpus import Corpus
from corpus.model import Article, ArticleId, Revision
from corpus.revisions import keep, latest, record, settle

HOUR = timedelta(hours=1)
FIRST, SECOND, THIRD = "The bridge was shut.", "The bridge was shut at noon.", "The bridge was opened again."
KEYS = {FIRST: 1, SECOND: 2, THIRD: 3}


@pytest.fixture
def bare(corpus: Corpus) -> Article:
    """An article of which no text is remembered yet."""
    (number,) = shelved(corpus, prepared(article(FIRST)))
    with corpus.database.transaction() as writing:
        writing.run("delete from revision", {})
    return corpus.articles.get(number)


def had(text: str, got: datetime, *, modified: datetime | None = None, whole: bool = True) -> Revision:
    return Revision(ArticleId(0), "Bridge", text, got, modified, whole)


def remember(corpus: Corpus, bare: Article, *texts: tuple[Revision, datetime]) -> None:
    """Each with when it was changed last."""
    with corpus.database.transaction() as writing:
        for one, stamp in texts:
            of_it = Revision(bare.id, one.title, one.text, one.got, one.modified, one.whole)
            record(writing, of_it, key=KEYS[one.text], stamp=stamp)


def counting(corpus: Corpus, bare: Article) -> int:
    with corpus.database.transaction() as writing:
        return latest(writing, bare.id).key


def test_what_was_changed_last_counts_whatever_came_first(corpus: Corpus, bare: Article) -> None:
    """And a text that could be had whole before one that a feed gave of it, be that later."""
    texts = [
        (had(FIRST, SEEN), SEEN),
        (had(SECOND, SEEN), SEEN + HOUR),
        (had(THIRD, SEEN, whole=False), SEEN + 2 * HOUR),
    ]
    for order in permutations(texts):
        with corpus.database.transaction() as writing:
            writing.run("delete from revision", {})
        remember(corpus, bare, *order)
        assert counting(corpus, bare) == KEYS[SECOND]


def test_a_text_that_is_had_again_is_one(corpus: Corpus, bare: Article) -> None:
    """Seen first when it was first, changed last when it was last, whole where it ever was."""
    remember(corpus, bare, (had(FIRST, SEEN + HOUR, whole=False), SEEN), (had(SECOND, SEEN), SEEN))
    again = had(FIRST, SEEN, modified=SEEN + HOUR)
    remember(corpus, bare, (again, SEEN + HOUR))
    (one, _) = corpus.revisions.of(bare.id)
    assert (one.text, one.got, one.modified, one.whole) == (FIRST, SEEN, SEEN + HOUR, True)


def test_an_article_that_always_said_this_has_no_revisions(corpus: Corpus, bare: Article) -> None:
    """And was never updated."""
    remember(corpus, bare, (had(FIRST, SEEN), SEEN))
    assert corpus.revisions.of(bare.id) == ()
    with corpus.database.transaction() as writing:
        assert latest(writing, bare.id).since is None


def test_since_when_it_says_this_is_as_stated_or_as_seen(corpus: Corpus, bare: Article) -> None:
    """By the text's own publisher, else by the archive; an excerpt that gave way to its page is no update."""
    remember(corpus, bare, (had(FIRST, SEEN, whole=False), SEEN), (had(SECOND, SEEN + HOUR), SEEN + HOUR))
    with corpus.database.transaction() as writing:
        assert latest(writing, bare.id).since is None
    remember(corpus, bare, (had(THIRD, SEEN + 3 * HOUR, modified=SEEN + 2 * HOUR), SEEN + 2 * HOUR))
    with corpus.database.transaction() as writing:
        assert latest(writing, bare.id).since == SEEN + 2 * HOUR


def test_the_text_that_an_article_has_now_is_stored_once(corpus: Corpus, bare: Article) -> None:
    """Among its revisions it is read from the article; where another takes its place, it is kept here."""
    remember(corpus, bare, (had(FIRST, SEEN), SEEN), (had(SECOND, SEEN), SEEN + HOUR))
    with corpus.database.transaction() as writing:
        settle(writing, bare, KEYS[FIRST])
        (stored,) = writing.ask("select count(*) from revision where body is null", {})
    assert stored == (1,)
    assert [one.text for one in corpus.revisions.of(bare.id)] == [SECOND, FIRST]
    with corpus.database.transaction() as writing:
        keep(writing, bare, KEYS[FIRST])
        (stored,) = writing.ask("select body from revision where fingerprint = 1", {})
    assert stored == (FIRST,)


def then(corpus: Corpus, bare: Article, moment: datetime) -> tuple[str, datetime | None]:
    """What the article said at a moment, and since when."""
    (one,) = corpus.revisions.as_of([corpus.articles.get(bare.id)], moment)
    return one.text, one.updated


def says(corpus: Corpus, bare: Article, text: str, since: datetime) -> None:
    """The article has this text now."""
    with corpus.database.transaction() as writing:
        keep(writing, bare, KEYS[FIRST])
        settle(writing, bare, KEYS[text])
        writing.run("update article set body = :text, updated = :since", {"text": text, "since": since.timestamp()})


def test_a_past_moment_has_the_text_that_was_there(corpus: Corpus, bare: Article) -> None:
    """From when the archive saw each; of before it saw any, the first; a text it saw later is not known to it."""
    remember(corpus, bare, (had(FIRST, SEEN), SEEN), (had(SECOND, SEEN + HOUR), SEEN + HOUR))
    remember(corpus, bare, (had(THIRD, SEEN + 2 * HOUR), SEEN + 2 * HOUR))
    with corpus.database.transaction() as writing:
        writing.run("update revision set body = :text where fingerprint = 2", {"text": SECOND})
    says(corpus, bare, THIRD, SEEN + 2 * HOUR)
    assert then(corpus, bare, SEEN - HOUR) == (FIRST, None)
    assert then(corpus, bare, SEEN) == (FIRST, None)
    assert then(corpus, bare, SEEN + HOUR) == (SECOND, (SEEN + HOUR).replace(microsecond=0))
    assert then(corpus, bare, SEEN + 3 * HOUR) == (THIRD, (SEEN + 2 * HOUR).replace(microsecond=0))


def test_of_a_time_before_the_archive_saw_it_the_publishers_word_counts(corpus: Corpus, bare: Article) -> None:
    """As in a replay of articles that were loaded long after: each text is there from when it is said to be."""
    early = had(SECOND, SEEN + 3 * HOUR, modified=SEEN + HOUR)
    remember(corpus, bare, (had(FIRST, SEEN + 3 * HOUR), SEEN), (early, SEEN + HOUR))
    says(corpus, bare, SECOND, SEEN + HOUR)
    assert then(corpus, bare, SEEN)[0] == FIRST
    assert then(corpus, bare, SEEN + HOUR)[0] == SECOND


def test_an_excerpt_is_no_text_of_the_past(corpus: Corpus, bare: Article) -> None:
    """What only the page gave, the article always said."""
    remember(corpus, bare, (had(FIRST, SEEN, whole=False), SEEN), (had(SECOND, SEEN + HOUR), SEEN + HOUR))
    says(corpus, bare, SECOND, SEEN + HOUR)
    assert then(corpus, bare, SEEN)[0] == SECOND


def test_an_update_is_the_text_of_its_moment(corpus: Corpus, bare: Article) -> None:
    """An article that was updated twice was updated to its second text, as of between the two."""
    remember(corpus, bare, (had(FIRST, SEEN), SEEN), (had(SECOND, SEEN + HOUR), SEEN + HOUR))
    remember(corpus, bare, (had(THIRD, SEEN + 2 * HOUR), SEEN + 2 * HOUR))
    says(corpus, bare, THIRD, SEEN + 2 * HOUR)
    now = [corpus.articles.get(bare.id)]

    def updated(since: datetime, asof: datetime) -> list[tuple[int, str]]:
        return [(one.key, one.before.text) for one in corpus.revisions.updates(now, since=since, asof=asof)]

    assert updated(SEEN, SEEN + HOUR) == [(KEYS[SECOND], FIRST)]
    assert updated(SEEN, SEEN + 2 * HOUR) == [(KEYS[THIRD], FIRST)]
    assert updated(SEEN - HOUR, SEEN) == []
    assert updated(SEEN + 2 * HOUR, SEEN + 3 * HOUR) == []
