"""The topics file: what an operator may write, and what is said where it can't be understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadDefinition
from corpus.model import Topic
from corpus.topic_file import SHIPPED, add_topic, as_toml, parse_topics, read_topics

GOOD = b'[topics.suez]\ntitle = "Suez Canal"\nnames = ["Suez"]\n'


def test_a_topic_is_read() -> None:
    """Key, title and lists come out as written."""
    assert parse_topics(GOOD, "topics.toml") == (Topic("suez", "Suez Canal", ("Suez",)),)


def test_the_shipped_topics_are_used_where_there_is_no_file(tmp_path: Path) -> None:
    """A new archive begins with the topics that ship."""
    assert read_topics(tmp_path / "topics.toml") == parse_topics(SHIPPED.read_bytes(), "topics.toml")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (b"[topics.suez", "no TOML"),
        (b"\xff\xfe\x00", "no TOML"),
        (b'[topics."Not A Key"]\nnames = ["x"]', "lower-case"),
        (b"[topics.suez]\nnames = 3", "list of texts"),
        (b'[topics.suez]\nnames = [""]', "list of texts"),
        (b'[topics.suez]\ntitle = ""\nnames = ["Suez"]', "title"),
        (b'[topics.suez]\nname = ["Suez"]', "no 'name' here"),
        (b'[topics.suez]\ntitle = "Suez"', "needs names"),
        (b'[topics.suez]\nactors = ["Egypt"]\nwords = ["canal"]', "two actors"),
        (b"topics = 3", "table of its own"),
        (b"[topics]\nsuez = 3", "is a table"),
    ],
)
def test_what_is_wrong_is_said(written: bytes, reason: str) -> None:
    """Each mistake is named with its place."""
    with pytest.raises(BadDefinition) as caught:
        parse_topics(written, "topics.toml")
    assert reason in caught.value.reason
    assert caught.value.subject.startswith("topics.toml")


def test_adding_keeps_what_was_there(tmp_path: Path) -> None:
    """An added topic stands behind the others, comments and all."""
    path = tmp_path / "topics.toml"
    path.write_bytes(b"# mine\n" + GOOD)
    add_topic(path, Topic("mars", "Mars", ("Perseverance",)))
    assert path.read_text().startswith("# mine\n[topics.suez]")
    assert [topic.key for topic in read_topics(path)] == ["suez", "mars"]


def test_adding_twice_is_refused(tmp_path: Path) -> None:
    """A key stands for one topic; the file stays as it was."""
    path = tmp_path / "topics.toml"
    path.write_bytes(GOOD)
    with pytest.raises(BadDefinition, match=r"topics\.toml"):
        add_topic(path, Topic("suez", "Again", ("Suez",)))
    assert path.read_bytes() == GOOD


names = st.lists(st.text(min_size=1).filter(lambda text: text == text.strip() and text.strip()), min_size=1)


@given(names, names)
def test_what_is_written_is_read_again(spelled: list[str], words: list[str]) -> None:
    """Any names survive being written to the file."""
    topic = Topic("any", "Any", tuple(spelled), (), tuple(words))
    try:
        written = as_toml(topic).encode()
    except UnicodeEncodeError:
        return
    assert parse_topics(written, "topics.toml") == (topic,)
