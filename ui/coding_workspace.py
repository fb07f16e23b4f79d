"""The Code workspace: documents, transcript, codebook and details beside each other, and what connects them.

Everything that is done to the document in hand and to passages of it goes through here.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qda.analysis.coverage import coded_questions, density
from qda.errors import CannotDo
from qda.model import Changes, Code, Coding, Question, Span, Turn
from qda.text.spans import trimmed
from ui import theme
from ui.codebook.panel import CodebookPanel
from ui.coding_header import PARTS, CodingHeader
from ui.details.panel import DetailsPanel
from ui.documents.panel import DocumentsPanel
from ui.labels import plural, tr
from ui.session import Session
from ui.settings import Settings
from ui.transcript.picker import CodePicker
from ui.transcript.view import TranscriptView
from ui.widgets.empty import EmptyPlace

FEW = 40
"""Up to how many changed codings are read one by one instead of all of a document's."""


class CodingWorkspace(QWidget):
    """Where transcripts are read and coded."""

    import_wanted = Signal()
    cases_wanted = Signal()
    place_changed = Signal()
    """Another paragraph is being read."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._codes: dict[int, Code] = {}
        self._codings: dict[int, Coding] = {}
        self._turns: list[Turn] = []
        self._last_code: int | None = None
        self._build()
        self._connect()
        self._on_opened()
        self._on_document(session.document_id)

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self.documents = DocumentsPanel(self._session)
        self.header = CodingHeader()
        self.transcript = TranscriptView()
        self.codebook = CodebookPanel(self._session)
        self.details = DetailsPanel(self._session)
        empty = EmptyPlace(
            "chat-centered-text",
            tr("Nothing to read yet"),
            tr("Drop transcripts on the window, or choose files: Word, plain text or Markdown."),
            tr("Import transcripts…"),
            self.import_wanted.emit,
        )
        theme.look(empty, "page")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.transcript)
        self._pages.addWidget(empty)
        rule = QFrame()
        theme.look(rule, "rule")
        middle = QFrame()
        theme.look(middle, "page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, rule, self._pages):
            column.addWidget(part)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.setObjectName("right")
        self.right.addWidget(self.codebook)
        self.right.addWidget(self.details)
        self.right.setSizes([340, 300])
        if self.screen().availableGeometry().height() < 900:
            self.codebook.details.fold()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("code")
        for panel in (self.documents, middle, self.right):
            self.splitter.addWidget(panel)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([216, 700, 296])
        self.documents.setMinimumWidth(150)
        self.right.setMinimumWidth(220)
        middle.setMinimumWidth(320)
        for splitter in (self.splitter, self.right):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self.picker = CodePicker(self)

    def _connect(self) -> None:
        session, view, panel = self._session, self.transcript, self.documents
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.document_changed.connect(self._on_document)
        session.coding_changed.connect(self._on_coding)
        session.place_wanted.connect(self.go_to)
        view.selection_changed.connect(self._on_selection)
        view.coding_picked.connect(session.select_coding)
        view.code_dropped.connect(self.apply_code)
        view.key_pressed.connect(self._on_key)
        view.enter_pressed.connect(self.pick_code)
        view.context_menu_requested.connect(self._show_menu)
        view.empty_action_requested.connect(self.import_wanted)
        self.picker.chosen.connect(self._on_picked)
        self.picker.created.connect(self._on_created)
        self._picked_for: Callable[[int], object] = self.apply_code
        self.codebook.code_activated.connect(self._on_code_activated)
        self.codebook.passage_dropped.connect(self.apply_code)
        self.details.recode_wanted.connect(self.recode)
        self.details.remove_wanted.connect(self.remove_coding)
        panel.import_wanted.connect(self.import_wanted)
        panel.cases_wanted.connect(self.cases_wanted)
        panel.memo_wanted.connect(self._on_memo_wanted)
        self.header.read_toggled.connect(lambda _: self.toggle_read())
        self.header.menu_wanted.connect(self._show_document_menu)
        self.header.share_chosen.connect(self._go_to_share)
        self._progress_timer = QTimer(self, singleShot=True, interval=80)
        self._progress_timer.timeout.connect(self._show_progress)
        self._settings.changed.connect(self._on_setting)
        self._show_reading()

    # ----------------------------------------------------------------- showing

    def _on_opened(self) -> None:
        self._codings, self._turns = {}, []
        project = self._session.project
        self._codes = {code.id: code for code in project.codes.all()} if project else {}
        self._last_code = None

    def _on_document(self, document_id: object) -> None:
        project = self._session.project
        if project is None or not isinstance(document_id, int):
            self._codings, self._turns = {}, []
            self.transcript.clear()
            self.header.show_document("", "", read=False, writable=False)
            self._pages.setCurrentIndex(1)
            return
        document = project.documents.get(document_id)
        self._turns = project.documents.turns(document_id)
        self._codings = {coding.id: coding for coding in project.codings.in_document(document_id)}
        self.transcript.show_document(
            project.documents.text(document_id),
            self._turns,
            project.documents.speakers(document_id),
            self._questions(),
            document.language,
        )
        self._show_codings()
        self._show_name()
        self._show_progress()
        self._pages.setCurrentIndex(0)
        self.transcript.go_to_place(self._settings.places.get(document.guid, 0))

    def remember_place(self) -> None:
        """Keep where the document in hand is being read, for the next time."""
        project, document_id = self._session.project, self._session.document_id
        if project is not None and document_id is not None:
            document = project.documents.get(document_id)
            self._settings.places = {**self._settings.places, document.guid: self.transcript.place()}

    def _questions(self) -> dict[int, Question]:
        project = self._session.project
        return {question.id: question for question in project.guide.questions()} if project else {}

    def _show_codings(self) -> None:
        self.transcript.set_codings(list(self._codings.values()), self._codes)

    def _show_name(self) -> None:
        project, document_id = self._session.project, self._session.document_id
        if project is None or document_id is None:
            return
        document = project.documents.get(document_id)
        case = next((case.name for case in project.cases.all() if case.id == document.case_id), "")
        self.header.show_document(document.name, case, read=document.read, writable=self._session.writable)

    def _show_progress(self) -> None:
        project, document_id = self._session.project, self._session.document_id
        if project is None or document_id is None:
            return
        codings = self._codings.values()
        asked = len(project.guide.questions())
        told = tr("{found} of {asked} questions", found=len(coded_questions(self._turns, codings)), asked=asked)
        words = told if asked else plural(len(codings), "{count} coding", "{count} codings")
        self.header.show_progress(words, density(len(project.documents.text(document_id)), codings, PARTS))

    def _show_reading(self) -> None:
        settings = self._settings
        self.transcript.set_reading(
            settings.reading_font or theme.reading_family(),
            settings.reading_size,
            settings.reading_spacing,
            settings.reading_width,
        )

    def _on_setting(self, name: str) -> None:
        if name.startswith("reading_"):
            self._show_reading()

    # ----------------------------------------------------------------- keeping up

    def _on_changed(self, changes: Changes) -> None:
        project, document_id = self._session.project, self._session.document_id
        if project is None:
            return
        if changes.touches("code"):
            self._codes = {code.id: code for code in project.codes.all()}
        if document_id is None:
            return
        if changes.touches("document_text") and document_id in changes.ids("document_text"):
            self._on_document(document_id)
            return
        if changes.touches("turn", "speaker", "question"):
            self._turns = project.documents.turns(document_id)
            place = self.transcript.place()
            document = project.documents.get(document_id)
            self.transcript.show_document(
                project.documents.text(document_id),
                self._turns,
                project.documents.speakers(document_id),
                self._questions(),
                document.language,
            )
            self.transcript.go_to_place(place)
        if changes.touches("coding", "code", "turn", "speaker", "question"):
            self._read_codings(changes.ids("coding"))
            self._show_codings()
            self._progress_timer.start()
        if changes.touches("document", "case"):
            self._show_name()

    def _read_codings(self, ids: frozenset[int]) -> None:
        """Bring the codings in hand up to date; only those changed, where they are few."""
        project, document_id = self._session.project, self._session.document_id
        assert project is not None and document_id is not None
        if len(ids) > FEW:
            self._codings = {coding.id: coding for coding in project.codings.in_document(document_id)}
            return
        for coding_id in ids:
            self._codings.pop(coding_id, None)
            try:
                coding = project.codings.get(coding_id)
            except CannotDo:
                continue
            if coding.document_id == document_id:
                self._codings[coding_id] = coding

    def _on_selection(self, span: Span | None) -> None:
        before = self._codings.get(self._session.coding_id or 0)
        if before is not None and before.span != span:
            self._session.select_coding(None)
        self._session.select_span(span)
        self.place_changed.emit()

    def _on_coding(self, coding_id: object) -> None:
        if isinstance(coding_id, int) and coding_id in self._codings:
            self.transcript.select_coding(coding_id)
            self.codebook.select(self._codings[coding_id].code_id)

    def go_to(self, document_id: int, span: Span) -> None:
        """Show a passage, from wherever it was met."""
        if document_id == self._session.document_id:
            self.transcript.select_span(span, reveal=True)
            self.transcript.setFocus()

    def _go_to_share(self, share: float) -> None:
        project, document_id = self._session.project, self._session.document_id
        if project is not None and document_id is not None:
            self.transcript.go_to_place(round(share * len(project.documents.text(document_id))))

    # ----------------------------------------------------------------- coding

    def apply_code(self, code_id: int, span: Span | None = None) -> None:
        """Put a code on a passage (on the one selected), and say so."""
        project, document_id = self._session.project, self._session.document_id
        span = span or self._session.span
        if project is None or document_id is None:
            return
        if span is None:
            self._session.say(tr("Select a passage in the transcript first, then choose the code."))
            return
        made: list[int] = []
        passage = trimmed(project.documents.text(document_id), span)
        if not self._session.attempt(lambda: made.append(project.codings.add(document_id, passage, code_id))):
            return
        self._last_code = code_id
        self.codebook.note_use(code_id)
        self._session.select_coding(made[0])
        name = self._codes[code_id].name
        self._session.say(
            tr("Coded with {code}", code=name), kind="done", action=tr("Undo"), handler=self._session.undo
        )

    def code_again(self) -> None:
        """Put the code used last on the passage selected."""
        if self._last_code is not None and self._last_code in self._codes:
            self.apply_code(self._last_code)
        else:
            self.pick_code()

    def pick_code(self) -> None:
        """Let a code be found, or made, for the passage selected."""
        if not self._session.writable:
            self._say_read_only()
        elif self._session.span is None:
            self._session.say(tr("Select a passage in the transcript first, then press Enter."))
        else:
            self._open_picker(self.apply_code)

    def recode(self, coding_id: int | None = None) -> None:
        """Let another code be found for a coding (for the one in hand)."""
        coding_id = coding_id or self._session.coding_id
        if coding_id is not None and self._session.writable:
            self._open_picker(lambda code_id: self._recode(coding_id, code_id))

    def _recode(self, coding_id: int, code_id: int) -> None:
        project = self._session.project
        if project is not None and self._session.attempt(lambda: project.codings.recode([coding_id], code_id)):
            self.codebook.note_use(code_id)
            if coding_id in self._codings:
                self._session.select_coding(coding_id)
            self._done(tr("Recoded to {code}", code=self._codes[code_id].name))

    def remove_coding(self, coding_id: int | None = None) -> None:
        """Take a coding (the one in hand) off its passage. The message has the undo."""
        project = self._session.project
        coding_id = coding_id or self._session.coding_id
        if project is None or coding_id not in self._codings or not self._session.writable:
            return
        name = self._codes[self._codings[coding_id].code_id].name
        if self._session.attempt(lambda: project.codings.remove([coding_id])):
            self._done(tr("Removed {code}", code=name))

    def _open_picker(self, then: Callable[[int], object]) -> None:
        self._picked_for = then
        at = self.transcript.mapToGlobal(QPoint(self.transcript.width() // 2, self.transcript.height() // 3))
        self.picker.open_for(self.codebook.codes_for_picker(), self.codebook.recent(), at)

    def _on_picked(self, code_id: int) -> None:
        self._picked_for(code_id)
        self.transcript.setFocus()

    def _on_created(self, name: str) -> None:
        """Make a code and put it on the passage, in one step."""
        project = self._session.project
        if project is None:
            return

        def make() -> None:
            with project.step("coding.add", code=name, quote="", document="", paragraph=""):
                code_id = self.codebook.new_code(name)
                if code_id is not None:
                    self._codes[code_id] = project.codes.get(code_id)
                    self._picked_for(code_id)

        self._session.attempt(make)
        self.transcript.setFocus()

    def _on_code_activated(self, code_id: int) -> None:
        """A click on a code codes the passage selected; without one it only takes the code in hand."""
        if self._session.span is not None and self._session.writable:
            self.apply_code(code_id)

    def _on_key(self, key: str) -> None:
        """A key pressed in the transcript: a code's own, or else R and M."""
        if not self._session.writable:
            if self._session.span is not None:
                self._say_read_only()
            return
        code_id = self.codebook.code_for_key(key)
        if code_id is not None and self._session.span is not None:
            self.apply_code(code_id)
        elif key.casefold() == "r":
            self.recode()
        elif key.casefold() == "m":
            self.write_memo()

    def write_memo(self) -> None:
        """Let the memo of the coding or passage in hand be typed."""
        self.details.setVisible(True)
        self.right.setVisible(True)
        self.details.write_memo()

    def write_document_memo(self) -> None:
        """Let the memo of the document in hand be typed."""
        self.details.setVisible(True)
        self.right.setVisible(True)
        self.details.write_document_memo()

    def _on_memo_wanted(self, document_id: int) -> None:
        if document_id != self._session.document_id:
            self._session.show_document(document_id)
        self.write_document_memo()

    def copy_with_attribution(self) -> None:
        """Put the passage selected on the clipboard, with whose words they are."""
        from qda.analysis.retrieve import TEMPLATES, Quoting, attribution

        project, document_id, span = self._session.project, self._session.document_id, self._session.span
        if project is None or document_id is None or span is None:
            return
        quotation = Quoting(project).quote(document_id, span)
        source = attribution(quotation, project.setting("attribution") or TEMPLATES["full"])
        QGuiApplication.clipboard().setText(f"“{quotation.text.strip()}” {source}".strip())
        self._session.say(tr("Copied with its source: {source}", source=source), kind="done")

    def add_as_evidence(self) -> None:
        """Let a point be found that the passage selected is evidence for."""
        from ui.evidence import choose_point

        document_id, span = self._session.document_id, self._session.span
        if document_id is not None and span is not None:
            choose_point(self._session, document_id, span, self._session.coding_id, self.transcript)

    def next_coding(self) -> None:
        self.transcript.next_coding()

    def previous_coding(self) -> None:
        self.transcript.previous_coding()

    def select_more(self) -> None:
        self.transcript.select_more()

    def select_less(self) -> None:
        self.transcript.select_less()

    def new_code(self) -> None:
        self.codebook.new_code()

    def _show_menu(self, at: QPoint, span: Span | None) -> None:
        from ui.passage_menu import passage_menu

        menu = passage_menu(self, self._session, span or self._session.span, self._codes)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # ----------------------------------------------------------------- the document in hand

    def toggle_read(self) -> None:
        """Say that somebody has read the document in hand, or has not."""
        document = self.documents.model.document(self._session.document_id or 0)
        if document is not None:
            self.documents.set_read([document], read=not document.read)

    def rename_document(self) -> None:
        """Let the name of the document in hand be typed, in the panel of documents."""
        self.documents.setVisible(True)
        self.documents.view.show_in_hand(self._session.document_id)
        self.documents.rename_chosen()

    def put_into_case(self) -> None:
        document = self.documents.model.document(self._session.document_id or 0)
        if document is not None:
            self.documents.choose_case([document])

    def match_again(self) -> None:
        document = self.documents.model.document(self._session.document_id or 0)
        if document is not None:
            self.documents.match_again([document])

    def delete_document(self) -> None:
        self.documents.view.show_in_hand(self._session.document_id)
        self.documents.delete_chosen()

    def next_document(self) -> None:
        self._go_to_neighbour(1)

    def previous_document(self) -> None:
        self._go_to_neighbour(-1)

    def _go_to_neighbour(self, step: int) -> None:
        document_id = self.documents.neighbour(step)
        if document_id is not None:
            self._session.show_document(document_id)

    def new_case(self) -> None:
        self.documents.setVisible(True)
        self.documents.new_case()

    def show_cases(self) -> None:
        self.cases_wanted.emit()

    def _show_document_menu(self) -> None:
        index = self.documents.model.index_of(self._session.document_id or 0)
        menu = self.documents.menu_for(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.header.menu_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _done(self, sentence: str) -> None:
        self._session.say(sentence, kind="done", action=tr("Undo"), handler=self._session.undo)

    def _say_read_only(self) -> None:
        self._session.say(tr("This project is open for reading only; nothing in it can be changed here."))

    def panels(self) -> list[QWidget]:
        """The parts that F6 goes through."""
        return [self.documents.view, self.transcript, self.codebook.view, self.details]
