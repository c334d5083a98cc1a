"""/addfeed address [source name] [topic]: follow a feed, or the one that a page names. For administrators."""

from __future__ import annotations

from bot.addresses import address_in
from bot.commands.feeds import to_all
from bot.enquiry import Enquiry
from bot.jobs import Follow
from bot.reply import Reply
from bot.words import say


def answer(enquiry: Enquiry, words: str) -> Reply:
    """Raises BadAddress, SecretInAddress. What comes of it takes the place of this reply later."""
    address, _, more = words.partition(" ")
    if not address:
        return Reply(say("feeds", "which"), ((to_all(),),))
    address_in(address)
    return Reply(say("feeds", "looking", what=address), job=Follow(address, more.strip()))
