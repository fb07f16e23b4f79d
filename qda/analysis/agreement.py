"""How far two coders agree, where both coded the same document.

Counted on participants' turns that at least one of the two coded, and on the codes that at least one of them used in
that document: for each turn and code, whether each of them gave it. What neither coded is not counted, since nobody can
say whether it was passed over or found to fit no code; so agreement is told lower than where silence counts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from qda.model import Part, Turn
from qda.project import Project

Decision = tuple[bool, bool]
"""Whether the one, and whether the other, gave a turn a code."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two coders agree. `kappa` and `alpha` are None where both decided everything the same one way: then chance
    would have it so, too, and there is nothing to measure."""

    one: str
    other: str
    documents: tuple[str, ...]
    turns: int
    codes: int
    decisions: int
    same: int
    kappa: float | None
    alpha: float | None

    @property
    def percent(self) -> float:
        return 100 * self.same / self.decisions if self.decisions else 0.0


def agreements(project: Project) -> list[Agreement]:
    """Each pair of coders with at least one document that both coded, in the order of their names."""
    coders = {coder.id: coder.name for coder in project.codings.coders()}
    given = _given(project) if len(coders) > 1 else {}
    names = {document.id: document.name for document in project.documents.all()}
    found = []
    for one, other in combinations(sorted(coders, key=lambda id_: coders[id_].casefold()), 2):
        both = [id_ for id_ in names if one in given.get(id_, {}) and other in given[id_]]
        decisions: list[Decision] = []
        turns = 0
        codes: set[int] = set()
        for document_id in both:
            ours, theirs = given[document_id][one], given[document_id][other]
            used = {code for coded in (*ours.values(), *theirs.values()) for code in coded}
            units = sorted({*ours, *theirs})
            turns, codes = turns + len(units), codes | used
            decisions += [
                (code in ours.get(unit, ()), code in theirs.get(unit, ())) for unit in units for code in sorted(used)
            ]
        if decisions:
            same = sum(a == b for a, b in decisions)
            told = tuple(names[id_] for id_ in both)
            found.append(
                Agreement(
                    coders[one], coders[other], told, turns, len(codes), len(decisions), same, kappa(decisions),
                    alpha(decisions),
                )
            )  # fmt: skip
    return found


def kappa(decisions: Iterable[Decision]) -> float | None:
    """Cohen's kappa: agreement beyond what two coders with these habits would reach by chance."""
    decisions = list(decisions)
    count = len(decisions)
    if not count:
        return None
    observed = sum(a == b for a, b in decisions) / count
    ours, theirs = (sum(decision[place] for decision in decisions) / count for place in (0, 1))
    expected = ours * theirs + (1 - ours) * (1 - theirs)
    return None if expected >= 1 else (observed - expected) / (1 - expected)


def alpha(decisions: Iterable[Decision]) -> float | None:
    """Krippendorff's alpha for two coders and two values, nothing missing: chance as drawn from what both gave."""
    decisions = list(decisions)
    values = 2 * len(decisions)
    given = sum(a + b for a, b in decisions)
    disagreed = sum(a != b for a, b in decisions)
    pairs = given * (values - given)
    return None if not pairs else 1 - (values - 1) * disagreed / pairs


def _given(project: Project) -> Mapping[int, Mapping[int, Mapping[int, set[int]]]]:
    """The codes that each coder gave each participant's turn: by document, coder and turn."""
    participants = {one.id for one in project.documents.speakers() if one.part is Part.PARTICIPANT}
    found: dict[int, dict[int, dict[int, set[int]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    turns: dict[int, list[Turn]] = {}
    for coding in project.codings.of_codes():
        if coding.document_id not in turns:
            turns[coding.document_id] = project.documents.turns(coding.document_id)
        for turn in _touched(turns[coding.document_id], coding.span.start, coding.span.end):
            if turn.speaker_id in participants or turn.speaker_id is None:
                found[coding.document_id][coding.coder_id][turn.id].add(coding.code_id)
    return found


def _touched(turns: list[Turn], start: int, end: int) -> Iterator[Turn]:
    """The turns that a coding shares words with."""
    first = max(0, bisect_right(turns, start, key=lambda turn: turn.span.start) - 1)
    after = bisect_left(turns, end, key=lambda turn: turn.span.start)
    return (turn for turn in turns[first:after] if turn.said.start < end and start < turn.said.end)
