"""The one reader of the environment and of `.env`.

A frozen dataclass read with python-dotenv: pydantic-settings alone takes a quarter of a second to import, half of
what a question from the command line may take.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from corpus.fetching.networks import NOTHING_ELSE, Allowed, read_allowed

TELEGRAM = "https://api.telegram.org"
LANGUAGES = ("en",)
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
SETTINGS = (
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_API_URL",
    "DATELINE_DATABASE",
    "DATELINE_ADMINS",
    "DATELINE_TIMEZONE",
    "DATELINE_LANGUAGE",
    "DATELINE_LOG",
    "DATELINE_TOPICS",
    "DATELINE_ACTORS",
    "DATELINE_CONTACT",
    "DATELINE_ALLOWED_HOSTS",
    "DATELINE_PROXY",
)

Value = TypeVar("Value")


class BadSetting(ValueError):
    """A setting has a value that can't be used; the message is one line that says which and why."""


@dataclass(frozen=True, slots=True)
class Config:
    """What an operator may set, with everything filled in."""

    token: str = field(default="", repr=False)
    api_url: str = TELEGRAM
    """Without a slash at the end."""
    database: Path = Path("dateline.db")
    admins: frozenset[int] = frozenset()
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    language: str = "en"
    log: str = "INFO"
    topics: Path = Path("topics.toml")
    actors: Path = Path("actors.toml")
    contact: str = ""
    """A mail or web address that is told to the sites that news is fetched from."""
    allowed: Allowed = NOTHING_ELSE
    """What news may be fetched from beside the public internet."""
    proxy: str = field(default="", repr=False)
    """Through which news is fetched; it may hold a name and password."""


def read_config(environment: Mapping[str, str] | None = None, env_file: Path = Path(".env")) -> Config:
    """Read the settings; the environment goes before the file, and an empty value counts as none.

    Raises BadSetting.
    """
    values = _file(env_file) | dict(os.environ if environment is None else environment)
    database = _read(values, "DATELINE_DATABASE", Path("dateline.db"), _path)
    return Config(
        token=_read(values, "TELEGRAM_BOT_TOKEN", "", _token),
        api_url=_read(values, "TELEGRAM_API_URL", TELEGRAM, _url),
        database=database,
        admins=_read(values, "DATELINE_ADMINS", frozenset(), _ids),
        timezone=_read(values, "DATELINE_TIMEZONE", ZoneInfo("UTC"), _zone),
        language=_read(values, "DATELINE_LANGUAGE", "en", _language),
        log=_read(values, "DATELINE_LOG", "INFO", _level),
        topics=_read(values, "DATELINE_TOPICS", database.parent / "topics.toml", _path),
        actors=_read(values, "DATELINE_ACTORS", database.parent / "actors.toml", _path),
        contact=_read(values, "DATELINE_CONTACT", "", _contact),
        allowed=_read(values, "DATELINE_ALLOWED_HOSTS", NOTHING_ELSE, read_allowed),
        proxy=_read(values, "DATELINE_PROXY", "", _proxy),
    )


def _file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    from dotenv import dotenv_values  # only where there is a file: importing it takes 25 ms

    try:
        values = {key: value for key, value in dotenv_values(path, interpolate=False).items() if value}
    except (OSError, UnicodeDecodeError) as fault:
        raise BadSetting(f"{path.name} can't be read: {fault}") from None
    for key in values:
        if key.startswith("DATELINE_") and key not in SETTINGS:
            raise BadSetting(f"{path.name}: there is no setting {key}; .env.example lists all")
    return values


def _read(values: Mapping[str, str], key: str, default: Value, parse: Callable[[str], Value]) -> Value:
    """The parsed value of a setting; a parser's ValueError says what is wrong, never the value of a secret."""
    written = values.get(key, "").strip()
    if not written:
        return default
    try:
        return parse(written)
    except ValueError as fault:
        raise BadSetting(f"{key}: {fault}") from None


def _token(written: str) -> str:
    number, colon, secret = written.partition(":")
    if not (colon and number.isascii() and number.isdigit() and secret) or not written.isprintable() or " " in written:
        raise ValueError("a token looks like 123456:ABC-DEF… (ask @BotFather for one)")
    return written


def _path(written: str) -> Path:
    try:
        return Path(written).expanduser()
    except RuntimeError:
        raise ValueError(f"{written!r} is in the home of nobody who is known here") from None


def _url(written: str) -> str:
    parts = urlsplit(written)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{written!r} is no address like {TELEGRAM}")
    _ = parts.port  # raises ValueError where it is none
    return written.rstrip("/")


def _proxy(written: str) -> str:
    """The address of a proxy; what is wrong with it is told without it, since it may hold a password."""
    parts = urlsplit(written)
    beyond = parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in ("http", "https") or not parts.hostname or beyond or not written.isascii():
        raise ValueError(
            "that is no address of a proxy like http://proxy.lan:3128 or http://name:password@proxy.lan:3128"
        )
    _ = parts.port  # raises ValueError where it is none
    return written.rstrip("/")


def _ids(written: str) -> frozenset[int]:
    ids = written.replace(",", " ").split()
    if not all(each.isascii() and each.isdigit() for each in ids):
        raise ValueError(f"{written!r} is no list of user ids, like 12345,67890")
    return frozenset(int(each) for each in ids)


def _zone(written: str) -> ZoneInfo:
    try:
        return ZoneInfo(written)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{written!r} is no time zone, like Europe/Vienna") from None


def _language(written: str) -> str:
    if written.casefold() not in LANGUAGES:
        raise ValueError(f"{written!r} is not spoken yet; there is {', '.join(LANGUAGES)}")
    return written.casefold()


def _contact(written: str) -> str:
    if not (written.isascii() and written.isprintable()) or set(" ()<>") & set(written) or not set("@/") & set(written):
        raise ValueError(f"{written!r} is no mail or web address, like news@example.org or https://example.org/bot")
    return written


def _level(written: str) -> str:
    if written.upper() not in LEVELS:
        raise ValueError(f"{written!r} is none of {', '.join(LEVELS)}")
    return written.upper()
