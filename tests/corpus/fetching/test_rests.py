"""Who asks to be left alone is left alone, for as long as he says."""

from __future__ import annotations

import httpx
import pytest

from corpus.fetching.errors import HttpRefused
from corpus.fetching.rests import A_WHILE, Rests

PAGE = httpx.URL("http://example.org/page")


def left(rests: Rests, url: httpx.URL = PAGE) -> float | None:
    """Seconds for which an address is not to be asked for; None where it may be."""
    try:
        rests.check(url)
    except HttpRefused as refused:
        return refused.retry_after
    return None


@pytest.mark.parametrize(
    ("status", "said", "rest"),
    [
        (429, "30", 30.0),
        (429, None, A_WHILE),
        (429, "0", None),
        (503, "30", 30.0),
        (503, None, None),
        (503, "0", None),
        (500, "30", None),
        (200, "30", None),
        (301, "30", None),
    ],
)
def test_which_answers_ask_for_rest(status: int, said: str | None, rest: float | None) -> None:
    """Too many requests do in any case, a server in trouble where it names a time, others never."""
    rests = Rests(lambda: 100.0)
    rests.heed("example.org", status, httpx.Headers({"Retry-After": said} if said is not None else {}))
    assert left(rests) == rest


def test_a_rest_ends_and_is_one_hosts_alone() -> None:
    """Other hosts are asked meanwhile, and this one again when its time is over; what is over is forgotten."""
    now = 100.0
    rests = Rests(lambda: now)
    rests.heed("example.org", 429, httpx.Headers({"Retry-After": "30"}))
    assert left(rests, httpx.URL("http://other.example/page")) is None
    now = 120.0
    assert left(rests) == 10.0
    now = 130.0
    assert left(rests) is None
    rests.heed("other.example", 429, httpx.Headers())
    assert set(rests._rests) == {"other.example"}
