"""One coding of a passage: its code, who put it there, and what can be done to it. Knows no project."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from qda.model import Code, Coding
from ui import theme
from ui.labels import tr

HEIGHT = 30


class CodingRow(QWidget):
    """A chip, a name, a coder; a click takes the coding in hand."""

    chosen = Signal(int)
    recode_wanted = Signal(int)
    remove_wanted = Signal(int)

    def __init__(self, coding: Coding, code: Code, path: str, coder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.coding = coding
        self._code = code
        self._coder = coder
        self.in_hand = False
        self.setToolTip(path)
        self.setAccessibleName(", ".join(part for part in (path, coder) if part))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self._recode = self._button("swap", tr("Recode"))
        self._recode.clicked.connect(lambda: self.recode_wanted.emit(coding.id))
        self._remove = self._button("x", tr("Remove coding"))
        self._remove.clicked.connect(lambda: self.remove_wanted.emit(coding.id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.SPACE_XS, 0)
        row.setSpacing(0)
        row.addStretch()
        row.addWidget(self._recode)
        row.addWidget(self._remove)

    def _button(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(theme.icon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFixedSize(24, 24)
        return button

    def allow(self, *, writable: bool) -> None:
        """Show or hide what changes the coding."""
        for button in (self._recode, self._remove):
            button.setVisible(writable)

    def mark(self, *, in_hand: bool) -> None:
        """Show that this is the coding in hand."""
        self.in_hand = in_hand
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.coding.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.coding.id)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(self.coding.id)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.in_hand or self.underMouse() or self.hasFocus():
            painter.setPen(QColor(colours.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection if self.in_hand else colours.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1, -0.5, -1), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.code_colour(self._code.colour))
        painter.drawRoundedRect(QRectF(theme.SPACE_S, (self.height() - 10) / 2, 10, 10), 3, 3)
        left = theme.SPACE_S + 10 + theme.SPACE_S
        buttons = 52 if self._remove.isVisibleTo(self) else 0
        room = QRect(left, 0, self.width() - left - theme.SPACE_S - buttons, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(self._code.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, name)
        rest = room.adjusted(painter.fontMetrics().horizontalAdvance(name) + theme.SPACE_S, 0, 0, 0)
        if self._coder and rest.width() > 24:
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(colours.faint))
            coder = painter.fontMetrics().elidedText(self._coder, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, flags, coder)
