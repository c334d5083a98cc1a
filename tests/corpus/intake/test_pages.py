"""Web pages: invented ones, whole and hostile."""

# ruff: noqa: E501 -- markup reads better on one line

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from patience import HANG

from corpus.intake.html.blocks import read_blocks
from corpus.intake.html.choose import article_blocks
from corpus.intake.html.tags import bare
from corpus.intake.pages import TOO_LARGE, read_html
from corpus.intake.raw import RawArticle
from corpus.intake.rejection import Rejection
from corpus.model import Days

PARAGRAPHS = (
    "The ferry company of Lorm said on Tuesday that its boats would stay in harbour until the storm had passed.",
    "Captain Ida Brand told reporters that waves of nine metres had been measured off the Lorm lighthouse.",
    "The harbour office expects the first ferry to leave on Thursday morning, if the wind allows it.",
)
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
CARD = "<a href='/w'><h3>Wheat prices climb</h3></a><p>Farmers in Odria said the harvest would be the smallest in years.</p>"
LINKED = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Ferries to Lorm cancelled",
        "datePublished": "2021-03-02T08:15:00+01:00",
        "author": [{"@type": "Person", "name": "Jon Ware"}],
        "publisher": {"@type": "Organization", "name": "Island Times"},
    }
)


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>".encode()


def read(body: str, head: str = "", url: str | None = None) -> RawArticle:
    found = read_html(page(body, head), "page.html", url)
    assert isinstance(found, RawArticle)
    return found


def test_metadata_comes_from_the_head() -> None:
    """Linked data gives title, publisher, author, day and instant; the canonical link gives the address."""
    head = f"<title>x</title><script type='application/ld+json'>{LINKED}</script><link rel='canonical' href='/a/1'>"
    found = read(f"<article><h1>Ferries to Lorm cancelled</h1>{BODY}</article>", head, "https://islandtimes.example/x")
    assert (found.title, found.source, found.authors) == ("Ferries to Lorm cancelled", "Island Times", ("Jon Ware",))
    assert found.url == "https://islandtimes.example/a/1"
    assert found.language == "en"
    assert found.published is not None
    assert found.published.days == Days.on(date(2021, 3, 2))
    assert found.published.at == datetime(2021, 3, 2, 7, 15, tzinfo=UTC)


def test_open_graph_stands_in_for_linked_data() -> None:
    """Without linked data, meta tags tell the same."""
    head = (
        "<meta property='og:title' content='Ferries cancelled | Island Times'>"
        "<meta property='og:site_name' content='Island Times'>"
        "<meta property='article:published_time' content='2021-03-02'>"
    )
    found = read(BODY, head)
    assert (found.title, found.source) == ("Ferries cancelled", "Island Times")
    assert found.published is not None
    assert found.published.days == Days.on(date(2021, 3, 2))
    assert found.published.at is None


@pytest.mark.parametrize(
    "layout",
    [
        f"<nav><a href='/'>Home</a></nav><article>{BODY}</article><aside>{CARD}</aside>",
        f"<header><p>Thursday, 9 March 2023 and other things of the day</p></header><main>{BODY}</main><footer>{CARD}</footer>",
        f"<div class='page'><div class='story-body'>{BODY}</div><div class='related-articles'>{CARD}</div></div>",
        f"<article><p>{PARAGRAPHS[0]}</p><div class='newsletter-box'><p>Sign up and read us every day at eight.</p></div><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></article>",
        f"<main><article class='full'>{BODY}<article class='card'>{CARD}</article></article></main>",
        f"<article>{BODY}<figure><img src='a.png'><figcaption>The ferry in harbour on a summer's day</figcaption></figure></article>",
        f"<article>{BODY}<ul><li><a href='/1'>Why storms come earlier than they did</a></li><li><a href='/2'>Ten wrecks</a></li></ul></article>",
        f"<article>{BODY}<p style='display: none'>You have read your last free article of this month.</p></article>",
        f"<article>{BODY}<form><p>Write what you think of it, and we will read it.</p></form></article>",
        "<article>" + "".join(f"<div>{text}</div>" for text in PARAGRAPHS) + "</article>",
        "<article>" + "<br><br>".join(PARAGRAPHS) + "</article>",
        ("<p>".join(["<article>", *PARAGRAPHS]) + "</article>"),
        f"<article><!-- <p>commented out</p> --><script>var a = '<p>script</p>';</script>{BODY}</article>",
    ],
)
def test_the_article_is_found_by_structure(layout: str) -> None:
    """Whatever stands beside the article in the structure stays out, and its paragraphs come one a line."""
    blocks = article_blocks(read_blocks(bare(layout).markup).blocks)
    assert tuple(block.text for block in blocks) == PARAGRAPHS


def test_links_within_a_paragraph_stay() -> None:
    """A paragraph with a link in it is text, its entities resolved and its inline tags gone."""
    found = read(
        "<article><p>The <b>ferry</b> company of <a href='/l'>Lorm</a> &amp; others sail&nbsp;again.</p></article>"
    )
    assert found.lines == ("The ferry company of Lorm & others sail again.",)


def test_a_clock_in_the_header_is_no_date() -> None:
    """A time marked in the page's header, or in a card beside, says nothing of the article."""
    clock = "<header><time datetime='2023-09-22'>Friday, September 22, 2023</time></header>"
    card = "<aside><time datetime='2023-09-20'>2 days ago</time></aside>"
    assert read(f"{clock}<article>{BODY}</article>{card}").published is None


def test_a_marked_time_in_the_article_is_its_date() -> None:
    """A time marked under the article's heading is taken for its publication."""
    found = read(f"<article><h1>Ferries cancelled</h1><time datetime='2021-03-02'>2 March</time>{BODY}</article>")
    assert found.published is not None
    assert found.published.days == Days.on(date(2021, 3, 2))


def test_several_articles_in_linked_data_are_told_apart() -> None:
    """Of several described articles only the one of this title is believed."""
    others = json.dumps(
        [{"@type": "NewsArticle", "headline": f"Other {n}", "datePublished": "2023-01-01"} for n in (1, 2)]
    )
    found = read(f"<article>{BODY}</article>", f"<script type='application/ld+json'>{others}</script>")
    assert found.published is None


@pytest.mark.parametrize(
    "linked", ["{", "[" * 5000, '{"@type": 3, "headline": [1]}', "null", '{"@type": "NewsArticle", "datePublished": 7}']
)
def test_broken_linked_data_is_passed_over(linked: str) -> None:
    """Linked data that is none does no harm."""
    found = read(f"<article>{BODY}</article>", f"<script type='application/ld+json'>{linked}</script>")
    assert (found.lines, found.published) == (PARAGRAPHS, None)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://islandtimes.example/a", "https://user@islandtimes.example/"]
)
def test_only_web_addresses_are_kept(address: str) -> None:
    """A canonical link that is no plain web address is dropped."""
    assert read(BODY, f"<link rel=canonical href='{address}'>").url is None


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "utf-16"])
def test_the_declared_encoding_is_used(charset: str) -> None:
    """Letters come out right in the encoding the page declares or shows by its byte order mark."""
    text = "Паром на остров отменён из-за шторма, сообщила во вторник компания."
    markup = f"<html><head><meta charset='{charset}'></head><body><p>{text}</p></body></html>"
    found = read_html(markup.encode(charset), "page.html")
    assert isinstance(found, RawArticle)
    assert found.lines == (text,)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00", b"<html><body></body></html>", b"<p> - </p>"])
def test_a_page_without_text_is_rejected(data: bytes) -> None:
    """Binary data and empty pages are named with a reason."""
    found = read_html(data, "page.html")
    assert isinstance(found, Rejection)
    assert found.origin == "page.html"


def test_a_page_too_large_is_rejected() -> None:
    """A page of more than 4 MiB is not looked at."""
    assert isinstance(read_html(b"<p>a b c</p>" * (TOO_LARGE // 10), "page.html"), Rejection)


BOMBS = {
    "comments": "<!--" * 50_000,
    "comment ends": "<!-- -" * 100_000,
    "tags without end": "<a " * 300_000,
    "quotes": "<a b='" * 200_000,
    "quoted ends": '<a b=">' * 200_000,
    "attributes": "<a " + "b=c " * 300_000 + ">",
    "quotes in tags": ("<a " + '"' * 2000 + ">") * 1000,
    "deep": "<div>" * 200_000,
    "closing": "</div>" * 300_000,
    "unclosed paragraphs": "<p>a " * 200_000,
    "scripts": "<script>" * 200_000,
    "many scripts": "<script></script>" * 100_000,
    "declarations": "<!" * 500_000,
    "instructions": "<?" * 500_000,
    "entities": "&" * 1_000_000,
    "named entities": "&notanentityatallbutlong" * 50_000,
    "angle brackets": "<" * 1_000_000,
    "one long line": "word " * 400_000,
    "articles": "<article><p>Some words of an article that are long enough to count.</p>" * 20_000,
    "hints": ("<div class='" + "related-" * 40 + "x'>a</div>") * 5_000,
    "same line": "<p>Wheat prices climb in Odria again</p>" * 20_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_pages_do_not_hang_it(name: str) -> None:
    """No page makes the reader work longer than its length warrants."""
    data = BOMBS[name].encode()[:TOO_LARGE]
    start = time.process_time()
    read_html(data, "bomb.html")
    assert time.process_time() - start < HANG


@pytest.mark.parametrize("name", ["comments", "tags without end", "quotes"])
def test_what_hangs_the_standard_parser_does_not_hang_this_one(name: str) -> None:
    """What brings the standard parser to its knees is read at once."""
    data = BOMBS[name].encode()[:200_000]
    start = time.process_time()
    read_html(data, "bomb.html")
    assert time.process_time() - start < HANG


MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<article>",
                "</article>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<a href='",
                "'>",
                "<",
                ">",
                "&amp",
                "&#x0;",
                "<br/>",
            ]
        ),
        st.text(max_size=15),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(MARKUP)
def test_any_markup_gives_plain_lines(markup: str) -> None:
    """Whatever the markup, the answer is an article of single, unpadded lines or a rejection."""
    found = read_html(markup.encode("utf-8", "replace"), "page.html")
    if isinstance(found, RawArticle):
        assert all(line == line.strip() and len(line.splitlines()) == 1 for line in found.lines if line)
    else:
        assert found.reason


@pytest.mark.parametrize("name", ["date", "og:pubdate", "article_date_original"])
def test_rarer_names_of_the_date_are_known(name: str) -> None:
    """A page that states its date by another name states it all the same."""
    html = (
        f'<html><head><meta name="{name}" content="2024-05-03"></head><body><p>The ferry runs again.</p></body></html>'
    )
    found = read_html(html.encode(), "a page")
    assert isinstance(found, RawArticle)
    assert found.published is not None
    assert found.published.days == Days.on(date(2024, 5, 3))


def test_a_page_says_when_it_was_changed_and_where_else_it_stands() -> None:
    """By its linked data or head; its AMP page is another address of it."""
    head = (
        '<link rel="canonical" href="/a"><link rel="amphtml" href="/amp/a?x=1">'
        '<meta property="og:url" content="https://wire.example/a?from=og">'
        '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2024-05-03T10:00:00Z"}</script>'
    )
    html = f"<html><head>{head}</head><body><p>The ferry runs again.</p></body></html>"
    found = read_html(html.encode(), "a page", "https://wire.example/found")
    assert isinstance(found, RawArticle)
    assert found.modified is not None
    assert found.modified.at == datetime(2024, 5, 3, 10, 0, tzinfo=UTC)
    assert found.url == "https://wire.example/a"
    assert found.addresses == (
        "https://wire.example/a?from=og",
        "https://wire.example/found",
        "https://wire.example/amp/a?x=1",
    )
