"""The codebook as a tree that Qt can show: codes in their order, with how many codings each has.

It also answers where a dragged code may be put. Knows nothing of how a row looks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from qda.model import About, Changes, Code
from ui.dragged import CODES_MIME, SPAN_MIME, with_codes
from ui.labels import plural, tr
from ui.session import Session

DRAFT = 0
"""The id of the row in which a new code is being named."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Place:
    """Where a code may go: under a parent (None: top level), at a place among its other children."""

    parent_id: int | None
    position: int


# Put together once: Qt asks for them at every row, and flags are slow to join.
_TO_READ = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)
_TO_WRITE = _TO_READ | Qt.ItemFlag.ItemIsEditable


class CodebookModel(QAbstractItemModel):
    """`project.codes` for a tree view. An index's internal id is the code's id."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._codes: dict[int, Code] = {}
        self._all: dict[int | None, list[int]] = {}
        self._shown: dict[int | None, list[int]] = {}
        self._rows: dict[int, int] = {}
        self._paths: dict[int, str] = {}
        self._counts: dict[int, int] = {}
        self._totals: dict[int, int] = {}
        self._memos: dict[int, int] = {}
        self._found: dict[int, tuple[int, ...]] | None = None
        self._draft: Code | None = None
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        self._on_opened()

    # ----------------------------------------------------------------- the codes

    def codes(self) -> list[Code]:
        """Every code, shown or not, in the order of the codebook."""
        return list(self._codes.values())

    def code(self, code_id: int) -> Code | None:
        return self._draft if code_id == DRAFT else self._codes.get(code_id)

    def code_at(self, index: Index) -> Code | None:
        return self.code(index.internalId()) if index.isValid() else None

    def index_of(self, code_id: int) -> QModelIndex:
        """Where a code stands; invalid where it is not shown."""
        row = self._rows.get(code_id)
        return QModelIndex() if row is None else self.createIndex(row, 0, code_id)

    def path(self, code_id: int) -> str:
        return self._paths.get(code_id, "")

    def inside(self, code_id: int | None) -> list[int]:
        """The codes directly inside one (None: at top level), shown or not."""
        return list(self._all.get(code_id, ()))

    def count(self, code_id: int) -> int:
        """How many codings a code has of its own."""
        return self._counts.get(code_id, 0)

    def total(self, code_id: int) -> int:
        """How many codings a code has together with all codes inside it."""
        return self._totals.get(code_id, 0)

    def memo_count(self, code_id: int) -> int:
        return self._memos.get(code_id, 0)

    def number(self, code_id: int) -> int | None:
        """A code's place in an ordered family, from 1."""
        code = self.code(code_id)
        family = code and code.parent_id and self._codes.get(code.parent_id)
        if not code or not family or not family.ordered:
            return None
        siblings = self._all[family.id]
        return siblings.index(code_id) + 1 if code_id in siblings else len(siblings) + 1

    def in_order(self) -> Iterator[int]:
        """The ids of the codes shown, as read from top to bottom with nothing folded."""

        def below(parent: int | None) -> Iterator[int]:
            for code_id in self._shown.get(parent, ()):
                yield code_id
                yield from below(code_id)

        return below(None)

    # ----------------------------------------------------------------- what is shown

    @property
    def filtered(self) -> bool:
        return self._found is not None

    def is_found(self, code_id: int) -> bool:
        """Whether a code is shown for itself and not only for the sake of one inside it."""
        return self._found is None or code_id in self._found

    def lit(self, code_id: int) -> frozenset[int]:
        """The letters of a code's name by which it was found."""
        if not self._found or code_id not in self._found:
            return frozenset()
        above = len(self._paths[code_id]) - len(self._codes[code_id].name)
        return frozenset(place - above for place in self._found[code_id] if place >= above)

    def show_only(self, found: Mapping[int, tuple[int, ...]] | None) -> None:
        """Show these codes with those they stand in, or all of them again (None).

        With each comes which letters of its path it was found by.
        """
        before, self._found = self._found, None if found is None else dict(found)
        if (before is None) != (found is None) or set(before or ()) != set(found or ()):
            self._arrange()
        elif before != found:
            self._repaint(self._codes)

    def draft(self, parent_id: int | None, colour: str) -> QModelIndex:
        """Show an empty row, last inside a code, in which a new one is named."""
        self._draft = Code(DRAFT, "", parent_id, len(self.inside(parent_id)), "", colour=colour)
        self._arrange()
        return self.index_of(DRAFT)

    def drop_draft(self) -> Code | None:
        """Take that row away; what it was, or None if there was none."""
        draft, self._draft = self._draft, None
        if draft:
            self._arrange()
        return draft

    def _on_opened(self) -> None:
        self._draft = self._found = None
        self._read_codes()
        self._read_counts()
        self._read_memos()
        self._arrange()

    def _on_changed(self, changes: Changes) -> None:
        if not changes.touches("code", "coding", "memo"):
            return
        tree, before = self._all, self._told_of_each()
        if changes.touches("code"):
            self._read_codes()
        if changes.touches("code", "coding"):
            self._read_counts()
        if changes.touches("code", "memo"):
            self._read_memos()
        if self._all != tree:
            self._arrange()
        else:
            now = self._told_of_each()
            self._repaint([code_id for code_id, told in now.items() if told != before.get(code_id)])

    def _told_of_each(self) -> dict[int, tuple[object, ...]]:
        """All that a row shows, by code."""
        ordered = {code.id for code in self._codes.values() if code.ordered}
        return {
            id_: (code, code.parent_id in ordered, self.count(id_), self.total(id_), self.memo_count(id_))
            for id_, code in self._codes.items()
        }

    def _read_codes(self) -> None:
        project = self._session.project
        codes = project.codes.all() if project else []
        self._codes = {code.id: code for code in codes}
        self._paths = project.codes.paths() if project else {}
        children: dict[int | None, list[int]] = defaultdict(list)
        for code in codes:
            children[code.parent_id].append(code.id)
        self._all = dict(children)

    def _read_counts(self) -> None:
        project = self._session.project
        self._counts = project.codings.count_by_code() if project else {}
        self._totals = project.codes.with_those_below(self.codes(), self._counts) if project else {}

    def _read_memos(self) -> None:
        project = self._session.project
        self._memos = project.memos.count_on(About.CODE) if project else {}

    def _arrange(self) -> None:
        """Show the codes anew. The view keeps what was folded and which code is in hand."""
        self.beginResetModel()
        shown = self._all
        if self._found is not None:
            visible: set[int | None] = set()
            for code_id in self._found.keys() & self._codes.keys():
                at: int | None = code_id
                while at is not None and at not in visible:
                    visible.add(at)
                    at = self._codes[at].parent_id
            shown = {parent: [id_ for id_ in ids if id_ in visible] for parent, ids in shown.items()}
        self._shown = {parent: list(ids) for parent, ids in shown.items()}
        if self._draft is not None:
            self._shown.setdefault(self._draft.parent_id, []).append(DRAFT)
        self._rows = {code_id: row for ids in self._shown.values() for row, code_id in enumerate(ids)}
        self.endResetModel()

    def _repaint(self, code_ids: Iterable[int]) -> None:
        for code_id in code_ids:
            index = self.index_of(code_id)
            if index.isValid():
                self.dataChanged.emit(index, index)

    # ----------------------------------------------------------------- dragging

    def may_go(self, code_ids: Collection[int], place: Place) -> bool:
        """Whether codes can be put there: none into itself or one inside it."""
        at = place.parent_id
        while at is not None:
            if at in code_ids:
                return False
            code = self._codes.get(at)
            at = code.parent_id if code else None
        return bool(code_ids) and all(code_id in self._codes for code_id in code_ids)

    def place_beside(self, code_ids: Collection[int], beside: int, *, after: bool) -> Place:
        """The place right before or after another code, once `code_ids` are taken from where they stand."""
        parent = self._codes[beside].parent_id
        siblings = self.inside(parent)
        position = sum(id_ not in code_ids for id_ in siblings[: siblings.index(beside)])
        return Place(parent, position + (after and beside not in code_ids))

    def place_inside(self, code_ids: Collection[int], parent: int | None, *, first: bool = False) -> Place:
        """The place first or last inside a code (None: at top level)."""
        others = [id_ for id_ in self.inside(parent) if id_ not in code_ids]
        return Place(parent, 0 if first else len(others))

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        ids = [code.id for code in map(self.code_at, indexes) if code]
        return with_codes(ids, self.path(ids[0])) if ids else QMimeData()

    def mimeTypes(self) -> list[str]:
        return [CODES_MIME, SPAN_MIME]

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    # ----------------------------------------------------------------- what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        ids = self._shown.get(parent.internalId() if parent.isValid() else None, ())
        if column == 0 and 0 <= row < len(ids):
            return self.createIndex(row, 0, ids[row])
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        code = self.code_at(index)
        return QModelIndex() if code is None or code.parent_id is None else self.index_of(code.parent_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._shown.get(parent.internalId() if parent.isValid() else None, ()))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return _TO_WRITE if self._session.writable else _TO_READ

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        code = self.code_at(index)
        if code is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return code.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._told(code)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return code.definition
        return None

    def _told(self, code: Code) -> str:
        """A row for those who hear it: "2 Mobilisation, key 2, 12 codings"."""
        number = self.number(code.id)
        parts = [f"{number} {code.name}" if number else code.name]
        if code.shortcut:
            parts.append(tr("key {key}", key=code.shortcut))
        parts.append(plural(self.count(code.id), "{count} coding", "{count} codings"))
        if self.memo_count(code.id):
            parts.append(plural(self.memo_count(code.id), "{count} memo", "{count} memos"))
        return ", ".join(parts)
