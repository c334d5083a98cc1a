"""The text of editions: what each tells, given what its subscriber was told before, cut into messages."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from corpus.corpus import Corpus
from corpus.errors import BadDate, BadQuery, BadWindow, NothingFound, UnknownActor, UnknownTopic
from corpus.search import parse_query
from corpus.turnout import Turnout, turnout
from digests import answers, digest_parts, markup, render, words
from digests.candidates import Gathered, gather
from digests.ledger.model import About, AboutKind, Edition, Letter
from digests.model import Digest, Event, Subject
from digests.naming import title_of
from digests.page import Page
from digests.screens import GAP, screens
from digests.subjects import find_actors

LIMIT = 3_500
"""Visible UTF-16 units of a part; Telegram takes 4,096."""

SPARE = 64
"""Bytes that the line above a part takes, at most."""

MINUTE = len("2020-11-23T08:00")
USUAL = timedelta(hours=26)
"""An edition of more time than this tells since when: a day, an hour for a change of clocks, one for being late."""

_NOT_THERE = (UnknownTopic, UnknownActor, NothingFound, BadQuery, BadDate, BadWindow)


@dataclass(frozen=True, slots=True)
class _Matter:
    """What editions of one subject and time have in common, whoever gets them."""

    subject: Subject
    gathered: Gathered
    ids: frozenset[int]
    """Of what may have been told."""
    coming: tuple[Event, ...]
    turnout: Turnout | None


@dataclass(frozen=True, slots=True)
class _Time:
    """What of an edition's time its matter hangs on."""

    about: About
    since: datetime
    asof: datetime
    zone: str

    @classmethod
    def of(cls, edition: Edition) -> _Time:
        return cls(edition.about, edition.since, edition.asof, edition.zone.key)


class Letters:
    """Writes the letters of one batch of editions: what many share is read, grouped and written once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._matters: dict[_Time, _Matter | None] = {}
        self._letters: dict[tuple[object, ...], Letter] = {}

    def write(self, edition: Edition, told: Set[int], *, hush: bool) -> Letter:
        """The edition's letter, and the articles that it tells: all that came up, shown in full, in part, or as copies.

        Empty where nothing happened: one line then, or no part at all where none is wanted and none was asked for.
        """
        matter = self._matter(edition)
        silent = hush and not edition.asked
        if matter is None:
            return Letter((_line("unknown", kind=edition.about.kind.value, title=edition.about.title),), ())
        known = frozenset(article for article in matter.ids if article in told)
        key = (_Time.of(edition), edition.slot, edition.replay, known, silent)
        if key not in self._letters:
            self._letters[key] = self._write(edition, matter, known, silent=silent)
        return self._letters[key]

    def _write(self, edition: Edition, matter: _Matter, told: Set[int], *, silent: bool) -> Letter:
        digest = answers.update(
            matter.subject,
            matter.gathered,
            told,
            coming=matter.coming,
            since=edition.since,
            asof=edition.asof,
            zone=edition.zone,
            turnout=matter.turnout,
        )
        articles = tuple(sorted(matter.gathered.untold(told)))
        if digest.empty and silent:
            return Letter((), articles, empty=True)
        return Letter(parts(_page(edition, digest)), articles, empty=digest.empty)

    def _matter(self, edition: Edition) -> _Matter | None:
        """None where what the edition is about is not there any more."""
        time = _Time.of(edition)
        if time not in self._matters:
            try:
                subject = subject_of(self._corpus, edition.about, edition.asof)
            except _NOT_THERE:
                self._matters[time] = None
            else:
                self._matters[time] = self._read(subject, edition)
        return self._matters[time]

    def _read(self, subject: Subject, edition: Edition) -> _Matter:
        asof, zone = edition.asof, edition.zone
        gathered = gather(self._corpus, subject, since=edition.since, asof=asof, zone=zone)
        today = asof.astimezone(zone).date()
        coming = digest_parts.coming(self._corpus, subject, until=today, asof=asof, zone=zone)
        return _Matter(subject, gathered, gathered.ids, tuple(coming), turnout(self._corpus.database, asof))


def subject_of(corpus: Corpus, about: About, asof: datetime) -> Subject:
    """What an edition is about; an actor or a search without any article as of then is one all the same.

    Raises UnknownTopic; UnknownActor where no article ever names it; BadQuery, BadDate or BadWindow where there is
    nothing to search for.
    """
    if about.kind is AboutKind.TOPIC:
        return Subject(about.title, topic=corpus.topics.get(about.words))
    if about.kind is AboutKind.SEARCH:
        query, _ = parse_query(about.words, asof.date())
        return Subject(about.title, query=query)
    try:
        actors = find_actors(corpus, about.words, asof)
    except UnknownActor:
        actors = find_actors(corpus, about.words, datetime.max.replace(tzinfo=asof.tzinfo))
    return Subject(about.title, actors=actors)


def about(subject: Subject) -> About:
    """The words that find a subject again."""
    if subject.topic:
        return About(AboutKind.TOPIC, subject.topic.key, subject.title)
    if subject.actors:
        return About(AboutKind.ACTOR, title_of(subject.actors), subject.title)
    return About(AboutKind.SEARCH, subject.title, subject.title)


def parts(page: Page) -> tuple[str, ...]:
    """A page as the HTML of messages; each but the first says which of how many it is.

    Raises BadMarkup where Telegram would not take one of them.
    """
    cut = [screen.html for screen in screens(page, limit=LIMIT, spare=SPARE)]
    numbered = [_numbered(html, n, len(cut)) for n, html in enumerate(cut, 1)]
    for html in numbered:
        markup.check(html, limit=markup.MAX_TEXT)
    return tuple(numbered)


def _numbered(html: str, number: int, parts: int) -> str:
    return html if number == 1 else _line("part", number=number, parts=parts) + GAP + html


def doubt_line(about: About, slot: str, zone: ZoneInfo, today: date) -> str:
    """That a digest may not have come, as HTML of one line; `slot` is the nominal local time that names it."""
    return _line(
        "doubt", kind=about.kind.value, title=about.title, when=_minute(nominal(slot), today), zone=zone, today=today
    )


def _page(edition: Edition, digest: Digest) -> Page:
    zone = edition.zone
    today = edition.asof.astimezone(zone).date()
    since = edition.since.astimezone(zone)
    long = edition.asof - edition.since > USUAL
    return render.render_template(
        render.environment("digests"),
        "edition.html.j2",
        digest=digest,
        title=edition.about.title,
        when=_minute(nominal(edition.slot), today),
        since=words.day_words(since.date(), today, weekday=True) if long else "",
        since_minute=_minute(since, today),
        tomorrow=[event for event in digest.coming if event.days.first == today + timedelta(days=1)],
        today=today,
        zone=zone,
        **_then(edition, today),
    )


def _then(edition: Edition, told: date) -> dict[str, object]:
    """What a replay says of where it is: its days, with their year, and how many are left."""
    replay = edition.replay
    if replay is None:
        return {"replay": False, "then": "", "last": "", "days_left": 0}
    return {
        "replay": True,
        "then": _dated(replay.day) if replay.day >= told else f"{_dated(replay.day)} – {_dated(told)}",
        "last": _dated(replay.last),
        "days_left": max((replay.last - told).days, 0),
    }


def _dated(day: date) -> str:
    return words.day_words(day, date.max, weekday=True)


def _minute(local: datetime, today: date) -> str:
    return f"{words.day_words(local.date(), today, weekday=True)}, {local:%H:%M}"


def nominal(slot: str) -> datetime:
    """The nominal local time (naive) that names a slot."""
    return datetime.fromisoformat(slot[:MINUTE])


def _line(template: str, **values: object) -> str:
    page = render.render_template(render.environment("digests"), f"{template}.html.j2", **values)
    return "\n".join(paragraph.html for paragraph in page.paragraphs)
