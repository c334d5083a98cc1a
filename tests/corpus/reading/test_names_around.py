"""What the words around a name make of it: titles, things, places and what firms are called."""

from __future__ import annotations

import pytest

from corpus.known_actors import known_actors
from corpus.model import ActorKind
from corpus.reading.names import Gazetteer, read_names
from corpus.reading.sentences import split

GAZETTEER = Gazetteer(known_actors())


def _named(text: str) -> dict[str, tuple[ActorKind, int]]:
    """Everybody whom a text names, of which kind, and how often."""
    return {actor.name: (actor.kind, len(actor.mentions)) for actor in read_names(text, split(text), GAZETTEER)}


PERSON, ORGANISATION, COUNTRY = ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.COUNTRY


@pytest.mark.parametrize(
    "text",
    [
        "She said I'm late. They heard I'm ill, and I've known that I'm slow. He wrote I've announced it.",
        "The Governor-General must explain. The Governor-General said no.",
        "The Englishmen said they were tired. The Texan said he won.",
        "Conservationists say the marsh is lost. Separatists announced a march.",
        "They met at the Adelaide Oval. The Adelaide Test ended. It rained in Alice Springs.",
        "Amazonia burns. They sailed up the Amazon river to Amazonia.",
        "The Federal Government agreed, and the Interim Government refused.",
        "In the capital, Buenos Aires, it rained. A bomb went off in west Jerusalem.",
        "He left New Mexico for Northern Ireland. Western Australia is dry.",
        "The head of the company, Petrel, said so.",
        "They went to Christmas Eve Mass.",
        "The Board of Directors resigned.",
        "Little is known of Petrosk, the head of the company, and his wife.",
        "In Zurna, the rebel group, which is small, met.",
    ],
)
def test_what_names_nobody(text: str) -> None:
    """Contractions, offices, peoples, grounds, towns, governments of no name, and parts of other countries."""
    assert _named(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "is_found"),
    [
        ("Attorney-General Maria Keller said no. Ms Keller left.", "Maria Keller", (PERSON, 2)),
        ("US Magistrate Maria Keller refused bail.", "Maria Keller", (PERSON, 1)),
        ("Health Services Minister Tom Quill spoke.", "Tom Quill", (PERSON, 1)),
        ("The Lindqvist Government said no.", "Lindqvist Government", (ORGANISATION, 1)),
        ("The British Government said no.", "United Kingdom", (COUNTRY, 1)),
        ("A wounded Arab Al Qaeda fighter fled.", "Al-Qaeda", (ORGANISATION, 1)),
        ("An Arab Hamas supporter fled.", "Hamas", (ORGANISATION, 1)),
        ("She joined the Sydney Swans. The Swans won.", "Sydney Swans", (ORGANISATION, 2)),
        ("Adrian Petrosk, a spokesman for the agency, came.", "Adrian Petrosk", (PERSON, 1)),
        ("A doctor of the agency Muslim Hands came.", "Muslim Hands", (ORGANISATION, 1)),
        ("The Board of Ferry Owners said no.", "Board of Ferry Owners", (ORGANISATION, 1)),
        ("A report by Ernst and Young came.", "Ernst & Young", (ORGANISATION, 1)),
        ("The Chilean capital, Santiago, is large.", "Chile", (COUNTRY, 1)),
        ("Amazon and Google rose.", "Amazon", (ORGANISATION, 1)),
    ],
)
def test_who_is_named(text: str, name: str, is_found: tuple[ActorKind, int]) -> None:
    """Each of these alone is in the text, as often as told."""
    assert _named(text).get(name) == is_found
    assert len(set(_named(text)) - {"Google", "United States"}) == 1


def test_letters_are_those_of_the_name_in_front_of_them() -> None:
    """AFP is Agence France-Presse, but where the article says that it is the Australian Federal Police."""
    text = "AFP officers came. The Australian Federal Police (AFP) said so. The AFP left."
    assert _named(text)["Australian Federal Police"] == (ORGANISATION, 4)
    assert _named("General Motors Corporation (GM) closed. GM said so.")["General Motors"] == (ORGANISATION, 3)
    assert "Agence France-Presse" in _named("Two people died, AFP said.")


@pytest.mark.parametrize(
    "text",
    [
        "The travel chain, Rovaland, will close. Little is left of Rovaland.",
        "Rovaland, the bankrupt travel giant, will close. Little is left of Rovaland.",
        "He worked for Rovaland, a chain, and Rovaland, the travel giant, paid him.",
        "Shareholders in Rovaland wept. Little is left of Rovaland.",
        "Former Rovaland executives wept. Little is left of Rovaland.",
    ],
)
def test_a_firm_that_is_called_one_is_met_again(text: str) -> None:
    """A firm is known by what stands between commas beside it, and by those whom only firms have."""
    assert _named(text) == {"Rovaland": (ORGANISATION, 2)}


def test_who_acts_and_goes_on_as_he_or_she_is_somebody() -> None:
    """A surname alone is a person's where "he" goes on from it, a firm's where "it" does, and a team's behind "the"."""
    assert _named("Petrosk said he was late. They asked Petrosk.") == {"Petrosk": (PERSON, 2)}
    assert _named("Petrosk said it was late. They asked Petrosk.") == {"Petrosk": (ORGANISATION, 2)}
    assert _named("The Petrosk said he was late.") == {"Petrosk": (ORGANISATION, 1)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He spoke for the Food and Grocery Council yesterday.", {"Food and Grocery Council"}),
        ("He led the Manufacturing and Workers Union for years.", {"Manufacturing and Workers Union"}),
        ("She was fined by the Securities and Futures Authority.", {"Securities and Futures Authority"}),
        ("It went to the Department of Foreign Affairs and Trade.", {"Department of Foreign Affairs and Trade"}),
        ("It went to the Institute of Health and Welfare.", {"Institute of Health and Welfare"}),
        ("They asked the Assembly and Justice Department officials.", {"Justice Department"}),
        ("They met President Smith and Health Ministry officials.", {"Smith", "Health Ministry"}),
        ("Doctors and Health Ministry officials met.", {"Health Ministry"}),
        ("It went to the Ministry of Defence and Parliament.", {"Ministry of Defence"}),
        ("They saw Toy Story and Monsters Inc. yesterday.", {"Monsters Inc."}),
    ],
)
def test_an_and_is_inside_a_name_of_ordinary_words(text: str, names: set[str]) -> None:
    """Not between two who act, nor behind a title, nor where a sentence begins."""
    assert set(_named(text)) == names
