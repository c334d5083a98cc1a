"""The settings: read from one place, with defaults, and refused in one clear line."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import SETTINGS, BadSetting, Config, read_config
from corpus.fetching.networks import Allowed, Door

NO_FILE = Path("there-is-no-such-file")
EXAMPLE = Path(__file__).resolve().parents[2] / ".env.example"


def read(**values: str) -> Config:
    return read_config(values, NO_FILE)


def test_without_any_setting_everything_has_its_default() -> None:
    """An empty environment gives a configuration to work with."""
    assert read() == Config()


def test_what_is_set_is_read() -> None:
    """Each setting reaches its field, in the shape the program uses."""
    config = read(
        TELEGRAM_BOT_TOKEN="12:abc",
        TELEGRAM_API_URL="http://127.0.0.1:8081/",
        DATELINE_DATABASE="news/a.db",
        DATELINE_ADMINS="1, 2",
        DATELINE_TIMEZONE="Asia/Yerevan",
        DATELINE_LANGUAGE="EN",
        DATELINE_LOG="debug",
        DATELINE_CONTACT="news@example.org",
        DATELINE_ALLOWED_HOSTS="feeds.lan:8080",
        DATELINE_PROXY="http://name:secret@proxy.lan:3128/",
    )
    assert "secret" not in repr(config)
    assert config == Config(
        "12:abc",
        "http://127.0.0.1:8081",
        Path("news/a.db"),
        frozenset({1, 2}),
        ZoneInfo("Asia/Yerevan"),
        "en",
        "DEBUG",
        Path("news/topics.toml"),
        Path("news/actors.toml"),
        "news@example.org",
        Allowed((Door("feeds.lan", 8080),)),
        "http://name:secret@proxy.lan:3128",
    )


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    """What is set both in .env and in the environment is taken from the environment."""
    file = tmp_path / ".env"
    file.write_text("DATELINE_LOG=ERROR\nDATELINE_DATABASE=from-file.db\n")
    config = read_config({"DATELINE_LOG": "WARNING"}, file)
    assert (config.log, config.database) == ("WARNING", Path("from-file.db"))


def test_an_empty_value_counts_as_none() -> None:
    """`DATELINE_TIMEZONE=` leaves the default."""
    assert read(DATELINE_TIMEZONE="", TELEGRAM_BOT_TOKEN="  ") == Config()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "no-colon"),
        ("TELEGRAM_BOT_TOKEN", "12:with space"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_API_URL", "ftp://example.org"),
        ("DATELINE_ADMINS", "me"),
        ("DATELINE_TIMEZONE", "Mars/Olympus"),
        ("DATELINE_TIMEZONE", "../etc/passwd"),
        ("DATELINE_LANGUAGE", "tlh"),
        ("DATELINE_LOG", "LOUD"),
        ("DATELINE_CONTACT", "me"),
        ("DATELINE_CONTACT", "me@example.org (me)"),
        ("DATELINE_CONTACT", "mé@example.org"),
        ("DATELINE_ALLOWED_HOSTS", "http://feeds.lan/"),
        ("DATELINE_ALLOWED_HOSTS", "feeds.lan:0"),
        ("DATELINE_DATABASE", "~nobody-of-that-name/news.db"),
        ("DATELINE_TOPICS", "~nobody-of-that-name/topics.toml"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:99999"),
    ],
)
def test_a_wrong_value_is_named_in_one_line(key: str, value: str) -> None:
    """The message begins with the setting's name and has no line break."""
    with pytest.raises(BadSetting) as caught:
        read(**{key: value})
    assert str(caught.value).startswith(f"{key}: ")
    assert "\n" not in str(caught.value)


def test_a_wrong_token_is_not_repeated() -> None:
    """A secret never stands in a message, even a mistyped one."""
    with pytest.raises(BadSetting) as caught:
        read(TELEGRAM_BOT_TOKEN="123456 ABC-SECRET")
    assert "SECRET" not in str(caught.value)


def test_the_token_is_not_in_the_repr() -> None:
    """Printing the configuration gives no secret away."""
    assert "abcdef" not in repr(read(TELEGRAM_BOT_TOKEN="12:abcdef"))


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """A binary .env is one clear line, not a stack trace."""
    file = tmp_path / ".env"
    file.write_bytes(b"\xff\xfe\x00binary")
    with pytest.raises(BadSetting, match=r"\.env can't be read"):
        read_config({}, file)


def test_a_misspelt_setting_is_named(tmp_path: Path) -> None:
    """A name like ours in .env that is none would set nothing, unnoticed; other programs' names may stand there."""
    file = tmp_path / ".env"
    file.write_text("DATELINE_TIMEZON=Asia/Yerevan\n")
    with pytest.raises(BadSetting, match=r"^\.env: there is no setting DATELINE_TIMEZON; \.env\.example lists all$"):
        read_config({}, file)
    file.write_text("COMPOSE_PROJECT_NAME=news\n")
    assert read_config({"DATELINE_TIMEZON": "Asia/Yerevan"}, file) == Config()


def test_the_example_lists_exactly_the_settings_that_are_read() -> None:
    """.env.example and the program agree, and every setting has its line of explanation."""
    lines = EXAMPLE.read_text().splitlines()
    settings = [at for at, line in enumerate(lines) if line.removeprefix("# ").partition("=")[0].isupper()]
    assert [lines[at].removeprefix("# ").partition("=")[0] for at in settings] == list(SETTINGS)
    assert all(lines[at - 1].startswith("# ") for at in settings)


def test_the_example_can_be_used_as_it_is() -> None:
    """A copy of .env.example gives the defaults."""
    assert read_config({}, EXAMPLE) == Config()


@pytest.mark.parametrize(
    "written", ["proxy.lan:3128", "socks5://proxy.lan", "http://", "http://a:geheim@b:port", "http://a:geheim@b/c"]
)
def test_what_is_no_proxy_is_refused_without_being_repeated(written: str) -> None:
    """An address of a proxy may hold a password, so the complaint does not show it."""
    with pytest.raises(BadSetting, match=r"^DATELINE_PROXY: ") as caught:
        read(DATELINE_PROXY=written)
    assert "geheim" not in str(caught.value)
