"""How answers read: golden pages to be read as prose, and the laws that hold for every page.

Run as a program, `PYTHONPATH=. python tests/digests/test_render.py`, this writes the golden pages anew, for a person
to read before they are kept.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.actors import ActorCount
from corpus.model import (
    Actor,
    ActorId,
    ActorKind,
    Article,
    ArticleId,
    DayCount,
    Days,
    Known,
    Published,
    Source,
    Topic,
    Window,
)
from corpus.reading.model import Basis
from corpus.topics import TopicCount
from digests import markup, words
from digests.directory import Directory
from digests.extent import Titles
from digests.grounds import Answered, Dating, Grounds, Place, Sign, Signs, StoryGrounds
from digests.model import (
    Claim,
    Deed,
    Difference,
    Digest,
    Disagreements,
    Event,
    Finds,
    Kind,
    Listing,
    Passage,
    Profile,
    Rest,
    Role,
    Statements,
    Story,
    Subject,
    Timeline,
    Utterance,
)
from digests.page import Page
from digests.render import View, environment, render, render_template, source_name
from digests.screens import screens

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2021, 3, 1)
YEREVAN = ZoneInfo("Asia/Yerevan")
SEEN = datetime(2021, 2, 1, tzinfo=UTC)


def given_on(day: date, at: datetime | None = None) -> Published:
    return Published(Days.on(day), Known.GIVEN, at)


def article(number: int, title: str, text: str, source: str, published: Published, *, url: bool = True) -> Article:
    address = f"https://{source.split()[-1].lower()}.example/news/{number}" if url else None
    return Article(ArticleId(number), title, text, source, address, published, SEEN)


def passage(within: Article, sentence: str) -> Passage:
    start = within.text.index(sentence)
    return Passage(within, start, start + len(sentence))


FERRY = article(
    101,
    "Ferry service between the islands resumes after strike",
    "The ferries sail again from Tuesday morning. The crews' union accepted an offer of 4.5 per cent.\n"
    "“We have what we asked for,” Marta Lind told Harbour Minister Odd Berg on Monday.\n"
    "A second round of talks, on night shifts, is set for 20 March.",
    "North Wire",
    given_on(date(2021, 2, 22), datetime(2021, 2, 22, 16, 40, tzinfo=UTC)),
)
FERRY_LATER = article(
    102,
    "Islands back on the timetable",
    "At least 40 crossings were cancelled during the strike, the harbour office said.",
    "Morning Post",
    given_on(date(2021, 2, 23)),
)
FERRY_OTHER = article(
    103,
    "“We won,” say crews",
    "Some 65 crossings were lost to the strike. Lind called the deal a fair end to a bad winter.",
    "Quay Radio",
    Published(Days.on(date(2021, 2, 23)), Known.TEXT),
    url=False,
)
FERRY_FOURTH = article(
    104, "Strike is over", "The strike that began on 8 February is over.", "Island Mail", given_on(date(2021, 2, 23))
)
WALK_OUT = article(
    107,
    "Crews walk out & harbours fall silent",
    "No ferry left the islands on Monday.",
    "North Wire",
    given_on(date(2021, 2, 8)),
)
BRIDGE = article(
    105,
    "The bridge nobody built: a history",
    "The first plan for a bridge was drawn up in 1994. Parliament refused it twice.\nOn Monday it will be heard again.",
    "Old Letters",
    Published(Days(date(2020, 11, 1), date(2021, 11, 30)), Known.OTHERS, evidence="On Monday"),
)
NOTE = article(106, "Untitled note", "On Monday the crews walked out.", "Quay Radio", Published.unknown(), url=False)

LIND = Actor(ActorId(1), ActorKind.PERSON, "Marta Lind", ("Lind",))
BERG = Actor(ActorId(2), ActorKind.PERSON, "Odd Berg")
UNION = Actor(ActorId(3), ActorKind.ORGANISATION, "Crews' Union")
FERRIES = Topic("ferries", "Ferry strike", ("ferry strike",))

STORIES = (
    Story(
        (FERRY, FERRY_LATER, FERRY_OTHER, FERRY_FOURTH),
        (
            passage(FERRY, "The ferries sail again from Tuesday morning."),
            passage(FERRY_LATER, "At least 40 crossings were cancelled during the strike, the harbour office said."),
        ),
    ),
    Story((FERRY_OTHER,), (passage(FERRY_OTHER, "Some 65 crossings were lost to the strike."),), continues=WALK_OUT),
    Story(
        (BRIDGE, FERRY_LATER), (passage(BRIDGE, "The first plan for a bridge was drawn up in 1994."),), continues=NOTE
    ),
)
EVENTS = (
    Event(Days.year(1994), (passage(BRIDGE, "The first plan for a bridge was drawn up in 1994."),)),
    Event(Days.on(date(2021, 2, 8)), (passage(FERRY_FOURTH, "The strike that began on 8 February is over."),)),
    Event(
        Days.on(date(2021, 2, 23)),
        (
            passage(FERRY, "The ferries sail again from Tuesday morning."),
            passage(FERRY_FOURTH, "The strike that began on 8 February is over."),
            passage(FERRY_LATER, "At least 40 crossings were cancelled during the strike, the harbour office said."),
            passage(FERRY_OTHER, "Some 65 crossings were lost to the strike."),
        ),
    ),
    Event(
        Days.on(date(2021, 2, 23)),
        (passage(FERRY_OTHER, "Lind called the deal a fair end to a bad winter."),),
        reported=True,
    ),
    Event(
        Days.on(date(2021, 3, 20)),
        (passage(FERRY, "A second round of talks, on night shifts, is set for 20 March."),),
        expected=True,
    ),
)
COVERAGE = (DayCount(date(2021, 2, 22), 1), DayCount(date(2021, 2, 23), 3))

SAID = (
    Utterance(
        passage(FERRY, "“We have what we asked for,” Marta Lind told Harbour Minister Odd Berg on Monday."),
        BERG,
        direct=True,
    ),
    Utterance(passage(FERRY_OTHER, "Lind called the deal a fair end to a bad winter."), None, direct=False),
)

VIEWS: dict[str, View] = {
    "latest": Listing("Ferry strike", Window(), STORIES, more=True),
    "latest_everything": Listing("", Window(), STORIES[1:2], more=False),
    "latest_nothing": Listing("Odd Berg", Window(), (), more=False),
    "latest_window": Listing("Ferry strike", Window(date(2021, 2, 1), date(2021, 2, 28)), STORIES[:1], more=False),
    "latest_nothing_then": Listing("Odd Berg", Window(date(2020, 1, 1), date(2020, 1, 31)), (), more=False),
    "said": Statements((LIND,), "", Window(), SAID, more=True),
    "said_about": Statements((LIND, BERG), "the deal", Window(), SAID[1:], more=False),
    "said_nothing": Statements((LIND,), "whales", Window(), (), more=False),
    "said_nothing_then": Statements((LIND,), "whales", Window(date(2020, 10, 1)), (), more=False),
    "timeline": Timeline(
        "Ferry strike", Window(), EVENTS, (passage(NOTE, "On Monday the crews walked out."),), COVERAGE, 12
    ),
    "timeline_window": Timeline(
        "Marta Lind", Window(date(2021, 2, 20), date(2021, 2, 28)), EVENTS[2:3], (), COVERAGE, 1
    ),
    "timeline_nothing": Timeline("Odd Berg", Window(since=date(2021, 2, 25)), (), (), (), 0),
    "profile": Profile(
        (LIND,),
        (
            Role("leader of the crews' union", 12, date(2021, 2, 8), date(2021, 2, 23), FERRY_FOURTH, FERRY_LATER),
            Role("former helmswoman", 1, date(2021, 2, 22), date(2021, 2, 22), FERRY, FERRY),
            Role("chairwoman", 2, None, None),
        ),
        ("Lind", "M. Lind"),
        14,
        43,
        Days(date(2020, 9, 27), date(2021, 2, 23)),
        SAID,
        (replace(EVENTS[1], beside=(BERG, UNION)),),
        EVENTS[2:3],
        (ActorCount(BERG, 10), ActorCount(UNION, 1)),
        COVERAGE,
    ),
    "profile_two": Profile(
        (LIND, BERG), (), (), 1, 4, Days.on(date(2021, 2, 22)), (), EVENTS[2:3], (), (ActorCount(UNION, 1),), COVERAGE
    ),
    "profile_nothing": Profile((LIND, BERG), (), (), 0, 0, None, (), (), (), (), ()),
    "digest": Digest(
        Subject("Ferry strike", topic=FERRIES),
        Window(date(2021, 2, 22), date(2021, 2, 28)),
        STORIES[:2],
        (),
        STORIES[2:],
        (
            Deed(LIND, passage(FERRY_OTHER, "Lind called the deal a fair end to a bad winter.")),
            Deed(UNION, passage(FERRY, "The crews' union accepted an offer of 4.5 per cent.")),
        ),
        (
            Difference(
                "crossings",
                (
                    Claim("Some 30", passage(FERRY, "The crews' union accepted an offer of 4.5 per cent.")),
                    Claim("At least 40", passage(FERRY_LATER, FERRY_LATER.text)),
                    Claim(
                        "Some 65",
                        passage(FERRY_OTHER, "Some 65 crossings were lost to the strike."),
                        Claim("50", passage(NOTE, NOTE.text)),
                    ),
                    Claim("60", passage(FERRY_FOURTH, FERRY_FOURTH.text), corrected=True),
                ),
            ),
            Difference(
                "begins",
                (
                    Claim("noon", passage(FERRY, "A second round of talks, on night shifts, is set for 20 March.")),
                    Claim("about 2 p.m.", passage(FERRY_LATER, FERRY_LATER.text)),
                ),
                Kind.HOUR,
            ),
            Difference(
                "any bonus",
                (
                    Claim("", passage(FERRY, "The crews' union accepted an offer of 4.5 per cent.")),
                    Claim("denied", passage(FERRY_LATER, FERRY_LATER.text)),
                ),
                Kind.DENIAL,
            ),
            Difference(
                "",
                (
                    Claim("rejects", passage(FERRY_OTHER, "Some 65 crossings were lost to the strike.")),
                    Claim("", passage(FERRY_FOURTH, FERRY_FOURTH.text), corrected=True),
                ),
                Kind.DENIAL,
            ),
        ),
        EVENTS[4:],
        (Source("North Wire", 2, None), Source("Quay Radio", 1, None)),
        date(2021, 2, 23),
        more=True,
    ),
    "digest_nothing": Digest(
        Subject("Ferry strike", topic=FERRIES),
        Window(date(2021, 2, 27), date(2021, 2, 27)),
        (),
        (),
        (),
        (),
        (),
        (),
        (),
        date(2021, 2, 23),
    ),
    "differ": Disagreements(
        "Ferry strike",
        Window(date(2021, 2, 22), None),
        (
            Difference(
                "crossings",
                (
                    Claim("Some 30", passage(FERRY, "The crews' union accepted an offer of 4.5 per cent.")),
                    Claim("At least 40", passage(FERRY_LATER, FERRY_LATER.text)),
                ),
            ),
        ),
        more=True,
    ),
    "differ_nothing": Disagreements("Ferry strike", Window(), (), more=False),
    "differ_nothing_of_many": Disagreements("Ferry strike", Window(), (), more=True),
    "digest_long": Digest(
        Subject("Ferry strike", topic=FERRIES),
        Window(date(2021, 2, 22), date(2021, 2, 28)),
        STORIES[:1],
        (),
        STORIES[1:],
        (),
        (),
        (),
        tuple(Source(f"Wire {n}", 40 - n, None) for n in range(1, 33)),
        None,
        rest=Rest(4, 331, 402),
    ),
    "titles": Titles(
        Subject("Ferry strike", topic=FERRIES),
        Window(date(2021, 2, 22), date(2021, 2, 28)),
        41,
        STORIES[1:],
        Rest(43, 1, 2),
    ),
    "titles_nothing": Titles(Subject("Odd Berg", actors=(BERG,)), Window(), 900, (), None),
    "finds": Finds(
        '"night shifts"',
        (passage(FERRY, "A second round of talks, on night shifts, is set for 20 March."), passage(NOTE, NOTE.text)),
        more=True,
    ),
    "finds_nothing": Finds("C++ <b>", (), more=False),
    "topics": Directory(
        topics=(TopicCount(FERRIES, 34, date(2021, 2, 23)), TopicCount(Topic("bridge", "The bridge", ()), 1, None)),
        articles=41,
        days=Days(date(2020, 9, 27), date(2021, 2, 23)),
    ),
    "actors": Directory(actors=(ActorCount(LIND, 14), ActorCount(BERG, 1))),
    "sources": Directory(
        sources=(Source("North Wire", 1200, Days.on(date(2021, 2, 22))), Source("Old Letters", 1, None))
    ),
    "directory_nothing": Directory(),
    "why_edition": Grounds(
        Answered.EDITION,
        "Ferry strike",
        slot=datetime.fromisoformat("2021-02-24T08:00"),
        stories=(
            StoryGrounds(
                1,
                Story((FERRY, FERRY_LATER, FERRY_OTHER, FERRY_FOURTH), ()),
                Signs(
                    names=(Sign("ferry strike", 3),),
                    actors=(Sign("Crews' Union", 4), Sign("Harbour Office", 2)),
                    words=(Sign("strike", 4),),
                ),
                Place.HEART,
            ),
            StoryGrounds(2, Story((FERRY_OTHER,), ()), Signs(names=(Sign("ferry strike", 1),)), Place.NEAR, (FERRY,)),
            StoryGrounds(3, Story((NOTE,), ()), Signs(words=(Sign("crews", 1),)), Place.APART, titled=True),
        ),
    ),
    "why_latest": Grounds(
        Answered.LATEST,
        "",
        stories=(
            StoryGrounds(1, Story((BRIDGE, FERRY), ()), Signs(surfaces=(Sign("Marta Lind", 2), Sign("Lind", 1))), None),
        ),
    ),
    "why_nothing": Grounds(Answered.EDITION, "Ferry strike", slot=datetime.fromisoformat("2021-02-24T08:00")),
    "why_timeline": Grounds(
        Answered.TIMELINE,
        "Ferry strike",
        Window(date(2021, 2, 1), date(2021, 3, 31)),
        datings=(
            Dating(EVENTS[0], EVENTS[0].passages[0], "1994", Basis.STATED),
            Dating(EVENTS[1], EVENTS[1].passages[0], "8 February", Basis.YEAR),
            Dating(EVENTS[2], EVENTS[2].passages[0], "Tuesday morning", Basis.PUBLISHED),
            Dating(EVENTS[3], EVENTS[3].passages[0]),
            Dating(EVENTS[4], EVENTS[4].passages[0], "20 March", Basis.TEXT),
            Dating(EVENTS[4], EVENTS[4].passages[0], basis=Basis.TEXT),
        ),
    ),
    "why_timeline_nothing": Grounds(Answered.TIMELINE, "Odd Berg"),
    "article": FERRY,
    "article_no_address": FERRY_OTHER,
    "article_doubtful": BRIDGE,
    "article_undated": NOTE,
}


def page(name: str) -> Page:
    return render(VIEWS[name], today=TODAY, zone=YEREVAN)


def text_of(shown: Page) -> str:
    return "\n\n".join(paragraph.html for paragraph in shown.paragraphs) + "\n"


@pytest.mark.parametrize("name", VIEWS)
def test_reads_as_it_was_reviewed(name: str) -> None:
    """Every answer reads as its golden page, which was read aloud before it was kept."""
    assert text_of(page(name)) == (GOLDEN / f"{name}.html").read_text(encoding="utf-8")


def test_every_golden_page_has_an_answer() -> None:
    """No golden page is left over from an answer that is no more."""
    assert {path.stem for path in GOLDEN.glob("*.html")} == set(VIEWS)


@pytest.mark.parametrize("name", VIEWS)
def test_every_citation_is_word_for_word(name: str) -> None:
    """The passages of a paragraph stand in it as a reader sees it, and lead to their articles."""
    for paragraph in page(name).paragraphs:
        seen = words.comparable(markup.visible(paragraph.html))
        for cited in paragraph.passages:
            assert words.comparable(cited.sentence) in seen
            assert name.startswith("article") or leads_to(cited.article, paragraph.html)


def leads_to(target: Article, html: str) -> bool:
    return f'href="{target.url}"' in html if target.url else f"/article_{target.id}" in html


def test_only_what_is_shown_is_cited() -> None:
    """A timeline's entry cites the one sentence it shows, not those that bear it out; labels cite nothing."""
    shown = page("timeline").paragraphs
    assert [len(paragraph.passages) for paragraph in shown] == [0, 1, 1, 1, 1, 1, 0, 1, 0]


def test_an_article_is_shown_whole() -> None:
    """Every word of the stored text is on the page, in order."""
    html = "\n".join(paragraph.html for paragraph in page("article").paragraphs[1:-1])
    assert words.comparable(markup.visible(html)) == words.comparable(FERRY.text)


def hostile(text: str) -> list[View]:
    bad = Article(ArticleId(7), text, f"{text}.", text, f"https://example.org/{text}", Published.unknown(), SEEN)
    told = Passage(bad, 0, len(bad.text))
    actor = Actor(ActorId(1), ActorKind.PERSON, text)
    entry = Event(Days.year(1994), (told, told))
    claims = (Claim(text, told), Claim(text, told))
    topic = Topic(text, text, ())
    return [
        Listing(text, Window(), (Story((bad,), (told,)),), more=True),
        Timeline(text, Window(), (entry,), (told,), (), 1),
        Profile((actor,), (Role(text, 1, None, None),), (text,), 1, 1, None, (Utterance(told, actor, direct=True),),
                (entry,), (entry,), (ActorCount(actor, 1),), ()),
        Digest(Subject(text, topic=topic), Window(), (), (), (Story((bad,), ()),), (Deed(actor, told),),
               (Difference(text, claims), Difference(text, claims, Kind.DENIAL)), (entry,), (), None),
        Titles(Subject(text, topic=topic), Window(), 1, (Story((bad,), ()),), Rest(2, 1, 1)),
        Statements((actor,), text, Window(), (Utterance(told, actor, direct=True),), more=True),
        Finds(text, (told,), more=True),
        Directory((TopicCount(topic, 1, None),), (ActorCount(actor, 1),), (Source(text, 1, None),)),
        bad,
    ]  # fmt: skip


HOSTILE = st.text(
    st.sampled_from("<>&\"'{}%/@#. \n\ue000\ue001019\u202e\u2028\x85\x0b\x00a/") | st.characters(codec="utf-8"),
    max_size=60,
)


@settings(deadline=None)
@given(HOSTILE)
def test_no_text_breaks_a_page(text: str) -> None:
    """Whatever articles, names and questions hold, every page is valid, cuts into messages, and cites truly."""
    for view in hostile(text):
        made = render(view, today=TODAY, zone=YEREVAN)
        for screen in screens(made, limit=128):
            markup.check(screen.html, limit=128)
        for paragraph in made.paragraphs:
            assert all(passage.article.id == 7 for passage in paragraph.passages)
            seen = words.comparable(markup.visible(paragraph.html))
            assert all(words.comparable(passage.sentence) in seen for passage in paragraph.passages)


@pytest.mark.parametrize("text", ["@somebody /start #tag example.org", "a\n\nb", "\ue0000\ue001"])
def test_no_text_comes_alive_or_forges_a_citation(text: str) -> None:
    """A text can't mention, command or link, begin a paragraph, or claim to be a quotation."""
    made = render(Finds(text, (), more=False), today=TODAY, zone=YEREVAN)
    assert [paragraph.passages for paragraph in made.paragraphs] == [(), ()]
    assert not any(live in made.paragraphs[0].html for live in ("@s", "/s", "#t", ".o", "\ue000"))


def made_of(template: str, **values: object) -> Page:
    own = environment("digests").overlay(loader=jinja2.DictLoader({"plain": template}))
    return render_template(own, "plain", **values)


def test_a_plain_template() -> None:
    """A blank line ends a paragraph, lines lose their indentation, values are escaped, commands stay live."""
    shown = made_of("Hello {{ name }},\n  try /latest.\n \n\n{% if true %}\nBye.\n{% endif %}\n", name="<Ann> & 'Bo'")
    assert [paragraph.html for paragraph in shown.paragraphs] == [
        "Hello &lt;Ann&gt; &amp; 'Bo',\ntry /latest.",
        "Bye.",
    ]


def test_what_is_missing_is_an_error() -> None:
    """A template that asks for what is not there fails loudly."""
    with pytest.raises(jinja2.UndefinedError):
        made_of("{{ nobody }}")


def test_bad_markup_in_a_template_is_an_error() -> None:
    """A template that writes what Telegram refuses fails before anything is sent."""
    with pytest.raises(markup.BadMarkup):
        made_of("<p>{{ name }}</p>", name="x")


@pytest.mark.parametrize(
    ("source", "url", "name"),
    [
        ("North Wire", "https://wire.example", "North Wire"),
        (" ", "https://www.wire.example/1", "wire.example"),
        ("", None, "source not named"),
        ("", "https://[broken", "source not named"),
    ],
)
def test_a_source_always_has_a_name(source: str, url: str | None, name: str) -> None:
    """Where the outlet is not named its site stands for it, and where there is none the page says so."""
    assert source_name(Article(ArticleId(1), "", "", source, url, Published.unknown(), SEEN)) == name


def test_an_unsafe_address_is_not_linked() -> None:
    """An article with an address that leads nowhere safe is reached by the bot's own command."""
    bad = Article(ArticleId(9), "T", "Text.", "S", "javascript:alert(1)", Published.unknown(), SEEN)
    shown = render(Listing("", Window(), (Story((bad,), ()),), more=False), today=TODAY, zone=YEREVAN)
    assert shown.paragraphs[1].html == "<b>T /article_9</b>\nS · date not known"


if __name__ == "__main__":
    for each in VIEWS:
        (GOLDEN / f"{each}.html").write_text(text_of(page(each)), encoding="utf-8")


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("The ferry company of Lorm said on Tuesday that its boats", "{} would stay in harbour.", "{}…"),
        ("The ferry company of Lorm said on Tuesday that its boats stay", "{}. Nobody left.", "{}"),
        ("The ferry company of Lorm said on Tuesday that its boats stay", "{}\nNobody left.", "{}"),
        ("Ferries", "{} stay in harbour.", "{}"),
        ("•", "• \nFerries stay in harbour.", "Ferries stay in harbour."),
    ],
)
def test_a_title_that_is_cut_says_so(title: str, text: str, shown: str) -> None:
    """One that is no more than the beginning of a sentence; a sign is none."""
    listing = Listing(
        "", Window(), (Story((article(300, title, text.format(title), "Post", Published.unknown()),), ()),), more=False
    )
    made = text_of(render(listing, today=date(2021, 3, 1), zone=ZoneInfo("UTC")))
    assert f">{shown.format(title)}</a></b>" in made
