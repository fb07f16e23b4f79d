from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qda.model import Code
from ui import theme
from ui.app import application
from ui.transcript.picker import CodePicker, Entry

ENTRIES: list[Entry] = [
    (Code(id_, f"g{id_}", None, 0, path.rpartition(" > ")[2], told, colour=colour, shortcut=key), path)
    for id_, path, colour, key, told in (
        (1, "Anchoring", "#0072B2", "a", "Who stands behind it."),
        (2, "Anchoring > Political anchoring", "#005A8C", "", ""),
        (3, "Resignation", "#C4500B", "", "They give up, " * 80),
        (4, "Waiting", "#00876A", "w", ""),
    )
]


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    theme.apply(application(), "light")
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.resize(600, 500)
    desk.show()
    return desk


@pytest.fixture
def picker(desk: QWidget) -> CodePicker:
    picker = CodePicker(desk)
    picker.open_for(ENTRIES, [], QPoint(300, 100))
    return picker


def offered(picker: CodePicker) -> list[str]:
    model = picker.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def in_hand(picker: CodePicker) -> str:
    return str(picker.list.currentIndex().data())


def test_all_codes_are_offered_at_first_the_recent_ones_on_top(picker: CodePicker) -> None:
    assert offered(picker) == [path for _, path in ENTRIES]
    picker.open_for(ENTRIES, [4, 3, 99], QPoint(300, 100))
    assert offered(picker)[:2] == ["Waiting", "Resignation"]
    assert len(offered(picker)) == len(ENTRIES)


def test_typing_finds_a_code_and_enter_chooses_it(picker: CodePicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.line, "polit")
    assert in_hand(picker) == "Anchoring > Political anchoring"
    with qtbot.waitSignal(picker.chosen, timeout=500) as told:
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert told.args == [2]
    assert not picker.isVisible()


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)],
)
def test_tab_and_control_enter_choose_and_stay_for_another(
    picker: CodePicker, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    told: list[int] = []
    picker.chosen.connect(told.append)
    qtbot.keyClicks(picker.line, "resig")
    qtbot.keyClick(picker.line, key, held)
    assert picker.isVisible()
    assert picker.line.text() == ""
    qtbot.keyClicks(picker.line, "wait")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert told == [3, 4]
    assert not picker.isVisible()


def test_a_name_that_is_not_there_can_be_made(picker: CodePicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.line, "Hope")
    assert offered(picker)[-1] == "New code “Hope”"
    with qtbot.waitSignal(picker.created, timeout=500) as told:
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert told.args == ["Hope"]


def test_a_new_code_can_be_made_under_another(picker: CodePicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.line, "Anchoring > Municipal")
    qtbot.keyClick(picker.line, Qt.Key.Key_End)
    while "New code" not in in_hand(picker):
        qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.created, timeout=500) as told:
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert told.args == ["Anchoring > Municipal"]


def test_a_name_that_is_there_is_not_made_again(picker: CodePicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.line, "waiting")
    assert offered(picker) == ["Waiting"]


def test_arrows_go_through_the_codes_and_stop_at_the_ends(picker: CodePicker, qtbot: QtBot) -> None:
    qtbot.keyClick(picker.line, Qt.Key.Key_Up)
    assert in_hand(picker) == "Anchoring"
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    assert in_hand(picker) == "Resignation"
    qtbot.keyClick(picker.line, Qt.Key.Key_PageDown)
    assert in_hand(picker) == "Waiting"


def test_escape_closes_and_chooses_nothing(picker: CodePicker, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picker.chosen), qtbot.assertNotEmitted(picker.created):
        qtbot.keyClicks(picker.line, "wait")
        qtbot.keyClick(picker.line, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_a_click_chooses(picker: CodePicker, qtbot: QtBot) -> None:
    row = picker.list.visualRect(picker.list.model().index(3, 0)).center()
    with qtbot.waitSignal(picker.chosen, timeout=500) as told:
        qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert told.args == [4]


def test_the_next_time_it_opens_empty(picker: CodePicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.line, "wait")
    qtbot.keyClick(picker.line, Qt.Key.Key_Escape)
    picker.open_for(ENTRIES, [], QPoint(300, 100))
    assert picker.line.text() == ""
    assert len(offered(picker)) == len(ENTRIES)


def test_without_any_code_the_first_can_be_made(picker: CodePicker, qtbot: QtBot) -> None:
    picker.open_for([], [], QPoint(300, 100))
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.isVisible()
    qtbot.keyClicks(picker.line, "Hope")
    with qtbot.waitSignal(picker.created, timeout=500) as told:
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert told.args == ["Hope"]


def meaning(picker: CodePicker) -> str:
    page = QTextDocument()
    page.setHtml(picker.meaning.text())
    return page.toPlainText()


def test_staying_open_it_tells_what_was_done_until_more_is_typed(picker: CodePicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.line, "polit")
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    picker.tell("Coded with Political anchoring")
    assert picker.hint.text().startswith("Coded with Political anchoring")
    qtbot.keyClicks(picker.line, "w")
    assert "Coded" not in picker.hint.text()


def test_after_tab_nothing_is_highlighted_and_enter_only_goes_on(picker: CodePicker, qtbot: QtBot) -> None:
    chosen: list[int] = []
    picker.chosen.connect(chosen.append)
    picker.chosen.connect(lambda _: picker.mark(chosen))
    qtbot.keyClicks(picker.line, "wait")
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    assert not picker.list.currentIndex().isValid()
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    assert picker.isVisible()
    with qtbot.waitSignal(picker.finished, timeout=500):
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert chosen == [4]
    assert not picker.isVisible()


def test_after_tab_an_arrow_highlights_again(picker: CodePicker, qtbot: QtBot) -> None:
    chosen: list[int] = []
    picker.chosen.connect(chosen.append)
    qtbot.keyClicks(picker.line, "wait")
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    assert in_hand(picker) == "Anchoring"
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert chosen == [4, 1]


def test_a_code_is_shown_with_its_definition_a_long_one_cut_at_a_word(picker: CodePicker, qtbot: QtBot) -> None:
    assert meaning(picker) == "Who stands behind it."
    qtbot.keyClicks(picker.line, "resig")
    QApplication.processEvents()
    assert meaning(picker).startswith("They give up, They give up,")
    assert meaning(picker).endswith((" They …", " give …", " up, …"))


def test_all_that_is_said_of_a_code_is_shown_while_choosing(picker: CodePicker, qtbot: QtBot) -> None:
    code = Code(5, "g5", None, 0, "Hope", "What they hope.", "Wishes.", "Plans.", "“If only.”")
    picker.open_for([(code, "Hope")], [], QPoint(300, 100))
    QApplication.processEvents()
    assert meaning(picker).split("\n") == [
        "What they hope.",
        "Include",
        "Wishes.",
        "Exclude",
        "Plans.",
        "Example",
        "“If only.”",
    ]


def test_it_does_not_jump_in_size_from_row_to_row(picker: CodePicker, qtbot: QtBot) -> None:
    heights = set()
    for _ in ENTRIES:
        QApplication.processEvents()
        heights.add(picker.height())
        qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    assert len(heights) == 1
