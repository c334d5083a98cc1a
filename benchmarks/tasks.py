"""Timelines of topics and actors as tasks ask for them, from the builder that readers' timelines come from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.sets import NOW, Record, archive, records
from corpus.corpus import Corpus
from corpus.errors import EmptyArchive, UnknownActor
from corpus.model import Query, Topic, Window
from digests import answers
from digests.model import Subject, Timeline
from digests.subjects import find_actors

KEY = "subject"


def timelines_of(folder: Path, *, own: bool = False) -> Iterator[Record]:
    """For every task of a folder its timeline, over the articles of the task's topic alone.

    An article or a task without a topic goes with all of them. With `own` the builder
    isn't told how many dates the task asks for.
    """
    asked: dict[str, list[Record]] = {}
    for task in records(folder / "tasks.jsonl"):
        asked.setdefault(str(task.get("topic") or ""), []).append(task)
    articles: dict[str, list[Record]] = {topic: [] for topic in asked}
    for article in records(folder / "articles.jsonl"):
        for topic, its in articles.items():
            if not topic or str(article.get("topic") or topic) == topic:
                its.append(article)
    for topic, tasks in asked.items():
        with archive(articles.pop(topic), Topic(KEY, topic or KEY, keywords(tasks[0]))) as corpus:
            for task in tasks:
                told = entries(answer(corpus, task, own=own), _count(task, "sentences_per_date"))
                yield {"task": task.get("task", task["id"]), "entries": told}


def keywords(task: Record) -> tuple[str, ...]:
    """The words that a task's subject is known by; where it gives none that can be looked for, its subject's name."""
    given = task.get("keywords") or ()
    words = [given] if isinstance(given, str) else [str(word) for word in given]
    name = str(task.get("actor") or task.get("topic") or KEY).replace("_", " ")
    return tuple(word for word in words if any(map(str.isalnum, word))) or (name,)


def answer(corpus: Corpus, task: Record, *, own: bool) -> Timeline | None:
    """The builder's timeline, with as many dates and sentences as the task asks for, or dates as it chooses itself.

    None where there is no article to make it from.
    """
    try:
        return answers.timeline(
            corpus,
            subject_of(corpus, task),
            Window(_day(task, "since"), _day(task, "until")),
            asof=NOW,
            dates=None if own else _count(task, "dates"),
            each=_count(task, "sentences_per_date"),
            days_only=True,
        )
    except EmptyArchive:
        return None


def _day(task: Record, name: str) -> date | None:
    """A window's edge, of which the hour counts for nothing; None where it is open."""
    return date.fromisoformat(str(task[name])[:10]) if task.get(name) else None


def _count(task: Record, name: str) -> int | None:
    """How many a task asks for; None where it leaves that to the builder."""
    return int(task.get(name) or 0) or None


def subject_of(corpus: Corpus, task: Record) -> Subject:
    """The actor a task asks for, its keywords where the archive knows no such actor; else its topic."""
    actor = task.get("actor")
    if not actor:
        return Subject(str(task.get("topic") or KEY), topic=corpus.topics.get(KEY))
    try:
        actors = find_actors(corpus, actor, NOW)
    except UnknownActor:
        return Subject(actor, query=Query(keywords(task)))
    return Subject(actor, actors=actors)


def entries(timeline: Timeline | None, most: int | None) -> list[list[Any]]:
    """Each date with its sentences: first those in front of its events, then those that bear them out."""
    fronts: dict[date, list[str]] = {}
    others: dict[date, list[str]] = {}
    for event in timeline.events if timeline else ():
        for n in range(event.days.length):
            day = event.days.first + timedelta(n)
            fronts.setdefault(day, []).append(event.passages[0].sentence)
            others.setdefault(day, []).extend(passage.sentence for passage in event.passages[1:])
    return [[day.isoformat(), list(dict.fromkeys(fronts[day] + others[day]))[:most]] for day in sorted(fronts)]
