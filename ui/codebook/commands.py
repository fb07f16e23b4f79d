"""What can be done with a code, or with several at once: the commands, their keys in the tree, and their menu.

Knows no file and no passage.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QWidget, QWidgetAction

from qda.model import About, Code
from ui.codebook.asking import ask_to_delete, ask_to_delete_all
from ui.codebook.colouring import ColouringDialog
from ui.codebook.editor import CodeEditor
from ui.codebook.merge_dialog import MergeDialog
from ui.codebook.near_duplicates import NearDuplicates
from ui.codebook.pins import Pins
from ui.codebook.split import SplitDialog
from ui.codebook.swatches import Swatches
from ui.codebook.tree import DRAFT, CodebookModel, Place
from ui.codebook.view import CodebookView
from ui.labels import plural, tr
from ui.memos.sheet import MemoSheet
from ui.session import Session
from ui.theme import SPACE_S, icon
from ui.widgets.finder import Entry, Finder


class CodeCommands(QObject):
    """Words, colours, moves, merges, splits and deletes codes; those chosen in the tree where none is named."""

    new_inside_wanted = Signal(object)
    """A code is to be made inside this one (None: at top level)."""
    export_wanted = Signal(object)
    """These codes, a list of their ids, are to be written to a file."""
    search_wanted = Signal(int)
    """The passages that a code's cues find are to be seen."""

    def __init__(self, session: Session, model: CodebookModel, view: CodebookView, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._model = model
        self._view = view
        self._window = window
        self.pins = Pins(session, model, self._meant, self)
        self._make_actions()
        view.move_wanted.connect(self.move)
        view.choice_changed.connect(self.settle)

    def _make_actions(self) -> None:
        """Make the commands. The tree listens to their keys itself: elsewhere in the window they mean other things."""

        def action(text: str, handler: Callable[[], object], keys: str = "", name: str = "") -> QAction:
            made = QAction(text, self)
            if name:
                made.setIcon(icon(name))
            if keys:
                ways = [QKeySequence(way) for way in keys.split()]
                made.setShortcuts(ways)
                made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                made.setShortcutVisibleInContextMenu(True)
                self._view.keys.update({way[0]: made for way in ways})  # type: ignore[index]
            made.triggered.connect(lambda _=False: handler())
            return made

        self.new_inside_action = action(
            tr("New code inside"), lambda: self.new_inside_wanted.emit(self._view.code_id), "Ins", "plus"
        )
        self.rename_action = action(tr("Rename"), self.rename, "F2")
        self.edit_action = action(tr("Edit…"), self.edit, "Shift+F2", "pencil-simple")
        self.memo_action = action(tr("Memo…"), self.memo, "", "note")
        self.cues_action = action(
            tr("Find passages by its cues…"), lambda: self.search_wanted.emit(self._view.code_id), "", "funnel"
        )
        self.colour_action = action(tr("Colour…"), self.choose_colour, "", "palette")
        self.family_action = action(tr("Colours by family…"), self.colour_by_family)
        self.up_action = action(tr("Move up"), lambda: self._move_by(-1), "Alt+Up Alt+Shift+Up")
        self.down_action = action(tr("Move down"), lambda: self._move_by(1), "Alt+Down Alt+Shift+Down")
        self.in_action = action(tr("Move into the code above"), self._move_in, "Alt+Right Alt+Shift+Right")
        self.out_action = action(tr("Move out"), self._move_out, "Alt+Left Alt+Shift+Left")
        self.into_action = action(tr("Move into…"), self.move_into, "", "arrow-elbow-down-right")
        self.split_action = action(tr("Split…"), self.split, "", "git-fork")
        self.merge_action = action(tr("Merge into…"), self.merge, "", "git-merge")
        self.export_action = action(
            tr("Export selection…"), lambda: self.export_wanted.emit(self.chosen()), "", "export"
        )
        self.delete_action = action(tr("Delete"), self.delete, "Del", "trash")

        self._of_one = (
            self.new_inside_action, self.rename_action, self.edit_action, self.memo_action, self.cues_action,
        )  # fmt: skip
        self._colours = (self.colour_action, self.family_action)
        self._moves = (self.up_action, self.down_action, self.in_action, self.out_action)
        self._groups: tuple[tuple[QAction, ...], ...] = (
            self._of_one,
            self._colours,
            (*self._moves, self.into_action),
            (self.split_action, self.merge_action, self.export_action, self.delete_action),
        )

    def menu(self) -> QMenu:
        """What can be done with the codes that are chosen; of what only one code can have done to it, nothing where
        there are several."""
        menu = QMenu(self._window)
        several = len(self.chosen()) > 1
        if several:
            count = menu.addAction(plural(len(self.chosen()), "{count} code", "{count} codes"))
            count.setEnabled(False)
        for group in self._groups:
            shown = [act for act in group if not (several and act in (*self._of_one, self.split_action))]
            shown = [act for act in shown if several or act is not self.export_action]
            if menu.actions() and shown:
                menu.addSeparator()
            menu.addActions(shown)
            if group is self._of_one and not several:
                menu.addMenu(self.pins.menu(menu)).setEnabled(self._session.writable)
        return menu

    def settle(self) -> None:
        """Offer what can be done now."""
        chosen = self.chosen()
        one = len(chosen) == 1
        for act in (act for group in self._groups for act in group):
            act.setEnabled(self._session.writable and (bool(chosen) or act is self.new_inside_action))
        for act in (*self._of_one, self.split_action):
            act.setEnabled(act.isEnabled() and len(chosen) <= 1)
        for act in self._moves:
            act.setEnabled(act.isEnabled() and not self._model.filtered)
        self.split_action.setEnabled(self.split_action.isEnabled() and one and self._model.count(chosen[0]) > 0)
        for act in (self.memo_action, self.cues_action):
            act.setEnabled(self._session.project is not None and one)
        self.export_action.setEnabled(bool(chosen))

    def chosen(self) -> list[int]:
        """The codes meant: those chosen in the tree, in its order, or the one in hand."""
        return self._view.chosen or [code_id for code_id in (self._view.code_id,) if code_id is not None]

    def _meant(self, code_id: int | None = None) -> Code | None:
        """The code of that id, or the one in hand."""
        code = self._model.code(code_id or self._view.code_id or DRAFT)
        return code if code and code.id != DRAFT else None

    def _all_meant(self, code_id: int | None = None) -> list[Code]:
        """The code of that id, or those chosen."""
        ids = self.chosen() if code_id is None else [code_id]
        return [code for code in map(self._model.code, ids) if code and code.id != DRAFT]

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
        """Let a colour be picked for a code, or one for all that are chosen."""
        codes = self._all_meant(code_id)
        if not codes or not self._session.writable:
            return
        ids = [code.id for code in codes]
        popup = QMenu(self._window)
        swatches = Swatches()
        swatches.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        swatches.mark_taken({other.colour: other.name for other in self._model.codes() if other.id not in ids})
        swatches.choose(codes[0].colour)
        swatches.chosen.connect(lambda colour: self.recolour(dict.fromkeys(ids, str(colour))))
        swatches.taken.connect(popup.close)
        holder = QWidgetAction(popup)
        holder.setDefaultWidget(swatches)
        popup.addAction(holder)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rect = self._view.visualRect(self._model.index_of(self._view.code_id or ids[0]))
        popup.popup(self._view.viewport().mapToGlobal(rect.bottomLeft()))
        swatches.take_keyboard()

    def recolour(self, colours: dict[int, str]) -> None:
        """Give codes new colours, by their ids."""
        project = self._session.project
        if project is None:
            return
        if len(colours) == 1:
            ((code_id, colour),) = colours.items()
            self._session.attempt(lambda: project.codes.change(code_id, colour=colour))
        else:
            self._session.attempt(lambda: project.codes.recolour(colours))

    def colour_by_family(self) -> None:
        """Let new colours be seen, and taken, for the whole codebook or for the codes that are chosen."""
        if self._session.writable and self._model.codes():
            dialog = ColouringDialog(self._session, self.chosen(), self._window)
            dialog.accepted.connect(
                lambda: self._done(
                    plural(dialog.changed, "{count} code has a new colour", "{count} codes have new colours")
                )
            )
            self._open(dialog)

    def memo(self, code_id: int | None = None) -> None:
        """Open the memos on a code."""
        code = self._meant(code_id)
        if code is not None:
            self._open(MemoSheet(self._session, About.CODE, code.id, code.name, parent=self._window))

    # ----------------------------------------------------------------- moving

    def move(self, code_ids: list[int], place: Place) -> None:
        """Put codes somewhere else in the codebook, side by side."""
        project = self._session.project
        if project is None or not self._model.may_go(code_ids, place):
            return
        if self._session.attempt(lambda: project.codes.move_all(code_ids, place.parent_id, place.position)):
            if place.parent_id is not None:
                self._view.setExpanded(self._model.index_of(place.parent_id), True)
            self._view.select(*code_ids)

    def _movable(self) -> tuple[list[int], list[int], int | None]:
        """The codes to move, those of them that stand beside the one in hand, and what all these stand in."""
        code, project = self._meant(), self._session.project
        if code is None or project is None or self._model.filtered:
            return [], [], None
        ids = project.codes.topmost(self.chosen())
        beside = [id_ for id_ in self._model.inside(code.parent_id) if id_ in ids]
        in_hand = [id_ for id_ in ids if id_ == code.id]
        return [*in_hand, *(id_ for id_ in ids if id_ != code.id)], beside, code.parent_id

    def _move_by(self, step: int) -> None:
        ids, beside, parent = self._movable()
        if not beside:
            return
        siblings = self._model.inside(parent)
        end = siblings.index(beside[0] if step < 0 else beside[-1])
        before = sum(id_ not in ids for id_ in siblings[:end]) + step
        if 0 <= before <= sum(id_ not in ids for id_ in siblings):
            self.move(ids, Place(parent, before))

    def _move_in(self) -> None:
        ids, beside, parent = self._movable()
        siblings = self._model.inside(parent) if beside else []
        above = siblings[: siblings.index(beside[0])] if beside else []
        if above:
            self.move(ids, self._model.place_inside(ids, above[-1]))

    def _move_out(self) -> None:
        ids, beside, parent = self._movable()
        if beside and parent is not None:
            self.move(ids, self._model.place_beside(ids, parent, after=True))

    def move_into(self) -> None:
        """Let a code be chosen, by typing, that those chosen are moved into."""
        project = self._session.project
        if project is None or not self.chosen() or not self._session.writable:
            return
        ids = project.codes.topmost(self.chosen())

        def entry(text: str, colour: str, parent: int | None, picture: str = "") -> Entry:
            place = self._model.place_inside(ids, parent)
            return Entry(text, icon=picture, colour=colour, handler=lambda: self.move(ids, place))

        entries = [entry(tr("Top level"), "", None, "arrow-line-up")]
        for code in self._model.codes():
            if self._model.may_go(ids, Place(code.id, 0)):
                entries.append(entry(self._model.path(code.id), code.colour, code.id, "tag"))
        finder = Finder(self._window, tr("Move into which code?"))
        rect = self._view.visualRect(self._model.index_of(self._view.code_id or ids[0]))
        finder.open_for(entries, self._view.viewport().mapToGlobal(rect.bottomLeft()))

    # ----------------------------------------------------------------- merging, splitting and deleting

    def merge(self, code_id: int | None = None, into: int | None = None) -> None:
        """Let a code be chosen that others (those chosen) are merged into."""
        codes = self._all_meant(code_id)
        if not codes or not self._session.writable:
            return
        dialog = MergeDialog(self._session, [code.id for code in codes], self._window, into=into)
        dialog.accepted.connect(lambda: self._on_merged(dialog.merged, dialog.target_id))
        self._open(dialog)

    def _on_merged(self, names: list[str], into: int | None) -> None:
        if into is None:
            return
        self._view.select(into)
        path = self._model.path(into)
        if len(names) == 1:
            self._done(tr("Merged “{code}” into “{into}”", code=names[0], into=path))
        else:
            self._done(
                plural(len(names), "Merged {count} code into “{into}”", "Merged {count} codes into “{into}”", into=path)
            )

    def find_near_duplicates(self) -> None:
        """Show which codes may be one and the same."""
        if self._session.project is not None:
            self._open(NearDuplicates(self._session, self._window))

    def split(self, code_id: int | None = None) -> None:
        """Let the passages of a code be read again, and each be sent to a code inside it."""
        code = self._meant(code_id)
        if code is None or not self._session.writable:
            return
        if not self._model.count(code.id):
            self._session.say(tr("“{code}” has no passages of its own to read again.", code=code.name))
            return
        dialog = SplitDialog(self._session, code.id, self._window)
        dialog.accepted.connect(lambda: self._done(tr("“{code}” is split", code=code.name)))
        self._open(dialog)

    def delete(self, code_id: int | None = None) -> None:
        """Delete codes; where codings rest on them, only when a person says so."""
        project = self._session.project
        if project is None or not self._session.writable:
            return
        ids = project.codes.topmost(code.id for code in self._all_meant(code_id))
        codes = [project.codes.get(id_) for id_ in ids]
        codings = sum(self._model.total(id_) for id_ in ids)
        if not ids:
            return
        if not codings:
            self._delete(ids)
            return
        inside = sum(len(project.codes.with_children(id_)) - 1 for id_ in ids)
        if len(ids) == 1:
            dialog = ask_to_delete(codes[0].name, codings, inside, self._window)
        else:
            dialog = ask_to_delete_all(len(ids), codings, inside, self._window)
        dialog.accepted.connect(lambda: self._delete(ids))
        self._open(dialog)

    def _delete(self, code_ids: list[int]) -> None:
        project, path = self._session.project, self._model.path(code_ids[0])
        if project is None or not self._session.attempt(lambda: project.codes.delete_all(code_ids)):
            return
        if len(code_ids) == 1:
            self._done(tr("Deleted the code “{code}”", code=path))
        else:
            self._done(plural(len(code_ids), "Deleted {count} code", "Deleted {count} codes"))

    def _done(self, sentence: str) -> None:
        self._session.say(sentence, kind="done", action=tr("Undo"), handler=self._session.undo)
