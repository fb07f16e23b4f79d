"""What the Report workspace asks before its pen writes: which other point, which other place, what goes where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from qda.model import About, Place
from qda.store.codings import shortened
from ui.labels import tr
from ui.memos.sheet import write_memo
from ui.report.card import PointCard
from ui.report.dividing import Dividing
from ui.report.pen import Pen
from ui.session import Session
from ui.widgets.finder import Entry, Finder


class Asking(QObject):
    """The finders and sheets over the points."""

    def __init__(self, session: Session, pen: Pen, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._pen, self._over = session, pen, parent

    def memo(self, point_id: int) -> None:
        """Open the memos on a point."""
        point = self._pen.point(point_id)
        if point is not None:
            write_memo(self._session, About.POINT, point_id, shortened(point.text), self._over)

    def merge(self, point_id: int) -> None:
        """Let the person choose a point that this one goes into."""
        entries = [
            Entry(
                shortened(point.text, 120) or tr("A point without words"),
                str(number),
                icon="list-bullets",
                handler=partial(self._pen.merge, point_id, point.id),
            )
            for number, point in enumerate(self._pen.points, 1)
            if point.id != point_id
        ]
        self._find(tr("Merge with which point?"), entries)

    def elsewhere(self, point_id: int) -> None:
        """Let the person choose another question or code for a point."""
        project, now = self._session.project, self._pen.place
        if project is None:
            return
        places = [
            (Place(question.id), question.text, tr("question {number}", number=question.number), "list-numbers")
            for question in project.guide.questions()
        ]
        places += [(Place(code_id=code.id), code.name, tr("code"), "tag") for code in project.codes.all()]
        entries = [
            Entry(text, detail, icon=icon, handler=partial(self._pen.move_elsewhere, point_id, place))
            for place, text, detail, icon in places
            if place != now
        ]
        self._find(tr("Move to which question or code?"), entries)

    def divide(self, point_id: int, caret: int, card: PointCard | None) -> None:
        """Let the person divide a point and its evidence."""
        point = self._pen.point(point_id)
        if point is None or card is None:
            return
        said = [(chip.evidence.id, shortened(chip.said(), 76)) for chip in card.chips()]
        Dividing(point.text, caret, said, partial(self._pen.divide, point_id), self._over).open()

    def _find(self, prompt: str, entries: Sequence[Entry]) -> None:
        finder = Finder(self._over, prompt)
        finder.open_for(entries, self._over.mapToGlobal(QPoint(self._over.width() // 2 - 280, 80)), 560)
