"""Where sources differ about a subject, in all stories of its newest articles, not only those a digest has room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from corpus.corpus import Corpus
from corpus.model import Article, Window
from digests import differences
from digests.candidates import gather_window
from digests.model import Difference, Disagreements, Story, Subject
from digests.stories import newness

MOST = 100
"""Nobody reads more differences than this in one go."""


def disagreements(corpus: Corpus, subject: Subject, window: Window, *, asof: datetime, zone: ZoneInfo) -> Disagreements:
    """Where sources differ among the subject's newest articles of the window's days, the newest first."""
    gathered = gather_window(corpus, subject, window, asof=asof, zone=zone)
    found = [difference for some in _compared(gathered.groups) for difference in differences.find(some)]
    told = [one for one in found if gathered.candidates.intersection(claim.passage.article.id for claim in one.claims)]
    newest_first = sorted(told, key=_newest, reverse=True)
    return Disagreements(subject.title, window, tuple(newest_first[:MOST]), more=gathered.more)


def _compared(groups: Sequence[Sequence[Article]]) -> Iterator[list[Story]]:
    """The groups as stories, as many at once as are compared with each other, those that most sources tell first.

    After the first, which may differ from each other, only those of several sources can differ in themselves.
    """
    by_sources = sorted(groups, key=lambda group: -_sources(group))
    stories = [Story(tuple(sorted(group, key=newness, reverse=True)), ()) for group in by_sources]
    for at in range(0, len(stories), differences.STORIES):
        some = stories[at : at + differences.STORIES]
        yield some if at == 0 else [story for story in some if _sources(story.articles) > 1]


def _sources(articles: Sequence[Article]) -> int:
    return len({article.source for article in articles})


def _newest(difference: Difference) -> tuple[date, datetime]:
    return max(newness(claim.passage.article) for claim in difference.claims)
