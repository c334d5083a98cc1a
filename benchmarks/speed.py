"""How fast articles go in, questions are answered and a first answer is there; on articles made by chance."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from benchmarks import synthetic
from benchmarks.archives import taking_in
from benchmarks.yardstick import resident
from bot.config import Config
from bot.prepared import Prepared, prepare
from bot.responder import Responder, open_responder
from bot.storage import Storage
from bot.understanding import understand_message
from bot.visitor import Visitor
from corpus.corpus import Corpus, open_corpus
from corpus.intake.admit import Report, found_in
from corpus.intake.prepare import Preparer, job_of
from corpus.intake.raw import RawArticle
from corpus.known_actors import known_actors
from corpus.model import Scope
from digests import stories

NOW = datetime(2023, 10, 1, 12, 0, tzinfo=UTC)
STAGED = 300
"""Articles whose stages are timed one by one."""
ASKED = 40
"""Questions of each kind."""
STARTS = 7
GROUPED = (100, 200, 400, 800)
"""Newest articles that are grouped: 400 are the most of a digest that somebody waits for."""


def run(sizes: list[int]) -> None:
    """Print all tables."""
    with tempfile.TemporaryDirectory() as folder:
        stages(Path(folder))
        starts(Path(folder))
        for size in sizes:
            archive(Path(folder) / str(size), size)


def stages(folder: Path) -> None:
    """The time of each stage of reading, one article at a time on one core."""
    source = folder / "stages.jsonl"
    synthetic.write(source, STAGED)
    raws = [raw for raw in found_in([source]) if isinstance(raw, RawArticle)]
    preparer = Preparer(known_actors(), NOW.date())
    preparer.prepare(job_of(raws[0]))
    print(f"\nReading, one core, {STAGED} articles of {_characters(raws)} characters")
    for name, work in _stages(preparer):
        began = time.perf_counter()
        for raw in raws:
            work(raw)
        spent = (time.perf_counter() - began) / len(raws)
        print(f"  {name:28} {spent * 1000:7.2f} ms {1 / spent:9.0f} a second")


def _stages(preparer: Preparer) -> Iterator[tuple[str, Callable[[RawArticle], object]]]:
    from corpus.intake.furniture import clean
    from corpus.model import Days
    from corpus.reading.names import read_names
    from corpus.reading.quotes import read_said
    from corpus.reading.sentences import split
    from corpus.reading.terms import terms
    from corpus.reading.times import read_times

    gazetteer = preparer.gazetteer
    anchor = Days.on(NOW.date())

    def text(raw: RawArticle) -> str:
        return "\n".join(raw.lines)

    yield "furniture", lambda raw: clean(raw, lambda line: False)
    yield "sentences", lambda raw: split(text(raw))
    yield "times (with sentences)", lambda raw: read_times(text(raw), split(text(raw)), anchor)
    yield "names (with sentences)", lambda raw: read_names(text(raw), split(text(raw)), gazetteer)
    yield (
        "names and statements",
        lambda raw: read_said(text(raw), split(text(raw)), read_names(text(raw), split(text(raw)), gazetteer)),
    )
    yield "terms", lambda raw: terms(raw.title, text(raw))
    yield "all of it", lambda raw: preparer.prepare(job_of(raw))


def _characters(raws: list[RawArticle]) -> int:
    return round(sum(sum(map(len, raw.lines)) for raw in raws) / len(raws))


def starts(folder: Path) -> None:
    """From the start of a process to its answer."""
    command = [sys.executable, "-m", "bot", "ask", "/help"]
    spent = []
    for _ in range(STARTS):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[1])
        spent.append(time.perf_counter() - began)
    print(f'\ndateline ask "/help", {STARTS} times: median {median(spent):.2f} s, slowest {max(spent):.2f} s')


def archive(folder: Path, size: int) -> None:
    """Load so many articles into a new archive, then ask it."""
    folder.mkdir()
    (folder / "topics.toml").write_text(synthetic.topics_toml(), encoding="utf-8")
    synthetic.write(folder / "articles.jsonl", size)
    config = Config(database=folder / "archive.db", topics=folder / "topics.toml", actors=folder / "actors.toml")
    print(f"\nAn archive of {size:,} articles")
    load(config, folder / "articles.jsonl", size)
    with closing(open_corpus(config.database, write=False)) as corpus:
        _group(corpus)
    print(f"  database {config.database.stat().st_size / size:,.0f} bytes an article")
    _ask_all(config)


def load(config: Config, source: Path, size: int) -> None:
    """Take a file of so many articles into the archive, and tell how it went."""
    memory: list[float] = []

    def on_progress(report: Report) -> None:
        if report.total * 10 // size > len(memory):
            memory.append(resident())

    with taking_in(config.database, seen=NOW, on_progress=on_progress) as (_, intake):
        began = time.perf_counter()
        report = intake.admit(found_in([source]))
        spent = time.perf_counter() - began
    print(f"  loaded {report.added:,} in {spent:,.0f} s: {report.added / spent:,.0f} articles a second")
    print("  memory at each tenth, MB: " + " ".join(f"{each:.0f}" for each in memory))


def _group(corpus: Corpus) -> None:
    """What putting the newest articles together story by story costs, of processor time."""
    for many in GROUPED:
        held = corpus.articles.latest(Scope(NOW), limit=many)
        vectors = corpus.articles.vectors([article.id for article in held])
        began = time.process_time()
        found = stories.group(held, vectors)
        spent = time.process_time() - began
        print(f"  grouped {len(held):,} articles into {len(found):,} stories in {spent * 1000:,.0f} ms")


def _questions() -> dict[str, list[str]]:
    chance = random.Random(3)
    topics = [place.lower() for place in synthetic.places()[: synthetic.TOPICS]]
    people = [record["title"] for record in synthetic.articles(ASKED)]
    names = [" ".join(str(title).split()[:2]) for title in people]
    words = [" ".join(chance.sample(synthetic.PLAIN, 2)) for _ in range(ASKED)]
    some = [chance.choice(topics) for _ in range(ASKED)]
    return {
        "/latest": ["/latest"] * ASKED,
        "/latest TOPIC": [f"/latest {topic}" for topic in some],
        "/latest ACTOR": [f"/latest {name}" for name in names],
        "/search": [f"/search {each}" for each in words],
        "/actor": [f"/actor {name}" for name in names],
        "/timeline TOPIC": [f"/timeline {topic}" for topic in some],
        "/timeline ACTOR": [f"/timeline {name}" for name in names],
        "/digest TOPIC, a day": [f"/digest {topic}" for topic in some],
        "/digest TOPIC, a month": [f"/digest {topic} 2023-05" for topic in some],
        "/topics": ["/topics"] * ASKED,
        "/actors": ["/actors"] * ASKED,
        "/sources": ["/sources"] * ASKED,
    }


def _ask_all(config: Config) -> None:
    """Ask what a reader asks, until the message is ready to be sent; its picture, drawn after that, apart."""
    storage = Storage(config.database)
    responder = open_responder(config, storage, lambda: NOW)
    print(f"  {'milliseconds':28} {'p50':>8} {'p95':>8} {'picture':>8}")
    answered(responder, "/latest")
    for kind, asked in _questions().items():
        took = [answered(responder, question) for question in asked]
        spent, drawn = [one[0] for one in took], [one[1] for one in took if one[1]]
        picture = f"{median(drawn):8.0f}" if drawn else f"{'-':>8}"
        print(f"  {kind:28} {median(spent):8.1f} {quantiles(spent, n=20)[-1]:8.1f} {picture}")
    responder.close()


def ready(responder: Responder, text: str) -> Prepared:
    """The message that answers a question, ready to be sent; its picture is not drawn yet."""
    question = understand_message(text, bot_name="dateline_bot", private=True, to_us=False)
    if question is None:
        raise ValueError(f"{text!r} is no question")
    return prepare(responder.respond(question, NOW, Visitor(1)), question, NOW, page=0, keep=responder.questions.keep)


def answered(responder: Responder, text: str) -> tuple[float, float]:
    """Milliseconds until the message is ready, and until its picture is; 0 where there is none."""
    began = time.perf_counter()
    answer = ready(responder, text)
    made = time.perf_counter()
    if answer.picture is None:
        return (made - began) * 1000, 0.0
    answer.picture.draw(dark=False)
    return (made - began) * 1000, (time.perf_counter() - made) * 1000
