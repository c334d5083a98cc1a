"""Which dates of a sentence only point at something told elsewhere, and which are the page's own stamps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.reading.times.words import MONTHS

REACH = 90
"""How far, in characters, the words around a date are looked at."""

_LEADS = re.compile(
    r"\b(?:since|as of|as at|dating (?:back )?to|before|after|following|prior to|ahead of|dated"
    r"|(?:than|compared with|compared to|unlike|like) (?:in|on|at)?)\s*"
    r"(?:winning |losing )?(?:(?:the|on|in|early|late|mid|about|around)[\s-]*)?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:(?:until|till)\b[^,;:.]*|(?:up to|by)\s+(?:(?:the|early|late|mid)[\s-]*)?)$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b[^,;:.]*$", re.IGNORECASE)
_OF = re.compile(r"\b(?P<noun>[^\W\d_]+) of (?:the )?$")
_LATER = re.compile(
    r"\b(?:after|before|following)\b[^,;:.]*$"
    r"|\s(?:who|whom|whose|which|that (?:was|were|had|took|began|started))\b[^,;:.]*$",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\b(?:the|a|an) [\w-]+ (?:he|she|they|it) (?:[\w-]+ ){1,3}in $", re.IGNORECASE)
_PARTS = frozenset(
    """morning evening night afternoon hours dawn midnight noon eve day days week month year end start beginning middle
    half quarter spring summer autumn fall winter rest course as""".split()
)
"""What may stand before "of" and a date as a part of that time: "the night of 9 November"."""
_POINTING = re.compile(r"(?:\b(?:the|this|that|these|those|his|her|its|their|a|an)|['’]s?)\s+$", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|in|by|during|from|at)\s+(?:the\s+)?$", re.IGNORECASE)
_NEXT = re.compile(r"\s+([^\W\d_][\w-]*)")
_HAPPENINGS = frozenset(
    """attack attacks statement agreement agreements ceasefire truce accord accords election elections vote poll polls
    war wars movement uprising revolution invasion deal treaty summit meeting talks conference massacre disaster
    earthquake tsunami crash crisis bombing bombings protest protests resolution killing killings raid raids referendum
    coup campaign season budget report census genocide conflict rising strike strikes operation declaration
    memorandum olympics games championship championships edition""".split()
)
_NO_NOUNS = frozenset(
    """and or but to at in on by for from with of as is was were are has have had will would after before when while who
    which that until till since he she it they we the a an his her its their said says told between against over into
    also not then during about under near off out up down if because where there this these those both all only just
    more most than through followed met""".split()
)
_NAMED = re.compile(r"[a-z]['’]?\s+[A-Z][\w&-]+\s+$")
_PAPER = re.compile(r"\s?['’]s\s+(?:[A-Z][a-z]+\b)")
_BAR_AFTER = re.compile(
    r"[\s,;]*(?:at\s+)?(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?)?\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?\s?\|", re.IGNORECASE
)
_BAR_BEFORE = re.compile(r"\|\s*$")
_POSTED = re.compile(r"\b(?:updated|published|posted|modified|reviewed)\s*:\s*(?:on\s+)?$", re.IGNORECASE)
_OF_ITSELF = re.compile(
    r"\bthis (?:article|story|piece|page|post|blog|column|interview|item|video) (?:was|has been|is) (?:\w{1,12} )?"
    r"(?:amended|corrected|clarified|changed|edited|revised|modified|updated|published|posted|removed)\b",
    re.IGNORECASE,
)
_WROTE = re.compile(r"\s*,\s*\S{1,40}\s+(?:wrote|said|writes|says)\s*:")
_CLOCKED = re.compile(r"[\s,;]+\d{1,2}[.:]\d\d(?:[.:]\d\d|\s*(?:[A-Z]{3,4}\b|[ap]\.?m\b))")
_DATELINE = re.compile(r"^[^\W\d_a-z][^a-z]{1,40},\s*$")
_YEAR = re.compile(r"(?<!\d)[12]\d\d\d(?!\d)")


def is_stamp(words: str, before: str, after: str) -> bool:
    """Whether a date only says when the page, or a reader's remark on it, was written or changed.

    `words` are the date's own, `before` and `after` what stands around it in its sentence.
    """
    if not before.strip(" -–—*•") and not after.strip(" .-–—*•") and _names_month_or_year(words.lower().split()):
        return True
    near = before[-REACH:]
    if ("|" in after and _BAR_AFTER.match(after)) or (":" in near and _POSTED.search(near)):
        return True
    if "his" in near and _OF_ITSELF.search(near):
        return True
    if not _YEAR.search(words):
        return False
    if _BAR_BEFORE.search(near) or (":" in words and _WROTE.match(after)):
        return True
    return bool(_CLOCKED.match(after)) and not _ON.search(near)


def is_dateline(before: str) -> bool:
    """Whether a date stands where an agency says where and when it reports: "GENEVA, May 5 (Agency) -"."""
    return len(before) <= REACH and bool(_DATELINE.match(before))


def is_reference(words: str, before: str, after: str, *, expected: bool, precise: bool) -> bool:
    """Whether a date only says of which happening the sentence speaks, or since or until when something is so.

    `precise` is true for a single day, `expected` for what was still to come. "Since 3 May forty have fled", "the
    statement of 3 May", "the 2003 invasion", "than in March" point; "on 3 May forty fled" tells.
    """
    near = before[-REACH:]
    if words == "9/11" or _LEADS.search(near) or ("ince" in near and _SINCE.search(near)):
        return True
    if not expected and _UNTIL.search(near):
        return True
    of = _OF.search(near) if "of" in near[-8:] else None
    if of and of["noun"].lower() not in _PARTS:
        return True
    return _is_attribute(words, near, after) or (not precise and bool(_LATER.search(near) or _CONTACT.search(near)))


def _is_attribute(words: str, before: str, after: str) -> bool:
    """Whether a date stands in front of the noun that it says the time of: "the 9 November statement"."""
    following = _NEXT.match(after[:REACH])
    if _PAPER.match(after[:REACH]) or (_YEAR.fullmatch(words) and _NAMED.search(before)):
        return True
    if not following or not _names_month_or_year(words.lower().replace(".", "").split()):
        return False
    noun = following.group(1).lower()
    pointed = words[:4].lower() == "the " or _POINTING.search(before)
    if pointed and noun not in _NO_NOUNS and following.group(1).islower():
        return not noun.endswith("ed")
    return noun in _HAPPENINGS and not _ON.search(before)


def _names_month_or_year(words: Sequence[str]) -> bool:
    return any(word in MONTHS or _YEAR.fullmatch(word) or word[:3] in _SHORT_MONTHS for word in words)


_SHORT_MONTHS = frozenset(month[:3] for month in MONTHS)
