"""Cases and their attributes as a spreadsheet: arrows, typing edits, Delete empties, copy and paste with tabs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qda.model import Attribute, AttributeType, Case, Changes
from ui import theme
from ui.labels import tr
from ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole


class CaseModel(QAbstractTableModel):
    """A row for each case and an empty one for the next; the first column is the name, then the attributes."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.cases: list[Case] = []
        self.attributes: list[Attribute] = []
        self._values: dict[int, dict[int, str]] = {}
        session.changed.connect(self._on_changed)
        self.read()

    def read(self) -> None:
        """Read all of it again."""
        project = self._session.project
        self.beginResetModel()
        self.cases = project.cases.all() if project else []
        self.attributes = project.attributes.all() if project else []
        self._values = project.attributes.values() if project else {}
        self.endResetModel()

    def _on_changed(self, changes: Changes) -> None:
        if not changes.touches("case", "attribute", "attribute_value") or self._session.project is None:
            return
        project = self._session.project
        if project.cases.all() != self.cases or project.attributes.all() != self.attributes:
            self.read()
        else:
            self._values = project.attributes.values()
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.cases), len(self.attributes)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.cases) + self._session.writable

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1 + len(self.attributes)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal or section > len(self.attributes):
            return None
        if role == _DISPLAY:
            return tr("Case") if section == 0 else self.attributes[section - 1].name
        if role == Qt.ItemDataRole.ToolTipRole and section:
            return type_words(self.attributes[section - 1].type)
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.ForegroundRole and row == len(self.cases):
            return QColor(theme.tokens().faint)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = column > 0 and self.attributes[column - 1].type is AttributeType.NUMBER
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role not in (_DISPLAY, _EDIT):
            return None
        if row == len(self.cases):
            return tr("New case") if column == 0 and role == _DISPLAY else ""
        case = self.cases[row]
        if column == 0:
            return case.name
        return self._values.get(case.id, {}).get(self.attributes[column - 1].id, "")

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        new = index.row() == len(self.cases) and index.column() > 0
        return flags if new or not self._session.writable else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        text = str(value).strip()
        if role != _EDIT or text == str(self.data(index, _EDIT)):
            return False
        return self._session.attempt(partial(self._write, index.row(), index.column(), text))

    def _write(self, row: int, column: int, text: str) -> None:
        project = self._session.project
        assert project is not None
        if column == 0 and row == len(self.cases):
            if text:
                project.cases.add(text)
        elif column == 0:
            project.cases.rename(self.cases[row].id, text)
        elif row < len(self.cases):
            project.attributes.set_value(self.cases[row].id, self.attributes[column - 1].id, text)

    def paste(self, row: int, column: int, lines: Sequence[Sequence[str]]) -> bool:
        """Write a block of texts from a cell on, in one step; names below the last case make new cases."""
        project = self._session.project
        if project is None:
            return False
        cases, attributes = list(self.cases), list(self.attributes)

        def write() -> None:
            with project.step("case.import", count=len(lines), source=tr("the clipboard")):
                for down, line in enumerate(lines):
                    place = row + down
                    case_id = cases[place].id if place < len(cases) else None
                    for across, text in enumerate(line):
                        where = column + across
                        if where == 0 and case_id is None:
                            case_id = project.cases.add(text) if text.strip() else None
                        elif where == 0 and case_id is not None and text.strip() not in ("", cases[place].name):
                            project.cases.rename(case_id, text)
                        elif case_id is not None and 1 <= where <= len(attributes):
                            project.attributes.set_value(case_id, attributes[where - 1].id, text)

        return self._session.attempt(write)


class CaseGrid(QTableView):
    """The spreadsheet itself."""

    def __init__(self, model: CaseModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases = model
        self.setModel(model)
        self.setAccessibleName(tr("Cases and attributes"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setEditTriggers(
            QTableView.EditTrigger.AnyKeyPressed
            | QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.EditKeyPressed
        )
        for key, handler in (
            (QKeySequence(QKeySequence.StandardKey.Copy), self.copy),
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            (QKeySequence(QKeySequence.StandardKey.Delete), self.empty),
        ):
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(handler)

    def copy(self) -> None:
        """Put the selected cells on the clipboard, with tabs."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        rows, columns = sorted({i.row() for i in chosen}), sorted({i.column() for i in chosen})
        texts = {(i.row(), i.column()): str(i.data(_EDIT)) for i in chosen}
        lines = ["\t".join(texts.get((row, column), "") for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Write what is on the clipboard from the cell in hand on."""
        index = self.currentIndex()
        text = QGuiApplication.clipboard().text().rstrip("\n")
        if index.isValid() and text:
            self._cases.paste(index.row(), index.column(), [line.split("\t") for line in text.splitlines()])

    def empty(self) -> None:
        """Empty the selected cells; names stay."""
        for index in self.selectedIndexes():
            if index.column():
                self._cases.setData(index, "")


class CaseTable(QDialog):
    """The table with room for new attributes. All is kept as it is typed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Cases and attributes"))
        self._session = session
        heading = QLabel(tr("Cases and attributes"))
        theme.look(heading, "title")
        told = QLabel(tr("Type in a cell, or paste from a spreadsheet. Kept as you type."))
        theme.look(told, "muted", "small")
        self.model = CaseModel(session, self)
        self.grid = CaseGrid(self.model)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._show_menu)
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        session.said.connect(self._on_said)
        session.changed.connect(self._on_changed)
        self.new_attribute = QPushButton(tr("New attribute…"))
        self.new_attribute.setAutoDefault(False)
        self.new_attribute.setEnabled(session.writable)
        self.new_attribute.clicked.connect(self._ask_attribute)
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.new_attribute)
        foot.addWidget(self._problem, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_S)
        for part in (heading, told, self.grid):
            column.addWidget(part)
        column.addLayout(foot)
        for key, act in ((QKeySequence.StandardKey.Undo, session.undo), (QKeySequence.StandardKey.Redo, session.redo)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.resize(760, 460)
        self.grid.setColumnWidth(0, 200)

    def _on_changed(self, _: object) -> None:
        self._problem.clear()

    def _on_said(self, message: object) -> None:
        """What goes wrong while the dialog covers the message bar is said here."""
        kind, text = getattr(message, "kind", ""), getattr(message, "text", "")
        theme.look(self._problem, "problem" if kind == "problem" else "muted", "small")
        self._problem.setText(text)

    def _ask_attribute(self) -> None:
        NewAttribute(self._session, self).open()

    def _show_menu(self, at: QPoint) -> None:
        index = self.grid.indexAt(at)
        if index.row() >= len(self.model.cases) or not self._session.writable:
            return
        case = self.model.cases[index.row()]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Delete case {name}", name=case.name), partial(self._delete, case.id))
        menu.popup(self.grid.viewport().mapToGlobal(at))

    def _delete(self, case_id: int) -> None:
        project = self._session.project
        if project is not None and self._session.attempt(lambda: project.cases.delete(case_id)):
            self._session.say(tr("Deleted the case"), kind="done", action=tr("Undo"), handler=self._session.undo)


class NewAttribute(QDialog):
    """Name and type of an attribute."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("New attribute"))
        self._session = session
        heading = QLabel(tr("New attribute"))
        theme.look(heading, "title")
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Inhabitants, sector, year …"))
        self.kind = QComboBox()
        for kind in AttributeType:
            self.kind.addItem(type_words(kind), kind)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE_L)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Type"), self.kind)
        self.make_button = QPushButton(tr("Make attribute"))
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self.make)
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.make_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_L)
        column.addWidget(heading)
        column.addLayout(form)
        column.addLayout(foot)
        self.setMinimumWidth(380)

    def make(self) -> None:
        """Make the attribute."""
        project = self._session.project
        kind = AttributeType(self.kind.currentData())
        if project is not None and self._session.attempt(lambda: project.attributes.define(self.name.text(), kind)):
            self.accept()


def type_words(kind: AttributeType) -> str:
    """What can be typed into an attribute, in words."""
    return {
        AttributeType.TEXT: tr("text"),
        AttributeType.NUMBER: tr("number"),
        AttributeType.DATE: tr("date"),
        AttributeType.YES_NO: tr("yes or no"),
        AttributeType.CHOICE: tr("choice"),
    }[kind]
