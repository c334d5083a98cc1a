"""/subscribe SUBJECT [when]: a digest that comes by itself; what is missing is asked for with buttons."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.commands import agreed, follow, subscription, timezone, wishes
from bot.commands.arguments import is_name
from bot.commands.period import Period, replay_of, split_period
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Reply
from bot.words import plain
from corpus.errors import BadZone, NothingFound
from digests.asked_rules import Wish, split_rule
from digests.ledger.model import About, AboutKind, Replay, Subscription
from digests.letters import about, subject_of
from digests.model import Subject
from digests.schedule import Rule
from digests.subjects import find_subject
from digests.zones import find_zone, zone_name

MOST_OTHERS = 2
LONGEST_ZONE = 4
"""Words that name a zone at most: "in Rio de Janeiro"."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a reader wants, as far as he has said it."""

    subject: str
    wish: Wish | None
    period: Period | None

    def again(self, subject: str, wish: str) -> Question:
        """The same, with this subject and this wish in words."""
        period = self.period.in_words if self.period else ""
        return Question("subscribe", " ".join(part for part in (subject, period, wish) if part))


def answer(enquiry: Enquiry, words: str) -> Reply:
    return agree(enquiry, words, thread=enquiry.visitor.thread)


def agree(enquiry: Enquiry, words: str, *, thread: int) -> Reply:
    """Agree on what the words ask for, or ask for what they leave out."""
    words, zone = _without_zone(enquiry, words)
    if zone not in (None, enquiry.zone):
        return _by_which_clock(enquiry, words, zone)
    asked = _read(enquiry, words)
    if not asked.subject:
        wish = wishes.in_words(asked.wish) if asked.wish else ""
        offered = follow.busiest_topics(enquiry, "subscribe", tail=asked.again("", wish).words, edits=True)
        return Reply(agreed.told(enquiry, "which"), offered)
    subject = _find(enquiry, asked.subject)
    wanted = about(subject)
    replay = replay_of(enquiry, subject, asked.period) if asked.period else None
    rule = asked.wish.rule if asked.wish else None
    if rule is None:
        page = agreed.told(enquiry, "when", title=wanted.title, missing=wishes.missing(asked.wish))
        return Reply(page, wishes.choices(asked.wish, lambda wish: asked.again(asked.subject, wish)))
    return _subscribe(enquiry, thread, wanted, rule, replay)


def _read(enquiry: Enquiry, words: str) -> _Asked:
    if is_name(enquiry.corpus, words):
        return _Asked(words, None, None)
    subject, period = split_period(words, enquiry.today)
    if period:
        return _Asked(subject, period.wish, period)
    return _Asked(*split_rule(words), None)


def _without_zone(enquiry: Enquiry, words: str) -> tuple[str, ZoneInfo | None]:
    """The words without the zone that follows their time, as in "daily 8:00 Europe/Berlin"; None where none does."""
    pieces = words.split()
    if is_name(enquiry.corpus, words) or split_rule(words)[1]:
        return words, None
    for at in range(max(1, len(pieces) - LONGEST_ZONE), len(pieces)):
        wish = split_rule(" ".join(pieces[:at]))[1]
        if wish and wish.rule:
            with suppress(BadZone):
                return " ".join(pieces[:at]), find_zone(" ".join(pieces[at:]).removeprefix("in "), enquiry.now)
    return words, None


def _by_which_clock(enquiry: Enquiry, words: str, zone: ZoneInfo) -> Reply:
    """A chat has one clock for all that comes: whether it is to be this zone's, or the digest to come by its own."""
    buttons = (
        (Button(plain("set_clock", name=zone_name(zone)), Question("timezone", zone.key)),),
        (Button(plain("by_this_clock", name=zone_name(enquiry.zone)), Question("subscribe", words), edits=True),),
    )
    return Reply(agreed.told(enquiry, "other_clock", other=zone_name(zone), words=words), buttons)


def _find(enquiry: Enquiry, words: str) -> Subject:
    """What the words are about; words in quotation marks may be waited for, though no article holds them yet."""
    try:
        return find_subject(enquiry.corpus, words, enquiry.asof)
    except NothingFound:
        subject = subject_of(enquiry.corpus, About(AboutKind.SEARCH, words, words), enquiry.asof)
        if subject.query is None or not subject.query.phrases:
            raise
        return subject


def _subscribe(enquiry: Enquiry, thread: int, wanted: About, rule: Rule, replay: Replay | None) -> Reply:
    ledger, chat = enquiry.ledger, enquiry.chat
    before = ledger.subscriptions.of(chat.id)
    made = ledger.agreements.subscribe(chat, thread, wanted, rule, enquiry.now, replay=replay)
    others = tuple(each for each in before if _is_other(each, made))[:MOST_OTHERS]
    zones = timezone.offered(enquiry) if chat.zone is None else ()
    page = agreed.told(
        enquiry,
        "had" if made in before else "subscribed",
        standing=agreed.standing(enquiry, made),
        editions=subscription.editions(replay),
        others=others,
        ask_zone=bool(zones),
    )
    return Reply(page, (*zones, *(_instead_of(each) for each in others), *subscription.buttons(enquiry, made)))


def _is_other(each: Subscription, made: Subscription) -> bool:
    """Whether it is about the same in the same place, at other times."""
    return (each.subscriber, each.about) == (made.subscriber, made.about) and each.id != made.id and not each.replay


def _instead_of(other: Subscription) -> tuple[Button, ...]:
    return (subscription.remover(other, plain("remove_other", rule=other.rule)),)
