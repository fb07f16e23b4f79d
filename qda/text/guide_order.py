"""How the questions of a guide are numbered, and which of its questions another version of it means.

Knows questions as words; no files and no storage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from qda.text.matching import alike_wordings
from qda.text.words import tokens


class Numbering(StrEnum):
    """A way to number questions."""

    PLAIN = "1"
    SECTIONS = "1.1"
    LETTERS = "a"


def numbers(sections: Sequence[object], way: Numbering) -> list[str]:
    """The number of each question, given the section that each stands in."""
    found: list[str] = []
    section, within = 0, 0
    for place, its in enumerate(sections):
        if not place or its != sections[place - 1]:
            section, within = section + 1, 0
        within += 1
        if way is Numbering.SECTIONS:
            found.append(f"{section}.{within}")
        else:
            found.append(_letters(place) if way is Numbering.LETTERS else str(place + 1))
    return found


def _letters(place: int) -> str:
    """a … z, aa, ab …"""
    tens, one = divmod(place, 26)
    return (_letters(tens - 1) if tens else "") + "abcdefghijklmnopqrstuvwxyz"[one]


def way_of(sections: Sequence[object], told: Sequence[str]) -> Numbering | None:
    """How questions are numbered; None where that follows no rule."""
    if not told:
        return Numbering.PLAIN
    return next((way for way in Numbering if list(told) == numbers(sections, way)), None)


_REWORDED = 62
"""From how many per cent on two questions may be one that was worded anew."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question as it arrives (`new`) and the one of the guide that it seems to be (`old`), by their places."""

    new: int
    old: int | None
    alike: int
    """How alike their words are, in per cent."""

    @property
    def sure(self) -> bool:
        """Whether nobody need look at it."""
        return self.old is None or self.alike >= _REWORDED


def pairs(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> list[Pair]:
    """Which of the `old` questions each of the `new` ones is; each given as its number and its words.

    The likest belong together, whatever their numbers and their order. What is left over belongs together where it
    has the same number: perhaps a question that was worded anew altogether.
    """
    alike = [alike_wordings(text, [known for _, known in old]) for _, text in new]
    scored = []
    for place, row in enumerate(alike):
        for other, score in enumerate(row):
            if score >= _REWORDED:
                same_number = old[other][0] == new[place][0]
                scored.append((-score - same_number, abs(place - other), place, other))
    found: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    for _, _, place, other in sorted(scored):
        if place not in found and other not in taken:
            found[place] = other, alike[place][other]
            taken.add(other)
    by_number = {number: place for place, (number, _) in enumerate(old) if place not in taken}
    for place, (number, _) in enumerate(new):
        left = by_number.get(number)
        if place in found or left is None:
            continue
        found[place] = left, alike[place][left]
    return [Pair(place, *found.get(place, (None, 0))) for place in range(len(new))]


def says_the_same(one: str, other: str) -> bool:
    """Whether two wordings are the same but for marks and capitals."""
    return tokens(one) == tokens(other)
