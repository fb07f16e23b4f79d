"""What lies on a document's text: codings, quotes of points, memos on passages, links. Moved, and let loose.

Knows where things are and how they are kept when their words go; not why they move.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from qda.model import Span
from qda.store.codings import CONTEXT, shortened
from qda.store.connection import now
from qda.store.shelf import Shelf
from qda.text.spans import context

TABLES = ("coding", "evidence", "memo", "memo_link", "cell_link")


@dataclass(frozen=True, slots=True)
class Lying:
    """Something that lies on the text."""

    table: str
    """One of `TABLES`."""
    id: int
    span: Span
    quote: str
    label: str
    """What it is to a reader: the code's name, the point's or the memo's first words."""


class OnText(Shelf):
    """Everything that lies on texts."""

    def of(self, document_id: int, text: str) -> list[Lying]:
        """What lies on a document whose text is `text`, by place."""
        rows = self._store.rows(
            """
            SELECT 'coding', coding.id, start, "end", quote, code.name FROM coding JOIN code ON code.id = code_id
            WHERE document_id = :document
            UNION ALL SELECT 'evidence', evidence.id, start, "end", quote, point.text
            FROM evidence JOIN point ON point.id = point_id WHERE document_id = :document
            UNION ALL SELECT 'memo', id, start, "end", '', text
            FROM memo WHERE document_id = :document AND start IS NOT NULL
            UNION ALL SELECT 'memo_link', memo_link.id, memo_link.start, memo_link."end", '', text
            FROM memo_link JOIN memo ON memo.id = memo_id
            WHERE memo_link.document_id = :document AND memo_link.start IS NOT NULL
            UNION ALL SELECT 'cell_link', cell_link.id, cell_link.start, cell_link."end", '', summary
            FROM cell_link JOIN cell ON cell.id = cell_id
            WHERE cell_link.document_id = :document AND cell_link.start IS NOT NULL
            """,
            {"document": document_id},
        )
        rows.sort(key=itemgetter(2, 3))
        found = []
        for table, id_, start, end, quote, label in rows:
            span = Span(start, end)
            found.append(Lying(table, id_, span, quote or span.of(text), label))
        return found

    def move(self, moves: Iterable[tuple[Lying, Span]], text: str) -> None:
        """Put things where they are in the new text, with the words and the context they have there."""
        rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in TABLES}
        for one, span in moves:
            if one.table == "coding":
                rows["coding"].append((*span, span.of(text), *context(text, span, CONTEXT), one.id))
            elif one.table == "evidence":
                if (span, span.of(text)) != (one.span, one.quote):
                    rows["evidence"].append((*span, span.of(text), one.id))
            elif span != one.span:  # a memo keeps the words it was linked to, and says that they changed
                rows[one.table].append((*span, one.id))
        self._store.write_all(
            'UPDATE coding SET start = ?1, "end" = ?2, quote = ?3, before = ?4, after = ?5 WHERE id = ?6 '
            'AND (start, "end", quote, before, after) IS NOT (?1, ?2, ?3, ?4, ?5)',
            rows["coding"],
        )
        self._store.write_all('UPDATE evidence SET start = ?, "end" = ?, quote = ? WHERE id = ?', rows["evidence"])
        self._store.write_all('UPDATE memo SET start = ?, "end" = ? WHERE id = ?', rows["memo"])
        self._store.write_all('UPDATE memo_link SET start = ?, "end" = ? WHERE id = ?', rows["memo_link"])
        self._store.write_all('UPDATE cell_link SET start = ?, "end" = ? WHERE id = ?', rows["cell_link"])

    def loosen(self, document_id: int, table: str, row_id: int, label: str, quote: str) -> None:
        """Keep what has no place any more as a memo on the document."""
        if table in ("memo", "memo_link", "cell_link"):
            self._update(table, row_id, {"start": None, "end": None})
            return
        if table == "coding":  # what was written about the coding stays with its words
            self._store.write(
                "UPDATE memo SET document_id = ?, coding_id = NULL WHERE coding_id = ?", (document_id, row_id)
            )
        self._insert(
            "memo",
            text=f"{shortened(label)}: “{quote}”",
            document_id=document_id,
            coder_id=self.coder_id(),
            created=now(),
            changed=now(),
        )
        self._delete(table, row_id)

    def join_alike(self, document_id: int) -> None:
        """Of codings of one code and coder that now stand in the same place, keep the oldest."""
        oldest: dict[tuple[int, int, int, int], int] = {}
        for id_, *place in self._store.rows(
            'SELECT id, start, "end", code_id, coder_id FROM coding WHERE document_id = ? ORDER BY id', (document_id,)
        ):
            start, end, code, coder = place
            stays = oldest.setdefault((start, end, code, coder), id_)
            if stays != id_:
                self._leave_one(id_, stays)
