"""A sheet in which the words of a paragraph are put right. Knows the session; where things go is the core's to say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from qda.model import Span
from qda.store.corrections import Correction
from ui import theme
from ui.dialogs.ask import Verb, ask
from ui.labels import plural, tr
from ui.session import Session


class _Words(QPlainTextEdit):
    """Enter is done; Shift+Enter begins a new paragraph."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.done.emit()
        elif enter:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)


class CorrectionSheet(QDialog):
    """The paragraphs at a passage, to be corrected. Nothing is written until “Correct” is pressed."""

    def __init__(self, session: Session, span: Span, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Correct text"))
        project, document_id = session.project, session.document_id
        assert project is not None
        assert document_id is not None
        self._session, self._project, self._document_id = session, project, document_id
        self._text = project.documents.text(document_id)
        start = self._text.rfind("\n", 0, span.start) + 1
        end = self._text.find("\n", max(span.start, span.end - 1))
        self._span = Span(start, len(self._text) if end < 0 else end)
        self.words = _Words()
        self.words.setFont(font)
        self.words.setPlainText(self._span.of(self._text))
        self.words.setAccessibleName(tr("Words of the paragraph"))
        self.words.done.connect(self.correct)
        title = QLabel(tr("Correct text"))
        theme.look(title, "title")
        told = QLabel(tr("Codings, memos and quotes move along. Enter corrects, Shift+Enter begins a new paragraph."))
        told.setWordWrap(True)
        theme.look(told, "muted")
        self.correct_button = QPushButton(tr("Correct"))
        self.correct_button.setDefault(True)
        self.correct_button.clicked.connect(self.correct)
        give_up = QPushButton(tr("Cancel"))
        give_up.setAutoDefault(False)
        give_up.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(give_up)
        foot.addWidget(self.correct_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        for widget in (title, told, self.words):
            column.addWidget(widget)
        column.addLayout(foot)
        self.resize(640, 320)
        cursor = self.words.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.words.setTextCursor(cursor)
        self.words.setFocus()

    def correct(self) -> None:
        """Put the words in their place; where codings would lose theirs, ask first."""
        corrected = self._text[: self._span.start] + self.words.toPlainText() + self._text[self._span.end :]
        if corrected == self._text:
            self.reject()
            return
        plan = self._project.corrections.plan(self._document_id, corrected)
        if plan.doubtful:
            self._ask(plan)
        else:
            self._apply(plan)

    def _ask(self, plan: Correction) -> None:
        names = ", ".join(dict.fromkeys(one.label for one in plan.doubtful))
        sentence = plural(
            len(plan.doubtful),
            "{count} coding or quote would lose its words. It is kept as a memo on the document:",
            "{count} codings or quotes would lose their words. They are kept as memos on the document:",
        )
        verbs = [Verb(tr("Correct"), lambda: self._apply(plan), "primary"), Verb(tr("Keep the text"))]
        ask(self, tr("Correct text"), f"{sentence} {names}", verbs)

    def _apply(self, plan: Correction) -> None:
        loose = {(one.table, one.id): None for one in plan.doubtful}
        if self._session.attempt(lambda: self._project.corrections.apply(plan, loose)):
            self.accept()
            self._session.say(tr("Text corrected"), kind="done", action=tr("Undo"), handler=self._session.undo)
