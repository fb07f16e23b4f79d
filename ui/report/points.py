"""The points of the question in hand, one card under the other, written as a list is written.

Enter makes the next point, Backspace in an empty one takes it away, Alt with an arrow moves it, evidence is dropped
on it. What is to be written is told, not done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qda.analysis.staleness import Since
from qda.model import Point
from ui import theme
from ui.labels import tr
from ui.report.card import Ground, PointCard
from ui.report.chips import Chip
from ui.report.offers import MIME, POINT_MIME


class PointList(QScrollArea):
    """The cards of one question."""

    point_in_hand = Signal(object)
    """The id of the point the person is at, or None."""
    written = Signal(int, str)
    split = Signal(int, int)
    """Enter in a point: its id and where the caret is."""
    lines_pasted = Signal(int, list)
    moved = Signal(int, int)
    """A point, and the place it goes to."""
    deleted = Signal(int)
    merged = Signal(int, int)
    """A point goes into another one."""
    merge_wanted = Signal(int)
    """The person is to choose a point that this one goes into."""
    divide_wanted = Signal(int, int)
    """A point is to be divided, with its evidence, where the caret is."""
    promoted = Signal(int)
    """A finding is to be made of a point."""
    elsewhere_wanted = Signal(int)
    """The person is to choose another question or code for a point."""
    grouped = Signal(int, str)
    """A point is told of a group, by its key; "" is everybody."""
    memo_wanted = Signal(int)
    added = Signal()
    """A new point at the end."""
    offers_dropped = Signal(object, object)
    """The id of a point, or None for a new one; and the QMimeData."""
    place_wanted = Signal(object)
    """The place of an `Evidence`."""
    evidence_removed = Signal(object)
    evidence_shown = Signal(object, bool)
    print_wanted = Signal(object)
    """A quote, the `Evidence`, is to be edited for print."""
    evidence_contrary = Signal(object, bool)
    evidence_moved = Signal(object, int)
    tray_wanted = Signal()
    still_right = Signal(int)
    """A point stands, whatever happened to its evidence."""
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[int, PointCard] = {}
        self._spare: list[PointCard] = []
        """Cards of points that are gone, to be used again."""
        self._order: list[int] = []
        self._current: int | None = None
        self._writable = True
        self._since: Mapping[int, Sequence[Since]] = {}
        self.groups: Mapping[str, str] = {}
        """What the groups are called that the points are told by."""
        self.comes_after: QWidget | None = None
        """The widget that Tab leaves for the first point."""
        self._tabbed: list[QWidget] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Points"))
        self._build()

    def _build(self) -> None:
        self._page = _Page(self)
        theme.look(self._page, "page")
        self._page.point_dropped.connect(self._on_point_dropped)
        self._page.offers_dropped.connect(lambda data: self.offers_dropped.emit(None, data))
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self.hint = QLabel(wordWrap=True)
        theme.look(self.hint, "muted")
        self.hint.setContentsMargins(theme.SPACE_XL, theme.SPACE_S, theme.SPACE_L, theme.SPACE_XS)
        self.add = QPushButton(theme.icon("plus", theme.tokens().accent), "")
        self.call_them(findings=False)
        theme.look(self.add, "link")
        self.add.clicked.connect(self.added)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(theme.SPACE_S, 0, theme.SPACE_S, theme.SPACE_L)
        column.setSpacing(2)
        column.addWidget(self.hint)
        column.addLayout(self._column)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(self._page)
        self.setFocusProxy(self.add)

    # ----------------------------------------------------------------- showing points

    def show_points(self, points: Sequence[Point], ground: Ground, *, writable: bool) -> None:
        """Show these points. Cards of points that stay are kept, with caret and keyboard."""
        self._writable, self.groups = writable, ground.groups
        points = by_group(points, list(ground.groups))
        order = [point.id for point in points]
        for gone in [id_ for id_ in self._cards if id_ not in order]:
            card = self._cards.pop(gone)
            card.set_current(False)
            self._spare.append(card)
        for place, point in enumerate(points):
            card = self._cards.get(point.id) or self._card_for(point)
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
            card.show_point(point, place + 1, ground, writable=writable)
            card.show_since(self._since.get(point.id, ()), writable=writable)
            goes_on = place > 0 and points[place - 1].group == point.group
            card.show_group("" if goes_on else ground.groups.get(point.group, ""))
            card.show()
        for card in self._spare:
            card.hide()
        self._order = order
        self._page.bottoms = [self._cards[id_] for id_ in order]
        self.hint.setVisible(not points)
        self.add.setEnabled(writable)
        self._order_tabs()
        if self._current not in self._cards:
            self.set_current(order[0] if order else None)

    def call_them(self, *, findings: bool) -> None:
        """Say whether these are points or findings."""
        self.add.setText(tr("Add a finding") if findings else tr("Add a point"))
        self.hint.setText(
            tr("Write the first finding, or choose points below and make a finding of them.")
            if findings
            else tr("Write the first point, or choose cells below and make a point of their summaries.")
        )

    def show_since(self, since: Mapping[int, Sequence[Since]]) -> None:
        """Say of each point, by its id, what happened since it was worded."""
        self._since = since
        for id_, card in self._cards.items():
            card.show_since(since.get(id_, ()), writable=self._writable)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes through the points as they stand: words, menu, what happened since, evidence."""
        chain: list[QWidget] = [self.comes_after] if self.comes_after else []
        for card in (self._cards[id_] for id_ in self._order):
            chain += [card.text, card.more, *card.notice.controls, *card.chips()]
        chain.append(self.add)
        if chain != self._tabbed:
            self._tabbed = chain
            for before, after in pairwise(chain):
                QWidget.setTabOrder(before, after)

    def _card_for(self, point: Point) -> PointCard:
        """A card that has nothing to show any more, or a new one."""
        card = self._spare.pop(0) if self._spare else self._new_card(point)
        self._cards[point.id] = card
        return card

    def _new_card(self, point: Point) -> PointCard:
        card = PointCard(point, self._page)
        text = card.text
        card.entered.connect(lambda: self.set_current(card.point.id))
        card.chip_made.connect(self._on_chip_made)
        card.still_right.connect(lambda: self.still_right.emit(card.point.id))
        card.offers_dropped.connect(lambda data: self.offers_dropped.emit(card.point.id, data))
        text.written.connect(lambda words: self.written.emit(card.point.id, words))
        text.enter_pressed.connect(lambda: self.split.emit(card.point.id, text.caret()))
        text.lines_pasted.connect(lambda lines: self.lines_pasted.emit(card.point.id, lines))
        text.moved.connect(lambda step: self._move(card.point.id, step))
        text.left.connect(lambda step: self._leave(card.point.id, step))
        text.emptied.connect(lambda: self.deleted.emit(card.point.id))
        text.joined.connect(lambda: self._join(card.point.id))
        text.undo_wanted.connect(self.undo_wanted)
        text.redo_wanted.connect(self.redo_wanted)
        card.menu.aboutToShow.connect(lambda: self._fill_menu(card))
        return card

    def _fill_menu(self, card: PointCard) -> None:
        id_, menu = card.point.id, card.menu
        menu.clear()
        place = self._order.index(id_)
        menu.addAction(theme.icon("stack"), tr("Add evidence…"), lambda: self._open_tray(id_))
        up = menu.addAction(theme.icon("arrow-up"), tr("Move up") + "\tAlt+↑", lambda: self._move(id_, -1))
        up.setEnabled(place > 0)
        down = menu.addAction(theme.icon("arrow-down"), tr("Move down") + "\tAlt+↓", lambda: self._move(id_, 1))
        down.setEnabled(place < len(self._order) - 1)
        menu.addSeparator()
        above = menu.addAction(
            theme.icon("git-merge"),
            tr("Merge with the point above") + "\t" + tr("Backspace"),
            lambda: self._join(id_),
        )
        above.setEnabled(place > 0)
        another = menu.addAction(tr("Merge with another point…"), lambda: self.merge_wanted.emit(id_))
        another.setEnabled(len(self._order) > 1)
        caret = card.text.caret()
        menu.addAction(theme.icon("git-branch"), tr("Divide…"), lambda: self.divide_wanted.emit(id_, caret))
        if not card.point.is_finding:
            menu.addAction(theme.icon("star"), tr("Make a finding of it"), lambda: self.promoted.emit(id_))
            menu.addAction(tr("Move to another question or code…"), lambda: self.elsewhere_wanted.emit(id_))
        self._add_groups(menu, card.point)
        menu.addSeparator()
        menu.addAction(theme.icon("note-pencil"), tr("Memo"), lambda: self.memo_wanted.emit(id_))
        menu.addAction(theme.icon("trash"), tr("Delete point"), lambda: self.deleted.emit(id_))

    def _add_groups(self, menu: QMenu, point: Point) -> None:
        """Let the person say which group a point is told of, where the question is told by group."""
        if not self.groups:
            return
        told = menu.addMenu(theme.icon("columns"), tr("Told of"))
        for key, name in {"": tr("Everybody"), **self.groups}.items():
            action = told.addAction(name, partial(self.grouped.emit, point.id, key))
            action.setCheckable(True)
            action.setChecked(point.group == key or (not key and point.group not in self.groups))

    def _join(self, point_id: int) -> None:
        place = self._order.index(point_id)
        if self._writable and place > 0:
            self.merged.emit(point_id, self._order[place - 1])

    def _open_tray(self, point_id: int) -> None:
        self.set_current(point_id)
        self.tray_wanted.emit()

    def _on_chip_made(self, chip: Chip) -> None:
        chip.opened.connect(self.place_wanted)
        chip.removed.connect(self.evidence_removed)
        chip.shown_chosen.connect(self.evidence_shown)
        chip.contrary_chosen.connect(self.evidence_contrary)
        chip.print_wanted.connect(self.print_wanted)
        chip.moved.connect(self.evidence_moved)

    # ----------------------------------------------------------------- the point in hand

    @property
    def current(self) -> int | None:
        """The id of the point in hand."""
        return self._current

    def card(self, point_id: int) -> PointCard | None:
        return self._cards.get(point_id)

    def set_current(self, point_id: int | None) -> None:
        """Make a point the one in hand."""
        if point_id == self._current and (point_id is None or self._cards[point_id].current):
            return
        self._current = point_id
        for id_, card in self._cards.items():
            card.set_current(id_ == point_id)
        self.point_in_hand.emit(point_id)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard goes into the point in hand."""
        if self._current in self._cards:
            self._cards[self._current].text.setFocus(reason)
        else:
            self.add.setFocus(reason)

    def write_in(self, point_id: int, caret: int | None = None) -> None:
        """Put the keyboard into a point, the caret at its end or where it is said."""
        card = self._cards.get(point_id)
        if card is not None:
            self.set_current(point_id)
            card.text.setFocus()
            if caret is None:
                card.text.put_caret_last()
            else:
                card.text.put_caret(caret)
            QTimer.singleShot(0, card, lambda: self.ensureWidgetVisible(card, 0, theme.SPACE_L))

    def reveal(self, point_id: int) -> None:
        """Make a point the one in hand and bring it into view, leaving the keyboard where it is."""
        card = self._cards.get(point_id)
        if card is not None:
            self.set_current(point_id)
            self.ensureWidgetVisible(card, 0, theme.SPACE_L)

    def _leave(self, point_id: int, step: int) -> None:
        place = self._order.index(point_id) + step
        if 0 <= place < len(self._order):
            self.write_in(self._order[place])
        elif step > 0:
            self.add.setFocus()

    def _move(self, point_id: int, step: int) -> None:
        place = self._order.index(point_id) + step
        if self._writable and 0 <= place < len(self._order):
            self.moved.emit(point_id, place)

    def _on_point_dropped(self, point_id: int, before: int) -> None:
        if point_id in self._order:
            now = self._order.index(point_id)
            place = before - 1 if before > now else before
            if place != now:
                self.moved.emit(point_id, place)


def by_group(points: Sequence[Point], groups: Sequence[str]) -> list[Point]:
    """Points in the order of the groups they are told of, those of everybody first."""
    order = {key: place for place, key in enumerate(groups, 1)}
    return sorted(points, key=lambda point: order.get(point.group, 0))


class _Page(QWidget):
    """What the cards stand on: points are dropped between them, evidence below them."""

    point_dropped = Signal(int, int)
    """A point, and the place of the card it was dropped before."""
    offers_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bottoms: list[PointCard] = []
        self._line: int | None = None
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def place_at(self, where: QPoint) -> int:
        """Before which card something dropped at `where` comes."""
        return sum(card.geometry().center().y() < where.y() for card in self.bottoms)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(POINT_MIME) or event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()
        if event.mimeData().hasFormat(POINT_MIME):
            self._show_line(self.place_at(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_line(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_line(None)
        data = event.mimeData()
        event.acceptProposedAction()
        if data.hasFormat(POINT_MIME):
            point = int(bytes(data.data(POINT_MIME).data()))
            self.point_dropped.emit(point, self.place_at(event.position().toPoint()))
        else:
            self.offers_dropped.emit(data)

    def _show_line(self, place: int | None) -> None:
        self._line = place
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line is not None and self.bottoms:
            below = self._line == len(self.bottoms)
            card = self.bottoms[-1 if below else self._line]
            y = card.geometry().bottom() + 1 if below else card.geometry().top() - 1
            painter = QPainter(self)
            line = QRect(theme.SPACE_S, y - 1, self.width() - 2 * theme.SPACE_S, 2)
            painter.fillRect(line, QColor(theme.tokens().accent))
