"""Start a Telegram to test against, in a thread or as a process, and play its people.

A server is whatever yields its address and understands the calls below `/sim` that `Reader` makes; there are two,
`in_thread` here and `foreign.in_thread`, so that one scenario can be held against both (see `Server`).
"""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.error import URLError
from urllib.request import Request, urlopen

from aiohttp import web

from fakegram.server import application

HOME = Path(__file__).resolve().parents[1]
PATIENCE = 30.0
PATIENCE_AT_START = 90.0
"""Seconds; the third party's models take some to import."""
TOKEN = "4242:FAKE-TOKEN-FOR-TESTS-ONLY-0123456789"


class Server(Protocol):
    """Starts a server and yields its address: the one thing a scenario is told of it.

    Every server knows `/sim/message`, `tap`, `bot`, `member`, `fault`, `transcript`, `calls`, `sent` and `refused`, and
    so everything that `Reader` does by name. What only ours knows goes through `Reader.sim`.
    """

    def __call__(self, port: int | None = None) -> AbstractContextManager[str]: ...


class Reader:
    """One person in one chat, by the server's address; number 7 in his private chat unless told otherwise."""

    def __init__(self, address: str, chat: int = 7, user: int = 0) -> None:
        self.address = address
        self.chat = chat
        self.user = user
        self._calls: list[dict[str, Any]] = []

    # -- what he does --------------------------------------------------------------------------------------------

    def write(self, text: str | None, **more: Any) -> int:
        """Send a text, or a message without one; the number of the message."""
        return int(self.sim("message", chat=self.chat, text=text, **self._who(), **more))

    def tap(self, message: int, data: str) -> None:
        """Press a button."""
        self.sim("tap", chat=self.chat, message=message, data=data, **self._who())

    def block(self) -> None:
        self.make_bot("kicked")

    def unblock(self) -> None:
        self.make_bot("member")

    def make_bot(self, status: str, *rights: str) -> None:
        """Let the bot in, promote it, restrict it or throw it out: what it is in this chat from now on."""
        self.sim("bot", chat=self.chat, status=status, rights=rights, **self._who())

    def become(self, status: str, *rights: str, anonymous: bool = False) -> None:
        """Be something else in this group."""
        user = self.user or abs(self.chat)
        self.sim("member", chat=self.chat, user=user, status=status, rights=rights, anonymous=anonymous)

    def fault(self, name: str = "", **fault: Any) -> None:
        """Order something to go wrong: by a name of faults.NAMED, and by what else faults.Fault says of it."""
        self.sim("fault", name=name, **fault)

    def ask(self, text: str | None, **more: Any) -> dict[str, Any]:
        """Write, and wait for the next text message in this chat."""
        before = len(self.received())
        self.write(text, **more)
        self.wait_for(lambda: len(self.received()) > before, f"answer to {text!r}")
        return self.received()[before]

    # -- what he sees, and what a test sees ----------------------------------------------------------------------

    def received(self) -> list[dict[str, Any]]:
        """The texts that were sent to this chat."""
        return [call for call in self.accepted("sendMessage") if call["chat"] == self.chat]

    def accepted(self, *methods: str) -> list[dict[str, Any]]:
        """What the bot did so far, in any chat, of these methods."""
        self._calls += self.look("calls", since=len(self._calls))
        return [call for call in self._calls if call["method"] in methods]

    def refused(self) -> list[dict[str, Any]]:
        """What the bot was told it can't do."""
        return list(self.look("refused"))

    def sent(self, since: int = 0) -> list[dict[str, Any]]:
        """Every message in brief, in any chat, from one on."""
        return list(self.look("sent", since=since))

    def transcript(self) -> dict[str, Any]:
        return dict(self.look("transcript"))

    def wait_for(self, condition: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
        """Look until there is something; fail after a while."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if found := condition():
                return found
            time.sleep(0.03)
        raise AssertionError(f"there was no {what}; refused: {self.refused()}")

    # -- the control interface -----------------------------------------------------------------------------------

    def sim(self, call: str, /, **content: Any) -> Any:
        """A call of the control interface that changes something; see control.py."""
        body = json.dumps(content).encode()
        request = Request(f"{self.address}/sim/{call}", body, {"Content-Type": "application/json"})  # noqa: S310
        with urlopen(request) as answer:  # noqa: S310
            return json.load(answer)

    def look(self, call: str, /, **given: Any) -> Any:
        """A call of the control interface that shows something."""
        query = "&".join(f"{key}={value}" for key, value in given.items())
        with urlopen(f"{self.address}/sim/{call}?{query}") as answer:  # noqa: S310
            return json.load(answer)

    def _who(self) -> dict[str, int]:
        return {"user": self.user} if self.user else {}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def in_thread(port: int | None = None, **options: Any) -> Iterator[str]:
    """The server inside this process, with the options of `application`; yields its address.

    Raises AssertionError at the end where the server was caught in a wrong answer of its own.
    """
    with serving(application(TOKEN, **options), port) as address:
        yield address
        assert not (wrong := Reader(address).transcript()["oracle"]), wrong


@contextmanager
def serving(app: web.Application, port: int | None = None) -> Iterator[str]:
    """Any server in a thread of this process; yields its address."""
    port = port or free_port()
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    async def start() -> web.AppRunner:
        runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        return runner

    def serve() -> None:
        runner = loop.run_until_complete(start())
        ready.set()
        loop.run_forever()
        loop.run_until_complete(_end(runner))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    ready.wait(PATIENCE)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE)
        loop.close()


async def _end(runner: web.AppRunner) -> None:
    """Close the server, and with it what is still slow to answer."""
    await runner.cleanup()
    late = asyncio.all_tasks() - {asyncio.current_task()}
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)


@contextmanager
def as_process(
    port: int | None = None, *, limits: bool = False, oracle: bool = False, latency: float = 0.0
) -> Iterator[str]:
    """The server as a process of its own; yields its address.

    Unless told otherwise the third party is not heard: its models take a process some seconds to import.
    """
    port = port or free_port()
    options = [f"--latency={latency}", *(["--limits"] if limits else []), *([] if oracle else ["--no-oracle"])]
    process = subprocess.Popen([sys.executable, "-m", "fakegram", str(port), TOKEN, *options], cwd=HOME)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_it_answers(address)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_until_it_answers(address: str) -> None:
    end = time.monotonic() + PATIENCE_AT_START
    while time.monotonic() < end:
        try:
            Reader(address).look("counts")
        except URLError:
            time.sleep(0.03)
        else:
            return
    raise AssertionError("the fake Telegram did not start")
