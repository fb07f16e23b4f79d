"""The passages of a code that is being split, in a list: what was said, where, and where each is sent.

Holds what was decided until it is done; writes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qda.analysis.retrieve import Quotation, Quoting
from qda.model import Coding, Span
from qda.project import Project
from ui.codebook.row import CHIP, paint_chip
from ui.labels import tr
from ui.offsets import Offsets
from ui.theme import SPACE_M, SPACE_S, SPACE_XS, font, tokens

Index = QModelIndex | QPersistentModelIndex
Goal = int | str
"""Where a passage goes: the id of a code, or the name of one still to be made. The code itself: it stays there."""
PASSAGE = Qt.ItemDataRole.UserRole
"""The `Quotation` of a row."""
GOAL = Qt.ItemDataRole.UserRole + 1
"""The name and the colour of the code that a row's passage was sent to, or None where it was not read again."""
LINES = 3
MOST_LETTERS = 400
"""Letters of a passage that a row looks at."""


class SplitPassages(QAbstractListModel):
    """The codings of one code with what was decided for each; a quote is made when its row is first seen."""

    decided = Signal()
    """Something was decided, or taken back."""

    def __init__(self, project: Project, code_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.code_id = code_id
        self.codings: list[Coding] = project.codings.of_codes([code_id])
        self.names: dict[Goal, tuple[str, str]] = {}
        """The name and the colour of each code there is to send to."""
        self._goals: dict[int, Goal] = {}
        self._before: list[dict[int, Goal | None]] = []
        self._quoting = Quoting(project)
        self._quotes: dict[int, Quotation] = {}

    # ----------------------------------------------------------------- deciding

    def send(self, rows: Iterable[int], goal: Goal | None) -> None:
        """Decide where the passages of some rows go; None takes the decision back."""
        changed = {self.codings[row].id: row for row in rows}
        self._before.append({coding_id: self._goals.get(coding_id) for coding_id in changed})
        self._set(dict.fromkeys(changed, goal))

    def take_back(self) -> int | None:
        """Undo the last decision; the first row it was about."""
        if not self._before:
            return None
        last = self._before.pop()
        self._set(last)
        return next((row for row, coding in enumerate(self.codings) if coding.id in last), None)

    def _set(self, goals: dict[int, Goal | None]) -> None:
        for coding_id, goal in goals.items():
            if goal is None:
                self._goals.pop(coding_id, None)
            else:
                self._goals[coding_id] = goal
        self.dataChanged.emit(self.index(0), self.index(len(self.codings) - 1))
        self.decided.emit()

    @property
    def undoable(self) -> bool:
        return bool(self._before)

    @property
    def read(self) -> int:
        """How many passages were read again, those that stay among them."""
        return len(self._goals)

    def sent(self) -> dict[int, Goal]:
        """The codings that go to another code, with where they go."""
        return {coding_id: goal for coding_id, goal in self._goals.items() if goal != self.code_id}

    def counts(self) -> Counter[Goal]:
        """How many passages each code gets."""
        return Counter(self._goals.values())

    def next_unread(self, after: int) -> int | None:
        """The next row that was not read again, from the beginning where there is none below."""
        order = [*range(after + 1, len(self.codings)), *range(after + 1)]
        return next((row for row in order if self.codings[row].id not in self._goals), None)

    # ----------------------------------------------------------------- what Qt asks

    def quote(self, row: int) -> Quotation:
        coding = self.codings[row]
        if coding.id not in self._quotes:
            self._quotes[coding.id] = self._quoting.quote(coding.document_id, coding.span, coding)
        return self._quotes[coding.id]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.codings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == PASSAGE:
            return self.quote(index.row())
        if role == GOAL:
            goal = self._goals.get(self.codings[index.row()].id)
            return None if goal is None else self.names[goal]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.quote(index.row()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            goal = index.data(GOAL)
            state = tr("goes to {code}", code=goal[0]) if goal else tr("not read again")
            if goal and self._goals[self.codings[index.row()].id] == self.code_id:
                state = tr("stays")
            quotation = self.quote(index.row())
            return f"{quotation.text}. {whence(quotation)}. {state}"
        return None

    def stays(self, row: int) -> bool:
        return self._goals.get(self.codings[row].id) == self.code_id


def whence(quotation: Quotation) -> str:
    """Where a passage stands, in one line: "Namsos · Kari · ¶ 12"."""
    places = dict.fromkeys((quotation.case, quotation.document, quotation.speaker, f"¶ {quotation.paragraph}"))
    return " · ".join(place for place in places if place)


class PassageLine(QStyledItemDelegate):
    """A passage with a little of what stands round it, where it stands, and where it was sent."""

    def __init__(self, model: SplitPassages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        small = QFontMetrics(font("small")).height()
        return QSize(240, LINES * option.fontMetrics.lineSpacing() + small + 2 * SPACE_S + SPACE_XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, quotation, goal = tokens(), index.data(PASSAGE), index.data(GOAL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if chosen else theme.hover))
            painter.drawRoundedRect(QRect(option.rect).adjusted(0, 1, -SPACE_XS, -1), 6, 6)
        room = QRect(option.rect).adjusted(SPACE_M, SPACE_S, -SPACE_M, -SPACE_S)
        _paint_words(painter, room, quotation, quiet=goal is not None)
        painter.setFont(font("small"))
        line = QRect(room)
        line.setTop(room.bottom() - painter.fontMetrics().height())
        right = self._paint_goal(painter, line, index) if goal else line.right()
        line.setRight(right - SPACE_M)
        painter.setPen(QColor(theme.muted))
        place = painter.fontMetrics().elidedText(whence(quotation), Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, place)
        painter.restore()

    def _paint_goal(self, painter: QPainter, line: QRect, index: Index) -> int:
        """Paint the code a passage goes to at the right; where that begins."""
        name, colour = index.data(GOAL)
        said = tr("stays") if self._model.stays(index.row()) else f"→ {name}"
        shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, line.width() // 2)
        left = line.right() - painter.fontMetrics().horizontalAdvance(shown)
        painter.setPen(QColor(tokens().text))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        left -= CHIP + SPACE_XS
        paint_chip(painter, QRect(left - SPACE_XS, line.center().y() - CHIP // 2 + 1, CHIP, CHIP), colour)
        return left


def _paint_words(painter: QPainter, room: QRect, quotation: Quotation, *, quiet: bool) -> None:
    """The words of a passage, the few before and after them dim; what was read again is dim as a whole."""
    coding, theme = quotation.coding, tokens()
    before = coding.before.replace("\n", " ").lstrip()[-24:] if coding else ""
    words = " ".join(quotation.text[:MOST_LETTERS].split())
    after = coding.after.replace("\n", " ").rstrip() if coding and len(quotation.text) < MOST_LETTERS else ""
    line_of_text = f"…{before}{words}{after}…" if before or after else words
    start = len(before) + 1 if before or after else 0
    spans = (Span(0, start), Span(start, start + len(words)), Span(start + len(words), len(line_of_text)))
    layout, offsets = QTextLayout(line_of_text, font()), Offsets(line_of_text)
    dim, plain = QTextCharFormat(), QTextCharFormat()
    dim.setForeground(QColor(theme.faint))
    plain.setForeground(QColor(theme.muted if quiet else theme.text))
    ranges = []
    for span, look in zip(spans, (dim, plain, dim), strict=True):
        part = QTextLayout.FormatRange()
        begin, end = offsets.span_to_qt(span)
        part.start, part.length, part.format = begin, end - begin, look
        ranges.append(part)
    layout.setFormats(ranges)
    layout.beginLayout()
    y = 0.0
    for _ in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        line.setPosition(QPointF(0, y))
        y += QFontMetrics(font()).lineSpacing()
    layout.endLayout()
    layout.draw(painter, QPointF(room.topLeft()), clip=QRectF(room))
