"""Talking to the bot without Telegram: what comes out, and what it quotes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.conversation import Conversation, as_record, written_date
from corpus.corpus import open_corpus
from corpus.model import Article, Days, Known, Published
from tests.bot.small_archive import FIRST


def all_articles(archive: Path) -> dict[int, Article]:
    from corpus.model import Scope
    from tests.bot.small_archive import ASOF

    corpus = open_corpus(archive, write=False)
    try:
        return {each.id: each for each in corpus.articles.latest(Scope(ASOF), limit=100)}
    finally:
        corpus.close()


@pytest.mark.parametrize(
    "text", ["/latest", "/timeline harbour", "/actor Novak", "/digest harbour march 2024", "/search harbour"]
)
def test_every_quotation_is_word_for_word(ask: Any, archive: Path, text: str) -> None:
    """What a record says is quoted stands in the stored article, and the message shows it."""
    stored = all_articles(archive)
    record = as_record(ask(text)[0], archive.parent)
    assert record["quotes"]
    for quote in record["quotes"]:
        article = stored[quote["article"]]
        assert quote["sentence"] in article.text
        assert quote["sentence"] in record["text"]
        assert quote["url"] == (article.url or f"/article {article.id}")
        assert (quote["title"], quote["source"]) == (article.title, article.source)
        assert quote["published"] == written_date(article.published)
        assert quote["how"] == article.published.how


def test_turning_pages_edits_the_message(talk: Any) -> None:
    """The second page stands in the place of the first, with its own quotations and a way back."""

    async def turning(opened: Conversation) -> list[Any]:
        first = (await opened.write("/timeline harbour"))[0]
        on = first.sent.keys[0][-1]["callback_data"]
        (second,) = await opened.tap(on, message=first.sent.message)
        back = second.sent.keys[0][0]["callback_data"]
        (again,) = await opened.tap(back, message=first.sent.message)
        return [first, second, again]

    first, second, again = talk(turning)
    assert [each.sent.method for each in (second, again)] == ["editMessageText"] * 2
    assert {each.sent.message for each in (first, second, again)} == {first.sent.message}
    assert not set(first.passages) & set(second.passages)
    assert (again.sent.html, again.sent.keys, again.passages) == (first.sent.html, first.sent.keys, first.passages)


def test_a_page_belongs_to_the_list_that_was_asked(ask: Any) -> None:
    """A button pressed much later, and in another conversation, turns to the page of what was shown then."""
    from tests.bot.small_archive import LAST_DAY

    now = ask("/timeline harbour", at=LAST_DAY)[0]
    on = now.sent.keys[0][-1]["callback_data"]
    assert ask(tap=on, at=LAST_DAY)[0].sent.html == ask(tap=on)[0].sent.html


LONG = "/search harbour -zeppelin -balloon -submarine -helicopter -tractor -bicycle"


def test_long_questions_have_buttons_too(ask: Any) -> None:
    """A question that no button can carry is put by in the archive, and its pages turned all the same."""
    on = ask(LONG)[0].sent.keys[0][-1]["callback_data"]
    assert "#" in on
    assert ask(LONG)[0].sent.keys[0][-1]["callback_data"] == on
    (second,) = ask(tap=on)
    assert second.sent.method == "editMessageText"
    assert second.passages


def test_the_middle_button_does_nothing(ask: Any) -> None:
    """The page's number is acknowledged, no more."""
    assert ask(tap="n") == []


def test_foreign_buttons_get_a_kind_line(ask: Any) -> None:
    """What is not ours is answered, not obeyed."""
    for tap in ("x", "p:1:2:3", "a:#zz", "delete everything"):
        assert "button" in ask(tap=tap)[0].text


def test_pictures_are_written_under_a_name_of_their_own(ask: Any, tmp_path: Path) -> None:
    """The record tells where the picture is."""
    record = as_record(ask("/timeline harbour")[1], tmp_path / "made")
    assert Path(record["photo"]).read_bytes().startswith(b"\x89PNG")
    assert record["quotes"] == []
    assert record["buttons"] == [[{"text": "Dark", "data": record["buttons"][0][0]["data"]}]]


@pytest.mark.parametrize(
    ("published", "written"),
    [
        (Published.unknown(), None),
        (Published(Days.on(FIRST), Known.GIVEN), "2024-03-01"),
        (Published(Days.month(2024, 3), Known.TEXT), "2024-03-01/2024-03-31"),
    ],
)
def test_dates_are_written_as_precisely_as_known(published: Published, written: str | None) -> None:
    """A day, an interval, or nothing."""
    assert written_date(published) == written
