"""Public sets of articles, taken into archives of their own: one for each topic, as the tasks ask about one."""

from __future__ import annotations

import gzip
import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.archives import taking_in
from corpus.corpus import Corpus
from corpus.intake.admit import Intake
from corpus.intake.records import read_record
from corpus.model import Article, Topic
from corpus.topic_file import as_toml

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
"""After everything in the sets."""

Record = Mapping[str, Any]


def records(path: Path) -> Iterator[Record]:
    """The objects of a JSON Lines file, plain or gzipped; of `path.gz` where there is no such file.

    Of a folder those of each such file in it. One without an id is named by the number of its line. What is no object
    is told of and passed over.
    """
    if path.is_dir():
        for file in sorted([*path.glob("*.jsonl"), *path.glob("*.jsonl.gz")]):
            yield from records(file)
        return
    packed = path.with_name(path.name + ".gz")
    with _text(packed if packed.exists() and not path.exists() else path) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield from _record(line, number, path.name)


def _text(path: Path) -> io.TextIOWrapper:
    """The text of a file, whether or not it is packed and begins with a mark of its encoding."""
    data = path.read_bytes()
    content = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig", errors="replace")


def _record(line: str, number: int, name: str) -> Iterator[Record]:
    try:
        record = json.loads(line)
    except ValueError:
        record = None
    if isinstance(record, dict):
        yield {"id": str(number), **record}
    else:
        print(f"{name} line {number}: it is no record")


def numbered(articles: Iterable[Record]) -> list[Record]:
    """The articles, each at an address that tells which of them it is."""
    return [{**article, "url": f"https://{n}.example/"} for n, article in enumerate(articles)]


def number_of(article: Article) -> int:
    """Which of the articles it is, by the address it was given."""
    return int((urlsplit(article.url or "").hostname or "").removesuffix(".example"))


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
        (Path(folder) / "topics.toml").write_text(as_toml(topic) if topic else "", encoding="utf-8")
        with taking_in(Path(folder) / "set.db", seen=NOW) as opened:
            yield opened


def write(rows: Iterable[Record], out: Path) -> None:
    """One object a line; half a character, which no file can hold, becomes a question mark."""
    with out.open("w", encoding="utf-8", errors="replace") as written:
        for row in rows:
            written.write(json.dumps(row, ensure_ascii=False) + "\n")
