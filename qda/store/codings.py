"""Codings: one code on one span by one coder."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from itertools import groupby

from qda import errors
from qda.model import Coder, Coding, Report, Span, silent
from qda.store.connection import Store, now
from qda.store.documents import Documents
from qda.store.journal import Journal
from qda.store.shelf import Shelf
from qda.text.spans import context

CONTEXT = 32
"""How many characters before and after a quote are kept to find it again."""

_CODING = 'id, code_id, document_id, start, "end", quote, before, after, coder_id, created, good'


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
        query = f'SELECT {_CODING} FROM coding WHERE document_id = ? ORDER BY start, "end", id'
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

    def with_memos(self) -> list[Coding]:
        """The codings that memos are on."""
        where = "id IN (SELECT coding_id FROM memo WHERE coding_id IS NOT NULL)"
        return [_coding(row) for row in self._store.rows(f"SELECT {_CODING} FROM coding WHERE {where}")]

    def spoken(
        self, code_ids: Iterable[int] | None = None, document_ids: Iterable[int] | None = None
    ) -> list[tuple[Coding, int, int, int | None]]:
        """As `of_codes`, of some documents (None: of all), each with the turn it begins in: (coding, where the speech
        starts, where the turn ends, the speaker's id). A coding outside all turns has (coding, 0, 0, None)."""
        documents = "document CROSS JOIN coding"  # all of them are read document by document: no sorting of the words
        where = "1"
        if code_ids is not None:
            documents = "coding JOIN document"
            where = f"code_id IN ({', '.join(str(int(id_)) for id_ in code_ids)})"
        if document_ids is not None:
            where += f" AND document.id IN ({', '.join(str(int(id_)) for id_ in document_ids)})"
        columns = ", ".join(f"coding.{column.strip()}" for column in _CODING.split(","))
        query = f"""
            SELECT {columns}, turn.said_start, turn."end", turn.speaker_id
            FROM {documents} ON document.id = coding.document_id
            LEFT JOIN turn ON turn.id = (
                SELECT id FROM turn WHERE turn.document_id = coding.document_id AND turn.start <= coding.start
                ORDER BY turn.start DESC LIMIT 1)
            WHERE {where} ORDER BY document.position, document.id, coding.start, coding."end", coding.id
            """
        return [
            (
                Coding(id_, code, document, Span(start, end), quote, before, after, coder, created, bool(good)),
                said or 0, until or 0, who,
            )
            for id_, code, document, start, end, quote, before, after, coder, created, good, said, until, who
            in self._store.rows(query)
        ]  # fmt: skip

    def overlapping(self, document_id: int, span: Span) -> list[Coding]:
        query = f'SELECT {_CODING} FROM coding WHERE document_id = ? AND start < ? AND "end" > ? ORDER BY start, id'
        return [_coding(row) for row in self._store.rows(query, (document_id, span.end, span.start))]

    def count_by_code(self) -> dict[int, int]:
        return dict(self._store.rows("SELECT code_id, count(*) FROM coding GROUP BY code_id"))

    def count_by_document(self) -> dict[int, int]:
        return dict(self._store.rows("SELECT document_id, count(*) FROM coding GROUP BY document_id"))

    def furthest(self) -> dict[int, int]:
        """Where the last coding of each document begins; documents without one are not there."""
        rows = self._store.rows(
            "SELECT id, (SELECT max(start) FROM coding WHERE document_id = document.id) AS last FROM document"
        )
        return {document: last for document, last in rows if last is not None}

    def coders(self) -> list[Coder]:
        return [Coder(id_, name) for id_, name in self._store.rows("SELECT id, name FROM coder ORDER BY id")]

    # ----------------------------------------------------------------- writing

    def add(self, document_id: int, span: Span, code_id: int, coder: str = "") -> int:
        """Put a code on a passage; the coding that is there already, if this coder made it before.

        Raises `CannotDo` where the span is empty or leaves the text.
        """
        span = Span(*span)
        text = self._text_around(document_id, span)
        with self._step("coding.add", "", **self._told(document_id, span, code_id)):
            return self._put(document_id, span, code_id, self.coder_id(coder), text)

    def _put(self, document_id: int, span: Span, code_id: int, coder_id: int, text: str) -> int:
        there = self._at(document_id, span, code_id, coder_id)
        return there or self._insert("coding", **_values(document_id, span, code_id, coder_id, text, now()))

    def add_together(self, document_id: int, span: Span, code_ids: Sequence[int], joins: str = "") -> list[int]:
        """Put several codes on one passage, as one act. With one code more and the same `joins`, that act grows."""
        span = Span(*span)
        told = [self._told(document_id, span, code_id) for code_id in code_ids]
        if not told:
            return []
        text = self._text_around(document_id, span)
        names = ", ".join(str(one["code"]) for one in told)
        with self._step("coding.add", joins, **{**told[0], "code": names}):
            coder_id = self.coder_id("")
            return [self._put(document_id, span, code_id, coder_id, text) for code_id in code_ids]

    def add_all(
        self, rows: Sequence[tuple[int, Span, int, str, str]], source: str = "", report: Report = silent
    ) -> list[int]:
        """Many codings in one step, given as (document, span, code, coder or "", created or "").

        Returns their ids; one that is there already is not made twice.
        """
        ids = [0] * len(rows)
        with self._step("coding.add_all", count=len(rows), source=source):
            coders = {name: self.coder_id(name) for name in {row[3] for row in rows}}
            free = int(self._store.value("SELECT coalesce(max(id), 0) + 1 FROM coding"))
            done = 0
            places = sorted(range(len(rows)), key=lambda place: rows[place][0])
            for document_id, of_document in groupby(places, key=lambda place: rows[place][0]):
                there = self._by_words(document_id)
                made: list[tuple[object, ...]] = []
                for place in of_document:
                    _, span, code_id, coder, created = rows[place]
                    key = (*span, code_id, coders[coder])
                    if key not in there:
                        text = self._text_around(document_id, span)
                        values = _values(document_id, span, code_id, coders[coder], text, created or now())
                        made.append((free, *values.values()))
                        there[key] = free
                        free += 1
                    ids[place] = there[key]
                    if done % 500 == 0:
                        report(done, len(rows), source)
                    done += 1
                self._insert_all("coding", ("id", *_COLUMNS), made)
        return ids

    def _by_words(self, document_id: int) -> dict[tuple[int, int, int, int], int]:
        """The codings of a document by start, end, code and coder."""
        query = 'SELECT start, "end", code_id, coder_id, id FROM coding WHERE document_id = ?'
        return {
            (start, end, code, coder): id_ for start, end, code, coder, id_ in self._store.rows(query, (document_id,))
        }

    def remove(self, coding_ids: Sequence[int]) -> None:
        """Take codings off their passages."""
        for _ in self.removing(coding_ids):
            pass

    def removing(self, coding_ids: Sequence[int]) -> Generator[None, None, None]:
        """As `remove`, a coding at each turn of the loop; a loop that is left takes all of it back."""
        if not coding_ids:
            return
        first = self.get(coding_ids[0])
        told = self._told(first.document_id, first.span, first.code_id)
        kind = "coding.remove" if len(coding_ids) == 1 else "coding.remove_all"
        with self._step(kind, "", count=len(coding_ids), **told):
            for coding_id in coding_ids:
                self._delete("coding", coding_id)
                yield

    def recode(self, coding_ids: Sequence[int], code_id: int) -> None:
        """Give codings another code. One that would stand twice stays once."""
        for _ in self.recoding(coding_ids, code_id):
            pass

    def recoding(self, coding_ids: Sequence[int], code_id: int) -> Generator[None, None, None]:
        """As `recode`, a coding at each turn of the loop; a loop that is left takes all of it back."""
        if not coding_ids:
            return
        first = self.get(coding_ids[0])
        told = self._told(first.document_id, first.span, code_id)
        kind = "coding.recode" if len(coding_ids) == 1 else "coding.recode_all"
        with self._step(kind, "", count=len(coding_ids), **told):
            for coding_id in dict.fromkeys(coding_ids):
                coding = self.get(coding_id)
                there = self._at(coding.document_id, coding.span, code_id, coding.coder_id, but=coding_id)
                if there:
                    self._leave_one(coding_id, there)
                else:
                    self._update("coding", coding_id, {"code_id": code_id})
                yield

    def mark_good(self, coding_ids: Sequence[int], good: bool = True) -> None:
        """Say that passages are worth quoting, or that they are not after all."""
        for _ in self.marking(coding_ids, good):
            pass

    def marking(self, coding_ids: Sequence[int], good: bool) -> Generator[None, None, None]:
        """As `mark_good`, a coding at each turn of the loop; a loop that is left takes all of it back."""
        if not coding_ids:
            return
        first = self.get(coding_ids[0])
        told = self._told(first.document_id, first.span, first.code_id)
        with self._step("coding.good" if good else "coding.not_good", "", count=len(coding_ids), **told):
            for coding_id in coding_ids:
                self._store.write("UPDATE coding SET good = ? WHERE id = ? AND good <> ?", (good, coding_id, good))
                yield

    def resize(self, coding_id: int, span: Span, joins: str = "") -> None:
        """Let a coding cover other words. Where the same coding stands there already, that one stays.

        With the same `joins` as the act before, shortly after it, the two are one act.
        """
        span = Span(*span)
        coding = self.get(coding_id)
        text = self._text_around(coding.document_id, span)
        with self._step("coding.resize", joins, **self._told(coding.document_id, span, coding.code_id)):
            there = self._at(coding.document_id, span, coding.code_id, coding.coder_id, but=coding_id)
            if there:
                self._leave_one(coding_id, there)
            else:
                self._update(
                    "coding",
                    coding_id,
                    _values(coding.document_id, span, coding.code_id, coding.coder_id, text, coding.created),
                )

    def _at(self, document_id: int, span: Span, code_id: int, coder_id: int, but: int = 0) -> int | None:
        """The coding that is there already, if it is."""
        found = self._store.value(
            'SELECT id FROM coding WHERE document_id = ? AND start = ? AND "end" = ? AND code_id = ? AND coder_id = ? '
            "AND id <> ?",
            (document_id, *span, code_id, coder_id, but),
        )
        return None if found is None else int(found)

    def _text_around(self, document_id: int, span: Span) -> str:
        """The text that a span is in. Raises `CannotDo` where it is empty or leaves it."""
        text = self._documents.text(document_id)
        if not 0 <= span.start < span.end <= len(text):
            raise errors.CannotDo("There is no text in that passage; select some words first.")
        return text

    def _told(self, document_id: int, span: Span, code_id: int) -> dict[str, object]:
        """What the history says of a coding."""
        names = self._store.row(
            "SELECT document.name, code.name FROM document, code WHERE document.id = ? AND code.id = ?",
            (document_id, code_id),
        )
        if names is None:
            raise errors.CannotDo("That code is no longer in the codebook; choose another.")
        document, code = names
        text = self._documents.text(document_id)
        return {
            "document": document,
            "paragraph": self._documents.paragraphs(document_id).number_at(span.start),
            "quote": shortened(span.of(text)),
            "code": code,
        }


_COLUMNS = ("document_id", "start", "end", "code_id", "coder_id", "quote", "before", "after", "created")


def _values(document_id: int, span: Span, code_id: int, coder_id: int, text: str, created: str) -> dict[str, object]:
    before, after = context(text, span, CONTEXT)
    values = (document_id, span.start, span.end, code_id, coder_id, span.of(text), before, after, created)
    return dict(zip(_COLUMNS, values, strict=True))


def shortened(quote: str, most: int = 60) -> str:
    """The first words of a quote, on one line."""
    line = " ".join(quote.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"


def _coding(row: tuple[object, ...]) -> Coding:
    id_, code, document, start, end, quote, before, after, coder, created, good = row
    span = Span(start, end)  # type: ignore[arg-type]
    return Coding(id_, code, document, span, quote, before, after, coder, created, bool(good))  # type: ignore[arg-type]
