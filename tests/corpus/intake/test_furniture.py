"""Page furniture: layouts of invented sites, each line marked with what must become of it."""

# ruff: noqa: E501 -- a line of a page is kept as one line

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.intake.furniture import Cleaned, clean, headline, normalise, without_site
from corpus.intake.furniture.lines import words_of
from corpus.intake.raw import RawArticle
from corpus.model import Days

BODY = """
+ The ferry company of Lorm said on Tuesday that its boats would stay in harbour until the storm had passed.
+ Captain Ida Brand told reporters that waves of nine metres had been measured off the Lorm lighthouse.
+ The harbour office expects the first ferry to leave on Thursday morning, if the wind allows it.
+ Islanders have enough bread and milk for three days, the mayor of Lorm said.
"""
P1, P2, P3, P4 = BODY.strip().splitlines()

CARD = """
- Wheat prices climb as drought grips the southern plains of Odria
- Farmers in Odria said the harvest would be the smallest in twenty years, as the rains that usually come in March failed.
"""
CARD_TWO = """
- Parliament of Vesta votes to lower the pension age
- Deputies in Vesta voted late in the evening to lower the pension age by a year, after a debate that lasted nine hours.
"""
HEAD = "T Ferries to Lorm cancelled as storm closes in"

# "T" marks the title, "+" the body, "-" what must go; a bare line is a blank one.
LAYOUTS = {
    "plain": f"{HEAD}\n\n{BODY}",
    "related and popular below": f"{HEAD}\n{BODY}\n- Related articles\n- News{CARD}- News{CARD_TWO}- Popular\n{CARD_TWO}",
    "headlines twice, blurbs twice": f"{HEAD}\n{BODY}\n- Our picks\n- Wheat prices climb in Odria\n{CARD}\n- Our picks\n"
    f"- Wheat prices climb in Odria\n{CARD}",
    "cards above": f"- Home | World | Sport\n- Most read{CARD}{CARD_TWO}{HEAD}\n- By Jon Ware\n{BODY}",
    "clock above, empty box, advertisements below": f"- Friday, March 3, 2023\n\n{HEAD} | Island Times\n\n- Must read\n\n{BODY}\n"
    "- - Advertisement -\n\n- More articles\n\n- Please enter your comment!\n- Please enter your name here\n\n- Latest article",
    "inset with a headline": f"{HEAD}\n{P1}\n{P2}\n- Read also\n- Wheat prices climb as drought grips Odria\n{P3}\n{P4}",
    "inset with three headlines": f"{HEAD}\n{P1}\n- More on this story\n- Why the autumn storms come earlier\n"
    f"- A short history of shipwrecks\n- Ten lighthouses to see before you die\n{P2}\n{P3}\n{P4}",
    "inset with a blurb": f"{HEAD}\n{P1}\n{P2}\n- Recommended{CARD}{P3}\n{P4}",
    "inset on one line": f"{HEAD}\n{P1}\n- Read more: Lorm's lighthouse is a hundred years old\n{P2}\n{P3}\n{P4}",
    "inset without any heading": f"{HEAD}\n{P1}\n{P2}{CARD}{P3}\n{P4}",
    "card at the end without any heading": f"{HEAD}\n{BODY}{CARD}{CARD_TWO}",
    "source, photo and a card": f"{HEAD}\n{BODY}\n- Source: The Lorm Courier with agencies\n\n- Photo: the ferry Aurora in "
    f"harbour (archive picture)\n\n- You may also like{CARD}",
    "related on the same topic": f"{HEAD}\n{BODY}\n- source: lormcourier.example\n- Related articles\n"
    "- Lorm lighthouse keeper retires after forty years\n- The keeper of the Lorm lighthouse, who warned generations of "
    "ferry captains of storms, has retired, the harbour office said.\n- He will move to the mainland.",
    "share, newsletter, cookies, tags, copyright": f"- We use cookies to give you the best experience on our site.\n"
    f"- Accept all cookies\n{HEAD}\n- Share on Facebook Twitter WhatsApp\n- 3 min read\n{P1}\n{P2}\n"
    f"- Sign up for our newsletter and get the day's best stories in your inbox.\n{P3}\n{P4}\n- Tags: storm, ferries, Lorm\n"
    "- © 2021 Island Times. All rights reserved.",
    "comments below": f"{HEAD}\n{BODY}\n- 2 comments\n- Anna\n- I was on the last ferry to Lorm and the waves were terrible, "
    "believe me.\n- Reply\n- Bert\n- The harbour office of Lorm should have closed earlier, as everybody on the island knows.",
    "link list below": f"{HEAD}\n{BODY}\n- Weather\n- Traffic\n- Horoscope\n- Puzzles",
    "label and author above": f"- World\n{HEAD}\n- Jon Ware\n- 2 March 2021\n{BODY}",
    "subheadings and a list": f"{HEAD}\n{P1}\n+ What is known\n{P2}\n+ The timetable for Thursday is:\n+ 06.00 to Lorm harbour\n"
    f"+ 09.30 to the mainland\n+ 12.00 to Lorm harbour\n+ What comes next\n{P3}\n{P4}",
    "short last line": f"{HEAD}\n{BODY}\n+ The storm has a name: Ulla.",
    "quotations and bad prose": f"{HEAD}\n{P1}\n+ “Nobody sail today, is to much danger”, a fisherman say.\n{P2}\n+ “No comment.”\n"
    f"{P3}\n{P4}\n+ we will see tomorow",
    "standfirst": f"{HEAD}\n+ Waves of nine metres off the lighthouse, and more wind to come\n{BODY}",
    "title and standfirst repeated": f"{HEAD}\n- Ferries to Lorm cancelled as storm closes in\n- Jon Ware, 2 March 2021\n{BODY}"
    "\n- Ferries to Lorm cancelled as storm closes in",
    "continued after an advertisement": f"{HEAD}\n{P1}\n- Story continues below advertisement\n- ADVERTISEMENT\n{P2}\n{P3}\n{P4}",
    "cards between title and body": f"{HEAD}\n- Must read{CARD}{CARD_TWO}{BODY}",
    "headlines between title and body": f"{HEAD}\n- Trending now\n- Wheat prices climb in Odria\n- Vesta lowers the pension age"
    f"\n{BODY}",
    "related on the same topic without a source": f"{HEAD}\n{BODY}\n- Related stories\n"
    "- Lorm lighthouse keeper retires after forty years\n- The keeper of the Lorm lighthouse, who warned generations of "
    "ferry captains of storms, has retired, the harbour office said.\n- Ferry company of Lorm buys a third boat\n"
    "- The ferry company of Lorm said that its third boat would be called Aurora and carry forty cars.",
    "inset on the same topic": f"{HEAD}\n{P1}\n{P2}\n- See also\n- Lorm lighthouse keeper retires\n{P3}\n{P4}",
    "news ticker above": f"- Latest news\n- 5 minutes ago\n- Wheat prices climb in Odria\n- 2 hours ago\n"
    f"- Vesta lowers the pension age\n{HEAD}\n- By Jon Ware\n{BODY}",
    "about the author": f"{HEAD}\n{BODY}\n- About the author\n- Jon Ware has written about ferries and storms for the paper "
    "since he left the harbour office of Lorm.",
    "dated cards below": f"{HEAD}\n{BODY}\n- Latest articles\n- Wheat prices climb as drought grips the plains of Odria\n"
    "- 3 March 2021\n- Farmers in Odria said the harvest would be the smallest in twenty years, as rains failed.\n"
    "- Read more",
    "a section on another place": f"{HEAD}\n{P1}\n{P2}\n+ A precedent\n+ In Odria a bridge over the Ketta was closed for "
    f"eleven weeks in the winter of 1987, and soldiers carried the post across the ice.\n{P3}\n{P4}",
    "links without any heading": f"{HEAD}\n{P1}\n{P2}\n- Wheat prices climb in Odria\n- Vesta lowers the pension age\n"
    f"- Ten lighthouses to see before you die\n{P3}\n{P4}",
    "one appeal twice, a link to pictures": f"{HEAD}\n{P1}\n- Share your photographs of the storm with us\n{P2}\n"
    f"- Click here to see more pictures\n{P3}\n- Share your photographs of the storm with us\n{P4}",
    "nothing but two lines": "T Harbour closed\n+ The harbour of Lorm is closed.",
}


def marked(layout: str) -> tuple[RawArticle, str, tuple[str, ...]]:
    """The page with its marks taken off, the title it must have, and its body."""
    rows = [(line[:2], line[2:]) if line[:2] in ("T ", "+ ", "- ") else ("", "") for line in layout.splitlines()]
    title = next(text for mark, text in rows if mark == "T ")
    lines = tuple(text for _, text in rows)
    raw = RawArticle("page.txt", lines, title=headline(lines))
    return raw, title.removesuffix(" | Island Times"), tuple(text for mark, text in rows if mark == "+ ")


def never(_: str) -> bool:
    """No line is known furniture."""
    return False


def cleaned(*lines: str, **of: object) -> Cleaned:
    return clean(RawArticle("page.txt", lines, **of), never)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_body_comes_out_exactly(name: str) -> None:
    """Of every layout the paragraphs that are the article stay, all others go, and the title stands apart."""
    raw, title, body = marked(LAYOUTS[name])
    found = clean(raw, never)
    assert found.paragraphs == body
    assert found.title == title


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_line_is_kept_or_accounted_for(name: str) -> None:
    """What is not in the body is among the removed lines with a rule, so that the owner can see why."""
    raw, _, _ = marked(LAYOUTS[name])
    found = clean(raw, never)
    lines = sorted(line for line in map(normalise, raw.lines) if line)
    assert sorted([*found.paragraphs, *(removed.line for removed in found.removed)]) == lines
    assert all(removed.rule for removed in found.removed)


def test_a_source_line_becomes_the_source() -> None:
    """The outlet named by a source line is kept without the agencies that helped it."""
    _, *body = (line[2:] for line in BODY.strip().splitlines())
    assert cleaned("A title here", *body, "source: islandtimes.example with agencies").source == "islandtimes.example"
    assert cleaned("A title here", *body, "Source: https://www.islandtimes.example/a/b").source == "islandtimes.example"


def test_a_stated_source_is_preferred() -> None:
    """What the container states as the source is not overruled by a line of the page."""
    assert cleaned("Text of the article.", "Source: Somebody", source="Island Times").source == "Island Times"


def test_a_sentence_about_sources_stays() -> None:
    """A long sentence that opens with "Sources:" says something and is not a credit."""
    line = "Sources: three people who attended the meeting in the town hall and asked not to be named for fear of losing work."
    assert line in cleaned("A title here", P1[2:], P2[2:], line).paragraphs


def test_a_byline_gives_author_and_date() -> None:
    """A byline under the title is taken out and read."""
    found = cleaned("A storm is near", "By Jon Ware and Ida Brand | 3 May 2021, 14:05 GMT", P1[2:], P2[2:])
    assert found.authors == ("Jon Ware", "Ida Brand")
    assert [one.days for one in found.byline_dates] == [Days.on(date(2021, 5, 3))]
    assert found.byline_dates[0].at == datetime(2021, 5, 3, 14, 5, tzinfo=UTC)
    assert found.page_dates == ()


def test_a_clock_above_the_title_is_no_byline() -> None:
    """A date above the title is a date of the page, not of the article."""
    found = cleaned("Friday, 3 March 2023", "A storm is near Lorm", P1[2:], P2[2:], title="A storm is near Lorm")
    assert found.byline_dates == ()
    assert [one.days for one in found.page_dates] == [Days.on(date(2023, 3, 3))]


def test_a_date_with_the_wrong_weekday_is_no_date() -> None:
    """A weekday that contradicts its date shows that one of them is wrong, and neither is used."""
    found = cleaned("A storm is near Lorm", "Monday, 3 March 2023", P1[2:], P2[2:])
    assert found.byline_dates == found.page_dates == ()


def test_a_line_known_from_the_archive_goes() -> None:
    """A line that the source repeats on its pages is furniture, wherever it stands."""
    line = "The Island Times has been serving the islands and their people since the year of the great flood."
    raw = RawArticle("page.txt", ("A storm is near", P1[2:], line, P2[2:]), title="A storm is near")
    assert clean(raw, lambda text: text == line).paragraphs == (P1[2:], P2[2:])


def test_extracted_text_keeps_its_structure() -> None:
    """Of text known to be the article alone, only lines about the page go; headings and repeated lines stay."""
    lines = (
        "Recommended",
        "Wheat prices climb",
        P1[2:],
        "Wheat prices climb",
        "Share on Facebook",
        "Source: Lorm Courier",
    )
    found = clean(RawArticle("a.jsonl line 1", lines, title="Storm", extracted=True), never)
    assert found.paragraphs == ("Recommended", "Wheat prices climb", P1[2:], "Wheat prices climb")
    assert found.source == "Lorm Courier"


def test_a_subheading_like_the_title_stays() -> None:
    """A subheading that shares words with the title is part of the article."""
    lines = ("Storm closes harbour", P1[2:], "Storm closes the harbour of Lorm", P2[2:])
    assert cleaned(*lines, title="Storm closes harbour").paragraphs == lines[1:]


@pytest.mark.parametrize(
    ("title", "known", "expected"),
    [
        ("Ferries to Lorm cancelled | Island Times", {}, "Ferries to Lorm cancelled"),
        ("Ferries to Lorm cancelled | Storm News | Island Times", {}, "Ferries to Lorm cancelled"),
        ("Ferries to Lorm cancelled - BBC News", {}, "Ferries to Lorm cancelled"),
        ("Ferries to Lorm cancelled - Courier", {"host": "www.courier.example"}, "Ferries to Lorm cancelled"),
        ("Ferries to Lorm cancelled — The Lorm Crier", {"source": "The Lorm Crier"}, "Ferries to Lorm cancelled"),
        ("Ferries cancelled - what islanders should know", {}, "Ferries cancelled - what islanders should know"),
        ("The storm and us | Why nobody left the island", {}, "The storm and us | Why nobody left the island"),
        ("Opinion | The storm nobody wanted to see", {}, "Opinion | The storm nobody wanted to see"),
        ("Lorm - Vesta: a ferry line is born", {}, "Lorm - Vesta: a ferry line is born"),
        ("Ferries cancelled", {}, "Ferries cancelled"),
        ("", {}, ""),
    ],
)
def test_only_a_sites_name_is_cut_from_a_title(title: str, known: dict[str, str], expected: str) -> None:
    """The site's name goes from the end of a title; a subtitle stays."""
    assert without_site(title, **known) == expected  # type: ignore[arg-type]


def test_a_copy_without_its_end_proves_a_suffix() -> None:
    """Where the page shows the title without its end, that end is the site's."""
    assert without_site("Storm closes in - all the news", copies=frozenset({"storm closes in"})) == "Storm closes in"


def test_normalising_leaves_plain_text() -> None:
    """Spaces of any kind become one, and what can't be seen but changes text is taken out."""
    assert normalise(" a\u00a0\tb\u200b\u202ec\x00 \u2028d\ufeff ") == "a bc d"


@pytest.mark.parametrize(
    "lines", [("•", "Boats stay in."), ("1. Boats stay in.",), ("· Boats stay in.",), ("* * *", "— Boats stay in.")]
)
def test_marks_of_a_list_are_no_title(lines: tuple[str, ...]) -> None:
    """For want of a title its first words are taken, not the sign before them."""
    assert clean(RawArticle("a.jsonl line 1", lines, extracted=True), never).title == "Boats stay in"


def test_text_without_a_title_has_none() -> None:
    """A page that opens with a paragraph keeps it as a paragraph."""
    first = " ".join(["The ferry company said that its boats would stay in harbour."] * 3)
    assert headline([first, P2[2:]]) == ""


def test_a_text_without_a_title_is_called_by_its_first_words() -> None:
    """For want of a title the first sentence stands in, cut where a clause ends; the text keeps it."""
    text = (
        "The ferry company of Lorm said on Tuesday that its boats would stay in harbour, as waves of nine metres rose, "
        "until the storm had passed."
    )
    found = clean(RawArticle("a.jsonl line 1", (text, P2[2:]), extracted=True), never)
    assert (
        found.title
        == "The ferry company of Lorm said on Tuesday that its boats would stay in harbour, as waves of nine metres rose"
    )
    assert found.paragraphs == (text, P2[2:])
    short = clean(RawArticle("a.jsonl line 2", ("The harbour is closed. Nobody sails.",), extracted=True), never)
    assert short.title == "The harbour is closed"


TEXT = st.one_of(
    st.text(max_size=60),
    st.sampled_from([line[2:] for layout in LAYOUTS.values() for line in layout.splitlines() if len(line) > 2]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, max_size=25), st.booleans())
def test_cleaning_invents_nothing(lines: list[str], extracted: bool) -> None:
    """Whatever the lines hold, every paragraph is one of them, normalised, and in their order."""
    found = clean(RawArticle("x", tuple(lines), title=headline(lines), extracted=extracted), never)
    left = iter([normalise(line) for line in lines])
    assert all(paragraph in left for paragraph in found.paragraphs)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, max_size=25))
def test_cleaning_twice_is_cleaning_once(lines: list[str]) -> None:
    """What was cleaned is clean: a second time nothing more goes."""
    once = clean(RawArticle("x", tuple(lines), title=headline(lines)), never)
    title = headline(lines) and once.title  # a title is only looked for in what is not known to be the article alone
    again = clean(RawArticle("x", once.paragraphs, title=title, source=once.source, extracted=not title), never)
    assert (again.paragraphs, again.title) == (once.paragraphs, once.title)


@given(st.text())
def test_normalising_twice_is_normalising_once(line: str) -> None:
    """A normalised line stays as it is."""
    assert normalise(normalise(line)) == normalise(line)


def test_paragraphs_stand_in_their_order() -> None:
    """The order of the paragraphs is that of the page."""
    raw, _, body = marked(LAYOUTS["inset with a blurb"])
    places = [raw.lines.index(line) for line in clean(raw, never).paragraphs]
    assert len(places) == len(body)
    assert all(one < other for one, other in pairwise(places))


@given(st.text("ab1Z_'.- ,(") | st.text())
def test_a_line_has_the_same_words_beside_letters_that_are_not_plain(line: str) -> None:
    """Words are looked for by their letters where all are plain ASCII; that changes none."""
    assert (*words_of(line), "é") == words_of(f"{line} é")
