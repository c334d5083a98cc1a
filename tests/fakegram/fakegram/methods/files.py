"""Files that people sent: where the bot can fetch them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fakegram.methods.given import Files, Given, Method
from fakegram.refusal import bad_request

if TYPE_CHECKING:
    from fakegram.telegram_state import State

LARGEST = 20 * 2**20
"""Bytes of a file that bots can fetch."""
FOLDER = "documents/"


def _get_file(state: State, given: Given, _: Files) -> Any:
    name = str(given.get("file_id") or "")
    data = content(state, name)
    if data is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(data) > LARGEST:
        raise bad_request("file is too big")
    path = {"file_path": f"{FOLDER}{name}"}
    return {"file_id": name, "file_unique_id": name.replace("f", "u"), "file_size": len(data)} | path


def content(state: State, name: str) -> bytes | None:
    """The document of this file id; None where there is none."""
    found = next((each for each in state.messages.kept.values() if f"f{each.number}" == name), None)
    return found.document if found else None


METHODS = {"getFile": Method(frozenset({"file_id"}), _get_file)}
