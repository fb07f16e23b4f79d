from __future__ import annotations

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from qda.model import Span
from qda.project import Project
from ui.main_window import MainWindow


def code(study: Project, name: str) -> int:
    found = study.codes.find(name)
    assert found is not None
    return found.id


def study_of(window: MainWindow) -> Project:
    assert window.session.project is not None
    return window.session.project


def test_a_code_is_pinned_to_the_first_free_number_and_let_go_again(coding_window: MainWindow) -> None:
    codebook, study = coding_window.coding.codebook, study_of(coding_window)
    codebook.pin(code(study, "Resignation"))
    codebook.pin(code(study, "Political anchoring"))
    assert codebook.code_for_key("1") == code(study, "Resignation")
    assert codebook.code_for_key("2") == code(study, "Political anchoring")
    codebook.pin(code(study, "Resignation"))
    assert codebook.code_for_key("1") is None


def test_the_menu_of_a_code_pins_it_to_a_number_that_another_had_in_one_step(coding_window: MainWindow) -> None:
    codebook, study = coding_window.coding.codebook, study_of(coding_window)
    codebook.pin(code(study, "Resignation"))
    codebook.select(code(study, "Political anchoring"))
    menu = codebook.commands.menu()
    pins = next(one for one in menu.findChildren(QMenu) if one.title() == "Pin to a number")
    entries = pins.actions()
    assert entries[0].text() == "1   Resignation"
    entries[0].trigger()
    assert codebook.code_for_key("1") == code(study, "Political anchoring")
    assert study.codes.get(code(study, "Resignation")).shortcut == ""
    study.undo()
    assert codebook.code_for_key("1") == code(study, "Resignation")


def test_a_number_codes_the_passage_selected_at_once(coding_window: MainWindow, qtbot: QtBot) -> None:
    coding, study = coding_window.coding, study_of(coding_window)
    coding.codebook.pin(code(study, "Resignation"))
    coding.transcript.select_span(Span(45, 61))
    qtbot.keyClick(coding.transcript.page, "1")
    (made,) = study.codings.in_document(study.documents.all()[0].id)
    assert made.code_id == code(study, "Resignation")


def test_with_all_numbers_given_it_says_what_to_do(coding_window: MainWindow) -> None:
    codebook, study = coding_window.coding.codebook, study_of(coding_window)
    ids = [study.codes.add(f"Code {number}") for number in range(10)]
    for id_ in ids:
        codebook.pin(id_)
    assert codebook.code_for_key("9") == ids[8]
    assert study.codes.get(ids[9]).shortcut == ""
    assert coding_window.message_bar.message is not None
    assert "All nine numbers" in coding_window.message_bar.message.text
