"""Keeping the archive in step with the files an operator edits: known actors and topics."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.corpus import Corpus
from corpus.database import Database, Writing
from corpus.identities import follow_known
from corpus.known_actors import KnownActor, known_actors
from corpus.membership import follow_topics
from corpus.topic_file import read_topics


def follow(corpus: Corpus, *, topics: Path, actors: Path) -> tuple[KnownActor, ...]:
    """Take over what changed in the files since last time; the known actors as they are now.

    Raises BadDefinition with the file and the place; the archive stays as it was then.
    """
    known = known_actors(actors)
    defined = read_topics(topics)
    database = corpus.database
    changed_actors = _changed(database, "actors", known)
    changed_topics = _changed(database, "topics", defined)
    with database.transaction() as writing:
        if changed_actors:
            follow_known(writing, database, known)
            _remember(writing, "actors", known)
        if changed_actors or changed_topics:
            follow_topics(writing, database, defined)
            _remember(writing, "topics", defined)
    return known


def _digest(content: object) -> str:
    return hashlib.blake2b(repr(content).encode(), digest_size=16).hexdigest()


def _changed(database: Database, name: str, content: object) -> bool:
    rows = database.query("select digest from followed where name = :name", {"name": name})
    return not rows or rows[0][0] != _digest(content)


def _remember(writing: Writing, name: str, content: object) -> None:
    writing.run(
        "insert into followed (name, digest) values (:name, :digest)"
        " on conflict (name) do update set digest = excluded.digest",
        {"name": name, "digest": _digest(content)},
    )
