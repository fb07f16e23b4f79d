from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qda.model import CellState, Span, Views
from qda.project import Project
from ui.grid.model import CELL
from ui.grid.workspace import GridWorkspace
from ui.grid.writing import Writing
from ui.session import Message, Session
from ui.widgets.finder import Finder

Go = Callable[[str, str], tuple[int, int]]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def state(workspace: GridWorkspace) -> CellState:
    cell = workspace.view.currentIndex().data(CELL)
    assert isinstance(cell.state, CellState)
    return cell.state


def typed_in(workspace: GridWorkspace) -> Writing:
    """The field in which a summary is typed in place."""
    field = QApplication.focusWidget()
    assert isinstance(field, Writing)
    assert field is not workspace.panel.summary
    return field


def passage(workspace: GridWorkspace, words: str) -> QTextCursor:
    """A cursor that selects these words among the passages."""
    cursor = workspace.panel.passages.document().find(words)
    assert not cursor.isNull()
    return cursor


# --------------------------------------------------------------------------- what it shows


def test_each_cell_tells_its_state(workspace: GridWorkspace, go: Go) -> None:
    found = {}
    for number in "123":
        for case in ("Osen", "Vikna", "Namsos"):
            go(number, case)
            found[number, case] = state(workspace)
    answered, silent = CellState.ANSWERED, CellState.NOT_ANSWERED
    assert found == {
        ("1", "Osen"): answered, ("2", "Osen"): silent, ("3", "Osen"): CellState.NOT_ASKED,
        ("1", "Vikna"): answered, ("2", "Vikna"): answered, ("3", "Vikna"): CellState.NOT_ASKED,
        ("1", "Namsos"): CellState.NOT_READ, ("2", "Namsos"): CellState.NOT_READ, ("3", "Namsos"): CellState.NOT_READ,
    }  # fmt: skip


def test_arrows_go_from_cell_to_cell_and_the_panel_follows(workspace: GridWorkspace, go: Go, qtbot: QtBot) -> None:
    go("1", "Osen")
    qtbot.keyClick(workspace.view, Key.Key_Right)
    assert workspace.panel.case.text() == "Vikna"
    assert [turn.text for turn in workspace.panel.passages.answers()] == [
        "Never. We waited and nobody came.",
        "We did ask, though.",
    ]
    qtbot.keyClick(workspace.view, Key.Key_Down)
    assert "What was hard" in workspace.panel.question.text()
    assert [turn.text for turn in workspace.panel.passages.answers()] == ["Time, and more time."]


def test_the_question_that_was_asked_stands_above_its_answer(workspace: GridWorkspace, go: Go) -> None:
    go("1", "Vikna")
    shown = workspace.panel.passages.toPlainText()
    assert shown.index("Bought anything with others?") < shown.index("Never. We waited")


def test_the_question_in_hand_is_the_one_of_the_whole_window(
    workspace: GridWorkspace, go: Go, session: Session, project: Project
) -> None:
    question, _ = go("2", "Vikna")
    assert session.question_id == question
    session.show_question(project.guide.questions()[2].id)
    assert workspace.view.currentIndex().row() == 2
    assert workspace.panel.case.text() == "Vikna"


def test_a_screen_reader_is_told_case_state_and_summary(workspace: GridWorkspace, go: Go, project: Project) -> None:
    project.synthesis.set_summary(*go("1", "Osen"), "Alarms.")
    spoken = workspace.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Osen. 1 passage. Alarms."


# --------------------------------------------------------------------------- typing


def test_typing_starts_the_summary_and_every_keystroke_is_saved(
    workspace: GridWorkspace, go: Go, project: Project, qtbot: QtBot
) -> None:
    place = go("1", "Osen")
    qtbot.keyClick(workspace.view, "B")
    assert project.synthesis.summary(*place) == "B"
    qtbot.keyClicks(typed_in(workspace), "uys")
    assert project.synthesis.summary(*place) == "Buys"
    assert workspace.panel.summary.text() == "Buys"


def test_typing_goes_on_where_the_summary_ends(
    workspace: GridWorkspace, go: Go, project: Project, qtbot: QtBot
) -> None:
    place = go("1", "Osen")
    project.synthesis.set_summary(*place, "Alarms")
    qtbot.keyClick(workspace.view, ".")
    assert project.synthesis.summary(*place) == "Alarms."


def test_escape_gives_back_what_stood_there(workspace: GridWorkspace, go: Go, project: Project, qtbot: QtBot) -> None:
    place = go("1", "Osen")
    project.synthesis.set_summary(*place, "Alarms")
    qtbot.keyClick(workspace.view, "!")
    qtbot.keyClick(typed_in(workspace), Key.Key_Escape)
    assert project.synthesis.summary(*place) == "Alarms"
    assert workspace.view.hasFocus()


def test_enter_goes_to_the_cell_below_and_shift_enter_to_a_new_line(
    workspace: GridWorkspace, go: Go, project: Project, qtbot: QtBot
) -> None:
    place = go("1", "Osen")
    qtbot.keyClick(workspace.view, "a")
    qtbot.keyClick(typed_in(workspace), Key.Key_Return, SHIFT)
    qtbot.keyClicks(typed_in(workspace), "b")
    qtbot.keyClick(typed_in(workspace), Key.Key_Return)
    assert project.synthesis.summary(*place) == "a\nb"
    assert workspace.view.currentIndex().row() == 1


def test_tab_goes_to_the_next_case(workspace: GridWorkspace, go: Go, qtbot: QtBot) -> None:
    go("1", "Osen")
    qtbot.keyClick(workspace.view, "a")
    qtbot.keyClick(typed_in(workspace), Key.Key_Tab)
    assert workspace.panel.case.text() == "Vikna"


def test_enter_on_a_cell_opens_its_summary(workspace: GridWorkspace, go: Go, project: Project, qtbot: QtBot) -> None:
    place = go("1", "Osen")
    project.synthesis.set_summary(*place, "Alarms")
    qtbot.keyClick(workspace.view, Key.Key_Return)
    assert workspace.panel.summary.hasFocus()
    qtbot.keyClicks(workspace.panel.summary, " and gloves")
    assert project.synthesis.summary(*place) == "Alarms and gloves"


def test_what_others_write_appears_without_moving_the_caret(workspace: GridWorkspace, go: Go, project: Project) -> None:
    place = go("1", "Osen")
    project.synthesis.set_summary(*place, "one two three")
    workspace.open_cell()
    workspace.panel.summary.put_caret(3)
    project.synthesis.set_summary(*place, "one two, and three")
    assert workspace.panel.summary.text() == "one two, and three"
    assert workspace.panel.summary.caret() == 3


def test_undo_in_a_field_is_the_project_s(workspace: GridWorkspace, go: Go, project: Project, qtbot: QtBot) -> None:
    place = go("1", "Osen")
    workspace.open_cell()
    qtbot.keyClicks(workspace.panel.summary, "wrong")
    qtbot.keyClick(workspace.panel.summary, Key.Key_Z, CTRL)
    assert project.synthesis.summary(*place) == ""
    assert workspace.panel.summary.text() == ""
    qtbot.keyClick(workspace.panel.summary, Key.Key_Z, CTRL | SHIFT)
    assert workspace.panel.summary.text() == "wrong"


# --------------------------------------------------------------------------- copying and pasting


def test_summaries_are_copied_with_tabs_and_pasted_in_one_step(
    workspace: GridWorkspace, go: Go, project: Project, qtbot: QtBot
) -> None:
    project.synthesis.set_summary(*go("1", "Osen"), 'said "yes"\tand\nno')
    project.synthesis.set_summary(*go("1", "Vikna"), "never")
    go("1", "Osen")
    qtbot.keyClick(workspace.view, Key.Key_Right, SHIFT)
    qtbot.keyClick(workspace.view, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == '"said ""yes""\tand\nno"\tnever'
    below, beside = go("2", "Vikna"), go("2", "Osen")
    qtbot.keyClick(workspace.view, Key.Key_V, CTRL)
    assert project.synthesis.summary(*beside) == 'said "yes"\tand\nno'
    assert project.synthesis.summary(*below) == "never"
    project.undo()
    assert project.synthesis.summary(*beside) == project.synthesis.summary(*below) == ""


def test_copying_with_headings_says_the_state_where_there_is_no_summary(workspace: GridWorkspace, go: Go) -> None:
    go("2", "Osen")
    workspace.view.copy_with_headings()
    assert QGuiApplication.clipboard().text() == "\tOsen\n2 What was hard about it?\t(asked, not answered)"
    assert "<th>Osen</th>" in QGuiApplication.clipboard().mimeData().html()


def test_delete_empties_the_chosen_cells_and_undo_fills_them(
    workspace: GridWorkspace, go: Go, project: Project, said: list[Message], qtbot: QtBot
) -> None:
    one, other = go("1", "Vikna"), go("1", "Osen")
    project.synthesis.set_summaries({one: "never", other: "alarms"})
    qtbot.keyClick(workspace.view, Key.Key_Right, SHIFT)
    qtbot.keyClick(workspace.view, Key.Key_Delete)
    assert project.synthesis.summary(*one) == project.synthesis.summary(*other) == ""
    assert said[-1].action == "Undo"
    said[-1].handler()  # type: ignore[misc]
    assert project.synthesis.summary(*one) == "never"


# --------------------------------------------------------------------------- the panel


def test_a_state_is_set_by_hand_and_given_back_to_the_transcripts(
    workspace: GridWorkspace, go: Go, qtbot: QtBot
) -> None:
    go("3", "Osen")
    panel = workspace.panel
    panel.state.setFocus()
    qtbot.keyClick(panel.state, Key.Key_Up)
    assert state(workspace) is CellState.NOT_ANSWERED
    assert panel.by_hand.isVisible()
    qtbot.mouseClick(panel.by_hand, Qt.MouseButton.LeftButton)
    assert state(workspace) is CellState.NOT_ASKED
    assert not panel.by_hand.isVisible()


def test_views_are_said_to_be_divided(workspace: GridWorkspace, go: Go, project: Project, qtbot: QtBot) -> None:
    go("2", "Vikna")
    qtbot.mouseClick(
        workspace.panel.divided, Qt.MouseButton.LeftButton, pos=workspace.panel.divided.rect().center() / 8
    )
    assert project.guide.questions()[1].views is Views.DIVIDED
    project.undo()
    assert not workspace.panel.divided.isChecked()


def test_a_document_marked_as_read_turns_silence_into_not_asked(workspace: GridWorkspace, go: Go) -> None:
    go("1", "Namsos")
    assert state(workspace) is CellState.NOT_READ
    workspace.panel.read[0].click()
    assert state(workspace) is CellState.NOT_ASKED
    assert "not asked" in workspace.panel.passages.toPlainText()


def test_a_passage_is_one_link_from_its_place_in_the_transcript(
    workspace: GridWorkspace, go: Go, session: Session, project: Project, qtbot: QtBot
) -> None:
    go("1", "Vikna")
    with qtbot.waitSignal(session.place_wanted) as wanted:
        workspace.panel.passages.follow("show:1")
    document_id, span = wanted.args
    assert span.of(project.documents.text(document_id)) == "We did ask, though."


def test_words_chosen_in_a_passage_stand_for_it(
    workspace: GridWorkspace, go: Go, session: Session, project: Project, qtbot: QtBot
) -> None:
    go("1", "Osen")
    workspace.panel.passages.setTextCursor(passage(workspace, "for the old people"))
    with qtbot.waitSignal(session.place_wanted) as wanted:
        workspace.panel.passages.follow("show:0")
    document_id, span = wanted.args
    assert span.of(project.documents.text(document_id)) == "for the old people"


def test_citing_puts_the_words_and_their_place_into_the_summary(
    workspace: GridWorkspace, go: Go, project: Project
) -> None:
    place = go("1", "Osen")
    project.synthesis.set_summary(*place, "Alarms.")
    workspace.open_cell()
    workspace.panel.passages.setTextCursor(passage(workspace, "for the old people"))
    workspace.panel.passages.follow("cite:0")
    assert project.synthesis.summary(*place) == "Alarms. “for the old people” (Kari, ¶ 2)"


def test_a_passage_becomes_evidence_for_a_new_point(
    workspace: GridWorkspace, go: Go, project: Project, qtbot: QtBot
) -> None:
    question, _ = go("1", "Osen")
    workspace.panel.passages.follow("use:0")
    finder = workspace.findChild(Finder)
    assert finder is not None
    qtbot.keyClicks(finder.line, "new point")
    qtbot.keyClick(finder.line, Key.Key_Return)
    [point] = project.synthesis.points(question)
    assert point.evidence[0].quote == "Yes, alarms 🙂 for the old people.\nAnd some gloves."


def test_the_menu_of_a_cell_sets_states_and_goes_to_the_transcript(
    workspace: GridWorkspace, go: Go, session: Session, qtbot: QtBot
) -> None:
    go("1", "Osen")
    menu = workspace.menu_of(workspace.view.currentIndex())
    texts = {action.text().partition("\t")[0]: action for action in menu.actions()}
    with qtbot.waitSignal(session.place_wanted):
        texts["Show in transcript"].trigger()
    states = texts["State"].menu()
    assert states is not None
    next(action for action in states.actions() if action.text() == "not asked").trigger()  # type: ignore[attr-defined]
    assert state(workspace) is CellState.NOT_ASKED


# --------------------------------------------------------------------------- empty places and other projects


def test_without_a_guide_the_grid_asks_for_one(qtbot: QtBot, session: Session, tmp_path: object) -> None:
    session.take(Project.create(tmp_path / "empty.sitat"))  # type: ignore[operator]
    workspace = GridWorkspace(session)
    qtbot.addWidget(workspace)
    workspace.show()
    assert workspace.empty is not None
    assert workspace.empty.button is not None
    with qtbot.waitSignal(workspace.guide_wanted):
        workspace.empty.button.click()


def test_without_documents_the_grid_asks_for_transcripts(
    qtbot: QtBot, workspace: GridWorkspace, project: Project
) -> None:
    for document in project.documents.all():
        project.documents.delete(document.id)
    for case in project.cases.all():
        project.cases.delete(case.id)
    assert workspace.empty is not None
    assert workspace.empty.button is not None
    with qtbot.waitSignal(workspace.import_wanted):
        workspace.empty.button.click()


def test_each_document_is_made_a_case_in_one_step(workspace: GridWorkspace, project: Project) -> None:
    for case in project.cases.all():
        project.cases.delete(case.id)
    assert workspace.empty is not None
    assert workspace.empty.button is not None
    workspace.empty.button.click()
    assert [case.name for case in project.cases.all()] == ["osen", "vikna", "namsos"]
    assert workspace.panel.isVisible()
    project.undo()
    assert project.cases.all() == []


def test_a_hidden_grid_reads_again_when_it_is_shown(workspace: GridWorkspace, go: Go, project: Project) -> None:
    place = go("1", "Osen")
    workspace.hide()
    project.synthesis.set_summary(*place, "Alarms")
    workspace.show()
    assert workspace.view.currentIndex().data() == "Alarms"
    assert workspace.panel.summary.text() == "Alarms"


def test_a_project_open_for_reading_cannot_be_written_in(session: Session, project: Project, qtbot: QtBot) -> None:
    path = project.path
    session.close()
    session.take(Project.open(path, read_only=True))
    workspace = GridWorkspace(session)
    qtbot.addWidget(workspace)
    workspace.show()
    qtbot.keyClick(workspace.view, "a")
    assert workspace.panel.summary.isReadOnly()
    assert not workspace.panel.state.isEnabled()
    assert workspace.view.currentIndex().data() == ""


def test_another_project_is_shown_from_the_beginning(
    workspace: GridWorkspace, session: Session, tmp_path: object
) -> None:
    session.take(Project.create(tmp_path / "other.sitat"))  # type: ignore[operator]
    assert workspace.view.grid_model().rowCount() == 0
    session.close()
    assert workspace.view.grid_model().rowCount() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_cell_is_painted_in_both_schemes(
    workspace: GridWorkspace, go: Go, project: Project, scheme: str, qapp: QApplication
) -> None:
    from ui import theme

    project.synthesis.set_state(*go("3", "Vikna"), CellState.ANSWERED)
    theme.apply(qapp, scheme)  # type: ignore[arg-type]
    assert not workspace.grab().isNull()
    theme.apply(qapp, "light")


def test_a_span_of_a_passage_is_the_documents_own(workspace: GridWorkspace, go: Go) -> None:
    go("1", "Osen")
    view = workspace.panel.passages
    view.setTextCursor(passage(workspace, "And some gloves."))
    turn = view.answers()[0]
    span = view.selected_in(0)
    assert span is not None
    assert span.shifted(-turn.span.start).of(turn.text) == "And some gloves."
    assert isinstance(span, Span)
