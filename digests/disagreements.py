"""All on which sources differ about a subject, not only in the stories that a digest has room for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
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
    found = differences.find(_of_several(gathered.groups))
    told = [one for one in found if gathered.candidates.intersection(claim.passage.article.id for claim in one.claims)]
    newest_first = sorted(told, key=_newest, reverse=True)
    return Disagreements(subject.title, window, tuple(newest_first[:MOST]), more=gathered.more)


def _of_several(groups: Sequence[Sequence[Article]]) -> list[Story]:
    """The groups as stories, those that most sources tell first: there most can differ."""
    by_sources = sorted(groups, key=lambda group: -len({article.source for article in group}))
    return [Story(tuple(sorted(group, key=newness, reverse=True)), ()) for group in by_sources]


def _newest(difference: Difference) -> tuple[date, datetime]:
    articles = [claim.passage.article for claim in difference.claims]
    return max(map(newness, articles), default=(date.min, datetime.min.replace(tzinfo=UTC)))
