"""A morning's coding on the keyboard alone: import, code, note, undo, find, correct. Not one mouse event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from qda.analysis.verify import check
from qda.model import About, Coding
from qda.project import Project
from ui.documents.import_dialog import ImportDialog
from ui.main_window import MainWindow

from .hands import CTRL, SHIFT, Key, come_forward, press, type_, until

SAMPLES = Path(__file__).parents[2] / "sample_transcripts" / "en"
CODEBOOK = Path(__file__).parents[2] / "codebooks" / "welfare-technology.en.yaml"

CODES = ("Resignation", "Gains", "Competence", "Money", "Market dialogue")
LETTERS = {code: code[:6].lower() for code in CODES}
PASSAGES = 20


class NoMouse(QObject):
    """Listens to the whole application, and remembers every press of a mouse button."""

    def __init__(self) -> None:
        super().__init__()
        self.presses = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.presses += event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
        return super().eventFilter(watched, event)


@pytest.fixture
def no_mouse(qapp: QApplication) -> Iterator[NoMouse]:
    listener = NoMouse()
    qapp.installEventFilter(listener)
    yield listener
    qapp.removeEventFilter(listener)


def study(window: MainWindow) -> Project:
    assert window.session.project is not None
    return window.session.project


def codings(window: MainWindow) -> list[Coding]:
    document = window.session.document_id
    assert document is not None
    return study(window).codings.in_document(document)


def answer(path: Path) -> None:
    """Type a path into the file dialog that is about to open, and press Enter."""

    def type_path() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(50, type_path)
            return
        press(Key.Key_A, CTRL)
        type_(str(path))
        press(Key.Key_Return)

    QTimer.singleShot(50, type_path)


def give(window: MainWindow, command: str) -> None:
    """Give a command by its name in the palette."""
    press(Key.Key_K, CTRL)
    until(lambda: QApplication.activePopupWidget() is not None, "the palette is open")
    type_(command)
    press(Key.Key_Return)


def test_a_morning_on_the_keyboard_alone(window: MainWindow, no_mouse: NoMouse, tmp_path: Path) -> None:
    # a project, a codebook and a transcript
    answer(tmp_path / "Namdalen.sitat")
    press(Key.Key_N, CTRL)
    until(lambda: window.session.project is not None, "the project is made")
    come_forward(window)
    answer(CODEBOOK)
    give(window, "Import Codebook")
    until(lambda: study(window).codes.all(), "the codebook is there")
    come_forward(window)
    answer(next(SAMPLES.glob("*amsos*.docx")))
    press(Key.Key_I, CTRL)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    come_forward(dialog)
    until(lambda: dialog.model.entries and dialog.import_button.isEnabled(), "the transcript is read")
    press(Key.Key_Return)
    until(lambda: window.session.document_id is not None, "the transcript is there")
    until(lambda: QApplication.activeModalWidget() is None, "the preview is gone")
    come_forward(window)

    # twenty passages with five codes: select, find by some letters, go on
    view = window.coding.transcript
    view.setFocus()
    for number in range(PASSAGES):
        press(Key.Key_F7)
        press(Key.Key_Return)
        type_(LETTERS[CODES[number % len(CODES)]])
        press(Key.Key_Return)
        assert len(codings(window)) == number + 1
    names = {code.id: code.name for code in study(window).codes.all()}
    assert {names[coding.code_id] for coding in codings(window)} == set(CODES)

    # one with a code that is not there yet, and with a second code on the same words
    press(Key.Key_F7)
    press(Key.Key_Return)
    type_("Stubbornness")
    press(Key.Key_Tab)
    type_("time")
    press(Key.Key_Return)
    assert len(codings(window)) == PASSAGES + 2
    assert "Stubbornness" in {code.name for code in study(window).codes.all()}

    # a memo on it
    press(Key.Key_M)
    type_("They would not let go.")
    press(Key.Key_Escape)
    until(lambda: [m.text for m in study(window).memos.all()] == ["They would not let go."], "the memo is kept")
    assert study(window).memos.all()[0].about is About.CODING

    # undo three, and bring them again
    before = codings(window)
    press(Key.Key_Z, CTRL, times=3)
    assert len(codings(window)) < len(before)
    assert study(window).memos.all() == []
    press(Key.Key_Z, CTRL | SHIFT, times=3)
    assert codings(window) == before

    # find a word, and come back to it in the transcript
    press(Key.Key_F, CTRL)
    type_("tender")
    searching = window.show_workspace("search")
    assert searching is not None
    until(lambda: searching.list.model().rowCount() > 1, "something is found")  # type: ignore[attr-defined]
    press(Key.Key_Return)
    press(Key.Key_F3)
    until(lambda: view.isVisible(), "the transcript is in front")
    found = view.selected_span()
    assert found is not None
    assert "tender" in found.of(view.page.text).casefold()

    # correct a word before everything that is coded
    quotes = [(coding.id, coding.quote) for coding in codings(window)]
    view.setFocus()
    press(Key.Key_Home, CTRL)
    press(Key.Key_F4)
    press(Key.Key_End)
    type_(" Corrected.")
    press(Key.Key_Escape)
    document = window.session.document_id
    assert document is not None
    text = study(window).documents.text(document)
    assert text.split("\n")[0].endswith(" Corrected.")
    assert [(coding.id, coding.quote) for coding in codings(window)] == quotes
    assert all(coding.span.of(text) == coding.quote for coding in codings(window))
    assert check(study(window)) == []
    assert no_mouse.presses == 0
