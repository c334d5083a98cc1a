"""A small web to fetch from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from small_web import Web


@pytest.fixture(scope="module")
def opened() -> Iterator[Web]:
    """Its servers, once for each module."""
    with Web() as opened:
        yield opened


@pytest.fixture
def web(opened: Web) -> Web:
    """The small web, with nothing on it."""
    opened.clear()
    return opened
