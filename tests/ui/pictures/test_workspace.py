"""A picture looked at, walked about in, followed to its passages and saved."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from qda.analysis.pictures import Measure, What
from qda.analysis.recipes import Recipe
from qda.model import Span
from qda.project import Project
from ui import theme
from ui.app import application
from ui.main_window import MainWindow
from ui.pictures.saving import write
from ui.pictures.workspace import PicturesWorkspace
from ui.session import Message, Session

Begun = Callable[[], PicturesWorkspace]
Drawn = Callable[[PicturesWorkspace], None]
PNG = b"\x89PNG\r\n\x1a\n"


def cell(workspace: PicturesWorkspace, said: str) -> tuple[int, int]:
    """The mark that says so."""
    assert workspace.pictured is not None
    return next(place for place, told in workspace.pictured.told.items() if told.startswith(said))


def middle(workspace: PicturesWorkspace, said: str) -> QPoint:
    return workspace.canvas.place_of(cell(workspace, said)).center()


def quotes(workspace: PicturesWorkspace) -> list[str]:
    model = workspace.passages.view.passages
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


# --------------------------------------------------------------------------- the picture and its marks


def test_the_first_picture_is_codes_by_cases_and_tells_itself_in_words(workspace: PicturesWorkspace) -> None:
    assert workspace.title.text()
    assert "Namsos, Resignation: 2 passages" in workspace.canvas.accessibleName()
    assert workspace.canvas.width() > 300


def test_a_click_on_a_mark_lists_its_passages(workspace: PicturesWorkspace, qtbot: QtBot) -> None:
    qtbot.mouseClick(workspace.canvas, Qt.MouseButton.LeftButton, pos=middle(workspace, "Namsos, Resignation"))
    assert workspace.passages.told.text() == "Namsos, Resignation: 2 passages"
    assert quotes(workspace) == ["we started over every time", "We waited for the council"]


def test_enter_on_a_passage_goes_to_its_place(workspace: PicturesWorkspace, session: Session, qtbot: QtBot) -> None:
    workspace.canvas.take_in_hand(cell(workspace, "Namsos, Resignation"))
    view = workspace.passages.view
    view.setCurrentIndex(view.passages.index(1))
    with qtbot.waitSignal(session.place_wanted) as went:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert session.project is not None
    document_id, span = went.args
    assert span.of(session.project.documents.text(document_id)) == "We waited for the council"
    assert session.coding_id is not None


def test_a_double_click_on_a_passage_goes_to_its_place(
    workspace: PicturesWorkspace, session: Session, qtbot: QtBot
) -> None:
    workspace.canvas.take_in_hand(cell(workspace, "Osen, Political anchoring"))
    view = workspace.passages.view
    at = view.visualRect(view.passages.index(0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(session.place_wanted):
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_mark_under_the_pointer_says_what_it_is(workspace: PicturesWorkspace, qtbot: QtBot) -> None:
    at = middle(workspace, "Namsos, Resignation")
    QApplication.sendEvent(workspace.canvas, QHelpEvent(QEvent.Type.ToolTip, at, workspace.canvas.mapToGlobal(at)))
    assert QToolTip.text() == "Namsos, Resignation: 2 passages"


def test_arrows_walk_over_the_marks_and_enter_takes_the_list(workspace: PicturesWorkspace, qtbot: QtBot) -> None:
    canvas = workspace.canvas
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    first = canvas.in_hand
    assert first is not None
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.in_hand == (first[0], first[1] + 1)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    canvas.take_in_hand(cell(workspace, "Namsos, Resignation"))
    assert canvas.accessibleDescription() == "Namsos, Resignation: 2 passages"
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert workspace.passages.view.hasFocus()
    qtbot.keyClick(workspace.passages.view, Qt.Key.Key_Escape)
    assert canvas.hasFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.in_hand is None
    assert not workspace.passages.told.isVisible()


def test_the_mark_in_hand_has_a_frame_that_is_seen_on_any_tile(workspace: PicturesWorkspace) -> None:
    workspace.canvas.take_in_hand(cell(workspace, "Namsos, Resignation"))
    place = workspace.canvas.place_of(workspace.canvas.in_hand)
    picture = workspace.canvas.grab().toImage()
    row = [picture.pixelColor(QPoint(x, place.center().y())) for x in range(place.left() - 4, place.left() + 6)]
    assert max(theme.contrast(one, other) for one in row for other in row) > 10


def test_passages_are_copied_with_their_sources(
    workspace: PicturesWorkspace, said: list[Message], qtbot: QtBot
) -> None:
    workspace.canvas.take_in_hand(cell(workspace, "Namsos, Resignation"))
    workspace.passages.view.selectAll()
    qtbot.keyClick(workspace.passages.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("we started over every time\tNamsos")
    assert len(lines) == 2
    assert said


def test_sixty_cases_are_scrolled_to_and_the_mark_in_hand_is_always_seen(
    workspace: PicturesWorkspace, coded: Project, drawn: Drawn, qtbot: QtBot
) -> None:
    with coded.step("demo"):
        for number in range(60):
            coded.cases.add(f"Municipality {number}")
    drawn(workspace)
    canvas = workspace.canvas
    qtbot.waitUntil(lambda: workspace.room.horizontalScrollBar().maximum() > 0, timeout=20_000)
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    assert workspace.room.horizontalScrollBar().value() > 0
    assert canvas.visibleRegion().contains(canvas.place_of(canvas.in_hand).center())


# --------------------------------------------------------------------------- what is chosen


def test_only_the_choices_that_fit_a_picture_are_offered(workspace: PicturesWorkspace) -> None:
    choosing = workspace.choosing
    assert choosing.measure.isVisible()
    assert not choosing.along.isVisible()
    choosing.show_kind(What.COVERAGE)
    assert not choosing.measure.isVisible()
    assert not choosing.family.isVisible()
    assert choosing.groups.isVisible()


def test_another_kind_is_taken_with_the_arrow_keys(workspace: PicturesWorkspace, drawn: Drawn, qtbot: QtBot) -> None:
    qtbot.keyClick(workspace.choosing.kinds, Qt.Key.Key_Down)
    assert workspace.choosing.what is What.COVERAGE
    drawn(workspace)
    assert workspace.pictured is not None
    assert any("question 1" in told for told in workspace.pictured.told.values())


def test_a_family_a_measure_and_groups_are_chosen(workspace: PicturesWorkspace, drawn: Drawn, qtbot: QtBot) -> None:
    choosing = workspace.choosing
    qtbot.keyClicks(choosing.family, "Anch")
    qtbot.keyClick(choosing.family, Qt.Key.Key_Return)
    choosing.family.activated.emit(choosing.family.currentIndex())
    for combo, wanted in ((choosing.measure, Measure.WORDS), (choosing.groups, None)):
        combo.setCurrentIndex(combo.findData(wanted) if wanted else 1)
        combo.activated.emit(combo.currentIndex())
    drawn(workspace)
    assert workspace.pictured is not None
    told = " ".join(workspace.pictured.told.values())
    assert "Resignation" not in told
    assert "Small" in told
    assert "%" in told


def test_a_course_runs_over_the_phases_of_an_ordered_family(
    workspace: PicturesWorkspace, phases: int, drawn: Drawn, qtbot: QtBot
) -> None:
    workspace.choosing.show_kind(What.COURSE)
    drawn(workspace)
    assert workspace.choosing.choice().family == phases
    assert workspace.pictured is not None
    assert any("Effort" in told for told in workspace.pictured.told.values())


# --------------------------------------------------------------------------- changes


def test_what_is_coded_is_seen_and_the_mark_in_hand_stays(
    workspace: PicturesWorkspace, coded: Project, drawn: Drawn, qtbot: QtBot
) -> None:
    workspace.canvas.take_in_hand(cell(workspace, "Namsos, Resignation"))
    start = coded.documents.text(1).index("The council had not voted")
    resignation = next(code.id for code in coded.codes.all() if code.name == "Resignation")
    coded.codings.add(1, Span(start, start + 25), resignation)
    drawn(workspace)
    assert workspace.passages.told.text() == "Namsos, Resignation: 3 passages"
    assert len(quotes(workspace)) == 3
    coded.undo()
    drawn(workspace)
    assert workspace.passages.told.text() == "Namsos, Resignation: 2 passages"


def test_a_picture_out_of_sight_is_counted_when_it_is_seen_again(
    workspace: PicturesWorkspace, coded: Project, drawn: Drawn
) -> None:
    workspace.hide()
    coded.codings.remove([coding.id for coding in coded.codings.of_codes()][:1])
    workspace.show()
    drawn(workspace)
    assert workspace.pictured is not None
    assert "Namsos, Anchoring: 1 passage" not in workspace.pictured.told.values()


def test_a_wider_window_has_a_wider_picture(workspace: PicturesWorkspace, qtbot: QtBot) -> None:
    before = workspace.canvas.width()
    workspace.resize(1400, 680)
    qtbot.waitUntil(lambda: workspace.settled and workspace.canvas.width() > before, timeout=20_000)


def test_a_dark_window_has_a_dark_picture(workspace: PicturesWorkspace, qtbot: QtBot) -> None:
    corner = QPoint(2, 2)
    try:
        theme.apply(application(), "dark")
        qtbot.waitUntil(
            lambda: workspace.settled and workspace.canvas.grab().toImage().pixelColor(corner).lightness() < 80,
            timeout=20_000,
        )
    finally:
        theme.apply(application(), "light")


# --------------------------------------------------------------------------- as a table, and as a file


def test_the_same_numbers_are_a_table_that_is_copied(
    workspace: PicturesWorkspace, said: list[Message], qtbot: QtBot
) -> None:
    workspace.as_table.click()
    table = workspace.table
    assert table.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][-2:] == ["Namsos", "Osen"]
    assert next(line for line in lines if "Resignation" in line)[-2:] == ["2", "0"]
    assert said[-1].text == "Copied the table"


def test_a_cell_of_the_table_leads_to_its_passages_too(workspace: PicturesWorkspace, qtbot: QtBot) -> None:
    workspace.as_table.click()
    workspace.table.show_mark(cell(workspace, "Namsos, Resignation"))
    assert quotes(workspace) == ["we started over every time", "We waited for the council"]
    qtbot.keyClick(workspace.table, Qt.Key.Key_Return)
    assert workspace.passages.view.hasFocus()
    workspace.as_table.click()
    assert workspace.canvas.in_hand == cell(workspace, "Namsos, Resignation")


def test_a_picture_is_saved_as_picture_drawing_and_workbook(
    workspace: PicturesWorkspace, session: Session, said: list[Message], tmp_path: Path, qtbot: QtBot
) -> None:
    assert workspace.pictured is not None
    for name in ("map.png", "map.svg", "map.xlsx"):
        with qtbot.waitSignal(write(session, tmp_path / name, workspace.pictured).succeeded, timeout=30_000):
            pass
        assert said[-1].text == f"Written: {name}"
    assert (tmp_path / "map.png").read_bytes().startswith(PNG)
    assert "Namsos, Resignation: 2 passages" in (tmp_path / "map.svg").read_text(encoding="utf-8")
    sheet = load_workbook(tmp_path / "map.xlsx").worksheets[0]
    rows = [[value.value for value in row] for row in sheet.iter_rows()]
    assert next(row for row in rows if "Resignation" in row)[-2:] == [2, 0]


def test_a_picture_that_cannot_be_written_says_so(
    workspace: PicturesWorkspace, session: Session, said: list[Message], tmp_path: Path, qtbot: QtBot
) -> None:
    assert workspace.pictured is not None
    with qtbot.waitSignal(write(session, tmp_path / "gone" / "map.png", workspace.pictured).failed, timeout=30_000):
        pass
    assert said[-1].kind == "problem"


def test_a_picture_is_put_into_a_new_report_and_into_one_there_is(
    workspace: PicturesWorkspace, coded: Project, said: list[Message], drawn: Drawn, qtbot: QtBot
) -> None:
    def offered() -> dict[str, QAction]:
        workspace.into_report.fill()
        return {action.text(): action for action in workspace.into_report.menu().actions() if action.text()}

    offered()["New report of pictures"].trigger()
    assert "“Pictures”" in said[-1].text
    assert not offered()["Pictures"].isEnabled()
    workspace.choosing.show_kind(What.COVERAGE)
    drawn(workspace)
    offered()["Pictures"].trigger()
    saved = coded.recipes.named("Pictures")
    assert saved is not None
    assert Recipe.of(saved.kind, saved.options).pictures == ("heat", "coverage")
    coded.undo()
    coded.undo()
    assert coded.recipes.named("Pictures") is None


# --------------------------------------------------------------------------- where there is nothing yet


def test_a_project_without_codings_teaches_to_code(begun: Begun, qtbot: QtBot) -> None:
    workspace = begun()
    assert workspace.empty is not None
    assert workspace.empty.button is not None
    with qtbot.waitSignal(workspace.coding_wanted):
        workspace.empty.button.click()
    assert not workspace.save.isVisible()


def test_a_course_without_an_ordered_family_teaches_how_to_make_one(
    workspace: PicturesWorkspace, coded: Project, drawn: Drawn, qtbot: QtBot
) -> None:
    workspace.choosing.show_kind(What.COURSE)
    assert workspace.empty is not None
    family = coded.codes.find("Anchoring")
    assert family is not None
    coded.codes.change(family.id, ordered=True)
    drawn(workspace)
    assert workspace.empty is None


def test_the_first_coding_brings_the_picture(begun: Begun, coded: Project, drawn: Drawn, qtbot: QtBot) -> None:
    coded.codings.remove([coding.id for coding in coded.codings.of_codes()])
    workspace = begun()
    assert workspace.empty is not None
    coded.undo()
    drawn(workspace)
    assert workspace.empty is None


def test_a_closed_project_leaves_nothing_behind(workspace: PicturesWorkspace, session: Session) -> None:
    session.close()
    assert workspace.pictured is None
    assert not workspace.canvas.marks


# --------------------------------------------------------------------------- in the window


def test_the_pictures_have_their_key_and_their_place_on_the_rail(coding_window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(coding_window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    assert coding_window.in_front == "pictures"


def test_nothing_draws_before_a_picture_is_asked_for() -> None:
    code = "import sys, ui.pictures.workspace; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
