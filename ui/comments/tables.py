"""The tables of a review of comments: the names they use with what becomes of each, and the comments themselves.

Know a review and a project's codes; taking over is the core's.
"""

from __future__ import annotations

from collections.abc import Sequence

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
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qda.comments.review import SURE, Choice, Name, Remark, Review, Use, What
from qda.project import Project
from qda.text.remarks import folded
from ui import theme
from ui.labels import tr

Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
NAME, COUNT, BECOMES = range(3)
KIND, PLACE, PASSAGE, COMMENT, AUTHOR = range(5)


class NamesModel(QAbstractTableModel):
    """The names in the comments: how often, and what each becomes."""

    decided = Signal()

    def __init__(self, project: Project, names: Sequence[Name], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names = names
        self._paths = project.codes.paths()
        self.choices = {folded(name.text): name.choice for name in names}
        self.offered = [Choice(Use.NEW), Choice(Use.MEMO), Choice(Use.NONE)]
        self.offered += [Choice(Use.CODE, id_) for id_ in self._paths]

    def becomes(self, name: Name) -> Choice:
        """What a name becomes."""
        return self.choices[folded(name.text)]

    def words(self, choice: Choice) -> str:
        """A choice as it is shown."""
        match choice.use:
            case Use.CODE:
                return self._paths.get(choice.code_id or 0, "")
            case Use.NEW:
                return tr("New code")
            case Use.MEMO:
                return tr("A memo")
            case Use.NONE:
                return tr("Left out")

    def choose(self, rows: Sequence[int], choice: Choice) -> None:
        """Let the names in these rows become something else."""
        for row in rows:
            self.choices[folded(self.names[row].text)] = choice
            self.dataChanged.emit(self.index(row, BECOMES), self.index(row, BECOMES))
        self.decided.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return (tr("Name in the comments"), tr("Comments"), tr("Becomes"))[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        name = self.names[index.row()]
        choice = self.becomes(name)
        proposed = choice == name.choice and choice.use is Use.CODE and name.sure < SURE
        if role == _EDIT:
            return self.offered.index(choice) if choice in self.offered else 0
        if role == _DISPLAY:
            shown = self.words(choice)
            shown = tr("{code} (proposed)", code=shown) if proposed else shown
            return (name.text, str(name.count), shown)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == BECOMES:
            return theme.icon("caret-down")
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == BECOMES and proposed:
            return QColor(theme.tokens().warning)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == COUNT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return name.example or name.text
        return None

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        if role != _EDIT or not isinstance(value, int) or not 0 <= value < len(self.offered):
            return False
        self.choose([index.row()], self.offered[value])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == BECOMES else flags


class ChoiceField(QStyledItemDelegate):
    """Chooses what a name becomes: a code there is, a new one, a memo, or nothing."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QComboBox(parent)
        model = index.model()
        assert isinstance(model, NamesModel)
        field.addItems([model.words(choice) for choice in model.offered])
        field.insertSeparator(3)
        field.setMaxVisibleItems(16)
        field.activated.connect(lambda _: self._take(field))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        place = index.data(_EDIT)
        assert isinstance(place, int)
        editor.setCurrentIndex(place + (place >= 3))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        place = editor.currentIndex()
        model.setData(index, place - (place > 3))

    def _take(self, field: QComboBox) -> None:
        self.commitData.emit(field)
        self.closeEditor.emit(field)


class RemarksModel(QAbstractTableModel):
    """The comments, each ticked or not."""

    ticked = Signal()

    def __init__(self, project: Project, review: Review, names: NamesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._names = names
        self.remarks = review.remarks
        self.chosen = {number for number, remark in enumerate(review.remarks) if remark.proposed}
        names.decided.connect(self._refresh)

    def _refresh(self) -> None:
        if self.remarks:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.remarks) - 1, AUTHOR))

    def coded(self, remark: Remark) -> bool:
        """Whether a new comment becomes codings, as the names are decided."""
        uses = {self._names.choices[folded(name)].use for name in remark.names}
        return remark.what is What.CODED and bool(uses & {Use.CODE, Use.NEW})

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.remarks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return (tr("Becomes"), tr("Place"), tr("Passage"), tr("Comment"), tr("Author"))[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        remark = self.remarks[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(remark, index.column())
            case Qt.ItemDataRole.CheckStateRole if index.column() == KIND:
                return Qt.CheckState.Checked if index.row() in self.chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole if index.row() not in self.chosen:
                return QColor(theme.tokens().faint)
            case Qt.ItemDataRole.DecorationRole if index.column() == PLACE and not remark.place.sure:
                return theme.icon("warning-circle", theme.tokens().warning)
            case Qt.ItemDataRole.ToolTipRole if not remark.place.sure:
                return tr("The words were not found for certain")
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(remark, index.column())
        return None

    def kind(self, remark: Remark) -> str:
        """What taking a remark over does."""
        match remark.what:
            case What.CODED | What.MEMO:
                return tr("Coding") if self.coded(remark) else tr("Memo")
            case What.REPLY:
                return tr("Reply as memo")
            case What.RECODED:
                return tr("Other code")
            case What.REWORDED:
                return tr("Other words")
            case What.DELETED:
                return tr("Delete here, too")

    def said(self, remark: Remark) -> str:
        """What a remark says, on one line."""
        return " – ".join(part for part in ("; ".join(remark.names), " ".join(remark.words.split())) if part)

    def _text(self, remark: Remark, column: int) -> str:
        match column:
            case 0:
                return self.kind(remark)
            case 1:
                return self._place(remark)
            case 2:
                return " ".join(remark.place.quote.split())
            case 3:
                return self.said(remark)
            case _:
                return remark.author

    def _place(self, remark: Remark) -> str:
        place = remark.place
        if place.document_id is None or place.span is None:
            return place.document or tr("no passage")
        paragraph = self._project.documents.paragraphs(place.document_id).number_at(place.span.start)
        return f"{place.document} ¶ {paragraph}"

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.chosen.add(index.row())
        else:
            self.chosen.discard(index.row())
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), AUTHOR))
        self.ticked.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == KIND else flags
