"""Whether a sentence tells what an actor did."""

from __future__ import annotations

import pytest
from factories import article

from corpus.model import Actor, ActorId, ActorKind, Mention
from digests import deeds
from digests.model import Passage


def _acts(sentence: str, name: str) -> bool:
    start = sentence.index(name)
    return deeds.acts(sentence, start, start + len(name))


@pytest.mark.parametrize(
    "sentence",
    [
        "Harald opened the bridge across the sound.",
        "King Harald opened the bridge across the sound.",
        "On Monday, King Harald opened the bridge.",
        "On Monday the Norwegian king Harald flew to Stockholm.",
        "Harald, the king of Norway, met the mayor of Bodo.",
        "Harald and Sonja opened the bridge together.",
        "Harald has also signed the bridge treaty.",
        "Harald is building a bridge.",
    ],
)
def test_who_stands_before_the_main_verb_acts(sentence: str) -> None:
    """A time, a role, an apposition or a companion between changes nothing."""
    assert _acts(sentence, "Harald")


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor met with Harald and opened the bridge.",
        "After Harald left the hall the mayor spoke.",
        "The bridge was opened by Harald in the rain.",
        "Harald's yacht left the harbour.",
        "The council said Harald opened the bridge.",
        "A letter to Harald was published.",
        "The mayor, Harald",
        "Harald was in the hall when the mayor spoke.",
        "Harald has been the mayor since the war.",
        "Harald knows that the bridge is not safe.",
        "Harald is linked to the shipyard.",
        "Harald does not give the number of ships.",
        "Harald and Sonja did not shake hands.",
        "Harald holds that the bridge is his.",
        "Harald never opened the bridge.",
        "Harald may open the bridge before winter.",
        "Whilst Harald opened the bridge, the mayor slept.",
    ],
)
def test_who_only_appears_does_not_act(sentence: str) -> None:
    """An object, an owner, a clause's subject or one who is spoken of did not do what the sentence tells."""
    assert not _acts(sentence, "Harald")


def test_what_a_countrys_forces_will_do_is_no_deed_yet() -> None:
    """A plural between a country's adjective and the verb is a noun: their deed counts once it is done."""
    assert not _acts("Norwegian forces will leave the town.", "Norwegian")
    assert _acts("Norwegian forces took the town.", "Norwegian")


def test_saying_is_no_deed() -> None:
    """What somebody said is quoted elsewhere."""
    assert not _acts("Harald said that the bridge was safe.", "Harald")


def test_only_mentions_within_the_sentence_count() -> None:
    """A mention elsewhere in the article makes no deed of this sentence."""
    of = article("Harald slept. The mayor opened the bridge.")
    actor = ActorId(1)
    passage = Passage(of, 14, len(of.text))
    assert not deeds.of(passage, [Mention(actor, of.id, 0, 6, "Harald")])
    assert deeds.of(passage, [Mention(actor, of.id, 18, 23, "mayor")])


def test_a_name_is_found_as_a_whole_word_only() -> None:
    """ "Mali" is not named in "Malim"; any of an actor's names will do."""
    mali = Actor(ActorId(1), ActorKind.COUNTRY, "Mali", ("Malian",))
    assert not deeds.named(mali, "Malim and Somalia signed.")
    assert deeds.named(mali, "Somalia and Mali signed.")
    assert deeds.named(mali, "The Malian president signed.")


def test_a_deed_is_told_under_any_of_the_names() -> None:
    """The name that stands where somebody acts counts, and not the one that is acted upon."""
    berg = Actor(ActorId(1), ActorKind.PERSON, "Harald Berg", ("Berg",))
    assert deeds.acting(berg, "Berg opened the bridge.")
    assert not deeds.acting(berg, "The mayor thanked Berg for the bridge.")
    assert not deeds.acting(berg, "Bergen opened the bridge.")
