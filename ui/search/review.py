"""Proposals looked at one by one: accepted or rejected by key or button, then coded all at once.

Knows proposals and how to read them; coding is the workspace's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from html import escape

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.proposals import Proposal, Unit
from qda.analysis.retrieve import Quotation, Quoting
from qda.model import Span
from qda.project import Project
from ui import theme
from ui.labels import plural, tr
from ui.search.listing import Index

ROW = int(Qt.ItemDataRole.UserRole)
AROUND = 400
"""Letters shown before and after a passage."""


class Verdict(Enum):
    OPEN = 0
    ACCEPTED = 1
    REJECTED = 2


def verdict_said(verdict: Verdict) -> str:
    return {Verdict.OPEN: "", Verdict.ACCEPTED: tr("accepted"), Verdict.REJECTED: tr("rejected")}[verdict]


class ProposalList(QAbstractListModel):
    """The proposals with their verdicts."""

    judged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.proposals: Sequence[Proposal] = ()
        self.verdicts: list[Verdict] = []
        self._project: Project | None = None
        self._quoting: Quoting | None = None

    def show(self, project: Project | None, proposals: Sequence[Proposal]) -> None:
        self.beginResetModel()
        self._project = project
        self._quoting = Quoting(project) if project is not None else None
        self.proposals = proposals
        self.verdicts = [Verdict.OPEN] * len(proposals)
        self.endResetModel()
        self.judged.emit()

    def judge(self, rows: Iterable[int], verdict: Verdict) -> None:
        rows = list(rows)
        for row in rows:
            self.verdicts[row] = verdict
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))
            self.judged.emit()

    def accepted(self) -> list[Proposal]:
        return [one for one, verdict in zip(self.proposals, self.verdicts, strict=True) if verdict is Verdict.ACCEPTED]

    def open_rows(self) -> list[int]:
        return [row for row, verdict in enumerate(self.verdicts) if verdict is Verdict.OPEN]

    def quotation(self, row: int) -> Quotation | None:
        if self._quoting is None or not 0 <= row < len(self.proposals):
            return None
        return self._quoting.quote(self.proposals[row].document_id, self.proposals[row].span)

    def context(self, row: int) -> str:
        """The passage in the words round it, as rich text: the passage plain, the hits bold, the rest dim."""
        assert self._project is not None
        proposal = self.proposals[row]
        text, span = self._project.documents.text(proposal.document_id), proposal.span
        dim = theme.tokens().muted
        start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
        start = text.find(" ", start, span.start) + 1 if start else 0
        parts = [f'<span style="color:{dim}">{_plain(text, Span(start, span.start))}</span>']
        at = span.start
        for hit in proposal.hits:
            first, last = max(at, hit.start), min(hit.end, span.end)
            parts += [_plain(text, Span(at, first)), f"<b>{_plain(text, Span(first, last))}</b>"]
            at = last
        parts += [
            _plain(text, Span(at, span.end)),
            f'<span style="color:{dim}">{_plain(text, Span(span.end, end))}</span>',
        ]
        return "".join(parts)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self.proposals)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = index.row()
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            quotation = self.quotation(row)
            assert quotation is not None
            told = [f"{quotation.document} ¶ {quotation.paragraph}", quotation.text, verdict_said(self.verdicts[row])]
            told += [tr("already coded")] if self.proposals[row].coded else []
            return ", ".join(part for part in told if part)
        return None


def _plain(text: str, span: Span) -> str:
    return escape(span.of(text)).replace("\n", "<br>")


class ProposalPainter(QStyledItemDelegate):
    """The verdict as a sign and a word, the passage's place, and its first words on a second line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 2 * option.fontMetrics.height() + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ProposalList)
        row, quotation = index.row(), model.quotation(index.row())
        if quotation is None:
            return
        colours, verdict = theme.tokens(), model.verdicts[row]
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = option.state & QStyle.StateFlag.State_Selected
            painter.fillRect(option.rect, QColor(colours.selection if chosen else colours.hover))
        here: QRect = option.rect.adjusted(theme.SPACE_M, 6, -theme.SPACE_M, -6)
        sign = QRect(here.left(), here.top() + 1, 18, 18)
        icon = {
            Verdict.OPEN: ("circle", colours.edge),
            Verdict.ACCEPTED: ("check-circle", colours.good),
            Verdict.REJECTED: ("x-circle", colours.danger),
        }[verdict]
        theme.icon(*icon).paint(painter, sign)
        here.setLeft(sign.right() + theme.SPACE_S)
        height = option.fontMetrics.height()
        first = QRect(here.left(), here.top(), here.width(), height)
        second = QRect(here.left(), here.bottom() - height + 1, here.width(), height)
        said = [verdict_said(verdict)] if verdict is not Verdict.OPEN else []
        said += [tr("already coded")] if model.proposals[row].coded else []
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.text if option.state & QStyle.StateFlag.State_Selected else colours.muted))
        right = " · ".join(said)
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
        first.setRight(first.right() - painter.fontMetrics().horizontalAdvance(right) - theme.SPACE_M)
        place = " · ".join(part for part in (quotation.document, f"¶ {quotation.paragraph}", quotation.role) if part)
        place = painter.fontMetrics().elidedText(place, Qt.TextElideMode.ElideMiddle, first.width())
        painter.drawText(first, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, place)
        font = theme.font("body")
        font.setStrikeOut(verdict is Verdict.REJECTED)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if verdict is Verdict.REJECTED else colours.text))
        words = " ".join(quotation.text.split())
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, second.width())
        painter.drawText(second, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class ProposalView(QListView):
    """A or Enter accepts, X or Del rejects, and the next is in hand; Space takes a verdict back."""

    def __init__(self, model: ProposalList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(ProposalPainter(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Passages proposed"))
        theme.look(self, "page")

    def judge(self, verdict: Verdict) -> None:
        """Judge what is selected, and take the next in hand."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        if not rows:
            return
        self.rows.judge(rows, verdict)
        if verdict is not Verdict.OPEN:
            self.setCurrentIndex(self.rows.index(min(rows[-1] + 1, self.rows.rowCount() - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        verdict = {
            Qt.Key.Key_A: Verdict.ACCEPTED,
            Qt.Key.Key_Return: Verdict.ACCEPTED,
            Qt.Key.Key_Enter: Verdict.ACCEPTED,
            Qt.Key.Key_X: Verdict.REJECTED,
            Qt.Key.Key_Delete: Verdict.REJECTED,
            Qt.Key.Key_Backspace: Verdict.REJECTED,
            Qt.Key.Key_Space: Verdict.OPEN,
        }.get(Qt.Key(event.key()))
        if verdict is not None and plain:
            self.judge(verdict)
        else:
            super().keyPressEvent(event)


class Review(QWidget):
    """The page on which proposals are judged."""

    unit_changed = Signal(object)
    applied = Signal(object)
    """The proposals that were accepted are to be coded."""
    given_up = Signal()
    place_wanted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ProposalList(self)
        self._build()
        self.model.judged.connect(self._show_counts)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_context())

    def _build(self) -> None:
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        theme.look(self.title, "title")
        self.counts = QLabel()
        theme.look(self.counts, "muted")
        self.unit = QComboBox()
        self.unit.setAccessibleName(tr("How much is coded round each hit"))
        for unit, text in (
            (Unit.WORDS, tr("The words found")),
            (Unit.SENTENCE, tr("The sentence")),
            (Unit.TURN, tr("The whole turn")),
        ):
            self.unit.addItem(text, unit)
        self.unit.setCurrentIndex(1)
        self.unit.activated.connect(lambda _: self.unit_changed.emit(self.chosen_unit()))
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_S)
        head.setSpacing(theme.SPACE_M)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.counts)
        head.addLayout(words, 1)
        head.addWidget(self.unit)
        self.list = ProposalView(self.model)
        self.list.doubleClicked.connect(lambda index: self.place_wanted.emit(*self._place(index.row())))
        self.context = QTextBrowser()
        self.context.setOpenLinks(False)
        self.context.setAccessibleName(tr("The passage in its place"))
        self.context.document().setDocumentMargin(theme.SPACE_M)
        self.context.setFixedHeight(168)
        theme.look(self.context, "bare")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_rule())
        column.addWidget(self.list, 1)
        column.addWidget(_rule())
        column.addWidget(self.context)
        column.addWidget(_rule())
        column.addLayout(self._built_foot())

    def _built_foot(self) -> QHBoxLayout:
        def button(text: str, icon: str, tip: str) -> QPushButton:
            made = QPushButton(text)
            made.setIcon(theme.icon(icon))
            made.setToolTip(tip)
            made.setAutoDefault(False)
            return made

        self.back = button(tr("Back to the hits"), "arrow-left", tr("Nothing is coded (Esc)"))
        self.reject = button(tr("Reject"), "x", tr("Not this one (X or Del)"))
        self.accept = button(tr("Accept"), "check", tr("Code this one (A or Enter)"))
        self.rest = button(tr("Accept the rest"), "checks", tr("All not judged yet, but for what is already coded"))
        self.apply = QPushButton()
        self.apply.setAutoDefault(False)
        theme.look(self.apply, "primary")
        self.back.clicked.connect(self.given_up)
        self.reject.clicked.connect(lambda: self._judge(Verdict.REJECTED))
        self.accept.clicked.connect(lambda: self._judge(Verdict.ACCEPTED))
        self.rest.clicked.connect(self._accept_rest)
        self.apply.clicked.connect(lambda: self.applied.emit(self.model.accepted()))
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_S)
        foot.setSpacing(theme.SPACE_S)
        foot.addWidget(self.back)
        foot.addStretch()
        for one in (self.reject, self.accept, self.rest, self.apply):
            foot.addWidget(one)
        return foot

    # ----------------------------------------------------------------- showing and judging

    def chosen_unit(self) -> Unit:
        return Unit(self.unit.currentData())

    def show_proposals(self, project: Project | None, proposals: Sequence[Proposal], title: str) -> None:
        self.title.setText(title)
        self.model.show(project, proposals)
        if proposals:
            self.list.setCurrentIndex(self.model.index(0))
        self._show_context()
        self.list.setFocus()

    def _place(self, row: int) -> tuple[int, Span]:
        return self.model.proposals[row].document_id, self.model.proposals[row].span

    def _judge(self, verdict: Verdict) -> None:
        self.list.judge(verdict)
        self.list.setFocus()

    def _accept_rest(self) -> None:
        rest = [row for row in self.model.open_rows() if not self.model.proposals[row].coded]
        self.model.judge(rest, Verdict.ACCEPTED)

    def _show_counts(self) -> None:
        accepted, left = len(self.model.accepted()), len(self.model.open_rows())
        parts = [plural(len(self.model.proposals), "{count} passage", "{count} passages")]
        parts.append(plural(left, "{count} to look at", "{count} to look at"))
        coded = sum(one.coded for one in self.model.proposals)
        parts += [plural(coded, "{count} already coded", "{count} already coded")] if coded else []
        self.counts.setText(" · ".join(parts))
        self.apply.setText(plural(accepted, "Code {count} passage", "Code {count} passages"))
        self.apply.setEnabled(accepted > 0)
        self.rest.setEnabled(left > 0)

    def _show_context(self) -> None:
        row = self.list.currentIndex().row()
        known = 0 <= row < len(self.model.proposals)
        self.context.setHtml(self.model.context(row) if known else "")
        self.accept.setEnabled(known)
        self.reject.setEnabled(known)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.model.proposals:
            self._show_context()


def _rule() -> QFrame:
    rule = QFrame()
    theme.look(rule, "rule")
    return rule
