from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from qda.project import Project
from ui.codebook.asking import DeleteQuestion
from ui.codebook.panel import CodebookPanel
from ui.codebook.swatches import Swatches
from ui.codebook.tree import DRAFT
from ui.dragged import SPAN_MIME, codes_in
from ui.memos.sheet import MemoSheet
from ui.session import Message, Session

Put = Callable[[int, int], int]
LEFT = Qt.MouseButton.LeftButton


def middle(panel: CodebookPanel, code_id: int) -> QPoint:
    return panel.view.visualRect(panel.model.index_of(code_id)).center()


def click(panel: CodebookPanel, code_id: int, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.view.viewport(), LEFT, pos=middle(panel, code_id))


def press(panel: CodebookPanel, key: Qt.Key, qtbot: QtBot, *, alt: bool = False) -> None:
    panel.view.setFocus()
    held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(panel.view, key, held)


def name_field(panel: CodebookPanel, code_id: int) -> QLineEdit:
    field = panel.view.indexWidget(panel.model.index_of(code_id))
    assert isinstance(field, QLineEdit)
    return field


# --------------------------------------------------------------------------- choosing


def test_a_click_means_the_code_for_the_selected_passage(
    panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot
) -> None:
    seen: list[tuple[str, int]] = []
    panel.code_selected.connect(lambda code_id: seen.append(("selected", code_id)))
    panel.code_activated.connect(lambda code_id: seen.append(("activated", code_id)))
    click(panel, codes["Enthusiast"], qtbot)
    assert seen == [("selected", codes["Enthusiast"]), ("activated", codes["Enthusiast"])]


def test_enter_means_the_code_in_hand(panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot) -> None:
    panel.select(codes["Awareness"])
    with qtbot.waitSignal(panel.code_activated) as seen:
        press(panel, Qt.Key.Key_Return, qtbot)
    assert seen.args == [codes["Awareness"]]


def test_a_click_on_the_fold_mark_applies_nothing(panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot) -> None:
    row = panel.view.visualRect(panel.model.index_of(codes["Anchoring"]))
    with qtbot.assertNotEmitted(panel.code_activated):
        qtbot.mouseClick(panel.view.viewport(), LEFT, pos=QPoint(row.left() - 9, row.center().y()))
    assert not panel.view.isExpanded(panel.model.index_of(codes["Anchoring"]))


def test_typing_finds_codes_and_enter_means_the_best(panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter, "resig")
    assert list(panel.model.in_order()) == [codes["Mobilisation phase"], codes["Resignation"]]
    with qtbot.waitSignal(panel.code_activated) as seen:
        qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert seen.args == [codes["Resignation"]]
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert len(list(panel.model.in_order())) == 7


def test_codes_are_found_without_their_diacritics(panel: CodebookPanel, project: Project, qtbot: QtBot) -> None:
    code_id = project.codes.add("Økonomi og ældre")
    qtbot.keyClicks(panel.filter, "okonomi")
    assert panel.code_in_hand() == code_id


def test_arrows_in_the_field_go_through_the_tree(panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter, "anchoring")
    first = panel.code_in_hand()
    qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    assert panel.code_in_hand() not in (None, first)


def test_enter_makes_a_code_where_none_is_found(panel: CodebookPanel, project: Project, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter, "zzz")
    assert panel.pages.currentWidget() is not panel.split
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    found = project.codes.find("zzz")
    assert found is not None
    assert panel.code_in_hand() == found.id


def test_a_key_belongs_to_one_code_whatever_its_case(panel: CodebookPanel, codes: dict[str, int]) -> None:
    assert panel.code_for_key("P") == codes["Political anchoring"]
    assert panel.code_for_key("x") is None
    assert panel.code_for_key("") is None


def test_codes_used_last_come_first(panel: CodebookPanel, codes: dict[str, int], project: Project) -> None:
    for name in ("Anchoring", "Enthusiast", "Anchoring", "Awareness"):
        panel.note_use(codes[name])
    project.codes.delete(codes["Enthusiast"])
    assert panel.recent() == [codes["Awareness"], codes["Anchoring"]]


def test_the_picker_is_given_every_code_in_order(panel: CodebookPanel, codes: dict[str, int]) -> None:
    first, second, *others = panel.codes_for_picker()
    assert (first[0].id, first[0].definition, first[1]) == (codes["Anchoring"], "Who stands behind it.", "Anchoring")
    assert second[1] == "Anchoring > Political anchoring"
    assert len(others) == 5


# --------------------------------------------------------------------------- making and renaming


def test_a_new_code_is_named_in_the_tree(
    panel: CodebookPanel, codes: dict[str, int], project: Project, qtbot: QtBot
) -> None:
    panel.select(codes["Anchoring"])
    press(panel, Qt.Key.Key_Insert, qtbot)
    field = name_field(panel, DRAFT)
    qtbot.keyClicks(field, "User anchoring")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: project.codes.find("Anchoring > User anchoring") is not None)
    made = project.codes.find("User anchoring")
    assert made is not None
    assert made.colour not in ("", "#0072B2")
    assert panel.code_in_hand() == made.id


def test_escape_makes_no_code(panel: CodebookPanel, project: Project, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.add_button, LEFT)
    field = name_field(panel, DRAFT)
    qtbot.keyClicks(field, "Half a na")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.model.code(DRAFT) is None)
    assert len(project.codes.all()) == 7


def test_a_name_that_is_taken_can_be_typed_on(
    panel: CodebookPanel, project: Project, said: list[Message], qtbot: QtBot
) -> None:
    qtbot.mouseClick(panel.add_button, LEFT)
    qtbot.keyClicks(name_field(panel, DRAFT), "enthusiast")
    qtbot.keyClick(name_field(panel, DRAFT), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].kind == "problem"
    qtbot.waitUntil(lambda: panel.model.index_of(DRAFT).isValid())
    field = name_field(panel, DRAFT)
    assert field.text() == "enthusiast"
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " 2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: project.codes.find("enthusiast 2") is not None)


def test_f2_renames_in_place(panel: CodebookPanel, codes: dict[str, int], project: Project, qtbot: QtBot) -> None:
    panel.select(codes["Enthusiast"])
    press(panel, Qt.Key.Key_F2, qtbot)
    field = name_field(panel, codes["Enthusiast"])
    field.selectAll()
    qtbot.keyClicks(field, "Driving force")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: project.codes.get(codes["Enthusiast"]).name == "Driving force")


def test_a_new_code_gets_its_colour_by_itself(panel: CodebookPanel, project: Project) -> None:
    made = [panel.new_code(f"Idea {number}") for number in range(5)]
    colours = {project.codes.get(code_id).colour for code_id in made if code_id}
    assert len(colours) == 5


def test_an_empty_codebook_teaches_how_to_begin(session: Session, project: Project, qtbot: QtBot) -> None:
    panel = CodebookPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.new_button.isVisible()
    assert panel.import_button.isVisible()
    qtbot.mouseClick(panel.new_button, LEFT)
    field = name_field(panel, DRAFT)
    qtbot.keyClicks(field, "Anchoring")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(project.codes.all()) == 1)
    session.undo()
    assert panel.new_button.isVisible()


# --------------------------------------------------------------------------- moving


@pytest.mark.parametrize(
    ("key", "code", "path"),
    [
        (Qt.Key.Key_Up, "Enthusiast", ["Enthusiast", "Anchoring", "Mobilisation phase"]),
        (Qt.Key.Key_Down, "Enthusiast", ["Anchoring", "Mobilisation phase", "Enthusiast"]),
        (Qt.Key.Key_Right, "Enthusiast", ["Anchoring", "Mobilisation phase"]),
        (Qt.Key.Key_Left, "Awareness", ["Anchoring", "Enthusiast", "Mobilisation phase", "Awareness"]),
        (Qt.Key.Key_Up, "Anchoring", ["Anchoring", "Enthusiast", "Mobilisation phase"]),
    ],
)
def test_alt_and_an_arrow_move_a_code(
    key: Qt.Key, code: str, path: list[str], panel: CodebookPanel, codes: dict[str, int], project: Project, qtbot: QtBot
) -> None:
    panel.select(codes[code])
    press(panel, key, qtbot, alt=True)
    assert [project.codes.get(code_id).name for code_id in panel.model.inside(None)] == path
    assert panel.code_in_hand() == codes[code]


def test_the_keys_of_the_tree_win_over_those_of_the_window(
    panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot
) -> None:
    of_window = QAction(panel)
    of_window.setShortcut("Alt+Down")
    panel.addAction(of_window)
    panel.select(codes["Anchoring"])
    with qtbot.assertNotEmitted(of_window.triggered):
        press(panel, Qt.Key.Key_Down, qtbot, alt=True)
    assert panel.model.inside(None)[1] == codes["Anchoring"]
    panel.filter.setFocus()
    with qtbot.waitSignal(of_window.triggered):
        qtbot.keyClick(panel.filter, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


def drop(panel: CodebookPanel, dragged: QMimeData, point: QPoint) -> bool:
    """Drag something to a point of the tree and let go; whether the tree took it."""
    actions, button, held = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
    viewport = panel.view.viewport()
    entering = QDragEnterEvent(point, actions, dragged, button, held)
    QApplication.sendEvent(viewport, entering)
    if not entering.isAccepted():
        return False
    over = QDragMoveEvent(point, actions, dragged, button, held)
    QApplication.sendEvent(viewport, over)
    panel.grab()
    # One of these ends a drag: Qt remembers over what one is under way, and not that it is gone.
    end = QDropEvent(QPointF(point), actions, dragged, button, held) if over.isAccepted() else QDragLeaveEvent()
    QApplication.sendEvent(viewport, end)
    return over.isAccepted()


def test_a_code_is_dragged_into_another(panel: CodebookPanel, codes: dict[str, int], project: Project) -> None:
    dragged = panel.model.mimeData([panel.model.index_of(codes["Enthusiast"])])
    assert drop(panel, dragged, middle(panel, codes["Resignation"]))
    assert project.codes.path(codes["Enthusiast"]) == "Mobilisation phase > Resignation > Enthusiast"


def test_a_code_is_dragged_between_two_others(panel: CodebookPanel, codes: dict[str, int], project: Project) -> None:
    row = panel.view.visualRect(panel.model.index_of(codes["Resignation"]))
    dragged = panel.model.mimeData([panel.model.index_of(codes["Enthusiast"])])
    assert drop(panel, dragged, QPoint(80, row.top() + 2))
    family = panel.model.inside(codes["Mobilisation phase"])
    assert family == [codes["Awareness"], codes["Enthusiast"], codes["Resignation"]]


def test_a_code_dropped_below_the_last_one_goes_to_the_end(
    panel: CodebookPanel, codes: dict[str, int], project: Project
) -> None:
    dragged = panel.model.mimeData([panel.model.index_of(codes["Anchoring"])])
    assert drop(panel, dragged, QPoint(80, 400))
    assert panel.model.inside(None)[-1] == codes["Anchoring"]


def test_a_code_cannot_be_dragged_into_its_own_family(
    panel: CodebookPanel, codes: dict[str, int], project: Project
) -> None:
    dragged = panel.model.mimeData([panel.model.index_of(codes["Anchoring"])])
    assert not drop(panel, dragged, middle(panel, codes["Political anchoring"]))
    assert project.codes.path(codes["Anchoring"]) == "Anchoring"


def test_a_code_of_another_window_is_not_taken_for_ours(panel: CodebookPanel, codes: dict[str, int]) -> None:
    dragged = panel.model.mimeData([panel.model.index_of(codes["Enthusiast"])])
    dragged.setText("Something else")
    assert not drop(panel, dragged, middle(panel, codes["Anchoring"]))


def test_a_dragged_code_says_which_it_is(panel: CodebookPanel, codes: dict[str, int]) -> None:
    dragged = panel.model.mimeData([panel.model.index_of(codes["Awareness"])])
    assert codes_in(dragged) == [codes["Awareness"]]


def test_a_passage_dropped_on_a_code_is_meant_for_it(panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot) -> None:
    dragged = QMimeData()
    dragged.setData(SPAN_MIME, b"1:40:50")
    with qtbot.waitSignal(panel.passage_dropped) as seen:
        assert drop(panel, dragged, middle(panel, codes["Awareness"]))
    assert seen.args == [codes["Awareness"]]


# --------------------------------------------------------------------------- deleting, colouring, memos


def test_a_code_without_codings_is_deleted_at_once_and_can_be_had_back(
    panel: CodebookPanel, codes: dict[str, int], project: Project, said: list[Message], qtbot: QtBot
) -> None:
    panel.select(codes["Enthusiast"])
    press(panel, Qt.Key.Key_Delete, qtbot)
    assert project.codes.find("Enthusiast") is None
    assert said[-1].text == "Deleted the code “Enthusiast”"
    assert said[-1].handler is not None
    said[-1].handler()
    assert project.codes.find("Enthusiast") is not None


@pytest.mark.parametrize("keep", [True, False])
def test_a_code_with_codings_is_deleted_only_when_asked(
    keep: bool, panel: CodebookPanel, codes: dict[str, int], project: Project, put: Put, qtbot: QtBot
) -> None:
    put(codes["Political anchoring"], 40)
    put(codes["Anchoring"], 60)
    panel.select(codes["Anchoring"])
    press(panel, Qt.Key.Key_Delete, qtbot)
    question = panel.findChild(DeleteQuestion)
    assert question is not None
    assert "2 codings" in question.accessibleDescription()
    assert "2 codes inside" in question.accessibleDescription()
    qtbot.mouseClick(question.keep_button if keep else question.delete_button, LEFT)
    assert (project.codes.find("Anchoring") is not None) is keep
    assert len(project.codings.of_codes()) == (2 if keep else 0)


def test_a_colour_is_picked_from_the_menu(
    panel: CodebookPanel, codes: dict[str, int], project: Project, qtbot: QtBot
) -> None:
    panel.select(codes["Enthusiast"])
    panel.commands.choose_colour()
    swatches = QApplication.activePopupWidget().findChild(Swatches)
    assert swatches is not None
    marked = swatches.focusWidget()
    qtbot.keyClick(marked, Qt.Key.Key_Right)
    assert QApplication.activePopupWidget() is not None
    other = next(swatch for colour, swatch in swatches._swatches.items() if colour == "#00A578")
    qtbot.mouseClick(other, LEFT)
    assert project.codes.get(codes["Enthusiast"]).colour == "#00A578"
    assert QApplication.activePopupWidget() is None


def test_a_memo_on_a_code_marks_its_row(
    panel: CodebookPanel, codes: dict[str, int], project: Project, qtbot: QtBot
) -> None:
    panel.select(codes["Enthusiast"])
    qtbot.mouseClick(panel.details.memo_button, LEFT)
    sheet = panel.findChild(MemoSheet)
    assert sheet is not None
    qtbot.keyClicks(sheet.editor.cards[0].field, "Rare")
    assert panel.model.memo_count(codes["Enthusiast"]) == 1


def test_the_meaning_of_the_code_in_hand_is_shown_and_folds(
    panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot
) -> None:
    click(panel, codes["Anchoring"], qtbot)
    assert panel.details.title.text() == "Anchoring"
    assert panel.details.body.isVisible()
    qtbot.mouseClick(panel.details.title, LEFT)
    assert not panel.details.body.isVisible()
    assert panel.details.is_folded


def test_what_cannot_be_changed_offers_no_change(
    session: Session, project: Project, codes: dict[str, int], qtbot: QtBot
) -> None:
    session.open(project.path, read_only=True)
    panel = CodebookPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    panel.select(codes["Anchoring"])
    assert not panel.add_button.isEnabled()
    enabled = [act for act in panel.commands.menu().actions() if act.isEnabled() and not act.isSeparator()]
    assert enabled == [panel.commands.memo_action, panel.commands.cues_action]
    dragged = panel.model.mimeData([panel.model.index_of(codes["Enthusiast"])])
    assert not drop(panel, dragged, middle(panel, codes["Resignation"]))
