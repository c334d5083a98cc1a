"""A subject's news of a window: what stands in it, and what does not."""

from __future__ import annotations

from datetime import date

from factories import article

from corpus.model import Actor, ActorId, ActorKind, Article, Days, Topic, Window
from digests import digest
from digests.model import Change, Dated, Deed, Digest, Event, Passage, Story, Subject

BRIDGE = Subject("The bridge", topic=Topic("bridge", "The bridge", ("bridge",)))
WINDOW = Window(date(2024, 3, 1), date(2024, 3, 7))
HARALD = Actor(ActorId(1), ActorKind.PERSON, "Harald Berg")
SONJA = Actor(ActorId(2), ActorKind.PERSON, "Sonja Lund")
OPENED = "Harald Berg opened the new bridge across the sound before a large crowd."
SIGNED = "Sonja Lund signed a contract with the ferry company for another ten years."


def whole(of: Article) -> Passage:
    return Passage(of, 0, len(of.text))


def build(**more: object) -> Digest:
    return digest.build(BRIDGE, WINDOW, **{"stories": (), "today": date(2024, 3, 7), **more})  # type: ignore[arg-type]


def test_the_weightiest_story_comes_first() -> None:
    """Stories stand by weight, not by when they came."""
    light, heavy = Story((article(),), (), 1.0), Story((article(),), (), 3.0)
    assert build(stories=[light, heavy]).stories == (heavy, light)


def test_a_deed_does_not_repeat_a_story() -> None:
    """What a story tells already, in these or like words, is no deed beside it."""
    told = article(OPENED)
    retold = article("Before a large crowd Harald Berg opened the new bridge across the sound.")
    signed = article(SIGNED)
    story = Story((told,), (whole(told),), 1.0)
    deeds = [Deed(HARALD, whole(told)), Deed(HARALD, whole(retold)), Deed(SONJA, whole(signed))]
    assert [deed.actor for deed in build(stories=[story], deeds=deeds).deeds] == [SONJA]


def test_a_deed_does_not_repeat_what_is_new_in_a_known_story() -> None:
    """Nor does a deed stand twice where a known story tells it."""
    told = article(OPENED)
    change = Change(Story((told,), ()), (), (whole(told),))
    assert build(changes=[change], deeds=[Deed(HARALD, whole(told))]).deeds == ()


def test_what_is_coming_alone_is_no_news() -> None:
    """A digest is empty without a story or a change, whatever is announced."""
    event = Event(Days.on(date(2024, 3, 20)), (whole(article(OPENED)),), expected=True)
    assert build(coming=[event]).empty
    assert not build(stories=[Story((article(),), ())]).empty
    assert not build(changes=[Change(Story((article(),), ()), (), ())]).empty


def test_each_actor_gives_one_deed() -> None:
    """The first that is new; the next is another's."""
    deeds = [Deed(HARALD, whole(article(OPENED))), Deed(HARALD, whole(article(SIGNED)))]
    assert [deed.passage.sentence for deed in build(deeds=deeds).deeds] == [OPENED]


def test_what_is_coming_is_still_to_come_soonest_first() -> None:
    """Nothing whose day has passed, and nothing that has happened already, is announced."""
    passage = whole(article(OPENED))

    def event(day: int, *, expected: bool = True) -> Event:
        return Event(Days.on(date(2024, 3, day)), (passage,), expected=expected)

    coming = build(coming=[event(20), event(9), event(7), event(10, expected=False)]).coming
    assert [one.days.first.day for one in coming] == [9, 20]


def test_an_announcement_is_told_once_by_a_sentence_that_stands_alone() -> None:
    """Of what is announced, past days and leaning sentences go where others remain."""
    clear = article("The bridge is to be opened to lorries by the king on 20 March, the town said.")
    leaning = article("It is to open then.")
    past = article(OPENED)
    day = Days.on(date(2024, 3, 20))
    dated = [
        Dated(whole(clear), day, expected=True, main=True),
        Dated(whole(leaning), day, expected=True, main=True),
        Dated(whole(past), Days.on(date(2024, 3, 2)), expected=True, main=True),
    ]
    assert [one.passage.article for one in digest.announced(dated, date(2024, 3, 7))] == [clear]
    assert digest.announced(dated[1:], date(2024, 3, 7)) == (dated[1],)


def test_nothing_new_names_the_last_day_with_news() -> None:
    """An empty digest still says when there was news."""
    assert build(last_news=date(2024, 2, 27)).last_news == date(2024, 2, 27)


def test_what_announces_nothing_is_not_coming() -> None:
    """A sentence whose date was taken for one to come, and one of some time in a year, are no announcements."""

    def said(text: str, days: Days) -> Dated:
        return Dated(whole(article(text)), days, expected=True, main=True)

    day = Days.on(date(2024, 3, 20))
    assert not digest.announces(said("Loud hammering could be heard around the bridge on Wednesday.", day))
    assert not digest.announces(said("The bridge will be twenty years old in 2025.", Days.year(2025)))
    assert digest.announces(said("The bridge will open on 20 March.", day))
