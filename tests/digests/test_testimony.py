"""How plainly a sentence says that somebody did what is asked, on the day that it is shelved under."""

from __future__ import annotations

from datetime import date

import pytest
from factories import article, published

from corpus.model import Actor, ActorId, ActorKind, Days
from digests.model import Dated, Passage, Subject
from digests.testimony import FAR, Asked, weight

BERG = Actor(ActorId(1), ActorKind.PERSON, "Harald Berg", ("Berg",))


def day(n: int) -> Days:
    return Days.on(date(2024, 3, n))


def worth(sentence: str, verb: str, days: Days, *, main: bool = True, passive: bool = False) -> float:
    """What the sentence counts for "did Berg …", in an article of 20 March 2024."""
    of = article(sentence, title="A report", on=published("2024-03-20"))
    one = Dated(Passage(of, 0, len(sentence)), days, expected=False, main=main)
    return weight(one, Asked(Subject("Harald Berg", actors=(BERG,)), (verb,), passive=passive))


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Berg died on 5 March.", "die"),
        ("On 5 March, after a long night, Berg was arrested.", "arrested"),
        ("Berg's sudden death on 5 March ended it.", "die"),
        ("When Berg died on 5 March the bells rang.", "die"),
        ("President Berg resigned on 5 March.", "resign"),
        ("Police arrested Berg on 5 March and freed him on 9 March.", "arrested"),
        ("Berg went on to win the race on 5 March.", "win"),
        ("On 5 March Berg agreed to buy the ferry.", "buy"),
        ("It was accused by Berg of theft on 5 March.", "accused"),
    ],
)
def test_what_is_said_plainly_counts_in_full(sentence: str, verb: str) -> None:
    assert worth(sentence, verb, day(5)) > 2 * FAR


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Berg said on 5 March that he would resign.", "resign"),
        ("Berg plans to marry, the paper wrote on 5 March.", "marry"),
        ("Berg did not resign on 5 March.", "resign"),
        ("Rain fell on 5 March, three weeks after Berg died.", "die"),
        ("The town has been quiet since the death of Berg, it said on 5 March.", "die"),
        ("On 5 March the town buried Berg, who died at sea.", "die"),
        ("Berg's son was killed on 5 March.", "killed"),
        ("A man left Berg's house and fled on 5 March.", "flee"),
        ("Rolf killed Berg's dog on 5 March.", "killed"),
        ("The war killed Hanna Berg on 5 March.", "killed"),
        ("Berg was arrested on 9 March and freed on 5 March.", "arrested"),
    ],
)
def test_what_is_not_said_to_have_happened_then_counts_little(sentence: str, verb: str) -> None:
    """What is only meant to be, is denied, befell another, or is told as long past or of another day."""
    assert worth(sentence, verb, day(5)) == FAR


@pytest.mark.parametrize(
    "sentence", ["Two sailors were captured by men of Berg on 5 March.", "The anti-Berg army was captured on 5 March."]
)
def test_what_befell_others_did_not_befall_who_did_it(sentence: str) -> None:
    assert worth(sentence, "captured", day(5), passive=True) == FAR


def test_a_day_beside_what_is_told_counts_in_full_where_it_is_the_deed_s_own() -> None:
    """The sentence's main clause tells of something else."""
    sentence = "Rain fell on Monday, and the town was glad that Berg resigned on 5 March."
    assert worth(sentence, "resign", day(5), main=False) == 1.0
    assert worth(sentence, "resign", day(18)) == FAR
