"""The whole ledger: promises to readers and whether they were kept, in the archive's file."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from corpus.database import Database
from digests.ledger.agreements import Agreements
from digests.ledger.chats import Chats
from digests.ledger.deliveries import Deliveries
from digests.ledger.editions import Editions
from digests.ledger.pulse import Pulse
from digests.ledger.schema import migrate
from digests.ledger.subscriptions import Subscriptions


class Ledger:
    """Reading is safe from several threads at once; changes are transactions that take turns."""

    def __init__(self, database: Database, default: ZoneInfo) -> None:
        """The default zone is that of chats that have chosen none."""
        self.database = database
        self.default = default
        self.agreements = Agreements(database, default)
        self.chats = Chats(database)
        self.subscriptions = Subscriptions(database)
        self.editions = Editions(database)
        self.deliveries = Deliveries(database)
        self.pulse = Pulse(database)

    def close(self) -> None:
        self.database.close()


def open_ledger(path: Path, default: ZoneInfo) -> Ledger:
    """Open the ledger of an archive, and make it where there is none.

    Raises NotADatabase, DatabaseTooNew, DatabaseLocked, DatabaseReadOnly, DatabaseFull.
    """
    database = Database(path, write=True)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return Ledger(database, default)
