"""What goes wrong, in words that say what to do next."""

from __future__ import annotations

import pytest
from telegram.error import Forbidden

from bot import errors
from bot.question import Question
from bot.reply import Reply
from bot.words import has
from corpus import errors as corpus_errors
from corpus.errors import BadDefinition, NewsError, NothingFound, UnknownActor, UnreadableFile
from digests import markup

KINDS = [kind for kind in vars(corpus_errors).values() if isinstance(kind, type) and issubclass(kind, NewsError)]
ABOUT = Question("timeline", "Nowak october")


def text(reply: Reply) -> str:
    return "\n\n".join(markup.visible(paragraph.html) for paragraph in reply.page.paragraphs)


def made(kind: type[NewsError]) -> NewsError:
    if issubclass(kind, (UnreadableFile, BadDefinition)):
        return kind("a thing", "for a reason")
    return kind("a thing")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_error_is_one_clear_line(kind: type[NewsError]) -> None:
    """Every error a person can cause has words, in one paragraph, without a class name or stack."""
    said = text(errors.reply(made(kind), ABOUT))
    assert len(said) > 10
    assert "\n" not in said
    assert kind.__name__ not in said


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in (NewsError, UnreadableFile, BadDefinition)])
def test_what_readers_can_cause_has_words_of_its_own(kind: type[NewsError]) -> None:
    """The general wording is only for what readers never see."""
    assert has("errors", kind.__name__)


def test_suggestions_are_buttons_that_keep_the_rest() -> None:
    """`/timeline Nowak october` with a name nearly right offers the right one, and keeps its october."""
    reply = errors.reply(UnknownActor("Nowak", suggestions=("Novak", "Nowacka")), ABOUT)
    asked = [button.question for row in reply.buttons for button in row]
    assert asked == [Question("timeline", "Novak october"), Question("timeline", "Nowacka october")]
    assert "Did you mean" in text(reply)


def test_a_suggestion_for_all_of_the_words_replaces_them() -> None:
    """Where the error doesn't say which words it is about, the suggestion is asked alone."""
    reply = errors.reply(NothingFound("NOVAC", suggestions=("Novak",)), ABOUT)
    assert reply.buttons[0][0].question == Question("timeline", "Novak")


HOSTILE = ("<b>", "&amp;", "</code>", "a" * 10_000, "\u202eabc", "/start @someone", "x\ny", "\ud800")


@pytest.mark.parametrize("subject", HOSTILE)
def test_hostile_subjects_stay_harmless(subject: str) -> None:
    """Whatever the reader wrote, it is repeated as text, and shortly."""
    reply = errors.reply(UnknownActor(subject), ABOUT)
    assert len(text(reply)) < 300
    for paragraph in reply.page.paragraphs:
        markup.check(paragraph.html)


def test_a_fault_of_ours_is_apologised_for_by_reference() -> None:
    """The reader learns a reference and nothing else."""
    mark = errors.reference()
    assert mark in text(errors.apology(mark))
    assert errors.reference() != mark


def test_nothing_is_said_to_who_cannot_be_reached() -> None:
    """Where the sending failed there is no use in sending an apology."""
    assert not errors.is_worth_saying(Forbidden("blocked"))
    assert errors.is_worth_saying(KeyError("x"))
