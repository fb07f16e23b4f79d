"""What can be done with a code: the commands, their keys in the tree, and their menu. Knows no file and no passage."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QWidget, QWidgetAction

from qda.model import About, Code
from ui.codebook.asking import ask_to_delete
from ui.codebook.editor import CodeEditor
from ui.codebook.merge_dialog import MergeDialog
from ui.codebook.swatches import Swatches
from ui.codebook.tree import DRAFT, CodebookModel, Place
from ui.codebook.view import CodebookView
from ui.labels import tr
from ui.memos.sheet import MemoSheet
from ui.session import Session
from ui.theme import SPACE_S, icon


class CodeCommands(QObject):
    """Words, colours, moves, merges and deletes codes; the one in hand where none is named."""

    new_inside_wanted = Signal(object)
    """A code is to be made inside this one (None: at top level)."""

    def __init__(self, session: Session, model: CodebookModel, view: CodebookView, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._model = model
        self._view = view
        self._window = window
        self._make_actions()
        view.move_wanted.connect(self.move)

    def _make_actions(self) -> None:
        """Make the commands. The tree listens to their keys itself: elsewhere in the window they mean other things."""

        def action(text: str, handler: Callable[[], object], key: str = "", name: str = "") -> QAction:
            made = QAction(text, self)
            if name:
                made.setIcon(icon(name))
            if key:
                keys = QKeySequence(key)
                made.setShortcut(keys)
                made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                made.setShortcutVisibleInContextMenu(True)
                self._view.keys[keys[0]] = made  # type: ignore[index]
            made.triggered.connect(lambda _=False: handler())
            return made

        self.new_inside_action = action(
            tr("New code inside"), lambda: self.new_inside_wanted.emit(self._view.code_id), "Ins", "plus"
        )
        self.rename_action = action(tr("Rename"), self.rename, "F2")
        self.edit_action = action(tr("Edit…"), self.edit, "Shift+F2", "pencil-simple")
        self.colour_action = action(tr("Colour…"), self.choose_colour, "", "palette")
        self.memo_action = action(tr("Memo…"), self.memo, "", "note")
        self.up_action = action(tr("Move up"), lambda: self._move_by(-1), "Alt+Up")
        self.down_action = action(tr("Move down"), lambda: self._move_by(1), "Alt+Down")
        self.in_action = action(tr("Move into the code above"), self._move_in, "Alt+Right")
        self.out_action = action(tr("Move out"), self._move_out, "Alt+Left")
        self.merge_action = action(tr("Merge into…"), self.merge, "", "git-merge")
        self.delete_action = action(tr("Delete"), self.delete, "Del", "trash")

        self._wordings = (
            self.new_inside_action, self.rename_action, self.edit_action, self.colour_action, self.memo_action
        )  # fmt: skip
        self._moves = (self.up_action, self.down_action, self.in_action, self.out_action)
        self._endings = (self.merge_action, self.delete_action)

    def menu(self) -> QMenu:
        """What can be done with the code in hand."""
        menu = QMenu(self._window)
        groups = (self._wordings, self._moves, self._endings)
        for group in groups:
            if menu.actions():
                menu.addSeparator()
            menu.addActions(group)
        return menu

    def settle(self) -> None:
        """Offer what can be done now."""
        for act in (*self._wordings, *self._moves, *self._endings):
            possible = self._session.writable and not (self._model.filtered and act in self._moves)
            act.setEnabled(possible or (act is self.memo_action and self._session.project is not None))

    def _meant(self, code_id: int | None = None) -> Code | None:
        """The code of that id, or the one in hand."""
        code = self._model.code(code_id or self._view.code_id or DRAFT)
        return code if code and code.id != DRAFT else None

    def _open(self, sheet: QDialog) -> None:
        """Show a sheet over the window."""
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    # ----------------------------------------------------------------- wording

    def rename(self, code_id: int | None = None) -> None:
        """Let a code's name be typed in the tree."""
        code = self._meant(code_id)
        if code and self._session.writable:
            self._view.select(code.id)
            self._view.name(code.id)

    def edit(self, code_id: int | None = None) -> None:
        """Open the sheet of a code (of the one in hand)."""
        code = self._meant(code_id)
        if code and self._session.writable:
            self._open(CodeEditor(self._session, code.id, self._window))

    def choose_colour(self, code_id: int | None = None) -> None:
        """Let a colour be picked for a code."""
        code = self._meant(code_id)
        if code is None or not self._session.writable:
            return
        popup = QMenu(self._window)
        swatches = Swatches()
        swatches.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        swatches.mark_taken({other.colour: other.name for other in self._model.codes() if other.id != code.id})
        swatches.choose(code.colour)
        swatches.chosen.connect(lambda colour: self.set_colour(code.id, colour))
        swatches.taken.connect(popup.close)
        holder = QWidgetAction(popup)
        holder.setDefaultWidget(swatches)
        popup.addAction(holder)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rect = self._view.visualRect(self._model.index_of(code.id))
        popup.popup(self._view.viewport().mapToGlobal(rect.bottomLeft()))
        swatches.take_keyboard()

    def set_colour(self, code_id: int, colour: str) -> None:
        project = self._session.project
        if project is not None:
            self._session.attempt(lambda: project.codes.change(code_id, colour=colour))

    def memo(self, code_id: int | None = None) -> None:
        """Open the memos on a code."""
        code = self._meant(code_id)
        if code is not None:
            self._open(MemoSheet(self._session, About.CODE, code.id, code.name, parent=self._window))

    # ----------------------------------------------------------------- moving

    def move(self, code_id: int, place: Place) -> None:
        """Put a code somewhere else in the codebook."""
        project = self._session.project
        if project is None or not self._model.may_go(code_id, place):
            return
        if self._session.attempt(lambda: project.codes.move(code_id, place.parent_id, place.position)):
            if place.parent_id is not None:
                self._view.setExpanded(self._model.index_of(place.parent_id), True)
            self._view.select(code_id)

    def _move_by(self, step: int) -> None:
        code = self._meant()
        if code is None or self._model.filtered:
            return
        siblings = self._model.inside(code.parent_id)
        position = siblings.index(code.id) + step
        if 0 <= position < len(siblings):
            self.move(code.id, Place(code.parent_id, position))

    def _move_in(self) -> None:
        code = self._meant()
        siblings = self._model.inside(code.parent_id) if code else []
        if code and not self._model.filtered and siblings.index(code.id) > 0:
            above = siblings[siblings.index(code.id) - 1]
            self.move(code.id, self._model.place_inside(code.id, above))

    def _move_out(self) -> None:
        code = self._meant()
        if code and code.parent_id is not None and not self._model.filtered:
            self.move(code.id, self._model.place_beside(code.id, code.parent_id, after=True))

    # ----------------------------------------------------------------- merging and deleting

    def merge(self, code_id: int | None = None) -> None:
        """Let a code be chosen that another one (the one in hand) is merged into."""
        code = self._meant(code_id)
        if code is None or not self._session.writable:
            return
        dialog = MergeDialog(self._session, code.id, self._window)
        dialog.accepted.connect(lambda: self._on_merged(code.name, dialog.target_id))
        self._open(dialog)

    def _on_merged(self, name: str, into: int | None) -> None:
        if into is None:
            return
        self._view.select(into)
        self._done(tr("Merged “{code}” into “{into}”", code=name, into=self._model.path(into)))

    def delete(self, code_id: int | None = None) -> None:
        """Delete a code; where codings rest on it, only when a person says so."""
        code = self._meant(code_id)
        if code is None or not self._session.writable:
            return
        codings = self._model.total(code.id)
        if not codings:
            self._delete(code.id)
            return
        inside = len(self._session.project.codes.with_children(code.id)) - 1 if self._session.project else 0
        dialog = ask_to_delete(code.name, codings, inside, self._window)
        dialog.accepted.connect(lambda: self._delete(code.id))
        self._open(dialog)

    def _delete(self, code_id: int) -> None:
        project, name = self._session.project, self._model.path(code_id)
        if project is not None and self._session.attempt(lambda: project.codes.delete(code_id)):
            self._done(tr("Deleted the code “{code}”", code=name))

    def _done(self, sentence: str) -> None:
        self._session.say(sentence, kind="done", action=tr("Undo"), handler=self._session.undo)
