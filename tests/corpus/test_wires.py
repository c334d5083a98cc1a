"""Which articles are copies of one another, and by which numbers they are found."""

from __future__ import annotations

from itertools import pairwise

import pytest
from factories import article, prepared, shelved

from corpus.corpus import Corpus
from corpus.model import ArticleId
from corpus.wires import forget_sketch, join, near, store_sketch

BANDS = (101, 102, 103)


def many(corpus: Corpus, number: int) -> list[ArticleId]:
    texts = [f"The mayor of town {n} opened {n + 1} bridges and {n + 2} mills in a week." for n in range(number)]
    return shelved(corpus, *(prepared(article(text, source=f"Outlet {n}")) for n, text in enumerate(texts)))


def test_copies_of_copies_are_copies(corpus: Corpus) -> None:
    """However they were joined, each is linked to all others, and to nothing else."""
    one, two, three, other = many(corpus, 4)
    with corpus.database.transaction() as writing:
        join(writing, two, one)
        join(writing, three, two)
        join(writing, three, one)
    assert corpus.wires.copies(one) == tuple(sorted((two, three)))
    assert corpus.wires.copies(three) == tuple(sorted((one, two)))
    assert corpus.wires.copies(other) == ()


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 1, 0, 2), (2, 3, 1, 0)])
def test_a_chain_of_copies_is_one_whole(corpus: Corpus, order: tuple[int, ...]) -> None:
    """Whoever joins the chain last finds all, and is found."""
    ids = many(corpus, 4)
    chain = [ids[n] for n in order]
    with corpus.database.transaction() as writing:
        for before, after in pairwise(chain):
            join(writing, after, before)
    assert all(corpus.wires.copies(each) == tuple(sorted({*ids} - {each})) for each in ids)


def test_the_likest_are_found_first(corpus: Corpus) -> None:
    """By how many numbers they share, so many of them, until they are forgotten."""
    one, two = many(corpus, 2)
    with corpus.database.transaction() as writing:
        store_sketch(writing, one, BANDS[:2])
        store_sketch(writing, two, BANDS)
        store_sketch(writing, two, BANDS)
    assert near(corpus.database, BANDS, most=5) == (two, one)
    assert near(corpus.database, BANDS, most=1) == (two,)
    assert near(corpus.database, (7, 8), most=5) == ()
    with corpus.database.transaction() as writing:
        forget_sketch(writing, two, BANDS)
    assert near(corpus.database, BANDS, most=5) == (one,)
