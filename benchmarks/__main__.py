"""Measure speed and memory: `python -m benchmarks [ROW ...]`.

Each row runs in a process of its own and prints seconds, the floor measured in the same run (the least
that the work itself costs here: raw SQLite, raw Qt painting, XML written directly), their ratio, the
target, and the peak memory of the process. The corpora are built once, in build/benchmarks.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks import rows
from benchmarks.corpus import SIZES, build

FOLDER = Path("build/benchmarks")


def main(chosen: list[str]) -> int:
    names = [name for name in rows.ROWS if not chosen or any(name.startswith(prefix) for prefix in chosen)]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        if any(size in rows.ROWS[name].needs for name in names):
            print(f"· corpus {size}", file=sys.stderr, flush=True)
            build(FOLDER / f"{size}.sitat", SIZES[size])
    print(f"{'what':<44} {'seconds':>9} {'floor':>9} {'ratio':>7} {'target':>8} {'peak MB':>8}")
    missed = 0
    for name in names:
        run = subprocess.run(
            [sys.executable, "-m", "benchmarks.rows", name, str(FOLDER)], capture_output=True, text=True, check=False
        )
        if run.returncode:
            print(f"{rows.ROWS[name].what:<44} failed: {run.stderr.strip().splitlines()[-1]}")
            missed += 1
            continue
        found = json.loads(run.stdout.splitlines()[-1])
        floor = found["floor"]
        target = rows.ROWS[name].target + rows.ROWS[name].floors * floor
        late = found["seconds"] > target
        missed += late
        ratio = f"{found['seconds'] / floor:7.1f}" if floor else "      –"
        print(
            f"{rows.ROWS[name].what:<44} {found['seconds']:9.4f} {floor:9.4f} {ratio} {target:8.3f} "
            f"{found['peak_mb']:8.0f}{'  over its target' if late else ''}",
            flush=True,
        )
    print(f"\n{len(names) - missed} of {len(names)} rows at their target")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
