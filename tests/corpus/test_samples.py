"""The sample archive that ships: it is all ours, plainly labelled, and large enough to show what the program does."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SAMPLES = CORPUS / "samples"
TOPICS = CORPUS / "known" / "topics.toml"
PAGES = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".md", ".html"})
SHARED_WORDS = 8
"""A line that shares this many words in a row with a seed counts as copied."""


def records() -> list[dict[str, Any]]:
    lines = (SAMPLES / "archive.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


NAMED = re.compile(r"(?:The )?Sample (?:Courier|Wire|Gazette|Evening Post|Mountain Review|Harbour News|Sky Bulletin)")
UNNAMED = ["review-between-capitals.txt"]
"""Articles that hold no name of any topic: they belong by the actors they name and what they speak of."""


def source_of(page: str) -> str:
    """The name that stands most often in a page, of all that look like a sample source's."""
    named = NAMED.findall(page)
    return Counter(named).most_common(1)[0][0] if named else ""


def runs(text: str) -> Iterator[tuple[str, ...]]:
    for line in text.splitlines():
        words = re.findall(r"\w+", line.casefold())
        yield from (tuple(words[n : n + SHARED_WORDS]) for n in range(len(words) - SHARED_WORDS + 1))


def test_the_folder_holds_only_articles() -> None:
    """Whatever lies in the folder is loaded, so nothing else may lie there."""
    assert {path.name for path in SAMPLES.iterdir()} == {path.name for path in PAGES} | {"archive.jsonl"}


def test_there_are_enough_articles_of_every_format() -> None:
    """At least forty articles, in each of the four formats that can be loaded."""
    formats = Counter(path.suffix for path in PAGES)
    assert formats[".txt"] >= 18
    assert formats[".html"] >= 10
    assert formats[".md"] >= 6
    assert len(records()) >= 8
    assert len(PAGES) + len(records()) >= 40


def test_there_are_at_least_six_sources() -> None:
    """Stories told from several sides need several sources."""
    named = {source_of(path.read_text(encoding="utf-8-sig")) for path in PAGES} - {""}
    assert len(named | {record["source"] for record in records()}) >= 6


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_page_names_its_sample_source(path: Path) -> None:
    """A copied page tells whose it is, in its own text or its head, whatever case it is set in."""
    page = path.read_text(encoding="utf-8-sig")
    assert source_of(page) or source_of(page.title())


def test_every_record_names_a_sample_source() -> None:
    """No record can be taken for a real outlet's."""
    assert [record["source"] for record in records() if "Sample" not in record["source"]] == []


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_address_is_under_the_reserved_domain(path: Path) -> None:
    """Links lead nowhere: every host ends in .example, save the vocabulary that structured data must name."""
    hosts = set(re.findall(r"https?://([^/\s\"'<>]+)", path.read_text(encoding="utf-8-sig")))
    assert [host for host in hosts - {"schema.org"} if not host.endswith(".example")] == []


def test_every_record_has_text_and_a_title() -> None:
    """The JSON Lines are what the format asks for, one of them given as sentences."""
    assert all(record["title"] and (record.get("text") or record.get("sentences")) for record in records())
    assert sum("sentences" in record for record in records()) == 1


def test_records_state_days_and_instants() -> None:
    """Both precisions of a publication date are shown."""
    lengths = {len(record["published"]) > len("2020-09-28") for record in records()}
    assert lengths == {True, False}


def test_one_page_begins_with_a_byte_order_mark() -> None:
    """A valid encoding that looks wrong is among them, and all of them are UTF-8."""
    marked = [path.name for path in PAGES if path.read_bytes().startswith(b"\xef\xbb\xbf")]
    assert marked == ["post-shusha.txt"]
    assert all(path.read_bytes().decode("utf-8") for path in PAGES)


def test_no_file_name_carries_a_date() -> None:
    """Dates must be found in the articles."""
    assert [path.name for path in PAGES if re.search(r"\d{4}", path.name)] == []


def test_nothing_is_copied_from_the_seeds(shared: Path) -> None:
    """No eight words in a row of any line stand in a seed."""
    seeds = {run for path in (shared / "seeds").glob("*.txt") for run in runs(path.read_text(encoding="utf-8"))}
    assert seeds
    copied = {run for path in SAMPLES.iterdir() for run in runs(path.read_text(encoding="utf-8-sig")) if run in seeds}
    assert copied == set()


def test_topics_are_valid_and_whole() -> None:
    """Each topic that ships has a title and can be matched by name; keys are what a reader can type."""
    topics = tomllib.loads(TOPICS.read_text(encoding="utf-8"))["topics"]
    assert set(topics) == {"karabakh", "suez", "mars"}
    for key, topic in topics.items():
        assert re.fullmatch(r"[a-z0-9-]+", key)
        assert set(topic) == {"title", "names", "actors", "words", "without"}
        assert topic["title"]
        assert topic["names"]
        assert all(isinstance(word, str) for part in ("names", "actors", "words", "without") for word in topic[part])


def test_every_sample_but_one_belongs_to_a_topic_by_name() -> None:
    """Each article holds a telling name of a topic, save the one that shows the rule of actors and words."""
    topics = tomllib.loads(TOPICS.read_text(encoding="utf-8"))["topics"]
    names = [name.casefold() for topic in topics.values() for name in topic["names"]]
    texts = {path.name: path.read_text(encoding="utf-8-sig") for path in PAGES}
    texts |= {record["title"]: json.dumps(record, ensure_ascii=False) for record in records()}
    assert [title for title, text in texts.items() if not any(name in text.casefold() for name in names)] == UNNAMED
