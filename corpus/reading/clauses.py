"""Whether a name begins the clause it stands in, so that it can be the one who speaks there."""

from __future__ import annotations

from corpus.reading.letters import pattern
from corpus.reading.names.lexicon import lexicon
from corpus.reading.times.words import MONTHS, WEEKDAYS

_LONGEST = 160
"""Characters in front of a name that are looked at."""
_LONGEST_OFFICE = 14
"""Words of an office and of whose it is, at most: "the former head of the city's police"."""
_PIECE = pattern(r"[^\W_]+(?:[.'’-][^\W_]+)*|''|\S")
_SKIPPED = ("'", "’", "s", ".")
"""What is left of a possessive or a shortened word where a text is cut into pieces."""
_OPENS = frozenset(
    """but yet so then while whilst whereas although though because still now when once later earlier ago today
    yesterday tonight tomorrow recently meanwhile however instead also afterwards afterward again since too well night
    morning afternoon evening noon midnight day week weekend month year decade time spring summer autumn winter
    statement interview speech letter email e-mail memo blog tweet note address""".split()
)
"""What may stand right in front of a clause: what joins it to another, a time, or where something was said."""
_TIMES = frozenset(word.lower() for word in (*MONTHS, *WEEKDAYS))
_NO_TIMES = frozenset("formerly only family supply reply assembly".split())
_WHOSE = frozenset("the a an his her its their my our s this that's another one two three many some several".split())
_BEARERS = frozenset(
    """coordinator member examiner colleague son daughter brother sister wife husband father mother star friend agent
    specialist neighbour neighbor resident student teacher survivor witness eyewitness service operator rapporteur
    elected named appointed""".split()
)
"""What a name's bearer may be called beside offices."""
_NEVER = frozenset("which who whom whose where that what how why whether when if as than not".split())
"""Behind these a clause only hangs on another one."""


def begins(front: str, names: frozenset[str], *, office: bool = False) -> bool:
    """Whether a name behind these words is the head of a clause: nothing, a time or a comma before its office.

    `names` are the words of other names in front, which an office may hold ("German chancellor"); `office` tells that
    an office stood between and is cut off already. "Rebels fighting to overthrow X said", "an election X said he lost"
    and "which X said" are refused.
    """
    near = front[-_LONGEST:]
    pieces = [piece for piece in _PIECE.of(near).findall(near) if piece not in _SKIPPED]
    for count, piece in enumerate(reversed(pieces)):
        word = piece.lower().rstrip(".")
        if not piece[0].isalnum():
            return True
        if not office and _opens(word):
            return True
        if count == len(pieces) - 1 and word in ("and", "or"):
            return True
        if count >= _LONGEST_OFFICE or _hangs(word):
            return False
        if not office and not _is_of_office(piece, names):
            return False
        office = office or word in _BEARERS or word in lexicon().titles or word in lexicon().kinds
    return len(front) <= _LONGEST


def _opens(word: str) -> bool:
    if word in _OPENS or word in _TIMES or word[0].isdigit():
        return True
    return word.endswith("ly") and len(word) > 4 and word not in _NO_TIMES


def _hangs(word: str) -> bool:
    """Whether what stands behind a word belongs to it, and is no clause of its own."""
    known = lexicon()
    return word in _NEVER or word in known.belonging or (word in known.acts and word not in known.offices)


def _is_of_office(piece: str, names: frozenset[str]) -> bool:
    """Whether a word right before a name can belong to what its bearer is called: an office, a country, an owner."""
    known, word = lexicon(), piece.lower().rstrip(".")
    if word in _WHOSE or word in _BEARERS or word in known.titles or word in known.kinds or piece.rstrip(".") in names:
        return True
    if word in known.peoples or (piece.islower() and (word in known.before_offices or word in known.objects)):
        return True
    return word.endswith(("'s", "’s")) or "-" in word
