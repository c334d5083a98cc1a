"""A reply made ready: one screen of it, and buttons that fit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callback import LIMIT, Ask, Do, Idle, Open, Show, Turn, decode
from bot.prepared import LABEL, SCREEN, Prepared, prepare, prepare_edition
from bot.question import Question
from bot.reply import Button, Picture, Reply
from corpus.errors import DatabaseReadOnly
from digests import markup
from digests.errors import UnknownEdition
from digests.ledger.model import EditionId
from digests.page import Page, Paragraph

ASOF = datetime(2020, 11, 10, 12, 0, 59, tzinfo=UTC)
ASKED = Question("timeline", "harbour")


def page(paragraphs: int) -> Page:
    return Page(tuple(Paragraph(f"{n} " + "word " * 150) for n in range(paragraphs)))


def refuse(text: str) -> int:
    raise DatabaseReadOnly("news.db")


def ready(reply: Reply, *, number: int = 0, question: Question = ASKED) -> Prepared:
    return prepare(reply, question, ASOF, page=number, keep=refuse)


def labels(prepared: Prepared) -> list[list[str]]:
    return [[key.text for key in row] for row in prepared.keys]


def test_a_short_answer_has_no_arrows() -> None:
    """What fits on a screen is that screen."""
    assert ready(Reply(page(1))).keys == ()


def test_arrows_that_lead_nowhere_are_hidden() -> None:
    """The first page has no way back, the last none on."""
    long = Reply(page(12))
    last = len(labels(ready(long))[0]) and int(labels(ready(long))[0][0].partition("/")[2])
    assert labels(ready(long)) == [[f"1/{last}", "›"]]
    assert labels(ready(long, number=1)) == [["‹", f"2/{last}", "›"]]
    assert labels(ready(long, number=last - 1)) == [["‹", f"{last}/{last}"]]
    assert ready(long, number=999) == ready(long, number=last - 1)


def test_arrows_turn_the_pages_of_this_very_answer() -> None:
    """They carry the question, the moment it was asked, and the page."""
    taps = [decode(key.data, lambda _: None) for key in ready(Reply(page(12)), number=1).keys[0]]
    assert taps == [Turn(ASKED, ASOF, 0), Idle(), Turn(ASKED, ASOF, 2)]


@given(st.integers(0, 40))
def test_all_pages_together_are_the_answer(paragraphs: int) -> None:
    """Turning from the first page to the last shows every paragraph once, none too long for a message."""
    reply = Reply(page(paragraphs))
    shown: list[str] = []
    pages = max(1, -(-paragraphs // 3))
    for number in range(pages):
        screen = ready(reply, number=number)
        assert markup.length(screen.html) <= SCREEN
        shown += screen.html.split("\n\n")
    assert [one.split()[0] for one in shown if one[:1].isdigit()] == [str(n) for n in range(paragraphs)]


def test_an_empty_answer_says_so() -> None:
    """There is no message without words."""
    assert markup.visible(ready(Reply(Page(()))).html)


def test_buttons_ask_and_their_labels_are_kept_short() -> None:
    """A button carries its question; a long label is cut, the question is not."""
    name = "a name that is " + "very " * 20 + "long"
    prepared = prepare(
        Reply(page(1), ((Button(name, Question("actor", name)),),)), ASKED, ASOF, page=0, keep=lambda _: 7
    )
    (key,) = prepared.keys[0]
    assert len(key.text) <= LABEL
    assert decode(key.data, {7: "a" + name}.get) == Ask(Question("actor", name))
    assert len(key.data.encode()) <= LIMIT


def test_some_buttons_take_the_place_of_their_message() -> None:
    """What changes something says so where it was pressed."""
    button = Button("Pause", Question("subscription", "pause 12"), edits=True)
    (key,) = ready(Reply(page(1), ((button,),))).keys[0]
    assert decode(key.data, lambda _: None) == Do(button.question)


def test_an_edition_is_turned_through_its_own_parts() -> None:
    """Each part as it was published, with arrows to the others; one alone has none."""
    number = EditionId(12)
    shown = [prepare_edition(number, ("a", "b", "c"), part) for part in range(4)]
    assert [one.html for one in shown] == ["a", "b", "c", "c"]
    taps = [[decode(key.data, lambda _: None) for key in one.keys[0]] for one in shown[:2]]
    assert taps == [[Idle(), Open(number, 1)], [Open(number, 0), Idle(), Open(number, 2)]]
    assert prepare_edition(number, ("a",), 0).keys == ()
    with pytest.raises(UnknownEdition):
        prepare_edition(number, (), 0)


def test_pictures_have_a_switch() -> None:
    """Light or dark, whichever it is not."""
    prepared = ready(Reply(page(1), picture=Picture(lambda *, dark: b"", "caption")))
    assert prepared.dark
    assert prepared.light
    assert decode(prepared.dark.data, lambda _: None) == Show(ASKED, ASOF, dark=True)
    assert decode(prepared.light.data, lambda _: None) == Show(ASKED, ASOF, dark=False)


def test_an_archive_that_cannot_be_written_costs_the_buttons_only() -> None:
    """A question too long for a button, and nowhere to put it by: the text comes, and says how to ask."""
    prepared = ready(Reply(page(12)), question=Question("search", "word " * 40))
    assert prepared.keys == ()
    assert "fewer words" in prepared.html
    assert markup.length(prepared.html) <= markup.MAX_TEXT


def test_the_subject_is_what_several_buttons_ask_about() -> None:
    """One button to somebody, or to more of the same, tells none."""
    further = (Button("Timeline", Question("timeline", "Berg")), Button("Latest", Question("latest", "Berg")))
    other = (Button("Lund", Question("actor", "Lund")),)
    assert ready(Reply(page(1), (other, further))).subject == "Berg"
    assert ready(Reply(page(1), (other,))).subject == ""
    assert ready(Reply(page(1))).subject == ""
