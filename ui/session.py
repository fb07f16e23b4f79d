"""The open project and what is in hand, as signals.

Views listen to a `Session`, ask its project what to show, and write through `attempt`. Knows no widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from qda.errors import SitatError
from qda.model import Changes, Span
from ui.labels import act_name, error_sentence, tr

if TYPE_CHECKING:  # opening the first project imports the store; a window without one need not wait for it
    from qda.project import Project

SETTLE_AFTER = 2_000
"""Milliseconds of quiet after which what was committed is brought to the disk itself."""


@dataclass(frozen=True, slots=True)
class Message:
    """A line for the message bar, with the next step as a button. `kind` is "done", "note" or "problem"."""

    text: str
    kind: str = "note"
    action: str = ""
    handler: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A file, or a folder of files, that was written from the project."""

    path: Path
    nobody: bool | None = None
    """Whether it is to name nobody; None: as the project's reports are set."""
    again: Callable[[], object] | None = None
    """Writes it again, without names."""
    shows: tuple[str, ...] = ()
    """The words in a picture, which cannot be read back from its pixels."""


class Session(QObject):
    """One window's project, the document in hand, and the passage, coding and cell selected in it."""

    opened = Signal()
    """Another project is open (or none: `project` is None). Views start anew."""
    changed = Signal(object)
    """Something was written: a `Changes`. Views ask it what to read again."""
    document_changed = Signal(object)
    """The id of the document now in hand, or None."""
    span_changed = Signal(object)
    """The `Span` now selected in the document in hand, or None."""
    coding_changed = Signal(object)
    """The id of the coding now selected, or None."""
    question_changed = Signal(object)
    """The id of the guide question now in hand (Grid, Report), or None."""
    place_wanted = Signal(int, object)
    """Somebody asks to be shown a `Span` of a document: the window goes there."""
    said = Signal(object)
    """A `Message` for the message bar."""

    written = Signal(object)
    """A `Written`: what it names can be looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.coder = ""
        """Who codes; "" for the name this machine knows its user by. Taken up by the next project opened."""
        self.document_id: int | None = None
        self.span: Span | None = None
        self.coding_id: int | None = None
        self.question_id: int | None = None
        self.take_back_typing: Callable[[], bool] = lambda: False
        """Take back what was typed last in a transcript, if something was: the first thing that undo does."""
        self.type_anew: Callable[[], bool] = lambda: False
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_AFTER)
        self._settling.timeout.connect(self._settle)

    # ----------------------------------------------------------------- the project

    def take(self, project: Project, document: str = "") -> None:
        """Make `project` the one in hand, at the document of that guid or else its first; the one before is closed."""
        self.close()
        self.project = project
        project.on_change(self._on_change)
        self.opened.emit()
        documents = project.documents.all()
        first = next((one for one in documents if one.guid == document), documents[0] if documents else None)
        self.show_document(first.id if first else None)

    def open(self, path: Path, *, read_only: bool = False, document: str = "") -> None:
        """Open a project file. Raises a `SitatError` and keeps the one in hand where that cannot be."""
        from qda.project import Project

        self.take(Project.open(path, read_only=read_only, coder=self.coder), document)

    def create(self, path: Path, *, language: str = "en") -> None:
        """Make a project file and open it. Raises a `SitatError` where that cannot be."""
        from qda.project import Project

        self.take(Project.create(path, language=language, coder=self.coder))

    def close(self) -> None:
        """Let go of the project. Everything is saved already."""
        if self.project is None:
            return
        self._settling.stop()
        self.settle_typing()
        project, self.project = self.project, None
        self.document_id = self.span = self.coding_id = self.question_id = None
        self.opened.emit()
        project.close()

    @property
    def writable(self) -> bool:
        return self.project is not None and not self.project.read_only

    def _on_change(self, changes: Changes) -> None:
        if self.project is None:  # it is being closed
            return
        if changes.touches("document") and self.document_id in changes.ids("document"):
            left = [document.id for document in self.project.documents.all()]
            if self.document_id not in left:
                self.changed.emit(changes)
                self.show_document(left[0] if left else None)
                self._settling.start()
                return
        if self.coding_id in changes.ids("coding"):
            self.select_coding(None)
        self.changed.emit(changes)
        self._settling.start()

    def settle_typing(self) -> None:
        """Make a step of what was typed into a transcript so far, before anything else is done."""
        if self.project is not None and self.project.edits.pending:
            self.attempt(self.project.edits.fold)

    def _settle(self) -> None:
        if self.project is not None:
            self.attempt(self.project.settle)

    # ----------------------------------------------------------------- what is in hand

    def show_document(self, document_id: int | None) -> None:
        """Take a document in hand. One that is gone by now is said to be gone, and the one in hand stays."""
        self.settle_typing()
        project = self.project
        if project is not None and document_id is not None:
            wanted = document_id
            if not self.attempt(lambda: project.documents.get(wanted)):
                return
        self.document_id = document_id
        self.select_span(None)
        self.select_coding(None)
        self.document_changed.emit(document_id)

    def select_span(self, span: Span | None) -> None:
        self.span = span
        self.span_changed.emit(span)

    def select_coding(self, coding_id: int | None) -> None:
        self.coding_id = coding_id
        self.coding_changed.emit(coding_id)

    def show_question(self, question_id: int | None) -> None:
        self.question_id = question_id
        self.question_changed.emit(question_id)

    def go_to(self, document_id: int, span: Span) -> None:
        """Show a passage in its transcript, from wherever it was met."""
        if document_id != self.document_id:
            self.show_document(document_id)
        if document_id == self.document_id:
            self.place_wanted.emit(document_id, span)

    # ----------------------------------------------------------------- acts

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something that writes; where it cannot be done, say why in the message bar. True when done."""
        try:
            act()
        except SitatError as error:
            self.say(error_sentence(error), kind="problem")
            return False
        return True

    def undo(self) -> None:
        self._replay(undo=True)

    def redo(self) -> None:
        self._replay(undo=False)

    def _replay(self, *, undo: bool) -> None:
        project = self.project
        if project is None or (self.take_back_typing() if undo else self.type_anew()):
            return
        self.settle_typing()
        act = project.to_undo() if undo else project.to_redo()
        if act is None:
            return
        if undo and self.attempt(project.undo):
            self.say(tr("Undone: {act}", act=act_name(act)), kind="done", action=tr("Redo"), handler=self.redo)
        elif not undo and self.attempt(project.redo):
            self.say(tr("Redone: {act}", act=act_name(act)), kind="done", action=tr("Undo"), handler=self.undo)

    def say(
        self, text: str, *, kind: str = "note", action: str = "", handler: Callable[[], object] | None = None
    ) -> None:
        """Put a line into the message bar, with the next step as a button."""
        self.said.emit(Message(text, kind, action, handler))
