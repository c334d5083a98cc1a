"""When an archive has grown so much that what holds of the whole of it is looked at anew."""

from __future__ import annotations

from pathlib import Path

from factories import article, prepared, shelved
from hypothesis import given
from hypothesis import strategies as st

from corpus.corpus import open_corpus
from corpus.intake.growth import GROWTH, has_grown, passes


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12))
def test_an_archive_of_any_size_was_looked_at_not_long_ago(loads: list[int]) -> None:
    """However it is loaded: since the last time it has grown by little more than a twentieth."""
    looked_at, size = 0, 0
    for added in loads:
        before, size = size, size + added
        if passes(before, size):
            looked_at = size
        assert 0 < size <= looked_at * GROWTH + 1


def test_not_every_article_is_an_occasion(tmp_path: Path) -> None:
    """The first is; of sixty that come one by one some are."""
    corpus = open_corpus(tmp_path / "a.db", write=True)
    occasions = []
    for n in range(60):
        shelved(corpus, prepared(article(f"Report {n} tells of a bridge.")))
        occasions.append(has_grown(corpus.database, 1))
    corpus.close()
    assert occasions[0]
    assert not all(occasions)
