"""What a failed request to Telegram means: the one place that reads its errors.

What counts is whether the message can have arrived. An error that the library made of a broken connection holds the
reason as its cause; what Telegram itself said is known by its words, in whatever case they come.
"""

from __future__ import annotations

from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

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

USUAL_WAIT = 30.0
"""Seconds, where Telegram asks to wait and does not say how long."""
NEVER_LEFT = (
    httpx.PoolTimeout,
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
"""Causes for which nothing of the request has reached Telegram; with any other the whole of it may have."""
OUT_OF_REACH = (
    "chat not found",
    "user not found",
    "group chat was deactivated",
    "peer_id_invalid",
    "channel_private",
    "chat_restricted",
    "chat_write_forbidden",
    "not enough rights",
    "have no rights to send",
    "need administrator rights",
)
NO_THREAD = ("message thread not found", "topic_closed", "topic_deleted", "topic closed", "topic deleted")
BAD_MARKUP = ("can't parse entities", "can't find end of the entity", "entity_bounds_invalid")
TOO_MANY = "too many requests"
TOO_LARGE = "request entity too large"


def outcome_of(fault: TelegramError) -> Outcome:
    """What became of a request that ended in this error."""
    reason = str(fault)
    if isinstance(fault, RetryAfter):
        return Wait(seconds_to_wait(fault))
    if isinstance(fault, ChatMigrated):
        return Moved(fault.new_chat_id)
    if TOO_MANY in reason.casefold():
        return Wait(USUAL_WAIT)
    if isinstance(fault, InvalidToken | EndPointNotFound):
        return Unauthorised(reason)
    if isinstance(fault, Forbidden | BadRequest | Conflict):
        return _refusal(fault)
    return _broken(fault)


def seconds_to_wait(told: RetryAfter) -> float:
    """How long Telegram asks to wait; the library gives it in either of two forms."""
    wait = told.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _refusal(fault: Forbidden | BadRequest | Conflict) -> Outcome:
    """What an answer of the 400s means: not delivered, for certain."""
    reason = str(fault)
    said = reason.casefold()
    if fault.__cause__ is not None:  # the answer can't be read, so it was not Telegram's, but of something before it
        return Unsent(_in_brief(reason))
    if isinstance(fault, Conflict):
        return Unsent(reason)
    if any(sign in said for sign in NO_THREAD):
        return Threadless(reason)
    if isinstance(fault, Forbidden) or any(sign in said for sign in OUT_OF_REACH):
        return Gone(reason)
    if any(sign in said for sign in BAD_MARKUP):
        return BadText(reason)
    return Refused(reason)


def _broken(fault: TelegramError) -> Outcome:
    """What it means that no sensible answer came: unless it never left, it may have been delivered."""
    cause = fault.__cause__
    if isinstance(cause, NEVER_LEFT):
        return Unsent(_in_brief(f"{type(cause).__name__}: {fault}"))
    if isinstance(fault, NetworkError) and TOO_LARGE in str(fault).casefold():
        return Refused(str(fault))
    return Doubtful(_in_brief(f"{type(cause).__name__}: {fault}" if cause else str(fault)))


def _in_brief(reason: str) -> str:
    """Without the whole page that a server in between may have answered."""
    head = reason.partition(". Parsing the server response")[0]
    return head if len(head) <= 200 else f"{head[:199]}…"
