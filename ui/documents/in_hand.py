"""What is done to the document in hand from menus and keys. The panel of documents does it; this says to which."""

from __future__ import annotations

from PySide6.QtCore import QObject

from qda.model import Document
from ui.documents.panel import DocumentsPanel
from ui.session import Session


class DocumentInHand(QObject):
    """The verbs on the document in hand."""

    def __init__(self, session: Session, panel: DocumentsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = panel

    @property
    def document(self) -> Document | None:
        return self._panel.model.document(self._session.document_id or 0)

    def toggle_read(self) -> None:
        """Say that somebody has read it, or has not."""
        if self.document is not None:
            self._panel.set_read([self.document], read=not self.document.read)

    def rename(self) -> None:
        """Let its name be typed, in the panel."""
        self._panel.view.show_in_hand(self._session.document_id)
        self._panel.rename_chosen()

    def put_into_case(self) -> None:
        if self.document is not None:
            self._panel.choose_case([self.document])

    def match_again(self) -> None:
        if self.document is not None:
            self._panel.match_again([self.document])

    def delete(self) -> None:
        self._panel.view.show_in_hand(self._session.document_id)
        self._panel.delete_chosen()

    def next(self) -> None:
        self._go(1)

    def previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        document_id = self._panel.neighbour(step)
        if document_id is not None:
            self._session.show_document(document_id)
