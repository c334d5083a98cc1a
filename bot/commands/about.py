"""Words that only name something: a person's profile, a topic's latest, else whether it happened, or a search."""

from __future__ import annotations

from contextlib import suppress

from bot.commands import actor, latest, search, timeline, when
from bot.commands.arguments import ALL_TIME, split_subject
from bot.enquiry import Enquiry
from bot.reply import Reply
from corpus.errors import UnknownActor
from digests.subjects import find_subject


def answer(enquiry: Enquiry, words: str) -> Reply:
    corpus = enquiry.corpus
    with suppress(UnknownActor):  # it may be a question of nobody, to which a search has an answer
        if happened := when.whether(enquiry, words):
            return happened
    about, window = split_subject(corpus, words, enquiry.today)
    if about and window != ALL_TIME:
        return timeline.answer(enquiry, words)
    subject = find_subject(corpus, words, enquiry.asof)
    if subject.topic:
        return latest.answer(enquiry, words)
    if subject.actors:
        return actor.reply(enquiry, subject)
    is_as_asked = words.startswith(subject.title)  # of a question only the telling words are looked for
    return search.answer(enquiry, words) if is_as_asked else search.about(enquiry, subject, words)
