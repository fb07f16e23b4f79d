"""What is pasted into a sheet: whom it is about by name, or else cell by cell from the one in hand on.

A block whose first line names the columns, or whose names only look like somebody's, is to be looked at first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qda.model import Owner
from qda.project import Project
from qda.sheets.arriving import Arriving, ColumnPlan, Goes, Plan, is_headed, matched, plan
from qda.sheets.sheet import NAME, Key
from qda.text.words import fold
from ui.labels import tr
from ui.sheets.model import SheetModel


@dataclass(frozen=True, slots=True)
class Block:
    """What is pasted, and where."""

    lines: Sequence[Sequence[str]]
    row: int
    column: int


def planned(project: Project, model: SheetModel, block: Block) -> Plan | None:
    """Whom a block is about, where it says so by names; None where it is to go cell by cell."""
    lines = [tuple(line) for line in block.lines]
    source = tr("the clipboard")
    if len(lines) > 1 and is_headed(project, model.of, lines[0]):
        return plan(project, model.of, Arriving(lines[0], tuple(lines[1:]), source))
    if block.column > 0 or not _says_names(model, block):
        return None
    keys = model.keys[: len(lines[0])]
    goes: list[Key | Goes] = [*keys, *([Goes.NOWHERE] * (len(lines[0]) - len(keys)))]
    columns = [ColumnPlan("", one) for one in goes]
    return matched(
        project, model.of, Arriving(tuple(column.title for column in columns), tuple(lines), source), columns
    )


def _says_names(model: SheetModel, block: Block) -> bool:
    """Whether the first column has names of those who are there; below the cases, any names."""
    if model.line(block.row) is None and model.of is Owner.CASE:
        return True
    names = {fold(line[NAME]) for line in model.sheet.lines}
    return any(fold(line[0].strip()) in names for line in block.lines) and len(block.lines[0]) > 1


def cell_by_cell(model: SheetModel, block: Block, chosen: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Where each text of a block goes; a single one goes into every cell that is chosen."""
    if len(block.lines) == 1 and len(block.lines[0]) == 1 and len(chosen) > 1:
        return dict.fromkeys(chosen, block.lines[0][0])
    rows, columns = model.rowCount() - block.row, model.columnCount() - block.column
    return {
        (block.row + down, block.column + across): text
        for down, line in enumerate(block.lines[:rows])
        for across, text in enumerate(line[:columns])
    }
