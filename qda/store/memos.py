"""Memos: a note on anything."""

from __future__ import annotations

from qda import errors
from qda.model import About, Memo, Span
from qda.store.codings import Codings, shortened
from qda.store.connection import Store, now
from qda.store.journal import Journal
from qda.store.shelf import Shelf

_KINDS = (About.CODE, About.CODING, About.DOCUMENT, About.CASE, About.QUESTION, About.POINT)
_MEMO = (
    "id, text, code_id, coding_id, document_id, case_id, question_id, point_id, "
    'start, "end", coder_id, created, changed'
)


class Memos(Shelf):
    """`project.memos`"""

    def __init__(self, store: Store, journal: Journal, codings: Codings) -> None:
        super().__init__(store, journal)
        self._codings = codings

    def all(self) -> list[Memo]:
        """Every memo, newest first."""
        return [_memo(row) for row in self._store.rows(f"SELECT {_MEMO} FROM memo ORDER BY created DESC, id DESC")]

    def on(self, about: About, about_id: int) -> list[Memo]:
        """The memos on one thing, oldest first. For a document those on its passages, too."""
        query = f"SELECT {_MEMO} FROM memo WHERE {about}_id = ? ORDER BY start, created, id"
        return [_memo(row) for row in self._store.rows(query, (about_id,))]

    def get(self, memo_id: int) -> Memo:
        row = self._store.row(f"SELECT {_MEMO} FROM memo WHERE id = ?", (memo_id,))
        if row is None:
            raise errors.CannotDo("That memo is no longer there; choose another.")
        return _memo(row)

    def count_on(self, about: About) -> dict[int, int]:
        """How many memos each thing of a kind has."""
        return dict(self._store.rows(f"SELECT {about}_id, count(*) FROM memo WHERE {about}_id IS NOT NULL GROUP BY 1"))

    def add(
        self, text: str, about: About = About.NOTHING, about_id: int | None = None, span: Span | None = None
    ) -> int:
        """Write a memo; on a passage when `about` is a document and `span` is given.

        Raises `CannotDo` where what it is about is gone.
        """
        values: dict[str, object] = {"start": span.start, "end": span.end} if span else {}
        if about is not About.NOTHING:
            self._called(about.value, about_id, "id")
            values[f"{about}_id"] = about_id
        with self._step("memo.add", memo=shortened(text)) as step:
            moment = now()
            memo_id = self._insert(
                "memo", text=text, coder_id=self._codings.coder_id(), created=moment, changed=moment, **values
            )
            if step.kind == "memo.add":  # typing on in the new memo belongs to it
                step.joins = f"memo:{memo_id}"
            return memo_id

    def set_text(self, memo_id: int, text: str) -> None:
        """Change a memo. Typing on in the same memo is one step."""
        with self._step("memo.change", f"memo:{memo_id}", memo=shortened(text)):
            if self.get(memo_id).text != text:
                self._update("memo", memo_id, {"text": text, "changed": now()})

    def delete(self, memo_id: int) -> None:
        with self._step("memo.delete", memo=shortened(self.get(memo_id).text)):
            self._delete("memo", memo_id)


def _memo(row: tuple[object, ...]) -> Memo:
    id_, text, *targets, start, end, coder, created, changed = row
    about, about_id = next(
        ((kind, target) for kind, target in zip(_KINDS, targets, strict=True) if target is not None),
        (About.NOTHING, None),
    )
    span = None if start is None else Span(start, end)  # type: ignore[arg-type]
    return Memo(id_, text, about, about_id, span, coder, created, changed)  # type: ignore[arg-type]
