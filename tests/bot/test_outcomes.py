"""What a failed request to Telegram means: whether the message can have arrived."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.outcomes import outcome_of
from digests.ledger.outcome import (
    BadText,
    Doubtful,
    Gone,
    Moved,
    Outcome,
    Refused,
    Threadless,
    Unauthorised,
    Unsent,
    Wait,
)

pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after.*")  # the library's own

GONE = (
    Forbidden("Forbidden: bot was blocked by the user"),
    Forbidden("Forbidden: user is deactivated"),
    Forbidden("Forbidden: bot was kicked from the group chat"),
    Forbidden("Forbidden: bot was kicked from the supergroup chat"),
    Forbidden("Forbidden: bot was kicked from the channel chat"),
    Forbidden("Forbidden: bot is not a member of the channel chat"),
    Forbidden("Forbidden: the group chat was deleted"),
    Forbidden("Forbidden: bot can't initiate conversation with a user"),
    BadRequest("Chat not found"),
    BadRequest("Bad Request: group chat was deactivated"),
    BadRequest("Not enough rights to send text messages to the chat"),
    BadRequest("Have no rights to send a message"),
    BadRequest("Need administrator rights in the channel chat"),
    BadRequest("CHAT_WRITE_FORBIDDEN"),
)
THREADLESS = (BadRequest("Message thread not found"), BadRequest("TOPIC_CLOSED"), BadRequest("TOPIC_DELETED"))
BAD_TEXT = (
    BadRequest("Can't parse entities: can't find end tag corresponding to start tag \"b\""),
    BadRequest('Can\'t parse entities: unsupported start tag "p" at byte offset 0'),
)
REFUSED = (
    BadRequest("Message is too long"),
    BadRequest("Message text is empty"),
    BadRequest("BUTTON_DATA_INVALID"),
    NetworkError("Request Entity Too Large"),
)
PROXY = "Forbidden (403). Parsing the server response b'<html>no entry</html>' failed"


def caused(fault: TelegramError, cause: Exception) -> TelegramError:
    fault.__cause__ = cause
    return fault


def kind(fault: TelegramError) -> type[Outcome]:
    return type(outcome_of(fault))


@pytest.mark.parametrize("fault", GONE, ids=str)
def test_a_chat_that_cannot_be_reached_is_gone(fault: TelegramError) -> None:
    """Blocked, deactivated, kicked, deleted, unknown, or without the right to write: only its people can mend that."""
    assert outcome_of(fault) == Gone(str(fault))


@pytest.mark.parametrize("fault", THREADLESS, ids=str)
def test_a_closed_thread_is_not_a_lost_chat(fault: TelegramError) -> None:
    """Only the thread is given up."""
    assert outcome_of(fault) == Threadless(str(fault))


@pytest.mark.parametrize("fault", BAD_TEXT, ids=str)
def test_markup_that_telegram_does_not_take(fault: TelegramError) -> None:
    """It can still go out as bare text."""
    assert outcome_of(fault) == BadText(str(fault))


@pytest.mark.parametrize("fault", REFUSED, ids=str)
def test_any_other_refusal_is_final(fault: TelegramError) -> None:
    """Repeating it mends nothing."""
    assert outcome_of(fault) == Refused(str(fault))


@pytest.mark.parametrize("words", ["message thread not found", "MESSAGE THREAD NOT FOUND", "Message thread not found"])
def test_wordings_count_in_any_case(words: str) -> None:
    """The library writes some of them with a capital."""
    assert kind(BadRequest(words)) is Threadless


def test_an_upgraded_group_has_another_number() -> None:
    """The message goes there."""
    assert outcome_of(ChatMigrated(-100123)) == Moved(-100123)


@pytest.mark.parametrize(("told", "seconds"), [(7, 7.0), (timedelta(seconds=90), 90.0), (43_838, 43_838.0)])
def test_told_to_wait(told: int | timedelta, seconds: float) -> None:
    """As long as Telegram says, in whichever form the library gives it."""
    assert outcome_of(RetryAfter(told)) == Wait(seconds)


def test_told_to_wait_without_how_long() -> None:
    """Half a minute."""
    assert outcome_of(NetworkError("Too Many Requests")) == Wait(30.0)


@pytest.mark.parametrize(
    "cause",
    [
        httpx.PoolTimeout("full"),
        httpx.ConnectError("refused"),
        httpx.ConnectTimeout("nobody there"),
        httpx.ProxyError("no"),
        httpx.UnsupportedProtocol("ftp"),
    ],
    ids=lambda cause: type(cause).__name__,
)
def test_what_never_left_can_be_sent_again(cause: Exception) -> None:
    """No connection, no message."""
    assert kind(caused(TimedOut() if isinstance(cause, httpx.TimeoutException) else NetworkError("x"), cause)) is Unsent


@pytest.mark.parametrize(
    "cause",
    [
        httpx.ReadTimeout("slow"),
        httpx.WriteTimeout("slow"),
        httpx.RemoteProtocolError("Server disconnected without sending a response."),
        httpx.ReadError("reset"),
        httpx.WriteError("broken pipe"),
        httpx.CloseError("x"),
        RuntimeError("whatever else"),
    ],
    ids=lambda cause: type(cause).__name__,
)
def test_a_connection_that_broke_leaves_a_doubt(cause: Exception) -> None:
    """The whole request may have been read before."""
    assert (
        kind(caused(TimedOut() if isinstance(cause, httpx.TimeoutException) else NetworkError("x"), cause)) is Doubtful
    )


@pytest.mark.parametrize(
    "fault",
    [
        NetworkError("Internal Server Error: restart"),
        NetworkError("Bad Gateway"),
        NetworkError("Gateway Timeout (504)"),
        caused(NetworkError("Bad Gateway (502). Parsing the server response b'<html>' failed"), TelegramError("x")),
        TelegramError("Invalid server response"),
    ],
    ids=str,
)
def test_a_server_in_trouble_leaves_a_doubt(fault: TelegramError) -> None:
    """It may have taken the message before it fell ill; an answer that can't be read says nothing either."""
    assert kind(fault) is Doubtful


def test_a_bad_token_is_nobodys_message() -> None:
    """Nothing can be sent; the message is as good as before."""
    assert outcome_of(InvalidToken("Unauthorized")) == Unauthorised("Unauthorized")


def test_a_page_of_somebody_in_between_is_no_word_of_telegrams() -> None:
    """A proxy's refusal loses no chat, and its page does not fill the ledger."""
    outcome = outcome_of(caused(Forbidden(PROXY), TelegramError("Invalid server response")))
    assert outcome == Unsent("Forbidden (403)")


def test_two_pollers_lose_no_message() -> None:
    """A conflict is none of the message's."""
    assert kind(Conflict("Conflict: terminated by other getUpdates request")) is Unsent


@pytest.mark.parametrize("length", [1, 10_000])
def test_reasons_are_short(length: int) -> None:
    """A reason fits a line of the log."""
    outcome = outcome_of(NetworkError("x" * length))
    assert isinstance(outcome, Doubtful)
    assert len(outcome.reason) <= 200
