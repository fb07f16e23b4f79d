"""Codings and turns in bulk: bare rows for questions asked of all of them at once. Knows no nouns but their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qda.model import Coding, Span
from qda.store.shelf import Shelf

_MARK = 'coding.id, coding.code_id, coding.document_id, coding.start, coding."end", coding.coder_id, coding.good'


class Mark(NamedTuple):
    """Where a coding stands, without its words."""

    id: int
    code_id: int
    document_id: int
    start: int
    end: int
    coder_id: int
    good: int


class Voice(NamedTuple):
    """Where a turn stands, whose it is and what it is about."""

    start: int
    end: int
    speaker_id: int | None
    question_id: int | None
    answers: int


class Matched(NamedTuple):
    """A turn that asks or answers a question."""

    id: int
    question_id: int
    document_id: int
    start: int
    """Where what was said begins."""
    end: int
    speaker_id: int | None
    answers: int


class Spoken(NamedTuple):
    """A coding and the turn it begins in; outside all turns `said` and `until` are 0 and nobody speaks."""

    coding: Coding
    said: int
    until: int
    speaker_id: int | None


class Heard(NamedTuple):
    """A turn that a passage runs over: where it starts, where what was said begins, where it ends, and whose it is."""

    start: int
    said: int
    end: int
    speaker_id: int | None


class Retrieval(Shelf):
    """`project.retrieval`"""

    def marks(self, code_ids: Iterable[int] | None = None, document_ids: Iterable[int] | None = None) -> list[Mark]:
        """The codings with one of the codes in one of the documents (None: any), in the order of the text, document
        by document as they were added."""
        where = " AND ".join(
            f"coding.{column} IN ({_listed(ids)})"
            for column, ids in (("code_id", code_ids), ("document_id", document_ids))
            if ids is not None
        )
        if code_ids is None:
            where = where or "1"
            return list(map(Mark._make, self._store.rows(
                f"SELECT {_MARK} FROM coding WHERE {where} ORDER BY document_id, start"
            )))  # fmt: skip
        found = self._store.rows(f"SELECT {_MARK} FROM coding WHERE {where}")
        return list(map(Mark._make, sorted(found, key=_place)))

    def count(self, code_ids: Iterable[int] | None = None) -> int:
        """How many codings there are, or how many with one of the codes."""
        where = "1" if code_ids is None else f"code_id IN ({_listed(code_ids)})"
        return int(self._store.value(f"SELECT count(*) FROM coding WHERE {where}"))

    def voices(self, document_id: int) -> list[Voice]:
        """The turns of a document, in the order of the text."""
        query = (
            "SELECT start, \"end\", speaker_id, question_id, role = 'answers' FROM turn "
            "WHERE document_id = ? ORDER BY start"
        )
        return list(map(Voice._make, self._store.rows(query, (document_id,))))

    def matched(self, question_ids: Iterable[int] | None = None) -> list[Matched]:
        """The turns on one of the questions (None: on any), in the order of documents and text."""
        where = "IS NOT NULL" if question_ids is None else f"IN ({_listed(question_ids)})"
        rows = self._store.rows(
            f"""
            SELECT turn.id, turn.question_id, turn.document_id, turn.said_start, turn."end", turn.speaker_id,
                turn.role = 'answers'
            FROM turn JOIN document ON document.id = turn.document_id
            WHERE turn.question_id {where} AND turn.role IS NOT NULL
            ORDER BY document.position, document.id, turn.position
            """
        )
        return list(map(Matched._make, rows))

    def quotes(self, coding_ids: Iterable[int]) -> list[tuple[int, str]]:
        """(id, words) of codings."""
        return self._store.rows(f"SELECT id, quote FROM coding WHERE id IN ({_listed(coding_ids)})")

    def created(self) -> dict[int, str]:
        """When each coding was made."""
        return dict(self._store.rows("SELECT id, created FROM coding"))

    def spoken(self, coding_ids: Sequence[int]) -> list[Spoken]:
        """Codings by their ids, in no order, each with the turn it begins in. Those that are gone are left out."""
        rows = self._store.rows(
            f"""
            SELECT {_MARK}, coding.quote, coding.before, coding.after, coding.created,
                turn.said_start, turn."end", turn.speaker_id
            FROM coding LEFT JOIN turn ON turn.id = (
                SELECT id FROM turn WHERE turn.document_id = coding.document_id AND turn.start <= coding.start
                ORDER BY turn.start DESC LIMIT 1)
            WHERE coding.id IN ({_listed(coding_ids)})
            """
        )
        return [
            Spoken(
                Coding(id_, code, document, Span(start, end), quote, before, after, coder, created, bool(good)),
                said or 0, until or 0, speaker,
            )
            for id_, code, document, start, end, coder, good, quote, before, after, created, said, until, speaker
            in rows
        ]  # fmt: skip

    def heard(self, coding_ids: Iterable[int]) -> dict[int, list[Heard]]:
        """The turns that each of these codings runs over, in order; those outside all turns are left out."""
        rows = self._store.rows(
            f"""
            SELECT coding.id, turn.start, turn.said_start, turn."end", turn.speaker_id
            FROM coding JOIN turn ON turn.document_id = coding.document_id AND turn.start < coding."end"
                AND turn.start >= (
                    SELECT coalesce(max(start), 0) FROM turn
                    WHERE document_id = coding.document_id AND start <= coding.start)
            WHERE coding.id IN ({_listed(coding_ids)}) AND turn."end" > coding.start
            ORDER BY coding.id, turn.start
            """
        )
        found: dict[int, list[Heard]] = defaultdict(list)
        for id_, *turn in rows:
            found[id_].append(Heard._make(turn))
        return found

    def with_memos(self, coding_ids: Iterable[int]) -> frozenset[int]:
        """Those of the codings that a memo is on."""
        rows = self._store.rows(f"SELECT DISTINCT coding_id FROM memo WHERE coding_id IN ({_listed(coding_ids)})")
        return frozenset(row[0] for row in rows)


def _listed(ids: Iterable[int]) -> str:
    return ", ".join(str(int(id_)) for id_ in ids)


def _place(row: tuple[int, ...]) -> tuple[int, int]:
    return row[2], row[3]
