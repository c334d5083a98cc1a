"""The nouns of the ledger: frozen values that know no store and no Telegram."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from digests.schedule import QuietHours, Rule

SubscriptionId = NewType("SubscriptionId", int)
EditionId = NewType("EditionId", int)


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Where digests go: a chat, or one thread of it."""

    chat: int
    thread: int = 0
    """0 outside of a forum's threads."""


@dataclass(frozen=True, slots=True)
class Chat:
    """What was agreed with a chat."""

    id: int
    kind: ChatKind = ChatKind.PRIVATE
    zone: ZoneInfo | None = None
    """None while nobody has chosen one: the operator's counts."""
    quiet: QuietHours | None = None
    silent: bool = False
    """True where digests come without a sound."""
    hush: bool = False
    """True where no line is wanted when nothing happened."""
    paused: bool = False
    """True where its readers asked for a pause of all digests."""
    gone: str = ""
    """Why nothing reaches it, as Telegram says; empty while it can be reached."""


class AboutKind(StrEnum):
    TOPIC = "topic"
    ACTOR = "actor"
    SEARCH = "search"
    FEED = "feed"
    """Of no subscription: what administrators are told of a feed."""


@dataclass(frozen=True, slots=True)
class About:
    """What a subscription is about, in words that find it again."""

    kind: AboutKind
    words: str
    """A topic's key, actors' names joined by " and ", or what is searched for."""
    title: str
    """What readers see."""


@dataclass(frozen=True, slots=True)
class Replay:
    """A past period sent as a serial: so many days of then for each slot of now."""

    day: date
    """The first day that is not told yet."""
    last: date
    """The last day of the period, included."""
    pace: int = 1
    """Days of then a slot."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscriber's wish for the digest of something at certain local times."""

    id: SubscriptionId
    subscriber: Subscriber
    about: About
    rule: Rule
    slot: datetime | None
    """The nominal local time that was promised next (naive); None where none is."""
    due: datetime | None
    """When that is (UTC), or when it is looked at again; None where none is promised."""
    paused: bool
    replay: Replay | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A digest as it is promised, then published, for a slot; once composed it does not change."""

    id: EditionId
    subscription: SubscriptionId
    subscriber: Subscriber
    about: About
    slot: str
    """The nominal local time in ISO 8601, with a mark behind it where the edition was asked for out of turn."""
    zone: ZoneInfo
    since: datetime
    """It tells what came after this (UTC)."""
    asof: datetime
    """And up to this (UTC)."""
    line: int
    """Whose telling it continues: 0 for the chat's own, a replay's subscription for a replay's."""
    asked: bool = False
    """True where a reader asked for it out of turn: it says something even when nothing happened."""
    replay: Replay | None = None
    """The days of then that it tells, as they stood when it was planned."""


class DeliveryKind(StrEnum):
    DIGEST = "digest"
    DOUBT = "doubt"
    """The line that says that a digest may not have come; sorted right behind the part it is about."""


@dataclass(frozen=True, slots=True)
class DeliveryKey:
    """What makes a delivery one of a kind."""

    edition: EditionId
    part: int
    """Counted from 0."""
    kind: DeliveryKind = DeliveryKind.DIGEST


@dataclass(frozen=True, slots=True)
class Head:
    """The delivery that a chat is to get next, while it waits to be claimed."""

    key: DeliveryKey
    chat: int
    chat_kind: ChatKind


@dataclass(frozen=True, slots=True)
class Delivery:
    """The sending of one part of an edition to its subscriber."""

    key: DeliveryKey
    subscriber: Subscriber
    chat_kind: ChatKind
    about: About
    parts: int
    """Of the whole edition."""
    html: str
    plain: bool
    """True where Telegram did not take its markup: it goes out as bare text."""
    silent: bool
    attempts: int
    """How often it was claimed, this time included."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a composed edition says: its parts in order, and the articles that are told by it."""

    parts: tuple[str, ...]
    """HTML of one message each; none where nothing is to be sent."""
    articles: tuple[int, ...]
    empty: bool = False
    """True where nothing happened."""
