from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qda.model import Span
from qda.project import Project
from ui.codebook.editor import CodeEditor
from ui.codebook.panel import CodebookPanel
from ui.codebook.swatches import Swatches, families
from ui.session import Session
from ui.theme import DARK, LIGHT, code_colour, contrast

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(session: Session, codes: dict[str, int], qtbot: QtBot) -> CodeEditor:
    editor = CodeEditor(session, codes["Enthusiast"])
    qtbot.addWidget(editor)
    editor.show()
    return editor


def test_a_code_is_worded_in_one_step(
    editor: CodeEditor, codes: dict[str, int], project: Project, session: Session, qtbot: QtBot
) -> None:
    before = project.codes.get(codes["Enthusiast"])
    qtbot.keyClicks(editor.definition, "Drives the work forward.")
    qtbot.keyClicks(editor.include, "Glow")
    qtbot.keyClicks(editor.cues, "burns, enthusias*")
    qtbot.keyClick(editor.cues, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.cues, "rings me")
    qtbot.keyClicks(editor.shortcut, "E")
    qtbot.mouseClick(editor.save_button, LEFT)
    code = project.codes.get(codes["Enthusiast"])
    assert (code.definition, code.include, code.shortcut) == ("Drives the work forward.", "Glow", "e")
    assert code.cues == ("burns", "enthusias*", "rings me")
    assert not editor.isVisible()
    session.undo()
    assert project.codes.get(codes["Enthusiast"]) == before


def test_saving_what_was_not_changed_makes_no_step(editor: CodeEditor, project: Project, qtbot: QtBot) -> None:
    steps = len(project.history())
    qtbot.mouseClick(editor.save_button, LEFT)
    assert len(project.history()) == steps


def test_a_key_that_is_taken_is_named_with_its_code(
    editor: CodeEditor, codes: dict[str, int], project: Project, qtbot: QtBot
) -> None:
    qtbot.keyClicks(editor.shortcut, "P")
    assert "“Political anchoring”" in editor.problem.text()
    assert not editor.save_button.isEnabled()
    qtbot.keyClick(editor.shortcut, Qt.Key.Key_Backspace)
    assert not editor.problem.isVisible()
    assert editor.save_button.isEnabled()


@pytest.mark.parametrize("name", ["", "  ", "anchoring"])
def test_a_name_that_will_not_do_is_said_in_place(name: str, editor: CodeEditor, qtbot: QtBot) -> None:
    editor.name.selectAll()
    qtbot.keyClick(editor.name, Qt.Key.Key_Delete)
    qtbot.keyClicks(editor.name, name)
    assert editor.problem.isVisible()
    qtbot.keyClick(editor.name, Qt.Key.Key_Return)
    assert editor.isVisible()


def test_the_selected_passage_becomes_the_example(
    session: Session, codes: dict[str, int], project: Project, qtbot: QtBot
) -> None:
    assert session.document_id is not None
    start = project.documents.text(session.document_id).index("We waited")
    session.select_span(Span(start, start + 9))
    editor = CodeEditor(session, codes["Enthusiast"])
    qtbot.addWidget(editor)
    editor.show()
    qtbot.mouseClick(editor.passage_button, LEFT)
    qtbot.mouseClick(editor.save_button, LEFT)
    assert project.codes.get(codes["Enthusiast"]).example == "We waited"


def test_without_a_passage_there_is_nothing_to_use(editor: CodeEditor) -> None:
    assert not editor.passage_button.isVisible()


def test_typed_words_are_dropped_only_when_asked_twice(editor: CodeEditor, project: Project, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor.definition, "Something")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert editor.problem.isVisible()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_only_a_code_with_codes_inside_can_be_ordered(
    editor: CodeEditor, session: Session, codes: dict[str, int], qtbot: QtBot
) -> None:
    assert not editor.ordered.isVisible()
    family = CodeEditor(session, codes["Anchoring"])
    qtbot.addWidget(family)
    family.show()
    assert family.ordered.isVisible()


def test_arrow_keys_go_from_colour_to_colour(qtbot: QtBot) -> None:
    swatches = Swatches()
    qtbot.addWidget(swatches)
    with qtbot.waitActive(swatches):
        swatches.show()
    swatches.choose(families()[0][0])
    swatches.take_keyboard()
    first = swatches.focusWidget()
    with qtbot.waitSignal(swatches.chosen) as seen:
        qtbot.keyClick(first, Qt.Key.Key_Right)
    assert seen.args == [families()[1][0]]
    assert swatches.colour == families()[1][0]


def test_a_colour_that_is_not_on_offer_keeps_its_place(qtbot: QtBot) -> None:
    swatches = Swatches()
    qtbot.addWidget(swatches)
    swatches.choose("#123456")
    assert swatches.colour == "#123456"


def test_every_colour_on_offer_is_seen_on_light_and_dark() -> None:
    colours = [colour for shades in families() for colour in shades]
    assert len(set(colours)) == 48
    for theme in (LIGHT, DARK):
        assert min(contrast(code_colour(colour, theme.dark), theme.page) for colour in colours) >= 3


def test_the_panel_opens_the_sheet_of_the_code_in_hand(
    panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot
) -> None:
    panel.select(codes["Resignation"])
    qtbot.mouseClick(panel.details.edit_button, LEFT)
    editor = panel.findChild(CodeEditor)
    assert editor is not None
    assert editor.name.text() == "Resignation"
