"""What the bot has done: every call in order, and every message in brief."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from fakegram.limits import Traffic

SENDING = frozenset({"sendMessage", "sendPhoto", "sendDocument"})


@dataclass(slots=True)
class Journal:
    """Lists that only grow, so that one can read on where one stopped."""

    accepted: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)
    """Every new message that was stored, whether or not the bot has learnt of it."""
    oracle: list[str] = field(default_factory=list)
    """Faults of this server's own."""
    traffic: Traffic = field(default_factory=Traffic)
    calls: Counter[str] = field(default_factory=Counter)
    """Accepted, by method."""
    codes: Counter[str] = field(default_factory=Counter)
    """Refused, by code."""

    def accept(self, method: str, chat: int | None, given: dict[str, Any], result: Any) -> None:
        shown: dict[str, Any] = result if isinstance(result, dict) else {}
        call = {
            "method": method,
            "chat": chat,
            "message": shown.get("message_id"),
            "text": shown.get("text", shown.get("caption")),
            "keys": shown.get("reply_markup", {}).get("inline_keyboard", []),
            "photo": bool(shown.get("photo")),
            "given": {name: value for name, value in given.items() if name != "media"},
        }
        self.accepted.append(call)
        self.calls[method] += 1
        if method in SENDING:
            self._send(call, shown)

    def _send(self, call: dict[str, Any], shown: dict[str, Any]) -> None:
        brief = {name: call[name] for name in ("method", "chat", "message", "text", "keys")}
        thread = shown.get("message_thread_id", 0)
        silent = str(call["given"].get("disable_notification", "")).lower() == "true"
        at = self.traffic.count(taken=True)
        self.sent.append({"n": len(self.sent), "at": at, "thread": thread, "silent": silent} | brief)

    def refuse(self, method: str, chat: int | None, code: int, description: str) -> None:
        self.refused.append({"method": method, "chat": chat, "code": code, "description": description})
        self.codes[str(code)] += 1
        if code == 429 and method in SENDING:
            self.traffic.count(taken=False)

    def counts(self) -> dict[str, Any]:
        """How much of what there was."""
        return {
            "accepted": self.calls,
            "refused": self.codes,
            "sent": len(self.sent),
            "oracle": len(self.oracle),
            "busiest": self.traffic.busiest,
            "seconds": self.traffic.seconds,
        }
