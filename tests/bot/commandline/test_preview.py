"""`dateline preview`: the edition that a new subscriber would get."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

AT = ("--at", "2024-04-09T12:00Z")


def test_it_prints_the_edition_of_a_day(dateline: Any) -> None:
    """What came in the day before the moment, under the subject and its local time; status 0."""
    ended = dateline("preview", "harbour", *AT, "--zone", "Asia/Yerevan")
    assert ended.status == 0
    assert ended.out.startswith("Harbour strike · Tue 9 Apr, 16:00\n\n")
    assert "<b>" not in ended.out
    assert "Day 39" in ended.out
    assert "Day 37" not in ended.out


def test_the_zone_is_the_operators_unless_another_is_named(dateline: Any) -> None:
    """By the operator's clock, or by any that a reader could name."""
    assert "9 Apr, 21:00" in dateline("preview", "harbour", *AT, DATELINE_TIMEZONE="Asia/Tokyo").out
    refused = dateline("preview", "harbour", *AT, "--zone", "Atlantis")
    assert refused.status == 1
    assert "Atlantis" in refused.err


def test_a_bare_date_ends_by_the_clock_that_counts(dateline: Any) -> None:
    """The end of that day where the digest is read, not where the operator is."""
    ended = dateline("preview", "harbour", "--at", "2024-04-09", "--zone", "Asia/Yerevan")
    assert ended.out.startswith("Harbour strike · Tue 9 Apr, 23:59\n\n")


def test_since_when_can_be_said(dateline: Any) -> None:
    """A longer time is told from its beginning; as JSON for programs."""
    ended = dateline("preview", "harbour", *AT, "--since", "2024-03-01", "--json")
    first, *_ = json.loads(ended.out)
    assert "since Fri 1 Mar" in first["text"]
    assert set(first) == {"method", "text", "html"}
    assert "<b>Harbour strike" in first["html"]
    backwards = dateline("preview", "harbour", *AT, "--since", "2024-05-01")
    assert backwards.status == 2
    nonsense = dateline("preview", "harbour", *AT, "--since", "soon")
    assert (nonsense.status, "--since: 'soon' is neither" in nonsense.err) == (2, True)


def test_an_actor_and_words_have_editions(dateline: Any) -> None:
    """Whatever can be asked about can be previewed; a quiet day is one line; what there is not, is said."""
    assert dateline("preview", "Marta Novak", *AT).out.startswith("Marta Novak · Tue 9 Apr, 12:00")
    assert dateline("preview", '"the harbour on"', *AT).out.startswith('"the harbour on" · Tue 9 Apr, 12:00')
    quiet = dateline("preview", "harbour", "--at", "2024-04-30")
    assert quiet.out.strip() == "Nothing new on Harbour strike since Mon 29 Apr, 23:59."
    assert dateline("preview", "zeppelins", *AT).status == 1


def test_it_shows_what_an_article_said_at_the_moment(dateline: Any, tmp_path: Path) -> None:
    """Before an update its earlier text, after it the later one, both with what was to come by then."""
    record = {
        "url": "https://wire.example/hven",
        "title": "Hven ferry",
        "source": "Wire",
        "published": "2024-05-03T08:00Z",
    }
    texts = {
        "2024-05-03T09:00Z": "The ferry to Hven lies still. It will sail again on 9 May 2024, he said.",
        "2024-05-03T15:00Z": "The ferry to Hven sinks in the storm. A hearing will be held on 11 May 2024, he said.",
    }
    database = tmp_path / "own.db"
    for number, (seen, text) in enumerate(texts.items()):
        file = tmp_path / f"{number}.jsonl"
        file.write_text(json.dumps(record | {"text": text}))
        dateline("load", "--at", seen, str(file), database=database)
    before = dateline("preview", "ferry", "--at", "2024-05-03T12:00Z", database=database).out
    after = dateline("preview", "ferry", "--at", "2024-05-03T18:00Z", database=database).out
    assert ("lies still" in before, "sinks" in before, "hearing" in before, "updated" in before) == (1, 0, 0, 0)
    assert ("lies still" in after, "sinks" in after, "hearing" in after, "updated" in after) == (0, 1, 1, 1)
