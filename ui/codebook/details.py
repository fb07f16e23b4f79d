"""What the code in hand means: definition, what to include, what to leave out, an example. Folds away.

Knows a `Code`, no project.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.model import Code
from ui.codebook.row import CHIP, paint_caret, paint_chip
from ui.labels import plural, tr
from ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, font, icon, look, tokens


class FoldTitle(QAbstractButton):
    """A line with caret, chip and name; a click folds or unfolds what is below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = ""
        self.setCheckable(True)
        self.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height() + SPACE_L)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        if self.hasFocus() or self.underMouse():
            painter.setPen(theme.accent if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if self.hasFocus() else self.palette().midlight())
            painter.drawRoundedRect(self.rect().adjusted(1, 3, -1, -4), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isEnabled():
            paint_caret(painter, QPointF(16, middle), folded=not self.isChecked())
        left = 30 if self.isEnabled() else SPACE_L
        if self.colour:
            paint_chip(painter, QRect(left - 2, round(middle) - CHIP // 2, CHIP, CHIP), self.colour)
            left += CHIP + SPACE_S - 2
        painter.setFont(font(strong=self.isEnabled()))
        painter.setPen(theme.text if self.isEnabled() else theme.faint)
        room = self.rect().adjusted(left, 0, -SPACE_XS, 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class CodeDetails(QWidget):
    """The meaning of one code, below the tree."""

    edit_wanted = Signal()
    memo_wanted = Signal()
    folded = Signal(bool)
    """It was folded away (True) or opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self.title.toggled.connect(self._on_toggled)
        self.edit_button.clicked.connect(self.edit_wanted)
        self.memo_button.clicked.connect(self.memo_wanted)
        self.describe.clicked.connect(self.edit_wanted)
        self.show_code(None)

    def _build(self) -> None:
        self.title = FoldTitle()
        self.memo_button = _tool("note", tr("Memo on this code"))
        self.edit_button = _tool("pencil-simple", tr("Edit this code"))
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, SPACE_S, 0)
        top.setSpacing(0)
        for widget in (self.title, self.memo_button, self.edit_button):
            top.addWidget(widget)

        self._texts: dict[str, tuple[QLabel, QLabel]] = {}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_L - SPACE_XS, 0, SPACE_M, SPACE_M)
        column.setSpacing(0)
        for field, caption in (
            ("definition", tr("Definition")),
            ("include", tr("Include")),
            ("exclude", tr("Exclude")),
            ("example", tr("Example")),
        ):
            said, text = QLabel(caption), QLabel()
            look(said, "muted", "small")
            said.setContentsMargins(0, SPACE_XS, 0, 2)
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setContentsMargins(0, 0, 0, SPACE_XS)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(caption)
            column.addWidget(said)
            column.addWidget(text)
            self._texts[field] = (said, text)
        self.describe = QPushButton(tr("Say what it means…"))
        look(self.describe, "link")
        column.addWidget(self.describe, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

        self.body = QScrollArea()
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setWidgetResizable(True)
        self.body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.body)

    # ----------------------------------------------------------------- what is shown

    def show_code(self, code: Code | None, memos: int = 0) -> None:
        """Show a code's meaning, and that it has memos."""
        self.title.colour = code.colour or "#" if code else ""
        self.title.setText(code.name if code else tr("No code in hand"))
        self.title.setEnabled(code is not None)
        self.title.update()
        for button in (self.memo_button, self.edit_button):
            button.setVisible(code is not None)
        self.memo_button.setIcon(icon("note" if memos else "note-blank"))
        self.memo_button.setToolTip(plural(memos, "{count} memo", "{count} memos") if memos else tr("Write a memo"))
        said_anything = False
        for field, (caption, text) in self._texts.items():
            words = getattr(code, field) if code else ""
            if field == "example" and words:
                words = tr("“{quote}”", quote=words) if words[0] not in '“”«"' else words
            text.setText(words)
            caption.setVisible(bool(words))
            text.setVisible(bool(words))
            said_anything = said_anything or bool(words)
        self.describe.setVisible(code is not None and not said_anything)
        self.body.verticalScrollBar().setValue(0)
        self._settle()

    def fold(self, *, folded: bool = True) -> None:
        """Fold it down to its title, or open it."""
        self.title.setChecked(not folded)

    @property
    def is_folded(self) -> bool:
        return not self.title.isChecked()

    def _on_toggled(self, open_: bool) -> None:
        self._settle()
        self.folded.emit(not open_)

    def _settle(self) -> None:
        self.body.setVisible(self.title.isChecked() and self.title.isEnabled())
        folded = self.title.sizeHint().height()
        self.setMaximumHeight(16_777_215 if self.body.isVisibleTo(self) else folded)
        self.setMinimumHeight(folded if not self.body.isVisibleTo(self) else folded + 64)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._settle()


def _tool(name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
