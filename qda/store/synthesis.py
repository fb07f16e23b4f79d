"""What the researcher wrote: cell states set by hand, cell summaries, and points with their evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from qda import errors
from qda.model import CellState, Evidence, Point, Span, new_guid
from qda.store.basis import Basis, Passages, Support
from qda.store.codings import shortened
from qda.store.connection import Store
from qda.store.documents import Documents
from qda.store.journal import Journal
from qda.store.shelf import Shelf

_EVIDENCE = 'id, point_id, position, question_id, case_id, document_id, start, "end", quote, coding_id, shown'


class Synthesis(Shelf):
    """`project.synthesis`"""

    def __init__(self, store: Store, journal: Journal, documents: Documents) -> None:
        super().__init__(store, journal)
        self._documents = documents
        self.basis = Basis(store, documents)

    # ----------------------------------------------------------------- cells

    def written(self) -> dict[tuple[int, int], tuple[CellState | None, str]]:
        """What was written into cells: {(question, case): (state set by hand or None, summary)}."""
        rows = self._store.rows("SELECT question_id, case_id, state, summary FROM cell")
        return {(q, c): (CellState(state) if state else None, summary) for q, c, state, summary in rows}

    def summary(self, question_id: int, case_id: int) -> str:
        return self.written().get((question_id, case_id), (None, ""))[1]

    def set_summary(self, question_id: int, case_id: int, text: str) -> None:
        """Write a cell's summary. Typing on in the same cell is one step."""
        with self._step("cell.summary", f"cell:{question_id}:{case_id}", **self._cell_told(question_id, case_id)):
            self._set_summary(question_id, case_id, text)

    def _set_summary(self, question_id: int, case_id: int, text: str) -> None:
        self._set_cell(question_id, case_id, "summary", text)
        self._keep_passages(question_id, case_id)

    def _keep_passages(self, question_id: int, case_id: int) -> None:
        """What the summary rests on, as it is now, is what it was written on."""
        basis = json.dumps(self.basis.passages(question_id, case_id), ensure_ascii=False)
        self._set_cell(question_id, case_id, "basis", basis)

    def cell_bases(self) -> dict[tuple[int, int], Passages]:
        """What each summary rested on when it was written, by (question, case)."""
        rows = self._store.rows("SELECT question_id, case_id, basis FROM cell WHERE summary <> ''")
        return {(question, case): json.loads(basis) for question, case, basis in rows}

    def still_right(self, question_id: int, case_id: int) -> None:
        """Say that a summary is still right, whatever happened to its passages."""
        with self._step("cell.right", "", **self._cell_told(question_id, case_id)):
            self._keep_passages(question_id, case_id)

    def set_summaries(self, texts: Mapping[tuple[int, int], str]) -> None:
        """Write the summaries of several cells, given by (question, case), in one step."""
        if not texts:
            return
        first = next(iter(texts))
        with self._step("cell.summary", "", **self._cell_told(*first)):
            for (question_id, case_id), text in texts.items():
                self._set_summary(question_id, case_id, text)

    def set_state(self, question_id: int, case_id: int, state: CellState | None) -> None:
        """Set a cell's state by hand, or let it follow from the turns again (None)."""
        kind = "cell.state" if state else "cell.follows"
        with self._step(kind, "", state=str(state or ""), **self._cell_told(question_id, case_id)):
            self._set_cell(question_id, case_id, "state", state)

    def _set_cell(self, question_id: int, case_id: int, column: str, value: object) -> None:
        there = self._store.value("SELECT id FROM cell WHERE question_id = ? AND case_id = ?", (question_id, case_id))
        if there:
            self._update("cell", there, {column: value})
        elif value:
            self._insert("cell", question_id=question_id, case_id=case_id, **{column: value})

    def _cell_told(self, question_id: int, case_id: int) -> dict[str, object]:
        return {"question": self._number(question_id), "case": self._called("case", case_id)}

    # ----------------------------------------------------------------- points

    def points(self, question_id: int | None = None) -> list[Point]:
        """The points of a question (or of all, in the guide's order), each with its evidence, in order."""
        where, parameters = ("1", ()) if question_id is None else ("point.question_id = ?", (question_id,))
        evidence: dict[int, list[Evidence]] = defaultdict(list)
        columns = ", ".join(f"evidence.{column.strip()}" for column in _EVIDENCE.split(","))
        for row in self._store.rows(
            f"SELECT {columns} FROM evidence JOIN point ON point.id = point_id WHERE {where} "
            "ORDER BY evidence.position, evidence.id",
            parameters,
        ):
            evidence[row[1]].append(_evidence(row))
        return [
            Point(id_, guid, question, position, text, tuple(evidence[id_]))
            for id_, guid, question, position, text in self._store.rows(
                "SELECT point.id, point.guid, point.question_id, point.position, point.text FROM point "
                "JOIN question ON question.id = point.question_id "
                f"WHERE {where} ORDER BY question.position, question.id, point.position, point.id",
                parameters,
            )
        ]

    def point(self, point_id: int) -> Point:
        row = self._store.row("SELECT question_id FROM point WHERE id = ?", (point_id,))
        found = [point for point in self.points(row[0]) if point.id == point_id] if row else []
        if not found:
            raise errors.CannotDo("That point is no longer there; choose another.")
        return found[0]

    def count_points(self) -> dict[int, int]:
        """How many points each question has."""
        return dict(self._store.rows("SELECT question_id, count(*) FROM point GROUP BY question_id"))

    def add_point(self, question_id: int, text: str = "", position: int | None = None) -> int:
        """Make a point at a place under its question, by default the last."""
        return self.add_points(question_id, [text], position)[0]

    def add_points(self, question_id: int, texts: Sequence[str], position: int | None = None) -> list[int]:
        """Make a point of each text, one after the other, in one step."""
        if not texts:
            return []
        others = [point.id for point in self.points(question_id)]
        position = len(others) if position is None else position
        made: list[int] = []
        with self._step("point.add", point=shortened(texts[0]), question=self._number(question_id)):
            for text in texts:
                end = self._end("point", "question_id = ?", (question_id,))
                made.append(self._insert("point", guid=new_guid(), question_id=question_id, position=end, text=text))
                if position < len(others):
                    self._place("point", made[-1], others, position)
                others.insert(position, made[-1])
                position += 1
        return made

    def split_point(self, point_id: int, at: int) -> int:
        """Make the words of a point from code point `at` on a new point after it. The evidence stays."""
        point = self.point(point_id)
        place = [other.id for other in self.points(point.question_id)].index(point_id)
        left, right = point.text[:at].rstrip(), point.text[at:].lstrip()
        with self._step("point.add", point=shortened(right), question=self._number(point.question_id)):
            self._update("point", point_id, {"text": left})
            return self.add_point(point.question_id, right, place + 1)

    def set_point_text(self, point_id: int, text: str) -> None:
        """Word a point. Typing on in the same point is one step."""
        point = self.point(point_id)
        with self._step(
            "point.change", f"point:{point_id}", point=shortened(text), question=self._number(point.question_id)
        ):
            self._update("point", point_id, {"text": text})
            self._keep_support(point_id)

    def point_bases(self) -> dict[int, Support]:
        """What each point rested on when it was worded, by point id."""
        rows = self._store.rows("SELECT id, basis FROM point")
        return {point_id: json.loads(basis) for point_id, basis in rows}

    def point_still_right(self, point_id: int) -> None:
        """Say that a point is still right, whatever happened to its evidence."""
        point = self.point(point_id)
        with self._step("point.right", point=shortened(point.text), question=self._number(point.question_id)):
            self._keep_support(point_id)

    def _keep_support(self, point_id: int, only: int | None = None) -> None:
        """What the point rests on, as it is now, is what it was worded on; or only one piece of its evidence."""
        now = self.basis.support(point_id)
        if only is not None:
            kept = json.loads(self._store.value("SELECT basis FROM point WHERE id = ?", (point_id,)))
            kept.pop(str(only), None)
            now = {**kept, **({str(only): now[str(only)]} if str(only) in now else {})}
        self._update("point", point_id, {"basis": json.dumps(now, ensure_ascii=False)})

    def move_point(self, point_id: int, position: int, question_id: int | None = None) -> None:
        """Put a point at another place under its question, or under another one."""
        point = self.point(point_id)
        question_id = question_id or point.question_id
        others = [other.id for other in self.points(question_id) if other.id != point_id]
        with self._step("point.move", point=shortened(point.text), question=self._number(question_id)):
            self._update("point", point_id, {"question_id": question_id})
            self._place("point", point_id, others, position)

    def delete_point(self, point_id: int) -> None:
        point = self.point(point_id)
        with self._step("point.delete", point=shortened(point.text), question=self._number(point.question_id)):
            self._delete("point", point_id)

    # ----------------------------------------------------------------- evidence

    def add_cell(self, point_id: int, question_id: int, case_id: int) -> int:
        """Let a point rest on a cell; the evidence that is there already, if it does."""
        point = self.point(point_id)
        for evidence in point.evidence:
            if (evidence.question_id, evidence.case_id) == (question_id, case_id):
                return evidence.id
        with self._step("evidence.add", "", point=shortened(point.text), **self._cell_told(question_id, case_id)):
            evidence_id = self._insert(
                "evidence",
                point_id=point_id,
                position=self._end("evidence", "point_id = ?", (point_id,)),
                question_id=question_id,
                case_id=case_id,
            )
            self._keep_support(point_id, evidence_id)
            return evidence_id

    def add_quote(
        self, point_id: int, document_id: int, span: Span, *, coding_id: int | None = None, shown: bool = True
    ) -> int:
        """Let a point rest on a passage, printed under it when `shown`; the evidence there already, if it does."""
        point = self.point(point_id)
        text = self._documents.text(document_id)
        if not 0 <= span.start < span.end <= len(text):
            raise errors.CannotDo("There is no text in that passage; select some words first.")
        for evidence in point.evidence:
            if evidence.document_id == document_id and evidence.span == span:
                return evidence.id
        with self._step("evidence.add", point=shortened(point.text), quote=shortened(span.of(text))):
            evidence_id = self._insert(
                "evidence",
                point_id=point_id,
                position=self._end("evidence", "point_id = ?", (point_id,)),
                document_id=document_id,
                start=span.start,
                end=span.end,
                quote=span.of(text),
                coding_id=coding_id,
                shown=int(shown),
            )
            self._keep_support(point_id, evidence_id)
            return evidence_id

    def show_quote(self, evidence_id: int, shown: bool) -> None:
        """Say whether a quote is printed under its point."""
        quote = self._store.value("SELECT quote FROM evidence WHERE id = ?", (evidence_id,))
        with self._step("evidence.show" if shown else "evidence.hide", quote=shortened(quote or "")):
            self._update("evidence", evidence_id, {"shown": int(shown)})

    def move_evidence(self, evidence_id: int, position: int) -> None:
        point_id = self._store.value("SELECT point_id FROM evidence WHERE id = ?", (evidence_id,))
        point = self.point(point_id)
        others: Sequence[int] = [evidence.id for evidence in point.evidence if evidence.id != evidence_id]
        with self._step("evidence.move", point=shortened(point.text)):
            self._place("evidence", evidence_id, others, position)

    def remove_evidence(self, evidence_id: int) -> None:
        """Let a point no longer rest on this."""
        row = self._store.row(
            "SELECT point.text, point.id FROM evidence JOIN point ON point.id = point_id WHERE evidence.id = ?",
            (evidence_id,),
        )
        with self._step("evidence.remove", point=shortened(row[0] if row else "")):
            self._delete("evidence", evidence_id)
            if row:
                self._keep_support(row[1], evidence_id)


def _evidence(row: tuple[object, ...]) -> Evidence:
    id_, point, position, question, case, document, start, end, quote, coding, shown = row
    span = None if start is None else Span(start, end)  # type: ignore[arg-type]
    return Evidence(id_, point, position, question, case, document, span, quote, coding, bool(shown))  # type: ignore[arg-type]
