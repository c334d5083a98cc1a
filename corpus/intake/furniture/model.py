"""What cleaning a page yields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.model import Days


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that was taken out, and the rule that took it, for whoever asks why."""

    line: str
    rule: str


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date that the page shows outside the article's own sentences."""

    days: Days
    text: str
    """The line it stands in, as cleaned."""
    at: datetime | None = None
    """The instant (aware, UTC), only where the line gives a time with its zone."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article alone, with what the taken-out lines told of it."""

    title: str
    paragraphs: tuple[str, ...]
    """Normalised lines of the input, in their order; the title is not among them."""
    source: str = ""
    byline_dates: tuple[PageDate, ...] = ()
    """Dates that stand where an article says when it was published: in a byline or under the title."""
    page_dates: tuple[PageDate, ...] = ()
    """Dates anywhere else on the page: a site's clock as likely as not."""
    byline_day: str = ""
    """A day and month that the byline tells without a year, as written: "Monday 26 October"."""
    authors: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs, one a line: what the archive keeps and counts offsets in."""
        return "\n".join(self.paragraphs)
