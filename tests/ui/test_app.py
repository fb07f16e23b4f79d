from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.errors import BugBox, on_bug
from ui.main_window import MainWindow

LATER = ("sqlite_utils", "spacy", "docx", "lxml", "yaml", "rapidfuzz", "openpyxl", "qda.project", "ui.coding_workspace")


def test_the_start_screen_imports_nothing_that_only_a_project_needs(tmp_path: Path) -> None:
    program = f"""
import sys
from PySide6.QtCore import QSettings
from ui.app import open_window
from ui.settings import Settings
window = open_window(None, Settings(QSettings({str(tmp_path / "s.ini")!r}, QSettings.Format.IniFormat)))
window.grab()
print(sorted(set({LATER!r}) & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_bug_is_shown_with_details_to_copy_and_the_program_goes_on(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        raise ZeroDivisionError("a bug")
    except ZeroDivisionError as error:
        on_bug(type(error), error, error.__traceback__)
    (box,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, BugBox)]
    assert box.isVisible()
    box.copy_button.click()
    assert "ZeroDivisionError: a bug" in QGuiApplication.clipboard().text()
    assert "ZeroDivisionError" in capsys.readouterr().err
    box.close()


def test_the_workspace_made_ready_serves_the_first_project(window: MainWindow, filled: Path, qtbot: QtBot) -> None:
    window.make_ready()
    ready = window.coding
    window.projects.open(filled)
    assert window.coding is ready
    assert ready.transcript.isVisible()
