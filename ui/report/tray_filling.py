"""Fills the evidence tray for the place in hand: with cells and their passages, or, for findings, with points."""

from __future__ import annotations

from functools import partial

from qda.analysis.evidence import offered
from qda.analysis.offered import offered_of_code
from qda.model import FINDINGS
from ui.report.ground import Reading, Uses
from ui.report.tray import EvidenceTray


def fill_tray(tray: EvidenceTray, reading: Reading, uses: Uses, *, writable: bool) -> None:
    """Show what the points of a place can rest on."""
    project, table, place = reading.project, reading.table, reading.place
    guid = project.setting("guid")
    if place == FINDINGS:
        tray.show_points(reading.points_below(), uses, project=guid, writable=writable)
        return
    codes = {code.id: code for code in project.codes.all()}
    if place.code_id is not None:
        found = reading.cells_of_code(place.code_id)
        read = partial(offered_of_code, project, found)
        tray.show_cells(place, found.cells, codes, read, uses, project=guid, writable=writable)
        return
    question_id = place.question_id or 0
    cells = [(case, table.cells[question_id, case.id]) for case in table.cases]
    of_question = partial(offered, project, question_id)
    tray.show_cells(place, cells, codes, of_question, uses, project=guid, writable=writable)
