"""What a person does with mouse and keyboard, on whatever window is in front."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from qda.model import Span
from ui.codebook.panel import CodebookPanel
from ui.transcript.view import TranscriptView

Key = Qt.Key
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def keyboard() -> QWidget:
    """The widget that has the keyboard: what is typed goes there."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget.focusWidget() or widget


def type_(words: str) -> None:
    """Type words, wherever the keyboard is; the first letter may open a field for the rest."""
    for letter in words:
        type_letter(keyboard(), letter)


def type_letter(widget: QWidget, letter: str) -> None:
    """Type one letter, also one that is on no American keyboard."""
    if letter.isascii():
        QTest.keyClicks(widget, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, NONE, letter))


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key, wherever the keyboard is."""
    for _ in range(times):
        QTest.keyClick(keyboard(), key, held)
        QApplication.processEvents()


def come_forward(widget: QWidget) -> None:
    """Bring the window of a widget to the front, as every desktop does with the one that is clicked."""
    window = widget.window()
    if not window.isActiveWindow():
        window.activateWindow()
        until(window.isActiveWindow, "the window is in front")


def click(widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = NONE) -> None:
    """Click the middle of a widget, or a place on it."""
    assert widget.isVisible(), f"{widget} cannot be seen"
    assert widget.isEnabled(), f"{widget} is greyed"
    come_forward(widget)
    QTest.mouseClick(widget, LEFT, held, at or widget.rect().center())
    QApplication.processEvents()


def click_button(words: str) -> None:
    """Click the button with these words, in whatever dialog is open."""
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    found = [b for dialog in dialogs for b in dialog.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    assert found, f"no button “{words}” in {[dialog.windowTitle() for dialog in dialogs]}"
    click(found[0])


def drag_over(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press at one place, move with the button held, let go at another."""
    come_forward(widget)
    QTest.mousePress(widget, LEFT, NONE, start)
    for at in (start + (end - start) / 2, end):
        local, globally = QPointF(at), QPointF(widget.mapToGlobal(at))
        moved = QMouseEvent(QEvent.Type.MouseMove, local, globally, Qt.MouseButton.NoButton, LEFT, NONE)
        QApplication.sendEvent(widget, moved)
    QTest.mouseRelease(widget, LEFT, NONE, end)


def place_of(view: TranscriptView, offset: int) -> QPoint:
    """Where the left edge of a letter of the transcript is, in the page's viewport."""
    cursor = view.page.cursor_at(Span(offset, offset))
    return view.page.cursorRect(cursor).center()


def select_words(view: TranscriptView, words: str) -> Span:
    """Scroll to words of the transcript and drag the mouse over them."""
    start = view.page.text.index(words)
    span = Span(start, start + len(words))
    view.page.scroll_to(start)
    drag_over(view.page.viewport(), place_of(view, span.start), place_of(view, span.end))
    assert view.selected_span() == span, f"selected {view.selected_span()} instead of {span}"
    return span


def click_code(codebook: CodebookPanel, name: str) -> None:
    """Click a code in the codebook."""
    index = codebook.model.index_of(_code(codebook, name))
    codebook.view.scrollTo(index)
    click(codebook.view.viewport(), codebook.view.visualRect(index).center())


def dragged_code(codebook: CodebookPanel, name: str) -> QMimeData:
    """What a code is while it is dragged."""
    return codebook.model.mimeData([codebook.model.index_of(_code(codebook, name))])


def _code(codebook: CodebookPanel, name: str) -> int:
    return next(code.id for code in codebook.model.codes() if code.name == name)


def drop(widget: QWidget, data: QMimeData, at: QPoint) -> None:
    """Drag `data` over a widget and let go."""
    action = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(at, action | Qt.DropAction.MoveAction, data, LEFT, NONE)
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted(), "it cannot be dropped there"
    QApplication.sendEvent(widget, QDragMoveEvent(at, action, data, LEFT, NONE))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), action, data, LEFT, NONE))


def until(condition: Callable[[], object], what: str, milliseconds: int = 10_000) -> None:
    """Wait until something is so."""
    latest = perf_counter() + milliseconds / 1000
    while not condition():
        assert perf_counter() < latest, f"waited in vain: {what}"
        QTest.qWait(10)
