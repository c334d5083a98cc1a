"""A Telegram to test against: its Bot API over a socket, and `/sim/…` to play the readers.

POST /sim/message {"chat": 7, "text": "/help"}      a reader writes (text null: a message without words)
POST /sim/tap {"chat": 7, "message": 3, "data": …}  a reader presses a button
POST /sim/fault {"method", "code", "description", "retry_after", "times"}
GET  /sim/transcript                                what was accepted, what was refused, what was set
"""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web

from fakegram.markup_rules import Refusal
from fakegram.telegram_state import Fault, State

STATE: web.AppKey[State] = web.AppKey("state", State)
WAITING: web.AppKey[dict[str, Any]] = web.AppKey("waiting", dict)
TICK = 0.02
"""Seconds between two looks for new updates."""


def application(token: str) -> web.Application:
    """The server of one bot."""
    app = web.Application(client_max_size=20_000_000)
    app[STATE] = State(token)
    app[WAITING] = {"poll": 0}
    app.router.add_post("/sim/message", _message)
    app.router.add_post("/sim/tap", _tap)
    app.router.add_post("/sim/fault", _fault)
    app.router.add_get("/sim/transcript", _transcript)
    app.router.add_route("*", "/bot{token}/{method}", _api)
    return app


async def _api(request: web.Request) -> web.Response:
    state = request.app[STATE]
    method = request.match_info["method"]
    try:
        if request.match_info["token"] != state.token:
            raise Refusal("Unauthorized: invalid token specified", 401)
        given, files = await _given(request)
        if method == "getUpdates":
            result = await _updates(request.app, given)
        else:
            result = state.call(method, given, files)
    except Refusal as refusal:
        state.refusals.append({"method": method, "code": refusal.code, "description": str(refusal)})
        answer = {"ok": False, "error_code": refusal.code, "description": str(refusal)}
        if refusal.parameters:
            answer["parameters"] = refusal.parameters
        return web.json_response(answer, status=refusal.code)
    return web.json_response({"ok": True, "result": result})


async def _given(request: web.Request) -> tuple[dict[str, Any], dict[str, bytes]]:
    given: dict[str, Any] = dict(request.query)
    files: dict[str, bytes] = {}
    if request.content_type == "application/json":
        given |= await request.json()
    else:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[name] = value.file.read()
            else:
                given[name] = value
    return given, files


async def _updates(app: web.Application, given: dict[str, Any]) -> list[dict[str, Any]]:
    """Long polling; a second poller ends the first, as on Telegram."""
    app[WAITING]["poll"] += 1
    mine = app[WAITING]["poll"]
    left = float(given.get("timeout", 0))
    while not (found := app[STATE].pending(int(given.get("offset", 0)), int(given.get("limit", 100)))):
        if mine != app[WAITING]["poll"]:
            raise Refusal("Conflict: terminated by other getUpdates request", 409)
        app[STATE].stumble("getUpdates")
        if left <= 0:
            return []
        await asyncio.sleep(TICK)
        left -= TICK
    return found


async def _message(request: web.Request) -> web.Response:
    given = await request.json()
    return web.json_response(request.app[STATE].write(given["chat"], given["text"], kind=given.get("kind", "")))


async def _tap(request: web.Request) -> web.Response:
    given = await request.json()
    return web.json_response(request.app[STATE].tap(given["chat"], given["message"], given["data"]))


async def _fault(request: web.Request) -> web.Response:
    request.app[STATE].faults.append(Fault(**await request.json()))
    return web.json_response(True)


async def _transcript(request: web.Request) -> web.Response:
    state = request.app[STATE]
    return web.json_response({"accepted": state.transcript, "refused": state.refusals, "settings": state.settings})
