"""The same pages by newspaper4k and trafilatura; a script for a Python that has them, and knows nothing of Dateline.

    python others.py FOLDER PROCESSES

Writes a line of JSON for each way of reading: its name and version, seconds, seconds of a
processor, and the text of each page.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from multiprocessing import Pool
from pathlib import Path


def by_trafilatura(path: str, *, fast: bool = False) -> str:
    """Text and metadata of a page; fast without what it falls back to."""
    import trafilatura

    found = trafilatura.bare_extraction(Path(path).read_text(encoding="utf-8"), with_metadata=True, fast=fast)
    return str(found.text) if found else ""


def by_newspaper(path: str) -> str:
    """Text, title, authors and date of a page."""
    import newspaper

    article = newspaper.Article("https://outlet.example/" + Path(path).name, fetch_images=False)
    article.download(input_html=Path(path).read_text(encoding="utf-8"))
    article.parse()
    return str(article.text)


WAYS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("trafilatura, text and metadata", "trafilatura", by_trafilatura),
    ("trafilatura, fast", "trafilatura", partial(by_trafilatura, fast=True)),
    ("newspaper4k, text and metadata", "newspaper4k", by_newspaper),
)


def measured(way: int, path: str) -> tuple[str, float]:
    """What a way of reading makes of a page, and the seconds of a processor that took."""
    began = time.process_time()
    text = WAYS[way][2](path)
    return text, time.process_time() - began


def main() -> None:
    paths = sorted(str(path) for path in Path(sys.argv[1]).glob("*.html"))
    for way, (name, package, _) in enumerate(WAYS):
        with Pool(int(sys.argv[2])) as pool:
            try:
                pool.map(partial(measured, way), paths[:8])  # what they import is not counted
                began = time.perf_counter()
                read = pool.map(partial(measured, way), paths, chunksize=8)
            except Exception as fault:  # noqa: BLE001 (whatever is missing there)
                print(json.dumps({"name": name, "fault": f"{type(fault).__name__}: {fault}"[:200]}), flush=True)
                continue
            seconds = time.perf_counter() - began
        told = {"name": f"{name} ({version(package)})", "seconds": seconds, "processor": sum(used for _, used in read)}
        texts = {Path(path).name: text for path, (text, _) in zip(paths, read, strict=True)}
        print(json.dumps(told | {"texts": texts}), flush=True)


if __name__ == "__main__":
    main()
