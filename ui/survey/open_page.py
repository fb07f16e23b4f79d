"""The answers to one open question under each other, to be read and coded; the one in hand below, to code some words.

Knows the session; putting codes on is `coding`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from qda.model import Changes, Span, SurveyQuestion, Written
from ui import theme
from ui.labels import plural, tr
from ui.offsets import Offsets
from ui.session import Session
from ui.survey.answer_rows import AnswerRow
from ui.survey.answers import AnswersModel
from ui.survey.coding import AnswerCoding, Passage

if TYPE_CHECKING:
    from ui.codebook.panel import CodebookPanel

_SHOWN = ("coding", "code", "document", "document_text", "turn", "case", "respondent")


class AnswersView(QListView):
    """The list; its width decides how high the rows are."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class OpenPage(QWidget):
    """One open question."""

    def __init__(self, session: Session, codebook: Callable[[], CodebookPanel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question: SurveyQuestion | None = None
        self._all: list[Written] = []
        self.model = AnswersModel(self)
        self._build()
        self.coding = AnswerCoding(session, codebook, self.passages, self.view)
        self.coding.done.connect(self._go_on)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_in_hand())
        self.view.doubleClicked.connect(lambda _: self.go_to_transcript())
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.installEventFilter(self)
        self.words.installEventFilter(self)

    def _build(self) -> None:
        self.title = QLabel()
        self.title.setWordWrap(True)
        theme.look(self.title, "title")
        self.counts = QLabel()
        theme.look(self.counts, "muted")
        self.uncoded = QCheckBox(tr("Only without a code"))
        self.uncoded.toggled.connect(lambda _: self._show_answers())
        head = QHBoxLayout()
        head.addWidget(self.counts, 1)
        head.addWidget(self.uncoded)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_S)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.title)
        column.addLayout(head)
        self.view = AnswersView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(AnswerRow(self.model, self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setBatchSize(200)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(tr("Answers"))
        theme.look(self.view, "page")
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(tr("The answer in hand"))
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.look(self.words, "bare")
        self.hint = QLabel(tr("Enter codes the answers selected · select some words here to code only them"))
        theme.look(self.hint, "muted", "small")
        below = QFrame()
        theme.look(below, "panel")
        column = QVBoxLayout(below)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_S)
        column.addWidget(self.words, 1)
        column.addWidget(self.hint)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setObjectName("survey.answers")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.view)
        splitter.addWidget(below)
        splitter.setSizes([480, 120])
        splitter.setStretchFactor(0, 1)
        line = QFrame()
        theme.look(line, "rule")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(line)
        whole.addWidget(splitter, 1)

    # ----------------------------------------------------------------- showing

    def show_question(self, question: SurveyQuestion) -> None:
        """Show the answers to another question, from the top."""
        if question != self._question:
            self.uncoded.setChecked(False)
        self._question = question
        stem = question.column.stem
        self.title.setText(f"{stem} – {question.text}" if stem else question.text)
        self.refresh()
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(*_SHOWN)

    def refresh(self) -> None:
        """Read the answers and what is coded on them."""
        project, question = self._session.project, self._question
        if project is None or question is None:
            return
        self._all = project.surveys.written(question.survey_id, question.question_id) if question.question_id else []
        guide = {one.id: one.number for one in project.guide.questions()}
        self.coding.question = guide.get(question.question_id or 0, "")
        self._show_answers()

    def _show_answers(self) -> None:
        project = self._session.project
        if project is None:
            return
        bare = [one for one in self._all if not one.codings]
        codes = {code.id: code for code in project.codes.all()}
        self.model.show(bare if self.uncoded.isChecked() else self._all, codes)
        answers = plural(len(self._all), "{count} answer", "{count} answers")
        without = plural(len(bare), "{count} without a code", "{count} without a code")
        self.counts.setText(f"{answers} · {without}" if bare else answers)
        self._show_in_hand()

    def _show_in_hand(self) -> None:
        row = self.view.currentIndex().row()
        text = self.model.answers[row].text if 0 <= row < self.model.rowCount() else ""
        if text != self.words.toPlainText():
            self.words.setPlainText(text)

    # ----------------------------------------------------------------- what is selected

    def rows(self) -> list[int]:
        """The rows selected, from the top; the one in hand where none is."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        current = self.view.currentIndex().row()
        return rows or ([current] if 0 <= current < self.model.rowCount() else [])

    def passages(self) -> Sequence[Passage]:
        """What a code would go on: the words selected below, or whole answers."""
        rows, cursor = self.rows(), self.words.textCursor()
        if cursor.hasSelection() and self.words.hasFocus() and self.view.currentIndex().isValid():
            answer = self.model.answers[self.view.currentIndex().row()]
            offsets = Offsets(answer.text)
            start = offsets.to_code_point(cursor.selectionStart())
            end = offsets.to_code_point(cursor.selectionEnd())
            return [(answer.document_id, Span(answer.span.start + start, answer.span.start + end))]
        return [(self.model.answers[row].document_id, self.model.answers[row].span) for row in rows]

    def _go_on(self) -> None:
        """After Enter, the next answer is in hand."""
        if self.words.hasFocus():
            return
        rows = self.rows()
        self.view.setFocus()
        if rows and rows[-1] + 1 < self.model.rowCount():
            index = self.model.index(rows[-1] + 1)
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)

    def remove_codings(self) -> None:
        """Take the codings off the answers selected."""
        self.coding.remove([coding for row in self.rows() for coding, _, _ in self.model.answers[row].codings])

    def go_to_transcript(self) -> None:
        """Show the answer in hand where it stands in its document."""
        index: QModelIndex = self.view.currentIndex()
        if index.isValid():
            answer = self.model.answers[index.row()]
            self._session.go_to(answer.document_id, answer.span)

    def copy(self) -> None:
        """Put the answers selected on the clipboard, with whose they are."""
        lines = [f"{self.model.answers[row].text}\t{self.model.who(row)}" for row in self.rows()]
        QGuiApplication.clipboard().setText("\n".join(lines))

    # ----------------------------------------------------------------- keys and menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in (self.view, self.words):
            return self._on_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        in_list = self.view.hasFocus()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.coding.pick()
        elif in_list and event.key() == Qt.Key.Key_Delete:
            self.remove_codings()
        elif in_list and event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_C:
            self.copy()
        elif plain and event.text().strip() and event.text().isprintable():
            self.coding.key(event.text())  # letters of the list are codes, as they are in a transcript
        else:
            return False
        return True

    def _show_menu(self, at: QPoint) -> None:
        if not self.rows():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        writable = self._session.writable
        menu.addAction(theme.icon("tag"), tr("Code…") + "\tEnter", self.coding.pick).setEnabled(writable)
        on = {code.id: code for row in self.rows() for code in self.model.codes_on(row)}
        for code in on.values():
            act = menu.addAction(theme.icon("tag-simple"), tr("Take off {code}", code=code.name))
            act.setEnabled(writable)
            act.triggered.connect(lambda _=False, code_id=code.id: self._remove_code(code_id))
        menu.addSeparator()
        menu.addAction(theme.icon("arrow-square-out"), tr("Show in the transcript"), self.go_to_transcript)
        menu.addAction(theme.icon("copy"), tr("Copy"), self.copy)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _remove_code(self, code_id: int) -> None:
        self.coding.remove(
            [coding for row in self.rows() for coding, code, _ in self.model.answers[row].codings if code == code_id]
        )
