"""Plain words, understood as the nearest command."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import LISTED, UNSEEN
from bot.plain_words import understand
from bot.question import Question, clean


@pytest.mark.parametrize(
    ("words", "command", "rest"),
    [
        ("what happened in Odesa in March", "timeline", "Odesa in March"),
        ("What happened to the grain deal?", "timeline", "grain deal"),
        ("timeline of the grain deal", "timeline", "grain deal"),
        ("a timeline of the grain deal", "timeline", "grain deal"),
        ("When did the strike begin?", "when", "did the strike begin"),
        ("what day was the gate shut", "when", "was the gate shut"),
        ("when", "about", "when"),
        ("who is Marta Novak", "actor", "Marta Novak"),
        ("Who’s Marta Novak?", "actor", "Marta Novak"),
        ("what did Marta Novak say?", "said", "Marta Novak"),
        ("what did Marta Novak do last week?", "timeline", "Marta Novak last week"),
        ("What has the union done since Monday", "timeline", "union since Monday"),
        ("what did Novak say about the gate", "said", "Novak about the gate"),
        ("What has Novak said on the gate?", "said", "Novak on the gate"),
        ("what does the union think of Novak", "said", "union of Novak"),
        ("what did Novak say on Tuesday", "said", "Novak on Tuesday"),
        ("what did Novak say last week about the gate", "said", "Novak last week about the gate"),
        ("what has Novak said since 9 March?", "said", "Novak since 9 March"),
        ("what does the union want", "actor", "union"),
        ("quotes by Novak", "said", "Novak"),
        ("latest on Novak", "latest", "Novak"),
        ("the latest on Novak", "latest", "Novak"),
        ("show me the latest news about the harbour, please", "latest", "harbour"),
        ("news", "latest", ""),
        ("What's new?", "latest", ""),
        ("whats new", "latest", ""),
        ("whos Marta Novak", "actor", "Marta Novak"),
        ("dont send me the harbour", "unsubscribe", "harbour"),
        ("news from Odesa 10", "latest", "Odesa 10"),
        ("Where do sources differ on the harbour?", "differ", "harbour"),
        ("compare sources on Novak", "differ", "Novak"),
        ("what changed since yesterday", "latest", "since yesterday"),
        ("anything new on the harbour?", "latest", "harbour"),
        ("What are the latest developments in Karabakh?", "latest", "Karabakh"),
        ("what is happening in Karabakh right now?", "latest", "Karabakh"),
        ("where is the Ever Given now?", "about", "where is the Ever Given"),
        ("Apocalypse Now", "about", "Apocalypse Now"),
        ("What is Apocalypse Now?", "about", "Apocalypse Now"),
        ("apocalypse now", "about", "apocalypse now"),
        ("timeline Apocalypse Now", "timeline", "Apocalypse Now"),
        ("find apocalypse now", "search", "apocalypse now"),
        ("now show me the latest", "latest", ""),
        ("Now magazine", "about", "Now magazine"),
        ("latest on Novak now, please", "latest", "Novak"),
        ("what topics do you have?", "topics", ""),
        ("What sources do you have?", "sources", ""),
        ("who is in the news", "actors", ""),
        ("unsubscribe me from everything", "unsubscribe", "everything"),
        ("stop sending me the harbour", "unsubscribe", "harbour"),
        ("don’t send me the harbour", "unsubscribe", "harbour"),
        ("cancel my subscription", "unsubscribe", ""),
        ("stop", "pause", ""),
        ("stop the war", "about", "stop the war"),
        ("change my time zone to Berlin", "timezone", "Berlin"),
        ("what time is it?", "timezone", ""),
        ("what's going on with the harbour", "latest", "harbour"),
        ("give me an update on the harbour", "latest", "harbour"),
        ("compare Berg and Lund", "actor", "Berg and Lund"),
        ("compare sources on the harbour", "differ", "harbour"),
        ("digest harbour last week", "digest", "harbour last week"),
        ("summary of harbour", "digest", "harbour"),
        ('search for "the harbour master" -strike', "search", '"the harbour master" -strike'),
        ("find the harbour", "search", "the harbour"),
        ("topics", "topics", ""),
        ("which sources?", "sources", ""),
        ("hello", "help", ""),
        ("Привет!", "help", ""),
        ("who are you?", "help", ""),
        ("what will happen in Odesa on 9 March", "timeline", "Odesa on 9 March"),
        ("Thank you!", "thanks", ""),
        ("thanks latest on Novak", "latest", "Novak"),
        ("Why is this here?", "why", ""),
        ("how do you know that?", "why", ""),
        ("why did the harbour shut", "about", "why did the harbour shut"),
        ("Novak", "about", "Novak"),
        ("tell me about Novak", "about", "Novak"),
        ("What is the grain deal?", "about", "grain deal"),
        ("The Hague", "about", "Hague"),
        ("people of Odesa", "about", "people of Odesa"),
        ("newspapers", "about", "newspapers"),
        ("search", "about", "search"),
        ("subscribe me to karabakh every morning at 8", "subscribe", "karabakh every morning at 8"),
        ("Subscribe to the grain deal, please", "subscribe", "grain deal"),
        ("I want to subscribe to Novak weekdays 7:30", "subscribe", "Novak weekdays 7:30"),
        ("follow Marta Novak", "subscribe", "Marta Novak"),
        ("send me the news on the harbour every day at 9", "subscribe", "harbour every day at 9"),
        ("send us a digest of the harbour daily 25:00", "subscribe", "harbour daily 25:00"),
        ("send me the latest on the harbour", "latest", "harbour"),
        ("unsubscribe", "unsubscribe", ""),
        ("unsubscribe me from the harbour", "unsubscribe", "harbour"),
        ("my subscriptions", "subscriptions", ""),
        ("What am I subscribed to?", "subscriptions", ""),
        ("pause", "pause", ""),
        ("pause in the fighting", "about", "pause in the fighting"),
        ("resume my digests", "resume", ""),
        ("my time zone is New York", "timezone", "New York"),
        ("quiet hours 22:00 to 7:00", "quiet", "22:00 to 7:00"),
        ("settings", "settings", ""),
        ("C++", "about", "C++"),
        ("-x", "about", "-x"),
    ],
)
def test_words_are_understood(words: str, command: str, rest: str) -> None:
    """How a sentence begins decides what it asks; the rest is its subject."""
    assert understand(words) == Question(command, rest)


@given(st.text(max_size=400))
def test_any_text_is_some_question(text: str) -> None:
    """There is no text that is not understood as one of the commands there are."""
    assert understand(clean(text)).command in (*LISTED, *UNSEEN, "thanks")
