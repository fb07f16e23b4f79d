from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qda.analysis.staleness import Happened
from qda.model import Place, Point
from qda.project import Project
from ui.report.card import PointCard
from ui.report.export import ExportDialog
from ui.report.places import STALE
from ui.report.workspace import ReportWorkspace
from ui.session import Session

Points = Callable[[], list[Point]]


@pytest.fixture(autouse=True)
def little_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be looked at again after a shorter wait than a person's."""
    monkeypatch.setattr("ui.watch.QUIET", 40)


@pytest.fixture
def card(workspace: ReportWorkspace, points: Points) -> PointCard:
    card = workspace.points.card(points()[0].id)
    assert card is not None
    return card


@pytest.fixture
def warned(workspace: ReportWorkspace, card: PointCard, qtbot: QtBot) -> Callable[[bool], None]:
    """`warned(True)` waits until the first point carries its notice and its question the count."""

    def warned(yes: bool) -> None:
        def settled() -> bool:
            count = workspace.places.list.places.index(0).data(STALE)
            return card.notice.isVisible() is yes and bool(count) is yes

        qtbot.waitUntil(settled, timeout=3_000)

    return warned


def edit(project: Project) -> None:
    """A word of the quote becomes another."""
    document = project.documents.all()[0].id
    text = project.documents.text(document)
    project.corrections.apply(project.corrections.plan(document, text.replace("nobody came", "somebody came")))


def recode(project: Project) -> None:
    coding = next(one.coding_id for one in project.synthesis.points()[0].evidence if one.coding_id)
    project.codings.recode([coding], project.codes.add("Waiting"))


def delete(project: Project) -> None:
    project.documents.delete(project.documents.all()[0].id)


def rewrite(project: Project) -> None:
    question, osen = project.guide.questions()[0].id, project.cases.all()[0].id
    project.synthesis.set_summary(question, osen, "Time only.")


@pytest.mark.parametrize(
    ("change", "happened", "said"),
    [
        (edit, Happened.EDITED, "1 passage was edited"),
        (recode, Happened.RECODED, "1 passage was recoded"),
        (delete, Happened.GONE, "2 passages are gone"),
        (rewrite, Happened.REWRITTEN, "1 cell reads differently"),
    ],
)
def test_a_change_of_what_a_point_rests_on_is_told_and_undo_takes_it_back(
    session: Session,
    project: Project,
    card: PointCard,
    warned: Callable[[bool], None],
    change: Callable[[Project], None],
    happened: Happened,
    said: str,
) -> None:
    with project.step("demo"):
        change(project)
    warned(True)
    assert happened in [one.happened for one in card.notice.since]
    assert said in card.notice.headline.text()
    assert card.notice.headline.text().startswith("Since this was worded: ")
    assert card.text.accessibleDescription() == card.notice.headline.text()
    session.undo()
    warned(False)


def test_still_right_clears_the_warning_and_undo_brings_it_back(
    session: Session, project: Project, card: PointCard, warned: Callable[[bool], None], qtbot: QtBot
) -> None:
    rewrite(project)
    warned(True)
    qtbot.mouseClick(card.notice.right, Qt.MouseButton.LeftButton)
    warned(False)
    assert card.text.hasFocus()
    session.undo()
    warned(True)


def test_rewording_the_point_clears_the_warning(
    project: Project, card: PointCard, warned: Callable[[bool], None], qtbot: QtBot
) -> None:
    rewrite(project)
    warned(True)
    qtbot.keyClicks(card.text, "Now. ")
    warned(False)


def test_the_line_unfolds_to_the_differences(
    project: Project, card: PointCard, warned: Callable[[bool], None], qtbot: QtBot
) -> None:
    rewrite(project)
    warned(True)
    assert card.notice.differences_shown() == ""
    qtbot.mouseClick(card.notice.fold, Qt.MouseButton.LeftButton)
    shown = card.notice.differences_shown()
    assert "Osen · reads differently" in shown
    assert "<s>" in shown
    assert "<b><u>only</u></b>" in shown


def test_the_question_says_how_many_of_its_points_are_stale(
    workspace: ReportWorkspace, project: Project, warned: Callable[[bool], None]
) -> None:
    rewrite(project)
    warned(True)
    first, second = (workspace.places.list.places.index(row) for row in (0, 1))
    assert (first.data(STALE), second.data(STALE)) == (1, 0)
    assert "1 point to look at again" in first.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_card_used_for_another_point_does_not_keep_its_warning(
    workspace: ReportWorkspace, project: Project, card: PointCard, warned: Callable[[bool], None]
) -> None:
    rewrite(project)
    warned(True)
    workspace.places.list.choose(Place(project.guide.questions()[1].id))
    project.synthesis.add_point(project.guide.questions()[1].id, "They would.")
    assert not any(one.notice.isVisible() for one in workspace.findChildren(PointCard))


# --------------------------------------------------------------------------- exporting


def open_dialog(workspace: ReportWorkspace) -> ExportDialog:
    workspace.export()
    dialog = workspace.findChild(ExportDialog)
    assert dialog is not None
    return dialog


def test_nobody_exports_a_stale_report_without_being_told(
    workspace: ReportWorkspace, project: Project, points: Points, qtbot: QtBot
) -> None:
    edit(project)
    project.synthesis.add_points(project.guide.questions()[1].id, ["Of no evidence."])
    workspace.places.list.choose(Place(project.guide.questions()[1].id))
    dialog = open_dialog(workspace)
    assert dialog.stale.isVisible()
    assert dialog.stale.text() == (
        "1 point rests on something that changed since it was worded.\n"
        "1 summary rests on passages that changed since it was written."
    )
    assert dialog.write.isEnabled()
    stale = project.synthesis.points()[0].id
    qtbot.mouseClick(dialog.look_at_stale, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert workspace.points.current == stale
    card = workspace.points.card(stale)
    assert card is not None
    assert card.notice.isVisible()


def test_where_only_a_summary_is_stale_it_is_looked_at_in_the_grid(
    workspace: ReportWorkspace, project: Project, qtbot: QtBot
) -> None:
    edit(project)
    project.synthesis.point_still_right(project.synthesis.points()[0].id)
    dialog = open_dialog(workspace)
    assert dialog.stale.text().startswith("1 summary")
    cell = (project.guide.questions()[0].id, project.cases.all()[0].id)
    with qtbot.waitSignal(workspace.cell_wanted, check_params_cb=lambda *place: place == cell):
        qtbot.mouseClick(dialog.look_at_stale, Qt.MouseButton.LeftButton)


def test_a_report_on_which_nothing_changed_is_exported_without_a_word(workspace: ReportWorkspace) -> None:
    dialog = open_dialog(workspace)
    assert not dialog.stale.isVisible()
    assert not dialog.look_at_stale.isVisible()
    dialog.reject()
