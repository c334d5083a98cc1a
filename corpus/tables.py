"""The archive's tables, as readable SQL.

Facts about the world only; what readers were promised stands in tables of `digests`. Days are counted from
1970-01-01, instants are UTC seconds of the same epoch, offsets count characters of `article.body`.
"""

from __future__ import annotations

from corpus.marking import MARKS

FIRST = """
-- an outlet
create table source (
    id integer primary key,
    name text not null unique
) strict;

-- a published text, cleaned. Its id is made of when it was published and what it says (articles.make_id)
create table article (
    id integer primary key,
    title text not null,
    body text not null,
    source_id integer not null references source,
    url text,
    canonical text,                -- the address without what only tracks: the same for the same page
    fingerprint integer not null,  -- of the body: the same for the same text
    first_day integer,             -- published on these days; null where unknown
    last_day integer,
    instant integer,               -- only where given to the minute
    known text not null,           -- how the date is known: given, page, text, others, unknown
    evidence text not null,        -- what it was read from
    newest integer not null,       -- the instant to order and to filter by
    firm integer not null,         -- 1 where "on Monday" can be counted from the date
    seen integer not null,
    language text not null,
    authors text not null          -- a JSON list
) strict;
create index article_newest on article (newest desc, id desc, firm);
create index article_canonical on article (canonical) where canonical is not null;
create index article_fingerprint on article (fingerprint);
create index article_source on article (source_id, newest desc, firm);
create index article_undated on article (seen) where firm = 0;

-- what was found before it was cleaned, and what was taken out and why
create table raw (
    article_id integer primary key references article,
    lines blob not null,           -- zlib of the lines as found
    removed text not null,         -- JSON: [[line, rule], ...]
    found integer not null         -- fingerprint of the lines as found
) strict;
create index raw_found on raw (found);

-- in how many articles of a source a line stood: what repeats is furniture
create table line (
    source text not null,
    hash integer not null,
    articles integer not null,
    primary key (source, hash)
) strict, without rowid;

-- 8-byte hashes of sentences, for finding copies
create table sentence (
    hash integer not null,
    article_id integer not null,
    primary key (hash, article_id)
) strict, without rowid;

-- what an article is about in its own words, and in how many articles a word stands
create table vocabulary (
    article_id integer primary key references article,
    terms text not null            -- JSON: {term: times}
) strict;
create table term (
    term text primary key,
    articles integer not null
) strict, without rowid;

-- one identity behind all its names
create table actor (
    id integer primary key,
    key text unique,               -- of the known-actors file; null where learnt from articles
    kind text not null,
    name text not null,
    part_of integer references actor,
    articles integer not null default 0
) strict;
create index actor_articles on actor (articles desc);
create table alias (
    id integer primary key,
    actor_id integer not null references actor,
    name text not null,
    folded text not null,          -- spelling.fold(name): the same for every script and accent
    unique (folded, actor_id)
) strict;
create index alias_actor on alias (actor_id);
-- under which keys a learnt name is looked for when the next article names somebody like it
create table lookalike (
    key text not null,
    actor_id integer not null references actor,
    primary key (key, actor_id)
) strict, without rowid;

-- where an article names an actor
create table mention (
    actor_id integer not null,
    article_id integer not null,
    start integer not null,
    stop integer not null,
    role text not null,            -- the title that stands with the name, as written; '' for none
    primary key (actor_id, article_id, start)
) strict, without rowid;
create index mention_role on mention (actor_id, article_id desc, role) where role <> '';
create table actor_article (
    actor_id integer not null,
    newest integer not null,
    article_id integer not null,
    firm integer not null,
    mentions integer not null,     -- 0 where only a part of the actor is named
    primary key (actor_id, newest, article_id)
) strict, without rowid;
create index actor_article_article on actor_article (article_id, actor_id, mentions);

-- what an actor is reported to have said
create table statement (
    speaker integer not null,
    newest integer not null,
    article_id integer not null,
    start integer not null,
    stop integer not null,
    addressee integer,
    direct integer not null,
    primary key (speaker, newest, article_id, start)
) strict, without rowid;
create index statement_article on statement (article_id);

-- sentences that tell of something on a date
create table passage (
    article_id integer not null,
    start integer not null,
    n integer not null,            -- a sentence may tell of several dates
    stop integer not null,
    first_day integer,             -- null: on a day that can't be told
    last_day integer,
    expected integer not null,
    main integer not null,
    primary key (article_id, start, n)
) strict, without rowid;
create index passage_days on passage (first_day, last_day, main desc, article_id) where first_day is not null;
create index passage_undated on passage (article_id) where first_day is null;
create index passage_expected on passage (first_day, article_id) where expected;

-- standing questions, as the topics file defines them
create table topic (
    id integer primary key,
    key text not null unique,
    definition text not null       -- JSON
) strict;
create table article_topic (
    topic_id integer not null,
    newest integer not null,
    article_id integer not null,
    firm integer not null,
    primary key (topic_id, newest, article_id)
) strict, without rowid;
create index article_topic_article on article_topic (article_id);

-- which files the archive follows, by what they held when last read
create table followed (
    name text primary key,
    digest text not null
) strict;

create virtual table article_fts using fts5 (
    title, body, content='article', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
create virtual table alias_fts using fts5 (
    folded, content='alias', content_rowid='id', tokenize='trigram'
);
"""

SECOND = """
-- a feed that the archive fills itself from
create table feed (
    id integer primary key,
    url text not null unique,
    title text not null,               -- as the feed calls itself
    source text not null,              -- the outlet, as the operator names it; '' where the articles tell it
    language text not null,            -- of its articles, as the operator knows it; '' where they tell it
    paused integer not null default 0,
    etag text not null default '',
    last_modified text not null default '',
    interval integer not null,         -- seconds between two looks, as often as it brings news
    next_at integer not null,
    failures integer not null default 0,   -- in a row
    faults integer not null default 0,     -- how often in a row its bytes broke what reads them
    barren integer not null default 0,     -- looks in a row of whose new entries none was an article
    last_ok integer,                   -- when it last answered
    last_new integer,                  -- when it last brought an article
    newest integer,                    -- the latest date of publication that it listed
    entries integer not null default 0,    -- how many it listed last
    usual integer not null default 0,      -- and how many it used to
    note text not null default ''      -- what went wrong last
) strict;
create index feed_next on feed (next_at);

-- what was seen in a feed, so that it is fetched once whatever became of it
create table feed_entry (
    feed_id integer not null,
    hash integer not null,             -- of what the feed tells it from others by
    seen integer not null,             -- when it last stood in the feed
    primary key (feed_id, hash)
) strict, without rowid;

-- what a site lets programs fetch: asked for once a day
create table robots (
    site text primary key,
    body blob not null,                -- of its robots.txt; empty where it has none
    until integer not null
) strict, without rowid;

-- articles of which only the feed's own text could be had
create table excerpt (
    article_id integer primary key references article,
    reason text not null
) strict;
"""

THIRD = """
-- since when an article says what it says now (its outlet's word, else when the archive saw it); null where it never
-- said anything else
alter table article add column updated integer;

-- every text that an article has had: the one that it has now is the first in the order of `whole`, `stamp`, `got`
-- and `fingerprint`; articles that older versions took in have none until a second text comes
create table revision (
    article_id integer not null references article,
    fingerprint integer not null,  -- of the body
    whole integer not null,        -- 0 where only the feed's own text could be had
    stamp integer not null,        -- when it was changed last, as far as its publisher states it
    modified integer,              -- the same, only where it is stated; null where it is not
    got integer not null,          -- when the archive first saw it
    title text not null,
    body text,                     -- null where it stands in `article`
    primary key (article_id, fingerprint)
) strict;
create index revision_got on revision (got);

-- further addresses at which an article stands, without what only tracks
create table address (
    canonical text primary key,
    article_id integer not null references article
) strict, without rowid;

-- what an entry of a feed said, and when its page was looked at: first, and last
alter table feed_entry add column said integer;
alter table feed_entry add column first integer;
alter table feed_entry add column looked integer;

-- a few numbers that texts of mostly the same words share
create table sketch (
    band integer not null,
    article_id integer not null,
    primary key (band, article_id)
) strict, without rowid;

-- articles of several outlets that are copies of one text, under the id of the first that came
create table wire (
    article_id integer primary key references article,
    first_id integer not null
) strict;
create index wire_first on wire (first_id);
"""

FOURTH = """
-- the keys of the topics that a feed's articles belong to whatever their words, as a JSON list
alter table feed add column topics text not null default '[]';
-- since when it is followed
alter table feed add column added integer not null default 0;
update feed set added = coalesce(last_ok, next_at);

-- a time in which a feed gave nothing
create table silence (
    id integer primary key,
    feed_id integer not null,
    since integer not null,            -- when it last answered; where it never did, when it was added
    noticed integer not null,          -- when that was no accident any more
    until integer,                     -- when it answered again; null while it is silent
    reason text not null,
    told integer not null default 0    -- what administrators were told of it. 1: that it began, 2: that it ended
) strict;
create index silence_feed on silence (feed_id, noticed);

-- articles that belong to a topic since a feed brought them that is tied to it
create table tie (
    topic text not null,               -- its key: a topic may go from its file and come back
    article_id integer not null,
    primary key (topic, article_id)
) strict, without rowid;
"""

STEPS = {"first": FIRST, "second": SECOND, "third": THIRD, "fourth": FOURTH, "fifth": MARKS}
"""What brings an archive from each version to the next, by the name under which that it was done is written down."""
