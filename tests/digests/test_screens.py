"""How pages are cut into messages: nothing lost, nothing torn that need not be."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Article, ArticleId, Published
from digests import markup
from digests import screens as screens_of
from digests.model import Passage
from digests.page import Page, Paragraph
from digests.screens import Screen, screens


def page(*paragraphs: str) -> Page:
    return Page(tuple(Paragraph(html) for html in paragraphs))


def seen(*html: str) -> str:
    return "".join("".join(markup.visible(each).split()) for each in html)


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(("<b>", "<i>", "<blockquote expandable>", '<a href="https://example.org/?a=1&amp;b=2">'))
    return st.tuples(tags, inner).map(lambda pair: f"{pair[0]}{pair[1]}</{pair[0][1:].split()[0].rstrip('>')}>")


WORDS = st.text(st.sampled_from('ab. \n<&"💥ա́'), max_size=300).map(markup.escape)
LONG = st.tuples(st.sampled_from(("a", "a ", "a. ", "💥", "&amp;", "<b>x</b> ", "ա\n")), st.integers(0, 600)).map(
    lambda pair: pair[0] * pair[1]
)
PIECES = st.lists(st.one_of(WORDS, LONG, wrapped(WORDS)), max_size=6).map("".join)
HEADINGS = st.sampled_from(("<b>Heading</b>", "<b>Another</b>"))
PAGES = st.lists(st.one_of(PIECES, HEADINGS), max_size=8).map(lambda html: page(*html))


@settings(deadline=None)
@given(PAGES, st.sampled_from((128, 200, 1000, 4096)))
def test_screens_lose_nothing_and_keep_every_limit(whole: Page, limit: int) -> None:
    """The screens show the page's text up to white space, each of them a valid message within the limit."""
    cut = screens(whole, limit=limit)
    for screen in cut:
        markup.check(screen.html, limit=limit)
    assert seen(*(screen.html for screen in cut)) == seen(*(paragraph.html for paragraph in whole.paragraphs))


@given(st.lists(st.integers(1, 120), max_size=30))
def test_paragraphs_that_fit_are_never_torn(lengths: list[int]) -> None:
    """Every paragraph shorter than a screen stands whole on one."""
    paragraphs = [f"<i>{n}:{'x' * length}.</i>" for n, length in enumerate(lengths)]
    cut = screens(page(*paragraphs), limit=128)
    assert [html for screen in cut for html in screen.html.split("\n\n")] == paragraphs


LINES = st.lists(
    st.tuples(st.sampled_from(("{}", "<b>{}</b>, x", '<a href="https://example.org/">{}</a> — {}', "  {}")),
              st.sampled_from(("word ", "End. ", "endless", "&amp;&quot;")), st.integers(1, 12)),
    min_size=1, max_size=60,
)  # fmt: skip


@given(LINES, st.sampled_from((128, 500, 3500)), st.integers(1, 2))
def test_what_is_torn_by_lines_is_torn_as_by_words(lines: list[tuple[str, str, int]], limit: int, smaller: int) -> None:
    """Where whole lines are put together instead of words, the parts are the same."""
    html = "\n".join(frame.format(*([word * times] * 2)) for frame, word, times in lines)
    found = list(markup.runs(html))
    room = screens_of._Load(limit, markup.MAX_ENTITIES, markup.MAX_BYTES)
    first = screens_of._Load(limit // smaller, room.entities // smaller, room.bytes // smaller)
    assert screens_of._by_lines(found, first, room) in ([], screens_of._by_words(found, first, room))


def test_lines_of_a_long_list_are_put_together() -> None:
    """A list of hundreds of short lines is torn by its lines."""
    found = list(
        markup.runs("\n".join(f'<a href="https://example.org/{n}">Story {n}</a> — <b>A</b>' for n in range(300)))
    )
    room = screens_of._Load(3500, markup.MAX_ENTITIES, markup.MAX_BYTES)
    assert screens_of._by_lines(found, room, room) == screens_of._by_words(found, room, room) != []


def test_a_small_page_is_one_screen() -> None:
    """Paragraphs are joined by blank lines."""
    assert screens(page("<b>One</b>", "two", "three")) == (Screen("<b>One</b>\n\ntwo\n\nthree"),)


def test_nothing_to_see_gives_no_screen() -> None:
    """Empty paragraphs and empty pages are left out."""
    assert screens(page()) == screens(page("", " ", "<b> </b>")) == ()


def test_a_heading_moves_on_with_what_it_heads() -> None:
    """A heading that would stand at the bottom of a screen opens the next one."""
    cut = screens(page("x" * 100, "<b>Heading</b>", "y" * 60), limit=128)
    assert [screen.html for screen in cut] == ["x" * 100, "<b>Heading</b>\n\n" + "y" * 60]


def test_a_heading_stays_even_with_a_paragraph_that_must_be_torn() -> None:
    """Below a heading the first part of a long paragraph is the shorter for it."""
    cut = screens(page("<b>Heading</b>", "word " * 60), limit=128)
    assert cut[0].html.startswith("<b>Heading</b>\n\nword word")
    assert len(cut) == 3


def test_tears_after_a_line_before_a_sentence_before_a_word() -> None:
    """The best place in the later half of a screen is taken: a line's end, then a sentence's, then a word's."""
    by_line = screens(page("a" * 90 + "\n" + "b. " * 40), limit=128)
    by_sentence = screens(page("First words, " * 6 + "end. " + "second " * 20), limit=128)
    by_word = screens(page("word " * 40), limit=128)
    assert by_line[0].html == "a" * 90
    assert by_sentence[0].html.endswith("end.")
    assert by_word[0].html.endswith("word")


def test_tags_are_closed_and_opened_again() -> None:
    """A link over a tear leads to the same address on both sides of it."""
    cut = screens(page('<b>See <a href="https://example.org">' + "word " * 40 + "</a></b>"), limit=128)
    assert cut[0].html.startswith('<b>See <a href="https://example.org">word')
    assert all(screen.html.startswith('<b><a href="https://example.org">word') for screen in cut[1:])
    assert all(screen.html.endswith("</a></b>") for screen in cut)


def test_an_endless_word_is_torn_where_it_must_be() -> None:
    """A word of 100,000 characters fills screen after screen."""
    cut = screens(page("x" * 100_000))
    assert 29 <= len(cut) <= 30
    assert sum(markup.length(screen.html) for screen in cut) == 100_000


def test_many_links_are_spread_over_screens() -> None:
    """A paragraph with more links than a message may have is torn between them, long addresses by their bytes."""
    link = f'<a href="https://example.org/{"x" * 900}">s</a>'
    cut = screens(page(", ".join([link] * 250)))
    assert len(cut) > 2
    for screen in cut:
        markup.check(screen.html, limit=3500)


def test_passages_go_where_their_sentences_are() -> None:
    """Each screen cites what it shows; a torn sentence is cited where it begins."""
    sentences = [f"{letter}{letter} said " + f"{letter} " * 30 + "so." for letter in "abcde"]
    text = " ".join(sentences)
    article = Article(ArticleId(1), "", text, "", None, Published.unknown(), datetime(2021, 1, 1, tzinfo=UTC))
    passages = tuple(
        Passage(article, text.index(sentence), text.index(sentence) + len(sentence)) for sentence in sentences
    )
    cut = screens(Page((Paragraph(text, passages),)), limit=160)
    assert tuple(passage for screen in cut for passage in screen.passages) == passages
    for screen in cut:
        assert all(passage.sentence in screen.html for passage in screen.passages)
    torn = Passage(article, 0, len(text))
    assert [screen.passages for screen in screens(Page((Paragraph(text, (torn,)),)), limit=160)] == [(torn,), (), ()]


@pytest.mark.parametrize("limit", [0, 127, 4097])
def test_senseless_limits_are_refused(limit: int) -> None:
    """A screen under 128 or over 4096 characters is a mistake of the caller's."""
    with pytest.raises(ValueError, match="no length"):
        screens(page("x"), limit=limit)


def test_bytes_are_kept_free_for_what_is_put_above() -> None:
    """Where links fill a message to the last byte, there is room for so many more."""
    link = f'<a href="https://example.org/{"x" * 1_000}">x</a>'
    whole = page(*[link] * 60)
    assert max(len(screen.html.encode()) for screen in screens(whole)) > markup.MAX_BYTES - 1_100
    for screen in screens(whole, spare=1_200):
        assert len(screen.html.encode()) <= markup.MAX_BYTES - 1_200
