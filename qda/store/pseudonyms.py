"""Pseudonyms put for names everywhere in a project, and taken back: every text there is, in one step.

What lies on a transcript moves with its text (`lying`). Which columns hold people's words is read from the schema, so
that a table that comes later is not forgotten. Knows nothing of how names are found, or of copies.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from qda.errors import CannotDo
from qda.model import Report, Span, silent
from qda.store import schema
from qda.store.basis import Basis
from qda.store.connection import Store
from qda.store.documents import Documents
from qda.store.journal import Journal
from qda.store.lying import Lying, OnText
from qda.store.shelf import Shelf
from qda.text.pseudonyms import Exchange, Swapped


class Where(StrEnum):
    """Where names are looked for."""

    DOCUMENTS = "documents"
    NAMES = "names"
    MEMOS = "memos"
    SUMMARIES = "summaries"
    POINTS = "points"
    ATTRIBUTES = "attributes"
    CODES = "codes"
    GUIDE = "guide"
    OTHER = "other"


WHERE_OF = {
    "document_text": Where.DOCUMENTS, "coding": Where.DOCUMENTS, "document": Where.NAMES, "speaker": Where.NAMES,
    "case": Where.NAMES, "respondent": Where.NAMES, "survey": Where.NAMES, "coder": Where.NAMES, "memo": Where.MEMOS,
    "memo_link": Where.MEMOS, "cell": Where.SUMMARIES, "cell_link": Where.SUMMARIES, "point": Where.POINTS,
    "evidence": Where.POINTS, "attribute": Where.ATTRIBUTES, "attribute_value": Where.ATTRIBUTES,
    "survey_answer": Where.ATTRIBUTES, "survey_question": Where.ATTRIBUTES, "code": Where.CODES, "query": Where.CODES,
    "section": Where.GUIDE, "question": Where.GUIDE,
}  # fmt: skip
_NO_WORDS = frozenset({"guid", "colour", "shortcut", "language", "created", "changed", "added", "kind", "belonging"})
_NO_WORDS_IN = frozenset({("setting", "key"), ("survey_question", "role")})
_FROM_TEXT = frozenset(
    {("coding", "quote"), ("coding", "before"), ("coding", "after"), ("evidence", "quote"), ("memo_link", "quote"),
     ("cell_link", "quote"), ("cell", "basis"), ("point", "basis")}
)  # fmt: skip
"""Words of transcripts: they follow the text they are from."""
_LINK = re.compile(r"(?<=\[)[^\[\]\n]+(?=\]\(#[0-9]{1,6}\))")
CUTS = "pseudonyms.cut"
"""The setting that tells by how many letters a passage began or ended inside a name, so that it will again."""


class Column(NamedTuple):
    """A column with people's words."""

    table: str
    name: str
    is_json: bool

    @property
    def where(self) -> Where:
        return WHERE_OF.get(self.table, Where.OTHER)


class Words(NamedTuple):
    """Words as they stand in a row."""

    column: Column
    row_id: int
    text: str
    document_id: int | None = None


class Place(NamedTuple):
    """One place where a name stands: told by its row and offset."""

    table: str
    column: str
    row_id: int
    start: int


@dataclass(frozen=True, slots=True)
class Put:
    """What came of it: how many names were exchanged in how many rows."""

    names: int
    rows: int


class Pseudonyms(Shelf):
    """`project.pseudonyms`"""

    def __init__(self, store: Store, journal: Journal, documents: Documents) -> None:
        super().__init__(store, journal)
        self._documents = documents
        self._on_text = OnText(store, journal)

    # ----------------------------------------------------------------- what there is to read

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """All columns with people's words, transcripts first."""
        found = [Column("document_text", "text", False)]
        for table in schema.JOURNALLED:
            made = str(self._store.value("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)))
            coded = set(re.findall(r'json_valid\s*\("?(\w+)"?\)', made))
            chosen = set(re.findall(r'CHECK\s*\("?(\w+)"? IN', made))
            for _, name, kind, *_ in self._store.rows(f'PRAGMA table_info("{table}")'):
                known = (table, name) in _NO_WORDS_IN or name in _NO_WORDS or name in chosen
                if kind == "TEXT" and not known and (table, name) not in {*_FROM_TEXT, ("document_text", "text")}:
                    found.append(Column(table, name, name in coded))
        return tuple(found)

    def words(self, where: Collection[Where] = tuple(Where)) -> Iterator[Words]:
        """All words there are in these places, those of transcripts first."""
        for column in self.columns:
            if column.where in where:
                key = "document_id" if column.table == "document_text" else "id"
                rows = self._store.rows(f'SELECT "{key}", "{column.name}" FROM "{column.table}" ORDER BY 1')
                for row_id, text in rows:
                    if isinstance(text, str) and text:
                        yield Words(column, row_id, text, row_id if key != "id" else None)

    # ----------------------------------------------------------------- putting them

    def put(
        self,
        exchange: Exchange,
        where: Collection[Where] = tuple(Where),
        leave: Collection[Place] = (),
        *,
        back: bool = False,
        report: Report = silent,
    ) -> Put:
        """Put what stands for each name in its place, in one step; with `back`, the exchange is from pseudonyms.

        Raises `CannotDo` where it could not be taken back exactly.
        """
        left: dict[tuple[str, str, int], set[int]] = defaultdict(set)
        for place in leave:
            left[place.table, place.column, place.row_id].add(place.start)
        with self._step("project.real_names" if back else "project.pseudonyms", count=len(exchange.pairs)):
            return _Putting(self, exchange, where, left, back, report).run()


class _Putting:
    """One exchange, under way."""

    def __init__(
        self,
        shelf: Pseudonyms,
        exchange: Exchange,
        where: Collection[Where],
        left: Mapping[tuple[str, str, int], set[int]],
        back: bool,
        report: Report,
    ) -> None:
        self._shelf = shelf
        self._store = shelf._store
        self._documents = shelf._documents
        self._on_text = shelf._on_text
        self._exchange, self._reverse = exchange, exchange.reversed
        self._bare = (exchange.reversed.bare.reversed if back else exchange.bare) if exchange.pairs else exchange
        self._where, self._left, self._back, self._report = where, left, back, report
        self._basis = Basis(self._store, self._documents)
        self._names = self._rows = 0
        self._was_cut: dict[str, list[int]] = {}
        self._cuts: dict[str, list[int]] = {}

    def run(self) -> Put:
        if self._back:
            self._was_cut = json.loads(self._setting() or "{}")
        passages, support = self._basis.all_passages(), self._basis.all_support()
        documents = self._documents.all() if Where.DOCUMENTS in self._where else []
        total = len(documents) + 3
        for done, document in enumerate(documents):
            self._report(done, total, document.name)
            self._put_document(document.id)
        self._report(len(documents), total, "")
        self._put_columns()
        self._report(len(documents) + 1, total, "")
        self._documents.forget_texts()
        self._put_bases(passages, support)
        self._keep_cuts()
        self._report(total, total, "")
        return Put(self._names, self._rows)

    # ----------------------------------------------------------------- plain words

    def _swapped(self, text: str, leave: Collection[int] = (), borders: Collection[int] = ()) -> Swapped:
        """An exchange that the reverse takes back to the letter."""
        swapped = self._exchange.swapped(text, leave, borders)
        if swapped.hits and not self._back:
            self._check(text, swapped, borders)
            self._names += len(swapped.hits)
            self._rows += 1
        elif not self._back:
            self._check_free(text, borders)
        return swapped

    def _check(self, text: str, swapped: Swapped, borders: Collection[int]) -> None:
        moved = [swapped.moved(Span(border, border))[0].start for border in borders]
        back = self._reverse.swapped(swapped.text, borders=moved)
        if back.text != text:
            expected = {hit.pair.pseudonym for hit in swapped.hits}
            strange = next((hit.pair.original for hit in back.hits if hit.pair.pseudonym not in expected), "")
            there = next((hit.pair.original for hit in self._reverse.hits(text)), "")
            raise _occurs(there or strange or swapped.hits[0].pair.pseudonym)

    def _check_free(self, text: str, borders: Collection[int]) -> None:
        for hit in self._reverse.hits(text, borders=borders):
            raise _occurs(hit.pair.original)

    def _plain(self, text: str) -> str:
        """Words that no offsets are kept of."""
        return self._swapped(text).text

    def _noted(self, text: str, leave: Collection[int]) -> str:
        """A memo: the words of its links cannot have brackets in them."""
        links = list(_LINK.finditer(text))
        if not links:
            return self._swapped(text, leave).text
        parts, at = [], 0
        for link in links:
            before = {start - at for start in leave if at <= start < link.start()}
            parts.append(self._swapped(text[at : link.start()], before).text)
            parts.append(self._linked(link[0]))
            at = link.end()
        parts.append(self._swapped(text[at:], {start - at for start in leave if start >= at}).text)
        return "".join(parts)

    def _linked(self, words: str) -> str:
        now = self._bare.swapped(words).text
        if not self._back and self._bare.reversed.swapped(now).text != words:
            raise _occurs(words)
        return now

    def _put_columns(self) -> None:
        for column in self._shelf.columns:
            if column.table == "document_text" or column.where not in self._where:
                continue
            known = " WHERE key NOT IN ('guid', 'language')" if column.table == "setting" else ""
            rows = self._store.rows(f'SELECT id, "{column.name}" FROM "{column.table}"{known}')
            changed = []
            for row_id, text in rows:
                if not isinstance(text, str) or not text:
                    continue
                leave = self._left.get((column.table, column.name, row_id), ())
                if column.is_json:
                    now = self._put_leaves(text, self._plain)
                elif column.table == "memo":
                    now = self._noted(text, leave)
                else:
                    now = self._swapped(text, leave).text
                if now != text:
                    changed.append((now, row_id))
            self._store.write_all(f'UPDATE "{column.table}" SET "{column.name}" = ? WHERE id = ?', changed)

    def _put_leaves(self, text: str, change: Callable[[str], str]) -> str:
        """JSON with every word in it changed; as it was where none is."""
        found = json.loads(text)
        now = _leaves(found, change)
        return text if now == found else json.dumps(now, ensure_ascii=False)

    # ----------------------------------------------------------------- transcripts

    def _put_document(self, document_id: int) -> None:
        old = self._documents.text(document_id)
        turns = self._documents.turns(document_id)
        borders = sorted({edge for t in turns for edge in (t.span.start, t.label.end, t.said.start, t.span.end)})
        leave = self._left.get(("document_text", "text", document_id), ())
        lying = self._on_text.of(document_id, old)
        swapped = self._swapped(old, leave, borders)
        new = swapped.text
        if new != old:
            self._store.write("UPDATE document_text SET text = ? WHERE document_id = ?", (new, document_id))
            self._store.write("UPDATE document SET words = ? WHERE id = ?", (len(new.split()), document_id))
        self._documents.forget_texts()

        def at(offset: int) -> int:
            return swapped.moved(Span(offset, offset))[0].start

        self._store.write_all(
            'UPDATE turn SET start = ?1, "end" = ?2, label_end = ?3, said_start = ?4 '
            'WHERE id = ?5 AND (start, "end", label_end, said_start) IS NOT (?1, ?2, ?3, ?4)',
            [(at(t.span.start), at(t.span.end), at(t.label.end), at(t.said.start), t.id) for t in turns],
        )
        quotes = self._quotes(document_id)
        moves = []
        for one in lying:
            span = self._moved(one, swapped)
            moves.append((replace(one, quote="") if one.table == "evidence" else one, span))
            quote = quotes.get((one.table, one.id))
            if quote is not None:
                verbatim = quote == one.span.of(old)
                quotes[one.table, one.id] = span.of(new) if verbatim else self._plain(quote)
        self._on_text.move(moves, new)
        for table in ("evidence", "memo_link", "cell_link"):
            rows = [(quote, id_) for (kind, id_), quote in quotes.items() if kind == table]
            self._store.write_all(f'UPDATE "{table}" SET quote = ?1 WHERE id = ?2 AND quote IS NOT ?1', rows)

    def _quotes(self, document_id: int) -> dict[tuple[str, int], str]:
        """The words kept with what lies on a document, or lay there once."""
        found = {}
        for table in ("evidence", "memo_link", "cell_link"):
            rows = self._store.rows(f'SELECT id, quote, start FROM "{table}" WHERE document_id = ?', (document_id,))
            found.update({(table, id_): self._plain(quote) if start is None else quote for id_, quote, start in rows})
        return found

    def _moved(self, one: Lying, swapped: Swapped) -> Span:
        span, cut = swapped.moved(one.span)
        key = f"{one.table}:{one.id}"
        if not self._back:
            if cut != (0, 0):
                self._cuts[key] = list(cut)
            return span
        if key not in self._was_cut:
            return span
        into, short = self._was_cut[key]
        first, last = swapped.at(span.start), None
        for hit in swapped.hits:
            if swapped.moved(hit.span)[0].end == span.end:
                last = hit
        start = span.start + (into if first is not None and into < len(first.pair.pseudonym) else 0)
        end = span.end - (short if last is not None and short < len(last.pair.pseudonym) else 0)
        return Span(start, max(start, end))

    # ----------------------------------------------------------------- what things rested on

    def _put_bases(self, passages: Mapping[Any, Any], support: Mapping[Any, Any]) -> None:
        """What summaries and points rested on stays what they rest on, where it was so before."""
        became: dict[str, str] = {}
        for before, after in ((passages, self._basis.all_passages()), (support, self._basis.all_support())):
            for old, new in _both(before, after):
                became.setdefault(old, new)
        for table in ("cell", "point"):
            changed = []
            for row_id, text in self._store.rows(f'SELECT id, basis FROM "{table}"'):
                now = self._put_leaves(text, lambda words: became[words] if words in became else self._plain(words))
                if now != text:
                    changed.append((now, row_id))
            self._store.write_all(f'UPDATE "{table}" SET basis = ? WHERE id = ?', changed)
        for table in ("memo_link", "cell_link", "evidence"):  # whose document is gone
            rows = self._store.rows(f"SELECT id, quote FROM \"{table}\" WHERE document_id IS NULL AND quote <> ''")
            self._store.write_all(
                f'UPDATE "{table}" SET quote = ? WHERE id = ?', [(self._plain(q), i) for i, q in rows]
            )

    # ----------------------------------------------------------------- passages that began inside a name

    def _setting(self) -> str:
        return str(self._store.value("SELECT value FROM setting WHERE key = ?", (CUTS,)) or "")

    def _keep_cuts(self) -> None:
        self._store.write("DELETE FROM setting WHERE key = ?", (CUTS,))
        if self._cuts:
            self._store.write("INSERT INTO setting (key, value) VALUES (?, ?)", (CUTS, json.dumps(self._cuts)))


def _occurs(pseudonym: str) -> CannotDo:
    return CannotDo(
        "“{words}” stands in the project already, or would come about; choose another pseudonym.", words=pseudonym
    )


def _leaves(found: Any, change: Callable[[str], str]) -> Any:
    if isinstance(found, str):
        return change(found)
    if isinstance(found, list):
        return [_leaves(one, change) for one in found]
    if isinstance(found, dict):
        return {key: _leaves(one, change) for key, one in found.items()}
    return found


def _both(before: Any, after: Any) -> Iterator[tuple[str, str]]:
    """Every piece of text in nested lists and dictionaries, before and after, where both have the same shape."""
    if isinstance(before, str):
        yield before, after
    elif isinstance(before, Mapping):
        for key, one in before.items():
            if key in after:
                yield from _both(one, after[key])
    elif len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            yield from _both(one, other)
