"""What is measured by: the time and memory of this process, and how fast this machine is at this moment.

By the latter figures of two machines, or of a busy one, can be compared.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path

TEXT = "The harbour council of Lund approved the bridge over the sound on Monday, 4 March. " * 60
TIMES = 7


def yard() -> float:
    """Milliseconds of processor time for a fixed piece of work on words and dictionaries, the least of some tries."""
    return min(seconds(_work) for _ in range(TIMES)) * 1000


def _work() -> int:
    counts: dict[str, int] = {}
    for _ in range(20):
        for word in TEXT.lower().split():
            counts[word] = counts.get(word, 0) + len(word.strip(".,"))
    return len(counts)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of this thread for a piece of work: what else the machine does counts for little."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


def resident() -> float:
    """This process's memory in MB; at its highest, where the system tells no more."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
