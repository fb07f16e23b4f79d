"""The panel of cases and documents: what there is, how far each has come, and everything done to a whole document.

Knows the session; of transcripts only that they can be imported (`import_wanted`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from qda.model import About, Case, Document
from ui import theme
from ui.dialogs.ask import ask_line
from ui.documents.tree import DocumentsModel
from ui.documents.view import DocumentsView
from ui.labels import plural, tr
from ui.memos.sheet import write_memo
from ui.session import Session
from ui.widgets.empty import EmptyPlace
from ui.widgets.finder import Entry, Finder

FILTER_FROM = 12
"""From how many documents on there is a line to filter them by."""


class DocumentsPanel(QWidget):
    """Cases with their documents, and what can be done to them."""

    import_wanted = Signal()
    cases_wanted = Signal()
    """Somebody asks for the table of cases and attributes."""
    memo_wanted = Signal(int)
    """Somebody asks to write a memo on a document."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = DocumentsModel(session, self)
        self.view = DocumentsView(self.model, self)
        self.filter = QLineEdit()
        self._pages = QStackedLayout()
        self._build()
        self.view.document_chosen.connect(session.show_document)
        self.view.menu_wanted.connect(self._show_menu)
        self.view.delete_wanted.connect(self.delete_chosen)
        self.filter.textChanged.connect(self.model.filter)
        self.model.modelReset.connect(self._show_page)
        session.document_changed.connect(self.view.show_in_hand)
        session.opened.connect(self._on_opened)
        self._on_opened()

    def _build(self) -> None:
        title = QLabel(tr("Documents"))
        theme.look(title, "title")
        self._add = QToolButton()
        self._add.setIcon(theme.icon("plus"))
        self._add.setToolTip(tr("Import transcripts, or make a case"))
        self._add.setAccessibleName(tr("Add"))
        self._add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._add)
        menu.addAction(tr("Import transcripts…"), self.import_wanted.emit)
        menu.addAction(tr("New case"), self.new_case)
        menu.addSeparator()
        menu.addAction(tr("Cases and attributes…"), self.cases_wanted.emit)
        self._add.setMenu(menu)
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_S, theme.SPACE_XS)
        head.addWidget(title, 1)
        head.addWidget(self._add)
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter documents by name"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(QIcon(theme.icon("magnifying-glass")), QLineEdit.ActionPosition.LeadingPosition)
        filter_row = QHBoxLayout()
        filter_row.setContentsMargins(theme.SPACE_S, 0, theme.SPACE_S, theme.SPACE_XS)
        filter_row.addWidget(self.filter)
        empty = EmptyPlace(
            "files",
            tr("No documents yet"),
            tr("Drop transcripts here, or choose files."),
            tr("Import transcripts…"),
            self.import_wanted.emit,
            quiet=True,
        )
        for page in (self.view, empty):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(filter_row)
        column.addLayout(self._pages, 1)
        self.setFocusProxy(self.view)

    # ----------------------------------------------------------------- public

    def new_case(self) -> None:
        """Make a case and let its name be typed."""
        project = self._session.project
        if project is None:
            return
        taken = {case.name.casefold() for case in project.cases.all()}
        names = (tr("New case") + (f" {number}" if number > 1 else "") for number in range(1, len(taken) + 3))
        name = next(name for name in names if name.casefold() not in taken)
        made: list[int] = []
        if self._session.attempt(lambda: made.append(project.cases.add(name))):
            index = self.model.index_of_case(made[0])
            self.view.setCurrentIndex(index)
            self.view.edit(index)

    def rename_chosen(self) -> None:
        """Let the name of the document or case in hand be typed."""
        index = self.view.currentIndex()
        if index.isValid():
            self.view.setFocus()
            self.view.edit(index)

    def delete_chosen(self) -> None:
        """Delete the documents and cases selected. No question is asked: the message has the undo."""
        project, chosen = self._session.project, self.view.chosen()
        if project is None or not chosen or not self._session.writable:
            return

        def delete() -> None:
            first = chosen[0]
            kind = "case.delete" if isinstance(first, Case) else "document.delete"
            with project.step(kind, document=first.name, case=first.name):
                for entry in chosen:
                    (project.cases if isinstance(entry, Case) else project.documents).delete(entry.id)

        if self._session.attempt(delete):
            told = chosen[0].name if len(chosen) == 1 else plural(len(chosen), "{count} entry", "{count} entries")
            self._session.say(
                tr("Deleted {name}", name=told), kind="done", action=tr("Undo"), handler=self._session.undo
            )

    def set_read(self, documents: list[Document], *, read: bool) -> None:
        """Say that somebody has read documents, or has not."""
        project = self._session.project
        if project is None or not documents:
            return

        def mark() -> None:
            with project.step("document.read" if read else "document.unread", document=documents[0].name):
                for document in documents:
                    project.documents.set_read(document.id, read)

        self._session.attempt(mark)

    def match_again(self, documents: list[Document]) -> None:
        """Find anew which turns ask and answer which question; what was set by hand stays."""
        project = self._session.project
        if project is None or not documents:
            return
        if not project.guide.questions():
            self._session.say(tr("There is no interview guide yet; import one first."), kind="problem")
            return
        from ui.documents.matching import match_documents

        match_documents(self._session, documents, self)

    def choose_case(self, documents: list[Document]) -> None:
        """Let a case be found or made for documents."""
        ids = [document.id for document in documents]
        entries = [
            Entry(case.name, icon="folder-simple", handler=partial(self.model.put_into_case, ids, case.id))
            for case in self.model.cases()
        ]
        entries.append(Entry(tr("No case"), icon="minus-circle", handler=partial(self.model.put_into_case, ids, None)))
        entries.append(Entry(tr("New case…"), icon="folder-simple-plus", handler=partial(self._name_case, ids)))
        finder = Finder(self, tr("Which case?"))
        finder.open_for(entries, self.mapToGlobal(QPoint(theme.SPACE_M, 60)), 360)

    def _name_case(self, document_ids: list[int]) -> None:
        project = self._session.project
        assert project is not None

        def take(name: str) -> bool:
            def put() -> None:
                with project.step("case.add", case=name):
                    case_id = project.cases.add(name)
                    for document_id in document_ids:
                        project.documents.set_case(document_id, case_id)

            return self._session.attempt(put)

        ask_line(self.window(), tr("New case"), tr("Make case"), take)

    def neighbour(self, step: int) -> int | None:
        """The document before (-1) or after (1) the one in hand, in the order of the tree."""
        ids = [document.id for document in self.model.documents()]
        if self._session.document_id not in ids:
            return None
        place = ids.index(self._session.document_id) + step
        return ids[place] if 0 <= place < len(ids) else None

    # ----------------------------------------------------------------- slots

    def _on_opened(self) -> None:
        self.filter.clear()
        self._add.setEnabled(self._session.writable)
        self._show_page()
        self.view.show_in_hand(self._session.document_id)

    def _show_page(self) -> None:
        self.filter.setVisible(self.model.filtered or len(self.model.documents()) >= FILTER_FROM)
        empty = self.model.rowCount() == 0 and not self.model.filtered
        self._pages.setCurrentIndex(1 if empty else 0)

    def _show_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        menu = self.menu_for(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def menu_for(self, index: QModelIndex) -> QMenu:
        """What can be done to the document or case in a row, or to all that are selected."""
        menu = QMenu(self)
        entry = self.model.entry(index)
        chosen = self.view.chosen()
        if entry is not None and entry not in chosen:
            chosen = [entry]
        documents = [one for one in chosen if isinstance(one, Document)]
        if isinstance(entry, Document):
            self._add_document_acts(menu, index, entry, documents)
        elif isinstance(entry, Case):
            self._put(menu, tr("Rename"), partial(self.view.edit, index), "F2")
            self._put(menu, tr("Memo"), partial(write_memo, self._session, About.CASE, entry.id, entry.name, self))
            self._put(menu, tr("Delete case"), self.delete_chosen, "Del")
        if entry is not None:
            menu.addSeparator()
        self._put(menu, tr("Import transcripts…"), self.import_wanted.emit)
        self._put(menu, tr("New case"), self.new_case)
        self._put(menu, tr("Cases and attributes…"), self.cases_wanted.emit)
        return menu

    def _add_document_acts(self, menu: QMenu, index: QModelIndex, entry: Document, documents: list[Document]) -> None:
        self._put(menu, tr("Rename"), partial(self.view.edit, index), "F2")
        self._put(menu, tr("Put into case…"), partial(self.choose_case, documents))
        words = tr("Mark as not yet read") if entry.read else tr("Mark as read")
        self._put(menu, words, partial(self.set_read, documents, read=not entry.read))
        self._put(menu, tr("Match to the guide again"), partial(self.match_again, documents))
        self._put(menu, tr("Memo"), partial(self.memo_wanted.emit, entry.id))
        menu.addSeparator()
        self._put(
            menu, tr("Delete document") if len(documents) == 1 else tr("Delete documents"), self.delete_chosen, "Del"
        )

    def _put(self, menu: QMenu, text: str, handler: Callable[..., object], key: str = "") -> None:
        action = menu.addAction(text + (f"\t{key}" if key else ""))
        action.triggered.connect(lambda: handler())
        action.setEnabled(self._session.writable)
