"""Codes that may be one are shown with why; they are merged or told apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qda.analysis.near_duplicates import alike
from qda.project import Project
from ui.codebook.merge_dialog import MergeDialog
from ui.codebook.near_duplicates import NearDuplicates, why
from ui.codebook.panel import CodebookPanel
from ui.session import Session

Put = Callable[[int, int], int]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def twins(project: Project, codes: dict[str, int], put: Put) -> tuple[int, int]:
    """Two codes that are alike in every way."""
    means = "Somebody who carries the work without being paid for it."
    with project.step("demo"):
        one = project.codes.add("Forankring", definition=means)
        other = project.codes.add("Forankringen", definition=means)
        for start in (40, 60, 80):
            put(one, start)
            put(other, start)
        put(other, 140)
    return one, other


@pytest.fixture
def dialog(session: Session, twins: tuple[int, int], qtbot: QtBot) -> NearDuplicates:
    dialog = NearDuplicates(session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is not dialog.looking)
    return dialog


def test_a_pair_comes_with_why_and_counts(dialog: NearDuplicates, twins: tuple[int, int]) -> None:
    assert dialog.model.rowCount() == 1
    assert dialog.tally.text() == "1 pair, the likest first"
    assert dialog.pair is not None
    assert (dialog.pair.goes.id, dialog.pair.stays.id) == twins
    assert why(dialog.pair) == ["The names are alike", "The definitions are 100 % alike", "3 passages have both"]
    heard = dialog.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("Forankringen, 4 codings. Forankring, 3 codings. The names are alike")


def test_a_pair_is_merged_after_seeing_what_that_does(
    dialog: NearDuplicates, twins: tuple[int, int], project: Project, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.merge_button, LEFT)
    merging = dialog.findChild(MergeDialog)
    assert merging is not None
    assert merging.target_id == twins[1]
    assert "3 passages carry both" in merging.outcome.text()
    qtbot.mouseClick(merging.merge_button, LEFT)
    assert project.codes.find("Forankring") is None
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.none)
    assert not dialog.merge_button.isEnabled()
    session.undo()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)


def test_a_pair_that_is_not_the_same_is_not_brought_up_again(
    dialog: NearDuplicates, project: Project, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.apart_button, LEFT)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.none)
    assert alike(project) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)


def test_a_codebook_without_any_says_so(panel: CodebookPanel, qtbot: QtBot) -> None:
    panel.alike_action.trigger()
    dialog = panel.findChild(NearDuplicates)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.none)
    assert not dialog.apart_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_while_it_compares_stops_the_comparing(session: Session, twins: tuple[int, int], qtbot: QtBot) -> None:
    dialog = NearDuplicates(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    qtbot.wait(100)
    assert dialog.model.rowCount() == 0
