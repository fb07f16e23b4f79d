"""The panel of the cell in hand: its question and case, state, summary, passages, and which documents are read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.grid import Heard
from qda.analysis.staleness import Since
from qda.model import Case, Cell, CellState, Document, Question, Span, TurnRole, Views
from ui import theme
from ui.grid.marks import mark_icon, words
from ui.grid.passages import PassageView
from ui.grid.writing import Writing
from ui.labels import plural, tr
from ui.since import since_written
from ui.widgets.since_notice import SinceNotice

STATES = (CellState.ANSWERED, CellState.NOT_ANSWERED, CellState.NOT_ASKED, CellState.NOT_READ)

_AT_ONCE = 2
"""How many differences are shown without being asked for."""


class CellPanel(QFrame):
    """Shows one cell. What is to be written is told, not done."""

    summary_written = Signal(str)
    state_chosen = Signal(object)
    """A `CellState` set by hand, or None: as the transcripts say."""
    views_chosen = Signal(object)
    report_wanted = Signal(object)
    """A question whose points the person wants to see."""
    read_chosen = Signal(int, bool)
    """A document, and whether it has been read."""
    still_right = Signal()
    """The summary stands, whatever happened to its passages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "panel")
        self.cell: Cell | None = None
        self.marks = ("“", "”")
        """The quotation marks of the study's language."""
        self.read: list[QCheckBox] = []
        """One for each document of the case: whether it has been read."""
        self._build()

    def _build(self) -> None:
        self.question = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self.question.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.divided = QCheckBox(tr("Views are divided"))
        self.divided.setToolTip(tr("Say in the report that the answers to this question differ"))
        self.divided.clicked.connect(lambda on: self.views_chosen.emit(Views.DIVIDED if on else Views.AGREEMENT))
        self.report = QToolButton()
        self.report.setIcon(theme.icon("article"))
        self.report.setToolTip(tr("Show the question's points in the report"))
        self.report.setAccessibleName(self.report.toolTip())
        self.report.clicked.connect(self._on_report_wanted)
        self.case = QLabel()
        theme.look(self.case, "title")
        self.state = QComboBox()
        self.state.setAccessibleName(tr("State of the cell"))
        self.state.setIconSize(QSize(16, 16))
        self.state.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.state.setMinimumContentsLength(15)
        self.state.activated.connect(self._on_state_chosen)
        self.by_hand = QToolButton()
        self.by_hand.setIcon(theme.icon("hand"))
        self.by_hand.setAccessibleName(tr("Let the state follow from the transcripts again"))
        self.by_hand.clicked.connect(lambda: self.state_chosen.emit(None))
        self.summary = Writing()
        self.summary.setAccessibleName(tr("Summary"))
        self.summary.setPlaceholderText(tr("Sum up in a few sentences what was said"))
        self.summary.written.connect(self.summary_written)
        self.notice = SinceNotice()
        self.notice.still_right.connect(self.still_right)
        self.passages = PassageView()
        self._head = QLabel()
        self._documents = QVBoxLayout()
        self._documents.setSpacing(theme.SPACE_XS)
        self._lay_out()

    def _lay_out(self) -> None:
        of_question = QVBoxLayout()
        of_question.setSpacing(theme.SPACE_XS)
        of_question.addWidget(self.question)
        of_views = QHBoxLayout()
        of_views.addWidget(self.divided, 1)
        of_views.addWidget(self.report)
        of_question.addLayout(of_views)
        of_case = QHBoxLayout()
        of_case.setSpacing(theme.SPACE_S)
        of_case.addWidget(self.case, 1)
        of_case.addWidget(self.by_hand)
        of_case.addWidget(self.state)
        upper = QWidget()
        writing = QVBoxLayout(upper)
        writing.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_M)
        writing.setSpacing(theme.SPACE_XS)
        writing.addWidget(self._small(QLabel(tr("Summary"))))
        writing.addWidget(self.summary)
        lower = QFrame()
        theme.look(lower, "page")
        reading = QVBoxLayout(lower)
        reading.setContentsMargins(theme.SPACE_XS, theme.SPACE_S, 0, 0)
        reading.setSpacing(0)
        self._head.setContentsMargins(theme.SPACE_M, 0, 0, 0)
        reading.addWidget(self._small(self._head))
        reading.addWidget(self.passages)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setObjectName("grid.cell")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(lower)
        self.splitter.setSizes([150, 320])
        self.splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_M, 0, theme.SPACE_S)
        column.setSpacing(theme.SPACE_S)
        for row in (of_question, of_case):
            row.setContentsMargins(theme.SPACE_L, 0, theme.SPACE_L, 0)
            column.addLayout(row)
        of_notice = QVBoxLayout()
        of_notice.setContentsMargins(theme.SPACE_M, 0, theme.SPACE_M, 0)
        of_notice.addWidget(self.notice)
        column.addLayout(of_notice)
        column.addWidget(self.splitter, 1)
        self._documents.setContentsMargins(theme.SPACE_L, 0, theme.SPACE_L, 0)
        column.addLayout(self._documents)

    @staticmethod
    def _small(label: QLabel) -> QLabel:
        theme.look(label, "muted", "small")
        return label

    # ----------------------------------------------------------------- showing a cell

    def show_cell(
        self,
        question: Question,
        case: Case,
        cell: Cell,
        heard: Sequence[Heard],
        documents: Sequence[Document],
        *,
        writable: bool,
    ) -> None:
        """Show a cell as it stands. The caret in the summary stays where it was."""
        another = self.cell is None or (self.cell.question_id, self.cell.case_id) != (cell.question_id, cell.case_id)
        self.cell = cell
        self.question.setText(f"<b>{question.number}</b>&nbsp;&nbsp;{_html(question.text)}")
        self.divided.setChecked(question.views is Views.DIVIDED)
        self.case.setText(case.name)
        self._show_state(cell)
        if another:
            self.summary.clear_to(cell.summary)
        else:
            self.summary.show_text(cell.summary)
        for widget in (self.divided, self.state, self.by_hand):
            widget.setEnabled(writable)
        self.summary.setReadOnly(not writable)
        self.passages.writable = writable
        self._show_documents(documents, writable=writable)
        if another or self.passages.heard != tuple(heard):
            answers = sum(turn.role is TurnRole.ANSWERS for turn in heard)
            self._head.setText(plural(answers, "{count} passage", "{count} passages") if answers else tr("Passages"))
            self.passages.show_passages(heard, self._nothing(case, cell, heard))

    def show_since(self, since: Sequence[Since], *, writable: bool) -> None:
        """Say above the summary what happened since it was written."""
        headline = since_written(since) if since else ""
        self.notice.show_since(since, headline, writable=writable, unfold=_AT_ONCE)

    def _show_state(self, cell: Cell) -> None:
        self.state.clear()
        for state in STATES:
            self.state.addItem(mark_icon(state), words(state), state)
        if cell.by_hand:
            self.state.insertSeparator(len(STATES))
            self.state.addItem(mark_icon(cell.follows), tr("as the transcripts say"), None)
        self.state.setCurrentIndex(STATES.index(cell.state))
        self.state.setToolTip(tr("Follows from the transcripts; choose another to set it by hand"))
        self.by_hand.setVisible(cell.by_hand)
        if cell.by_hand:
            said = tr("Set by hand; the transcripts say: {state}", state=words(cell.follows))
            self.state.setToolTip(said)
            self.by_hand.setToolTip(f"{said}\n{tr('Click to let it follow from the transcripts again')}")

    def _on_report_wanted(self) -> None:
        if self.cell is not None:
            self.report_wanted.emit(self.cell.question_id)

    def _on_state_chosen(self, place: int) -> None:
        chosen = self.state.itemData(place)
        if self.cell is not None and chosen != self.cell.state:
            self.state_chosen.emit(chosen)

    @staticmethod
    def _nothing(case: Case, cell: Cell, heard: Sequence[Heard]) -> str:
        if heard:
            return tr("The question was asked, but no turn answers it.")
        if cell.follows is CellState.NOT_READ:
            return tr(
                "No passage is matched to this question yet. Once everything of {case} is marked as read, "
                "that means it was not asked.",
                case=case.name,
            )
        return tr("All of {case} is read, and this question was not asked.", case=case.name)

    def _show_documents(self, documents: Sequence[Document], *, writable: bool) -> None:
        while len(self.read) > len(documents):
            gone = self.read.pop()
            self._documents.removeWidget(gone)
            gone.deleteLater()
        while len(self.read) < len(documents):
            box = QCheckBox()
            box.clicked.connect(lambda on, box=box: self.read_chosen.emit(box.property("document"), on))
            self._documents.addWidget(box)
            self.read.append(box)
        for box, document in zip(self.read, documents, strict=True):
            box.setText(tr("{document} is read", document=document.name))
            box.setToolTip(tr("What is not found in a document that is read was not asked"))
            box.setProperty("document", document.id)
            box.setChecked(document.read)
            box.setEnabled(writable)

    # ----------------------------------------------------------------- citing

    def cite(self, turn: Heard, chosen: Span | None) -> None:
        """Put where a passage stands into the summary at the caret, after the words chosen in it, verbatim."""
        several = len({one.document_id for one in self.passages.heard}) > 1
        place = ", ".join(
            part for part in (turn.document if several else "", turn.speaker, f"¶ {turn.paragraph}") if part
        )
        words_ = ""
        if chosen is not None:
            start = chosen.start - turn.span.start
            words_ = f"{self.marks[0]}{turn.text[start : start + chosen.length]}{self.marks[1]} "
        self.summary.insert(f"{words_}({place})")
        self.summary.setFocus()


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
