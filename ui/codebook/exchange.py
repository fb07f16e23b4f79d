"""A codebook in from a file and out to one. Knows no widgets."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from qda.errors import SitatError
from qda.model import Codebook, CodeEntry
from qda.project import Project
from ui.labels import error_sentence, plural, tr
from ui.session import Session, Written
from ui.theme import hue_of, next_colour

SUFFIXES = (".yaml", ".yml")


def file_kinds() -> str:
    """What a file dialog offers."""
    return tr("Codebooks") + " (*.yaml *.yml)"


def import_codebook(session: Session, path: Path) -> bool:
    """Bring in a codebook file in one step, and say what came of it. True when done."""
    project = session.project
    if project is None:
        return False
    from qda.files.codebook import read_codebook

    try:
        added, changed = project.codes.take_over(_coloured(read_codebook(path), project))
    except SitatError as error:
        session.say(error_sentence(error), kind="problem")
        return False
    if not added and not changed:
        session.say(tr("Your codebook has all that “{name}” has.", name=path.name))
        return True
    told = [
        plural(added, "{count} code added", "{count} codes added") if added else "",
        plural(changed, "{count} code changed", "{count} codes changed") if changed else "",
    ]
    session.say(", ".join(part for part in told if part), kind="done", action=tr("Undo"), handler=session.undo)
    return True


def export_codebook(session: Session, path: Path, code_ids: Collection[int] | None = None) -> bool:
    """Write the codebook to a file, or these codes of it, and say where it is. True when done."""
    project = session.project
    if project is None:
        return False
    from qda.files.codebook import write_codebook

    if path.suffix.lower() not in SUFFIXES:
        path = path.with_name(path.name + SUFFIXES[0])
    book = project.codes.book(code_ids)
    if not session.attempt(lambda: write_codebook(replace(book, name=book.name or project.name), path)):
        return False
    session.say(tr("The codebook is in “{name}”", name=path.name), kind="done")
    session.written.emit(Written(path))
    return True


def _coloured(book: Codebook, project: Project) -> Codebook:
    """The codebook with a colour for each code that the file gives none: the one it has here, or a new one."""
    here = project.codes.all()
    known = {code.guid: code.colour for code in here}
    used = [code.colour for code in here]

    def coloured(entry: CodeEntry, family: str) -> CodeEntry:
        colour = entry.colour or known.get(entry.guid) or next_colour(used, hue_of(family) if family else None)
        used.append(colour)
        inside = tuple(coloured(code, family or colour) for code in entry.codes)
        return replace(entry, colour=colour, codes=inside)

    return replace(book, codes=tuple(coloured(entry, "") for entry in book.codes))
