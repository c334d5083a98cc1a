"""What came of a job that an administrator gave: said in the place of "I am looking"."""

from __future__ import annotations

from bot import errors
from bot.commands.feeds import card, to_all
from bot.enquiry import Enquiry
from bot.jobs import Broken, Finding, Follow, Followed, Imported, Mishap, Offer, Several, TakenIn
from bot.question import Question
from bot.reply import Button, Buttons, Reply
from bot.words import plain, say


def answer(enquiry: Enquiry, finding: Finding) -> Reply:
    match finding:
        case Followed(feed):
            return card(enquiry, feed, "followed", listed=finding.listed, newest=finding.newest)
        case Several(wanted, offers):
            return Reply(say("feeds", "several", address=wanted.address, offers=offers), _choices(wanted, offers))
        case TakenIn():
            page = say("feeds", "taken_in", found=finding, today=enquiry.today, zone=enquiry.zone)
            return Reply(page, _offered(finding.offers))
        case Imported():
            return Reply(say("feeds", "imported", found=finding), ((to_all(),),))
        case Mishap():
            return errors.reply_to_mishap(finding)
        case Broken(reference):
            return errors.apology(reference) if reference else Reply(say("feeds", "interrupted"))


def _choices(wanted: Follow, offers: tuple[Offer, ...]) -> Buttons:
    return tuple(
        (Button(offer.name, Question("addfeed", f"{offer.address} {wanted.words}".rstrip()), edits=True),)
        for offer in offers
    )


def _offered(offers: tuple[Offer, ...]) -> Buttons:
    return tuple(
        (Button(plain("follow_feed", name=offer.name), Question("addfeed", offer.address)),) for offer in offers
    )
