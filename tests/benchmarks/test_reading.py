"""How much of a set's texts its labels cover."""

from __future__ import annotations

from typing import Any

from benchmarks.reading import labelled_lines

TEXT = "A bridge opens\n4 May 2020\nThe bridge opened on Monday.\nIt was built last year.\nLund paid.\nCars came."


def record(*ends: int, text: str = TEXT) -> dict[str, Any]:
    return {"text": text, "times": [{"start": end - 1, "end": end} for end in ends]}


def test_the_deepest_label_of_a_set_counts() -> None:
    """Each text is read as far as any of them is labelled, also one without a label so far down."""
    assert labelled_lines([record(len("A bridge opens\n4 May")), record(TEXT.index("Monday"), 3), record()]) == 3


def test_names_are_labels_too() -> None:
    """A mention may carry more than its two ends."""
    end = TEXT.index("last")
    named = {"text": TEXT, "actors": [{"kind": "ORG", "name": "It", "mentions": [[end - 2, end, "It"]]}]}
    assert labelled_lines([named]) == 4


def test_a_set_that_is_labelled_to_its_end_is_read_to_its_end() -> None:
    """As is one that goes on below its deepest label in few texts only, and one that has no labels."""
    whole = record(len(TEXT))
    assert labelled_lines([whole]) is None
    assert labelled_lines([whole, record(5), record(5, text=TEXT + "\nMore.")]) is None
    assert labelled_lines([{"text": TEXT}, record()]) is None
    assert labelled_lines([]) is None
