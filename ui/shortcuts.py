"""The keys of the commands: as they come, and as a person has changed them.

What is changed stands in the settings, by the id of the command. A key somebody gave to one command is no longer the
usual key of another. Knows the table of commands, no widgets.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from ui.actions import ACTIONS, MENUS, RECENT_MENU, Action
from ui.labels import tr
from ui.settings import Settings

ALSO = {"edit.redo": "Ctrl+Y", "view.larger": "Ctrl+="}
"""Second usual keys."""
TEXT_KEYS = frozenset({"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X"})
"""What every field of text understands."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


@dataclass(frozen=True, slots=True)
class FixedKey:
    """A key that cannot be changed, and what it does."""

    key: str
    text: str


def fixed_keys() -> list[tuple[str, list[FixedKey]]]:
    """The keys and clicks that are no commands of a menu, by where they work."""
    return [
        (tr("In the transcript"), [
            FixedKey(f"{native('Ctrl+Left')}, {native('Ctrl+Right')}", tr("Go by words; Shift selects")),
            FixedKey(tr("Enter"), tr("Find or make a code for the passage")),
            FixedKey("1 – 9, A – Z", tr("Put on the code with that key")),
            FixedKey(native("Esc"), tr("Select nothing")),
            FixedKey(tr("Double click"), tr("Select the sentence; with Alt, the word")),
            FixedKey(tr("Triple click"), tr("Select the turn")),
        ]),
        (tr("While a code is looked for"), [
            FixedKey(tr("Enter"), tr("Code, and go on behind the passage")),
            FixedKey(f"Tab, {native('Ctrl+Return')}", tr("Code, and stay for another code")),
        ]),
        (tr("In the codebook"), [
            FixedKey(tr("Enter"), tr("Put the code on the passage")),
            FixedKey(native("F2"), tr("Rename")),
            FixedKey(native("Ins"), tr("New code inside")),
            FixedKey(f"{native('Alt+Up')}, {native('Alt+Down')}", tr("Move up and down")),
            FixedKey(f"{native('Alt+Left')}, {native('Alt+Right')}", tr("Move out and in")),
        ]),
        (tr("In the list of hits"), [
            FixedKey(native("Space"), tr("Tick or untick the hit")),
        ]),
        (tr("While proposals are looked at"), [
            FixedKey(f"A, {tr('Enter')}", tr("Accept")),
            FixedKey(f"X, {native('Del')}", tr("Reject")),
            FixedKey(native("Space"), tr("Take the verdict back")),
        ]),
    ]  # fmt: skip


class Shortcuts:
    """The keys as they are now. They are written as Qt writes them ("Ctrl+Shift+E")."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, action: Action) -> tuple[str, ...]:
        """The keys of a command, the one to show first."""
        changed = self._settings.shortcuts
        if action.id in changed:
            return (changed[action.id],) if changed[action.id] else ()
        return tuple(key for key in usual(action) if key not in changed.values())

    def shown(self, action: Action) -> str:
        """The key of a command as this system writes it, and the one the transcript alone knows; "" where none is."""
        keys = [native(key) for key in self.of(action)[:1]]
        return action.key or (keys or [""])[0]

    def holder(self, key: str, but: Action) -> Action | None:
        """The command that has a key now."""
        return next((action for action in ACTIONS if action is not but and key in self.of(action)), None)

    def is_changed(self, action: Action) -> bool:
        return self.of(action) != usual(action)

    def give(self, action: Action, key: str) -> None:
        """Let a command have a key ("": none), whoever had it before."""
        changed = {id_: "" if other == key else other for id_, other in self._settings.shortcuts.items()}
        changed[action.id] = key
        if key in usual(action)[:1]:
            del changed[action.id]
        self._settings.shortcuts = changed

    def reset(self, action: Action) -> None:
        """Give a command its usual keys back, also those that others were given since."""
        keys = usual(action)
        self._settings.shortcuts = {
            id_: key for id_, key in self._settings.shortcuts.items() if id_ != action.id and key not in keys
        }

    def reset_all(self) -> None:
        self._settings.shortcuts = {}


def usual(action: Action) -> tuple[str, ...]:
    """The keys that a command comes with."""
    keys = (action.shortcut, ALSO.get(action.id, ""))
    return tuple(QKeySequence(key).toString() for key in keys if key)


def native(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def refusal(key: str) -> str:
    """Why a key cannot be a command's; "" where it can."""
    sequence = QKeySequence(key)
    if sequence.isEmpty():
        return ""
    if key in TEXT_KEYS:
        return tr("{key} copies and pastes text everywhere; choose another key.", key=native(key))
    combination: QKeyCombination = sequence[0]  # type: ignore[index]
    function = Qt.Key.Key_F1 <= combination.key() <= Qt.Key.Key_F35
    alone = not combination.keyboardModifiers() & _HELD
    if alone and not function and combination.key() not in (Qt.Key.Key_Delete, Qt.Key.Key_Insert):
        return tr("{key} alone writes or moves; hold Ctrl or Alt with it, or choose F1 to F12.", key=native(key))
    return ""


def by_menu() -> list[tuple[str, list[Action]]]:
    """Every command that can have a key, by the menu it is in."""
    commands = [action for action in ACTIONS if action.menu != RECENT_MENU]
    return [(tr(menu), [one for one in commands if one.menu.partition("/")[0] == menu]) for menu in MENUS]


def command_text(action: Action) -> str:
    """What a command is called where its menu is not seen: with the menu inside its menu, "Export: Grid…"."""
    inside = action.menu.partition("/")[2]
    return f"{tr(inside)}: {tr(action.text)}" if inside else tr(action.text)
