"""The table of commands as menus, shortcuts and what can be done just now.

Made for one window; knows where a handler is to be found on it, not what it does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui import theme
from ui.actions import ACTIONS, MENUS, RECENT_MENU, Action, When
from ui.labels import act_name, tr
from ui.session import Session
from ui.shortcuts import Shortcuts

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Menus(QObject):
    """The `QAction` of every command, in the menus of one window."""

    def __init__(self, window: MainWindow, bar: QMenuBar) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._session = window.session
        self.shortcuts = Shortcuts(window.settings)
        self._groups: dict[str, QActionGroup] = {}
        self._menus: dict[str, QMenu] = {name: bar.addMenu(tr(name)) for name in MENUS}
        self.actions = {action.id: self._made(action) for action in ACTIONS}
        self._menus[RECENT_MENU].aboutToShow.connect(self._fill_recent)
        for signal in (self._session.opened, self._session.changed, self._session.document_changed,
                       self._session.span_changed, self._session.coding_changed):  # fmt: skip
            signal.connect(self._later)
        window.settings.changed.connect(self._tick)
        self.refresh()
        self._tick()

    def menu(self, name: str) -> QMenu:
        """A menu by its path, made where there is none: "File/Export"."""
        if name not in self._menus:
            above, _, own = name.rpartition("/")
            self._menus[name] = self.menu(above).addMenu(tr(own))
        return self._menus[name]

    def _made(self, action: Action) -> QAction:
        menu = self.menu(action.menu)
        if action.line_before:
            menu.addSeparator()
        if action.menu == RECENT_MENU:
            return menu.menuAction()
        made = QAction(self._window)
        made.setObjectName(action.id)
        made.setText(tr(action.text) + (f"\t{action.key}" if action.key else ""))
        if action.icon:
            made.setIcon(theme.icon(action.icon))
        made.setShortcuts([QKeySequence(key) for key in self.shortcuts.of(action)])
        made.setIconVisibleInMenu(False)
        if action.id not in ("edit.undo", "edit.redo"):
            made.triggered.connect(lambda _=False: self._session.settle_typing())
        made.triggered.connect(self._handler(action, made))
        if action.sets:
            made.setCheckable(True)
            self._groups.setdefault(action.menu, QActionGroup(self)).addAction(made)
        elif action.folds:
            made.setCheckable(True)
        menu.addAction(made)
        if action.in_transcript:
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            self._window.addAction(made)
        return made

    def key_of(self, command: str) -> str:
        """The key of a command as it is shown."""
        return self.shortcuts.shown(next(action for action in ACTIONS if action.id == command))

    def give_to_transcript(self, transcript: QWidget) -> None:
        """Let the transcript listen to the shortcuts that are its alone."""
        transcript.addActions([self.actions[action.id] for action in ACTIONS if action.in_transcript])

    def _handler(self, action: Action, made: QAction) -> Callable[[], object]:
        if action.sets:
            name, _, value = action.sets.partition("=")
            return lambda: setattr(self._window.settings, name, value)
        if action.opens:
            return lambda: self._window.show_workspace(action.opens)
        if action.folds:
            return lambda: self._window.fold(action.folds, not made.isChecked())
        return lambda: attrgetter(action.handler)(self._window)()

    # ----------------------------------------------------------------- as things are

    def _later(self, *_changed: object) -> None:
        """Refresh once after whatever is under way, not before it is painted."""
        self._soon.start()

    def refresh(self) -> None:
        """Bring what can be done, and what undo would take back, up to date."""
        state = {when: allowed(when, self._session) for when in When}
        for action in ACTIONS:
            self.actions[action.id].setEnabled(state[action.when])
        project = self._session.project
        undone, redone = (project.to_undo(), project.to_redo()) if project else (None, None)
        self.actions["edit.undo"].setText(tr("Undo {act}", act=act_name(undone)) if undone else tr("Undo"))
        self.actions["edit.redo"].setText(tr("Redo {act}", act=act_name(redone)) if redone else tr("Redo"))

    def _tick(self, changed: str = "") -> None:
        settings = self._window.settings
        if changed == "shortcuts":
            self._take_keys()
        for action in ACTIONS:
            if action.sets:
                name, _, value = action.sets.partition("=")
                self.actions[action.id].setChecked(getattr(settings, name) == value)
            elif action.folds:
                self.actions[action.id].setChecked(action.folds not in settings.folded)

    def _take_keys(self) -> None:
        """Listen to the keys as they are now. All are let go first: a key must not be two commands' for a moment."""
        for action in ACTIONS:
            if action.menu != RECENT_MENU:
                self.actions[action.id].setShortcuts([])
        for action in ACTIONS:
            if action.menu != RECENT_MENU:
                self.actions[action.id].setShortcuts([QKeySequence(key) for key in self.shortcuts.of(action)])

    def _fill_recent(self) -> None:
        menu = self._menus[RECENT_MENU]
        menu.clear()
        for recent in self._window.settings.recent_projects():
            entry = menu.addAction(f"{recent.path.stem} — {recent.path.parent}")
            entry.setEnabled(recent.path.exists())
            entry.triggered.connect(partial(self._window.projects.open, recent.path))
        if menu.isEmpty():
            menu.addAction(tr("No projects yet")).setEnabled(False)


def allowed(when: When, session: Session) -> bool:
    """Whether a command can be given just now."""
    project, writable = session.project, session.writable
    document = session.document_id is not None
    match when:
        case When.ALWAYS:
            return True
        case When.PROJECT:
            return project is not None
        case When.WRITABLE:
            return writable
        case When.DOCUMENT:
            return document
        case When.DOCUMENT_WRITABLE:
            return document and writable
        case When.PASSAGE:
            return session.span is not None
        case When.CODEABLE:
            return session.span is not None and writable
        case When.CODING:
            return session.coding_id is not None and writable
        case When.UNDOABLE:
            return writable and project is not None and project.to_undo() is not None
        case When.REDOABLE:
            return writable and project is not None and project.to_redo() is not None
