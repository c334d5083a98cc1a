"""What became of a request to send something: what can be known of it, and no more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it."""

    message: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Not delivered: Telegram asks to wait."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unsent:
    """Not delivered: the request never reached Telegram. It can be made again without harm."""

    reason: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """The request went out and no answer came back: it may have been delivered."""

    reason: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Not delivered: the chat can't be reached any more, until its people say otherwise."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Not delivered: the group has another id now."""

    chat: int


@dataclass(frozen=True, slots=True)
class Threadless:
    """Not delivered: the forum's thread is closed or gone."""

    reason: str


@dataclass(frozen=True, slots=True)
class BadText:
    """Not delivered: Telegram does not take its markup."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Not delivered: Telegram does not take it, for a reason that repeating does not mend."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unauthorised:
    """Not delivered: Telegram does not know the bot's token; nothing can be sent until a person mends it."""

    reason: str


Outcome = Sent | Wait | Unsent | Doubtful | Gone | Moved | Threadless | BadText | Refused | Unauthorised
