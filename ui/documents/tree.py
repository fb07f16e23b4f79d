"""Cases and their documents as a tree that Qt can show. Knows nothing of how a row looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from qda.model import Case, Changes, Document
from qda.text.words import fold
from ui.labels import plural, tr
from ui.session import Session

Index = QModelIndex | QPersistentModelIndex
DOCUMENT_MIME = "application/x-sitat-document"
"""Dragged documents: their ids as text, with commas."""
COUNT_AFTER = 150
"""Milliseconds after which the progress of documents is brought up to date: never while a code is being applied."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a document has come: what the sign shows and what it means in words."""

    share: float = 0.0
    read: bool = False
    words: str = ""


# Put together once: Qt asks for them at every row, and flags are slow to join.
_TO_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OF_DOCUMENTS = _TO_READ | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
_OF_CASES = _TO_READ | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled


class DocumentsModel(QAbstractItemModel):
    """Cases with their documents, then documents of no case. The internal id of a document is that of its case."""

    counted = Signal()
    """The progress of documents has been brought up to date."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._cases: list[Case] = []
        self._documents: dict[int, Document] = {}
        self._inside: dict[int, list[Document]] = {}
        self._top: list[Case | Document] = []
        self._progress: dict[int, Progress] = {}
        self._wanted = ""
        self._counting = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._counting.timeout.connect(self.count)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        self._on_opened()

    # ----------------------------------------------------------------- what there is

    def documents(self) -> list[Document]:
        """Every document in the order of the tree, filtered or not."""
        ordered = [document for case in self._cases for document in self._of_case(case.id)]
        return [*ordered, *self._of_case(None)]

    def cases(self) -> list[Case]:
        return list(self._cases)

    def document(self, document_id: int) -> Document | None:
        return self._documents.get(document_id)

    def case_of(self, document: Document) -> Case | None:
        return next((case for case in self._cases if case.id == document.case_id), None)

    def entry(self, index: Index) -> Case | Document | None:
        """What stands in a row."""
        if not index.isValid():
            return None
        if index.internalId():
            return self._inside[index.internalId()][index.row()]
        return self._top[index.row()]

    def progress(self, document_id: int) -> Progress:
        return self._progress.get(document_id, Progress())

    def index_of(self, document_id: int) -> QModelIndex:
        """Where a document stands; invalid where it is not shown."""
        document = self._documents.get(document_id)
        if document is None:
            return QModelIndex()
        inside = self._inside.get(document.case_id or 0)
        if document.case_id is not None and inside is not None:
            row = next((row for row, one in enumerate(inside) if one.id == document_id), None)
            return QModelIndex() if row is None else self.createIndex(row, 0, document.case_id)
        row = next((row for row, one in enumerate(self._top) if one == document), None)
        return QModelIndex() if row is None else self.createIndex(row, 0, 0)

    def index_of_case(self, case_id: int) -> QModelIndex:
        row = next((row for row, one in enumerate(self._top) if isinstance(one, Case) and one.id == case_id), None)
        return QModelIndex() if row is None else self.createIndex(row, 0, 0)

    def filter(self, wanted: str) -> None:
        """Show only documents and cases whose name has these letters in it."""
        self._wanted = fold(wanted.strip())
        self._read()

    @property
    def filtered(self) -> bool:
        return bool(self._wanted)

    # ----------------------------------------------------------------- keeping up

    def _on_opened(self) -> None:
        self._progress = {}
        self._wanted = ""
        self._read()
        self._counting.start()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("document", "case"):
            self._read()
        if changes.touches("document", "coding", "turn", "question"):
            self._counting.start()

    def _read(self) -> None:
        project = self._session.project
        cases = project.cases.all() if project else []
        documents = project.documents.all() if project else []
        before = self._shape()
        top, inside = self._arranged(cases, documents)
        if before == _shape(top, inside):
            self._take(cases, documents, top, inside)
            for row in range(len(top)):
                index = self.index(row, 0)
                self.dataChanged.emit(index, index)
                if self.rowCount(index):
                    self.dataChanged.emit(self.index(0, 0, index), self.index(self.rowCount(index) - 1, 0, index))
            return
        self.beginResetModel()
        self._take(cases, documents, top, inside)
        self.endResetModel()

    def _take(
        self,
        cases: list[Case],
        documents: list[Document],
        top: list[Case | Document],
        inside: dict[int, list[Document]],
    ) -> None:
        self._cases = cases
        self._documents = {document.id: document for document in documents}
        self._top, self._inside = top, inside

    def _arranged(
        self, cases: Sequence[Case], documents: Sequence[Document]
    ) -> tuple[list[Case | Document], dict[int, list[Document]]]:
        inside: dict[int, list[Document]] = {case.id: [] for case in cases}
        loose: list[Case | Document] = []
        names = {case.id: fold(case.name) for case in cases if self._wanted}
        for document in documents:
            home = document.case_id if document.case_id in inside else None
            shown = (
                not self._wanted
                or self._wanted in fold(document.name)
                or (home is not None and self._wanted in names[home])
            )
            if shown and home is not None:
                inside[home].append(document)
            elif shown:
                loose.append(document)
        kept = [case for case in cases if not self._wanted or inside[case.id] or self._wanted in names[case.id]]
        return [*kept, *loose], {case.id: inside[case.id] for case in kept}

    def _shape(self) -> list[object]:
        return _shape(self._top, self._inside)

    def _of_case(self, case_id: int | None) -> list[Document]:
        return [document for document in self._documents.values() if document.case_id == case_id]

    def count(self) -> None:
        """Bring the progress of all documents up to date."""
        project = self._session.project
        if project is None:
            return
        from qda.analysis.coverage import coverage
        from qda.analysis.interviews import asked_in_interviews

        in_interviews, sheets = len(asked_in_interviews(project)), project.surveys.sheets()
        self._progress = {}
        for document_id, found in coverage(project).items():
            asked = 0 if document_id in sheets else in_interviews
            words = [
                tr("answers {found} of {asked} questions", found=found.questions, asked=asked) if asked else "",
                plural(found.codings, "{count} coding", "{count} codings"),
                tr("read") if found.read else "",
            ]
            self._progress[document_id] = Progress(found.share, found.read, ", ".join(word for word in words if word))
        self.counted.emit()

    # ----------------------------------------------------------------- as Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if row < 0 or column != 0 or row >= self.rowCount(parent):
            return QModelIndex()
        above = self.entry(parent)
        return self.createIndex(row, 0, above.id if above else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.index_of_case(index.internalId())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        above = self.entry(parent)
        if above is None:
            return len(self._top)
        return len(self._inside[above.id]) if isinstance(above, Case) and not parent.internalId() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.name, self._told(entry)) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(entry)
        return None

    def _told(self, entry: Case | Document) -> str:
        if isinstance(entry, Case):
            return plural(len(self._inside[entry.id]), "{count} document", "{count} documents")
        return self.progress(entry.id).words

    def _tip(self, entry: Case | Document) -> str:
        if isinstance(entry, Case):
            return f"{entry.name}\n{self._told(entry)}"
        words = plural(entry.words, "{count} word", "{count} words")
        facts = ", ".join(part for part in (words, entry.date, self.progress(entry.id).words) if part)
        return f"{entry.name}\n{facts}"

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry, project = self.entry(index), self._session.project
        name = str(value).strip()
        if entry is None or project is None or role != Qt.ItemDataRole.EditRole or name in ("", entry.name):
            return False
        nouns = project.cases if isinstance(entry, Case) else project.documents
        return self._session.attempt(lambda: nouns.rename(entry.id, name))

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index)
        if not self._session.writable:
            return _TO_READ if entry else Qt.ItemFlag.NoItemFlags
        if entry is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        return _OF_DOCUMENTS if isinstance(entry, Document) else _OF_CASES

    # ----------------------------------------------------------------- dragging documents onto cases

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [DOCUMENT_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        entries = [self.entry(index) for index in indexes]
        ids = ",".join(str(entry.id) for entry in entries if isinstance(entry, Document))
        mime = QMimeData()
        mime.setData(DOCUMENT_MIME, QByteArray(ids.encode("utf-8")))
        return mime

    def put_into_case(self, document_ids: Sequence[int], case_id: int | None) -> bool:
        """Say which case documents belong to (None: no case), in one step."""
        project = self._session.project
        moved = [self._documents[id_] for id_ in document_ids if self._documents[id_].case_id != case_id]
        if project is None or not moved:
            return False
        case = next((case.name for case in self._cases if case.id == case_id), "")

        def put() -> None:
            with project.step("document.case", document=moved[0].name, case=case):
                for document in moved:
                    project.documents.set_case(document.id, case_id)

        return self._session.attempt(put)


def _shape(top: Sequence[Case | Document], inside: dict[int, list[Document]]) -> list[object]:
    """What stands where: a tree of the same shape needs no reset."""
    return [
        (type(entry), entry.id, [one.id for one in inside[entry.id]] if isinstance(entry, Case) else None)
        for entry in top
    ]
