"""The slim rail of workspaces at the window's left edge. Knows names and icons, not what they open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui import theme

WIDTH = 64
WORDED = 46
"""Pixels of height from which there is room for a word under the icon."""
_SIDE = 22


class Rail(QFrame):
    """One button for each workspace, the one in front marked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "panel")
        self.setFixedWidth(WIDTH)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, RailButton] = {}
        self._below: dict[str, RailButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, theme.SPACE_S, 4, theme.SPACE_S)
        self._column.setSpacing(theme.SPACE_XS)
        self._column.addStretch()

    def add(self, name: str, text: str, icon: str) -> RailButton:
        """Add a workspace below those there are."""
        button = RailButton(text, icon, self)
        button.setCheckable(True)
        self._group.addButton(button)
        self._column.insertWidget(len(self._buttons), button)
        self._buttons[name] = button
        button.clicked.connect(lambda: self.chosen.emit(name))
        return button

    def add_below(self, name: str, text: str, icon: str) -> RailButton:
        """Add a button at the bottom that opens no workspace."""
        button = RailButton(text, icon, self)
        self._column.addWidget(button)
        self._below[name] = button
        return button

    def explain(self, name: str, tip: str) -> None:
        """Say what a button is for, with its key."""
        (self._buttons | self._below)[name].setToolTip(tip)

    def mark(self, name: str) -> None:
        """Mark a workspace as the one in front, without choosing it."""
        self._buttons[name].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(theme.tokens().line))


class RailButton(QAbstractButton):
    """An icon over a small word."""

    def __init__(self, text: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self._icon = theme.icon(icon)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 9, 52)

    def minimumSizeHint(self) -> QSize:
        """Where the window is low, the icon is there without its word."""
        return QSize(WIDTH - 9, _SIDE + 10)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection if self.isChecked() else colours.hover))
            painter.drawRoundedRect(here, 8, 8)
        if self.hasFocus():
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(here, 8, 8)
        mode = QIcon.Mode.Active if self.isChecked() or self.underMouse() else QIcon.Mode.Normal
        worded = self.height() >= WORDED
        place = QRect((self.width() - _SIDE) // 2, 6 if worded else (self.height() - _SIDE) // 2, _SIDE, _SIDE)
        self._icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        if not worded:
            return
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.text if self.isChecked() else colours.muted))
        words = QRect(0, 30, self.width(), self.height() - 32)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text())
