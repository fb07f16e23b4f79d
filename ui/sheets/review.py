"""A table on its way in, to be looked at: what each column is, and whom the rows are about that are in doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qda.model import AttributeType, Owner
from qda.project import Project
from qda.sheets.arriving import ColumnPlan, Goes, Plan, replanned, taking
from qda.sheets.sheet import DOCUMENT, FIXED, NAME, Key, Line, sheet
from ui import theme
from ui.labels import plural, tr
from ui.session import Message, Session
from ui.sheets.words import column_words, type_words
from ui.widgets.foot import Foot, verb_button
from ui.writing import carry_out

Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
_EXAMPLES = 3
Choice = tuple[str, object]
"""What can be chosen: its words, and what they stand for."""


class _Choosing(QAbstractTableModel):
    """Rows of which some columns are chosen from lists."""

    chosen = Signal(int, int, object)
    """Row, column and what was chosen."""

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self.rows: list[tuple[str, ...]] = []
        self.choices: dict[int, list[list[Choice]]] = {}
        """By column, the choices of each row; none: it cannot be chosen."""
        self.doubtful: set[int] = set()

    def show(self, rows: Sequence[tuple[str, ...]], choices: dict[int, list[list[Choice]]], doubtful: set[int]) -> None:
        """Show rows; as many as before leave the keyboard where it is."""
        same = len(rows) == len(self.rows)
        if not same:
            self.beginResetModel()
        self.rows, self.choices, self.doubtful = list(rows), choices, doubtful
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._titles) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        return self._titles[section] if orientation == Qt.Orientation.Horizontal and role == _DISPLAY else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if role in (_DISPLAY, _EDIT, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and not self.offered(index):
            return QColor(theme.tokens().muted)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and index.row() in self.doubtful:
            return theme.icon("question", theme.tokens().warning)
        return None

    def offered(self, index: Index) -> list[Choice]:
        of_column = self.choices.get(index.column())
        return of_column[index.row()] if of_column else []

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.offered(index) else flags

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        found = next((meant for words, meant in self.offered(index) if words == value), None)
        if role != _EDIT or found is None:
            return False
        self.chosen.emit(index.row(), index.column(), found)
        return True


class _ChoiceField(QStyledItemDelegate):
    """A list of what can be chosen."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QComboBox(parent)
        model = index.model()
        assert isinstance(model, _Choosing)
        field.addItems([words for words, _ in model.offered(index)])
        field.activated.connect(lambda _: self._take(field))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(max(0, editor.findText(str(index.data()))))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        assert isinstance(model, _Choosing)
        model.setData(index, editor.currentText())

    def _take(self, field: QComboBox) -> None:
        self.commitData.emit(field)
        self.closeEditor.emit(field)


class ArrivingDialog(QDialog):
    """Columns above, rows in doubt below; nothing is written before it is taken."""

    def __init__(self, session: Session, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self.plan = session, plan
        self._lines: dict[int, Line] = {}
        if session.project is not None:
            found = sheet(session.project, plan.of)
            self._lines = {line.id: line for line in found.lines}
            self._attributes = {attribute.id: attribute for attribute in found.attributes}
        self._shown: list[int] = []
        title = tr("What is in “{name}”?", name=plan.arriving.source)
        self.setWindowTitle(title)
        heading = QLabel(title)
        theme.look(heading, "title")
        self.columns = _Choosing((tr("Column"), tr("For example"), tr("Goes to"), tr("Type")), self)
        self.rows = _Choosing((tr("In the table"), tr("Is")), self)
        self.columns.chosen.connect(self._choose_column)
        self.rows.chosen.connect(self._choose_row)
        self._in_doubt = QLabel()
        self._in_doubt.setWordWrap(True)
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self.column_table = self._table(self.columns, tr("Columns"))
        self.row_table = self._table(self.rows, tr("Rows to look at"))
        self.take_button = verb_button("", self.take)
        foot = Foot(verb_button(tr("Cancel"), self.reject), self.take_button, told=self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(heading)
        column.addWidget(self.column_table, 3)
        column.addWidget(self._in_doubt)
        column.addWidget(self.row_table, 3)
        column.addLayout(foot)
        session.said.connect(self._on_said)
        self.resize(760, 560)
        self._shown = [place for place, row in enumerate(plan.rows) if not row.sure]
        self._show()

    def _table(self, model: _Choosing, name: str) -> QTableView:
        table = QTableView()
        table.setModel(model)
        table.setAccessibleName(name)
        table.setItemDelegate(_ChoiceField(table))
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.CurrentChanged
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    # ----------------------------------------------------------------- what is shown

    def _show(self) -> None:
        plan = self.plan
        goes = self._goes()
        kinds: list[Choice] = [(type_words(kind), kind) for kind in AttributeType]
        words = {meant: said for said, meant in goes}
        told = []
        for place, column in enumerate(plan.columns):
            examples = list(dict.fromkeys(text.strip() for text in plan.arriving.column(place) if text.strip()))
            kind = type_words(column.type) if column.goes is Goes.NEW else self._becomes(column)
            told.append((column.title or "–", ", ".join(examples[:_EXAMPLES]), words[column.goes], kind))
        of_columns = {
            2: [goes for _ in plan.columns],
            3: [kinds if column.goes is Goes.NEW else [] for column in plan.columns],
        }
        self.columns.show(told, of_columns, set())
        self._show_rows()

    def _becomes(self, column: ColumnPlan) -> str:
        """The type that a column there is has, or will have."""
        attribute = self._attributes.get(column.goes) if isinstance(column.goes, int) else None
        if attribute is None:
            return ""
        if column.type is not attribute.type:
            return tr("becomes text: not all values are a {type}", type=type_words(attribute.type))
        return type_words(attribute.type)

    def _goes(self) -> list[Choice]:
        """Where a column can go."""
        names: list[Choice] = [(tr("whom the row is about"), NAME)]
        names += [(column_words(self.plan.of, key), key) for key in FIXED[self.plan.of] if key != NAME]
        names += [(attribute.name, attribute.id) for attribute in self._attributes.values()]
        return [*names, (tr("a new attribute"), Goes.NEW), (tr("left out"), Goes.NOWHERE)]

    def _show_rows(self) -> None:
        rows, choices = [], []
        for place in self._shown:
            row = self.plan.rows[place]
            nobody: Choice = (tr("left out"), False)
            new: list[Choice] = [(tr("a new case"), True)] if self.plan.of is Owner.CASE else []
            near = [self._lines[id_] for id_, _ in row.candidates if id_ in self._lines]
            others = [line for line in self._lines.values() if line not in near]
            known: list[Choice] = [(self._called(line), line.id) for line in [*near, *others]]
            choices.append([*known[: len(near)], *new, nobody, *known[len(near) :]])
            line = self._lines.get(row.line_id or 0)
            said = self._called(line) if line else tr("a new case") if row.is_new else tr("left out")
            rows.append((row.name, said))
        doubtful = {at for at, place in enumerate(self._shown) if not self.plan.rows[place].sure}
        self.rows.show(rows, {1: choices}, doubtful)
        theme.look(self._in_doubt, "muted")
        in_doubt = plural(
            len(self._shown),
            "{count} row is not surely of somebody there is. Choose whom it is about:",
            "{count} rows are not surely of somebody there is. Choose whom they are about:",
        )
        all_known = plural(
            len(self.plan.rows),
            "The row is of somebody known or new.",
            "All {count} rows are of somebody known or new.",
        )
        self._in_doubt.setText(in_doubt if self._shown else all_known)
        self.row_table.setVisible(bool(self._shown))
        count = sum(row.line_id is not None or row.is_new for row in self.plan.rows)
        self.take_button.setText(plural(count, "Take over {count} row", "Take over {count} rows"))
        self.take_button.setEnabled(count > 0)

    def _called(self, line: Line) -> str:
        """Somebody by name; speakers with their document."""
        return f"{line[NAME]} – {line[DOCUMENT]}" if self.plan.of is Owner.SPEAKER else line[NAME]

    def _on_said(self, message: Message) -> None:
        theme.look(self._problem, "problem" if message.kind == "problem" else "muted", "small")
        self._problem.setText(message.text)

    # ----------------------------------------------------------------- what is chosen

    def _choose_column(self, place: int, column: int, meant: object) -> None:
        now = self.plan.columns[place]
        if column == 3 and isinstance(meant, AttributeType):
            changed = replace(now, type=meant)
        elif isinstance(meant, str | int):
            changed = replace(now, goes=meant)
        else:
            return
        self._replan(place, changed)

    def _replan(self, place: int, changed: ColumnPlan) -> None:
        """Where the column goes another one went, that one takes the place it left."""
        left: Key | Goes = self.plan.columns[place].goes
        columns = [
            replace(one, goes=left)
            if at != place and one.goes == changed.goes and changed.goes not in tuple(Goes)
            else one
            for at, one in enumerate(self.plan.columns)
        ]
        columns[place] = changed
        project = self._session.project
        if NAME not in [column.goes for column in columns] or project is None:
            self._on_said(Message(tr("One column must say whom the rows are about."), "problem"))
            return
        self._problem.clear()
        before = self.plan.rows
        self.plan = replanned(project, self.plan, columns)
        if self.plan.rows is not before:
            self._shown = [at for at, row in enumerate(self.plan.rows) if not row.sure]
        self._show()

    def _choose_row(self, at: int, _: int, meant: object) -> None:
        place = self._shown[at]
        if isinstance(meant, bool):
            self.plan = self.plan.with_row(place, None, is_new=meant)
        elif isinstance(meant, int):
            self.plan = self.plan.with_row(place, meant)
        self._show_rows()

    def take(self) -> None:
        """Write it, in one step."""
        project = self._session.project
        if project is not None:
            take_over(self._session, project, self.plan, self, self.accept)


def take_over(session: Session, project: Project, plan: Plan, parent: QWidget, then: Callable[[], object]) -> None:
    """Write what a table says, in one step, and say how much that was."""

    def done(lines: int | None) -> None:
        then()
        told = plural(lines or 0, "{count} line taken over", "{count} lines taken over")
        session.say(told, kind="done", action=tr("Undo"), handler=session.undo)

    cells = len(plan.rows) * len(plan.columns)
    carry_out(session, tr("Taking over the table"), taking(project, plan), cells, parent, done)
