"""A Word document as the frame of a report: opened, put in the report's language, with a hole where the report goes.

A person's own .docx or .dotx keeps its cover, headers and page; what it says stays. Knows no pieces of a report.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qda import errors
from qda.files.word import styles as ours
from qda.files.word.adopt import Element, W, adopt, default
from qda.files.word.body import Setting
from qda.files.word.cover import fill_cover
from qda.report import Report

if TYPE_CHECKING:
    from docx.document import Document

HERE = "{{sitat}}"
"""A paragraph that says just this is where the report goes."""
HOLE = "<!-- the report goes here -->"

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_UNZIPPED_AT_MOST = 400_000_000


@dataclass(frozen=True, slots=True)
class Paper:
    """The room for text on a page, in twentieths of a point."""

    width: int = ours.TEXT_WIDTH
    height: int = 14002


@dataclass(frozen=True, slots=True)
class Frame:
    """A document that waits for a report where its XML says `HOLE`."""

    document: Document
    setting: Setting
    paper: Paper
    pages_before: int
    titled: bool
    """True where the template shows the report's title in a place of its own."""


def frame(report: Report, template: Path | None, styles: Mapping[str, str] | None = None) -> Frame:
    """The document a report goes into; `styles` are the names of its styles that were chosen.

    Raises `errors.NoSuchFile` and `errors.TemplateUnreadable`.
    """
    language = report.language if report.language in ours.LANGUAGES else "en"
    if template is None:
        empty = ours.blank(language, report.header or report.title, report.page_label)
        return _framed(_opened(io.BytesIO(empty)), report, language)
    with _readable(template):
        return _framed(_opened(_as_document(template)), report, language, styles)


def open_template(template: Path) -> Document:
    """A template as it is. Raises `errors.NoSuchFile` and `errors.TemplateUnreadable`."""
    with _readable(template):
        return _opened(_as_document(template))


@contextmanager
def _readable(template: Path) -> Iterator[None]:
    from docx.opc.exceptions import PackageNotFoundError
    from lxml import etree

    if not template.is_file():
        raise errors.NoSuchFile(template)
    try:
        yield
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, EOFError) as problem:
        raise errors.TemplateUnreadable(template, reason="it is damaged, or is not a Word file") from problem
    except (etree.XMLSyntaxError, ValueError, AttributeError, NotImplementedError) as problem:
        raise errors.TemplateUnreadable(template, reason="what is inside it is not as Word writes it") from problem
    except OSError as problem:
        raise errors.TemplateUnreadable(template, reason=problem.strerror or "it cannot be opened") from problem


def _opened(file: io.BytesIO) -> Document:
    import docx

    return docx.Document(file)


def _framed(document: Document, report: Report, language: str, styles: Mapping[str, str] | None = None) -> Frame:
    body = document.element.body
    _speak(document.styles.element, ours.LANGUAGES[language])
    titled = fill_cover(document, report)
    hole = _hole(body)
    paper = _paper(body, hole)
    ids, lists, tabs = adopt(document, paper.width, styles)
    marks = list(body.iter(f"{W}bookmarkStart"))
    setting = Setting(
        ids,
        paper.width,
        lists,
        tabs,
        frozenset((mark.get(f"{W}name") or "").lower() for mark in marks),
        1 + max((int(mark.get(f"{W}id") or 0) for mark in marks), default=-1),
        _tables_before(body, ours.TABLE_LABEL[language]),
    )
    return Frame(document, setting, paper, _pages_before(hole), titled)


# --------------------------------------------------------------------------- opening


def _as_document(path: Path) -> io.BytesIO:
    """The file's bytes, a template (.dotx) turned into a document (.docx)."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            old = file.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        reason = "it has a password or is in Word's old format" if old else "it is damaged, or is not a Word file"
        raise errors.TemplateUnreadable(path, reason=reason)
    changed = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(changed, "w") as copy:
        if sum(entry.file_size for entry in archive.infolist()) > _UNZIPPED_AT_MOST:
            raise errors.TemplateUnreadable(path, reason="it is too large")
        types = archive.read("[Content_Types].xml").decode("utf-8-sig", "replace")
        if "macroEnabled" in types:
            raise errors.TemplateUnreadable(path, reason="it has macros in it")
        for entry in archive.infolist():
            content = archive.read(entry)
            if entry.filename == "[Content_Types].xml":
                content = types.replace(_TEMPLATE, _DOCUMENT).encode()
            elif entry.filename == "word/document.xml" and ours.WORD.encode() not in content:
                raise errors.TemplateUnreadable(path, reason="it is saved as Strict Open XML")
            copy.writestr(entry.filename, content)
    changed.seek(0)
    return changed


def _speak(stylesheet: Element, tag: str) -> None:
    """Have the spelling checked in the report's language, where the document's is another."""
    element = stylesheet
    for name in ("docDefaults", "rPrDefault", "rPr"):
        inner = element.find(f"{W}{name}")
        if inner is None:
            inner = element.makeelement(f"{W}{name}")
            element.insert(0, inner)
        element = inner
    language = element.find(f"{W}lang")
    if language is None:
        language = element.makeelement(f"{W}lang")
        later = [child for child in element if child.tag in {f"{W}eastAsianLayout", f"{W}specVanish", f"{W}oMath"}]
        element.insert(len(element) - len(later), language)
    ordinary = default(stylesheet, "paragraph")
    own = ordinary.find(f"{W}rPr/{W}lang") if ordinary is not None else None
    for said in (language, own):
        if said is not None and (said.get(f"{W}val") or "")[:2].lower() != tag[:2]:
            said.set(f"{W}val", tag)


# --------------------------------------------------------------------------- the place


def _said(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t")).strip()


def _hole(body: Element) -> Element:
    """Put the hole at the paragraph that asks for it, else after what the body says, on a page of its own."""
    from docx.oxml import parse_xml
    from lxml import etree

    hole = etree.Comment(HOLE[4:-3])
    for paragraph in body.iter(f"{W}p"):
        if _said(paragraph).lower() == HERE:
            paragraph.addprevious(hole)
            if paragraph.getparent() is body and paragraph.find(f"{W}pPr/{W}sectPr") is None:
                body.remove(paragraph)
            else:
                for child in list(paragraph):
                    if child.tag != f"{W}pPr":
                        paragraph.remove(child)
            return hole
    end = len(body) - (len(body) > 0 and body[-1].tag == f"{W}sectPr")
    while end and _is_empty(body[end - 1]):
        end -= 1
        del body[end]
    if end and not _ends_a_page(body[end - 1]):
        body.insert(end, parse_xml(f'<w:p {ours.NAMESPACES}><w:r><w:br w:type="page"/></w:r></w:p>'))
        end += 1
    body.insert(end, hole)
    return hole


def hole_of(document: Document) -> Element:
    """The hole in a document that is a frame."""
    from lxml import etree

    return next(node for node in document.element.body.iter(etree.Comment) if node.text == HOLE[4:-3])


def _is_empty(element: Element) -> bool:
    """Whether it is a paragraph with nothing in it, as documents end with."""
    return (
        element.tag == f"{W}p"
        and element.find(f"{W}pPr/{W}sectPr") is None
        and all(child.tag in {f"{W}pPr", f"{W}proofErr"} for child in element)
    )


def _ends_a_page(element: Element) -> bool:
    """Whether a new page follows `element`: its section ends, or a page break is the last thing in it."""
    if element.find(f"{W}pPr/{W}sectPr") is not None:
        return True
    ended = False
    for node in element.iter(f"{W}br", f"{W}t", f"{W}drawing", f"{W}pict"):
        if node.tag == f"{W}br":
            ended = ended or node.get(f"{W}type") == "page"
        elif node.tag != f"{W}t" or (node.text or "").strip():
            ended = False
    return ended


def _paper(body: Element, hole: Element) -> Paper:
    """The room on a page of the section that the hole is in."""
    section = body.find(f"{W}sectPr")
    for node in hole.itersiblings():
        own = node.find(f"{W}pPr/{W}sectPr")
        if own is not None:
            section = own
            break
    size = section.find(f"{W}pgSz") if section is not None else None
    margins = section.find(f"{W}pgMar") if section is not None else None
    if size is None or margins is None:
        return Paper()

    def length(element: Element, name: str) -> int:
        return abs(round(float(element.get(f"{W}{name}") or 0)))

    width = length(size, "w") - length(margins, "left") - length(margins, "right") - length(margins, "gutter")
    height = length(size, "h") - length(margins, "top") - length(margins, "bottom")
    columns = section.find(f"{W}cols")
    number = int(columns.get(f"{W}num") or 1) if columns is not None else 1
    return Paper(max(width // max(number, 1), 2000), max(height, 2000))


def _pages_before(hole: Element) -> int:
    """How many pages stand before the hole, as far as breaks tell."""
    count = 0
    for node in hole.itersiblings(preceding=True):
        count += node.find(f"{W}pPr/{W}sectPr") is not None
        count += sum(found.get(f"{W}type") == "page" for found in node.iter(f"{W}br"))
    return count


def _tables_before(body: Element, label: str) -> int:
    """How many captions the document counts already."""
    fields = [node.text or "" for node in body.iter(f"{W}instrText")]
    fields += [node.get(f"{W}instr") or "" for node in body.iter(f"{W}fldSimple")]
    return sum(field.split()[:2] == ["SEQ", label] for field in fields)
