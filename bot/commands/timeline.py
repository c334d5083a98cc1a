"""/timeline SUBJECT [from] [to]: what happened when."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands import asked_why, follow
from bot.commands.arguments import ALL_TIME, split_subject
from bot.enquiry import Enquiry
from bot.reply import Picture, Reply
from bot.words import line, plain, say
from corpus.model import Window
from digests import answers
from digests.model import Subject, Timeline
from digests.page import Page
from digests.subjects import find_subject


@dataclass(frozen=True, slots=True)
class Found:
    """A timeline, of whom, and its page."""

    subject: Subject
    timeline: Timeline
    page: Page


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        return Reply(say("notices", "which_timeline"), follow.busiest_topics(enquiry, "timeline"))
    found = find(enquiry, words)
    timeline = found.timeline
    why = asked_why.question("timeline", words, enquiry.asof) if timeline.events else None
    buttons = follow.buttons(found.subject, without="timeline", why=why)
    if not timeline.events and not timeline.undated and timeline.window != ALL_TIME:
        then = follow.that_year(enquiry, "timeline", found.subject, timeline.window, words)
        buttons = then + follow.all_time("timeline", found.subject) + buttons
    return Reply(found.page, buttons, _picture(timeline))


def find(enquiry: Enquiry, words: str) -> Found:
    """The timeline that these words ask for. Raises NewsError."""
    corpus = enquiry.corpus
    about, window = split_subject(corpus, words, enquiry.today)
    subject = find_subject(corpus, about, enquiry.asof) if about else Subject(plain("everything"))
    topic = subject.topic.key if subject.topic else None
    return enquiry.remembered(("timeline", subject, window), lambda: _made(enquiry, subject, window), topic=topic)


def _made(enquiry: Enquiry, subject: Subject, window: Window) -> Found:
    timeline = answers.timeline(enquiry.corpus, subject, window, asof=enquiry.asof)
    return Found(subject, timeline, enquiry.page(timeline))


def _picture(timeline: Timeline) -> Picture | None:
    if not timeline.coverage and not timeline.events:
        return None

    def draw(*, dark: bool) -> bytes | None:
        from digests.pictures import Theme, timeline_picture  # what draws takes a tenth of a second to import

        return timeline_picture(timeline, theme=Theme.DARK if dark else Theme.LIGHT)

    return Picture(draw, line("timeline_caption", name=timeline.subject))
