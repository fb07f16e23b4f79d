"""How things are timed: the best of some runs, after one that is not counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
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
    import psutil

    info = psutil.Process().memory_info()
    if hasattr(info, "peak_wset"):  # Windows
        return float(info.peak_wset) / 1_000_000
    status = Path("/proc/self/status")
    if status.exists():
        kilobytes = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM")).split()[1]
        return int(kilobytes) / 1_000
    return float(info.rss) / 1_000_000
