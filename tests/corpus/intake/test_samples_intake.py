"""The sample archive as it comes in: every page's title, source and publication date, and a body without furniture."""

# ruff: noqa: E501 -- a row of the table is one line

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from dated_pages import Page, dated, page_of

import corpus
from corpus.intake.files import find, read
from corpus.model import Days

SAMPLES = Path(corpus.__path__[0]) / "samples"

TRUE = """
courier-canal-blocked.txt | One ship, 400 metres: the Suez Canal is blocked | Sample Courier | 2021-03-24
courier-correction.txt | Correction: the hour of the Moscow truce | Sample Courier | 2020-10-11
courier-ingenuity.txt | Thirty-nine seconds over Mars | Sample Courier | 2021-04-20
courier-lachin.txt | The third district: Azerbaijani troops enter Lachin | Sample Courier | 2020-12-02
courier-moscow-truce.txt | Armenia and Azerbaijan agree on a truce in Moscow | Sample Courier | 2020-10-10
courier-putin-calls.txt | The Russian leader picks up the telephone | Sample Courier | 2020-11-03
courier-rotterdam.txt | Four months late, the Ever Given docks in Rotterdam | Sample Courier | 2021-07-30
courier-third-truce.txt | Third truce in Karabakh, third set of accusations | Sample Courier | 2020-10-26
courier-tovuz.txt | Sixteen dead in three days on the Armenian-Azerbaijani border | Sample Courier | 2020-07-15
gazette-fighting-erupts.html | Fighting erupts in Nagorno-Karabakh | The Sample Gazette | 2020-09-27
gazette-geneva.html | Geneva: a promise to spare civilians, but no truce | The Sample Gazette | 2020-10-31
gazette-kremlin.html | Aliyev and Pashinyan at one table in the Kremlin | The Sample Gazette | 2021-01-12
gazette-mars-landing.html | Seven minutes, one crane, and a rover on Mars | The Sample Gazette | 2021-02-19
gazette-moscow-truce.html | Ceasefire from noon: night talks in Moscow bring a pause in Karabakh | The Sample Gazette | 2020-10-10
gazette-statement.html | Nine points and three signatures end the war over Nagorno-Karabakh | The Sample Gazette | 2020-11-10
gazette-washington.html | Two ministers, one day, two doors: Pompeo hears both sides of the Karabakh war | The Sample Gazette \
| 2020-10-24
harbour-afloat.html | Afloat: how the Ever Given came off the sand | Sample Harbour News | 2021-03-29
harbour-aground.html | Ever Given aground in the Suez Canal, both directions closed | Sample Harbour News | 2021-03-24
harbour-queue-gone.txt | Suez queue is gone, canal authority says | Sample Harbour News | 2021-04-04
harbour-released.html | Anchor up: Ever Given leaves the Great Bitter Lake | Sample Harbour News | 2021-07-07
post-barda.txt | Rockets on Barda, shells on Stepanakert: civilians pay again | Sample Evening Post | 2020-10-29
post-canal-free.txt | Ever Given floats again: relief on the Suez Canal | Sample Evening Post |
post-parade.txt | Victory parade in Baku with the Turkish president as guest | Sample Evening Post | 2020-12-10
post-second-truce.txt | Armenia and Azerbaijan try a second truce after deadly night in Ganja | Sample Evening Post \
| 2020-10-18
post-shusha.txt | Aliyev: Shusha is ours. Yerevan: the battle goes on | Sample Evening Post | 2020-11-08
review-after-the-statement.md | Who watches whom | Sample Mountain Review | 2020-11-12
review-between-capitals.txt | Between Moscow and Washington: a week of waiting rooms | Sample Mountain Review |
review-three-presidents.md | Three presidents and a sentence | Sample Mountain Review | 2020-10-02
review-two-flags.md | Two flags over one hall, and three men at one screen | Sample Mountain Review | 2021-01-31
sky-first-drive.md | First tracks in Jezero | Sample Sky Bulletin | 2021-03-06
sky-flight-put-off.md | No flight yet: Ingenuity must wait | Sample Sky Bulletin | 2021-04-12
sky-launch.md | Perseverance is on its way | Sample Sky Bulletin | 2020-07-31
sky-three-at-mars.txt | Two guests have arrived at Mars, the third is expected on 18 February | Sample Sky Bulletin \
| 2021-02-11
sky-touchdown.txt | Perseverance is down, and sends a picture at once | Sample Sky Bulletin | 2021-02-19
wire-canal-weeks.txt | Freeing of Suez ship could take weeks, salvager says, as queue grows | Sample Wire | 2021-03-26
wire-mars-launch.txt | NASA rover leaves for Mars to look for traces of life | Sample Wire | 2020-07-30
wire-shushi.txt | Karabakh official says Shushi is lost; Russian helicopter shot down over Armenia | Sample Wire | 2020-11-09
wire-war-begins.txt | Heavy fighting in Nagorno-Karabakh, Armenia and Azerbaijan declare martial law | Sample Wire \
| 2020-09-27
""".replace("\\\n", "")
ROWS = [tuple(part.strip() for part in row.split("|")) for row in TRUE.strip().splitlines()]

FURNITURE = (
    "the Courier at breakfast",
    "READ ALSO",
    "Sign in",
    "Share",
    "Tokyo",
    "COP26",
    "last baker",
    "tennis court",
    "Photo:",
    "Picture:",
    "Tags:",
    "©",
    "Marine Le Pen",
    "Storm Eunice",
    "the Needles",
    "The pass in winter",
    "atlases of our grandparents",
    "first blossom",
    "Advertisement",
    "ADVERTISEMENT",
    "Sample Chandlers",
    "Vessel of the week",
    "For sixty years she crossed",
    "sail cloth",
    "Pathfinder",
    "Vega is high",
    "Keep it kind",
    "that comes out every week",
    "map can't show",
    "slow reading",
    "barn owls",
    "euros",
    "Chloe Kelly",
    "by letter",
    "Reporting by",
    "source:",
    "Must read",
    "desk",
)
"""Words that the pages hold around their articles, and no article does."""


@pytest.fixture(scope="module")
def samples() -> dict[str, Page]:
    """Every sample by its origin, dated as well as all of them together allow."""
    paths = [path for path in find([SAMPLES]) if isinstance(path, Path)]
    return dated({raw.origin: page_of(raw) for path in paths for raw in read(path)})


@pytest.mark.parametrize(("origin", "title", "source", "day"), ROWS)
def test_every_sample_is_told_right(samples: dict[str, Page], origin: str, title: str, source: str, day: str) -> None:
    """Title and source are the page's own; the date is the true one to at most a day, or unknown where nothing tells."""
    sample = samples[origin]
    days = sample.published.days
    assert (sample.cleaned.title, sample.cleaned.source) == (title, source)
    if day:
        assert days is not None
        assert days.contains(Days.on(date.fromisoformat(day)))
        assert days.length <= 2
    else:
        assert days is None


@pytest.mark.parametrize("origin", [row[0] for row in ROWS])
def test_no_sample_keeps_furniture(samples: dict[str, Page], origin: str) -> None:
    """Nothing of what stands around an article is left in its body."""
    text = samples[origin].cleaned.text
    assert [words for words in FURNITURE if words in text] == []


@pytest.mark.parametrize("origin", [row[0] for row in ROWS])
def test_no_paragraph_of_a_sample_is_lost(samples: dict[str, Page], origin: str) -> None:
    """Every long paragraph of the page that is not known furniture is in the body."""
    sample = samples[origin]
    long = [removed.line for removed in sample.cleaned.removed if len(removed.line.split()) >= 15]
    assert [line for line in long if not any(words in line for words in (*FURNITURE, "dog that"))] == []


def test_the_table_names_every_page() -> None:
    """No sample page is left out of the table."""
    pages = {path.name for path in SAMPLES.iterdir() if path.suffix != ".jsonl" and path.is_file()}
    assert {row[0] for row in ROWS} == pages
