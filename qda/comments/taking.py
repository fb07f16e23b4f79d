"""What a person decided about a file's comments becomes codings and memos, in one step."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, replace

from qda.comments.review import Choice, Remark, Review, Use, What, moment, proposed
from qda.model import About, Span
from qda.project import Project
from qda.text.markup import plain
from qda.text.remarks import folded


@dataclass(frozen=True, slots=True)
class Taken:
    """What was stored."""

    codings: int = 0
    memos: int = 0
    changed: int = 0
    removed: int = 0
    codes: int = 0


def take(
    project: Project,
    review: Review,
    choices: Mapping[str, Choice] | None = None,
    chosen: Collection[int] | None = None,
) -> Taken:
    """Keep what was decided, in one step: of the remarks those `chosen`, by their places in the review (None: those
    proposed), their names as `choices` say (None: as proposed)."""
    return deque(taking(project, review, choices, chosen), maxlen=1).pop()


def taking(
    project: Project,
    review: Review,
    choices: Mapping[str, Choice] | None = None,
    chosen: Collection[int] | None = None,
) -> Generator[Taken, None, None]:
    """As `take`, some remarks at each turn of the loop; closed before its end, nothing is kept."""
    wanted = [
        remark
        for number, remark in enumerate(review.remarks)
        if (remark.proposed if chosen is None else number in chosen)
    ]
    if not wanted:
        yield Taken()
        return
    with project.step("comments.take", count=len(wanted), source=review.source):
        under_way = _Taking(project, proposed(review) if choices is None else choices, review.source)
        for start in range(0, len(wanted), _AT_ONCE):
            under_way.take(wanted[start : start + _AT_ONCE])
            yield under_way.taken
    yield under_way.taken


_AT_ONCE = 100
"""How many remarks are written at a time."""


class _Taking:
    """Writes remarks, within a step."""

    def __init__(self, project: Project, choices: Mapping[str, Choice], source: str) -> None:
        self._project = project
        self._choices = choices
        self._source = source
        self._codes: dict[str, int] = {}
        self._read: set[int] = set()
        self._known: set[int] = set()
        """The codings there are already, of the documents that were read."""
        self._there: dict[tuple[About, int | None], set[tuple[str, str, Span | None]]] = {}
        self._coders = {coder.id: coder.name for coder in project.codings.coders()}
        self.taken = Taken()

    def take(self, remarks: Sequence[Remark]) -> None:
        """Write some remarks: codings at once, then what hangs on them."""
        rows: list[tuple[int, Span, int, str, str]] = []
        first: dict[int, int] = {}
        parts = [self._parted(remark) for remark in remarks]
        for number, (remark, (codes, _)) in enumerate(zip(remarks, parts, strict=True)):
            place = remark.place
            if remark.what is What.CODED and codes and place.document_id is not None and place.span is not None:
                first[number] = len(rows)
                rows += [(place.document_id, place.span, code, remark.author, remark.created) for code in codes]
        made = self._add(rows)
        for number, (remark, (codes, words)) in enumerate(zip(remarks, parts, strict=True)):
            on = made[first[number]] if number in first else remark.coding_id
            self._write(remark, codes, words, on)

    def _add(self, rows: Sequence[tuple[int, Span, int, str, str]]) -> list[int]:
        if not rows:
            return []
        for document_id in {row[0] for row in rows} - self._read:
            self._read.add(document_id)
            self._known |= {one.id for one in self._project.codings.in_document(document_id)}
        made = self._project.codings.add_all(rows, self._source)
        self.taken = replace(self.taken, codings=self.taken.codings + len(set(made) - self._known))
        self._known |= set(made)
        return made

    def _parted(self, remark: Remark) -> tuple[list[int], str]:
        """The codes that a remark's names stand for, and its words with the names that are none."""
        if remark.what is What.DELETED:
            return [], ""
        codes, words = [], []
        for name in remark.names:
            choice = self._choices.get(folded(name), Choice(Use.MEMO))
            if choice.use is Use.MEMO:
                words.append(name)
            elif choice.use is not Use.NONE:
                codes.append(self._code(name, choice))
        said = "; ".join(words)
        return list(dict.fromkeys(codes)), "\n".join(part for part in (said, remark.words) if part)

    def _code(self, name: str, choice: Choice) -> int:
        if choice.use is Use.CODE and choice.code_id is not None:
            return choice.code_id
        key = folded(name)
        if key not in self._codes:
            there = self._project.codes.find(name)
            self._codes[key] = there.id if there else self._project.codes.add_path(name)
            if there is None:
                self.taken = replace(self.taken, codes=self.taken.codes + 1)
        return self._codes[key]

    def _write(self, remark: Remark, codes: list[int], words: str, on: int | None) -> None:
        """Write what hangs on a remark; `on` is the coding it is on."""
        match remark.what:
            case What.CODED | What.MEMO:
                on = on if codes else None
                if words:
                    self._memo(remark, words, remark.author, remark.created, on)
                for reply in remark.replies:
                    self._memo(remark, reply.text, reply.author, moment(reply.created), on)
            case What.REPLY:
                self._memo(remark, words, remark.author, remark.created, on)
            case What.RECODED:
                self._recode(remark, codes, words, on)
            case What.REWORDED if remark.memo_id is not None:
                self._project.memos.set_text(remark.memo_id, words)
                self.taken = replace(self.taken, changed=self.taken.changed + 1)
            case What.DELETED:
                self._remove(remark)

    def _recode(self, remark: Remark, codes: list[int], words: str, on: int | None) -> None:
        if on is not None and codes:
            coding = self._project.codings.get(on)
            if coding.code_id not in codes:
                self._project.codings.recode([on], codes[0])
            self._add(
                [(coding.document_id, coding.span, code, self._coders[coding.coder_id], "") for code in codes[1:]]
            )
            self.taken = replace(self.taken, changed=self.taken.changed + 1)
        if words:
            self._memo(remark, words, remark.author, remark.created, on)

    def _remove(self, remark: Remark) -> None:
        if remark.coding_id is not None:
            self._project.codings.remove([remark.coding_id])
        elif remark.memo_id is not None:
            self._project.memos.delete(remark.memo_id)
        self.taken = replace(self.taken, removed=self.taken.removed + 1)

    def _memo(self, remark: Remark, text: str, author: str, created: str, on: int | None) -> None:
        """A memo on a coding, or on what the comment stands on; one that is there already is not written twice."""
        place = remark.place
        about, about_id, span = (
            (About.CODING, on, None) if on is not None else (place.about, place.about_id, place.span)
        )
        if about is not About.DOCUMENT:
            span = None
        if about is About.NOTHING and place.quote:
            text = f"> {' '.join(place.quote.split())}\n{text}"
        author = author or self._project.coder
        there = self._there.get((about, about_id))
        if there is None:
            memos = self._project.memos.on(about, about_id) if about_id is not None else [
                memo for memo in self._project.memos.all() if memo.about is About.NOTHING
            ]  # fmt: skip
            there = {(self._coders.get(m.coder_id, ""), plain(m.text).strip(), m.span) for m in memos}
            self._there[about, about_id] = there
        key = (author, plain(text).strip(), span)
        if key not in there:
            there.add(key)
            self._project.memos.add(text, about, about_id, span, author, created)
            self.taken = replace(self.taken, memos=self.taken.memos + 1)
