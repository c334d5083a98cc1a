"""Start the fake Telegram, in a thread or as a process, and play a reader through its `/sim`."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from aiohttp import web

from fakegram.server import application

HOME = Path(__file__).resolve().parents[1]
PATIENCE = 15.0
TOKEN = "4242:FAKE-TOKEN-FOR-TESTS-ONLY-0123456789"


class Reader:
    """One chat's reader, by the server's address."""

    def __init__(self, address: str, chat: int = 7) -> None:
        self.address = address
        self.chat = chat

    def write(self, text: str | None, **more: Any) -> int:
        return int(self._post("message", {"chat": self.chat, "text": text, **more}))

    def tap(self, message: int, data: str) -> None:
        self._post("tap", {"chat": self.chat, "message": message, "data": data})

    def fault(self, **fault: Any) -> None:
        self._post("fault", fault)

    def transcript(self) -> dict[str, Any]:
        with urlopen(f"{self.address}/sim/transcript") as answer:  # noqa: S310
            return dict(json.load(answer))

    def accepted(self, *methods: str) -> list[dict[str, Any]]:
        """What the bot did so far, of these methods."""
        return [call for call in self.transcript()["accepted"] if call["method"] in methods]

    def wait_for(self, condition: Callable[[], Any], what: str) -> Any:
        """Look until there is something; fail after a while."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := condition():
                return found
            time.sleep(0.03)
        raise AssertionError(f"there was no {what}; refused: {self.transcript()['refused']}")

    def ask(self, text: str | None, **more: Any) -> dict[str, Any]:
        """Write, and wait for the next text message."""
        before = len(self.accepted("sendMessage"))
        self.write(text, **more)
        self.wait_for(lambda: len(self.accepted("sendMessage")) > before, f"answer to {text!r}")
        return self.accepted("sendMessage")[before]

    def _post(self, name: str, content: object) -> Any:
        request = Request(  # noqa: S310
            f"{self.address}/sim/{name}",
            json.dumps(content).encode(),
            {"Content-Type": "application/json"},
        )
        with urlopen(request) as answer:  # noqa: S310
            return json.load(answer)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def in_thread(port: int | None = None) -> Iterator[str]:
    """The server inside this process; yields its address."""
    port = port or free_port()
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    async def start() -> web.AppRunner:
        runner = web.AppRunner(application(TOKEN), shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        return runner

    def serve() -> None:
        runner = loop.run_until_complete(start())
        ready.set()
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    ready.wait(PATIENCE)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE)
        loop.close()


@contextmanager
def as_process(port: int | None = None) -> Iterator[str]:
    """The server as a process of its own; yields its address."""
    port = port or free_port()
    process = subprocess.Popen([sys.executable, "-m", "fakegram", str(port), TOKEN], cwd=HOME)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_it_answers(address)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_until_it_answers(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            Reader(address).transcript()
        except URLError:
            time.sleep(0.03)
        else:
            return
    raise AssertionError("the fake Telegram did not start")
