"""Making two points of one: which words each gets, and which of the evidence. Knows no project."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.grid.writing import GrowingWriting
from ui.labels import tr
from ui.widgets.foot import Foot, verb_button


class Dividing(QDialog):
    """The words with a caret that parts them, and the evidence with ticks for what goes along."""

    def __init__(
        self,
        text: str,
        caret: int,
        evidence: Sequence[tuple[int, str]],
        divide: Callable[[int, list[int]], object],
        parent: QWidget | None,
    ) -> None:
        """`evidence` by its id and what it says; `divide` is given where the words part and which of it goes."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Divide the point"))
        self._divide = divide
        self.words = GrowingWriting()
        self.words.setReadOnly(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.words.clear_to(text)
        self.words.setAccessibleName(tr("The words of the point"))
        self.words.put_caret(caret if 0 < caret < len(text) else len(text))
        self.first, self.second = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.words.cursorPositionChanged.connect(self._show_parts)
        self.ticks = {id_: QCheckBox(said) for id_, said in evidence}
        self._verb = verb_button(tr("Divide"), self._on_divide)
        self._build()
        self._show_parts()

    def _build(self) -> None:
        title = QLabel(tr("Divide the point"))
        theme.look(title, "title")
        told = QLabel(tr("Put the caret where the second point begins."))
        theme.look(told, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_S)
        for widget in (title, told, self.words, self.first, self.second):
            column.addWidget(widget)
        if self.ticks:
            goes = QLabel(tr("Evidence that goes to the second point"))
            goes.setFont(theme.font(strong=True))
            column.addSpacing(theme.SPACE_S)
            column.addWidget(goes)
            column.addWidget(self._built_ticks())
        column.addSpacing(theme.SPACE_S)
        column.addLayout(Foot(verb_button(tr("Cancel"), self.reject), self._verb))
        self.setMinimumWidth(560)

    def _built_ticks(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.SPACE_XS)
        for tick in self.ticks.values():
            rows.addWidget(tick)
        rows.addStretch(1)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setWidget(page)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setFixedHeight(min(240, page.sizeHint().height() + theme.SPACE_XS))
        return room

    def _show_parts(self) -> None:
        text, at = self.words.text(), self.words.caret()
        for label, number, words in ((self.first, 1, text[:at]), (self.second, 2, text[at:])):
            label.setText(f"{number}.  {words.strip() or tr('still to be written')}")

    def _on_divide(self) -> None:
        self._divide(self.words.caret(), [id_ for id_, tick in self.ticks.items() if tick.isChecked()])
        self.accept()
