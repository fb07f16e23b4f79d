"""The codebook beside the transcript: find a code, put it on what is selected, make it, word it, move it.

It says which code is meant (`code_activated`); putting it on the passage is the workspace's.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.colours import for_new_code
from qda.model import Changes, Code
from ui.codebook import exchange
from ui.codebook.commands import CodeCommands
from ui.codebook.details import CodeDetails
from ui.codebook.finding import found_codes
from ui.codebook.guidance import Guidance
from ui.codebook.tree import DRAFT, CodebookModel
from ui.codebook.view import CodebookView
from ui.dialogs.saving import ask_where
from ui.labels import plural, tr
from ui.session import Session
from ui.theme import FAMILIES, SPACE_L, SPACE_M, SPACE_S, SPACE_XS, icon, look

MOST_RECENT = 8
"""How many codes are remembered as used last."""


class CodebookPanel(QWidget):
    """The codebook of the project in hand."""

    code_activated = Signal(int)
    """A code was clicked, or Enter pressed on it: it is meant for the selected passage."""
    code_selected = Signal(int)
    """Another code is in hand."""
    passage_dropped = Signal(int)
    """The selected passage was dragged onto a code."""
    choice_activated = Signal(object)
    """Enter was pressed with several codes chosen: all of these, a list of their ids, are meant for the passage."""
    search_wanted = Signal(int)
    """The passages that a code's cues find are to be seen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._recent: list[int] = []
        self.model = CodebookModel(session, self)
        self._build()
        self.commands = CodeCommands(session, self.model, self.view, self)
        self._fill_menu()
        self.commands.new_inside_wanted.connect(lambda parent: self.new_code(parent=parent))
        self.commands.export_wanted.connect(lambda ids: self.export_codebook(code_ids=ids))
        self.commands.search_wanted.connect(self.search_wanted)
        self.view.code_activated.connect(self.code_activated)
        self.view.choice_activated.connect(self.choice_activated)
        self.view.code_selected.connect(self._on_selected)
        self.view.passage_dropped.connect(self.passage_dropped)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.rows.named.connect(self._on_named, Qt.ConnectionType.QueuedConnection)
        self.view.rows.naming_ended.connect(self._on_naming_ended, Qt.ConnectionType.QueuedConnection)
        self.filter.textChanged.connect(self._show_matches)
        self.details.edit_wanted.connect(lambda: self.edit())
        self.details.memo_wanted.connect(lambda: self.memo())
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        self._on_opened()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self.setAccessibleName(tr("Codebook"))
        title = QLabel(tr("Codebook"))
        look(title, "title")
        self.tally = QLabel()
        look(self.tally, "muted", "small")
        self.tally.setContentsMargins(0, SPACE_XS, 0, 0)
        self.tally.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # yields to the title
        self.add_button = _tool("plus", tr("New code"))
        self.menu_button = _tool("dots-three", tr("More for the codebook"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        header = QHBoxLayout()
        header.setContentsMargins(SPACE_L, SPACE_S, SPACE_S, SPACE_XS)
        header.setSpacing(SPACE_S)
        header.addWidget(title)
        header.addWidget(self.tally, 1)
        header.addWidget(self.add_button)
        header.addWidget(self.menu_button)

        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Find a code"))
        self.filter.setAccessibleName(tr("Find a code"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.installEventFilter(self)
        finding = QHBoxLayout()
        finding.setContentsMargins(SPACE_M, 0, SPACE_M, SPACE_S)
        finding.addWidget(self.filter)

        self.view = CodebookView(self.model)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.details = CodeDetails()
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(_indented(self.view))
        self.split.addWidget(self.details)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([480, 200])

        self._none = Guidance("tag")
        self.new_button = self._none.add_button(tr("New code"), primary=True)
        self.import_button = self._none.add_button(tr("Import codebook…"))
        self._none.say(
            tr("No codes yet"), tr("A code is a named idea. Put it on a passage, and find all such passages again.")
        )
        self._unfound = Guidance("magnifying-glass")
        self.make_found_button = self._unfound.add_button(tr("New code"))
        self.pages = QStackedWidget()
        for page in (self.split, self._none, self._unfound):
            self.pages.addWidget(page)
        for guidance in (self._none, self._unfound):  # what is not seen asks for no height
            guidance.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addLayout(finding)
        column.addWidget(self.pages, 1)
        self.add_button.clicked.connect(lambda: self.new_code())
        self.new_button.clicked.connect(lambda: self.new_code())
        self.import_button.clicked.connect(lambda: self.import_codebook())
        self.make_found_button.clicked.connect(self._make_typed)
        QWidget.setTabOrder(self.filter, self.view)

    def _fill_menu(self) -> None:
        self.more = QMenu(self)
        self.more.addAction(tr("Fold all"), lambda: self.view.fold_all(folded=True))
        self.more.addAction(tr("Unfold all"), lambda: self.view.fold_all(folded=False))
        self.more.addSeparator()
        self.alike_action = self.more.addAction(tr("Near-duplicate codes…"), lambda: self.find_near_duplicates())
        self.colours_action = self.more.addAction(tr("Colours by family…"), lambda: self.colour_by_family())
        self.more.addSeparator()
        self.import_action = self.more.addAction(tr("Import codebook…"), lambda: self.import_codebook())
        self.export_action = self.more.addAction(tr("Export codebook…"), lambda: self.export_codebook())
        self.menu_button.setMenu(self.more)

    # ----------------------------------------------------------------- what others ask

    def codes_for_picker(self) -> list[tuple[Code, str]]:
        """Every code with its path, in the order of the codebook."""
        return [(code, self.model.path(code.id)) for code in self.model.codes()]

    def recent(self) -> list[int]:
        """The codes used last, the latest first."""
        return [code_id for code_id in self._recent if self.model.code(code_id)]

    def note_use(self, code_id: int) -> None:
        """Remember that a code was put on a passage."""
        self._recent = [code_id, *(other for other in self._recent if other != code_id)][:MOST_RECENT]

    def code_for_key(self, letter: str) -> int | None:
        """The code whose key it is."""
        key = letter.casefold()
        return next((code.id for code in self.model.codes() if key and code.shortcut.casefold() == key), None)

    def pin(self, code_id: int | None = None) -> None:
        """Give a code (the one in hand) the first free number as its key, or take its number away."""
        self.commands.pins.toggle(code_id)

    def code_in_hand(self) -> int | None:
        return self.view.code_id

    def select(self, code_id: int) -> None:
        """Take a code in hand and show it."""
        if not self.model.index_of(code_id).isValid():
            self.filter.clear()
        self.view.select(code_id)

    def find_code(self) -> None:
        """Give the keyboard to the field that finds codes."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    # ----------------------------------------------------------------- making and wording

    def new_code(self, name: str = "", parent: int | None = None) -> int | None:
        """Make a code of that name and return its id; without a name, let it be typed in the tree."""
        project = self._session.project
        if project is None or not self._session.writable:
            return None
        self.filter.clear()
        colour = self.colour_for(parent)
        if not name:
            self.model.draft(parent, colour)
            self._show_page()
            if parent is not None:
                self.view.setExpanded(self.model.index_of(parent), True)
            self.view.name(DRAFT)
            return None
        made: list[int] = []
        if not self._session.attempt(lambda: made.append(project.codes.add(name, parent, colour=colour))):
            return None
        self.select(made[0])
        return made[0]

    def colour_for(self, parent: int | None) -> str:
        """The colour that a new code would get: an unused family's, or a shade of its own family's."""
        return for_new_code(self.model.codes(), parent, FAMILIES)

    def _on_named(self, code_id: int, typed: str) -> None:
        project, draft = self._session.project, self.model.drop_draft()
        if project is None or not typed.strip():
            return
        if code_id == DRAFT:
            parent = draft.parent_id if draft else None
            if self.new_code(typed.strip(), parent) is None:
                self.model.draft(parent, self.colour_for(parent))
                self._show_page()
                self.view.name(DRAFT, typed)
            else:
                self.view.setFocus()
        elif not self._session.attempt(lambda: project.codes.change(code_id, name=typed)):
            self.view.name(code_id, typed)

    def _on_naming_ended(self) -> None:
        if self.view.state() != self.view.State.EditingState:
            self.model.drop_draft()
            self._show_page()

    def rename(self, code_id: int | None = None) -> None:
        """Let a code's name (that of the one in hand) be typed in the tree."""
        self.commands.rename(code_id)

    def edit(self, code_id: int | None = None) -> None:
        """Open the sheet of a code (of the one in hand)."""
        self.commands.edit(code_id)

    def merge(self, code_id: int | None = None) -> None:
        """Let a code be chosen that another one (the one in hand) is merged into."""
        self.commands.merge(code_id)

    def split_code(self, code_id: int | None = None) -> None:
        """Let the passages of a code (the one in hand) be read again, and each be sent to a code inside it."""
        self.commands.split(code_id)

    def move_into(self) -> None:
        """Let a code be chosen that those in hand are moved into."""
        self.commands.move_into()

    def find_near_duplicates(self) -> None:
        """Show which codes may be one and the same."""
        self.commands.find_near_duplicates()

    def colour_by_family(self) -> None:
        """Let new colours be seen, and taken, for the codebook or the codes chosen."""
        self.commands.colour_by_family()

    def delete(self, code_id: int | None = None) -> None:
        """Delete codes (those chosen); where codings rest on them, only when a person says so."""
        self.commands.delete(code_id)

    def memo(self, code_id: int | None = None) -> None:
        """Open the memos on a code (on the one in hand)."""
        self.commands.memo(code_id)

    # ----------------------------------------------------------------- codebooks as files

    def import_codebook(self, path: Path | None = None) -> None:
        """Bring in a codebook file, chosen by the person where none is given."""
        if not self._session.writable:
            return
        if path is None:
            chosen, _ = QFileDialog.getOpenFileName(self, tr("Import codebook"), "", exchange.file_kinds())
            path = Path(chosen) if chosen else None
        was_empty = not self.model.codes()
        if path is not None and exchange.import_codebook(self._session, path) and was_empty:
            self.view.fold_at_first()

    def export_codebook(self, path: Path | None = None, code_ids: list[int] | None = None) -> None:
        """Write the codebook, or these codes of it, to a file, named by the person where none is given."""
        project = self._session.project
        if project is None:
            return
        if path is None:
            beside = project.path.with_suffix(".codebook.yaml")
            path = ask_where(self, tr("Export codebook"), beside, {tr("Codebooks"): exchange.SUFFIXES[0]})
        if path is not None:
            exchange.export_codebook(self._session, path, code_ids)

    # ----------------------------------------------------------------- finding

    def _show_matches(self, typed: str) -> None:
        found = self._matches(typed)
        self.model.show_only(found)
        if found:
            self.view.select(next(iter(found)))
        self.commands.settle()
        self._show_page()

    def _matches(self, typed: str) -> dict[int, tuple[int, ...]] | None:
        """The codes that `typed` may mean, best first; None where nothing is typed."""
        if not typed.strip():
            return None
        return found_codes(typed, [(code.id, self.model.path(code.id)) for code in self.model.codes()])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field that finds codes: arrows go through the tree, Enter applies, Esc ends the search."""
        if watched is not self.filter or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self.view.keyPressEvent(event)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.pages.currentWidget() is self._unfound:
                    self._make_typed()
                elif self.view.code_id is not None:
                    self.code_activated.emit(self.view.code_id)
            case Qt.Key.Key_Escape if self.filter.text():
                self.filter.clear()
            case _:
                return super().eventFilter(watched, event)
        return True

    def _make_typed(self) -> None:
        if self.new_code(self.filter.text().strip()) is not None:
            self.view.setFocus()

    # ----------------------------------------------------------------- showing

    def _on_opened(self) -> None:
        self._recent.clear()
        self.filter.clear()
        self.view.fold_at_first()
        self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("code", "memo"):
            if changes.touches("code") and self.filter.text():
                self.model.show_only(self._matches(self.filter.text()))
            self._refresh()

    def _refresh(self) -> None:
        count = len(self.model.codes())
        self.tally.setText(plural(count, "{count} code", "{count} codes") if count else "")
        for widget in (self.add_button, self.new_button, self.import_button, self.make_found_button):
            widget.setEnabled(self._session.writable)
        self.menu_button.setEnabled(self._session.project is not None)
        self.import_action.setEnabled(self._session.writable)
        for act in (self.export_action, self.alike_action):
            act.setEnabled(count > 0)
        self.colours_action.setEnabled(count > 0 and self._session.writable)
        self.filter.setEnabled(count > 0)
        self.commands.settle()
        self._show_page()
        self._show_details()

    def _show_page(self) -> None:
        codes = self.model.rowCount() > 0
        if codes or self._session.project is None:
            self.pages.setCurrentWidget(self.split)
        elif self.model.filtered:
            typed = self.filter.text().strip()
            self._unfound.say(tr("No code like “{typed}”", typed=typed), tr("Press Enter to make it."))
            self.pages.setCurrentWidget(self._unfound)
        else:
            self.pages.setCurrentWidget(self._none)

    def _show_details(self) -> None:
        code = self.model.code(self.view.code_id or DRAFT)
        self.details.show_code(code, self.model.memo_count(code.id) if code else 0)

    def _on_selected(self, code_id: int) -> None:
        self._show_details()
        self.code_selected.emit(code_id)

    def _show_menu(self, point: QPoint) -> None:
        if not self.view.indexAt(point).isValid():
            self.more.popup(self.view.viewport().mapToGlobal(point))
            return
        menu = self.commands.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(point))


def _indented(widget: QWidget) -> QWidget:
    """A widget a little away from the panel's left edge."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(SPACE_XS, 0, 0, 0)
    layout.addWidget(widget)
    return holder


def _tool(name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
