"""The bar at the window's foot: what was done, with the next step as a button; what is under way; where one is.

Knows messages and work, not what they are about.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPropertyAnimation, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.labels import tr
from ui.session import Message
from ui.tasks import Work
from ui.widgets.elided import ElidedLabel

STAYS = {"done": 8_000, "note": 12_000}
"""How many milliseconds a message stays; a problem stays until another message comes or somebody closes it."""
HEIGHT = 36
NARROW = 200
"""Pixels below which a message is cut rather than wrapped."""
_SIGNS = {"done": "check", "note": "info", "problem": "warning-circle"}


class MessageBar(QFrame):
    """One line: a message at the left, progress in the middle, the place at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "panel")
        self.message: Message | None = None
        self._handler: Callable[[], object] | None = None
        self._sign = QLabel()
        self._text = ElidedLabel()
        self._text.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._long = QLabel(wordWrap=True)
        """Stands for `_text` where a line is too short for the message: its end is the next step."""
        self.button = QPushButton()
        theme.look(self.button, "link")
        self.button.clicked.connect(self._on_button)
        self._shut = QToolButton()
        self._shut.setIcon(theme.icon("x"))
        self._shut.setToolTip(tr("Close this message"))
        self._shut.setAccessibleName(tr("Close this message"))
        self._shut.clicked.connect(self.clear)
        self.status = QLabel()
        theme.look(self.status, "muted", "small")
        self._progress = _ProgressLine(self)
        self._build()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._fade_away)
        self.clear()

    def _build(self) -> None:
        self._told = QWidget()
        told = QHBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(theme.SPACE_S)
        told.addWidget(self._sign)
        told.addWidget(self._text)
        told.addWidget(self._long, 1)
        told.addWidget(self.button)
        told.addWidget(self._shut)
        told.addStretch(1)
        self._opacity = QGraphicsOpacityEffect(self._told)
        self._opacity.setOpacity(1.0)
        self._opacity.setEnabled(False)
        self._told.setGraphicsEffect(self._opacity)
        self._fading = QPropertyAnimation(self._opacity, b"opacity", self)
        self._fading.setDuration(250)
        self._fading.finished.connect(self.clear)
        rule = QFrame()
        theme.look(rule, "rule")
        row = QHBoxLayout()
        row.setContentsMargins(theme.SPACE_M, 0, theme.SPACE_M, 0)
        row.setSpacing(theme.SPACE_L)
        row.addWidget(self._told, 1)
        row.addWidget(self._progress)
        row.addWidget(self.status)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule)
        column.addLayout(row)
        self.setFixedHeight(HEIGHT)

    # ----------------------------------------------------------------- messages

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before, and read it out to those who listen to the screen."""
        self._stop_fading()
        self.message = message
        self._handler = message.handler
        colours = theme.tokens()
        colour = {"done": colours.good, "problem": colours.danger}.get(message.kind, colours.muted)
        self._sign.setPixmap(theme.icon(_SIGNS[message.kind], colour).pixmap(16, 16))
        self._sign.setVisible(True)
        for text in (self._text, self._long):
            text.setText(message.text)
            theme.look(text, *(["problem"] if message.kind == "problem" else []))
        self.button.setText(message.action)
        self.button.setVisible(bool(message.action))
        self._shut.setVisible(message.kind == "problem")
        self._make_room()
        self._timer.stop()
        if message.kind in STAYS:
            self._timer.start(STAYS[message.kind])
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text, message.text))

    def clear(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._stop_fading()
        self.message = self._handler = None
        self._text.clear()
        self._long.clear()
        for part in (self._sign, self.button, self._shut):
            part.setVisible(False)
        self._make_room()

    def _make_room(self) -> None:
        """Let the bar grow by as many lines as the message needs."""
        beside = [part for part in (self._sign, self.button, self._shut) if part.isVisibleTo(self)]
        room = self._told.width() - sum(part.sizeHint().width() + theme.SPACE_S for part in beside)
        words = self._text.text()
        fits = self.fontMetrics().horizontalAdvance(words) <= room or room < NARROW
        self._text.setVisible(fits)
        self._long.setVisible(not fits)
        box = self.fontMetrics().boundingRect(QRect(0, 0, room, 1_000), Qt.TextFlag.TextWordWrap, words)
        self.setFixedHeight(HEIGHT if fits else max(HEIGHT, box.height() + theme.SPACE_M))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _on_button(self) -> None:
        handler = self._handler
        self.clear()
        if handler is not None:
            handler()

    def _fade_away(self) -> None:
        if self._told.underMouse() or self.button.hasFocus():
            self._timer.start(2_000)
            return
        self._opacity.setEnabled(True)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.start()

    def _stop_fading(self) -> None:
        self._fading.stop()
        self._opacity.setOpacity(1.0)
        self._opacity.setEnabled(False)

    # ----------------------------------------------------------------- work under way

    def watch(self, work: Work) -> None:
        """Show the progress of `work`, with a way to stop it, until it ends."""
        self._progress.watch(work)


class _ProgressLine(QWidget):
    """What is under way and how far, with a button to stop it; away when nothing is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._text = QLabel()
        theme.look(self._text, "muted", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        stop = QToolButton()
        stop.setIcon(theme.icon("x-circle"))
        stop.setToolTip(tr("Stop"))
        stop.setAccessibleName(tr("Stop"))
        stop.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_S)
        for part in (self._text, self._bar, stop):
            row.addWidget(part)
        self.setVisible(False)

    def watch(self, work: Work) -> None:
        self._work = work
        self._text.setText(work.title)
        self._bar.setRange(0, 0)
        work.progressed.connect(self._on_progressed)
        for ended in (work.succeeded, work.failed, work.stopped):
            ended.connect(self._on_ended)
        self.setVisible(True)

    def _on_progressed(self, done: int, total: int, note: str) -> None:
        if self.sender() is self._work and self._work is not None:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self._text.setText(f"{self._work.title} · {note}" if note else self._work.title)

    def _on_ended(self, *_: object) -> None:
        if self.sender() is self._work:
            self._work = None
            self.setVisible(False)

    def _on_stop(self) -> None:
        if self._work is not None:
            self._work.stop()
