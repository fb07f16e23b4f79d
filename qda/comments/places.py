"""Where the comments of a file stand in the project.

A document of a copy that Sitat wrote is known by its bookmark and properties; without them, by its lines. Reads only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qda.files.word.body import bookmark
from qda.margin import DOCUMENT_MARK, DOCUMENTS, PROJECT, Comment, Commented, Holds
from qda.model import About, Document, Span
from qda.project import Project
from qda.text.anchors import Landing, reanchor
from qda.text.quotes import find_quote
from qda.text.spans import trimmed

_QUOTED = re.compile('[“«"„](.+?)[”»"“]', re.DOTALL)
_TELLING = 12
"""Characters from which words in a report are looked for in the transcripts."""
_SAME_TEXT = 0.5
"""From which share of a file's letters in common lines on it is taken for a document of the project."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a comment stands on in the project."""

    about: About = About.NOTHING
    about_id: int | None = None
    document: str = ""
    span: Span | None = None
    quote: str = ""
    sure: bool = True

    @property
    def document_id(self) -> int | None:
        return self.about_id if self.about is About.DOCUMENT else None


def listed(found: Commented, name: str) -> list[str]:
    """What a property lists; a long list is in several, whose names end in numbers."""
    pieces = [words for key, words in found.properties.items() if key.rstrip(" 0123456789") == name]
    return ",".join(pieces).split(",")


class Places:
    """Finds the places of a file's comments."""

    def __init__(self, project: Project, found: Commented, document_id: int | None = None) -> None:
        self._project = project
        self._found = found
        self._documents = {one.id: one for one in project.documents.all()}
        told = listed(found, DOCUMENTS)
        self.ours = bool(project.setting("guid")) and found.properties.get(PROJECT) == project.setting("guid")
        if document_id is not None and self._documents[document_id].guid not in told:
            self.ours = False  # it was imported anew, as another document
        self.regions = self._regions(document_id)
        """Which stretch of the file is which document."""
        self._things = {} if self.regions else self._named_things()
        self._known: dict[Span, Place] = {}

    def _regions(self, document_id: int | None) -> list[tuple[Span, Document]]:
        text = self._found.reading.text
        whole = Span(0, len(text))
        if document_id is not None:
            return [(whole, self._documents[document_id])]
        by_guid = {one.guid: one for one in self._documents.values()}
        marked = [
            (span, by_guid[name[len(DOCUMENT_MARK) :]])
            for name, span in self._found.marks.items()
            if name.startswith(DOCUMENT_MARK) and name[len(DOCUMENT_MARK) :] in by_guid and span.length
        ]
        if marked:
            return sorted(marked, key=lambda region: region[0])
        told = [by_guid[guid] for guid in listed(self._found, DOCUMENTS) if guid in by_guid]
        if len(told) == 1:
            return [(whole, told[0])]
        likest = self._likest(text)
        return [(whole, likest)] if likest else []

    def _likest(self, text: str) -> Document | None:
        """The document that has most of the file's lines; the one of the file's name, where several have as many."""
        lines = Counter(line.strip() for line in text.split("\n") if line.strip())
        total = sum(len(line) * count for line, count in lines.items()) or 1
        best: tuple[float, bool, int] = (_SAME_TEXT, False, 0)
        found = None
        named = self._project.documents.named(self._found.reading.source)
        for document in self._documents.values():
            there = Counter(line.strip() for line in self._project.documents.text(document.id).split("\n"))
            share = sum(len(line) * min(count, there[line]) for line, count in lines.items()) / total
            rank = (share, named is not None and named.id == document.id, -document.position)
            if rank > best:
                best, found = rank, document
        return found

    def _named_things(self) -> dict[Span, tuple[About, int]]:
        """The points, questions and codes that a report's bookmarks stand for."""
        project, marks = self._project, self._found.marks
        things = [(About.POINT, point.id, f"point-{point.guid}") for point in project.synthesis.points()]
        things += [(About.QUESTION, one.id, f"question-{one.guid}") for one in project.guide.questions()]
        things += [(About.CODE, one.id, f"code-{one.guid}") for one in project.codes.all()]
        named = {bookmark(anchor): (about, id_) for about, id_, anchor in things}
        signed = {anchor.replace("-", "_"): (about, id_) for about, id_, anchor in things}
        known = ((named.get(name) or signed.get(name.rpartition("_")[0]), span) for name, span in marks.items())
        return {span: thing for thing, span in known if thing}

    # ----------------------------------------------------------------- finding

    def find(self, comments: Sequence[Comment]) -> None:
        """Find the places of these comments, all at once: it is much quicker so."""
        for region, document in self.regions:
            spans = [
                one.span for one in comments
                if one.holds is not Holds.NOTHING and region.start <= one.span.start < region.end
            ]  # fmt: skip
            old = region.of(self._found.reading.text)
            new = self._project.documents.text(document.id)
            within = [Span(max(0, span.start - region.start), min(len(old), span.end - region.start)) for span in spans]
            for span, inside, anchor in zip(spans, within, reanchor(old, new, within), strict=True):
                there = trimmed(new, anchor.span)
                sure = anchor.landing in (Landing.SAME, Landing.CHANGED)
                held = there if there.length and anchor.landing is not Landing.LOST else None
                quote = inside.of(old)
                self._known[span] = Place(About.DOCUMENT, document.id, document.name, held, quote, sure)

    def of(self, comment: Comment) -> Place:
        """Where a comment stands."""
        if comment.holds is Holds.NOTHING:
            if len(self.regions) == 1:
                return Place(About.DOCUMENT, self.regions[0][1].id, self.regions[0][1].name)
            return Place()
        if comment.span not in self._known:
            self._known[comment.span] = self._in_report(comment)
        return self._known[comment.span]

    def _in_report(self, comment: Comment) -> Place:
        """The passage that a report quotes there, or the point or question it tells of."""
        words = comment.span.of(self._found.reading.text)
        quoted = sorted(_QUOTED.findall(words), key=len, reverse=True)
        for sought in (*quoted[:1], words.strip(' “”«»"„')):
            if len(sought.strip()) >= _TELLING and (place := self._quoted(sought.strip())):
                return place
        over = [(span.length, thing) for span, thing in self._things.items() if span.overlaps(comment.span)]
        if over:
            about, id_ = min(over)[1]
            return Place(about, id_, quote=words)
        return Place(quote=words)

    def _quoted(self, words: str) -> Place | None:
        for exactly in (True, False):
            for document in self._documents.values():
                text = self._project.documents.text(document.id)
                if exactly and words not in text:
                    continue
                found = find_quote(text, words)
                if found:
                    sure = len(found) == 1
                    return Place(About.DOCUMENT, document.id, document.name, found[0], words, sure)
        return None

    def held(self, document_id: int, span: Span) -> Place:
        """A place the project knows itself."""
        text = self._project.documents.text(document_id)
        return Place(About.DOCUMENT, document_id, self._documents[document_id].name, span, span.of(text))
