"""Points: the bullets of the synthesis, under questions and codes, and the findings that stand above them.

A point rests on evidence; what it rested on when it was worded is kept with it, for `analysis.staleness`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from qda import errors
from qda.model import FINDINGS, Evidence, Place, Point, Span, new_guid
from qda.store.basis import Basis, Support
from qda.store.codings import shortened
from qda.store.connection import Store
from qda.store.documents import Documents
from qda.store.journal import Journal
from qda.store.shelf import Shelf

Where = Place | int
"""Where points stand; a number is a question."""

_EVIDENCE = (
    'e.id, e.point_id, e.position, e.question_id, e.case_id, e.document_id, e.start, e."end", e.quote, e.coding_id, '
    "e.shown, e.contrary, e.code_id, e.on_point_id, e.printed"
)
_ORDER = """
    WITH RECURSIVE tree (id, path) AS (
        SELECT id, printf('%06d.%06d', position, id) FROM code WHERE parent_id IS NULL
        UNION ALL SELECT code.id, path || printf('/%06d.%06d', code.position, code.id)
        FROM code JOIN tree ON code.parent_id = tree.id)
"""


def place_of(where: Where) -> Place:
    return where if isinstance(where, Place) else Place(where)


class Points(Shelf):
    """The part of `project.synthesis` that is points and their evidence."""

    def __init__(self, store: Store, journal: Journal, documents: Documents) -> None:
        super().__init__(store, journal)
        self._documents = documents
        self.basis = Basis(store, documents)

    # ----------------------------------------------------------------- reading

    def points(self, where: Where | None = None) -> list[Point]:
        """The points of a question, of a code, or the findings, each with its evidence, in order.

        Without a place all of them: findings first, then those of the questions in the guide's order and those of
        the codes in the codebook's.
        """
        place = None if where is None else place_of(where)
        chosen = "1" if place is None else "point.question_id IS ? AND point.code_id IS ?"
        return self._points(chosen, place or ())

    def point(self, point_id: int) -> Point:
        found = self._points("point.id = ?", (point_id,))
        if not found:
            raise errors.CannotDo("That point is no longer there; choose another.")
        return found[0]

    def _points(self, chosen: str, parameters: Sequence[object]) -> list[Point]:
        evidence: dict[int, list[Evidence]] = defaultdict(list)
        for row in self._store.rows(
            f"SELECT {_EVIDENCE} FROM evidence e JOIN point ON point.id = e.point_id WHERE {chosen} "
            "ORDER BY e.position, e.id",
            parameters,
        ):
            evidence[row[1]].append(_evidence(row))
        return [
            Point(id_, guid, question, position, text, tuple(evidence[id_]), code, group)
            for id_, guid, question, position, text, code, group in self._store.rows(
                f"{_ORDER} SELECT point.id, point.guid, point.question_id, point.position, point.text, "
                "point.code_id, point.of_group FROM point "
                "LEFT JOIN question ON question.id = point.question_id LEFT JOIN tree ON tree.id = point.code_id "
                f"WHERE {chosen} ORDER BY point.code_id IS NOT NULL, tree.path, point.question_id IS NOT NULL, "
                "question.position, question.id, point.position, point.id",
                parameters,
            )
        ]

    def count_points(self) -> dict[int, int]:
        """How many points each question has."""
        return {place.question_id: n for place, n in self.count_by_place().items() if place.question_id is not None}

    def count_by_place(self) -> dict[Place, int]:
        """How many points stand in each place that has some."""
        rows = self._store.rows("SELECT question_id, code_id, count(*) FROM point GROUP BY question_id, code_id")
        return {Place(question, code): count for question, code, count in rows}

    # ----------------------------------------------------------------- making and moving

    def add_point(self, where: Where, text: str = "", position: int | None = None, *, group: str = "") -> int:
        """Make a point at a place under its question or code, or a finding; by default the last."""
        return self.add_points(where, [text], position, group=group)[0]

    def add_points(
        self, where: Where, texts: Sequence[str], position: int | None = None, *, group: str = ""
    ) -> list[int]:
        """Make a point of each text, one after the other, in one step."""
        if not texts:
            return []
        place = place_of(where)
        others = self._at(place)
        position = len(others) if position is None else position
        made: list[int] = []
        kind = "point.add" if place.question_id else "theme.add" if place.code_id else "finding.add"
        with self._step(kind, "", point=shortened(texts[0]), **self._place_told(place)):
            for text in texts:
                end = self._end("point", "question_id IS ? AND code_id IS ?", place)
                made.append(
                    self._insert("point", guid=new_guid(), **place._asdict(), of_group=group, position=end, text=text)
                )
                if position < len(others):
                    self._place("point", made[-1], others, position)
                others.insert(position, made[-1])
                position += 1
        return made

    def write_lines(self, point_id: int, lines: Sequence[str]) -> int:
        """Make points of several lines after a point, in one step; an empty one takes the first. Returns the last."""
        point, rest = self.point(point_id), list(lines)
        place = point.place
        at = self._at(place).index(point_id) + 1
        kind = "point.add" if place.question_id else "theme.add" if place.code_id else "finding.add"
        with self._step(kind, "", point=shortened(lines[0]), **self._place_told(place)):
            if not point.text:
                self.set_point_text(point_id, rest.pop(0))
            return [point_id, *self.add_points(place, rest, at, group=point.group)][-1]

    def point_of_cells(
        self,
        where: Where,
        cells: Sequence[tuple[Place, int]],
        text: str = "",
        position: int | None = None,
        passages: Iterable[tuple[int, Span]] = (),
    ) -> int:
        """Make a point that rests on cells, each given by its row (a question or a code) and its case, and on passages,
        each by its document and span and not printed, in one step."""
        place = place_of(where)
        kind = "point.add" if place.question_id else "theme.add" if place.code_id else "finding.add"
        with self._step(kind, "", point=shortened(text), **self._place_told(place)):
            made = self.add_point(place, text, position)
            for row, case_id in cells:
                self.add_cell(made, row, case_id)
            for document_id, span in passages:
                self.add_quote(made, document_id, span, shown=False)
            return made

    def set_point_text(self, point_id: int, text: str) -> None:
        """Word a point. Typing on in the same point is one step."""
        place = self._where(point_id)
        kind = "point.change" if place.question_id else "theme.change" if place.code_id else "finding.change"
        with self._step(kind, f"point:{point_id}", point=shortened(text), **self._place_told(place)):
            self._update("point", point_id, {"text": text})
            self._keep_support(point_id)

    def set_group(self, point_id: int, group: str) -> None:
        """Say which group of cases a point is told of; "" is all of them."""
        point = self.point(point_id)
        with self._step("point.group", point=shortened(point.text)):
            self._update("point", point_id, {"of_group": group})

    def move_point(self, point_id: int, position: int, where: Where | None = None) -> None:
        """Put a point at another place among its like, or under another question or code."""
        point = self.point(point_id)
        place = point.place if where is None else place_of(where)
        others = [other for other in self._at(place) if other != point_id]
        kind = "point.move" if place.question_id else "theme.move" if place.code_id else "finding.move"
        with self._step(kind, "", point=shortened(point.text), **self._place_told(place)):
            if place != point.place:
                if place == FINDINGS:
                    self._store.write("DELETE FROM evidence WHERE on_point_id = ?", (point_id,))
                elif point.is_finding and any(one.on_point_id for one in point.evidence):
                    raise errors.CannotDo("A finding that rests on points stays a finding; take them away first.")
                self._update("point", point_id, {**place._asdict(), "of_group": ""})
            self._place("point", point_id, others, position)

    def delete_point(self, point_id: int) -> None:
        point = self.point(point_id)
        place = point.place
        kind = "point.delete" if place.question_id else "theme.delete" if place.code_id else "finding.delete"
        with self._step(kind, "", point=shortened(point.text), **self._place_told(place)):
            self._delete("point", point_id)

    # ----------------------------------------------------------------- splitting, merging, promoting

    def split_point(self, point_id: int, at: int, evidence_ids: Iterable[int] = ()) -> int:
        """Make the words of a point from code point `at` on a new point after it, which takes some of its evidence.

        Findings that rest on the point rest on both.
        """
        point = self.point(point_id)
        place = self._at(point.place).index(point_id)
        left, right = point.text[:at].rstrip(), point.text[at:].lstrip()
        goes = set(evidence_ids)
        with self._step("point.split", point=shortened(point.text), other=shortened(right)):
            made = self.add_point(point.place, right, place + 1, group=point.group)
            self._update("point", point_id, {"text": left})
            for position, one in enumerate([one for one in point.evidence if one.id in goes]):
                self._update("evidence", one.id, {"point_id": made, "position": position})
            for finding in self._resting_on(point_id):
                self.add_on_point(finding, made)
            kept = self._kept(point_id)
            self._keep(made, {key: told for key, told in kept.items() if _evidence_id(key) in goes})
            self._keep(point_id, {key: told for key, told in kept.items() if _evidence_id(key) not in goes})
            return made

    def merge_points(self, point_ids: Sequence[int]) -> int:
        """Make several points one, in the place of the first: their texts one after the other, their evidence joined.

        What would be there twice stays once; memos on the others, and findings that rest on them, go to the first.
        """
        first, *others = [self.point(id_) for id_ in dict.fromkeys(point_ids)]
        text = " ".join(one.text.strip() for one in (first, *others) if one.text.strip())
        with self._step("point.merge", point=shortened(text), count=len(others) + 1):
            kept = self._kept(first.id)
            for other in others:
                if other.is_finding and not first.is_finding and any(one.on_point_id for one in other.evidence):
                    raise errors.CannotDo("A finding that rests on points cannot be merged into a point below it.")
                twice = self._take_evidence(first.id, other)
                kept |= {key: told for key, told in self._kept(other.id).items() if _evidence_id(key) not in twice}
                for finding in self._resting_on(other.id):
                    if finding != first.id:
                        self.add_on_point(finding, first.id)
                self._store.write("UPDATE memo SET point_id = ? WHERE point_id = ?", (first.id, other.id))
                self._delete("point", other.id)
            groups = {one.group for one in (first, *others)}
            self._update("point", first.id, {"text": text, "of_group": first.group if len(groups) == 1 else ""})
            self._keep(first.id, kept)
        return first.id

    def _take_evidence(self, point_id: int, other: Point) -> set[int]:
        """Let a point rest on what another rests on. Returns the evidence that it had already."""
        there = {_what(one): one for one in self.point(point_id).evidence}
        end = self._end("evidence", "point_id = ?", (point_id,))
        twice = set()
        for one in other.evidence:
            known = there.get(_what(one))
            if known is None and one.on_point_id != point_id:
                self._update("evidence", one.id, {"point_id": point_id, "position": end})
                end += 1
                continue
            twice.add(one.id)
            if known is not None:
                shown, printed = int(known.shown or one.shown), known.printed or one.printed
                self._update("evidence", known.id, {"shown": shown, "printed": printed})
        return twice

    def promote(self, point_ids: Sequence[int], text: str | None = None) -> int:
        """Make a finding of points, whichever questions they are under. It rests on them, and they stay."""
        points = [self.point(id_) for id_ in dict.fromkeys(point_ids)]
        if text is None:
            text = " ".join(point.text.strip() for point in points if point.text.strip())
        with self._step("point.promote", point=shortened(text), count=len(points)):
            made = self.add_point(FINDINGS, text)
            for point in points:
                self.add_on_point(made, point.id)
            return made

    def _resting_on(self, point_id: int) -> list[int]:
        """The findings that rest on a point."""
        return [row[0] for row in self._store.rows("SELECT point_id FROM evidence WHERE on_point_id = ?", (point_id,))]

    # ----------------------------------------------------------------- what a point rested on

    def point_bases(self) -> dict[int, Support]:
        """What each point rested on when it was worded, by point id."""
        rows = self._store.rows("SELECT id, basis FROM point")
        return {point_id: json.loads(basis) for point_id, basis in rows}

    def point_still_right(self, point_id: int) -> None:
        """Say that a point is still right, whatever happened to its evidence."""
        point = self.point(point_id)
        place = point.place
        kind = "point.right" if place.question_id else "theme.right" if place.code_id else "finding.right"
        with self._step(kind, "", point=shortened(point.text), **self._place_told(place)):
            self._keep_support(point_id)

    def _keep_support(self, point_id: int, only: int | None = None) -> None:
        """What the point rests on, as it is now, is what it was worded on; or only one piece of its evidence."""
        now = self.basis.support(point_id)
        if only is not None:
            others = {key: told for key, told in self._kept(point_id).items() if _evidence_id(key) != only}
            now = others | {key: told for key, told in now.items() if _evidence_id(key) == only}
        self._keep(point_id, now)

    def _kept(self, point_id: int) -> Support:
        return json.loads(self._store.value("SELECT basis FROM point WHERE id = ?", (point_id,)))  # type: ignore[no-any-return]

    def _keep(self, point_id: int, support: Support) -> None:
        self._update("point", point_id, {"basis": json.dumps(support, ensure_ascii=False)})

    # ----------------------------------------------------------------- evidence

    def add_cell(self, point_id: int, row: Where, case_id: int, *, contrary: bool = False) -> int:
        """Let a point rest on the cell of a question (or code) and a case; the evidence that is there, if it does."""
        row = place_of(row)
        point = self.point(point_id)
        for evidence in point.evidence:
            if (evidence.question_id, evidence.code_id, evidence.case_id) == (*row, case_id):
                return evidence.id
        told = {**self._place_told(row), "case": self._called("case", case_id)}
        with self._step("evidence.add", "", point=shortened(point.text), **told):
            return self._add_evidence(point_id, **row._asdict(), case_id=case_id, contrary=int(contrary))

    def add_quote(
        self,
        point_id: int,
        document_id: int,
        span: Span,
        *,
        coding_id: int | None = None,
        shown: bool = True,
        contrary: bool = False,
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
            return self._add_evidence(
                point_id,
                document_id=document_id,
                start=span.start,
                end=span.end,
                quote=span.of(text),
                coding_id=coding_id,
                shown=int(shown),
                contrary=int(contrary),
            )

    def add_on_point(self, finding_id: int, point_id: int, *, contrary: bool = False) -> int:
        """Let a finding rest on a point of a question or a code; the evidence that is there already, if it does."""
        finding, point = self.point(finding_id), self.point(point_id)
        if not finding.is_finding or point.is_finding:
            raise errors.CannotDo("Only a finding rests on points, and only on those of questions and codes.")
        for evidence in finding.evidence:
            if evidence.on_point_id == point_id:
                return evidence.id
        with self._step("evidence.add", point=shortened(finding.text), quote=shortened(point.text)):
            return self._add_evidence(finding_id, on_point_id=point_id, contrary=int(contrary))

    def _add_evidence(self, point_id: int, **values: object) -> int:
        end = self._end("evidence", "point_id = ?", (point_id,))
        made = self._insert("evidence", point_id=point_id, position=end, **values)
        self._keep_support(point_id, made)
        return made

    def show_quote(self, evidence_id: int, shown: bool) -> None:
        """Say whether a quote is printed under its point."""
        quote = self._store.value("SELECT quote FROM evidence WHERE id = ?", (evidence_id,))
        with self._step("evidence.show" if shown else "evidence.hide", quote=shortened(quote or "")):
            self._update("evidence", evidence_id, {"shown": int(shown)})

    def set_printed(self, evidence_id: int, printed: str) -> None:
        """Say how a quote is printed; "" as it was said. Whether it is true to the words is for `analysis.printed`."""
        quote = self._store.value("SELECT quote FROM evidence WHERE id = ?", (evidence_id,))
        with self._step("evidence.print" if printed else "evidence.verbatim", quote=shortened(quote or "")):
            self._update("evidence", evidence_id, {"printed": printed})

    def set_contrary(self, evidence_id: int, contrary: bool) -> None:
        """Say whether evidence speaks against its point."""
        point = self._point_of(evidence_id)
        with self._step("evidence.contrary" if contrary else "evidence.supports", point=shortened(point.text)):
            self._update("evidence", evidence_id, {"contrary": int(contrary)})

    def move_evidence(self, evidence_id: int, position: int) -> None:
        point = self._point_of(evidence_id)
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

    # ----------------------------------------------------------------- places

    def _where(self, point_id: int) -> Place:
        row = self._store.row("SELECT question_id, code_id FROM point WHERE id = ?", (point_id,))
        if row is None:
            raise errors.CannotDo("That point is no longer there; choose another.")
        return Place(*row)

    def _at(self, place: Place) -> list[int]:
        """The ids of the points in a place, in order."""
        rows = self._store.rows(
            "SELECT id FROM point WHERE question_id IS ? AND code_id IS ? ORDER BY position, id", place
        )
        return [row[0] for row in rows]

    def _point_of(self, evidence_id: int) -> Point:
        return self.point(self._store.value("SELECT point_id FROM evidence WHERE id = ?", (evidence_id,)) or 0)

    def _place_told(self, place: Place) -> dict[str, object]:
        """What the history says of a place."""
        if place.question_id is not None:
            return {"question": self._number(place.question_id)}
        return {} if place.code_id is None else {"code": self._called("code", place.code_id)}


def _evidence_id(key: str) -> int:
    """The evidence that an entry of a `Support` tells of."""
    return int(key.partition(".")[0])


def _what(evidence: Evidence) -> tuple[object, ...]:
    """What makes two pieces of evidence the same."""
    one = evidence
    return one.question_id, one.code_id, one.case_id, one.document_id, one.span, one.on_point_id


def _evidence(row: tuple[object, ...]) -> Evidence:
    *ids, start, end, quote, coding, shown, contrary, code, on_point, printed = row
    span = None if start is None else Span(start, end)  # type: ignore[arg-type]
    told = (span, quote, coding, bool(shown), bool(contrary), code, on_point, printed)
    return Evidence(*(*ids, *told))  # type: ignore[arg-type]
