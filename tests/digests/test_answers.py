"""What the archive answers, read from a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from factories import article, named, prepared, published, shelved

from corpus.corpus import Corpus, open_corpus
from corpus.errors import BadQuery, EmptyArchive
from corpus.intake.prepare import Prepared
from corpus.membership import follow_topics
from corpus.model import Days, Known, Published, Query, Topic, Window
from corpus.reading.model import Said, Told
from digests import answers
from digests.model import Digest, Passage, Subject
from digests.subjects import find_actors, find_subject

ASOF = datetime(2024, 3, 10, 12, 0, tzinfo=UTC)
UTC_ZONE = ZoneInfo("UTC")
TOPIC = Topic("bridge", "The bridge", ("bridge",))
BRIDGE = Subject("The bridge", topic=TOPIC)

OPENED = "Harald Berg opened the new bridge across the Bodo sound before a large crowd on Monday."
OPENED_TOO = "The new bridge across the sound at Bodo was opened by Harald Berg on Monday."
PLANNED = "The bridge is to be closed to lorries on 20 March, the town of Bodo announced."
SAFE = "Harald Berg told Sonja Lund that the bridge was safe for every lorry in the country."
HURT = "At least 12 visitors were injured when a railing of the bridge gave way at the opening."
HURT_TOO = "Some 17 visitors were injured when the railing of the new bridge gave way in the crowd."
BANK = "The central bank kept its interest rate at four per cent and warned of dearer bread."
MONDAY = Days.on(date(2024, 3, 4))


@dataclass(frozen=True)
class Shelved:
    corpus: Corpus

    def put(self, *given: Prepared) -> None:
        shelved(self.corpus, *given)


def told(text: str, sentence: str, days: Days | None, *, expected: bool = False) -> Told:
    start = text.index(sentence)
    return Told(start, start + len(sentence), days, expected, main=True)


def _bridge_opens() -> list[Prepared]:
    first = f"{OPENED}\n{HURT}\n{SAFE}"
    second = f"{OPENED_TOO}\n{HURT_TOO}\n{PLANNED}"
    berg, lund = first.index("Harald"), first.index("Sonja")
    safe = first.index(SAFE)
    return [
        prepared(
            article(first, title="Bridge opened in Bodo", source="Sample Wire", on=published("2024-03-05")),
            told=(told(first, OPENED, MONDAY),),
            actors=(
                named("Harald Berg", (berg, berg + 11), (safe, safe + 11), text=first, role="mayor"),
                named("Sonja Lund", (lund, lund + 10), text=first),
            ),
            said=(Said(safe, safe + len(SAFE), 0, 1, direct=False),),
        ),
        prepared(
            article(second, title="Bodo has its bridge", source="Sample Post", on=published("2024-03-06")),
            told=(
                told(second, OPENED_TOO, MONDAY),
                told(second, PLANNED, Days.on(date(2024, 3, 20)), expected=True),
            ),
            actors=(named("Harald Berg", (second.index("Harald"), second.index("Harald") + 11), text=second),),
        ),
    ]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelved]:
    """An archive that may be added to."""
    opened = open_corpus(tmp_path / "news.db", write=True)
    with opened.database.transaction() as writing:
        follow_topics(writing, opened.database, [TOPIC])
    yield Shelved(opened)
    opened.close()


@pytest.fixture
def corpus(shelf: Shelved) -> Corpus:
    """Two reports of a bridge's opening, and one of a bank."""
    bank = article(BANK, title="Bank keeps rate", source="Sample Radio", on=published("2024-03-07"))
    shelf.put(*_bridge_opens(), prepared(bank))
    return shelf.corpus


def words(passage: Passage) -> str:
    return passage.article.text[passage.start : passage.end]


def test_latest_gives_the_newest_stories_first(corpus: Corpus) -> None:
    """Two reports of one happening are one story; the bank's is newer."""
    listing = answers.latest(corpus, None, Window(), count=5, asof=ASOF)
    assert [len(story.articles) for story in listing.stories] == [1, 2]
    assert not listing.more
    assert listing.subject == ""


def test_latest_says_when_there_are_more(corpus: Corpus) -> None:
    """With fewer asked for than there are, the reader is told."""
    assert answers.latest(corpus, None, Window(), count=1, asof=ASOF).more


def test_latest_knows_nothing_of_what_came_later(corpus: Corpus) -> None:
    """As of the sixth of March the bank's news is not out."""
    asof = datetime(2024, 3, 6, 23, 0, tzinfo=UTC)
    assert len(answers.latest(corpus, None, Window(), count=5, asof=asof).stories) == 1


def test_a_timeline_merges_what_two_tell_and_marks_what_is_announced(corpus: Corpus) -> None:
    """The opening stands once with both sources, the closure as expected."""
    subject = find_subject(corpus, "bridge", ASOF)
    timeline = answers.timeline(corpus, subject, Window(), asof=ASOF)
    dated = [event for event in timeline.events if not event.reported]
    assert [(event.days.first.isoformat(), event.expected) for event in dated] == [
        ("2024-03-04", False),
        ("2024-03-20", True),
    ]
    assert {passage.article.source for passage in dated[0].passages} == {"Sample Wire", "Sample Post"}
    assert sum(count.articles for count in timeline.coverage) == 2


def test_a_timeline_keeps_to_its_window(corpus: Corpus) -> None:
    """Only days within it are told."""
    subject = find_subject(corpus, "bridge", ASOF)
    window = Window(date(2024, 3, 15), date(2024, 3, 31))
    timeline = answers.timeline(corpus, subject, window, asof=ASOF)
    assert [event.days.first.day for event in timeline.events] == [20]


def test_an_actors_timeline_tells_of_the_actor(corpus: Corpus) -> None:
    """A sentence that does not name it, in an article not about it, is left out."""
    subject = find_subject(corpus, "Harald Berg", ASOF)
    timeline = answers.timeline(corpus, subject, Window(), asof=ASOF)
    shown = [event.passages[0].sentence for event in timeline.events if not event.reported]
    assert PLANNED not in shown
    assert len(shown) == 1


def test_a_day_that_cannot_be_told_stands_apart(shelf: Shelved) -> None:
    """A weekday in an undated article is no entry, but it is not lost."""
    text = "On Friday the bridge across the sound is to be closed for the winter."
    shelf.put(prepared(article(text, on=Published.unknown()), told=(told(text, text, None),)))
    subject = find_subject(shelf.corpus, "bridge", datetime(2025, 1, 1, tzinfo=UTC))
    timeline = answers.timeline(shelf.corpus, subject, Window(), asof=datetime(2025, 1, 1, tzinfo=UTC))
    assert timeline.events == ()
    assert [words(passage) for passage in timeline.undated] == [text]


def test_a_profile_tells_words_deeds_and_company(corpus: Corpus) -> None:
    """Roles, counts, what was said to whom, what was done, and with whom."""
    actors = find_actors(corpus, "Harald Berg", ASOF)
    profile = answers.profile(corpus, actors, asof=ASOF)
    assert profile.articles == 2
    assert profile.mentions == 3
    assert profile.days == Days(date(2024, 3, 5), date(2024, 3, 6))
    assert [role.words for role in profile.roles] == ["mayor"]
    assert [(words(one.passage), one.addressee and one.addressee.name) for one in profile.said] == [
        (SAFE, "Sonja Lund")
    ]
    assert [(words(event.passages[0]), event.days) for event in profile.did] == [(OPENED, MONDAY)]
    assert [one.actor.name for one in profile.companions] == ["Sonja Lund"]


def test_a_profile_of_two_is_about_the_articles_that_name_both(corpus: Corpus) -> None:
    """Together they are in one article only."""
    actors = find_actors(corpus, "Harald Berg, Sonja Lund", ASOF)
    profile = answers.profile(corpus, actors, asof=ASOF)
    assert (len(profile.actors), profile.articles, profile.roles) == (2, 1, ())


def test_a_digest_tells_stories_differences_and_what_is_coming(corpus: Corpus) -> None:
    """One story, two counts of the injured side by side, one announcement, two sources."""
    digest = answers.digest(corpus, BRIDGE, Window(date(2024, 3, 4), date(2024, 3, 8)), asof=ASOF, zone=UTC_ZONE)
    assert [len(story.articles) for story in digest.stories] == [2]
    assert [[claim.figure for claim in found.claims] for found in digest.differences] == [["At least 12", "Some 17"]]
    assert [event.days.first.day for event in digest.coming] == [20]
    assert {source.name for source in digest.sources} == {"Sample Wire", "Sample Post"}
    told_already = {words(passage) for story in digest.stories for passage in story.passages}
    assert not told_already & {words(deed.passage) for deed in digest.deeds}


def test_a_digest_is_about_an_actor_or_a_search_as_well(corpus: Corpus) -> None:
    """Deeds, differences and announcements of the articles that name the actor or hold the words."""
    window = Window(date(2024, 3, 4), date(2024, 3, 8))

    def about(words: str) -> Digest:
        subject = find_subject(corpus, words, ASOF)
        return answers.digest(corpus, subject, window, asof=ASOF, zone=UTC_ZONE)

    berg, railing, lorries = about("Harald Berg"), about('"interest rate"'), about("lorries town")
    assert [len(story.articles) for story in berg.stories] == [2]
    assert len(berg.differences) == 1
    assert berg.coming == ()  # the announcement does not speak of him
    assert [story.articles[0].title for story in railing.stories] == ["Bank keeps rate"]
    assert [event.days.first.day for event in lorries.coming] == [20]


def test_a_digest_of_a_day_tells_what_its_stories_go_on_from(shelf: Shelved) -> None:
    """An article from before the window is not told, but named where a story goes on from it."""
    before = article(f"{OPENED}\n{HURT}", title="Bridge opened in Bodo", on=published("2024-03-05"))
    after = article(f"{OPENED_TOO}\n{HURT_TOO}", title="Railing gave way", on=published("2024-03-06"))
    shelf.put(prepared(before), prepared(after))
    day = Window(date(2024, 3, 6), date(2024, 3, 6))
    found = answers.digest(shelf.corpus, BRIDGE, day, asof=ASOF, zone=UTC_ZONE)
    ((story,),) = [found.stories]
    assert [one.title for one in story.articles] == ["Railing gave way"]
    assert story.continues
    assert story.continues.title == "Bridge opened in Bodo"


def test_the_latest_news_names_what_a_story_goes_on_from(shelf: Shelved) -> None:
    """A railing that is mended weeks after goes on from the report of how it broke, which stands there as well."""
    before = article(f"{OPENED}\n{HURT}", title="Bridge opened in Bodo", on=published("2024-02-05"))
    after = article(f"{HURT_TOO}\n{PLANNED}", title="Railing mended", on=published("2024-03-06"))
    shelf.put(prepared(before), prepared(after))
    later, earlier = answers.latest(shelf.corpus, BRIDGE, Window(), count=5, asof=ASOF).stories
    assert later.continues == earlier.articles[0]
    assert earlier.continues is None


def test_a_digest_without_news_names_the_last_day_that_had_some(corpus: Corpus) -> None:
    """Nothing in the window: the day of the last news before its end."""
    digest = answers.digest(corpus, BRIDGE, Window(date(2024, 3, 8), date(2024, 3, 9)), asof=ASOF, zone=UTC_ZONE)
    assert digest.stories == ()
    assert digest.last_news == date(2024, 3, 6)


def test_a_digests_days_are_those_of_the_zone(shelf: Shelved) -> None:
    """An article of half past ten at night in London is the next day's in Yerevan."""
    late = datetime(2024, 3, 4, 22, 30, tzinfo=UTC)
    shelf.put(prepared(article(OPENED, on=Published(Days.on(late.date()), Known.GIVEN, late))))
    fifth = Window(date(2024, 3, 5), date(2024, 3, 5))
    found = [
        len(answers.digest(shelf.corpus, BRIDGE, fifth, asof=ASOF, zone=ZoneInfo(zone)).stories)
        for zone in ("Europe/London", "Asia/Yerevan")
    ]
    assert found == [0, 1]


def test_what_was_announced_for_a_past_day_is_not_coming(corpus: Corpus) -> None:
    """Asked in April, the closure of March is past."""
    april = datetime(2024, 4, 2, tzinfo=UTC)
    digest = answers.digest(corpus, BRIDGE, Window(date(2024, 3, 4), date(2024, 3, 8)), asof=april, zone=UTC_ZONE)
    assert digest.coming == ()


def test_a_search_quotes_the_sentence_that_answers(corpus: Corpus) -> None:
    """For each article the sentence with the words, newest first."""
    finds = answers.search(corpus, "lorry safe", count=5, asof=ASOF)
    assert [words(passage) for passage in finds.passages] == [SAFE]
    assert not finds.more
    assert answers.search(corpus, "opened", count=1, asof=ASOF).more


def test_a_question_is_answered_by_the_sentences_that_say_most_of_it(shelf: Shelved) -> None:
    """Of an older article too, and where it asks how many by those with a figure."""
    for text in ("Sheep were sold in Bodo.", "Six sheep were sold in Bodo.", "Sheep ran. Nothing was sold in Bodo."):
        shelf.put(prepared(article(text, on=published("2024-02-01"))))
    asked = Query(words=("sheep", "sold", "Bodo"))

    def told(*, counted: bool) -> set[str]:
        finds = answers.answering(shelf.corpus, "sheep sold", asked, counted=counted, count=5, asof=ASOF)
        return {words(passage) for passage in finds.passages}

    assert told(counted=False) == {"Sheep were sold in Bodo.", "Six sheep were sold in Bodo."}
    assert told(counted=True) == {"Six sheep were sold in Bodo."}


def test_a_search_for_nothing_is_refused(corpus: Corpus) -> None:
    """Marks alone are no question."""
    with pytest.raises(BadQuery):
        answers.search(corpus, '"', count=5, asof=ASOF)


def test_the_lists_count_what_there_is(corpus: Corpus) -> None:
    """Topics, actors and sources with their articles."""
    assert [(line.topic.key, line.articles) for line in answers.topics(corpus, ASOF).topics] == [("bridge", 2)]
    assert [line.actor.name for line in answers.actors(corpus, ASOF, 1).actors] == ["Harald Berg"]
    assert len(answers.sources(corpus, ASOF).sources) == 3


def test_an_empty_archive_says_so(shelf: Shelved) -> None:
    """Without articles there is no answer, and the reader is told why."""
    with pytest.raises(EmptyArchive):
        answers.latest(shelf.corpus, None, Window(), count=5, asof=ASOF)
    with pytest.raises(EmptyArchive):
        answers.search(shelf.corpus, "bridge", count=5, asof=ASOF)


def test_what_was_found_is_gone_on_with(corpus: Corpus) -> None:
    """The day that is offered has what is older, in an archive of old news too."""
    shown = answers.search(corpus, "Bodo", count=1, asof=ASOF)
    assert shown.more
    assert shown.oldest == min(one.article.published.days.first for one in shown.passages if one.article.published.days)
    older = answers.search(corpus, f"Bodo before:{shown.oldest}", count=9, asof=ASOF)
    assert {one.article.id for one in older.passages} - {one.article.id for one in shown.passages}
