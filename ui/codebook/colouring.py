"""Colours by family, seen before they are taken: each code with the colour it has and the one it would get.

Knows a project's codes; how colours are chosen is `qda.analysis.colours`'s.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QRadioButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.colours import by_family
from qda.model import Code
from qda.project import Project
from ui.codebook.row import CHIP, paint_chip
from ui.labels import plural, tr
from ui.session import Session
from ui.theme import FAMILIES, SPACE_M, SPACE_S, SPACE_XL, look, tokens
from ui.widgets.foot import Foot, verb_button

Index = QModelIndex | QPersistentModelIndex
_CODE = Qt.ItemDataRole.UserRole
INDENT = 18


class ColouringDialog(QDialog):
    """See new colours for the codebook, or the codes chosen of it, and take them in one step. `accepted` when taken."""

    def __init__(self, session: Session, chosen: Sequence[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.project is not None
        self._session = session
        self._project: Project = session.project
        self._codes = self._project.codes.all()
        self._chosen = set(chosen)
        self._colours: dict[int, str] = {}
        self.setWindowTitle(tr("Colours by family"))
        self._build()
        self._preview()

    def _build(self) -> None:
        title = QLabel(tr("Colours by family"))
        look(title, "title")
        told = QLabel(tr("Each family gets a hue of its own, and the codes inside it shades of that hue."))
        told.setWordWrap(True)
        look(told, "muted")
        self.whole = QRadioButton(tr("The whole codebook"))
        self.part = QRadioButton(plural(len(self._chosen), "The {count} code chosen", "The {count} codes chosen"))
        (self.part if len(self._chosen) > 1 else self.whole).setChecked(True)
        self.part.setVisible(bool(self._chosen))
        self.keep = QCheckBox(tr("Keep the colours of the families themselves"))
        self.model = _Preview(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Colours now and then"))
        look(self.list, "page")
        self.take_button, self.cancel_button = verb_button("", self.take), verb_button(tr("Cancel"), self.reject)
        choices = QHBoxLayout()
        choices.setSpacing(SPACE_XL)
        choices.addWidget(self.whole)
        choices.addWidget(self.part)
        choices.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_M)
        column.addWidget(title)
        column.addWidget(told)
        column.addLayout(choices)
        column.addWidget(self.keep)
        column.addWidget(self.list, 1)
        column.addLayout(Foot(self.cancel_button, self.take_button))
        self.resize(520, 600)
        self.whole.toggled.connect(self._preview)
        self.keep.toggled.connect(self._preview)

    @property
    def changed(self) -> int:
        """How many codes get another colour than they have."""
        return sum(self._colours.get(code.id, code.colour).upper() != code.colour.upper() for code in self._codes)

    def _preview(self) -> None:
        chosen = None if self.whole.isChecked() else self._chosen
        self._colours = by_family(self._codes, FAMILIES, chosen, keep_families=self.keep.isChecked())
        self.model.show_codes(self._codes, self._colours)
        self.take_button.setText(plural(self.changed, "Recolour {count} code", "Recolour {count} codes"))
        self.take_button.setEnabled(self.changed > 0)

    def take(self) -> None:
        """Give the codes the colours that are shown."""
        if self._session.attempt(lambda: self._project.codes.recolour(self._colours)):
            self.accept()


class _Preview(QAbstractListModel):
    """The codes in their order: each with its depth and the colour it would get."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Code, int, str]] = []

    def show_codes(self, codes: Sequence[Code], colours: dict[int, str]) -> None:
        depth: dict[int | None, int] = {None: -1}
        self.beginResetModel()
        self._rows = []
        for code in codes:
            depth[code.id] = depth[code.parent_id] + 1
            self._rows.append((code, depth[code.id], colours.get(code.id, code.colour)))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _CODE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row[0].name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            same = row[0].colour.upper() == row[2].upper()
            return row[0].name if same else tr("{code}: a new colour", code=row[0].name)
        return None


class _Line(QStyledItemDelegate):
    """A code with its colour now, an arrow, and the colour it would get; one that keeps its colour is quiet."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        code, depth, colour = index.data(_CODE)
        theme, rect = tokens(), QRect(option.rect)
        same = code.colour.upper() == colour.upper()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = rect.left() + SPACE_S, rect.center().y()
        if not same:
            paint_chip(painter, QRect(x, middle - CHIP // 2 + 1, CHIP, CHIP), code.colour)
            _paint_arrow(painter, QPointF(x + CHIP + 8, middle + 1))
        x += CHIP + 2 * SPACE_S + depth * INDENT
        paint_chip(painter, QRect(x + SPACE_S, middle - CHIP // 2 + 1, CHIP, CHIP), colour)
        room = rect.adjusted(x - rect.left() + CHIP + 2 * SPACE_S, 0, -SPACE_S, 0)
        painter.setPen(QColor(theme.faint if same else theme.text))
        name = option.fontMetrics.elidedText(code.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()


def _paint_arrow(painter: QPainter, middle: QPointF) -> None:
    painter.setPen(QPen(QColor(tokens().muted), 1.2))
    painter.drawLine(middle + QPointF(-4, 0), middle + QPointF(4, 0))
    painter.drawPolyline([middle + QPointF(1, -3), middle + QPointF(4, 0), middle + QPointF(1, 3)])
