"""What pictures have in their rows and columns: codes, cases or groups, and which of them a passage belongs to.

Reads a project once; knows no charts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qda.analysis.attributes import Group, Known, groups
from qda.analysis.colours import is_colour
from qda.analysis.grid_pages import bands_chosen
from qda.errors import CannotDo
from qda.model import Attribute, Case, Code, Coding, Document, Owner, Span, Turn
from qda.project import Project
from qda.text.values import number_of

ROWS = 40
"""With more codes in use than this, families are shown for them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A code, with those below it where `ids` has several."""

    name: str
    within: str
    """The family it stands in, "" for the family itself where it stands alone."""
    colour: str
    ids: frozenset[int]


class Codes:
    """The codebook as rows."""

    def __init__(self, project: Project) -> None:
        self.all = project.codes.all()
        self._by_id = {code.id: code for code in self.all}
        self._counts = project.codings.count_by_code()
        self._totals = project.codes.with_those_below(self.all, self._counts)

    def within(self, family: int | None) -> list[Code]:
        """A code and all below it, or all codes. Raises `CannotDo` where it is gone."""
        if family is None:
            return self.all
        if family not in self._by_id:
            raise CannotDo("That code is no longer in the codebook; choose another.")
        return [code for code in self.all if family in self._above(code)]

    def rows(self, family: int | None = None, most: int | None = ROWS) -> list[Row]:
        """The codes that are in use, in the codebook's order; their families where they are more than `most`."""
        codes = self.within(family)
        used = [code for code in codes if self._counts.get(code.id)]
        if most is None or len(used) <= most:
            return [self._row(code, [code.id], family) for code in used]
        top = [code for code in codes if code.parent_id == family and self._totals[code.id]]
        own = [self._row(self._by_id[family], [family], family)] if family and self._counts.get(family) else []
        return own + [self.whole(code) for code in top]

    def whole(self, code: Code) -> Row:
        """A code with those below it."""
        return Row(code.name, "", self.colour(code), frozenset(one.id for one in self.within(code.id)))

    def ordered(self, family: int | None = None) -> tuple[Code, list[Row]]:
        """An ordered family and its phases; the first there is that has been used. Raises `CannotDo` for none."""
        if family is not None:
            head = self.within(family)[0]
            if not head.ordered:
                raise CannotDo(
                    "“{code}” is no ordered family; mark it as one in its definition, or choose another.",
                    code=head.name,
                )
        else:
            heads = [code for code in self.all if code.ordered]
            if not heads:
                raise CannotDo(
                    "A course follows an ordered family of codes, and there is none; mark a family as ordered."
                )
            head = next((code for code in heads if self._totals[code.id]), heads[0])
        phases = [self.whole(code) for code in self.all if code.parent_id == head.id]
        if not phases:
            raise CannotDo("“{code}” has no codes below it yet; its phases go there.", code=head.name)
        return head, phases

    def colour(self, code: Code) -> str:
        """A code's colour, or that of the nearest above it that has one."""
        above = (self._by_id[id_].colour for id_ in self._above(code))
        return next((colour for colour in above if is_colour(colour)), "")

    def _row(self, code: Code, ids: Iterable[int], family: int | None) -> Row:
        path = self._above(code)
        under = path[: path.index(family)] if family is not None else path
        within = self._by_id[under[-1]].name if len(under) > 1 or (under and self._has_used_below(code)) else ""
        return Row(code.name, within, self.colour(code), frozenset(ids))

    def _has_used_below(self, code: Code) -> bool:
        return self._totals[code.id] > self._counts.get(code.id, 0)

    def _above(self, code: Code) -> list[int]:
        """The code and those above it, the topmost last."""
        path = [code.id]
        while (above := self._by_id[path[-1]].parent_id) is not None:
            path.append(above)
        return path


def headings(rows: Sequence[Row]) -> tuple[tuple[int, str], ...]:
    """Where a family's rows begin; a row of no family after one is under a heading without words."""
    found: list[tuple[int, str]] = []
    for place, row in enumerate(rows):
        if row.within != (found[-1][1] if found else ""):
            found.append((place, row.within))
    return tuple(found)


class Sides:
    """What is compared: the cases of a project, or the groups of an attribute. A passage is on a side, or several."""

    def __init__(self, project: Project, attribute: int | None, bands: str, no_case: str, language: str = "") -> None:
        self._project = project
        self.known = Known(project)
        self.documents: list[Document] = project.documents.all()
        self.cases: list[Case] = project.cases.all()
        self.attribute: Attribute | None = None
        self.groups: tuple[Group, ...] = ()
        if attribute is not None:
            self.attribute = next((one for one in project.attributes.all() if one.id == attribute), None)
            if self.attribute is None:
                raise CannotDo("That attribute is no longer there; choose another.")
            borders = bands_chosen(project, self.attribute, borders_of(bands))
            self.groups = groups(project, self.attribute, borders, language)
            self.names = [group.name[:1].upper() + group.name[1:] for group in self.groups]
        else:
            self.names = [case.name for case in self.cases]
            if any(document.case_id is None for document in self.documents):
                self.names.append(no_case)
        self._places = {case.id: place for place, case in enumerate(self.cases)}

    @cached_property
    def _apart(self) -> frozenset[int]:
        """The documents some of whose speakers are of another case."""
        return frozenset(one.document_id for one in self.known.speakers.values() if one.case_id)

    @property
    def by_speaker(self) -> bool:
        return self.attribute is not None and self.attribute.of is Owner.SPEAKER

    def of(self, document_id: int, span: Span) -> tuple[int, ...]:
        """The sides of a passage."""
        speakers: list[int | None] = []
        if self.by_speaker or document_id in self._apart:
            speakers = [turn.speaker_id for turn in self._turns_over(document_id, span)]
        return self.of_speakers(document_id, tuple(dict.fromkeys(speakers)))

    def of_speakers(self, document_id: int, speaker_ids: tuple[int | None, ...]) -> tuple[int, ...]:
        """The sides of what these speakers say in a document."""
        key = document_id, speaker_ids
        if key not in self._found:
            self._found[key] = tuple(self._sides(document_id, speaker_ids))
        return self._found[key]

    @cached_property
    def _found(self) -> dict[tuple[int, tuple[int | None, ...]], tuple[int, ...]]:
        return {}

    def _sides(self, document_id: int, speaker_ids: tuple[int | None, ...]) -> Iterable[int]:
        heard = self.known.heard(speaker_ids)
        cases = self.known.cases(document_id, heard)
        if self.attribute is not None:
            owners = set(self.known.owners(self.attribute.of, document_id, heard))
            return [place for place, group in enumerate(self.groups) if owners & group.ids]
        sides = [self._places[case] for case in cases if case in self._places]
        return sides or ([len(self.cases)] if len(self.names) > len(self.cases) else [])

    def _turns_over(self, document_id: int, span: Span) -> list[Turn]:
        return self._project.documents.turns_over(document_id, span)


class Whole(Sides):
    """Everybody on one side."""

    def __init__(self, project: Project) -> None:
        super().__init__(project, None, "", "")
        self.names = [""]

    def of(self, *_: object) -> tuple[int, ...]:
        return (0,)

    def of_speakers(self, *_: object) -> tuple[int, ...]:
        return (0,)


def borders_of(bands: str) -> tuple[float, ...]:
    """The borders in “5000, 10000”. Raises `CannotDo` for what is no number."""
    found = []
    for part in bands.replace(";", " ").replace(", ", " ").split():
        number = number_of(part.strip(","))
        if number is None:
            raise CannotDo("“{words}” is no number; write the borders between groups as 5000, 10000.", words=part)
        found.append(number)
    return tuple(sorted(found))


Crossed = Mapping[tuple[int, int], Sequence[Coding]]


def crossed(codings: Iterable[Coding], rows: Sequence[Row], sides: Sides) -> Crossed:
    """The passages of each row on each side, in order; a passage coded twice in a row counts once."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for id_ in row.ids:
            places[id_].append(place)
    found: dict[tuple[int, int], dict[tuple[int, Span], Coding]] = defaultdict(dict)
    for coding in codings:
        for row_place in places.get(coding.code_id, ()):
            for side in sides.of(coding.document_id, coding.span):
                found[row_place, side].setdefault((coding.document_id, coding.span), coding)
    return {place: tuple(own.values()) for place, own in found.items()}
