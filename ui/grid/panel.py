"""The panel of the cell in hand: what meets whom, state, summary, passages cited and to cite, documents read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.cells import reference_to
from qda.analysis.framework import Line, Met
from qda.analysis.grid import Heard
from qda.analysis.memos import Led
from qda.analysis.staleness import Since
from qda.model import CellState, Document, Span, TurnRole, Views
from qda.store.cells import TopicOf
from ui import theme
from ui.grid.marks import mark_icon, states, words
from ui.grid.passages import PassageView
from ui.grid.writing import Writing
from ui.labels import plural, tr
from ui.memos.link_chips import LinkChips
from ui.since import since_written
from ui.widgets.since_notice import SinceNotice

_MOST_DOCUMENTS = 4
"""How many documents stand below with a tick for "read"; of more, only how many are."""
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
    cited = Signal(str, str, int, object)
    """The summary with a reference in it, the reference, and the document and span it leads to."""
    fill_wanted = Signal()
    """The passages are to stand in the summary as quotes."""
    link_opened = Signal(object)
    """The `Led` whose passage the person wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "panel")
        self.cell: Met | None = None
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
        self.links = LinkChips()
        self.links.opened.connect(self.link_opened)
        self.fill = QPushButton(tr("Quote the passages"))
        self.fill.setToolTip(tr("Put the passages into the summary as they stand, each with a link to its place"))
        self.fill.setAutoDefault(False)
        self.fill.clicked.connect(self.fill_wanted)
        theme.look(self.fill, "link")
        self.passages = PassageView()
        self.summary.installEventFilter(self)
        self._head = QLabel()
        self._read_of_many = QLabel()
        theme.look(self._read_of_many, "muted", "small")
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
        head = QHBoxLayout()
        head.addWidget(self._small(QLabel(tr("Summary"))), 1)
        head.addWidget(self.fill)
        writing.addLayout(head)
        writing.addWidget(self.summary)
        writing.addWidget(self.links)
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
        self._read_of_many.setContentsMargins(theme.SPACE_L, 0, theme.SPACE_L, 0)
        column.addWidget(self._read_of_many)

    @staticmethod
    def _small(label: QLabel) -> QLabel:
        theme.look(label, "muted", "small")
        return label

    # ----------------------------------------------------------------- showing a cell

    def show_cell(
        self, topic: Line, whose: Line, cell: Met, heard: Sequence[Heard], cited: Sequence[Led], *, writable: bool
    ) -> None:
        """Show a cell as it stands. The caret in the summary stays where it was."""
        another = self.cell is None or self.cell.place != cell.place
        self.cell = cell
        of_guide = cell.place.topic.of is TopicOf.QUESTION
        number = f"<b>{_html(topic.number)}</b>&nbsp;&nbsp;" if topic.number else ""
        name = _html(topic.name) if topic.number else f"<b>{_html(topic.name)}</b>"
        above = f"{_html(topic.heading)} › " if topic.heading and not of_guide else ""
        self.question.setText(f"{number}{above}{name}")
        self.question.setToolTip(topic.about)
        self.divided.setVisible(of_guide)
        self.report.setVisible(of_guide)
        self.divided.setChecked(topic.divided)
        self.case.setText(whose.name)
        self.case.setToolTip("\n".join(part for part in (whose.heading, whose.about) if part))
        self._show_state(cell)
        if another:
            self.summary.clear_to(cell.summary)
        else:
            self.summary.show_text(cell.summary)
        self.links.show_links(cited, writable=False)
        for widget in (self.divided, self.state, self.by_hand):
            widget.setEnabled(writable)
        self.summary.setReadOnly(not writable)
        self.passages.writable = writable
        self._show_documents(whose.documents, writable=writable)
        if another or self.passages.heard != tuple(heard):
            answers = sum(turn.role is TurnRole.ANSWERS for turn in heard)
            self._head.setText(plural(answers, "{count} passage", "{count} passages") if answers else tr("Passages"))
            self.passages.show_passages(heard, self._nothing(whose, cell, heard))
        self.fill.setVisible(writable and not cell.summary and bool(self.passages.answers()))

    def show_since(self, since: Sequence[Since], *, writable: bool) -> None:
        """Say above the summary what happened since it was written."""
        headline = since_written(since) if since else ""
        self.notice.show_since(since, headline, writable=writable, unfold=_AT_ONCE)

    def _show_state(self, cell: Met) -> None:
        of = cell.place.topic.of
        known = states(of)
        self.state.clear()
        for state in known:
            self.state.addItem(mark_icon(state), words(state, of), state)
        if cell.by_hand:
            self.state.insertSeparator(len(known))
            self.state.addItem(mark_icon(cell.follows), tr("as the transcripts say"), None)
        self.state.setCurrentIndex(known.index(cell.state) if cell.state in known else -1)
        self.state.setToolTip(tr("Follows from the transcripts; choose another to set it by hand"))
        self.by_hand.setVisible(cell.by_hand)
        if cell.by_hand:
            said = tr("Set by hand; the transcripts say: {state}", state=words(cell.follows, of))
            self.state.setToolTip(said)
            self.by_hand.setToolTip(f"{said}\n{tr('Click to let it follow from the transcripts again')}")

    def _on_report_wanted(self) -> None:
        if self.cell is not None:
            self.report_wanted.emit(self.cell.place.topic.id)

    def _on_state_chosen(self, place: int) -> None:
        chosen = self.state.itemData(place)
        if self.cell is not None and chosen != self.cell.state:
            self.state_chosen.emit(chosen)

    @staticmethod
    def _nothing(whose: Line, cell: Met, heard: Sequence[Heard]) -> str:
        of, name = cell.place.topic.of, whose.name
        if heard:
            return tr("The question was asked, but no turn answers it.")
        if of is TopicOf.CODE:
            if cell.follows is CellState.NOT_READ:
                return tr("Nothing of {case} has this code yet, and not everything of it is marked as read.", case=name)
            return tr("All of {case} is read, and nothing of it has this code.", case=name)
        if of is TopicOf.QUERY:
            return tr("The query finds nothing in {case}.", case=name)
        if cell.follows is CellState.NOT_READ:
            return tr(
                "No passage is matched to this question yet. Once everything of {case} is marked as read, "
                "that means it was not asked.",
                case=name,
            )
        return tr("All of {case} is read, and this question was not asked.", case=name)

    def _show_documents(self, documents: Sequence[Document], *, writable: bool) -> None:
        many = len(documents) > _MOST_DOCUMENTS
        read = sum(document.read for document in documents)
        self._read_of_many.setText(tr("{read} of {count} documents read", read=read, count=len(documents)))
        self._read_of_many.setVisible(many)
        documents = () if many else documents
        while len(self.read) > len(documents):
            gone = self.read.pop()
            self._documents.removeWidget(gone)
            gone.hide()
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
        """Put a reference to a passage into the summary at the caret, after the words chosen in it, verbatim."""
        reference = reference_to(turn, self.passages.heard)
        words_ = ""
        if chosen is not None:
            start = chosen.start - turn.span.start
            words_ = f"{self.marks[0]}{turn.text[start : start + chosen.length]}{self.marks[1]} "
        text, caret = self.summary.with_inserted(f"{words_}{reference}")
        self.cited.emit(text, reference, turn.document_id, chosen or turn.span)
        self.summary.show_text(text)
        self.summary.put_caret(caret)
        self.summary.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While one writes: Alt+Down and Alt+Up go through the passages, Ctrl+Enter cites the one in hand."""
        if watched is self.summary and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if alt and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.passages.move_on(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.passages.cite_in_hand()
                return True
        return super().eventFilter(watched, event)


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
