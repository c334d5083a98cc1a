"""What is kept of work done before is found by all that it was done from, and by nothing else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from digests.result_cache import ResultCache, signed

PARTS = st.lists(st.tuples(st.integers(), st.text(), st.none() | st.dates()))


def test_work_is_done_once_for_one_key_and_anew_for_another() -> None:
    """Asked twice for one key and once for another, the work was done twice."""
    kept, done = ResultCache[str](9), list[str]()

    def work(name: str) -> str:
        done.append(name)
        return name.upper()

    assert [kept.of(name.encode(), lambda name=name: work(name)) for name in ("a", "b", "a")] == ["A", "B", "A"]
    assert done == ["a", "b"]


def test_what_was_not_asked_for_longest_is_let_go_of() -> None:
    """With room for two the third takes the place of the one that was not asked for again."""
    kept, done = ResultCache[bytes](2), list[bytes]()
    for key in (b"a", b"b", b"a", b"c", b"a", b"b"):
        kept.of(key, lambda key=key: done.append(key) or key)
    assert done == [b"a", b"b", b"c", b"b"]


@given(PARTS, PARTS)
def test_keys_are_equal_only_for_the_same_parts_in_the_same_order(one: list[object], other: list[object]) -> None:
    """Nothing that differs is ever found under the key of something else."""
    assert (signed(one) == signed(other)) is (one == other)


def test_where_one_part_ends_and_the_next_begins_is_signed_too() -> None:
    """Words that run on from one sentence into the next are not those of two other sentences."""
    assert signed([("ab", "c")]) != signed([("a", "bc")])
    assert signed([("a",), ("b",)]) != signed([("a", "b")])
    assert signed([("\0",), (date(2024, 3, 4),)]) != signed([("",), (date(2024, 3, 4),)])


def test_several_threads_get_the_same() -> None:
    """Whoever asks meanwhile is given what the key stands for."""
    kept = ResultCache[int](3)
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda n: kept.of(bytes([n % 7]), lambda: n % 7), range(500)))
    assert found == [n % 7 for n in range(500)]
