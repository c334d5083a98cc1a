"""Which sentences tell what articles tell."""

from __future__ import annotations

import pytest
from factories import article
from hypothesis import given
from hypothesis import strategies as st

from digests import summary

LEAD = "The town council of Bodo approved a new bridge across the sound on Tuesday evening."
SECOND = "The bridge will cost forty million kroner, of which the region pays a third."
OTHER = "Ferry captains protested before the hall with horns and a banner against the bridge."


@pytest.mark.parametrize(
    "sentence",
    [
        "He said the bridge would be built before the winter, whatever it costs.",
        "On Tuesday evening they opened the new bridge before a large crowd.",
        "However, the bridge will not be built before the next council is elected.",
        "Will the bridge be built before the next council has been elected?",
        "The mayor said the “bridge will be built before the winter comes to town.",
        "Bridge approved",
        "The same article could be read as if the king had built the bridge.",
        "The second is expected on Thursday at the earliest, the council said.",
        "None of the three towns on the sound has a bridge of its own today.",
        "Our article of Monday said that the bridge of Bodo would be built of wood.",
        "King Harald had asked them to the palace on Monday; after four hours the mayors signed.",
        "According to the joint statement it was opened from noon on 10 March 2024.",
        "Bodo welcomed it and said on Friday that the bridge should be of wood.",
        "The town council of Bodo denies it, and says that the bridge was safe on Sunday.",
        "Norway and Sweden agreed on it in Oslo, in talks that went on until nearly three in the morning.",
        "The statement on the website of the town council said the following:",
        "Four minutes later, according to the harbour office, the bridge was opened to lorries.",
        "In one in 2009 the mayor of Bodo argued that nobody needed a bridge of wood.",
        "In another, sent a week before the vote, he asks the council of Bodo to wait.",
        "Only a week earlier the council of Bodo had voted against a bridge of wood.",
        "The harbour master Ola Nord said the same on Sunday in front of the council.",
        "The ferry company of the town has done the same, although nobody had asked for it.",
    ],
)
def test_a_sentence_that_leans_on_another_cannot_stand_alone(sentence: str) -> None:
    """A bare pronoun, a question, half a quotation, a heading or an introduction is not shown by itself."""
    assert not summary.stands_alone(sentence)


def test_a_plain_sentence_stands_alone() -> None:
    """Quotations that are closed do not keep it from being shown."""
    assert summary.stands_alone(LEAD)
    assert summary.stands_alone("The mayor called the vote “a day of joy” for the whole town and its bridge.")


def test_an_it_that_the_sentence_explains_does_not_lean() -> None:
    """A pronoun for a thing named before it, or for nothing at all, keeps no sentence from standing alone."""
    assert summary.stands_alone("Tugs pulled the ship to the quay and workers made fast to it before nightfall.")
    assert summary.stands_alone("King Harald said it was time to discuss the next steps for the bridge.")
    assert summary.stands_alone("The council said the same company would build the bridge and the quay of Bodo.")
    assert summary.stands_alone("In one of the towns on the sound the ferry sank at the quay on Monday.")
    assert summary.stands_alone("Two years earlier than promised the bridge of Bodo was opened by King Harald.")


def test_a_heading_is_not_ended() -> None:
    """Only what closes as sentences do is a sentence; a quotation or bracket may close behind the stop."""
    assert summary.ended("The bridge is open.")
    assert summary.ended("The mayor said: “The bridge is open.”")
    assert not summary.ended("By our desk in Bodo, Wednesday 6 March 2024, 18:40")


def test_the_lead_is_picked_before_what_stands_later() -> None:
    """Where all are fit, the first sentence of an article is among those shown."""
    picked = summary.pick(article(f"{LEAD} {SECOND} {OTHER}"), limit=1)
    assert [passage.sentence for passage in picked] == [LEAD]


def test_nothing_is_said_twice() -> None:
    """Of two articles with the same sentence it is shown once."""
    one, two = article(LEAD), article(f"{LEAD} {OTHER}", source="Sample Post")
    assert [passage.sentence for passage in summary.pick([one, two])].count(LEAD) == 1


def test_a_title_is_not_said_again() -> None:
    """Where the title is the first sentence without its stop, the second one tells more."""
    picked = summary.pick(article(f"{LEAD} {SECOND}", title=LEAD.removesuffix(".")), limit=1)
    assert [passage.sentence for passage in picked] == [SECOND]


def test_each_source_gives_one_sentence_where_there_are_several() -> None:
    """No outlet tells the story alone."""
    one, two = article(f"{LEAD} {SECOND}"), article(f"{OTHER} {SECOND}", source="Sample Post")
    picked = summary.pick([one, two])
    assert len({passage.article.source for passage in picked}) == len(picked) == 2


def test_the_first_sentence_is_shown_where_none_is_fit() -> None:
    """A short article still says something."""
    picked = summary.pick(article("Bridge approved. It opens soon."))
    assert [passage.sentence for passage in picked] == ["Bridge approved."]


def test_an_empty_article_tells_nothing() -> None:
    """No text, no sentence; and no failure."""
    assert summary.pick(article("")) == ()
    assert summary.pick([]) == ()


def test_a_sentence_is_never_cut_where_the_head_of_a_long_text_ends() -> None:
    """However long the article, what is shown is whole."""
    endless = article(" ".join([LEAD, SECOND, OTHER] * 200))
    assert all(passage.sentence in (LEAD, SECOND, OTHER) for passage in summary.lead(endless, 500))
    assert len(summary.lead(endless, 5)) == 5


@given(st.lists(st.text(alphabet='abc .?“”\n"A', max_size=80), max_size=5), st.integers(1, 3))
def test_picked_sentences_are_word_for_word_and_different(texts: list[str], limit: int) -> None:
    """Whatever the articles hold, at most so many sentences come, each in its article, none twice."""
    picked = summary.pick([article(text, source=str(n)) for n, text in enumerate(texts)], limit=limit)
    assert len(picked) <= limit
    assert all(p.article.text[p.start : p.end] == p.sentence for p in picked)
    assert len({" ".join(p.sentence.split()) for p in picked}) == len(picked)
