"""What questions of a topic with many articles cost: first, with nothing new, with something new, beside a load.

Each part is a process of its own, so that its memory is what it needs itself.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from benchmarks import synthetic
from benchmarks.grown import SEEDS, grow
from benchmarks.speed import NOW, answered, load, ready
from benchmarks.yardstick import resident, seconds, yard
from bot.config import Config
from bot.responder import READERS, Responder, open_responder
from bot.storage import Storage
from digests.answer_cache import AnswerCache

NEW = 100
"""Articles that are new when the archive is asked again."""
BESIDE = 600
"""Articles of the load beside which it is asked."""

TOPIC, FRESH, COMING, BESIDE_IT = range(4)
"""Seeds of the chance by which articles are made."""


def run(count: int, size: int, kept: Path | None) -> None:
    """Make an archive of so many articles that are all of one topic, among so many in all, and ask a copy of it.

    One that is kept in the folder already is not made again.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = _config(kept or folder / "made")
        made.database.parent.mkdir(exist_ok=True)
        if not made.database.exists():
            make(made, count, size)
        config = _config(folder)
        shutil.copy(made.database, config.database)
        shutil.copy(made.topics, config.topics)
        place = synthetic.places()[0]
        for seed, more in ((FRESH, NEW), (COMING, BESIDE)):
            synthetic.write(folder / f"{seed}.jsonl", more, seed, place)
        print(f"  an archive of {config.database.stat().st_size / 1e6:,.0f} MB")
        _apart(_idle, config)
        _apart(ask, config, questions(place.lower()), folder)


def _config(folder: Path) -> Config:
    return Config(database=folder / "archive.db", topics=folder / "topics.toml", actors=folder / "actors.toml")


def make(config: Config, count: int, size: int) -> None:
    """The articles of the topic are read as any; those beside it are short ones, most of them copies."""
    place, folder = synthetic.places()[0], config.database.parent
    config.topics.write_text(synthetic.topics_toml(), encoding="utf-8")
    synthetic.write(folder / "topic.jsonl", count, TOPIC, place)
    _apart(load, config, folder / "topic.jsonl", count)
    if size > count:
        beside = min(size - count, SEEDS)
        synthetic.write(folder / "beside.jsonl", beside, BESIDE_IT, beside=place, paragraphs=1)
        _apart(load, config, folder / "beside.jsonl", beside)
        _apart(grow, config.database, size, place.lower())


def ask(config: Config, asked: list[str], folder: Path) -> None:
    """Print what each question took: the first time, again, with new articles, and while others come in."""
    responder = open_responder(config, Storage(config.database), lambda: NOW)
    print(f"  milliseconds of processor time; a yard is {yard():.2f}")
    first, again = [_round(responder, asked) for _ in range(2)]
    print(f"  memory of the process that was asked, one question after another: {resident():.0f} MB")
    _apart(load, config, folder / f"{FRESH}.jsonl", NEW)
    new = _round(responder, asked)
    loading = _elsewhere(load, config, folder / f"{COMING}.jsonl", BESIDE)
    beside = [_waited(responder, asked)]
    while loading.is_alive():
        beside.append(_waited(responder, asked))
    print(f"  {'':28}   first   again {NEW:3} new   waited for beside a load: median   worst")
    for n, question in enumerate(asked):
        took = sorted(each[n] for each in beside)
        middle, worst = took[len(took) // 2], took[-1]
        print(f"  {question[:28]:28} {first[n]:7.0f} {again[n]:7.0f} {new[n]:7.0f} {middle:34.0f} {worst:7.0f}")
    _at_once(responder, asked)
    print(f"  memory of the process that was asked, by all its threads at once: {resident():.0f} MB")
    answered(responder, asked[2])
    print(f"  and when it has drawn a picture: {resident():.0f} MB; a yard is {yard():.2f}")
    responder.close()


def _at_once(responder: Responder, asked: list[str]) -> None:
    """Each thread that reads for readers answers about as many, none from memory."""
    responder.storage.answer_cache = AnswerCache(0)
    for answering in [responder.readers.submit(ready, responder, question) for question in asked * READERS]:
        answering.result()


def questions(topic: str) -> list[str]:
    """What is asked: of the topic, and of somebody whom its articles name."""
    person = " ".join(str(next(synthetic.articles(1, 0, topic.capitalize()))["title"]).split()[:2])
    return [
        "/latest",
        f"/latest {topic}",
        f"/timeline {topic}",
        f"/timeline {topic} 2023",
        f"/digest {topic} 2023-05",
        f"/actor {person}",
        f"/timeline {person}",
        "/search harbour drought",
    ]


def _round(responder: Responder, asked: list[str]) -> list[float]:
    """Processor time of each question's answer, in milliseconds."""
    return [seconds(partial(ready, responder, question)) * 1000 for question in asked]


def _waited(responder: Responder, asked: list[str]) -> list[float]:
    """How long each answer let a reader wait, in milliseconds."""
    return [answered(responder, question)[0] for question in asked]


def _idle(config: Config) -> None:
    """Print what a process takes that has opened the archive and waits."""
    responder = open_responder(config, Storage(config.database), lambda: NOW)
    ready(responder, "/help")
    print(f"  memory of a process that was asked for help alone: {resident():.0f} MB")
    responder.close()


def _apart(work: Callable[..., object], *args: object) -> None:
    """Do it in a process of its own, and wait. Raises RuntimeError where it fails."""
    doing = _elsewhere(work, *args)
    doing.join()
    if doing.exitcode:
        raise RuntimeError(f"{work.__name__} ended with {doing.exitcode}")


def _elsewhere(work: Callable[..., object], *args: object) -> BaseProcess:
    doing = get_context("spawn").Process(target=work, args=args)
    doing.start()
    return doing
