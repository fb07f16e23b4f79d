"""A window as it stands after the start, with settings of its own; and the sample, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui import theme
from ui.app import application
from ui.labels import use_language
from ui.main_window import MainWindow
from ui.settings import Settings


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


@pytest.fixture(scope="session", autouse=True)
def clipboard_left_empty(qapp: QApplication) -> Iterator[None]:
    """What Python put on the clipboard must not outlive Python: without a screen, Qt stumbles over it at the end."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings in a file of the test's own."""
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    settings.language = "en"
    settings.folder = str(tmp_path)
    settings.coder = "kari"
    return settings


@pytest.fixture
def window(settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window at its start screen."""
    theme.apply(application(), "light")
    window = MainWindow(settings)
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
    yield window
    if isValid(window):
        window.close()
