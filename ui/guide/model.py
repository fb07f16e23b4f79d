"""The rows of the guide for a list view, and the acts of editing it, each one step. Knows not how a row looks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from qda.model import Changes, Question
from qda.project import Project
from ui.guide.rows import Goal, Kind, Row, goal, laid, stepped
from ui.labels import tr
from ui.session import Session

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_MIME = "application/x-sitat-guide-row"


class GuideModel(QAbstractListModel):
    """`project.guide` as rows; at most one of them a draft that is being named."""

    taken = Signal()
    """Something was made: its row is to be taken in hand."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[Row] = []
        self._questions: dict[int, Question] = {}
        self._draft = False
        self.in_hand: tuple[Kind, int, int] | None = None
        """The row that an act made or moved: the view takes it in hand."""
        session.changed.connect(self._on_changed)
        self.read()

    @property
    def project(self) -> Project:
        assert self._session.project is not None
        return self._session.project

    def read(self) -> None:
        self.beginResetModel()
        project = self._session.project
        questions = project.guide.questions() if project else []
        self._questions = {question.id: question for question in questions}
        self.rows = laid(project.guide.sections() if project else [], questions)
        self._draft = False
        self.endResetModel()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("question", "section"):
            self.read()

    def question(self, question_id: int) -> Question | None:
        return self._questions.get(question_id)

    def questions(self) -> list[Question]:
        return list(self._questions.values())

    def row_of(self, key: tuple[Kind, int, int] | None) -> int:
        return next((place for place, row in enumerate(self.rows) if row.key == key), -1)

    # ----------------------------------------------------------------- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.EditRole:
            return row.text
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.number} {row.text}" if row.number else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    @staticmethod
    def _spoken(row: Row) -> str:
        if row.kind is Kind.SECTION:
            return tr("Section: {title}", title=row.text)
        if row.kind is Kind.PROBE:
            return tr("Probe: {text}", text=row.text)
        return tr("Question {number}: {text}", number=row.number, text=row.text)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._session.writable:
            return flags
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, text = self.rows[index.row()], " ".join(str(value).split())
        if self._draft and row.id == 0:
            return self._make(index.row(), row.kind, text)
        if text == row.text:
            return False
        guide = self.project.guide
        self.in_hand = row.key
        if row.kind is Kind.SECTION:
            return self._session.attempt(lambda: guide.rename_section(row.id, text))
        if row.kind is Kind.QUESTION:
            return self._session.attempt(lambda: guide.change(row.id, text=text))
        probes = list(self._questions[row.id].probes)
        probes[row.place] = text
        return self._session.attempt(lambda: guide.change(row.id, probes=probes))

    # ----------------------------------------------------------------- adding

    def draft(self, kind: Kind, after: int) -> QModelIndex:
        """Show an empty row after the one at `after`, where one of this kind can stand, to be written in."""
        self.drop_draft()
        at = after + 1
        ends = {Kind.SECTION: {Kind.SECTION}, Kind.QUESTION: {Kind.SECTION, Kind.QUESTION}, Kind.PROBE: set(Kind)}[kind]
        while at < len(self.rows) and self.rows[at].kind not in ends:
            at += 1
        self.beginInsertRows(QModelIndex(), at, at)
        self._draft = True
        self.rows.insert(at, Row(kind, 0, ""))
        self.endInsertRows()
        return self.index(at)

    def drop_draft(self) -> None:
        """Take the empty row away again, if there is one."""
        at = next((place for place, row in enumerate(self.rows) if row.id == 0), -1)
        self._draft = False
        if at >= 0:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self.rows[at]
            self.endRemoveRows()

    def _make(self, at: int, kind: Kind, text: str) -> bool:
        """Store what was written into the draft, where it stands."""
        above = self.rows[:at]
        self.drop_draft()
        if not text:
            return False
        guide = self.project.guide
        section = next((row.id for row in reversed(above) if row.kind is Kind.SECTION), None)
        question = next((row.id for row in reversed(above) if row.kind is Kind.QUESTION), None)
        if kind is Kind.SECTION:
            return self._session.attempt(lambda: self._take(Kind.SECTION, guide.add_section(text, section)))
        if kind is Kind.QUESTION:
            return self._session.attempt(lambda: self._add_question(text, section, at))
        if question is None:
            return False
        probes = list(self._questions[question].probes)
        place = sum(row.kind is Kind.PROBE for row in above[self.row_of((Kind.QUESTION, question, 0)) :])
        probes.insert(place, text)
        self.in_hand = (Kind.PROBE, question, place)
        return self._session.attempt(lambda: guide.change(question, probes=probes))

    def _add_question(self, text: str, section: int | None, at: int) -> None:
        guide = self.project.guide
        where = goal(self.rows, Row(Kind.QUESTION, 0, ""), at)
        assert where is not None
        made = guide.add("", text, section, place=where.place)
        self._take(Kind.QUESTION, made)

    def _take(self, kind: Kind, made: int) -> None:
        self.in_hand = kind, made, 0
        self.taken.emit()

    # ----------------------------------------------------------------- moving

    def step(self, at: int, by: int) -> bool:
        """Move a row one place up or down, into the next section or question where its own ends."""
        where = stepped(self.rows, at, by)
        return where is not None and self.move(self.rows[at], where)

    def move(self, row: Row, where: Goal) -> bool:
        guide = self.project.guide
        if row.kind is Kind.SECTION:
            self.in_hand = row.key
            return self._session.attempt(lambda: guide.move_section(row.id, where.place))
        if row.kind is Kind.QUESTION:
            self.in_hand = row.key
            return self._session.attempt(lambda: guide.move(row.id, where.under, where.place))
        return self._session.attempt(lambda: self._move_probe(row, where))

    def _move_probe(self, row: Row, where: Goal) -> None:
        assert where.under is not None
        left = [probe for place, probe in enumerate(self._questions[row.id].probes) if place != row.place]
        there = left if where.under == row.id else list(self._questions[where.under].probes)
        there.insert(where.place, row.text)
        self.in_hand = Kind.PROBE, where.under, where.place
        with self.project.step("question.change", question=self._questions[where.under].number):
            if where.under != row.id:
                self.project.guide.change(row.id, probes=left)
            self.project.guide.change(where.under, probes=there)

    def take_probe_away(self, row: Row) -> bool:
        left = [probe for place, probe in enumerate(self._questions[row.id].probes) if place != row.place]
        return self._session.attempt(lambda: self.project.guide.change(row.id, probes=left))

    # ----------------------------------------------------------------- dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        dragged = QMimeData()
        dragged.setData(_MIME, QByteArray(str(indexes[0].row()).encode()))
        return dragged

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        if not data.hasFormat(_MIME):
            return False
        moved = self.rows[int(bytes(data.data(_MIME).data()).decode())]
        at = parent.row() if parent.isValid() else row if row >= 0 else len(self.rows)
        where = goal(self.rows, moved, at)
        if where is not None:
            self.move(moved, where)
        return False  # the rows are read anew; Qt must not take the old one away
