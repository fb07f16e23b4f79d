"""The tree of the codebook as it is seen, clicked, typed in and dragged. Knows no project but through its model."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QToolTip, QTreeView, QWidget

from ui.codebook.row import CodeRow, paint_caret, paint_chip, pill
from ui.codebook.tree import DRAFT, CodebookModel, Index, Place
from ui.dragged import SPAN_MIME, codes_in
from ui.labels import tr
from ui.theme import SPACE_S, SPACE_XS, tokens

INDENT = 18
MOST_UNFOLDED = 60
"""A codebook with more codes than this is shown folded at first."""


class CodebookView(QTreeView):
    """The codes, with the code in hand."""

    code_activated = Signal(int)
    """A code was clicked, or Enter pressed on it: it is meant to be applied."""
    choice_activated = Signal(object)
    """Enter was pressed with several codes chosen: a list of their ids, all meant to be applied."""
    code_selected = Signal(int)
    """Another code is in hand."""
    passage_dropped = Signal(int)
    """The selected passage was dragged onto a code."""
    move_wanted = Signal(object, object)
    """Codes, a list of their ids, were dragged to a `Place`."""
    choice_changed = Signal()
    """Other codes are chosen, or none."""

    def __init__(self, model: CodebookModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._folded: set[int] = set()
        self._in_hand: int | None = None
        self._order: list[int] = []
        self._chosen: list[int] = []
        self._scrolled = 0
        self._choosing = False
        self._hovered = QModelIndex()
        self._onto: tuple[str, QModelIndex] | None = None
        self.keys: dict[QKeyCombination, QAction] = {}
        """Commands by the keys that mean them here."""
        self.rows = CodeRow(model, self)
        self.setItemDelegate(self.rows)
        self.setModel(model)
        self._build()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.expanded.connect(lambda index: self._on_folded(index, folded=False))
        self.collapsed.connect(lambda index: self._on_folded(index, folded=True))
        self.clicked.connect(self._on_clicked)
        self.entered.connect(self._on_entered)
        self.selectionModel().selectionChanged.connect(lambda *_: self.choice_changed.emit())

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(600)
        self.setAccessibleName(tr("Codes"))

    # ----------------------------------------------------------------- the code in hand

    @property
    def code_id(self) -> int | None:
        """The code in hand."""
        code = self._model.code_at(self.currentIndex())
        return code.id if code and code.id != DRAFT else None

    @property
    def chosen(self) -> list[int]:
        """The codes that are chosen, in the order of the codebook: one, or several by Ctrl, Shift or Ctrl+A."""
        ids = {index.internalId() for index in self.selectionModel().selectedIndexes()} - {DRAFT}
        return [code_id for code_id in self._model.in_order() if code_id in ids]

    def select(self, code_id: int, *others: int) -> None:
        """Take a code in hand and show it, unfolding what it stands in; choose others along with it."""
        index = self._model.index_of(code_id)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        self._add_to_choice(others)

    def _add_to_choice(self, code_ids: Iterable[int]) -> None:
        more = QItemSelection()
        for index in map(self._model.index_of, code_ids):
            if index.isValid():
                more.select(index, index)
        self.selectionModel().select(more, QItemSelectionModel.SelectionFlag.Select)

    def fold_at_first(self) -> None:
        """Fold a large codebook down to its families."""
        codes = self._model.codes()
        self._folded = {code.id for code in codes if len(codes) > MOST_UNFOLDED and self._model.inside(code.id)}
        self._unfold()

    def fold_all(self, *, folded: bool) -> None:
        """Fold every family, or none."""
        self._folded = {code.id for code in self._model.codes()} if folded else set()
        self._unfold()

    def name(self, code_id: int, typed: str = "") -> None:
        """Let the name of a code be typed in its row, with `typed` there already."""
        index = self._model.index_of(code_id)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)
        field = self.indexWidget(index)
        if typed and field is not None:
            field.setText(typed)  # type: ignore[attr-defined]
            field.setModified(True)  # type: ignore[attr-defined]

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        code = self._model.code_at(current)
        if code and code.id not in (DRAFT, self._in_hand):
            self._in_hand = code.id
            self.code_selected.emit(code.id)

    # ----------------------------------------------------------------- what stays when codes change

    def _remember(self) -> None:
        self._order = list(self._model.in_order())
        self._chosen = self.chosen
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        self._hovered = QModelIndex()
        self._unfold()
        in_hand, self._in_hand = self._in_hand, None
        left = self._nearest(in_hand)
        if left is not None:
            self._in_hand = in_hand
            self.selectionModel().setCurrentIndex(
                self._model.index_of(left), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            if in_hand in self._chosen and left == in_hand:
                self._add_to_choice(self._chosen)
        self.verticalScrollBar().setValue(self._scrolled)

    def _nearest(self, code_id: int | None) -> int | None:
        """A code, or when it is gone the one that has come into its place."""
        if code_id is None or code_id not in self._order:
            return code_id if code_id and self._model.index_of(code_id).isValid() else None
        at = self._order.index(code_id)
        candidates = [*self._order[at:], *reversed(self._order[:at])]
        return next((id_ for id_ in candidates if id_ != DRAFT and self._model.index_of(id_).isValid()), None)

    def _unfold(self) -> None:
        blocked = self.blockSignals(True)
        for code_id in [*self._model.in_order()]:
            index = self._model.index_of(code_id)
            if self._model.rowCount(index):
                self.setExpanded(index, self._model.filtered or code_id not in self._folded)
        self.blockSignals(blocked)
        self.doItemsLayout()

    def _on_folded(self, index: QModelIndex, *, folded: bool) -> None:
        if not self._model.filtered:
            self._folded.add(index.internalId()) if folded else self._folded.discard(index.internalId())

    # ----------------------------------------------------------------- pointing and typing

    def _on_clicked(self, index: QModelIndex) -> None:
        code = self._model.code_at(index)
        if code and code.id != DRAFT and not self._choosing:
            self.code_activated.emit(code.id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _keys(event) in self.keys:
            event.accept()  # so that the window does not take it for one of its own
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = self.keys.get(_keys(event))
        if meant is not None:
            meant.trigger()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _MODIFIED:
            chosen = self.chosen
            if len(chosen) > 1:
                self.choice_activated.emit(chosen)
            elif self.code_id is not None:
                self.code_activated.emit(self.code_id)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choosing = bool(event.modifiers() & _CHOOSING)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.RightButton and self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            return  # the menu is for all that are chosen
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.RightButton and index.isValid():
            self.setCurrentIndex(index)

    def _on_entered(self, index: QModelIndex) -> None:
        self._hover(index)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._hover(QModelIndex())
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self._tell(event)
        return super().viewportEvent(event)

    def _hover(self, index: QModelIndex) -> None:
        for row in (self._hovered, index):
            if row.isValid():
                self.viewport().update(self._row_rect(row))
        self._hovered = QModelIndex(index)

    def _tell(self, event: QHelpEvent) -> bool:
        index = self.indexAt(event.pos())
        code = self._model.code_at(index)
        if code is None or code.id == DRAFT:
            QToolTip.hideText()
            return True
        lines = [f"<b>{escape(self._model.path(code.id))}</b>"]
        if code.definition:
            lines.append(escape(code.definition))
        for caption, words in (
            (tr("Include"), code.include), (tr("Exclude"), code.exclude), (tr("Example"), code.example)
        ):  # fmt: skip
            if words:
                lines.append(f"<b>{escape(caption)}:</b> {escape(words)}")
        own, total = self._model.count(code.id), self._model.total(code.id)
        if total > own:
            lines.append(tr("{own} codings here, {total} with the codes inside", own=own, total=total))
        lines.append(tr("Click to put it on the selected passage"))
        QToolTip.showText(event.globalPos(), "<br>".join(lines), self.viewport(), self.visualRect(index))
        return True

    # ----------------------------------------------------------------- painting

    def _row_rect(self, index: QModelIndex) -> QRect:
        across = self.visualRect(index)
        return QRect(0, across.top(), self.viewport().width(), across.height())

    def drawRow(self, painter: QPainter, _: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        row = QRectF(self._row_rect(index)).adjusted(SPACE_XS, 0.5, -SPACE_XS, -0.5)
        theme = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        selected = self.selectionModel().isSelected(index) and index.internalId() != DRAFT
        if selected or index == self._hovered:
            painter.setBrush(QColor(theme.selection if selected else theme.hover))
            painter.drawRoundedRect(row, 6, 6)
        if selected and index == self.currentIndex() and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        rect = self.visualRect(index)
        folded = True
        if self._model.rowCount(index):
            folded = not self.isExpanded(index)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            paint_caret(painter, QPointF(rect.left() - INDENT / 2 + 1, rect.center().y() + 0.5), folded=folded)
        painter.restore()
        code = self._model.code_at(index)
        if code is not None and code.id != DRAFT:
            self.rows.paint_code(painter, rect, code, folded=folded)
        elif code is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_chip(painter, self.rows.chip(rect), code.colour)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._onto is None:
            return
        where, index = self._onto
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().accent), 2))
        rect = self.visualRect(index) if index.isValid() else QRect()
        if where == "on":
            painter.drawRoundedRect(QRectF(self._row_rect(index)).adjusted(5, 1.5, -5, -1.5), 6, 6)
            return
        y = {"above": rect.top(), "below": rect.bottom() + 1, "end": self._end()}.get(where, 0)
        left = rect.left() + (INDENT if self._opens_below(where, index) else 0) if index.isValid() else INDENT
        y = max(y, 4)
        painter.drawEllipse(QPointF(left + 5, y), 3, 3)
        painter.drawLine(QPointF(left + 8, y), QPointF(self.viewport().width() - SPACE_S, y))

    def _end(self) -> int:
        """Below the last row."""
        last = self._model.index(self._model.rowCount() - 1, 0)
        while last.isValid() and self.isExpanded(last) and self._model.rowCount(last):
            last = self._model.index(self._model.rowCount(last) - 1, 0, last)
        return self.visualRect(last).bottom() + 1 if last.isValid() else SPACE_S

    # ----------------------------------------------------------------- dragging

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803
        index = self.currentIndex()
        code = self._model.code_at(index)
        if code is None or code.id == DRAFT:
            return
        others = [code_id for code_id in self.chosen if code_id != code.id]
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData([index, *map(self._model.index_of, others)]))
        named = tr("{code} and {count} more", code=code.name, count=len(others)) if others else code.name
        drag.setPixmap(pill(named, code.colour, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-SPACE_S, -SPACE_XS))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)

    def place_at(self, point: QPoint, code_ids: list[int]) -> Place | None:
        """Where codes dropped at a point of the viewport go; None where they cannot."""
        where, index = self._spot(point)
        beside = self._model.code_at(index)
        if beside is None:
            place = self._model.place_inside(code_ids, None)
        elif where == "on":
            place = self._model.place_inside(code_ids, beside.id)
        elif self._opens_below(where, index):
            place = self._model.place_inside(code_ids, beside.id, first=True)
        else:
            place = self._model.place_beside(code_ids, beside.id, after=where == "below")
        return place if self._model.may_go(code_ids, place) else None

    def _spot(self, point: QPoint) -> tuple[str, QModelIndex]:
        """What a point means to a code dragged there: "above", "on" or "below" a row, or the "end"."""
        index = self.indexAt(QPoint(self.viewport().width() // 2, point.y()))
        if not index.isValid():
            return "end", index
        rect = self.visualRect(index)
        share = (point.y() - rect.top()) / max(1, rect.height())
        if self._model.filtered or 0.25 <= share <= 0.75:
            return "on", index
        return ("above" if share < 0.25 else "below"), index

    def _opens_below(self, where: str, index: QModelIndex) -> bool:
        return where == "below" and self.isExpanded(index) and self._model.rowCount(index) > 0

    def _dragged_codes(self, event: QDropEvent) -> list[int]:
        """The codes that are dragged, if they are of this codebook and not another window's."""
        dragged = event.mimeData()
        ids = codes_in(dragged)
        return ids if ids and dragged.text() in ("", self._model.path(ids[0])) else []

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._on_dragged(event, begins=True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges, unfolds what the pointer rests on
        self._on_dragged(event)

    def _on_dragged(self, event: QDragMoveEvent, *, begins: bool = False) -> None:
        point = event.position().toPoint()
        self._onto = None
        code_ids = self._dragged_codes(event)
        if code_ids and self._model.flags(self._model.index_of(code_ids[0])) & Qt.ItemFlag.ItemIsEditable:
            if self.place_at(point, code_ids) is not None:
                self._onto = self._spot(point)
                event.setDropAction(Qt.DropAction.MoveAction)
        elif event.mimeData().hasFormat(SPAN_MIME):
            index = self.indexAt(point)
            if index.isValid():
                self._onto = ("on", index)
                event.setDropAction(Qt.DropAction.CopyAction)
        if self._onto or (begins and (code_ids or event.mimeData().hasFormat(SPAN_MIME))):
            event.accept()
        else:
            event.ignore()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._onto = None

    def dropEvent(self, event: QDropEvent) -> None:
        point = event.position().toPoint()
        code_ids = self._dragged_codes(event)
        super().dragLeaveEvent(QDragLeaveEvent())  # Qt's own drop would write to the model; this ends its scrolling
        self._onto = None
        index = self.indexAt(point)
        if code_ids:
            place = self.place_at(point, code_ids)
            if place is not None:
                event.setDropAction(Qt.DropAction.MoveAction)
                event.accept()
                self.move_wanted.emit(code_ids, place)
        elif event.mimeData().hasFormat(SPAN_MIME) and index.isValid():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.passage_dropped.emit(index.internalId())


def _keys(event: QKeyEvent) -> QKeyCombination:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeyCombination(held, Qt.Key(event.key()))


_CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_MODIFIED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
