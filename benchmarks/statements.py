"""Who said what in public sets, as the program reads it: samples to be judged by hand, and what the judging says."""

from __future__ import annotations

import csv
import random
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from benchmarks.sets import NOW, records
from corpus.database import Database
from corpus.identities import Identities, follow_known
from corpus.intake.admit import processors
from corpus.intake.prepare import Prepared, Preparer, job_of
from corpus.intake.raw import RawArticle
from corpus.intake.readers import readers
from corpus.intake.records import read_record
from corpus.known_actors import known_actors
from corpus.model import ActorId

SETS = ("actors", "timelines", "stories", "wikinews")


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement as the program read it, and what somebody who read the article says of that."""

    set: str
    article: str
    start: int
    end: int
    speaker: str
    addressee: str
    verdict: str = ""
    """`right` or `wrong`; empty as long as nobody has judged it."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A statement to be judged, with what somebody has to read for that."""

    judged: Judged
    before: str
    sentence: str


def sample(folder: Path, size: int, seed: int) -> list[Found]:
    """So many of all statements in a folder's sets, drawn at random; all of them where there are fewer."""
    found = list(_statements(folder))
    chosen = random.Random(seed).sample(range(len(found)), min(size, len(found)))
    return [found[n] for n in sorted(chosen)]


def _statements(folder: Path) -> Iterator[Found]:
    """Every statement in the sets, by the identity that its speaker gets in an archive of the set."""
    known = known_actors()
    with readers(Preparer(known, NOW.date()), processors()) as reading:
        for name in SETS:
            articles = {
                str(record["id"]): read_record(record, str(record["id"])) for record in _articles(folder / name)
            }
            raws = [raw for raw in articles.values() if isinstance(raw, RawArticle)]
            prepared = reading.begin([job_of(raw) for raw in raws])
            with tempfile.TemporaryDirectory() as beside:
                database = Database(Path(beside) / "statements.db", write=True)
                with database.transaction() as writing:
                    follow_known(writing, database, known)
                yield from _of_set(name, database, (each for each in prepared if isinstance(each, Prepared)))
                database.close()


def _articles(folder: Path) -> Iterable[dict[str, object]]:
    return map(dict, records(folder / "articles.jsonl")) if folder.exists() else ()


def _of_set(name: str, database: Database, prepared: Iterable[Prepared]) -> Iterator[Found]:
    identities = Identities(database)
    for each in prepared:
        with database.transaction() as writing:
            ids = [identities.of(writing, named) for named in each.reading.actors]
        actors = [_name(database, each) for each in ids]
        text = each.cleaned.text
        for said in each.reading.said:
            addressee = "" if said.addressee is None else actors[said.addressee]
            judged = Judged(name, each.raw.origin, said.start, said.end, actors[said.speaker], addressee)
            yield Found(judged, text[max(0, said.start - 400) : said.start], text[said.start : said.end])


def _name(database: Database, actor: ActorId) -> str:
    return str(database.query("select name from actor where id = :actor", {"actor": actor})[0][0])


def write_sample(found: Iterable[Found], out: Path) -> None:
    """A table to be judged; its last two columns are the articles' words, and are not for keeping."""
    with out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow([*_COLUMNS, "before", "sentence"])
        for one in found:
            words = (" ".join(each.split()) for each in (one.before, one.sentence))
            table.writerow([*asdict(one.judged).values(), *words])


_COLUMNS = [field.name for field in fields(Judged)]
