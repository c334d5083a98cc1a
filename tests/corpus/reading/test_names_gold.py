"""How well names are read: the labelled articles beside the checkout, and public news."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.known_actors import known_actors
from corpus.model import Actor, ActorId, ActorKind
from corpus.reading.identity import same_actor
from corpus.reading.model import NamedActor
from corpus.reading.names import Gazetteer, read_names
from corpus.reading.sentences import split
from corpus.reading.spelling import fold

ANNOTATED_LINES = 6
"""The public news is annotated up to here; what stands below is neither right nor wrong."""


@dataclass(frozen=True)
class Row:
    """An actor that a labelled article names."""

    names: frozenset[str]
    required: bool

    def is_named(self, actor: NamedActor) -> bool:
        return bool(self.names & {fold(actor.name), *(fold(mention.surface) for mention in actor.mentions)})


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """All shipped actors."""
    return Gazetteer(known_actors())


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _body(shared: Path, row: dict[str, str]) -> str:
    text = (shared / "seeds" / row["file"]).read_text(encoding="utf-8")
    start = text.index(row["first line of the body"])
    last = row["last line of the body"]
    lines = text[start : text.index(last, start) + len(last)].splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def _rows(shared: Path, file: str) -> list[Row]:
    return [
        Row(frozenset(map(fold, (row["actor"], *row["mentions"].split("|")))), row["required"] == "1")
        for row in _table(shared / "gold" / "actors.tsv")
        if row["file"] == file
    ]


def test_every_required_actor_is_found_and_nearly_no_other(shared: Path, gazetteer: Gazetteer) -> None:
    """Of the labelled articles no required actor is missed, and 95 of 100 found are right."""
    missed: list[frozenset[str]] = []
    right, wrong = 0, []
    for article in _table(shared / "gold" / "bodies.tsv"):
        text = _body(shared, article)
        rows = _rows(shared, article["file"])
        found = read_names(text, split(text), gazetteer)
        missed += [row.names for row in rows if row.required and not any(map(row.is_named, found))]
        for actor in found:
            meant = [row for row in rows if row.is_named(actor)]
            right += any(row.required for row in meant)
            wrong += [] if meant else [actor.name]
    assert missed == []
    assert right / (right + len(wrong)) >= 0.95, wrong


def test_public_news_is_read_as_well_as_the_labels_ask(shared: Path, gazetteer: Gazetteer, tmp_path: Path) -> None:
    """Names of people and organisations reach span F1 .85, and their identities across articles B-cubed .88."""
    gold = shared / "data" / "wikinews" / "articles.jsonl"
    predicted = tmp_path / "names.jsonl"
    articles = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    learnt: list[Actor] = []
    rows = [{"id": a["id"], "actors": _people_and_organisations(a["text"], gazetteer, learnt)} for a in articles]
    predicted.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    scorer = shared / "tools" / "score_names.py"
    scored = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(predicted), "0.85"], capture_output=True, text=True, check=False
    )
    assert scored.returncode == 0, scored.stdout
    assert float(scored.stdout.rsplit(" ", 1)[1]) >= 0.88, scored.stdout


def _people_and_organisations(text: str, gazetteer: Gazetteer, learnt: list[Actor]) -> list[dict[str, object]]:
    text = "\n".join(text.split("\n")[:ANNOTATED_LINES])
    return [
        {
            "kind": actor.kind.value,
            "name": actor.key or _identity(actor, learnt).name,
            "mentions": [[mention.start, mention.end] for mention in actor.mentions],
        }
        for actor in read_names(text, split(text), gazetteer)
        if actor.kind is not ActorKind.COUNTRY
    ]


def _identity(named: NamedActor, learnt: list[Actor]) -> Actor:
    """Who of the actors learnt so far this is, or a new one, as the archive would do it."""
    found = same_actor(named, learnt)
    if found is None:
        found = Actor(ActorId(len(learnt)), named.kind, named.name)
        learnt.append(found)
    return found
