"""The ledger's tables, as readable SQL; made beside the archive's in the same file.

Instants are UTC seconds since 1970, days count from 1970-01-01, `slot` is a nominal local time in ISO 8601.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from corpus.schema import statements

if TYPE_CHECKING:
    from corpus.database import Database

FIRST = """
-- what was agreed with a chat
create table chat (
    id integer primary key,        -- Telegram's
    kind text not null,            -- private, group, supergroup, channel
    zone text,                     -- IANA name; null while nobody has chosen one
    quiet_start integer,           -- minutes of the local day; null: no quiet hours
    quiet_end integer,
    silent integer not null default 0,
    hush integer not null default 0,       -- 1: no line when nothing happened
    paused integer not null default 0,
    gone text not null default '',         -- why Telegram does not let us reach it; '' while it does
    not_before integer not null default 0  -- Telegram asked to wait until then
) strict;

-- a wish for the digest of something at certain local times
create table subscription (
    id integer primary key autoincrement,  -- never given twice: callback data and editions hold it
    chat_id integer not null references chat on update cascade,
    thread_id integer not null,    -- 0 outside of a forum's threads
    kind text not null,            -- topic, actor, search
    words text not null,
    title text not null,
    rule text not null,            -- schedule.rule_to_text
    slot text,                     -- the nominal local time promised next; null: none is
    due integer,                   -- when that is
    told_until integer not null,   -- its editions have told what came up to this
    paused integer not null default 0,
    replay_day integer,            -- the first day of then that is not told yet; null: no replay
    replay_last integer,
    replay_pace integer
) strict;
create index subscription_due on subscription (due) where due is not null;
create index subscription_chat on subscription (chat_id, thread_id);

-- a digest promised for a slot: the unique key is what keeps it from coming twice
create table edition (
    id integer primary key autoincrement,
    subscription_id integer not null,      -- outlives the subscription
    slot text not null,
    chat_id integer not null references chat on update cascade,
    thread_id integer not null,
    kind text not null,
    words text not null,
    title text not null,
    zone text not null,
    since integer not null,
    asof integer not null,
    line integer not null,         -- whose telling it continues: 0, or a replay's subscription
    asked integer not null,        -- 1: a reader asked for it out of turn
    replay_day integer,
    replay_last integer,
    replay_pace integer,
    -- planned: promised, its text not made yet; composed: its text is fixed, nothing of it is claimed; begun: a part
    -- was claimed, or it has nothing to send; merged: not begun before the next one, which tells what it would have;
    -- dropped: its subscription was given up before it was begun
    state text not null,
    planned integer not null,
    unique (subscription_id, slot)
) strict;
create index edition_planned on edition (id) where state = 'planned';
create index edition_open on edition (subscription_id) where state in ('planned', 'composed');
create index edition_chat on edition (chat_id, id);
create index edition_age on edition (planned);

-- the text of messages, each once however many chats get it
create table sheet (
    id integer primary key,
    hash blob not null unique,
    html text not null
) strict;

-- the sending of one part of an edition
create table delivery (
    edition_id integer not null references edition,
    part integer not null,
    kind text not null,            -- digest; doubt: the line that says that this part may not have come
    parts integer not null,        -- of the whole edition
    chat_id integer not null references chat on update cascade,
    thread_id integer not null,
    sheet_id integer not null references sheet,
    plain integer not null default 0,      -- 1: as bare text, since the markup was refused
    silent integer not null,
    -- sending: claimed, the request may be under way; unknown: no answer came, it may have arrived; shown: was unknown,
    -- and the reader has looked at the edition since; dead: refused for good; cancelled: not to be sent any more
    state text not null check (state in ('pending', 'sending', 'sent', 'unknown', 'shown', 'dead', 'cancelled')),
    attempts integer not null default 0,
    not_before integer not null,
    changed integer not null,      -- when its state was last changed
    message_id integer,
    reason text not null default '',
    primary key (edition_id, part, kind)
) strict, without rowid;
create index delivery_open on delivery (chat_id, edition_id, part, kind) where state in ('pending', 'sending');
create index delivery_pending on delivery (edition_id, part, kind) where state = 'pending';
create index delivery_troubled on delivery (state, edition_id) where state in ('sending', 'unknown', 'dead');
create index delivery_sheet on delivery (sheet_id);

-- what a subscriber was told
create table told (
    chat_id integer not null references chat on update cascade,
    thread_id integer not null,
    line integer not null,
    article_id integer not null,
    edition_id integer not null,
    primary key (chat_id, thread_id, line, article_id)
) strict, without rowid;
create index told_edition on told (edition_id);

-- small facts about the running of the program: when it last looked, what it waits for
create table pulse (
    name text primary key,
    at integer not null,
    note text not null default ''
) strict, without rowid;
"""

MIGRATIONS = 1
"""How many steps there are; the quick look at an archive that is up to date compares with it."""


def migrate(database: Database) -> None:
    """Make the tables, or bring them up to date. Safe to call again, and quick where there is nothing to do."""
    if not is_made(database):
        database.migrate(_apply)


def is_made(database: Database) -> bool:
    """Whether the tables are there as this version knows them; looks only, and imports nothing."""
    return _done(database) >= MIGRATIONS


def _done(database: Database) -> int:
    there = database.query("select 1 from sqlite_schema where type = 'table' and name = '_sqlite_migrations'")
    if not there:
        return 0
    rows = database.query("select count(*) from _sqlite_migrations where migration_set = 'ledger'")
    return int(rows[0][0])


def _apply(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database as Utils  # once in an archive's life, and it takes a quarter of a second
    from sqlite_utils import Migrations

    migrations = Migrations("ledger")

    @migrations()
    def first(db: Utils) -> None:
        for statement in statements(FIRST):
            db.conn.execute(statement)

    migrations.apply(Utils(connection))
