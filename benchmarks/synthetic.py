"""Articles made by chance, like news in length, names and dates: for measuring speed, never quality."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2021, 1, 1)
DAYS = 1_000
OUTLETS = 40
PEOPLE = 4_000
PLACES = 120
TOPICS = 20
PARAGRAPHS = 5
SYLLABLES = "ba ko ri ta men sol ver dan lu pra mi gor zel an tov hes ka ly nor ed".split()
PLAIN = """
    talks border agreement parliament report market water budget court police election harvest bridge
    hospital railway energy export school harbour drought inquiry merger satellite vaccine strike
    refugee treaty tariff committee pipeline ceasefire convoy sanction inspection flood storm mine
    factory airline debt currency
""".split()
VERBS = "discussed rejected signed opened delayed visited criticised approved examined announced".split()
TIMES = (
    "on Monday", "on Friday", "yesterday", "on {day} {month}", "in {month}", "last week", "on {month} {day}, {year}",
)  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()
OFFICES = "president minister chairman governor spokesman director".split()


def places() -> list[str]:
    """Invented places, the frequent ones first: the first twenty have a topic each."""
    chance = random.Random(1)
    return sorted({_name(chance, 3) for _ in range(PLACES * 2)})[:PLACES]


def topics_toml() -> str:
    """A topics file for the invented places."""
    tables = (f'[topics.{place.lower()}]\ntitle = "{place}"\nnames = ["{place}"]\n' for place in places()[:TOPICS])
    return "\n".join(tables)


def articles(
    count: int, seed: int = 7, about: str = "", *, beside: str = "", paragraphs: int = PARAGRAPHS
) -> Iterator[dict[str, object]]:
    """So many records as JSON Lines hold them, about 360 characters a paragraph, in the order of publication.

    All of them name one place where that is given, else each one of many; none names the place `beside`.
    """
    chance = random.Random(seed)
    people = [f"{_name(chance, 2)} {_name(chance, 3)}" for _ in range(PEOPLE)]
    scene = [place for place in places() if place != beside]
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number * DAYS // count)
        place = about or scene[min(int(chance.expovariate(0.12)), len(scene) - 1)]
        cast = [people[min(int(chance.expovariate(0.004)), PEOPLE - 1)] for _ in range(4)]
        yield {
            "id": f"{seed}-{number}",
            "url": f"https://news.example/{seed}/{number}",
            "title": f"{cast[0]} {chance.choice(VERBS)} {place} {chance.choice(PLAIN)}",
            "text": "\n".join(_paragraph(chance, cast, place, day) for _ in range(paragraphs)),
            "source": f"Outlet {chance.randrange(OUTLETS)}",
            "published": day.isoformat(),
        }


def write(
    path: Path, count: int, seed: int = 7, about: str = "", *, beside: str = "", paragraphs: int = PARAGRAPHS
) -> None:
    """Write so many articles to a JSON Lines file."""
    with path.open("w", encoding="utf-8") as file:
        for record in articles(count, seed, about, beside=beside, paragraphs=paragraphs):
            file.write(json.dumps(record) + "\n")


def _paragraph(chance: random.Random, cast: list[str], place: str, day: date) -> str:
    return " ".join(_sentence(chance, cast, place, day) for _ in range(3))


def _sentence(chance: random.Random, cast: list[str], place: str, day: date) -> str:
    who = chance.choice(cast)
    named = f"{chance.choice(OFFICES)} {who}" if chance.random() < 0.3 else who.split()[-1]
    words = " ".join(chance.choice(PLAIN) for _ in range(6))
    when = f" {_time(chance, day)}" if chance.random() < 0.4 else ""
    opening = f"In {place} the" if chance.random() < 0.4 else "The"
    return f"{opening} {named} {chance.choice(VERBS)} the {words} of {chance.randrange(2, 900)} members{when}."


def _time(chance: random.Random, day: date) -> str:
    told = day - timedelta(days=chance.randrange(40))
    return chance.choice(TIMES).format(day=told.day, month=MONTHS[told.month - 1], year=told.year)


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).capitalize()
