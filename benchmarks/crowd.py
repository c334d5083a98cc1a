"""What questions of a topic with many articles cost: first, with nothing new, with something new, beside a load."""

from __future__ import annotations

import tempfile
from functools import partial
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from benchmarks import synthetic
from benchmarks.speed import NOW, answered, load, ready, resident
from benchmarks.yardstick import seconds, yard
from bot.config import Config
from bot.desk import Desk, open_desk
from bot.shelf import Shelf

NEW = 100
"""Articles that are new when the archive is asked again."""
BESIDE = 600
"""Articles of the load beside which it is asked."""


def run(count: int) -> None:
    """Make an archive of so many articles that are all of one topic, and ask it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = synthetic.places()[0]
        (folder / "topics.toml").write_text(synthetic.topics_toml(), encoding="utf-8")
        config = Config(database=folder / "archive.db", topics=folder / "topics.toml", actors=folder / "actors.toml")
        for seed, more in enumerate((count, NEW, BESIDE)):
            synthetic.write(folder / f"{seed}.jsonl", more, seed, place)
        _elsewhere(config, folder / "0.jsonl", count).join()
        ask(config, questions(place.lower()), folder)


def ask(config: Config, asked: list[str], folder: Path) -> None:
    """Print what each question took: the first time, again, with new articles, and while others come in."""
    desk = open_desk(config, Shelf(config.database), lambda: NOW)
    print(f"  milliseconds of processor time; a yard is {yard():.2f}")
    first, again = [_round(desk, asked) for _ in range(2)]
    load(config, folder / "1.jsonl", NEW, quiet=True)
    new = _round(desk, asked)
    loading = _elsewhere(config, folder / "2.jsonl", BESIDE)
    beside = [_waited(desk, asked)]
    while loading.is_alive():
        beside.append(_waited(desk, asked))
    print(f"  {'':28}   first   again {NEW:3} new   waited for beside a load: median   worst")
    for n, question in enumerate(asked):
        took = sorted(each[n] for each in beside)
        middle, worst = took[len(took) // 2], took[-1]
        print(f"  {question[:28]:28} {first[n]:7.0f} {again[n]:7.0f} {new[n]:7.0f} {middle:34.0f} {worst:7.0f}")
    print(f"  memory of the process that was asked and loaded {NEW}: {resident():.0f} MB; a yard is {yard():.2f}")
    desk.close()


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
    ]


def _round(desk: Desk, asked: list[str]) -> list[float]:
    """Processor time of each question's answer, in milliseconds."""
    return [seconds(partial(ready, desk, question)) * 1000 for question in asked]


def _waited(desk: Desk, asked: list[str]) -> list[float]:
    """How long each answer let a reader wait, in milliseconds."""
    return [answered(desk, question)[0] for question in asked]


def _elsewhere(config: Config, source: Path, count: int) -> BaseProcess:
    """A process that loads a file of so many articles."""
    loading = get_context("spawn").Process(target=load, args=(config, source, count))
    loading.start()
    return loading
