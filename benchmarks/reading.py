"""The program's readers over a file of texts, in the form that scorers of public sets take."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.sets import Record, records
from corpus.database import Database
from corpus.identities import Identities, follow_known
from corpus.intake.dating import given
from corpus.known_actors import known_actors
from corpus.model import ActorKind
from corpus.reading.names import Gazetteer, read_names
from corpus.reading.sentences import split
from corpus.reading.times import read_times

KINDS = {ActorKind.PERSON: "PER", ActorKind.ORGANISATION: "ORG"}


def labelled_lines(records: Sequence[Record]) -> int | None:
    """How many lines of each text a set labels, or None where its labels go on to the end, or there are none.

    MEANTIME, which Wikinews texts come from, labels the title, the date and the first sentences of each; whatever is
    rightly found further down would count as wrong. No text is looked at by itself: it is the set's deepest label that
    counts, and only where most of its texts go on below it.
    """
    deepest = max(map(_deepest_label, records), default=0)
    going_on = sum(text_of(record).count("\n") + 1 > deepest for record in records)
    return deepest if deepest and going_on > len(records) / 2 else None


def _deepest_label(record: Record) -> int:
    ends = [time["end"] for time in record.get("times") or ()]
    ends += [mention[1] for actor in record.get("actors") or () for mention in actor["mentions"]]
    return text_of(record).count("\n", 0, max(ends)) + 1 if ends else 0


def text_of(record: Record) -> str:
    """A record's text; its sentences, one a line, where it gives these instead."""
    return record.get("text") or "\n".join(record.get("sentences") or ())


def _texts(path: Path, *, whole: bool) -> Iterator[tuple[Record, str]]:
    """The records of a file, each with its text: the lines that are labelled, or all of it."""
    texts = list(records(path))
    lines = None if whole else labelled_lines(texts)
    for record in texts:
        yield record, "\n".join(text_of(record).split("\n")[:lines])


def times_of(path: Path, *, whole: bool = False) -> Iterator[Record]:
    """Every time expression of each text of a file, with its TIMEX3 type and value."""
    for record, text in _texts(path, whole=whole):
        published = given(str(record.get("published") or ""), evidence="published")
        found = read_times(text, split(text), published.days if published else None)
        rows = [{"start": e.start, "end": e.end, "type": e.kind.value, "value": e.value} for e in found]
        yield {"id": record["id"], "times": rows}


def names_of(path: Path, *, whole: bool = False) -> Iterator[Record]:
    """The people and organisations of each text of a file, named by their identity in an archive of all of them.

    Countries are actors to this program and places to such sets, which want none.
    """
    known = known_actors()
    gazetteer = Gazetteer(known)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "names.db", write=True)
        with database.transaction() as writing:
            follow_known(writing, database, known)
        identities = Identities(database)
        for record, text in _texts(path, whole=whole):
            named = read_names(text, split(text), gazetteer)
            with database.transaction() as writing:
                actors = [
                    {
                        "kind": KINDS[each.kind],
                        "name": str(identities.of(writing, each)),
                        "mentions": [[spot.start, spot.end] for spot in each.mentions],
                    }
                    for each in named
                    if each.kind in KINDS
                ]
            yield {"id": record["id"], "actors": actors}
        database.close()
