"""Finding the passages round hits, on a thread of its own: sentences take their time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from qda.analysis.proposals import Proposal, Unit, propose
from qda.analysis.search import Found
from qda.model import Report
from qda.project import Project
from ui.labels import tr
from ui.tasks import Task


class Proposing(Task):
    """Succeeds with the proposals."""

    def __init__(self, project: Project, found: Sequence[Found], unit: Unit, code_id: int, parent: QObject) -> None:
        super().__init__(tr("Finding the passages"), _work(project.reader(), found, unit, code_id), parent)


def _work(reader: Project, found: Sequence[Found], unit: Unit, code_id: int) -> Callable[[Report], list[Proposal]]:
    def work(report: Report) -> list[Proposal]:
        with reader:
            return propose(reader, found, unit, code_id, report)

    return work
