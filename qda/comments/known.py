"""Which of a file's comments the project has already: by the bookmarks Sitat set, or by their words. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from qda.analysis.coded_transcript import out_of_ranges
from qda.comments.places import Place, Places, listed
from qda.margin import CODINGS, MEMOS, Comment, Commented, Mark, sum_of
from qda.model import About, Coding, Memo, Span
from qda.project import Project
from qda.text.markup import plain
from qda.text.remarks import folded, taken_apart


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
        return out_of_ranges(",".join(listed(self._found, name)))
