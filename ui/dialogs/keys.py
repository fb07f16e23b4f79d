"""The keyboard: every command by menu with its key, which can be changed here; printed, it is one page.

Knows the table of commands and the shortcuts; the menus follow the settings by themselves.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.actions import Action
from ui.dialogs.keys_page import Group, print_on, write_pdf
from ui.dialogs.keys_table import KeysTable
from ui.dialogs.saving import ask_where
from ui.labels import tr
from ui.settings import Settings
from ui.shortcuts import Shortcuts, by_menu, command_text, fixed_keys, native, refusal


class Keys(QDialog):
    """Find a command, press the key it is to have. Esc closes."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard"))
        self._settings = settings
        self.shortcuts = Shortcuts(settings)
        self.table = KeysTable(self.shortcuts, self)
        self._wanted = ""
        """A key that another command has, until somebody says to take it."""
        self._build()
        self.filter.textChanged.connect(self._find)
        self.filter.installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_command())
        self.view.activated.connect(lambda _: self.key.setFocus())
        self.key.editingFinished.connect(self._on_key)
        self.none_button.clicked.connect(lambda: self._give(""))
        self.usual_button.clicked.connect(self._reset)
        self.take_button.clicked.connect(lambda: self._give(self._wanted))
        self.all_button.clicked.connect(self._reset_all)
        self.save_button.clicked.connect(lambda: self.save())
        self.print_button.clicked.connect(self.print)
        settings.changed.connect(self._on_setting)
        self._find("")

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        heading = QLabel(tr("Keyboard"))
        theme.look(heading, "title")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Find a command or a key"))
        self.filter.setAccessibleName(tr("Find a command or a key"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(theme.icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.view = QTableView()
        self.view.setModel(self.table)
        self.view.setAccessibleName(tr("Commands and their keys"))
        self.view.setShowGrid(False)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.view.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(heading)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        column.addLayout(self._changing())
        column.addLayout(self._foot())
        self.resize(600, 640)

    def _changing(self) -> QVBoxLayout:
        self.named = QLabel()
        theme.look(self.named, "muted")
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setFixedWidth(170)
        self.key.setAccessibleName(tr("Press the new key"))
        self.none_button = _button(tr("No key"))
        self.usual_button = _button(tr("Usual key"))
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE_S)
        line.addWidget(self.named, 1)
        for widget in (self.key, self.none_button, self.usual_button):
            line.addWidget(widget)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.take_button = _button(tr("Take the key from there"))
        said = QHBoxLayout()
        said.setSpacing(theme.SPACE_S)
        said.addWidget(self.told, 1)
        said.addWidget(self.take_button)
        self.told.setMinimumHeight(self.take_button.sizeHint().height())
        both = QVBoxLayout()
        both.setSpacing(theme.SPACE_XS)
        both.addLayout(line)
        both.addLayout(said)
        return both

    def _foot(self) -> QHBoxLayout:
        self.all_button = _button(tr("Usual keys for all"), "link")
        self.print_button, self.save_button = _button(tr("Print…")), _button(tr("Save as PDF…"))
        close = _button(tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_S)
        foot.addWidget(self.all_button)
        foot.addStretch()
        for button in (self.print_button, self.save_button, close):
            foot.addWidget(button)
        return foot

    # ----------------------------------------------------------------- finding

    def _find(self, typed: str) -> None:
        in_hand = self.action
        self.view.clearSpans()
        self.table.show(typed)
        for heading in self.table.headings():
            self.view.setSpan(heading, 0, 1, 2)
        row = self.table.row_of(in_hand) if in_hand else None
        first = self.table.first_command()
        chosen = row if row is not None else first
        self.view.setCurrentIndex(self.table.index(chosen, 0) if chosen is not None else QModelIndex())
        self._show_command()

    @property
    def action(self) -> Action | None:
        """The command in hand."""
        return self.table.action_at(self.view.currentIndex().row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field that finds: arrows go through the list, Enter goes on to the key."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self.view.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.key.setFocus()
                return True
        return super().eventFilter(watched, event)

    # ----------------------------------------------------------------- changing

    def _show_command(self, told: str = "") -> None:
        action = self.action
        self._wanted = ""
        self.take_button.hide()
        self.told.setText(told)
        theme.look(self.told, "muted", "small")
        for widget in (self.key, self.none_button, self.usual_button):
            widget.setEnabled(action is not None)
        if action is None:
            self.named.setText(tr("This key cannot be changed") if self.view.currentIndex().isValid() else "")
            self.key.clear()
            return
        self.named.setText(tr("Key of “{command}”", command=command_text(action)))
        keys = self.shortcuts.of(action)
        self.key.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self.none_button.setEnabled(bool(keys))
        self.usual_button.setEnabled(self.shortcuts.is_changed(action))

    def _on_key(self) -> None:
        action, key = self.action, self.key.keySequence().toString()
        if action is None or key in self.shortcuts.of(action) or not key:
            return
        refused = refusal(key)
        holder = self.shortcuts.holder(key, action)
        if refused:
            self._show_command()
            self._warn(refused)
        elif holder is not None:
            self._warn(tr("{key} belongs to “{command}”.", key=native(key), command=command_text(holder)))
            self._wanted = key
            self.take_button.show()
        else:
            self._give(key)

    def _warn(self, sentence: str) -> None:
        theme.look(self.told, "problem")
        self.told.setText(sentence)

    def _give(self, key: str) -> None:
        action = self.action
        if action is None:
            return
        self.shortcuts.give(action, key)
        named = command_text(action)
        told = tr("{key} is the key of “{command}” now.", key=native(key), command=named)
        self._show_command(told if key else tr("“{command}” has no key now.", command=named))

    def _reset(self) -> None:
        if self.action is not None:
            self.shortcuts.reset(self.action)
            self._show_command(tr("“{command}” has its usual key again.", command=command_text(self.action)))

    def _reset_all(self) -> None:
        self.shortcuts.reset_all()
        self._show_command(tr("All commands have their usual keys again."))

    def _on_setting(self, name: str) -> None:
        if name == "shortcuts":
            self.table.refresh()
            self.all_button.setEnabled(bool(self._settings.shortcuts))

    # ----------------------------------------------------------------- on paper

    def groups(self) -> list[Group]:
        """What the printed page says: every command that has a key, and the keys that are no commands."""
        commands = [
            Group(menu, [(command_text(one), key) for one in actions if (key := self.shortcuts.shown(one))])
            for menu, actions in by_menu()
        ]
        fixed = [Group(where, [(one.text, one.key) for one in keys]) for where, keys in fixed_keys()]
        return [group for group in (*commands, *fixed) if group.rows]

    def save(self, path: Path | None = None) -> None:
        """Write the page as a PDF, to a file named by the person where none is given."""
        if path is None:
            beside = self._settings.last_folder() / f"{tr('Keyboard')}.pdf"
            path = ask_where(self, tr("Save as PDF"), beside, {"PDF": ".pdf"})
        if path is None:
            return
        try:
            write_pdf(path, self.groups())
        except OSError:
            self._warn(tr("{file} cannot be written; choose another folder or name.", file=path.name))
            return
        self._show_command(tr("Saved as {file}", file=path.name))

    def print(self) -> None:
        """Ask for a printer and print the page."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            print_on(printer, self.groups())


def _button(text: str, look: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    if look:
        theme.look(button, look)
    return button
