"""Whether feeds are read rightly: of every format, and broken in the ways in which real ones are.

A case is a TOML file that says what is true of a document beside it: `file`, what the server calls it
(`content_type`), where it was `fetched_from`; and then only what is to be checked: `format` ("none" where it is no
feed), `title`, `language`, `minutes`, how many entries are `distinct`, and of each of the `entries` its `title`, `url`,
`guid`, `text` (paragraphs), `authors`, `source`, `published` and `updated` (an instant, or a day where no more is
sure; "" where nothing is told). Where a case is known to be read wrongly, `not_yet` says how.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from corpus.intake.feeds import FeedDocument, FeedEntry, read_feed
from corpus.model import Published

CASES = Path(__file__).parents[1] / "tests" / "corpus" / "intake" / "feeds" / "conformance"


def run(folder: Path) -> bool:
    """Print the share of cases that are read rightly, by kind, and all that is not; whether nothing is not."""
    right: dict[str, list[bool]] = defaultdict(list)
    for case in sorted(folder.glob("*.toml")):
        wrong = departures(case)
        right[case.stem.partition("-")[0]].append(not wrong)
        for each in wrong:
            print(f"{case.stem}: {each}")
    for kind, cases in right.items():
        print(f"{kind:10} {sum(cases):4} of {len(cases):4}")
    whole = [each for cases in right.values() for each in cases]
    print(f"{'all':10} {sum(whole):4} of {len(whole):4}: {sum(whole) / max(len(whole), 1):.1%}")
    return bool(whole) and all(whole)


def departures(case: Path) -> list[str]:
    """All in which a case's document is read otherwise than is true of it."""
    truth = tomllib.loads(case.read_text(encoding="utf-8"))
    data = (case.parent / truth["file"]).read_bytes()
    document = read_feed(data, truth.get("fetched_from", "https://news.example/feed"), truth["content_type"])
    if document is None or truth.get("format") == "none":
        return [] if document is None and truth.get("format") == "none" else [f"taken for {_named(document)}"]
    return [
        *_differences(truth, _of_document(document)),
        *_entries(truth.get("entries"), document.entries),
    ]


def _named(document: FeedDocument | None) -> str:
    return f"a feed ({document.format}, {len(document.entries)} entries)" if document else "no feed"


def _entries(truth: list[dict[str, Any]] | None, entries: tuple[FeedEntry, ...]) -> Iterator[str]:
    if truth is None:
        return
    if len(truth) != len(entries):
        yield f"{len(entries)} entries instead of {len(truth)}"
    for number, (true, entry) in enumerate(zip(truth, entries, strict=False)):
        for each in _differences(true, _of_entry(entry)):
            yield f"entry {number}: {each}"


def _differences(truth: Mapping[str, Any], read: Mapping[str, Any]) -> Iterator[str]:
    for name, found in read.items():
        if name in truth and found != truth[name]:
            yield f"{name} is {found!r} instead of {truth[name]!r}"


def _of_document(document: FeedDocument) -> dict[str, Any]:
    return {
        "format": document.format,
        "title": document.title,
        "language": document.language,
        "minutes": document.minutes,
        "distinct": len({entry.guid for entry in document.entries}),
    }


def _of_entry(entry: FeedEntry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "url": entry.url or "",
        "guid": entry.guid,
        "text": list(entry.lines),
        "authors": list(entry.authors),
        "source": entry.source,
        "published": _told(entry.published),
        "updated": _told(entry.updated),
    }


def _told(published: Published | None) -> datetime | date | str:
    if published is None or published.days is None:
        return ""
    return published.at.replace(microsecond=0) if published.at else published.days.first
