"""Which words stand in which documents, and which stretches of them are somebody's or answer something.

The index finds words as SQLite folds them; where they stand exactly is for `text.seeking` to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from qda.model import Part, Span, TurnRole
from qda.store.connection import Store
from qda.store.journal import Journal
from qda.store.shelf import Shelf

_INDEX = "document_text_fts"
_WORDS = "document_words"


class Index(Shelf):
    """`project.index`"""

    def __init__(self, store: Store, journal: Journal) -> None:
        super().__init__(store, journal)
        self._has_words = False

    def documents_with(self, expression: str) -> set[int]:
        """The documents that an expression of SQLite's full-text search finds."""
        query = f"SELECT rowid FROM {_INDEX} WHERE {_INDEX} MATCH ?"
        return {row[0] for row in self._store.rows(query, (expression,))}

    def words(self, beginning: str = "") -> list[str]:
        """The words of all documents that begin so, in small letters."""
        if not self._has_words:
            self._store.make_temporary(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{_WORDS} USING fts5vocab('main', '{_INDEX}', 'row')"
            )
            self._has_words = True
        if not beginning:
            return [row[0] for row in self._store.rows(f"SELECT term FROM temp.{_WORDS}")]
        until = beginning[:-1] + chr(ord(beginning[-1]) + 1)
        query = f"SELECT term FROM temp.{_WORDS} WHERE term >= ? AND term < ?"
        return [row[0] for row in self._store.rows(query, (beginning, until))]

    def text(self, document_id: int) -> str:
        """A text, read past the few that are kept at hand: a search goes through all of them."""
        return str(self._store.value("SELECT text FROM document_text WHERE document_id = ?", (document_id,)) or "")

    def stretches(
        self, document_id: int, *, participants: bool, question_id: int | None, case_ids: Collection[int]
    ) -> list[Span]:
        """What of a document was said by participants, in answer to a question, in some cases: as many of the three
        as are asked for; in the order of the text, the speakers' labels left out."""
        asked = "" if question_id is None else "AND turn.question_id = :question AND turn.role = :answers"
        part = "AND speaker.part = :participant" if participants else ""
        cases = f"AND coalesce(speaker.case_id, document.case_id) IN ({_listed(case_ids)})" if case_ids else ""
        rows = self._store.rows(
            f"""
            SELECT turn.said_start, turn."end" FROM turn JOIN document ON document.id = turn.document_id
            LEFT JOIN speaker ON speaker.id = turn.speaker_id
            WHERE turn.document_id = :document {asked} {part} {cases} ORDER BY turn.start
            """,
            {
                "document": document_id,
                "question": question_id,
                "answers": TurnRole.ANSWERS,
                "participant": Part.PARTICIPANT,
            },
        )
        return [Span(start, end) for start, end in rows]

    def has_turns(self, document_id: int) -> bool:
        return bool(self._store.value("SELECT EXISTS (SELECT 1 FROM turn WHERE document_id = ?)", (document_id,)))

    def documents_of(self, case_ids: Collection[int]) -> set[int]:
        """The documents that belong to the cases, or have a speaker who does."""
        query = f"""
            SELECT id FROM document WHERE case_id IN ({_listed(case_ids)})
            UNION SELECT document_id FROM speaker WHERE case_id IN ({_listed(case_ids)})
            """
        return {row[0] for row in self._store.rows(query)}


def _listed(ids: Iterable[int]) -> str:
    return ", ".join(str(int(id_)) for id_ in ids)
