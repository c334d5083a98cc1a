"""One bot's side of Telegram: what is remembered, what is answered, what is refused. No network here."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from fakegram.chats import Chats
from fakegram.faults import Fault, next_fault
from fakegram.journal import Journal
from fakegram.limits import Limits
from fakegram.messages import Messages
from fakegram.methods import METHODS
from fakegram.methods.given import Files, Given
from fakegram.refusal import Refusal, bad_request
from fakegram.updates import Inbox


@dataclass(slots=True)
class State:
    """All there is to know."""

    token: str
    oracle: ModuleType | None = None
    """Whose opinion of requests and answers is heard, if any."""
    latency: float = 0.0
    """Seconds between a request and its answer."""
    chats: Chats = field(default_factory=Chats)
    messages: Messages = field(default_factory=Messages)
    inbox: Inbox = field(default_factory=Inbox)
    limits: Limits = field(default_factory=Limits)
    faults: list[Fault] = field(default_factory=list)
    journal: Journal = field(default_factory=Journal)
    queries: set[str] = field(default_factory=set)
    """Taps that wait to be acknowledged."""
    taps: int = 0
    settings: dict[str, Any] = field(default_factory=dict)
    """How the bot describes itself."""

    def fault(self, method: str, given: Given) -> Fault | None:
        """What goes wrong with this request, if anything; counts."""
        return next_fault(self.faults, method, chat_of(given)) if self.faults else None

    def call(self, method: str, given: Given, files: Files) -> Any:
        """Carry out a call. Raises Refusal, also for an answer of this server's own that can't be right."""
        known = METHODS.get(method)
        if known is None:
            raise Refusal("Not Found: method not found", 404)
        self.check_request(method, given, files)
        if unheeded := sorted(set(given) - known.heeded):
            raise bad_request(f"parameters that this server does not heed: {unheeded}")
        result = known.answer(self, given, files)
        self.check_answer(method, result)
        self.journal.accept(method, chat_of(given), dict(given), result)
        return result

    def check_request(self, method: str, given: Given, files: Files) -> None:
        """Raises Refusal for parameters that a third party would not know or not take."""
        if self.oracle is None:
            return
        attached = {name: f"attach://{name}" for name in files if f"attach://{name}" not in str(given)}
        if problem := self.oracle.opinion_of_request(method, dict(given) | attached):
            raise bad_request(problem)

    def check_answer(self, method: str, result: Any) -> None:
        """Raises Refusal where a third party would not understand this server: a fault of its own, that stays."""
        if self.oracle is None:
            return
        if problem := self.oracle.opinion_of_answer(method, result):
            self.journal.oracle.append(f"{method}: {problem}: {result}")
            raise Refusal(f"Internal Server Error: this server's answer to {method} is wrong: {problem}", 500)

    def set_commands(self, commands: list[dict[str, Any]], scope: dict[str, Any], language: str) -> None:
        """Commands by scope and language; those for everyone also under their own name."""
        where = "/".join([str(value) for value in scope.values()] + ([language] if language else []))
        self.settings.setdefault("scopes", {})[where] = commands
        if where == "default":
            self.settings["commands"] = commands

    def transcript(self) -> dict[str, Any]:
        """What was accepted, what was refused, what was set, and what this server got wrong itself."""
        return {
            "accepted": self.journal.accepted,
            "refused": self.journal.refused,
            "settings": self.settings,
            "oracle": self.journal.oracle,
        }


def chat_of(given: Given) -> int | None:
    """The chat that a request names by its number."""
    name = str(given.get("chat_id") or "")
    return int(name) if name.removeprefix("-").isdigit() else None
