"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.reading.model import Sentence

_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_STOP = re.compile(
    r"""[.!?…‽⁇⁈⁉。！？｡।॥։؟۔።] (?:
        (?<=[.!?…‽⁇⁈⁉])(?<![.!?…‽⁇⁈⁉].)[.!?…‽⁇⁈⁉]*+
        (?:['’]['’]|["”’»'\)\]\}])*+ (?:\ (?:''|”))?+ (?=\s)  # Latin: a space must follow
      | (?<=[。！？｡।॥։؟۔።])[。！？｡।॥։؟۔።]*+ ["”’»」』）\)\]]*+)""",
    re.VERBOSE | re.DOTALL,
)
"""All of them open it, and are then told apart: what begins with one set of characters is looked for several times
as fast as what begins with either of two."""
_BLANKS = str.maketrans(dict.fromkeys('(["“', " "))
_NEXT = re.compile(r"\s*[\"“”‘’'«\[(`–—-]*\s*([^\W_]+)?")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TITLES = _words(
    """mr mrs ms messrs mme mlle dr drs prof hon rev fr sr gen lt col maj capt cmdr cpl sgt adm brig gov sen rep pres
    sec amb atty insp supt det st ste mt ft no nos vs v cf ca approx est fig figs vol vols art arts pp ed eds op
    e.g i.e viz al jan feb mar apr jun jul aug sept oct nov dec mon tue tues wed thu thurs fri dept univ bros"""
)
"""What is shortened before the word it belongs to: no sentence ends behind it."""
_TAILS = _words(
    """inc corp co ltd llc plc jr etc a.m p.m am pm u.s u.k u.n e.u d.c u.s.a u.s.s.r ph.d m.d b.c a.d sep sat sun"""
)
"""What may end a sentence, and may not."""
_STARTERS = _words(
    """a an the he she it they we you his her its their our my this that these those there here in on at by for from
    to with as if when while after before since although though but and or so yet however meanwhile also then now
    what who how why where which both some many most all no not one two several earlier later last until under
    over during among"""
)
_DATES = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december utc gmt est edt cst cdt mst mdt pst pdt cet cest et ct pt bst ist jst eastern
    central mountain pacific greenwich moscow london paris beijing tokyo baghdad saudi israeli iraqi local"""
)
_LATIN_STOPS = ".!?…‽⁇⁈⁉"
_LOOK_BACK = 24
"""No abbreviation is longer."""
_LOOK_AHEAD = 48


def _goes_on(shortened: str, following: str) -> bool:
    """Whether a word that may or may not end a sentence leads on to the word that follows it."""
    lower = following.lower()
    if shortened.endswith("m") and len(shortened) <= 3:
        return lower in _DATES or lower.isdigit()
    if shortened == "etc":
        return False
    return lower not in _STARTERS


def _is_initial(word: str) -> bool:
    """J or J.R or U.S: capital letters with full stops between."""
    return word[:1].isupper() and all(len(letter) == 1 and letter.isalpha() for letter in word.split("."))


def _stop_is_end(line: str, stop: re.Match[str]) -> bool:
    """Whether a full stop, question mark or the like ends its sentence."""
    ahead = _NEXT.match(line, stop.end(), stop.end() + _LOOK_AHEAD)
    following = (ahead and ahead.group(1)) or ""
    if following[:1].islower():
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    word = _last_word(line[max(0, stop.start() - _LOOK_BACK) : stop.start()])
    lower = word.lower()
    if lower in _TITLES:
        return not following
    if lower in _TAILS or _is_initial(word):
        return not following or not _goes_on(lower, following)
    return True


def _last_word(before: str) -> str:
    """The word that ends where a full stop stands, without the marks in front of it; empty for none."""
    if not before[-1:].isalnum():
        return ""
    word = before.translate(_BLANKS).rsplit(None, 1)[-1]
    while not word[0].isalnum():
        word = word[1:]
    return word


def _ends(line: str) -> list[int]:
    """Where in a line each of its sentences ends."""
    stops = _STOP.finditer(line)
    ends = [stop.end() for stop in stops if line[stop.start()] not in _LATIN_STOPS or _stop_is_end(line, stop)]
    return [*ends, len(line)]


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences in order; each lies within a line, since a line is a paragraph, and begins and ends with ink.

    A line without a full stop, as a heading is, is one sentence. Closing quotation marks stay with their sentence.
    """
    return tuple(sentences(text))


def sentences(text: str) -> Iterator[Sentence]:
    """The same one by one, for whoever wants only the first."""
    offset = 0
    for line in text.splitlines(keepends=True):
        whole, start = line.rstrip(_LINE_ENDS), 0
        for end in _ends(whole):
            piece = whole[start:end]
            words = piece.strip()
            if words:
                first = offset + start + len(piece) - len(piece.lstrip())
                yield Sentence(first, first + len(words), words)
            start = end
        offset += len(line)
