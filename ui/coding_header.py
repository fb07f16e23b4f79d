"""The line over the transcript: which document, how far it has come, where its codings lie. Knows no project."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ui import theme
from ui.labels import tr
from ui.widgets.elided import ElidedLabel

PARTS = 24
"""How many bars show where in the text its codings lie."""
ROOMY = 460
"""Pixels from which there is room for how far the document has come."""


class CodingHeader(QFrame):
    """Document and case at the left; progress, a strip of where the codings lie, and a menu at the right."""

    documents_toggled = Signal()
    codebook_toggled = Signal()
    read_toggled = Signal(bool)
    menu_wanted = Signal()
    share_chosen = Signal(float)
    """A click on the strip: a place in the text, from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "page")
        self._left = self._button("caret-double-left", tr("Fold documents away"))
        self._left.clicked.connect(self.documents_toggled)
        self._name = ElidedLabel()
        theme.look(self._name, "title")
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._case = ElidedLabel()
        theme.look(self._case, "muted")
        self._progress = QLabel()
        theme.look(self._progress, "muted", "small")
        self.strip = DensityStrip()
        self.strip.share_chosen.connect(self.share_chosen)
        self._read = self._button("check-circle", tr("Mark as read (Ctrl+D)"))
        self._read.setCheckable(True)
        self._read.clicked.connect(self.read_toggled)
        self.menu_button = self._button("dots-three", tr("Document"))
        self.menu_button.clicked.connect(self.menu_wanted)
        self._right = self._button("caret-double-right", tr("Fold codebook and details away"))
        self._right.clicked.connect(self.codebook_toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_XS, theme.SPACE_XS, theme.SPACE_XS, theme.SPACE_XS)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self._left)
        row.addWidget(self._name, 100)
        row.addWidget(self._case, 1)
        row.addWidget(self._progress)
        row.addWidget(self.strip)
        for part in (self._read, self.menu_button, self._right):
            row.addWidget(part)
        self.setFixedHeight(44)

    def _button(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(theme.icon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def show_document(self, name: str, case: str, *, read: bool, writable: bool) -> None:
        """Say which document is in hand; an empty name for none."""
        self._name.setText(name)
        self._case.setText(f"· {case}" if case else "")
        self._name.setToolTip(name)
        self._read.setChecked(read)
        self._read.setEnabled(writable)
        tip = tr("Mark as not yet read (Ctrl+D)") if read else tr("Mark as read (Ctrl+D)")
        self._read.setToolTip(tip)
        self._read.setAccessibleName(tip)
        for part in (self._read, self.menu_button):
            part.setVisible(bool(name))
        self._make_room()

    def _make_room(self) -> None:
        """Where there is little room, the name of the document is what stays."""
        for part in (self._progress, self.strip):
            part.setVisible(bool(self._name.text()) and self.width() >= ROOMY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def show_progress(self, words: str, density: Sequence[int]) -> None:
        """Say how far the document has come and where its codings lie."""
        self._progress.setText(words)
        self.strip.show_density(density)

    def show_folds(self, *, documents: bool, codebook: bool) -> None:
        """Say which panels are folded away."""
        self._left.setIcon(theme.icon("caret-double-right" if documents else "caret-double-left"))
        self._left.setToolTip(tr("Bring documents back") if documents else tr("Fold documents away"))
        self._right.setIcon(theme.icon("caret-double-left" if codebook else "caret-double-right"))
        self._right.setToolTip(
            tr("Bring codebook and details back") if codebook else tr("Fold codebook and details away")
        )


class DensityStrip(QWidget):
    """▁▃▂▅▁: how many codings begin in each part of the text. A click goes there."""

    share_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._density: Sequence[int] = ()
        self.setFixedSize(PARTS * 4, 20)
        self.setToolTip(tr("Where the codings lie, from beginning to end; click to go there"))
        self.setAccessibleName(tr("Where the codings lie"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_density(self, density: Sequence[int]) -> None:
        self._density = density
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(PARTS * 4, 20)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.share_chosen.emit(max(0.0, min(1.0, event.position().x() / self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        most = max([1, *self._density])
        for part, count in enumerate(self._density):
            height = 2 + 14 * count / most if count else 2
            painter.setBrush(QColor(colours.muted if count else colours.line))
            painter.drawRoundedRect(QRectF(part * 4, self.height() - 2 - height, 3, height), 1, 1)
