"""A file's comments as they are understood: on which passage each stands, what it is to the project already, which
names of codes it uses. Reads only; what a person decides is kept by `qda.comments.taking`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from qda import errors
from qda.comments.known import Kept, Known
from qda.comments.places import Place, Places
from qda.margin import Comment, Commented
from qda.model import About, Report, Span, silent
from qda.project import Project
from qda.text.matching import near_duplicates, rank
from qda.text.remarks import folded, taken_apart


class What(StrEnum):
    """What a comment is to the project."""

    CODED = "coded"
    """A new comment that names codes."""
    MEMO = "memo"
    """A new comment that says something else."""
    REPLY = "reply"
    """New words on a coding or a memo that the project has."""
    RECODED = "recoded"
    """A coding's comment that names other codes than it did."""
    REWORDED = "reworded"
    """A memo's comment that says something else than it did."""
    DELETED = "deleted"
    """A coding or memo that was written into the file, and whose comment is there no more."""


_BY_HAND = frozenset({What.RECODED, What.REWORDED, What.DELETED})
"""What changes or removes something: it is only done where a person says so."""


class Use(StrEnum):
    """What becomes of a name in comments."""

    CODE = "code"
    NEW = "new code"
    MEMO = "memo"
    NONE = "left out"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name becomes; `code_id` is set where it is a code there is."""

    use: Use
    code_id: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name that comments use, with what it most likely is. `sure` says how alike the code's name is, in per cent."""

    text: str
    count: int
    choice: Choice
    sure: int
    example: str
    """The words of the first comment that has it, where there are more than the name."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be taken over, or not."""

    what: What
    place: Place
    author: str = ""
    created: str = ""
    names: tuple[str, ...] = ()
    words: str = ""
    replies: tuple[Comment, ...] = ()
    coding_id: int | None = None
    memo_id: int | None = None
    before: str = ""
    """What the project says now, where the comment says something else."""
    done: bool = False

    @property
    def proposed(self) -> bool:
        """Whether it is taken over unless a person says otherwise."""
        return self.what not in _BY_HAND


@dataclass(frozen=True, slots=True)
class Review:
    """A file's comments as they are understood. `unchanged` counts those the project has already."""

    source: str
    remarks: tuple[Remark, ...]
    names: tuple[Name, ...]
    unchanged: int = 0

    @property
    def doubtful(self) -> int:
        """How many stand on words that were not found for certain."""
        return sum(not remark.place.sure for remark in self.remarks)


# --------------------------------------------------------------------------- understanding


def has_comments(path: Path) -> bool:
    """Whether a file is of a kind whose comments are read, and has some."""
    from qda import files

    return path.suffix.lower() in files.COMMENTED and bool(files.commented(path).comments)


def commented(path: Path) -> Commented:
    """A file with its comments. Raises as `qda.files.read` does, and where its kind of file has no comments."""
    from qda.files import commented as read

    found = read(path)
    if not found.comments and not any(found.properties.get(name) for name in ("Sitat codings", "Sitat memos")):
        raise errors.CannotDo("There are no comments in {name}; choose a file that was commented on.", name=path.name)
    return found


def tally(found: Commented, known: Collection[str] = ()) -> tuple[int, int]:
    """How many of a file's comments name codes, and how many do not."""
    coded = sum(bool(taken_apart(comment.text, known).names) for comment in found.comments)
    return coded, len(found.comments) - coded


def known_names(project: Project) -> frozenset[str]:
    """The names and paths of the codes, as comments' names are compared with them."""
    return frozenset({folded(path) for path in project.codes.paths().values()}).union(
        folded(code.name) for code in project.codes.all()
    )


def review(project: Project, found: Commented, document_id: int | None = None, report: Report = silent) -> Review:
    """What the comments of a file are to the project. `document_id` says which document it is, where that is known."""
    places = Places(project, found, document_id)
    known = Known(project, found, places)
    names = known_names(project)
    remarks: list[Remark] = []
    unchanged = 0
    total = len(found.comments)
    fresh: list[Comment] = []
    for comment in found.comments:
        kept = known.take(comment)
        if kept is None:
            fresh.append(comment)
            continue
        if kept.coding_id is None and kept.memo_id is None:  # it was deleted here since; what was replied stays
            unchanged += 1
            fresh += comment.replies
            continue
        changes = _changes(kept, comment, known, names)
        unchanged += not changes
        remarks += changes
    places.find(fresh)
    for number, comment in enumerate(fresh):
        if number % 50 == 0:
            report(number, total, found.reading.source)
        place = places.of(comment)
        if known.is_there(comment, place, names):
            unchanged += 1
            continue
        said = taken_apart(comment.text, names)
        coded = bool(said.names) and place.span is not None and place.about is About.DOCUMENT
        remarks.append(
            Remark(
                What.CODED if coded else What.MEMO,
                place,
                comment.author,
                moment(comment.created),
                said.names if coded else (),
                said.words if coded or said.words else comment.text,
                comment.replies,
                done=comment.done,
            )
        )
    remarks += [
        Remark(What.DELETED, gone.place, gone.author, names=gone.names, words=gone.words, coding_id=gone.coding_id,
               memo_id=gone.memo_id)
        for gone in known.gone()
    ]  # fmt: skip
    remarks.sort(key=lambda one: (one.place.document_id is None, one.place.document, one.place.span or Span(0, 0)))
    return Review(found.reading.source, tuple(remarks), tuple(_names(project, remarks)), unchanged)


def together(project: Project, reviews: Sequence[Review]) -> Review:
    """The comments of several files, to be looked at as one."""
    if len(reviews) == 1:
        return reviews[0]
    remarks = tuple(remark for one in reviews for remark in one.remarks)
    source = ", ".join(one.source for one in reviews)
    return Review(source, remarks, tuple(_names(project, remarks)), sum(one.unchanged for one in reviews))


def _changes(kept: Kept, comment: Comment, known: Known, names: Collection[str]) -> list[Remark]:
    """What is new about a comment that the project knows."""
    changes: list[Remark] = []
    base = Remark(What.REPLY, kept.place, comment.author, coding_id=kept.coding_id, memo_id=kept.memo_id)
    if kept.same:
        pass
    elif kept.coding_id is not None:
        first, _, rest = comment.text.partition("\n")
        if folded(first) != folded(kept.names[0]):
            said = taken_apart(first, names)
            what = What.RECODED if said.names else What.REPLY
            changes.append(replace(base, what=what, names=said.names, words=said.words, before=kept.names[0]))
        added = [line for line in rest.split("\n") if line.strip() and line.strip() not in kept.lines]
        if added:
            changes.append(replace(base, words="\n".join(added)))
    else:
        said = taken_apart(comment.text)
        words = said.words or comment.text
        if _lines(words) != _lines(kept.words):
            changes.append(replace(base, what=What.REWORDED, words=words, before=kept.words))
    for reply in comment.replies:
        if reply.text and not known.has_memo(reply.author, reply.text, kept):
            when = moment(reply.created)
            changes.append(replace(base, author=reply.author, created=when, words=reply.text, done=reply.done))
    return changes


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def moment(written: str) -> str:
    """When a comment was written, as Sitat keeps it; "" where that is not known."""
    try:
        when = datetime.fromisoformat(written)
    except ValueError:
        return ""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when.tzinfo else f"{when:%Y-%m-%dT%H:%M:%S}Z"


# --------------------------------------------------------------------------- names


def _names(project: Project, remarks: Iterable[Remark]) -> list[Name]:
    """Every name that comments use, with what it may be: first what is in doubt, the most frequent first."""
    counts: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    examples: dict[str, str] = {}
    for remark in remarks:
        if remark.what is What.DELETED:
            continue
        for name in remark.names:
            key = folded(name)
            counts[key] += 1
            spelt.setdefault(key, name)
            if remark.words:
                examples.setdefault(key, remark.words)
    paths = project.codes.paths()
    found = []
    for key, count in counts.most_common():
        code_id, sure = proposal(spelt[key], paths)
        choice = Choice(Use.CODE, code_id) if code_id is not None else Choice(Use.NEW)
        found.append(Name(spelt[key], count, choice, sure, examples.get(key, "")))
    return sorted(found, key=lambda name: name.sure >= SURE)


SURE = 99
"""From how many per cent on a name is a code's own."""
_NEARLY, _BEGINS = 88, 700
"""From where on a code's name is like a name in a comment: in per cent, and in the finder's points."""


def proposal(name: str, paths: Mapping[int, str]) -> tuple[int | None, int]:
    """The code that a name most likely means, and how like its own the name is; none where none is like it."""
    wanted = folded(name)
    exact = [id_ for id_, path in paths.items() if folded(path) == wanted]
    exact = exact or [id_ for id_, path in paths.items() if folded(path).rpartition(" > ")[2] == wanted]
    if exact:
        return exact[0], 100 if len(exact) == 1 else 99
    best, sure = None, 0
    for id_, path in paths.items():
        alike = near_duplicates([name, path])
        if alike and alike[0][2] > sure:
            best, sure = id_, alike[0][2]
    if best is None and len(wanted) > 3:
        ids = list(paths)
        ranked = rank(name, [paths[id_] for id_ in ids])
        if ranked and ranked[0][1] >= _BEGINS:
            best, sure = ids[ranked[0][0]], _NEARLY - 8
    return best, sure


def only_known(review: Review) -> dict[str, Choice]:
    """The choices of somebody who wants no new codes: names that no code has stay in memos."""
    return {folded(name.text): name.choice if name.sure >= SURE else Choice(Use.MEMO) for name in review.names}


def proposed(review: Review) -> dict[str, Choice]:
    """The choices as they are proposed, by `folded` names."""
    return {folded(name.text): name.choice for name in review.names}
