"""Words that only name something: a person's profile, a topic's latest, or what a search finds."""

from __future__ import annotations

from bot.commands import actor, latest, search, timeline
from bot.commands.arguments import ALL_TIME, split_subject
from bot.enquiry import Enquiry
from bot.reply import Reply
from digests.subjects import find_subject


def answer(enquiry: Enquiry, words: str) -> Reply:
    corpus = enquiry.corpus
    about, window = split_subject(corpus, words, enquiry.today)
    if about and window != ALL_TIME:
        return timeline.answer(enquiry, words)
    subject = find_subject(corpus, words, enquiry.asof)
    if subject.topic:
        return latest.answer(enquiry, words)
    if subject.actors:
        return actor.reply(enquiry, subject)
    is_as_asked = words.startswith(subject.title)  # of a question only the telling words are looked for
    return search.answer(enquiry, words) if is_as_asked else search.about(enquiry, subject)
