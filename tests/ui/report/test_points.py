from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qda.model import Evidence, Point
from qda.project import Project
from ui.report.card import PointCard, PointText
from ui.report.chips import CellChip, Chip, QuoteChip
from ui.report.offers import POINT_MIME, Offer, packed
from ui.report.workspace import ReportWorkspace
from ui.session import Message, Session

Points = Callable[[], list[Point]]
Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def card(workspace: ReportWorkspace, point: Point) -> PointCard:
    found = workspace.points.card(point.id)
    assert found is not None
    return found


def writing(workspace: ReportWorkspace) -> PointText:
    """The point that has the keyboard."""
    field = QApplication.focusWidget()
    assert isinstance(field, PointText)
    assert workspace.isAncestorOf(field)
    return field


def chips(workspace: ReportWorkspace, point: Point) -> tuple[CellChip, QuoteChip]:
    cell, quote = card(workspace, point).chips()
    assert isinstance(cell, CellChip)
    assert isinstance(quote, QuoteChip)
    return cell, quote


def drop(widget: QWidget, data: QMimeData, at: QPoint | None = None) -> bool:
    """Drop `data` on the middle of a widget, or at a place; whether it was taken."""
    place = at or widget.rect().center()
    action, buttons, keys = Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, action, data, buttons, keys)
    QApplication.sendEvent(widget, entering)
    if not entering.isAccepted():
        return False
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), action, data, buttons, keys))
    return True


# --------------------------------------------------------------------------- writing


def test_every_keystroke_in_a_point_is_saved(workspace: ReportWorkspace, points: Points, qtbot: QtBot) -> None:
    workspace.points.write_in(points()[0].id)
    for number, letter in enumerate(" Very", 1):
        qtbot.keyClick(writing(workspace), letter)
        assert points()[0].text == "Time was short." + " Very"[:number]


def test_enter_makes_the_next_point(workspace: ReportWorkspace, points: Points, qtbot: QtBot) -> None:
    workspace.points.write_in(points()[0].id)
    qtbot.keyClick(writing(workspace), Key.Key_Return)
    qtbot.keyClicks(writing(workspace), "Between")
    assert [point.text for point in points()] == ["Time was short.", "Between", "People changed."]


def test_enter_inside_a_point_divides_it(workspace: ReportWorkspace, points: Points, qtbot: QtBot) -> None:
    workspace.points.write_in(points()[0].id, len("Time"))
    qtbot.keyClick(writing(workspace), Key.Key_Return)
    assert [point.text for point in points()] == ["Time", "was short.", "People changed."]
    assert writing(workspace).caret() == 0
    assert len(points()[0].evidence) == 2


def test_enter_in_an_empty_point_makes_no_other(workspace: ReportWorkspace, points: Points, qtbot: QtBot) -> None:
    workspace.add_point()
    qtbot.keyClick(writing(workspace), Key.Key_Return)
    workspace.add_point()
    assert [point.text for point in points()] == ["Time was short.", "People changed.", ""]


def test_backspace_in_an_empty_point_takes_it_away(workspace: ReportWorkspace, points: Points, qtbot: QtBot) -> None:
    workspace.add_point()
    qtbot.keyClick(writing(workspace), Key.Key_Backspace)
    assert [point.text for point in points()] == ["Time was short.", "People changed."]
    assert writing(workspace).text() == "People changed."
    assert writing(workspace).caret() == len("People changed.")


def test_alt_and_an_arrow_move_a_point_and_the_keyboard_stays(
    workspace: ReportWorkspace, points: Points, qtbot: QtBot
) -> None:
    workspace.points.write_in(points()[1].id)
    qtbot.keyClick(writing(workspace), Key.Key_Up, ALT)
    assert [point.text for point in points()] == ["People changed.", "Time was short."]
    assert writing(workspace).text() == "People changed."
    qtbot.keyClick(writing(workspace), Key.Key_Down, ALT)
    assert [point.text for point in points()] == ["Time was short.", "People changed."]


def test_arrows_go_from_point_to_point(workspace: ReportWorkspace, points: Points, qtbot: QtBot) -> None:
    workspace.points.write_in(points()[0].id)
    qtbot.keyClick(writing(workspace), Key.Key_Down)
    assert writing(workspace).text() == "People changed."
    qtbot.keyClick(writing(workspace), Key.Key_Up)
    assert writing(workspace).text() == "Time was short."


def test_pasted_lines_become_points_in_one_step(
    workspace: ReportWorkspace, points: Points, project: Project, qtbot: QtBot
) -> None:
    workspace.add_point()
    QApplication.clipboard().setText("• Boats differ.\n• So do people.\n")
    qtbot.keyClick(writing(workspace), Key.Key_V, CTRL)
    assert [point.text for point in points()][2:] == ["Boats differ.", "So do people."]
    project.undo()
    assert [point.text for point in points()] == ["Time was short.", "People changed.", ""]


def test_a_deleted_point_comes_back_with_its_evidence(
    workspace: ReportWorkspace, points: Points, said: list[Message]
) -> None:
    workspace.pen.delete(points()[0].id)
    assert [point.text for point in points()] == ["People changed."]
    said[-1].handler()  # type: ignore[misc]
    assert len(points()[0].evidence) == 2
    assert len(card(workspace, points()[0]).chips()) == 2


def test_the_menu_of_a_point_moves_and_deletes_it(workspace: ReportWorkspace, points: Points) -> None:
    menu = card(workspace, points()[0]).menu
    menu.aboutToShow.emit()
    found = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert not found["Move up"].isEnabled()
    found["Move down"].trigger()
    assert [point.text for point in points()] == ["People changed.", "Time was short."]
    found["Delete point"].trigger()
    assert [point.text for point in points()] == ["People changed."]


def test_a_point_is_dragged_to_another_place(workspace: ReportWorkspace, points: Points) -> None:
    data = QMimeData()
    data.setData(POINT_MIME, str(points()[0].id).encode())
    page = workspace.points.widget()
    assert drop(page, data, QPoint(40, page.height() - 4))
    assert [point.text for point in points()] == ["People changed.", "Time was short."]


def test_undo_in_a_point_is_the_project_s(workspace: ReportWorkspace, points: Points, qtbot: QtBot) -> None:
    workspace.points.write_in(points()[1].id)
    qtbot.keyClicks(writing(workspace), " Often")
    qtbot.keyClick(writing(workspace), Key.Key_Z, CTRL)
    assert points()[1].text == writing(workspace).text() == "People changed."


def test_what_others_write_in_a_point_leaves_the_caret(
    workspace: ReportWorkspace, points: Points, project: Project
) -> None:
    workspace.points.write_in(points()[0].id, 4)
    project.synthesis.set_point_text(points()[0].id, "Time was always short.")
    assert (writing(workspace).text(), writing(workspace).caret()) == ("Time was always short.", 4)


def test_a_click_on_a_card_makes_its_point_the_one_in_hand(
    workspace: ReportWorkspace, points: Points, qtbot: QtBot
) -> None:
    second = points()[1]
    qtbot.mouseClick(card(workspace, second), LEFT, pos=QPoint(8, 8))
    assert workspace.points.current == second.id
    assert card(workspace, second).current


# --------------------------------------------------------------------------- evidence under a point


def test_a_card_counts_the_cases_its_point_rests_on(workspace: ReportWorkspace, points: Points) -> None:
    assert card(workspace, points()[0]).count_said() == "1 of 3 cases"
    assert card(workspace, points()[1]).count_said() == ""


def test_a_quote_goes_to_its_place_and_a_cell_to_the_grid(
    workspace: ReportWorkspace, points: Points, session: Session, project: Project, qtbot: QtBot
) -> None:
    cell, quote = chips(workspace, points()[0])
    with qtbot.waitSignal(session.place_wanted) as wanted:
        qtbot.mouseClick(quote, LEFT, pos=quote.rect().center())
    document_id, span = wanted.args
    assert span.of(project.documents.text(document_id)) == "We waited, and nobody came."
    with qtbot.waitSignal(workspace.cell_wanted) as cells:
        qtbot.keyClick(cell, Key.Key_Return)
    assert cells.args == [session.question_id, project.cases.all()[0].id]


def test_the_eye_leaves_a_quote_out_of_the_report_and_puts_it_back(
    workspace: ReportWorkspace, points: Points, qtbot: QtBot
) -> None:
    _, quote = chips(workspace, points()[0])
    workspace.side.show_now()
    assert "We waited" in workspace.preview.toPlainText()
    qtbot.mouseClick(quote, LEFT, pos=QPoint(14, quote.height() // 2))
    assert not points()[0].evidence[1].shown
    workspace.side.show_now()
    assert "We waited" not in workspace.preview.toPlainText()
    qtbot.keyClick(quote, Key.Key_Space)
    assert points()[0].evidence[1].shown


def test_the_cross_takes_evidence_away_and_the_message_brings_it_back(
    workspace: ReportWorkspace, points: Points, said: list[Message], qtbot: QtBot
) -> None:
    _, quote = chips(workspace, points()[0])
    qtbot.mouseClick(quote, LEFT, pos=QPoint(quote.width() - 14, quote.height() // 2))
    assert [evidence.is_quote for evidence in points()[0].evidence] == [False]
    said[-1].handler()  # type: ignore[misc]
    assert [evidence.is_quote for evidence in points()[0].evidence] == [False, True]


def test_a_chip_says_in_words_what_it_is(workspace: ReportWorkspace, points: Points) -> None:
    cell, quote = chips(workspace, points()[0])
    assert cell.accessibleName() == "Cell of Osen"
    assert quote.accessibleName() == "Quote from Osen ¶ 2, printed in the report"
    assert quote.accessibleDescription() == "We waited, and nobody came."


def test_a_quote_is_moved_among_the_quotes(
    workspace: ReportWorkspace, points: Points, project: Project, qtbot: QtBot
) -> None:
    document = project.documents.all()[1]
    turn = project.documents.turns(document.id)[1]
    project.synthesis.add_quote(points()[0].id, document.id, turn.said)
    last = card(workspace, points()[0]).chips()[-1]
    qtbot.keyClick(last, Key.Key_Up, ALT)
    assert [evidence.document_id for evidence in points()[0].evidence] == [None, document.id, 1]


def test_evidence_dropped_on_a_card_belongs_to_its_point(
    workspace: ReportWorkspace, points: Points, session: Session, project: Project
) -> None:
    offer = Offer(question_id=session.question_id, case_id=project.cases.all()[1].id)
    assert drop(card(workspace, points()[1]), packed([offer], project.setting("guid")))
    assert [evidence.case_id for evidence in points()[1].evidence] == [offer.case_id]


def test_a_chip_dropped_on_another_card_moves_there(
    workspace: ReportWorkspace, points: Points, project: Project
) -> None:
    quote: Evidence = points()[0].evidence[1]
    project.synthesis.show_quote(quote.id, False)
    chip: Chip | None = card(workspace, points()[0]).chip(quote.id)
    assert chip is not None
    data = packed([Offer.of(chip.evidence, chip.said())], project.setting("guid"))
    assert drop(card(workspace, points()[1]), data)
    assert not any(evidence.is_quote for evidence in points()[0].evidence)
    [moved] = points()[1].evidence
    assert (moved.quote, moved.shown, moved.coding_id) == (quote.quote, False, quote.coding_id)
    project.undo()
    assert len(points()[0].evidence) == 2


def test_a_chip_dropped_on_its_own_card_stays(workspace: ReportWorkspace, points: Points, project: Project) -> None:
    quote = points()[0].evidence[1]
    drop(card(workspace, points()[0]), packed([Offer.of(quote, "")], project.setting("guid")))
    assert [evidence.id for evidence in points()[0].evidence] == [evidence.id for evidence in points()[0].evidence]
    assert len(points()[0].evidence) == 2


def test_evidence_of_another_project_is_not_taken(workspace: ReportWorkspace, points: Points) -> None:
    drop(card(workspace, points()[1]), packed([Offer(question_id=1, case_id=1)], "another"))
    assert points()[1].evidence == ()


def test_evidence_dropped_below_the_cards_makes_a_point(
    workspace: ReportWorkspace, points: Points, session: Session, project: Project
) -> None:
    offer = Offer(question_id=session.question_id, case_id=project.cases.all()[1].id)
    page = workspace.points.widget()
    drop(page, packed([offer], project.setting("guid")), QPoint(40, page.height() - 4))
    assert [len(point.evidence) for point in points()] == [2, 0, 1]
