"""What is known of whoever speaks, by the names of attributes; and the groups that attributes divide a study into.

A voice is known by its own attributes, by its document's and by its case's: a speaker of another case than the
document's is known by that case. No two attributes have one name, so a name says whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from qda.analysis.fixed_texts import in_own_words
from qda.analysis.group_words import WORDS, GroupWords
from qda.errors import CannotDo
from qda.model import Attribute, AttributeType, Owner, Part, Span, Speaker
from qda.project import Project
from qda.text.values import in_order, number_of, truth_of


class Known:
    """What is known of the cases, documents and speakers of a project, read once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.attributes: Mapping[str, Attribute] = {one.name.casefold(): one for one in project.attributes.all()}
        self._values = {of: project.attributes.values(of) for of in Owner}

    @cached_property
    def speakers(self) -> Mapping[int, Speaker]:
        return {speaker.id: speaker for speaker in self._project.documents.speakers()}

    @cached_property
    def homes(self) -> Mapping[int, int | None]:
        """The case of each document."""
        return {document.id: document.case_id for document in self._project.documents.all()}

    def heard(self, speaker_ids: Iterable[int | None]) -> list[Speaker]:
        """Whose words a passage is: the participants among those who speak in it, or else whoever speaks."""
        there = [self.speakers[id_] for id_ in dict.fromkeys(id_ or 0 for id_ in speaker_ids) if id_ in self.speakers]
        return [speaker for speaker in there if speaker.part is Part.PARTICIPANT] or there

    def cases(self, document_id: int, heard: Sequence[Speaker]) -> list[int]:
        """The cases that these speakers of a document belong to; the document's where nobody speaks."""
        home = self.homes.get(document_id)
        cases = [speaker.case_id or home for speaker in heard] or [home]
        return [case for case in dict.fromkeys(cases) if case]

    def owners(self, of: Owner, document_id: int, heard: Sequence[Speaker]) -> list[int]:
        """Whose attributes are told of these speakers of a document: their own, the document's or their cases'."""
        if of is Owner.DOCUMENT:
            return [document_id]
        return [speaker.id for speaker in heard] if of is Owner.SPEAKER else self.cases(document_id, heard)

    def value(self, attribute: Attribute, document_id: int, heard: Sequence[Speaker]) -> str:
        """An attribute of these speakers of a document, "" where it is not known; several are parted by commas."""
        values = self._values[attribute.of]
        found = (values.get(id_, {}).get(attribute.id, "") for id_ in self.owners(attribute.of, document_id, heard))
        return ", ".join(dict.fromkeys(value for value in found if value))

    def all_of(self, document_id: int, heard: Sequence[Speaker]) -> dict[str, str]:
        """Every attribute of these speakers of a document by its name: theirs, then the document's, then the cases'.

        What is not known is "".
        """
        nearest = sorted(self.attributes.values(), key=lambda one: list(Owner).index(one.of), reverse=True)
        return {one.name: self.value(one, document_id, heard) for one in nearest}

    def of_passage(self, document_id: int, span: Span) -> dict[str, str]:
        """Every attribute of any passage of a document, by its name."""
        turns = self._project.documents.turns_over(document_id, span)
        return self.all_of(document_id, self.heard(turn.speaker_id for turn in turns))

    def values(self, attribute: Attribute) -> Mapping[int, str]:
        """The value that each case, document or speaker has of its attribute, by id."""
        return {id_: told[attribute.id] for id_, told in self._values[attribute.of].items() if attribute.id in told}


# --------------------------------------------------------------------------- groups

NO_NUMBER = ".."
"""The key of those whose value is no number where the groups are of numbers."""


@dataclass(frozen=True, slots=True)
class Group:
    """Those that one value, or one band of numbers, holds for."""

    name: str
    of: Owner
    ids: frozenset[int]
    """The cases, documents or speakers, as `of` says."""
    cases: frozenset[int]
    """The cases themselves, or else those that have such a document or speaker."""
    missing: bool = False
    """The group of those of whom it is not known."""
    key: str = ""
    """What the group is known by in the file, whatever the language: "=leader", "..5000", "5000..10000"; "" the
    unknown. `bands_of` reads the borders out of it again."""


def groups(
    project: Project, attribute: Attribute | str, bands: Sequence[float] = (), language: str = ""
) -> tuple[Group, ...]:
    """The groups that an attribute divides a project into, in their natural order; the unknown come last. They are
    called so in the language of the study, or another.

    `bands` are the borders between groups of numbers: (5000, 10000) gives those under 5000, from 5000 to 10000, and
    10000 or more. A group that nobody is in is left out. Raises `CannotDo` where there is no such attribute.
    """
    known = Known(project)
    if isinstance(attribute, str):
        attribute = _found(known, attribute)
    values = known.values(attribute)
    everybody = _everybody(project, known, attribute.of)
    of_case = _cases_of(project, known, attribute.of)
    words = in_own_words(project, WORDS, language)

    def group(name: str, key: str, ids: Iterable[int], *, missing: bool = False) -> Group:
        ids = frozenset(ids)
        cases = frozenset[int]().union(*(of_case.get(id_, ()) for id_ in ids))
        return Group(name, attribute.of, ids, cases, missing, key)

    numbers = {id_: number_of(value) for id_, value in values.items()}
    if attribute.type is AttributeType.NUMBER and bands:
        found = _banded(numbers, bands, words)
    else:
        found = _valued(values, attribute, words)
    told = [group(name, key, ids) for name, key, ids in found if ids]
    unknown = [id_ for id_ in everybody if id_ not in values]
    return (*told, *([group(words.unknown, "", unknown, missing=True)] if unknown else []))


def bands_for(values: Iterable[str]) -> tuple[float, ...]:
    """Borders that part numbers into up to three groups of about the same size, at round numbers."""
    numbers = sorted({number for value in values if (number := number_of(value)) is not None})
    if len(numbers) < 3:
        return ()
    borders = {_rounded(numbers[len(numbers) * third // 3]) for third in (1, 2)}
    return tuple(sorted(border for border in borders if numbers[0] < border <= numbers[-1]))


def _rounded(number: float) -> float:
    """A number to one or two digits that people remember: 4873 is 5000."""
    step = 10.0 ** max(0, len(str(int(abs(number)))) - 1) / 2
    return round(number / step) * step if abs(number) >= 10 else float(round(number))


def _found(known: Known, name: str) -> Attribute:
    attribute = known.attributes.get(name.strip().casefold())
    if attribute is None:
        there = ", ".join(one.name for one in known.attributes.values()) or "–"
        raise CannotDo("There is no attribute “{name}”; there are {known}.", name=name, known=there)
    return attribute


def _everybody(project: Project, known: Known, of: Owner) -> list[int]:
    if of is Owner.CASE:
        return [case.id for case in project.cases.all()]
    if of is Owner.DOCUMENT:
        return [document.id for document in project.documents.all()]
    return [speaker.id for speaker in known.speakers.values() if speaker.part is Part.PARTICIPANT]


def _cases_of(project: Project, known: Known, of: Owner) -> Mapping[int, frozenset[int]]:
    """The cases of each case, document or speaker."""
    if of is Owner.CASE:
        return {case.id: frozenset({case.id}) for case in project.cases.all()}
    if of is Owner.DOCUMENT:
        return project.documents.cases_of()
    return {id_: frozenset(known.cases(one.document_id, [one])) for id_, one in known.speakers.items()}


def _valued(values: Mapping[int, str], attribute: Attribute, words: GroupWords) -> list[tuple[str, str, list[int]]]:
    """A group for each value, whatever its capitals and the language of its yes or no."""

    def same(value: str) -> str:
        if attribute.type is AttributeType.YES_NO and (truth := truth_of(value)) is not None:
            return words.yes if truth else words.no
        number = number_of(value) if attribute.type is AttributeType.NUMBER else None
        return value.casefold() if number is None else f"{number:g}"

    ids: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for name in in_order(values.values(), attribute.type, attribute.choices):
        names.setdefault(same(name), same(name) if attribute.type is AttributeType.YES_NO else name)
    for id_, value in values.items():
        ids.setdefault(same(value), []).append(id_)
    plain = {words.yes: "yes", words.no: "no"} if attribute.type is AttributeType.YES_NO else {}
    return [(name, f"={plain.get(key, key)}", ids[key]) for key, name in names.items()]


def _banded(
    numbers: Mapping[int, float | None], bands: Sequence[float], words: GroupWords
) -> list[tuple[str, str, list[int]]]:
    borders = sorted(set(bands))
    ends = ["", *(f"{border:.12g}" for border in borders), ""]
    keys = [f"{low}..{high}" for low, high in pairwise(ends)]
    names = [words.under.format(_said(borders[0], words))]
    names += [_from_to(low, high, words) for low, high in pairwise(borders)]
    names.append(words.over.format(_said(borders[-1], words)))
    ids: list[list[int]] = [[] for _ in names]
    others: list[int] = []
    for id_, number in numbers.items():
        if number is None:
            others.append(id_)
        else:
            ids[sum(border <= number for border in borders)].append(id_)
    return [*zip(names, keys, ids, strict=True), (words.no_number, NO_NUMBER, others)]


def bands_of(key: str) -> tuple[float, ...]:
    """The borders of a group of numbers, out of its key: (5000, 10000) of "5000..10000"; none of any other group."""
    if key.startswith("=") or ".." not in key:
        return ()
    return tuple(float(border) for border in key.split("..") if border)


def _from_to(low: float, high: float, words: GroupWords) -> str:
    """What a band is called; of whole numbers its last is the one before the next border."""
    last = high - 1 if float(high).is_integer() and float(low).is_integer() else high
    return f"{_said(low, words)}–{_said(last, words)}" if last > low else _said(low, words)


def _said(number: float, words: GroupWords) -> str:
    """A number as it is read: from 10 000 on in groups."""
    if float(number).is_integer():
        return f"{int(number):,}".replace(",", "\u202f") if abs(number) >= 10_000 else str(int(number))
    return f"{number:g}".replace(".", words.decimal)
