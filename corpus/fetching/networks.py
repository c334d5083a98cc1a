"""Which machines may be spoken to: those that are open to all, and those that the operator names."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

IpAddress = IPv4Address | IPv6Address
IpNetwork = IPv4Network | IPv6Network

PORTS = frozenset({80, 443})
"""Where web servers are; a program that connects anywhere else can be used to knock on doors."""

_CLOSED_4 = tuple(
    IPv4Network(each)
    for each in (
        "0.0.0.0/8",  # this machine
        "10.0.0.0/8",
        "100.64.0.0/10",  # behind a carrier's translation
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's own service under a public number
        "169.254.0.0/16",  # neighbours on the wire, and clouds' services
        "172.16.0.0/12",
        "192.0.0.0/24",  # for protocols
        "192.0.2.0/24",  # examples, as the next two
        "198.51.100.0/24",
        "203.0.113.0/24",
        "192.88.99.0/24",  # relays into the other protocol
        "192.168.0.0/16",
        "198.18.0.0/15",  # measurements
        "224.0.0.0/3",  # to many at once, reserved, to all
    )
)
_OPEN_6 = IPv6Network("2000::/3")
"""All else is local, to many at once, reserved, or a number of the older protocol in disguise."""
_CLOSED_6 = tuple(
    IPv6Network(each)
    for each in (
        "2001::/23",  # for protocols; a tunnel among them
        "2001:db8::/32",  # examples, as the last
        "2002::/16",  # the older protocol's numbers inside
        "3fff::/20",
    )
)


def is_public(address: IpAddress) -> bool:
    """Whether an address belongs to a machine on the internet that anybody may speak to.

    Not by `ipaddress.is_global`, which says so of some that lead to this machine, like 64:ff9b::7f00:1.
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _CLOSED_4)
    return address.scope_id is None and address in _OPEN_6 and not any(address in each for each in _CLOSED_6)


@dataclass(frozen=True, slots=True)
class Door:
    """A machine or network that the operator opens: by its name or by its numbers."""

    place: str | IpNetwork
    """A host's name in lower case, or addresses."""
    port: int | None = None
    """The one port that is opened; else those of web servers are."""

    @property
    def ports(self) -> frozenset[int]:
        return PORTS if self.port is None else frozenset({self.port})

    def opens(self, host: str, address: IpAddress, port: int) -> bool:
        """Whether it lets through to this port of an address to which this host's name has led."""
        if port not in self.ports:
            return False
        return self.place == bare_host(host) if isinstance(self.place, str) else address in self.place


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be reached beside the public internet."""

    doors: tuple[Door, ...] = ()

    def reaches(self, host: str, address: IpAddress, port: int) -> bool:
        """Whether this port of an address may be connected to, for a host whose name has led there."""
        if port in PORTS and is_public(address):
            return True
        return any(door.opens(host, address, port) for door in self.doors)

    def names(self, host: str, port: int) -> bool:
        """Whether the operator opens this port of a host by its name, wherever that leads."""
        return any(door.place == bare_host(host) and port in door.ports for door in self.doors)


_LOCAL = frozenset("corp home internal intranet lan local localdomain localhost private".split())
"""What names end with that are no names of the internet."""

NOTHING_ELSE = Allowed()


def bare_host(host: str) -> str:
    """A host's name, in the one form in which names are compared."""
    return host.lower().removesuffix(".")


def read_allowed(written: str) -> Allowed:
    """What an operator opens, from a list like "feeds.lan, feeds.lan:8080, 10.1.0.0/16, [fd00::1]:81".

    Raises ValueError, which says what is wrong.
    """
    return Allowed(tuple(_door(each) for each in written.replace(",", " ").split()))


def _door(written: str) -> Door:
    host, colon, digits = written.rpartition(":")
    if _network(written) or not colon:
        host, colon, digits = written, "", ""
    place = _network(host) or (bare_host(host) if is_name(host) else None)
    if place is None or (colon and not _is_port(digits)) or (colon and "/" in host):
        raise ValueError(f"{written!r} is no host, host:port or network, like feeds.lan, feeds.lan:8080 or 10.1.0.0/16")
    return Door(place, int(digits) if colon else None)


def _network(written: str) -> IpNetwork | None:
    """The addresses that are written, as a network or as one, in brackets or not; None where they are none."""
    bracketed = written.startswith("[") and written.endswith("]")
    try:
        return ip_network(written[1:-1] if bracketed else written)
    except ValueError:
        return None


def _is_port(digits: str) -> bool:
    return digits.isascii() and digits.isdigit() and 0 < int(digits) < 65_536


def is_name(host: str) -> bool:
    """Whether it can be the name of a host, or a number by which older programs write addresses."""
    letters = host.replace("-", "").replace("_", "").replace(".", "")
    return bool(letters) and letters.isascii() and letters.isalnum() and not host.startswith(("-", "."))


def is_local_name(host: str) -> bool:
    """Whether a name can lead only to a machine nearby, or is a number, whatever a resolver would say of it."""
    bare = bare_host(host)
    last = bare.rpartition(".")[2]
    return "." not in bare or last in _LOCAL or last.isdigit() or last.startswith("0x") or bare.endswith(".home.arpa")


def addresses(numbers: tuple[str, ...]) -> tuple[IpAddress, ...]:
    """Addresses from the way they are written. Raises ValueError."""
    return tuple(ip_address(each) for each in numbers)
