"""A small archive to ask: a harbour strike, told for weeks by two sources, and its two heads."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from factories import article, named, prepared, published, shelved

from corpus.corpus import open_corpus
from corpus.intake.prepare import Prepared
from corpus.membership import follow_topics
from corpus.model import Days, Published, Topic
from corpus.reading.model import Said, Told

FIRST = date(2024, 3, 1)
DAYS = 40
LAST_DAY = datetime(2024, 4, 9, 12, 0, tzinfo=UTC)
"""Noon of the day of the last dated article."""
ASOF = datetime(2024, 5, 2, 12, 0, tzinfo=UTC)
"""Later, when all of it was seen."""
HARBOUR = Topic("harbour", "Harbour strike", ("harbour", "harbor"))
BRIDGE = Topic("bridge", "The bridge", ("bridge",))
DEEDS = (
    "closed gate {n} of",
    "opened gate {n} of",
    "searched quay {n} of",
    "cleared quay {n} of",
    "fenced in shed {n} of",
)


def make(path: Path) -> None:
    """Write the archive to this path."""
    corpus = open_corpus(path, write=True)
    try:
        with corpus.database.transaction() as writing:
            follow_topics(writing, corpus.database, [HARBOUR, BRIDGE])
        shelved(corpus, *(_report(n) for n in range(DAYS)), _interview())
    finally:
        corpus.close()


def _report(n: int) -> Prepared:
    """What happened on the n-th day, by the two sources in turn; every third one has no address."""
    day = FIRST + timedelta(days=n)
    deed = DEEDS[n % len(DEEDS)].format(n=n)
    sentence = f"Marta Novak {deed} the harbour on {day.day} {day:%B} before {n + 3} witnesses."
    return prepared(
        article(
            sentence,
            title=f"Day {n}: Novak {deed} the harbour",
            source=("Sample Wire", "Sample Post")[n % 2],
            url=None if n % 3 == 2 else f"https://example.org/harbour/{n}?a=1&b=2",
            on=published(day.isoformat()),
        ),
        told=(Told(0, len(sentence), Days.on(day), expected=False, main=True),),
        actors=(named("Marta Novak", (0, 11), text=sentence, role="harbour master"),),
    )


def _interview() -> Prepared:
    """Novak speaks to Ilves, in an article whose date nothing tells."""
    text = "Marta Novak told Peeter Ilves that the harbour would stay shut <until> the pay & hours were settled."
    return prepared(
        article(text, title="", source="Sample Radio", on=Published.unknown()),
        actors=(
            named("Marta Novak", (0, 11), text=text, role="harbour master"),
            named("Peeter Ilves", (17, 29), text=text),
        ),
        said=(Said(0, len(text), 0, 1, direct=False),),
    )
