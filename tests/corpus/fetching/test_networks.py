"""What is public is public by every account, and what an operator opens is opened no further than he wrote."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetching.networks import PORTS, Allowed, Door, is_public, read_allowed

PUBLIC = ("1.1.1.1", "8.8.8.8", "93.184.216.34", "223.255.255.255", "2606:4700:4700::1111", "2a00:1450:4001::200e")
NUMBERS = st.ip_addresses()


@pytest.mark.parametrize("written", PUBLIC)
def test_machines_on_the_internet_are_public(written: str) -> None:
    """Ordinary addresses of both protocols may be spoken to."""
    assert is_public(ip_address(written))


@pytest.mark.parametrize(
    "written",
    ["64:ff9b::7f00:1", "64:ff9b::808:808", "::7f00:1", "fec0::1", "2002:7f00:1::", "192.0.0.8", "224.0.0.1",
     "100.64.0.1", "::ffff:8.8.8.8", "2001::1", "2001:db8::1", "3fff::1", "ff02::1", "fe80::1%eth0",
     "2606:4700::1%eth0", "168.63.129.16", "192.88.99.1", "255.255.255.255", "::", "::1", "fd00:ec2::254",
     "169.254.169.254", "100.100.100.200", "0.0.0.1"],
)  # fmt: skip
def test_what_looks_public_and_is_not_is_refused(written: str) -> None:
    """Numbers in disguise, protocols' own, clouds' services: also those that Python calls global."""
    assert not is_public(ip_address(written))


@given(NUMBERS)
def test_nothing_that_python_knows_as_local_is_public(address: IPv4Address | IPv6Address) -> None:
    """Whatever the standard library counts as not global, private, reserved or to many at once is refused."""
    bad = not address.is_global or address.is_multicast or address.is_reserved or address.is_private
    assert not (is_public(address) and bad)


@given(st.ip_addresses(v=4))
def test_no_older_number_hides_in_a_newer(address: IPv4Address) -> None:
    """Mapped, compatible, translated and tunnelled forms of any number are refused, public ones too."""
    number = int(address)
    hidden = (
        0xFFFF << 32 | number,
        number,
        0x64FF9B << 96 | number,
        0x2002 << 112 | number << 80,
        0x2001 << 112 | number,
    )
    assert not any(is_public(IPv6Address(each)) for each in hidden)


@given(st.ip_addresses(network="2000::/3"), st.integers(1, 65_535))
def test_only_ports_of_web_servers_are_open(address: IPv6Address, port: int) -> None:
    """Public machines are spoken to on ports 80 and 443 alone."""
    assert Allowed().reaches("example.org", address, port) == (is_public(address) and port in PORTS)


def test_an_operators_list_is_read() -> None:
    """Hosts, hosts with ports, addresses and networks, in any order."""
    assert read_allowed("Feeds.lan., feeds.lan:8080 10.1.0.0/16,192.168.1.5:81, [fd00::1]:82 fd00::/8 ::1") == Allowed(
        (
            Door("feeds.lan"),
            Door("feeds.lan", 8080),
            Door(ip_network("10.1.0.0/16")),
            Door(ip_network("192.168.1.5"), 81),
            Door(ip_network("fd00::1"), 82),
            Door(ip_network("fd00::/8")),
            Door(ip_network("::1")),
        )
    )
    assert read_allowed("") == Allowed()


@pytest.mark.parametrize(
    "written",
    ["http://feeds.lan/", "feeds.lan:", "feeds.lan:x", "feeds.lan:0", "feeds.lan:65536", ":80", "*", "10.1.2.3/16",
     "-a",     "[fd00::1", "[feeds]:80", "a b:c d", "é.lan", "feeds.lan:٣", "feeds.lan/path", "10.0.0.0/8:80", "."],
)  # fmt: skip
def test_what_is_no_host_or_network_is_refused(written: str) -> None:
    """A slip is told rather than guessed at, for it could open too much."""
    with pytest.raises(ValueError, match="is no host"):
        read_allowed(written)


@pytest.mark.parametrize(
    ("host", "address", "port", "reached"),
    [
        ("feeds.lan", "10.0.0.7", 80, True),
        ("FEEDS.lan.", "10.0.0.7", 443, True),
        ("feeds.lan", "10.0.0.7", 8080, False),
        ("evil.org", "10.0.0.7", 80, False),
        ("a.feeds.lan", "10.0.0.7", 80, False),
        ("feeds.lan.evil.org", "10.0.0.7", 80, False),
        ("wire.lan", "10.0.0.8", 8080, True),
        ("wire.lan", "10.0.0.8", 80, False),
        ("evil.org", "10.9.1.1", 80, True),
        ("evil.org", "10.9.1.1", 22, False),
        ("evil.org", "10.10.0.1", 80, False),
        ("evil.org", "127.0.0.1", 8000, True),
        ("evil.org", "127.0.0.1", 80, False),
        ("evil.org", "::1", 8000, False),
    ],
)
def test_a_door_opens_what_it_names(host: str, address: str, port: int, *, reached: bool) -> None:
    """A name opens itself wherever it leads; a network opens its addresses under any name; a port only that port."""
    allowed = read_allowed("feeds.lan, wire.lan:8080, 10.9.0.0/16, 127.0.0.1:8000")
    assert allowed.reaches(host, ip_address(address), port) == reached
