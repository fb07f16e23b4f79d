"""What summaries and points rested on when they were written, and what that is now.

A basis is kept with the words it bears: for a cell's summary the passages that answered; for a point each piece
of its evidence. Comparing the two is `analysis.staleness`.
"""

from __future__ import annotations

from collections import defaultdict

from qda.store.connection import Store
from qda.store.documents import Documents

Passages = list[list[str]]
"""Each as [document guid, words]."""
Support = dict[str, list[str]]
"""By evidence id: [what it is ("cell" or "quote"), what it is called, its words, the names of its codes]."""


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

    def support(self, point_id: int) -> Support:
        """Each piece of a point's evidence, as it is now."""
        return self.all_support(f"WHERE evidence.point_id = {int(point_id)}").get(point_id, {})

    def all_support(self, where: str = "") -> dict[int, Support]:
        """The evidence of every point that has some, as it is now."""
        rows = self._store.rows(
            f"""
            SELECT evidence.point_id, evidence.id, evidence.document_id, evidence.start, evidence."end",
                   coalesce(document.name, "case".name), coalesce(cell.summary, ''),
                   evidence.question_id, evidence.case_id,
                   (SELECT group_concat(name, ', ') FROM (
                        SELECT DISTINCT code.name FROM coding JOIN code ON code.id = coding.code_id
                        WHERE coding.document_id = evidence.document_id AND coding.start = evidence.start
                        AND coding."end" = evidence."end" ORDER BY code.name))
            FROM evidence LEFT JOIN document ON document.id = evidence.document_id
            LEFT JOIN "case" ON "case".id = evidence.case_id
            LEFT JOIN cell ON cell.question_id = evidence.question_id AND cell.case_id = evidence.case_id
            {where} ORDER BY evidence.position, evidence.id
            """
        )
        found: dict[int, Support] = defaultdict(dict)
        for point, evidence, document, start, end, name, summary, question, case, codes in rows:
            if document is not None:
                words = self._documents.text(document)[start:end]
                found[point][str(evidence)] = ["quote", name, words, codes or ""]
            else:
                words = summary or "\n".join(words for _, words in self.passages(question, case))
                found[point][str(evidence)] = ["cell", name, words, ""]
        return found
