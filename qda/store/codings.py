"""Codings: one code on one span by one coder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qda import errors
from qda.model import Coder, Coding, Report, Span, silent
from qda.store.connection import Store, now
from qda.store.documents import Documents
from qda.store.journal import Journal
from qda.store.shelf import Shelf

CONTEXT = 32
"""How many characters before and after a quote are kept to find it again."""

_CODING = 'id, code_id, document_id, start, "end", quote, before, after, coder_id, created'


class Codings(Shelf):
    """`project.codings`"""

    def __init__(self, store: Store, journal: Journal, documents: Documents) -> None:
        super().__init__(store, journal)
        self._documents = documents

    # ----------------------------------------------------------------- reading

    def get(self, coding_id: int) -> Coding:
        row = self._store.row(f"SELECT {_CODING} FROM coding WHERE id = ?", (coding_id,))
        if row is None:
            raise errors.CannotDo("That coding is no longer there; choose another.")
        return _coding(row)

    def in_document(self, document_id: int) -> list[Coding]:
        """Every coding of a document, in the order of the text."""
        query = f"SELECT {_CODING} FROM coding WHERE document_id = ? ORDER BY start, \"end\", id"
        return [_coding(row) for row in self._store.rows(query, (document_id,))]

    def of_codes(self, code_ids: Iterable[int] | None = None) -> list[Coding]:
        """Every coding with one of the codes (None: with any), in the order of documents and text."""
        where = "1"
        if code_ids is not None:
            where = f"code_id IN ({', '.join(str(int(id_)) for id_ in code_ids)})"
        columns = ", ".join(f"coding.{column.strip()}" for column in _CODING.split(","))
        query = (
            f"SELECT {columns} FROM coding JOIN document ON document.id = document_id WHERE {where} "
            'ORDER BY document.position, document.id, start, "end", coding.id'
        )
        return [_coding(row) for row in self._store.rows(query)]

    def overlapping(self, document_id: int, span: Span) -> list[Coding]:
        query = f'SELECT {_CODING} FROM coding WHERE document_id = ? AND start < ? AND "end" > ? ORDER BY start, id'
        return [_coding(row) for row in self._store.rows(query, (document_id, span.end, span.start))]

    def count_by_code(self) -> dict[int, int]:
        return dict(self._store.rows("SELECT code_id, count(*) FROM coding GROUP BY code_id"))

    def count_by_document(self) -> dict[int, int]:
        return dict(self._store.rows("SELECT document_id, count(*) FROM coding GROUP BY document_id"))

    def coders(self) -> list[Coder]:
        return [Coder(id_, name) for id_, name in self._store.rows("SELECT id, name FROM coder ORDER BY id")]

    # ----------------------------------------------------------------- writing

    def add(self, document_id: int, span: Span, code_id: int, coder: str = "") -> int:
        """Put a code on a passage; the coding that is there already, if this coder made it before.

        Raises `CannotDo` where the span is empty or leaves the text.
        """
        text = self._documents.text(document_id)
        span = Span(*span)
        if not 0 <= span.start < span.end <= len(text):
            raise errors.CannotDo("There is no text in that passage; select some words first.")
        with self._step("coding.add", **self._told(document_id, span, code_id)):
            coder_id = self.coder_id(coder)
            there = self._store.value(
                'SELECT id FROM coding WHERE document_id = ? AND start = ? AND "end" = ? AND code_id = ? AND coder_id = ?',
                (document_id, *span, code_id, coder_id),
            )
            if there:
                return int(there)
            row = _row(document_id, span, code_id, coder_id, text, now())
            self._insert_all("coding", _COLUMNS, [row])
            return int(self._store.value("SELECT last_insert_rowid()"))

    def add_all(
        self, rows: Sequence[tuple[int, Span, int, str, str]], source: str = "", report: Report = silent
    ) -> list[int]:
        """Many codings in one step, given as (document, span, code, coder or "", created or "").

        Returns their ids; one that is there already is not made twice.
        """
        with self._step("coding.add_all", count=len(rows), source=source):
            ids: list[int] = []
            for number, (document_id, span, code_id, coder, created) in enumerate(rows):
                if number % 500 == 0:
                    report(number, len(rows), source)
                text = self._documents.text(document_id)
                coder_id = self.coder_id(coder)
                there = self._store.value(
                    'SELECT id FROM coding WHERE document_id = ? AND start = ? AND "end" = ? AND code_id = ? '
                    "AND coder_id = ?",
                    (document_id, *span, code_id, coder_id),
                )
                if not there:
                    self._insert_all(
                        "coding", _COLUMNS, [_row(document_id, span, code_id, coder_id, text, created or now())]
                    )
                    there = self._store.value("SELECT last_insert_rowid()")
                ids.append(int(there))
            return ids

    def remove(self, coding_ids: Sequence[int]) -> None:
        """Take codings off their passages."""
        if not coding_ids:
            return
        first = self.get(coding_ids[0])
        told = self._told(first.document_id, first.span, first.code_id)
        with self._step("coding.remove", count=len(coding_ids), **told):
            for coding_id in coding_ids:
                self._delete("coding", coding_id)

    def recode(self, coding_ids: Sequence[int], code_id: int) -> None:
        """Give codings another code. One that would stand twice stays once."""
        if not coding_ids:
            return
        first = self.get(coding_ids[0])
        with self._step("coding.recode", count=len(coding_ids), **self._told(first.document_id, first.span, code_id)):
            for coding_id in coding_ids:
                coding = self.get(coding_id)
                there = self._store.value(
                    'SELECT id FROM coding WHERE document_id = ? AND start = ? AND "end" = ? AND code_id = ? '
                    "AND coder_id = ? AND id <> ?",
                    (coding.document_id, *coding.span, code_id, coding.coder_id, coding_id),
                )
                if there:
                    self._store.write("UPDATE memo SET coding_id = ? WHERE coding_id = ?", (there, coding_id))
                    self._store.write("UPDATE evidence SET coding_id = ? WHERE coding_id = ?", (there, coding_id))
                    self._delete("coding", coding_id)
                else:
                    self._update("coding", coding_id, {"code_id": code_id})

    def resize(self, coding_id: int, span: Span) -> None:
        """Let a coding cover other words."""
        coding = self.get(coding_id)
        text = self._documents.text(coding.document_id)
        if not 0 <= span.start < span.end <= len(text):
            raise errors.CannotDo("There is no text in that passage; select some words first.")
        row = dict(zip(_COLUMNS, _row(coding.document_id, span, coding.code_id, coding.coder_id, text, coding.created)))
        with self._step("coding.resize", **self._told(coding.document_id, span, coding.code_id)):
            self._update("coding", coding_id, row)

    def coder_id(self, name: str = "") -> int:
        """The id of a coder (of whoever is at the keyboard, by default), made within the step under way if new."""
        name = name or self._journal.coder
        found = self._store.value("SELECT id FROM coder WHERE name = ?", (name,))
        return int(found or self._insert("coder", name=name))

    def _told(self, document_id: int, span: Span, code_id: int) -> dict[str, object]:
        """What the history says of a coding."""
        document, code = self._store.row(
            "SELECT document.name, code.name FROM document, code WHERE document.id = ? AND code.id = ?",
            (document_id, code_id),
        ) or ("", "")
        text = self._documents.text(document_id)
        return {
            "document": document,
            "paragraph": self._documents.paragraphs(document_id).number_at(span.start),
            "quote": shortened(span.of(text)),
            "code": code,
        }


_COLUMNS = ("document_id", "start", "end", "code_id", "coder_id", "quote", "before", "after", "created")


def _row(document_id: int, span: Span, code_id: int, coder_id: int, text: str, created: str) -> tuple[object, ...]:
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    return (document_id, *span, code_id, coder_id, span.of(text), before, after, created)


def shortened(quote: str, most: int = 60) -> str:
    """The first words of a quote, on one line."""
    line = " ".join(quote.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"


def _coding(row: tuple[object, ...]) -> Coding:
    id_, code, document, start, end, *others = row
    return Coding(id_, code, document, Span(start, end), *others)  # type: ignore[arg-type]
