"""The column in hand, beside the table of columns: what it asks, its answers, and what it will say in a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.survey import frequency
from qda.analysis.survey_words import ENGLISH, SURVEY_WORDS, sentence
from qda.model import ColumnRole, SurveyColumn, SurveyQuestion
from ui import theme
from ui.labels import plural, tr
from ui.survey.options import COUNT, FILE, LABEL, OptionsModel
from ui.survey.roles import role_told, why_told


class ColumnDetails(QWidget):
    """Shows one column; its answers can be named and put in order."""

    changed = Signal(object)
    """The `SurveyColumn` with other answers."""
    join_wanted = Signal()
    part_wanted = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = SURVEY_WORDS.get(language, ENGLISH)
        self._given: Sequence[tuple[str, ...]] = ()
        self.model = OptionsModel(self)
        self._build()
        self.model.edited.connect(self._on_edited)

    def _build(self) -> None:
        self._title = QLabel()
        self._title.setWordWrap(True)
        theme.look(self._title, "title")
        self._told = QLabel()
        self._told.setWordWrap(True)
        theme.look(self._told, "muted")
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 12)
        self.table.setAccessibleName(tr("Answers in this column"))
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(COUNT, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(COUNT, 84)
        self.up = self._tool("caret-up", tr("Move the answer up (Alt+Up)"), lambda: self._move(-1))
        self.down = self._tool("caret-down", tr("Move the answer down (Alt+Down)"), lambda: self._move(1))
        self.turn = self._tool("arrows-down-up", tr("Turn the scale round"), self.model.turn_round)
        self.table.installEventFilter(self)
        self.join = QPushButton(tr("Make one question of them"))
        self.join.clicked.connect(self.join_wanted)
        self.part = QPushButton(tr("Make a question of each column"))
        self.part.clicked.connect(self.part_wanted)
        for button in (self.join, self.part):
            theme.look(button, "link")
            button.setAutoDefault(False)
        tools = QHBoxLayout()
        tools.setSpacing(theme.SPACE_XS)
        for tool in (self.up, self.down, self.turn):
            tools.addWidget(tool)
        tools.addStretch()
        tools.addWidget(self.join)
        tools.addWidget(self.part)
        self.preview = QLabel()
        self.preview.setWordWrap(True)
        self.preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.preview.setAccessibleName(tr("What it will say"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_S, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self._title)
        column.addWidget(self._told)
        column.addWidget(self.table, 1)
        column.addLayout(tools)
        column.addWidget(self.preview)

    def _tool(self, icon: str, tip: str, handler: object) -> QToolButton:
        tool = QToolButton()
        tool.setIcon(theme.icon(icon))
        tool.setToolTip(tip)
        tool.setAccessibleName(tip)
        tool.clicked.connect(handler)
        return tool

    # ----------------------------------------------------------------- showing

    def show_column(self, column: SurveyColumn, given: Sequence[tuple[str, ...]], *, can_join: bool) -> None:
        self._given = given
        self._title.setText(f"{column.stem} – {column.text}" if column.stem else column.text)
        self._told.setText(f"{role_told(column.role)} {why_told(column.why)}".strip())
        self.model.show_column(column, given)
        self.table.setColumnHidden(LABEL, not column.role.has_options)
        self.table.setColumnHidden(COUNT, column.role is ColumnRole.OPEN)
        for tool in (self.up, self.down):
            tool.setVisible(column.role.has_options)
        self.turn.setVisible(column.role is ColumnRole.SCALE)
        self.join.setVisible(can_join)
        self.part.setVisible(column.spread)
        self._show_preview(column)

    def _show_preview(self, column: SurveyColumn) -> None:
        """The sentence that a closed question will have in a report, as it stands now."""
        if column.role is ColumnRole.LEFT_OUT:
            self.preview.setText("")
            return
        answered = sum(bool(values) for values in self._given)
        if column.role.is_closed:
            question = SurveyQuestion(0, 0, 0, column)
            given = {place: values for place, values in enumerate(self._given) if values}
            self.preview.setText(sentence(frequency(question, given, range(len(self._given))), self._words))
        elif column.role is ColumnRole.OPEN:
            blank = len(self._given) - answered
            told = plural(answered, "{count} answer to code", "{count} answers to code")
            without = plural(blank, "{count} left it blank", "{count} left it blank")
            self.preview.setText(f"{told} · {without}" if blank else told)
        else:
            self.preview.setText(plural(answered, "{count} has a value", "{count} have a value"))

    def _move(self, step: int) -> None:
        row = self.model.move(self.table.currentIndex().row(), step)
        self.table.setCurrentIndex(self.model.index(row, LABEL))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = steps.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _on_edited(self) -> None:
        column = self.model.column
        if column is not None:
            self._show_preview(column)
            self.changed.emit(replace(column, why=""))
