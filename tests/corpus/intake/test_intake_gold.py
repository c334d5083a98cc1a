"""The five real pages beside the checkout: their bodies, and when they were published."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from dated_pages import Page, dated, page_of

from corpus.intake.dating import Neighbour
from corpus.intake.files import read
from corpus.intake.furniture import Cleaned
from corpus.model import Days, Known, Published


def rows(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "gold" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture
def pages(shared: Path) -> dict[str, Page]:
    return {path.name: page_of(*read(path)) for path in sorted((shared / "seeds").glob("*.txt"))}


def test_every_body_comes_out_as_it_is(shared: Path, pages: dict[str, Page]) -> None:
    """First and last line are the body's, nothing between is lost, and no word of the furniture is left."""
    for row in rows(shared, "bodies.tsv"):
        cleaned = pages[row["file"]].cleaned
        first, last, forbidden = list(row.values())[1:4]
        assert cleaned.paragraphs[0].startswith(first)
        assert cleaned.paragraphs[-1].endswith(last)
        assert not [word for word in (forbidden or "").split("; ") if word and word in cleaned.text]
        whole = [" ".join(line.split()) for line in (shared / "seeds" / row["file"]).read_text("utf-8").splitlines()]
        between = whole[whole.index(cleaned.paragraphs[0]) : whole.index(cleaned.paragraphs[-1]) + 1]
        assert [line for line in between if line] == list(cleaned.paragraphs)


def test_titles_and_sources_are_told(pages: dict[str, Page]) -> None:
    """No title carries its site's name, and the source line gives the source alone."""
    assert not [page.cleaned.title for page in pages.values() if not page.cleaned.title or " | " in page.cleaned.title]
    assert [page.cleaned.source for page in pages.values()] == [*["commonspace.eu"] * 2, "", "commonspace.eu", ""]


def test_together_they_are_dated_as_accepted(shared: Path, pages: dict[str, Page]) -> None:
    """What can be told lies within the accepted days, and what can't is unknown or a wide window, never firm."""
    found = dated(pages)
    gold = {row["file"][:3]: row for row in rows(shared, "published.tsv")}
    assert {name[:3] for name, page in found.items() if page.published.firm} == {"000", "002", "003"}
    for name, page in found.items():
        first, last = map(date.fromisoformat, gold[name[:3]]["accepted"].split("/"))
        assert page.published.days is None or Days(first, last).contains(page.published.days)


def test_the_window_of_the_last_is_not_the_clock(pages: dict[str, Page]) -> None:
    """The page's clock is rejected for the year after the truce that the text tells of."""
    last = pages[max(pages)].published
    assert (last.days, last.how) == (Days(date(2020, 11, 10), date(2021, 10, 31)), Known.TEXT)


def made(day: date, title: str, text: str) -> Neighbour:
    return Page(Cleaned(title, tuple(text.splitlines())), Published(Days.on(day), Known.GIVEN)).neighbour


OTHERS = (
    made(
        date(2020, 10, 21),
        "Pompeo to see Armenian and Azerbaijani ministers",
        "Armenia and Azerbaijan sent their foreign ministers to Moscow, where they saw Sergei Lavrov on Wednesday.\n"
        "Secretary of State Mike Pompeo will meet the two foreign ministers in Washington on Friday.",
    ),
    made(
        date(2020, 10, 23),
        "Pompeo hosts talks on Nagorno-Karabakh",
        "Secretary of State Mike Pompeo is to meet the foreign ministers of Armenia and Azerbaijan in Washington on "
        "Friday.\n"
        "Fighting over Nagorno-Karabakh goes on.",
    ),
    made(
        date(2020, 10, 24),
        "No ceasefire after Washington talks",
        "The foreign ministers of Armenia and Azerbaijan met Secretary of State Mike Pompeo in Washington on Friday.\n"
        "Neither side spoke of a ceasefire in Nagorno-Karabakh.",
    ),
    made(
        date(2021, 1, 11),
        "Putin, Aliyev and Pashinyan meet",
        "Vladimir Putin sat down for talks in the Kremlin on Monday with Azerbaijani President Ilham Aliyev and "
        "Armenian Prime Minister Nikol Pashinyan, their first meeting since the truce in Nagorno-Karabakh.",
    ),
    made(
        date(2021, 1, 12),
        "Karabakh: leaders agree on transport",
        "Russian President Vladimir Putin brought Nikol Pashinyan and Ilham Aliyev together in the Kremlin on Monday "
        "for talks, the first since the fighting over the Nagorno-Karabakh region ended with a truce in November.",
    ),
)


def test_beside_others_all_are_dated(shared: Path, pages: dict[str, Page]) -> None:
    """Other articles on the same meetings date the two that were left, and worsen none."""
    found = dated(pages, *OTHERS)
    gold = {row["file"][:3]: row for row in rows(shared, "published.tsv")}
    for name, page in found.items():
        first, last = map(date.fromisoformat, gold[name[:3]]["accepted"].split("/"))
        assert page.published.days is not None
        assert Days(first, last).contains(page.published.days)
        assert page.published.days.length <= 7
