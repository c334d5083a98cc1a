"""Which outlet a page is from, and which lines above a title are not the title."""

from __future__ import annotations

import pytest

from corpus.intake.furniture import Cleaned, clean, headline
from corpus.intake.raw import RawArticle

TITLE = "Ferries to Lorm cancelled as storm closes in"
TEXT = (
    "The ferry company of Lorm said on Tuesday that its boats would stay in harbour until the storm had passed.",
    "Captain Ida Brand told reporters that waves of nine metres had been measured off the Lorm lighthouse.",
    "The harbour office of Lorm expects the first ferry to leave on Thursday morning, if the wind allows it.",
)


def cleaned(*lines: str) -> Cleaned:
    return clean(RawArticle("page.txt", lines, title=headline(lines)), lambda _: False)


PAGES = {
    "masthead and section": (("LORM COURIER", "WORLD / ISLANDS", TITLE, *TEXT), "Lorm Courier"),
    "menu": (("Lorm Courier | News | World | Sport", "NEWS / STORMS", TITLE, *TEXT), "Lorm Courier"),
    "copyright": ((TITLE, *TEXT, "© 2021 Island Times Ltd. All rights reserved."), "Island Times"),
    "byline": ((TITLE, "Lorm Courier, 2 March 2021", *TEXT), "Lorm Courier"),
    "footer": ((TITLE, *TEXT, "Previous article", "Lorm Evening Post"), "Lorm Evening Post"),
    "institution": (("Ministry of Ports", "Press release No. 4/2021", TITLE, *TEXT), "Ministry of Ports"),
    "dispatch": ((TITLE, f"LORM, March 2 (Island Press) - {TEXT[0]}", *TEXT[1:]), "Island Press"),
    "section alone": (("World News", TITLE, *TEXT), ""),
    "kicker": (("Breaking: Odria elects a queen", "18°C Cloudy", TITLE, *TEXT), ""),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_names_its_outlet(name: str) -> None:
    """The outlet is told where pages name their own; a section or a line above the title is neither."""
    lines, outlet = PAGES[name]
    found = cleaned(*lines)
    assert (found.title, found.source) == (TITLE, outlet)
    assert [line for line in found.paragraphs if line in TEXT or line.endswith(TEXT[0])] == list(found.paragraphs)


def test_the_host_stands_in_for_the_outlet() -> None:
    """Where no line names the outlet, the address does."""
    raw = RawArticle("a.jsonl line 1", TEXT, title=TITLE, url="https://www.lorm.example/a", extracted=True)
    assert clean(raw, lambda _: False).source == "lorm.example"


def test_a_desk_signs_with_its_date() -> None:
    """A desk's byline goes, and its date is the article's, though the desk is no person."""
    found = cleaned(TITLE, "By the Courier's harbour desk, Tuesday 2 March 2021, 18:40", *TEXT)
    assert found.paragraphs == TEXT
    assert [str(one.days.first) for one in found.byline_dates] == ["2021-03-02"]
    assert cleaned(TITLE, "By the Courier's foreign desk, Tuesday 2 March", *TEXT).byline_day == "Tuesday 2 March"


@pytest.mark.parametrize(
    "line",
    [
        "“Waves of nine metres had been measured”",
        "From our archive: The keeper of the light. He lived alone for forty years.",
        "[1/3] Waves at the harbour wall. ISLAND PRESS/Jon Ware",
        "The harbour wall. Photo: Jon Ware/Island Press",
        "Subscribe to continue reading",
        "The views expressed here are those of the author.",
    ],
)
def test_what_is_set_beside_the_text_goes(line: str) -> None:
    """Pull quotes, insets from the archive, captions, walls and notes are taken out after the text's last paragraph."""
    assert cleaned(TITLE, *TEXT, line).paragraphs == TEXT


def test_the_writers_life_at_the_end_goes() -> None:
    """What a page says of the writer its byline names is not the article."""
    found = cleaned(TITLE, "By Jon Ware", *TEXT, "Jon Ware is a former harbour master and writes about storms.")
    assert found.paragraphs == TEXT
    assert found.authors == ("Jon Ware",)


def test_questions_and_answers_stay() -> None:
    """A question over an answer off the topic is an interview's, not a card's."""
    talk = ("Why did you leave the sea after all?", "Because I was tired, and because the mango tree needed pruning.")
    assert cleaned(TITLE, *TEXT, *talk, TEXT[0].replace("Tuesday", "Monday")).paragraphs[3:5] == talk
