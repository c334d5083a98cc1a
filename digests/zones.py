"""Which time zone a reader means: by name, city, country, abbreviation or offset."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from corpus.errors import BadZone
from corpus.reading.spelling import LONGEST, alike, fold

MOST = 6
"""Suggestions for what is almost a zone."""
ALIKE = 0.75
"""How like what was typed a suggestion must look."""
NEARLY_ALL = 0.95
"""A country of whose people so many live by one clock is taken to mean that clock."""

_CITIES = Path(__file__).parent / "known" / "cities.txt"
_OTHER_NAME = 10
"""A city has a name of its own before one that is so many times larger and has it as another name."""
_HALF_YEAR = timedelta(days=182)
_OFFSET = re.compile(r"(?:utc|gmt)? ?(?P<sign>[+-]) ?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?", re.ASCII)
_OTHER_SIGN = str.maketrans("+-", "-+")
"""Etc/GMT-4 is four hours ahead of UTC."""
_UTC = frozenset("UTC UCT GMT GMT0 GMT+0 GMT-0 Greenwich Universal Zulu".split())
_DASHES = str.maketrans("−–—‐‑", "-----")
_EAST, _WEST = 14, 12
"""Whole hours from UTC for which there are zones."""
_CLOCK_WORDS = frozenset({"time", "timezone", "zone"})

_ABBREVIATIONS = {
    "Etc/UTC": "utc gmt z zulu uct",
    "Europe/Lisbon": "wet west",
    "Europe/London": "bst",
    "Europe/Berlin": "cet cest mez mesz",
    "Europe/Athens": "eet eest",
    "Europe/Moscow": "msk",
    "Europe/Istanbul": "trt",
    "Asia/Tbilisi": "get",
    "Asia/Baku": "azt",
    "Asia/Dubai": "gst",
    "Asia/Karachi": "pkt",
    "Asia/Hong_Kong": "hkt",
    "Asia/Tokyo": "jst",
    "Asia/Seoul": "kst",
    "Australia/Sydney": "aest aedt",
    "Pacific/Auckland": "nzst nzdt",
    "Africa/Johannesburg": "sast",
    "Africa/Nairobi": "eat",
    "Africa/Lagos": "wat",
    "America/New_York": "est edt et eastern nyc",
    "America/Chicago": "cdt ct central",
    "America/Denver": "mst mdt mt mountain",
    "America/Los_Angeles": "pst pdt pt pacific",
    "America/Anchorage": "akst akdt",
    "Pacific/Honolulu": "hst",
}
_AMBIGUOUS = {
    "cst": ("Chicago", "Shanghai", "Havana"),
    "ist": ("Mumbai", "Jerusalem", "Dublin"),
    "amt": ("Yerevan", "Manaus"),
    "ast": ("Halifax", "Riyadh"),
}
_LIKELY = {
    "": "America/New_York America/Sao_Paulo Europe/London Europe/Moscow Asia/Kolkata Asia/Tokyo",
    "en": "America/Los_Angeles America/Chicago America/New_York Europe/London Asia/Kolkata Australia/Sydney",
    "ru": "Europe/Kaliningrad Europe/Moscow Asia/Yerevan Asia/Yekaterinburg Asia/Novosibirsk Asia/Vladivostok",
    "hy": "Asia/Yerevan Europe/Moscow Europe/Paris Asia/Beirut America/Los_Angeles",
    "az": "Asia/Baku Europe/Istanbul Europe/Moscow Asia/Tehran",
    "ka": "Asia/Tbilisi Europe/Athens Europe/Moscow America/New_York",
    "tr": "Europe/Istanbul Europe/Berlin Asia/Nicosia Asia/Baku",
    "uk": "Europe/Kyiv Europe/Warsaw Europe/Berlin America/Toronto",
    "de": "Europe/Berlin Europe/Vienna Europe/Zurich Europe/London",
    "fr": "Europe/Paris Europe/Brussels America/Montreal Africa/Abidjan Africa/Kinshasa Africa/Algiers",
    "es": "Europe/Madrid America/Mexico_City America/Bogota America/Lima America/Santiago America/Buenos_Aires",
    "pt": "America/Sao_Paulo America/Manaus Europe/Lisbon Africa/Luanda Africa/Maputo",
    "it": "Europe/Rome Europe/Zurich Europe/London America/New_York",
    "pl": "Europe/Warsaw Europe/London Europe/Berlin America/Chicago",
    "fa": "Asia/Tehran Asia/Kabul Europe/Berlin America/Los_Angeles",
    "ar": "Asia/Riyadh Africa/Cairo Asia/Dubai Asia/Baghdad Asia/Beirut Africa/Casablanca",
    "he": "Asia/Jerusalem Europe/London America/New_York America/Los_Angeles",
    "hi": "Asia/Kolkata Asia/Dubai Europe/London America/New_York",
    "zh": "Asia/Shanghai Asia/Taipei Asia/Singapore America/Los_Angeles",
    "id": "Asia/Jakarta Asia/Makassar Asia/Jayapura Asia/Singapore",
    "kk": "Asia/Almaty Asia/Tashkent Europe/Moscow Europe/Istanbul",
    "uz": "Asia/Tashkent Asia/Almaty Europe/Moscow Europe/Istanbul",
}


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    zone: str
    people: int
    """In thousands."""

    def weight(self, folded: str) -> float:
        """How likely it is meant by a name, its own or another."""
        return self.people if fold(self.name) == folded else self.people / _OTHER_NAME


@dataclass(slots=True)
class _Country:
    name: str
    places: list[_Place] = field(default_factory=list)
    """The first of each zone is the largest there, and zones come by size."""


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    places: dict[str, _Place]
    """By folded name, one each."""
    namesakes: dict[str, list[_Place]]
    """Further ones of the same name."""
    countries: dict[str, _Country]
    keys: dict[str, str]
    """IANA names in lower case."""
    lasts: dict[str, str]
    """IANA names by the folded last part of theirs."""

    def named(self, folded: str) -> list[_Place]:
        """The cities of a name, the likeliest first: the largest, or one far larger of which it is another name."""
        first = self.places.get(folded)
        if first is None:
            return []
        return sorted((first, *self.namesakes.get(folded, ())), key=lambda place: -place.weight(folded))


def find_zone(words: str, now: datetime) -> ZoneInfo:
    """The zone that a reader means; of cities with one name the largest.

    Raises BadZone with what is near: names that look alike, the zones of a country with several, and for an offset
    that only some zones have, those that have it now.
    """
    words = " ".join(words.split())
    asked = words[:LONGEST].casefold().translate(_DASHES)
    if match := _OFFSET.fullmatch(asked):
        return _by_offset(words, match, now)
    folded = _without_clock_words(fold(words[:LONGEST]))
    if folded in _AMBIGUOUS:
        raise BadZone(words, suggestions=_AMBIGUOUS[folded])
    key = _abbreviations().get(folded) or _by_key(asked) or _by_country(words, folded, now) or _by_city(words, folded)
    if key is None:
        raise BadZone(words, suggestions=_suggestions(words, folded))
    return ZoneInfo(key)


def zone_name(zone: ZoneInfo) -> str:
    """What a reader sees of a zone: "Yerevan", "New York", "UTC", "UTC+4"."""
    return _key_name(zone.key)


def likely_zones(language: str, now: datetime) -> tuple[ZoneInfo, ...]:
    """Four to six zones to offer to who uses this language (an IETF tag, as Telegram gives it), from west to east."""
    keys = _LIKELY.get(language.casefold().partition("-")[0], _LIKELY[""])
    return tuple(sorted(map(ZoneInfo, keys.split()), key=lambda zone: _offset(zone, now)))


def _key_name(key: str) -> str:
    area, _, last = key.rpartition("/")
    if last in _UTC:
        return "UTC"
    if area == "Etc":
        return last.replace("GMT", "UTC").translate(_OTHER_SIGN)
    return last.replace("_", " ")


def _by_offset(words: str, match: re.Match[str], now: datetime) -> ZoneInfo:
    east = match["sign"] == "+"
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if not minutes and hours <= (_EAST if east else _WEST):
        return ZoneInfo(f"Etc/GMT{'-' if east else '+'}{hours}" if hours else "Etc/UTC")
    offset = timedelta(hours=hours, minutes=minutes) * (1 if east else -1)
    largest = _largest_by_zone(place for country in _countries() for place in country.places)
    having = (place for place in largest if _offset(ZoneInfo(place.zone), now) == offset)
    raise BadZone(words, suggestions=_names(sorted(having, key=_size, reverse=True)))


def _by_key(asked: str) -> str | None:
    """The zone with this IANA name, in any case, with blanks for its underscores."""
    key = asked.replace(" ", "_")
    return _gazetteer().keys.get(key) if "/" in key else None


def _by_country(words: str, folded: str, now: datetime) -> str | None:
    """The zone of a country by whose clock nearly all of its people live. Raises BadZone where there is none."""
    country = _gazetteer().countries.get(folded)
    if country is None:
        return None
    clocks: dict[tuple[timedelta, ...], list[_Place]] = defaultdict(list)
    for place in country.places:
        zone = ZoneInfo(place.zone)
        clocks[_offset(zone, now), _offset(zone, now + _HALF_YEAR)].append(place)
    by_size = sorted(clocks.values(), key=_people, reverse=True)
    if _people(by_size[0]) < NEARLY_ALL * _people(country.places):
        raise BadZone(words, suggestions=_names(max(places, key=_size) for places in by_size))
    return by_size[0][0].zone


def _by_city(words: str, folded: str) -> str | None:
    """The zone of a city, be it told with its country, else one whose IANA name ends so or is so."""
    gazetteer = _gazetteer()
    if named := gazetteer.named(folded):
        return named[0].zone
    pieces = folded.split()
    for at in range(1, len(pieces)):
        country = gazetteer.countries.get(" ".join(pieces[at:]))
        named = gazetteer.named(" ".join(pieces[:at])) if country else []
        if country and (there := [place for place in named if place in country.places]):
            return there[0].zone
    return gazetteer.lasts.get(folded) or gazetteer.keys.get(words.casefold())


def _suggestions(words: str, folded: str) -> tuple[str, ...]:
    """Names of cities and countries that look like what was typed, one for each zone, the likest first."""
    asked = {folded, fold(words.rpartition("/")[2][:LONGEST])} - {""}
    near = sorted(((score, *known) for name, known in _known_names() for score in _scores(asked, name)), reverse=True)
    countries = {country.name for country in _countries()}
    found: dict[str, str] = {}
    for _, _, name, zone in near:
        if zone not in found and (name in countries or _by_city(name, fold(name)) == zone):
            found[zone] = name
    return tuple(dict.fromkeys(found.values()))[:MOST]


def _known_names() -> Iterator[tuple[str, tuple[int, str, str]]]:
    """All folded names there are, each with how many people live there, what it is to be called, and its zone."""
    gazetteer = _gazetteer()
    for name, place in gazetteer.places.items():
        yield name, (place.people, place.name, place.zone)
    for name, country in gazetteer.countries.items():
        yield name, (country.places[0].people, country.name, country.places[0].zone)
    for name, key in gazetteer.lasts.items():
        if name not in gazetteer.places:
            yield name, (0, _key_name(key), key)


def _scores(asked: Iterable[str], name: str) -> Iterator[float]:
    """How alike a name is to what was asked, where it is enough; lengths and ends tell most of the others apart."""
    for one in asked:
        worth = 2 * min(len(one), len(name)) >= ALIKE * (len(one) + len(name))
        if worth and (one[0] == name[0] or one[-1] == name[-1]) and (score := alike(one, name)) >= ALIKE:
            yield score


def _largest_by_zone(places: Iterable[_Place]) -> list[_Place]:
    largest: dict[str, _Place] = {}
    for place in places:
        if place.zone not in largest or place.people > largest[place.zone].people:
            largest[place.zone] = place
    return list(largest.values())


def _names(places: Iterable[_Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_sure_name, places)))[:MOST]


def _sure_name(place: _Place) -> str:
    """The name of a place, or its zone's where another place is meant by that name."""
    return place.name if _by_city(place.name, fold(place.name)) == place.zone else _key_name(place.zone)


def _size(place: _Place) -> int:
    return place.people


def _people(places: Iterable[_Place]) -> int:
    return sum(map(_size, places))


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def _without_clock_words(folded: str) -> str:
    """ "moscow time" is Moscow's."""
    pieces = folded.split()
    while len(pieces) > 1 and pieces[-1] in _CLOCK_WORDS:
        pieces.pop()
    return " ".join(pieces)


def _countries() -> Iterable[_Country]:
    return {country.name: country for country in _gazetteer().countries.values()}.values()


@cache
def _abbreviations() -> dict[str, str]:
    return {short: key for key, shorts in _ABBREVIATIONS.items() for short in shorts.split()}


@cache
def _gazetteer() -> _Gazetteer:
    """The shipped cities and the names of all zones, read once."""
    countries: dict[str, _Country] = {}
    places: dict[str, _Place] = {}
    namesakes: dict[str, list[_Place]] = defaultdict(list)
    for line in _CITIES.read_text(encoding="utf-8").splitlines():
        name, *others = line.split(";")
        if name.startswith("="):
            country = _Country(name[1:])
            countries.update(dict.fromkeys((fold(country.name), *others), country))
        elif name.startswith("@"):
            zone = name[1:]
        elif not name.startswith("#"):
            place = _Place(name, zone, int(others[0]))
            country.places.append(place)
            if name.isascii():
                others[0] = name.lower() if name.replace(" ", "").isalpha() else fold(name)
            else:
                del others[0]
            for folded in others:
                if places.setdefault(folded, place) is not place:
                    namesakes[folded].append(place)
    keys = (files("tzdata") / "zones").read_text(encoding="utf-8").split()
    lasts = {fold(key.rpartition("/")[2]): key for key in reversed(keys) if "/" in key and not key.startswith("Etc/")}
    return _Gazetteer(places, namesakes, countries, {key.casefold(): key for key in keys}, lasts)
