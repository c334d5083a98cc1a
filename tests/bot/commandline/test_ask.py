"""`dateline ask`: one message in, the replies out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

AT = ("--at", "2024-05-02")


def test_replies_are_printed_as_a_reader_sees_them(dateline: Any) -> None:
    """Words without markup, messages apart by a blank line, status 0."""
    ended = dateline("ask", *AT, "/timeline harbour")
    assert ended.status == 0
    assert ended.out.startswith("Timeline: Harbour strike\n\n")
    assert "<b>" not in ended.out
    assert ended.out.rstrip().endswith("]")
    assert not ended.err


def test_json_gives_all_there_is(dateline: Any, tmp_path: Path) -> None:
    """Method, text, HTML, buttons, picture and quotations of each message."""
    ended = dateline("ask", *AT, "--json", "--pictures", str(tmp_path / "p"), "/timeline harbour")
    text, picture = json.loads(ended.out)
    assert set(text) == set(picture) == {"method", "text", "html", "buttons", "photo", "quotes"}
    assert (text["method"], text["photo"]) == ("sendMessage", None)
    assert "<b>Timeline" in text["html"]
    assert text["buttons"][0][-1]["text"] == "›"
    assert set(text["quotes"][0]) == {"sentence", "article", "url", "title", "source", "published", "how"}
    assert Path(picture["photo"]).parent == tmp_path / "p"
    assert Path(picture["photo"]).exists()


def test_a_button_can_be_pressed(dateline: Any) -> None:
    """What a button of the answer carries turns its page."""
    first = json.loads(dateline("ask", *AT, "--json", "/timeline harbour").out)
    data = first[0]["buttons"][0][-1]["data"]
    (second,) = json.loads(dateline("ask", *AT, "--json", "--tap", data).out)
    assert second["method"] == "editMessageText"
    assert second["quotes"]


def test_the_moment_is_an_argument(dateline: Any) -> None:
    """As of the second day there are two articles; a bare date is its end in the reader's zone."""
    ended = dateline("ask", "--at", "2024-03-02", "/sources")
    assert "The archive holds 2 articles" in ended.out
    early = dateline("ask", "--at", "2024-03-01T23:00", "/sources", DATELINE_TIMEZONE="Pacific/Kiritimati")
    assert "The archive holds 1 article" in early.out


def test_a_group_can_be_asked_in(dateline: Any) -> None:
    """In a group, what is not for the bot gets no answer."""
    assert dateline("ask", *AT, "--chat", "-5", "who is Novak").out.strip() == ""
    assert "Novak" in dateline("ask", *AT, "--chat", "-5", "/actor@dateline_bot Novak").out


def test_one_can_ask_as_a_member(dateline: Any) -> None:
    """Who asks in a group is its administrator, unless he says otherwise; what is agreed on is kept in the file."""
    wish = "/subscribe harbour daily 08:00"
    assert "administrators" in dateline("ask", *AT, "--chat", "-5", "--member", wish).out
    assert dateline("ask", *AT, "--chat", "-5", wish).out.startswith("Agreed: Harbour strike")
    listed = dateline("ask", *AT, "--chat", "-5", "--member", "/subscriptions").out
    assert listed.startswith("Harbour strike, every day at 08:00")
    assert "No digest" in dateline("ask", *AT, "--chat", "5", "/subscriptions").out


def test_digests_come_after_the_answer(dateline: Any) -> None:
    """What is due as of the moment that is asked for is brought to the chat."""
    assert dateline("ask", "--at", "2024-04-05", "/subscribe harbour daily 08:00").status == 0
    answer, digest = dateline("ask", "--at", "2024-04-07T09:00", "/sources").out.split("Harbour strike · ")
    assert "Sample Post" in answer
    assert digest.startswith("Sun 7 Apr, 08:00")
    assert "Harbour strike ·" not in dateline("ask", "--at", "2024-04-07T09:01", "/sources").out


def test_what_cannot_be_answered_is_an_answer(dateline: Any) -> None:
    """A reader's mistake is the bot's to answer: status 0."""
    assert dateline("ask", *AT, "/digest nothing").status == 0


def test_no_archive_is_an_answer_too(dateline: Any, tmp_path: Path) -> None:
    """Where there is no file yet, the bot says how to fill it, and makes none."""
    ended = dateline("ask", "/latest", database=tmp_path / "none.db")
    assert "dateline load" in ended.out
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_archive(dateline: Any, tmp_path: Path) -> None:
    """Anything else under that name gets one clear line."""
    path = tmp_path / "text.db"
    path.write_text("This is no database at all, but a text. " * 100)
    ended = dateline("ask", "/latest", database=path)
    assert "file is none that I can read" in ended.out
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "--tap", "n", "both"),
        ("ask", "--at", "yesterday", "/help"),
        ("ask", "--chat", "0", "/help"),
        ("ask", "--chat", "99999999999999999999", "/help"),
        ("ask", "--nonsense", "/help"),
        ("nonsense",),
    ],
)
def test_wrong_usage_is_status_2(dateline: Any, arguments: tuple[str, ...]) -> None:
    """The command line itself was wrong: status 2, with what would be right."""
    ended = dateline(*arguments)
    assert ended.status == 2
    assert "Traceback" not in ended.err
    assert ended.err


def test_a_wrong_setting_is_status_1(dateline: Any) -> None:
    """One clear line on standard error."""
    ended = dateline("ask", "/help", DATELINE_TIMEZONE="Nowhere/Land")
    assert ended.status == 1
    assert ended.err.count("\n") == 1
    assert "DATELINE_TIMEZONE" in ended.err
