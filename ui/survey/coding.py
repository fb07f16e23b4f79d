"""Coding answers where they stand under each other: the same picker, the same keys, one step for all that are selected.

Knows the session and where codes are offered; what is selected it asks of the list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from qda.model import Span
from ui.labels import plural, tr
from ui.session import Session
from ui.transcript.picker import CodePicker

if TYPE_CHECKING:
    from qda.project import Project
    from qda.store.journal import Step
    from ui.codebook.panel import CodebookPanel

Passage = tuple[int, Span]
"""A document's id and a span of it."""


class AnswerCoding(QObject):
    """Puts codes on answers, and takes them off."""

    done = Signal()
    """The picker was closed by Enter: the list goes on to the next answer."""

    def __init__(
        self, session: Session, codebook: Callable[[], CodebookPanel], chosen: Callable[[], Sequence[Passage]],
        view: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(view)
        self._session, self._codebook, self._chosen, self._view = session, codebook, chosen, view
        self._passages: Sequence[Passage] = ()
        self.question = ""
        """The number of the question whose answers are shown."""
        self.last_code: int | None = None
        self.picker = CodePicker(view)
        self.picker.chosen.connect(lambda code_id: self.apply(code_id, self._passages))
        self.picker.created.connect(self._on_created)
        self.picker.finished.connect(self.done)

    def pick(self) -> None:
        """Let a code be found, or made, for the answers selected."""
        passages = self._chosen()
        if not self._session.writable:
            self._session.say(tr("This project is open for reading only; nothing in it can be changed here."))
        elif not passages:
            self._session.say(tr("Select an answer first, then press Enter."))
        else:
            self._passages = passages
            codebook = self._codebook()
            at = self._view.mapToGlobal(QPoint(self._view.width() // 2, self._view.height() // 4))
            self.picker.open_for(codebook.codes_for_picker(), codebook.recent(), at)

    def key(self, letter: str) -> bool:
        """Put the code of that key on the answers selected; False where no code has it."""
        code_id = self._codebook().code_for_key(letter)
        if code_id is None or not self._session.writable:
            return False
        self.apply(code_id, self._chosen())
        return True

    def again(self) -> None:
        """Put the code used last on the answers selected."""
        if self.last_code is not None and self._codebook().model.code(self.last_code) is not None:
            self.apply(self.last_code, self._chosen())
        else:
            self.pick()

    def apply(self, code_id: int, passages: Sequence[Passage]) -> None:
        """Put a code on all of them, in one step."""
        project = self._session.project
        if project is None or not passages:
            return
        name = project.codes.get(code_id).name

        def put() -> None:
            if len(passages) == 1:
                project.codings.add(passages[0][0], passages[0][1], code_id)
            else:
                with self._together(project, len(passages), name):
                    project.codings.add_all([(document, span, code_id, "", "") for document, span in passages])

        if self._session.attempt(put):
            self.last_code = code_id
            self._codebook().note_use(code_id)
            told = plural(
                len(passages), "{count} answer coded with {code}", "{count} answers coded with {code}", code=name
            )
            self._say(told)

    def _together(self, project: Project, count: int, code: str) -> AbstractContextManager[Step]:
        return project.step("survey.code", count=count, code=code, question=self.question)

    def _on_created(self, name: str) -> None:
        """Make a code and put it on the answers, in one step."""
        project = self._session.project
        if project is None:
            return

        def make() -> None:
            with self._together(project, len(self._passages), name):
                code_id = self._codebook().new_code(name)
                if code_id is not None:
                    self.apply(code_id, self._passages)

        self._session.attempt(make)

    def remove(self, coding_ids: Sequence[int]) -> None:
        """Take codings off."""
        project = self._session.project
        if project is None or not coding_ids or not self._session.writable:
            return
        if self._session.attempt(lambda: project.codings.remove(list(coding_ids))):
            self._say(plural(len(coding_ids), "{count} coding removed", "{count} codings removed"))

    def _say(self, sentence: str) -> None:
        self._session.say(sentence, kind="done", action=tr("Undo"), handler=self._session.undo)
        if self.picker.isVisible():
            self.picker.tell(sentence)
