"""Actors: one identity behind all names, and where it is mentioned."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from factories import article, named, prepared, published, shelved

from corpus.actors import RoleCount
from corpus.corpus import Corpus, open_corpus
from corpus.errors import UnknownActor
from corpus.identities import follow_known
from corpus.known_actors import KnownActor
from corpus.model import ActorId, ActorKind, Scope, Window
from corpus.reading.model import NamedActor, Said, Spotted

NOW = datetime(2024, 6, 1, tzinfo=UTC)
KNOWN = (
    KnownActor("ruritania", ActorKind.COUNTRY, "Ruritania", ("Руритания",), people=("Ruritanian",)),
    KnownActor("palace", ActorKind.ORGANISATION, "Strelsau Palace", ("the Palace",), part_of="ruritania"),
    KnownActor("rudolf", ActorKind.PERSON, "Rudolf Elphberg", ("Rudolf V", "Рудольф Эльфберг")),
)
TEXT = "King Rudolf Elphberg told Anna Hentzau that the Palace agreed."
RUDOLF = NamedActor("rudolf", ActorKind.PERSON, "Rudolf Elphberg", (Spotted(5, 20, "Rudolf Elphberg", "King"),))
ANNA = named("Anna Hentzau", (26, 38), text=TEXT)
PALACE = NamedActor("palace", ActorKind.ORGANISATION, "Strelsau Palace", (Spotted(44, 54, "the Palace"),))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """An archive that knows Ruritania, with one article on its king."""
    corpus = open_corpus(tmp_path / "a.db", write=True)
    with corpus.database.transaction() as writing:
        follow_known(writing, corpus.database, KNOWN)
    one = article(TEXT, on=published("2024-03-02"))
    shelved(corpus, prepared(one, actors=(RUDOLF, ANNA, PALACE), said=(Said(0, len(TEXT), 0, 1, direct=False),)))
    return corpus


def _only(corpus: Corpus, name: str) -> ActorId:
    [actor] = corpus.actors.named(name)
    return actor.id


@pytest.mark.parametrize(
    "name", ["Rudolf Elphberg", "rudolf elphberg", "Рудольф Эльфберг", "Rudolf V", "Rudólf Elphberg"]
)
def test_every_name_leads_to_the_actor(corpus: Corpus, name: str) -> None:
    """Scripts, capitals and accents make no difference."""
    assert corpus.actors.get(_only(corpus, name)).name == "Rudolf Elphberg"


def test_a_nation_is_found_by_its_people(corpus: Corpus) -> None:
    """The adjective leads to the country."""
    assert corpus.actors.get(_only(corpus, "Ruritanian")).kind is ActorKind.COUNTRY


def test_an_unknown_actor_is_named(corpus: Corpus) -> None:
    """Asking for an id that isn't there says so."""
    with pytest.raises(UnknownActor):
        corpus.actors.get(ActorId(999_999))


def test_a_misspelt_name_is_nearly_found(corpus: Corpus) -> None:
    """What looks like a name of somebody in the news is offered; what doesn't, isn't."""
    assert [actor.name for actor in corpus.actors.near("Hentzow", limit=3)] == ["Anna Hentzau"]
    assert corpus.actors.near("bicycle", limit=3) == ()
    assert corpus.actors.near("é", limit=3) == ()


def test_a_learnt_name_is_one_person_across_articles(corpus: Corpus) -> None:
    """The same name in the next article is the same person."""
    text = "Anna Hentzau resigned."
    shelved(
        corpus, prepared(article(text, on=published("2024-03-05")), actors=(named("Anna Hentzau", (0, 12), text=text),))
    )
    assert corpus.actors.tally(_only(corpus, "Anna Hentzau"), Scope(NOW)) == (2, 2)


@pytest.mark.parametrize(("lone", "whole"), [("Hentzau", "Anna Hentzau"), ("Elphburg", "Rudolf Elphberg")])
def test_a_surname_alone_is_the_one_who_bears_it(corpus: Corpus, lone: str, whole: str) -> None:
    """Where one person bears a surname, an article that gives no more means them; known people also misspelt."""
    text = f"{lone} resigned."
    shelved(corpus, prepared(article(text), actors=(named(lone, (0, len(lone)), text=text),)))
    assert corpus.actors.tally(_only(corpus, whole), Scope(NOW)) == (2, 2)
    assert _only(corpus, lone) == _only(corpus, whole)


def test_a_firm_that_some_articles_take_for_a_person_is_one(corpus: Corpus) -> None:
    """A person and an organisation of one full name are whoever most articles name; of a single word they are two."""
    for name, kind in (("Arthur Berg", ActorKind.ORGANISATION), ("Arthur Berg", ActorKind.PERSON)):
        text = f"{name} fell on the {kind}s."
        shelved(corpus, prepared(article(text), actors=(named(name, (0, len(name)), text=text, kind=kind),)))
    [berg] = corpus.actors.named("Arthur Berg")
    assert (berg.kind, corpus.actors.tally(berg.id, Scope(NOW))) == (ActorKind.ORGANISATION, (2, 2))


def test_a_surname_that_several_bear_is_nobodys(corpus: Corpus) -> None:
    """Where two people bear a surname, it is not guessed whom an article means."""
    for name in ("Rupert Hentzau", "Hentzau"):
        text = f"{name} resigned."
        shelved(corpus, prepared(article(text), actors=(named(name, (0, len(name)), text=text),)))
    assert corpus.actors.tally(_only(corpus, "Anna Hentzau"), Scope(NOW)) == (1, 1)
    assert corpus.actors.tally(_only(corpus, "Rupert Hentzau"), Scope(NOW)) == (1, 1)


def test_the_whole_is_in_the_news_with_its_part(corpus: Corpus) -> None:
    """An article on the Palace is one about Ruritania, though it doesn't name it; it isn't counted as naming it."""
    country = _only(corpus, "Ruritania")
    assert corpus.articles.count(Scope(NOW, actors=(country,))) == 1
    assert corpus.actors.tally(country, Scope(NOW)) == (1, 0)


def test_mentions_carry_surface_and_role(corpus: Corpus) -> None:
    """A mention knows the words it uses and the title that stands with them."""
    king = _only(corpus, "Rudolf Elphberg")
    [mention] = corpus.actors.mentions([king], Scope(NOW), limit=5)
    assert (mention.surface, mention.role) == ("Rudolf Elphberg", "King")
    assert corpus.actors.surfaces(king, Scope(NOW)) == ("Rudolf Elphberg",)
    day, gave = date(2024, 3, 2), mention.article
    assert corpus.actors.roles(king, Scope(NOW)) == (RoleCount("King", 1, day, day, gave, gave),)


def test_statements_know_who_spoke_to_whom(corpus: Corpus) -> None:
    """What was said is found by its speaker."""
    king = _only(corpus, "Rudolf Elphberg")
    [said] = corpus.actors.statements([king], Scope(NOW), limit=5)
    assert (said.speaker, said.addressee, said.direct) == (king, _only(corpus, "Anna Hentzau"), False)
    assert corpus.actors.statements([said.addressee or king], Scope(NOW), limit=5) == ()


def test_companions_and_the_busiest_are_counted(corpus: Corpus) -> None:
    """Who appears with an actor, and who appears most, by articles that name them."""
    king = _only(corpus, "Rudolf Elphberg")
    together = {count.actor.name: count.articles for count in corpus.actors.companions([king], Scope(NOW), limit=5)}
    assert together == {"Anna Hentzau": 1, "Strelsau Palace": 1}
    whole = {count.actor.name for count in corpus.actors.busiest(Scope(NOW), limit=5)}
    assert whole == {"Rudolf Elphberg", "Anna Hentzau", "Strelsau Palace"}
    march = Scope(NOW, window=Window(date(2024, 3, 1), date(2024, 3, 31)))
    assert {count.actor.name for count in corpus.actors.busiest(march, limit=5)} == whole
    assert corpus.actors.busiest(Scope(datetime(2024, 1, 1, tzinfo=UTC)), limit=5) == ()


def test_who_becomes_known_takes_over_what_was_learnt(corpus: Corpus) -> None:
    """Once the operator's file names somebody learnt from articles, both are one."""
    learnt = _only(corpus, "Anna Hentzau")
    anna = KnownActor("anna", ActorKind.PERSON, "Countess Anna", ("Anna Hentzau",))
    with corpus.database.transaction() as writing:
        follow_known(writing, corpus.database, (*KNOWN, anna))
    assert _only(corpus, "Anna Hentzau") == _only(corpus, "Countess Anna") != learnt
    assert corpus.actors.tally(_only(corpus, "Countess Anna"), Scope(NOW)) == (1, 1)
