"""Codes pinned to a number: with a passage selected, 1 to 9 put them on it. The number is the code's key.

Knows the codebook as it is shown, and the session; nothing of passages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from qda.model import Code
from ui.codebook.tree import CodebookModel
from ui.labels import tr
from ui.session import Session
from ui.theme import icon

NUMBERS = "123456789"


class Pins(QObject):
    """Gives codes their numbers and takes them away. A number is one code's at a time."""

    def __init__(
        self, session: Session, model: CodebookModel, meant: Callable[[int | None], Code | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model
        self._meant = meant

    def held(self) -> dict[str, Code]:
        """The pinned codes by their numbers."""
        return {code.shortcut: code for code in self._model.codes() if code.shortcut and code.shortcut in NUMBERS}

    def toggle(self, code_id: int | None = None) -> None:
        """Pin a code (the one in hand) to the first free number, or let it go where it has one."""
        code = self._meant(code_id)
        if code is None:
            self._session.say(tr("Take a code in hand in the codebook first, then pin it."))
            return
        held = self.held()
        free = next((number for number in NUMBERS if number not in held), None)
        if code.shortcut and code.shortcut in NUMBERS:
            self.pin(code.id, "")
        elif free is None:
            self._session.say(tr("All nine numbers have a code; choose one of them in the code's menu."))
        else:
            self.pin(code.id, free)

    def pin(self, code_id: int, number: str) -> None:
        """Pin a code to a number; whichever code had it goes without. "" takes its number away. One step."""
        project, code = self._session.project, self._model.code(code_id)
        if project is None or code is None or not self._session.writable:
            return
        before = self.held().get(number)

        def change() -> None:
            with project.step("code.change", code=code.name):
                if before is not None and before.id != code_id:
                    project.codes.change(before.id, shortcut="")
                project.codes.change(code_id, shortcut=number)

        if self._session.attempt(change):
            told = tr("{number} puts {code} on the passage selected", number=number, code=code.name)
            self._session.say(
                told if number else tr("{code} has no number now", code=code.name),
                kind="done",
                action=tr("Undo"),
                handler=self._session.undo,
            )

    def menu(self, parent: QWidget) -> QMenu:
        """The nine numbers, with the codes that have them; the one of the code in hand is ticked."""
        menu = QMenu(tr("Pin to a number"), parent)
        menu.setIcon(icon("push-pin"))
        code, held = self._meant(None), self.held()
        if code is None:
            return menu
        for number in NUMBERS:
            other = held.get(number)
            name = other.name.replace("&", "&&") if other is not None and other.id != code.id else ""
            entry = menu.addAction(f"{number}   {name}".rstrip())
            entry.setCheckable(True)
            entry.setChecked(code.shortcut == number)
            entry.triggered.connect(partial(self._on_chosen, code.id, number))
        menu.addSeparator()
        none = menu.addAction(tr("No number"), partial(self._on_chosen, code.id, ""))
        none.setEnabled(code.shortcut in held)
        return menu

    def _on_chosen(self, code_id: int, number: str, *_: object) -> None:
        self.pin(code_id, number)
