"""The points that stand under codes, as a chapter along the codebook. Pieces of a neutral `Report`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qda.analysis.fixed_texts import in_own_words
from qda.analysis.phrases import Phrases
from qda.analysis.points import Telling
from qda.analysis.recipe_words import WORDS
from qda.model import Code, Place
from qda.project import Project
from qda.report import Heading, Piece, Text

DEEPEST = 4
"""The deepest level of a heading; codes below it have headings of that level, too."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A code as a heading: its level, and its code."""

    level: int
    code: Code

    @property
    def heading(self) -> Heading:
        return Heading(self.level, self.code.name, anchor_of(self.code))


def anchor_of(code: Code) -> str:
    """What the heading of a code is referred to by."""
    return f"code-{code.guid}"


def outlined(codes: Iterable[Code], wanted: Iterable[int]) -> list[Placed]:
    """The codes that are wanted and those above them, in the codebook's order, with the levels of their headings."""
    codes = list(codes)
    parents: Mapping[int, int | None] = {code.id: code.parent_id for code in codes}
    used: set[int] = set()
    for code_id in wanted:
        above: int | None = code_id
        while above is not None and above not in used:
            used.add(above)
            above = parents[above]
    depth: dict[int, int] = {}
    found = []
    for code in codes:
        depth[code.id] = depth.get(code.parent_id or 0, 0) + 1
        if code.id in used:
            found.append(Placed(min(depth[code.id], DEEPEST), code))
    return found


def themes(project: Project, words: Phrases, template: str, telling: Telling | None = None) -> Iterator[Piece]:
    """A heading for each code that has points, or has codes with points below it; what it means, and its points."""
    telling = telling or Telling(project, words, template)
    wanted = [place.code_id for place in telling.points if place.code_id is not None]
    for placed in outlined(project.codes.all(), wanted):
        code = placed.code
        yield placed.heading
        if code.definition:
            yield Text(code.definition, "lead" if Place(code_id=code.id) in telling.points else "body")
        yield from telling.of_code(code.id)
    if not wanted:
        yield Text(in_own_words(project, WORDS, words.language).no_points_on_codes, "note")
