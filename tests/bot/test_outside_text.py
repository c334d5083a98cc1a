"""Text from outside is text, all the way: from a hostile feed through the intake into every message and button."""

from __future__ import annotations

import asyncio
import html
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fakegram"))

from fakegram.markup_rules import parse
from feeds import NOW, feed
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.config import Config
from bot.conversation import Conversation, Shown
from corpus.corpus import open_corpus
from corpus.following import follow
from corpus.intake.admit import Intake
from corpus.intake.feeds import read_feed
from corpus.intake.together import from_feed
from digests import markup

PIECES = (
    "<b>evil</b>", "<a href='tg://user?id=666'>evil</a>", "tg://evil?x=1", "javascript:evil()", "@evilname", "/evil",
    "#eviltag", "$EVIL", "https://evil.example/x", "evil.example", "mail@evil.example", "\u202eevil\u2066",
    "\u200bevil", "\u200f", "\x07", "\x1b[2J", "\x85", "\u2028", "\ue0001\ue001", "&lt;evil&gt;",
    "&amp;evil;", "{{ evil }}",
    "{% evil", "%(evil)s", "[evil](tg://x)", "`evil`", "💥", "<", ">", "&", '"', "שלום", "t.me/evil", "\ufeff",
    "\U000e0001",
)  # fmt: skip
ALIVE = re.compile(r"tg://|@evil|(?<![\w/\u2060])/evil|#evil|\$EVIL|://evil|\bevil\.ex|t\.me/evil", re.IGNORECASE)
"""What Telegram would make something of, or an old program."""
KEPT_FORMATS = "\u2060\u2068\u2069\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2"
"""Those that are ours, are seen, or shape the letters beside them."""
QUESTIONS = (
    "/latest", "/sources", "/topics", "/actors", "/search harbour", "/timeline harbour", "/digest harbour",
    "/latest evil", "/actor Novak", "/settings", "/subscriptions", "what about the harbour?",
)  # fmt: skip

texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), min_size=1, max_size=5).map(" ".join)


def xml(text: str) -> str:
    """A text as it stands in a feed: escaped once, and without what no XML can hold."""
    return escape("".join(char for char in text if char.isprintable() or char in "\u202e\u2066\u200b\u200f\ufeff\x85"))


def hostile_feed(title: str, name: str, text: str) -> bytes:
    items = "".join(
        f"<item><title>{xml(name)} at the harbour {n}</title><guid isPermaLink='false'>{n}</guid>"
        f"<author>{xml(name)}</author><pubDate>Mon, 20 May 2024 0{n}:00:00 GMT</pubDate>"
        f"<description>{xml(html.escape(text) if n else text)} Marta Novak closed gate {n} of the harbour, said"
        f" {xml(html.escape(name))}.</description></item>"
        for n in range(2)
    )
    return f"<rss version='2.0'><channel><title>{xml(title)}</title>{items}</channel></rss>".encode("utf-8", "replace")


def fill(folder: Path, data: bytes) -> bool:
    """Take a feed's own articles into a new archive; whether there were any."""
    document = read_feed(data, "https://wire.example/feed")
    if document is None:
        return False
    with closing(open_corpus(folder / "news.db", write=True)) as corpus:
        known = follow(corpus, topics=folder / "topics.toml", actors=folder / "actors.toml")
        intake = Intake(
            corpus, known, seen=NOW, processes=1, on_rejection=lambda rejection: None, on_progress=lambda report: None
        )
        followed = feed(title=document.title)
        raws = (from_feed(followed, document, entry, NOW) for entry in document.entries)
        return intake.admit([raw for raw in raws if raw]).added > 0


async def answers(folder: Path) -> list[Shown]:
    config = Config(database=folder / "news.db")
    shown: list[Shown] = []
    async with Conversation(config, lambda: NOW + timedelta(hours=3)) as conversation:
        for question in QUESTIONS:
            shown += await conversation.write(question)
        for article in sorted(set(re.findall(r"/article_\d+", " ".join(each.text for each in shown))))[:2]:
            shown += await conversation.write(article)
    return shown


def labels(shown: Shown) -> Iterator[str]:
    for row in shown.sent.keys:
        for key in row:
            yield key["text"]
            assert key.get("url", "https://").startswith(("https://", "http://"))


def assert_is_text(shown: Shown) -> None:
    """A message that two readings of Telegram's rules take, and in which nothing of outside lives."""
    markup.check(shown.sent.html, limit=markup.MAX_TEXT)
    text, entities = parse(shown.sent.html)
    assert not [one.value for one in entities if one.kind == "a" and not one.value.startswith(("http://", "https://"))]
    for seen in (text, *labels(shown)):
        assert not [char for char in seen if unicodedata.category(char) in ("Cc", "Co", "Cs") and char != "\n"], seen
        hidden = [char for char in seen if unicodedata.category(char) == "Cf" and char not in KEPT_FORMATS]
        assert not hidden, seen
    assert not ALIVE.search(text), text


@pytest.mark.usefixtures("undrawn")
@settings(
    max_examples=6,
    deadline=None,
    phases=(Phase.generate,),  # each example is an archive of its own: shrinking one would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(texts, texts, texts)
def test_nothing_of_a_hostile_feed_lives(
    tmp_path_factory: pytest.TempPathFactory, title: str, name: str, text: str
) -> None:
    """No markup, link scheme, control or bidirectional character, mention, tag or command of it is one in a message."""
    folder = tmp_path_factory.mktemp("hostile")
    if fill(folder, hostile_feed(title, name, text)):
        for shown in asyncio.run(answers(folder)):
            assert_is_text(shown)


@pytest.mark.usefixtures("undrawn")
def test_all_that_is_known_to_be_hostile_at_once(tmp_path: Path) -> None:
    """Every piece in every place, and something is shown of it."""
    everything = " ".join(PIECES)
    assert fill(tmp_path, hostile_feed(f"Evil {everything}", f"Evil {everything}", everything))
    shown = asyncio.run(answers(tmp_path))
    for each in shown:
        assert_is_text(each)
    assert sum("evil" in each.text.lower() for each in shown) > 4
