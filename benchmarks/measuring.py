"""How things are timed: the best of some runs, after one that is not counted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter


def seconds(act: Callable[[], object], runs: int = 7, warm: int = 1) -> float:
    """The median time of `act` over `runs` runs, after `warm` uncounted ones."""
    for _ in range(warm):
        act()
    times = []
    for _ in range(runs):
        start = perf_counter()
        act()
        times.append(perf_counter() - start)
    return median(times)


def peak_mb() -> float:
    """The most memory this process has held, in MB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1_000)
