"""Points under codes, findings above them, groups, and evidence that speaks against: by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from qda.model import FINDINGS, AttributeType, Place, Point, Views
from qda.project import Project
from ui.report.card import PointCard
from ui.report.dividing import Dividing
from ui.report.offers import Offer
from ui.report.places import ENTRY, Kind
from ui.report.workspace import ReportWorkspace
from ui.session import Message, Session
from ui.widgets.finder import Finder

Points = Callable[[], list[Point]]


def card(workspace: ReportWorkspace, point: Point) -> PointCard:
    found = workspace.points.card(point.id)
    assert found is not None
    return found


def action(workspace: ReportWorkspace, point: Point, text: str) -> QAction:
    """Something that can be done with a point, by its menu."""
    own = card(workspace, point)
    own.menu.aboutToShow.emit()
    return next(one for one in own.menu.actions() if one.text().startswith(text))


def rows(workspace: ReportWorkspace) -> list[str]:
    model = workspace.places.list.places
    return [model.index(row).data(ENTRY).title for row in range(model.rowCount())]


@pytest.fixture
def code(project: Project) -> Place:
    return Place(code_id=project.codes.all()[0].id)


# --------------------------------------------------------------------------- codes


def test_points_are_written_under_a_code(
    workspace: ReportWorkspace, project: Project, code: Place, qtbot: QtBot
) -> None:
    workspace.places.buttons[Kind.CODES].click()
    assert rows(workspace) == ["Time"]
    assert "Time" in workspace.head.title.text()
    assert not workspace.head.agreement.isVisible()
    workspace.points.add.click()
    qtbot.keyClicks(card(workspace, project.synthesis.points(code)[0]).text, "They waited.")
    assert [point.text for point in project.synthesis.points(code)] == ["They waited."]
    qtbot.waitUntil(lambda: "They waited." in workspace.preview.toPlainText())


def test_the_tray_of_a_code_has_what_was_coded_in_each_case(
    workspace: ReportWorkspace, project: Project, code: Place
) -> None:
    workspace.places.buttons[Kind.CODES].click()
    tree = workspace.tray.tree
    tree.expand(tree.rows.index(0, 0))
    passage = tree.rows.index(0, 0, tree.rows.index(0, 0))
    tree.setCurrentIndex(passage)
    workspace.tray.add.click()
    (point,) = project.synthesis.points(code)
    assert [one.quote for one in point.evidence] == ["We waited, and nobody came."]
    assert card(workspace, point).count_said() == "1 of 1 cases"
    tree.setCurrentIndex(tree.rows.index(0, 0))
    workspace.tray.add.click()
    assert card(workspace, project.synthesis.point(point.id)).count_said() == "1 of 1 cases"


def test_without_a_guide_points_are_written_under_codes(workspace: ReportWorkspace, project: Project) -> None:
    for question in project.guide.questions():
        project.guide.delete(question.id)
    assert workspace.empty is None
    assert workspace.places.kind is Kind.CODES
    assert rows(workspace) == ["Time"]


def test_a_point_moves_to_a_code_by_its_menu(
    workspace: ReportWorkspace, points: Points, project: Project, code: Place
) -> None:
    moved = points()[0]
    action(workspace, moved, "Move to another").trigger()
    finder = workspace.findChild(Finder)
    assert finder is not None
    finder.line.setText("Time")
    finder.list.clicked.emit(finder.list.model().index(0, 0))
    assert project.synthesis.point(moved.id).place == code
    assert moved.id not in {point.id for point in points()}


# --------------------------------------------------------------------------- findings


def test_a_finding_is_made_of_a_point_and_shown(
    workspace: ReportWorkspace, points: Points, project: Project, said: list[Message], qtbot: QtBot
) -> None:
    point = points()[0]
    action(workspace, point, "Make a finding").trigger()
    assert said[-1].handler is not None
    said[-1].handler()
    assert workspace.places.kind is Kind.FINDINGS
    assert rows(workspace) == ["1 Time was short."]
    (finding,) = project.synthesis.points(FINDINGS)
    (chip,) = card(workspace, finding).chips()
    assert chip.accessibleName() == "Point of question 1"
    assert card(workspace, finding).count_said() == "1 of 3 cases"
    qtbot.waitUntil(lambda: "Main findings" in workspace.preview.toPlainText(), timeout=3000)
    chip.opened.emit(chip.evidence)
    assert workspace.places.kind is Kind.QUESTIONS
    assert workspace.points.current == point.id


def test_a_finding_is_made_of_points_in_the_tray(workspace: ReportWorkspace, project: Project) -> None:
    workspace.places.buttons[Kind.FINDINGS].click()
    assert workspace.points.add.text() == "Add a finding"
    workspace.tray.tree.selectAll()
    workspace.tray.sum_up.click()
    (finding,) = project.synthesis.points(FINDINGS)
    assert finding.text == "Time was short. People changed."
    assert len(finding.evidence) == 2
    assert workspace.points.current == finding.id


def test_a_finding_and_its_line_in_the_preview_say_that_their_ground_moved(
    workspace: ReportWorkspace, points: Points, project: Project, qtbot: QtBot
) -> None:
    finding = project.synthesis.promote([points()[0].id])
    guid = project.synthesis.point(finding).guid
    coding = next(one.coding_id for one in points()[0].evidence if one.coding_id)
    project.codings.remove([coding])
    qtbot.waitUntil(lambda: len(workspace.preview.stale) == 2, timeout=3000)
    assert workspace.preview.stale[f"point-{guid}"] == "Since this was worded: 1 passage was recoded"
    workspace.places.buttons[Kind.FINDINGS].click()
    shown = card(workspace, project.synthesis.point(finding))
    assert shown.notice.isVisible()
    shown.notice.right.click()
    qtbot.waitUntil(lambda: list(workspace.preview.stale) == [f"point-{points_of(project)[0].guid}"], timeout=3000)


def points_of(project: Project) -> list[Point]:
    return project.synthesis.points(project.guide.questions()[0].id)


# --------------------------------------------------------------------------- merging and dividing


def test_backspace_before_the_first_letter_merges_with_the_point_above(
    workspace: ReportWorkspace, points: Points, qtbot: QtBot
) -> None:
    first, second = points()
    text = card(workspace, second).text
    text.setFocus()
    text.put_caret(0)
    qtbot.keyClick(text, Qt.Key.Key_Backspace)
    (point,) = points()
    assert (point.id, point.text) == (first.id, "Time was short. People changed.")
    assert len(point.evidence) == 2
    qtbot.keyClicks(card(workspace, point).text, "And ")
    assert points()[0].text == "Time was short. And People changed."


def test_a_point_is_merged_with_another_by_its_menu(workspace: ReportWorkspace, points: Points) -> None:
    first, second = points()
    action(workspace, first, "Merge with another").trigger()
    finder = workspace.findChild(Finder)
    assert finder is not None
    finder.list.clicked.emit(finder.list.model().index(0, 0))
    assert [point.id for point in points()] == [second.id]
    assert points()[0].text == "People changed. Time was short."


def test_a_point_is_divided_with_its_evidence(workspace: ReportWorkspace, points: Points, qtbot: QtBot) -> None:
    point = points()[0]
    action(workspace, point, "Divide").trigger()
    dialog = workspace.findChild(Dividing)
    assert dialog is not None
    dialog.words.put_caret(5)
    assert dialog.first.text() == "1.  Time"
    quote = next(one for one in point.evidence if one.is_quote)
    dialog.ticks[quote.id].click()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    first, second, _ = points()
    assert (first.text, second.text) == ("Time", "was short.")
    assert [one.is_quote for one in first.evidence] == [False]
    assert [one.id for one in second.evidence] == [quote.id]
    assert workspace.points.current == second.id


# --------------------------------------------------------------------------- by group, and against


@pytest.fixture
def by_inhabitants(workspace: ReportWorkspace, project: Project) -> None:
    """The first question told by the number of inhabitants."""
    attribute = project.attributes.define("Inhabitants", AttributeType.NUMBER)
    for case, number in zip(project.cases.all(), ("930", "4300", "13000"), strict=True):
        project.attributes.set_value(case.id, attribute, number)
    workspace.head.menu.aboutToShow.emit()
    (choice,) = workspace.head.menu.actions()
    choice.trigger()


@pytest.mark.usefixtures("by_inhabitants")
def test_a_question_is_told_by_group_and_its_points_are_put_under_groups(
    workspace: ReportWorkspace, points: Points, project: Project, qtbot: QtBot
) -> None:
    (question, _) = project.guide.questions()
    assert question.views is Views.GROUPS
    assert workspace.head.groups.text() == "By Inhabitants"
    first, second = points()
    told = action(workspace, first, "Told of").menu()
    assert told is not None
    names = [one.text() for one in told.actions()]  # type: ignore[attr-defined]
    assert names[0] == "Everybody"
    told.actions()[1].trigger()  # type: ignore[attr-defined]
    assert [point.id for point in workspace.pen.points] == [second.id, first.id]
    qtbot.waitUntil(lambda: f"U{names[1][1:]}" in workspace.preview.toPlainText(), timeout=3000)
    assert names[1] in {label.text() for label in card(workspace, points()[0]).findChildren(type(workspace.head.title))}


@pytest.mark.usefixtures("by_inhabitants")
def test_alt_up_past_the_edge_of_a_group_takes_a_point_into_the_one_above(
    workspace: ReportWorkspace, points: Points, project: Project, qtbot: QtBot
) -> None:
    first, _second = points()
    (_question, _) = project.guide.questions()
    project.synthesis.set_group(first.id, next(iter(workspace.points.groups)))
    text = card(workspace, first).text
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert project.synthesis.point(first.id).group == ""


def test_minus_on_a_chip_says_that_it_speaks_against_the_point(
    workspace: ReportWorkspace, points: Points, session: Session, qtbot: QtBot
) -> None:
    chip = card(workspace, points()[0]).chips()[0]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Minus)
    assert points()[0].evidence[0].contrary
    shown = card(workspace, points()[0])
    assert shown.chips()[0].accessibleName() == "Cell of Osen, speaks against the point"
    assert shown.count_said() == "1 of 3 cases, 1 against"
    qtbot.keyClick(shown.chips()[0], Qt.Key.Key_Plus)
    assert not points()[0].evidence[0].contrary


def test_evidence_dragged_to_another_point_stays_contrary(
    workspace: ReportWorkspace, points: Points, project: Project
) -> None:
    first, second = points()
    project.synthesis.set_contrary(first.evidence[0].id, True)
    workspace.pen.add_evidence(second.id, [Offer.of(points()[0].evidence[0], "")])
    assert [one.contrary for one in points()[1].evidence] == [True]
    assert len(points()[0].evidence) == 1
