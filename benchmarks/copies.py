"""Edited copies planted in an archive of synthetic articles: how many are found, what is taken for one, how fast."""

from __future__ import annotations

import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks import synthetic
from corpus import sources
from corpus.articles import free_id, store
from corpus.copies import find_copy, store_sentences
from corpus.corpus import Corpus, open_corpus
from corpus.intake.fingerprints import fingerprint, sentence_hashes
from corpus.intake.furniture.model import Cleaned
from corpus.intake.prepare import Prepared, version_of
from corpus.intake.raw import RawArticle
from corpus.intake.revise import article_of
from corpus.intake.sketches import bands, threefolds
from corpus.intake.twins import find_twin
from corpus.model import Days, Known, Published
from corpus.reading.model import Reading
from corpus.reading.sentences import split
from corpus.wires import store_sketch

SEEN = datetime(2024, 1, 1, tzinfo=UTC)
WIRE = "Planted Wire"
Edit = Callable[[random.Random, str], str]


def words_changed(share: float) -> Edit:
    """Every so manieth word another."""

    def edit(chance: random.Random, text: str) -> str:
        return re.sub(r"\w+", lambda word: chance.choice(_OTHER) if chance.random() < share else word[0], text)

    return edit


def _footer(chance: random.Random, text: str) -> str:
    return f"{text}\nReporting by {chance.choice(_OTHER)} and {chance.choice(_OTHER)}; editing by the desk in Strelsau."


def _head(share: float) -> Edit:
    return lambda chance, text: text[: int(len(text) * share)].rpartition(".")[0] + "."


def _shuffled(chance: random.Random, text: str) -> str:
    sentences = text.replace("\n", " ").split(". ")
    chance.shuffle(sentences)
    return ". ".join(sentences)


_OTHER = """
    hitherto allegedly notably meanwhile reportedly officials added sources later again whole former local
""".split()
EDITS: dict[str, Edit] = {
    "a line added at the end": _footer,
    "1 word in 50 changed": words_changed(0.02),
    "1 word in 20 changed": words_changed(0.05),
    "1 word in 10 changed": words_changed(0.10),
    "3 words in 20 changed": words_changed(0.15),
    "first 60 %": _head(0.6),
    "first 30 %": _head(0.3),
    "sentences in another order": _shuffled,
}


def run(size: int, planted: int) -> None:
    """Fill an archive, put the copies to it when it holds a tenth, a third and all of that, and tell."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copies.db"
        with closing(open_corpus(path, write=True)) as corpus:
            records = list(synthetic.articles(size + planted))
            held = 0
            for until in (size // 10, size // 3, size):
                _fill(corpus, records[held:until])
                held = until
                print(f"{held:,} articles, {path.stat().st_size / 1e6:.0f} MB", flush=True)
                _tell(corpus, records[:held], planted)
                _strangers(corpus, records[size:])


def _fill(corpus: Corpus, records: Sequence[dict[str, object]]) -> None:
    """Store them with what copies are found by, and nothing of what is read in them."""
    for start in range(0, len(records), 1_000):
        with corpus.database.transaction() as writing:
            for record in records[start : start + 1_000]:
                made = _prepared(record)
                number = free_id(corpus.database, made.published, made.cleaned.title, made.cleaned.text)
                source = sources.identify(writing, corpus.database, made.source)
                store(writing, article_of(number, made, SEEN), source, canonical=None, fingerprint=made.fingerprint)
                store_sentences(writing, number, made.sentences)
                store_sketch(writing, number, made.bands)


def _tell(corpus: Corpus, records: Sequence[dict[str, object]], planted: int) -> None:
    chance = random.Random(3)
    taken: list[tuple[float, float]] = []
    for name, edit in EDITS.items():
        outcome: Counter[str] = Counter()
        for record in chance.sample(records, planted):
            copy = _prepared(record | {"text": edit(chance, str(record["text"])), "source": WIRE, "url": None})
            watch = _Watch()
            found = _found(corpus, copy)
            taken.append(watch.read())
            outcome["none" if found is None else "right" if found == record["title"] else "wrong"] += 1
        print(
            f"{name:28} found {outcome['right'] / planted:7.1%}   another article {outcome['wrong'] / planted:.1%}",
            flush=True,
        )
    _timed("finding a copy", taken)


def _strangers(corpus: Corpus, records: Sequence[dict[str, object]]) -> None:
    """Articles that are nobody's copies."""
    taken: list[tuple[float, float]] = []
    wrong = 0
    for record in records:
        new = _prepared(record | {"source": WIRE, "url": None})
        watch = _Watch()
        wrong += _found(corpus, new) is not None
        taken.append(watch.read())
    print(f"{len(records)} new articles, {wrong} taken for copies", flush=True)
    _timed("finding that there is none", taken)


def _found(corpus: Corpus, prepared: Prepared) -> str | None:
    """The title of the article that this one is a copy of; the sketch is made anew, as it is part of the cost."""
    anew = replace(
        prepared,
        bands=bands(threefolds(prepared.cleaned.text)),
        sentences=sentence_hashes(split(prepared.cleaned.text)),
    )
    copy = find_copy(
        corpus.database, source_id=0, canonical=None, fingerprint=anew.fingerprint, sentences=anew.sentences
    ) or find_twin(corpus.database, anew)
    return corpus.articles.get(copy.article).title if copy else None


def _timed(what: str, taken: Sequence[tuple[float, float]]) -> None:
    clock = sorted(one for one, _ in taken)
    mean, last = sum(clock) / len(clock), clock[int(len(clock) * 0.99)]
    busy = sum(one for _, one in taken) / len(taken)
    print(
        f"{what}: {busy * 1000:.2f} ms of work, {mean * 1000:.2f} ms by the clock (99 of 100 in {last * 1000:.2f} ms)"
    )


class _Watch:
    """Time by the clock and at work, each in seconds, since it was made."""

    def __init__(self) -> None:
        self._clock, self._work = time.perf_counter(), time.thread_time()

    def read(self) -> tuple[float, float]:
        return time.perf_counter() - self._clock, time.thread_time() - self._work


def _prepared(record: dict[str, object]) -> Prepared:
    text, title = str(record["text"]), str(record["title"])
    url = str(record["url"]) if record["url"] else None
    raw = RawArticle("made", tuple(text.split("\n")), title=title, source=str(record["source"]), url=url)
    return Prepared(
        raw=raw,
        cleaned=Cleaned(title, raw.lines),
        published=Published(Days.on(date.fromisoformat(str(record["published"]))), Known.GIVEN),
        reading=Reading("en", (), (), (), {}),
        fingerprint=fingerprint(text),
        version=version_of(title, text),
        found=fingerprint(f"{title} {text}"),
        sentences=sentence_hashes(split(text)),
        bands=bands(threefolds(text)),
    )
