"""OpenDocument texts, .odt and .fodt, as somebody reads them who has accepted the changes. Knows no storage.

The XML is walked from end to end, as that of a Word document is: what is left out is named. A paragraph is a line,
the cells of a row stand on one line parted by tabs, and notes stand at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from qda import errors
from qda.files.opendocument_styles import DRAW, MANIFEST, NS, OFFICE, TABLE, TEXT, Styles, margins
from qda.files.opening import contents
from qda.files.word.lines import Lines
from qda.files.zipped import parsed, unzipped
from qda.model import Reading

_STEP = "open it in LibreOffice or Word and save it anew"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_BINARY = re.compile(rb"(<office:binary-data[^<>]*>)[^<]*")
_SPACES = re.compile("[ \t\r\n]+")
_MOST_SPACES = 10_000
_SHAPES = tuple(
    DRAW + name
    for name in (
        *("custom-shape", "rect", "circle", "ellipse", "line", "polyline", "polygon", "regular-polygon"),
        *("path", "connector", "caption", "measure"),
    )
)
"""What may hold paragraphs without a text box round them."""
_SKIPPED = frozenset(
    (
        *(TEXT + name for name in ("sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls")),
        *(TEXT + name for name in ("ruby-text", "number", "script", "table-of-content-source", "table-index-source")),
        *(TEXT + name for name in ("illustration-index-source", "object-index-source", "user-index-source")),
        *(TEXT + name for name in ("alphabetical-index-source", "bibliography-source")),
        *(OFFICE + name for name in ("forms", "event-listeners", "binary-data", "dde-source")),
        *(f"{NS}svg-compatible:1.0}}{name}" for name in ("title", "desc")),
        TABLE + "covered-table-cell",
        "{http://www.w3.org/1998/Math/MathML}math",
    )
)
"""What a reader of the page never sees."""
_LEFT_OUT = ("comments", "headers", "footers", "hidden text", "deleted text", "pictures", "charts", "inserted files")
_KINDS = {
    "spreadsheet": "it is a spreadsheet",
    "presentation": "it is a presentation",
    "drawing": "it is a drawing",
    "chart": "it is a chart",
    "database": "it is a database",
}


Walk = TypeVar("Walk", bound="Reader")


def read(path: Path, _encoding: str | None = None) -> Reading:
    """Raises as `qda.files.read` does."""
    return reading_of(path, Reader)[0]


def reading_of(path: Path, kind: type[Walk]) -> tuple[Reading, Walk]:
    """What a file says, and the reader of its `kind` that walked through it."""
    if path.suffix.lower() == ".fodt":
        data = contents(path)
        if not data:
            raise errors.FileEmpty(path)
        root = parsed(path, _BINARY.sub(rb"\1", data), _STEP)
        return _reading(path, root, root, root, kind)
    with unzipped(path, "an OpenDocument text", _STEP) as parts:
        if "META-INF/manifest.xml" in parts:
            manifest = parts.xml("META-INF/manifest.xml")
            if next(manifest.iter(MANIFEST + "encryption-data"), None) is not None:
                raise parts.unreadable("it is protected by a password", "remove the password and save it anew")
        if "content.xml" not in parts:
            raise parts.unreadable("it is a zip file, but not an OpenDocument text")
        content = parts.xml("content.xml")
        styles = parts.xml("styles.xml") if "styles.xml" in parts else None
        meta = parts.xml("meta.xml") if "meta.xml" in parts else None
        return _reading(path, content, styles, meta, kind)


def _reading(path: Path, content: Any, styles: Any, meta: Any, kind: type[Walk]) -> tuple[Reading, Walk]:
    body = content.find(OFFICE + "body")
    text = None if body is None else body.find(OFFICE + "text")
    if text is None:
        what = "" if body is None or not len(body) else str(body[0].tag).rpartition("}")[2]
        raise errors.TranscriptUnreadable(path, _KINDS.get(what, "it is not an OpenDocument text"), _STEP)
    reader = kind(Styles([root for root in (styles, content) if root is not None]))
    reader.meta = meta
    words, labels = reader.whole(text)
    left_out = reader.left_out | (set() if styles is None else margins(styles))
    title = "" if meta is None else next((found.text or "" for found in meta.iter(_DC_TITLE)), "")
    reading = Reading(
        source=path.name,
        text=words,
        title=" ".join(title.split()) or reader.title,
        left_out=tuple(name for name in _LEFT_OUT if name in left_out),
        labels=labels,
    )
    return reading, reader


# --------------------------------------------------------------------------- the walk


@dataclass(slots=True)
class _Paragraph:
    begin: int
    bold: bool
    hidden: bool
    title: bool
    fresh: bool = True
    """Whether nothing stands in it yet, so that a space would not count."""
    spaced: bool = False
    """Whether a space is to come before whatever comes."""
    boxes: list[Lines] = field(default_factory=list)
    spans: list[tuple[bool, bool]] = field(default_factory=list)


@dataclass(slots=True)
class _Begun:
    length: int
    owed: int
    cells: int = 0


class Reader:
    """One walk through the text. A handler at an element's start that returns True skips what is in it."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._lines = Lines()
        self._outside: list[tuple[Lines, list[_Paragraph]]] = []
        self._paragraphs: list[_Paragraph] = []
        self._begun: list[_Begun] = []
        self._notes: list[Any] = []
        self._deletions: set[str] = set()
        self._deleted: set[str] = set()
        """The deletions that are under way: flat files keep deleted text where it stood."""
        self._cut: _Paragraph | None = None
        """A paragraph whose end was deleted, so that the next one goes on with it."""
        self.title = ""
        self.meta: Any = None
        """What is said of the file, as XML, where something is."""
        self.left_out: set[str] = set()
        start_box: Callable[[Any], bool | None] = self._start_box
        self._starts: dict[str, Callable[[Any], bool | None]] = {
            TEXT + "p": self._start_paragraph,
            TEXT + "h": self._start_paragraph,
            TEXT + "span": self._start_span,
            TEXT + "s": self._spaces,
            TEXT + "tab": self._tab,
            TEXT + "line-break": self._break,
            TEXT + "section": self._section,
            TEXT + "note": self._note,
            TEXT + "tracked-changes": self._changes,
            TEXT + "change-start": self._change_start,
            TEXT + "change-end": self._change_end,
            TEXT + "hidden-text": self._hide,
            TEXT + "hidden-paragraph": self._hide,
            OFFICE + "annotation": self._comment,
            TABLE + "table-row": self._start_row,
            TABLE + "table-cell": self._start_cell,
            DRAW + "text-box": self._start_box,
            DRAW + "image": self._picture,
            DRAW + "object": self._object,
            DRAW + "object-ole": self._inserted,
        } | dict.fromkeys(_SHAPES, start_box)
        self._ends: dict[str, Callable[[], None]] = {
            TEXT + "p": self._end_paragraph,
            TEXT + "h": self._end_paragraph,
            TEXT + "span": self._end_span,
            TABLE + "table-row": self._end_row,
            TABLE + "table-cell": self._end_cell,
            DRAW + "text-box": self._end_box,
        } | dict.fromkeys(_SHAPES, self._end_box)

    def whole(self, root: Any) -> tuple[str, tuple[Any, ...]]:
        self._walk(root)
        for number, note in enumerate(self._notes, start=1):  # a note in a note is put behind the others
            self._lines.owe("\n")
            self._lines.write(f"[{number}] {self._apart(note)}")
        return self._lines.finished()

    def _apart(self, element: Any) -> str:
        body, self._lines = self._lines, Lines()
        self._walk(element)
        lines, self._lines = self._lines, body
        return lines.finished()[0].strip()

    def _walk(self, root: Any) -> None:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        starts, ends = self._starts, self._ends
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _SKIPPED:
                    walk.skip_subtree()
                    continue
                start = starts.get(tag)
                if start is not None and start(element):
                    walk.skip_subtree()
                elif element.text and self._paragraphs and _holds_text(tag):
                    self._text(element.text)
            else:
                if tag not in _SKIPPED and (end := ends.get(tag)):
                    end()
                if element.tail and self._paragraphs and element is not root and _holds_text(element.getparent().tag):
                    self._text(element.tail)

    # paragraphs and what stands in them

    def _start_paragraph(self, element: Any) -> None:
        bold, hidden, title = self._styles.of("paragraph", element.get(TEXT + "style-name"))
        paragraph = _Paragraph(self._lines.length, bool(bold), hidden, title)
        if self._cut is not None:
            paragraph.begin, paragraph.boxes = self._cut.begin, self._cut.boxes
            paragraph.fresh, paragraph.spaced, self._cut = self._cut.fresh, self._cut.spaced, None
        self._paragraphs.append(paragraph)

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        if self._deleted:
            self._cut = paragraph
            return
        lines = self._lines
        written = lines.length > paragraph.begin
        if paragraph.title and written and not self.title:
            self.title = " ".join(lines.since(paragraph.begin).split())
        if written or not (paragraph.boxes or paragraph.hidden):
            lines.owe("\n")
        for box in paragraph.boxes:
            lines.put(box)
            lines.owe("\n")

    def _start_span(self, element: Any) -> None:
        if self._paragraphs:
            paragraph = self._paragraphs[-1]
            paragraph.spans.append((paragraph.bold, paragraph.hidden))
            bold, hidden, _ = self._styles.of("text", element.get(TEXT + "style-name"))
            paragraph.bold = paragraph.bold if bold is None else bold
            paragraph.hidden = paragraph.hidden or hidden

    def _end_span(self) -> None:
        if self._paragraphs and self._paragraphs[-1].spans:
            paragraph = self._paragraphs[-1]
            paragraph.bold, paragraph.hidden = paragraph.spans.pop()

    def _text(self, raw: str) -> None:
        """Text in which any run of blanks is one space, and none at the paragraph's start or end."""
        paragraph = self._paragraphs[-1]
        words = _SPACES.sub(" ", raw)
        bare = words.strip(" ")
        if words[0] == " " and not paragraph.fresh:
            paragraph.spaced = True
        if bare:
            self._put(bare)
            paragraph.spaced = words[-1] == " " or (paragraph.spaced and self._unseen(paragraph))

    def _unseen(self, paragraph: _Paragraph) -> bool:
        return paragraph.hidden or bool(self._deleted)

    def _put(self, words: str) -> None:
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        if paragraph is None:
            return
        if self._unseen(paragraph):
            if words.strip():
                self.left_out.add("deleted text" if self._deleted else "hidden text")
            return
        self._lines.write(f" {words}" if paragraph.spaced else words, paragraph.bold)
        paragraph.fresh = paragraph.spaced = False

    def _spaces(self, element: Any) -> None:
        count = element.get(TEXT + "c") or "1"
        self._put(" " * (min(int(count), _MOST_SPACES) if count.isascii() and count.isdigit() else 1))

    def _tab(self, _element: Any) -> None:
        self._put("\t")

    def _break(self, _element: Any) -> None:
        if self._paragraphs and not self._unseen(self._paragraphs[-1]):
            self._paragraphs[-1].fresh = self._paragraphs[-1].spaced = False
            self._lines.owe("\n")

    def _note(self, element: Any) -> bool:
        body = element.find(TEXT + "note-body")
        if body is not None and self._paragraphs and not self._unseen(self._paragraphs[-1]):
            self._notes.append(body)
            self._put(f"[{len(self._notes)}]")
        return True

    # what is left out

    def _comment(self, element: Any) -> bool:
        if any("".join(paragraph.itertext()).strip() for paragraph in element.iter(TEXT + "p")):
            self.left_out.add("comments")
        return True

    def _changes(self, element: Any) -> bool:
        for deleted in element.iter(TEXT + "deletion"):
            region = deleted.getparent()
            self._deletions |= {id_ for id_ in (region.get(TEXT + "id"), region.get(_XML_ID)) if id_}
            if any("".join(paragraph.itertext()).strip() for paragraph in deleted.iter(TEXT + "p", TEXT + "h")):
                self.left_out.add("deleted text")
        return True

    def _change_start(self, element: Any) -> None:
        if element.get(TEXT + "change-id") in self._deletions:
            self._deleted.add(element.get(TEXT + "change-id"))

    def _change_end(self, element: Any) -> None:
        self._deleted.discard(element.get(TEXT + "change-id"))

    def _section(self, element: Any) -> bool:
        hidden: bool = element.get(TEXT + "display") == "none" or element.get(TEXT + "is-hidden") == "true"
        if hidden and "".join(element.itertext()).strip():
            self.left_out.add("hidden text")
        return hidden

    def _hide(self, element: Any) -> bool:
        hidden: bool = element.get(TEXT + "is-hidden") == "true"
        if hidden and element.tag == TEXT + "hidden-paragraph" and self._paragraphs:
            self._paragraphs[-1].hidden = True
        elif hidden and (element.get(TEXT + "string-value") or element.text):
            self.left_out.add("hidden text")
        return hidden

    def _picture(self, element: Any) -> bool:
        beside = element.getparent()
        if beside.find(DRAW + "object") is None and beside.find(DRAW + "object-ole") is None:
            self.left_out.add("pictures")
        return True

    def _object(self, _element: Any) -> bool:
        self.left_out.add("charts")
        return True

    def _inserted(self, _element: Any) -> bool:
        self.left_out.add("inserted files")
        return True

    # tables

    def _start_row(self, _element: Any) -> None:
        self._begun.append(_Begun(self._lines.length, len(self._lines.owed)))

    def _start_cell(self, _element: Any) -> None:
        if self._begun:
            if self._begun[-1].cells:
                self._lines.owe("\t")
            self._begun[-1].cells += 1
        self._begun.append(_Begun(self._lines.length, len(self._lines.owed)))

    def _end_cell(self) -> None:
        cell = self._begun.pop()
        self._lines.settle(cell.length, cell.owed)

    def _end_row(self) -> None:
        self._end_cell()
        if not self._deleted:
            self._lines.owe("\n")

    # text boxes and shapes

    def _start_box(self, _element: Any) -> None:
        self._outside.append((self._lines, self._paragraphs))
        self._lines, self._paragraphs = Lines(), []

    def _end_box(self) -> None:
        box = self._lines
        self._lines, self._paragraphs = self._outside.pop()
        if not box.length:
            return
        if not self._paragraphs:
            self._lines.put(box)
            self._lines.owe("\n")
        elif self._paragraphs[-1].hidden:
            self.left_out.add("hidden text")
        else:
            self._paragraphs[-1].boxes.append(box)


def _holds_text(tag: Any) -> bool:
    return not str(tag).startswith((DRAW, TABLE, OFFICE)) and tag != TEXT + "ruby"
