"""The program's readers over a file of texts, in the form that scorers of public sets take."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.database import Database
from corpus.identities import Identities, follow_known
from corpus.intake.dating import given
from corpus.known_actors import known_actors
from corpus.model import ActorKind
from corpus.reading.names import Gazetteer, read_names
from corpus.reading.sentences import split
from corpus.reading.times import read_times

KINDS = {ActorKind.PERSON: "PER", ActorKind.ORGANISATION: "ORG"}

Record = Mapping[str, Any]


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


def times_of(records: Iterable[Record], lines: int | None = None) -> Iterator[dict[str, Any]]:
    """Every time expression of each text, or of its first lines, with its TIMEX3 type and value."""
    for record in records:
        published = given(str(record.get("published") or ""), evidence="published")
        text = _head(text_of(record), lines)
        found = read_times(text, split(text), published.days if published else None)
        rows = [{"start": e.start, "end": e.end, "type": e.kind.value, "value": e.value} for e in found]
        yield {"id": record["id"], "times": rows}


def _head(text: str, lines: int | None) -> str:
    return "\n".join(text.split("\n")[:lines])


def names_of(records: Iterable[Record], lines: int | None = None) -> Iterator[dict[str, Any]]:
    """The people and organisations of each text, named by their identity in an archive of all of them.

    Countries are actors to this program and places to such sets, which want none. With `lines` only so many lines
    of each text are read, for sets whose labels cover only those.
    """
    known = known_actors()
    gazetteer = Gazetteer(known)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "names.db", write=True)
        with database.transaction() as writing:
            follow_known(writing, database, known)
        identities = Identities(database)
        for record in records:
            text = _head(text_of(record), lines)
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
