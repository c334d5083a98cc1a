"""One spelling for many: names folded to plain Latin letters, and how alike two of them are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

LONGEST = 200
"""Characters of a name that are compared; what is longer is no name."""

_RUSSIAN = (
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya",
)
_OTHER_CYRILLIC = ("ґіїєјўқғәөүұңһҷҳњљђћџѓќѕ", "g i i e j u q g a o u u n h j h nj lj dj c dz g k dz")
_GREEK = ("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o")
_ARMENIAN = (
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f",
)
_GEORGIAN = (
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)
_TOGETHER = (("ու", "u"), ("ού", "u"), ("ου", "u"), ("ντ", "d"), ("μπ", "b"), ("γκ", "g"), ("τζ", "j"))
"""Armenian and Greek letters that together are one sound."""
_LATIN = ("əæœøłđðþıħŋ’‘ʼ`´'.·ـ", "a ae oe o l d d th i h n - - - - - - - - -")


def _table() -> dict[int, str]:
    pairs: dict[int, str] = {}
    for letters, spellings in (_RUSSIAN, _OTHER_CYRILLIC, _GREEK, _ARMENIAN, _GEORGIAN, _LATIN):
        for letter, spelling in zip(letters, spellings.split(), strict=True):
            pairs[ord(letter)] = spelling.replace("-", "")
    return pairs


_TO_LATIN = _table()
_ENDINGS = re.compile(r"(?:[иыі]й|ьий)\b")
_NOT_NAME = re.compile(r"[\W_]+")
_ASCII_SILENT = str.maketrans("", "", "'.`")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key under which a name is stored and looked up: plain lower-case Latin letters, single spaces.

    Cyrillic, Greek, Armenian and Georgian are written as news agencies would; marks and points go; other
    scripts keep their letters. Folding twice changes nothing.
    """
    if name.isascii():
        lower = name.lower()
        return lower if lower.isalnum() else _NOT_NAME.sub(" ", lower.translate(_ASCII_SILENT)).strip()
    for _ in range(4):
        folded = _fold_once(name)
        if folded == name:
            break
        name = folded
    return name


def _fold_once(name: str) -> str:
    name = unicodedata.normalize("NFC", name.casefold())
    for letters, spelling in _TOGETHER:
        name = name.replace(letters, spelling)
    name = _ENDINGS.sub("y", name).translate(_TO_LATIN)
    bare = (char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return _NOT_NAME.sub(" ", "".join(bare).casefold().translate(_TO_LATIN)).strip()


def in_latin(name: str) -> bool:
    """Whether a name is written in Latin letters, with or without marks."""
    return all(ord(char) < 0x0250 or 0x1E00 <= ord(char) < 0x1F00 for char in name if char.isalpha())


def similar(a: str, b: str) -> float:
    """How alike two names look once folded, 0 (nothing in common) to 1 (the same letters in the same order).

    Twice the longest common subsequence over the two lengths, as in "edit similarity" without substitution.
    """
    return alike(fold(a)[:LONGEST], fold(b)[:LONGEST])


def alike(a: str, b: str) -> float:
    """`similar` for names already folded."""
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    return 2.0 * _common(a, b) / (len(a) + len(b))


def at_most_alike(a: str, b: str) -> float:
    """What `alike` can not exceed for two folded names: a letter that only one of them has is shared by none."""
    ours, theirs = set(a), set(b)
    shared = min(len(a) - len(ours - theirs), len(b) - len(theirs - ours))
    return 2.0 * shared / (len(a) + len(b)) if a and b else 0.0


def _common(a: str, b: str) -> int:
    """The length of the longest common subsequence, all of `a` at once in the bits of a number (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for at, char in enumerate(a):
        places[char] = places.get(char, 0) | (1 << at)
    everywhere = (1 << len(a)) - 1
    row = everywhere
    for char in b:
        met = row & places.get(char, 0)
        row = ((row + met) | (row - met)) & everywhere
    return len(a) - row.bit_count()


_SOUNDS = str.maketrans("ckqszxvwfaeiouyhj", "kkkssSvvv" + " " * 8)


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """What stays of a word however it is transliterated: its consonants by kind, and whether it starts with a
    vowel. Meant for finding candidates, not for telling them apart."""
    folded = fold(word).replace(" ", "")[:LONGEST]
    if not folded:
        return ""
    bones = folded.translate(_SOUNDS).replace("S", "ks").replace(" ", "")
    return ("a" if folded[0] in "aeiouyhj" else "") + "".join(letter for letter, _ in groupby(bones))
