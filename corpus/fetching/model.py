"""What is asked of the web, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """One document to get; with what is known of the last time, so that nothing new costs next to nothing."""

    url: str
    etag: str = ""
    """As the last answer's `Fetched.etag`: where it is still so, the answer is 304 and has no body."""
    last_modified: str = ""
    """As the last answer's `Fetched.last_modified`."""
    accept: str = "*/*"


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer that came whole, with status 200 to 299, or 304 where the document is still as it was."""

    status: int
    url: str
    """Where the document was in the end, after all redirects."""
    body: bytes
    """As it is, no longer compressed; empty where the status is 304."""
    permanent_url: str | None = None
    """Where the document has moved for good, by the redirects before the first that is only for now."""
    content_type: str = ""
    """In lower case and without parameters, like "application/rss+xml"."""
    charset: str = ""
    """As the answer's head states it; it may be wrong or no charset at all."""
    etag: str = ""
    last_modified: str = ""
    retry_after: float | None = None
    """Seconds for which the server asks to be left alone."""
    max_age: float | None = None
    """Seconds for which the answer stays good, by the server's word; None where it says nothing."""

    @property
    def unchanged(self) -> bool:
        """Whether the document is still as it was the last time."""
        return self.status == 304
