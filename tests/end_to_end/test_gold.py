"""The labelled truth about five real pages, as it comes out of an archive of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.gold import Score, scores

FLOORS = {
    "bodies": 1.0,
    "publication dates": 1.0,
    "required actors found": 1.0,
    "actors found that are right": 0.95,
    "time expressions": 0.9,
    "timeline rows on their date": 1.0,
    "timeline dates that are true": 1.0,
}
"""What may not be fallen below; these pages were looked at while the reading was made, so more proves little."""


@pytest.fixture(scope="module")
def scored(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Score]:
    """Every score, by its name."""
    database = tmp_path_factory.mktemp("gold") / "gold.db"
    return {score.name: score for score in scores(shared / "seeds", shared / "gold", database)}


@pytest.mark.parametrize("name", FLOORS)
def test_the_truth_comes_out(scored: dict[str, Score], name: str) -> None:
    """Each kind of label is met as far as was promised."""
    score = scored[name]
    assert score.of > 0
    assert score.right / score.of >= FLOORS[name], str(score)
