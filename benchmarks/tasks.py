"""Timelines of topics and actors as tasks ask for them, from the builder that readers' timelines come from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.sets import NOW, Record, archive, records
from corpus.corpus import Corpus
from corpus.errors import UnknownActor
from corpus.model import Query, Topic, Window
from digests import answers
from digests.model import Subject, Timeline

KEY = "subject"
UTC = ZoneInfo("UTC")


def timelines_of(folder: Path, *, own: bool = False) -> Iterator[Record]:
    """For every task of a folder its timeline, over the articles of the task's topic alone.

    With `own` the builder isn't told how many dates the task asks for.
    """
    asked: dict[str, list[Record]] = {}
    for task in records(folder / "tasks.jsonl"):
        asked.setdefault(task["topic"], []).append(task)
    articles: dict[str, list[Record]] = {topic: [] for topic in asked}
    for article in records(folder / "articles.jsonl"):
        if article["topic"] in articles:
            articles[article["topic"]].append(article)
    for topic, tasks in asked.items():
        with archive(articles.pop(topic), Topic(KEY, topic, tuple(tasks[0]["keywords"]))) as corpus:
            for task in tasks:
                yield {
                    "task": task["task"],
                    "entries": entries(answer(corpus, task, own=own), task["sentences_per_date"]),
                }


def answer(corpus: Corpus, task: Record, *, own: bool) -> Timeline:
    """The builder's timeline, with as many dates and sentences as the task asks for, or dates as it chooses itself."""
    return answers.timeline(
        corpus,
        subject_of(corpus, task),
        Window(date.fromisoformat(task["since"]), date.fromisoformat(task["until"])),
        asof=NOW,
        zone=UTC,
        dates=None if own else task["dates"],
        each=task["sentences_per_date"],
        days_only=True,
    )


def subject_of(corpus: Corpus, task: Record) -> Subject:
    """The actor a task asks for, its keywords where the archive knows no such actor; else its topic."""
    if "actor" not in task:
        return Subject(task["topic"], topic=corpus.topics.get(KEY))
    try:
        actors = answers.find_actors(corpus, task["actor"], NOW)
    except UnknownActor:
        return Subject(task["actor"], query=Query(tuple(task["keywords"])))
    return Subject(task["actor"], actors=actors)


def entries(timeline: Timeline, most: int) -> list[list[Any]]:
    """Each date with its sentences: first those in front of its events, then those that bear them out."""
    fronts: dict[date, list[str]] = {}
    others: dict[date, list[str]] = {}
    for event in timeline.events:
        for n in range(event.days.length):
            day = event.days.first + timedelta(n)
            fronts.setdefault(day, []).append(event.passages[0].sentence)
            others.setdefault(day, []).extend(passage.sentence for passage in event.passages[1:])
    return [[day.isoformat(), list(dict.fromkeys(fronts[day] + others[day]))[:most]] for day in sorted(fronts)]
