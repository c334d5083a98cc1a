"""When two names of people are one person's."""

from __future__ import annotations

from functools import lru_cache

from corpus.reading.names.lexicon import lexicon
from corpus.reading.spelling import alike, fold, skeleton

SAME_FIRST_NAME = 0.75
SAME_SURNAME = 0.85
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "junior", "senior"))


def is_initial(word: str) -> bool:
    """Whether a word of a name only stands for one: "J.", "H.W."."""
    bare = fold(word)
    return len(bare) == 1 or (len(bare) <= 3 and "." in word and bare not in _SUFFIXES)


@lru_cache(maxsize=8192)
def parts_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, without Jr. and the like."""
    words = tuple(word for part in name.split() if (word := fold(part).replace(" ", "")))
    bare = tuple(word for word in words if word not in _SUFFIXES)
    return bare or words


def suffix_of(name: str) -> str:
    """ "jr" of "Ferdinand Marcos Jr."; empty for none."""
    words = name.split()
    last = fold(words[-1]) if words else ""
    return last if last in _SUFFIXES and len(words) > 1 else ""


def surname_of(name: str) -> str:
    """The last word of a name, with the small words in front of it: "bin Laden", "Krikorian"."""
    words = name.split()
    while len(words) > 1 and fold(words[-1]) in _SUFFIXES:
        words = words[:-1]
    return words[-1] if words else name


def same_person(a: str, b: str) -> bool:
    """Whether two full names are one person's in two spellings.

    The same surname with first names alike (Sergej, Sergei) or one short for the other (Kenneth, Ken), or the same
    first name with surnames alike (Zelensky, Zelenskiy). Never on initials, never where middle names or "Jr." speak
    against it.
    """
    if suffix_of(a) != suffix_of(b):
        return False
    ours, theirs = parts_of(a), parts_of(b)
    if ours == theirs:
        return True
    if len(ours) < 2 or len(theirs) < 2 or len(ours[0]) < 2 or len(theirs[0]) < 2:
        return False
    return _agree(ours, theirs) and _middles_agree(ours[1:-1], theirs[1:-1])


def _agree(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether first names and surnames go together; how alike two are is asked last, since it takes longest."""
    if other_sex(ours[-1], theirs[-1]):
        return False
    if ours[-1] == theirs[-1] and _is_short_for(ours[0], theirs[0]) and ours[-1] not in lexicon().common_surnames:
        return True
    sounds = skeleton(ours[-1]) == skeleton(theirs[-1])
    if ours[0][0] != theirs[0][0] or ours[-1][0] != theirs[-1][0]:
        return (
            sounds
            and skeleton(ours[0]) == skeleton(theirs[0])
            and alike(ours[0], theirs[0]) >= SAME_FIRST_NAME
            and alike(ours[-1], theirs[-1]) >= SAME_FIRST_NAME
        )
    if ours[-1] == theirs[-1] or (sounds and alike(ours[-1], theirs[-1]) >= SAME_SURNAME):
        return _not_brothers(ours[0], theirs[0]) and alike(ours[0], theirs[0]) >= SAME_FIRST_NAME
    return ours[0] == theirs[0] and len(ours[-1]) >= 5 and alike(ours[-1], theirs[-1]) >= SAME_SURNAME


def _is_short_for(ours: str, theirs: str) -> bool:
    """Whether one first name is a short form of the other, or both of a third: Ken and Kenneth."""
    names = lexicon().long_names
    return ours in names and names[ours] == names.get(theirs)


def other_sex(ours: str, theirs: str) -> bool:
    """Whether one word may be the other's feminine form: Robert and Roberta, Aliyev and Aliyeva."""
    return ours.endswith("a") != theirs.endswith("a")


def _not_brothers(ours: str, theirs: str) -> bool:
    """Whether two first names that look alike are one in two spellings: Sergej and Sergei, not Marian and Mariam."""
    if other_sex(ours, theirs):
        return False
    return skeleton(ours) == skeleton(theirs) or alike(ours, theirs) >= SAME_SURNAME


def _middles_agree(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Middle names agree where one has none, or each begins as the other does."""
    ours = tuple(word for word in ours if word not in lexicon().particles)
    theirs = tuple(word for word in theirs if word not in lexicon().particles)
    if not ours or not theirs:
        return True
    return len(ours) == len(theirs) and all(a[0] == b[0] for a, b in zip(ours, theirs, strict=True))
