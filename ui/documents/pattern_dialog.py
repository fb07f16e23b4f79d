"""Choose how a transcript shows who speaks: one of the known ways or one of its own, and see the turns at once.

Knows a text as it was read; what is chosen is said by signals.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qda.errors import SitatError
from qda.model import Part, Reading
from qda.text.patterns import Pattern, Way, by_example, turns_by
from qda.text.turns import Transcript
from ui import theme
from ui.documents.pattern_page import PatternPage
from ui.labels import error_sentence, plural, tr
from ui.widgets.foot import Foot, verb_button

Index = QModelIndex | QPersistentModelIndex
WAYS = tuple(way for way in Way if way not in (Way.EXAMPLE, Way.EXPRESSION))
_TYPING = 250
"""Milliseconds after the last key until a typed expression is tried."""


class PatternDialog(QDialog):
    """The ways on the left, the text with its turns on the right; nothing is changed until a button says where."""

    chosen = Signal(object, bool)
    """The `Pattern`, and whether it is for all files."""

    def __init__(self, reading: Reading, pattern: Pattern, files: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Find turns another way"))
        self._reading = reading
        self.pattern = pattern
        self.ways = WaysModel(self)
        self._waiting = QTimer(self, singleShot=True, interval=_TYPING)
        self._waiting.timeout.connect(self._try_typed)
        self._counting = QTimer(self, interval=0)
        self._counting.timeout.connect(self._count_next)
        self._build(files)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_way())
        if pattern.way in WAYS:
            self.view.selectRow(WAYS.index(pattern.way))
        else:
            self.expression.setText(pattern.expression)
            self._try(pattern)
        self._counting.start()

    # ----------------------------------------------------------------- building

    def _build(self, files: int) -> None:
        title = QLabel(tr("How does {file} show who speaks?", file=self._reading.source))
        title.setWordWrap(True)
        theme.look(title, "title")
        self.view = QTableView()
        self.view.setModel(self.ways)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setAccessibleName(tr("Ways to show who speaks"))
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.view.fontMetrics().height() + 12)
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.page = PatternPage(self._reading.text)
        self._told = QLabel()
        self._told.setWordWrap(True)
        theme.look(self._told, "muted")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, theme.SPACE_S, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.view, 1)
        column.addLayout(self._own())
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.SPACE_S, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.page, 1)
        column.addWidget(self._told)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([460, 580])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        whole.setSpacing(theme.SPACE_M)
        whole.addWidget(title)
        whole.addWidget(splitter, 1)
        whole.addLayout(self._foot(files))
        self.resize(1080, 640)

    def _own(self) -> QVBoxLayout:
        """The text's own way: by a name marked in it, or by an expression."""
        help_ = QLabel(tr("None of these? Mark a name in the text, where it stands before what is said."))
        help_.setWordWrap(True)
        theme.look(help_, "muted")
        self.name_here = QPushButton(tr("The name stands here"))
        self.name_here.setAutoDefault(False)
        self.name_here.setToolTip(tr("Finds all lines that are built like the one with the marked name"))
        self.name_here.clicked.connect(self.take_example)
        self.expression = QLineEdit()
        self.expression.setPlaceholderText(tr("or a regular expression, such as {example}", example=r"(?P<name>\w+)>"))
        self.expression.setAccessibleName(tr("Regular expression for the label"))
        self.expression.textEdited.connect(lambda _: self._waiting.start())
        self._wrong = QLabel()
        self._wrong.setWordWrap(True)
        theme.look(self._wrong, "problem")
        self._wrong.hide()
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE_S)
        column.addWidget(help_)
        column.addWidget(self.name_here, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.expression)
        column.addWidget(self._wrong)
        return column

    def _foot(self, files: int) -> Foot:
        self.cancel_button = verb_button(tr("Cancel"), self.reject)
        self.all_button = verb_button(tr("Use in all files"), lambda: self._choose(True))
        self.all_button.setVisible(files > 1)
        self.one_button = verb_button(tr("Use in this file"), lambda: self._choose(False))
        return Foot(self.cancel_button, self.all_button, self.one_button)

    # ----------------------------------------------------------------- trying

    def _on_way(self) -> None:
        for index in self.view.selectionModel().selectedRows():
            self._waiting.stop()
            self.expression.clear()
            self._try(Pattern(WAYS[index.row()]))

    def take_example(self) -> None:
        """Find the way of the line in which a name is marked."""
        marked = self.page.marked()
        try:
            if marked is None:
                self._say_wrong(tr("Mark the name of who speaks, as it stands in a line."))
                return
            pattern = by_example(*marked)
        except SitatError as error:
            self._say_wrong(error_sentence(error))
            return
        self.view.clearSelection()
        self.expression.setText(pattern.expression)
        self._try(pattern)

    def _try_typed(self) -> None:
        if self.expression.text().strip():
            self.view.clearSelection()
            self._try(Pattern(Way.EXPRESSION, self.expression.text()))

    def _try(self, pattern: Pattern) -> None:
        """Show the turns that a pattern finds; where it is wrong, say how, and leave those there are."""
        try:
            found = self._turns(pattern)
        except SitatError as error:
            self._say_wrong(error_sentence(error))
            return
        self._wrong.hide()
        self.pattern = pattern
        self.one_button.setEnabled(True)
        self.all_button.setEnabled(True)
        self.page.show_turns(found)
        self._told.setText(_told(found))

    def _turns(self, pattern: Pattern) -> Transcript:
        if pattern == Pattern() and self._reading.turns:
            from qda.text.turns import told_turns

            return told_turns(self._reading.text, self._reading.speakers, self._reading.turns)
        return turns_by(self._reading.text, pattern, self._reading.labels)

    def _say_wrong(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()
        self.one_button.setEnabled(not self.expression.text().strip())
        self.all_button.setEnabled(not self.expression.text().strip())

    def _count_next(self) -> None:
        """Count what one more way finds; one at each turn of the window, so that nothing waits for it."""
        way = self.ways.next_uncounted()
        if way is None:
            self._counting.stop()
            return
        found = self._turns(Pattern(way))
        named = sum(turn.speaker is not None for turn in found.turns)
        self.ways.put(way, len(found.turns) if way is Way.NOBODY else named, len(found.speakers))

    def _choose(self, everywhere: bool) -> None:
        self.chosen.emit(self.pattern, everywhere)
        self.accept()


class WaysModel(QAbstractTableModel):
    """A row for each known way, by an example, with how many turns and speakers it finds in this text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[Way, tuple[int, int]] = {}

    def next_uncounted(self) -> Way | None:
        return next((way for way in WAYS if way not in self._counts), None)

    def put(self, way: Way, turns: int, speakers: int) -> None:
        self._counts[way] = (turns, speakers)
        row = WAYS.index(way)
        self.dataChanged.emit(self.index(row, 0), self.index(row, 2))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(WAYS)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Written like this"), tr("Turns"), tr("Speakers"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        way = WAYS[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if index.column() == 0:
            return way_words(way)
        counts = self._counts.get(way)
        return "…" if counts is None else str(counts[index.column() - 1] or "–")


def way_words(way: Way) -> str:
    """A way to show who speaks, by an example."""
    return {
        Way.FOUND: tr("As the text itself shows it"),
        Way.COLON: tr("Kari: …   or   Kari and Ola: …"),
        Way.TIME_FIRST: "[00:12:33] KARI: …",
        Way.STAR: "*0:0 = I1: …",
        Way.TIME_BEHIND: tr("Kari  12:33   on a line of its own"),
        Way.OWN_LINE: tr("Kari   on a line of its own"),
        Way.COLUMNS: tr("Kari ⇥ …   in columns"),
        Way.DASHES: "Kari – …",
        Way.BOLD_NAMES: tr("Names in bold, without a colon"),
        Way.BOLD_QUESTIONS: tr("Questions in bold, without names"),
        Way.LETTERS: "Q. …   A. …",
        Way.NOBODY: tr("No names: a turn for each paragraph"),
    }[way]


def _told(found: Transcript) -> str:
    """Who was found, with how many turns, and who is taken to interview."""
    if not found.speakers:
        return plural(len(found.turns), "No speakers; {count} paragraph", "No speakers; {count} paragraphs")
    return " · ".join(_one(speaker.name, speaker.turns, speaker.part) for speaker in found.speakers[:12])


def _one(name: str, turns: int, part: Part) -> str:
    if part is Part.INTERVIEWER:
        return tr("{name} {count} (interviewer)", name=name, count=turns)
    return f"{name} {turns}"
