"""Several codes at once: chosen with Ctrl and Shift, then moved, coloured, merged, deleted, exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qda.files.codebook import read_codebook
from qda.model import Draft, Span
from qda.project import Project
from ui.codebook.asking import DeleteQuestion
from ui.codebook.colouring import ColouringDialog
from ui.codebook.merge_dialog import MergeDialog
from ui.codebook.panel import CodebookPanel
from ui.codebook.swatches import Swatches
from ui.session import Message, Session
from ui.theme import FAMILIES
from ui.widgets.finder import Finder

Put = Callable[[int, int], int]
LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def middle(panel: CodebookPanel, code_id: int) -> QPoint:
    return panel.view.visualRect(panel.model.index_of(code_id)).center()


def choose(panel: CodebookPanel, qtbot: QtBot, first: int, *others: int) -> None:
    qtbot.mouseClick(panel.view.viewport(), LEFT, pos=middle(panel, first))
    for code_id in others:
        qtbot.mouseClick(panel.view.viewport(), LEFT, CTRL, middle(panel, code_id))


def top(project: Project) -> list[str]:
    return [code.name for code in project.codes.all() if code.parent_id is None]


# --------------------------------------------------------------------------- choosing


def test_ctrl_and_shift_choose_and_apply_nothing(panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot) -> None:
    choose(panel, qtbot, codes["Anchoring"])
    with qtbot.assertNotEmitted(panel.code_activated):
        qtbot.mouseClick(panel.view.viewport(), LEFT, CTRL, middle(panel, codes["Enthusiast"]))
        assert panel.view.chosen == [codes["Anchoring"], codes["Enthusiast"]]
        qtbot.mouseClick(panel.view.viewport(), LEFT, SHIFT, middle(panel, codes["Awareness"]))
    assert panel.view.chosen == [codes[n] for n in ("Anchoring", "Enthusiast", "Mobilisation phase", "Awareness")]


def test_the_keyboard_chooses_too(panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot) -> None:
    panel.select(codes["Anchoring"])
    panel.view.setFocus()
    for _ in range(2):
        qtbot.keyClick(panel.view, Qt.Key.Key_Down, SHIFT)
    assert panel.view.chosen == [codes[name] for name in ("Anchoring", "Political anchoring", "Leadership anchoring")]
    qtbot.keyClick(panel.view, Qt.Key.Key_A, CTRL)
    assert len(panel.view.chosen) == 7


def test_what_is_chosen_stays_chosen_when_codes_come_and_go(
    panel: CodebookPanel, codes: dict[str, int], project: Project, qtbot: QtBot
) -> None:
    choose(panel, qtbot, codes["Anchoring"], codes["Enthusiast"])
    project.codes.add("New")
    assert panel.view.chosen == [codes["Anchoring"], codes["Enthusiast"]]


def test_what_only_one_code_can_have_done_to_it_is_not_offered_to_several(
    panel: CodebookPanel, codes: dict[str, int], put: Put, qtbot: QtBot
) -> None:
    put(codes["Enthusiast"], 40)
    choose(panel, qtbot, codes["Enthusiast"])
    commands = panel.commands
    assert commands.rename_action.isEnabled()
    assert commands.split_action.isEnabled()
    choose(panel, qtbot, codes["Anchoring"], codes["Enthusiast"])
    assert not commands.rename_action.isEnabled()
    assert not commands.split_action.isEnabled()
    texts = [act.text() for act in commands.menu().actions()]
    assert texts[0] == "2 codes"
    assert "Rename" not in texts
    assert {"Colour…", "Move into…", "Merge into…", "Export selection…", "Delete"} <= set(texts)


def test_the_menu_is_for_all_that_are_chosen(panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot) -> None:
    choose(panel, qtbot, codes["Anchoring"], codes["Enthusiast"])
    right = Qt.MouseButton.RightButton
    qtbot.mouseClick(panel.view.viewport(), right, pos=middle(panel, codes["Anchoring"]))
    assert len(panel.view.chosen) == 2
    qtbot.mouseClick(panel.view.viewport(), right, pos=middle(panel, codes["Awareness"]))
    assert panel.view.chosen == [codes["Awareness"]]


def test_enter_means_all_that_are_chosen(panel: CodebookPanel, codes: dict[str, int], qtbot: QtBot) -> None:
    choose(panel, qtbot, codes["Enthusiast"], codes["Anchoring"])
    with qtbot.assertNotEmitted(panel.code_activated), qtbot.waitSignal(panel.choice_activated) as meant:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert meant.args == [[codes["Anchoring"], codes["Enthusiast"]]]


# --------------------------------------------------------------------------- moving


def test_several_codes_are_dragged_into_another_in_one_step(
    panel: CodebookPanel, codes: dict[str, int], project: Project, session: Session, qtbot: QtBot
) -> None:
    choose(panel, qtbot, codes["Leadership anchoring"], codes["Enthusiast"])
    dragged = panel.model.mimeData([panel.model.index_of(code_id) for code_id in panel.view.chosen])
    assert isinstance(dragged, QMimeData)
    point = middle(panel, codes["Resignation"])
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    for event in (
        QDragEnterEvent(point, actions, dragged, LEFT, Qt.KeyboardModifier.NoModifier),
        QDragMoveEvent(point, actions, dragged, LEFT, Qt.KeyboardModifier.NoModifier),
        QDropEvent(QPointF(point), actions, dragged, LEFT, Qt.KeyboardModifier.NoModifier),
    ):
        QApplication.sendEvent(panel.view.viewport(), event)
    assert panel.model.inside(codes["Resignation"]) == [codes["Leadership anchoring"], codes["Enthusiast"]]
    assert panel.view.chosen == [codes["Leadership anchoring"], codes["Enthusiast"]]
    session.undo()
    assert panel.model.inside(codes["Resignation"]) == []
    assert panel.model.inside(codes["Anchoring"])[-1] == codes["Leadership anchoring"]


def test_alt_shift_and_arrows_move_and_nest(
    panel: CodebookPanel, codes: dict[str, int], project: Project, qtbot: QtBot
) -> None:
    choose(panel, qtbot, codes["Enthusiast"], codes["Mobilisation phase"])
    qtbot.keyClick(panel.view, Qt.Key.Key_Up, ALT | SHIFT)
    assert top(project) == ["Enthusiast", "Mobilisation phase", "Anchoring"]
    qtbot.keyClick(panel.view, Qt.Key.Key_Up, ALT | SHIFT)
    assert top(project) == ["Enthusiast", "Mobilisation phase", "Anchoring"], "further up is nothing"
    qtbot.keyClick(panel.view, Qt.Key.Key_Down, ALT | SHIFT)
    assert top(project) == ["Anchoring", "Enthusiast", "Mobilisation phase"]
    qtbot.keyClick(panel.view, Qt.Key.Key_Right, ALT | SHIFT)
    assert top(project) == ["Anchoring"]
    assert panel.model.inside(codes["Anchoring"])[-2:] == [codes["Enthusiast"], codes["Mobilisation phase"]]
    qtbot.keyClick(panel.view, Qt.Key.Key_Left, ALT | SHIFT)
    assert top(project) == ["Anchoring", "Enthusiast", "Mobilisation phase"]


def test_codes_are_moved_into_one_that_is_found_by_typing(
    panel: CodebookPanel, codes: dict[str, int], project: Project, qtbot: QtBot
) -> None:
    choose(panel, qtbot, codes["Political anchoring"], codes["Enthusiast"])
    panel.move_into()
    finder = panel.findChild(Finder)
    assert finder is not None
    qtbot.keyClicks(finder.line, "awaren")
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert panel.model.inside(codes["Awareness"]) == [codes["Political anchoring"], codes["Enthusiast"]]


# --------------------------------------------------------------------------- colouring


def test_several_codes_get_one_colour_from_the_menu(
    panel: CodebookPanel, codes: dict[str, int], project: Project, session: Session, qtbot: QtBot
) -> None:
    choose(panel, qtbot, codes["Anchoring"], codes["Enthusiast"])
    before = [project.codes.get(codes[name]).colour for name in ("Anchoring", "Enthusiast")]
    panel.commands.colour_action.trigger()
    swatches = panel.findChild(Swatches)
    assert swatches is not None
    qtbot.mouseClick(swatches._swatches[FAMILIES[4].upper()], LEFT)
    assert {project.codes.get(codes[name]).colour for name in ("Anchoring", "Enthusiast")} == {FAMILIES[4].upper()}
    session.undo()
    assert [project.codes.get(codes[name]).colour for name in ("Anchoring", "Enthusiast")] == before


def test_colours_by_family_are_seen_before_they_are_taken(
    panel: CodebookPanel, codes: dict[str, int], project: Project, session: Session, said: list[Message], qtbot: QtBot
) -> None:
    before = [code.colour for code in project.codes.all()]
    panel.colour_by_family()
    dialog = panel.findChild(ColouringDialog)
    assert dialog is not None
    assert dialog.whole.isChecked()
    assert dialog.model.rowCount() == 7
    assert [code.colour for code in project.codes.all()] == before
    qtbot.mouseClick(dialog.take_button, LEFT)
    after = [code.colour for code in project.codes.all()]
    assert len(set(after)) == 7
    assert said[-1].text.endswith("codes have new colours")
    session.undo()
    assert [code.colour for code in project.codes.all()] == before


def test_only_the_chosen_codes_are_coloured_and_families_may_keep_theirs(
    panel: CodebookPanel, codes: dict[str, int], project: Project, qtbot: QtBot
) -> None:
    choose(panel, qtbot, codes["Anchoring"], codes["Political anchoring"])
    before = {code.id: code.colour for code in project.codes.all()}
    panel.colour_by_family()
    dialog = panel.findChild(ColouringDialog)
    assert dialog is not None
    assert dialog.part.isChecked()
    dialog.keep.setChecked(True)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    changed = {code.id for code in project.codes.all() if code.colour != before[code.id]}
    assert changed == {codes["Political anchoring"]}


# --------------------------------------------------------------------------- merging, deleting, exporting


def test_several_codes_are_merged_into_one_of_them(
    panel: CodebookPanel, codes: dict[str, int], project: Project, put: Put, said: list[Message], qtbot: QtBot
) -> None:
    for name, start in (("Awareness", 40), ("Resignation", 40), ("Enthusiast", 60), ("Resignation", 80)):
        put(codes[name], start)
    choose(panel, qtbot, codes["Enthusiast"], codes["Awareness"], codes["Resignation"])
    panel.commands.merge_action.trigger()
    dialog = panel.findChild(MergeDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.filter, "resig")
    assert dialog.merge_button.text() == "Merge 2 codes into “Resignation”"
    assert "1 passage carries several of them" in dialog.outcome.text()
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert project.codings.count_by_code() == {codes["Resignation"]: 3}
    assert panel.model.count(codes["Resignation"]) == 3
    assert said[-1].text == "Merged 2 codes into “Mobilisation phase > Resignation”"
    assert said[-1].handler is not None
    said[-1].handler()
    assert len(project.codes.all()) == 7


def test_a_merge_is_turned_round(panel: CodebookPanel, codes: dict[str, int], project: Project, qtbot: QtBot) -> None:
    panel.commands.merge(codes["Enthusiast"], into=codes["Awareness"])
    dialog = panel.findChild(MergeDialog)
    assert dialog is not None
    assert dialog.target_id == codes["Awareness"]
    qtbot.mouseClick(dialog.swap_button, LEFT)
    assert dialog.target_id == codes["Enthusiast"]
    qtbot.mouseClick(dialog.merge_button, LEFT)
    assert project.codes.find("Awareness") is None


def test_several_codes_are_deleted_after_one_question(
    panel: CodebookPanel, codes: dict[str, int], project: Project, put: Put, session: Session, qtbot: QtBot
) -> None:
    put(codes["Political anchoring"], 40)
    choose(panel, qtbot, codes["Anchoring"], codes["Political anchoring"], codes["Enthusiast"])
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    question = panel.findChild(DeleteQuestion)
    assert question is not None
    assert question.accessibleDescription().startswith("1 coding goes with it. The 2 codes inside go, too.")
    qtbot.mouseClick(question.delete_button, LEFT)
    assert top(project) == ["Mobilisation phase"]
    session.undo()
    assert top(project) == ["Anchoring", "Enthusiast", "Mobilisation phase"]
    assert panel.model.total(codes["Anchoring"]) == 1


def test_a_selection_is_exported_without_the_rest(
    panel: CodebookPanel, codes: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose(panel, qtbot, codes["Anchoring"], codes["Leadership anchoring"], codes["Awareness"])
    path = tmp_path / "some.codebook.yaml"
    panel.export_codebook(path, panel.commands.chosen())
    book = read_codebook(path)
    assert [entry.name for entry in book.codes] == ["Anchoring", "Awareness"]
    assert [entry.name for entry in book.codes[0].codes] == ["Leadership anchoring"]


# --------------------------------------------------------------------------- counts, and books large and empty


def test_counts_follow_every_act(
    panel: CodebookPanel, codes: dict[str, int], project: Project, put: Put, session: Session
) -> None:
    def counts() -> tuple[int, int]:
        return panel.model.count(codes["Political anchoring"]), panel.model.total(codes["Anchoring"])

    first = put(codes["Political anchoring"], 40)
    other = project.documents.add(Draft("Osen", "We waited a long time."))
    project.codings.add(other, Span(0, 9), codes["Political anchoring"])
    assert counts() == (2, 2)
    project.documents.delete(other)
    assert counts() == (1, 1)
    session.undo()
    assert counts() == (2, 2)
    project.codings.recode([first], codes["Leadership anchoring"])
    assert counts() == (1, 2)
    project.codes.merge(codes["Political anchoring"], codes["Enthusiast"])
    assert counts() == (0, 1)
    session.undo()
    session.undo()
    assert counts() == (2, 2)
    project.codes.split(codes["Political anchoring"], {first: "Council"})
    assert counts() == (1, 2)


def test_an_empty_codebook_offers_nothing_that_needs_codes(
    panel: CodebookPanel, codes: dict[str, int], project: Project, said: list[Message]
) -> None:
    project.codes.delete_all(codes.values())
    for act in (panel.alike_action, panel.colours_action, panel.export_action, panel.commands.delete_action):
        assert not act.isEnabled()
    panel.colour_by_family()
    panel.move_into()
    panel.split_code()
    panel.delete()
    panel.merge()
    assert said == []


def test_three_hundred_codes_are_chosen_and_moved_in_one_step(
    panel: CodebookPanel, codes: dict[str, int], project: Project, session: Session, qtbot: QtBot
) -> None:
    with project.step("demo"):
        many = [project.codes.add(f"Code {number}") for number in range(300)]
    panel.view.select(*many)
    assert len(panel.view.chosen) == 300
    qtbot.keyClick(panel.view, Qt.Key.Key_Right, ALT | SHIFT)
    assert panel.model.inside(codes["Mobilisation phase"])[2:] == many
    session.undo()
    assert panel.model.inside(None)[-300:] == many
