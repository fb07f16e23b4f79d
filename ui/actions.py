"""Every command of the window in one table: menus, shortcuts, tool tips and the command palette are made from it.

Knows what commands there are, not what they do: a handler is the path of a method from the main window.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class When(StrEnum):
    """When a command can be given."""

    ALWAYS = "always"
    PROJECT = "a project is open"
    WRITABLE = "the project can be changed"
    DOCUMENT = "a document is in hand"
    PASSAGE = "a passage is selected"
    CODING = "a coding is selected"
    UNDOABLE = "there is something to undo"
    REDOABLE = "there is something to redo"


@dataclass(frozen=True, slots=True)
class Action:
    """A command. `text` is English (translated where shown); `shortcut` as Qt writes it ("Ctrl+Shift+E")."""

    id: str
    text: str
    handler: str
    menu: str
    shortcut: str = ""
    icon: str = ""
    when: When = When.ALWAYS
    line_before: bool = False
    """Whether a separator stands before it in the menu."""


MENUS = ("File", "Edit", "Code", "Report", "View", "Help")

ACTIONS: tuple[Action, ...] = ()
