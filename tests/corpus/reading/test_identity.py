"""Who of the archive a name is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Actor, ActorId, ActorKind
from corpus.reading.identity import keys, same_actor
from corpus.reading.model import NamedActor, Spotted

PERSON, ORGANISATION = ActorKind.PERSON, ActorKind.ORGANISATION


def _named(name: str, kind: ActorKind = PERSON, role: str = "") -> NamedActor:
    return NamedActor("", kind, name, (Spotted(0, len(name), name, role),))


def _actors(*names: str, kind: ActorKind = PERSON) -> tuple[Actor, ...]:
    return tuple(Actor(ActorId(n), kind, name) for n, name in enumerate(names, 1))


def _who(name: str, *known: str, kind: ActorKind = PERSON, role: str = "") -> str | None:
    found = same_actor(_named(name, kind, role), _actors(*known, kind=kind))
    return found.name if found else None


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Sergej Lavrov", "Sergei Lavrov"),
        ("Dimitrj Peskov", "Dmitry Peskov"),
        ("Mohammed Morsi", "Mohamed Morsi"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
        ("Mevlut Cavisoglu", "Mevlüt Çavuşoğlu"),
        ("Никол Пашинян", "Nikol Pashinyan"),
        ("Anna Maria Berg", "Anna Berg"),
    ],
)
def test_spellings_of_one_person_are_one_actor(name: str, known: str) -> None:
    """First names or surnames that differ as transliterations do are the same person's."""
    assert _who(name, "Somebody Else", known) == known


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Heydar Aliyev", "Ilham Aliyev"),
        ("Mehriban Aliyeva", "Mehriban Aliyev"),
        ("George P. Bush", "George H. Bush"),
        ("G. Bush", "George Bush"),
        ("George Bush", "G. Bush"),
        ("Robert Smith", "Roberta Smith"),
        ("John Major", "John Mayer"),
        ("Sammy Davis Jr.", "Sammy Davis"),
        ("Anna Berg", "Anna Borg"),
    ],
)
def test_people_who_only_look_alike_stay_two(name: str, known: str) -> None:
    """Fathers and sons, wives, initials, middle initials and short surnames are never joined."""
    assert _who(name, known) is None


def test_a_name_written_just_so_is_the_actor() -> None:
    """The same name, or one of the aliases, whatever its accents and capitals."""
    assert _who("JOSE BOVE", "José Bové") == "José Bové"
    actor = Actor(ActorId(1), ORGANISATION, "Northern Harvest Alliance", ("NHA",))
    assert same_actor(_named("NHA", ORGANISATION), (actor,)) == actor


def test_another_kind_is_another_actor() -> None:
    """A person is never an organisation of the same name."""
    assert same_actor(_named("Carla Bruni"), _actors("Carla Bruni", kind=ORGANISATION)) is None


def test_a_name_that_may_not_be_a_persons_needs_a_title() -> None:
    """Without a known first name, only a title makes it sure enough to join spellings."""
    assert _who("Qwertzu Lavrovsky", "Qwertzu Lavrovskiy") is None
    assert _who("Qwertzu Lavrovsky", "Qwertzu Lavrovskiy", role="minister") == "Qwertzu Lavrovskiy"


def test_between_two_who_fit_nobody_is_chosen() -> None:
    """A name that could be either of two people makes neither of them its owner."""
    assert _who("Sergej Ivanov", "Sergei Ivanov", "Sergey Ivanov") is None


def test_legal_forms_make_no_other_company() -> None:
    """A company is the same with and without Ltd., Group or AG, and no other for sharing a word."""
    assert _who("Zentrix Group AG", "Zentrix", kind=ORGANISATION) == "Zentrix"
    assert _who("Zentrix Bank", "Zentrix", kind=ORGANISATION) is None
    assert _who("Group", "Company", kind=ORGANISATION) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mevlut Cavisoglu", "Mevlüt Çavuşoğlu"),
        ("Sergej Lavrov", "Сергей Лавров"),
        ("Volodymyr Zelenskyy", "Володимир Зеленський"),
        ("Lavrov", "Sergei Lavrov"),
        ("Ferdinand Marcos Jr.", "Ferdinand Marcos"),
    ],
)
def test_spellings_of_one_name_share_a_key(a: str, b: str) -> None:
    """Whoever is to be compared is found under a common key."""
    assert set(keys(a)) & set(keys(b))


_NAMES = st.sampled_from(
    ["Sergei", "Sergej", "Lavrov", "Lawrow", "Ilham", "Aliyev", "Jr.", "J.", "Путин", "", "al-Assad", "…"]
)


@given(st.one_of(st.text(max_size=30), st.lists(_NAMES, max_size=4).map(" ".join)))
def test_any_name_has_keys_that_do_not_change(name: str) -> None:
    """Keys never fail, are the same each time, and only nothing has none."""
    assert keys(name) == keys(name)
    assert all(keys(name)) or keys(name) == ()


@given(st.lists(_NAMES, max_size=4).map(" ".join), st.lists(_NAMES, max_size=4).map(" ".join))
def test_whoever_is_the_same_shares_a_key(a: str, b: str) -> None:
    """What would be joined is always found by its keys first."""
    if _who(a, b, role="president") is not None and keys(a):
        assert set(keys(a)) & set(keys(b))
