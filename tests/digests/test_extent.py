"""How much of a digest on demand is shown at once: nothing is lost, and nothing told twice."""

from __future__ import annotations

from factories import article
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Window
from digests import digest
from digests.extent import TITLES, opening, titles
from digests.model import Digest, Rest, Story, Subject


def made_of(told: int, titled: int) -> Digest:
    """A digest of so many stories, each of one article but every third of two."""
    stories = [
        Story(tuple(article(f"Report {n}.{m}.") for m in range(2 if n % 3 == 0 else 1)), (), float(-n))
        for n in range(told + titled)
    ]
    return digest.build(
        Subject("Bridge"), Window(), stories=stories[:told], also=stories[told:], today=article().seen.date()
    )


def test_what_fits_is_shown_whole() -> None:
    """A digest that lists few titles is as it was made."""
    whole = made_of(3, TITLES)
    assert opening(whole) == whole


def test_what_comes_after_is_counted() -> None:
    """Its stories, their articles, and the number of the first of them."""
    assert opening(made_of(2, TITLES + 3)).rest == Rest(TITLES + 3, 3, 4)


@given(told=st.integers(0, 20), titled=st.integers(0, 3 * TITLES))
def test_who_goes_on_sees_every_story_once(told: int, titled: int) -> None:
    """From the first message by the rest of each, all titles come, in order, a bounded number at a time."""
    whole = made_of(told, titled)
    first = opening(whole)
    seen, rest = [*first.stories, *first.also], first.rest
    while rest is not None:
        assert rest.stories == told + titled - len(seen)
        assert rest.articles == sum(len(story.articles) for story in whole.also[len(seen) - told :])
        further = titles(whole, rest.first)
        assert 0 < len(further.stories) <= TITLES
        seen += further.stories
        rest = further.rest
    assert seen == [*whole.stories, *whole.also]


def test_beyond_the_last_story_there_is_none() -> None:
    """A number that is too high gives nothing, and nothing after it."""
    beyond = titles(made_of(2, 1), 9)
    assert (beyond.stories, beyond.rest) == ((), None)
