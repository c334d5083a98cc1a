"""Which sentences of a day are the most telling."""

from __future__ import annotations

from datetime import date

from factories import article
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Days
from digests.model import Dated, Passage
from digests.salience import salient

DAY = Days.on(date(2024, 3, 4))
OPENED = "The mayor opened the new bridge over the sound on Monday in heavy rain."
AGAIN = "On Monday the mayor opened the new bridge over the sound in the rain."
TOLL = "From Monday lorries pay a toll of nine crowns to cross the bridge over the sound."
ASIDE = "A cat was found in a cupboard of the town hall in Lund on Monday evening."


def _told(text: str, *, reported: bool = False) -> Dated:
    of = article(text, title="")
    return Dated(Passage(of, 0, len(text)), DAY, expected=False, main=True, reported=reported)


def _picked(*told: Dated, each: int = 9, news: tuple[str, ...] = ()) -> list[str]:
    heads = [_told(text).passage for text in news]
    return [one.passage.sentence for one in salient({DAY: told}, {DAY: heads}, each=each)[DAY]]


def test_what_most_tell_comes_first_and_what_repeats_it_last() -> None:
    """Of a bridge told thrice and a cat told once the cat is not first; the same again stands behind all others."""
    picked = _picked(*map(_told, (ASIDE, OPENED, AGAIN, TOLL)))
    assert picked[0] in (OPENED, AGAIN)
    assert picked[-1] in (OPENED, AGAIN)


def test_the_news_of_the_day_shows_what_matters() -> None:
    """Of two sentences the one is chosen that the day's articles begin with."""
    assert _picked(_told(ASIDE), _told(TOLL), each=1, news=(OPENED, AGAIN)) == [TOLL]


def test_what_names_the_day_goes_before_what_was_only_published_on_it() -> None:
    """However central: the article's day is a weaker word than the sentence's own."""
    assert _picked(_told(OPENED, reported=True), _told(AGAIN, reported=True), _told(ASIDE))[0] == ASIDE


def test_a_whole_short_sentence_goes_before_a_heading_or_an_endless_one() -> None:
    """A heading has no full stop, and an endless sentence is given only where nothing else is left."""
    endless = f"{OPENED[:-1]} {' '.join(['and so on'] * 20)}."
    assert (
        _picked(_told("Bridge over the sound opened on Monday by the mayor"), _told(endless), _told(ASIDE))[0] == ASIDE
    )


@given(st.lists(st.sampled_from([OPENED, AGAIN, TOLL, ASIDE]), min_size=1, max_size=8), st.integers(1, 9))
def test_so_many_are_given_and_none_twice(texts: list[str], each: int) -> None:
    """As many as asked for where there are as many, each passage once."""
    told = [_told(text) for text in texts]
    found = salient({DAY: told}, {}, each=each)[DAY]
    assert len(found) == min(each, len(told))
    assert len({one.passage.article.id for one in found}) == len(found)
