"""A picture as a file: its drawing on white, as PNG or SVG, or its numbers as a workbook.

What came of it is said in the message bar, by the session.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from qda.analysis.pictures import Pictured
from qda.errors import SitatError
from qda.model import Report
from ui.dialogs.saving import ask_where
from ui.exports import open_file
from ui.labels import error_sentence, tr
from ui.pictures.numbers import numbers
from ui.session import Session, Written
from ui.tasks import Task


def ask_picture(session: Session, parent: QWidget, pictured: Pictured) -> Task | None:
    """Ask where a picture goes, and write it there."""
    from qda.exporting import file_name

    project = session.project
    if project is None:
        return None
    kinds = {tr("Picture (png)"): ".png", tr("Drawing (svg)"): ".svg", tr("Excel"): ".xlsx"}
    beside = project.path.with_name(f"{project.path.stem} – {file_name(pictured.title)}.png")
    path = ask_where(parent, tr("Save the picture"), beside, kinds)
    return write(session, path, pictured) if path is not None else None


def write(session: Session, path: Path, pictured: Pictured) -> Task:
    """Write a picture to a file; the ending picks what."""
    table = numbers(pictured.chart, pictured.told)

    def work(_report: Report) -> Path:
        if path.suffix.lower() == ".xlsx":
            from qda.files.tables import write_sheets

            write_sheets([(pictured.title, table.header, table.rows)], path)
        else:
            from qda.files.pictures import write_picture

            write_picture(pictured.chart, path, alt=pictured.alt)
        return path

    task = Task(tr("Writing {name}", name=path.name), work)
    shows = (pictured.title, pictured.alt, *table.header, *(str(cell) for row in table.rows for cell in row))
    task.succeeded.connect(partial(_on_written, session, shows))
    task.failed.connect(partial(_on_failed, session))
    task.start()
    return task


def _on_written(session: Session, shows: tuple[str, ...], path: object) -> None:
    assert isinstance(path, Path)
    session.say(tr("Written: {name}", name=path.name), kind="done", action=tr("Open"), handler=partial(open_file, path))
    session.written.emit(Written(path, shows=shows))


def _on_failed(session: Session, error: object) -> None:
    if isinstance(error, SitatError):
        session.say(error_sentence(error), kind="problem")
