"""A monkey at mouse and keyboard: it clicks and types anywhere, seeded, so that what it broke can be broken again."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import isValid

from ui.main_window import MainWindow

from .hands import ALT, CTRL, LEFT, NONE, RIGHT, SHIFT, Key, drag_over, type_letter

WORDS = ("res", "We waited.", "Å nei", "namsos", "x", "- a point", "12", " ", "“quoted”", "ørn 🙂")
KEYS = (
    Key.Key_Return, Key.Key_Escape, Key.Key_Tab, Key.Key_Backspace, Key.Key_Delete, Key.Key_Up, Key.Key_Down,
    Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_PageDown, Key.Key_Space, Key.Key_F2, Key.Key_F6,
    Key.Key_M, Key.Key_R, Key.Key_I, Key.Key_G, Key.Key_Insert, Key.Key_F3, Key.Key_F4, Key.Key_F7,
    Key.Key_F8, Key.Key_F9,
)  # fmt: skip
HELD = (NONE, NONE, NONE, NONE, SHIFT, CTRL, ALT, CTRL | SHIFT)
NOT_FOR_MONKEYS = ("file.quit", "language.system", "language.en", "language.nb", "file.open", "file.new")
LETS_GO_AFTER = 40
"""Milliseconds after which a dialog for files or printers, which nobody answers, is given up."""


class Monkey:
    """At one window; what comes on top of it is its, too."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.random = Random(seed)
        self.did: list[str] = []
        self._escape = QTimer(window, interval=LETS_GO_AFTER)
        self._escape.timeout.connect(self._give_up_asking)
        self._escape.start()

    def act(self) -> None:
        """Do one thing, whatever it is."""
        verbs = (self.click, self.press, self.type, self.command, self.select, self.resize)
        (does,) = self.random.choices(verbs, (50, 20, 12, 10, 6, 2))
        does()
        QApplication.processEvents()

    def _give_up_asking(self) -> None:
        modal, popup = QApplication.activeModalWidget(), QApplication.activePopupWidget()
        if isinstance(modal, QFileDialog | QAbstractPrintDialog):
            modal.reject()
        elif popup is not None and self.random.random() < 0.3:
            popup.close()

    def _front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def click(self) -> None:
        front = self._front()
        at = QPoint(self.random.randrange(max(1, front.width())), self.random.randrange(max(1, front.height())))
        inside = front.childAt(at) or front
        button = RIGHT if self.random.random() < 0.1 else LEFT
        held, place = self.random.choice(HELD), inside.mapFrom(front, at)
        twice = self.random.random() < 0.08
        self.did.append(f"click {type(inside).__name__} in {type(front).__name__} at {at.toTuple()}")
        steps = [QTest.mousePress, QTest.mouseRelease]
        if twice:
            steps += [mouse_double_press, QTest.mouseRelease]
        for step in steps:
            if isValid(inside):  # what is pressed may be gone by then
                step(inside, button, held, place)

    def _keyboard(self) -> QWidget:
        front = self._front()
        return front.focusWidget() or QApplication.focusWidget() or front

    def press(self) -> None:
        key, held = self.random.choice(KEYS), self.random.choice(HELD)
        self.did.append(f"press {key.name} {held}")
        widget = self._keyboard()
        for step in (QTest.keyPress, QTest.keyRelease):
            if isValid(widget):
                step(widget, key, held)

    def type(self) -> None:
        words = self.random.choice(WORDS)
        self.did.append(f"type {words!r}")
        for letter in words:
            widget = self._keyboard()
            if isValid(widget):
                type_letter(widget, letter)

    def command(self) -> None:
        actions: list[QAction] = [
            action for name, action in self.window.menus.actions.items() if name not in NOT_FOR_MONKEYS
        ]
        action = self.random.choice(actions)
        self.did.append(f"command {action.objectName()}")
        if QApplication.activeModalWidget() is None and action.isEnabled():
            action.trigger()

    def select(self) -> None:
        """Drag over some words of the transcript, if it is there to be read."""
        page = self.window.coding.transcript.page
        if self._front() is not self.window or not page.isVisible():
            return
        self.did.append("select words")
        view = page.viewport()
        start, end = (
            QPoint(self.random.randrange(max(1, view.width())), self.random.randrange(max(1, view.height())))
            for _ in range(2)
        )
        QTest.keyClick(page, Key.Key_Escape)  # with words selected already, they would be dragged
        drag_over(view, start, end)
        if self.random.random() < 0.6 and isValid(page):
            QTest.keyClicks(page, self.random.choice("apidto1234"))

    def resize(self) -> None:
        self.window.resize(self.random.randrange(800, 1600), self.random.randrange(520, 1000))


def mouse_double_press(widget: QWidget, button: Qt.MouseButton, held: Qt.KeyboardModifier, at: QPoint) -> None:
    """The second press of a double click."""
    place, globally = QPointF(at), QPointF(widget.mapToGlobal(at))
    pressed = QMouseEvent(QEvent.Type.MouseButtonDblClick, place, globally, button, button, held)
    QApplication.sendEvent(widget, pressed)
