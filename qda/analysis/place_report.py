"""What a report says of the place where points are being written: to be seen meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

from qda.analysis.by_code import themes
from qda.analysis.grid import Grid
from qda.analysis.synthesis import SynthesisParts
from qda.model import FINDINGS, Place
from qda.project import Project
from qda.report import Heading, Piece, Report, Text


def place_report(project: Project, place: Place, *, whole: bool, table: Grid | None = None) -> Report:
    """The report that the points of a place are part of, or only what it says of them. `table` is the grid, if known.

    Questions and findings are part of the synthesis; codes have a chapter along the codebook. Raises as `synthesis`.
    """
    parts = SynthesisParts(project, None, table)
    if place.code_id is not None and whole:
        return parts.report(themes(project, parts.words, parts.template, parts.telling))
    if whole:
        return parts.report(piece for _, pieces in parts for piece in pieces)
    return parts.report(_only(project, parts, place))


def _only(project: Project, parts: SynthesisParts, place: Place) -> Iterator[Piece]:
    if place.question_id is not None:
        yield from parts.of_question(place.question_id)
    elif place == FINDINGS:
        yield from parts.telling.findings()
    else:
        code = next((code for code in project.codes.all() if code.id == place.code_id), None)
        if code is not None:
            yield Heading(1, code.name, f"code-{code.guid}")
            if code.definition:
                yield Text(code.definition, "lead")
            yield from parts.telling.of_code(code.id)
