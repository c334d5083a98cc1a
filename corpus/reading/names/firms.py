"""How firms are called: with an "&", with their form in law, behind the people they are of."""

from __future__ import annotations

from collections.abc import Collection

from corpus.reading.names.lexicon import lexicon
from corpus.reading.names.tokens import BLANKS, Words

_INSIDE = frozenset((" & ", "! ", ", ", "'s ", "’s "))
"""What may stand between two words of a firm's name, beside a blank."""
_JOINING = ("of", "for")
_ORDINARY = frozenset(("securities",))
"""Makes an organisation where it ends the name, and none inside: "Securities and Exchange Commission"."""
_OWNING = frozenset(("' ", "’ ", "'s ", "’s "))


def goes_on(words: Words, at: int, inside: Collection[int]) -> bool:
    """Whether what stands behind a word may be of the same name.

    A blank leads on, but not behind a form in law: "by Acme Corp. Shares fell". So do the marks inside the names of
    firms: "Procter & Gamble", "Yahoo! Inc.", but not "Ford & Toyota". `inside` are the places of known names.
    """
    gap = words.gaps[at]
    if gap in BLANKS:
        return words.lower[at] not in lexicon().forms_alone or words.lower[at + 1] in lexicon().forms_alone
    if gap not in _INSIDE or not words.capital[at + 1]:
        return False
    if words.lower[at + 1].rstrip(".") in lexicon().forms_alone:
        return True
    return gap == " & " and at not in inside and at + 1 not in inside


def leads_on(words: Words, end: int) -> bool:
    """Whether "of" or "for" and a further word stand next to the last."""
    at = end + 1
    return at + 1 < len(words.starts) and words.joined(end) and words.lower[at] in _JOINING and words.joined(at)


def is_inside(words: Words, at: int, inside: Collection[int]) -> bool:
    """Whether an "and" stands inside a name of ordinary words: "the Food and Grocery Council".

    What makes an organisation, an office or a people in front of it parts two: "Congress and the Labour Party".
    """
    if at == 0 or words.opening[at - 1] or not (words.joined(at - 1) and words.joined(at)):
        return False
    if at - 1 in inside or not words.capital[at - 1] or not _is_plain(words.lower[at - 1]):
        return False
    head = at + 1
    while words.capital[head] and head not in inside and _is_plain(words.lower[head]) and words.joined(head):
        head += 1
    makes, known = words.lower[head].rstrip("."), lexicon()
    return head > at + 1 and words.capital[head] and makes in known.organisations and makes not in known.forms_alone


def _is_plain(lower: str) -> bool:
    """Whether a word is an English one and no name, office, people or kind of organisation."""
    known = lexicon()
    special = (known.organisations, known.titles, known.peoples, known.never, known.small_words, known.first_names)
    if lower in _ORDINARY or lower in known.members:
        return True
    return known.is_english(lower) and not any(lower in words for words in special)


def end_past_and(words: Words, end: int) -> int:
    """Where a name ends that goes on with a second field: "Department of Foreign Affairs and Trade"."""
    fields = lexicon().fields
    if words.lower[end] not in fields or words.lower[end + 1 : end + 2] != ["and"]:
        return end
    last = end + 1
    while words.joined(last) and words.capital[last + 1] and words.lower[last + 1] in fields:
        last += 1
    return last if last > end + 1 and words.joined(end) else end


def joins(words: Words, first: int, last: int) -> bool:
    """Whether an "&" stands between two of the words."""
    return any(words.gaps[n] == " & " for n in range(first, last))


def is_index(words: Words, last: int) -> bool:
    """Whether a figure stands behind a name, so that it is an index: "the Standard & Poor's 500"."""
    return "".join(words.lower[last + 1 : last + 2]).isdigit()


def is_form(words: Words, first: int, last: int) -> bool:
    """Whether the words tell only a form in law: "Motor Co."."""
    return first <= last and lexicon().legal_forms.issuperset(
        words.lower[n].rstrip(".") for n in range(first, last + 1)
    )


def has_members(words: Words, first: int) -> bool:
    """Whether in front stands whom an organisation is of: "Workers' Party"."""
    whose = first > 0 and words.gaps[first - 1] in _OWNING and words.capital[first - 1]
    return whose and words.lower[first - 1] in lexicon().members


def is_none(words: Words, head: int, last: int, *, ordinary: bool) -> bool:
    """Whether words that end in what makes an organisation name none: "Health Services Minister", "Federal Government".

    `ordinary` says that all of them are English words.
    """
    if words.lower[head] == "government":
        return ordinary
    return head == last and words.joined(last) and words.lower[last + 1 : last + 2] == ["minister"]
