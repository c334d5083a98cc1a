"""What goes wrong on order: answers in place of the real one, and connections that break."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from fakegram.refusal import Refusal

ANSWER = "answer"
PAGE = "page"
DROP = "drop"
TRUNCATE = "truncate"
SLOW = "slow"
HANG = "hang"
KINDS = frozenset({ANSWER, PAGE, DROP, TRUNCATE, SLOW, HANG})
NAMED: dict[str, dict[str, Any]] = {
    "drop before": {"kind": DROP},
    "drop after": {"kind": DROP, "stored": True},
    "truncate": {"kind": TRUNCATE, "stored": True},
    "slow": {"kind": SLOW, "stored": True},
    "hang": {"kind": HANG},
    "502": {"kind": PAGE, "code": 502},
    "500": {"code": 500, "description": "Internal Server Error: restart"},
    "401": {"code": 401, "description": "Unauthorized: invalid token specified"},
    "404": {"code": 404, "description": "Not Found: method not found"},
    "429": {"code": 429},
    "429 bare": {"code": 429, "description": "Too Many Requests: retry later"},
    "blocked": {"code": 403, "description": "Forbidden: bot was blocked by the user"},
    "deactivated": {"code": 403, "description": "Forbidden: user is deactivated"},
    "kicked": {"code": 403, "description": "Forbidden: bot was kicked from the group chat"},
    "stranger": {"code": 403, "description": "Forbidden: bot can't initiate conversation with a user"},
    "migrated": {"code": 400, "description": "Bad Request: group chat was upgraded to a supergroup chat"},
    "not found": {"code": 400, "description": "Bad Request: chat not found"},
}
"""Faults to be ordered by name; what else is said of them comes on top."""


@dataclass(slots=True)
class Fault:
    """Something that goes wrong, so many times.

    Kinds: "answer" (a refusal), "page" (a page of HTML, as of a server in between), "drop" (the connection is closed
    without an answer), "truncate" (half of the true answer, then closed), "slow" (the true answer, late) and "hang"
    (no answer, and the connection stays open).
    """

    method: str = "*"
    """Any but getUpdates, which is struck only by its name: while it waits as well as when it comes."""
    code: int = 0
    description: str = ""
    retry_after: int = 0
    migrate_to: int = 0
    times: int | None = 1
    """How often it strikes; None is always."""
    kind: str = ANSWER
    stored: bool = False
    """Whether the request is carried out before it goes wrong."""
    seconds: float = 0.0
    """Of "slow": how late."""
    chat: int | None = None
    """Only requests that concern this chat."""
    probability: float = 1.0
    seed: int = 0
    name: str = ""
    """One of NAMED, that gives the rest."""
    struck: int = 0
    _chance: Random = field(default_factory=Random)

    def __post_init__(self) -> None:
        for field_name, value in NAMED[self.name].items() if self.name else ():
            setattr(self, field_name, value)
        if self.kind not in KINDS:
            raise ValueError(f"no such fault: {self.kind}")
        self._chance = Random(self.seed)

    def strikes(self, method: str, chat: int | None) -> bool:
        """Whether it goes wrong this time; counts."""
        every = self.method == "*" and method != "getUpdates"
        meant = (every or self.method == method) and self.chat in (None, chat)
        if not meant or self.times == 0 or self._chance.random() >= self.probability:
            return False
        self.struck += 1
        if self.times is not None:
            self.times -= 1
        return True

    def refusal(self) -> Refusal:
        """The answer in place of the real one."""
        parameters = {"retry_after": self.retry_after, "migrate_to_chat_id": self.migrate_to}
        description = self.description or f"Too Many Requests: retry after {self.retry_after}"
        return Refusal(description, self.code, {name: value for name, value in parameters.items() if value})


def next_fault(faults: list[Fault], method: str, chat: int | None) -> Fault | None:
    """The first fault on order that strikes this request."""
    return next((fault for fault in faults if fault.strikes(method, chat)), None)
