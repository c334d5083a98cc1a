"""When did something happen: the day on which most articles date it, and who says so."""

from __future__ import annotations

from bot.commands import follow, timeline
from bot.commands.arguments import split_window
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Buttons, Reply
from bot.words import plain, say
from digests.model import Moments, Subject
from digests.moments import asked, moments, without_auxiliary


def answer(enquiry: Enquiry, words: str) -> Reply:
    """The days of "did Steve Jobs die"; a timeline where no more is said than of what: "was the truce"."""
    about, window = split_window(words, enquiry.today)
    wanted = asked(enquiry.corpus, about, enquiry.asof)
    if wanted is None:
        return timeline.answer(enquiry, without_auxiliary(words))

    def made() -> Moments:
        return moments(enquiry.corpus, wanted, window, question=words, asof=enquiry.asof)

    found = enquiry.remembered(("when", words), made)
    page = enquiry.page(found)
    return Reply(page if found.events else say("notices", "no_moment", words=words), _further(wanted.subject))


def _further(subject: Subject) -> Buttons:
    """All that is told of the subject."""
    if subject.topic or subject.actors:
        return follow.buttons(subject, without="")
    return ((Button(plain("timeline"), Question("timeline", subject.title)),),)
