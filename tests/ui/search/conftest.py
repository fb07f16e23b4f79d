"""The window in its Search workspace."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.search.workspace import SearchWorkspace


@pytest.fixture
def search(coding_window: MainWindow, qtbot: QtBot) -> SearchWorkspace:
    """The Search workspace of the window, in front."""
    workspace = coding_window.show_workspace("search")
    assert isinstance(workspace, SearchWorkspace)
    qtbot.waitUntil(workspace.isVisible)
    return workspace
