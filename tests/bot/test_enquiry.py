"""What a command may know of its chat, and which answers it may give again."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import _lru_cache_wrapper
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from factories import article, named, prepared, published, shelved
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import commands
from bot.enquiry import enquire
from bot.question import Question
from bot.storage import Storage
from bot.visitor import Visitor
from corpus.articles import change_published
from corpus.corpus import Corpus, open_corpus
from corpus.errors import NewsError
from corpus.identities import merge
from corpus.marking import MARKED, OF_TOPICS
from corpus.membership import follow_topics
from corpus.model import ActorId, ArticleId, Days, Known, Published
from corpus.reading.model import Told
from digests.ledger.model import Chat
from tests.bot import small_archive
from tests.bot.small_archive import ASOF

LATE = datetime(2024, 5, 1, 23, 0, tzinfo=UTC)
YEREVAN = ZoneInfo("Asia/Yerevan")


def test_a_chat_s_days_begin_by_its_own_clock(archive: Path) -> None:
    """The zone that it has agreed on, else the operator's; every answer is given in it."""
    storage = Storage(archive, zone=ZoneInfo("America/New_York"))
    visitor = Visitor(7)
    assert enquire(storage, visitor, LATE, LATE).today.day == 1
    storage.ledger().agreements.configure(Chat(7, zone=YEREVAN), ASOF)
    known = enquire(storage, visitor, LATE, LATE)
    assert (known.zone, known.today.day) == (YEREVAN, 2)
    assert enquire(storage, replace(visitor, chat=8), LATE, LATE).zone.key == "America/New_York"
    storage.close()


def test_a_lost_chat_that_asks_is_lost_no_more(archive: Path) -> None:
    """It can be reached again, which is told once."""
    storage = Storage(archive)
    storage.ledger().agreements.configure(Chat(7, silent=True), ASOF)
    storage.ledger().agreements.lose(7, "bot was blocked by the user", ASOF)
    back, after = (enquire(storage, Visitor(7), ASOF, ASOF) for _ in range(2))
    assert (back.back, back.chat.gone, back.chat.silent) == (True, "", True)
    assert (after.back, after.chat) == (False, back.chat)
    storage.close()


def test_asking_makes_no_ledger(archive: Path) -> None:
    """Who only reads leaves nothing in the file."""
    before = archive.read_bytes()
    storage = Storage(archive)
    assert enquire(storage, Visitor(7), ASOF, ASOF).chat == Chat(7)
    storage.close()
    assert archive.read_bytes() == before


ASKED = (
    Question("timeline", "harbour"),
    Question("timeline", "Marta Novak"),
    Question("timeline", "witnesses from 2024-03-10"),
    Question("actor", "Marta Novak"),
    Question("actor", "Peeter Ilves and Marta Novak"),
    Question("latest", ""),
    Question("latest", "Marta Novak 3"),
    Question("digest", "harbour 2024-03"),
    Question("digest", "harbour since 2024-03-01 from story 3"),
    Question("sources", ""),
)
"""What is given again where it would be the same."""


def test_nothing_is_read_that_has_no_mark(archive: Path) -> None:
    """Every table that such an answer is made from changes the archive's mark; the indexes of words go with others."""
    read = tables_read(archive, ASKED)
    indexes = {table for table in read if table.startswith(("article_fts", "alias_fts"))}
    assert "passage" in read
    assert read - indexes - {"mark", "topic_mark"} <= {table for tables in MARKED.values() for table in tables}


def test_a_topic_s_timeline_reads_nothing_but_the_topic_s(archive: Path) -> None:
    """So what is written of others can not make it another one."""
    read = tables_read(archive, ASKED[:1])
    assert {"passage", "topic_mark"} <= read
    assert read - {"mark", "topic_mark"} <= set(OF_TOPICS)


def tables_read(archive: Path, asked: Sequence[Question]) -> set[str]:
    """From which tables, by SQLite's own word, questions are answered."""
    read = set[str]()

    def look(action: int, table: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ and table and not table.startswith(("sqlite_", "json_each")):
            read.add(table)
        return sqlite3.SQLITE_OK

    storage = Storage(archive)
    enquiry = enquire(storage, Visitor(1), ASOF, ASOF)
    connection = enquiry.corpus.database._reader()
    connection.set_authorizer(look)
    for question in asked:
        commands.answer(enquiry, question)
    connection.set_authorizer(None)
    storage.close()
    return read


def test_promises_leave_answers_as_they_are(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written for a chat makes nothing new: its next timeline is the one of before."""
    storage = Storage(archive)
    before = [commands.answer(enquire(storage, Visitor(7), ASOF, ASOF), question).page for question in ASKED[:2]]
    storage.ledger().agreements.configure(Chat(7, silent=True), ASOF)
    monkeypatch.setattr("digests.answers.timeline", None)
    later = ASOF + timedelta(hours=2)
    assert [commands.answer(enquire(storage, Visitor(7), later, later), each).page for each in ASKED[:2]] == before
    storage.close()


def add(corpus: Corpus, n: int) -> None:
    """A report of a day, every other one of them published between two of the moments that are asked about."""
    day = small_archive.FIRST + timedelta(days=n)
    between = ASOF - timedelta(hours=695.5)
    on = replace(published(f"{between:%Y-%m-%d}"), at=between) if n % 2 else published(f"{day}")
    text = f"Marta Novak left quay {n} of the harbour on {day.day} {day:%B} before {n} witnesses."
    told = Told(0, len(text), Days.on(day), expected=False, main=True)
    one = article(text, title=f"Novak leaves quay {n}", url=f"https://example.org/more/{n}", on=on)
    shelved(corpus, prepared(one, told=(told,), actors=(named("Marta Novak", (0, 11), text=text),)))


def add_elsewhere(corpus: Corpus, n: int) -> None:
    """Of another topic, or of the same by a name that it may be given later."""
    day = small_archive.FIRST + timedelta(days=n)
    text = f"The gate of the bridge was painted on {day.day} {day:%B} by {n} painters."
    told = Told(0, len(text), Days.on(day), expected=False, main=True)
    shelved(corpus, prepared(article(text, on=published(f"{day}")), told=(told,)))


def add_undated(corpus: Corpus, n: int) -> None:
    text = f"Peeter Ilves saw harbour {n} on Monday."
    told = Told(0, len(text), None, expected=False, main=True)
    shelved(corpus, prepared(article(text, on=Published.unknown()), told=(told,)))


def revise(corpus: Corpus, n: int) -> None:
    """Another text of a report with an address, if there is one."""
    text = f"Marta Novak denied all of it on {small_archive.FIRST:%d %B} before {n} witnesses in the harbour."
    told = Told(0, len(text), Days.on(small_archive.FIRST), expected=False, main=True)
    shelved(corpus, prepared(article(text, url=f"https://example.org/harbour/{n}?a=1&b=2"), told=(told,)))


def one_of(corpus: Corpus, n: int) -> ArticleId:
    ids = [row[0] for row in corpus.database.query("select id from article order by id")]
    return ArticleId(ids[n % len(ids)]) if ids else ArticleId(0)


def redate(corpus: Corpus, n: int) -> None:
    day = small_archive.FIRST + timedelta(days=2 * n)
    with corpus.database.transaction() as writing:
        change_published(writing, one_of(corpus, n), published(day.isoformat(), how=(Known.GIVEN, Known.TEXT)[n % 2]))


def remove(corpus: Corpus, n: int) -> None:
    known = {"article": one_of(corpus, n)}
    with corpus.database.transaction() as writing:
        for table in ("passage", "mention", "actor_article", "statement", "article_topic", "raw", "vocabulary"):
            writing.run(f"delete from {table} where article_id = :article", known)  # noqa: S608
        writing.run("pragma defer_foreign_keys = on")
        for table in ("excerpt", "revision", "wire", "address"):
            writing.run(f"delete from {table} where article_id = :article", known)  # noqa: S608
        writing.run("delete from article where id = :article", known)


def join(corpus: Corpus, n: int) -> None:
    """Two who were learnt from articles turn out to be one."""
    actors = [row[0] for row in corpus.database.query("select id from actor order by id")]
    if len(actors) > 1:
        with corpus.database.transaction() as writing:
            merge(writing, ActorId(actors[-1]), ActorId(actors[n % (len(actors) - 1)]))


def define(corpus: Corpus, n: int) -> None:
    words = ("harbour", "gate", "quay", "shed")[n % 4]
    with corpus.database.transaction() as writing:
        topics = [replace(small_archive.HARBOUR, names=(words,)), small_archive.BRIDGE]
        follow_topics(writing, corpus.database, topics[: 1 + n % 2])


def meddle(corpus: Corpus, n: int) -> None:
    """A foreign program changes what it likes."""
    changes = (
        "update passage set first_day = first_day + 1, last_day = last_day + 1 where article_id % 3 = 1",
        "update source set name = name || '!'",
        "update actor set name = upper(name)",
        "delete from statement",
        "update mention set role = 'pilot'",
        "update article set body = replace(body, 'witnesses', 'onlookers')",
    )
    with closing(sqlite3.connect(corpus.database.path)) as foreign, foreign:
        foreign.execute(changes[n % len(changes)])


def follow_feed(corpus: Corpus, n: int) -> None:
    with corpus.database.transaction() as writing:
        writing.run(
            "insert into feed (url, title, source, language, interval, next_at, last_ok, added)"
            " values (:url, 'A feed', '', 'en', 60, :at, :at, 0) on conflict (url) do update set next_at = :at",
            {"url": f"https://example.org/{n % 3}", "at": int(ASOF.timestamp()) - n * 7_200},
        )


def nothing(corpus: Corpus, n: int) -> None:
    """Only time goes by."""


Write = Callable[[Corpus, int], None]
WRITES: tuple[Write, ...] = (
    *(add, add_elsewhere, add_undated, revise, redate, remove, join, define, meddle, follow_feed, nothing),
)


def forget() -> None:
    """Let go of all that is kept of texts and articles; of word lists, which never change, nothing."""
    for module in [one for name, one in sys.modules.items() if name.startswith(("digests.", "corpus."))]:
        for kept in vars(module).values():
            if isinstance(kept, _lru_cache_wrapper) and kept.cache_parameters()["maxsize"] is not None:
                kept.cache_clear()


MOMENTS = ((0.0, 1.0), (-23.5, -24.5), (-24.5, -23.5), (-695.0, -696.0), (-696.0, -695.0))
"""Hours from when everything was there, by twos of one day between which an article is seen, or comes out."""


@settings(max_examples=60)
@given(
    question=st.sampled_from(ASKED),
    writes=st.lists(
        st.tuples(st.sampled_from(WRITES), st.integers(0, 39), st.sampled_from(MOMENTS)),
        min_size=1,
        max_size=6,
    ),
)
def test_an_answer_given_again_is_what_a_fresh_process_says(
    archive_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    question: Question,
    writes: list[tuple[Write, int, tuple[float, float]]],
) -> None:
    """Whatever is written by whomever, and whatever moment is asked about: word for word, with the same buttons."""
    path = Path(shutil.copy(archive_file, tmp_path_factory.mktemp("law") / "news.db"))
    lasting, writer = Storage(path), open_corpus(path, write=True)
    add(writer, 1)
    said(lasting, question, ASOF)
    for write, n, hours in writes:
        write(writer, n)
        for moment in [ASOF + timedelta(hours=each) for each in hours]:
            given_again = said(lasting, question, moment)
            forget()
            fresh = Storage(path)
            assert given_again == said(fresh, question, moment)
            fresh.close()
    writer.close()
    lasting.close()


def test_a_digest_is_made_anew_where_a_feed_was_looked_at(archive: Path) -> None:
    """Its foot says how many sources answered; a timeline says nothing of that."""
    storage, writer = Storage(archive), open_corpus(archive, write=True)
    before = said(storage, ASKED[-1], ASOF)
    follow_feed(writer, 1)
    assert before != said(storage, ASKED[-1], ASOF) == said(Storage(archive), ASKED[-1], ASOF)
    writer.close()
    storage.close()


def said(storage: Storage, question: Question, moment: datetime) -> object:
    """All of an answer but the drawing of its picture."""
    try:
        reply = commands.answer(enquire(storage, Visitor(1), moment, moment), question)
    except NewsError as error:
        return type(error), str(error)
    return reply.page, reply.buttons, reply.picture and reply.picture.caption
