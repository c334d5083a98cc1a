"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)  # speed is for benchmarks; a busy machine fails no test
settings.load_profile("house")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds, gold and public data that lies beside the checkout; without it the test skips."""
    if not SHARED.is_dir():
        pytest.skip("needs the seeds and data that lie beside the checkout (../shared)")
    return SHARED
