"""/actor NAME [NAME]: who someone is, or what two have to do with each other."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands import follow
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Picture, Reply
from bot.words import line, plain, say
from corpus.errors import NewsError, UnknownActor
from digests import answers
from digests.model import Profile, Subject
from digests.naming import title_of
from digests.page import Page
from digests.subjects import find_actors, find_subject


@dataclass(frozen=True, slots=True)
class Found:
    """A profile and its page."""

    profile: Profile
    page: Page


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        return Reply(say("notices", "who"), follow.busiest_people(enquiry, "actor"))
    try:
        actors = find_actors(enquiry.corpus, words, enquiry.asof)
    except UnknownActor as unknown:
        return _no_actor(enquiry, words, unknown)
    return reply(enquiry, Subject(title_of(actors), actors=actors))


def _no_actor(enquiry: Enquiry, words: str, unknown: UnknownActor) -> Reply:
    """What articles tell of it all the same: a ship and a bridge are in the news, though they do not act.

    Raises the error where it is a name misspelt, or nothing is told of it.
    """
    if unknown.suggestions:
        raise unknown
    try:
        subject = find_subject(enquiry.corpus, words, enquiry.asof)
    except NewsError:
        raise unknown from None
    asked = [(plain(each), Question(each, follow.name(subject))) for each in ("timeline", "latest")]
    return Reply(say("notices", "no_actor", words=words), (tuple(Button(*each) for each in asked),))


def reply(enquiry: Enquiry, subject: Subject) -> Reply:
    """The profile of a subject's actors."""
    found = enquiry.remembered(("actor", subject.actors), lambda: _made(enquiry, subject))
    return Reply(
        found.page,
        follow.buttons(subject, without="actor") + follow.companions([c.actor for c in found.profile.companions]),
        _picture(found.profile, subject.title),
    )


def _made(enquiry: Enquiry, subject: Subject) -> Found:
    profile = answers.profile(enquiry.corpus, subject.actors, asof=enquiry.asof)
    return Found(profile, enquiry.page(profile))


def _picture(profile: Profile, title: str) -> Picture | None:
    if not profile.coverage:
        return None

    def draw(*, dark: bool) -> bytes | None:
        from digests.pictures import Theme, profile_picture  # what draws takes a tenth of a second to import

        return profile_picture(profile, theme=Theme.DARK if dark else Theme.LIGHT)

    return Picture(draw, line("profile_caption", name=title))
