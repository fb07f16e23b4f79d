"""A window comes back as it was left, and says what happened since."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qda.model import Span
from qda.project import Project
from ui.ago import ago
from ui.grid.workspace import GridWorkspace
from ui.history.workspace import HistoryWorkspace
from ui.labels import use_language
from ui.last_time import since_last_time
from ui.main_window import MainWindow
from ui.settings import Settings


def opened(settings: Settings, path: Path) -> MainWindow:
    window = MainWindow(settings)
    window.resize(1280, 720)
    window.show()
    assert window.projects.open(path)
    return window


def left_ago(settings: Settings, path: Path, days: int) -> None:
    """Let the project have been left some days ago."""
    left = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
    kept = settings.standing[str(path.absolute())]
    settings.standing = {str(path.absolute()): {**kept, "left": left}}


def test_workspace_question_cell_document_and_folds_come_back(settings: Settings, filled: Path, qtbot: QtBot) -> None:
    window = opened(settings, filled)
    project = window.session.project
    assert project is not None
    window.session.show_document(project.documents.all()[1].id)
    window.fold("details", True)
    grid = window.show_grid()
    assert grid is not None
    grid.show_cell(project.guide.questions()[1].id, project.cases.all()[1].id)
    window.close()

    again = opened(settings, filled)
    assert again.in_front == "grid"
    project = again.session.project
    assert project is not None
    assert again.session.document_id == project.documents.all()[1].id
    assert again.session.question_id == project.guide.questions()[1].id
    grid_again = again.show_grid()
    assert isinstance(grid_again, GridWorkspace)
    index = grid_again.view.currentIndex()
    assert (index.row(), index.column()) == (1, 1)
    assert "details" in again.settings.folded
    again.close()


def test_what_was_looked_for_in_the_history_comes_back(settings: Settings, filled: Path, qtbot: QtBot) -> None:
    window = opened(settings, filled)
    history = window.show_workspace("history")
    assert isinstance(history, HistoryWorkspace)
    history.words.setText("sample")
    history.group.setCurrentText("Imports")
    window.close()

    again = opened(settings, filled)
    history = again.show_workspace("history")
    assert isinstance(history, HistoryWorkspace)
    assert again.in_front == "history"
    assert (history.words.text(), history.group.currentText()) == ("sample", "Imports")
    qtbot.waitUntil(lambda: history.model.listing.count == 1)
    again.close()


def test_a_maximised_window_comes_back_maximised(settings: Settings, filled: Path, qtbot: QtBot) -> None:
    window = opened(settings, filled)
    window.showMaximized()
    qtbot.waitUntil(window.isMaximized)
    window.close()
    again = MainWindow(settings)
    assert again.isMaximized()
    again.close()


def test_a_question_that_is_gone_is_not_missed(settings: Settings, filled: Path, qtbot: QtBot) -> None:
    window = opened(settings, filled)
    project = window.session.project
    assert project is not None
    window.session.show_question(project.guide.questions()[0].id)
    window.show_grid()
    window.close()
    with Project.open(filled, coder="ola") as project:
        project.guide.delete(project.guide.questions()[0].id)
    again = opened(settings, filled)
    assert again.in_front == "grid"
    again.close()


def test_what_colleagues_did_since_is_said_when_a_project_is_opened(
    settings: Settings, filled: Path, qtbot: QtBot
) -> None:
    opened(settings, filled).close()
    left_ago(settings, filled, 3)
    with Project.open(filled, coder="Ola") as project:
        document = project.documents.all()[0].id
        for start in (0, 20, 40):
            project.codings.add(document, Span(start, start + 12), project.codes.all()[0].id)
        project.codes.add("Trust")
    again = opened(settings, filled)
    message = again.message_bar.message
    assert message is not None
    assert message.text.startswith("Last open 3 days ago; since then")
    assert "Ola coded 3 passages and did 1 other thing" in message.text
    assert message.action == "History"
    assert message.handler is not None
    message.handler()
    assert again.in_front == "history"
    again.close()


def test_what_one_did_oneself_elsewhere_is_said_too(project: Project) -> None:
    project.codes.add("Trust")
    assert "; since then you did " in since_last_time(project, "2020-01-01T00:00:00+00:00")


def test_nothing_is_said_where_nothing_happened_and_little_time_passed(
    settings: Settings, filled: Path, qtbot: QtBot
) -> None:
    opened(settings, filled).close()
    again = opened(settings, filled)
    assert again.message_bar.message is None
    again.close()


def test_a_moment_that_makes_no_sense_is_not_told(project: Project) -> None:
    assert since_last_time(project, "once upon a time") == ""


@pytest.mark.parametrize(
    ("days", "said"), [(0, "today at "), (1, "yesterday at "), (2, "2 days ago"), (59, "59 days ago")]
)
def test_how_long_ago_is_said_as_people_say_it(days: int, said: str) -> None:
    here = datetime.now().astimezone() - timedelta(days=days)
    assert ago(here.astimezone(UTC).isoformat(timespec="seconds")).startswith(said)


def test_how_long_ago_is_said_in_bokmaal() -> None:
    use_language("nb")
    assert ago((datetime.now(UTC) - timedelta(days=2)).isoformat()) == "for 2 dager siden"
