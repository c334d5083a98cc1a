"""The forms that a word of a question can have in a sentence that answers it: "die" in "died" and "death". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from digests.likeness import UNUSUAL, usual

_FAMILIES = """
    begin begins began begun beginning start starts started starting outbreak erupt erupts erupted
    end ends ended ending finish finished
    born birth
    become becomes became
    blow blows blew blown
    break breaks broke broken
    bring brings brought
    build builds built building
    buy buys bought buying purchase purchased
    catch catches caught
    choose chooses chose chosen
    close closes closed closing shut shuts
    come comes came coming
    draw draws drew drawn
    fall falls fell fallen
    fight fights fought fighting
    find finds found
    flee flees fled fleeing
    fly flies flew flown flight
    free frees freed freeing
    give gives gave given
    go goes went gone
    hang hangs hanged hung
    hide hides hid hidden
    hit hits hitting
    collide collides collided collision
    decide decides decided decision
    explode explodes exploded explosion blast
    invade invades invaded invading invasion
    hold holds held holding
    keep keeps kept
    kill kills killed killing assassinate assassinates assassinated assassination murder murders murdered
    land lands landed landing
    lay lays laid
    lead leads led
    leave leaves left leaving
    lose loses lost losing loss
    make makes made making
    marry marries married marrying marriage wed wedding
    meet meets met meeting
    open opens opened opening
    pay pays paid
    put puts
    quit quits resign resigns resigned resigning resignation
    read reads
    ride rides rode ridden
    rise rises rose risen
    run runs ran running
    see sees saw seen
    sell sells sold selling sale
    send sends sent
    set sets
    shake shakes shook shaken
    shoot shoots shot shooting
    sign signs signed signing signature
    sink sinks sank sunk sinking
    sit sits sat
    speak speaks spoke spoken speech
    spend spends spent
    stand stands stood
    steal steals stole stolen theft
    stick sticks stuck
    strike strikes struck striking
    swear swears swore sworn
    take takes took taken
    teach teaches taught
    tear tears tore torn
    throw throws threw thrown
    win wins won winning victory
    withdraw withdraws withdrew withdrawn withdrawal
    write writes wrote written
"""
_ENDINGS = "s es ed d ing e y ies ied ion ions ition ation ations ment ments age er ers".split()
_ENDINGS_OF_VERBS = "s ed ing".split()
_LONG_ENOUGH = 4
"""Letters of a word that has other endings than a verb's: "car" and "care" have nothing to do with each other."""
_LOST = ("ations", "ation", "ions", "ion", "ments", "ment", "ing", "ied", "ies", "ed", "es", "s", "e", "y")
_EITHER = re.compile(r"(?<=[^\W\d_]{3})(?:[iy][sz](?=e|ing|ation)|ou?r(?=s?$|ed$|ing$|able$))")
_OTHER = {"is": "iz", "iz": "is", "ys": "yz", "yz": "ys", "or": "our", "our": "or"}
_LEFT = 3
"""Letters that an ending leaves, at least."""

_FAMILY_OF = {word: tuple(family.split()) for family in _FAMILIES.strip().splitlines() for word in family.split()}


def is_irregular(word: str) -> bool:
    """Whether a lower-case word is one of a family whose forms no rule makes: mostly what somebody does."""
    return word in _FAMILY_OF


def spelt(word: str) -> tuple[str, ...]:
    """Every form of a lower-case word that can be searched for, in alphabetical order; some are no words."""
    same = {word, usual(word), *(other for other in UNUSUAL if usual(other) == usual(word)), *_FAMILY_OF.get(word, ())}
    if word not in _FAMILY_OF and word:
        root, endings = _root(word)
        same |= {f"{stem}{ending}" for stem in (root, root + root[-1]) for ending in ("", *endings)}
    return tuple(sorted(same | {other for each in same for other in _otherwise_spelt(each)}))


def _otherwise_spelt(word: str) -> Iterator[str]:
    """How the other side of the Atlantic writes it: "recognize", "colour"."""
    if found := _EITHER.search(word):
        yield word[: found.start()] + _OTHER[found[0]] + word[found.end() :]


@lru_cache(maxsize=256)
def forms(word: str) -> re.Pattern[str]:
    """What finds a lower-case word in a text in any of its forms, and the words that name the same."""
    return any_of(spelt(word))


@lru_cache(maxsize=64)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds whole words in a text, whatever their case."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def _root(word: str) -> tuple[str, Sequence[str]]:
    """The part that a word's forms share, its last letter doubled or not ("ban", "banned"), and what they end in."""
    ending = next((one for one in _LOST if word.endswith(one) and len(word) - len(one) >= _LEFT), "")
    root = word.removesuffix(ending)
    if len(root) > _LEFT and root[-1] == root[-2] and ending in ("ing", "ed"):
        root = root[:-1]
    return root, _ENDINGS if len(word) >= _LONG_ENOUGH else _ENDINGS_OF_VERBS
