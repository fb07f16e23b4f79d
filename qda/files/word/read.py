"""Read a Word document as somebody would who had accepted its changes. Knows nothing of speakers or storage.

The XML is walked from end to end: inserted text, content controls, tables and text boxes are part of what was said,
and libraries that list paragraphs miss them. What is left out is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qda.files.equations import shown_by
from qda.files.word.inserted import Inserted
from qda.files.word.lines import Lines
from qda.files.word.package import Package, opened
from qda.files.word.parts import Notes, Related, Styles, is_on, namespace, switch
from qda.files.word.symbols import has_symbols, symbol
from qda.model import Reading

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
    "{http://purl.oclc.org/ooxml/officeDocument/math}t",
)
_DUBLIN_CORE_TITLE = "{http://purl.org/dc/elements/1.1/}title"

_LEFT_OUT = (
    "comments",
    "headers",
    "footers",
    "hidden text",
    "deleted text",
    "pictures",
    "charts",
    "inserted files",
    "symbols",
)
"""What `Reading.left_out` can name, in this order."""

_LEFT_OUT_RELATIONS = {
    "image": "pictures",
    "chart": "charts",
    "chartEx": "charts",
    "diagramData": "charts",
    "subDocument": "inserted files",
}
_HAS_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>\s*[^\s<]")
_HAS_COMMENT = re.compile(rb"<(?:\w+:)?comment[\s>]")
_OF_SYMBOLS = re.compile("[\uf020-\uf0ff]")
_LINE_BREAKS = re.compile("[\t\r\n]+")


def read(path: Path, _encoding: str | None = None) -> Reading:
    """The text of a .docx, .docm or .dotx, which say themselves how they are encoded.

    A paragraph is a line. The cells of a table's row stand on one line, parted by tabs. Footnotes and endnotes stand
    at the end, "[1] …", with "[1]" where they are referred to. Raises as `qda.files.read` does.
    """
    with opened(path) as package:
        part, root = package.main()
        related = package.related(part)
        reader = Reader(root, Styles(package, related), Notes(package, related))
        reader.inserted = Inserted(package, part)
        return reading_of(package, related, root, reader)


def reading_of(package: Package, related: Related, root: Any, reader: Reader) -> Reading:
    """What a document says that is open already, as `reader` walks through it."""
    text, labels = reader.whole(root)
    title = _title_property(package) or reader.title
    left_out = reader.left_out | _left_out_parts(package, related)
    return Reading(
        source=package.path.name,
        text=text,
        title=title,
        left_out=tuple(name for name in _LEFT_OUT if name in left_out),
        labels=labels,
    )


def _title_property(package: Package) -> str:
    for relation in package.relations():
        if relation.kind == "core-properties":
            title: str = package.xml(relation.part).findtext(_DUBLIN_CORE_TITLE) or ""
            return " ".join(title.split())
    return ""


def _left_out_parts(package: Package, related: Related) -> set[str]:
    found = {name for kind, name in _LEFT_OUT_RELATIONS.items() if kind in related}
    for kind, name, pattern in (
        ("header", "headers", _HAS_TEXT),
        ("footer", "footers", _HAS_TEXT),
        ("comments", "comments", _HAS_COMMENT),
    ):
        if any(pattern.search(package.bytes_of(part)) for part in related.get(kind, ())):
            found.add(name)
    return found


# --------------------------------------------------------------------------- the walk


@dataclass(slots=True)
class _Paragraph:
    begin: int
    joins_next: bool = False
    bold: bool = False
    hidden: bool = False
    title: bool = False
    new_page: bool = False
    boxes: list[Lines] = field(default_factory=list)


@dataclass(slots=True)
class _Begun:
    """A row or a cell, with where its lines stood when it began."""

    length: int
    owed: int
    cells: int = 0


@dataclass(slots=True)
class _Outside:
    """What stands round a text box, to go on with after it."""

    lines: Lines
    bold: bool
    hidden: bool
    joined: bool


class Reader:
    """One walk through the document. Every handler is named for the element it takes; True skips what is in it."""

    def __init__(self, root: Any, styles: Styles, notes: Notes) -> None:
        self._w = w = namespace(root)
        self._styles = styles
        self._notes = notes
        self._lines = Lines()
        self.title = ""
        self.left_out: set[str] = set()
        self.inserted: Inserted | None = None

        self._paragraphs: list[_Paragraph] = []
        self._begun: list[_Begun | None] = []
        self._outside: list[_Outside] = []
        self._chosen: list[Any] = []
        self._instructions: list[bool] = []
        """For every open field, whether its instruction is being read and not yet its result."""
        self._instruction = ""
        self._bold = self._hidden = self._joined = False
        self._font = ""

        self._starts: dict[str, Callable[[Any], bool | None]] = {
            w + "p": self._start_paragraph,
            w + "pPr": self._paragraph_properties,
            w + "r": self._start_run,
            w + "rStyle": self._run_style,
            w + "b": self._run_bold,
            w + "vanish": self._run_hidden,
            w + "rFonts": self._run_font,
            w + "rPrChange": self._skip,
            w + "sdtPr": self._skip,
            w + "rt": self._skip,
            w + "t": self._text,
            w + "tab": self._tab,
            w + "ptab": self._tab,
            w + "br": self._break,
            w + "cr": self._break,
            w + "noBreakHyphen": self._hyphen,
            w + "sym": self._symbol,
            w + "del": self._deleted,
            w + "moveFrom": self._skip,
            w + "fldChar": self._field,
            w + "instrText": self._instruct,
            w + "footnoteReference": self._reference,
            w + "endnoteReference": self._reference,
            w + "tr": self._start_row,
            w + "tc": self._start_cell,
            w + "altChunk": self._file,
            w + "txbxContent": self._start_box,
            _COMPATIBILITY + "AlternateContent": self._start_choice,
            _COMPATIBILITY + "Choice": self._alternative,
            _COMPATIBILITY + "Fallback": self._alternative,
        } | dict.fromkeys(_MATHS, self._math)
        self._ends: dict[str, Callable[[], None]] = {
            w + "p": self._end_paragraph,
            w + "tr": self._end_row,
            w + "tc": self._end_cell,
            w + "txbxContent": self._end_box,
            _COMPATIBILITY + "AlternateContent": self._end_choice,
        }

    def whole(self, root: Any) -> tuple[str, Any]:
        self._walk(root)
        self._lines.owed = ""
        for place, (number, note) in enumerate(self._notes.in_order()):
            self._lines.owe("\n" if place else "\n\n")
            self._lines.put_note(f"[{number}] ", self.apart(note))
        return self._lines.finished()

    def apart(self, element: Any) -> Lines:
        """The lines of what stands beside the text: a footnote."""
        body, self._lines = self._lines, Lines()
        self._walk(element)
        lines, self._lines = self._lines, body
        return lines

    def _walk(self, root: Any) -> None:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"), tag=tuple(self._starts))
        starts, ends = self._starts, self._ends
        for event, element in walk:
            if event == "start":
                if starts[element.tag](element):
                    walk.skip_subtree()
            elif end := ends.get(element.tag):
                end()

    def _skip(self, _element: Any) -> bool:
        return True

    def _deleted(self, element: Any) -> bool:
        if len(element):
            self.left_out.add("deleted text")
        return True

    # paragraphs and runs

    def _start_paragraph(self, _element: Any) -> None:
        self._paragraphs.append(_Paragraph(self._lines.length))
        self._bold = self._hidden = False

    def _paragraph_properties(self, element: Any) -> bool:
        if not self._paragraphs:
            return True
        w, paragraph = self._w, self._paragraphs[-1]
        style = element.find(w + "pStyle")
        if style is not None:
            named = self._styles[style.get(w + "val") or ""]
            paragraph.bold, paragraph.hidden, paragraph.title = named.bold, named.hidden, named.title
        mark = element.find(w + "rPr")
        if mark is not None:
            gone = mark.find(w + "del") is not None or mark.find(w + "moveFrom") is not None
            paragraph.joins_next = gone or bool(switch(mark, w, "vanish"))
        return True

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        lines = self._lines
        while self._instructions and self._instructions[-1]:
            self._instructions.pop()  # a field that never came to its result must not swallow the rest
        written = lines.length > paragraph.begin
        if paragraph.title and written and not self.title:
            self.title = " ".join(lines.since(paragraph.begin).split())
        self._joined = paragraph.joins_next and (written or self._joined)
        if not paragraph.joins_next and (written or not paragraph.boxes):
            lines.owe("\n")
        for box in paragraph.boxes:
            self._end_joined()
            lines.put(box)
            lines.owe("\n")

    def _end_joined(self) -> None:
        """End a line that lost its paragraph mark where no paragraph follows that it could join."""
        if self._joined:
            self._lines.owe("\n")
            self._joined = False

    def _start_run(self, _element: Any) -> None:
        self._font = ""
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        self._bold, self._hidden = (paragraph.bold, paragraph.hidden) if paragraph else (False, False)

    def _run_style(self, element: Any) -> None:
        style = self._styles[element.get(self._w + "val") or ""]
        self._bold = self._bold or style.bold
        self._hidden = self._hidden or style.hidden

    def _run_bold(self, element: Any) -> None:
        self._bold = is_on(element, self._w)

    def _run_hidden(self, element: Any) -> None:
        self._hidden = is_on(element, self._w)

    def _run_font(self, element: Any) -> None:
        self._font = element.get(self._w + "ascii") or element.get(self._w + "hAnsi") or ""

    # what runs hold

    def _write(self, text: str) -> None:
        if self._instructions and any(self._instructions):
            return
        if self._hidden:
            if not text.isspace():
                self.left_out.add("hidden text")
            return
        if self._paragraphs and self._paragraphs[-1].new_page:
            self._paragraphs[-1].new_page = False
            self._lines.owe("\n")
        self._lines.write(text, self._bold)

    def _text(self, element: Any) -> None:
        text = element.text
        if text:
            if _OF_SYMBOLS.search(text):
                text = _OF_SYMBOLS.sub(self._shown, text)
            self._write(_LINE_BREAKS.sub(" ", text) if "\n" in text or "\t" in text or "\r" in text else text)

    def _shown(self, letter: re.Match[str]) -> str:
        """A character that only a font of symbols has."""
        if not has_symbols(self._font):
            return letter[0]
        shown = symbol(self._font, f"{ord(letter[0]):X}")
        if not shown:
            self.left_out.add("symbols")
        return shown

    def _math(self, element: Any) -> None:
        self._start_run(element)
        self._text(element)

    def _tab(self, _element: Any) -> None:
        self._write("\t")

    def _hyphen(self, _element: Any) -> None:
        self._write("\u2011")

    def _break(self, element: Any) -> None:
        """A soft line break; one of a page or column only parts what stands on either side of it."""
        if self._hidden or any(self._instructions):
            return
        if element.get(self._w + "type") not in ("page", "column"):
            self._lines.owe("\n")
        elif self._paragraphs and self._lines.length > self._paragraphs[-1].begin:
            self._paragraphs[-1].new_page = True

    def _symbol(self, element: Any) -> None:
        shown = symbol(element.get(self._w + "font") or "", element.get(self._w + "char") or "")
        if shown:
            self._write(shown)
        else:
            self.left_out.add("symbols")

    def _field(self, element: Any) -> None:
        w = self._w
        step = element.get(w + "fldCharType")
        if step == "begin":
            shown = _form_field(element, w)
            if shown:
                self._write(shown)
            self._instructions.append(True)
            self._instruction = ""
        elif step == "separate" and self._instructions:
            self._instructions[-1] = False
        elif (
            step == "end" and self._instructions and self._instructions.pop() and (shown := shown_by(self._instruction))
        ):
            self._write(shown)

    def _instruct(self, element: Any) -> None:
        self._instruction += element.text or ""

    def _reference(self, element: Any) -> None:
        kind = "footnote" if element.tag.endswith("footnoteReference") else "endnote"
        if self._hidden or any(self._instructions):
            return
        number = self._notes.number(kind, element.get(self._w + "id") or "")
        if number is not None:
            self._write(f"[{number}]")

    def _file(self, element: Any) -> bool:
        """A whole file that stands here, as Word shows it."""
        named = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
        lines = self.inserted[named] if self.inserted else None
        if lines is None:
            self.left_out.add("inserted files")
        elif lines.length:
            self._end_joined()
            self._lines.put(lines)
            self._lines.owe("\n")
        return True

    # tables

    def _start_row(self, element: Any) -> bool:
        properties = element.find(self._w + "trPr")
        gone = properties is not None and properties.find(self._w + "del") is not None
        if gone:
            self.left_out.add("deleted text")
            self._begun.append(None)
        else:
            self._end_joined()
            self._begun.append(_Begun(self._lines.length, len(self._lines.owed)))
        return gone

    def _start_cell(self, element: Any) -> bool:
        properties = element.find(self._w + "tcPr")
        gone = properties is not None and properties.find(self._w + "cellDel") is not None
        if gone:
            self.left_out.add("deleted text")
            self._begun.append(None)
            return True
        row = self._begun[-1] if self._begun else None
        if row:
            if row.cells:
                self._lines.owe("\t")
            row.cells += 1
        self._begun.append(_Begun(self._lines.length, len(self._lines.owed)))
        return False

    def _end_cell(self) -> None:
        cell = self._begun.pop()
        if cell:
            self._joined = False
            self._lines.settle(cell.length, cell.owed)

    def _end_row(self) -> None:
        row = self._begun.pop()
        if row:
            self._lines.settle(row.length, row.owed)
            self._lines.owe("\n")

    # text boxes, and content in two versions

    def _start_box(self, _element: Any) -> None:
        self._outside.append(_Outside(self._lines, self._bold, self._hidden, self._joined))
        self._lines, self._joined = Lines(), False

    def _end_box(self) -> None:
        box, outside = self._lines, self._outside.pop()
        self._lines = outside.lines
        self._bold, self._hidden, self._joined = outside.bold, outside.hidden, outside.joined
        if not box.length:
            return
        if self._hidden:
            self.left_out.add("hidden text")
        elif self._paragraphs:
            self._paragraphs[-1].boxes.append(box)
        else:
            self._lines.put(box)
            self._lines.owe("\n")

    def _start_choice(self, element: Any) -> None:
        """Of the versions a program may choose from, take the first with words in it."""
        texts = (self._w + "t", self._w + "sym", *_MATHS)
        alternatives = list(element.iterchildren(_COMPATIBILITY + "Choice", _COMPATIBILITY + "Fallback"))
        worded = [version for version in alternatives if next(version.iter(*texts), None) is not None]
        self._chosen.append((worded or alternatives or [None])[0])

    def _alternative(self, element: Any) -> bool:
        return bool(self._chosen) and element is not self._chosen[-1]

    def _end_choice(self) -> None:
        self._chosen.pop()


def _form_field(element: Any, w: str) -> str:
    """What an old form field shows that is not in its text: a ticked box, the entry chosen from a list."""
    data = element.find(w + "ffData")
    if data is None:
        return ""
    box = data.find(w + "checkBox")
    if box is not None:
        ticked = switch(box, w, "checked")
        return "☒" if (switch(box, w, "default") if ticked is None else ticked) else "☐"
    chosen = data.find(w + "ddList")
    if chosen is None:
        return ""
    entries = [entry.get(w + "val") or "" for entry in chosen.findall(w + "listEntry")]
    result = chosen.find(w + "result")
    place = "0" if result is None else result.get(w + "val") or "0"
    return entries[int(place)] if place.isascii() and place.isdigit() and int(place) < len(entries) else ""
