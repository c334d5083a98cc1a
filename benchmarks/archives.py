"""A new archive and the way into it, for all that is measured of the intake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from corpus.corpus import Corpus, open_corpus
from corpus.following import follow
from corpus.intake.admit import Intake, Report, processors
from corpus.intake.rejection import Rejection


@contextmanager
def taking_in(
    database: Path,
    *,
    seen: datetime,
    processes: int | None = None,
    on_progress: Callable[[Report], None] = lambda report: None,
) -> Iterator[tuple[Corpus, Intake]]:
    """The archive in this file, which follows the topics and actors of files beside it; closed afterwards.

    Articles are read by so many processes, or by all that the machine has room for; what is none is printed.
    """
    with closing(open_corpus(database, write=True)) as corpus:
        known = follow(corpus, topics=database.with_name("topics.toml"), actors=database.with_name("actors.toml"))
        processes = processes or processors()
        yield (
            corpus,
            Intake(corpus, known, seen=seen, processes=processes, on_rejection=_told, on_progress=on_progress),
        )


def _told(rejection: Rejection) -> None:
    print(f"{rejection.origin}: {rejection.reason}")
