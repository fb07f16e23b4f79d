"""What is done with the passages chosen in the list: recoded, noted, starred, removed, copied. Each act is one step.

Knows the session and ids of codings, nothing of how they are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from html import escape

from PySide6.QtCore import QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from qda.model import About, Report, silent
from qda.project import Project
from qda.store.codings import shortened
from qda.store.retrieval import Mark
from ui import theme
from ui.labels import plural, tr
from ui.memos.sheet import write_memo
from ui.quotes.memo_for_all import MemoForAll
from ui.session import Session
from ui.tasks import Task
from ui.transcript.picker import CodePicker
from ui.writing import carry_out

AT_ONCE = 400
"""How many passages are copied while the window waits; more are gathered off its thread."""


class PassageVerbs(QObject):
    """The verbs on one or many passages."""

    work_started = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent
        self._ids: list[int] = []
        self._recent: list[int] = []
        self.picker = CodePicker(parent)
        self.picker.chosen.connect(self._recode)
        self.picker.created.connect(self._recode_to_new)

    def _project(self) -> Project | None:
        """The project, if it can be changed; where it is only read, that is said."""
        if self._session.project is not None and not self._session.writable:
            self._session.say(tr("This project is open for reading only; nothing in it can be changed here."))
        return self._session.project if self._session.writable else None

    def _done(self, sentence: str) -> None:
        self._session.say(sentence, kind="done", action=tr("Undo"), handler=self._session.undo)

    def _do(self, title: str, work: Generator[None, None, None], count: int, then: Callable[[], object]) -> None:
        carry_out(self._session, title, work, count, self._window, lambda _: then())

    # ----------------------------------------------------------------- codes

    def recode(self, marks: Sequence[Mark], at: QPoint) -> None:
        """Let another code be found for passages."""
        project = self._project()
        if project is None or not marks:
            return
        self._ids = [mark.id for mark in marks]
        paths = project.codes.paths()
        entries = [(code, paths[code.id]) for code in project.codes.all()]
        self.picker.open_for(entries, self._recent, at)

    def _recode(self, code_id: int) -> None:
        project, ids = self._project(), self._ids
        if project is not None:
            work = project.codings.recoding(ids, code_id)
            self._do(tr("Recoding passages"), work, len(ids), lambda: self._say_recoded(project, code_id))

    def _recode_to_new(self, name: str) -> None:
        """Make a code and give it to the passages, in one step."""
        project, ids, made = self._project(), self._ids, list[int]()
        if project is None:
            return

        def work() -> Generator[None, None, None]:
            kind = "coding.recode" if len(ids) == 1 else "coding.recode_all"
            with project.step(kind, count=len(ids), code=name):
                made.append(project.codes.add(name, colour=theme.next_colour(c.colour for c in project.codes.all())))
                yield from project.codings.recoding(ids, made[0])

        self._do(tr("Recoding passages"), work(), len(ids), lambda: self._say_recoded(project, made[0]))

    def _say_recoded(self, project: Project, code_id: int) -> None:
        self._recent = [code_id, *(other for other in self._recent if other != code_id)][:8]
        code = project.codes.get(code_id).name
        count = len(self._ids)
        self._done(plural(count, "{count} passage recoded to {code}", "{count} passages recoded to {code}", code=code))

    def remove(self, marks: Sequence[Mark]) -> None:
        """Take the codes off passages. The message has the undo."""
        project = self._project()
        ids = [mark.id for mark in marks]
        if project is not None and ids:
            told = plural(len(ids), "{count} coding removed", "{count} codings removed")
            self._do(tr("Removing codings"), project.codings.removing(ids), len(ids), lambda: self._done(told))

    def toggle_good(self, marks: Sequence[Mark]) -> None:
        """Mark passages as good quotes, or take the mark off where all of them have it."""
        project = self._project()
        ids, good = [mark.id for mark in marks], not all(mark.good for mark in marks)
        if project is None or not ids:
            return
        if good:
            told = plural(len(ids), "{count} good quote marked", "{count} good quotes marked")
        else:
            told = plural(len(ids), "{count} good quote unmarked", "{count} good quotes unmarked")
        self._do(tr("Marking passages"), project.codings.marking(ids, good), len(ids), lambda: self._done(told))

    # ----------------------------------------------------------------- memos

    def memo(self, marks: Sequence[Mark], name: str) -> None:
        """Let a memo be written: on one passage as it is typed, on many the same on each."""
        project = self._project()
        if project is None or not marks:
            return
        if len(marks) == 1:
            write_memo(self._session, About.CODING, marks[0].id, name, self._window)
            return
        ids = [mark.id for mark in marks]

        def write(text: str) -> bool:
            def act() -> None:
                with project.step("memo.add", memo=shortened(text)):
                    for coding_id in ids:
                        project.memos.add(text, About.CODING, coding_id)

            if not self._session.attempt(act):
                return False
            self._done(plural(len(ids), "Memo written on {count} passage", "Memo written on {count} passages"))
            return True

        MemoForAll(len(ids), write, self._window).open()

    # ----------------------------------------------------------------- copying

    def copy(self, marks: Sequence[Mark]) -> None:
        """Put passages on the clipboard, with whose words they are: as text, and for word processors as html."""
        project = self._session.project
        if project is None or not marks:
            return
        if len(marks) <= AT_ONCE:
            self._put(copied(project, marks))
            return

        def work(report: Report) -> list[tuple[str, str]]:
            reader = project.reader()
            try:
                return copied(reader, marks, report)
            finally:
                reader.close()

        task = Task(tr("Copying passages"), work)
        task.succeeded.connect(self._put)
        self.work_started.emit(task)
        task.start()

    def _put(self, found: list[tuple[str, str]]) -> None:
        content = QMimeData()
        content.setText("\n\n".join(f"{quote} {source}".strip() for quote, source in found))
        content.setHtml(
            "".join(
                f"<blockquote>{escape(quote).replace(chr(10), '<br>')} <small>{escape(source)}</small></blockquote>"
                for quote, source in found
            )
        )
        QGuiApplication.clipboard().setMimeData(content)
        if len(found) == 1:
            self._session.say(tr("Copied with its source {source}", source=found[0][1]), kind="done")
        else:
            self._session.say(
                plural(len(found), "{count} passage copied", "{count} passages copied with their sources"), kind="done"
            )


def copied(project: Project, marks: Sequence[Mark], report: Report = silent) -> list[tuple[str, str]]:
    """Each passage in quotation marks, and its source."""
    from qda.analysis.listing import quotations
    from qda.analysis.phrases import PHRASES
    from qda.analysis.retrieve import TEMPLATES, attribution

    chosen = project.setting("attribution") or "full"
    before, after = PHRASES[project.language].marks
    return [
        (f"{before}{quotation.text.strip()}{after}", attribution(quotation, TEMPLATES.get(chosen, chosen)))
        for quotation in quotations(project, marks, report)
    ]
