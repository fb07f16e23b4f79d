"""Coding with the keyboard alone, in the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qda.model import About, Coding, Span
from qda.project import Project
from ui.coding_workspace import CodingWorkspace
from ui.main_window import MainWindow
from ui.passage_menu import passage_menu

Key = Qt.Key
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
STARTED = "Nobody came twice, so we started over every time."


@pytest.fixture
def coding(coding_window: MainWindow, qtbot: QtBot) -> CodingWorkspace:
    """The workspace with the keyboard in the transcript."""
    coding_window.activateWindow()
    coding_window.coding.transcript.setFocus()
    qtbot.waitUntil(coding_window.menus.actions["go.next_sentence"].isEnabled)
    return coding_window.coding


@pytest.fixture
def study(coding_window: MainWindow) -> Project:
    assert coding_window.session.project is not None
    return coding_window.session.project


def codings(study: Project) -> list[Coding]:
    return study.codings.in_document(study.documents.all()[0].id)


def named(study: Project) -> list[tuple[str, str]]:
    return [(study.codes.get(one.code_id).name, one.quote) for one in codings(study)]


def press(coding: CodingWorkspace, qtbot: QtBot, key: Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    for _ in range(times):
        QApplication.processEvents()  # what can be done is found out after what was done
        qtbot.keyClick(coding.transcript.page, key, held)


def choose(
    coding: CodingWorkspace, qtbot: QtBot, letters: str, key: Key = Key.Key_Return, held: Qt.KeyboardModifier = NONE
) -> None:
    """Type letters into the picker, and a key that chooses."""
    QApplication.processEvents()
    qtbot.keyClicks(coding.passages.picker.line, letters)
    qtbot.keyClick(coding.passages.picker.line, key, held)
    QApplication.processEvents()


def taken(coding: CodingWorkspace) -> str:
    span = coding.transcript.selected_span()
    return "" if span is None else span.of(coding.transcript.page.text)


def test_sentence_after_sentence_is_coded_without_a_mouse(
    coding: CodingWorkspace, study: Project, qtbot: QtBot
) -> None:
    press(coding, qtbot, Key.Key_Down, CONTROL, times=2)
    assert taken(coding) == STARTED
    press(coding, qtbot, Key.Key_Return)
    choose(coding, qtbot, "resig")
    assert taken(coding) == ""
    press(coding, qtbot, Key.Key_Down, CONTROL)
    assert taken(coding) == "We waited for the council."
    press(coding, qtbot, Key.Key_Period, CONTROL)
    assert named(study) == [("Resignation", STARTED), ("Resignation", "We waited for the council.")]


def test_after_enter_the_coding_is_still_in_hand_for_a_memo(
    coding: CodingWorkspace, study: Project, qtbot: QtBot
) -> None:
    press(coding, qtbot, Key.Key_Down, CONTROL, times=2)
    press(coding, qtbot, Key.Key_Return)
    choose(coding, qtbot, "resig")
    press(coding, qtbot, Key.Key_M)
    qtbot.keyClicks(coding.details.memo.cards[-1].field, "Typical.")
    assert [memo.text for memo in study.memos.on(About.CODING, codings(study)[0].id)] == ["Typical."]


def test_a_click_beside_it_lets_go_of_the_coding_in_hand(
    coding_window: MainWindow, coding: CodingWorkspace, qtbot: QtBot
) -> None:
    press(coding, qtbot, Key.Key_Down, CONTROL, times=2)
    press(coding, qtbot, Key.Key_A)
    coding.transcript.stand_after(coding.transcript.selected_span() or Span(0, 0))
    assert coding_window.session.coding_id is not None
    page = coding.transcript.page
    last = page.cursorRect(page.cursor_at(Span(len(page.text) - 20, len(page.text) - 20))).center()
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert coding_window.session.coding_id is None
    assert not coding.transcript.handles.start.isVisible()


def test_several_codes_given_with_tab_are_one_act(coding: CodingWorkspace, study: Project, qtbot: QtBot) -> None:
    press(coding, qtbot, Key.Key_Down, CONTROL, times=2)
    press(coding, qtbot, Key.Key_Return)
    for letters, key, held in (
        ("resig", Key.Key_Tab, NONE),
        ("polit", Key.Key_Return, CONTROL),
        ("Waiting", Key.Key_Tab, NONE),
    ):
        choose(coding, qtbot, letters, key, held)
    choose(coding, qtbot, "")
    assert {name for name, _ in named(study)} == {"Resignation", "Political anchoring", "Waiting"}
    assert {quote for _, quote in named(study)} == {STARTED}
    act = study.to_undo()
    assert act is not None
    assert act.details["code"] == "Resignation, Political anchoring, Waiting"
    study.undo()
    assert codings(study) == []
    assert study.codes.find("Waiting") is None
    study.redo()
    assert len(codings(study)) == 3


def test_codes_given_in_two_goes_are_two_acts(coding: CodingWorkspace, study: Project, qtbot: QtBot) -> None:
    for letters in ("resig", "polit"):
        coding.transcript.walk.take_sentence()
        press(coding, qtbot, Key.Key_Return)
        choose(coding, qtbot, letters, Key.Key_Tab)
        choose(coding, qtbot, "", Key.Key_Escape)
    assert len(codings(study)) == 2
    study.undo()
    assert len(codings(study)) == 1


def test_i_makes_a_code_of_the_words_in_one_step(coding: CodingWorkspace, study: Project, qtbot: QtBot) -> None:
    press(coding, qtbot, Key.Key_Down, CONTROL, times=2)
    press(coding, qtbot, Key.Key_I)
    assert named(study) == [("Nobody came twice, so we started over…", STARTED)]
    study.undo()
    assert codings(study) == []
    assert len(study.codes.all()) == 3


def test_i_uses_a_code_of_that_name_where_there_is_one(coding: CodingWorkspace, study: Project, qtbot: QtBot) -> None:
    study.codes.add("We waited")
    start = coding.transcript.page.text.index("We waited")
    coding.transcript.select_span(Span(start, start + 9))
    press(coding, qtbot, Key.Key_I)
    assert named(study) == [("We waited", "We waited")]
    assert len(study.codes.all()) == 4


def test_f7_goes_to_what_nobody_coded_and_leaves_interviewers_out(
    coding_window: MainWindow, coding: CodingWorkspace, study: Project, qtbot: QtBot
) -> None:
    press(coding, qtbot, Key.Key_F7)
    assert taken(coding).startswith("Nobody came twice")
    press(coding, qtbot, Key.Key_A)
    press(coding, qtbot, Key.Key_F7)
    assert taken(coding).startswith("The council had not voted.")
    press(coding, qtbot, Key.Key_F7, SHIFT)
    assert coding_window.message_bar.message is not None
    assert coding_window.message_bar.message.text == "No uncoded passage further on that way."


def test_f8_goes_to_the_next_question_and_f9_takes_its_answer(coding: CodingWorkspace, qtbot: QtBot) -> None:
    press(coding, qtbot, Key.Key_F8)
    press(coding, qtbot, Key.Key_F9)
    assert taken(coding).startswith("The council had not voted.")
    press(coding, qtbot, Key.Key_F8, SHIFT)
    assert coding.transcript.page.text[coding.transcript.caret() :].startswith("Interviewer: What was difficult?")
    press(coding, qtbot, Key.Key_F8, SHIFT)
    assert coding.transcript.caret() == 0


def test_the_ends_of_a_coding_are_moved_by_key_in_one_act(
    coding: CodingWorkspace, study: Project, qtbot: QtBot
) -> None:
    press(coding, qtbot, Key.Key_Down, CONTROL, times=2)
    press(coding, qtbot, Key.Key_A)
    press(coding, qtbot, Key.Key_Left, ALT | SHIFT, times=2)
    assert named(study) == [("Anchoring", "Nobody came twice, so we started over")]
    press(coding, qtbot, Key.Key_Down, ALT | SHIFT)
    assert named(study) == [("Anchoring", "came twice, so we started over")]
    assert taken(coding) == "came twice, so we started over"
    study.undo()
    assert named(study) == [("Anchoring", STARTED)]


def test_a_handle_dragged_in_the_window_resizes_the_coding(
    coding: CodingWorkspace, study: Project, qtbot: QtBot
) -> None:
    press(coding, qtbot, Key.Key_Down, CONTROL, times=2)
    press(coding, qtbot, Key.Key_A)
    handle, page = coding.transcript.handles.finish, coding.transcript.page
    end = page.text.index(" so we started")
    place = page.cursorRect(page.cursor_at(Span(end, end))).center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    qtbot.mouseMove(handle, handle.mapFrom(page.viewport(), place))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert named(study) == [("Anchoring", "Nobody came twice,")]
    assert taken(coding) == "Nobody came twice,"
    study.undo()
    assert named(study) == [("Anchoring", STARTED)]


def test_the_menu_of_a_passage_repeats_the_last_code_and_selects_units(
    coding_window: MainWindow, coding: CodingWorkspace, study: Project, qtbot: QtBot
) -> None:
    press(coding, qtbot, Key.Key_Down, CONTROL, times=2)
    press(coding, qtbot, Key.Key_A)
    press(coding, qtbot, Key.Key_Down, CONTROL)
    codes = {code.id: code for code in study.codes.all()}
    menu = passage_menu(coding.passages, coding_window.session, coding_window.session.span, codes, coding)
    entries = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert entries["Code with Anchoring"].text().endswith("Ctrl+.")
    entries["Code with Anchoring"].trigger()
    assert len(codings(study)) == 2
    (units,) = [action.menu() for action in menu.actions() if action.text() == "Select"]
    next(one for one in units.actions() if one.text() == "The turn").trigger()
    assert taken(coding).startswith("Nobody came twice")


def test_in_a_project_for_reading_nothing_is_resized_or_made(window: MainWindow, filled: object, qtbot: QtBot) -> None:
    window.projects.open(filled, read_only=True)  # type: ignore[arg-type]
    window.coding.transcript.walk.next_sentence()
    qtbot.keyClick(window.coding.transcript.page, Key.Key_I)
    assert window.message_bar.message is not None
    assert "reading only" in window.message_bar.message.text
