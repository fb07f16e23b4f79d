"""The Code workspace: documents, transcript, codebook and details beside each other, kept up to date with the project.

What is done to passages is in `passages`, what is done to documents in their panel.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qda.analysis.coverage import coded_questions
from qda.analysis.interviews import asked_in_interviews
from qda.errors import CannotDo
from qda.model import Changes, Code, Coding, Question, Span, Turn
from ui import theme
from ui.codebook.panel import CodebookPanel
from ui.coding_header import CodingHeader
from ui.correcting.verbs import Correcting
from ui.details.panel import DetailsPanel
from ui.documents.in_hand import DocumentInHand
from ui.documents.panel import DocumentsPanel
from ui.labels import plural, tr
from ui.passages import Passages
from ui.session import Session
from ui.settings import Settings
from ui.transcript.corrected import CorrectedView
from ui.transcript.filtering import Filtering
from ui.widgets.empty import EmptyPlace

FEW = 40
"""Up to how many changed codings are read one by one instead of all of a document's."""
LOW = 900
"""On a screen lower than this the definition of the code in hand is folded at first."""
PROGRESS_AFTER = 80
"""Milliseconds after which the header follows a coding: never while it is being painted."""


class CodingWorkspace(QWidget):
    """Where transcripts are read and coded."""

    import_wanted = Signal()
    cases_wanted = Signal()
    documents_wanted = Signal()
    """The panel of documents is to be seen, if it is folded away."""
    place_changed = Signal()
    """Another paragraph is being read."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._codes: dict[int, Code] = {}
        self._codings: dict[int, Coding] = {}
        self._turns: list[Turn] = []
        self._build()
        self._connect()
        self._show_reading()
        self._on_opened()
        self._on_document(session.document_id)

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self.documents = DocumentsPanel(self._session)
        self.header = CodingHeader()
        self.transcript = CorrectedView()
        self.codebook = CodebookPanel(self._session)
        self.details = DetailsPanel(self._session)
        self.passages = Passages(self._session, self.transcript, self.codebook, self.details, self)
        self.correcting = Correcting(self._session, self.transcript, self)
        self.passages.correction_wanted.connect(self.correcting.correct)
        self.document = DocumentInHand(self._session, self.documents, self)
        self.filtering = Filtering(self._session, self._settings, self.header, self.transcript, self)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.setObjectName("right")
        self.right.addWidget(self.codebook)
        self.right.addWidget(self.details)
        self.right.setSizes([340, 300])
        if self.screen().availableGeometry().height() < LOW:
            self.codebook.details.fold()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("code")
        for panel in (self.documents, self._middle(), self.right):
            self.splitter.addWidget(panel)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([216, 700, 296])
        self.documents.setMinimumWidth(150)
        self.right.setMinimumWidth(220)
        for splitter in (self.splitter, self.right):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _middle(self) -> QWidget:
        empty = EmptyPlace(
            "chat-centered-text",
            tr("Nothing to read yet"),
            tr("Drop transcripts on the window, or choose files: Word, PDF, plain text and more."),
            tr("Import transcripts…"),
            self.import_wanted.emit,
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.transcript)
        self._pages.addWidget(empty)
        rule = QFrame()
        theme.look(rule, "rule")
        middle = QFrame()
        middle.setMinimumWidth(380)
        theme.look(middle, "page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, rule, self._pages):
            column.addWidget(part)
        return middle

    def _connect(self) -> None:
        session, panel = self._session, self.documents
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.changed.connect(self.correcting.live.keep_up)  # the transcript shows the change by now
        self.correcting.live.changed.connect(self.header.show_correcting)
        self.header.correcting_done.connect(self.correcting.live.leave)
        session.document_changed.connect(self._on_document)
        session.coding_changed.connect(self._on_coding)
        self.transcript.selection_changed.connect(self._on_selection)
        self._place_timer = QTimer(self, singleShot=True, interval=150)
        self._place_timer.timeout.connect(self.place_changed)
        self.transcript.page.moved.connect(self._place_timer.start)
        self.transcript.coding_picked.connect(session.select_coding)
        self.transcript.empty_action_requested.connect(self.import_wanted)
        panel.import_wanted.connect(self.import_wanted)
        panel.cases_wanted.connect(self.cases_wanted)
        panel.memo_wanted.connect(self._on_memo_wanted)
        panel.view.reading_wanted.connect(self.transcript.setFocus)
        self.header.read_toggled.connect(lambda _: self.document.toggle_read())
        self.header.menu_wanted.connect(self._show_document_menu)
        self._progress_timer = QTimer(self, singleShot=True, interval=PROGRESS_AFTER)
        self._progress_timer.timeout.connect(self._show_progress)
        self._settings.changed.connect(self._on_setting)

    # ----------------------------------------------------------------- what others ask

    def go_to(self, document_id: int, span: Span) -> None:
        """Show a passage of the document in hand, from wherever it was met."""
        if document_id == self._session.document_id:
            self.transcript.select_span(span, reveal=True)
            self.transcript.setFocus()

    def remember_place(self) -> None:
        """Keep where the document in hand is being read, for the next time."""
        project, document_id = self._session.project, self._session.document_id
        if project is not None and document_id is not None:
            guid = project.documents.get(document_id).guid
            self._settings.places = {**self._settings.places, guid: self.transcript.place()}
            self.filtering.remember()

    def new_case(self) -> None:
        """Make a case and let its name be typed."""
        self.documents_wanted.emit()
        self.documents.new_case()

    def rename_document(self) -> None:
        self.documents_wanted.emit()
        self.document.rename()

    def show_cases(self) -> None:
        self.cases_wanted.emit()

    def new_code(self) -> None:
        self.codebook.new_code()

    def panels(self) -> list[QWidget]:
        """The parts that F6 goes through."""
        return [self.documents.view, self.transcript, self.codebook.view, self.details]

    # ----------------------------------------------------------------- showing

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes here comes to read."""
        super().showEvent(event)
        if not event.spontaneous():
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        here = self._pages.currentWidget()
        if here is not None:
            here.setFocus()

    def _on_document(self, document_id: object) -> None:
        project = self._session.project
        if project is None or not isinstance(document_id, int):
            self._codings, self._turns = {}, []
            self.transcript.clear()
            self.header.show_document("", "", read=False, writable=False)
            self._pages.setCurrentIndex(1)
            return
        document = project.documents.get(document_id)
        self._codings = {coding.id: coding for coding in project.codings.in_document(document_id)}
        self._show_text(document_id, document.language)
        self._show_codings()
        self._show_name()
        self._show_progress()
        if self._pages.currentWidget() is not self.transcript:
            self._pages.setCurrentWidget(self.transcript)
            self._take_keyboard()
        self.transcript.go_to_place(self._settings.places.get(document.guid, 0))

    def _show_text(self, document_id: int, language: str) -> None:
        project = self._session.project
        assert project is not None
        self._turns = project.documents.turns(document_id)
        questions: dict[int, Question] = {question.id: question for question in project.guide.questions()}
        self.transcript.show_document(
            project.documents.text(document_id),
            self._turns,
            project.documents.speakers(document_id),
            questions,
            language,
        )

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
        answers = document_id in project.surveys.sheets()
        own = {turn.question_id for turn in self._turns} - {None}
        asked = len(own if answers else asked_in_interviews(project))
        told = tr("{found} of {asked} questions", found=len(coded_questions(self._turns, codings)), asked=asked)
        words = told if asked else plural(len(codings), "{count} coding", "{count} codings")
        self.header.show_progress(words)

    def _show_reading(self) -> None:
        settings = self._settings
        family = settings.reading_font or theme.reading_family()
        self.transcript.set_reading(family, settings.reading_size, settings.reading_spacing, settings.reading_width)
        self.transcript.clicks.by_word = settings.double_click == "word"

    def _on_setting(self, name: str) -> None:
        if name == "shortcuts":
            self.header.explain()
        if name.startswith("reading_") or name == "double_click":
            self._show_reading()

    # ----------------------------------------------------------------- keeping up

    def _on_opened(self) -> None:
        project = self._session.project
        self._codings, self._turns = {}, []
        self._codes = {code.id: code for code in project.codes.all()} if project else {}

    def _on_changed(self, changes: Changes) -> None:
        project, document_id = self._session.project, self._session.document_id
        if project is None:
            return
        if changes.touches("code"):
            self._codes = {code.id: code for code in project.codes.all()}
        if document_id is None or self.documents.model.document(document_id) is None:
            return  # deleted: the session goes to another one next
        if document_id in changes.ids("document_text"):
            self._show_corrected(document_id)
            return
        shapes = changes.touches("turn", "speaker", "question")
        if shapes:
            place = self.transcript.place()
            self._show_text(document_id, project.documents.get(document_id).language)
            self.transcript.go_to_place(place)
        if shapes or changes.touches("coding", "code"):
            self._read_codings(document_id, changes.ids("coding"))
            self._show_codings()
            self._progress_timer.start()
        if changes.touches("document", "case"):
            self._show_name()

    def _show_corrected(self, document_id: int) -> None:
        """The text in hand was corrected, here or by undo: what is the same stays where it is on the screen."""
        project = self._session.project
        assert project is not None
        self._turns = project.documents.turns(document_id)
        self._codings = {coding.id: coding for coding in project.codings.in_document(document_id)}
        questions = {question.id: question for question in project.guide.questions()}
        self.transcript.show_corrected(
            project.documents.text(document_id), self._turns, project.documents.speakers(document_id), questions,
            list(self._codings.values()),
        )  # fmt: skip
        self._show_name()
        self._progress_timer.start()

    def _read_codings(self, document_id: int, ids: frozenset[int]) -> None:
        """Bring the codings in hand up to date; only those changed, where they are few."""
        project = self._session.project
        assert project is not None
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
        if self.correcting.live.pending:
            span = None  # the project's text is not this one yet
        before = self._codings.get(self._session.coding_id or 0)
        if before is not None and before.span != span:
            self._session.select_coding(None)
        self._session.select_span(span)
        self.place_changed.emit()

    def _on_coding(self, coding_id: object) -> None:
        if isinstance(coding_id, int) and coding_id in self._codings and coding_id != self.passages.just_made:
            self.passages.just_made = None
            self.transcript.select_coding(coding_id)
            self.codebook.select(self._codings[coding_id].code_id)

    def _on_memo_wanted(self, document_id: int) -> None:
        if document_id != self._session.document_id:
            self._session.show_document(document_id)
        self.passages.write_document_memo()

    def _show_document_menu(self) -> None:
        menu = self.documents.menu_for(self.documents.model.index_of(self._session.document_id or 0))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.header.menu_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
