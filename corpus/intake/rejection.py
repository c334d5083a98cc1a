"""What could not come in, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file, or one record of it, that holds no article we can take."""

    origin: str
    """As a person would name it: "news.txt", "archive.jsonl line 3"; never a whole path."""
    reason: str
    """A plain clause: "it is empty"."""
