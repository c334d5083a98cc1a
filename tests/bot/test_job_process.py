"""What takes long is done beside the bot: nobody waits for it, and it ends when the bot does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from feeds import NOW
from small_web import NEWS, Web, silent

from bot.config import Config
from bot.job_process import JobProcess
from bot.jobs import Broken, File, Follow, Mishap, TakenIn
from corpus.fetching.networks import read_allowed

ARTICLE = b"# Whale in the river\n\nA whale swam up the river as far as the mill of Hofbau on Monday, and was fed.\n"


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as opened:
        opened.put(NEWS, "/silent", silent)
        yield opened


def config(archive: Path, web: Web) -> Config:
    files = {name: archive.with_name(f"{name}.toml") for name in ("topics", "actors")}
    return Config(token="1:SECRET", database=archive, allowed=read_allowed(web.allowed), **files)


def test_the_loop_goes_on_meanwhile(archive: Path, web: Web) -> None:
    """While an article is taken in, nothing else waits for long."""
    job_process = JobProcess(config(archive, web))

    async def work() -> tuple[object, float]:
        job = asyncio.create_task(job_process.do(File("whale.md", ARTICLE), NOW))
        longest, last = 0.0, time.monotonic()
        while not job.done():
            await asyncio.sleep(0.005)
            longest, last = max(longest, time.monotonic() - last), time.monotonic()
        return await job, longest

    found, longest = asyncio.run(work())
    job_process.close()
    assert isinstance(found, TakenIn)
    assert (found.added, [article.title for article in found.articles]) == (1, ["Whale in the river"])
    assert longest < 2.0


def test_closing_ends_what_is_under_way(archive: Path, web: Web) -> None:
    """Whoever waits hears that it was interrupted; what comes later is not begun."""
    job_process = JobProcess(config(archive, web))

    async def work() -> tuple[object, object]:
        job = asyncio.create_task(job_process.do(Follow(web.url(NEWS, "/silent")), NOW))
        while not web.asked(NEWS):  # noqa: ASYNC110 (the small web tells nobody)
            await asyncio.sleep(0.01)
        await asyncio.to_thread(job_process.close)
        return await job, job_process._do(Follow("https://wire.example"), NOW)

    assert asyncio.run(work()) == (Broken(), Broken())


def test_what_takes_too_long_is_given_up(archive: Path, web: Web) -> None:
    """Its process is ended."""
    job_process = JobProcess(config(archive, web), longest=0.1)
    assert asyncio.run(job_process.do(Follow(web.url(NEWS, "/silent")), NOW)) == Broken()
    job_process.close()


def test_what_a_person_can_mend_is_told(tmp_path: Path, web: Web) -> None:
    """Also where it is the operator's own file that is wrong."""
    (tmp_path / "topics.toml").write_text("[topics.x]\n", encoding="utf-8")
    job_process = JobProcess(config(tmp_path / "a.db", web))
    found = asyncio.run(job_process.do(File("whale.md", ARTICLE), NOW))
    job_process.close()
    assert isinstance(found, Mishap)
    assert (found.kind, found.subject) == ("BadDefinition", "topics.toml, [topics.x]")


def test_a_fault_of_ours_has_a_reference(tmp_path: Path, web: Web, capfd: pytest.CaptureFixture[str]) -> None:
    """It is logged by the process, without any token, and the bot says how to ask about it."""
    job_process = JobProcess(config(tmp_path / "a.db", web))
    found = asyncio.run(job_process.do(File("whale.md", "no bytes"), NOW))  # type: ignore[arg-type]  # the fault
    job_process.close()
    assert isinstance(found, Broken)
    assert found.reference
    logged = capfd.readouterr().err
    assert f"reference {found.reference}" in logged
    assert "SECRET" not in logged
