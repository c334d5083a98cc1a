"""A ledger in a temporary file, and an editor whose articles are the minutes of an endless day of news."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from digests.ledger.ledger import Ledger, open_ledger
from digests.ledger.model import About, AboutKind, Chat, Delivery, Edition, Letter, Subscription
from digests.ledger.outcome import Outcome, Sent
from digests.press import Press
from digests.schedule import Rule

UTC_ZONE = ZoneInfo("UTC")
YEREVAN = ZoneInfo("Asia/Yerevan")
NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
DAILY = Rule((480,))
HARBOUR = About(AboutKind.TOPIC, "harbour", "Harbour strike")
BRIDGE = About(AboutKind.TOPIC, "bridge", "The bridge")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass
class Editor:
    """Every hour brings one article, whose number is that hour; an edition of none says so."""

    parts: int = 1
    seconds: int = 3600
    """Between two articles."""
    told: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Which articles each edition told, as last composed."""

    def write(self, edition: Edition, told: Set[int], *, hush: bool) -> Letter:
        first = int(edition.since.timestamp()) // self.seconds + 1
        last = int(edition.asof.timestamp()) // self.seconds
        articles = tuple(hour for hour in range(first, last + 1) if hour not in told)
        self.told[edition.id] = articles
        if not articles and hush and not edition.asked:
            return Letter((), (), empty=True)
        parts = tuple(f"{edition.about.title}, {edition.slot}: part {part}" for part in range(self.parts))
        return Letter(parts, articles, empty=not articles)


@dataclass
class House:
    """A ledger with its press, and shortcuts through a day's work."""

    ledger: Ledger
    press: Press
    editor: Editor = field(default_factory=Editor)

    def subscribe(
        self, chat: int = 7, now: datetime = NOON, about: About = HARBOUR, rule: Rule = DAILY, thread: int = 0
    ) -> Subscription:
        known = self.ledger.chats.find(chat) or Chat(chat)
        return self.ledger.agreements.subscribe(known, thread, about, rule, now)

    def make(self, now: datetime) -> int:
        """Plan and compose all that is due; how many editions."""
        while self.press.plan(now):
            pass
        made = 0
        while batch := self.press.planned(now, 50):
            self.press.compose(self.editor, batch, now)
            made += len(batch)
        return made

    def send(self, now: datetime, outcomes: Iterable[Outcome] = ()) -> list[Delivery]:
        """Claim and settle all that may go now, with these outcomes first, then as sent; what was claimed."""
        left = iter(outcomes)
        claimed: list[Delivery] = []
        while heads := self.ledger.deliveries.heads(now, 50):
            for head in heads:
                delivery = self.press.claim(head.key, now)
                assert delivery is not None
                claimed.append(delivery)
                self.press.settle(delivery, next(left, Sent(len(claimed))), now)
        return claimed

    def states(self) -> list[tuple[int, int, str, str]]:
        """Every delivery: edition, part, kind, state."""
        return self.ledger.database.query(  # type: ignore[return-value]
            "select edition_id, part, kind, state from delivery order by edition_id, part, kind"
        )

    def editions(self) -> list[tuple[str, str]]:
        """Every edition: slot and state."""
        return self.ledger.database.query("select slot, state from edition order by id")  # type: ignore[return-value]


def open_house(folder: Path, default: ZoneInfo = UTC_ZONE) -> House:
    ledger = open_ledger(folder / "news.db", default)
    return House(ledger, Press(ledger))
