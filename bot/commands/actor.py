"""/actor NAME [NAME]: who someone is, or what two have to do with each other."""

from __future__ import annotations

from bot.commands import follow
from bot.enquiry import Enquiry
from bot.reply import Picture, Reply
from bot.words import line, say
from digests import answers
from digests.model import Profile, Subject
from digests.render import render
from digests.subjects import find_actors


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        return Reply(say("notices", "who"), follow.busiest_people(enquiry, "actor"))
    actors = find_actors(enquiry.corpus, words, enquiry.asof)
    return reply(enquiry, Subject(" and ".join(actor.name for actor in actors), actors=actors))


def reply(enquiry: Enquiry, subject: Subject) -> Reply:
    """The profile of a subject's actors."""
    profile = answers.profile(enquiry.corpus, subject.actors, asof=enquiry.asof, zone=enquiry.zone)
    return Reply(
        render(profile, today=enquiry.today, zone=enquiry.zone),
        follow.buttons(subject, without="actor") + follow.companions([c.actor for c in profile.companions]),
        _picture(profile, subject.title),
    )


def _picture(profile: Profile, title: str) -> Picture | None:
    if not profile.coverage:
        return None

    def draw(*, dark: bool) -> bytes | None:
        from digests.pictures import Theme, profile_picture  # the plotting library takes a second to import

        return profile_picture(profile, theme=Theme.DARK if dark else Theme.LIGHT)

    return Picture(draw, line("profile_caption", name=title))
