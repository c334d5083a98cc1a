"""Short runs of the trials; the long ones are commands: see crashes.py, flood.py and storm.py."""

from __future__ import annotations

from tests.end_to_end import crashes, flood, storm


def test_kills_and_stops_lose_nothing_and_repeat_nothing() -> None:
    """Killed six times and stopped three times while it sends: every promise is kept, and no stop leaves a doubt."""
    verdict = crashes.run(kills=6, stops=3, seed=7)
    assert verdict.promised > 40
    assert verdict.is_kept, verdict


def test_many_at_once_are_taken_by_a_strict_telegram() -> None:
    """A hundred and fifty at once: none refused, none lost, one flooded chat holds nobody up."""
    verdict = flood.run(150)
    assert (verdict.arrived, verdict.twice, verdict.refused, verdict.flooded_tries) == (150, 0, 0, 1), verdict
    assert verdict.busiest_second <= 30


def test_hostile_feeds_bring_nothing_down() -> None:
    """Fifty spoilt feeds and pages through a running bot that answers meanwhile: all are looked at, nothing breaks."""
    verdict = storm.run(50, seed=3, bombs=False, alone=0.5)
    assert verdict.is_weathered, verdict
    assert (verdict.feeds, verdict.storm.asked > 0) == (50, True)
    assert not [note for note in verdict.notes if "quarantine" in note or "died" in note]
