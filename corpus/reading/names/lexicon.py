"""The words by which names are told from other words: lists of `corpus/known`, read when first needed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parents[2] / "known"
_ENDINGS = (("s", ("",)), ("es", ("",)), ("ies", ("y",)), ("ed", ("", "e")), ("ied", ("y",)), ("ing", ("", "e")))
_MORE_ENDINGS = (("ly", ("",)), ("er", ("", "e")), ("ness", ("",)), ("ist", ("", "e", "y")), ("ists", ("", "e", "y")))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of lower-case words; what each is for stands in `known/name_words.toml`."""

    offices: frozenset[str]
    before_offices: frozenset[str]
    objects: frozenset[str]
    polite: frozenset[str]
    dignities: frozenset[str]
    leaders: frozenset[str]
    kin: frozenset[str]
    worn_titles: frozenset[str]
    organisations: frozenset[str]
    states: frozenset[str]
    fields: frozenset[str]
    organs: frozenset[tuple[str, ...]]
    things: frozenset[str]
    before_things: frozenset[str]
    teams: frozenset[str]
    no_teams: frozenset[str]
    no_actors: frozenset[str]
    never: frozenset[str]
    peoples: frozenset[str]
    kinds: frozenset[str]
    firms: frozenset[str]
    of_firms: frozenset[str]
    channels: frozenset[str]
    to_places: frozenset[str]
    epithets: frozenset[str]
    particles: frozenset[str]
    acts: frozenset[str]
    weak_acts: frozenset[str]
    helping: frozenset[str]
    family_first: frozenset[str]
    common_surnames: frozenset[str]
    long_names: Mapping[str, str]
    """For a first name or a short form of it the name that stands for all of them."""
    speech: frozenset[str]
    speech_with_that: frozenset[str]
    addressing: frozenset[str]
    belonging: frozenset[str]
    between: frozenset[str]
    small_words: frozenset[str]
    surnames_too: frozenset[str]
    surname_endings: frozenset[str]
    after_cities: frozenset[str]
    legal_forms: frozenset[str]
    forms_alone: frozenset[str]
    members: frozenset[str]
    english: frozenset[str]
    first_names: frozenset[str]
    places: frozenset[str]
    titles: frozenset[str]
    """Offices and polite forms."""

    def is_english(self, word: str) -> bool:
        """Whether a lower-case word is an ordinary English one, in this form or without its ending."""
        return word in self.english or _has_english_stem(word)


@lru_cache(maxsize=16384)
def _has_english_stem(word: str) -> bool:
    english = lexicon().english
    return any(
        word.endswith(ending) and word[: -len(ending)] + base in english
        for ending, bases in (*_ENDINGS, *_MORE_ENDINGS)
        for base in bases
        if len(word) - len(ending) >= 3
    )


@cache
def lexicon() -> Lexicon:
    """The shipped lists."""
    lists = tomllib.loads((_FOLDER / "name_words.toml").read_text(encoding="utf-8"))
    organs = frozenset(tuple(organ.split()) for organ in lists.pop("organs").split("|"))
    forms = [group.split() for group in lists.pop("short_names").split("|")]
    no_actors = frozenset(name.strip() for name in lists.pop("no_actors").split("|"))
    sets = {name: frozenset(words.split()) for name, words in lists.items()}
    return Lexicon(
        organs=organs,
        no_actors=no_actors,
        long_names={form: group[0] for group in forms for form in group},
        titles=sets["offices"] | sets["polite"],
        english=frozenset(_lines("english_words.txt").split()),
        first_names=frozenset(_lines("first_names.txt").split()),
        places=frozenset(_lines("places.txt").replace("\n", ";").replace("; ", ";").split(";")) - {""},
        **sets,
    )


def _lines(name: str) -> str:
    """A list's words, without its remarks."""
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))
