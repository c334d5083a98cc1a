"""What the server says no with."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """An error code, the description that goes with it, and what a program can act on."""

    def __init__(self, description: str, code: int = 400, parameters: dict[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.parameters = parameters or {}

    def answer(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": str(self)}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(problem: str) -> Refusal:
    """The most frequent kind: the request can't be carried out as it stands."""
    return Refusal(f"Bad Request: {problem}")


def too_many(seconds: int) -> Refusal:
    """The request to wait."""
    return Refusal(f"Too Many Requests: retry after {seconds}", 429, {"retry_after": seconds})
