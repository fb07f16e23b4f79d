"""Anything at all, at random: no bug shows, and the project stays sound.

For longer: MONKEY_ACTS=50000 MONKEY_SECONDS=120 MONKEY_SEEDS="7 8" python -m pytest -s tests/journeys/test_monkey.py
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from qda.analysis.verify import check
from qda.demo import build
from qda.project import Project
from ui.main_window import MainWindow

from .monkey import Monkey

ACTS = int(os.environ.get("MONKEY_ACTS", "1000"))
SECONDS = float(os.environ.get("MONKEY_SECONDS", "8"))
SEEDS = [int(seed) for seed in os.environ.get("MONKEY_SEEDS", "1 2").split()]


class Deaf(QObject):
    """Opens no file in any other program."""

    @Slot(QUrl)
    def hear(self, url: QUrl) -> None: ...


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("sample"))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_monkey_breaks_nothing(
    window: MainWindow, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    deaf = Deaf()
    QDesktopServices.setUrlHandler("file", deaf, "hear")
    path = tmp_path / "study.sitat"
    shutil.copy(sample, path)
    assert window.projects.open(path)
    monkey = Monkey(window, seed)
    until = perf_counter() + SECONDS
    try:
        while len(monkey.did) < ACTS and perf_counter() < until and isValid(window):  # it may find the way out
            if window.session.project is None or window.session.project.path != path:
                window.projects.open(path)
            monkey.act()
    finally:
        print(len(monkey.did), *monkey.did[-12:], sep="\n")
        QDesktopServices.unsetUrlHandler("file")
        for widget in QApplication.topLevelWidgets():
            if widget is not window:
                widget.close()
    if isValid(window):
        window.close()
    with Project.open(path) as study:
        assert check(study) == []
        acts = 0
        while (act := study.to_undo()) is not None and act.kind != "demo":
            study.undo()
            acts += 1
        assert check(study) == []
        for _ in range(acts):
            study.redo()
        assert check(study) == []
