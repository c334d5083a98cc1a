"""The actors known before any article is read: countries, organisations and public figures, behind all their names.

Countries come from the countryinfo library, put right by `known/countries.toml`; the rest from `known/actors.toml`,
and what an operator knows from a file of the same shape.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from corpus.errors import BadDefinition
from corpus.model import ActorKind
from corpus.reading.spelling import fold

FOLDER = Path(__file__).parent / "known"
_LONGEST_NAME = 120
_LISTS = ("aliases", "people", "metonyms", "unsure", "beside", "against")
_COUNTRY_ONLY = ("people", "metonyms")
_KINDS = {kind.value: kind for kind in ActorKind}
_NO_PLURAL = ("ese", "sh", "ch", "ss", "x", "s", "é", "z")
"""Endings of adjectives that are no word for one of the people, so that no plural is made of them."""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor and every way of naming it. The fields are explained at the head of `known/actors.toml`."""

    key: str
    """What the archive knows it by; made from the name: "osce-minsk-group"."""
    kind: ActorKind
    name: str
    aliases: tuple[str, ...] = ()
    part_of: str = ""
    """The key of the organisation or country it acts for; empty for none."""
    people: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def known_actors(extra: Path | None = None) -> tuple[KnownActor, ...]:
    """Everybody known: the shipped files, then what the operator's file adds where there is one.

    Raises BadDefinition where a file can't be understood, with the file and the entry in its subject.
    """
    shipped = _shipped()
    return shipped if extra is None or not extra.exists() else _joined(shipped, _entries(extra))


@cache
def _shipped() -> tuple[KnownActor, ...]:
    return _joined(tuple(_countries()), _entries(FOLDER / "actors.toml"))


# Files


@dataclass(frozen=True, slots=True)
class _Entry:
    """One table of a file, with what to call it when it is wrong."""

    place: str
    actor: KnownActor
    whole: str
    """The name of what it is part of; empty for none."""


def _entries(path: Path) -> tuple[_Entry, ...]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise BadDefinition(str(path), trouble.strerror or "it can't be read") from trouble
    except UnicodeDecodeError as trouble:
        raise BadDefinition(str(path), "it is not UTF-8 text") from trouble
    except tomllib.TOMLDecodeError as trouble:
        raise BadDefinition(str(path), f"it is not TOML: {trouble}") from trouble
    return tuple(_read_tables(path, tables))


def _read_tables(path: Path, tables: Mapping[str, object]) -> Iterator[_Entry]:
    for kind, rows in tables.items():
        if kind not in _KINDS:
            raise BadDefinition(f"{path}: [{kind}]", "it is none of [[person]], [[organisation]], [[country]]")
        if not isinstance(rows, list):
            raise BadDefinition(f"{path}: [{kind}]", f"write it in double brackets: [[{kind}]]")
        for number, row in enumerate(rows, 1):
            yield _entry(path, kind, number, row)


def _entry(path: Path, kind: str, number: int, row: object) -> _Entry:
    place = f"{path}: {kind} {number}"
    if not isinstance(row, dict):
        raise BadDefinition(place, "it is no table of names")
    name = row.get("name")
    if not isinstance(name, str) or not fold(name):
        raise BadDefinition(place, "it has no name")
    place = f"{path}: {kind} {name!r}"
    allowed = {"name", "part_of", *_LISTS} - (set() if kind == ActorKind.COUNTRY else set(_COUNTRY_ONLY))
    if unknown := sorted(set(row) - allowed):
        raise BadDefinition(place, f"{unknown[0]!r} is none of {', '.join(sorted(allowed))}")
    whole = row.get("part_of", "")
    if not isinstance(whole, str):
        raise BadDefinition(place, "part_of is not the name of an actor")
    actor = KnownActor(key_of(name), _KINDS[kind], name.strip())
    lists = {key: _names(place, key, row.get(key, [])) for key in _LISTS}
    return _Entry(place, _extended(actor, lists), whole)


def _names(place: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise BadDefinition(place, f"{key} is not a list of names")
    for name in value:
        if not fold(name) or len(name) > _LONGEST_NAME:
            raise BadDefinition(place, f"{name[:40]!r} in {key} is no name")
    return tuple(dict.fromkeys(name.strip() for name in value))


def key_of(name: str) -> str:
    """The key a name makes: "OSCE Minsk Group" -> "osce-minsk-group"."""
    return fold(name).replace(" ", "-")


# Joining


def _joined(actors: Iterable[KnownActor], entries: Sequence[_Entry]) -> tuple[KnownActor, ...]:
    """The actors with the entries added: to the one of the same name, or as a new one."""
    by_key = {actor.key: actor for actor in actors}
    for entry in entries:
        before = by_key.get(entry.actor.key)
        by_key[entry.actor.key] = _merged(entry.place, before, entry.actor) if before else entry.actor
    keys = {key_of(name): actor.key for actor in by_key.values() for name in (*actor.aliases, actor.name)}
    keys.update({actor.key: actor.key for actor in by_key.values()})
    for entry in entries:
        if entry.whole:
            by_key[entry.actor.key] = replace(by_key[entry.actor.key], part_of=_whole(entry, keys))
    _refuse_circles(by_key, entries)
    return tuple(by_key.values())


def _merged(place: str, before: KnownActor, more: KnownActor) -> KnownActor:
    if before.kind is not more.kind:
        raise BadDefinition(place, f"the name is that of a known {before.kind}")
    return _extended(before, {key: getattr(more, key) for key in _LISTS})


def _extended(actor: KnownActor, lists: Mapping[str, tuple[str, ...]]) -> KnownActor:
    """The actor with more names."""
    return replace(
        actor,
        aliases=_once((*actor.aliases, *lists["aliases"])),
        people=_once((*actor.people, *lists["people"])),
        metonyms=_once((*actor.metonyms, *lists["metonyms"])),
        unsure=_once((*actor.unsure, *lists["unsure"])),
        beside=_once((*actor.beside, *lists["beside"])),
        against=_once((*actor.against, *lists["against"])),
    )


def _whole(entry: _Entry, keys: Mapping[str, str]) -> str:
    key = keys.get(key_of(entry.whole))
    if key is None:
        raise BadDefinition(entry.place, f"it is part_of {entry.whole!r}, which is not known")
    return key


def _refuse_circles(by_key: Mapping[str, KnownActor], entries: Sequence[_Entry]) -> None:
    for entry in entries:
        seen = {entry.actor.key}
        at = by_key[entry.actor.key].part_of
        while at:
            if at in seen:
                raise BadDefinition(entry.place, "it is part of itself")
            seen.add(at)
            at = by_key[at].part_of


# Countries


def _countries() -> Iterator[KnownActor]:
    """The library's countries, put right: without its codes, phonetic scribbles and territories."""
    from countryinfo import all_countries  # here, since it reads 250 files when it is first asked

    repairs = tomllib.loads((FOLDER / "countries.toml").read_text(encoding="utf-8"))
    done: set[str] = set(repairs.pop("left_out"))
    for found in all_countries():
        info = found.info()
        code = str((info.get("ISO") or {}).get("alpha2") or "")
        if code and code not in done:
            done.add(code)
            yield _country(info, repairs.get(code, {}))
    for code in repairs.keys() - done:
        yield _country({}, repairs[code])


def _country(info: Mapping[str, object], repair: Mapping[str, list[str]]) -> KnownActor:
    dropped = {fold(name) for name in repair.get("drop", ())}
    name = str(repair.get("name") or info["name"])
    given = [str(info.get("name") or ""), *_texts(info.get("altSpellings")), *_native(info)]
    aliases = [n for n in given if _is_name(n) and fold(n) not in dropped] + list(repair.get("aliases", ()))
    people = [*_people(info, dropped), *repair.get("people", ())]
    capital = _texts(info.get("capital"))
    own = {fold(n) for n in (name, *aliases)}
    metonyms = repair.get("metonyms", [c for c in capital if fold(c) not in own])
    return KnownActor(
        key_of(name),
        ActorKind.COUNTRY,
        name,
        _once(a for a in aliases if a != name),
        people=_once(people),
        metonyms=_once(metonyms),
        unsure=_once(repair.get("unsure", ())),
        beside=_once(repair.get("beside", ())),
        against=_once(repair.get("against", ())),
    )


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text.strip() for text in values if isinstance(text, str)]


def _native(info: Mapping[str, object]) -> list[str]:
    return [part.strip(" \u200e\u200f") for text in _texts(info.get("nativeName")) for part in text.split("/")]


def _is_name(text: str) -> bool:
    """Whether one of the library's spellings is a name: not an ISO code, nor turned round at a comma."""
    known_code = len(text) <= 3 and text.isupper() and text not in {"USA", "UAE", "UK", "US", "DRC"}
    return bool(fold(text)) and not known_code and "," not in text and not text.islower()


def _people(info: Mapping[str, object], dropped: Collection[str]) -> list[str]:
    """Adjectives and words for the people, with their plurals: Armenian, Armenians."""
    words = [word for text in _texts(info.get("demonym")) for word in text.replace("/", ",").split(",")]
    singles = [word for word in words if fold(word) and fold(word) not in dropped]
    return [form for word in singles for form in ((word,) if word.endswith(_NO_PLURAL) else (word, f"{word}s"))]


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
