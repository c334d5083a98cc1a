"""/why [digest, latest or timeline of something]: what put each story there, and how each date is known."""

from __future__ import annotations

from dataclasses import replace

from bot import last_shown
from bot.commands import asked_why, digest, latest, timeline
from bot.commands.asked_why import Asked
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Reply
from bot.words import say
from digests import why
from digests.grounds import Grounds
from digests.ledger.model import EditionId, Subscriber


def answer(enquiry: Enquiry, words: str) -> Reply:
    number = asked_why.number_of(words)
    if number or not words:
        words = last_shown.words_of(enquiry.storage, Subscriber(enquiry.visitor.chat, enquiry.visitor.thread))
    if not words:
        return Reply(say("notices", "nothing_shown"))
    asked = asked_why.parse(words)
    if isinstance(asked, Asked):
        enquiry = replace(enquiry, asof=asked.asof or enquiry.asof)
        found = _of_answer(enquiry, asked)
    else:
        found = _of_edition(enquiry, asked)
    page = enquiry.page(found.only(number))
    return Reply(page, again=Question("why", words))


def _of_answer(enquiry: Enquiry, asked: Asked) -> Grounds:
    corpus = enquiry.corpus
    match asked.command:
        case "latest":
            newest = latest.find(enquiry, asked.words)
            return why.of_listing(corpus, newest.subject, newest.listing)
        case "timeline":
            return why.of_timeline(timeline.find(enquiry, asked.words).timeline)
    return why.of_digest(corpus, digest.find(enquiry, asked.words).digest)


def _of_edition(enquiry: Enquiry, number: EditionId) -> Grounds:
    """Raises UnknownEdition where it is none of the chat's or not kept any more."""
    editions = enquiry.ledger.editions
    edition = editions.get(number, enquiry.visitor.chat)
    return why.of_edition(enquiry.corpus, edition, *editions.telling(edition))
