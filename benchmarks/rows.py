"""The rows of the table: what is measured, its floor, its target. Each runs alone in its process.

python -m benchmarks.rows NAME FOLDER     prints {"seconds": …, "floor": …, "peak_mb": …}
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import peak_mb

Measured = tuple[float, float]
"""Seconds, and the floor's seconds (0 where there is none)."""


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    target: float
    needs: tuple[str, ...]
    measure: Callable[[Path], Measured]
    floors: float = 0
    """How many times the floor of the same run the target grants on top."""


ROWS: dict[str, Row] = {}


def row(
    name: str, what: str, target: float, *needs: str, floors: float = 0
) -> Callable[[Callable[[Path], Measured]], Callable[[Path], Measured]]:
    """Enter a function into the table under `name`. `needs` are the corpora it wants built."""

    def enter(measure: Callable[[Path], Measured]) -> Callable[[Path], Measured]:
        ROWS[name] = Row(what, target, needs, measure, floors)
        return measure

    return enter


def _enter_all() -> None:
    from benchmarks import core, grid, quotes, report, window  # noqa: F401  they enter their rows when imported


_enter_all()

if __name__ == "__main__":
    name, folder = sys.argv[1], Path(sys.argv[2])
    from benchmarks.rows import ROWS as TABLE

    seconds, floor = TABLE[name].measure(folder)
    print(json.dumps({"seconds": seconds, "floor": floor, "peak_mb": peak_mb()}))
