"""The matching of interviews to the guide, gone through from the most doubtful on, the transcript beside it.

Knows the keys and the verbs; what is doubtful is `qda.analysis.asking`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.asking import (
    AskingTurn,
    LookedThrough,
    NeverFound,
    Sureness,
    look_through,
    set_answers,
    set_asked,
    under_way_before,
)
from qda.model import CellState, Changes, Question, Report, Turn, TurnRole
from qda.project import Project
from qda.store.codings import shortened
from ui import theme
from ui.guide.place import PlaceInText
from ui.guide.review_rows import Entry, ReviewRows, review_list
from ui.labels import plural, tr
from ui.session import Message, Session
from ui.tasks import Task
from ui.widgets.empty import EmptyPlace

_CANDIDATES = 4
_KNOWN = 70
"""From how many per cent on a turn is known to ask another question."""


def _unknown(entry: Entry | None) -> bool:
    """Whether it is a turn that asks something, and nobody knows what."""
    unsure = isinstance(entry, AskingTurn) and entry.sureness is Sureness.UNSURE
    return isinstance(entry, AskingTurn) and unsure and entry.turn.question_id is None


class MatchingReview(QDialog):
    """The list at the left, the place and what can be done at the right. Every decision is a step of its own."""

    def __init__(self, session: Session, parent: QWidget | None = None, document_id: int | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Review the matching"))
        assert session.project is not None
        self._session, self._project = session, session.project
        self._questions: dict[int, Question] = {}
        self._looked = LookedThrough((), ())
        self._task: Task | None = None
        self._again = False
        self.rows = ReviewRows(self)
        self.list = review_list(self.rows)
        self.place = PlaceInText()
        self._build(document_id)
        self._give_keys()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_entry())
        self.place.selectionChanged.connect(self._show_verbs)
        session.changed.connect(self._on_changed)
        session.said.connect(self._on_said)
        session.opened.connect(self.reject)
        self.resize(1180, 680)
        self.look()

    def _build(self, document_id: int | None) -> None:
        self.which = QComboBox()
        self.which.setAccessibleName(tr("Which interviews"))
        self.which.addItem(tr("All interviews"), None)
        for document in self._project.documents.all():
            self.which.addItem(document.name, document.id)
        self.which.setCurrentIndex(max(0, self.which.findData(document_id)))
        self.which.activated.connect(lambda _: self.look())
        self.unseen = QCheckBox(tr("Only what is doubtful"))
        self.unseen.setChecked(True)
        self.unseen.toggled.connect(lambda _: self._show_rows())
        self.tally = QLabel()
        theme.look(self.tally, "muted", "small")
        self.sure = self._button(tr("Accept the sure ones"), self.accept_sure)
        head = QHBoxLayout()
        for widget in (self.which, self.unseen):
            head.addWidget(widget)
        head.addWidget(self.tally, 1)
        head.addWidget(self.sure)
        self._nothing = EmptyPlace(
            "check-circle", tr("Nothing left to look at"), tr("Every question that was matched is sure or set by hand.")
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self._nothing)
        self.taken = QLabel()
        self.taken.setWordWrap(True)
        theme.look(self.taken, "title")
        self.candidates = [self._button("", partial(self.choose, number)) for number in range(_CANDIDATES)]
        self.other = self._button(tr("O   Another question…"), self.choose_other)
        for button in (*self.candidates, self.other):
            theme.look(button, "link")
        self.offers = QLabel(tr("Or press the number of what it asks instead:"))
        theme.look(self.offers, "muted", "small")
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(theme.SPACE_M, 0, 0, 0)
        right.setSpacing(theme.SPACE_XS)
        right.addWidget(self.taken)
        right.addWidget(self.offers)
        for button in (*self.candidates, self.other):
            right.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.place, 1)
        right.addLayout(self._verbs())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.pages)
        split.addWidget(beside)
        split.setSizes([520, 660])
        split.setChildrenCollapsible(False)
        self._told = QLabel()
        self._told.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self._button(tr("Close"), self.accept, writes=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(head)
        column.addWidget(split, 1)
        column.addLayout(foot)

    def _verbs(self) -> QHBoxLayout:
        self.right = self._button(tr("Right (Enter)"), self.accept_entry)
        theme.look(self.right, "primary")
        self.follow_up = self._button(tr("Follow-up (F)"), self.follows_up)
        self.none = self._button(tr("No question (N)"), self.no_question)
        self.not_asked = self._button(tr("Not asked (N)"), partial(self.set_state, CellState.NOT_ASKED))
        self.not_answered = self._button(tr("Asked, not answered (A)"), partial(self.set_state, CellState.NOT_ANSWERED))
        self.answers = self._button(tr("Selection answers…"), self._ask_answers)
        self.answers.setToolTip(tr("Select an answer in the transcript, and say which question it answers"))
        self.show_there = self._button(tr("Show in transcript"), self._go_there, writes=False)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        for button in (self.right, self.follow_up, self.none, self.not_asked, self.not_answered, self.answers):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.show_there)
        return row

    def _button(self, text: str, handler: Callable[[], object], *, writes: bool = True) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setEnabled(self._session.writable or not writes)
        button.clicked.connect(lambda: handler())
        return button

    def _give_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Return": self.accept_entry,
            "Enter": self.accept_entry,
            "F": self.follows_up,
            "N": self.no,
            "A": partial(self.set_state, CellState.NOT_ANSWERED),
            "O": self.choose_other,
        }
        keys |= {str(number + 1): partial(self.choose, number) for number in range(_CANDIDATES)}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self.list, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(act)
        for standard, act in (
            (QKeySequence.StandardKey.Undo, self._session.undo),
            (QKeySequence.StandardKey.Redo, self._session.redo),
        ):
            QShortcut(QKeySequence(standard), self).activated.connect(act)

    # ----------------------------------------------------------------- looking

    def look(self) -> None:
        """Look the matching through anew, off the window's thread."""
        if self._task is not None:
            self._again = True
            return
        document_id = self.which.currentData()
        wanted = None if document_id is None else {int(document_id)}
        project = self._project

        def work(report: Report) -> LookedThrough:
            with project.reader() as reader:
                return look_through(reader, wanted, report)

        self._task = Task(tr("Looking through the matching"), work)
        self._task.succeeded.connect(self._on_looked)
        self._task.failed.connect(lambda _: self._ended())
        self._task.start()

    def _on_looked(self, looked: object) -> None:
        assert isinstance(looked, LookedThrough)
        self._looked = looked
        self._ended()
        self._show_rows()

    def _ended(self) -> None:
        self._task = None
        if self._again:
            self._again = False
            self.look()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("turn", "question", "section", "document", "cell", "speaker"):
            self.look()

    def _show_rows(self) -> None:
        if self._session.project is not self._project:
            return
        at = self.list.currentIndex().row()
        key = self._key(self.entry)
        self._questions = {question.id: question for question in self._project.guide.questions()}
        names = {document.id: document.name for document in self._project.documents.all()}
        gone = [one for one in self._looked.never_found if one.question_id not in self._questions]
        if gone:
            return  # another look is under way
        self.rows.show_all(self._looked, self._questions, names, unseen_only=self.unseen.isChecked())
        same = next((n for n, one in enumerate(self.rows.entries) if self._key(one) == key), at)
        if self._next is not None:
            same = next((n for n, one in enumerate(self.rows.entries) if self._key(one) == self._next), at)
            self._next = None
        count = len(self.rows.entries)
        self.pages.setCurrentWidget(self.list if count else self._nothing)
        self.tally.setText(tr("{count} to look at", count=count))
        sure = len(self._looked.sure)
        self.sure.setText(plural(sure, "Accept the {count} sure one", "Accept the {count} sure ones"))
        self.sure.setEnabled(bool(sure) and self._session.writable)
        if count:
            index = self.rows.index(min(max(0, same), count - 1))
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._show_entry()

    _next: tuple[object, ...] | None = None

    @staticmethod
    def _key(entry: Entry | None) -> tuple[object, ...]:
        if isinstance(entry, AskingTurn):
            return "turn", entry.turn.id
        return ("question", entry.document_id, entry.question_id) if entry is not None else ()

    @property
    def entry(self) -> Entry | None:
        """The row in hand."""
        at = self.list.currentIndex().row()
        return self.rows.entries[at] if 0 <= at < len(self.rows.entries) else None

    def _show_entry(self) -> None:
        entry = self.entry
        self.place.setVisible(entry is not None)
        told = self.rows.lines(entry) if entry is not None else ("", "", "")
        self.taken.setText(told[2] if isinstance(entry, AskingTurn) else told[1])
        offered = entry.candidates if isinstance(entry, AskingTurn) else ()
        self.offers.setText(self._offer_words(entry))
        self.offers.setVisible(isinstance(entry, AskingTurn) or (entry is not None and entry.nearest is not None))
        self.other.setVisible(isinstance(entry, AskingTurn))
        for number, button in enumerate(self.candidates):
            button.setVisible(number < len(offered))
            if number < len(offered):
                question = self._questions[offered[number]]
                words = f"{number + 1}   {question.number}  {shortened(question.text, 80)}"
                button.setText(words.replace("&", "&&"))
        if self._asked_where_lit(entry) is not None:
            self.candidates[0].setText(tr("1   It is asked where lit"))
            self.candidates[0].show()
        if entry is not None:
            self.place.show_text(self._project.documents.text(entry.document_id))
            shown = entry.turn if isinstance(entry, AskingTurn) else entry.nearest
            self.place.show_place(shown.said if shown is not None else None)
        self._show_verbs()

    @staticmethod
    def _offer_words(entry: Entry | None) -> str:
        if isinstance(entry, NeverFound):
            return tr("Nearest to it is what is lit. If it was answered there, select the words and choose below.")
        if entry is not None and _unknown(entry):
            return tr("Press the number of what it asks:")
        return tr("Or press the number of what it asks instead:")

    @staticmethod
    def _asked_where_lit(entry: Entry | None) -> Turn | None:
        """The turn that may ask a question never found, unless it is known to ask another."""
        if not isinstance(entry, NeverFound) or entry.nearest is None or entry.nearest.by_hand:
            return None
        return None if (entry.nearest.confidence or 0) >= _KNOWN else entry.nearest

    def _show_verbs(self) -> None:
        entry = self.entry
        turn, missing = isinstance(entry, AskingTurn), isinstance(entry, NeverFound)
        for button in (self.right, self.follow_up, self.none):
            button.setVisible(turn)
        self.right.setVisible(turn and not _unknown(entry))
        for button in (self.not_asked, self.not_answered):
            button.setVisible(missing)
            button.setEnabled(self._session.writable)
        self.answers.setEnabled(self._session.writable and self.place.chosen is not None)
        self.show_there.setEnabled(turn or (isinstance(entry, NeverFound) and entry.nearest is not None))

    def _on_said(self, message: Message) -> None:
        theme.look(self._told, "problem" if message.kind == "problem" else "muted", "small")
        self._told.setText(message.text)

    # ----------------------------------------------------------------- deciding

    def _do(self, act: Callable[[Project], object]) -> None:
        """Do something to the row in hand, and go on with the next."""
        if not self._session.writable:
            return
        following = self.list.currentIndex().row() + 1
        if following < len(self.rows.entries):
            self._next = self._key(self.rows.entries[following])
        if not self._session.attempt(lambda: act(self._project)):
            self._next = None

    def accept_entry(self) -> None:
        """What the turn in hand is taken for is right."""
        entry = self.entry
        if _unknown(entry):
            self._session.say(
                tr("Press the number of the question that it asks, or N if it asks none."), kind="problem"
            )
        elif isinstance(entry, AskingTurn):
            self._do(lambda project: project.documents.accept_questions([entry.turn.id]))

    def accept_sure(self) -> None:
        """Accept all that is sure, in one step."""
        sure = self._looked.sure
        if sure and self._session.attempt(lambda: self._project.documents.accept_questions(sure)):
            told = plural(len(sure), "{count} turn accepted", "{count} turns accepted")
            self._session.say(told, kind="done", action=tr("Undo"), handler=self._session.undo)

    def choose(self, number: int) -> None:
        """The turn in hand asks the candidate of this number."""
        entry = self.entry
        if isinstance(entry, AskingTurn) and number < len(entry.candidates):
            self.set_question(entry.candidates[number])
        elif isinstance(entry, NeverFound) and number == 0:
            turn = self._asked_where_lit(entry)
            if turn is not None:
                self._do(lambda project: set_asked(project, turn, entry.question_id, TurnRole.ASKS))

    def choose_other(self) -> None:
        """Let any question of the guide be chosen for the turn in hand."""
        if isinstance(self.entry, AskingTurn) and self._session.writable:
            self.other_menu().popup(self.other.mapToGlobal(self.other.rect().bottomLeft()))

    def other_menu(self) -> QMenu:
        """All questions, in the guide's order."""
        return self._questions_menu(list(self._questions.values()), self.set_question)

    def set_question(self, question_id: int) -> None:
        """The turn in hand asks this question."""
        entry = self.entry
        if isinstance(entry, AskingTurn):
            self._do(lambda project: set_asked(project, entry.turn, question_id, TurnRole.ASKS))

    def follows_up(self) -> None:
        """The turn in hand follows up the question that was under way."""
        entry = self.entry
        if not isinstance(entry, AskingTurn):
            return
        before = under_way_before(self._project, entry.turn)
        if before is None:
            self._session.say(tr("No question was asked before this turn; choose one instead."), kind="problem")
        else:
            self._do(lambda project: set_asked(project, entry.turn, before, TurnRole.FOLLOWS_UP))

    def no_question(self) -> None:
        """The turn in hand belongs to no question."""
        entry = self.entry
        if isinstance(entry, AskingTurn):
            self._do(lambda project: set_asked(project, entry.turn, None, None))

    def no(self) -> None:
        """N: no question, or not asked."""
        if isinstance(self.entry, AskingTurn):
            self.no_question()
        else:
            self.set_state(CellState.NOT_ASKED)

    def set_state(self, state: CellState) -> None:
        """Say of a question never found what that means in the case."""
        entry = self.entry
        if isinstance(entry, NeverFound):
            case_id = entry.case_id
            if case_id is None:
                self._session.say(tr("The interview belongs to no case; put it into one first."), kind="problem")
            else:
                self._do(lambda project: project.synthesis.set_state(entry.question_id, case_id, state))

    def _ask_answers(self) -> None:
        self.answers_menu().popup(self.answers.mapToGlobal(self.answers.rect().topLeft()))

    def answers_menu(self) -> QMenu:
        """The questions that what is selected in the transcript may answer; the one in hand first."""
        entry = self.entry
        first = entry.question_id if isinstance(entry, NeverFound) else None
        ordered = sorted(self._questions.values(), key=lambda one: one.id != first)
        return self._questions_menu(ordered, self.set_answers, first)

    def _questions_menu(
        self, questions: list[Question], act: Callable[[int], object], first: int | None = None
    ) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for question in questions:
            words = f"{question.number}  {shortened(question.text, 70)}".replace("&", "&&")
            menu.addAction(words, partial(act, question.id))
            if question.id == first:
                menu.addSeparator()
        return menu

    def set_answers(self, question_id: int) -> None:
        """The turns that are selected in the transcript answer a question."""
        entry, span = self.entry, self.place.chosen
        if entry is None or span is None:
            return
        turns: list[int] = []
        if self._session.attempt(
            lambda: turns.append(set_answers(self._project, entry.document_id, span, question_id))
        ):
            number = self._questions[question_id].number
            told = plural(
                turns[0], "{count} turn answers {number} now", "{count} turns answer {number} now", number=number
            )
            self._session.say(told, kind="done", action=tr("Undo"), handler=self._session.undo)

    def _go_there(self) -> None:
        entry = self.entry
        shown = entry.turn if isinstance(entry, AskingTurn) else entry.nearest if entry is not None else None
        if entry is not None and shown is not None:
            self._session.go_to(entry.document_id, shown.said)
            window = self.parentWidget()
            if window is not None:
                QTimer.singleShot(0, window.activateWindow)

    def done(self, result: int) -> None:
        if self._task is not None:
            self._task.succeeded.disconnect()
            self._task.failed.disconnect()
            self._task.stop()
            self._task = None
        super().done(result)
