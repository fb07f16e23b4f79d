"""The window: start screen or workspaces, menus, rail and message bar. It connects; what is done is done elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qda.errors import CannotDo
from qda.model import Changes, Span
from ui import standing, theme
from ui.actions import ACTIONS
from ui.checking import Checking
from ui.comparing import Comparing
from ui.exports import Exports
from ui.history.going import Going
from ui.imports import Imports, dropped_paths
from ui.labels import tr
from ui.menus import Menus
from ui.nameless import Nameless
from ui.opening import Projects
from ui.pseudonyms.verbs import Pseudonyming
from ui.search.searching import Searching
from ui.session import Message, Session
from ui.settings import Settings
from ui.shortcuts import Shortcuts
from ui.start import StartScreen
from ui.widgets.drop_veil import DropVeil
from ui.widgets.message_bar import MessageBar
from ui.widgets.rail import Rail
from ui.workspaces import WORKSPACES, make

if TYPE_CHECKING:  # each workspace is imported when it is first shown
    from ui.coding_workspace import CodingWorkspace
    from ui.grid.workspace import GridWorkspace
    from ui.memos.workspace import MemosWorkspace
    from ui.report.workspace import ReportWorkspace

SMALLEST, LARGEST, USUAL = 8, 28, 12
"""Points of the transcript's letters."""
SMALLEST_WINDOW = (760, 420)
"""What a screen of 2560 × 1440 has room for at 300 %, and a little less."""
FRAME = 36
"""Pixels that the system may put above and below a window."""
NAME_WIDTH = 240
"""Pixels for the name of the document in hand, at the foot of the window."""


class MainWindow(QMainWindow):
    """One window, with at most one project open in it."""

    closed = Signal()
    renewal_wanted = Signal()
    """The language was changed: all texts must be made anew."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.settings = settings
        self.session = Session(self)
        self.session.coder = settings.coder
        self._workspaces: dict[str, QWidget] = {}
        self.projects, self.imports, self.exports = Projects(self), Imports(self), Exports(self)
        self.checking, self.comparing = Checking(self), Comparing(self)
        self.pseudonyms, self.nameless = Pseudonyming(self), Nameless(self)
        self.going = Going(self)
        self.searching = Searching(self)
        self._build()
        self.menus = Menus(self, self.menuBar())
        self.setAcceptDrops(True)
        self.session.opened.connect(self._on_opened)
        self.session.said.connect(self._on_said)
        self.session.changed.connect(self._on_changed)
        self.session.place_wanted.connect(self._on_place_wanted)
        self.session.document_changed.connect(lambda _: self.show_status())
        self.session.span_changed.connect(lambda _: self.show_status())
        settings.changed.connect(self._on_setting)
        self._restore_geometry()
        self._on_opened()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self.start = StartScreen(self.settings)
        self.start.new_wanted.connect(self.projects.ask_new)
        self.start.open_wanted.connect(self.projects.ask_open)
        self.start.sample_wanted.connect(self.projects.ask_sample)
        self.start.recent_chosen.connect(self.projects.open)
        self.rail = Rail()
        for place in WORKSPACES:
            self.rail.add(place.name, tr(place.text), place.icon)
        find = self.rail.add_below("find", tr("Go to"), "navigation-arrow")
        self._show_tips()
        find.clicked.connect(self.show_palette)
        self.rail.chosen.connect(self.show_workspace)
        self._stack = QStackedWidget()
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start)
        self._pages.addWidget(work)
        self.message_bar = MessageBar()
        self._veil = DropVeil(self)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.message_bar)
        self.setCentralWidget(whole)
        self.setMinimumSize(*SMALLEST_WINDOW)

    def _show_tips(self) -> None:
        """Say on the rail what each place is, and its key as it is now."""
        shortcuts = Shortcuts(self.settings)
        keys = {action.id: shortcuts.shown(action) for action in ACTIONS}
        tips = {place.name: (tr(place.tip), keys.get(f"view.{place.name}", "")) for place in WORKSPACES}
        tips["find"] = (tr("Go to anything"), keys["edit.find"])
        for name, (what, key) in tips.items():
            self.rail.explain(name, tr("{what} ({key})", what=what, key=key) if key else what)

    # ----------------------------------------------------------------- workspaces

    @property
    def front(self) -> str:
        """The name of the workspace in front."""
        return next((name for name, one in self._workspaces.items() if one is self._stack.currentWidget()), "")

    @property
    def coding(self) -> CodingWorkspace:
        """The Code workspace, made when it is first needed."""
        return self._workspace("code")  # type: ignore[return-value]

    def make_ready(self, *_: object) -> None:
        """Make the Code workspace before it is needed."""
        if self.session.project is None:
            self._workspace("code")

    def show_workspace(self, name: str) -> QWidget | None:
        """Bring a workspace of `WORKSPACES` to the front, and return it; None while no project is open."""
        if self.session.project is None:
            return None
        workspace = self._workspace(name)
        self._stack.setCurrentWidget(workspace)
        self.rail.mark(name)
        self.show_status()
        return workspace

    @property
    def in_front(self) -> str:
        """The name of the workspace in front; "" before there is any."""
        return next((name for name, made in self._workspaces.items() if made is self._stack.currentWidget()), "")

    def made(self) -> list[tuple[str, QWidget]]:
        """The workspaces made so far, with their names."""
        return list(self._workspaces.items())

    def show_code(self) -> CodingWorkspace | None:
        return self.show_workspace("code")  # type: ignore[return-value]

    def show_grid(self) -> GridWorkspace | None:
        return self.show_workspace("grid")  # type: ignore[return-value]

    def turn_grid(self) -> None:
        grid = self.show_grid()
        if grid is not None:
            grid.arranging.turn()

    def show_report(self) -> ReportWorkspace | None:
        return self.show_workspace("report")  # type: ignore[return-value]

    def show_memos(self) -> MemosWorkspace | None:
        return self.show_workspace("memos")  # type: ignore[return-value]

    def _workspace(self, name: str) -> QWidget:
        if name not in self._workspaces:
            self._workspaces[name] = make(name, self)
            self._stack.addWidget(self._workspaces[name])
            self._restore_splitters(self._workspaces[name])
            self._show_folds()
        return self._workspaces[name]

    def new_memo(self) -> None:
        """Let a memo be written that is on nothing in particular."""
        memos = self.show_memos()
        if memos is not None:
            memos.new_memo()

    def add_point(self) -> None:
        """Make a new point under the question in hand."""
        report = self.show_report()
        if report is not None:
            report.add_point()

    def go_to_evidence(self) -> None:
        """Bring the keyboard to the evidence of the question in hand."""
        report = self.show_report()
        if report is not None:
            report.go_to_tray()

    def _on_place_wanted(self, document_id: int, span: Span) -> None:
        coding = self.show_code()
        if coding is not None:
            coding.go_to(document_id, span)

    # ----------------------------------------------------------------- the project

    def _on_opened(self) -> None:
        open_ = self.session.project is not None
        self._pages.setCurrentIndex(1 if open_ else 0)
        if open_:
            self.show_code()
        else:
            self.start.refresh()
        self.message_bar.setVisible(open_ or self.message_bar.message is not None)
        self._show_title()
        self.show_status()

    def _on_said(self, message: Message) -> None:
        self.message_bar.setVisible(True)
        self.message_bar.show_message(message)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("setting"):
            self._show_title()

    def _show_title(self) -> None:
        project = self.session.project
        name = project.name if project else ""
        self.setWindowTitle(tr("{name} (for reading)", name=name) if project and project.read_only else name)

    def show_status(self) -> None:
        project, document_id = self.session.project, self.session.document_id
        parts = []
        if project is not None and document_id is not None and "code" in self._workspaces:
            try:
                document = project.documents.get(document_id)
            except CannotDo:
                return  # just deleted; the session goes to another one next
            span = self.session.span
            place = span.start if span else self.coding.transcript.place()
            paragraph = project.documents.paragraphs(document_id).number_at(place)
            name = self.fontMetrics().elidedText(document.name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH)
            parts = [f"{name} ¶ {paragraph}", document.language]
        if project is not None:
            parts.append(tr("for reading") if project.read_only else project.coder)
        self.message_bar.status.setText(" · ".join(parts))

    def remember(self) -> None:
        """Keep where things stand: window, splitters, the document in hand and its place."""
        settings, project = self.settings, self.session.project
        settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        for workspace in self._workspaces.values() if project is not None else ():  # else none was seen yet
            for splitter in workspace.findChildren(QSplitter):
                if splitter.objectName() and all(splitter.sizes()):  # a folded panel keeps the width it had
                    settings.splitters = {**settings.splitters, splitter.objectName(): splitter.sizes()}
        if project is not None and self.session.document_id is not None:
            document = project.documents.get(self.session.document_id)
            settings.documents = {**settings.documents, str(project.path.absolute()): document.guid}
            self.coding.remember_place()
        standing.remember(self)

    def _restore_geometry(self) -> None:
        stored = QByteArray.fromBase64(QByteArray(self.settings.geometry.encode("ascii")))
        if not stored.isEmpty() and self.restoreGeometry(stored):
            return
        room = self.screen().availableGeometry()
        self.resize(min(1280, room.width()), min(800, room.height() - FRAME))

    def _restore_splitters(self, workspace: QWidget) -> None:
        """Give panels the widths they had; they keep them only if the workspace has its own size by then."""
        workspace.resize(self._stack.size())
        layout = workspace.layout()
        if layout is not None:
            layout.setGeometry(workspace.rect())
        for splitter in workspace.findChildren(QSplitter):
            sizes = self.settings.splitters.get(splitter.objectName())
            if sizes and len(sizes) == splitter.count() and any(sizes):
                splitter.setSizes(sizes)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        self.session.close()
        self.settings.store.sync()
        super().closeEvent(event)
        self.closed.emit()

    # ----------------------------------------------------------------- settings and panels

    def _on_setting(self, name: str) -> None:
        app = QApplication.instance()
        if name == "theme" and isinstance(app, QApplication):
            theme.apply(app, self.settings.theme)  # type: ignore[arg-type]
        elif name == "language":
            QTimer.singleShot(0, self.renewal_wanted.emit)
        elif name == "folded":
            self._show_folds()
        elif name == "shortcuts":
            self._show_tips()

    def fold(self, panel: str, folded: bool) -> None:
        """Fold a panel away, or bring it back: "documents", "codebook", "details", or "right" for both of these."""
        others = [one for one in self.settings.folded if one != panel]
        self.settings.folded = [*others, panel] if folded else others

    def unfold_details(self) -> None:
        self.settings.folded = [panel for panel in self.settings.folded if panel not in ("details", "right")]

    def _show_folds(self) -> None:
        if "code" not in self._workspaces:
            return
        folded, coding = self.settings.folded, self.coding
        coding.documents.setVisible("documents" not in folded)
        coding.codebook.setVisible("codebook" not in folded)
        coding.details.setVisible("details" not in folded)
        right = "right" in folded or {"codebook", "details"} <= set(folded)
        coding.right.setVisible(not right)
        coding.header.show_folds(documents="documents" in folded, codebook=right)

    def zoom_in(self) -> None:
        self.settings.reading_size = min(LARGEST, self.settings.reading_size + 1)

    def zoom_out(self) -> None:
        self.settings.reading_size = max(SMALLEST, self.settings.reading_size - 1)

    def zoom_usual(self) -> None:
        self.settings.reading_size = USUAL

    def show_reading_settings(self) -> None:
        from ui.dialogs.reading_settings import ReadingSettings

        ReadingSettings(self.settings, self).open()

    def show_progress(self) -> None:
        """Show how far each document and each question has come."""
        from ui.progress.sheet import show_sheet

        show_sheet(self)

    def show_guide(self) -> None:
        from ui.guide.opening import open_guide

        open_guide(self)

    def review_matching(self) -> None:
        from ui.guide.opening import open_review

        open_review(self)

    def show_keys(self) -> None:
        from ui.dialogs.keys import Keys

        Keys(self.settings, self).open()

    def show_about(self) -> None:
        from ui.dialogs.about import About

        About(self).open()

    def show_palette(self) -> None:
        from ui.palette import open_palette

        open_palette(self)

    # ----------------------------------------------------------------- going through panels by key

    def next_panel(self) -> None:
        self._go_to_panel(1)

    def previous_panel(self) -> None:
        self._go_to_panel(-1)

    def _go_to_panel(self, step: int) -> None:
        panels = [panel for panel in self._panels() if panel.isVisible()]
        if not panels:
            return
        focus = QApplication.focusWidget()
        here = next(
            (n for n, panel in enumerate(panels) if focus and (panel is focus or panel.isAncestorOf(focus))), None
        )
        panel = panels[0 if here is None else (here + step) % len(panels)]
        _first_with_keyboard(panel).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _panels(self) -> list[QWidget]:
        workspace = self._stack.currentWidget()
        panels = getattr(workspace, "panels", None)
        if panels is not None:
            return list(panels())
        splitter = workspace.findChild(QSplitter) if workspace else None
        found = [splitter.widget(n) for n in range(splitter.count())] if splitter else []
        return [panel for panel in found if panel is not None]

    # ----------------------------------------------------------------- files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.imports.accepts(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._veil.cover(tr("Drop to open or import"))

    def dragLeaveEvent(self, event: QEvent) -> None:
        self._veil.hide()
        super().dragLeaveEvent(event)  # type: ignore[arg-type]

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        event.accept()
        paths = dropped_paths(event.mimeData())
        QTimer.singleShot(0, lambda: self.imports.take_files(paths))

    def centre(self) -> QPoint:
        """Where a finder opens: under the window's upper edge, in the middle."""
        return self.mapToGlobal(QPoint(self.width() // 2, 96))


def _first_with_keyboard(panel: QWidget) -> QWidget:
    """The panel itself, or the first thing in it that takes the keyboard."""
    if panel.focusPolicy() != Qt.FocusPolicy.NoFocus or panel.focusProxy() is not None:
        return panel
    inside = (child for child in panel.findChildren(QWidget) if child.isVisible())
    return next((child for child in inside if child.focusPolicy() & Qt.FocusPolicy.TabFocus), panel)
