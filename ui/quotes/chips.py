"""The words and chips that a query is read as. Know their texts and nothing of queries."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from ui import theme
from ui.labels import tr
from ui.report.flow import Flow

_PADDING = 28
"""Pixels of a chip that are not its text."""


class Chip(QPushButton):
    """What can be chosen anew, in a sentence: cut with … where there is no room."""

    emptied = Signal()
    """Delete was pressed on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "chip")
        self._text = ""
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, text: str, about: str) -> None:
        """Show a text; `about` says to who hears it what it stands for."""
        self._text = text
        self.setAccessibleName(f"{about} {text}")
        self.setToolTip(text)
        self.updateGeometry()
        self._cut()

    def said(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._text) + _PADDING, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().sizeHint().height())

    def below(self) -> QPoint:
        """Where on the screen something opens that belongs to it."""
        return self.mapToGlobal(QPoint(0, self.height() + 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = max(20, self.width() - _PADDING + 2)
        self.setText(self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)


class Clause(QWidget):
    """A part of the sentence: some words, a chip or two, and a way to take it out again."""

    opened = Signal(int)
    """The chip with that number was pressed."""
    removed = Signal()

    def __init__(self, chips: int, *, fixed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = Flow(self, gap=theme.SPACE_XS)
        self.words: list[QLabel] = []
        self.chips: list[Chip] = []
        for number in range(chips):
            words, chip = QLabel(), Chip()
            theme.look(words, "muted")
            words.setMinimumHeight(chip.sizeHint().height() + 2)
            chip.clicked.connect(lambda _=False, number=number: self.opened.emit(number))
            chip.emptied.connect(self.removed)
            self.words.append(words)
            self.chips.append(chip)
            flow.addWidget(words)
            flow.addWidget(chip if fixed or number < chips - 1 else self._with_way_out(chip))
        self.after = QLabel()
        theme.look(self.after, "faint", "small")
        flow.addWidget(self.after)

    def _with_way_out(self, chip: Chip) -> QWidget:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.way_out = QToolButton()
        self.way_out.setIcon(theme.icon("x"))
        self.way_out.setIconSize(QSize(12, 12))
        self.way_out.clicked.connect(self.removed)
        row.addWidget(chip)
        row.addWidget(self.way_out)
        return pair

    def say(self, parts: Sequence[tuple[str, str]], after: str = "") -> None:
        """Show (words, chip) for each chip, and quiet words after them."""
        for words, chip, (said, chosen) in zip(self.words, self.chips, parts, strict=True):
            words.setText(said)
            words.setVisible(bool(said))
            chip.say(chosen, said)
        self.after.setText(after)
        self.after.setVisible(bool(after))
        way_out = getattr(self, "way_out", None)
        if way_out is not None:
            way_out.setToolTip(tr("Take out: {words}", words=" ".join(part for both in parts for part in both)))
            way_out.setAccessibleName(way_out.toolTip())
        self.updateGeometry()
