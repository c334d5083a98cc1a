"""`dateline fetch` beside a bot: called home, it ends in good order."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from feeds import feed
from small_web import NEWS, Web, silent

from corpus import feeds
from corpus.corpus import open_corpus

PATIENCE = 30.0
DEAF_TO_CTRL_C = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN);"
    " os.execv(sys.executable, [sys.executable, '-m', 'bot', 'fetch', '--background'])"
)


def test_a_call_home_is_heard_however_the_bot_was_started(tmp_path: Path) -> None:
    """Also where Ctrl-C is ignored, as in what a shell has started in the background; nothing is complained of."""
    database = tmp_path / "a.db"
    with Web() as web:
        slow = web.put(NEWS, "/feed.xml", silent)
        with closing(open_corpus(database, write=True)) as corpus, corpus.database.transaction() as writing:
            feeds.add(writing, feed(url=slow))
        environment = {"DATELINE_DATABASE": str(database), "DATELINE_ALLOWED_HOSTS": web.allowed}
        process = subprocess.Popen(
            [sys.executable, "-c", DEAF_TO_CTRL_C], env=environment, stderr=subprocess.PIPE, start_new_session=True
        )
        end = time.monotonic() + PATIENCE
        while not web.asked(NEWS):
            assert time.monotonic() < end
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        _, complaint = process.communicate(timeout=PATIENCE)
    assert (process.returncode, complaint.decode().strip()) == (130, "")
