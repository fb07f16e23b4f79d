"""The rows of the review: turns that ask, the most doubtful first, and questions never found. Knows how a row looks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qda.analysis.asking import AskingTurn, LookedThrough, NeverFound, Remark, Sureness
from qda.model import CellState, Question, TurnRole
from ui import theme
from ui.labels import tr
from ui.theme import SPACE_M, SPACE_S, SPACE_XS, tokens

Index = QModelIndex | QPersistentModelIndex
Entry = AskingTurn | NeverFound
ENTRY = Qt.ItemDataRole.UserRole
LINES = Qt.ItemDataRole.UserRole + 1


def sureness_words(of: Sureness) -> str:
    return {
        Sureness.UNSURE: tr("Unsure"),
        Sureness.PERHAPS: tr("Perhaps overlooked"),
        Sureness.LIKELY: tr("Likely"),
        Sureness.NONE: tr("Near no question"),
        Sureness.SURE: tr("Sure"),
        Sureness.BY_HAND: tr("Set by hand"),
    }[of]


def remark_words(of: Remark) -> str:
    return {
        Remark.AGAIN: tr("asked twice"),
        Remark.LATE: tr("asked out of order"),
        Remark.CLOSE_CALL: tr("another question is as near"),
    }[of]


_ICONS = {
    Sureness.UNSURE: "question",
    Sureness.PERHAPS: "magnifying-glass",
    Sureness.LIKELY: "circle-half",
    Sureness.NONE: "minus",
    Sureness.SURE: "check-circle",
    Sureness.BY_HAND: "hand-pointing",
}


class ReviewRows(QAbstractListModel):
    """What was looked through, as rows of three lines: how sure, what was said, what it is taken to ask."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self._questions: Mapping[int, Question] = {}
        self._names: Mapping[int, str] = {}

    def show_all(
        self, looked: LookedThrough, questions: Mapping[int, Question], names: Mapping[int, str], *, unseen_only: bool
    ) -> None:
        """Show what was looked through; of the turns only those to be seen yet, if so wished."""
        self.beginResetModel()
        self._questions, self._names = questions, names
        settled = (Sureness.BY_HAND, Sureness.NONE, Sureness.SURE)
        turns = [one for one in looked.turns if not unseen_only or one.sureness not in settled]
        missing = [one for one in looked.never_found if not unseen_only or one.state is None]
        self.entries = [*turns, *missing]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == LINES:
            return self.lines(entry)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(self.lines(entry))
        return None

    def lines(self, entry: Entry) -> tuple[str, str, str]:
        """How sure it is and where, what was said, and what that is taken for."""
        name = self._names.get(entry.document_id, "")
        if isinstance(entry, NeverFound):
            question = self._questions[entry.question_id]
            state = tr("Never found in this interview")
            if entry.state is CellState.NOT_ASKED:
                state = tr("Not asked, set by hand")
            elif entry.state is not None:
                state = tr("Asked, not answered; set by hand")
            return f"{state} · {name}", f"{question.number}  {question.text}", ""
        told = [sureness_words(entry.sureness), *map(remark_words, entry.remarks), f"{name} ¶ {entry.paragraph}"]
        return " · ".join(told), entry.said, self.taken_for(entry)

    def taken_for(self, entry: AskingTurn) -> str:
        question = self._questions.get(entry.turn.question_id or 0)
        if question is None:
            return tr("→ a question, but which?") if entry.sureness is Sureness.UNSURE else tr("→ no question")
        if entry.turn.role is TurnRole.FOLLOWS_UP:
            return tr("→ follows up {number}  {text}", number=question.number, text=question.text)
        return f"→ {question.number}  {question.text}"


class ReviewLine(QStyledItemDelegate):
    """Three lines, each cut off at the edge, with an icon for how sure it is."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, 3 * option.fontMetrics.lineSpacing() + 2 * SPACE_S + 2 * SPACE_XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, entry = tokens(), index.data(ENTRY)
        whole: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(colours.selection))
        sureness = entry.sureness if isinstance(entry, AskingTurn) else None
        name = _ICONS[sureness] if sureness is not None else "eye-slash"
        high = option.fontMetrics.lineSpacing()
        icon = QRect(whole.left() + SPACE_M, whole.top() + SPACE_S, 16, 16)
        doubtful = sureness in (Sureness.UNSURE, Sureness.PERHAPS)
        theme.icon(name, colours.warning if doubtful else colours.muted).paint(painter, icon)
        room = whole.adjusted(SPACE_M + 16 + SPACE_S, SPACE_S, -SPACE_M, -SPACE_S)
        looks = (("small", colours.muted), ("body", colours.text), ("body", colours.accent))
        for place, (words, (size, colour)) in enumerate(zip(index.data(LINES), looks, strict=True)):
            painter.setFont(theme.font("small" if size == "small" else "body"))
            painter.setPen(QColor(colour))
            line = QRect(room.left(), room.top() + place * (high + SPACE_XS), room.width(), high)
            cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), cut)
        painter.setPen(QColor(colours.line))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.restore()


def review_list(rows: ReviewRows) -> QListView:
    """A list that shows them."""
    view = QListView()
    view.setModel(rows)
    view.setItemDelegate(ReviewLine(view))
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setAccessibleName(tr("Turns to look at, the most doubtful first"))
    return view
