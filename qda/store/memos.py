"""Memos: a note on anything, or on nothing, and the passages they lead to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from qda import errors
from qda.model import About, Memo, Span
from qda.store.codings import Codings, shortened
from qda.store.connection import Store, now
from qda.store.documents import Documents
from qda.store.journal import Journal
from qda.store.shelf import Shelf
from qda.text.markup import link_words, plain, relabelled

_KINDS = (About.CODE, About.CODING, About.DOCUMENT, About.CASE, About.QUESTION, About.POINT)
_MEMO = (
    "id, text, code_id, coding_id, document_id, case_id, question_id, point_id, "
    'start, "end", coder_id, created, changed'
)
_LINK = 'id, memo_id, position, document_id, start, "end", quote'


@dataclass(frozen=True, slots=True)
class MemoLink:
    """A passage that a memo leads to: `[its words](#number)` in the memo's text."""

    id: int
    memo_id: int
    number: int
    document_id: int | None
    """None where the document has been deleted."""
    span: Span | None
    """None where the words were taken out of the document."""
    quote: str
    """The words when the link was made."""


class Memos(Shelf):
    """`project.memos`"""

    def __init__(self, store: Store, journal: Journal, documents: Documents, codings: Codings) -> None:
        super().__init__(store, journal)
        self._documents = documents
        self._codings = codings

    # ----------------------------------------------------------------- reading

    def all(self) -> list[Memo]:
        """Every memo, newest first."""
        return [_memo(row) for row in self._store.rows(f"SELECT {_MEMO} FROM memo ORDER BY created DESC, id DESC")]

    def count(self) -> int:
        return int(self._store.value("SELECT count(*) FROM memo"))

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

    # ----------------------------------------------------------------- writing

    def add(
        self,
        text: str,
        about: About = About.NOTHING,
        about_id: int | None = None,
        span: Span | None = None,
        coder: str = "",
        created: str = "",
    ) -> int:
        """Write a memo; on a passage when `about` is a document and `span` is given. One that is brought along was
        written by another `coder`, at another time.

        Raises `CannotDo` where what it is about is gone.
        """
        values: dict[str, object] = {"start": span.start, "end": span.end} if span else {}
        if about is not About.NOTHING:
            self._called(about.value, about_id, "id")
            values[f"{about}_id"] = about_id
        with self._step("memo.add", memo=_told(text)) as step:
            moment = created or now()
            memo_id = self._insert(
                "memo", text=text, coder_id=self._codings.coder_id(coder), created=moment, changed=moment, **values
            )
            if step.kind == "memo.add":  # typing on in the new memo belongs to it
                step.joins = f"memo:{memo_id}"
            return memo_id

    def set_text(self, memo_id: int, text: str) -> None:
        """Change a memo. Typing on in the same memo is one step."""
        with self._step("memo.change", f"memo:{memo_id}", memo=_told(text)):
            if self.get(memo_id).text != text:
                self._update("memo", memo_id, {"text": text, "changed": now()})

    def delete(self, memo_id: int) -> None:
        with self._step("memo.delete", memo=_told(self.get(memo_id).text)):
            self._delete("memo", memo_id)

    # ----------------------------------------------------------------- links to passages

    def links(self, memo_id: int) -> list[MemoLink]:
        """The passages a memo leads to, also those its text no longer names: what was cut may be pasted again."""
        query = f"SELECT {_LINK} FROM memo_link WHERE memo_id = ? ORDER BY position"
        return [_link(row) for row in self._store.rows(query, (memo_id,))]

    def all_links(self) -> dict[int, list[MemoLink]]:
        """The links of every memo that has some, by memo id."""
        found: dict[int, list[MemoLink]] = defaultdict(list)
        for row in self._store.rows(f"SELECT {_LINK} FROM memo_link ORDER BY memo_id, position"):
            found[row[1]].append(_link(row))
        return found

    def link(self, memo_id: int, document_id: int, span: Span, at: int | None = None) -> int:
        """Write a link to a passage into a memo's text, at an offset of it or at its end. Returns the link's number."""
        text = self._documents.text(document_id)
        if not 0 <= span.start < span.end <= len(text):
            raise errors.CannotDo("There is no text in that passage; select some words first.")
        quote = span.of(text)
        memo = self.get(memo_id)
        place = self._place_told(document_id, span)
        with self._step("memo.link", "", memo=_told(memo.text), quote=shortened(quote), **place):
            number = int(
                self._store.value("SELECT coalesce(max(position), 0) + 1 FROM memo_link WHERE memo_id = ?", (memo_id,))
            )
            self._insert(
                "memo_link",
                memo_id=memo_id,
                position=number,
                document_id=document_id,
                start=span.start,
                end=span.end,
                quote=quote,
            )
            at = len(memo.text) if at is None else at
            text = memo.text[:at] + _apart(memo.text[:at]) + link_words(quote, number) + memo.text[at:]
            self._update("memo", memo_id, {"text": text, "changed": now()})
            return number

    def relink(self, memo_id: int, number: int) -> None:
        """Let a link quote its passage as it stands now; where its text said the words there were, it says these."""
        memo = self.get(memo_id)
        link = next((link for link in self.links(memo_id) if link.number == number), None)
        if link is None or link.document_id is None or link.span is None:
            raise errors.CannotDo("The passage of that link is no longer there; link another one.")
        quote = link.span.of(self._documents.text(link.document_id))
        with self._step("memo.relink", "", memo=_told(memo.text), **self._place_told(link.document_id, link.span)):
            self._update("memo_link", link.id, {"quote": quote})
            text = relabelled(memo.text, number, link.quote, quote)
            if text != memo.text:
                self._update("memo", memo_id, {"text": text, "changed": now()})

    def _place_told(self, document_id: int, span: Span) -> dict[str, object]:
        paragraph = self._documents.paragraphs(document_id).number_at(span.start)
        return {"document": self._documents.get(document_id).name, "paragraph": paragraph}


def _told(text: str) -> str:
    """What the history calls a memo: its first words."""
    return shortened(plain(text[:400]))


def _apart(before: str) -> str:
    """A space before a link, where words stand before it."""
    return " " if before and not before[-1].isspace() and before[-1] not in '([«“"' else ""


def _link(row: tuple[object, ...]) -> MemoLink:
    id_, memo, number, document, start, end, quote = row
    span = None if start is None else Span(start, end)  # type: ignore[arg-type]
    return MemoLink(id_, memo, number, document, span, quote)  # type: ignore[arg-type]


def _memo(row: tuple[object, ...]) -> Memo:
    id_, text, *targets, start, end, coder, created, changed = row
    about, about_id = next(
        ((kind, target) for kind, target in zip(_KINDS, targets, strict=True) if target is not None),
        (About.NOTHING, None),
    )
    span = None if start is None else Span(start, end)  # type: ignore[arg-type]
    return Memo(id_, text, about, about_id, span, coder, created, changed)  # type: ignore[arg-type]
