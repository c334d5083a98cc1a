"""What tests of the archive may use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.corpus import Corpus, open_corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """An archive that holds nothing yet."""
    opened = open_corpus(tmp_path / "a.db", write=True)
    yield opened
    opened.close()
