"""Cells: what was written where a topic meets those whose words are compared, and the passages cited there.

Knows places, not what was said in them: whoever writes a summary says what it rests on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from qda import errors
from qda.model import CellState, Span
from qda.store.basis import Passages
from qda.store.codings import shortened
from qda.store.connection import Store
from qda.store.documents import Documents
from qda.store.journal import Journal
from qda.store.shelf import Shelf


class TopicOf(StrEnum):
    """What a topic is. The values are the names of tables."""

    QUESTION = "question"
    CODE = "code"
    """A code stands for those below it, too."""
    QUERY = "query"


class WhoseOf(StrEnum):
    """Whose words are compared. The values are the names of tables; a group is known by its attribute."""

    CASE = "case"
    SPEAKER = "speaker"
    GROUP = "attribute"


class Topic(NamedTuple):
    of: TopicOf
    id: int


class Whose(NamedTuple):
    of: WhoseOf
    id: int
    group: str = ""
    """Which group of the attribute: `attributes.Group.key`."""


class Crossing(NamedTuple):
    """Where a cell is."""

    topic: Topic
    whose: Whose


def guide_crossing(question_id: int, case_id: int) -> Crossing:
    """The cell of a question and a case."""
    return Crossing(Topic(TopicOf.QUESTION, question_id), Whose(WhoseOf.CASE, case_id))


class Written(NamedTuple):
    """What was written into a cell: the state set by hand, and the summary."""

    state: CellState | None
    summary: str


NOTHING = Written(None, "")


class Citing(NamedTuple):
    """Words of a summary that are to lead to a passage."""

    reference: str
    document_id: int
    span: Span


class Cited(NamedTuple):
    """A passage that a summary leads to. It does as long as `reference` stands in the summary."""

    id: int
    reference: str
    document_id: int | None
    """None where the document has been deleted."""
    span: Span | None
    """None where the words were taken out of the document."""
    quote: str
    """The words when they were cited."""


_PLACE = "question_id, code_id, query_id, case_id, speaker_id, attribute_id, of_group"
_LINK = 'cell_link.id, reference, document_id, start, "end", quote'


class Cells(Shelf):
    """`project.cells`"""

    def __init__(self, store: Store, journal: Journal, documents: Documents) -> None:
        super().__init__(store, journal)
        self._documents = documents

    # ----------------------------------------------------------------- reading

    def written(self) -> dict[Crossing, Written]:
        """What was written into cells."""
        rows = self._store.rows(f"SELECT {_PLACE}, state, summary FROM cell")
        return {_place(place): _written(state, summary) for *place, state, summary in rows}

    def get(self, place: Crossing) -> Written:
        """What was written into one cell; nothing, where nothing was."""
        where, parameters = _where(place)
        row = self._store.row(f"SELECT state, summary FROM cell WHERE {where}", parameters)
        return _written(*row) if row else NOTHING

    def bases(self) -> dict[Crossing, Passages]:
        """What each summary rested on when it was written."""
        rows = self._store.rows(f"SELECT {_PLACE}, basis FROM cell WHERE summary <> ''")
        return {_place(place): json.loads(basis) for *place, basis in rows}

    def cited(self, place: Crossing) -> list[Cited]:
        """The passages that a cell's summary leads to, in the order it names them."""
        where, parameters = _where(place)
        query = f"SELECT {_LINK}, summary FROM cell_link JOIN cell ON cell.id = cell_id WHERE {where}"
        rows = self._store.rows(f"{query} ORDER BY cell_link.id", parameters)
        return _standing(rows[0][-1], [_cited(row[:-1]) for row in rows]) if rows else []

    def all_cited(self) -> dict[Crossing, list[Cited]]:
        """The passages that summaries lead to, for every cell that cites some."""
        found: dict[Crossing, tuple[str, list[Cited]]] = {}
        query = f"SELECT {_PLACE}, summary, {_LINK} FROM cell_link JOIN cell ON cell.id = cell_id ORDER BY cell_link.id"
        for row in self._store.rows(query):
            found.setdefault(_place(row[:7]), (row[7], []))[1].append(_cited(row[8:]))
        return {place: _standing(summary, links) for place, (summary, links) in found.items()}

    # ----------------------------------------------------------------- writing

    def set_summary(self, place: Crossing, text: str, basis: Passages) -> None:
        """Write a cell's summary, on these passages. Typing on in the same cell is one step."""
        kind = "cell.summary" if _of_guide(place) else "cell.summary_of"
        with self._step(kind, f"cell:{_key(place)}", **self._told(place)):
            self._write(place, text, basis)

    def set_summaries(self, texts: Mapping[Crossing, tuple[str, Passages]]) -> None:
        """Write the summaries of several cells, each on its passages, in one step."""
        if not texts:
            return
        first = next(iter(texts))
        kind = "cell.summary" if _of_guide(first) else "cell.summary_of"
        with self._step(kind, "", **self._told(first)):
            for place, (text, basis) in texts.items():
                self._write(place, text, basis)

    def still_right(self, place: Crossing, basis: Passages) -> None:
        """Say that a summary is still right, on what its passages are now. What it cites says the words there now."""
        kind = "cell.right" if _of_guide(place) else "cell.right_of"
        with self._step(kind, "", **self._told(place)):
            self._set(place, {"basis": _json(basis)})
            for one in self.cited(place):
                if one.document_id is not None and one.span is not None:
                    now = one.span.of(self._documents.text(one.document_id))
                    self._update("cell_link", one.id, {"quote": now})

    def set_state(self, place: Crossing, state: CellState | None) -> None:
        """Set a cell's state by hand, or let it follow from the transcripts again (None)."""
        kind = (
            ("cell.state" if state else "cell.follows")
            if _of_guide(place)
            else ("cell.state_of" if state else "cell.follows_of")
        )
        with self._step(kind, "", state=str(state or ""), **self._told(place)):
            self._set(place, {"state": state})

    def cite(self, place: Crossing, text: str, basis: Passages, citing: Sequence[Citing]) -> None:
        """Write a summary in which some references lead to passages."""
        quotes = [one.span.of(self._documents.text(one.document_id)) for one in citing]
        if not quotes or not all(quotes):
            raise errors.CannotDo("There is no text in that passage; select some words first.")
        kind = "cell.cite" if _of_guide(place) else "cell.cite_of"
        with self._step(kind, "", quote=shortened(quotes[0]), **self._told(place)):
            cell = self._write(place, text, basis)
            columns = ("cell_id", "document_id", "start", "end", "quote", "reference")
            rows = [
                (cell, one.document_id, *one.span, quote, one.reference)
                for one, quote in zip(citing, quotes, strict=True)
            ]
            self._insert_all("cell_link", columns, rows)

    def _write(self, place: Crossing, text: str, basis: Passages) -> int:
        return self._set(place, {"summary": text, "basis": _json(basis)}, make=bool(text))

    def _set(self, place: Crossing, values: Mapping[str, object], *, make: bool = True) -> int:
        where, parameters = _where(place)
        there = self._store.value(f"SELECT id FROM cell WHERE {where}", parameters)
        if there:
            self._update("cell", there, values)
        elif make and any(values.values()):
            there = self._insert("cell", **_columns(place), **values)
        return int(there or 0)

    # ----------------------------------------------------------------- in words

    def _told(self, place: Crossing) -> dict[str, object]:
        """What the history calls a place. Raises `CannotDo` where one side of it is gone."""
        topic, whose = place
        if topic.of is TopicOf.QUESTION:
            number = self._number(topic.id)
            called = shortened(f"{number} {self._called('question', topic.id, 'text')}")
        else:
            number, called = "", self._called(topic.of, topic.id)
        name = self._called(whose.of, whose.id)
        if whose.of is WhoseOf.GROUP:
            name = f"{name}: {whose.group}" if whose.group else name
        return {"question": number, "case": name} if _of_guide(place) else {"topic": called, "whose": name}


def join_cells(shelf: Shelf, column: str, goes: int, stays: int) -> None:
    """Let the cells of a row that goes be those of one that stays; where both have words, both are kept."""
    store = shelf._store
    for id_, *place, state, summary in store.rows(
        f"SELECT id, {_PLACE}, state, summary FROM cell WHERE {column} = ? ORDER BY id", (goes,)
    ):
        columns = dict(zip(_PLACE.split(", "), place, strict=True)) | {column: stays}
        where = " AND ".join(f"{name} IS ?" for name in columns)
        there = store.row(f"SELECT id, state, summary FROM cell WHERE {where}", tuple(columns.values()))
        if there is None:
            shelf._update("cell", id_, {column: stays})
            continue
        words = "\n".join(text for text in (there[2], summary) if text)
        shelf._update("cell", there[0], {"summary": words, "state": there[1] or state})
        store.write("UPDATE cell_link SET cell_id = ? WHERE cell_id = ?", (there[0], id_))
        shelf._delete("cell", id_)


# --------------------------------------------------------------------------- places as columns


def _of_guide(place: Crossing) -> bool:
    return place.topic.of is TopicOf.QUESTION and place.whose.of is WhoseOf.CASE


def _columns(place: Crossing) -> dict[str, object]:
    found: dict[str, object] = {f"{place.topic.of}_id": place.topic.id, f"{place.whose.of}_id": place.whose.id}
    return found | ({"of_group": place.whose.group} if place.whose.of is WhoseOf.GROUP else {})


def _where(place: Crossing) -> tuple[str, tuple[object, ...]]:
    columns = _columns(place)
    return " AND ".join(f"{column} = ?" for column in columns), tuple(columns.values())


def _place(row: tuple[object, ...] | list[object]) -> Crossing:
    question, code, query, case, speaker, attribute, group = row
    topics = zip(TopicOf, (question, code, query), strict=True)
    owners = zip(WhoseOf, (case, speaker, attribute), strict=True)
    topic = next(Topic(of, int(id_)) for of, id_ in topics if id_ is not None)  # type: ignore[call-overload]
    whose = next((of, int(id_)) for of, id_ in owners if id_ is not None)  # type: ignore[call-overload]
    return Crossing(topic, Whose(*whose, str(group)))


def _written(state: str | None, summary: str) -> Written:
    return Written(CellState(state) if state else None, summary)


def _key(place: Crossing) -> str:
    return ":".join(map(str, (*place.topic, *place.whose)))


def _json(basis: Passages) -> str:
    return json.dumps(basis, ensure_ascii=False)


def _standing(summary: str, links: Sequence[Cited]) -> list[Cited]:
    """Those of a cell's links whose references stand in its summary, in that order. Of two links with one reference,
    the first stands where it is found first."""
    found = []
    after: dict[str, int] = {}
    for one in links:
        at = summary.find(one.reference, after.get(one.reference, 0))
        if at >= 0:
            after[one.reference] = at + len(one.reference)
            found.append((at, one))
    return [one for _, one in sorted(found)]


def _cited(row: tuple[object, ...] | list[object]) -> Cited:
    id_, reference, document, start, end, quote = row
    span = None if start is None else Span(start, end)  # type: ignore[arg-type]
    return Cited(id_, reference, document, span, quote)  # type: ignore[arg-type]
