"""Whether a clause speaks of what was still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_REACH = 240
"""How far, in characters, a clause is looked at on either side of an expression."""
_LONGEST = 3000
"""What is longer is no sentence, and has no tense."""

_BREAK = re.compile(r"[,;:()“”\"–—\s](?:(?<!\s)|-\s)")
"""A mark, or a dash between blanks; one set of characters opens both, which is found fast."""

_SUPPOSED = "due|expected|scheduled|planned|set|slated|supposed|about|likely|poised|bound|going|hoping|meant"
_COMING_VERB = (
    "meet|visit|hold|begin|start|travel|attend|take|resume|return|discuss|sign|vote|be|open|face|appear|announce|"
    "launch|arrive|host|receive|fly|decide|present|publish|release|speak|address|last|continue|leave|go|remain|stay"
)
_VERB = re.compile(
    rf"""(?=[a-z'’])\b(?:  # what may begin none is passed by at once
      (?P<undone>(?:was|were|had\ been|has\ been|have\ been)\ (?:\w+\ )?(?:{_SUPPOSED})\b
        |(?:would|could|should|might|may|must)\ have\b)
    | (?P<coming>(?:will|shall|won['’]t|would|should|must|may|might|can|could|plans?|intends?|upcoming|hopes?|aims?
        |vows?|due|scheduled|slated|poised)\b|(?:is|are|be)\ (?:\w+\ )?(?:{_SUPPOSED})\b
        |(?:is|are|has|have)\ (?:yet\ )?to\ (?!blame\b|do\ with\b)
        |(?:meets|begins|starts|opens|resumes|expires|takes\ place|take\ place)\b(?=\ (?:on\ |at\ )?$)
        |(?:is|are)\b(?=\ (?:on|for)\ $)|expected\b|planned\ for\b|['’]ll\b)
    | (?P<over>(?:managed|failed|began|started|continued|used|had|able|forced|chose|refused|attempted|tried
        |proud|happy|glad|sorry|pleased|seems|seemed|appears|appeared|said|believed|thought|known|reported)\ to\b)
    | (?P<to_come>to\ (?:{_COMING_VERB})\b)
    | (?P<participle>(?:be|been|being)\ (?:\w+ly\ )?\w+(?:ed|en|t)\b)
    | (?P<present>(?:is|are|am)\b)
    | (?P<past>(?:was|were|had|did|has|have|said|told|met|went|came|held|began|took|gave|got|made|flew|left|broke|fell
        |rose|saw|sent|spoke|struck|won|lost|became|found|brought|thought|wrote|shot|led|knew|chose|drove|grew|ran
        |stood|kept|died|sat|paid|sold|bought|built|fought)\b
        |(?!indeed|hundred|speed|breed|united|need)[a-z]{{3,}}ed\b)
    )""",
    re.VERBOSE,
)
_TO_DO = re.compile(r"\sto\s[a-z]")
_LEADING_UP = ("up to", "ahead of", "in time for")
_AHEAD = re.compile(r"\b(?:run[- ]?up to|ahead of|in time for)\s[^.]{0,60}\b(?:in|on|for)\s$")
_AWAITING = re.compile(r"\b(?:before|when|until|once|if)\s(?:[\w'’]+\s){0,3}$")
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:\w+\s+)?$")
_BY = re.compile(r"\bby\s(?:the\s|early\s|late\s|mid-?\s?)?$")
_OVER = re.compile(r"\b(?:was|were|had|lasted|fought|from)\b")


_BEFORE_NOUNS = frozenset("a an the its their his her our of in on at by with for from behind between no and".split())
"""Words behind which an "-ed" belongs to a noun: "behind closed doors", "the wounded"."""


def _verbs(clause: str) -> Iterator[re.Match[str]]:
    return (found for found in _VERB.finditer(clause) if found.lastgroup != "participle" and not _adjective(found))


def _adjective(found: re.Match[str]) -> bool:
    if found.lastgroup != "past" or not found.group().endswith("ed"):
        return False
    before = found.string[: found.start()].rsplit(None, 1)
    return bool(before) and (before[-1] in _BEFORE_NOUNS or before[-1].endswith(("'s", "’s")))


@lru_cache(maxsize=256)
def is_future(sentence: str, start: int, end: int) -> bool:
    """Whether the verb nearest to sentence[start:end] looks ahead; its own clause goes first.

    Within the clause the last verb before the expression decides, else the first after it: "he said he will go on
    Friday" looks ahead, "he said on Friday that he will go" doesn't.
    """
    if len(sentence) > _LONGEST:
        return False
    earlier = _BREAK.split(sentence[max(0, start - _REACH) : start])
    later = _BREAK.split(sentence[end : end + _REACH])
    own = earlier.pop()
    if "til" in own and _UNTIL.search(own):
        return not _OVER.search(own)
    if "by" in own and _BY.search(own):
        return _is_deadline(own, later[0])
    if any(map(own.__contains__, _LEADING_UP)) and _AHEAD.search(own):
        return True
    for found in reversed([*_verbs(own)]):
        if not _is_awaited(found):
            return _looks_ahead(found)
    nearest = next(_verbs(later[0]), None) or _last_verb(earlier) or _first_verb(later[1:])
    return nearest is not None and _looks_ahead(nearest)


def _last_verb(clauses: Sequence[str]) -> re.Match[str] | None:
    for clause in reversed(clauses):
        if verbs := [*_verbs(clause)]:
            return verbs[-1]
    return None


def _first_verb(clauses: Sequence[str]) -> re.Match[str] | None:
    return next((found for clause in clauses for found in _verbs(clause)), None)


def _is_deadline(before: str, after: str) -> bool:
    """Whether what stands in front of "by" a date was still to be done: "hopes to finish by", not "had fled by"."""
    verbs = [*_verbs(before)]
    if verbs:
        return any(map(_looks_ahead, verbs)) or bool(_TO_DO.search(before[verbs[0].end() :]))
    return not any(found.lastgroup == "past" for found in _verbs(after))


def _is_awaited(found: re.Match[str]) -> bool:
    """Whether a verb stands behind "before", "until" or "when", so that another one tells the time."""
    front = found.string[: found.start()]
    if found.lastgroup not in ("present", "past") or not _AWAITING.search(front):
        return False
    return found.lastgroup == "present" or any(map(_looks_ahead, _verbs(front)))


def _looks_ahead(found: re.Match[str]) -> bool:
    return found.lastgroup in ("coming", "to_come")
