"""Read a Word document together with its comments, each with the words it stands on in the canonical text.

The walk is the reader's own, which is told of a few more elements; a document without comments is read as ever. Knows
nothing of codes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qda.files.word.package import Package, opened
from qda.files.word.parts import Notes, Related, Styles, namespace
from qda.files.word.read import Reader, reading_of
from qda.margin import Comment, Commented, Holds
from qda.model import NOWHERE, Span
from qda.text.spans import trimmed

_OF_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_OF_2012 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_FROM, _TO, _AT, _END_OF = "comment+", "comment-", "paragraph+", "paragraph-"
_MARK_FROM, _MARK_TO = "mark+", "mark-"


class _Marking(Reader):
    """The reader, marking where comments and bookmarks begin and end."""

    def __init__(self, root: Any, styles: Styles, notes: Notes) -> None:
        super().__init__(root, styles, notes)
        w = self._w
        self.names: dict[str, str] = {}
        """The names of bookmarks by their ids."""
        self._referred: list[list[str]] = []
        self._starts |= {
            w + "commentRangeStart": lambda element: self._mark(_FROM, element),
            w + "commentRangeEnd": lambda element: self._mark(_TO, element),
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
            self._lines.marks.append((_AT + id_, self._paragraphs[-1].begin))

    def _end_paragraph(self) -> None:
        for id_ in self._referred.pop():
            self._lines.mark(_END_OF + id_)
        super()._end_paragraph()


def read_comments(path: Path) -> Commented:
    """The text of a .docx with its comments. Raises as `qda.files.read` does."""
    with opened(path) as package:
        part, root = package.main()
        related = package.related(part)
        styles = Styles(package, related)
        reader = _Marking(root, styles, Notes(package, related))
        reading = reading_of(package, related, root, reader)
        places = _places(reader.marks, reading.text)
        remarks = _remarks(package, related, styles)
        return Commented(reading, _threads(remarks, places), _bookmarks(reader, places), _properties(package))


# --------------------------------------------------------------------------- where they stand


def _places(marks: list[tuple[str, int]], text: str) -> dict[str, Span]:
    """The stretches that were marked, by what they are and their ids, without white space at their ends."""
    ends: dict[str, int] = {}
    begins: dict[str, int] = {}
    for name, offset in marks:
        kind, sign, id_ = name.partition("+") if "+" in name[:12] else name.partition("-")
        (begins.setdefault if sign == "+" else ends.setdefault)(f"{kind} {id_}", offset)
    return {
        name: trimmed(text, Span(begin, max(begin, ends.get(name, begin)))) for name, begin in begins.items()
    }


def _bookmarks(reader: _Marking, places: Mapping[str, Span]) -> dict[str, Span]:
    return {name: places[f"mark {id_}"] for id_, name in reader.names.items() if name and f"mark {id_}" in places}


# --------------------------------------------------------------------------- what they say


@dataclass(frozen=True, slots=True)
class _Remark:
    """A comment as its part has it, before it is known where it stands."""

    id: str
    text: str
    author: str
    created: str
    answers: str
    """The id of the comment that it replies to, or ""."""
    done: bool


def _remarks(package: Package, related: Related, styles: Styles) -> list[_Remark]:
    known = _extended(package, related)
    found: list[_Remark] = []
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
                _Remark(
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
        one if not one.answers else _Remark(one.id, one.text, one.author, one.created, above, one.done)
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


def _threads(remarks: list[_Remark], places: Mapping[str, Span]) -> tuple[Comment, ...]:
    """The comments with their replies, in the order of the text; those that stand nowhere at the end."""
    above = {one.id: one.answers for one in remarks}
    replies: dict[str, list[_Remark]] = defaultdict(list)
    for one in remarks:
        if top := _top(one.id, above):
            replies[top].append(one)
    threads = []
    for one in remarks:
        if _top(one.id, above):
            continue
        span, holds = _held(one.id, places)
        answers = tuple(
            Comment(reply.id, span, reply.text, reply.author, reply.created, holds, reply.done)
            for reply in replies[one.id]
        )
        if one.text or answers:
            threads.append(Comment(one.id, span, one.text, one.author, one.created, holds, one.done, answers))
    return tuple(sorted(threads, key=lambda comment: (comment.holds is Holds.NOTHING, comment.span)))


def _top(id_: str, above: Mapping[str, str]) -> str:
    """The comment that begins the thread in which `id_` replies; "" where it begins one itself."""
    seen = {id_}
    top = ""
    while (id_ := above.get(id_, "")) and id_ not in seen:
        seen.add(id_)
        top = id_
    return top


def _held(id_: str, places: Mapping[str, Span]) -> tuple[Span, Holds]:
    passage = places.get(f"comment {id_}", NOWHERE)
    if passage.length:
        return passage, Holds.PASSAGE
    paragraph = places.get(f"paragraph {id_}", NOWHERE)
    return (paragraph, Holds.PARAGRAPH) if paragraph.length else (NOWHERE, Holds.NOTHING)


def _properties(package: Package) -> dict[str, str]:
    """What the document's own properties say, by their names."""
    return {
        child.get("name") or "": "".join(child.itertext()).strip()
        for relation in package.relations()
        if relation.kind == "custom-properties"
        for child in package.xml(relation.part)
    }
