"""Codes that may be one and the same, pair by pair, with why: merge them, or say that they are not.

Knows a project's codes; what makes two alike is `qda.analysis.near_duplicates`'s.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.near_duplicates import Likeness, alike
from qda.model import Changes, Report
from qda.project import Project
from ui.codebook.merge_dialog import MergeDialog
from ui.codebook.row import CHIP, paint_chip
from ui.labels import plural, tr
from ui.session import Session
from ui.tasks import Task
from ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS, font, look, tokens
from ui.widgets.empty import EmptyPlace
from ui.widgets.foot import Foot

Index = QModelIndex | QPersistentModelIndex
_PAIR = Qt.ItemDataRole.UserRole
_PATHS = Qt.ItemDataRole.UserRole + 1


def why(pair: Likeness) -> list[str]:
    """What speaks for two codes being one, in words."""
    reasons = []
    if pair.name == 100:
        reasons.append(tr("The names are the same"))
    elif pair.name:
        reasons.append(tr("The names are alike"))
    if pair.meaning:
        reasons.append(tr("The definitions are {count} % alike", count=pair.meaning))
    if pair.shared:
        reasons.append(plural(pair.shared, "{count} passage has both", "{count} passages have both"))
    return reasons


class NearDuplicates(QDialog):
    """The pairs of codes that may be one. Merging one, or telling it apart, is a step at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.project is not None
        self._session = session
        self._project: Project = session.project
        self._task: Task | None = None
        self.setWindowTitle(tr("Near-duplicate codes"))
        self._build()
        session.changed.connect(self._on_changed)
        self._look()

    def _build(self) -> None:
        title = QLabel(tr("Codes that may be one and the same"))
        look(title, "title")
        self.tally = QLabel()
        look(self.tally, "muted")
        self.model = _Pairs(self._project, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_PairLine(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Codes that may be one and the same"))
        look(self.list, "page")
        self.none = EmptyPlace(
            "check-circle", tr("No near-duplicates"), tr("No two codes are alike by name, definition or passages.")
        )
        self.looking = QLabel(tr("Comparing the codes …"), alignment=Qt.AlignmentFlag.AlignCenter)
        look(self.looking, "muted")
        self.pages = QStackedWidget()
        for page in (self.looking, self.list, self.none):
            self.pages.addWidget(page)
        self.merge_button, self.apart_button = QPushButton(tr("Merge…")), QPushButton(tr("Not the same"))
        self.close_button = QPushButton(tr("Close"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_M)
        column.addWidget(title)
        column.addWidget(self.tally)
        column.addWidget(self.pages, 1)
        column.addLayout(Foot(self.apart_button, self.merge_button, left=[self.close_button]))
        self.resize(640, 560)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._settle())
        self.list.activated.connect(lambda _: self.merge())
        self.merge_button.clicked.connect(self.merge)
        self.apart_button.clicked.connect(self.tell_apart)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._session.undo)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.tell_apart)

    # ----------------------------------------------------------------- looking

    def _look(self) -> None:
        """Compare the codes, on another thread."""
        if self._task is not None:
            self._task.stop()
        project = self._project

        def work(report: Report) -> list[Likeness]:
            with project.reader() as reader:
                return alike(reader, report)

        self._task = Task(tr("Comparing the codes …"), work, self)
        self._task.succeeded.connect(self._show)
        self._task.start()

    def _show(self, pairs: Sequence[Likeness]) -> None:
        if self.sender() is not self._task:
            return
        self._task = None
        row = max(0, self.list.currentIndex().row())
        self.model.show_pairs(pairs)
        self.pages.setCurrentWidget(self.list if pairs else self.none)
        self.tally.setText(
            plural(len(pairs), "{count} pair, the likest first", "{count} pairs, the likest first") if pairs else ""
        )
        self.list.setCurrentIndex(self.model.index(min(row, len(pairs) - 1)))
        if pairs and not self.close_button.hasFocus():
            self.list.setFocus()
        self._settle()

    def _on_changed(self, changes: Changes) -> None:
        if self._session.project is not self._project:
            self.reject()
        elif changes.touches("code", "coding", "code_apart"):
            self._look()

    def done(self, result: int) -> None:
        if self._task is not None:
            self._task.stop()
            self._task = None
        super().done(result)

    # ----------------------------------------------------------------- deciding

    @property
    def pair(self) -> Likeness | None:
        """The pair in hand."""
        found = self.list.currentIndex().data(_PAIR)
        return found if isinstance(found, Likeness) else None

    def _settle(self) -> None:
        for button in (self.merge_button, self.apart_button):
            button.setEnabled(self.pair is not None and self._session.writable)

    def merge(self) -> None:
        """See what merging the pair would do, and do it or not."""
        pair = self.pair
        if pair is not None and self._session.writable:
            dialog = MergeDialog(self._session, [pair.goes.id], self, into=pair.stays.id)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def tell_apart(self) -> None:
        """Say that the two are not the same: they are not brought up again."""
        pair = self.pair
        if pair is not None and self._session.writable:
            self._session.attempt(lambda: self._project.codes.keep_apart(pair.goes.id, pair.stays.id))


class _Pairs(QAbstractListModel):
    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._pairs: Sequence[Likeness] = ()
        self._paths: dict[int, str] = {}

    def show_pairs(self, pairs: Sequence[Likeness]) -> None:
        self.beginResetModel()
        self._pairs, self._paths = pairs, self._project.codes.paths()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._pairs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        pair = self._pairs[index.row()]
        paths = [self._paths.get(code.id, code.name) for code in (pair.stays, pair.goes)]
        if role == _PAIR:
            return pair
        if role == _PATHS:
            return paths
        if role == Qt.ItemDataRole.DisplayRole:
            return " · ".join(paths)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            counts = (plural(count, "{count} coding", "{count} codings") for count in (pair.staying, pair.going))
            told = (f"{path}, {count}" for path, count in zip(paths, counts, strict=True))
            return ". ".join([*told, *why(pair)])
        return None


class _PairLine(QStyledItemDelegate):
    """Two codes below each other with how many codings they have, and below them why they may be one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 3 * (option.fontMetrics.height() + SPACE_XS) + SPACE_L)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, pair = tokens(), index.data(_PAIR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if chosen else theme.hover))
            painter.drawRoundedRect(QRect(option.rect).adjusted(0, 1, -SPACE_XS, -1), 6, 6)
        height = option.fontMetrics.height() + SPACE_XS
        line = QRect(
            option.rect.left() + SPACE_M, option.rect.top() + SPACE_S, option.rect.width() - 2 * SPACE_M, height
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        rows = zip((pair.stays, pair.goes), index.data(_PATHS), (pair.staying, pair.going), strict=True)
        for code, path, codings in rows:
            paint_chip(painter, QRect(line.left(), line.center().y() - CHIP // 2 + 1, CHIP, CHIP), code.colour)
            painter.setFont(font("small"))
            count = plural(codings, "{count} coding", "{count} codings")
            room = line.adjusted(CHIP + SPACE_S, 0, -painter.fontMetrics().horizontalAdvance(count) - SPACE_M, 0)
            painter.setPen(QColor(theme.muted))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
            painter.setFont(font())
            painter.setPen(QColor(theme.text))
            shown = painter.fontMetrics().elidedText(path, Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room, flags, shown)
            line.translate(0, height)
        painter.setFont(font("small"))
        painter.setPen(QColor(theme.muted))
        room = line.adjusted(CHIP + SPACE_S, 0, 0, 0)
        said = painter.fontMetrics().elidedText(" · ".join(why(pair)), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, said)
        painter.restore()
