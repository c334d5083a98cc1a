"""What editions say: golden letters to be read as prose, and the laws that hold for every letter.

Run as a program, `PYTHONPATH=.:tests/support python tests/digests/test_letters.py`, this writes the golden letters
anew, for a person to read before they are kept.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from factories import article, named, prepared, published, shelved
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.articles import index
from corpus.corpus import Corpus, open_corpus
from corpus.intake.prepare import Prepared
from corpus.intake.writer import ArticleWriter
from corpus.membership import enlist, follow_topics
from corpus.model import Article, ArticleId, Days, Known, Published, Topic, Window
from corpus.reading.model import Told
from corpus.sources import rename
from digests import letters, markup, words
from digests.ledger.model import (
    About,
    AboutKind,
    Edition,
    EditionId,
    Letter,
    Replay,
    Subscriber,
    SubscriptionId,
)
from digests.letters import Letters, doubt_line
from digests.model import Change, Claim, Difference, Digest, Event, Passage, Story, Subject

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fakegram"))

from fakegram.markup_rules import parse

GOLDEN = Path(__file__).parent / "golden" / "letters"
YEREVAN = ZoneInfo("Asia/Yerevan")
BRIDGE = About(AboutKind.TOPIC, "bridge", "The bridge")
DAY = timedelta(days=1)

OPENED = "Harald Berg opened the new bridge across the Bodo sound before a large crowd on Monday."
HURT = "At least 12 visitors were injured when a railing of the bridge gave way at the opening."
RETOLD = (
    "Before a large crowd Harald Berg opened the new bridge across the Bodo sound on Monday.\n"
    "At the opening a railing of the bridge gave way, and at least 12 visitors were injured."
)
HURT_MORE = "Some 17 visitors were injured when the railing of the new bridge gave way in the crowd."
PLANNED = "The bridge is to be closed to lorries on 20 March, the town of Bodo announced."
INQUEST = "Prosecutors have taken drawings of the bridge from the office of the engineers in Tromso."
FERRY = "The old ferry will take lorries across as long as the bridge is shut to them, its owner promised."
BANK = "The central bank kept its interest rate at four per cent and warned of dearer bread."


def told(text: str, sentence: str, day: date) -> Told:
    start = text.index(sentence)
    return Told(start, start + len(sentence), Days.on(day), expected=True, main=True)


def report(on: str, title: str, source: str, *lines: str, at: str = "") -> Prepared:
    """A report of a day, or of a minute of it (UTC)."""
    text = "\n".join(lines)
    when = published(on)
    if at:
        when = replace(when, at=datetime.fromisoformat(f"{on}T{at}+00:00"))
    url = f"https://{source.split()[-1].lower()}.example/{on}"
    days = (told(text, PLANNED, date(2024, 3, 20)),) if PLANNED in text else ()
    actors = (named("Harald Berg", (0, 11), text=text),) if text.startswith("Harald Berg") else ()
    return prepared(article(text, title=title, source=source, url=url, on=when), told=days, actors=actors)


REPORTS = (
    report("2024-03-04", "Bridge opened in Bodo", "Sample Wire", OPENED, HURT, at="18:00"),
    report("2024-03-05", "Bodo has its bridge", "Sample Wire", RETOLD, at="03:00"),
    report("2024-03-05", "The bridge opened in Bodo, and a railing fell", "Sample Post", OPENED, HURT_MORE, PLANNED),
    report("2024-03-05", "Berg opens bridge in Bodo", "Sample Radio", OPENED, HURT, at="15:00"),
    report("2024-03-05", "Engineers' office searched", "Sample Mail", INQUEST, FERRY, at="16:30"),
    report("2024-03-07", "Bank keeps rate", "Sample Radio", BANK),
)


def filled(path: Path, reports: Sequence[Prepared] = REPORTS) -> Corpus:
    opened = open_corpus(path, write=True)
    with opened.database.transaction() as writing:
        follow_topics(writing, opened.database, [Topic("bridge", "The bridge", ("bridge",))])
    shelved(opened, *reports)
    return opened


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """A bridge is opened, a railing falls, an office is searched; all of it got into the archive in May."""
    opened = filled(tmp_path_factory.mktemp("letters") / "news.db")
    yield opened
    opened.close()


def edition(
    slot: str,
    *,
    days: float = 1,
    about: About = BRIDGE,
    zone: ZoneInfo = YEREVAN,
    replay: Replay | None = None,
    asked: bool = False,
) -> Edition:
    """The edition of a slot, made on time, that tells so many days up to it."""
    asof = datetime.fromisoformat(slot).replace(tzinfo=zone).astimezone(UTC)
    return Edition(
        id=EditionId(1),
        subscription=SubscriptionId(1),
        subscriber=Subscriber(1),
        about=about,
        slot=slot,
        zone=zone,
        since=asof - timedelta(days=days),
        asof=asof,
        line=0,
        asked=asked,
        replay=replay,
    )


def of_then(day: date, last: date) -> Edition:
    """A replay's edition of one day, sent years later."""
    made = edition(f"{day.isoformat()}T23:59", replay=Replay(day, last))
    return replace(made, slot="2031-01-01T08:00")


def serial(corpus: Corpus, *editions: Edition) -> list[Letter]:
    """The letters of one chat, one after the other."""
    heard: set[int] = set()
    written = []
    for each in editions:
        written.append(Letters(corpus).write(each, heard, hush=False))
        heard.update(written[-1].articles)
    return written


def goldens(corpus: Corpus) -> dict[str, Letter]:
    """The letters that are kept to be read."""
    new, known, nothing = serial(
        corpus, edition("2024-03-05T08:00"), edition("2024-03-06T08:00"), edition("2024-03-07T08:00")
    )
    first, second, last = serial(corpus, *(of_then(date(2024, 3, day), date(2024, 3, 6)) for day in (4, 5, 6)))
    (gap,) = serial(corpus, edition("2024-03-08T08:00", days=4))
    (due,) = serial(corpus, edition("2024-03-19T08:00", days=1))
    missing = About(AboutKind.TOPIC, "tunnel", "The tunnel")
    return {
        "new": new,
        "known": known,
        "nothing": nothing,
        "due_tomorrow": due,
        "gap": gap,
        "replay_first": first,
        "replay_second": second,
        "replay_last": last,
        "unknown_topic": Letters(corpus).write(edition("2024-03-05T08:00", about=missing), set(), hush=True),
    }


NAMES = (
    "new",
    "known",
    "nothing",
    "due_tomorrow",
    "gap",
    "replay_first",
    "replay_second",
    "replay_last",
    "unknown_topic",
)


def text_of(letter: Letter) -> str:
    return "\n\n=====\n\n".join(letter.parts) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_reads_as_it_was_reviewed(corpus: Corpus, name: str) -> None:
    """Every letter reads as its golden page, which was read aloud before it was kept."""
    assert text_of(goldens(corpus)[name]) == (GOLDEN / f"{name}.html").read_text(encoding="utf-8")


def test_every_golden_letter_is_written() -> None:
    """No golden letter is left over."""
    assert {path.stem for path in GOLDEN.glob("*.html")} == set(NAMES)


def test_what_is_told_is_kept(corpus: Corpus) -> None:
    """Shown, listed or only copied: each article of the subject is told by one edition, and by no other."""
    written = serial(corpus, *(edition(f"2024-03-0{day}T08:00") for day in range(4, 10)))
    heard = [one for letter in written for one in letter.articles]
    assert len(heard) == len(set(heard)) == 5
    assert [letter.empty for letter in written] == [True, False, False, True, True, True]


def test_only_copies_are_nothing_new_and_told(corpus: Corpus) -> None:
    """A letter of copies says that nothing happened, and the copies are not looked at again."""
    utc = ZoneInfo("UTC")  # by whose clock the post of the fifth is told first, at midnight
    first, copies, next_ = serial(
        corpus,
        edition("2024-03-05T00:00", zone=utc),
        edition("2024-03-05T04:00", zone=utc, days=1 / 6),
        edition("2024-03-05T05:00", zone=utc, days=1),
    )
    assert len(first.articles) == 2
    assert copies.empty
    assert "Nothing new" in copies.parts[0]
    assert len(copies.articles) == 1
    assert next_.articles == ()


def test_silence_by_choice(corpus: Corpus) -> None:
    """Where no line is wanted none is sent, unless a reader asked; news come all the same."""
    quiet = edition("2024-03-09T08:00")
    assert Letters(corpus).write(quiet, set(), hush=True) == Letter((), (), empty=True)
    assert Letters(corpus).write(replace(quiet, asked=True), set(), hush=True).parts
    assert Letters(corpus).write(edition("2024-03-05T08:00"), set(), hush=True).parts


def test_coming_up_alone_is_no_news(corpus: Corpus) -> None:
    """What is announced does not make an edition; what is due tomorrow stands with the line that nothing happened."""
    letter = Letters(corpus).write(edition("2024-03-10T08:00"), set(), hush=False)
    assert letter.empty
    assert PLANNED not in markup.visible(letter.parts[0])
    due = Letters(corpus).write(edition("2024-03-19T08:00"), set(), hush=False)
    assert due.empty
    assert PLANNED in markup.visible(due.parts[0])


def test_what_was_announced_is_not_coming_once_its_day_has_come(corpus: Corpus) -> None:
    """In the reader's zone: on the evening of the nineteenth by UTC it is the twentieth in Yerevan."""
    evening = datetime(2024, 3, 19, 21, 0, tzinfo=UTC)
    for zone, coming in (("UTC", True), ("Asia/Yerevan", False)):
        made = replace(edition("2024-03-19T21:00", zone=ZoneInfo("UTC"), days=20), zone=ZoneInfo(zone), asof=evening)
        shown = "".join(Letters(corpus).write(made, set(), hush=False).parts)
        assert ("Coming up" in shown) is coming


def test_differences_are_told_where_a_new_article_takes_part(corpus: Corpus) -> None:
    """Two counts stand side by side when the second comes, and not again the day after."""
    _, second, third = serial(
        corpus, edition("2024-03-05T06:00"), edition("2024-03-05T12:00", days=0.5), edition("2024-03-06T08:00")
    )
    assert "Where sources differ" in second.parts[0] or "Where sources differ" in third.parts[0]
    both = {one for letter in (second, third) for one in letter.articles}
    again = Letters(corpus).write(edition("2024-03-06T20:00", days=0.5), both, hush=False)
    assert "Where sources differ" not in again.parts[0]


def test_an_actor_and_a_search_have_letters(corpus: Corpus) -> None:
    """Found as of then; without any article as of then there is simply nothing new."""
    berg = About(AboutKind.ACTOR, "Harald Berg", "Harald Berg")
    bread = About(AboutKind.SEARCH, "dearer bread", "dearer bread")
    for about, slot in ((berg, "2024-03-05T08:00"), (bread, "2024-03-07T08:00")):
        assert not Letters(corpus).write(edition(slot, about=about), set(), hush=False).empty
        early = Letters(corpus).write(edition("2023-01-01T08:00", about=about), set(), hush=False)
        assert early.empty
        assert "Nothing new" in early.parts[0]


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (About(AboutKind.TOPIC, "tunnel", "The tunnel"), "no topic “The tunnel”"),
        (About(AboutKind.ACTOR, "Nobody Nemo", "Nobody Nemo"), "does not know “Nobody Nemo”"),
        (About(AboutKind.SEARCH, '"', "???"), "“???” can't be searched for"),
    ],
)
def test_what_is_not_there_any_more_is_said(corpus: Corpus, about: About, said: str) -> None:
    """One kind line, also where silence was chosen; it tells no article."""
    letter = Letters(corpus).write(edition("2024-03-05T08:00", about=about), set(), hush=True)
    (line,) = letter.parts
    assert said in markup.visible(line)
    assert (letter.articles, letter.empty) == ((), False)


def test_a_subject_leads_to_words_that_find_it_again(corpus: Corpus) -> None:
    """What is written down about a subject finds it later."""
    from digests.subjects import find_subject

    asof = datetime(2024, 3, 8, tzinfo=UTC)
    for typed in ("bridge", "Harald Berg", '"interest rate" -butter'):
        subject = find_subject(corpus, typed, asof)
        again = letters.subject_of(corpus, letters.about(subject), asof)
        assert (again.topic, again.actors, again.query) == (subject.topic, subject.actors, subject.query)


def test_the_same_letter_is_written_once(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chats that were told the same share everything; what else they were told does not matter."""
    made = []
    write = Letters._write

    def counted(self: Letters, *given: object, **more: object) -> Letter:
        made.append(1)
        return write(self, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Letters, "_write", counted)
    batch = Letters(corpus)
    one = edition("2024-03-06T08:00")
    first = batch.write(one, {1, 2}, hush=False)
    assert batch.write(replace(one, id=EditionId(9), subscriber=Subscriber(9)), {3}, hush=False) is first
    assert len(made) == 1
    assert batch.write(one, set(first.articles[:1]), hush=False) != first
    assert batch.write(replace(one, zone=ZoneInfo("UTC")), set(), hush=False) != first
    assert len(made) == 3


def test_a_doubt_is_one_line() -> None:
    """Which digest it was, by its name and its local time; the year where it is another."""
    line = doubt_line(BRIDGE, "2020-11-23T08:00", YEREVAN, date(2020, 11, 24))
    assert line == "The digest “The bridge” of Mon 23 Nov, 08:00 may not have reached you."
    asked = doubt_line(replace(BRIDGE, title="<b>@x"), "2020-11-23T08:00+", YEREVAN, date(2021, 1, 1))
    markup.check(asked, limit=200)
    assert "Mon 23 Nov 2020, 08:00" in asked


HOSTILE = st.one_of(
    st.text(
        st.sampled_from("<>&\"'{}%/@#$.: \n\ue000\ue001019\u202e\u2028\x85\x0b\x00a/שלוםա💥")
        | st.characters(codec="utf-8"),
        min_size=1,
        max_size=80,
    ),
    st.sampled_from(
        [
            "tg://user?id=1",
            '<a href="tg://user?id=1">x</a>',
            "@somebody /start #tag $TAG example.org https://x.example",
            "&lt;b&gt; &nbsp; &#39; &amp",
            "<b><i></b></i>",
            "\u202eevil\u2066",
            "x" * 3_600,
            "💥" * 1_900,
            "<" * 1_200,
            "\ud83d",
            "word " * 700,
        ]
    ),
)
SAFE_ADDRESSES = st.sampled_from([None, "https://example.org/1", "tg://user?id=1", "https://e.org/" + "a" * 2_000])


@dataclass(frozen=True)
class Hostile:
    """An edition whose articles want to do harm, and what of them it must show."""

    digest: Digest
    made: Edition
    shown: tuple[str, ...]


def storable(text: str) -> str:
    """As the archive stores it: half a character can't be."""
    return text.encode("utf-8", "replace").decode()


@st.composite
def hostile(draw: st.DrawFn) -> Hostile:
    texts = [storable(draw(HOSTILE)) for _ in range(draw(st.integers(1, 3)))]
    on = draw(st.sampled_from([published(), Published.unknown(), published("2024-01-01", "2024-06-30", Known.OTHERS)]))
    bad = [
        Article(ArticleId(n + 1), text, f"{text}.", draw(st.sampled_from([text, ""])), draw(SAFE_ADDRESSES), on,
                datetime(2024, 5, 1, tzinfo=UTC))
        for n, text in enumerate(texts)
    ]  # fmt: skip
    whole = [Passage(one, 0, len(one.text)) for one in bad]
    title = texts[0][:200].strip() or "?"
    digest = Digest(
        subject=Subject(title),
        window=Window(),
        stories=tuple(Story((one,), (cited,)) for one, cited in zip(bad, whole, strict=True)),
        changes=(Change(Story(tuple(bad), ()), tuple(bad), tuple(whole)),),
        also=tuple(Story((one,), ()) for one in bad),
        deeds=(),
        differences=(Difference(texts[0], tuple(Claim(cited.article.title, cited) for cited in whole)),),
        coming=(Event(Days.on(date(2024, 5, 2)), tuple(whole), expected=True),),
        sources=(),
        last_news=None,
        more=True,
    )
    made = edition("2024-05-01T08:00", about=About(AboutKind.SEARCH, title, title), days=draw(st.sampled_from([1, 3])))
    return Hostile(digest, made, tuple(one.text for one in bad))


def bare(text: str) -> str:
    """What a reader sees of a text, without the spaces that a cut may fall on and the marks that nobody sees."""
    return "".join(words.clean(text).split())


@settings(deadline=None, max_examples=40)
@given(hostile())
def test_no_article_breaks_a_letter(given_: Hostile) -> None:
    """Every part is a message that Telegram takes by two readings of its rules, with nothing live or lost in it."""
    holds(letters.parts(letters._page(given_.made, given_.digest)), given_.shown)


@pytest.mark.parametrize("text", ["x" * 100_000, "💥" * 50_000, "&" * 100_000])
def test_an_endless_word_breaks_no_letter(text: str) -> None:
    """It goes on from message to message, and none of it is lost."""
    bad = article(f"{text}.", title="Endless", source="Sample Wire")
    story = Story((bad,), (Passage(bad, 0, len(bad.text)),))
    digest = Digest(Subject("x"), Window(), (story,), (), (), (), (), (), (), None)
    holds(letters.parts(letters._page(edition("2024-05-01T08:00"), digest)), (bad.text,))


def holds(made: Sequence[str], shown: Sequence[str]) -> None:
    """What is true of the parts of every letter that shows these texts."""
    seen = []
    for number, html in enumerate(made, 1):
        markup.check(html, limit=markup.MAX_TEXT)
        text, entities = parse(html)
        assert len(text.encode("utf-16-le")) // 2 <= 4096
        assert not any(entity.value.lower().startswith("tg:") for entity in entities)
        assert {entity.kind for entity in entities} <= {"a", "b"}
        assert "tg://" not in text
        assert text == markup.visible(html)
        assert number == 1 or text.startswith(f"({number}/{len(made)})\n\n")
        seen.append(text if number == 1 else text.partition("\n\n")[2])
    everything = bare("".join(seen))
    assert all(bare(text) in everything for text in shown)


NASTY = (
    'The bridge <b>fell</b> & &amp; &#39;rose&nbsp;\' <a href="tg://user?id=1">at 12</a> said @somebody of example.org',
    "\u202eThe bridge was closed\u2066 by /start and /stop for $TAG and #tag at https://x.example/?a=1&b=2 on Monday.",
    f"The bridge {'x' * 100_000} was closed for good.",
    "הגשר נסגר ביום שני the bridge was closed on Monday by הנגיד after the people of Bodo had left it.",
    "The bridge \ud83d was closed \x00 by its warden \ue0001\ue001 before 💥💥💥 many people could cross it again.",
    "The bridge. " * 3_000,
)


def test_nasty_articles_go_all_the_way(tmp_path: Path) -> None:
    """From the archive to the last part, new and known, whatever articles hold."""
    reports = [
        report(
            f"2024-03-0{day}", storable(text)[:9_000], f"Sample {source}{n}", storable(f"{text}\nNews of day {day}.")
        )
        for day, source in ((4, "Wire"), (5, "Post"))
        for n, text in enumerate(NASTY)
    ]
    opened = filled(tmp_path / "news.db", reports)
    try:
        first, second = serial(opened, edition("2024-03-05T00:00"), edition("2024-03-06T00:00"))
    finally:
        opened.close()
    assert len(first.articles) + len(second.articles) >= len(NASTY)
    for letter in (first, second):
        holds(letter.parts, ())


@pytest.mark.parametrize("word", ["@somebody", "/start", "#tag", "$TAG", "example.org", "https://x.example"])
def test_nothing_comes_alive(word: str) -> None:
    """No word of an article is a mention, a command, a tag or a link."""
    bad = article(f"{word} says so in the long report of the council.", title=word, source=word)
    digest = Digest(
        Subject(word), Window(), (Story((bad,), (Passage(bad, 0, len(bad.text)),)),), (), (), (), (), (), (), None
    )
    (html,) = letters.parts(letters._page(edition("2024-05-01T08:00", about=replace(BRIDGE, title=word)), digest))
    assert word not in html


MENDED = "The railing was mended within a night, and the town of Bodo has hired two guards to look after it."


def edited(path: Path, *, more: str, got: datetime) -> Corpus:
    """An archive whose first report was edited, and seen so at this moment."""
    corpus = filled(path, REPORTS[:1])
    first = REPORTS[0]
    text = f"{first.cleaned.text}\n{more}" if more else first.cleaned.text.replace("a large crowd", "a crowd")
    after = prepared(
        article(text, title=first.cleaned.title, source=first.source, url=first.raw.url, on=first.published)
    )
    with corpus.database.transaction() as writing:
        writing.run("update article set seen = :seen", {"seen": int(BEFORE.timestamp())})
        writing.run("update revision set got = :seen", {"seen": int(BEFORE.timestamp())})
        placed = ArticleWriter(corpus.database, got).put(writing, after)
        index(writing, [placed.article])
        enlist(writing, corpus.database, [placed.article])
    return corpus


BEFORE = datetime(2024, 3, 4, 18, 30, tzinfo=UTC)
"""When the first report was seen."""


def test_an_edited_article_is_told_once_and_never_as_new(tmp_path: Path) -> None:
    """Its new sentences are what a known story has more of, with when it was updated; the next edition is silent."""
    corpus = edited(tmp_path / "a.db", more=MENDED, got=datetime(2024, 3, 5, 10, 0, tzinfo=UTC))
    heard: set[int] = set()
    whole = []
    for slot in ("2024-03-05T08:00", "2024-03-06T08:00", "2024-03-07T08:00"):
        letter = Letters(corpus).write(edition(slot), heard, hush=False)
        heard.update(letter.articles)
        whole.append(" ".join(letter.parts))
    assert MENDED in whole[1]
    assert HURT not in whole[1]
    assert "updated" in whole[1]
    assert MENDED not in whole[2]
    assert whole[2].startswith("Nothing new")
    corpus.close()


def test_an_edit_that_tells_nothing_is_not_told(tmp_path: Path) -> None:
    """A word more or less is no news."""
    corpus = edited(tmp_path / "a.db", more="", got=datetime(2024, 3, 5, 10, 0, tzinfo=UTC))
    _, second = serial(corpus, edition("2024-03-05T08:00"), edition("2024-03-06T08:00"))
    assert second.empty
    corpus.close()


def test_an_edited_article_that_was_not_told_is_new_once(tmp_path: Path) -> None:
    """Whoever subscribes after the edit is told all of it, and nothing of it later."""
    corpus = edited(tmp_path / "a.db", more=MENDED, got=datetime(2024, 3, 5, 3, 30, tzinfo=UTC))
    first, second = serial(corpus, edition("2024-03-05T08:00"), edition("2024-03-06T08:00"))
    assert "Bridge opened in Bodo" in first.parts[0]
    assert second.empty
    corpus.close()


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, letter in goldens(filled(Path(folder) / "news.db")).items():
            (GOLDEN / f"{name}.html").write_text(text_of(letter), encoding="utf-8")


def test_an_edition_tells_what_was_there_at_its_moment(tmp_path: Path) -> None:
    """One that is made, or made again, after an article was edited says nothing of the edit, nor that there was one."""
    corpus = edited(tmp_path / "a.db", more=MENDED, got=datetime(2024, 3, 5, 10, 0, tzinfo=UTC))
    letter = " ".join(Letters(corpus).write(edition("2024-03-05T08:00"), set(), hush=False).parts)
    assert "Bridge opened in Bodo" in letter
    assert MENDED not in letter
    assert "updated" not in letter
    corpus.close()


def test_an_outlet_that_gets_another_name_is_no_new_one(tmp_path: Path) -> None:
    """What was told under the former name is not told again under the corrected one."""
    corpus = filled(tmp_path / "a.db", REPORTS)
    heard = set(Letters(corpus).write(edition("2024-03-05T08:00"), set(), hush=False).articles)
    after = Letters(corpus).write(edition("2024-03-06T08:00"), heard, hush=False)
    with corpus.database.transaction() as writing:
        for (name,) in writing.ask("select name from source"):
            rename(writing, corpus.database, name, f"The {name}", since=datetime(2000, 1, 1, tzinfo=UTC))
    again = Letters(corpus).write(edition("2024-03-06T08:00"), heard, hush=False)
    assert again.articles == after.articles
    assert " ".join(again.parts).replace("The Sample", "Sample") == " ".join(after.parts)
    corpus.close()
