"""Rows that need no window: opening, listing, searching, exporting, importing."""

from __future__ import annotations

import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from benchmarks.corpus import SIZES, Corpus
from benchmarks.measuring import seconds
from benchmarks.rows import Measured, row
from qda.project import Project


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


@row("docx_M", "6,000 quotes to docx", 0.1, "M")
def docx_m(folder: Path) -> Measured:
    return _export(folder, "M", "quotes.docx", _raw_docx)


@row("docx_L", "60,000 quotes to docx", 1.0, "L")
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


@row("search_cold_L", "find a word in every transcript of L, texts not read yet", 0.06, "L")
def search_cold_l(folder: Path) -> Measured:
    """The floor: the texts that have the word, read and looked through in small letters."""
    from qda.analysis.search import Letters, Sought, search

    path = folder / "L.sitat"
    with Project.open(path, read_only=True) as project, closing(sqlite3.connect(path)) as raw:
        query = """
            SELECT text FROM document_text
            WHERE document_id IN (SELECT rowid FROM document_text_fts WHERE document_text_fts MATCH ?)
            """
        sought = Sought("trygghetsalarm", whole=True)
        ours = seconds(lambda: list(search(project, sought, letters=Letters())))
        floor = seconds(
            lambda: [text.lower().count("trygghetsalarm") for (text,) in raw.execute(query, [sought.words])]
        )
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


def _raw_store(path: Path, texts: Iterable[str]) -> None:
    """Texts, their lines as turns, and the index of their words, into bare tables."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = NORMAL")
        raw.execute("CREATE TABLE text (id INTEGER PRIMARY KEY, text TEXT)")
        raw.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='text', content_rowid='id')")
        raw.execute('CREATE TABLE turn (id INTEGER PRIMARY KEY, document_id, position, speaker_id, start, "end", said)')
        raw.execute("CREATE INDEX turn_document ON turn (document_id, start)")
        raw.execute("CREATE INDEX turn_speaker ON turn (speaker_id)")
        for number, text in enumerate(texts, 1):
            raw.execute("INSERT INTO text VALUES (?, ?)", (number, text))
            raw.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, text))
            turns, start = [], 0
            for place, line in enumerate(text.split("\n")):
                label = line.find(":") + 2
                turns.append((number, place, place % 2, start, start + len(line), start + label))
                start += len(line) + 1
            raw.executemany("INSERT INTO turn VALUES (NULL, ?, ?, ?, ?, ?, ?)", turns)
        raw.commit()


def _raw_docx_text(path: Path) -> str:
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "\n".join("".join(t.text or "" for t in p.iter(f"{w}t")) for p in root.iter(f"{w}p"))


def _import(ending: str, write: Callable[[str, Path], None], read: Callable[[Path], str]) -> Measured:
    """The floor: the same files read by `read`, and what they hold stored in bare tables."""
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

        ours = seconds(take, runs=5)
        floor = seconds(lambda: _raw_store(Path(place) / f"{next(count)}.db", map(read, paths)), runs=5)
    return ours, floor


@row("import_txt_M", "import 60 transcripts from txt", 0.4, floors=2)
def import_txt(folder: Path) -> Measured:  # noqa: ARG001
    def write(text: str, path: Path) -> None:
        path.write_text(text, "utf-8")

    return _import(".txt", write, lambda path: path.read_text("utf-8"))


@row("import_docx_M", "import 60 transcripts from docx", 0.4, floors=2)
def import_docx(folder: Path) -> Measured:  # noqa: ARG001
    def write(text: str, path: Path) -> None:
        from docx import Document

        document = Document()
        for line in text.split("\n"):
            document.add_paragraph(line)
        document.save(str(path))

    return _import(".docx", write, _raw_docx_text)
