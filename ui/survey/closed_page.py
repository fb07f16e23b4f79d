"""One closed question: its chart, its sentence of figures, its table, in all or by what respondents have in common.

Knows the session; the figures are the core's.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.fixed_texts import in_own_words
from qda.analysis.survey import Answered, Ground, grounds, groups
from qda.analysis.survey_report import alt, chart, crossed, groups_chart, table
from qda.analysis.survey_words import SURVEY_WORDS, sentence
from qda.model import SurveyQuestion
from qda.report import Table
from ui import theme
from ui.labels import plural, tr
from ui.session import Session
from ui.survey.chart import ChartView

Index = QModelIndex | QPersistentModelIndex


class CountsModel(QAbstractTableModel):
    """A table of a report, to be looked at and copied."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = Table((), ())

    def show_table(self, table: Table) -> None:
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def as_text(self) -> str:
        """The table as lines with tabs, as a spreadsheet takes it."""
        return "\n".join("\t".join(row) for row in (self.table.header, *self.table.rows))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.table.header)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.table.header[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


class ClosedPage(QScrollArea):
    """One closed question of a survey."""

    change_wanted = Signal(object)
    """The `SurveyQuestion` whose answers are to be named or put in order."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._survey: Answered | None = None
        self._question: SurveyQuestion | None = None
        self._grounds: list[Ground] = []
        self.model = CountsModel(self)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Answers"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._build()

    def _build(self) -> None:
        self.title = QLabel()
        self.title.setWordWrap(True)
        theme.look(self.title, "title")
        self.counts = QLabel()
        theme.look(self.counts, "muted")
        self.by = QComboBox()
        self.by.setAccessibleName(tr("By"))
        self.by.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.by.setMinimumContentsLength(22)
        self.by.activated.connect(lambda _: self._show())
        self.change = QPushButton(tr("Name and order the answers…"))
        theme.look(self.change, "link")
        self.change.clicked.connect(lambda: self.change_wanted.emit(self._question))
        bar = QHBoxLayout()
        bar.addWidget(self.counts, 1)
        bar.addWidget(self.change)
        bar.addWidget(self.by)
        self.chart = ChartView()
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 12)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setAccessibleName(tr("Counts"))
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        page = QFrame()
        theme.look(page, "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        for widget in (self.title, bar, self.chart, self.sentence, self.table):
            column.addLayout(widget) if isinstance(widget, QHBoxLayout) else column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(page)

    # ----------------------------------------------------------------- showing

    def show_question(self, survey: Answered, question: SurveyQuestion) -> None:
        project = self._session.project
        if project is None:
            return
        chosen = self.by.currentText() if self.by.currentIndex() > 0 else ""
        self._survey, self._question = survey, question
        self._grounds = [one for one in grounds(project, survey) if one.question_id != question.id]
        self.by.clear()
        self.by.addItem(tr("All together"))
        for ground in self._grounds:
            self.by.addItem(tr("By {name}", name=ground.name))
        self.by.setCurrentIndex(max(0, self.by.findText(chosen)) if chosen else 0)
        self.change.setVisible(question.role.has_options and self._session.writable)
        self._show()

    def _show(self) -> None:
        project, survey, question = self._session.project, self._survey, self._question
        if project is None or survey is None or question is None:
            return
        words = in_own_words(project, SURVEY_WORDS)
        found = survey.frequency(question)
        stem = question.column.stem
        self.title.setText(f"{stem} – {question.text}" if stem else question.text)
        missing = plural(found.missing, "{count} did not answer", "{count} did not answer")
        self.counts.setText(f"n = {found.n} · {missing}" if found.missing else f"n = {found.n}")
        self.sentence.setText(sentence(found, words))
        place = self.by.currentIndex() - 1
        if 0 <= place < len(self._grounds) and found.n:
            ground = self._grounds[place]
            by = groups(project, survey, ground)
            self.chart.show_chart(groups_chart(question, survey, by, words), alt(found, words))
            self.model.show_table(crossed(question, survey, by, words, ground))
        else:
            self.chart.show_chart(chart(found, words) if found.n else None, alt(found, words))
            self.model.show_table(table(found, words))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setMaximumWidth(720)
        rows = self.model.rowCount()
        across = self.table.horizontalScrollBar().sizeHint().height() if self.model.columnCount() > 8 else 0
        high = header.sizeHint().height() + rows * self.table.verticalHeader().defaultSectionSize() + 4
        self.table.setFixedHeight(high + across)

    def copy(self) -> None:
        """Put the table on the clipboard."""
        QGuiApplication.clipboard().setText(self.model.as_text())
        self._session.say(tr("Copied the table"), kind="done")
