"""A Telegram to test against: its Bot API over a socket, and `/sim/…` to play everyone else (control.py)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from aiohttp import web

from fakegram import control, faults
from fakegram.faults import Fault
from fakegram.methods.files import FOLDER, content
from fakegram.refusal import Refusal
from fakegram.telegram_state import State, chat_of
from fakegram.updates import Inbox

TICK = 0.02
"""Seconds between two looks whether anybody still waits for updates."""
LONGEST_POLL = 50.0
LARGEST = 60_000_000
"""Bytes of a request."""
PAGE = "<html><head><title>{code} Bad Gateway</title></head><body><center><h1>{code} Bad Gateway</h1></body></html>"
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"

Given = dict[str, Any]
Files = dict[str, bytes]


class Struck(Exception):
    """A waiting request for updates goes wrong."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind)
        self.fault = fault


def application(token: str, *, limits: bool = False, oracle: bool = True, latency: float = 0.0) -> web.Application:
    """The server of one bot: with flood limits or without, heard by a third party or not, fast or slow."""
    state = State(token, latency=latency)
    state.limits.on = limits
    if oracle:
        from fakegram import oracle as third_party  # takes seconds to import

        state.oracle = third_party
    app = web.Application(client_max_size=LARGEST)
    app[control.STATE] = state
    app.add_routes(control.ROUTES)
    app.router.add_route("*", "/bot{token}/{method}", _api)
    app.router.add_get("/file/bot{token}/" + FOLDER + "{name}", _file)
    return app


async def _file(request: web.Request) -> web.Response:
    """What somebody sent, for the bot whose token stands in the address."""
    state = request.app[control.STATE]
    data = content(state, request.match_info["name"])
    if request.match_info["token"] != state.token or data is None:
        return web.Response(status=404)
    return web.Response(body=data)


async def _api(request: web.Request) -> web.StreamResponse:
    state = request.app[control.STATE]
    method = request.match_info["method"]
    given, files = await _given(request)
    await asyncio.sleep(state.latency / 2)
    if request.match_info["token"] != state.token:
        return _refuse(state, method, given, Refusal("Unauthorized: invalid token specified", 401))
    fault = None if method == "getUpdates" else state.fault(method, given)
    answer = None
    try:
        if fault is None or fault.stored:
            answer = await _answer(request, method, given, files)
    except Struck as struck:
        fault = struck.fault
    await asyncio.sleep(state.latency / 2)
    if fault is None and answer is not None:
        return answer
    return await _go_wrong(request, fault or Fault(), method, given, answer)


async def _answer(request: web.Request, method: str, given: Given, files: Files) -> web.Response:
    state = request.app[control.STATE]
    try:
        if method == "getUpdates":
            result: Any = await _updates(request, state, given)
        else:
            result = state.call(method, given, files)
    except Refusal as refusal:
        return _refuse(state, method, given, refusal)
    return web.json_response({"ok": True, "result": result})


def _refuse(state: State, method: str, given: Given, refusal: Refusal) -> web.Response:
    state.journal.refuse(method, chat_of(given), refusal.code, str(refusal))
    headers = {"Retry-After": str(seconds)} if (seconds := refusal.parameters.get("retry_after")) else None
    return web.json_response(refusal.answer(), status=refusal.code, headers=headers)


async def _go_wrong(
    request: web.Request, fault: Fault, method: str, given: Given, answer: web.Response | None
) -> web.StreamResponse:
    """What comes of a request that a fault was ordered for; the answer is the true one, where it was carried out."""
    if fault.kind == faults.ANSWER:
        return _refuse(request.app[control.STATE], method, given, fault.refusal())
    if fault.kind == faults.PAGE:
        return web.Response(text=PAGE.format(code=fault.code), status=fault.code, content_type="text/html")
    if fault.kind == faults.SLOW and answer is not None:
        await asyncio.sleep(fault.seconds)
        return answer
    if fault.kind == faults.HANG:
        await _gone(request)
    if fault.kind == faults.TRUNCATE and answer is not None:
        _write_half(request, answer)
    if request.transport is not None:
        request.transport.close()
    return web.Response()


def _connected(request: web.Request) -> bool:
    return request.transport is not None and not request.transport.is_closing()


async def _gone(request: web.Request) -> None:
    """Until the other side has given up."""
    while _connected(request):  # noqa: ASYNC110 (nothing is set when it does)
        await asyncio.sleep(TICK)


def _write_half(request: web.Request, answer: web.Response) -> None:
    """Announce the whole answer and send half."""
    body = answer.body
    if request.transport is None or not isinstance(body, bytes):
        return
    head = f"HTTP/1.1 {answer.status} OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    request.transport.write(head.encode() + body[: len(body) // 2])


async def _given(request: web.Request) -> tuple[Given, Files]:
    given: Given = dict(request.query)
    files: Files = {}
    if request.content_type == "application/json":
        given |= await request.json()
        return given, files
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = value.file.read()
        else:
            given[name] = value
    return given, files


async def _updates(request: web.Request, state: State, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Long polling; a second poller ends the first, as on Telegram."""
    state.check_request("getUpdates", given, {})
    inbox = state.inbox
    inbox.allow(_kinds(given.get("allowed_updates")))
    inbox.polls += 1
    mine = inbox.polls
    offset, limit = int(given.get("offset") or 0), int(given.get("limit") or 100)
    end = asyncio.get_running_loop().time() + min(float(given.get("timeout") or 0), LONGEST_POLL)
    while not (found := inbox.pending(offset, limit)):
        if mine != inbox.polls and _connected(request):
            raise Refusal(CONFLICT, 409)
        if fault := state.fault("getUpdates", given):
            raise Struck(fault)
        if asyncio.get_running_loop().time() >= end or not _connected(request):
            return []
        await news(inbox)
    state.check_answer("getUpdates", found)
    return found


async def news(inbox: Inbox) -> None:
    """Until something has happened, which is told at once, or it is time to look whether anybody still waits."""
    inbox.news.clear()
    with suppress(TimeoutError):
        await asyncio.wait_for(inbox.news.wait(), TICK)


def _kinds(given: Any) -> list[str] | None:
    kinds: list[str] | None = json.loads(given) if isinstance(given, str) else given
    return kinds
