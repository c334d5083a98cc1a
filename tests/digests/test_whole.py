"""A stored article whole: where else its text stands, and what it said before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from factories import article, prepared, published, shelved

from corpus.corpus import Corpus, open_corpus
from corpus.errors import UnknownArticle
from corpus.intake.writer import ArticleWriter
from corpus.model import ArticleId
from digests.model import EarlierText, WholeArticle
from digests.render import render
from digests.whole import earlier, whole

NOON = datetime(2024, 5, 20, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TEXTS = ("The harbour is shut.", "The harbour is still shut, and forty ships wait.", "The harbour is open again.")
ZONE = ZoneInfo("Europe/Paris")


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """One article that was edited twice, an hour apart."""
    opened = open_corpus(tmp_path / "a.db", write=True)
    for n, text in enumerate(TEXTS):
        when = replace(published("2024-05-20"), at=NOON)
        made = prepared(article(text, title="Harbour", url="https://wire.example/a", on=when))
        with opened.database.transaction() as writing:
            ArticleWriter(opened.database, NOON + n * HOUR).put(writing, made)
    yield opened
    opened.close()


def only(corpus: Corpus) -> ArticleId:
    return ArticleId(corpus.database.query("select id from article")[0][0])


def words(view: WholeArticle | EarlierText) -> str:
    page = render(view, today=NOON.date(), zone=ZONE)
    return "\n".join(paragraph.html for paragraph in page.paragraphs)


def test_an_edited_article_leads_to_all_that_it_said(corpus: Corpus) -> None:
    """The latest first, each with until when it said so by the reader's clock."""
    number = only(corpus)
    told = words(whole(corpus, number, asof=NOON + 9 * HOUR))
    assert TEXTS[2] in told
    assert "updated 16:00" in told
    assert f"until 20 May, 16:00: /article_{number}_2\nuntil 20 May, 15:00: /article_{number}_1" in told


def test_what_it_said_before_leads_to_what_it_says_now(corpus: Corpus) -> None:
    """And is marked as what it is."""
    number = only(corpus)
    first, second = (words(earlier(corpus, number, n)) for n in (1, 2))
    assert TEXTS[0] in first
    assert TEXTS[1] in second
    assert first.startswith(
        f"<i>This is what the article said until 20 May, 15:00. What it says now: /article_{number}</i>"
    )
    assert "updated" not in first
    assert "updated 15:00" in second


@pytest.mark.parametrize("text", [0, 3, 99])
def test_other_numbers_lead_to_nothing(corpus: Corpus, text: int) -> None:
    """What the article says now is no earlier text of it."""
    with pytest.raises(UnknownArticle):
        earlier(corpus, only(corpus), text)


def test_an_article_names_the_report_that_it_goes_on_from(tmp_path: Path) -> None:
    """Of the days before, on its topics or, where it has none, on whatever; nothing where nothing is near."""
    opened = open_corpus(tmp_path / "b.db", write=True)
    fire = "A fire has burned down the fish market of Skarvik, and two of its keepers were hurt."
    cause = "The fire that burned down the fish market of Skarvik began in a freezer, its keepers were told."
    other = "The central bank kept its interest rate and warned that bread may get dearer in autumn."
    first, second, third = shelved(
        opened,
        prepared(article(fire, title="Fish market burns", on=published("2024-05-01"))),
        prepared(article(cause, title="Freezer set market on fire", on=published("2024-05-03"))),
        prepared(article(other, title="Rate kept", on=published("2024-05-03"))),
    )
    report = f"Earlier on this: Fish market burns — Sample Wire, 1 May /article_{first}"
    assert report in words(whole(opened, second, asof=NOON))
    assert all("Earlier" not in words(whole(opened, one, asof=NOON)) for one in (first, third))
    assert "Earlier" not in words(whole(opened, second, asof=datetime(2024, 4, 30, tzinfo=UTC)))
    opened.close()
