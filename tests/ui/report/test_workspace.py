from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qda.model import Place, Point, Views
from qda.project import Project
from ui import theme
from ui.report.places import POINTS
from ui.report.workspace import ReportWorkspace
from ui.session import Session

Points = Callable[[], list[Point]]


def test_each_question_tells_how_many_points_it_has(
    workspace: ReportWorkspace, session: Session, project: Project
) -> None:
    model = workspace.places.list.places
    assert [model.index(row).data(POINTS) for row in range(2)] == [2, 0]
    project.synthesis.add_point(project.guide.questions()[1].id)
    assert [model.index(row).data(POINTS) for row in range(2)] == [2, 1]


def test_choosing_a_question_shows_its_points_and_tells_the_window(
    workspace: ReportWorkspace, session: Session, project: Project
) -> None:
    second = project.guide.questions()[1]
    workspace.places.list.choose(Place(second.id))
    assert session.question_id == second.id
    assert workspace.points.hint.isVisible()
    session.show_question(project.guide.questions()[0].id)
    assert not workspace.points.hint.isVisible()


def test_the_first_point_of_a_question_is_a_button_away(
    workspace: ReportWorkspace, project: Project, qtbot: QtBot
) -> None:
    second = project.guide.questions()[1]
    workspace.places.list.choose(Place(second.id))
    workspace.points.add.click()
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "Yes.")
    assert [point.text for point in project.synthesis.points(second.id)] == ["Yes."]


def test_views_are_said_to_be_divided(workspace: ReportWorkspace, project: Project) -> None:
    workspace.head.divided.click()
    assert project.guide.questions()[0].views is Views.DIVIDED
    workspace.side.show_now()
    divided = workspace.preview.toPlainText()
    workspace.head.agreement.click()
    assert project.guide.questions()[0].views is Views.AGREEMENT
    workspace.side.show_now()
    assert workspace.preview.toPlainText() != divided


def test_the_preview_follows_what_is_written(
    workspace: ReportWorkspace, points: Points, project: Project, qtbot: QtBot
) -> None:
    project.synthesis.set_point_text(points()[1].id, "Everybody left.")
    qtbot.waitUntil(lambda: "Everybody left." in workspace.preview.toPlainText(), timeout=3000)


def test_the_preview_stays_where_it_was_scrolled_to(
    workspace: ReportWorkspace, project: Project, points: Points
) -> None:
    project.synthesis.add_points(points()[0].question_id, [f"Point {number}" for number in range(60)])
    workspace.side.show_now()
    bar = workspace.preview.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    workspace.points.set_current(points()[0].id)
    bar.setValue(before)
    project.synthesis.set_point_text(points()[50].id, "Changed")
    workspace.side.show_now()
    assert bar.value() == before


def test_a_quote_in_the_preview_leads_to_its_place(
    workspace: ReportWorkspace, points: Points, session: Session, qtbot: QtBot
) -> None:
    quote = points()[0].evidence[1]
    assert quote.span is not None
    with qtbot.waitSignal(session.place_wanted) as wanted:
        link = f"sitat:quote/{quote.document_id}/{quote.span.start}/{quote.span.end}"
        workspace.preview.anchorClicked.emit(QUrl(link))
    assert wanted.args == [quote.document_id, quote.span]
    assert link in workspace.preview.toHtml()


def test_a_point_chosen_in_the_preview_is_the_one_in_hand(workspace: ReportWorkspace, points: Points) -> None:
    workspace.side.show_now()
    last = points()[1]
    assert f"point-{last.guid}" in workspace.preview.anchors()
    place = workspace.preview.document().find("People changed.").selectionStart()
    assert workspace.preview.anchor_over(place) == f"point-{last.guid}"
    workspace.preview.anchor_chosen.emit(f"point-{last.guid}")
    assert workspace.points.current == last.id


def test_only_the_question_in_hand_is_shown_when_asked(workspace: ReportWorkspace, project: Project) -> None:
    other = project.guide.questions()[1].text
    assert other in workspace.preview.toPlainText()
    workspace.side.only.click()
    assert other not in workspace.preview.toPlainText()
    workspace.side.whole.click()
    assert other in workspace.preview.toPlainText()


def test_without_a_guide_the_report_asks_for_one(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    session.take(Project.create(tmp_path / "empty.sitat"))
    workspace = ReportWorkspace(session)
    qtbot.addWidget(workspace)
    workspace.show()
    assert workspace.empty is not None
    assert workspace.empty.button is not None
    with qtbot.waitSignal(workspace.guide_wanted):
        workspace.empty.button.click()


def test_when_the_last_question_goes_the_report_asks_for_a_guide(workspace: ReportWorkspace, project: Project) -> None:
    project.codes.delete(project.codes.all()[0].id)
    for question in project.guide.questions():
        project.guide.delete(question.id)
    assert workspace.empty is not None
    assert workspace.empty.isVisible()
    project.undo()
    assert workspace.places.isVisible()
    assert workspace.points.hint.isVisible()


def test_a_hidden_report_reads_again_when_it_is_shown(
    workspace: ReportWorkspace, points: Points, project: Project
) -> None:
    workspace.hide()
    project.synthesis.set_point_text(points()[0].id, "Time was long.")
    workspace.show()
    card = workspace.points.card(points()[0].id)
    assert card is not None
    assert card.text.text() == "Time was long."


def test_deleting_what_evidence_rests_on_leaves_a_report_that_can_be_read(
    workspace: ReportWorkspace, points: Points, project: Project
) -> None:
    project.documents.delete(project.documents.all()[0].id)
    assert len(points()[0].evidence) == 1
    project.cases.delete(project.cases.all()[0].id)
    assert points()[0].evidence == ()
    project.guide.delete(project.guide.questions()[0].id)
    assert workspace.points.hint.isVisible()
    project.undo()
    project.undo()
    project.undo()
    workspace.places.list.choose(Place(project.guide.questions()[0].id))
    card = workspace.points.card(points()[0].id)
    assert card is not None
    assert len(card.chips()) == 2


def test_tab_goes_from_the_question_through_the_points_to_the_tray(
    workspace: ReportWorkspace, points: Points, qtbot: QtBot
) -> None:
    workspace.head.groups.setFocus()
    seen = []
    for _ in range(7):
        field = QApplication.focusWidget()
        assert field is not None
        seen.append(field.accessibleName() or type(field).__name__)
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    menu = "What can be done with the point"
    quote = "Quote from Osen ¶ 2, printed in the report"
    assert seen[1:] == ["Point 1", menu, "Cell of Osen", quote, "Point 2", menu]


def test_a_project_open_for_reading_cannot_be_written_in(session: Session, project: Project, qtbot: QtBot) -> None:
    path = project.path
    session.close()
    session.take(Project.open(path, read_only=True))
    workspace = ReportWorkspace(session)
    qtbot.addWidget(workspace)
    workspace.show()
    assert not workspace.points.add.isEnabled()
    assert not workspace.head.divided.isEnabled()
    workspace.add_point()
    assert session.project is not None
    assert len(session.project.synthesis.points()) == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_workspace_is_painted_in_both_schemes(workspace: ReportWorkspace, scheme: str, qapp: QApplication) -> None:
    theme.apply(qapp, scheme)  # type: ignore[arg-type]
    workspace.tray.tree.expandAll()
    workspace.side.show_now()
    assert not workspace.grab().isNull()
    theme.apply(qapp, "light")
