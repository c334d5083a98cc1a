"""What the letters of one word tell of it."""

from __future__ import annotations

from corpus.reading.names.lexicon import lexicon

_ARABIC = ("al-", "el-")
"""Articles in small letters that a surname may begin with: "al-Sadr"."""


def may_be_name(word: str, *, titled: bool = False) -> bool:
    """Whether one word alone may name somebody, as it is written; behind a title nearly any may."""
    lower = word.lower().rstrip(".")
    if len(lower) < 2 or (word[0].islower() and not (lower.startswith(_ARABIC) and word[3:4].isupper())):
        return False
    if titled:
        return lower not in lexicon().small_words
    whole = lower.replace("-", "")
    return whole.isalpha() or (whole[1:2] in "'’" and whole[2:].isalpha()) or is_joined(word)


def is_joined(word: str) -> bool:
    """Whether it is capitals about an "&", as firms are called: "AT&T"."""
    return "&" in word and word.isupper()


def is_initial(lower: str) -> bool:
    """Whether a word in small letters only stands for a name: "j.", "h.w."."""
    return len(lower.rstrip(".")) == 1 or (len(lower) <= 6 and lower.endswith(".") and lower.count(".") >= 2)
