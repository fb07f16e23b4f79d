"""Cases, documents or speakers as a sheet: what its columns are, what stands in them, and how that is written.

The window's table, the clipboard and imported tables write through here, so that a text means the same wherever it
comes from. Everything written at once is one step. Knows no files and no window.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qda import errors
from qda.model import Attribute, Owner, Part
from qda.project import Project
from qda.text.values import date_of

NAME, DOCUMENT, CASE, DATE, PART, ROLE = "name", "document", "case", "date", "part", "role"
"""The columns besides attributes."""
FIXED = {
    Owner.CASE: (NAME,),
    Owner.DOCUMENT: (NAME, CASE, DATE),
    Owner.SPEAKER: (NAME, DOCUMENT, PART, ROLE, CASE),
}
PARTS = {
    "interviewer": Part.INTERVIEWER,
    "intervjuer": Part.INTERVIEWER,
    "intervjuar": Part.INTERVIEWER,
    "participant": Part.PARTICIPANT,
    "informant": Part.PARTICIPANT,
    "deltaker": Part.PARTICIPANT,
    "deltakar": Part.PARTICIPANT,
}

Key = str | int
"""A column: one of the names above, or the id of an attribute."""


@dataclass(frozen=True, slots=True)
class Line:
    """A case, a document or a speaker, and what is known of it. What is empty is left out."""

    id: int
    told: Mapping[Key, str]
    home: str = ""
    """The case that a speaker has from the document, where none is said of the speaker alone."""

    def __getitem__(self, key: Key) -> str:
        return self.told.get(key, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    of: Owner
    attributes: tuple[Attribute, ...]
    lines: tuple[Line, ...]
    places: Mapping[int, int] = field(default_factory=dict)
    """The place of each line by its id."""

    @property
    def keys(self) -> tuple[Key, ...]:
        return (*FIXED[self.of], *(attribute.id for attribute in self.attributes))

    def line(self, id_: int) -> Line:
        return self.lines[self.places[id_]]


def sheet(project: Project, of: Owner) -> Sheet:
    """All cases, documents or speakers as they stand."""
    values = project.attributes.values(of)

    def told(id_: int, fixed: Mapping[Key, str]) -> dict[Key, str]:
        known: dict[Key, str] = {key: text for key, text in fixed.items() if text}
        for attribute_id, text in values.get(id_, {}).items():
            known[attribute_id] = text
        return known

    lines = [Line(id_, told(id_, fixed), home) for id_, fixed, home in _fixed(project, of)]
    places = {line.id: place for place, line in enumerate(lines)}
    return Sheet(of, tuple(project.attributes.all(of)), tuple(lines), places)


def _fixed(project: Project, of: Owner) -> Iterable[tuple[int, dict[Key, str], str]]:
    cases = {case.id: case.name for case in project.cases.all()}
    if of is Owner.CASE:
        return [(id_, {NAME: name}, "") for id_, name in cases.items()]
    documents = {document.id: document for document in project.documents.all()}
    homes = {id_: cases.get(document.case_id or 0, "") for id_, document in documents.items()}
    if of is Owner.DOCUMENT:
        return [(id_, {NAME: one.name, CASE: homes[id_], DATE: one.date}, "") for id_, one in documents.items()]
    order = {id_: place for place, id_ in enumerate(documents)}
    speakers = sorted(project.documents.speakers(), key=lambda one: (order[one.document_id], one.position))
    return [
        (
            one.id,
            {
                NAME: one.name,
                DOCUMENT: documents[one.document_id].name,
                PART: one.part,
                ROLE: one.role,
                CASE: cases.get(one.case_id or 0, ""),
            },
            "" if one.case_id else homes[one.document_id],
        )
        for one in speakers
    ]


# --------------------------------------------------------------------------- writing


def write(
    project: Project, of: Owner, cells: Mapping[tuple[int, Key], str], new: Sequence[Mapping[Key, str]] = ()
) -> None:
    """Write what is to stand in cells, by (id of the line, column), and new cases; all of it or, if it won't do, none.

    A case that is named and not there is made. Raises `CannotDo` for what does not fit, or cannot be written.
    """
    for _ in writing(project, of, cells, new):
        pass


def writing(
    project: Project, of: Owner, cells: Mapping[tuple[int, Key], str], new: Sequence[Mapping[Key, str]] = ()
) -> Generator[None, None, None]:
    """As `write`, a cell at each turn of the loop; a loop that is left takes all of it back."""
    if not cells and not new:
        return
    _check_fixed(of, {key for _, key in cells})
    there = sheet(project, of)
    cells = {
        (id_, key): text
        for (id_, key), text in cells.items()
        if id_ not in there.places or there.line(id_)[key] != text.strip()
    }
    if len(cells) == 1 and not new:
        yield from _writing(project, of, cells)
        return
    yield
    with project.step("attribute.set_all", count=len(cells) + sum(map(len, new))):
        ids = project.cases.add_all([told.get(NAME, "") for told in new])
        for id_, told in zip(ids, new, strict=True):
            cells |= {(id_, key): text for key, text in told.items() if key != NAME}
        yield from _writing(project, of, cells)


def _check_fixed(of: Owner, keys: Iterable[Key]) -> None:
    if DOCUMENT in keys:
        raise errors.CannotDo("A speaker stays in the document where the words are; change other columns.")
    wrong = next((key for key in keys if isinstance(key, str) and key not in FIXED[of]), None)
    if wrong is not None:
        raise errors.CannotDo("There is no column “{column}” here; choose another.", column=wrong)


def _writing(project: Project, of: Owner, cells: Mapping[tuple[int, Key], str]) -> Generator[None, None, None]:
    values = {(id_, key): text for (id_, key), text in cells.items() if isinstance(key, int)}
    fixed = {(id_, key): text.strip() for (id_, key), text in cells.items() if isinstance(key, str)}
    if of is Owner.CASE:
        for (id_, _), text in fixed.items():
            project.cases.rename(id_, text)
            yield
    elif of is Owner.DOCUMENT:
        for (id_, key), text in fixed.items():
            _write_document(project, id_, key, text)
            yield
    elif fixed:
        yield from _writing_speakers(project, fixed)
    if len(values) == 1:
        (((owner_id, attribute_id), text),) = values.items()
        project.attributes.set_value(owner_id, attribute_id, text)
    elif values:
        for _ in project.attributes.setting(values):
            yield


def _write_document(project: Project, document_id: int, key: str, text: str) -> None:
    if key == NAME:
        project.documents.rename(document_id, text)
    elif key == CASE:
        kind = "document.case" if text else "document.no_case"
        with project.step(
            kind, document=project.documents.get(document_id).name, case=text
        ):  # with a case that is made
            project.documents.set_case(document_id, _case(project, text))
    else:
        project.documents.set_date(document_id, date_of(text) or text)


def _writing_speakers(project: Project, cells: Mapping[tuple[int, str], str]) -> Generator[None, None, None]:
    speakers = {speaker.id: speaker for speaker in project.documents.speakers()}
    homes = {document.id: document.case_id for document in project.documents.all()}
    for (id_, key), text in cells.items():
        if key == NAME:
            project.documents.set_speaker(id_, name=text)
        elif key == ROLE:
            project.documents.set_speaker(id_, role=text)
        elif key == PART:
            project.documents.set_speaker(id_, part=part_of(text))
        else:
            with project.step("speaker.change", speaker=speakers[id_].name if id_ in speakers else ""):
                case_id = _case(project, text)
                own = case_id if id_ in speakers and case_id != homes[speakers[id_].document_id] else None
                project.documents.set_speaker(id_, case_id=own or 0)
        yield


def part_of(text: str) -> Part:
    """Interviewer or participant, in English or Norwegian. Raises `CannotDo` for anything else."""
    part = PARTS.get(text.strip().casefold())
    if part is None:
        raise errors.CannotDo("“{text}” is no part; write interviewer or participant.", text=text)
    return part


def _case(project: Project, name: str) -> int | None:
    """The case of that name, made where there is none; None for no name."""
    if not name.strip():
        return None
    case = project.cases.named(name)
    return case.id if case else project.cases.add(name)
