"""Who the names of one article are: what is a name at all, and which names are one actor's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from corpus.model import ActorKind
from corpus.reading.model import NamedActor, Spotted
from corpus.reading.names.context import Context
from corpus.reading.names.gazetteer import Gazetteer, Match
from corpus.reading.names.people import is_initial, other_sex, same_person, surname_of
from corpus.reading.names.roles import Roles
from corpus.reading.names.runs import Found
from corpus.reading.names.shorts import ShortNames
from corpus.reading.names.tokens import Words, folded
from corpus.reading.spelling import alike

_PLACE = attrgetter("start", "end")
_ROMAN = re.compile(r"[IVX]+")
_SAME_SURNAME = 0.82
_SAME_ORGANISATION = 0.85
_SHORTEST_MISSPELT = 5
_MOST_COMPARISONS = 5_000
"""Spellings compared in one article; more than news needs, so that no list of names takes long."""
_MOST_ACTORS = 500
"""Actors of one article; a text that names more is a list, of which the rest is left unread."""


@dataclass(slots=True)
class Somebody:
    """An actor of the article while its names are gathered."""

    kind: ActorKind
    actor: int | None
    """The index of the known actor; None for one only this article names."""
    names: dict[str, int] = field(default_factory=dict)
    """How often it is named by each name."""
    mentions: list[Spotted] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)
    countries: set[int] = field(default_factory=set)
    first: int = 0
    """The word at which it is first named."""


class Settling:
    """Gathers an article's actors, the surest names first."""

    def __init__(self, words: Words, gazetteer: Gazetteer, matches: Sequence[Match]) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.context = Context(words)
        self.roles = Roles(words, gazetteer, {m.first: m for m in matches})
        self.everybody: list[Somebody] = []
        self._known: dict[int, Somebody] = {}
        self._surnames: dict[str, list[Somebody]] = {}
        self._first_names: dict[str, list[Somebody]] = {}
        self._organisations: dict[str, Somebody] = {}
        self._shorts: ShortNames[Somebody] = ShortNames(words, gazetteer, self.context)
        self._comparisons = _MOST_COMPARISONS

    # Adding

    def known(self, found: Found, actor: int) -> None:
        """A mention of a known actor."""
        somebody = self._as_known(actor, found.first)
        self._mention(somebody, found)
        if somebody.kind is ActorKind.ORGANISATION:
            self._shorts.note(somebody, found)

    def country_at(self, actor: int, at: int, start: int, end: int) -> None:
        """A country named inside the word at a place: "Armenia-Azerbaijan"."""
        self._as_known(actor, at).mentions.append(Spotted(start, end, self.words.text[start:end]))

    def _as_known(self, actor: int, at: int) -> Somebody:
        somebody = self._known.get(actor)
        if somebody is None:
            known = self.gazetteer.actors[actor]
            somebody = self._known[actor] = self._new(known.kind, actor, at)
            if known.kind is ActorKind.PERSON:
                self._by_surname(somebody, known.name)
        return somebody

    def is_other(self, actor: int, word: str) -> bool:
        """Whether a surname that is a known person's is, in this article, that of somebody else."""
        people = self._surnames.get(folded(word), [])
        return bool(people) and all(p.actor != actor for p in people)

    def person(self, found: Found) -> None:
        """A name of several words, or one behind a title: somebody met already in another spelling, or new."""
        name = self.words.surface(found.first, found.last)
        somebody = self._met(name) or self._known_person(name, found)
        if somebody is None:
            if self._is_full():
                return
            somebody = self._new(ActorKind.PERSON, None, found.first)
        self._by_surname(somebody, name)
        self._mention(somebody, found)

    def organisation(self, found: Found, *, last: bool = False) -> None:
        """An organisation, under the name it was met by before where there is one; with `last` its last word is one."""
        key = folded(self.words.surface(found.first, found.last))
        somebody = self._organisations.get(key)
        if somebody is None:
            if self._is_full():
                return
            somebody = self._new(ActorKind.ORGANISATION, None, found.first)
            self._organisations[key] = somebody
            self._shorts.note(somebody, found)
            if last:
                self._organisations.setdefault(folded(self.words.lower[found.last]), somebody)
        self._mention(somebody, found)

    def team(self, found: Found, place: int) -> None:
        """A team, named by its town (up to the word at `place`) and itself."""
        self.organisation(found)
        somebody = self._organisations.get(folded(self.words.surface(found.first, found.last)))
        if somebody:
            self._shorts.note_team(somebody, found, place)

    def again(self, found: Found) -> bool:
        """Whether one word names somebody met already: by the surname, the short name or the acronym."""
        word = self.words.surface(found.first, found.first)
        key = folded(word)
        somebody = self._organisations.get(key) or self._shorts.by_name(word, key)
        somebody = somebody or self._nearest(word, found.first)
        somebody = somebody or self._misspelt_organisation(key) or self._by_first_name(key, found)
        return self._met_again(somebody, found)

    def _met_again(self, somebody: Somebody | None, found: Found) -> bool:
        if somebody:
            self._mention(somebody, found)
        return somebody is not None

    def by_front(self, found: Found) -> bool:
        """Whether several words are an organisation's short name: "Johns Hopkins", "the Red Sox"."""
        surface = self.words.surface(found.first, found.last)
        return self._met_again(self._shorts.by_name(surface, folded(surface)), found)

    def by_head(self, found: Found) -> bool:
        """Whether "the Court" or "the Post" is an organisation named before."""
        return self._met_again(self._shorts.by_head(found.first), found)

    def by_team(self, found: Found) -> bool:
        """Whether an ordinary word is the name of a team of this article."""
        return self._met_again(self._shorts.by_back(found.first), found)

    def _by_first_name(self, key: str, found: Found) -> Somebody | None:
        """The one person of this first name named before, where the word does what people do: "Mary said"."""
        people = [somebody for somebody in self._first_names.get(key, ()) if somebody.first <= found.first]
        if len(people) != 1 or not (self.context.acts(found.last) or self.words.owns(found.last)):
            return None
        return people[0]

    def by_surname(self, found: Found) -> bool:
        """Whether somebody of this article bears the last word as surname, spelt just so, be it an ordinary one."""
        word = self.words.surface(found.last, found.last)
        return self._met_again(self._nearest(word, found.first) if folded(word) in self._surnames else None, found)

    def _is_full(self) -> bool:
        return len(self.everybody) >= _MOST_ACTORS

    def _new(self, kind: ActorKind, actor: int | None, at: int) -> Somebody:
        somebody = Somebody(kind, actor, first=at)
        self.everybody.append(somebody)
        return somebody

    def _mention(self, somebody: Somebody, found: Found) -> None:
        words = self.words
        role = ""
        if somebody.kind is ActorKind.PERSON:
            read = self.roles.of(found.first, found.last)
            role = read.text
            somebody.offices |= read.offices
            somebody.countries |= read.countries
        surface = words.surface(found.first, found.last)
        somebody.first = min(somebody.first, found.first)
        somebody.names[surface] = somebody.names.get(surface, 0) + 1
        somebody.mentions.append(Spotted(words.starts[found.first], words.ends[found.last], surface, role))

    def title_only(self, first: int, last: int, somebody: Somebody) -> None:
        """A mention by office alone: "the Armenian prime minister"."""
        words = self.words
        surface = words.surface(first, last)
        somebody.mentions.append(Spotted(words.starts[first], words.ends[last], surface, surface))

    # Finding

    def _by_surname(self, somebody: Somebody, name: str) -> None:
        surname = surname_of(name)
        for form in {folded(surname), folded(_without_article(surname))}:
            _note(self._surnames, form, somebody)
        first = folded(name.split()[0]) if " " in name else ""
        if first in self.context.known.family_first:
            _note(self._surnames, first, somebody)
        elif first:
            _note(self._first_names, first, somebody)

    def _met(self, name: str) -> Somebody | None:
        """The person of this article whose full name this is, maybe in another spelling."""
        if " " not in name.strip():
            return self._nearest(name, len(self.words.starts))
        for somebody in self._alike_surnames(folded(surname_of(name))):
            known = self._full_names(somebody)
            if any(same_person(name, other) for other in known) or self._is_work(name, known):
                return somebody
        return None

    def _is_work(self, name: str, others: Iterable[str]) -> bool:
        """Whether a name holds a full one behind a small word: "Les Secrets de Lance Armstrong" is a book."""
        fronts = (name.removesuffix(f" {other}") for other in others if " " in other)
        return any(front != name and front.split()[-1] in self.context.known.particles for front in fronts)

    def _full_names(self, somebody: Somebody) -> list[str]:
        names = [name for name in somebody.names if " " in name]
        if somebody.actor is not None:
            names.append(self.gazetteer.actors[somebody.actor].name)
        return names

    def _alike_surnames(self, surname: str) -> Iterable[Somebody]:
        yield from self._surnames.get(surname, ())
        yield from self._misspelt_people(surname)

    def _known_person(self, name: str, found: Found) -> Somebody | None:
        """A known person in a spelling that no file lists: "Dimitrj Peskov"."""
        surname = surname_of(name)
        if surname == name:
            return None
        for index in self.gazetteer.people_like(surname):
            if same_person(name, self.gazetteer.actors[index].name):
                return self._as_known(index, found.first)
        return None

    def _nearest(self, word: str, at: int) -> Somebody | None:
        """The person of this surname who was named last before this place, or else first after it."""
        surname = folded(word)
        people = self._surnames.get(surname) or self._misspelt_people(surname)
        before = [p for p in people if p.first <= at]
        if before:
            return max(before, key=_first_named)
        return min(people, key=_first_named, default=None)

    def _misspelt_people(self, surname: str) -> list[Somebody]:
        if not self._may_compare(len(self._surnames)) or len(surname) < _SHORTEST_MISSPELT:
            return []
        near = [other for other in self._surnames if other[:1] == surname[0] and _misspelt(surname, other)]
        return [person for other in near for person in self._surnames[other]]

    def _may_compare(self, times: int) -> bool:
        self._comparisons -= times
        return self._comparisons > 0

    def _misspelt_organisation(self, key: str) -> Somebody | None:
        if len(key) <= _SHORTEST_MISSPELT or not self._may_compare(len(self.everybody)):
            return None
        organisations = [s for s in self.everybody if s.kind is ActorKind.ORGANISATION]
        names = [(folded(name), s) for s in organisations for name in s.names]
        near = [s for name, s in names if name[:1] == key[:1] and alike(key, name) >= _SAME_ORGANISATION]
        return near[0] if near else None

    # The end

    def named(self) -> tuple[NamedActor, ...]:
        """Everybody who is named, in the order of the article."""
        return tuple(self._finished(s) for s in sorted(self.everybody, key=lambda s: s.first) if s.mentions)

    def _finished(self, somebody: Somebody) -> NamedActor:
        known = None if somebody.actor is None else self.gazetteer.actors[somebody.actor]
        name = known.name if known else self._whole_name(somebody)
        mentions = tuple(sorted(somebody.mentions, key=_PLACE))
        return NamedActor(known.key if known else "", somebody.kind, name, mentions)

    def _whole_name(self, somebody: Somebody) -> str:
        """The name with a title that is part of it: "Prince William", "Pope Benedict XVI", but not "President Kim"."""
        names = somebody.names
        name = _fullest({one: names[one] for one in names if not self._is_work(one, names)} or names)
        if not all(_ROMAN.fullmatch(word) for word in name.split()[1:]):
            return name
        worn = Counter(spotted.role.split()[-1].capitalize() for spotted in somebody.mentions if spotted.role)
        title = max(worn, key=lambda word: (worn[word], word), default="")
        return f"{title} {name}" if title.lower() in self.context.known.worn_titles else name


def _note(index: dict[str, list[Somebody]], key: str, somebody: Somebody) -> None:
    people = index.setdefault(key, [])
    if somebody not in people:
        people.append(somebody)


def _first_named(somebody: Somebody) -> int:
    return somebody.first


def _without_article(surname: str) -> str:
    """ "al-Khatib" -> "Khatib"."""
    article, _, bare = surname.partition("-")
    return bare if bare and len(article) <= 3 and article[:1].lower() in "ae" else surname


def _misspelt(a: str, b: str) -> bool:
    """Whether one surname may be a slip for the other, which begins alike."""
    if a == b or len(b) < _SHORTEST_MISSPELT:
        return False
    return alike(a, b) >= _SAME_SURNAME and not other_sex(a, b)


def _fullest(names: Mapping[str, int]) -> str:
    """The name an actor goes by: of several words if there is one, the most frequent of these, then the longest."""
    full = {name: times for name, times in names.items() if " " in name} or names
    return max(full, key=lambda name: (full[name], not any(map(is_initial, name.split())), len(name), name))
