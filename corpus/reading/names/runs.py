"""Which words of a text make up names: runs of capitals, parted from titles, weekdays and ordinary words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.known_actors import KnownActor
from corpus.model import ActorKind
from corpus.reading.names import areas, firms
from corpus.reading.names.gazetteer import Match, Use
from corpus.reading.names.lexicon import Lexicon
from corpus.reading.names.shapes import is_initial, may_be_name
from corpus.reading.names.tokens import Words
from corpus.reading.names.wordlike import WordLike

_LONGEST_RUN = 16
_LONGEST_PERSON = 6


class Sort(StrEnum):
    """What a found name is taken for, before the rest of the article is looked at."""

    KNOWN = "known"
    PERSON = "person"
    ORGANISATION = "organisation"
    SEVERAL = "several"
    """Two words or more that may be anything."""
    SINGLE = "single"
    HEAD = "head"
    """The word for what an organisation is, alone behind "the": "the Court"."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words `first` to `last` (both included) that may name an actor."""

    first: int
    last: int
    sort: Sort
    match: Match | None = None
    titled: bool = False
    ordinary: bool = False
    """Whether it is an English word too, which names somebody only where somebody has that surname: "Brown"."""


class Runs:
    """Reads the runs of one article; knows where its known names stand."""

    def __init__(self, words: Words, actors: Sequence[KnownActor], matches: Sequence[Match], known: Lexicon) -> None:
        self._words = words
        self._actors = actors
        self._known = known
        self.starting = {match.first: match for match in matches}
        self.inside = {n for match in matches for n in range(match.first, match.last + 1)}
        self._wordlike = WordLike(words, self.inside)

    # Runs

    def end_of_run(self, first: int) -> int:
        """The last word of the run that begins here: capitals side by side, small particles between them."""
        last = self._end_of_match(first)
        while last - first < _LONGEST_RUN and firms.goes_on(self._words, last, self.inside):
            step = self._step(last + 1)
            if not step:
                break
            last = self._end_of_match(last + step)
        return last

    def _end_of_match(self, at: int) -> int:
        return self.starting[at].last if at in self.starting else at

    def _step(self, at: int) -> int:
        """How many words further a run goes: 1 to a capital, more over particles, 0 where it ends."""
        words = self._words
        if words.capital[at] or at in self.starting:
            return 1
        if words.lower[at] == "and" and firms.is_inside(words, at, self.inside):
            return 2
        if words.lower[at] == "the" and self._is_epithet(at + 1):
            return 2
        for step in (1, 2):
            if words.lower[at + step - 1] not in self._known.particles or not words.joined(at + step - 1):
                return 0
            if words.capital[at + step]:
                return step + 1
        return 0

    def _is_epithet(self, at: int) -> bool:
        """Whether a word goes on from "the" as in "Alexander the Great"."""
        words = self._words
        return words.joined(at - 1) and words.capital[at] and words.lower[at] in self._known.epithets

    def read_run(self, first: int, last: int) -> Iterator[Found]:
        """The names of a run, which titles and weekdays part."""
        at = self._past_object(first, last)
        titled = at > first
        while at <= last:
            office = self._end_of_office(at, last)
            if office >= at:
                at, titled = office + 1, True
                continue
            if self._parts(at):
                at, titled = at + 1, False
                continue
            end = at
            while end < last and not self._parts(end + 1) and self._end_of_office(end + 1, last) <= end:
                end += 1
            yield from self._segment(at, end, titled=titled)
            at, titled = end + 1, False

    def _past_object(self, at: int, last: int) -> int:
        """Past what an office in front of the run is of: "State" of "Secretary of State"."""
        words = self._words
        of = at - 1
        while of > 0 and (words.lower[of] == "and" or words.lower[of] in self._known.objects):
            of -= 1
        of_office = of >= 1 and words.lower[of] == "of" and words.lower[of - 1] in self._known.offices
        while of_office and at <= last and words.lower[at] in self._known.objects:
            at += 1
        return at

    def _parts(self, at: int) -> bool:
        """Whether a capitalised word is no part of a name: a weekday, or a compound such as "Geneva-based"."""
        lower = self._words.lower[at]
        if at in self.inside or (lower == "and" and firms.is_inside(self._words, at, self.inside)):
            return False
        if lower in self._known.never or lower in self._known.small_words:
            return lower != "the" or not self._is_epithet(at + 1)
        if "-" not in lower:
            return False
        end = self._words.ends[at]
        tail = self._words.text[self._words.starts[at] : end].rpartition("-")[2]
        return tail.islower() and self._known.is_english(tail)

    def _end_of_office(self, at: int, last: int) -> int:
        """The last word of the office that begins here ("Deputy Prime Minister"); before `at` where none does."""
        known, words, end, n = self._known, self._words, at - 1, at
        while n <= last and n not in self.inside:
            lower = words.lower[n].rstrip(".")
            if lower in known.titles and not self._wordlike.is_named_like_office(n, last):
                end = n
            elif lower not in known.before_offices:
                break
            n += 1
        if at <= end < last and end + 1 not in self.inside and self.organises(end + 1):
            return at - 1
        return end

    def organises(self, at: int) -> bool:
        """Whether a word makes an organisation of a name."""
        return self._words.lower[at].rstrip(".") in self._known.organisations

    # Segments

    def _segment(self, first: int, last: int, *, titled: bool) -> Iterator[Found]:
        whole = self.starting.get(first)
        if whole and whole.last == last:
            yield Found(first, last, Sort.KNOWN, whole, titled)
            return
        first = self._skip_function_words(first, last)
        if first > last or self._is_thing(first, last, titled=titled):
            return
        if firms.joins(self._words, first, last):
            if not firms.is_index(self._words, last):
                yield Found(first, last, Sort.ORGANISATION)
            return
        head = self._head(first, last)
        if head is not None and not titled:
            yield from self._organisation(first, head, last)
        else:
            yield from self._names(first, last, titled=titled)

    def _skip_function_words(self, first: int, last: int) -> int:
        while first <= last and first not in self.inside and self._words.lower[first] in self._known.small_words:
            first += 1
        return first

    def _is_thing(self, first: int, last: int, *, titled: bool) -> bool:
        is_thing = last not in self.inside and self._words.lower[last] in self._known.things
        return is_thing and not (titled or self._wordlike.is_surname(first, last))

    def _head(self, first: int, last: int) -> int | None:
        """The last word that makes an organisation of this segment, outside known names; None for none."""
        heads = [n for n in range(first, last + 1) if n not in self.inside and self.organises(n)]
        if not heads or self._wordlike.is_head_surname(heads[-1], first, last):
            return None
        return heads[-1]

    def _organisation(self, first: int, head: int, last: int) -> Iterator[Found]:
        if head < last and (head > first or self._words.opening[head]) and self._is_cut_short(head + 1):
            return
        ordinary = all(self._known.is_english(self._words.lower[n]) for n in range(first, head + 1))
        if firms.is_none(self._words, head, last, ordinary=ordinary):
            return
        first = self._with_owner(first) if ordinary else first
        end = last if head == first else head
        end = self._extended(end) if end == last else end
        match = self.starting.get(first)
        kind = self._actors[match.actor].kind if match else None
        if match and kind is ActorKind.ORGANISATION and firms.is_form(self._words, match.last + 1, end):
            yield Found(first, end, Sort.KNOWN, match)
            return
        country = match if kind is ActorKind.COUNTRY else None
        if country and head == country.last + 1 and self._words.lower[head] in self._known.states:
            yield Found(country.first, country.last, Sort.KNOWN, country)
        elif end > first + (len(self._words.written[end]) == 1):
            if country and country.use is not Use.METONYM:
                yield Found(country.first, country.last, Sort.KNOWN, country)
            yield Found(first, end, Sort.ORGANISATION)
        elif self._words.lower[first - 1] == "the":
            yield Found(first, first, Sort.HEAD)
        if end < last:
            yield from self._names(end + 1, last, titled=False)

    def _is_cut_short(self, at: int) -> bool:
        """Whether an ordinary word goes on after the head, so that this is the name of something else."""
        lower = self._words.lower[at]
        ordinary = self._known.is_english(lower) and lower not in self._known.first_names
        return ordinary and at not in self.inside and self._end_of_office(at, at) < at

    def _with_owner(self, first: int) -> int:
        """Where a name that many countries have begins: "Indonesia's Ministry of Health"."""
        words = self._words
        if firms.has_members(words, first):
            return first - 1
        owner = next((m for m in self._owners(first) if words.owns(first - 1)), None)
        gap = words.gaps[first - 1] if owner else ""
        return owner.first if owner and gap in ("'s ", "’s ") else first

    def _owners(self, first: int) -> Iterator[Match]:
        for length in (1, 2, 3):
            match = self.starting.get(first - length)
            if match and match.last == first - 1 and self._actors[match.actor].kind is ActorKind.COUNTRY:
                yield match

    def _extended(self, end: int) -> int:
        """Where a name of an organisation ends that goes on with "of" or "for" and further capitals."""
        words = self._words
        for _ in range(2):
            if not firms.leads_on(words, end):
                break
            at = end + 2
            if words.lower[at] == "the" and words.joined(at):
                at += 1
            if not words.capital[at] or self._parts(at):
                break
            end = min(self.end_of_run(at), at + 4)
        return firms.end_past_and(words, end)

    def _names(self, first: int, last: int, *, titled: bool) -> Iterator[Found]:
        """Known names and the words between them."""
        at = first
        while at <= last:
            if (area := areas.end_of_area(self._words, at, self.starting)) is not None:
                at, titled = area + 1, False
                continue
            match = self.starting.get(at)
            if match and match.last <= last and self._stands_alone(match, first, last):
                yield Found(at, match.last, Sort.KNOWN, match, titled)
                at, titled = match.last + 1, titled and match.use is Use.PEOPLE
                continue
            end = at
            while end < last and not self._breaks(end + 1, first, last):
                end += 1
            yield from self._unknown(at, end, titled=titled)
            at, titled = end + 1, False

    def _breaks(self, at: int, first: int, last: int) -> bool:
        match = self.starting.get(at)
        return bool(match and match.last <= last and self._stands_alone(match, first, last))

    def _stands_alone(self, match: Match, first: int, last: int) -> bool:
        """Whether a known name inside a longer run is meant, and not a part of an unknown name."""
        kind = self._actors[match.actor].kind
        before = match.first - 1 if match.first > first and not self._wordlike.is_people(match.first - 1) else None
        after = match.last + 1 if match.last < last else None
        if match.use is Use.PEOPLE:
            return True
        if kind is ActorKind.PERSON and match.first == match.last:
            ends = after is None or self._is_followed_by_another(match.last)
            return (before is None or self._is_no_first_name(before)) and ends
        if match.use is Use.METONYM or self._words.lower[match.first] in self._known.first_names:
            return before is None and (after is None or after in self.starting)
        if before is not None and match.first == match.last and before not in self.inside:
            return self._is_no_first_name(before) and self._words.lower[first] not in self._known.first_names
        return True

    def _is_followed_by_another(self, surname: int) -> bool:
        """Whether a known surname that is no first name stands in front of one: "Nixon W. Mark Felt"."""
        lower, known = self._words.lower, self._known.first_names
        return lower[surname] not in known and (lower[surname + 1] in known or is_initial(lower[surname + 1]))

    def _is_no_first_name(self, at: int) -> bool:
        """Whether a word before a known name is none of it: another known name, or an ordinary word."""
        lower = self._words.lower[at]
        if at in self.inside:
            return True
        return lower not in self._known.first_names and self._known.is_english(lower)

    def _unknown(self, first: int, last: int, *, titled: bool) -> Iterator[Found]:
        words, known = self._words, self._known
        if first == last and not titled and known.is_english(words.lower[first]):
            yield Found(first, last, Sort.SINGLE, ordinary=True)
            return
        if not titled:
            first = self._skip_ordinary(first, last)
        while last >= first and words.lower[last] in known.peoples and not self._wordlike.is_surname(first, last):
            last -= 1
        while first <= last and words.lower[first] in known.peoples and not self._wordlike.opens_name(first, last):
            first += 1
        if titled and first < last and self._wordlike.shouts(first, last):
            return
        if first > last or (first == last and not may_be_name(words.surface(first, first), titled=titled)):
            return
        yield Found(first, last, self._sort(first, last, titled=titled), None, titled)

    def _skip_ordinary(self, first: int, last: int) -> int:
        """Past a page's number, and ordinary words that have their capital from opening the sentence only."""
        words, known = self._words, self._known
        if first < last and words.lower[first][1:].isdigit():
            first += 1
        while first <= last and words.opening[first]:
            lower = words.lower[first]
            named = first < last and (lower in known.first_names or self._wordlike.stands_again(first))
            if named or not (known.is_english(lower) or lower in self._known.small_words):
                break
            first += 1
        return first

    def _sort(self, first: int, last: int, *, titled: bool) -> Sort:
        words, known = self._words, self._known
        long_enough = last - first < _LONGEST_PERSON
        if (titled and long_enough) or (first < last - 1 and words.lower[last - 1] == "the"):
            return Sort.PERSON
        if first == last:
            return Sort.SINGLE
        opens_named = words.lower[first].split("-")[0] in known.first_names or is_initial(words.lower[first])
        ordinary = known.is_english(words.lower[last]) and words.lower[last] not in known.first_names
        middle = any(words.lower[n] in known.first_names for n in range(first + 1, last))
        two = last == first + 1 and not self._wordlike.stands_as_place(first)
        if long_enough and opens_named and (middle or not ordinary or two):
            return Sort.PERSON
        if long_enough and any(is_initial(words.lower[n]) for n in range(first + 1, last)):
            return Sort.PERSON
        return Sort.SEVERAL
