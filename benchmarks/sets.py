"""Public sets of articles, taken into archives of their own: one for each topic, as the tasks ask about one."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.corpus import Corpus, open_corpus
from corpus.following import follow
from corpus.intake.admit import Intake, processors
from corpus.intake.records import read_record
from corpus.model import Topic
from corpus.topic_file import as_toml

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
"""After everything in the sets."""

Record = Mapping[str, Any]


def records(path: Path) -> Iterator[Record]:
    """The objects of a JSON Lines file, plain or gzipped; of `path.gz` where there is no such file."""
    packed = path.with_name(path.name + ".gz")
    with gzip.open(packed, "rt", encoding="utf-8") if packed.exists() else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, filter(str.strip, lines))


@contextmanager
def archive(articles: Iterable[Record], topic: Topic | None = None) -> Iterator[Corpus]:
    """A new archive of these articles, taken in as any are, that follows this topic; gone afterwards."""
    with intake(topic) as (corpus, taking):
        taking.admit(read_record(article, str(article["id"])) for article in articles)
        yield corpus


@contextmanager
def intake(topic: Topic | None = None) -> Iterator[tuple[Corpus, Intake]]:
    """A new archive that holds nothing yet and follows this topic, with the way into it; gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder)
        (beside / "topics.toml").write_text(as_toml(topic) if topic else "", encoding="utf-8")
        corpus = open_corpus(beside / "set.db", write=True)
        try:
            known = follow(corpus, topics=beside / "topics.toml", actors=beside / "actors.toml")
            yield (
                corpus,
                Intake(
                    corpus,
                    known,
                    seen=NOW,
                    processes=processors(),
                    on_rejection=lambda rejection: print(f"{rejection.origin}: {rejection.reason}"),
                    on_progress=lambda report: None,
                ),
            )
        finally:
            corpus.close()


def write(rows: Iterable[Record], out: Path) -> None:
    """One object a line."""
    with out.open("w", encoding="utf-8") as written:
        for row in rows:
            written.write(json.dumps(row, ensure_ascii=False) + "\n")
