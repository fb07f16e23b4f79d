"""A table from a file or the clipboard on its way into a sheet: which column is what, and whom each row is about.

`plan` proposes it, a person corrects it, `take` writes it in one step. Only a row whose name is the same is sure;
one that merely looks like somebody is to be looked at. Knows no files and no window.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qda import errors
from qda.model import Attribute, AttributeType, Owner
from qda.project import Project
from qda.sheets.sheet import CASE, DATE, DOCUMENT, FIXED, NAME, PART, ROLE, Key, Line, Sheet, part_of, sheet, writing
from qda.text.matching import alike_names, bare_name
from qda.text.values import fits, guessed_type
from qda.text.words import fold

LIKELY = 86
"""From how many per cent on somebody who looks like a name is proposed."""

TITLES: Mapping[str, Mapping[Owner, tuple[str, ...]]] = {
    NAME: {
        Owner.CASE: ("case", "name", "navn", "namn", "sak"),
        Owner.DOCUMENT: ("document", "dokument", "name", "navn", "namn", "file", "fil", "interview", "intervju"),
        Owner.SPEAKER: ("speaker", "name", "navn", "namn", "informant", "respondent", "participant", "deltaker"),
    },
    DOCUMENT: {Owner.SPEAKER: ("document", "dokument", "file", "fil", "interview", "intervju")},
    CASE: {Owner.DOCUMENT: ("case", "sak"), Owner.SPEAKER: ("case", "sak")},
    DATE: {Owner.DOCUMENT: ("date", "dato")},
    PART: {Owner.SPEAKER: ("part", "in the interview", "i intervjuet")},
    ROLE: {Owner.SPEAKER: ("role", "rolle", "position", "stilling")},
}
"""What a column of each kind may be called."""


class Goes(StrEnum):
    """Where a column goes that is none there is yet."""

    NEW = "new attribute"
    NOWHERE = "left out"


@dataclass(frozen=True, slots=True)
class Arriving:
    """A table as it was read: the names of its columns, and rows of as many texts."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str

    def column(self, place: int) -> Iterator[str]:
        return (row[place] for row in self.rows)


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """What a column is: a column of the sheet, a new attribute of a type, or left out."""

    title: str
    goes: Key | Goes
    type: AttributeType = AttributeType.TEXT


@dataclass(frozen=True, slots=True)
class RowPlan:
    """Whom a row is about. `line_id` is None for nobody there is: a new case, if it `is_new`, or left out."""

    name: str
    line_id: int | None
    sure: bool
    is_new: bool = False
    candidates: tuple[tuple[int, int], ...] = ()
    """(id of a line, per cent), the likest first."""


@dataclass(frozen=True, slots=True)
class Plan:
    of: Owner
    arriving: Arriving
    columns: tuple[ColumnPlan, ...]
    rows: tuple[RowPlan, ...]

    @property
    def sure(self) -> bool:
        """Whether there is nothing to look at: every row is about somebody known, or plainly new."""
        return all(row.sure for row in self.rows)

    @property
    def makes_attributes(self) -> bool:
        """Whether it brings attributes there are not, or makes text of one that was more."""
        return any(column.goes is Goes.NEW for column in self.columns)

    def with_row(self, place: int, line_id: int | None, *, is_new: bool = False) -> Plan:
        """The plan with a row that somebody has decided on."""
        row = replace(self.rows[place], line_id=line_id, is_new=is_new, sure=True)
        return replace(self, rows=(*self.rows[:place], row, *self.rows[place + 1 :]))

    def with_column(self, place: int, column: ColumnPlan) -> Plan:
        return replace(self, columns=(*self.columns[:place], column, *self.columns[place + 1 :]))


def plan(project: Project, of: Owner, arriving: Arriving) -> Plan:
    """What a table is taken to say of cases, documents or speakers. Raises `CannotDo` where it names nobody."""
    return matched(project, of, arriving, _columns(project, sheet(project, of), arriving))


def matched(project: Project, of: Owner, arriving: Arriving, columns: Sequence[ColumnPlan]) -> Plan:
    """Whom each row is about, where it is known what the columns are."""
    return Plan(of, arriving, tuple(columns), tuple(_rows(sheet(project, of), arriving, columns)))


def is_headed(project: Project, of: Owner, cells: Sequence[str]) -> bool:
    """Whether cells name columns: one that has names, or two or more that there are."""
    attributes = {fold(one.name) for one in project.attributes.all(of)}
    titles = [title.strip() for title in cells]
    known = [_fixed(of, title, set()) or (fold(title) in attributes) for title in titles]
    return NAME in known or sum(map(bool, known)) > 1


def replanned(project: Project, before: Plan, columns: Sequence[ColumnPlan]) -> Plan:
    """The plan with other columns; its rows are matched anew where another column has the names."""
    told = [{column.goes: place for place, column in enumerate(some)} for some in (before.columns, columns)]
    if all(told[0].get(key) == told[1].get(key) for key in (NAME, DOCUMENT)):
        return replace(before, columns=tuple(columns))
    return matched(project, before.of, before.arriving, columns)


def _columns(project: Project, there: Sheet, arriving: Arriving) -> tuple[ColumnPlan, ...]:
    attributes = {fold(one.name.strip()): one for one in there.attributes}
    others = {fold(one.name) for one in project.attributes.all() if one.of is not there.of}
    taken: set[Key] = set()
    found: list[ColumnPlan] = []
    for place, title in enumerate(arriving.header):
        title = title.strip()
        key: Key | None = _fixed(there.of, title, taken)
        if key is None and fold(title) in attributes:
            key = attributes[fold(title)].id
        if key is not None and key not in taken:
            taken.add(key)
            kept = attributes[fold(title)] if isinstance(key, int) else None
            found.append(ColumnPlan(title, key, _type_after(kept, arriving.column(place))))
        elif not title or fold(title) in others or not any(arriving.column(place)):
            found.append(ColumnPlan(title, Goes.NOWHERE))
        else:
            found.append(ColumnPlan(title, Goes.NEW, guessed_type(arriving.column(place))))
    if NAME not in taken:
        places = [place for place, column in enumerate(found) if column.goes is Goes.NEW]
        best = max(places, key=lambda place: _named(there, arriving, place), default=None)
        if best is None:
            raise errors.CannotDo("No column of “{name}” says whom it is about; name one “name”.", name=arriving.source)
        found[best] = ColumnPlan(found[best].title, NAME)
    return tuple(found)


def _type_after(attribute: Attribute | None, texts: Iterable[str]) -> AttributeType:
    """What type an attribute has once it holds these texts: text, where some don't fit and it is no list of choices."""
    if attribute is None or attribute.choices or all(fits(text, attribute.type) for text in texts):
        return attribute.type if attribute else AttributeType.TEXT
    return AttributeType.TEXT


def _fixed(of: Owner, title: str, taken: set[Key]) -> str | None:
    """The column besides attributes that is so called."""
    return next((key for key in FIXED[of] if key not in taken and title.casefold() in TITLES[key].get(of, ())), None)


def _named(there: Sheet, arriving: Arriving, place: int) -> tuple[int, int]:
    """How many of a column's texts are names there are; then, the earlier the column the better."""
    names = {fold(line[NAME]) for line in there.lines}
    return sum(fold(text.strip()) in names for text in arriving.column(place)), -place


def _rows(there: Sheet, arriving: Arriving, columns: Sequence[ColumnPlan]) -> Iterator[RowPlan]:
    goes = [column.goes for column in columns]
    at, document_at = goes.index(NAME), goes.index(DOCUMENT) if DOCUMENT in goes else None
    known = _Known(there)
    taken: set[int] = set()
    new: set[str] = set()
    for row in arriving.rows:
        name, document = row[at].strip(), row[document_at].strip() if document_at is not None else ""
        planned = _row(there.of, name, [one for one in known.alike(name, document) if one[0] not in taken])
        if planned.sure and document and not known.has(document):
            planned = replace(planned, sure=planned.line_id is None)
        if planned.is_new and fold(name) in new:  # stands twice
            planned = replace(planned, is_new=False, sure=False)
        if planned.is_new:
            new.add(fold(name))
        if planned.line_id is not None:
            taken.add(planned.line_id)
        yield planned


class _Known:
    """The lines of a sheet by their names, and speakers by those of their documents."""

    def __init__(self, there: Sheet) -> None:
        self._lines = there.lines
        self._named: dict[str, list[Line]] = defaultdict(list)
        for line in there.lines:
            self._named[bare_name(line[NAME])].append(line)
        self._documents = list(dict.fromkeys(line[DOCUMENT] for line in there.lines))
        self._meant: dict[str, dict[str, int]] = {}

    def has(self, document: str) -> bool:
        """Whether there is a document of just that name."""
        return 100 in self._documents_like(document).values()

    def alike(self, name: str, document: str) -> list[tuple[int, int]]:
        """Who may be meant by a name, in the document that is named: (id, per cent), the likest first."""
        wanted = bare_name(name)
        same = self._named.get(wanted, []) if wanted else []
        inside = self._documents_like(document) if document else None
        found = [(line.id, 100) for line in same if inside is None or line[DOCUMENT] in inside]
        if found:
            return found
        lines = [line for line in self._lines if inside is None or line[DOCUMENT] in inside]
        return [(lines[place].id, score) for place, score in alike_names(name, [line[NAME] for line in lines])]

    def _documents_like(self, document: str) -> dict[str, int]:
        if document not in self._meant:
            near = alike_names(document, self._documents)
            self._meant[document] = {self._documents[place]: score for place, score in near if score >= LIKELY}
        return self._meant[document]


def _row(of: Owner, name: str, found: Sequence[tuple[int, int]]) -> RowPlan:
    """Whom a row is about: the only one of that name, or whoever looks most like it, who is to be looked at."""
    candidates = tuple(found)
    same = [id_ for id_, score in found if score == 100]
    if len(same) == 1:
        return RowPlan(name, same[0], True, candidates=candidates)
    if not name:
        return RowPlan(name, None, True)
    if found and found[0][1] >= LIKELY and len(same) < 2:
        return RowPlan(name, found[0][0], False, candidates=candidates)
    makes = of is Owner.CASE
    return RowPlan(name, None, makes and not found, makes, candidates)


# --------------------------------------------------------------------------- writing


def take(project: Project, planned: Plan) -> int:
    """Write what a table says, in one step; empty texts leave what is there. Returns how many rows it wrote.

    Raises `CannotDo` for a text that does not fit; then nothing is written.
    """
    return max(taking(project, planned), default=0)


def taking(project: Project, planned: Plan) -> Generator[int, None, None]:
    """As `take`, a cell at each turn of the loop; a loop that is left takes all of it back."""
    told = [
        (row, texts)
        for row, texts in zip(planned.rows, planned.arriving.rows, strict=True)
        if row.line_id is not None or row.is_new
    ]
    kind = (
        "case.import"
        if planned.of is Owner.CASE
        else "document.table"
        if planned.of is Owner.DOCUMENT
        else "speaker.table"
    )
    with project.step(kind, count=len(told), source=planned.arriving.source):
        keys = _made(project, planned, [texts for _, texts in told])
        yield len(told)
        cells: dict[tuple[int, Key], str] = {}
        new: list[Mapping[Key, str]] = []
        for row, texts in told:
            said = {key: text for key, text in zip(keys, texts, strict=True) if _is_written(key, text)}
            if row.line_id is None:
                new.append({NAME: row.name, **said})
            else:
                cells |= {(row.line_id, key): text for key, text in said.items()}
        yield len(told)
        for _ in writing(project, planned.of, cells, new):
            yield len(told)


def _is_written(key: Key | Goes, text: str) -> bool:
    return bool(text.strip()) and key not in (NAME, DOCUMENT, Goes.NOWHERE)


def _made(project: Project, planned: Plan, rows: Sequence[Sequence[str]]) -> list[Key]:
    """The columns as they are in the sheet; new attributes are made, and those there are take what is new to them."""
    names = {one.id: one.name for one in project.attributes.all()}
    columns: dict[str, AttributeType] = {}
    said: list[tuple[str, str]] = []
    titles: list[str] = []
    for place, column in enumerate(planned.columns):
        title = names.get(column.goes, "") if isinstance(column.goes, int) else ""
        title = column.title if column.goes is Goes.NEW else title
        titles.append(title)
        if title:
            columns[title] = column.type
            said += [(title, row[place]) for row in rows]
        elif column.goes == PART:
            for row in rows:
                if row[place].strip():
                    part_of(row[place])
    ids = project.attributes.take_columns(planned.of, columns, said)
    return [ids[title] if title else column.goes for title, column in zip(titles, planned.columns, strict=True)]
