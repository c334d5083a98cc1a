"""What sites let programs fetch, kept for a day, whichever program asked for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from corpus.database import Database, to_instant
from corpus.fetching.robots import KEPT_FOR, Robots, Rules, read_rules


class KeptRobots(Robots):
    """The rules of sites as of one moment; new ones are stored when the fetching is over, and hold none of it up."""

    def __init__(self, database: Database, now: datetime) -> None:
        super().__init__()
        self._database = database
        self._moment = now
        self._new: dict[str, bytes] = {}

    def known(self, site: str) -> Rules | None:
        """The rules of a site, where somebody asked for them within a day."""
        rules = super().known(site)
        if rules is not None:
            return rules
        rows = self._database.query(
            "select body from robots where site = :site and until > :now",
            {"site": site, "now": to_instant(self._moment)},
        )
        if not rows:
            return None
        rules = read_rules(rows[0][0]) if rows[0][0] else Rules()
        super().keep(site, rules)
        return rules

    def keep(self, site: str, rules: Rules) -> None:
        super().keep(site, rules)
        self._new[site] = rules.body

    def save(self) -> None:
        """Store what was learnt, and forget what is too old."""
        until = to_instant(self._moment + timedelta(seconds=KEPT_FOR))
        with self._database.transaction() as writing:
            writing.run("delete from robots where until <= :now", {"now": to_instant(self._moment)})
            writing.run_many(
                "insert into robots (site, body, until) values (:site, :body, :until)"
                " on conflict (site) do update set body = excluded.body, until = excluded.until",
                [{"site": site, "body": body, "until": until} for site, body in self._new.items()],
            )
        self._new.clear()
