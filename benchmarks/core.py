"""Rows that need no window: opening, listing, searching, exporting, importing."""

from __future__ import annotations

import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.corpus import SIZES, Corpus
from benchmarks.measuring import seconds
from benchmarks.rows import Measured, row
from qda.project import Project


def _list_code(folder: Path, size: str) -> Measured:
    path = folder / f"{size}.sitat"
    from qda.analysis.retrieve import Quoting

    with Project.open(path, read_only=True) as project, closing(sqlite3.connect(path)) as raw:
        counts = project.codings.count_by_code()
        code_id = max(counts, key=lambda id_: counts[id_])
        query = 'SELECT document_id, start, "end", quote FROM coding WHERE code_id = ? ORDER BY document_id, start'
        ours = seconds(lambda: list(Quoting(project).codings([code_id])))
        floor = seconds(lambda: raw.execute(query, (code_id,)).fetchall())
    return ours, floor


@row("list_code_M", "list every passage of one code, M", 0.02, "M")
def list_code_m(folder: Path) -> Measured:
    return _list_code(folder, "M")


@row("list_code_L", "list every passage of one code, L", 0.075, "L")
def list_code_l(folder: Path) -> Measured:
    return _list_code(folder, "L")


def _list_all(folder: Path, size: str) -> Measured:
    path = folder / f"{size}.sitat"
    with Project.open(path, read_only=True) as project, closing(sqlite3.connect(path)) as raw:
        query = 'SELECT id, document_id, start, "end", quote FROM coding ORDER BY document_id, start'
        ours = seconds(lambda: project.codings.of_codes(), runs=3)
        floor = seconds(lambda: raw.execute(query).fetchall(), runs=3)
    return ours, floor


@row("list_all_M", "read every coded passage, M", 0.06, "M")
def list_all_m(folder: Path) -> Measured:
    return _list_all(folder, "M")


@row("list_all_L", "read every coded passage, L", 0.5, "L")
def list_all_l(folder: Path) -> Measured:
    return _list_all(folder, "L")


def _export(folder: Path, size: str, name: str, floor: Callable[[list[str], Path], None]) -> Measured:
    from qda.exporting import export

    with Project.open(folder / f"{size}.sitat", read_only=True) as project, tempfile.TemporaryDirectory() as place:
        words = [coding.quote for coding in project.codings.of_codes()]
        runs = 5 if size == "M" else 3
        ours = seconds(lambda: export("quotes", project, Path(place) / name), runs)
        least = seconds(lambda: floor(words, Path(place) / f"floor {name}"), runs)
    return ours, least


def _raw_docx(quotes: list[str], path: Path) -> None:
    """The same words as XML written directly."""
    from xml.sax.saxutils import escape

    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t xml:space="preserve">{escape(quote)}</w:t></w:r></w:p>'
        for quote in quotes
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document><w:body>{body}</w:body></w:document>")


def _raw_lines(quotes: list[str], path: Path) -> None:
    path.write_text("\n".join(quotes), "utf-8")


@row("docx_M", "6,000 quotes to docx", 0.3, "M")
def docx_m(folder: Path) -> Measured:
    return _export(folder, "M", "quotes.docx", _raw_docx)


@row("docx_L", "60,000 quotes to docx", 3.0, "L")
def docx_l(folder: Path) -> Measured:
    return _export(folder, "L", "quotes.docx", _raw_docx)


@row("html_M", "6,000 quotes to html", 0.3, "M")
def html_m(folder: Path) -> Measured:
    return _export(folder, "M", "quotes.html", _raw_lines)


@row("csv_M", "6,000 quotes to csv", 0.3, "M")
def csv_m(folder: Path) -> Measured:
    return _export(folder, "M", "quotes.csv", _raw_lines)


@row("search_L", "find a word in every transcript of L", 0.06, "L")
def search_l(folder: Path) -> Measured:
    """Every place of a word, as the window finds it from the second search on; the first reads the texts."""
    from qda.analysis.search import Letters, Sought, search

    path = folder / "L.sitat"
    with Project.open(path, read_only=True) as project, closing(sqlite3.connect(path)) as raw:
        query = "SELECT rowid FROM document_text_fts WHERE document_text_fts MATCH ?"
        letters = Letters()
        sought = Sought("trygghetsalarm", whole=True)
        ours = seconds(lambda: list(search(project, sought, letters=letters)))
        floor = seconds(lambda: raw.execute(query, ("trygghetsalarm",)).fetchall())
    return ours, floor


@row("search_first_L", "find the first places of a word in L", 0.01, "L")
def search_first_l(folder: Path) -> Measured:
    from qda.analysis.search import Sought, search

    path = folder / "L.sitat"
    with Project.open(path, read_only=True) as project, closing(sqlite3.connect(path)) as raw:
        query = "SELECT rowid FROM document_text_fts WHERE document_text_fts MATCH ? LIMIT 1"
        ours = seconds(lambda: next(search(project, Sought("trygghetsalarm", whole=True))))
        floor = seconds(lambda: raw.execute(query, ("trygghetsalarm",)).fetchall())
    return ours, floor


def _import(ending: str, write: Callable[[str, Path], None]) -> Measured:
    from qda.importing import take_transcripts

    with tempfile.TemporaryDirectory() as place:
        paths = []
        for number, text in enumerate(Corpus(SIZES["M"]).texts()):
            paths.append(Path(place) / f"{number:03d}{ending}")
            write(text, paths[-1])
        count = iter(range(100))

        def take() -> None:
            with Project.create(Path(place) / f"{next(count)}.sitat") as project:
                take_transcripts(project, paths)

        ours = seconds(take, runs=3)
        floor = seconds(lambda: [path.read_bytes() for path in paths])
    return ours, floor


@row("import_txt_M", "import 60 transcripts from txt", 0.4)
def import_txt(folder: Path) -> Measured:  # noqa: ARG001
    return _import(".txt", lambda text, path: path.write_text(text, "utf-8") and None)


@row("import_docx_M", "import 60 transcripts from docx", 0.8)
def import_docx(folder: Path) -> Measured:  # noqa: ARG001
    def write(text: str, path: Path) -> None:
        from docx import Document

        document = Document()
        for line in text.split("\n"):
            document.add_paragraph(line)
        document.save(str(path))

    return _import(".docx", write)
