"""What was worked out before, found again only by all that it was worked out from: nothing of it can be stale."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from hashlib import blake2b
from threading import Lock
from typing import Generic, TypeVar

Result = TypeVar("Result")


class ResultCache(Generic[Result]):
    """Results of one pure function, the latest used; safe from several threads at once."""

    def __init__(self, most: int) -> None:
        """Keep no more than so many results."""
        self._most = most
        self._results: OrderedDict[bytes, Result] = OrderedDict()
        self._guard = Lock()

    def of(self, key: bytes, work: Callable[[], Result]) -> Result:
        """The result for what the key was `signed` from, worked out where it is not at hand."""
        with self._guard:
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]
        result = work()
        with self._guard:
            self._results[key] = result
            while len(self._results) > self._most:
                self._results.popitem(last=False)
        return result


def signed(parts: Iterable[object]) -> bytes:
    """A key that is another one for other parts, or in another order; the parts are tuples of plain values."""
    digest = blake2b(digest_size=20)
    for part in parts:
        digest.update(repr(part).encode())
        digest.update(b"\0")
    return digest.digest()
