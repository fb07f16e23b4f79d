"""A quote edited for print: typed, judged at once, kept, and shown on its chip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from qda.model import Evidence
from ui.report.in_print import PrintEdit, edit_in_print
from ui.report.workspace import ReportWorkspace
from ui.session import Session


def quote(session: Session) -> Evidence:
    assert session.project is not None
    points = session.project.synthesis.points()
    return next(one for point in points for one in point.evidence if one.is_quote)


def opened(session: Session, workspace: ReportWorkspace, qtbot: QtBot) -> PrintEdit:
    dialog = edit_in_print(session, quote(session), workspace)
    assert dialog is not None
    qtbot.waitExposed(dialog)
    return dialog


def test_selected_words_are_left_out_with_a_mark(session: Session, workspace: ReportWorkspace, qtbot: QtBot) -> None:
    dialog = opened(session, workspace, qtbot)
    cursor = dialog.words.textCursor()
    start = quote(session).quote.index(" and nobody")
    cursor.setPosition(start)
    cursor.setPosition(start + len(" and nobody"), QTextCursor.MoveMode.KeepAnchor)
    dialog.words.setTextCursor(cursor)
    qtbot.mouseClick(dialog.leave_out, Qt.MouseButton.LeftButton)
    assert dialog.printed == "We waited, […] came."
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert quote(session).printed == "We waited, […] came."
    qtbot.waitUntil(lambda: "We waited, […] came." in workspace.preview.toPlainText())


def test_what_was_not_said_is_told_while_it_is_typed(
    session: Session, workspace: ReportWorkspace, qtbot: QtBot
) -> None:
    dialog = opened(session, workspace, qtbot)
    dialog.words.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(dialog.words, " Never.")
    assert not dialog.verb.isEnabled()
    assert "was not said there" in dialog.told.text()
    qtbot.mouseClick(dialog.verbatim, Qt.MouseButton.LeftButton)
    assert dialog.verb.isEnabled()
    assert dialog.printed == ""
    dialog.reject()


def test_f2_on_a_quote_asks_for_its_words_in_print(session: Session, workspace: ReportWorkspace, qtbot: QtBot) -> None:
    card = workspace.points.card(quote(session).point_id)
    assert card is not None
    chip = card.chip(quote(session).id)
    assert chip is not None
    with qtbot.waitSignal(workspace.points.print_wanted):
        qtbot.keyClick(chip, Qt.Key.Key_F2)
    dialog = workspace.findChild(PrintEdit)
    assert dialog is not None
    dialog.reject()
