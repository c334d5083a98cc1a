"""What a function tells of a word, remembered: the same few thousand words make up most of all news."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


class WordCache(dict[str, T]):
    """What `tell` says of each word it was ever asked of, up to so many words; then it begins anew.

    A dictionary, since all words of a text are asked of at once, for which calling a function each is too slow.
    """

    def __init__(self, tell: Callable[[str], T], *, most: int) -> None:
        super().__init__()
        self._tell = tell
        self._most = most

    def __missing__(self, word: str) -> T:
        if len(self) >= self._most:
            self.clear()
        told = self[word] = self._tell(word)
        return told

    def of(self, words: Iterable[str]) -> list[T]:
        """What is told of each of the words, in their order."""
        return list(map(self.__getitem__, words))
