"""Read a Word document together with its comments, each with the words it stands on in the canonical text.

The walk is the reader's own, which is told of a few more elements; a document without comments is read as ever. Knows
nothing of codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qda.files.threads import AT, END_OF, FROM, TO, Stored, placed, threaded
from qda.files.word.inserted import Inserted
from qda.files.word.package import Package, opened
from qda.files.word.parts import Notes, Related, Styles, namespace
from qda.files.word.read import Reader, reading_of
from qda.margin import Commented
from qda.model import Span

_OF_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_OF_2012 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_MARK_FROM, _MARK_TO = "mark+", "mark-"


class Marking(Reader):
    """The reader, marking where comments and bookmarks begin and end."""

    def __init__(self, root: Any, styles: Styles, notes: Notes) -> None:
        super().__init__(root, styles, notes)
        w = self._w
        self.names: dict[str, str] = {}
        """The names of bookmarks by their ids."""
        self._referred: list[list[str]] = []
        self._starts |= {
            w + "commentRangeStart": lambda element: self._mark(FROM, element),
            w + "commentRangeEnd": lambda element: self._mark(TO, element),
            w + "commentReference": self._refer,
            w + "bookmarkStart": self._begin_bookmark,
            w + "bookmarkEnd": lambda element: self._mark(_MARK_TO, element),
        }

    @property
    def marks(self) -> list[tuple[str, int]]:
        return self._lines.marks

    def _mark(self, kind: str, element: Any) -> None:
        self._lines.mark(kind + (element.get(self._w + "id") or ""))

    def _begin_bookmark(self, element: Any) -> None:
        self.names[element.get(self._w + "id") or ""] = element.get(self._w + "name") or ""
        self._mark(_MARK_FROM, element)

    def _start_paragraph(self, element: Any) -> None:
        super()._start_paragraph(element)
        self._referred.append([])

    def _refer(self, element: Any) -> None:
        if self._referred:
            id_ = element.get(self._w + "id") or ""
            self._referred[-1].append(id_)
            self._lines.marks.append((AT + id_, self._paragraphs[-1].begin))

    def _end_paragraph(self) -> None:
        for id_ in self._referred.pop():
            self._lines.mark(END_OF + id_)
        super()._end_paragraph()


def read_comments(path: Path) -> Commented:
    """The text of a .docx with its comments. Raises as `qda.files.read` does."""
    with opened(path) as package:
        part, root = package.main()
        related = package.related(part)
        styles = Styles(package, related)
        reader = Marking(root, styles, Notes(package, related))
        reader.inserted = Inserted(package, part)
        reading = reading_of(package, related, root, reader)
        places = placed(reader.marks, reading.text)
        remarks = _remarks(package, related, styles)
        return Commented(reading, threaded(remarks, places), bookmarks(reader, places), properties(package))


# --------------------------------------------------------------------------- where they stand


def bookmarks(reader: Marking, places: Mapping[str, Span]) -> dict[str, Span]:
    return {name: places[f"mark {id_}"] for id_, name in reader.names.items() if name and f"mark {id_}" in places}


# --------------------------------------------------------------------------- what they say


def _remarks(package: Package, related: Related, styles: Styles) -> list[Stored]:
    known = _extended(package, related)
    found: list[Stored] = []
    paragraphs: dict[str, str] = {}
    """The ids of comments by those of their last paragraphs, by which replies name them."""
    for part in related.get("comments", [])[:1]:
        root = package.xml(part)
        w = namespace(root)
        reader = Reader(root, styles, Notes(package, {}))
        for element in root.iter(w + "comment"):
            id_ = element.get(w + "id") or ""
            inside = list(element.iter(w + "p"))
            paragraph = inside[-1].get(_OF_2010 + "paraId") or "" if inside else ""
            answers, done = known.get(paragraph, ("", False))
            paragraphs[paragraph] = id_
            found.append(
                Stored(
                    id_,
                    reader.apart(element).finished()[0].strip(),
                    " ".join((element.get(w + "author") or "").split()),
                    element.get(w + "date") or "",
                    answers,
                    done,
                )
            )
    ids = {one.id for one in found}
    return [
        one if not one.answers else Stored(one.id, one.text, one.author, one.created, above, one.done)
        for one in found
        for above in [paragraphs.get(one.answers, "")]
        if above in ids or not above
    ]


def _extended(package: Package, related: Related) -> dict[str, tuple[str, bool]]:
    """Of paragraphs in comments: the paragraph that is answered, and whether the thread is resolved."""
    found = {}
    for part in related.get("commentsExtended", [])[:1]:
        for element in package.xml(part).iter(_OF_2012 + "commentEx"):
            done = element.get(_OF_2012 + "done") in ("1", "true", "on")
            found[element.get(_OF_2012 + "paraId") or ""] = (element.get(_OF_2012 + "paraIdParent") or "", done)
    return found


def properties(package: Package) -> dict[str, str]:
    """What the document's own properties say, by their names."""
    return {
        child.get("name") or "": "".join(child.itertext()).strip()
        for relation in package.relations()
        if relation.kind == "custom-properties"
        for child in package.xml(relation.part)
    }
