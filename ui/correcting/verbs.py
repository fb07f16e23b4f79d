"""The verbs that correct the transcript in hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from qda.errors import SitatError
from qda.model import Report
from qda.store.corrections import Correction
from ui.correcting.live import LiveCorrection
from ui.labels import error_sentence, tr
from ui.session import Session
from ui.tasks import Task
from ui.transcript.corrected import CorrectedView
from ui.widgets.progress import wait_for


class Correcting(QObject):
    """Correct in place and Replace text…"""

    def __init__(self, session: Session, transcript: CorrectedView, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._parent = session, parent
        self.live = LiveCorrection(session, transcript, parent)

    def correct(self) -> None:
        """Let the transcript be typed in; or, where it is, be read and coded again."""
        self.live.toggle()

    def ask_replacement(self) -> None:
        """Let a corrected version of the transcript be chosen."""
        from qda.files import READABLE

        kinds = f"{tr('Transcripts')} ({' '.join('*' + ending for ending in READABLE)})"
        chosen, _ = QFileDialog.getOpenFileName(self._parent, tr("Replace text"), "", kinds)
        if chosen:
            self.replace_from(Path(chosen))

    def replace_from(self, path: Path) -> Task | None:
        """Read a corrected version and show what would become of everything on the transcript."""
        project, document_id = self._session.project, self._session.document_id
        if project is None or document_id is None or not self._session.writable:
            return None

        def work(report: Report) -> Correction:
            from qda.files import read

            report(0, 2, path.name)
            text = read(path).text
            report(1, 2, path.name)
            with project.reader() as reader:
                return reader.corrections.plan(document_id, text)

        task = Task(tr("Reading the corrected text"), work)
        wait_for(task, self._parent, self._review, self._on_failed)
        return task

    def _review(self, plan: object) -> None:
        from ui.correcting.review import ReviewDialog

        project = self._session.project
        if project is None or not isinstance(plan, Correction):
            return
        name = project.documents.get(plan.document_id).name
        ReviewDialog(self._session, name, project.documents.text(plan.document_id), plan, self._parent).open()

    def _on_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._session.say(error_sentence(error), kind="problem")
