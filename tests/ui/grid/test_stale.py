from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from qda.analysis.staleness import Happened
from qda.model import TurnRole
from qda.project import Project
from ui.grid.model import SINCE
from ui.grid.workspace import GridWorkspace
from ui.session import Session

Go = Callable[[str, str], tuple[int, int]]


@pytest.fixture(autouse=True)
def little_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be looked at again after a shorter wait than a person's."""
    monkeypatch.setattr("ui.watch.QUIET", 40)


@pytest.fixture
def cell(workspace: GridWorkspace, project: Project, go: Go) -> tuple[int, int]:
    """Question 1 in Osen, summed up and in hand."""
    place = go("1", "Osen")
    project.synthesis.set_summary(*place, "Alarms and gloves.")
    return place


@pytest.fixture
def warned(workspace: GridWorkspace, cell: tuple[int, int], qtbot: QtBot) -> Callable[[bool], None]:
    """`warned(True)` waits until the cell carries its mark and the panel its notice, `warned(False)` until neither."""

    def warned(yes: bool) -> None:
        def settled() -> bool:
            marked = bool(index_of(workspace, cell).data(SINCE))
            return marked is yes and workspace.panel.notice.isVisible() is yes

        qtbot.waitUntil(settled, timeout=3_000)

    return warned


def index_of(workspace: GridWorkspace, cell: tuple[int, int]) -> QModelIndex:
    return workspace.view.grid_model().index_of(*cell)


def edit(project: Project) -> None:
    """A word of Osen's answer becomes another."""
    osen = project.documents.all()[0].id
    text = project.documents.text(osen)
    project.corrections.apply(project.corrections.plan(osen, text.replace("gloves", "boots")))


def answer(project: Project) -> None:
    """One turn more of Osen answers the first question."""
    osen, question = project.documents.all()[0].id, project.guide.questions()[0].id
    project.documents.set_question(project.documents.turns(osen)[3].id, question, TurnRole.ANSWERS)


def delete(project: Project) -> None:
    osen = project.documents.all()[0].id
    project.documents.set_question(project.documents.turns(osen)[1].id, None, None)


@pytest.mark.parametrize(
    ("change", "happened", "said"),
    [
        (edit, Happened.EDITED, "1 passage was edited"),
        (answer, Happened.NEW, "1 passage is new"),
        (delete, Happened.GONE, "1 passage is gone"),
    ],
)
def test_a_change_of_what_was_said_is_told_and_undo_takes_it_back(
    workspace: GridWorkspace,
    session: Session,
    project: Project,
    cell: tuple[int, int],
    warned: Callable[[bool], None],
    change: Callable[[Project], None],
    happened: Happened,
    said: str,
) -> None:
    change(project)
    warned(True)
    notice = workspace.panel.notice
    assert [one.happened for one in notice.since] == [happened]
    assert notice.headline.text() == f"Since this was written: {said}"
    session.undo()
    warned(False)


def test_still_right_clears_the_warning_and_undo_brings_it_back(
    workspace: GridWorkspace, session: Session, project: Project, warned: Callable[[bool], None], qtbot: QtBot
) -> None:
    edit(project)
    warned(True)
    qtbot.mouseClick(workspace.panel.notice.right, Qt.MouseButton.LeftButton)
    warned(False)
    assert workspace.panel.summary.hasFocus()
    session.undo()
    warned(True)
    session.redo()
    warned(False)


def test_a_rewrite_clears_the_warning(
    workspace: GridWorkspace, project: Project, warned: Callable[[bool], None], qtbot: QtBot
) -> None:
    edit(project)
    warned(True)
    workspace.panel.summary.setFocus()
    qtbot.keyClicks(workspace.panel.summary, "So it was. ")
    warned(False)


def test_the_differing_words_are_marked_and_can_be_folded(
    workspace: GridWorkspace, project: Project, warned: Callable[[bool], None], qtbot: QtBot
) -> None:
    edit(project)
    warned(True)
    notice = workspace.panel.notice
    assert "<s>gloves</s>" in notice.differences_shown()
    assert "<b><u>boots</u></b>" in notice.differences_shown()
    assert "osen · edited" in notice.differences_shown()
    assert "boots" in notice.fold.accessibleDescription()
    qtbot.mouseClick(notice.fold, Qt.MouseButton.LeftButton)
    assert notice.differences_shown() == ""


def test_many_differences_are_folded_until_they_are_asked_for(
    workspace: GridWorkspace, project: Project, cell: tuple[int, int], warned: Callable[[bool], None]
) -> None:
    osen = project.documents.all()[0].id
    with project.step("demo"):
        for turn in (
            project.documents.turns(osen)[0],
            project.documents.turns(osen)[2],
            project.documents.turns(osen)[3],
        ):
            project.documents.set_question(turn.id, cell[0], TurnRole.ANSWERS)
    warned(True)
    assert len(workspace.panel.notice.since) > 2
    assert workspace.panel.notice.differences_shown() == ""


def test_the_mark_is_heard_and_seen(
    workspace: GridWorkspace, project: Project, cell: tuple[int, int], warned: Callable[[bool], None]
) -> None:
    """Seen on the cell, with the words that are not told by colour."""
    before = workspace.view.viewport().grab().toImage()
    edit(project)
    warned(True)
    index = index_of(workspace, cell)
    headline = "Since this was written: 1 passage was edited"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(headline)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == headline
    assert workspace.view.viewport().grab().toImage() != before
    workspace.show_cell(cell[0], project.cases.all()[1].id)
    assert not workspace.panel.notice.isVisible()


def test_nothing_is_looked_at_again_while_somebody_types(
    workspace: GridWorkspace, cell: tuple[int, int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.watch.QUIET", 400)
    qtbot.waitUntil(lambda: not workspace._watch.pending, timeout=3_000)
    looked: list[float] = []
    workspace._watch._look = lambda _: looked.append(perf_counter())
    workspace.panel.summary.setFocus()
    qtbot.keyClicks(workspace.panel.summary, "Nobody came twice.", delay=5)
    assert looked == []
    qtbot.waitUntil(lambda: len(looked) == 1, timeout=3_000)


def test_what_changed_while_the_grid_was_hidden_is_told_when_it_is_shown(
    workspace: GridWorkspace, project: Project, warned: Callable[[bool], None]
) -> None:
    workspace.hide()
    edit(project)
    workspace.show()
    warned(True)
