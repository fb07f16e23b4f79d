"""Read an OpenDocument text together with its comments, each with the words it stands on. Knows nothing of codes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qda.files.opendocument import Reader, reading_of
from qda.files.opendocument_styles import NS, OFFICE, TEXT, Styles
from qda.files.threads import AT, END_OF, FROM, TO, Stored, placed, threaded
from qda.margin import Commented

_DC = "{http://purl.org/dc/elements/1.1/}"
_META = NS + "meta:1.0}"
_MARK_FROM, _MARK_TO = "mark+", "mark-"


class _Marking(Reader):
    """The reader, marking where comments and bookmarks begin and end."""

    def __init__(self, styles: Styles) -> None:
        super().__init__(styles)
        self.stored: list[Stored] = []
        self.names: list[str] = []
        self._made: list[list[str]] = []
        self._starts |= {
            OFFICE + "annotation-end": self._end_comment,
            TEXT + "bookmark-start": self._begin_bookmark,
            TEXT + "bookmark-end": self._end_bookmark,
        }

    @property
    def marks(self) -> list[tuple[str, int]]:
        return self._lines.marks

    def _comment(self, element: Any) -> bool:
        name = element.get(OFFICE + "name") or f"unnamed {len(self.stored)}"
        self.stored.append(
            Stored(
                name,
                "\n".join("".join(paragraph.itertext()) for paragraph in element.iter(TEXT + "p")).strip(),
                " ".join((element.findtext(_DC + "creator") or "").split()),
                (element.findtext(_DC + "date") or "").partition(".")[0],
                _extended(element, "parent-name"),
                _extended(element, "resolved") == "true",
            )
        )
        self._lines.mark(FROM + name)
        if self._paragraphs:
            self._lines.marks.append((AT + name, self._paragraphs[-1].begin))
            self._made[-1].append(name)
        return super()._comment(element)

    def _end_comment(self, element: Any) -> None:
        self._lines.mark(TO + (element.get(OFFICE + "name") or ""))

    def _begin_bookmark(self, element: Any) -> None:
        self.names.append(element.get(TEXT + "name") or "")
        self._lines.mark(_MARK_FROM + self.names[-1])

    def _end_bookmark(self, element: Any) -> None:
        self._lines.mark(_MARK_TO + (element.get(TEXT + "name") or ""))

    def _start_paragraph(self, element: Any) -> None:
        super()._start_paragraph(element)
        self._made.append([])

    def _end_paragraph(self) -> None:
        for name in self._made.pop():
            self._lines.mark(END_OF + name)
        super()._end_paragraph()


def read_comments(path: Path) -> Commented:
    """The text of an .odt or .fodt with its comments. Raises as `qda.files.read` does."""
    reading, reader = reading_of(path, _Marking)
    places = placed(reader.marks, reading.text)
    marks = {name: places[f"mark {name}"] for name in reader.names if f"mark {name}" in places}
    return Commented(reading, threaded(reader.stored, places), marks, _properties(reader.meta))


def _extended(annotation: Any, name: str) -> str:
    """What LibreOffice says beyond the standard."""
    return next((str(value) for key, value in annotation.items() if key.rpartition("}")[2] == name), "")


def _properties(meta: Any) -> dict[str, str]:
    if meta is None:
        return {}
    named = meta.iter(_META + "user-defined")
    return {one.get(_META + "name") or "": "".join(one.itertext()).strip() for one in named}
