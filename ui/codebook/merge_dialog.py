"""Make codes one: find the one that stays by typing, see both sides, and know what will happen.

Knows a project's codes and how many codings they have.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from qda.model import Code
from qda.project import Project
from ui.codebook.finding import found_codes
from ui.codebook.row import CHIP, paint_chip
from ui.labels import plural, tr
from ui.session import Session
from ui.theme import SPACE_M, SPACE_S, SPACE_XL, SPACE_XS, font, icon, look, tokens
from ui.widgets.foot import Foot

_ID = Qt.ItemDataRole.UserRole
_COLOUR = Qt.ItemDataRole.UserRole + 1
_COUNT = Qt.ItemDataRole.UserRole + 2


class MergeDialog(QDialog):
    """Choose the code that others are merged into. `accepted` once they are one; `target_id` says which stays.

    Of several codes, one of them may be the one that stays.
    """

    def __init__(
        self, session: Session, code_ids: Sequence[int], parent: QWidget | None = None, *, into: int | None = None
    ) -> None:
        super().__init__(parent)
        assert session.project is not None
        self._session = session
        self._project: Project = session.project
        self._counts = self._project.codings.count_by_code()
        self._paths = self._project.codes.paths()
        self.target_id: int | None = None
        self.merged: list[str] = []
        """The names of the codes that went."""
        self._chosen = list(code_ids)
        self._find_others()
        self.setWindowTitle(tr("Merge codes"))
        self._build()
        self.filter.textChanged.connect(self._show_matches)
        self.filter.returnPressed.connect(self.merge)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.doubleClicked.connect(self.merge)
        self.merge_button.clicked.connect(self.merge)
        self.cancel_button.clicked.connect(self.reject)
        self.swap_button.clicked.connect(self.swap)
        self._show_matches("")
        if into is not None:
            self._choose(into)

    def _find_others(self) -> None:
        """The codes that may stay: none that stands inside one that goes."""
        codes = self._project.codes.all()
        self._codes = [code for code in codes if code.id in self._chosen]
        inside = {code.id: set(self._project.codes.with_children(code.id)) - {code.id} for code in self._codes}
        others = [code for code in codes if not any(code.id in below for below in inside.values())]
        few = len(self._codes) > 1
        own = [code for code in others if code.id in inside and few]
        self._others = [*own, *(code for code in others if code.id not in inside)]

    def _build(self) -> None:
        self.title = QLabel()
        self.title.setWordWrap(True)
        look(self.title, "title")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Find the code that stays"))
        self.filter.setAccessibleName(tr("Find the code that stays"))
        self.filter.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.setClearButtonEnabled(True)
        self.filter.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(QStandardItemModel(self.list))
        self.list.setItemDelegate(_CodeLine(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Codes"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look(self.list, "page")
        self.goes, self.stays = _Meaning(tr("Goes")), _Meaning(tr("Stays"))
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setMinimumHeight(_lines_high(3))
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        look(self.outcome, "muted")
        self.merge_button, self.cancel_button = QPushButton(), QPushButton(tr("Cancel"))
        self.swap_button = QPushButton(tr("The other way round"))
        look(self.swap_button, "link")

        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(SPACE_XL)
        side_by_side.addWidget(self.goes, 1)
        side_by_side.addWidget(self.stays, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_M)
        for widget in (self.title, self.filter):
            column.addWidget(widget)
        column.addWidget(self.list, 3)
        column.addLayout(side_by_side, 2)
        column.addWidget(self.outcome)
        column.addLayout(Foot(self.cancel_button, self.merge_button, left=[self.swap_button]))
        self.resize(600, 600)

    # ----------------------------------------------------------------- finding

    def _show_matches(self, typed: str) -> None:
        order = {code.id: code for code in self._others}
        found = list(found_codes(typed, [(id_, self._paths[id_]) for id_ in order])) if typed.strip() else list(order)
        model = self.list.model()
        assert isinstance(model, QStandardItemModel)
        model.clear()
        for code_id in found:
            line = QStandardItem(self._paths[code_id])
            line.setData(code_id, _ID)
            line.setData(order[code_id].colour, _COLOUR)
            line.setData(self._counts.get(code_id, 0), _COUNT)
            model.appendRow(line)
        self.list.setCurrentIndex(model.index(0, 0) if typed.strip() and found else QModelIndex())
        self._on_chosen(self.list.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys go through the list while the person types."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            index = self.list.model().index(self.list.currentIndex().row() + step, 0)
            if step and index.isValid():
                self.list.setCurrentIndex(index)
            return step != 0
        return super().eventFilter(watched, event)

    def _choose(self, code_id: int) -> None:
        model = self.list.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        index = next((index for index in rows if index.data(_ID) == code_id), QModelIndex())
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _on_chosen(self, index: QModelIndex, _before: object = None) -> None:
        self.target_id = index.data(_ID) if index.isValid() else None
        target = next((code for code in self._others if code.id == self.target_id), None)
        goes = [code for code in self._codes if code.id != self.target_id]
        self.title.setText(
            tr("Merge “{code}” into …", code=goes[0].name)
            if len(self._codes) == 1
            else plural(len(self._codes), "Merge {count} code", "Merge {count} codes")
        )
        self.goes.show_codes(goes, sum(self._counts.get(code.id, 0) for code in goes))
        self.stays.show_codes([target] if target else [], self._counts.get(target.id, 0) if target else 0)
        self.merge_button.setEnabled(target is not None)
        self.swap_button.setVisible(target is not None and len(self._codes) == 1 and self._may_swap(target))
        if target is None:
            self.merge_button.setText(tr("Merge"))
            self.outcome.setText(tr("Choose the code that stays."))
            return
        into = _short(target.name)
        self.merge_button.setText(
            tr("Merge “{code}” into “{into}”", code=_short(goes[0].name), into=into)
            if len(goes) == 1
            else plural(len(goes), "Merge {count} code into “{into}”", "Merge {count} codes into “{into}”", into=into)
        )
        self.outcome.setText(self._told(goes, target))

    def _may_swap(self, target: Code) -> bool:
        return self._codes[0].id not in self._project.codes.with_children(target.id)

    def swap(self) -> None:
        """Let the one code go that was to stay, and the other stay."""
        if self.target_id is not None:
            was, self._chosen = self._chosen[0], [self.target_id]
            self._find_others()
            self.filter.clear()
            self._show_matches("")
            self._choose(was)

    def _told(self, goes: Sequence[Code], target: Code) -> str:
        """What merging will do, in words."""
        count = sum(self._counts.get(code.id, 0) for code in goes)
        both = self._project.codes.coinciding(target.id, *(code.id for code in goes))
        told = [
            plural(count, "{count} coding gets the code that stays.", "{count} codings get the code that stays.")
            if count
            else tr("No coding has the code that goes.")
        ]
        if both and len(goes) == 1:
            told.append(
                plural(
                    both,
                    "{count} passage carries both; it is coded once.",
                    "{count} passages carry both; they are coded once.",
                )
            )
        elif both:
            told.append(
                plural(
                    both,
                    "{count} passage carries several of them; it is coded once.",
                    "{count} passages carry several of them; they are coded once.",
                )
            )
        if any(self._project.codes.with_children(code.id) != [code.id] for code in goes):
            told.append(tr("The codes inside come along."))
        if any(code.definition or code.include or code.exclude or code.example for code in goes):
            told.append(
                tr("What “{code}” meant is kept as a memo.", code=goes[0].name)
                if len(goes) == 1
                else tr("What they meant is kept as memos.")
            )
        told.append(tr("You can undo this."))
        return " ".join(told)

    def merge(self) -> None:
        """Make them one."""
        target = self.target_id
        if target is not None and self._session.attempt(lambda: self._project.codes.merge_all(self._chosen, target)):
            self.merged = [code.name for code in self._codes if code.id != target]
            self.accept()


class _Meaning(QFrame):
    """One of the two codes: chip, name, number of codings, definition."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        said = QLabel(caption)
        look(said, "muted", "small")
        self.chip = _Chip()
        self.name, self.count, self.definition = QLabel(), QLabel(), QLabel()
        self.name.setFont(font(strong=True))
        self.name.setWordWrap(True)
        self.definition.setWordWrap(True)
        self.definition.setAlignment(Qt.AlignmentFlag.AlignTop)
        look(self.count, "muted", "small")
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.chip, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(said)
        column.addLayout(line)
        column.addWidget(self.count)
        column.addWidget(self.definition, 1)

    def show_codes(self, codes: Sequence[Code], count: int) -> None:
        code = codes[0] if codes else None
        self.chip.colour = code.colour or "#" if code else ""
        self.chip.update()
        self.name.setText(", ".join(code.name for code in codes) or "…")
        self.count.setText(plural(count, "{count} coding", "{count} codings") if code else "")
        meaning = code.definition or tr("No definition yet.") if code and len(codes) == 1 else ""
        self.definition.setText(meaning)


class _Chip(QWidget):
    colour = ""

    def sizeHint(self) -> QSize:
        return QSize(CHIP, self.fontMetrics().height())

    def paintEvent(self, event: object) -> None:
        if self.colour:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_chip(painter, QRect(0, (self.fontMetrics().height() - CHIP) // 2 + 1, CHIP, CHIP), self.colour)


class _CodeLine(QStyledItemDelegate):
    """A code in the list: chip, path, number of codings."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, option.fontMetrics.height() + 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect = tokens(), QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(QColor(theme.selection if chosen else theme.hover))
            painter.drawRoundedRect(rect.adjusted(0, 0, -SPACE_XS, 0), 6, 6)
        paint_chip(
            painter, QRect(rect.left() + SPACE_S, rect.center().y() - CHIP // 2 + 1, CHIP, CHIP), index.data(_COLOUR)
        )
        room = rect.adjusted(CHIP + 2 * SPACE_S, 0, -SPACE_M, 0)
        painter.setPen(QColor(theme.muted))
        painter.setFont(font("small"))
        count = index.data(_COUNT)
        if count:
            painter.drawText(
                room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{count:,}".replace(",", "\u202f")
            )
        painter.setFont(font())
        painter.setPen(QColor(theme.text))
        room.adjust(0, 0, -48, 0)
        path = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, path)
        painter.restore()


def _lines_high(lines: int) -> int:
    """The height of some lines of text."""
    return QFontMetrics(font()).lineSpacing() * lines


def _short(name: str) -> str:
    return name if len(name) <= 28 else name[:27].rstrip() + "…"
