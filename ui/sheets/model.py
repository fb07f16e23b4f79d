"""The cells of one sheet, as the table shows them: sorted and filtered, read from the project and written to it.

A row keeps its place while it is typed in; sorting is done when it is asked for. Knows no widgets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from qda.model import Attribute, AttributeType, Changes, Owner, Part
from qda.sheets.sheet import CASE, DATE, DOCUMENT, NAME, PART, Key, Line, Sheet, sheet, write, writing
from qda.text.values import in_order, number_of
from ui import theme
from ui.labels import tr
from ui.session import Session
from ui.sheets.words import column_words, part_words, type_words
from ui.writing import AT_ONCE

Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
_TABLES = ("case", "document", "speaker", "attribute", "attribute_value")


class SheetModel(QAbstractTableModel):
    """A row for each case, document or speaker, and below the cases an empty one for the next."""

    laid_out = Signal()
    """Columns or rows are others than they were."""
    much_put = Signal(object, int)
    """A generator that writes more cells than the window can wait for, and how many they are."""

    def __init__(self, session: Session, of: Owner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.of = of
        self.sheet = Sheet(of, (), ())
        self.order: list[int] = []
        """The ids of the lines, as they are shown."""
        self.keys: tuple[Key, ...] = ()
        self._attributes: dict[int, Attribute] = {}
        self._words: tuple[str, ...] = ()
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        session.changed.connect(self._on_changed)
        self.read()

    # ----------------------------------------------------------------- reading

    def read(self) -> None:
        """Read all of it again, in the order asked for."""
        self.beginResetModel()
        self._take(self._now())
        self._arrange()
        self.endResetModel()
        self.laid_out.emit()

    def _now(self) -> Sheet:
        project = self._session.project
        return sheet(project, self.of) if project is not None else Sheet(self.of, (), ())

    def _take(self, found: Sheet) -> None:
        self.sheet, self.keys = found, found.keys
        self._attributes = {attribute.id: attribute for attribute in found.attributes}

    def _on_changed(self, changes: Changes) -> None:
        if self._session.project is None or not changes.touches(*_TABLES):
            return
        found = self._now()
        same = found.attributes == self.sheet.attributes and found.places.keys() == self.sheet.places.keys()
        if same:
            self._take(found)
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        columns = found.attributes != self.sheet.attributes
        self.beginResetModel()
        self._take(found)
        if columns:
            self._sorted = None
        gone = [id_ for id_ in self.order if id_ not in found.places]
        new = [id_ for id_ in found.places if id_ not in self.order]
        if columns or self._sorted is None or len(gone) + len(new) > 1 or self._words:
            self._arrange()
        else:
            self.order = [id_ for id_ in self.order if id_ not in gone] + new
        self.endResetModel()
        self.laid_out.emit()

    def _arrange(self) -> None:
        lines = [line for line in self.sheet.lines if self._is_wanted(line)]
        if self._sorted is not None and self._sorted[0] < len(self.keys):
            column, order = self._sorted
            key = self.keys[column]
            known = [line for line in lines if self.text(line, key)]
            known.sort(key=lambda line: self._place(line, key), reverse=order == Qt.SortOrder.DescendingOrder)
            lines = known + [line for line in lines if not self.text(line, key)]
        self.order = [line.id for line in lines]

    def _is_wanted(self, line: Line) -> bool:
        if not self._words:
            return True
        said = "\n".join(self.text(line, key) for key in self.keys).casefold()
        return all(word in said for word in self._words)

    def _place(self, line: Line, key: Key) -> tuple[float, str]:
        text = self.text(line, key)
        attribute = self._attributes.get(key) if isinstance(key, int) else None
        if attribute is not None and attribute.type is AttributeType.NUMBER:
            number = number_of(text)
            return (float("inf") if number is None else number), text
        if attribute is not None and attribute.type is AttributeType.CHOICE and text in attribute.choices:
            return attribute.choices.index(text), text
        return 0.0, text.casefold()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = None if column < 0 else (column, order)
        self._rearrange()

    def filter(self, words: str) -> None:
        """Show only the lines that have all these words somewhere."""
        self._words = tuple(words.casefold().split())
        self._rearrange()

    def _rearrange(self) -> None:
        self.beginResetModel()
        self._arrange()
        self.endResetModel()
        self.laid_out.emit()

    # ----------------------------------------------------------------- what stands where

    @property
    def has_new(self) -> bool:
        """Whether there is an empty row to type the next case in."""
        return self.of is Owner.CASE and self._session.writable and not self._words

    def line(self, row: int) -> Line | None:
        """The line of a row; None for the one that is new."""
        return self.sheet.line(self.order[row]) if 0 <= row < len(self.order) else None

    def attribute(self, column: int) -> Attribute | None:
        key = self.keys[column] if 0 <= column < len(self.keys) else None
        return self._attributes.get(key) if isinstance(key, int) else None

    def text(self, line: Line, key: Key) -> str:
        """What a cell shows: a speaker without a case of its own has the document's."""
        if key == PART:
            return part_words(line[PART])
        return line[key] or (line.home if key == CASE else "")

    def choices(self, column: int) -> list[str]:
        """What is usual in a column: what can be chosen, or what stands in it already."""
        project = self._session.project
        key, attribute = self.keys[column], self.attribute(column)
        if project is None:
            return []
        if key == CASE:
            return [case.name for case in project.cases.all()]
        if key == PART:
            return [part_words(part) for part in Part]
        if attribute is None or attribute.type in (AttributeType.NUMBER, AttributeType.DATE):
            return []
        if attribute.choices:
            return list(attribute.choices)
        if attribute.type is AttributeType.YES_NO:
            return ["ja", "nei"] if project.language in ("nb", "nn") else ["yes", "no"]
        said = (line[attribute.id] for line in self.sheet.lines if line[attribute.id])
        return in_order(said, attribute.type) if attribute.type is AttributeType.CHOICE else []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self.order) + self.has_new

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.keys):
            return None
        key, attribute = self.keys[section], self.attribute(section)
        if role == _DISPLAY:
            return attribute.name if attribute else column_words(self.of, str(key))
        if role == Qt.ItemDataRole.ToolTipRole and attribute:
            return f"{attribute.name}: {type_words(attribute.type)}"
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        line, column = self.line(index.row()), index.column()
        if role in (_DISPLAY, _EDIT):
            if line is None:
                return tr("New case") if column == 0 and role == _DISPLAY else ""
            return self.text(line, self.keys[column])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            attribute = self.attribute(column)
            number = attribute is not None and attribute.type is AttributeType.NUMBER
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and (line is None or self._is_borrowed(line, column)):
            return QColor(theme.tokens().muted if line else theme.tokens().faint)
        if role == Qt.ItemDataRole.ToolTipRole and line is not None:
            if self._is_borrowed(line, column):
                return tr("The case of the document; type another where this speaker belongs to one.")
            return self.text(line, self.keys[column]) or None
        return None

    def _is_borrowed(self, line: Line, column: int) -> bool:
        key = self.keys[column]
        return key == DOCUMENT or (key == CASE and not line[CASE] and bool(line.home))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        wrong = self.keys[index.column()] == DOCUMENT or (self.line(index.row()) is None and index.column() > 0)
        return flags if wrong or not self._session.writable else flags | Qt.ItemFlag.ItemIsEditable

    # ----------------------------------------------------------------- writing

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Write what was typed. True also where it stood there already; False where it will not do."""
        text = str(value).strip()
        if role != _EDIT:
            return False
        if text == str(self.data(index, _EDIT)):
            return True
        return self.put({(index.row(), index.column()): text})

    def put(self, texts: Mapping[tuple[int, int], str], new: Sequence[Mapping[Key, str]] = ()) -> bool:
        """Write texts into cells by (row, column), and new cases, in one step. False where it will not do."""
        cells: dict[tuple[int, Key], str] = {}
        added = [dict(told) for told in new]
        for (row, column), text in texts.items():
            line, key = self.line(row), self.keys[column]
            if line is None and key == NAME:
                added += [{NAME: text}] if text else []
            elif line is not None and text.strip() != self.text(line, key):
                cells[line.id, key] = text
        project = self._session.project
        if project is None or not self._session.writable:
            return False
        cells = {key: self._written(key[1], text) for key, text in cells.items()}
        count = len(cells) + sum(map(len, added))
        if count > AT_ONCE:
            self.much_put.emit(writing(project, self.of, cells, added), count)
            return True
        return self._session.attempt(lambda: write(project, self.of, cells, added))

    def _written(self, key: Key, text: str) -> str:
        """A text as the sheet knows it: parts of an interview are shown in the window's language."""
        if key != PART:
            return text
        return next((part for part in Part if part_words(part).casefold() == text.strip().casefold()), text)

    def emptied(self, cells: Sequence[tuple[int, int]]) -> bool:
        """Empty cells in one step; names, parts and documents stay."""
        kept = (NAME, PART, DOCUMENT)
        return self.put({(row, column): "" for row, column in cells if self.keys[column] not in kept})

    def is_text(self, column: int) -> bool:
        """Whether a column shows texts that may be long."""
        attribute = self.attribute(column)
        return self.keys[column] != DATE and (attribute is None or attribute.type is AttributeType.TEXT)
