"""What was done, told: where each act happened, what it changed, and where that is today.

The names are those things had then; what is gone since is told from what the journal kept of it. Knows no windows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from qda import acts
from qda.model import Act, Report, Span, silent
from qda.project import Project
from qda.store.past import Dated, Image, Wanted
from qda.text.spans import Paragraphs

MOST = 60
"""How many of the rows that an act touched are told one by one."""
_EVERY = 1_000
"""After how many acts a search tells how far it has come."""


class Group(StrEnum):
    """The kinds of act, as one looks for them."""

    CODING = "coding"
    CODEBOOK = "codebook"
    MEMO = "memos"
    TEXT = "documents and text"
    CASE = "cases"
    GUIDE = "guide"
    SYNTHESIS = "synthesis"
    IMPORT = "imports"
    OTHER = "other"


_BEGINNINGS = {
    "coding": Group.CODING,
    "code": Group.CODEBOOK,
    "codebook": Group.CODEBOOK,
    "memo": Group.MEMO,
    "document": Group.TEXT,
    "speaker": Group.TEXT,
    "turn": Group.GUIDE,
    "case": Group.CASE,
    "attribute": Group.CASE,
    "question": Group.GUIDE,
    "section": Group.GUIDE,
    "guide": Group.GUIDE,
    "cell": Group.SYNTHESIS,
    "point": Group.SYNTHESIS,
    "evidence": Group.SYNTHESIS,
    "finding": Group.SYNTHESIS,
    "theme": Group.SYNTHESIS,
    "synthesis": Group.SYNTHESIS,
    "survey": Group.TEXT,
}
_IMPORTS = frozenset({"demo", "document.add", "coding.add_all", "project.merge"})


def group(kind: str) -> Group:
    """Which group a kind of act is in."""
    first, _, last = kind.partition(".")
    if kind in _IMPORTS or last == "import":
        return Group.IMPORT
    return Group.TEXT if kind == "document.match" else _BEGINNINGS.get(first, Group.OTHER)


def kinds_of(wanted: Group) -> frozenset[str]:
    """The kinds of act that are in a group."""
    return frozenset(kind for kind in acts.WORDS if group(kind) is wanted)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act happened, by the names of then. `document_id` and `span` are of the text as it stood then."""

    document: str = ""
    document_id: int | None = None
    span: Span | None = None
    paragraph: int | None = None
    coding_id: int | None = None
    code: str = ""
    code_id: int | None = None
    question: str = ""
    question_id: int | None = None
    case: str = ""
    case_id: int | None = None

    def __bool__(self) -> bool:
        return any((self.document_id, self.code_id, self.question_id, self.case_id))


class How(StrEnum):
    """What an act did to one row."""

    MADE = "made"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that an act made, changed or took away: what, where, and its words before and after."""

    table: str
    how: How
    place: Place
    before: str = ""
    after: str = ""
    columns: tuple[str, ...] = ()
    """What of it differs."""

    @property
    def words(self) -> str:
        return self.after or self.before


# --------------------------------------------------------------------------- which acts


def found(
    project: Project,
    wanted: Wanted,
    words: str = "",
    say: Callable[[Act], str] = acts.sentence,
    report: Report = silent,
) -> list[Dated]:
    """The acts that are looked for, newest first; with `words`, those whose sentence or details hold all of them.

    `say` is how an act reads to whoever looks.
    """
    every = project.past.index(wanted)
    sought = words.casefold().split()
    if not sought:
        return every
    kept = []
    for start in range(0, len(every), _EVERY):
        report(start, len(every), "")
        some = every[start : start + _EVERY]
        for dated, act in zip(some, project.past.acts([one.id for one in some]), strict=True):
            text = " ".join((say(act), act.coder, *map(str, act.details.values()))).casefold()
            if all(word in text for word in sought):
                kept.append(dated)
    return kept


def since_then(project: Project, moment: str) -> dict[str, dict[str, int]]:
    """What was done after a moment: how many acts of each kind, by whoever did them."""
    counts: dict[str, dict[str, int]] = {}
    for act in project.past.all(Wanted(since=moment)):
        of = counts.setdefault(act.coder, {})
        of[act.kind] = of.get(act.kind, 0) + int(_number(act.details.get("count")) if _is_many(act) else 1)
    return counts


def _is_many(act: Act) -> bool:
    return act.kind.startswith("coding.") and act.kind.endswith("_all")


def _number(value: object) -> int:
    return value if isinstance(value, int) else 1


# --------------------------------------------------------------------------- what an act did


def told(project: Project, act: Act, limit: int = MOST) -> list[Told]:
    """What an act made, changed and took away, one thing at a time, at most `limit` of them."""
    teller = _Teller(project, act)
    images = _of_interest(act, project.past.images(act.id, 4 * limit))
    rows = [teller.told(image) for image in images]
    texts = [
        Told("document_text", How.CHANGED, teller.corrected(id_, before, after), before, after, ("text",))
        for id_, (before, after) in project.past.texts(act.id).items()
    ]
    return [*texts, *(row for row in rows if not _MOVED.issuperset(row.columns))][:limit]


def _of_interest(act: Act, images: Sequence[Image]) -> list[Image]:
    """The rows that a person knows of: turns and speakers come and go with their documents, and nobody reads a guid."""
    about_turns = act.kind.partition(".")[0] in ("turn", "speaker") or act.kind == "document.match"
    known = _WORDS.keys() if about_turns else _WORDS.keys() - {"turn", "speaker"}
    return [image for image in images if image.table in known and image.row.get("key") != "guid"]


def place(project: Project, act: Act) -> Place:
    """Where an act happened: the passage, or else the code, the cell, the question, the case or the document."""
    teller = _Teller(project, act)
    if act.kind == "document.text":
        for document_id, (before, after) in project.past.texts(act.id).items():
            return teller.corrected(document_id, before, after)
    first = _FIRST.get(act.kind.partition(".")[0], "")
    order = {table: place for place, table in enumerate(_TELLING)} | {first: -1}
    images = [image for image in project.past.images(act.id, 4 * MOST) if image.table in order]
    return teller.place(min(images, key=lambda image: order[image.table])) if images else Place()


def places(project: Project, some: Sequence[Act]) -> dict[int, Place]:
    """Where memos and evidence were put, which their sentences do not say, by act."""
    found: dict[int, Place] = {}
    for table, beginning in (("memo", "memo."), ("evidence", "evidence.")):
        mine = {act.id: act for act in some if act.kind.startswith(beginning)}
        if mine:
            for act_id, image in project.past.touched(mine, table).items():
                found[act_id] = _Teller(project, mine[act_id]).place(image)
    return found


_TELLING = ("coding", "memo", "evidence", "turn", "cell", "point", "question", "code", "document", "case", "speaker",
            "attribute_value")  # fmt: skip
"""The tables whose rows have a place, those that tell it most narrowly first."""
_FIRST = {"document": "document", "code": "code", "case": "case", "question": "question", "guide": "question",
          "point": "point", "memo": "memo", "evidence": "evidence", "speaker": "speaker"}  # fmt: skip
"""The table that acts so named are about, whatever else they touched."""
_WORDS = {
    "coding": "quote", "memo": "text", "evidence": "quote", "cell": "summary", "point": "text", "code": "definition",
    "question": "text", "document": "name", "case": "name", "setting": "value", "attribute_value": "value",
    "speaker": "name", "query": "name", "recipe": "name", "turn": "question_id", "survey": "name",
    "survey_question": "text",
}  # fmt: skip
"""The column that holds the words of a row."""


_MOVED = frozenset({"start", "end", "words"})
"""What changes of a row when the text before it does: it went along, and that goes without saying."""
_UNSAID = frozenset({"position", "basis", "changed", "before", "after"})
"""What of a row is not told to have changed."""


class _Teller:
    """Tells the rows of one act by the names of its day."""

    def __init__(self, project: Project, act: Act) -> None:
        self._project, self._past = project, project.past
        self._act = act
        self._names: dict[tuple[str, int, str], str] = {}
        self._paragraphs: dict[int, Paragraphs | None] = {}

    def told(self, image: Image) -> Told:
        how = How.MADE if image.before is None else How.GONE if image.after is None else How.CHANGED
        changed = tuple(column for column in image.changed() if column not in _UNSAID)
        before, after = (self._words(image, side, changed) for side in (image.before, image.after))
        return Told(image.table, how, self.place(image), before, after, changed)

    def _words(self, image: Image, row: Mapping[str, Any] | None, changed: Sequence[str]) -> str:
        if row is None:
            return ""
        column = _WORDS.get(image.table, "")
        if image.table == "coding" and image.before and image.after and "code_id" in changed:
            return self._name("code", row["code_id"])
        if image.table == "code" and image.before and image.after:
            return "\n".join(str(row[one]) for one in changed if one not in ("parent_id", "guid") and row[one] != "")
        if image.table == "turn":
            return self._name("question", row["question_id"], "number")
        return str(row.get(column) or "")

    def place(self, image: Image) -> Place:
        row, table = image.row, image.table
        own = {"code": "code_id", "document": "document_id", "question": "question_id", "case": "case_id"}
        ids = {name: row.get(name) for name in ("document_id", "code_id", "question_id", "case_id")}
        if table in own:
            ids = dict.fromkeys(ids) | {own[table]: image.row_id}
        elif table == "document_text":
            ids["document_id"] = image.row_id
        coding_id = image.row_id if table == "coding" else row.get("coding_id")
        if table in ("memo", "evidence") and coding_id and ids["document_id"] is None:
            return self._on_coding(coding_id)
        if table in ("memo", "evidence") and row.get("point_id") and ids["question_id"] is None:
            ids["question_id"] = _whole(self._name("point", row["point_id"], "question_id"))
        span = Span(row["start"], row["end"]) if row.get("start") is not None else None
        return self._place(ids, span, coding_id)

    def corrected(self, document_id: int, before: str, after: str) -> Place:
        """Where a text was first corrected."""
        start = _alike(before, after)
        end = len(after) - _alike(before[start:][::-1], after[start:][::-1])
        return self._place({"document_id": document_id}, Span(start, max(start, end)), None)

    def _on_coding(self, coding_id: int) -> Place:
        ids = {name: _whole(self._name("coding", coding_id, name)) for name in ("document_id", "code_id")}
        start, end = (_whole(self._name("coding", coding_id, name)) for name in ("start", "end"))
        return self._place(ids, None if start is None or end is None else Span(start, end), coding_id)

    def _place(self, ids: Mapping[str, Any], span: Span | None, coding_id: int | None) -> Place:
        document_id, code_id = ids.get("document_id"), ids.get("code_id")
        question_id, case_id = ids.get("question_id"), ids.get("case_id")
        return Place(
            self._name("document", document_id),
            document_id,
            span,
            self._paragraph(document_id, span),
            coding_id,
            self._name("code", code_id),
            code_id,
            self._name("question", question_id, "number"),
            question_id,
            self._name("case", case_id),
            case_id,
        )

    def _name(self, table: str, row_id: int | None, column: str = "name") -> str:
        if row_id is None:
            return ""
        key = (table, row_id, column)
        if key not in self._names:
            self._names[key] = self._past.name_then(table, row_id, self._act.id, column)
        return self._names[key]

    def _paragraph(self, document_id: int | None, span: Span | None) -> int | None:
        if document_id is None or span is None:
            return None
        if document_id not in self._paragraphs:
            self._paragraphs[document_id] = paragraphs_then(self._project, document_id, self._act)
        paragraphs = self._paragraphs[document_id]
        return None if paragraphs is None else paragraphs.number_at(span.start)


def text_then(project: Project, document_id: int, act: Act) -> str | None:
    """A document's text as it stood when an act had been done; None where nobody can tell any more."""
    older = project.past.older_text(document_id, act)
    there = older is None and any(document.id == document_id for document in project.documents.all())
    return project.documents.text(document_id) if there else older


def paragraphs_then(project: Project, document_id: int, act: Act) -> Paragraphs | None:
    """The numbering of a document's paragraphs when an act had been done."""
    older = project.past.older_text(document_id, act)
    if older is not None:
        return Paragraphs(older)
    there = any(document.id == document_id for document in project.documents.all())
    return project.documents.paragraphs(document_id) if there else None


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _whole(value: str) -> int | None:
    return int(value) if value.isdigit() else None
