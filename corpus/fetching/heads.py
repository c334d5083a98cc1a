"""What an answer's head says of itself: its kind, how long it stays good, when to come back."""

from __future__ import annotations

from datetime import datetime
from email.message import Message
from email.utils import parsedate_to_datetime

import httpx

LONGEST = 1000
"""Characters of a mark of the document's state; a longer one is not kept."""
LONGEST_WAIT = 30 * 86_400.0
"""Seconds; whoever asks for more is asking for too much."""


def kind(headers: httpx.Headers) -> tuple[str, str]:
    """The content type in lower case, and the charset, each empty where it is not told."""
    message = Message()
    message["Content-Type"] = headers.get("content-type", "")[:LONGEST]
    stated = "/" in headers.get("content-type", "")
    return (message.get_content_type() if stated else ""), message.get_content_charset("")


def mark(headers: httpx.Headers, name: str) -> str:
    """A mark by which the server knows the document's state again, as it stands."""
    value: str = headers.get(name, "")
    return value if len(value) <= LONGEST else ""


def retry_after(headers: httpx.Headers) -> float | None:
    """Seconds for which the server asks to be left alone: by number, or by a time beside its own clock's."""
    written = headers.get("retry-after", "").strip()
    if written.isascii() and written.isdigit():
        return min(float(written[:12]), LONGEST_WAIT)
    return _until(written, headers)


def max_age(headers: httpx.Headers) -> float | None:
    """Seconds for which the answer stays good by the server's word; None where it says nothing."""
    said = [each.strip().lower() for each in headers.get("cache-control", "")[:LONGEST].split(",")]
    if "no-store" in said or "no-cache" in said:
        return 0.0
    for each in said:
        name, _, value = each.partition("=")
        digits = value.strip(' "')
        if name.strip() == "max-age" and digits.isascii() and digits.isdigit():
            return min(float(digits[:12]), LONGEST_WAIT)
    return _until(headers.get("expires", ""), headers)


def _until(written: str, headers: httpx.Headers) -> float | None:
    """Seconds from the time the answer was made, by the server's own clock, to another; 0 where that is past."""
    then, made = _time(written), _time(headers.get("date", ""))
    if then is None or made is None:
        return None
    return min(max((then - made).total_seconds(), 0.0), LONGEST_WAIT)


def _time(written: str) -> datetime | None:
    try:
        time = parsedate_to_datetime(written[:64])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return time if time.tzinfo else None
