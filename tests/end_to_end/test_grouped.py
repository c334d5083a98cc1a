"""How well stories are found, as the benchmark says it."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.grouping import bcubed, halves, stream

RAIN = "Rain has washed the road to Skarvik away, and the mayor asked lorries to take the ferry from Bodo instead."
TRAM = "A tram left its rails in Graz, and three passengers were hurt when it struck a kiosk beside the bridge."
BANK = "The central bank kept its interest rate and warned that prices of bread and oil may climb in autumn."
LYNX = "Biologists let two lynxes go in the Harz forest, where hunters had killed the last of them in 1818."

ARTICLES = st.integers(0, 9).map(str)


def test_each_article_counts_by_its_own_story() -> None:
    """Of two and one taken for one story, two thirds and a third are right; nothing that belongs there is missing."""
    score = bcubed({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "x", "c": "x"})
    assert (round(score.precision, 3), score.recall) == (0.556, 1)
    assert bcubed({"a": "1", "b": "1"}, {}).recall == 0.5


@given(st.dictionaries(ARTICLES, st.sampled_from("abc"), min_size=1), st.randoms(use_true_random=False))
def test_the_names_of_stories_do_not_count(gold: Mapping[str, str], chance: random.Random) -> None:
    """The true stories score one under any names, and all found alone have a precision of one."""
    names = chance.sample(range(100), 3)
    renamed = {article: str(names["abc".index(story)]) for article, story in gold.items()}
    assert bcubed(gold, renamed).f1 == 1
    assert bcubed(gold, {}).precision == 1


def _set(folder: Path) -> Path:
    rows = [
        {"id": f"{topic}{more}", "text": f"{text} {more}", "story": f"{topic}/{topic}"}
        for topic, text in enumerate((RAIN, TRAM, BANK, LYNX), 1)
        for more in ("", "So it was said.")
    ]
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


def test_what_is_told_plainly_scores_one_held_out_and_as_it_comes_in(tmp_path: Path) -> None:
    """Four stories, each told twice in like words: whichever half is looked at, and in whatever order they come."""
    said = list(halves(_set(tmp_path), draws=9, seed=1))
    assert all(line.endswith("F1 1.000") or "worst 1.000" in line for line in said)
    came = list(stream(tmp_path, 4))
    assert came[0] == "decided as they came in: P 1.000 R 1.000 F1 1.000"
    assert came[2] == "an article that was there changed its story 0 times; 0 articles did so at all"
