from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from qda.model import Point, Span
from qda.project import Project
from ui.report.evidence_tree import OFFER, USED, EvidenceTree, add_button, show_button
from ui.report.offers import Offer, packed, unpacked
from ui.report.workspace import ReportWorkspace
from ui.session import Session

Points = Callable[[], list[Point]]
CTRL = Qt.KeyboardModifier.ControlModifier


def row(tree: EvidenceTree, *path: int) -> QModelIndex:
    """A row by its place in the tree; what is above it is opened."""
    index = QModelIndex()
    for place in path:
        if index.isValid():
            tree.expand(index)
        index = tree.model().index(place, 0, index)
        assert index.isValid()
    return index


def test_enter_adds_what_is_chosen_to_the_point_in_hand(
    workspace: ReportWorkspace, points: Points, project: Project, qtbot: QtBot
) -> None:
    workspace.points.write_in(points()[1].id)
    workspace.go_to_tray()
    tree = workspace.tray.tree
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    names = {case.id: case.name for case in project.cases.all()}
    assert [names[evidence.case_id or 0] for evidence in points()[1].evidence] == ["Vikna", "Namsos"]
    project.undo()
    assert points()[1].evidence == ()


def test_escape_goes_back_to_the_point(workspace: ReportWorkspace, points: Points, qtbot: QtBot) -> None:
    workspace.points.write_in(points()[1].id)
    workspace.go_to_tray()
    qtbot.keyClick(workspace.tray.tree, Qt.Key.Key_Escape)
    card = workspace.points.card(points()[1].id)
    assert card is not None
    assert card.text.hasFocus()


def test_a_cell_opens_to_its_passages_and_these_to_their_codings(
    workspace: ReportWorkspace, points: Points, project: Project
) -> None:
    workspace.points.write_in(points()[1].id)
    tree = workspace.tray.tree
    passage, coding = row(tree, 0, 0), row(tree, 0, 0, 0)
    assert passage.data(OFFER).text == "It took time. We waited, and nobody came."
    assert coding.data(OFFER).text == "We waited, and nobody came."
    tree.setCurrentIndex(coding)
    workspace.add_chosen_evidence()
    [quote] = points()[1].evidence
    assert quote.coding_id == project.codings.in_document(quote.document_id or 0)[0].id
    assert quote.quote == "We waited, and nobody came."


def test_what_points_rest_on_is_marked(workspace: ReportWorkspace, points: Points) -> None:
    tree = workspace.tray.tree
    workspace.points.set_current(points()[0].id)
    assert [row(tree, 0).data(USED), row(tree, 1).data(USED), row(tree, 0, 0, 0).data(USED)] == [2, 0, 2]
    workspace.points.set_current(points()[1].id)
    assert [row(tree, 0).data(USED), row(tree, 0, 0, 0).data(USED)] == [1, 1]


def test_a_point_is_made_of_the_summaries_of_cells(
    workspace: ReportWorkspace, points: Points, project: Project, qtbot: QtBot
) -> None:
    tree = workspace.tray.tree
    tree.setCurrentIndex(row(tree, 0))
    tree.selectionModel().select(row(tree, 1), tree.selectionModel().SelectionFlag.Select)
    qtbot.mouseClick(workspace.tray.sum_up, Qt.MouseButton.LeftButton)
    made = points()[-1]
    assert made.text == "Time and money. Boats and people."
    assert [evidence.case_id for evidence in made.evidence] == [case.id for case in project.cases.all()[:2]]
    project.undo()
    assert len(points()) == 2


def test_evidence_added_without_a_point_makes_one(
    workspace: ReportWorkspace, points: Points, session: Session, project: Project
) -> None:
    for point in points():
        project.synthesis.delete_point(point.id)
    tree = workspace.tray.tree
    tree.setCurrentIndex(row(tree, 1))
    workspace.add_chosen_evidence()
    [point] = points()
    assert len(point.evidence) == 1


def test_a_passage_is_one_click_from_its_place(
    workspace: ReportWorkspace, session: Session, project: Project, qtbot: QtBot
) -> None:
    tree = workspace.tray.tree
    passage = row(tree, 0, 0)
    tree.scrollTo(passage)
    with qtbot.waitSignal(session.place_wanted) as wanted:
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=show_button(tree.visualRect(passage)).center())
    document_id, span = wanted.args
    assert span.of(project.documents.text(document_id)).startswith("It took time.")
    tree.setCurrentIndex(passage)
    with qtbot.waitSignal(session.place_wanted):
        qtbot.keyClick(tree, Qt.Key.Key_Return, CTRL)


def test_a_click_on_the_plus_adds_the_row(workspace: ReportWorkspace, points: Points, qtbot: QtBot) -> None:
    workspace.points.write_in(points()[1].id)
    tree = workspace.tray.tree
    place = add_button(tree.visualRect(row(tree, 1))).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(points()[1].evidence) == 1


def test_what_was_open_stays_open_when_something_is_written(
    workspace: ReportWorkspace, session: Session, project: Project
) -> None:
    tree = workspace.tray.tree
    tree.expand(row(tree, 1))
    case = project.cases.all()[1]
    project.synthesis.set_summary(session.question_id or 0, case.id, "Boats, mostly.")
    assert tree.isExpanded(row(tree, 1))
    assert row(tree, 1, 1).data(OFFER).text == "And the people changed."


SPANS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: Span(*pair))
OFFERS = st.one_of(
    st.builds(Offer, question_id=st.integers(1), case_id=st.integers(1), text=st.text()),
    st.builds(Offer, document_id=st.integers(1), span=SPANS, coding_id=st.integers(1), shown=st.booleans()),
)


@given(st.lists(OFFERS))
def test_what_is_dragged_arrives_as_it_was(offers: list[Offer]) -> None:
    data = packed(offers, "here")
    assert unpacked(data, "here") == offers
    assert unpacked(data, "elsewhere") == []
