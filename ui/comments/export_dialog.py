"""How coded transcripts are to be written: which documents, in how many files, what beside the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.recipes import Kind, Recipe
from qda.margin import Numbering
from ui import theme
from ui.labels import tr
from ui.widgets.foot import Foot, verb_button


class Extent(StrEnum):
    """Which documents are written, and into how many files."""

    ONE = "one"
    EACH = "each"
    TOGETHER = "together"


class TranscriptsDialog(QDialog):
    """Asked before the place is; `take` is given what was chosen."""

    def __init__(self, document: str, take: Callable[[Extent, Recipe], object], parent: QWidget | None = None) -> None:
        """`document` is the name of the one in hand, "" for none."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export coded transcripts"))
        self._take = take
        title = QLabel(tr("Export coded transcripts"))
        theme.look(title, "title")
        told = QLabel(
            tr("Each coding is a comment on its words. What a reader replies or adds can be taken over again.")
        )
        told.setWordWrap(True)
        theme.look(told, "muted")
        self.extents = {
            Extent.ONE: QRadioButton(tr("Only {document}", document=document)),
            Extent.EACH: QRadioButton(tr("All documents, a file each")),
            Extent.TOGETHER: QRadioButton(tr("All documents in one file")),
        }
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(title)
        column.addWidget(told)
        column.addSpacing(theme.SPACE_S)
        for button in self.extents.values():
            self._group.addButton(button)
            column.addWidget(button)
        self.extents[Extent.ONE].setVisible(bool(document))
        self.extents[Extent.ONE if document else Extent.EACH].setChecked(True)
        column.addSpacing(theme.SPACE_S)
        column.addLayout(self._choices())
        column.addSpacing(theme.SPACE_M)
        column.addLayout(self._foot())
        self.setMinimumWidth(480)

    def _choices(self) -> QFormLayout:
        self.numbering = QComboBox()
        for numbering, words in (
            (Numbering.PARAGRAPHS, tr("Paragraph numbers")),
            (Numbering.LINES, tr("Line numbers")),
            (Numbering.NONE, tr("Nothing")),
        ):
            self.numbering.addItem(words, numbering.value)
        self.questions = QCheckBox(tr("Questions of the guide as headings"))
        self.times = QCheckBox(tr("Times of the turns"))
        self.memos = QCheckBox(tr("Memos on codings and passages"))
        form = QFormLayout()
        form.addRow(tr("Beside the text"), self.numbering)
        for box in (self.questions, self.times, self.memos):
            box.setChecked(True)
            form.addRow("", box)
        return form

    def _foot(self) -> Foot:
        self.choose_button = verb_button(tr("Choose where…"), self._on_choose)
        return Foot(verb_button(tr("Cancel"), self.reject), self.choose_button)

    def _on_choose(self) -> None:
        extent = next(extent for extent, button in self.extents.items() if button.isChecked())
        recipe = replace(
            Recipe.usual(Kind.TRANSCRIPT),
            numbering=self.numbering.currentData(),
            times=self.times.isChecked(),
            questions=self.questions.isChecked(),
            memos=self.memos.isChecked(),
        )
        self.accept()
        self._take(extent, recipe)
