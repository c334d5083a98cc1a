"""An operator follows three feeds, and a reader gets a digest of them: a golden transcript, to be read as prose.

Run as a program, `PYTHONPATH=.:tests/support python tests/end_to_end/test_operator.py`, this writes anew what is
answered in it, for a person to read; what is typed, written and pressed in it stays.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from small_web import MIRROR, NEWS, WIRE, Document, Web, refused

from tests.bot.transcripts import PRESSED, WRITTEN, transcribe

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden" / "three_feeds.txt"
TYPED = "$ dateline "
"""How a line begins that the operator types; what begins otherwise the reader writes or presses."""
NOW = datetime(2020, 10, 11, 21, 0, tzinfo=UTC)
STAND_FOR = {NEWS: "gazette.example", WIRE: "courier.example", MIRROR: "radio.example"}
STORIES = {
    "truce": (
        "Baku and Yerevan agree on a truce in Nagorno-Karabakh",
        "Armenia and Azerbaijan agreed on Saturday to stop fighting in Nagorno-Karabakh from noon.",
        "Sergei Lavrov kept both ministers at the table in Moscow for ten hours.",
    ),
    "ganja": (
        "Nine killed in Ganja hours after the truce",
        "Nine people were killed when a missile hit a block of flats in Ganja in the night to Sunday.",
        "Azerbaijan blamed Armenia, whose defence ministry denied that it had fired on the city.",
    ),
    "talks": (
        "Moscow talks end with a truce for Karabakh",
        "The foreign ministers of Armenia and Azerbaijan signed a joint statement in Moscow on Saturday.",
        "The truce in Nagorno-Karabakh was to begin at noon on 10 October 2020.",
    ),
    "exchange": (
        "Prisoners of Karabakh wait",
        "The exchange of prisoners that the truce provides for had not begun in Nagorno-Karabakh on Sunday evening.",
    ),
}


def put_sites(web: Web) -> None:
    """A page that names its RSS feed, an Atom feed, and a JSON Feed whose own pages are closed to programs."""
    for name, host in {"truce": NEWS, "ganja": NEWS, "talks": WIRE}.items():
        web.put(host, f"/{name}?utm_source=rss", _page(name))
    web.put(MIRROR, "/exchange?utm_source=rss", refused(403))
    named = '<link rel="alternate" type="application/rss+xml" title="All news" href="/rss.xml">'
    web.put(NEWS, "/", Document(f"<html><head><title>The Gazette</title>{named}</head><body>News</body></html>"))
    web.put(NEWS, "/rss.xml", Document(_rss(), "application/rss+xml"))
    web.put(WIRE, "/atom", Document(_atom(), "application/atom+xml"))
    web.put(MIRROR, "/feed.json", Document(_json(), "application/feed+json"))


def _page(name: str) -> Document:
    title, *lines = STORIES[name]
    body = "".join(f"<p>{line}</p>" for line in lines)
    article = (
        f"<nav>Home World Sport</nav><article><h1>{title}</h1>{body}</article><footer>All rights reserved</footer>"
    )
    return Document(f"<html lang=en><head><title>{title}</title></head><body>{article}</body></html>")


def _rss() -> str:
    dates = {"ganja": "Sun, 11 Oct 2020 09:00:00 GMT", "truce": "Sat, 10 Oct 2020 08:30:00 GMT"}
    items = "".join(
        f"<item><title>{STORIES[name][0]}</title><link>/{name}?utm_source=rss</link><pubDate>{day}</pubDate></item>"
        for name, day in dates.items()
    )
    return f'<rss version="2.0"><channel><title>The Gazette</title><language>en</language>{items}</channel></rss>'


def _atom() -> str:
    entry = f'<id>1</id><title>{STORIES["talks"][0]}</title><link href="/talks?utm_source=rss"/>'
    dated = "<published>2020-10-10T10:40:00+02:00</published><updated>2020-10-10T10:40:00+02:00</updated>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry>{entry}{dated}</entry></feed>'


def _json() -> str:
    title, text = STORIES["exchange"]
    item = {
        "id": "1",
        "url": "/exchange?utm_source=rss",
        "title": title,
        "content_text": text,
        "date_published": "2020-10-11T19:00Z",
    }
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Free Radio", "items": [item]})


def played(script: list[str], folder: Path) -> str:
    """The transcript of a script: what the operator typed first, then the reader's conversation."""
    with Web() as web:
        put_sites(web)
        typed = [line for line in script if line.startswith(TYPED)]
        told = [_typed(_with_hosts(line, web), folder, web.allowed) for line in typed]
        said = transcribe(folder / "news.db", [line for line in script if line not in typed], NOW)
        transcript = "\n".join((*told, said))
        for host, name in STAND_FOR.items():
            transcript = transcript.replace(f"{host}:{web.port}", name)
    return transcript


def _with_hosts(line: str, web: Web) -> str:
    for host, name in STAND_FOR.items():
        line = line.replace(name, f"{host}:{web.port}")
    return line


def _typed(line: str, folder: Path, allowed: str) -> str:
    """What a command prints, errors last."""
    environment = {
        "PYTHONPATH": str(ROOT),
        "DATELINE_DATABASE": str(folder / "news.db"),
        "DATELINE_ALLOWED_HOSTS": allowed,
        "DATELINE_TIMEZONE": "UTC",
    }
    command = [sys.executable, "-m", "bot", *shlex.split(line.removeprefix(TYPED))]
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    status = f"[exit {ended.returncode}]\n" if ended.returncode else ""
    return f"{line}\n{ended.stdout}{ended.stderr}{status}"


def script_of(transcript: str) -> list[str]:
    """What is typed, written and pressed in a transcript."""
    return [line for line in transcript.splitlines() if line.startswith((TYPED, WRITTEN, PRESSED))]


def test_an_operator_adds_three_feeds_and_a_reader_gets_a_digest_of_them(tmp_path: Path) -> None:
    """One by a page that names it, one Atom, one JSON Feed under another name; all of it reads as it did."""
    golden = GOLDEN.read_text(encoding="utf-8")
    assert played(script_of(golden), tmp_path) == golden


def write_anew() -> None:
    """Write the golden transcript from what is answered now."""
    with tempfile.TemporaryDirectory() as folder:
        script = script_of(GOLDEN.read_text(encoding="utf-8"))
        GOLDEN.write_text(played(script, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    write_anew()
