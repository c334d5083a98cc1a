"""Texts that come as rows of tokens ("Jean - Claude , who"): which of their lone hyphens hold a name together."""

from __future__ import annotations

import re

from corpus.reading.names.lexicon import lexicon

HYPHEN = " - "
_MOSTLY = 0.7
"""The share of commas and full stops with a blank in front of them from which on a text is such a row."""
_HELD = "xxx"
"""Letters in a hyphen's place, so that what it holds together is read as one word; as many as it takes with blanks."""
_TRIPLE = re.compile(r"(?<!\S)([^\W\d_]\w*+) - ([a-z]{1,5}) - (?=[^\W\d_])")
_PAIR = re.compile(r"(?<!\S)(?:([^\W\d_]+) )?([^\W\d_]\w*+) - (?=([^\W\d_]++))")
_ARTICLES = frozenset("al el ul ud ur".split())
_LONGEST_SYLLABLE = 6


def is_tokenised(text: str) -> bool:
    """Whether commas and full stops have blanks on both sides."""
    apart = text.count(" , ") + text.count(" . ") + text.count(" .\n")
    return apart > 0 and apart >= _MOSTLY * (text.count(", ") + text.count(". ") + text.count(".\n"))


def held_together(text: str) -> str:
    """A tokenised text, as long as it was, with letters where a hyphen and its blanks stand inside a name.

    So in "Jean - Claude", "al - Qaida", "Ban Ki - moon", "Mazar - i - Sharif"; not in "Karzai - who" and
    "Kabul - based", which are read as well without it.
    """
    return _PAIR.sub(_pair, _TRIPLE.sub(_triple, text))


def _triple(found: re.Match[str]) -> str:
    first, middle = found.groups()
    named = first[0].isupper() and found.string[found.end()].isupper()
    return f"{first}{_HELD}{middle}{_HELD}" if named else found[0]


def _pair(found: re.Match[str]) -> str:
    before, first, last = found.groups()
    together = last[0].isupper() and (first[0].isupper() or first in _ARTICLES)
    if together or (before and _is_given_name(before, first, last)):
        return found[0][: -len(HYPHEN)] + _HELD
    return found[0]


def _is_given_name(family: str, first: str, last: str) -> bool:
    """Whether the two are the syllables of a given name behind a family name: "Ban Ki - moon", not "Hu - who"."""
    known = lexicon()
    if not (family[0].isupper() and first[0].isupper() and last.islower() and family.lower() in known.family_first):
        return False
    if max(len(first), len(last)) > _LONGEST_SYLLABLE:
        return False
    return last == "in" or last not in known.small_words | known.acts | known.never
