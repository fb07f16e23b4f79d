"""The sample: who was interviewed, counted by kind and level, and the interviews one by one. As pieces of a report.

People are counted, not documents: each participant once in each document. Knows no files and no window.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qda.analysis.attributes import Known, bands_for, groups
from qda.analysis.fixed_texts import in_own_words, phrases
from qda.analysis.interviews import interviewed
from qda.analysis.phrases import Phrases
from qda.analysis.sample_words import WORDS, SampleWords
from qda.errors import CannotDo
from qda.model import Attribute, AttributeType, Owner, Part, Speaker
from qda.project import Project
from qda.report import Heading, Piece, Report, Table, Text

ROLE, CASE = "role", "case"
"""What people can be counted by besides attributes."""
_FEW = 8
"""As many columns as a page takes."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """Something people differ in: what it is called, its values in order, and which of them each participant has."""

    name: str
    values: tuple[str, ...]
    of: Mapping[int, str]


def usual_kinds(project: Project) -> tuple[str, ...]:
    """One or two things to count by: the level of those interviewed and the kind of their case, as far as known."""
    attributes = [one for one in project.attributes.all() if one.type in (AttributeType.CHOICE, AttributeType.YES_NO)]
    level = next((one.name for one in attributes if one.of is Owner.SPEAKER), ROLE)
    kind = next((one.name for one in attributes if one.of is not Owner.SPEAKER), "")
    if not kind and 1 < len(project.cases.all()) <= _FEW:
        kind = CASE
    return (level, kind) if kind else (level,)


def counts(project: Project, by: Sequence[str] = (), language: str = "") -> Table:
    """How many were interviewed by one or two of "role", "case" and the names of attributes.

    Raises `CannotDo` where there is no such attribute, or more than two are asked for.
    """
    words = in_own_words(project, WORDS, language)
    if len(by) > 2:
        raise CannotDo("People can be counted by one or two things; leave out all but two.")
    rows, *others = [_kind(project, name, words, language) for name in (by or usual_kinds(project))]
    people = [speaker.id for speaker in _participants(project)]
    caption = words.caption.format(by=words.and_.join(kind.name.lower() for kind in (rows, *others)), n=len(people))
    if not others:
        found = Counter(rows.of[id_] for id_ in people)
        told = [(value, str(found[value])) for value in rows.values if found[value]]
        return Table((rows.name, words.number), (*told, (words.total, str(len(people)))), caption, (5, 1))
    columns = others[0]
    cells = Counter((rows.of[id_], columns.of[id_]) for id_ in people)
    across = [value for value in columns.values if any(cells[one, value] for one in rows.values)]
    body = []
    for value in rows.values:
        line = [cells[value, other] for other in across]
        if sum(line):
            body.append((value, *(_told(count) for count in line), str(sum(line))))
    sums = (str(sum(cells[one, value] for one in rows.values)) for value in across)
    return Table(
        (rows.name, *across, words.total),
        (*body, (words.total, *sums, str(len(people)))),
        caption,
        (4, *(2 for _ in across), 1.5),
    )


def interviews(project: Project, words: Phrases) -> Table:
    """The interviews one by one: in which case, when, and with whom; each with the cases that take part in it."""
    cases, present = project.cases.all(), project.documents.cases_of()
    known = Known(project)
    rows = []
    for document in interviewed(project):
        heard = [one for one in known.speakers.values() if one.document_id == document.id and _takes_part(one)]
        roles = dict.fromkeys(speaker.role or speaker.name for speaker in heard)
        rows.append(
            (
                ", ".join(case.name for case in cases if case.id in present.get(document.id, ())),
                document.name,
                words.date(document.date),
                words.listed(list(roles)),
                words.number(document.words),
            )
        )
    header = (words.case, words.interview, words.date_label, words.role, words.words)
    return Table(header, tuple(rows), widths=(3, 3, 3, 5, 1.6))


def material_lead(project: Project, words: Phrases) -> Text:
    """How many interviews there are in how many cases, in a sentence."""
    documents, present = interviewed(project), project.documents.cases_of()
    own = frozenset[int]().union(*(present.get(document.id, ()) for document in documents))
    return Text(words.material_lead(len(own), len(documents)))


def sample_pieces(project: Project, words: Phrases, by: Sequence[str] = ()) -> Iterator[Piece]:
    """Who was interviewed, in numbers, and the list of interviews."""
    said = in_own_words(project, WORDS, words.language)
    table = interviews(project, words)
    if not table.rows:
        yield Text(said.nobody)
        return
    yield material_lead(project, words)
    if _participants(project):
        yield Heading(1, said.people, "sample-people")
        yield counts(project, by, words.language)
    yield Heading(1, said.interviews, "sample-interviews")
    yield table


def sample_report(project: Project, language: str = "", by: Sequence[str] = ()) -> Report:
    """The sample as a report of its own."""
    words = phrases(project, language)
    return Report(
        title=in_own_words(project, WORDS, words.language).title, subtitle=project.name, language=words.language,
        pieces=tuple(sample_pieces(project, words, by)), header=project.name, author=project.coder, marks=words.marks,
        page_label=words.page,
    )  # fmt: skip


def sample_rows(project: Project) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """A row for each participant with all that is known: to count and to sort elsewhere."""
    known = Known(project)
    cases = {case.id: case.name for case in project.cases.all()}
    documents = {document.id: document for document in interviewed(project)}
    rows = []
    for speaker in _participants(project):
        document = documents[speaker.document_id]
        own = ", ".join(cases[id_] for id_ in known.cases(document.id, [speaker]))
        told = (known.value(one, document.id, [speaker]) for one in known.attributes.values())
        rows.append((document.name, own, document.date, speaker.name, speaker.role, *told))
    names = (one.name for one in known.attributes.values())
    fixed = ("document", "case", "date", "speaker", "role")
    return (*fixed, *(f"{name} (attribute)" if name.casefold() in fixed else name for name in names)), rows


def _participants(project: Project) -> list[Speaker]:
    order = {document.id: place for place, document in enumerate(interviewed(project))}
    found = [one for one in project.documents.speakers() if _takes_part(one) and one.document_id in order]
    return sorted(found, key=lambda speaker: (order[speaker.document_id], speaker.position))


def _takes_part(speaker: Speaker) -> bool:
    return speaker.part is Part.PARTICIPANT


def _told(count: int) -> str:
    return str(count) if count else "–"


# --------------------------------------------------------------------------- what people differ in


def _kind(project: Project, name: str, words: SampleWords, language: str) -> _Kind:
    known, people = Known(project), _participants(project)
    if name.casefold() in known.attributes:
        return _by_attribute(project, known, known.attributes[name.casefold()], people, words, language)
    if name == ROLE:
        of = {speaker.id: speaker.role or words.unknown for speaker in people}
        return _Kind(words.role, tuple(sorted(set(of.values()), key=lambda one: (one == words.unknown, one))), of)
    if name == CASE:
        cases = {case.id: case.name for case in project.cases.all()}
        own = {speaker.id: known.cases(speaker.document_id, [speaker]) for speaker in people}
        of = {id_: ", ".join(cases[case] for case in found) or words.unknown for id_, found in own.items()}
        return _Kind(words.case, (*cases.values(), words.unknown), of)
    groups(project, name)
    raise AssertionError(name)


def _by_attribute(
    project: Project, known: Known, attribute: Attribute, people: Sequence[Speaker], words: SampleWords, language: str
) -> _Kind:
    """By an attribute of theirs, of their document or of their case; numbers in bands."""
    bands = bands_for(known.values(attribute).values()) if attribute.type is AttributeType.NUMBER else ()
    found = groups(project, attribute, bands, language)
    group_of = {id_: group.name for group in found for id_ in group.ids}
    of = {}
    for speaker in people:
        owners = known.owners(attribute.of, speaker.document_id, [speaker])
        of[speaker.id] = next((group_of[id_] for id_ in owners if id_ in group_of), words.unknown)
    values = dict.fromkeys([*(group.name for group in found if not group.missing), words.unknown])
    unknown = {group.name for group in found if group.missing}
    return _Kind(attribute.name, tuple(values), {id_: words.unknown if n in unknown else n for id_, n in of.items()})
