"""The interview guide in a window of its own: written, edited in place, put in order, replaced by another version.

All is kept as it is typed. Knows the guide; what is matched to it is `ui.guide.review`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qda.model import Changes, Guide
from qda.store.codings import shortened
from qda.store.guide import Resting
from qda.text.guide_order import Numbering
from ui import theme
from ui.dialogs.ask import Verb, ask, ask_line
from ui.guide.arriving import ArrivingGuide
from ui.guide.model import GuideModel
from ui.guide.rows import Kind, Row
from ui.guide.view import GuideView
from ui.guide.writing import WriteGuide
from ui.labels import plural, tr
from ui.session import Message, Session

GUIDES = (".docx", ".odt", ".rtf", ".pdf", ".md", ".txt", ".html")


class GuideDialog(QDialog):
    """The rows of the guide, what can be done with them below; without a guide, a place to write or paste one."""

    review_wanted = Signal()
    """The matching is to be gone through."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Interview guide"))
        self._session = session
        self.model = GuideModel(session, self)
        self.view = GuideView(self.model)
        self.write = WriteGuide(first=True)
        self.write.written.connect(self.take)
        self.write.import_wanted.connect(self.ask_file)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.write)
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._told.setMinimumHeight(self.fontMetrics().height() * 2)
        self._lay_out()
        self.view.add_wanted.connect(self.view.write_new)
        self.view.delete_wanted.connect(self.delete)
        self.view.step_wanted.connect(self.step)
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_row())
        session.said.connect(self._on_said)
        session.changed.connect(self._on_changed)
        session.opened.connect(self.reject)
        for key, act in (
            (QKeySequence.StandardKey.Undo, session.undo),
            (QKeySequence.StandardKey.Redo, session.redo),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.view).activated.connect(self.paste)
        self._show()
        self.resize(820, 640)

    def _lay_out(self) -> None:
        self.tally = QLabel()
        theme.look(self.tally, "muted", "small")
        self.numbering = QComboBox()
        self.numbering.setAccessibleName(tr("Numbering"))
        self.numbering.setToolTip(tr("How the questions are numbered"))
        for way, words in (
            (Numbering.PLAIN, tr("Numbered 1, 2, 3")),
            (Numbering.SECTIONS, tr("Numbered 1.1, 1.2, 2.1")),
            (Numbering.LETTERS, tr("Numbered a, b, c")),
            (None, tr("Numbers as they are")),
        ):
            self.numbering.addItem(words, way)
        self.numbering.activated.connect(self._on_numbering)
        hint = QLabel(tr("Enter edits, Ctrl+Enter adds, Alt+arrows or dragging move. Kept as you type."))
        theme.look(hint, "muted", "small")
        head = QHBoxLayout()
        head.addWidget(self.tally)
        head.addStretch(1)
        head.addWidget(hint)
        head.addSpacing(theme.SPACE_M)
        head.addWidget(self.numbering)
        self.new_question = self._button(tr("New question"), partial(self.view.write_new, Kind.QUESTION))
        self.new_probe = self._button(tr("New probe"), partial(self.view.write_new, Kind.PROBE))
        self.new_section = self._button(tr("New section"), partial(self.view.write_new, Kind.SECTION))
        self.bring = self._button(tr("Import or paste…"), self._ask_how)
        self.review = self._button(tr("Review the matching…"), self.review_wanted.emit, writes=False)
        self.match = self._button(tr("Match again"), self._match_again)
        self.match.setToolTip(tr("Match all documents to the guide as it is now; what was set by hand stays"))
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_S)
        for button in (self.new_question, self.new_probe, self.new_section):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.bring, self.match, self.review):
            foot.addWidget(button)
        close = self._button(tr("Close"), self.accept, writes=False)
        last = QHBoxLayout()
        last.addWidget(self._told, 1)
        last.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        self._head, self._foot = QWidget(), QWidget()
        for holder, row in ((self._head, head), (self._foot, foot)):
            row.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(row)
        column.addWidget(self._head)
        column.addWidget(self.pages, 1)
        column.addWidget(self._foot)
        column.addLayout(last)

    def _button(self, text: str, handler: Callable[[], object], *, writes: bool = True) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setEnabled(self._session.writable or not writes)
        button.clicked.connect(lambda: handler())
        return button

    # ----------------------------------------------------------------- showing

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("question", "section", "document"):
            self._show()

    def _show(self) -> None:
        project = self._session.project
        if project is None:
            return
        questions = self.model.questions()
        there = bool(self.model.rows)
        self.pages.setCurrentWidget(self.view if there else self.write)
        self._head.setVisible(there)
        self._foot.setVisible(there)
        self.tally.setText(plural(len(questions), "{count} question", "{count} questions"))
        self.numbering.setCurrentIndex(self.numbering.findData(project.guide.numbering()))
        self.numbering.setEnabled(self._session.writable)
        documents = bool(project.documents.all())
        self.match.setEnabled(self._session.writable and documents)
        self.review.setEnabled(documents)
        if there and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self._show_row()

    def _show_row(self) -> None:
        at = self.view.currentIndex().row()
        under = any(row.kind is Kind.QUESTION for row in self.model.rows[: at + 1])
        self.new_probe.setEnabled(self._session.writable and under)

    def _on_said(self, message: Message) -> None:
        """What is said while the dialog covers the message bar is said here."""
        theme.look(self._told, "problem" if message.kind == "problem" else "muted", "small")
        self._told.setText(message.text)

    # ----------------------------------------------------------------- editing

    def step(self, by: int) -> None:
        """Move the row in hand one place up (-1) or down (1)."""
        at = self.view.currentIndex().row()
        if at >= 0 and self._session.writable:
            self.model.step(at, by)

    def delete(self) -> None:
        """Delete the row in hand; where something rests on a question, only after saying what."""
        row, project = self.view.row, self._session.project
        if row is None or project is None or not self._session.writable or row.id == 0:
            return
        if row.kind is Kind.PROBE:
            self.model.take_probe_away(row)
        elif row.kind is Kind.SECTION:
            self._done(lambda: project.guide.delete_section(row.id), tr("Section “{title}” deleted", title=row.text))
        else:
            resting = project.guide.resting_on([row.id])
            if resting:
                self._ask_deletion(row, resting)
            else:
                self._delete_question(row)

    def _ask_deletion(self, row: Row, resting: Resting) -> None:
        ask(
            self,
            tr("Delete question {number}?", number=row.number),
            tr("On it rest {what}. Turns matched to it will have no question.", what=resting_words(resting)),
            [Verb(tr("Delete question"), partial(self._delete_question, row), "danger"), Verb(tr("Keep"))],
        )

    def _delete_question(self, row: Row) -> None:
        project = self._session.project
        if project is not None:
            self._done(lambda: project.guide.delete(row.id), tr("Question {number} deleted", number=row.number))

    def _done(self, act: Callable[[], object], told: str) -> None:
        if self._session.attempt(act):
            self._session.say(told, kind="done", action=tr("Undo"), handler=self._session.undo)

    def _on_numbering(self, place: int) -> None:
        way = self.numbering.itemData(place)
        project = self._session.project
        if way is not None and project is not None:
            self._session.attempt(lambda: project.guide.renumber(Numbering(way)))
        self._show()

    def _ask_number(self, row: Row) -> None:
        project = self._session.project
        assert project is not None
        ask_line(
            self,
            tr("Number of the question"),
            tr("Change number"),
            lambda number: self._session.attempt(lambda: project.guide.change(row.id, number=number)),
            row.number,
        )

    def merge(self, row: Row, into: int) -> None:
        """Make one question of two; what rests on the first goes to the second."""
        project = self._session.project
        if project is not None:
            self.model.in_hand = Kind.QUESTION, into, 0
            other = self.model.question(into)
            told = tr("Question {number} merged into {other}", number=row.number, other=other.number if other else "")
            self._done(lambda: project.guide.merge(row.id, into), told)

    def _menu(self, at: QPoint) -> None:
        self.row_menu().popup(self.view.viewport().mapToGlobal(at))

    def row_menu(self) -> QMenu:
        """What can be done with the row in hand."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self.view.row
        if not self._session.writable:
            return menu
        if row is not None:
            menu.addAction(tr("Edit") + "\tF2", partial(self.view.edit, self.view.currentIndex()))
            menu.addAction(tr("Move up") + "\tAlt+↑", partial(self.step, -1))
            menu.addAction(tr("Move down") + "\tAlt+↓", partial(self.step, 1))
        if row is not None and row.kind is Kind.QUESTION:
            menu.addAction(tr("Change number…"), partial(self._ask_number, row))
            into = menu.addMenu(tr("Merge into"))
            for question in self.model.questions():
                if question.id != row.id:
                    words = f"{question.number}  {shortened(question.text, 70)}".replace("&", "&&")
                    into.addAction(words, partial(self.merge, row, question.id))
            into.setEnabled(len(self.model.questions()) > 1)
        if row is not None:
            menu.addAction(theme.icon("trash"), tr("Delete") + "\tDel", self.delete)
            menu.addSeparator()
        menu.addAction(tr("New question"), partial(self.view.write_new, Kind.QUESTION))
        menu.addAction(tr("New section"), partial(self.view.write_new, Kind.SECTION))
        return menu

    # ----------------------------------------------------------------- a whole guide

    def _ask_how(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("From a file…"), self.ask_file)
        menu.addAction(tr("From text…"), self.ask_text)
        menu.popup(self.bring.mapToGlobal(QPoint(0, self.bring.height())))

    def ask_file(self) -> None:
        """Let a file with a guide be chosen."""
        kinds = f"{tr('Interview guides')} ({' '.join('*' + ending for ending in GUIDES)});;{tr('All files')} (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Import interview guide"), "", kinds)
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        from qda.files.guide import read_guide

        found: list[Guide] = []
        if self._session.attempt(lambda: found.append(read_guide(path))):
            self.take(found[0])

    def ask_text(self, text: str = "") -> None:
        """Let a whole guide be written or pasted."""
        dialog = QDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Guide from text"))
        write = WriteGuide(text)
        write.written.connect(dialog.accept)
        write.written.connect(self.take)
        column = QVBoxLayout(dialog)
        column.addWidget(write)
        dialog.resize(620, 480)
        dialog.open()
        write.field.setFocus()

    def paste(self) -> None:
        """Take a guide from the clipboard into the field where it is looked at first."""
        from PySide6.QtGui import QGuiApplication

        text = QGuiApplication.clipboard().text()
        if text.strip() and self._session.writable:
            self.ask_text(text)

    def take(self, guide: Guide) -> None:
        """Take a guide: at once where there is none yet; else only after showing what changes."""
        if not self._session.writable:
            return
        dialog = ArrivingGuide(self._session, guide, self)
        if self.model.rows:
            dialog.open()
        else:
            dialog.take()

    def _match_again(self) -> None:
        from ui.documents.matching import match_documents

        project = self._session.project
        documents = project.documents.all() if project else []
        if documents:
            match_documents(self._session, documents, self)


def resting_words(resting: Resting) -> str:
    """ "2 cells with a summary or a state set by hand, 3 points" """
    told = []
    if resting.summaries:
        told.append(
            plural(resting.summaries, "{count} cell of the grid written in", "{count} cells of the grid written in")
        )
    if resting.points:
        told.append(plural(resting.points, "{count} point", "{count} points"))
    if resting.memos:
        told.append(plural(resting.memos, "{count} memo", "{count} memos"))
    return ", ".join(told)
