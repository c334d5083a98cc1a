"""The moment that a field states, in all the ways in which feeds and pages write one."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = 100
"""Characters of a date; what comes after that many is not looked at."""
_SECONDS = re.compile(r"(\d{10})(?:\d{3})?")
"""Seconds since 1970, or thousandths of them: ten digits stand for the years from 2001 to 2286."""
_LAST = re.compile(r"(?<=[ T])(?:24(:00)(:00)?|(\d\d:\d\d):60)(?!\d)")
"""Midnight as the end of a day, and a minute's second that only leap seconds have."""
_HALVES = re.compile(r"\b(\d{1,2}):(\d\d)(:\d\d)? ?([ap])\.?m\b\.?", re.IGNORECASE)
_ONE_DIGIT = re.compile(r"(?<=\d[T ])(\d:\d\d)")
_IN_WORDS = re.compile(r"\b(\d{1,2})(?:\.|er|º)? +(?:de +)?([^\W\d_]{3,12})\.?,? +(?:de +)?(\d{4})\b(.*)")
_IN_SIGNS = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
_OFFSET = re.compile(r" ?(?:GMT|UTC)? ?([+-])(\d{1,2})(?::?(\d\d))?(?: \([^()]*\))?$")
_NAMED = re.compile(r" ?(?<![A-Z])([A-Z]{1,4})$")
_HOURS = {
    "+0000": "UT UTC GMT Z WET",
    "+0100": "BST WEST CET MET WAT",
    "+0200": "CEST MEST EET SAST",
    "+0300": "EEST MSK EAT",
    "+0500": "PKT",
    "+0800": "HKT SGT AWST",
    "+0900": "JST KST",
    "+1000": "AEST",
    "+1100": "AEDT",
    "+1200": "NZST",
    "+1300": "NZDT",
    "-0300": "BRT",
    "-0400": "EDT",
    "-0500": "EST CDT",
    "-0600": "CST MDT",
    "-0700": "MST PDT",
    "-0800": "PST AKDT",
    "-0900": "AKST",
    "-1000": "HST",
}
"""Zones whose names mean one thing in practice; one that means several ("IST") tells no moment."""
_ZONES = {name: offset for offset, names in _HOURS.items() for name in names.split()}
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sept oct nov dec",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jän feber mär apr mai jun jul aug sep okt nov dez",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr mars avr mai juin juil aout sept oct nov déc",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "янв фев мар апр мая июн июл авг сен окт ноя дек",
    "янв февр март апр май июнь июль авг сент окт нояб дек",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ιαν φεβ μαρ απρ μαϊ ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
)
"""Months in other languages, a row of twelve each."""
_NUMBERS = {name: number for row in _MONTHS for number, name in enumerate(row.split(), 1)}


def moment_of(text: str) -> datetime | None:
    """The moment that the text states, as an ISO 8601 instant, a mail date or seconds since 1970.

    None where it states none; without a zone where it names none.
    """
    short = _plainly(text[:LONGEST])
    if match := _SECONDS.fullmatch(short):
        return datetime.fromtimestamp(int(match[1]), UTC)
    return _stated(short) or _at_the_end(short)


def _stated(text: str) -> datetime | None:
    return _iso(text) or _mailed(text) or _mailed(_in_english(text))


def _at_the_end(text: str) -> datetime | None:
    """The first moment after the day's, or the minute's, last."""
    end = _LAST.search(text)
    if end is None:
        return None
    before = f"{end[3]}:59" if end[3] else "23:59:59"
    moment = _stated(f"{text[: end.start()]}{before}{text[end.end() :]}")
    return moment + timedelta(seconds=1) if moment and moment.year < 9999 else None


def day_in_words(text: str) -> date | None:
    """The one day that the text writes with a month's name in another language, or with the signs of East Asia."""
    short = text[:LONGEST]
    signs, words = _IN_SIGNS.search(short), _IN_WORDS.search(short)
    try:
        if signs:
            return date(int(signs[1]), int(signs[2]), int(signs[3]))
        number = _NUMBERS.get(words[2].casefold()) if words else None
        return date(int(words[3]), number, int(words[1])) if words and number else None
    except ValueError:
        return None


def _plainly(text: str) -> str:
    """The text with its clock of 24 hours, and its zone as an offset."""
    text = _HALVES.sub(_whole_day, " ".join(text.split()))
    if ":" not in text:
        return text
    if match := _OFFSET.search(text):
        return f"{text[: match.start()]} {_offset(match)}"
    named = _NAMED.search(text.upper())
    offset = _ZONES.get(named[1]) if named else None
    return f"{text[: named.start()]} {offset}" if named and offset else text


def _offset(match: re.Match[str]) -> str:
    """An offset as mail has it; "-0000" says in mail that the zone is not known, in feeds that it is UTC."""
    digits = match[2].zfill(2) + (match[3] or "00")
    return f"{match[1] if int(digits) else '+'}{digits}"


def _whole_day(match: re.Match[str]) -> str:
    return f"{int(match[1]) % 12 + 12 * (match[4] in 'pP'):02}:{match[2]}{match[3] or ''}"


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(_ONE_DIGIT.sub(r"0\1", text).replace(" +", "+").replace(" -", "-"))
    except ValueError:
        return None


def _mailed(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if ":" in text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_english(text: str) -> str:
    """The date without its weekday, its month as mail has it; empty where it names no month."""
    match = _IN_WORDS.search(text)
    number = _NUMBERS.get(match[2].casefold()) if match else None
    return f"{match[1]} {_ENGLISH[number - 1]} {match[3]}{match[4]}" if match and number else ""
