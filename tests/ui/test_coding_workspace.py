from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from qda.model import About, Coding, Span, TurnRole
from qda.project import Project
from ui.coding_workspace import CodingWorkspace
from ui.main_window import MainWindow
from ui.passage_menu import passage_menu

WAITED = "We waited for the council."


@pytest.fixture
def coding(coding_window: MainWindow) -> CodingWorkspace:
    return coding_window.coding


@pytest.fixture
def study(coding_window: MainWindow) -> Project:
    assert coding_window.session.project is not None
    return coding_window.session.project


def passage(study: Project, words: str = WAITED) -> Span:
    """Where words stand in the first document."""
    text = study.documents.text(study.documents.all()[0].id)
    start = text.index(words)
    return Span(start, start + len(words))


def code(study: Project, name: str) -> int:
    found = study.codes.find(name)
    assert found is not None
    return found.id


def codings(study: Project) -> list[Coding]:
    return study.codings.in_document(study.documents.all()[0].id)


def test_a_click_on_a_code_puts_it_on_the_passage_selected(coding: CodingWorkspace, study: Project) -> None:
    coding.transcript.select_span(passage(study))
    coding.codebook.code_activated.emit(code(study, "Resignation"))
    (made,) = codings(study)
    assert made.quote == WAITED
    assert made.code_id == code(study, "Resignation")


def test_a_click_on_a_code_without_a_passage_codes_nothing(coding: CodingWorkspace, study: Project) -> None:
    coding.codebook.code_activated.emit(code(study, "Resignation"))
    assert codings(study) == []


def test_several_chosen_codes_are_put_on_a_passage_by_enter_in_one_step(
    coding_window: MainWindow, study: Project, qtbot: QtBot
) -> None:
    coding = coding_window.coding
    coding.transcript.select_span(passage(study))
    coding.codebook.view.select(code(study, "Anchoring"), code(study, "Resignation"))
    qtbot.keyClick(coding.codebook.view, Qt.Key.Key_Return)
    assert {made.code_id for made in codings(study)} == {code(study, "Anchoring"), code(study, "Resignation")}
    assert coding_window.message_bar.message is not None
    assert coding_window.message_bar.message.text == "Coded with 2 codes: Anchoring, Resignation"
    coding_window.session.undo()
    assert codings(study) == []


def test_several_codes_dropped_on_a_passage_are_one_step(coding: CodingWorkspace, study: Project) -> None:
    names = ("Resignation", "Anchoring", "Political anchoring")
    coding.transcript.codes_dropped.emit([code(study, name) for name in names], passage(study))
    assert sorted(made.code_id for made in codings(study)) == sorted(code(study, name) for name in names)
    study.undo()
    assert codings(study) == []


def test_the_message_after_coding_offers_undo(coding_window: MainWindow, study: Project) -> None:
    coding_window.coding.transcript.select_span(passage(study))
    coding_window.coding.passages.apply_code(code(study, "Resignation"))
    assert coding_window.message_bar.message is not None
    assert coding_window.message_bar.message.text == "Coded with Resignation"
    coding_window.message_bar.button.click()
    assert codings(study) == []


def test_white_space_at_the_ends_of_a_selection_is_not_coded(coding: CodingWorkspace, study: Project) -> None:
    start, end = passage(study)
    coding.passages.apply_code(code(study, "Resignation"), Span(start - 1, end + 1))
    assert codings(study)[0].quote == WAITED


def test_a_code_s_key_puts_it_on_the_passage_selected(coding: CodingWorkspace, study: Project, qtbot: QtBot) -> None:
    coding.transcript.select_span(passage(study))
    qtbot.keyClick(coding.transcript.page, "a")
    assert codings(study)[0].code_id == code(study, "Anchoring")


def test_enter_opens_the_picker_and_what_is_chosen_is_applied(
    coding: CodingWorkspace, study: Project, qtbot: QtBot
) -> None:
    coding.transcript.select_span(passage(study))
    qtbot.keyClick(coding.transcript.page, Qt.Key.Key_Return)
    picker = coding.passages.picker
    assert picker.isVisible()
    qtbot.keyClicks(picker.line, "resig")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert codings(study)[0].code_id == code(study, "Resignation")


def test_a_code_made_in_the_picker_and_its_coding_are_one_step(
    coding: CodingWorkspace, study: Project, qtbot: QtBot
) -> None:
    coding.transcript.select_span(passage(study))
    coding.passages.pick_code()
    qtbot.keyClicks(coding.passages.picker.line, "Waiting")
    qtbot.keyClick(coding.passages.picker.line, Qt.Key.Key_Return)
    assert codings(study)[0].code_id == code(study, "Waiting")
    study.undo()
    assert codings(study) == []
    assert study.codes.find("Waiting") is None


def test_delete_removes_the_coding_in_hand_and_undo_brings_it_back(
    coding_window: MainWindow, study: Project, qtbot: QtBot
) -> None:
    coding = coding_window.coding
    coding.transcript.select_span(passage(study))
    coding.passages.apply_code(code(study, "Resignation"))
    coding.transcript.setFocus()
    qtbot.waitUntil(coding_window.menus.actions["code.remove"].isEnabled)
    qtbot.keyClick(coding.transcript.page, Qt.Key.Key_Delete)
    assert codings(study) == []
    coding_window.session.undo()
    assert len(codings(study)) == 1


def test_r_gives_the_coding_in_hand_another_code(coding: CodingWorkspace, study: Project, qtbot: QtBot) -> None:
    coding.transcript.select_span(passage(study))
    coding.passages.apply_code(code(study, "Resignation"))
    qtbot.keyClick(coding.transcript.page, "r")
    qtbot.keyClicks(coding.passages.picker.line, "polit")
    qtbot.keyClick(coding.passages.picker.line, Qt.Key.Key_Return)
    (only,) = codings(study)
    assert only.code_id == code(study, "Political anchoring")


def test_the_code_used_last_is_one_key_away(coding: CodingWorkspace, study: Project) -> None:
    coding.transcript.select_span(passage(study))
    coding.passages.apply_code(code(study, "Resignation"))
    coding.transcript.select_span(passage(study, "The council had not voted."))
    coding.passages.code_again()
    assert [coding.code_id for coding in codings(study)] == [code(study, "Resignation")] * 2


def test_m_lets_a_memo_on_the_coding_be_typed(coding: CodingWorkspace, study: Project, qtbot: QtBot) -> None:
    coding.transcript.select_span(passage(study))
    coding.passages.apply_code(code(study, "Resignation"))
    qtbot.keyClick(coding.transcript.page, "m")
    qtbot.keyClicks(coding.details.memo.cards[-1].field, "Typical.")
    (memo,) = study.memos.on(About.CODING, codings(study)[0].id)
    assert memo.text == "Typical."


def test_a_passage_is_copied_with_its_source(coding: CodingWorkspace, study: Project) -> None:
    coding.transcript.select_span(passage(study))
    coding.passages.copy_with_attribution()
    assert QGuiApplication.clipboard().text() == f"“{WAITED}” (Namsos, manager, ¶ 2)"


def test_a_passage_becomes_evidence_for_a_new_point(coding_window: MainWindow, study: Project, qtbot: QtBot) -> None:
    from ui.widgets.finder import Finder

    coding_window.coding.transcript.select_span(passage(study))
    coding_window.coding.passages.add_as_evidence()
    (finder,) = coding_window.coding.transcript.findChildren(Finder)
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    (point,) = study.synthesis.points()
    assert point.question_id == study.guide.questions()[0].id
    assert point.evidence[0].quote == WAITED


def menu_of(coding: CodingWorkspace, coding_window: MainWindow, study: Project, span: Span) -> QMenu:
    codes = {code.id: code for code in study.codes.all()}
    return passage_menu(coding.passages, coding_window.session, span, codes, coding.transcript)


def entry(menu: QMenu, *path: str) -> None:
    """Choose an entry by its words, and those of the menus above it."""
    for action in menu.actions():
        if action.text().partition("\t")[0].startswith(path[0]):
            if len(path) == 1:
                action.trigger()
            else:
                inside = action.menu()
                assert isinstance(inside, QMenu)
                entry(inside, *path[1:])
            return
    raise AssertionError(f"no entry {path[0]!r} among {[action.text() for action in menu.actions()]}")


def test_a_turn_can_be_set_to_another_question_by_hand(coding_window: MainWindow, study: Project, qtbot: QtBot) -> None:
    asked = passage(study, "What was difficult?")
    menu = menu_of(coding_window.coding, coding_window, study, asked)
    entry(menu, "This turn asks question", "1")
    first = study.guide.questions()[0].id
    turns = study.documents.turns(study.documents.all()[0].id)
    assert (turns[2].question_id, turns[2].role, turns[2].by_hand) == (first, TurnRole.ASKS, True)
    assert (turns[3].question_id, turns[3].role) == (first, TurnRole.ANSWERS)
    study.undo()
    assert study.documents.turns(study.documents.all()[0].id)[2].question_id != first


def test_the_menu_of_a_passage_removes_a_coding(coding_window: MainWindow, study: Project) -> None:
    coding_window.coding.transcript.select_span(passage(study))
    coding_window.coding.passages.apply_code(code(study, "Resignation"))
    menu = menu_of(coding_window.coding, coding_window, study, passage(study))
    entry(menu, "Resignation", "Remove")
    assert codings(study) == []


def test_the_header_says_how_far_the_document_has_come(coding_window: MainWindow, study: Project, qtbot: QtBot) -> None:
    coding = coding_window.coding
    coding.transcript.select_span(passage(study))
    coding.passages.apply_code(code(study, "Resignation"))
    qtbot.waitUntil(lambda: coding.header._progress.text() == "1 of 2 questions")


def test_deleting_the_document_in_hand_goes_to_the_next_and_undo_brings_it_back(
    coding_window: MainWindow, study: Project
) -> None:
    coding_window.coding.document.delete()
    assert [document.name for document in study.documents.all()] == ["Osen interview"]
    assert study.documents.get(coding_window.session.document_id or 0).name == "Osen interview"
    coding_window.session.undo()
    assert len(study.documents.all()) == 2


def test_in_a_project_open_for_reading_nothing_is_coded(window: MainWindow, filled: Path, qtbot: QtBot) -> None:
    window.projects.open(filled, read_only=True)
    study = window.session.project
    assert study is not None
    window.coding.transcript.select_span(passage(study))
    qtbot.keyClick(window.coding.transcript.page, "a")
    assert codings(study) == []
    assert window.message_bar.message is not None
    assert "reading only" in window.message_bar.message.text
    assert not window.menus.actions["code.passage"].isEnabled()


def test_asking_for_a_memo_brings_folded_details_back(coding_window: MainWindow, study: Project) -> None:
    coding_window.fold("details", True)
    assert not coding_window.coding.details.isVisible()
    coding_window.coding.transcript.select_span(passage(study))
    coding_window.coding.passages.write_memo()
    assert coding_window.coding.details.isVisible()
