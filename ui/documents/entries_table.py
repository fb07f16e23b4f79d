"""The files of an import as a table, and the tables of one file's speakers and questions. Knows entries, no project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qda.model import Draft, Part, TurnRole
from qda.text.spans import Paragraphs
from ui import theme
from ui.documents.entries import Entry
from ui.labels import tr

Index = QModelIndex | QPersistentModelIndex
NAME, CASE, WORDS, QUESTIONS = range(4)
_DISPLAY, _EDIT, _TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole
_FIRST = 120
"""Characters of what a speaker says first."""


class EntriesModel(QAbstractTableModel):
    """A row for each file. Name and case are typed in place; a tick says which are taken."""

    edited = Signal(int)
    """The row of an entry that was changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.asked = 0
        """How many questions the guide has."""

    def show_entries(self, entries: Sequence[Entry], asked: int) -> None:
        self.beginResetModel()
        self.entries, self.asked = list(entries), asked
        self.endResetModel()

    def put(self, row: int, draft: Draft) -> None:
        """Take over a corrected draft."""
        self.entries[row].draft = draft
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.edited.emit(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 4 if self.asked else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return (tr("Document"), tr("Case"), tr("Words"), tr("Questions"))[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(entry, index.column())
            case Qt.ItemDataRole.CheckStateRole if index.column() == NAME:
                return Qt.CheckState.Checked if entry.taken else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return entry.problem or entry.note or str(entry.path)
            case Qt.ItemDataRole.ForegroundRole if entry.problem:
                return QColor(theme.tokens().danger)
            case Qt.ItemDataRole.ForegroundRole if not entry.taken:
                return QColor(theme.tokens().faint)
            case Qt.ItemDataRole.DecorationRole if index.column() == NAME and (entry.problem or entry.note):
                return theme.icon("warning-circle", theme.tokens().danger if entry.problem else theme.tokens().warning)
            case Qt.ItemDataRole.TextAlignmentRole if index.column() in (WORDS, QUESTIONS):
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, entry: Entry, column: int) -> str:
        if entry.draft is None:
            return entry.path.name if column == NAME else ""
        match column:
            case 0:
                return entry.draft.name
            case 1:
                return entry.draft.case
            case 2:
                return f"{entry.draft.words:,}".replace(",", "\u202f")
            case _:
                return tr("{found} of {asked}", found=entry.found, asked=self.asked)

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        entry = self.entries[index.row()]
        if entry.draft is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            entry.taken = Qt.CheckState(value) == Qt.CheckState.Checked
            self.put(index.row(), entry.draft)
            return True
        text = str(value).strip()
        if role == _EDIT and index.column() == NAME and text:
            self.put(index.row(), replace(entry.draft, name=text))
            return True
        if role == _EDIT and index.column() == CASE:
            self.put(index.row(), replace(entry.draft, case=text))
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.entries[index.row()].draft is None:
            return flags
        if index.column() == NAME:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in (NAME, CASE) else flags


class SpeakersModel(QAbstractTableModel):
    """The speakers of one draft: name, how many turns, what they do, their role, what they say first. Name, part and
    role can be typed."""

    corrected = Signal(int, str, object)
    """The place of a speaker, "name", "part" or "role", and what it is to be."""

    FIELDS = ("name", "turns", "part", "role", "words")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None

    def show_draft(self, draft: Draft | None) -> None:
        """Show the speakers of a draft. As many as there were leave the keyboard, and a field being typed in, alone."""
        if draft is not None and self._draft is not None and len(draft.speakers) == len(self._draft.speakers):
            self._draft = draft
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._draft = draft
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._draft is None else len(self._draft.speakers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.FIELDS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return (tr("Speaker"), tr("Turns"), tr("In the interview"), tr("Role"), tr("First words"))[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        assert self._draft is not None
        speaker = self._draft.speakers[index.row()]
        if index.column() == self.FIELDS.index("words"):
            return first_words(self._draft, index.row()) if role in (_DISPLAY, _TIP) else None
        if role in (_DISPLAY, _EDIT):
            return (speaker.name, str(speaker.turns), part_words(speaker.part), speaker.role)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        if role != _EDIT:
            return False
        field = self.FIELDS[index.column()]
        if field == "part":
            value = next((part for part in Part if part_words(part) == value), None)
        if value is None or (field == "name" and not str(value).strip()):
            return False
        self.corrected.emit(index.row(), field, value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() in (1, 4) else flags | Qt.ItemFlag.ItemIsEditable


class QuestionsModel(QAbstractTableModel):
    """Each question of the guide: where in one draft it is asked, and how sure that is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions: Sequence[str] = ()
        self._asked: dict[int, tuple[int, int, int | None]] = {}

    def show_draft(self, draft: Draft | None, questions: Sequence[str]) -> None:
        """Show where each question is first asked in a draft. The row in hand stays in hand."""
        same = list(questions) == list(self._questions)
        if not same:
            self.beginResetModel()
        self._questions, self._asked = questions, {}
        if draft is not None:
            self._read(draft)
        if not same:
            self.endResetModel()
        elif questions:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _read(self, draft: Draft) -> None:
        paragraphs = Paragraphs(draft.text)
        for place, turn in enumerate(draft.turns):
            if turn.role is TurnRole.ASKS and turn.question is not None and turn.question not in self._asked:
                self._asked[turn.question] = (place, paragraphs.number_at(turn.span.start), turn.confidence)

    def turn_at(self, row: int) -> int | None:
        """The turn that asks the question of a row."""
        return self._asked[row][0] if row in self._asked else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._questions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return (tr("Question"), tr("Asked in"), tr("How sure"))[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        row = index.row()
        _, paragraph, sure = self._asked.get(row, (0, 0, None))
        if role == _DISPLAY:
            where = f"¶ {paragraph}" if row in self._asked else tr("not found")
            how = "" if row not in self._asked else tr("by hand") if sure is None else f"{sure} %"
            return (f"{row + 1}  {self._questions[row]}", where, how)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and (row not in self._asked or (sure is not None and sure < 60)):
            colours = theme.tokens()
            return QColor(colours.faint if row not in self._asked else colours.warning)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._questions[row]
        return None


class PartField(QStyledItemDelegate):
    """Chooses between interviewer and participant."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QComboBox(parent)
        field.addItems([part_words(part) for part in Part])
        field.activated.connect(lambda _: self._take(field))
        return field

    def _take(self, field: QComboBox) -> None:
        self.commitData.emit(field)
        self.closeEditor.emit(field)


class CaseField(QStyledItemDelegate):
    """A case by its name: one there is, or a new one typed."""

    def __init__(self, names: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names = list(names)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QComboBox(parent)
        field.setEditable(True)
        field.addItems(self.names)
        completer = QCompleter(self.names, field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field.setCompleter(completer)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setEditText(str(index.data(_EDIT) or ""))
        line = editor.lineEdit()
        if line is not None:
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentText())


def first_words(draft: Draft, speaker: int) -> str:
    """What a speaker says first: it shows who asks."""
    said = next((turn.said for turn in draft.turns if turn.speaker == speaker and turn.said.length), None)
    words = " ".join(draft.text[said.start : min(said.end, said.start + 2 * _FIRST)].split()) if said else ""
    return words if len(words) <= _FIRST else words[:_FIRST].rsplit(" ", 1)[0] + " …"


def part_words(part: Part) -> str:
    """What a voice does, in words."""
    return tr("interviewer") if part is Part.INTERVIEWER else tr("participant")
