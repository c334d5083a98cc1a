"""Copies with words changed: in another outlet they are linked, in the same one they are the same article."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import SEEN, article, prepared, published, shelved

from corpus.copies import Copy, Likeness
from corpus.corpus import Corpus
from corpus.intake.prepare import Prepared
from corpus.intake.twins import find_twin
from corpus.model import Published
from digests.whole import whole

REPORT = """
The harbour of Strelsau was shut on Monday after its pilots walked out over the pay that the new owners had promised
them in writing a year ago, and forty ships had to drop anchor in the roads, where a storm was expected by nightfall.
A spokesman of the port said that talks would begin as soon as the pilots were back on their boats, while their union
answered that nobody would board one before the money was paid, and called on the tugs to join them by Wednesday.
""".replace("\n", " ").strip()
EDITED = REPORT.replace("forty", "some 40").replace("walked out", "went on strike").replace("by Wednesday", "in a day")
OTHER = """
The mayor of Zenda has promised to rebuild the old school by the autumn, though neither he nor the council could say on
Monday who is to pay for it, and the insurers have asked for the fire brigade's report before they give an answer.
Parents who had come to the town hall were told to look for places in the villages around, some of them ten miles away.
""".replace("\n", " ").strip()
DAY = published("2024-05-20")


def report(
    text: str = REPORT, *, source: str = "Sample Wire", title: str = "Harbour shut", on: Published = DAY
) -> Prepared:
    return prepared(article(text, source=source, title=title, on=on))


def test_another_outlets_edited_copy_is_an_article_of_its_own(corpus: Corpus) -> None:
    """Each is linked to all others, whichever came first."""
    wire, post, radio, mayor = shelved(
        corpus,
        report(),
        report(EDITED, source="Sample Post", title="Pilots on strike"),
        report(f"{REPORT} More soon.", source="Sample Radio"),
        report(OTHER, source="Sample Post", title="School"),
    )
    assert corpus.wires.copies(wire) == tuple(sorted((post, radio)))
    assert corpus.wires.copies(radio) == tuple(sorted((wire, post)))
    assert corpus.wires.copies(mayor) == ()
    assert [one.source for one in whole(corpus, post, asof=SEEN).copies] == ["Sample Wire", "Sample Radio"]


def test_the_same_outlets_edited_copy_under_the_same_title_is_the_same_article(corpus: Corpus) -> None:
    """At another address; under another title it is another article."""
    (wire,) = shelved(corpus, report())
    assert find_twin(corpus.database, report(EDITED)) == Copy(wire, Likeness.ARTICLE)
    assert find_twin(corpus.database, report(EDITED, title="Harbour still shut")) is None


@pytest.mark.parametrize(
    ("source", "days", "copy"),
    [("Sample Post", "2024-05-24", True), ("Sample Post", "2024-06-24", False), ("Sample Wire", "2024-05-24", False)],
)
def test_a_form_that_is_filled_in_again_is_no_copy(corpus: Corpus, source: str, days: str, *, copy: bool) -> None:
    """The same words a month later, or days later in the same outlet under the same title, tell something else."""
    shelved(corpus, report())
    assert bool(find_twin(corpus.database, report(EDITED, source=source, on=published(days)))) is copy


def test_an_unknown_date_keeps_copies_of_other_outlets_together(corpus: Corpus) -> None:
    """But not two texts of one outlet."""
    shelved(corpus, report(on=Published.unknown()))
    assert find_twin(corpus.database, report(EDITED, source="Sample Post"))
    assert not find_twin(corpus.database, report(EDITED))


def test_half_of_a_report_is_its_copy_and_a_quotation_is_not(corpus: Corpus) -> None:
    """An outlet that shortens an agency's report still prints it."""
    shelved(corpus, report())
    half, quoted = REPORT[: len(REPORT) // 2], f"{OTHER} {OTHER.upper()} {REPORT[:90]}"
    assert find_twin(corpus.database, replace(report(half, source="Sample Post")))
    assert not find_twin(corpus.database, replace(report(quoted, source="Sample Post")))


MANY = [f"On pier {n} the cranes stood still from {n} o'clock on, the foreman of the shift said." for n in range(1, 11)]


def test_most_of_the_sentences_at_another_address_are_never_lost(corpus: Corpus) -> None:
    """Under one title they are what became of the article; under another, or days later, an article of their own."""
    edited = "\n".join([*MANY[:9], "At midnight the owners gave in, and the pilots were back on their boats."])
    (first,) = shelved(corpus, report("\n".join(MANY), on=Published.unknown()))
    again = report(edited, on=Published.unknown())
    assert find_twin(corpus.database, again) == Copy(first, Likeness.ARTICLE)
    assert shelved(corpus, again) == []
    assert {one.text for one in corpus.revisions.of(first)} == {"\n".join(MANY), edited}
    (other,) = shelved(corpus, report(edited.replace("At midnight", "At noon"), title="Owners give in"))
    assert other != first


def test_what_says_nothing_new_is_no_article(corpus: Corpus) -> None:
    """All of whose sentences the archive has of this outlet, be they fewer."""
    (first,) = shelved(corpus, report("\n".join(MANY)))
    assert shelved(corpus, report("\n".join(MANY[:5]), title="In short")) == []
    assert corpus.revisions.of(first) == ()
