"""What is done to the passage in hand: coded, recoded, noted, copied, used as evidence.

Knows transcript, codebook and details as far as they say what is meant; the workspace keeps them up to date.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication

from qda.errors import CannotDo
from qda.model import Coding, Part, Span, new_guid
from qda.text.naming import in_vivo_name
from qda.text.spans import trimmed
from ui.codebook.panel import CodebookPanel
from ui.details.panel import DetailsPanel
from ui.labels import tr
from ui.session import Session
from ui.transcript.picker import CodePicker
from ui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from qda.project import Project


class Passages(QObject):
    """The verbs on passages and their codings."""

    correction_wanted = Signal()
    details_wanted = Signal()
    """The details are to be seen, if they are folded away."""

    def __init__(
        self,
        session: Session,
        transcript: TranscriptView,
        codebook: CodebookPanel,
        details: DetailsPanel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._transcript = transcript
        self._codebook = codebook
        self._details = details
        self.last_code: int | None = None
        """The code that was used last."""
        self.walk = transcript.walk
        self.key_of: Callable[[str], str] = lambda _: ""
        """The key of a command, as it is now."""
        self.just_made: int | None = None
        """The coding made last: its words are selected already, and nothing need move to show it."""
        self._picked_for: Callable[[int], object] = self.apply_code
        self._picked_as = "coding.add"
        """What the act is called that follows a choice."""
        self.picker = CodePicker(transcript)
        self.picker.chosen.connect(self._on_picked)
        self.picker.created.connect(self._on_created)
        self.picker.finished.connect(self._move_on)
        self._given: list[int] = []
        """The codes given since the picker was opened: they are one act."""
        self._picked_on: Span | None = None
        self._picking = ""
        """What makes the choices in one opening of the picker one act."""
        transcript.codes_dropped.connect(self.apply_codes)
        transcript.coding_resized.connect(self.resize)
        transcript.handles.movable = lambda: session.writable
        transcript.walk.uncoded = self._uncoded
        transcript.walk.at_end.connect(self._say_at_end)
        transcript.key_pressed.connect(self._on_key)
        transcript.enter_pressed.connect(self.pick_code)
        transcript.context_menu_requested.connect(self._show_menu)
        codebook.code_activated.connect(lambda code_id: self._on_activated([code_id]))
        codebook.choice_activated.connect(self._on_activated)
        codebook.passage_dropped.connect(self.apply_code)
        details.recode_wanted.connect(self.recode)
        details.remove_wanted.connect(self.remove_coding)

    # ----------------------------------------------------------------- coding

    def apply_code(self, code_id: int, span: Span | None = None) -> None:
        """Put a code on a passage (on the one selected), and say so."""
        self.apply_codes([code_id], span)

    def apply_codes(self, code_ids: list[int], span: Span | None = None) -> None:
        """Put codes on a passage (on the one selected) as one act, and say so."""
        project, document_id = self._session.project, self._session.document_id
        span = span or self._session.span
        if project is None or document_id is None:
            return
        if span is None:
            self._session.say(tr("Select a passage in the transcript first, then choose the code."))
            return
        self._apply(project, document_id, span, code_ids)

    def _apply(self, project: Project, document_id: int, span: Span, code_ids: list[int], joins: str = "") -> bool:
        """Put codes on a passage as one act, the last of them in hand. With `joins`, that act may have begun before."""
        made: list[int] = []
        passage = trimmed(project.documents.text(document_id), span)
        if not self._session.attempt(
            lambda: made.extend(project.codings.add_together(document_id, passage, code_ids, joins))
        ):
            return False
        self.last_code = code_ids[-1]
        self._codebook.note_use(code_ids[-1])
        self.just_made = made[-1]
        self._session.select_coding(made[-1])
        self._transcript.hold(made[-1])
        names = ", ".join(map(self._name, code_ids))
        if len(code_ids) == 1:
            self._done(tr("Coded with {code}", code=names))
        else:
            self._done(tr("Coded with {count} codes: {codes}", count=len(code_ids), codes=names))
        return True

    def _apply_picked(self, code_id: int) -> None:
        """Put a code on the passage for which the picker was opened, with those given there before."""
        project, document_id = self._session.project, self._session.document_id
        if project is None or document_id is None or self._picked_on is None:
            return
        given = [*(one for one in self._given if one != code_id), code_id]
        if self._apply(project, document_id, self._picked_on, given, self._joins()):
            self._given = given
            self.picker.mark(given)

    def _joins(self) -> str:
        return f"picker {self._picking}" if self._picked_as == "coding.add" else ""

    def code_again(self) -> None:
        """Put the code used last on the passage selected."""
        if self.last_code is not None and self._codebook.model.code(self.last_code) is not None:
            self.apply_code(self.last_code)
        else:
            self.pick_code()

    def tab(self, command: str, letter: str = "") -> str:
        """What stands behind a command's name in a menu: its key, unless that is a `letter` that a code has itself."""
        taken = letter and self._codebook.code_for_key(letter) is not None
        key = "" if taken else letter or self.key_of(command)
        return f"\t{key}" if key else ""

    def pick_code(self) -> None:
        """Let a code be found, or made, for the passage selected."""
        if not self._session.writable:
            self._say_read_only()
        elif self._session.span is None:
            self._session.say(tr("Select a passage in the transcript first, then press Enter."))
        else:
            self._open_picker(self._apply_picked)

    def recode(self, coding_id: int | None = None) -> None:
        """Let another code be found for a coding (for the one in hand)."""
        coding = self._coding(coding_id)
        if coding is not None and self._session.writable:
            self._open_picker(lambda code_id: self._recode(coding.id, code_id), "coding.recode")

    def _recode(self, coding_id: int, code_id: int) -> None:
        project = self._session.project
        if project is not None and self._session.attempt(lambda: project.codings.recode([coding_id], code_id)):
            self._codebook.note_use(code_id)
            if self._coding(coding_id) is not None:
                self._session.select_coding(coding_id)
            self._done(tr("Recoded to {code}", code=self._name(code_id)))

    def resize(self, coding_id: int, span: Span) -> None:
        """Let a coding cover other words. Moving its ends on shortly after is the same act."""
        project, coding = self._session.project, self._coding(coding_id)
        if project is None or coding is None or not self._session.writable:
            return
        passage = trimmed(project.documents.text(coding.document_id), span)
        self.just_made = None
        if self._session.attempt(lambda: project.codings.resize(coding.id, passage, f"resize {coding.id}")):
            if self._coding(coding_id) is not None:
                self._session.select_coding(coding_id)
            self._done(tr("{code} has other ends now", code=self._name(coding.code_id)))

    def code_in_vivo(self) -> None:
        """Make a code of the words selected, named after them, and put it on them, in one step."""
        project, span = self._session.project, self._session.span
        if project is None or not self._session.writable:
            self._say_read_only()
            return
        if span is None:
            self._session.say(tr("Select the words that are to be a code first, then press I."))
            return
        document_id = self._session.document_id
        name = in_vivo_name(span.of(project.documents.text(document_id or 0)))
        if not name:
            self.pick_code()
            return
        known = project.codes.find(name)
        if known is not None:
            self.apply_code(known.id, span)
            return
        self._given, self._picked_on, self._picking = [], span, new_guid()
        self._picked_for, self._picked_as = self._apply_picked, "coding.add"
        self._on_created(name)

    def remove_coding(self, coding_id: int | None = None) -> None:
        """Take a coding (the one in hand) off its passage. The message has the undo."""
        project, coding = self._session.project, self._coding(coding_id)
        if project is None or coding is None or not self._session.writable:
            return
        if self._session.attempt(lambda: project.codings.remove([coding.id])):
            self._done(tr("Removed {code}", code=self._name(coding.code_id)))

    def _coding(self, coding_id: int | None) -> Coding | None:
        """A coding by its id (the one in hand), if it is still there."""
        project, coding_id = self._session.project, coding_id or self._session.coding_id
        if project is None or coding_id is None:
            return None
        try:
            return project.codings.get(coding_id)
        except CannotDo:
            return None

    def _name(self, code_id: int) -> str:
        project = self._session.project
        return project.codes.get(code_id).name if project is not None else ""  # the codebook may not know it yet

    # ----------------------------------------------------------------- picking a code

    def _open_picker(self, then: Callable[[int], object], kind: str = "coding.add") -> None:
        self._picked_for, self._picked_as = then, kind
        self._given, self._picked_on, self._picking = [], self._session.span, new_guid()
        view = self._transcript
        at = view.mapToGlobal(QPoint(view.width() // 2, view.height() // 4))
        self.picker.open_for(self._codebook.codes_for_picker(), self._codebook.recent(), at)

    def _on_picked(self, code_id: int) -> None:
        self._picked_for(code_id)
        self._give_back_keyboard()

    def _move_on(self) -> None:
        """After Enter the caret stands behind what was coded; the coding is still in hand, for a memo or a recode."""
        self._give_back_keyboard()
        if self._given and self._picked_on is not None:
            self._transcript.stand_after(self._picked_on)
            self._session.select_span(None)

    def _on_created(self, name: str) -> None:
        """Make a code and put it where it was picked for, in one step."""
        project = self._session.project
        if project is None:
            return

        def make() -> None:
            with project.step(self._picked_as, self._joins()):
                code_id = self._codebook.new_code(name)
                if code_id is not None:
                    self._picked_for(code_id)
                    coded.append(self._session.coding_id)

        coded: list[int | None] = []
        if self._session.attempt(make) and coded:
            self._session.select_coding(coded[0])  # the end of a step lets go of what was written in it
            if coded[0] is not None:
                self._transcript.hold(coded[0])
        self._give_back_keyboard()

    def _give_back_keyboard(self) -> None:
        if not self.picker.isVisible():
            self._transcript.setFocus()

    def _on_activated(self, code_ids: list[int]) -> None:
        """A click on a code codes the passage selected; without one it only takes the code in hand."""
        if self._session.span is not None and self._session.writable:
            self.apply_codes(code_ids)

    def _on_key(self, key: str) -> None:
        """A key pressed in the transcript: a code's own where a passage is selected, or else R and M."""
        if not self._session.writable:
            if self._session.span is not None:
                self._say_read_only()
            return
        code_id = self._codebook.code_for_key(key)
        if code_id is not None and self._session.span is not None:
            self.apply_code(code_id)
        elif key.casefold() == "r":
            self.recode()
        elif key.casefold() == "m":
            self.write_memo()
        elif key.casefold() == "i":
            self.code_in_vivo()

    # ----------------------------------------------------------------- memo, copy, evidence

    def write_memo(self) -> None:
        """Let the memo of the coding or passage in hand be typed."""
        self.details_wanted.emit()
        self._details.write_memo()

    def write_document_memo(self) -> None:
        """Let the memo of the document in hand be typed."""
        self.details_wanted.emit()
        self._details.write_document_memo()

    def copy_with_attribution(self) -> None:
        """Put the passage selected on the clipboard, with whose words they are."""
        from qda.analysis.phrases import PHRASES
        from qda.analysis.retrieve import TEMPLATES, Quoting, attribution

        project, document_id, span = self._session.project, self._session.document_id, self._session.span
        if project is None or document_id is None or span is None:
            return
        quotation = Quoting(project).quote(document_id, span)
        chosen = project.setting("attribution") or "full"
        source = attribution(quotation, TEMPLATES.get(chosen, chosen))
        before, after = PHRASES[project.language].marks
        QGuiApplication.clipboard().setText(f"{before}{quotation.text.strip()}{after} {source}".strip())
        self._session.say(tr("Copied with its source {source}", source=source), kind="done")

    def link_to_memo(self) -> None:
        """Let a memo be found, or made, that is to lead to the passage selected."""
        from ui.memos.linking import choose_memo

        choose_memo(self._session, self._transcript)

    def add_as_evidence(self) -> None:
        """Let a point be found that the passage selected is evidence for."""
        from ui.evidence import choose_point

        document_id, span = self._session.document_id, self._session.span
        if document_id is not None and span is not None:
            choose_point(self._session, document_id, span, self._session.coding_id, self._transcript)

    def _uncoded(self) -> list[Span]:
        """What those interviewed said in the document in hand and nobody has coded."""
        from qda.analysis.coverage import uncoded

        project, document_id = self._session.project, self._session.document_id
        if project is None or document_id is None:
            return []
        documents, codings = project.documents, self._transcript.codings()
        asking = {one.id for one in documents.speakers(document_id) if one.part is Part.INTERVIEWER}
        return uncoded(documents.text(document_id), documents.turns(document_id), asking, codings)

    def _say_at_end(self, sought: str) -> None:
        """Why nothing moved."""
        if sought == "uncoded":
            self._session.say(tr("No uncoded passage further on that way."))
        elif sought == "question":
            self._session.say(tr("No question further on that way."))
        else:
            self._session.say(tr("The transcript ends here."))

    def next_coding(self) -> None:
        self._transcript.next_coding()

    def previous_coding(self) -> None:
        self._transcript.previous_coding()

    def select_more(self) -> None:
        self._transcript.select_more()

    def select_less(self) -> None:
        self._transcript.select_less()

    def _show_menu(self, at: QPoint, span: Span | None) -> None:
        from ui.passage_menu import passage_menu

        codes = {code.id: code for code in self._codebook.model.codes()}
        menu = passage_menu(self, self._session, span or self._session.span, codes, self._transcript)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # ----------------------------------------------------------------- saying

    def _done(self, sentence: str) -> None:
        self._session.say(sentence, kind="done", action=tr("Undo"), handler=self._session.undo)
        if self.picker.isVisible():
            self.picker.tell(sentence)

    def _say_read_only(self) -> None:
        self._session.say(tr("This project is open for reading only; nothing in it can be changed here."))
