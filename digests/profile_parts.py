"""What the archive holds for an actor's profile: read, and put in the order in which it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from corpus.actors import RoleCount
from corpus.corpus import Corpus
from corpus.model import Actor, ActorId, ActorKind, Article, ArticleId, Days, Mention, Scope, Statement
from corpus.reading.passages import tell
from corpus.reading.times import read_times
from digests import deeds, excerpts, profile, stories, summary
from digests.likeness import words
from digests.model import Dated, Event, Passage, Utterance

COMPANIONS = 8
_SAYING = re.compile(
    r"\b(?:said|says|saying|told|tells|stated|states|added|adds|accused|accuses|warned|warns|denied|denies|claimed|claims"
    r"|insisted|insists|according to|argued|argues|noted|notes|stressed|confirmed|confirms|asked|asks|called|calls"
    r"|demanded|demands|thanked|replied|replies|acknowledged|admitted|admits|urged|urges|vowed|vows|promised)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:wrote|writes|declared|declares|announced|announces|reported|reports|tweeted|spoke)\b", re.IGNORECASE
)
_REPORTED = re.compile(r"\bthat\b|[:“\"«]")

SAID = 6
DID = 6
TELLING = 2
"""Words of a statement that tell what was said, at least."""

STATEMENTS = 160
"""Statements that are looked at, of the days with most news."""

ASIDE = 3
"""How many others are told beside a deed, at most."""

MENTIONS = 60
"""Newest mentions that are looked at for deeds."""

OF_ONE = 2
"""Deeds that are taken from one article, at most."""

ONE_DEED = 0.35
"""The cosine from which two sentences tell one deed."""

CANDIDATES = 14
"""Deeds of which the different ones are shown."""


def counts(corpus: Corpus, ids: Sequence[ActorId], scope: Scope) -> profile.Counts:
    """In how many articles they appear (together), how often they are named there, from when to when."""
    articles, mentions = corpus.actors.tally(ids[0], scope)
    mentions += sum(corpus.actors.tally(one, scope)[1] for one in ids[1:])
    return profile.Counts(articles, mentions, corpus.articles.days(scope))


def said(corpus: Corpus, actors: Sequence[Actor], scope: Scope) -> list[Utterance]:
    """What they are reported to have said that matters most, newest first; of several, first to or of one another.

    Words that most articles report come first, then quoted ones that are clear alone, then those of the days with
    most news; of one article no second before the first of each.
    """
    statements = corpus.actors.statements([actor.id for actor in actors], scope, limit=STATEMENTS)
    telling = [one for one in utterances(corpus, statements) if tells(one, actors)]
    once = profile.spread(profile.most_reported(telling, actors))
    if len(actors) > 1:
        once.sort(key=lambda one: not _names_all(one.passage, actors))
        return once[:SAID]
    return sorted(once[:SAID], key=lambda one: stories.newness(one.passage.article), reverse=True)


def beside(corpus: Corpus, actors: Sequence[Actor], events: Sequence[Event]) -> list[Event]:
    """The events with whom else their first sentences name: people and organisations, else countries."""
    places = [(*event.passages[0].place, event.passages[0].end) for event in events]
    found = corpus.actors.beside([actor.id for actor in actors], places)
    known = {actor.id: actor for actor in corpus.actors.many({one for named in found.values() for one in named})}
    return [
        replace(event, beside=_aside([known[one] for one in found.get(place[:2], ())], event, actors))
        for event, place in zip(events, places, strict=True)
    ]


def _aside(others: Sequence[Actor], event: Event, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The few who are told: nobody's own country or employer, and no outlet that tells it."""
    own = {actor.part_of for actor in actors}
    outlets = {passage.article.source.casefold() for passage in event.passages}
    free = [one for one in others if one.id not in own and one.name.casefold() not in outlets]
    acting = [one for one in free if one.kind is not ActorKind.COUNTRY]
    return tuple((acting or free)[:ASIDE])


def utterances(corpus: Corpus, statements: Sequence[Statement]) -> list[Utterance]:
    """The statements with their articles and those whom they are addressed to."""
    articles = {article.id: article for article in corpus.articles.many({one.article for one in statements})}
    addressed = {one.addressee for one in statements if one.addressee is not None}
    known = {actor: corpus.actors.get(actor) for actor in addressed}
    return [
        Utterance(
            Passage(articles[one.article], one.start, one.end),
            known[one.addressee] if one.addressee is not None else None,
            one.direct,
        )
        for one in statements
        if one.article in articles
    ]


def tells(one: Utterance, actors: Iterable[Actor]) -> bool:
    """Whether the sentence tells what was said, and says something: "Berg said." and "he wrote to the king" don't."""
    own = {word for actor in actors for name in (actor.name, *actor.aliases) for word in words(name)}
    return states(one) and len(words(one.passage.sentence).keys() - own) >= TELLING


def states(one: Utterance) -> bool:
    """Whether the sentence reports words: quoted, or told by a verb of saying; "he wrote to the king" tells none."""
    sentence = one.passage.sentence
    if one.direct or _SAYING.search(sentence):
        return True
    weak = _WEAK.search(sentence)
    return weak is not None and _REPORTED.search(sentence, weak.end()) is not None


def _names_all(passage: Passage, actors: Iterable[Actor]) -> bool:
    return all(deeds.named(actor, passage.sentence) for actor in actors)


def did(corpus: Corpus, actors: Sequence[Actor], scope: Scope, dated: Sequence[Dated]) -> list[Event]:
    """What they did by the newest articles, newest first; of several, first what they did together."""
    mentions = corpus.actors.mentions([actor.id for actor in actors], scope, limit=MENTIONS)
    by_article = deeds.by_article(mentions)
    articles = corpus.articles.many(by_article)
    found = (passage for article in articles for passage in deeds_in(article, by_article[article.id]))
    passages = list(islice(found, CANDIDATES))
    if len(actors) > 1:
        passages.sort(key=lambda passage: not _names_all(passage, actors))
    events = (event for passage in _different(passages) if (event := _event(passage, dated)))
    shown = list(islice(events, DID))
    return shown if len(actors) > 1 else newest_first(shown)


def filled(
    found: Sequence[Event], corpus: Corpus, actors: Sequence[Actor], scope: Scope, dated: Sequence[Dated]
) -> list[Event]:
    """Deeds that matter, oldest first; where they are few also the newest that say something else."""
    if len(found) >= DID:
        return list(found)
    newest = did(corpus, actors, scope, dated)
    events = {event.passages[0].place: event for event in (*newest, *found)}
    passages = [event.passages[0] for event in (*found, *newest)]
    shown = [events[one.place] for one in _different(passages)][:DID]
    return sorted(shown, key=lambda event: event.days)


def that_gave(corpus: Corpus, roles: Sequence[RoleCount]) -> dict[ArticleId, Article]:
    """The articles that gave the roles first and last."""
    ids = {one for role in roles for one in (role.opening, role.closing) if one is not None}
    return {article.id: article for article in corpus.articles.many(ids)}


def _different(passages: Sequence[Passage]) -> list[Passage]:
    """Each deed once, by the first sentence that tells it."""
    told = profile.different([Utterance(passage, None, direct=False) for passage in passages], ONE_DEED)
    return [one.passage for one in told]


def deeds_in(article: Article, mentions: Sequence[Mention]) -> list[Passage]:
    """The first sentences of an article that tell a deed of the one who is mentioned, and can stand alone."""
    found: dict[int, Passage] = {}
    for mention in mentions:
        if len(found) >= OF_ONE:
            break
        passage = excerpts.around(article, mention.start)
        if passage is None or passage.start in found:
            continue
        if not (summary.stands_alone(passage.sentence) and summary.ended(passage.sentence)):
            continue
        if deeds.of(passage, [mention]):
            found[passage.start] = passage
    return list(found.values())


def _event(passage: Passage, dated: Sequence[Dated]) -> Event | None:
    """The deed on its day: as the archive knows it, else as its own sentence tells, else when it was reported."""
    for one in dated:
        if one.passage == passage and one.main:
            return Event(one.days, (passage,), expected=one.expected)
    own = _own_days(passage)
    if own is not None:
        days, expected = own
        return Event(days, (passage,), expected=expected)
    published = passage.article.published
    if published.days is None or not published.firm:
        return None
    return Event(published.days, (passage,), reported=True)


def _own_days(passage: Passage) -> tuple[Days, bool] | None:
    """The days that the sentence's main clause tells of, read from it alone."""
    article = passage.article
    sentence = excerpts.sentence(passage)
    times = read_times(article.text, (sentence,), article.published.days)
    for told in tell((sentence,), times, article.published.days):
        if told.main and told.days is not None:
            return told.days, told.expected
    return None


def newest_first(events: Iterable[Event]) -> list[Event]:
    """By day, then by when their article was published."""
    return sorted(events, key=lambda event: (event.days.last, stories.newness(event.passages[0].article)), reverse=True)
