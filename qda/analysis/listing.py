"""The passages that a query finds as they are listed: put in order, under headings, as a report and as a table's rows.

Knows no files and no window.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qda.analysis.attributes import Known
from qda.analysis.fixed_texts import phrases
from qda.analysis.passages import Ground, find
from qda.analysis.query import EVERYTHING, Query
from qda.analysis.retrieve import Quotation, Quoting, attribution, check_template
from qda.analysis.synthesis import SynthesisOptions
from qda.errors import CannotDo
from qda.model import About, Attribute, silent
from qda.model import Report as Progress
from qda.project import Project
from qda.report import Heading, Piece, Quote, Report, Source, Text
from qda.store.retrieval import Mark

CHUNK = 500
"""How many passages are read at a time."""


class By(StrEnum):
    """What stands in the headings of a list."""

    NOTHING = ""
    CODE = "code"
    CASE = "case"
    QUESTION = "question"
    DOCUMENT = "document"


class Order(StrEnum):
    """How the passages under one heading follow each other."""

    PLACE = "place"
    NEWEST = "newest"
    LONGEST = "longest"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it is asked for. `title` is what a report of it is called; "" for "Quotes"."""

    query: Query = EVERYTHING
    by: By = By.CODE
    order: Order = Order.PLACE
    title: str = ""

    @classmethod
    def saved(cls, project: Project, name: str) -> Listing:
        """The list of a saved query. Raises `CannotDo` where there is none of that name."""
        kept = project.queries.named(name)
        if kept is None:
            raise CannotDo("There is no saved query “{name}”; save it in the Quotes workspace first.", name=name)
        return cls.of(kept.definition, kept.name)

    @classmethod
    def of(cls, definition: Mapping[str, object], title: str = "") -> Listing:
        asked = dict(definition)
        by, order = asked.pop("by", By.CODE), asked.pop("order", Order.PLACE)
        query = Query.of(asked)
        known = by in set(By) and order in set(Order)
        return cls(query, By(str(by)), Order(str(order)), title) if known else cls(query, title=title)

    def definition(self) -> dict[str, object]:
        """The list as JSON knows it."""
        return {**self.query.definition(), "by": self.by.value, "order": self.order.value}


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and how many passages stand under it. `id` is the code's, case's …; 0 for those without one."""

    id: int
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """The passages in order, group by group; no groups where there are no headings."""

    marks: Sequence[Mark] = ()
    groups: Sequence[Group] = ()
    by: By = By.NOTHING


def listed(project: Project, listing: Listing, report: Progress = silent) -> Listed:
    """Find and order what `listing` asks for."""
    ground = Ground(project)
    return arranged(ground, find(project, listing.query, report, ground), listing.by, listing.order)


def arranged(ground: Ground, found: Sequence[Mark], by: By, order: Order = Order.PLACE) -> Listed:
    """Put passages, given in the order of documents and text, under headings. Each stands once: under the first of
    its cases and questions."""
    marks = list(found)
    if order is Order.LONGEST:
        marks.sort(key=lambda mark: mark.start - mark.end)
    elif order is Order.NEWEST:
        created = ground.project.retrieval.created()
        marks.sort(key=lambda mark: (created[mark.id], mark.id), reverse=True)
    if by is By.NOTHING:
        return Listed(marks)
    key = _KEYS[by](ground)
    places = {id_: place for place, id_ in enumerate(_ids(ground, by))}
    last = len(places)
    keys = {mark.id: key(mark) for mark in marks}
    marks.sort(key=lambda mark: places.get(keys[mark.id], last))
    counts = Counter(keys.values())
    groups = [Group(id_, counts[id_]) for id_ in sorted(counts, key=lambda id_: places.get(id_, last))]
    return Listed(marks, groups, by)


_KEYS: Mapping[By, Callable[[Ground], Callable[[Mark], int]]] = {
    By.CODE: lambda _: lambda mark: mark.code_id,
    By.DOCUMENT: lambda _: lambda mark: mark.document_id,
    By.CASE: lambda ground: lambda mark: next(iter(ground.cases(mark)), 0),
    By.QUESTION: lambda ground: lambda mark: next(iter(ground.questions(mark)), 0),
}


def _ids(ground: Ground, by: By) -> list[int]:
    """The ids of the headings there can be, in their order."""
    if by is By.CODE:
        return [code.id for code in ground.codes]
    if by is By.CASE:
        return [case.id for case in ground.project.cases.all()]
    if by is By.QUESTION:
        return [question.id for question in ground.project.guide.questions()]
    return [document.id for document in ground.documents]


def group_names(project: Project, by: By, language: str = "en") -> dict[int, str]:
    """What each heading is called; 0 is the heading of those without one."""
    words = phrases(project, language)
    if by is By.CODE:
        return project.codes.paths()
    if by is By.CASE:
        return {0: words.no_case} | {case.id: case.name for case in project.cases.all()}
    if by is By.QUESTION:
        return {0: words.no_question} | {q.id: f"{q.number} {q.text}" for q in project.guide.questions()}
    return {document.id: document.name for document in project.documents.all()}


# --------------------------------------------------------------------------- in words


def quotations(project: Project, marks: Sequence[Mark], report: Progress = silent) -> Iterator[Quotation]:
    """The quotations of passages, in their order. They are read document by document."""
    quoting = Quoting(project)
    by_place = sorted(marks, key=lambda mark: (mark.document_id, mark.start))
    found: dict[int, Quotation] = {}
    for start in range(0, len(by_place), CHUNK):
        report(start, len(by_place), "")
        found |= quoting.of([mark.id for mark in by_place[start : start + CHUNK]])
    return (found[mark.id] for mark in marks)


def passages_report(
    project: Project, listing: Listing, options: SynthesisOptions | None = None, report: Progress = silent
) -> Report:
    """The list as a report: its headings, and under them the quotes with their sources."""
    options = options or SynthesisOptions.of(project)
    check_template(options.template, project)
    language = options.language or project.language
    words = phrases(project, language)
    found = listed(project, listing, report)
    names = group_names(project, listing.by, language)
    codes = {code.id: code.name for code in project.codes.all()}
    quotes = quotations(project, found.marks, report)
    pieces: list[Piece] = []
    for group in found.groups or [Group(0, len(found.marks))]:
        if found.groups:
            pieces.append(Heading(1, names[group.id], f"group-{group.id}"))
        for _ in range(group.count):
            quote = next(quotes)
            source = attribution(quote, options.template)
            if listing.by is not By.CODE and quote.coding is not None:
                source = " · ".join(part for part in (source, codes[quote.coding.code_id]) if part)
            pieces.append(Quote(quote.text, source, Source(quote.document_id, quote.span)))
    if not found.marks:
        pieces.append(Text(words.no_passages, "note"))
    return Report(
        title=listing.title or words.passages, subtitle=project.name, language=language, pieces=tuple(pieces),
        header=project.name, author=project.coder, marks=words.marks, page_label=words.page,
    )  # fmt: skip


# --------------------------------------------------------------------------- as rows

COLUMNS = (
    *("file", "case", "speaker", "coder", "quote", "id", "code", "memo", "category", "created", "start", "end"),
    *("paragraph", "question", "good", "date"),
)
"""What each row begins with, in the words of the tables people know; a column for each attribute follows.
`category` is the path of the codes above, `start` and `end` count code points."""


def passages_rows(
    project: Project, listing: Listing, report: Progress = silent
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The list as the rows of a table."""
    ground = Ground(project)
    found = arranged(ground, find(project, listing.query, report, ground), listing.by, listing.order)
    paths = project.codes.paths()
    coders = {coder.id: coder.name for coder in project.codings.coders()}
    questions = {question.id: question.number for question in project.guide.questions()}
    known = Known(project)
    memos = _memos(project)
    rows = []
    for mark, quote in zip(found.marks, quotations(project, found.marks, report), strict=True):
        coding = quote.coding
        assert coding is not None
        above, _, code = paths[mark.code_id].rpartition(" > ")
        about = ", ".join(questions[id_] for id_ in ground.questions(mark))
        heard = known.heard(turn.speaker_id for turn in ground.turns(mark))
        rows.append(
            (
                quote.document, quote.case, quote.speaker, coders[mark.coder_id], coding.quote, str(mark.id), code,
                "\n".join(memos.get(mark.id, ())), above, coding.created, str(mark.start), str(mark.end),
                str(quote.paragraph), about, "1" if mark.good else "", quote.date,
                *(known.value(one, mark.document_id, heard) for one in known.attributes.values()),
            )
        )  # fmt: skip
    return (*COLUMNS, *map(_free, known.attributes.values())), rows


def _free(attribute: Attribute) -> str:
    """An attribute's column, told apart from those that are always there."""
    return f"{attribute.name} ({attribute.of})" if attribute.name.casefold() in COLUMNS else attribute.name


def _memos(project: Project) -> Mapping[int, list[str]]:
    memos: dict[int, list[str]] = defaultdict(list)
    for memo in reversed(project.memos.all()):
        if memo.about is About.CODING and memo.about_id is not None:
            memos[memo.about_id].append(memo.text)
    return memos
