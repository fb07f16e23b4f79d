"""OpenDocument texts, .odt and .fodt, as somebody reads them who has accepted the changes. Knows no storage.

The XML is walked from end to end, as that of a Word document is: what is left out is named. A paragraph is a line,
the cells of a row stand on one line parted by tabs, and notes stand at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qda import errors
from qda.files.opening import contents
from qda.files.word.lines import Lines
from qda.files.zipped import parsed, unzipped
from qda.model import Reading

_STEP = "open it in LibreOffice or Word and save it anew"
_NS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, STYLE, FO, MANIFEST = (
    f"{_NS}{name}:1.0}}"
    for name in ("office", "text", "table", "drawing", "style", "xsl-fo-compatible", "manifest")
)
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_BINARY = re.compile(rb"(<office:binary-data[^<>]*>)[^<]*")
_SPACES = re.compile("[ \t\r\n]+")
_MOST_SPACES = 10_000
_LEFT_OUT = ("comments", "headers", "footers", "hidden text", "deleted text", "pictures", "charts", "inserted files")
_KINDS = {
    "spreadsheet": "it is a spreadsheet",
    "presentation": "it is a presentation",
    "drawing": "it is a drawing",
    "chart": "it is a chart",
    "database": "it is a database",
}


def read(path: Path, _encoding: str | None = None) -> Reading:
    """Raises as `qda.files.read` does."""
    if path.suffix.lower() == ".fodt":
        data = contents(path)
        if not data:
            raise errors.FileEmpty(path)
        root = parsed(path, _BINARY.sub(rb"\1", data), _STEP)
        return _reading(path, root, root, root)
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
        return _reading(path, content, styles, meta)


def _reading(path: Path, content: Any, styles: Any, meta: Any) -> Reading:
    body = content.find(OFFICE + "body")
    text = None if body is None else body.find(OFFICE + "text")
    if text is None:
        kind = "" if body is None or not len(body) else str(body[0].tag).rpartition("}")[2]
        raise errors.TranscriptUnreadable(path, _KINDS.get(kind, "it is not an OpenDocument text"), _STEP)
    reader = _Reader(_Styles([root for root in (styles, content) if root is not None]))
    words, labels = reader.whole(text)
    left_out = reader.left_out | (set() if styles is None else _margins(styles))
    title = "" if meta is None else next((found.text or "" for found in meta.iter(_DC_TITLE)), "")
    return Reading(
        source=path.name,
        text=words,
        title=" ".join(title.split()) or reader.title,
        left_out=tuple(name for name in _LEFT_OUT if name in left_out),
        labels=labels,
    )


def _margins(styles: Any) -> set[str]:
    """Whether headers and footers have words in them."""
    found = set()
    for page in styles.iter(STYLE + "master-page"):
        for child in page:
            name = str(child.tag).rpartition("}")[2]
            for kind in ("header", "footer"):
                if name.startswith(kind) and "".join(child.itertext()).strip():
                    found.add(kind + "s")
    return found


class _Styles:
    """The styles of a document: which are bold, which hide, which is the title's."""

    def __init__(self, roots: list[Any]) -> None:
        self._elements = {
            (style.get(STYLE + "family"), style.get(STYLE + "name")): style
            for root in roots
            for style in root.iter(STYLE + "style")
        }
        self._known: dict[tuple[str, str | None], tuple[bool | None, bool, bool]] = {}

    def of(self, family: str, name: str | None) -> tuple[bool | None, bool, bool]:
        """Bold (None where nothing is said of it), hidden, title."""
        key = (family, name)
        if key not in self._known:
            self._known[key] = self._resolved(family, name)
        return self._known[key]

    def _resolved(self, family: str, name: str | None) -> tuple[bool | None, bool, bool]:
        bold: bool | None = None
        hidden: bool | None = None
        title = False
        seen = set()
        while name and name not in seen:
            seen.add(name)
            title = title or name == "Title"
            style = self._elements.get((family, name))
            if style is None:
                break
            properties = style.find(STYLE + "text-properties")
            if properties is not None:
                weight, display = properties.get(FO + "font-weight"), properties.get(TEXT + "display")
                if bold is None and weight:
                    bold = weight not in ("normal", "100", "200", "300", "400", "500")
                if hidden is None and display:
                    hidden = display == "none"
            name = style.get(STYLE + "parent-style-name")
        return bold, bool(hidden), title


# --------------------------------------------------------------------------- the walk


@dataclass(slots=True)
class _Paragraph:
    begin: int
    bold: bool
    hidden: bool
    title: bool
    fresh: bool = True
    """Whether a space would stand at the start, or behind another."""
    boxes: list[Lines] = field(default_factory=list)
    spans: list[tuple[bool, bool]] = field(default_factory=list)


@dataclass(slots=True)
class _Begun:
    length: int
    owed: int
    cells: int = 0


class _Reader:
    """One walk through the text. A handler at an element's start that returns True skips what is in it."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self._lines = Lines()
        self._outside: list[tuple[Lines, list[_Paragraph]]] = []
        self._paragraphs: list[_Paragraph] = []
        self._begun: list[_Begun] = []
        self._notes: list[Any] = []
        self.title = ""
        self.left_out: set[str] = set()
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
            TEXT + "hidden-text": self._hide,
            TEXT + "hidden-paragraph": self._hide,
            OFFICE + "annotation": self._comment,
            TABLE + "table-row": self._start_row,
            TABLE + "table-cell": self._start_cell,
            DRAW + "text-box": self._start_box,
            DRAW + "image": self._picture,
            DRAW + "object": self._object,
            DRAW + "object-ole": self._inserted,
        } | dict.fromkeys(_SHAPES, self._start_shape)
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
                elif element.text and self._paragraphs:
                    self._text(element.text)
            else:
                if tag not in _SKIPPED and (end := ends.get(tag)):
                    end()
                if element.tail and self._paragraphs and element is not root:
                    self._text(element.tail)
