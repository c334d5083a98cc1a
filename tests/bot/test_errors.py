"""What goes wrong, in words that say what to do next."""

from __future__ import annotations

import asyncio

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter

from bot import errors, refusals
from bot.question import Question
from bot.reply import Reply
from bot.words import has
from corpus import errors as corpus_errors
from corpus.errors import BadDefinition, BadSchedule, NewsError, NothingFound, UnknownActor, UnreadableFile
from corpus.fetching import errors as fetching_errors
from corpus.fetching.errors import HttpRefused, NoReader, ParserFault
from digests import errors as digests_errors
from digests import markup
from digests.errors import UnknownSubscription

MODULES = (corpus_errors, fetching_errors, digests_errors, refusals)
KINDS = sorted(
    {
        kind
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, NewsError)
    },
    key=lambda kind: kind.__name__,
)
ABOUT = Question("timeline", "Nowak october")


def text(reply: Reply) -> str:
    return "\n\n".join(markup.visible(paragraph.html) for paragraph in reply.page.paragraphs)


def made(kind: type[NewsError]) -> NewsError:
    if issubclass(kind, (UnreadableFile, BadDefinition, NoReader, ParserFault)):
        return kind("a thing", "for a reason")
    if issubclass(kind, HttpRefused):
        return kind("a thing", 410)
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


def test_suggestions_for_what_changes_something_are_taken_in_place() -> None:
    """`every 7h` almost was a schedule, and a name almost that of a digest: a tap puts the right one in."""
    about = Question("subscribe", "harbour every 7h")
    (once, twice) = errors.reply(BadSchedule("every 7h", suggestions=("every 6h", "every 8h")), about).buttons[0]
    assert (once.question, once.edits) == (Question("subscribe", "harbour every 6h"), True)
    assert twice.question == Question("subscribe", "harbour every 8h")
    unknown = UnknownSubscription("Harbur", suggestions=("Harbour strike",))
    ((button,),) = errors.reply(unknown, Question("unsubscribe", "Harbur")).buttons
    assert (button.question, button.edits) == (Question("unsubscribe", "Harbour strike"), True)


def test_where_the_bot_may_not_write_is_no_fault() -> None:
    """Telegram says it in several ways."""
    for words in ("Need administrator rights in the channel chat", "Not enough rights to send text messages"):
        assert errors.is_mute(BadRequest(words))
    assert errors.is_mute(Forbidden("bot is not a member of the channel chat"))
    assert errors.is_mute(BadRequest("TOPIC_CLOSED"))
    assert errors.is_mute(ChatMigrated(-1_000_000_000_009))
    with pytest.warns(match="retry_after"):  # the library's own
        assert errors.is_mute(RetryAfter(3600))
    assert not errors.is_mute(BadRequest("message is too long"))
    assert not errors.is_mute(KeyError("not enough rights"))


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


def test_a_fault_is_logged_and_handed_back(caplog: pytest.LogCaptureFixture) -> None:
    """Work that must go on learns the reference that the log has."""

    def failing() -> None:
        raise KeyError("bug")

    fault = errors.attempt(failing)
    assert fault is not None
    assert f"reference {fault.reference}" in caplog.text
    assert "KeyError" in caplog.text
    assert fault.reference in errors.no_digest(fault, "a <b> & c")
    markup.check(errors.no_digest(fault, "a <b> & c"), limit=1_000)
    assert errors.attempt(lambda: None) is None


def test_trouble_with_the_file_is_no_fault() -> None:
    """Nor is what Telegram answers: both travel."""

    def full() -> None:
        raise corpus_errors.DatabaseFull("news.db")

    async def refused() -> None:
        raise Forbidden("blocked")

    async def failing() -> None:
        raise KeyError("bug")

    with pytest.raises(corpus_errors.DatabaseFull):
        errors.attempt(full)
    with pytest.raises(Forbidden):
        asyncio.run(errors.attempted(refused()))
    assert isinstance(asyncio.run(errors.attempted(failing())), errors.Fault)
