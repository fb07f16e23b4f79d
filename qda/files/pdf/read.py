"""Transcripts as PDF files. Knows pdfium, but nothing of lines and paragraphs, and no storage."""

from __future__ import annotations

import mmap
import re
import threading
import zlib
from pathlib import Path
from typing import Any

from qda import errors
from qda.files.opening import megabytes, readable
from qda.files.pdf.margins import without_margins
from qda.files.pdf.order import lines_of
from qda.files.pdf.paragraphs import joined
from qda.files.pdf.pieces import Page, read_page
from qda.model import Reading
from qda.text.clean import canonical

_MOST_BYTES = 300_000_000
_MOST_PAGES = 3_000
_MOST_CONTENT = 30_000_000
"""Bytes that one stream other than a picture may unpack to; a thousand pages of text have less."""
_MOST_IN_ALL = 400_000_000
_MOST_UNKNOWN = 0.3
_FEW_LETTERS = 12
"""A page with a picture and no more letters than this was scanned: they are a stamp."""
_STREAM = re.compile(rb"stream\r?\n")
_OBJECT = re.compile(rb"obj\b")
_PASSWORD, _SECURITY = 4, 5
_LOCK = threading.Lock()
"""pdfium does one thing at a time."""

_FETCH = "fetch the file again, or ask for the document it was made from"
_LEFT_OUT = ("headers", "footers", "page numbers", "line numbers", "comments", "pictures")


def read(path: Path, _encoding: str | None = None) -> Reading:
    """The text of a PDF. Raises as `qda.files.read` does; a scan without text is said to be one."""
    with readable(path) as size, path.open("rb") as file:
        if size == 0:
            raise errors.FileEmpty(path)
        if size > _MOST_BYTES:
            raise errors.FileTooLarge(path, size=megabytes(size), most=megabytes(_MOST_BYTES))
        if b"%PDF-" not in file.read(2048):
            raise errors.TranscriptUnreadable(path, "it is not a PDF file", "check that it is the right file")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            unpacked = _largest(data)
        if unpacked:
            raise errors.FileTooLarge(path, size=f"{megabytes(unpacked)} unpacked", most=megabytes(_MOST_CONTENT))
    with _LOCK:
        pages, title = _pages(path)
    return _reading(path, pages, title)


def _largest(data: mmap.mmap) -> int:
    """How much a stream unpacks to that is larger than any text; 0 where none is."""
    total = 0
    for found in _STREAM.finditer(data):
        about = data[max(0, found.start() - 2000) : found.start()]
        about = about[about.rfind(b"obj") :]
        if b"/Fl" not in about or b"/Image" in about:
            continue
        size = _unpacked(data, found.end(), b"Flate" in about[about.find(b"Flate") + 5 :])
        total += size
        if size > _MOST_CONTENT or total > _MOST_IN_ALL:
            return max(size, total)
    return 0


def _unpacked(data: mmap.mmap, start: int, twice: bool) -> int:
    """How much the stream at `start` unpacks to, as far as it is more than allowed."""
    unpacker, again = zlib.decompressobj(), zlib.decompressobj() if twice else None
    size, position = 0, start
    try:
        while position < len(data) and not unpacker.eof and size <= _MOST_CONTENT:
            chunk = data[position : position + 65_536]
            position += len(chunk)
            while chunk and not unpacker.eof and size <= _MOST_CONTENT:
                content = unpacker.decompress(chunk, 4_000_000)
                chunk = unpacker.unconsumed_tail
                size += len(content)
                while again is not None and content and not again.eof and size <= _MOST_CONTENT:
                    size += len(again.decompress(content, 4_000_000))
                    content = again.unconsumed_tail
    except zlib.error:
        return size
    return size


# --------------------------------------------------------------------------- through pdfium


def _pages(path: Path) -> tuple[list[Page], str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as problem:
        if getattr(problem, "err_code", None) in (_PASSWORD, _SECURITY):
            raise errors.TranscriptUnreadable(
                path, "it is protected by a password", "open it, and print or save it as a PDF without one"
            ) from problem
        raise errors.TranscriptUnreadable(path, "it is damaged or cut off", _FETCH) from problem
    try:
        count = len(document)
        if count > _MOST_PAGES:
            raise errors.FileTooLarge(path, size=f"{count:,} pages", most=f"{_MOST_PAGES:,} pages")
        title = _title(document)
        pages = [page for number in range(count) if (page := _page(document, number)) is not None]
    finally:
        document.close()
    if not pages:
        raise errors.TranscriptUnreadable(path, "none of its pages can be read", _FETCH)
    return pages, title


def _title(document: Any) -> str:
    try:
        title: str = document.get_metadata_value("Title")
    except UnicodeDecodeError:
        return ""
    return title


def _page(document: Any, number: int) -> Page | None:
    """A page; None for one that is broken, which pdfium does not show either."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        page = document[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    try:
        found = read_page(page, text_page)
        count = pdfium.FPDFPage_CountObjects(page)
        found.pictures = any(
            pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, place)) == pdfium.FPDF_PAGEOBJ_IMAGE
            for place in range(count)
        )
        found.comments = any(map(_is_comment, _annotations(page)))
    finally:
        text_page.close()
        page.close()
    return found


def _annotations(page: Any) -> list[int]:
    import pypdfium2.raw as pdfium

    kinds = []
    for place in range(max(0, pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, place)
        if annotation:
            kinds.append(pdfium.FPDFAnnot_GetSubtype(annotation))
            pdfium.FPDFPage_CloseAnnot(annotation)
    return kinds


def _is_comment(kind: int) -> bool:
    import pypdfium2.raw as pdfium

    return kind in (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_HIGHLIGHT)


# --------------------------------------------------------------------------- pages as a reading


def _reading(path: Path, pages: list[Page], title: str) -> Reading:
    letters, unknown = sum(page.letters for page in pages), sum(page.unknown for page in pages)
    scanned = [number for number, page in enumerate(pages, 1) if page.pictures and page.letters <= _FEW_LETTERS]
    if letters == 0 and not scanned:
        raise errors.FileEmpty(path)
    if len(scanned) == len(pages):
        raise errors.TranscriptUnreadable(
            path,
            "it is a scan, pictures of pages without text",
            "let a program for text recognition (OCR) make a PDF with text of it",
        )
    if unknown > _MOST_UNKNOWN * letters:
        raise errors.TranscriptUnreadable(
            path,
            "its fonts do not say which letters they show, so that its text would be nonsense",
            "ask for the document it was made from, or let a program for text recognition (OCR) read it",
        )
    names = without_margins(pages)
    names |= {name for name in ("pictures", "comments") if any(getattr(page, name) for page in pages)}
    left_out = [name for name in _LEFT_OUT if name in names]
    if any(page.tilted for page in pages):
        left_out.append("text set at an angle")
    if unknown:
        left_out.append("letters that the fonts do not name")
    if scanned:
        left_out.append(f"scanned pages without text ({', '.join(map(str, scanned))})")
    lines = [line for number, page in enumerate(pages) for line in lines_of(page, number)]
    text, labels = joined(lines) if lines else ("", ())
    clean = canonical(text)
    return Reading(
        source=path.name,
        text=clean,
        title=" ".join(canonical(title).split()),
        left_out=tuple(left_out),
        labels=labels if clean == text else (),
    )
