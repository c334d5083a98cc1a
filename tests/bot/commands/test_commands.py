"""Each command, asked of a small archive through the real application."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.commands import ALIASES, LISTED, NOTICES, UNSEEN
from bot.conversation import Conversation, Shown
from tests.bot.small_archive import LAST_DAY


def labels(shown: Shown) -> list[str]:
    return [key["text"] for row in shown.sent.keys for key in row]


def data(shown: Shown) -> dict[str, str]:
    return {key["text"]: key["callback_data"] for row in shown.sent.keys for key in row}


def test_every_command_is_a_module_and_every_alias_a_command() -> None:
    """What readers can type leads somewhere."""
    from importlib import import_module

    for name in (*LISTED, "about"):
        assert callable(import_module(f"bot.commands.{name}").answer)
    assert set(ALIASES.values()) <= set(LISTED)
    assert not set(LISTED) & {*NOTICES, *UNSEEN}


def test_start_offers_four_things_to_try(ask: Any) -> None:
    """News, the busiest topic, the busiest person, a digest: chosen from what is there, and they work."""
    (shown,) = ask("/start")
    assert "41 articles" in shown.text
    *asking, subscribing = data(shown)
    assert asking == ["Latest news", "Timeline: Harbour strike", "Who is Marta Novak?"]
    assert subscribing == "Subscribe: Harbour strike"
    for label in asking:
        assert ask(tap=data(shown)[label])[0].passages
    assert "how often?" in ask(tap=data(shown)[subscribing])[0].text


def test_help_lists_every_command(ask: Any) -> None:
    """All that can be typed, with what it is for."""
    (shown,) = ask("/help")
    for name in set(LISTED) - {"start"}:
        assert f"\n/{name}" in shown.text


def test_when_something_happened(ask: Any) -> None:
    """One day, not all that is told of who did it; a timeline where nothing else is asked, and no day but theirs."""
    assert ask("when did he die")[0].text.startswith("Who?")
    (shown,) = ask("when did Marta Novak close gate 5?")
    assert shown.text.startswith("When did Marta Novak close gate 5\n\nWed 6 Mar")
    assert labels(shown) == ["Profile", "Timeline", "Latest", "Quotes"]
    (shown,) = ask("When did Novak resign?")
    assert shown.text == "No article that I have dates this: “When did Novak resign”."
    assert labels(shown) == ["Profile", "Timeline", "Latest", "Quotes"]
    assert ask("when was the harbour strike")[0].text.startswith("Timeline: Harbour strike")


def test_a_pronoun_means_whom_the_answer_before_was_about(ask: Any) -> None:
    """In this chat; before any answer it means nobody."""
    assert "No article names “she”" in ask("what did she say about the gate")[0].text
    ask("who is Novak")
    assert ask("what did she say about the gate")[0].text.startswith("Said by Marta Novak, about the gate")
    assert ask("when did she close gate 5?")[0].text.startswith("When did Marta Novak close gate 5")
    assert ask("and in March 2024?")[0].text.startswith("Timeline: Marta Novak, Mar 2024")


def test_whether_something_happened(ask: Any) -> None:
    """The day on which it did; what a search finds where no article dates it."""
    (shown,) = ask("did Marta Novak close gate 5?")
    assert shown.text.startswith("Did Marta Novak close gate 5?\n\nWed 6 Mar")
    assert labels(shown) == ["Profile", "Timeline", "Latest", "Quotes"]
    assert not ask("did Novak paint gate 5?")[0].text.startswith("Did")


def test_a_name_as_of_now_is_the_name(ask: Any) -> None:
    """Plain words that only name something keep their "now" where it may be part of a title."""
    assert ask("Novak now")[0].text == ask("Novak")[0].text
    assert ask("gate now")[0].text != ask("gate")[0].text


def test_latest(ask: Any) -> None:
    """Stories with sources, as many as asked for, and what to ask next."""
    (shown,) = ask("/latest harbour 2", at=LAST_DAY)
    assert shown.text.startswith("Latest news: Harbour strike")
    assert len(shown.text.split("\n\n")) == 3
    assert labels(shown) == ["More", "Timeline", "Digest", "Why"]
    assert shown.passages


def test_latest_of_all(ask: Any) -> None:
    """Without a subject there is nothing to ask next about but more, as long as there is more, and why."""
    (shown,) = ask("/latest 1")
    assert shown.text.startswith("Latest news\n")
    assert labels(shown) == ["More", "Why"]
    (everything,) = ask("/latest 50")
    assert "More" not in labels(everything)


def test_latest_of_a_time(ask: Any) -> None:
    """What was published then, and more of the same; a line where nothing was."""
    (shown,) = ask("/latest harbour in March 2024 1")
    assert shown.text.startswith("Latest news: Harbour strike, Mar 2024")
    assert data(shown)["More"].endswith("harbour in March 2024 2")
    (nothing,) = ask("/latest harbour 1999")
    assert "There is no news about Harbour strike of that time." in nothing.text
    assert "is no date" in ask("/latest harbour 2024-13-45")[0].text


def test_said(ask: Any) -> None:
    """What somebody said, of anything or of one thing, in sentences that stand in articles."""
    (shown,) = ask("/said Novak")
    assert shown.text.startswith("Said by Marta Novak\n")
    assert shown.passages
    assert labels(shown)[-3:] == ["Profile", "Timeline", "Latest"]
    (about,) = ask("what did Novak say about the gate?")
    assert about.text.startswith("Said by Marta Novak, about the gate")
    assert all("gate" in passage.sentence for passage in about.passages)
    (nothing,) = ask("/said Novak about zebra")
    assert "in a sentence that names “zebra”" in nothing.text
    assert "Quotes" in labels(nothing)
    (then,) = ask("what did Novak say about the gate in 1999?")
    assert then.text.startswith("Said by Marta Novak, about the gate, published 1999")
    assert data(then)["All there is"].endswith("Marta Novak about the gate")
    assert "Whose words?" in ask("/said")[0].text
    assert ask("/said Novak on the gate")[0].text.startswith("Said by Marta Novak, about the gate")
    assert "No article names “Zorro”" in ask("/said Zorro about the gate")[0].text


def test_differ(ask: Any) -> None:
    """Where sources differ, or that they don't; and the way out of a time in which nothing was told."""
    (asked,) = ask("/differ")
    assert "Where sources differ on what?" in asked.text
    assert "Harbour strike" in labels(asked)
    (nothing,) = ask("/differ harbour in 1999")
    assert nothing.text.startswith("Where sources differ: Harbour strike, 1999")
    assert "I found no two sources that differ" in nothing.text
    assert labels(nothing) == ["All there is", "Timeline", "Latest", "Digest"]
    assert "All there is" not in labels(ask("where do sources differ on the harbour strike?")[0])
    (all_news,) = ask("/differ in 1999")
    assert all_news.text.startswith("Where sources differ: all news, 1999")
    assert "All there is" not in labels(all_news)


def test_a_timeline_of_a_time_without_news_leads_out_of_it(ask: Any) -> None:
    """By a button, and in words."""
    (nothing,) = ask("/timeline harbour 1999")
    assert "No article tells of anything dated in this time. Ask again without the time" in nothing.text
    assert labels(nothing)[0] == "All there is"
    assert "All there is" not in labels(ask("/timeline harbour")[0])
    assert "All there is" not in labels(ask("/timeline in 1999")[0])


def test_what_does_not_act_is_in_the_news_all_the_same(ask: Any) -> None:
    """A thing that articles tell of is no actor, but there is a way to what they tell."""
    (shown,) = ask("/actor gate")
    assert shown.text.startswith("Articles tell of “gate”")
    assert labels(shown) == ["Timeline", "Latest"]


def test_timeline_with_its_picture(ask: Any) -> None:
    """Oldest first, pages to turn, and a picture to follow that can be shown dark."""
    text, picture = ask("/timeline harbour")
    assert text.text.startswith("Timeline: Harbour strike")
    assert text.text.index("1 Mar") < text.text.index("2 Mar")
    assert {"1/2", "›", "Latest", "Digest", "Why"} == set(labels(text))
    assert picture.sent.method == "sendPhoto"
    assert picture.sent.photo == b"\x89PNG LIGHT"
    (dark,) = ask(tap=data(picture)["Dark"])
    assert (dark.sent.method, dark.sent.photo) == ("editMessageMedia", b"\x89PNG DARK")
    assert labels(dark) == ["Light"]


def test_timeline_within_a_window(ask: Any) -> None:
    """Only what happened then."""
    text = ask("/timeline novak 2024-03-05 2024-03-07")[0]
    assert len(text.passages) == 3
    assert ask("/timeline what harbour in march 1999")[0].sent.method == "sendMessage"


def test_timeline_of_a_day_of_all_news(ask: Any) -> None:
    """A time alone is asked of the whole archive."""
    assert len(ask("/timeline 2024-03-05")[0].passages) == 1
    assert len(ask("what happened on 5 March 2024?")[0].passages) == 1


def test_a_picture_of_nothing_is_none(ask: Any) -> None:
    """Where there is nothing to draw, only words come."""
    assert len(ask("/timeline bridge")) == 1


def test_actor(ask: Any) -> None:
    """Who she is, what she did and said, and whom one may ask about next."""
    text, picture = ask("/actor Novak")
    assert "“harbour master”" in text.text
    assert labels(text) == ["Timeline", "Latest", "Quotes", "Peeter Ilves"]
    assert picture.sent.photo
    assert "Novak" in picture.text


def test_two_actors_together(ask: Any) -> None:
    """Both in the title, and both in what can be asked next."""
    text = ask("/actor Novak and Ilves")[0]
    assert text.text.startswith("Marta Novak and Peeter Ilves")
    assert ask(tap=data(text)["Timeline"])[0].text.startswith("Timeline: Marta Novak and Peeter Ilves")


def test_digest_of_a_week(ask: Any) -> None:
    """The week's stories, with sources."""
    (shown,) = ask("/digest harbour last week", at=LAST_DAY)
    assert "1–7 Apr" in shown.text
    assert shown.passages


def test_digest_of_the_last_day(ask: Any) -> None:
    """Without a time it is yesterday and today."""
    assert "8–9 Apr" in ask("/digest harbour", at=LAST_DAY)[0].text


@pytest.mark.parametrize("command", ["latest", "timeline", "digest"])
def test_a_day_without_a_year_may_be_of_an_old_one(ask: Any, command: str) -> None:
    """Where that day of this year has no news, a button leads to the last year whose has; no other time does."""
    later = datetime(2026, 5, 2, 12, 0, tzinfo=UTC)
    (shown,) = ask(f"/{command} harbour 9 Mar", at=later)
    assert "Sat 9 Mar 2024" in data(shown)
    assert ask(tap=data(shown)["Sat 9 Mar 2024"], at=later)[0].passages
    assert "Mar 2024" in data(ask(f"/{command} harbour March", at=later)[0])
    for words in ("harbour 9 Mar 2025", "harbour yesterday", "harbour since 9 Mar"):
        assert not any("Mar 2024" in label for label in labels(ask(f"/{command} {words}", at=later)[0]))


def test_no_news_of_a_time_leads_to_all_there_is(ask: Any) -> None:
    """Of the subject, or of all."""
    for words, all_there_is in (
        ("/latest harbour 2025", "Latest news: Harbour strike"),
        ("/latest 2025", "Latest news"),
    ):
        (shown,) = ask(words, at=datetime(2026, 5, 2, 12, 0, tzinfo=UTC))
        assert ask(tap=data(shown)["All there is"])[0].text.startswith(f"{all_there_is}\n")


def test_digest_of_a_quiet_day_names_the_last_news(ask: Any) -> None:
    """Nothing new: it says so, and leads to the last day with news."""
    (shown,) = ask("/digest harbour")
    assert "Nothing new" in shown.text
    assert "9 Apr" in shown.text
    (then,) = ask(tap=data(shown)["News of 9 Apr"])
    assert then.passages


def test_digest_of_an_actor_or_of_words(ask: Any) -> None:
    """Whatever can be asked about has a digest; a quiet day leads to its last news too."""
    (shown,) = ask("/digest Marta Novak last week", at=LAST_DAY)
    assert shown.text.startswith("Digest: Marta Novak, 1–7 Apr")
    assert shown.passages
    (quoted,) = ask('/digest "closed gate" last week', at=LAST_DAY)
    assert quoted.text.startswith('Digest: "closed gate", 1–7 Apr')
    (quiet,) = ask("/digest Marta Novak")
    (then,) = ask(tap=data(quiet)["News of 9 Apr"])
    assert then.text.startswith("Digest: Marta Novak, Tue 9 Apr")


def test_digest_goes_on_with_further_titles(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it does not list it counts, and a button lists it, again and again until all was seen."""
    monkeypatch.setattr("digests.extent.TITLES", 10)
    (shown,) = ask("/digest harbour since 2024-03-01", at=LAST_DAY)
    assert "40 stories from 40 articles." in shown.text
    (further,) = ask(tap=data(shown)["More"], at=LAST_DAY)
    assert further.text.startswith("Digest: Harbour strike, since 1 Mar, from its 26th story on")
    assert further.text.count("Novak") == 10
    assert "And 5 more stories" in further.text
    (last,) = ask(tap=data(further)["More"], at=LAST_DAY)
    assert last.text.count("Novak") == 5
    assert labels(last) == ["Timeline", "Latest", "Digest"]
    (again,) = ask("/why digest harbour since 2024-03-01 from story 26", at=LAST_DAY)
    assert again.text.startswith("Why")


def test_digest_from_a_story_that_there_is_not(ask: Any) -> None:
    """Too high a number says so."""
    assert "fewer stories" in ask("/digest harbour last week from story 900", at=LAST_DAY)[0].text


def test_digest_without_a_topic_offers_some(ask: Any) -> None:
    """The topics as buttons, which keep the time that was asked for."""
    (shown,) = ask("/digest last week", at=LAST_DAY)
    (then,) = ask(tap=data(shown)["Harbour strike"], at=LAST_DAY)
    assert "1–7 Apr" in then.text


def test_digest_of_what_there_is_not(ask: Any) -> None:
    """A name misspelt gets those that it may have been meant for, nearest first."""
    (shown,) = ask("/digest habour")
    assert "habour" in shown.text
    assert labels(shown)[0] == "harbour"
    assert ask(tap=data(shown)["harbour"])[0].text.startswith("Digest: Harbour strike")


def test_sources_come_a_hundred_at_a_time(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The busiest first; a button lists the others; words that name no number ask for all from the first on."""
    monkeypatch.setattr("digests.answers.SOURCES", 2)
    (shown,) = ask("/sources")
    assert "Sample Wire · 20 articles" in shown.text
    assert "Sample Radio" not in shown.text
    (others,) = ask(tap=data(shown)["More"])
    assert "Sample Radio · 1 article" in others.text
    assert labels(others) == []
    for words in ("all", "from 0", "from 999999"):
        assert ask(f"/sources {words}")[0].text == shown.text
    assert ask("/sources from 99999")[0].text.startswith("There are fewer sources than that.")


def test_search_finds_and_says_when_not(ask: Any) -> None:
    """Passages that hold the words; else a line."""
    assert len(ask("/search shut")[0].passages) == 1
    assert not ask("/search zeppelin")[0].passages
    assert not ask("/search")[0].passages


def test_directories(ask: Any) -> None:
    """Topics, actors and sources, with buttons to go on."""
    assert labels(ask("/topics")[0]) == ["Harbour strike"]
    assert labels(ask("/actors")[0]) == ["Marta Novak", "Peeter Ilves"]
    assert "Sample Post · 20 articles" in ask("/sources")[0].text


def test_articles_can_be_read_by_number(ask: Any) -> None:
    """The whole text of an article that has no address, by command or by tapping it."""
    text = ask("/search shut")[0].text
    command = next(word for word in text.split() if word.startswith("/article_"))
    for asked in (command, command.replace("_", " ")):
        (shown,) = ask(asked)
        assert "stay shut <until> the pay & hours were settled." in shown.text


@pytest.mark.parametrize("number", ["0", "99", "x", "-1", "9" * 40, "١", "#"])
def test_articles_that_are_none(ask: Any, number: str) -> None:
    """Whatever is no article's number gets a line."""
    assert "no article" in ask(f"/article {number}")[0].text


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("Novak", "Marta Novak\n"),
        ("harbour", "Latest news: Harbour strike"),
        ("the harbour", "Latest news: Harbour strike"),
        ("pay hours", "Found: pay hours"),
        ("which pay was settled?", "Found: pay settled"),
        ("who is Ilves?", "Peeter Ilves"),
        ("timeline of the harbour", "Timeline: Harbour strike"),
        ("latest on Novak", "Latest news: Marta Novak"),
        ("harbour in March 2024", "Timeline: Harbour strike, Mar"),
        ("/who Novak", "Marta Novak\n"),
    ],
)
def test_plain_words_are_answered(ask: Any, words: str, begins: str) -> None:
    """What is only named is a profile, a topic's latest, a timeline of its time, or a search."""
    assert ask(words)[0].text.startswith(begins)


def test_a_long_search_is_searched_to_its_end(ask: Any) -> None:
    """Where only an outlet's articles are asked for no other's are shown, however far behind that is said."""
    found, of_all = ask(f"{'harbour ' * 30}from:post")[0].text, ask("/search harbour")[0].text
    assert "Sample Post" in found
    assert "Sample Wire" in of_all
    assert "Sample Wire" not in found


def test_unknown_commands_are_met_with_the_nearest(ask: Any) -> None:
    """A slip of the finger costs one tap."""
    (shown,) = ask("/timline harbour")
    assert labels(shown) == ["/timeline", "/timezone"]
    assert ask("/qqq")[0].text == "There is no command /qqq. See /help."


RUBBISH = ('"', "C++", "-x", "*", "x" * 10_000, "\u202e\u05e9\u05dc\u05d5\u05dd", "\u200b", "\x00", "/")


@pytest.mark.parametrize("text", RUBBISH)
def test_rubbish_gets_one_clear_line(ask: Any, text: str) -> None:
    """Nothing a reader can type is without an answer, and the answer is short."""
    (shown,) = ask(text)
    assert 10 < len(shown.text) < 200
    assert "\n" not in shown.text


ENDS = (
    "9999-12-31",
    "December 9999",
    "0001-01-01",
    "before 0001-01-01",
    "after 9999-12-31",
    "from 0001-01-01 to 9999-12-31",
    "7973 years from now",
)


@pytest.mark.parametrize("time", ENDS)
def test_the_calendar_has_ends(talk: Any, caplog: pytest.LogCaptureFixture, time: str) -> None:
    """A question about its first or last days is answered like any other, and nothing is counted beyond them."""
    questions = [f"/{command} harbour {time}" for command in ("latest", "digest", "timeline", "differ", "why digest")]
    questions += [f"/latest {time}", f"/digest {time}", f"/said Novak {time}", f"what happened {time}"]
    questions += [f"/search gate after:{time}", f"/search gate before:{time}"]

    async def each(opened: Conversation) -> list[Shown]:
        return [shown for question in questions for shown in await opened.write(question)]

    assert len(talk(each)) >= len(questions)
    assert not caplog.records


def test_before_the_first_article_there_is_none(ask: Any) -> None:
    """As of a time before all of it the archive is empty, and the bot says how to fill it."""
    early = datetime(2020, 1, 1, tzinfo=UTC)
    for text in ("/start", "/latest", "/timeline Novak", "/actor Novak", "/digest x", "/search x", "Novak"):
        assert "dateline load" in ask(text, at=early)[0].text
