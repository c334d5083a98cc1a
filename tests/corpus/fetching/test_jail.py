"""Whatever happens to who reads hostile bytes, it happens in another process, which is replaced."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from enum import StrEnum
from operator import add
from pathlib import Path
from typing import Any

import pytest

from corpus.fetching import jail as module
from corpus.fetching.cell import handed_back
from corpus.fetching.errors import NoReader, ParserFault
from corpus.fetching.jail import Jail
from corpus.intake.pages import read_html
from corpus.intake.raw import RawArticle
from corpus.model import Known, Published


@pytest.fixture(scope="module")
def jail() -> Iterator[Jail]:
    with Jail() as jail:
        yield jail


def fault(jail: Jail, function: object, *arguments: object, seconds: float = 20.0) -> str:
    with pytest.raises(ParserFault) as caught:
        jail.run(function, *arguments, seconds=seconds, subject="the feed")  # type: ignore[arg-type]
    assert caught.value.subject == "the feed"
    assert jail.run(add, 1, 1) == 2  # it is replaced at once
    return caught.value.reason


def test_what_a_function_gives_is_handed_back(jail: Jail) -> None:
    """Plain values pass as they are."""
    assert jail.run(sorted, [3, 1, 2]) == [1, 2, 3]
    assert jail.run(bytes.upper, b"x" * 5_000_000) == b"X" * 5_000_000


def test_dataclasses_and_times_are_values(jail: Jail) -> None:
    """A page's article, with its date and precision, comes out as it would have been read here."""
    page = b"<html><head><title>Rain</title><meta property='article:published_time' content='2020-11-09T10:00:00Z'>"
    page += b"</head><body><article><h1>Rain</h1><p>It rained in the north all day, people said.</p></article></body>"
    read = jail.run(read_html, page, "page", "https://example.org/rain")
    assert isinstance(read, RawArticle)
    assert read == read_html(page, "page", "https://example.org/rain")
    assert isinstance(read.published, Published)
    assert jail.run(tuple, [date(2020, 1, 1), datetime(2020, 1, 1, tzinfo=UTC)])[0] == date(2020, 1, 1)


class OfOldPython(StrEnum):
    """As Python 3.11.2 has it, which is Debian's."""

    ONE = "one"

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        return getattr, (type(self), self.name)


def test_a_member_of_an_enumeration_is_a_plain_value() -> None:
    """Whatever Python would make of it: nothing that has to be called by name leaves the jail."""
    assert b"getattr" in pickle.dumps(OfOldPython.ONE)
    pickled = handed_back((OfOldPython.ONE, Known.GIVEN))
    assert b"getattr" not in pickled
    assert pickle.loads(pickled) == (OfOldPython.ONE, Known.GIVEN)  # noqa: S301 (it is our own)


def test_readers_of_the_news_go_first(jail: Jail) -> None:
    """Whatever is being read here, the processor is asked for it with less weight than for answers."""
    assert jail.run(os.nice, 0) == min(os.nice(0) + 10, 19)


def test_an_endless_reader_is_killed(jail: Jail) -> None:
    """Who sleeps or hangs longer than allowed is killed, and named."""
    assert fault(jail, signal.pause, seconds=0.02) == "it took longer than 0.6 s"


def test_a_busy_reader_is_told_from_a_busy_machine(jail: Jail) -> None:
    """What counts is the processor's time that it uses: who only has to wait for it is not blamed."""
    assert jail.run(time.sleep, 0.3, seconds=0.1) is None


def test_a_busy_reader_dies_even_when_nobody_watches() -> None:
    """The limit on the processor's time is the process's own: it ends where its parent can't end it."""
    with Jail() as alone:
        alone.run(add, 1, 1)
        cell = alone._cell
        assert cell is not None
        with pytest.raises(module._Fault, match="processor"):
            cell.do(module.pickle.dumps((pow, (3, 10**9), 0.01)), 60.0)


def test_a_greedy_reader_gets_no_memory(jail: Jail) -> None:
    """Who wants more memory than there is fails, and nobody else."""
    assert fault(jail, bytes, 4 * 1024**3).startswith("MemoryError")


def test_a_reader_that_crashes_is_told(jail: Jail) -> None:
    """A process that dies says how: by a signal, or of itself."""
    assert fault(jail, signal.raise_signal, signal.SIGSEGV) == "its process died (SIGSEGV)"
    assert fault(jail, os._exit, 3) == "its process died (3)"


def test_a_reader_that_fails_is_told_in_one_line(jail: Jail) -> None:
    """An exception is a fault, named on one line of what can be printed."""
    assert fault(jail, int, "x\n\x1b[1m" + "y" * 1000).startswith("ValueError: invalid literal")
    assert len(fault(jail, int, "y" * 5000)) <= 200


def test_only_plain_values_come_out(jail: Jail) -> None:
    """What could do something when it is unpacked is refused, whoever made it; and so is what can't be packed."""
    assert fault(jail, Path, "/").startswith("it gave no plain value: pathlib.")
    assert fault(jail, eval, "print") == "it gave no plain value: builtins.print"
    assert "cannot pickle" in fault(jail, threading.Lock)


def test_too_much_is_not_taken(jail: Jail) -> None:
    """What is handed back has its limit too."""
    assert fault(jail, bytes, module.LARGEST_VALUE) == "it gave too much"


def test_a_process_that_was_killed_in_its_sleep_is_replaced(jail: Jail) -> None:
    """Nobody is blamed for a process that died before he came."""
    before = jail.run(os.getpid)
    os.kill(before, signal.SIGKILL)
    os.waitid(os.P_PID, before, os.WEXITED | os.WNOWAIT)
    assert jail.run(os.getpid) != before


def test_a_process_that_dies_before_it_reads_is_told() -> None:
    """Whenever it dies, there is an error that says so, and nobody waits."""
    with Jail() as alone:
        alone.run(add, 1, 1)
        cell = alone._cell
        assert cell is not None
        cell._process.kill()
        cell._process.join()
        with pytest.raises(module._Fault, match=r"died \(SIGKILL\)"):
            cell.do(b"", 60.0)


def test_a_process_that_can_not_begin_is_told() -> None:
    """Where its limits can't be set nothing is read, nobody is blamed, and no process is left; each time anew."""
    with Jail(memory=2**80) as starved:
        for _ in range(2):
            with pytest.raises(NoReader, match="the feed") as caught:
                starved.run(add, 1, 1, subject="the feed")
            assert caught.value.reason.startswith("its process died")
            assert starved._cell is None


def test_a_machine_without_room_for_a_process_is_told() -> None:
    """Who can't even ask for one blames nobody either, and it is there as soon as there is room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with Jail() as jail:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
        try:
            with pytest.raises(NoReader) as caught:
                jail.run(add, 1, 1, subject="the feed")
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        assert "open files" in caught.value.reason
        assert jail.run(add, 1, 1) == 2


def test_a_process_is_replaced_after_many_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory that leaks away comes back with the next process."""
    monkeypatch.setattr(module, "TURNS", 2)
    with Jail() as jail:
        seen = [jail.run(os.getpid) for _ in range(5)]
    assert [seen.index(each) for each in seen] == [0, 0, 2, 2, 4]


def test_threads_take_turns(jail: Jail) -> None:
    """Many threads may ask at once, and each gets his own answer."""
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda n: jail.run(add, n, 1), range(40))) == list(range(1, 41))


def test_closing_ends_the_process() -> None:
    """Nothing is left behind."""
    jail = Jail()
    process = jail.run(os.getpid)
    jail.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
