"""A project into files: what is written, and which writer its file's ending asks for."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from qda.analysis.codebook import codebook_pieces
from qda.analysis.grid import grid
from qda.analysis.phrases import PHRASES
from qda.analysis.quotes import codings_rows, quotes
from qda.analysis.synthesis import SynthesisOptions, grid_table, synthesis
from qda.errors import NoSuchFile, UnknownEnding
from qda.model import Report as Progress
from qda.model import silent
from qda.project import Project
from qda.report import Report

Writer = Callable[[Report, Path], None]

FORMATS = {
    "synthesis": (".docx", ".html", ".md"),
    "quotes": (".docx", ".html", ".md", ".csv", ".xlsx"),
    "codebook": (".yaml", ".docx", ".html", ".md"),
    "grid": (".docx", ".xlsx", ".csv", ".html", ".md"),
    "codings": (".csv", ".xlsx"),
}
"""What can be written, and as what; the first is the usual one."""


def export(
    what: str,
    project: Project,
    path: Path,
    *,
    language: str | None = None,
    attribution: str | None = None,
    template: Path | None = None,
    options: SynthesisOptions | None = None,
    report: Progress = silent,
) -> None:
    """Write `what` of the project to `path`; the ending picks the format.

    `language`, `attribution` and `template` override what the project's settings say. A file that is there
    is replaced only when the new one is whole. Raises `UnknownEnding` for an ending that is not offered.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS[what]:
        raise UnknownEnding(path, known=", ".join(FORMATS[what]))
    if template is not None and not template.exists():
        raise NoSuchFile(template)
    options = options or SynthesisOptions.of(project)
    options = replace(options, language=language or options.language, attribution=attribution or options.attribution)
    with _without_looking_for_cycles():
        if what == "codebook" and ending == ".yaml":
            from qda.files.codebook import write_codebook

            write_codebook(project.codes.book(), path)
        elif ending == ".csv" or what == "codings":
            _write_rows(what, project, path, options)
        else:
            _write_report(_report(what, project, options), path, template, report)


@contextmanager
def _without_looking_for_cycles() -> Iterator[None]:
    """Tens of thousands of quotes hold no cycles; looking for some, over and over, costs a fifth of the time."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def _report(what: str, project: Project, options: SynthesisOptions) -> Report:
    if what == "synthesis":
        return synthesis(project, options)
    if what == "quotes":
        return quotes(project, options)
    language = options.language or project.language
    words = PHRASES[language]
    pieces = tuple(codebook_pieces(project, words)) if what == "codebook" else (grid_table(grid(project), words),)
    title = {"codebook": words.codebook, "grid": words.grid}[what]
    return Report(
        title=title, subtitle=project.name, language=language, pieces=pieces, header=project.name,
        author=project.coder, marks=words.marks, page_label=words.page,
    )  # fmt: skip


def _write_report(made: Report, path: Path, template: Path | None, report: Progress) -> None:
    if path.suffix.lower() == ".docx":
        from qda.files.word.report import write_docx

        write_docx(made, path, template=template, progress=report)
    elif path.suffix.lower() == ".html":
        from qda.files.web import write_html

        write_html(made, path)
    elif path.suffix.lower() == ".xlsx":
        from qda.files.tables import write_xlsx

        write_xlsx(made, path)
    else:
        from qda.files.markdown import write_markdown

        write_markdown(made, path)


def _write_rows(what: str, project: Project, path: Path, options: SynthesisOptions) -> None:
    from qda.files.tables import write_csv, write_rows_xlsx

    if what == "grid":
        table = grid_table(grid(project), PHRASES[options.language or project.language])
        header, rows = table.header, list(table.rows)
    else:
        header, rows = codings_rows(project)
    if path.suffix.lower() == ".csv":
        write_csv(header, rows, path)
    else:
        write_rows_xlsx(header, rows, path)
