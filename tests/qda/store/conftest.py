"""Other processes, and errors as people see them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qda import errors

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def run() -> Callable[..., subprocess.Popen[str]]:
    """Starts another process of ours: `run(script, arguments …)`."""

    def start(script: str, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", script, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        )

    return start


@pytest.fixture(scope="session")
def sentence_of() -> Callable[[errors.SitatError], str]:
    """An error about the study as a person sees it: one line with the file's name and a next step."""

    def read(error: errors.SitatError) -> str:
        said = str(error)
        assert said.endswith(".")
        assert "\n" not in said
        assert "“study.sitat”" in said
        assert ";" in said or "Free" in said
        return said

    return read
