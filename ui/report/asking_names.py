"""Before a report that is to name nobody is written: whether it does, and what the person says to it.

The report is made on a thread of its own; how it is made and written, whoever asks knows.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from qda.analysis.anonymity import Seen, names_of, seen_in
from qda.model import Report as Progress
from qda.project import Project
from qda.report import Report
from ui.labels import tr
from ui.report.naming import AS_IT_IS, NamingDialog
from ui.session import Session
from ui.tasks import Task
from ui.widgets.progress import wait_for


def look_for_names(
    session: Session,
    parent: QWidget,
    made: Callable[[Project, Progress], Report],
    file_name: str,
    answered: Callable[[int], object],
    *,
    before_writing: bool,
) -> None:
    """Show the names that can be read in what `made` makes; `answered` is told how the dialog ended.

    Before writing, a report that names nobody is AS_IT_IS without asking, and so is one that cannot be made: whoever
    writes it says why.
    """
    project = session.project
    if project is None:
        return

    def look(progress: Progress) -> list[Seen]:
        with project.reader() as reader:
            report = made(reader, progress)
            return seen_in(report, names_of(reader, report.language), file_name)

    def show(seen: object) -> None:
        assert isinstance(seen, list)
        if before_writing and not seen:
            answered(AS_IT_IS)
            return
        dialog = NamingDialog(session, seen, parent, before_writing=before_writing)
        dialog.finished.connect(answered)
        dialog.open()

    wait_for(Task(tr("Looking for names"), look), parent, show, lambda _: answered(AS_IT_IS))
