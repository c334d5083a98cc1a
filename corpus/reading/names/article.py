"""The people, organisations and countries of one article, found and put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import filterfalse

from corpus.known_actors import KnownActor
from corpus.model import ActorKind
from corpus.reading.model import NamedActor, Sentence
from corpus.reading.names.cities import Cities
from corpus.reading.names.context import Context
from corpus.reading.names.evidence import Evidence
from corpus.reading.names.find import find
from corpus.reading.names.gazetteer import Gazetteer, Match, Use
from corpus.reading.names.offices import Offices
from corpus.reading.names.runs import Found, Sort
from corpus.reading.names.settle import Settling
from corpus.reading.names.tokens import Words, cut, folded

_ARTICLES_ABROAD = frozenset("le la les el al il los las der die das".split())
_SCOTS_OR_IRISH = re.compile(r"(?:Mc|Mac|O['’])[A-Z][a-z]")


def read_names(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> tuple[NamedActor, ...]:
    """Everybody whom a text names, in the order in which they are first named, with every mention of them.

    A mention is the name without its title, which is its role. Countries count under the words for their people
    too. A mention may stand inside another actor's: "Armenian" in "Armenian Central Bank".
    """
    words = cut(text, sentences)
    matches = _sure(words, gazetteer, list(gazetteer.matches(words)))
    article = _Article(words, gazetteer, matches)
    article.settle(find(words, gazetteer, matches))
    return article.settling.named()


def _sure(words: Words, gazetteer: Gazetteer, matches: list[Match]) -> list[Match]:
    """The matches without the unsure ones of whom nothing else in the article speaks."""
    sure = {match.actor for match in matches if not match.unsure}
    doubted = {match.actor for match in matches if match.unsure} - sure
    if not doubted:
        return matches
    standing = _standing(words)
    refused = {actor for actor in doubted if not _has_evidence(gazetteer.actors[actor], words.text, standing)}
    return [match for match in matches if match.actor not in refused]


def _standing(words: Words) -> set[str]:
    """The folded words of a text; those of plain letters and figures are so as they are."""
    plain = set(words.lower)
    return plain.union(map(folded, filterfalse(str.isalnum, plain) if words.text.isascii() else plain))


def _has_evidence(actor: KnownActor, text: str, standing: set[str]) -> bool:
    def stands(phrases: Iterable[str]) -> bool:
        return any(phrase in text if " " in phrase else folded(phrase) in standing for phrase in phrases)

    return stands(actor.beside) and not stands(actor.against)


class _Article:
    def __init__(self, words: Words, gazetteer: Gazetteer, matches: Sequence[Match]) -> None:
        self._words = words
        self._gazetteer = gazetteer
        self._matches = matches
        self._context = Context(words)
        self._starting = {match.first: match for match in matches}
        self._cities = Cities(words, self._starting)
        self._offices = Offices(words, gazetteer, matches)
        self.settling = Settling(words, gazetteer, matches)
        self._roles = self.settling.roles

    def settle(self, found: Sequence[Found]) -> None:
        """Put every name where it belongs, the surest first."""
        ending = {match.last: match for match in self._matches}
        self._evidence = Evidence(self._words, self._gazetteer, ending, found)
        self._surnames = self._first_places(found)
        self._letters = self._own_letters(found)
        waiting = [one for one in (*self._offices.organs(), *found) if not self._settle_sure(one)]
        for one in [one for one in waiting if not self._settle_rest(one)]:
            self._settle_unknown(one)
        self._offices.split_compounds(self.settling)
        self._offices.title_only(self.settling, found)

    # Known names and full names

    def _settle_sure(self, one: Found) -> bool:
        """Known names and names of people in full; whether that is what it was."""
        if one.match and not self._is_surname(one) and not self._has_own_letters(one):
            self._settle_known(one, one.match)
            return True
        if one.sort is Sort.PERSON and one.last > one.first:
            if not one.titled and self._evidence.is_firm(one):
                self.settling.organisation(one, last=True)
            elif one.titled or not self._context.is_no_actor(one.first, one.last):
                self.settling.person(one)
            return True
        if one.sort is Sort.ORGANISATION:
            self._settle_organisation(one)
            return True
        town = self._town_of_team(one) if one.sort is Sort.SEVERAL else None
        if town is not None:
            self.settling.team(one, town)
        return town is not None

    def _settle_organisation(self, one: Found) -> None:
        """An organisation; the known one whose letters stand behind it in brackets."""
        known = self._by_acronym(one)
        if known and not self._is_anothers(one, known):
            self.settling.known(one, known.actor)
        elif not self._context.is_no_actor(one.first, one.last):
            self.settling.organisation(one)

    def _has_own_letters(self, one: Found) -> bool:
        return bool(self._letters) and one.first == one.last and self._words.lower[one.first] in self._letters

    def _own_letters(self, found: Sequence[Found]) -> set[str]:
        """The letters that are a known actor's elsewhere and here those of an organisation which the article names."""
        names = [one for one in found if one.sort is Sort.ORGANISATION]
        known = [(one, self._by_acronym(one)) for one in names]
        return {self._words.lower[one.last + 1] for one, match in known if match and self._is_anothers(one, match)}

    def _by_acronym(self, one: Found) -> Match | None:
        """The known organisation that the letters in brackets behind a name mean as a rule."""
        known = self._starting.get(one.last + 1) if self._evidence.has_acronym(one) else None
        return known if known and self._gazetteer.actors[known.actor].kind is ActorKind.ORGANISATION else None

    def _is_anothers(self, one: Found, known: Match) -> bool:
        """Whether the letters are this name's here: "Federal Police (FP)" has no word of whoever else is called so."""
        actor = self._gazetteer.actors[known.actor]
        words = {folded(word) for name in (actor.name, *actor.aliases) if " " in name for word in name.split()}
        return bool(words) and words.isdisjoint(folded(self._words.lower[n]) for n in range(one.first, one.last + 1))

    def _is_surname(self, one: Found) -> bool:
        """Whether a known name may be somebody's surname: "Ford" too, where "Rob Ford" came first."""
        if one.match is None or one.first != one.last:
            return False
        if self._kind(one) is ActorKind.PERSON:
            return True
        return self._surnames.get(self._words.lower[one.first], one.first) < one.first

    def _first_places(self, found: Sequence[Found]) -> dict[str, int]:
        """The last words of people's full names, but for those that stand alone before, and where they stand first."""
        places: dict[str, int] = {}
        for one in found:
            if one.first == one.last or one.sort is Sort.PERSON or self._kind(one) is ActorKind.PERSON:
                word = self._words.lower[one.last]
                places.setdefault(word, one.last if one.first < one.last else len(self._words.starts))
        return places

    def _kind(self, one: Found) -> ActorKind | None:
        return self._gazetteer.actors[one.match.actor].kind if one.match else None

    def _settle_known(self, one: Found, match: Match) -> None:
        if self._is_bearer(one, match):
            return
        if match.use is Use.METONYM:
            if self._cities.is_only_place(one):
                return
        elif self._is_channel(one):
            return
        self.settling.known(one, match.actor)

    def _is_bearer(self, one: Found, match: Match) -> bool:
        """Whether a place's name that acts is the surname of somebody named before: "Jordan testified"."""
        if one.first < one.last or match.use is Use.PEOPLE or self._kind(one) is not ActorKind.COUNTRY:
            return False
        acting = self._is_acting(one) and not self._context.is_place(one.first, one.last)
        return acting and self.settling.by_surname(one)

    def _is_channel(self, one: Found) -> bool:
        names = self._context.known.channels
        spread = self._context.before(one.first) in ("on", "via", "to")
        return spread and self._words.lower[one.first] in names

    def _settle_rest(self, one: Found) -> bool:
        """Surnames of known people, and words that name somebody met already."""
        if self._has_own_letters(one):
            return self.settling.again(one)
        if one.match:
            other = self.settling.is_other(one.match.actor, self._words.lower[one.first])
            if not (other and not self._context.stays(one.first) and self.settling.again(one)):
                self._settle_known(one, one.match)
            return True
        if one.ordinary:
            named = not self._words.opening[one.first] or self._is_acting(one) or self._words.owns(one.last)
            surname = named and self._context.before(one.first) != "the"
            met = (surname and self.settling.by_surname(one)) or (named and self.settling.by_team(one))
            return met or not self._evidence.is_organisation(one)
        if one.sort is Sort.SINGLE:
            return not self._stands_as_place(one) and self.settling.again(one)
        if one.sort is Sort.HEAD:
            return self.settling.by_head(one) or True
        return one.sort is Sort.SEVERAL and self.settling.by_front(one)

    def _stands_as_place(self, one: Found) -> bool:
        if not self._context.is_no_actor(one.first, one.last):
            return False
        named = self._surnames.get(self._words.lower[one.first], one.first) < one.first
        return self._context.stays(one.first) if named else self._context.is_place(one.first, one.last)

    # Unknown names

    def _settle_unknown(self, one: Found) -> None:
        if one.titled and one.sort is Sort.PERSON:
            self.settling.person(one)
        elif one.sort is Sort.SINGLE:
            self._settle_single(one)
        elif one.sort is Sort.SEVERAL:
            self._settle_several(one)

    def _settle_single(self, one: Found) -> None:
        word = self._words.lower[one.first]
        if "-" in word and any(self._gazetteer.country(part) is not None for part in word.split("-")):
            return
        if word not in self._context.known.first_names and not self._context.is_no_actor(one.first, one.last):
            guess = self._gazetteer.misspelt(word)
            if guess:
                self.settling.known(one, guess[0])
                return
        if (not self._stands_as_place(one) and self.settling.again(one)) or self._is_unlikely(one):
            return
        surname = self._is_like_surname(one) and self._context.decides(one.last)
        if surname and not one.ordinary and not self._context.is_described(one.first):
            self.settling.person(one)
        elif self._evidence.is_organisation(one):
            if self._evidence.is_human(one):
                self.settling.person(one)
            else:
                self.settling.organisation(one)

    def _is_like_surname(self, one: Found) -> bool:
        """Whether a word is built as surnames are: "Petrov", "McQuaid", "O'Brien"."""
        word = self._words.lower[one.first]
        known = self._context.known
        return word.endswith(tuple(known.surname_endings)) or bool(
            _SCOTS_OR_IRISH.match(self._words.surface(one.first, one.first))
        )

    def _is_unlikely(self, one: Found) -> bool:
        known = self._context.known
        word = self._words.lower[one.first]
        if self._context.is_described(one.first):
            return False
        place = self._evidence.is_place(one) or self._context.is_no_actor(one.first, one.last)
        if place or word in known.first_names or word in known.titles or len(word) < 2:
            return True
        return self._words.follows(one.last) == "$"

    def _is_acting(self, one: Found) -> bool:
        return self._context.acts(one.last)

    def _settle_several(self, one: Found) -> None:
        words, context, known = self._words, self._context, self._context.known
        if context.is_no_actor(one.first, one.last) or self._evidence.is_place(one):
            return
        if words.lower[one.first] in known.particles and self.settling.by_surname(one):
            return
        ordinary = [known.is_english(words.lower[n]) for n in range(one.first, one.last + 1)]
        ordinary[-1] = ordinary[-1] and words.lower[one.last] not in known.first_names
        described = context.is_described(one.first) or self._evidence.has_acronym(one)
        if not described and self._is_person(one, ordinary):
            self.settling.person(one)
        elif described or self._evidence.acts(one) or (any(ordinary) and self._decides(one, ordinary)):
            self.settling.organisation(one)

    def _decides(self, one: Found, ordinary: Sequence[bool]) -> bool:
        """Whether several words do what only somebody does; ordinary ones, of a firm, say it: "National Grid said"."""
        if all(ordinary) and (
            self._context.after(one.last) not in self._context.known.speech or self._words.opening[one.first]
        ):
            return False
        return self._context.decides(one.last)

    def _town_of_team(self, one: Found) -> int | None:
        """The last word of the town in a team's name: "York" of "New York Yankees"; None where it is none."""
        words, known = self._words, self._context.known
        last = words.lower[one.last]
        plural = last.endswith("s") and not last.endswith("ss") and last not in known.no_teams
        if not (plural or last in known.teams) or self._context.before(one.first) != "the":
            return None
        if self._context.is_no_actor(one.first, one.last):
            return None
        towns = (n for n in (one.last - 1, one.last - 2) if n >= one.first and self._context.is_no_actor(one.first, n))
        return next(towns, None)

    def _is_person(self, one: Found, ordinary: Sequence[bool]) -> bool:
        """Whether several words name somebody; `ordinary` says which of them are English ones too."""
        lower, known = self._words.lower, self._context.known
        if self._words.written[one.last].isupper() or self._opens_with_place(one):
            return False
        two = one.last == one.first + 1
        family = two and lower[one.first] in known.family_first
        bears_name = not any(ordinary) or (not ordinary[-1] and (family or self._has_role(one)))
        bears_name |= two and not ordinary[0] and lower[one.last] in known.surnames_too
        if not any(ordinary) and self._is_written_as_person(one):
            return True
        return (bears_name and self._is_somebody(one)) or self._goes_by_surname(one)

    def _opens_with_place(self, one: Found) -> bool:
        """Whether a place that is nobody's first name stands in front, as in "Cambridge Analytica"."""
        first = self._words.lower[one.first]
        return first not in self._context.known.first_names and self._context.is_no_actor(one.first, one.first)

    def _goes_by_surname(self, one: Found) -> bool:
        """Whether the last word alone goes on to name whom these words name: "Tiger Woods", then "Woods said"."""
        first, known = self._words.lower[one.first], self._context.known
        if first in known.before_things | known.peoples or one.last > one.first + 2:
            return False
        return self._evidence.is_surname(one.last, sure=not known.is_english(first))

    def _is_written_as_person(self, one: Found) -> bool:
        """Whether two or three words of no list look like a whole name: "Tenzing Norgay", not "the Grande Armée"."""
        words, known = self._words, self._context.known
        if one.last - one.first > 2 or words.lower[one.first] in known.before_things | _ARTICLES_ABROAD:
            return False
        in_front = self._context.before(one.first)
        if in_front in ("the", "a", "an", "called", "named") or (one.first and words.owns(one.first - 1)):
            return False
        if self._context.after(one.last) in known.things:
            return False
        return all(self._is_written_as_name(n) for n in range(one.first, one.last + 1))

    def _is_written_as_name(self, at: int) -> bool:
        word, known = self._words.written[at], self._context.known
        if self._words.lower[at] in known.particles:
            return True
        return (
            len(word) > 2
            and word.replace("-", "").replace("'", "").isalpha()
            and not word.isupper()
            and (self._words.lower[at] not in known.places)
        )

    def _has_role(self, one: Found) -> bool:
        return bool(self._roles.of(one.first, one.last).text)

    def _is_somebody(self, one: Found) -> bool:
        context = self._context
        if (
            context.acts(one.last)
            or context.is_person(one.first, one.last)
            or self._has_role(one)
            or self._evidence.acts(one)
        ):
            return True
        return self._evidence.times(folded(self._words.surface(one.last, one.last))) > 0
