"""What the README shows is what comes out."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commandline.load import SAMPLES, take_in
from bot.config import Config
from bot.conversation import Conversation

README = Path(__file__).resolve().parents[2] / "README.md"
ASKED = "/digest karabakh"
ASOF = datetime(2020, 10, 11, 23, 59, tzinfo=UTC)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """An archive of the samples, as `make run` makes it."""
    folder = tmp_path_factory.mktemp("samples")
    config = Config(database=folder / "d.db", topics=folder / "topics.toml", actors=folder / "actors.toml")
    take_in(config, [SAMPLES], seen=datetime(2024, 5, 1, tzinfo=UTC))
    return config


def test_the_reply_in_the_readme_is_a_real_one(samples: Config) -> None:
    """The reply shown is the bot's to that question on the sample archive, word for word."""

    async def asked() -> str:
        async with Conversation(samples, lambda: ASOF) as conversation:
            return (await conversation.write(ASKED))[0].text

    shown = README.read_text(encoding="utf-8").split("```")[1].rpartition("[Timeline]")[0]
    assert " ".join(shown.split()) == " ".join(asyncio.run(asked()).split())
