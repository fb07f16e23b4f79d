"""What summaries and points rested on when they were written, and what that is now.

A basis is kept with the words it bears: for a cell's summary the passages that answered; for a point each piece
of its evidence. Comparing the two is `analysis.staleness`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

from qda.store.connection import Store
from qda.store.documents import Documents

Passages = list[list[str]]
"""Each as [document guid, words]."""
Support = dict[str, list[str]]
"""By evidence id: [what it is ("cell", "quote" or "point"), what it is called, its words, the names of its codes].

A cell tells its passages as well, by "<evidence id>.passages": ["passages", its name, the words of each …]; a point
below a finding what it rests on itself, by "<evidence id>.<evidence id>".
"""

_EVIDENCE = """
    SELECT e.point_id, e.id, e.document_id, e.start, e."end", coalesce(document.name, "case".name),
           coalesce((SELECT summary FROM cell WHERE question_id = e.question_id AND case_id = e.case_id),
                    (SELECT summary FROM cell WHERE code_id = e.code_id AND case_id = e.case_id)),
           e.question_id, e.code_id, e.case_id, e.on_point_id, below.text, question.number,
           (SELECT group_concat(name, ', ') FROM (
                SELECT DISTINCT code.name FROM coding JOIN code ON code.id = coding.code_id
                WHERE coding.document_id = e.document_id AND coding.start = e.start AND coding."end" = e."end"
                ORDER BY code.name))
    FROM evidence e LEFT JOIN document ON document.id = e.document_id
    LEFT JOIN "case" ON "case".id = e.case_id
    LEFT JOIN cell ON cell.case_id = e.case_id AND (cell.question_id = e.question_id OR cell.code_id = e.code_id)
    LEFT JOIN point below ON below.id = e.on_point_id LEFT JOIN question ON question.id = below.question_id
"""


class Basis:
    """Reads what things rest on now."""

    def __init__(self, store: Store, documents: Documents) -> None:
        self._store = store
        self._documents = documents

    def passages(self, question_id: int, case_id: int) -> Passages:
        """The passages that answer a question in a case."""
        return self._passages("AND turn.question_id = ? AND of_case = ?", question_id, case_id)[question_id, case_id]

    def all_passages(self) -> dict[tuple[int, int], Passages]:
        """The passages of every cell that has some."""
        return self._passages("")

    def _passages(self, where: str, *parameters: int) -> dict[tuple[int, int], Passages]:
        rows = self._store.rows(
            f"""
            SELECT turn.question_id, coalesce(speaker.case_id, document.case_id) AS of_case, document.id, document.guid,
                   turn.said_start, turn."end"
            FROM turn JOIN document ON document.id = turn.document_id LEFT JOIN speaker ON speaker.id = turn.speaker_id
            WHERE turn.role = 'answers' AND turn.question_id IS NOT NULL AND of_case IS NOT NULL {where}
            ORDER BY document.position, document.id, turn.position
            """,
            parameters,
        )
        found: dict[tuple[int, int], Passages] = defaultdict(list)
        for question, case, document, guid, start, end in rows:
            found[question, case].append([guid, self._documents.text(document)[start:end]])
        return found

    def coded(self, code_id: int, case_id: int) -> Passages:
        """The passages that a code, or one below it, was put on in a case."""
        return self._coded("VALUES (?1, ?1)", "WHERE of_case = ?2", code_id, case_id)[code_id, case_id]

    def _coded(self, codes: str, where: str = "", *parameters: int) -> dict[tuple[int, int], Passages]:
        rows = self._store.rows(
            f"""
            WITH RECURSIVE below (top, id) AS (
                {codes} UNION SELECT below.top, code.id FROM code JOIN below ON code.parent_id = below.id)
            SELECT DISTINCT below.top, coalesce(
                (SELECT speaker.case_id FROM turn JOIN speaker ON speaker.id = turn.speaker_id
                 WHERE turn.document_id = coding.document_id AND turn.start <= coding.start
                 ORDER BY turn.start DESC LIMIT 1), document.case_id) AS of_case,
                document.id, document.guid, coding.start, coding."end"
            FROM below JOIN coding ON coding.code_id = below.id JOIN document ON document.id = coding.document_id
            {where} ORDER BY document.position, document.id, coding.start, coding."end"
            """,
            parameters,
        )
        found: dict[tuple[int, int], Passages] = defaultdict(list)
        for code, case, document, guid, start, end in rows:
            found[code, case].append([guid, self._documents.text(document)[start:end]])
        return found

    def support(self, point_id: int) -> Support:
        """Each piece of a point's evidence, as it is now."""
        rows = self._store.rows(
            f"{_EVIDENCE} WHERE e.point_id = ?1 "
            "OR e.point_id IN (SELECT on_point_id FROM evidence WHERE point_id = ?1)",
            (point_id,),
        )
        return self._support(rows, self.passages, self.coded).get(point_id, {})

    def all_support(self) -> dict[int, Support]:
        """The evidence of every point that has some, as it is now."""
        answers = cache(self.all_passages)
        coded = cache(lambda: self._coded("SELECT code_id, code_id FROM evidence WHERE code_id IS NOT NULL"))
        return self._support(
            self._store.rows(_EVIDENCE),
            lambda question, case: answers().get((question, case), []),
            lambda code, case: coded().get((code, case), []),
        )

    def _support(
        self, rows: list[Any], answers: Callable[[int, int], Passages], coded: Callable[[int, int], Passages]
    ) -> dict[int, Support]:
        found: dict[int, Support] = defaultdict(dict)
        on_points = []
        for row in sorted(rows, key=lambda row: row[2] or 0):  # each text is read once
            point, evidence, document, start, end, name, summary, question, code, case, below, text, number, codes = row
            key = str(evidence)
            if below is not None:
                found[point][key] = ["point", number or "", text, ""]
                on_points.append((point, key, below))
            elif document is not None:
                found[point][key] = ["quote", name, self._documents.text(document)[start:end], codes or ""]
            else:
                passages = [words for _, words in (coded(code, case) if question is None else answers(question, case))]
                found[point][key] = ["cell", name, summary or "\n".join(passages), ""]
                found[point][f"{key}.passages"] = ["passages", name, *passages]
        for point, key, below in on_points:
            found[point].update((f"{key}.{other}", told) for other, told in found.get(below, {}).items())
        return found
