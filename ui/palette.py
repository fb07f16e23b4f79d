"""The palette: every command, document, case, code and question, found by typing. Knows the window it is opened on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from ui.actions import ACTIONS
from ui.labels import tr
from ui.widgets.finder import Entry, Finder

if TYPE_CHECKING:
    from ui.main_window import MainWindow

WIDTH = 600


def open_palette(window: MainWindow) -> Finder:
    """Show the palette over the middle of the window."""
    finder = Finder(window, tr("Find a command, document, code or question"))
    finder.open_for(entries(window), window.centre() - QPoint(WIDTH // 2, 0), WIDTH)
    return finder


def entries(window: MainWindow) -> list[Entry]:
    """Everything that can be found just now: commands first, then what the project holds."""
    return [*_commands(window), *_nouns(window)]


def _commands(window: MainWindow) -> list[Entry]:
    found = []
    for action in ACTIONS:
        made = window.menus.actions[action.id]
        if action.id in ("edit.find", "file.recent") or not made.isEnabled():
            continue
        menu, _, inside = action.menu.partition("/")
        text = made.text().partition("\t")[0]
        if inside:
            text = f"{tr(inside)}: {text}"
        key = window.menus.shortcuts.shown(action)
        found.append(Entry(text, tr(menu), key, action.icon or "caret-right", handler=made.trigger))
    return found


def _nouns(window: MainWindow) -> list[Entry]:
    session, project = window.session, window.session.project
    if project is None:
        return []
    cases = {case.id: case.name for case in project.cases.all()}
    documents = project.documents.all()
    first = {document.case_id: document.id for document in reversed(documents)}
    paths = project.codes.paths()
    found = [
        Entry(document.name, cases.get(document.case_id or 0, tr("document")), icon="file-text",
              handler=partial(_show_document, window, document.id))
        for document in documents
    ]  # fmt: skip
    found += [
        Entry(name, tr("case"), icon="folder-simple", handler=partial(_show_document, window, first[id_]))
        for id_, name in cases.items()
        if id_ in first
    ]
    found += [
        Entry(code.name, paths[code.id].rpartition(" > ")[0], code.shortcut.upper(), colour=code.colour or "#7A828A",
              handler=partial(_show_code, window, code.id))
        for code in project.codes.all()
    ]  # fmt: skip
    found += [
        Entry(f"{question.number}  {question.text}", tr("question"), icon="list-numbers",
              handler=partial(_show_question, window, question.id))
        for question in project.guide.questions()
    ]  # fmt: skip
    assert session.project is project
    return found


def _show_document(window: MainWindow, document_id: int) -> None:
    window.show_code()
    window.session.show_document(document_id)


def _show_code(window: MainWindow, code_id: int) -> None:
    """With a passage selected, the code is put on it; otherwise it is shown in the codebook."""
    window.show_code()
    if window.session.span is not None and window.session.writable:
        window.coding.passages.apply_code(code_id)
    else:
        window.coding.codebook.select(code_id)


def _show_question(window: MainWindow, question_id: int) -> None:
    window.show_grid()
    window.session.show_question(question_id)
