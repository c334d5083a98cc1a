"""Which zone a reader means, and what he is offered where that is not sure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import BadZone
from digests.zones import MOST, find_zone, likely_zones, zone_name

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WINTER, SUMMER = datetime.fromisoformat("2026-11-23"), datetime.fromisoformat("2027-05-24")
ZONES = sorted(available_timezones() - {"localtime", "posixrules"})


def found(words: str) -> str:
    return find_zone(words, NOW).key


def offered(words: str) -> tuple[str, ...]:
    """What is suggested for words that are no zone."""
    with pytest.raises(BadZone) as raised:
        find_zone(words, NOW)
    assert raised.value.subject == " ".join(words.split())
    return raised.value.suggestions


def suggestions(words: str) -> tuple[str, ...]:
    """What is suggested for words; nothing for those that are a zone."""
    try:
        find_zone(words, NOW)
    except BadZone as error:
        return error.suggestions
    return ()


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("yerevan", "Asia/Yerevan"),
        ("  new   YORK ", "America/New_York"),
        ("america/new_york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("Europe/Kiev", "Europe/Kiev"),
        ("Etc/GMT-4", "Etc/GMT-4"),
        ("Knox", "America/Indiana/Knox"),
        ("Navajo", "Navajo"),
        ("Москва", "Europe/Moscow"),
        ("Київ", "Europe/Kyiv"),
        ("Երևան", "Asia/Yerevan"),
        ("თბილისი", "Asia/Tbilisi"),
        ("بغداد", "Asia/Baghdad"),
        ("東京", "Asia/Tokyo"),
        ("Wien", "Europe/Vienna"),
        ("Köln", "Europe/Berlin"),
        ("Bombay", "Asia/Kolkata"),
        ("St. Petersburg", "Europe/Moscow"),
        ("Washington", "America/New_York"),
        ("Stepanakert", "Asia/Baku"),
        ("London", "Europe/London"),
        ("London, Canada", "America/Toronto"),
        ("Moscow Russia", "Europe/Moscow"),
        ("Moscow time", "Europe/Moscow"),
        ("Armenia", "Asia/Yerevan"),
        ("Germany", "Europe/Berlin"),
        ("UK", "Europe/London"),
        ("Ukraine", "Europe/Kyiv"),
        ("Türkiye", "Europe/Istanbul"),
        ("UTC", "Etc/UTC"),
        ("gmt", "Etc/UTC"),
        ("CET", "Europe/Berlin"),
        ("msk", "Europe/Moscow"),
        ("EST", "America/New_York"),
        ("Pacific time", "America/Los_Angeles"),
        ("+4", "Etc/GMT-4"),
        ("UTC+4", "Etc/GMT-4"),
        ("utc +04:00", "Etc/GMT-4"),
        ("GMT-3", "Etc/GMT+3"),
        ("UTC−3", "Etc/GMT+3"),
        ("+0400", "Etc/GMT-4"),
        ("+14", "Etc/GMT-14"),
        ("-12", "Etc/GMT+12"),
        ("UTC+0", "Etc/UTC"),
    ],
)
def test_a_zone_is_found_by_what_people_call_it(words: str, key: str) -> None:
    """By IANA name, city in several scripts, country, abbreviation and whole hours from UTC."""
    assert found(words) == key


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Yervan", "Yerevan"),
        ("Yerevam", "Yerevan"),
        ("Europe/Viena", "Vienna"),
        ("San Fransisco", "San Francisco"),
        ("Los Angles", "Los Angeles"),
        ("Stanbul", "Istanbul"),
        ("Amrenia", "Armenia"),
        ("USA", "New York City"),
        ("Russia", "Moscow"),
        ("Mexico", "Mexico City"),
        ("+05:30", "Mumbai"),
        ("UTC+5:45", "Kathmandu"),
        ("-3:30", "St. John's"),
        ("cst", "Chicago"),
        ("IST", "Mumbai"),
    ],
)
def test_what_is_almost_a_zone_gets_suggestions(words: str, first: str) -> None:
    """The right one of a misspelling comes first, the largest city of a country or an offset."""
    assert offered(words)[0] == first


@pytest.mark.parametrize("words", ["", "qwertyuiop", "+15", "-13", "+4:75", "???", "🙂"])
def test_what_is_like_no_zone_gets_no_suggestions(words: str) -> None:
    """Nothing is made up where nothing looks alike."""
    assert offered(words) == ()


def test_a_country_with_several_clocks_offers_a_city_for_each() -> None:
    """Each suggestion for a country has another clock, and none of them is refused."""
    for country in ("USA", "Russia", "Brazil", "Australia", "Canada", "Indonesia", "Mexico", "Congo"):
        zones = [find_zone(name, NOW) for name in offered(country)]
        clocks = {tuple(zone.utcoffset(day) for day in (WINTER, SUMMER)) for zone in zones}
        assert 2 <= len(clocks) == len(zones) <= MOST


@pytest.mark.parametrize("key", [key for key in ZONES if "/" in key])
def test_every_zone_is_found_by_its_own_name(key: str) -> None:
    """In any case, with blanks for underscores."""
    assert found(key) == found(key.upper()) == found(key.replace("_", " ")) == key


@pytest.mark.parametrize("key", [key for key in ZONES if "/" not in key])
def test_old_names_without_an_area_are_found(key: str) -> None:
    """Names such as "Poland" or "EST" give a zone whose clock is the same this winter."""
    assert find_zone(key, NOW).utcoffset(WINTER) == ZoneInfo(key).utcoffset(WINTER)


typed = st.one_of(
    st.text(max_size=30),
    st.text("utcgm+-−:0123456789 ", max_size=12),
    st.sampled_from(ZONES).flatmap(lambda key: st.integers(0, len(key)).map(lambda at: key[:at] + key[at + 1 :])),
    st.lists(st.sampled_from("new york moscow russia usa time europe/ + , 4".split()), max_size=5).map(" ".join),
)


@given(typed)
@settings(max_examples=50)
def test_any_words_are_a_zone_or_refused_in_one_way(words: str) -> None:
    """Whatever is typed gives a zone or BadZone, and each suggestion leads on: to a zone, or a country's zones."""
    suggested = suggestions(words)
    assert len(suggested) <= MOST
    for name in suggested:
        narrower = suggestions(name)
        assert all(suggestions(each) == () for each in narrower)
        assert narrower or find_zone(name, NOW)


def test_endless_words_are_no_zone() -> None:
    """What is longer than any name is refused, not pondered."""
    assert offered("a" * 100_000) == ()
    assert offered("york " * 20_000) == ()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Asia/Yerevan", "Yerevan"),
        ("America/New_York", "New York"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("Etc/UTC", "UTC"),
        ("UTC", "UTC"),
        ("GMT", "UTC"),
        ("Etc/GMT-0", "UTC"),
        ("Etc/GMT-4", "UTC+4"),
        ("Etc/GMT+11", "UTC-11"),
    ],
)
def test_a_zone_is_shown_by_its_city_or_offset(key: str, name: str) -> None:
    """No slash, no underscore, and the sign that people expect."""
    assert zone_name(ZoneInfo(key)) == name
    assert find_zone(name, NOW).utcoffset(NOW) == ZoneInfo(key).utcoffset(NOW)


@pytest.mark.parametrize(
    "language", "en ru hy az ka tr uk de fr es pt it pl fa ar he hi zh id kk uz pt-BR EN x".split()
)
def test_likely_zones_are_few_and_go_from_west_to_east(language: str) -> None:
    """Four to six different ones, in the order of their clocks, with different names."""
    zones = likely_zones(language, NOW)
    assert 4 <= len({zone_name(zone) for zone in zones}) == len(zones) <= 6
    offsets = [zone.utcoffset(NOW.astimezone(zone)) or timedelta(0) for zone in zones]
    assert offsets == sorted(offsets)


def test_who_reads_a_language_is_offered_its_places() -> None:
    """Armenian offers Yerevan; a language that is not known gets a spread over the world."""
    assert "Asia/Yerevan" in {zone.key for zone in likely_zones("hy", NOW)}
    assert likely_zones("tlh", NOW) == likely_zones("", NOW)


def test_the_cities_are_small_and_say_whence_they_come() -> None:
    """The list tells its origin and licence, and stays under a quarter of a megabyte."""
    text = (files("digests") / "known" / "cities.txt").read_text(encoding="utf-8")
    assert "GeoNames" in text[:200]
    assert "CC BY 4.0" in text[:200]
    assert len(text.encode()) < 250_000
