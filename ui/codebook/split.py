"""Split a code by reading its passages again and sending each to a code inside it.

Nothing is written until the split is made, in one step. Which passage goes where is held by `split_passages`.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.colours import for_new_code
from qda.project import Project
from ui.codebook.split_goals import GoalLine, SplitGoals
from ui.codebook.split_passages import Goal, PassageLine, SplitPassages, whence
from ui.codebook.split_reading import show_passage
from ui.dialogs.ask import Question, Verb
from ui.labels import plural, tr
from ui.session import Session
from ui.theme import FAMILIES, SPACE_M, SPACE_S, SPACE_XL, icon, look


class SplitDialog(QDialog):
    """The passages of a code at the left, the one in hand and the codes to send it to at the right."""

    def __init__(self, session: Session, code_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.project is not None
        self._session = session
        self._project: Project = session.project
        self._code = self._project.codes.get(code_id)
        self.passages = SplitPassages(self._project, code_id, self)
        self.goals = SplitGoals(self._code, self.passages, self)
        inside = [code for code in self._project.codes.all() if code.parent_id == code_id]
        for code in inside:
            self.goals.add(code.id, code.name, code.colour)
        self._new: dict[str, str] = {}
        self.setWindowTitle(tr("Split code"))
        self._build()
        self._connect()
        self.list.setCurrentIndex(self.passages.index(0))
        self.list.setFocus()
        self._settle()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        title = QLabel(tr("Split “{code}”", code=self._code.name))
        title.setWordWrap(True)
        look(title, "title")
        hint = QLabel(tr("Read each passage again and press the number of the code it belongs to; Space lets it stay."))
        hint.setWordWrap(True)
        look(hint, "muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, len(self.passages.codings))
        self.progress.setAccessibleName(tr("Read again"))
        self.tally = QLabel()
        look(self.tally, "muted", "small")

        self.list = PassageList()
        self.list.setModel(self.passages)
        self.list.setItemDelegate(PassageLine(self.passages, self.list))
        self.list.setAccessibleName(tr("Passages"))

        self.place = QLabel()
        self.place.setWordWrap(True)
        look(self.place, "muted", "small")
        self.reading = QTextEdit()
        self.reading.setReadOnly(True)
        self.reading.setTabChangesFocus(True)
        self.reading.setFrameShape(QFrame.Shape.NoFrame)
        self.reading.setAccessibleName(tr("The passage and what stands round it"))
        look(self.reading, "reading")
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find or make a code inside"))
        self.field.setAccessibleName(tr("Find or make a code inside"))
        self.field.addAction(icon("plus"), QLineEdit.ActionPosition.LeadingPosition)
        self.goal_list = QListView()
        self.goal_list.setModel(self.goals)
        self.goal_list.setItemDelegate(GoalLine(self.goal_list))
        self.goal_list.setUniformItemSizes(True)
        self.goal_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.goal_list.setAccessibleName(tr("Codes to send to"))

        self.remove = QCheckBox(tr("Remove “{code}” when all its passages have gone", code=self._code.name))
        self.undo_button = QPushButton(tr("Take back"))
        self.undo_button.setToolTip(tr("Take back what was decided last (Ctrl+Z)"))
        look(self.undo_button, "link")
        self.cancel_button = QPushButton(tr("Cancel"))
        self.split_button = QPushButton()
        look(self.split_button, "primary")
        for button in (self.undo_button, self.cancel_button, self.split_button):
            button.setAutoDefault(False)
        self._lay_out(title, hint)
        self.resize(1040, 660)

    def _lay_out(self, title: QLabel, hint: QLabel) -> None:
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(SPACE_M, 0, 0, 0)
        right.setSpacing(SPACE_S)
        right.addWidget(self.place)
        right.addWidget(self.reading, 3)
        right.addWidget(self.field)
        right.addWidget(self.goal_list, 2)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(side)
        split.setSizes([560, 440])
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        for button in (self.undo_button, self.cancel_button, self.split_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_S)
        for widget in (title, hint, self.progress, self.tally):
            column.addWidget(widget)
        column.addWidget(split, 1)
        column.addSpacing(SPACE_S)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_passage())
        self.list.number_pressed.connect(self._on_number)
        self.list.stay_wanted.connect(lambda: self.send(self._code.id))
        self.list.back_wanted.connect(lambda: self.send(None))
        self.list.field_wanted.connect(self.field.setFocus)
        self.field.textChanged.connect(self._show_matches)
        self.field.returnPressed.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.goal_list.clicked.connect(lambda index: self._choose(index.row()))
        self.goal_list.activated.connect(lambda index: self._choose(index.row()))
        self.passages.decided.connect(self._settle)
        self.undo_button.clicked.connect(self.take_back)
        self.cancel_button.clicked.connect(self.reject)
        self.split_button.clicked.connect(self.split)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.take_back)
        self._session.opened.connect(self._on_opened)

    # ----------------------------------------------------------------- deciding

    def send(self, goal: Goal | None) -> None:
        """Decide where the passages that are chosen go, and go on to the next one that was not read again."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        if not rows:
            return
        self.passages.send(rows, goal)
        after = self.passages.next_unread(rows[-1]) if goal is not None else rows[0]
        if after is not None:
            self._go_to(after)

    def take_back(self) -> None:
        """Undo the last decision."""
        row = self.passages.take_back()
        if row is not None:
            self._go_to(row)

    def make(self, name: str) -> Goal:
        """Let there be a code of that name to send to: the one there is, or one to be made inside."""
        goal = self.goals.named(name)
        if goal is None:
            goal = name.strip()
            codes = self._project.codes.all()
            self._new[goal] = for_new_code(codes, self._code.id, FAMILIES, self._new.values())
            self.goals.add(goal, goal, self._new[goal])
        return goal

    def _go_to(self, row: int) -> None:
        index = self.passages.index(row)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)

    def _on_number(self, number: int) -> None:
        goal = self.goals.numbered(number)
        if goal is not None:
            self.send(goal)

    def _choose(self, row: int) -> None:
        goal = self.goals.at(row)
        if goal is None:
            goal = self.make(self.field.text())
        self.field.clear()
        self.send(goal)
        self.list.setFocus()

    def _on_typed(self) -> None:
        if self.field.text().strip():
            self._choose(max(0, self.goal_list.currentIndex().row()))

    def _show_matches(self, typed: str) -> None:
        self.goals.show_matches(typed)
        self.goal_list.setCurrentIndex(self.goals.index(0) if typed.strip() else self.goals.index(-1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field: arrows go through the codes, Esc goes back to the passages."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            index = self.goals.index(self.goal_list.currentIndex().row() + step)
            if step and index.isValid():
                self.goal_list.setCurrentIndex(index)
            if event.key() == Qt.Key.Key_Escape:
                self.field.clear()
                self.list.setFocus()
            return step != 0 or event.key() == Qt.Key.Key_Escape
        return super().eventFilter(watched, event)

    # ----------------------------------------------------------------- showing

    def _show_passage(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0:
            quotation = self.passages.quote(row)
            self.place.setText(whence(quotation))
            show_passage(self.reading, self._project.documents.text(quotation.document_id), quotation.span)

    def _settle(self) -> None:
        """Show how far the reading has come, and what can be done now."""
        read, total = self.passages.read, len(self.passages.codings)
        self.progress.setValue(read)
        self.tally.setText(tr("{read} of {total} read again", read=read, total=total))
        sent = len(self.passages.sent())
        whole = sent == total > 0
        self.remove.setEnabled(whole)
        if not whole:
            self.remove.setChecked(False)
        self.undo_button.setEnabled(self.passages.undoable)
        self.split_button.setText(plural(sent, "Split off {count} passage", "Split off {count} passages"))
        self.split_button.setEnabled(sent > 0)
        self.goals.recount()

    # ----------------------------------------------------------------- ending

    def _on_opened(self) -> None:
        """Another project is open: there is nothing to split any more."""
        super().reject()

    def split(self) -> None:
        """Make the split, in one step."""
        sent, keep = self.passages.sent(), not self.remove.isChecked()
        made = {name: colour for name, colour in self._new.items() if name in sent.values()}
        if self._session.attempt(lambda: self._project.codes.split(self._code.id, sent, made, keep=keep)):
            self.accept()

    def reject(self) -> None:
        """Give up; what was read again is asked about first."""
        if not self.passages.read or self._session.project is not self._project:
            super().reject()
            return
        said = plural(
            self.passages.read,
            "{count} passage was read again, and it would have to be read once more.",
            "{count} passages were read again, and they would have to be read once more.",
        )
        verbs = [Verb(tr("Stop"), super().reject, "danger"), Verb(tr("Go on reading"))]
        Question(tr("Stop without splitting “{code}”?", code=self._code.name), said, verbs, self).open()


class PassageList(QListView):
    """A list whose keys decide."""

    number_pressed = Signal(int)
    stay_wanted = Signal()
    back_wanted = Signal()
    field_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        look(self, "page")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.NoModifier and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.number_pressed.emit(key - Qt.Key.Key_0)
        elif held == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Space:
            self.stay_wanted.emit()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.back_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_N) and not held:
            self.field_wanted.emit()
        else:
            super().keyPressEvent(event)
