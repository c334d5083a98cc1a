"""The control interface: how a test plays everyone but the bot, and reads what the bot has done.

POST, with a JSON object:
  /sim/message {"chat", "text", "user", "anonymous", "thread", "kind", "reply_to"}   someone writes; null: a sticker
               with "file" and "content": a document of that name
  /sim/tap     {"chat", "message", "data", "user"}     someone presses a button
  /sim/chat    {"chat", "kind", "title", "username", "forum", "threads": {"5": "News"}}
  /sim/bot     {"chat", "status", "rights", "user"}    the bot is let in, promoted, thrown out ("kicked": blocked)
  /sim/member  {"chat", "user", "status", "rights", "anonymous"}
  /sim/thread  {"chat", "thread", "name", "closed", "deleted"}
  /sim/know {"user"}   /sim/deactivate {"chat"}   /sim/delete {"chat"}   /sim/migrate {"chat", "to"}
  /sim/fault   see faults.Fault;  /sim/faults {} takes back all that are on order
  /sim/limits  {"on", "overall", "burst", "group"}   /sim/hold {"chat", "seconds"}   /sim/latency {"seconds"}
GET:
  /sim/transcript            accepted, refused, settings, oracle: all of it
  /sim/calls?since=N         accepted calls from the N-th on; /sim/refused?since=N likewise
  /sim/sent?since=N          every new message in brief: n, at (seconds), chat, thread, text, silent, keys
  /sim/counts                calls by method, refusals by code, messages, the busiest second, and each second
  /sim/chat?chat=7           what that chat looks like now
  /sim/faults                how often each fault on order has struck
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiohttp import web

from fakegram import people
from fakegram.chats import BOT_NUMBER
from fakegram.faults import Fault
from fakegram.messages import Message
from fakegram.telegram_state import State

STATE: web.AppKey[State] = web.AppKey("state", State)

Doing = Callable[..., Any]


def _fault(state: State, **fault: Any) -> None:
    state.faults.append(Fault(**fault))


def _no_faults(state: State) -> None:
    state.faults.clear()


def _limits(state: State, **limits: Any) -> None:
    for name, value in limits.items():
        setattr(state.limits, name, value)


def _hold(state: State, chat: int, seconds: float) -> None:
    state.limits.hold(chat, seconds)


def _latency(state: State, seconds: float) -> None:
    state.latency = seconds


def _doing(what: Doing) -> Callable[[web.Request], Any]:
    """A handler that does this with what the request says."""

    async def handle(request: web.Request) -> web.Response:
        return web.json_response(what(request.app[STATE], **await request.json()))

    return handle


def _showing(what: Callable[[State], Any]) -> Callable[[web.Request], Any]:
    """A handler that shows this; of a list what comes from `since` on."""

    async def handle(request: web.Request) -> web.Response:
        shown = what(request.app[STATE])
        return web.json_response(shown[int(request.query["since"]) :] if "since" in request.query else shown)

    return handle


async def _chat(request: web.Request) -> web.Response:
    state = request.app[STATE]
    return web.json_response([_shown(each) for each in state.messages.of(int(request.query["chat"]))])


def _shown(message: Message) -> dict[str, Any]:
    """A message as one sees it in its chat."""
    return {
        "message": message.number,
        "from": "bot" if message.author == BOT_NUMBER else message.author,
        "text": message.text,
        "keys": message.keys,
        "photo": message.photo is not None,
        "thread": message.thread,
        "silent": message.silent,
        "edits": message.edits,
        "reply_to": message.reply_to,
    }


DOING: dict[str, Doing] = {
    "message": people.write,
    "tap": people.tap,
    "chat": people.make_chat,
    "bot": people.change_bot,
    "member": people.change_member,
    "thread": people.change_thread,
    "know": people.know,
    "deactivate": people.deactivate,
    "delete": people.delete_group,
    "migrate": people.migrate,
    "fault": _fault,
    "faults": _no_faults,
    "limits": _limits,
    "hold": _hold,
    "latency": _latency,
}
SHOWING: dict[str, Callable[[State], Any]] = {
    "transcript": State.transcript,
    "calls": lambda state: state.journal.accepted,
    "refused": lambda state: state.journal.refused,
    "sent": lambda state: state.journal.sent,
    "counts": lambda state: state.journal.counts(),
    "faults": lambda state: [fault.struck for fault in state.faults],
}
ROUTES = [
    *(web.post(f"/sim/{name}", _doing(what)) for name, what in DOING.items()),
    *(web.get(f"/sim/{name}", _showing(what)) for name, what in SHOWING.items()),
    web.get("/sim/chat", _chat),
]
