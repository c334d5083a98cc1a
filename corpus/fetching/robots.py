"""What a site's robots.txt allows us, by the rules of RFC 9309."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

NAME = "dateline"
"""As sites may call us in their rules."""
LARGEST = 500 * 1024
"""Bytes of a robots.txt that are heeded."""
KEPT_FOR = 86_400.0
"""Seconds for which a site's rules are taken to stay as they are."""
MOST_KEPT = 1000
LONGEST_PAUSE = 10.0
"""Seconds between two requests that a site may ask for; who asks for more gets this."""


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """One site's rules."""

    parsed: Protego | None = None
    """None where there are none, and all is allowed."""
    body: bytes = b""
    """What they were read from, for who keeps them longer than this program runs."""

    def allow(self, url: str) -> bool:
        """Whether we may fetch an address of this site."""
        return self.parsed is None or self.parsed.can_fetch(url, NAME)

    @property
    def pause(self) -> float:
        """Seconds that the site wants between two requests (Crawl-delay), as far as we heed it."""
        wanted = (self.parsed.crawl_delay(NAME) if self.parsed else None) or 0.0
        return min(max(wanted, 0.0), LONGEST_PAUSE)


def read_rules(body: bytes) -> Rules:
    """The rules in a robots.txt; what is none of them is passed over."""
    text = body[:LARGEST].decode("utf-8", "replace").removeprefix("\ufeff")
    return Rules(Protego.parse("\n".join(_for_us(line) for line in text.splitlines())), body[:LARGEST])


def _for_us(line: str) -> str:
    """A line of rules with all programs that are not us under one name.

    The parser keeps the rules of every program: thousands of names over thousands of rules would take all memory.
    """
    bare = line.partition("#")[0].strip().lower()
    if not bare.startswith("user"):
        return line
    called = bare.partition(":")[2].partition("/")[0].strip()
    return f"User-agent: {called if called in ('*', NAME) else 'somebody-else'}"


class Robots:
    """The rules of sites that were asked for them lately."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._kept: OrderedDict[str, tuple[float, Rules]] = OrderedDict()

    def known(self, site: str) -> Rules | None:
        """The rules of a site, by its origin, where they are known and not too old."""
        until, rules = self._kept.get(site, (0.0, None))
        return rules if until > self._now() else None

    def keep(self, site: str, rules: Rules) -> None:
        self._kept.pop(site, None)
        self._kept[site] = (self._now() + KEPT_FOR, rules)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
