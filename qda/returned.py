"""Where the comments of a file stand in the project, and which of them the project has already.

A copy that Sitat wrote is known by its properties and bookmarks; without them, by its words. Reads only.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qda.analysis.coded_transcript import out_of_ranges
from qda.files.word.body import bookmark
from qda.margin import CODINGS, DOCUMENT_MARK, DOCUMENTS, MEMOS, PROJECT, Comment, Commented, Holds, Mark, sum_of
from qda.model import About, Coding, Document, Memo, Span
from qda.project import Project
from qda.text.anchors import Landing, reanchor
from qda.text.markup import plain
from qda.text.quotes import find_quote
from qda.text.remarks import folded, taken_apart
from qda.text.spans import trimmed

_QUOTED = re.compile("[“«\"„](.+?)[”»\"“]", re.DOTALL)
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


class Places:
    """Finds the places of a file's comments."""

    def __init__(self, project: Project, found: Commented, document_id: int | None = None) -> None:
        self._project = project
        self._found = found
        self._documents = {one.id: one for one in project.documents.all()}
        self.ours = bool(project.setting("guid")) and found.properties.get(PROJECT) == project.setting("guid")
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
        told = [by_guid[guid] for guid in self._found.properties.get(DOCUMENTS, "").split(",") if guid in by_guid]
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
        return {span: named[name] for name, span in marks.items() if name in named}

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
        for sought in (*quoted[:1], words.strip(" “”«»\"„")):
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


class Kept(NamedTuple):
    """A coding or a memo that a comment was written for."""

    place: Place
    author: str
    names: tuple[str, ...]
    words: str
    lines: frozenset[str]
    coding_id: int | None = None
    memo_id: int | None = None
    same: bool = False
    """Whether the comment says what was written into the file."""


class Known:
    """What of a file's comments the project has already."""

    def __init__(self, project: Project, found: Commented, places: Places) -> None:
        self._project, self._found, self._places = project, found, places
        self._coders = {coder.id: coder.name for coder in project.codings.coders()}
        self._paths = project.codes.paths()
        documents = [document.id for _, document in places.regions]
        self._codings = {one.id: one for id_ in documents for one in project.codings.in_document(id_)}
        self._memos: dict[int, Memo] = {}
        self._on_coding: dict[int, list[Memo]] = defaultdict(list)
        for memo in project.memos.all() if documents else []:
            if memo.about is About.CODING and memo.about_id in self._codings:
                self._on_coding[memo.about_id or 0].append(memo)
            elif memo.about is About.DOCUMENT and memo.about_id in documents:
                self._memos[memo.id] = memo
        self._marked: dict[Span, list[Mark]] = defaultdict(list)
        if places.ours:
            for name, span in found.marks.items():
                if mark := Mark.read(name):
                    self._marked[span].append(mark)
        self._met: set[tuple[str, int]] = set()
        self._by_place: dict[tuple[int, Span], list[Coding]] = defaultdict(list)
        for coding in self._codings.values():
            self._by_place[coding.document_id, coding.span].append(coding)

    def take(self, comment: Comment) -> Kept | None:
        """The coding or memo that a comment was written for, which no other comment is taken for from now on."""
        marks = [mark for mark in self._marked.get(comment.span, ()) if mark[:2] not in self._met]
        best: tuple[int, Mark] | None = None
        for mark in marks:
            likeness = self._likeness(mark, comment)
            if likeness and (best is None or likeness > best[0]):
                best = likeness, mark
        if best is None:
            return None
        mark = best[1]
        self._met.add(mark[:2])
        return self._kept(mark, same=mark.sum == sum_of(comment.text))

    def _likeness(self, mark: Mark, comment: Comment) -> int:
        """How much speaks for a comment being the one that a mark was set for; 0 where nothing does."""
        same = mark.sum == sum_of(comment.text)
        one = (self._codings if mark.kind == "c" else self._memos).get(mark.number)
        if one is None:  # deleted here since
            return 1 if same else 0
        author = self._coders.get(one.coder_id, "") == comment.author
        when = bool(comment.created) and one.created[:19] == comment.created[:19]
        return 4 * same + 2 * when + author if same or (author and when) else 0

    def _kept(self, mark: Mark, *, same: bool) -> Kept:
        coding, memo = self._codings.get(mark.number), self._memos.get(mark.number)
        if mark.kind == "c" and coding is not None:
            return self._of_coding(coding, same)
        if mark.kind == "m" and memo is not None:
            return self._of_memo(memo, same)
        return Kept(Place(), "", (), "", frozenset(), same=same)

    def _of_coding(self, coding: Coding, same: bool = False) -> Kept:
        memos = self._on_coding.get(coding.id, ())
        lines = frozenset(line.strip() for memo in memos for line in plain(memo.text).split("\n"))
        return Kept(
            self._places.held(coding.document_id, coding.span),
            self._coders.get(coding.coder_id, ""),
            (self._paths[coding.code_id],),
            "",
            lines,
            coding_id=coding.id,
            same=same,
        )

    def _of_memo(self, memo: Memo, same: bool = False) -> Kept:
        place = self._places.held(memo.about_id or 0, memo.span) if memo.span else Place(memo.about, memo.about_id)
        author = self._coders.get(memo.coder_id, "")
        return Kept(place, author, (), plain(memo.text), frozenset(), memo_id=memo.id, same=same)

    # ----------------------------------------------------------------- without marks

    def is_there(self, comment: Comment, place: Place, names: Collection[str]) -> bool:
        """Whether all that a comment and its replies say is in the project, on the same words, by the same person."""
        if place.document_id is None or place.span is None:
            return False
        here = self._by_place.get((place.document_id, place.span), [])
        memos = [memo for coding in here for memo in self._on_coding.get(coding.id, ())]
        memos += [one for one in self._memos.values() if (one.about_id, one.span) == (place.document_id, place.span)]
        said_here = {(self._coders.get(one.coder_id, ""), sum_of(plain(one.text))) for one in memos}
        said = taken_apart(comment.text, names)
        told = [(reply.author, sum_of(reply.text)) for reply in comment.replies if reply.text]
        if (comment.author, sum_of(comment.text)) in said_here:
            return all(one in said_here for one in told)
        own = [one for one in here if self._coders.get(one.coder_id, "") == comment.author]
        if said.names:
            there = {key: one for one in own for key in self._keys(one)}
            met = [there.get(folded(name)) for name in said.names]
            self._met |= {("c", one.id) for one in met if one is not None}
            if any(one is None for one in met):
                return False
        if said.words:
            told.append((comment.author, sum_of(said.words)))
        mine = {memo.id for memo in memos if (self._coders.get(memo.coder_id, ""), sum_of(plain(memo.text))) in told}
        self._met |= {("m", id_) for id_ in mine}
        return bool(said.names or said.words) and all(one in said_here for one in told)

    def _keys(self, coding: Coding) -> Iterator[str]:
        path = folded(self._paths[coding.code_id])
        yield path
        yield path.rpartition(" > ")[2]

    def has_memo(self, author: str, text: str, kept: Kept) -> bool:
        """Whether somebody's words on a coding or a memo's passage are in the project."""
        if kept.coding_id is not None:
            memos = self._on_coding.get(kept.coding_id, [])
        else:
            memos = [one for one in self._memos.values() if one.span == kept.place.span]
        return any(self._coders.get(m.coder_id, "") == author and sum_of(plain(m.text)) == sum_of(text) for m in memos)

    # ----------------------------------------------------------------- what is there no more

    def gone(self) -> Iterator[Kept]:
        """The codings and memos that were written into the file and have no comment in it any more."""
        if not self._places.ours:
            return
        for id_ in sorted(self._numbers(CODINGS)):
            if id_ in self._codings and ("c", id_) not in self._met:
                yield self._of_coding(self._codings[id_])
        for id_ in sorted(self._numbers(MEMOS)):
            if id_ in self._memos and ("m", id_) not in self._met:
                yield self._of_memo(self._memos[id_])

    def _numbers(self, name: str) -> set[int]:
        pieces = [words for key, words in self._found.properties.items() if key.rstrip(" 0123456789") == name]
        return out_of_ranges(",".join(pieces))

