"""Addresses as people write them."""

from __future__ import annotations

import pytest

from bot.addresses import address_in, is_link
from bot.refusals import SecretInAddress
from corpus.fetching.errors import BadAddress


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://wire.example/feed", "https://wire.example/feed"),
        (" http://wire.example ", "http://wire.example"),
        ("wire.example/feed", "https://wire.example/feed"),
        ("localhost:8080", "https://localhost:8080"),
    ],
)
def test_an_address_is_understood(written: str, address: str) -> None:
    """Https where nothing is said of it."""
    assert address_in(written) == address


@pytest.mark.parametrize("written", ["", "http://", "ftp://wire.example", "javascript:alert(1)", "https://[", "a b"])
def test_what_is_none_is_refused(written: str) -> None:
    """Whatever it is."""
    with pytest.raises(BadAddress):
        address_in(written)


@pytest.mark.parametrize("written", ["http://me:pw@wire.example/feed", "https://me@wire.example", "me:pw@wire.example"])
def test_a_secret_is_not_repeated(written: str) -> None:
    """The refusal names the site alone."""
    with pytest.raises(SecretInAddress) as refused:
        address_in(written)
    assert refused.value.subject == "wire.example"


def test_a_link_stands_alone() -> None:
    """Words with a link among them are words."""
    assert is_link("HTTPS://wire.example")
    assert not is_link("see https://wire.example")
    assert not is_link("https://wire.example and more")
