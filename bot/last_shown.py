"""Which of the answers that can be explained a place was shown last: one that was asked for, or a digest that came.

What came later is told by the numbers of the digests, not by clocks: an answer may be asked for as of any time.
"""

from __future__ import annotations

from bot.commands import asked_why
from bot.storage import Storage
from corpus.errors import NewsError
from digests.ledger.editions import Editions
from digests.ledger.model import EditionId, Subscriber
from digests.questions import Questions, Shown

NONE = EditionId(0)
"""Before the first."""


def remember(storage: Storage, place: Subscriber, words: str) -> None:
    """Keep that the place was just shown the answer of which these words ask why."""
    try:
        after = _newest(storage, place)
    except NewsError:
        return
    Questions(storage.path).note(place, Shown(words, after))


def words_of(storage: Storage, place: Subscriber) -> str:
    """What asks why the last of them says what it says; empty where there is none.

    Raises EmptyArchive, DatabaseTrouble.
    """
    shown = Questions(storage.path).last(place)
    newest = _newest(storage, place)
    if newest > (shown.after if shown else NONE):
        return asked_why.question_of_edition(newest).words
    return shown.words if shown else ""


def _newest(storage: Storage, place: Subscriber) -> EditionId:
    if storage.known(place.chat) is None:
        return NONE
    return Editions(storage.open().database).newest(place) or NONE
