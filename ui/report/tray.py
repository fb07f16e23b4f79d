"""The evidence tray: a question's or a code's cells with their summaries, their passages, and the codings on those.

For a finding it holds the points of all questions and codes instead.

What is chosen is dragged onto a point, or added by Enter. Passages are read when their cell is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from qda.analysis.evidence import Offered
from qda.analysis.framework import Met
from qda.model import Case, Cell, Code, Place, Point
from ui import theme
from ui.grid.marks import cell_words
from ui.labels import tr
from ui.report.evidence_tree import BODY, CELL, COLOUR, HEAD, OFFER, USED, EvidenceTree
from ui.report.offers import Offer


class EvidenceTray(QWidget):
    """The tray with its buttons."""

    added = Signal(object)
    """Offers to add to the point in hand."""
    summed_up = Signal(object)
    """Offers of cells, or of points, to make a point of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: Callable[[int], Sequence[Offered]] = lambda _case: ()
        self._codes: Mapping[int, Code] = {}
        self._uses: Callable[[Offer], int] = lambda _offer: 0
        self._writable = True
        self._several = False
        self._build()

    def _build(self) -> None:
        title = QLabel(tr("Evidence"))
        theme.look(title, "muted", "small")
        self.add, self.sum_up = QToolButton(), QToolButton()
        for button, icon, text, tip in (
            (self.add, "plus", tr("Add to point"), tr("Let the point in hand rest on what is chosen below (Enter)")),
            (
                self.sum_up,
                "list-plus",
                tr("New point from summaries"),
                tr("Make a point of the summaries of the chosen cells, resting on them"),
            ),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setIcon(theme.icon(icon))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.clicked.connect(self._on_add)
        self.sum_up.clicked.connect(lambda: self.summed_up.emit(self.chosen_cells() or self.chosen_points()))
        self.tree = EvidenceTree()
        self.tree.added.connect(self._on_add)
        self.tree.expanded.connect(self._on_expanded)
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE_M, 2, theme.SPACE_S, 0)
        bar.setSpacing(0)
        bar.addWidget(title)
        bar.addStretch(1)
        bar.addWidget(self.sum_up)
        bar.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.tree)

    # ----------------------------------------------------------------- showing

    def show_cells(
        self,
        place: Place,
        cells: Sequence[tuple[Case, Cell | Met]],
        codes: Mapping[int, Code],
        read: Callable[[int], Sequence[Offered]],
        uses: Callable[[Offer], int],
        *,
        project: str,
        writable: bool,
    ) -> None:
        """Show the cells of a question or a code. Those that were open are open again; `read` gives the passages of a
        case."""
        opened = {key for key, index in self._cells().items() if self.tree.isExpanded(index)}
        chosen = [offer for offer in self.tree.chosen() if offer.case_id is not None]
        top = self.tree.verticalScrollBar().value()
        self._codes, self._read, self._uses, self._writable = codes, read, uses, writable
        self._call_it(findings=False)
        rows = self.tree.rows
        rows.project = project
        rows.clear()
        for case, cell in cells:
            text = f"{case.name}: {cell.summary}"
            offer = Offer(place.question_id, case.id, code_id=place.code_id, text=text)
            row = self._row(offer, (case.name, cell_words(cell)), cell.summary, cell)
            if cell.answers:
                row.appendRow(QStandardItem())  # gives way to the passages when the cell is opened
            rows.appendRow(row)
        for key, index in self._cells().items():
            if key in opened:
                self.tree.expand(index)
            if any((offer.row, offer.case_id) == key for offer in chosen):
                self.tree.selectionModel().select(index, self.tree.selectionModel().SelectionFlag.Select)
        self.tree.verticalScrollBar().setValue(top)
        self._enable()

    def _call_it(self, *, findings: bool) -> None:
        """Say what is made of the chosen rows."""
        self.sum_up.setText(tr("New finding from points") if findings else tr("New point from summaries"))
        self.sum_up.setToolTip(
            tr("Make a finding of the chosen points, resting on them")
            if findings
            else tr("Make a point of the summaries of the chosen cells, resting on them")
        )

    def show_uses(self, uses: Callable[[Offer], int]) -> None:
        """Mark anew what the points rest on."""
        self._uses = uses
        for row in self._items(self.tree.rows.invisibleRootItem()):
            offer = row.data(OFFER)
            if offer is not None and row.data(USED) != uses(offer):
                row.setData(uses(offer), USED)

    def _items(self, above: QStandardItem) -> list[QStandardItem]:
        found = []
        for place in range(above.rowCount()):
            row = above.child(place)
            found += [row, *self._items(row)]
        return found

    def show_points(
        self,
        points: Sequence[tuple[str, str, Point]],
        uses: Callable[[Offer], int],
        *,
        project: str,
        writable: bool,
    ) -> None:
        """Show points that a finding can rest on, each with its place in the guide or the codebook, and its cases."""
        top, chosen = self.tree.verticalScrollBar().value(), {offer.on_point_id for offer in self.tree.chosen()}
        self._uses, self._writable = uses, writable
        self._call_it(findings=True)
        rows = self.tree.rows
        rows.project = project
        rows.clear()
        for place, cases, point in points:
            row = self._row(Offer(on_point_id=point.id, text=point.text), (place, cases), point.text)
            rows.appendRow(row)
            if point.id in chosen:
                self.tree.selectionModel().select(row.index(), self.tree.selectionModel().SelectionFlag.Select)
        self.tree.verticalScrollBar().setValue(top)
        self._enable()

    def _cells(self) -> dict[tuple[Place, int | None], QModelIndex]:
        rows = self.tree.rows
        indexes = [rows.index(place, 0) for place in range(rows.rowCount())]
        return {(index.data(OFFER).row, index.data(OFFER).case_id): index for index in indexes}

    def _row(
        self,
        offer: Offer,
        head: tuple[str, str],
        body: str,
        cell: Cell | Met | None = None,
        colour: str | None = None,
    ) -> QStandardItem:
        row = QStandardItem(f"{head[0]}, {head[1]}. {body}")
        row.setEditable(False)
        for role, value in ((OFFER, offer), (HEAD, head), (BODY, body), (CELL, cell), (COLOUR, colour)):
            row.setData(value, role)
        row.setData(self._uses(offer), USED)
        return row

    def _on_expanded(self, index: QModelIndex) -> None:
        cell: Cell | Met | None = index.data(CELL)
        row = self.tree.rows.itemFromIndex(index)
        if cell is None or row.rowCount() != 1 or row.child(0).data(OFFER) is not None:
            return
        found = self._read(index.data(OFFER).case_id)
        several = len({passage.turn.document_id for passage in found}) > 1
        row.removeRow(0)
        for passage in found:
            turn = passage.turn
            place = f"{turn.document}, ¶ {turn.paragraph}" if several else f"¶ {turn.paragraph}"
            said = self._row(
                Offer(document_id=turn.document_id, span=turn.span, text=turn.text), (turn.speaker, place), turn.text
            )
            for coding in passage.codings:
                code = self._codes.get(coding.code_id)
                offer = Offer(document_id=coding.document_id, span=coding.span, coding_id=coding.id, text=coding.quote)
                head = (code.name if code else "", "")
                said.appendRow(self._row(offer, head, coding.quote, colour=code.colour if code else ""))
            row.appendRow(said)
            self.tree.expand(said.index())

    # ----------------------------------------------------------------- choosing

    def chosen_cells(self) -> list[Offer]:
        """The cells among what is selected."""
        return [offer for offer in self.tree.chosen() if offer.case_id is not None]

    def chosen_points(self) -> list[Offer]:
        """The points among what is selected."""
        return [offer for offer in self.tree.chosen() if offer.on_point_id is not None]

    def _enable(self) -> None:
        self.add.setEnabled(self._writable and bool(self.tree.chosen()))
        self.sum_up.setEnabled(self._writable and bool(self.chosen_cells() or self.chosen_points()))

    def _on_add(self) -> None:
        if self._writable and self.tree.chosen():
            self.added.emit(self.tree.chosen())
