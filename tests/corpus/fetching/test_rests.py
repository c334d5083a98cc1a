"""Who asks to be left alone is left alone, for as long as he says."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from corpus.fetching.errors import HttpRefused
from corpus.fetching.rests import A_WHILE, Rests
from corpus.fetching.turns import PLACES, Turns, _place

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
    rests = Rests(Turns(), lambda: 100.0)
    rests.heed("example.org", status, httpx.Headers({"Retry-After": said} if said is not None else {}))
    assert left(rests) == rest


def test_a_rest_ends_and_is_one_hosts_alone() -> None:
    """Other hosts are asked meanwhile, and this one again when its time is over; what is over is forgotten."""
    now = 100.0
    rests = Rests(Turns(), lambda: now)
    rests.heed("example.org", 429, httpx.Headers({"Retry-After": "30"}))
    assert left(rests, httpx.URL("http://other.example/page")) is None
    now = 120.0
    assert left(rests) == 10.0
    now = 130.0
    assert left(rests) is None
    rests.heed("other.example", 429, httpx.Headers())
    assert set(rests._rests) == {"other.example"}


def test_what_one_program_was_told_others_know(tmp_path: Path) -> None:
    """On the same archive, for as long as it was said, of this host alone, and as the refusal that it was."""
    now = 100.0
    with Turns(tmp_path / "a.db.turns") as ours, Turns(tmp_path / "a.db.turns") as theirs:
        told, other = Rests(ours, lambda: now), Rests(theirs, lambda: now)
        told.heed("example.org", 503, httpx.Headers({"Retry-After": "30"}))
        now = 110.0
        assert left(other) == 20.0
        assert left(other, httpx.URL("http://other.example/page")) is None
        with pytest.raises(HttpRefused) as refused:
            other.check(PAGE)
        assert refused.value.status == 503
        now = 130.0
        assert left(other) is None


def test_hosts_that_share_a_place_do_not_share_a_rest(tmp_path: Path) -> None:
    """Whoever is told last keeps the place in the file; who told the other itself still knows of it."""
    one = next(f"{n}.example" for n in range(100_000) if _place(f"{n}.example") == _place("example.org"))
    page = httpx.URL(f"http://{one}/")
    with Turns(tmp_path / "a.db.turns") as ours, Turns(tmp_path / "a.db.turns") as theirs:
        told, other = Rests(ours, lambda: 100.0), Rests(theirs, lambda: 100.0)
        told.heed("example.org", 429, httpx.Headers({"Retry-After": "30"}))
        assert left(other, page) is None
        told.heed(one, 429, httpx.Headers({"Retry-After": "40"}))
        assert (left(other, page), left(told)) == (40.0, 30.0)


def test_a_rest_from_before_the_machine_began_anew_is_over(tmp_path: Path) -> None:
    """Its clock began at nothing again, and what was written lies ahead of it."""
    with Turns(tmp_path / "a.db.turns") as turns:
        Rests(turns, lambda: 90_000.0).heed("example.org", 429, httpx.Headers({"Retry-After": "30"}))
        assert left(Rests(turns, lambda: 100.0)) is None


def test_a_file_of_turns_that_knows_no_rests_is_read(tmp_path: Path) -> None:
    """As an earlier version wrote it."""
    file = tmp_path / "a.db.turns"
    file.write_bytes(b"\0" * 8 * PLACES)
    with Turns(file) as turns:
        assert left(Rests(turns, lambda: 100.0)) is None
