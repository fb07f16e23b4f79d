"""Search as one meets it anywhere in the window: begin it, go from hit to hit, see the hits in the transcript.

Knows the window it is for; how hits are listed is the workspace's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qda.model import Changes, Span
from ui.labels import tr
from ui.search.hits import Hits

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.search.workspace import SearchWorkspace
    from ui.transcript.view import TranscriptView

MOST_TAKEN = 80
"""How long a selection may be to be taken along into the search line."""


class Searching(QObject):
    """The window's commands of search."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.hits = Hits(self)
        window.session.opened.connect(lambda: self.hits.begin(None))

    def begin(self) -> None:
        """Bring the search line to the front, with the words that are selected in the transcript."""
        words = self._selected_words() if self._window.front == "code" else ""
        workspace = self._show()
        if workspace is not None:
            workspace.begin(words)

    def _show(self) -> SearchWorkspace | None:
        return self._window.show_workspace("search")  # type: ignore[return-value]

    def _selected_words(self) -> str:
        session = self._window.session
        if session.project is None or session.document_id is None or session.span is None:
            return ""
        words = " ".join(session.span.of(session.project.documents.text(session.document_id)).split())
        if len(words) > MOST_TAKEN:
            return ""
        return f'"{words}"' if " " in words else words

    def by_cues(self, code_id: int | None = None) -> None:
        """Search for the cues of a code (of the one in hand), to code what they find with it."""
        from qda.analysis.proposals import by_cues

        session = self._window.session
        code_id = code_id or self._window.coding.codebook.code_in_hand()
        if session.project is None:
            return
        if code_id is None:
            session.say(tr("Choose a code in the codebook first, then find passages by its cues."))
            return
        code = session.project.codes.get(code_id)
        if not any(cue.strip() for cue in code.cues):
            session.say(tr("“{code}” has no cues yet; write some where the code is edited.", code=code.name))
            return
        workspace = self._show()
        if workspace is not None:
            workspace.search_for_code(by_cues(code), code_id)

    # ----------------------------------------------------------------- from hit to hit

    def next_hit(self) -> None:
        self._go(forward=True)

    def previous_hit(self) -> None:
        self._go(forward=False)

    def _go(self, *, forward: bool) -> None:
        session, hits = self._window.session, self.hits
        if session.project is None:
            return
        if not hits.found:
            session.say(tr("There are no hits to go through; search for some words first."))
            return
        document_id, at = session.document_id, session.span
        if self._window.front != "code" and hits.current is not None:
            document_id, at = hits.current
        if at is None:
            caret = self._window.coding.transcript.caret()
            at = Span(caret - 1, caret) if forward else Span(caret, caret)
        documents = [document.id for document in session.project.documents.all()]
        place = hits.onward(documents, document_id, at, forward=forward)
        if place is not None:
            hits.take(*place)
            session.go_to(*place)

    # ----------------------------------------------------------------- in the transcript

    def mark_hits_in(self, transcript: TranscriptView) -> None:
        """Keep the hits marked in the transcript, whatever document it shows."""
        session, hits = self._window.session, self.hits

        def mark(*_: object) -> None:
            document_id = session.document_id
            current = hits.current[1] if hits.current and hits.current[0] == document_id else None
            transcript.set_hits(hits.of(document_id), current)

        def unmark(changes: Changes) -> None:
            if session.document_id in changes.ids("document_text"):
                transcript.set_hits(())

        for signal in (hits.began, hits.grew, hits.moved, session.document_changed):
            signal.connect(mark)
        session.changed.connect(unmark)
