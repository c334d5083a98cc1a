"""What many feeds cost: the first fetch, and looks that bring nothing."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import synthetic
from benchmarks.sites import Spent, dateline, small_web

ENTRIES = 5
"""Articles a feed lists, with their whole text, so that no page is fetched."""


def run(feeds: int, seed: int) -> None:
    """Print a table."""
    web = small_web()
    print(f"{os.getloadavg()[0]:.1f} programs want one of {os.cpu_count()} processors before it begins")
    with tempfile.TemporaryDirectory() as name, web.Web() as sites:
        folder = Path(name)
        texts = list(_feeds(feeds, seed))
        environment = {"DATELINE_ALLOWED_HOSTS": sites.allowed}
        urls = [_put(web, sites, number, text, marked=True) for number, text in enumerate(texts)]
        _follow(folder, urls)

        def measure(what: str, *more: str) -> None:
            sites.visits.clear()
            spent = dateline(["fetch", *more], folder, environment)
            print(_line(what, spent, feeds, len(sites.visits)))

        print(f"{feeds:,} feeds of {ENTRIES} articles on {len(web.HOSTS)} hosts of this machine")
        measure("first fetch")
        measure("nothing new, said by 304", "--all")
        for number, text in enumerate(texts):
            _put(web, sites, number, text, marked=False)
        measure("nothing new, told in full", "--all")
        measure("nothing is due")
        print(f"database {(folder / 'dateline.db').stat().st_size / 1024 / 1024:.0f} MB")


def _line(what: str, spent: Spent, feeds: int, requests: int) -> str:
    return (
        f"  {what:26} {spent.wall:6.1f} s, {spent.wall / feeds * 1000:6.1f} ms a feed;"
        f" processor {spent.processor:6.1f} s, {spent.processor / feeds * 1000:6.1f} ms a feed;"
        f" {spent.memory:4.0f} MB; {requests:,} requests; {spent.said}"
    )


def _feeds(feeds: int, seed: int) -> Iterator[str]:
    records = synthetic.articles(feeds * ENTRIES, seed)
    for number in range(feeds):
        yield _rss(number, [next(records) for _ in range(ENTRIES)])


def _rss(number: int, records: list[dict[str, object]]) -> str:
    items = "".join(
        f"<item><title>{record['title']}</title><guid isPermaLink='false'>{record['id']}</guid>"
        f"<pubDate>{record['published']}T12:00:00Z</pubDate>"
        f"<description><![CDATA[{_paragraphs(record)}]]></description></item>"
        for record in records
    )
    return f'<rss version="2.0"><channel><title>Feed {number}</title>{items}</channel></rss>'


def _paragraphs(record: dict[str, object]) -> str:
    return "".join(f"<p>{line}</p>" for line in str(record["text"]).splitlines())


def _put(web: Any, sites: Any, number: int, text: str, *, marked: bool) -> str:
    """Let a feed stand on its host; its address. With marks it is answered with 304 when it is asked for again."""
    document = web.Document(text, "application/rss+xml", etag=f'"{number}"' if marked else "")
    url: str = sites.put(web.HOSTS[number % len(web.HOSTS)], f"/feed/{number}", document)
    return url


def _follow(folder: Path, urls: list[str]) -> None:
    random.Random(1).shuffle(urls)
    outlines = "".join(f'<outline xmlUrl="{url}"/>' for url in urls)
    (folder / "feeds.opml").write_text(f"<opml><body>{outlines}</body></opml>", encoding="utf-8")
    dateline(["feeds", "import", "feeds.opml"], folder, {})
