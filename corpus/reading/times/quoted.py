"""Which parts of a text stand between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right

_MARK = re.compile(r"[“”„«»\"\n\r`'](?:(?<![`'])|(?<=`)`|(?<=')')")
"""One set of characters opens all of them, which is found fast."""
_LONGEST = 5000
"""A mark without its partner within so many characters is taken for a slip."""
_OPENING = ("“", "„", "«", "``")
_CLOSING = ("”", "»", "''")


class Quoted:
    """The quotations of a text; one that isn't closed in its paragraph runs to the paragraph's end."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        opened: int | None = None
        straight = False
        for mark in _MARK.finditer(text):
            opened, straight = self._step(mark, opened, straight=straight)
        if opened is not None and not straight:
            self._add(opened, len(text))

    def _step(self, mark: re.Match[str], opened: int | None, *, straight: bool) -> tuple[int | None, bool]:
        written = mark.group()
        if written in "\n\r":
            if opened is not None and not straight:
                self._add(opened, mark.start())
            return None, False
        closes = written in _CLOSING or (written == '"' and opened is not None)
        if opened is not None and closes:
            self._add(opened, mark.start())
            return None, False
        if opened is None and (written in _OPENING or written == '"'):
            return mark.start(), written == '"'
        return opened, straight

    def _add(self, start: int, end: int) -> None:
        if end - start <= _LONGEST:
            self._starts.append(start)
            self._ends.append(end)

    def holds(self, place: int) -> bool:
        """Whether the character at that place is quoted."""
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._ends[number]
