"""A file of an import that is another version of a document there is: it becomes that document's text.

Knows the session; finding passages again is the core's, looking at them the review's.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from qda.errors import SitatError
from qda.model import Report
from qda.store.corrections import Correction
from ui.documents.entries import Entry
from ui.labels import error_sentence, tr
from ui.session import Session
from ui.tasks import Task
from ui.widgets.progress import wait_for


def replace_text(session: Session, entry: Entry, parent: QWidget, replaced: Callable[[], object]) -> None:
    """Show what would become of everything on the document; `replaced` is called when that was taken over."""
    project, draft, twin = session.project, entry.draft, entry.twin
    if project is None or draft is None or twin is None or twin.document_id is None:
        return
    document_id, text = twin.document_id, draft.text

    def work(report: Report) -> Correction:
        report(0, 1, twin.name)
        with project.reader() as reader:
            return reader.corrections.plan(document_id, text)

    def review(plan: object) -> None:
        from ui.correcting.review import ReviewDialog

        if isinstance(plan, Correction):
            dialog = ReviewDialog(session, twin.name, project.documents.text(document_id), plan, parent)
            dialog.replaced.connect(replaced)
            dialog.open()

    def failed(error: object) -> None:
        if isinstance(error, SitatError):
            session.say(error_sentence(error), kind="problem")

    wait_for(Task(tr("Reading the corrected text"), work), parent, review, failed)
