"""Codes that may be one and the same: alike by name, by definition, or because they stand on the same passages.

Each pair comes with why, for a person to judge. What somebody found not to be the same is not brought up again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from qda.model import Code, Coding, Report, silent
from qda.project import Project
from qda.text.matching import alike_meanings, near_duplicates

_SHARED_AT_LEAST = 3
_SHARED_SHARE = 0.5
"""How many passages two codes have in common, and which share of all theirs, before that alone makes them alike."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two codes that may be one. `stays` is on more passages, or comes first in the codebook."""

    goes: Code
    stays: Code
    name: int
    """How alike their names are, in per cent; 0 where they are not."""
    meaning: int
    """How alike their definitions are, in per cent; 0 where they are not."""
    shared: int
    """How many passages carry both, if only roughly the same words."""
    going: int
    """How many codings the code has that would go."""
    staying: int
    """How many codings the other has."""

    @property
    def share(self) -> float:
        """Which share of all their passages carries both, 0 to 1."""
        codings = self.going + self.staying
        return 2 * self.shared / codings if codings else 0.0

    @property
    def strength(self) -> float:
        """How much speaks for one code, 0 to 1."""
        return 1 - (1 - self.name / 100) * (1 - self.meaning / 110) * (1 - 0.9 * self.share)


def alike(project: Project, report: Report = silent) -> list[Likeness]:
    """The pairs of codes that may be one, the likest first."""
    codes = project.codes.all()
    place = {code.id: number for number, code in enumerate(codes)}
    report(0, 3, "")
    names = {(one, other): score for one, other, score in near_duplicates([code.name for code in codes])}
    report(1, 3, "")
    meanings = {(one, other): score for one, other, score in alike_meanings([code.definition for code in codes])}
    report(2, 3, "")
    counts = project.codings.count_by_code()
    shared = {}
    for pair, both in shared_passages(project.codings.of_codes()).items():
        one, other = sorted(place[code_id] for code_id in pair)
        shared[one, other] = both
    by_id = {code.id: code for code in codes}
    often = {
        pair
        for pair, both in shared.items()
        if both >= _SHARED_AT_LEAST
        and 2 * both >= _SHARED_SHARE * sum(counts[codes[number].id] for number in pair)
        and not _kin(codes[pair[0]], codes[pair[1]], by_id)
    }
    apart = project.codes.apart()
    found = []
    for one, other in {*names, *meanings, *often}:
        first, second = codes[one], codes[other]
        if (min(first.id, second.id), max(first.id, second.id)) in apart:
            continue
        goes, stays = (first, second) if counts.get(second.id, 0) > counts.get(first.id, 0) else (second, first)
        found.append(
            Likeness(
                goes,
                stays,
                names.get((one, other), 0),
                meanings.get((one, other), 0),
                shared.get((one, other), 0),
                counts.get(goes.id, 0),
                counts.get(stays.id, 0),
            )
        )
    return sorted(found, key=lambda pair: (-pair.strength, place[pair.stays.id], place[pair.goes.id]))


def shared_passages(codings: Iterable[Coding]) -> dict[tuple[int, int], int]:
    """How many passages each two codes have in common: codings of which at least half of all the words either covers
    is covered by both. By the ids of the codes, in the order they come in; codings as `Codings.of_codes` gives them."""
    ones: dict[tuple[int, int], set[int]] = defaultdict(set)
    others: dict[tuple[int, int], set[int]] = defaultdict(set)
    for _, of_document in groupby(codings, key=lambda coding: coding.document_id):
        open_: list[Coding] = []
        for coding in of_document:
            open_ = [other for other in open_ if other.span.end > coding.span.start]
            for other in open_:
                within = min(other.span.end, coding.span.end) - coding.span.start
                over = max(other.span.end, coding.span.end) - other.span.start
                if other.code_id != coding.code_id and 2 * within >= over:
                    one, two = sorted((other, coding), key=lambda each: each.code_id)
                    ones[one.code_id, two.code_id].add(one.id)
                    others[one.code_id, two.code_id].add(two.id)
            open_.append(coding)
    return {pair: min(len(ones[pair]), len(others[pair])) for pair in ones}


def _kin(one: Code, other: Code, codes: dict[int, Code]) -> bool:
    """Whether one of two codes stands inside the other: then both on a passage is as it should be."""
    for at, above in ((one, other), (other, one)):
        code: Code | None = at
        while code is not None and code.parent_id is not None:
            if code.parent_id == above.id:
                return True
            code = codes.get(code.parent_id)
    return False
