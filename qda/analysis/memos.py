"""Memos in one place: what each is on and where, in the words of the project, to be listed, found and written out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qda.analysis.fixed_texts import phrases
from qda.analysis.phrases import Phrases
from qda.analysis.retrieve import Quoting, attribution, check_template
from qda.analysis.synthesis import SynthesisOptions
from qda.model import About, Memo, Span
from qda.project import Project
from qda.report import Bullet, Contents, Heading, PageBreak, Piece, Quote, Report, Source, Text, Words
from qda.store.codings import shortened
from qda.store.memos import MemoLink
from qda.text.markup import Kind, Line, link_numbers, plain, title_of, understood


class On(StrEnum):
    """What memos are told apart by. A memo on a passage is one on a stretch of a document."""

    NOTHING = "nothing"
    CODE = "code"
    CODING = "coding"
    PASSAGE = "passage"
    DOCUMENT = "document"
    CASE = "case"
    QUESTION = "question"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Noted:
    """A memo with what it is on."""

    memo: Memo
    on: On
    name: str
    """What it is on, as its name or first words; the code of a coding, the document of a passage; "" for nothing."""
    coder: str
    document_id: int | None = None
    document: str = ""
    span: Span | None = None
    rank: tuple[int, ...] = ()
    """Its place among all memos: by what they are on, in the project's own order."""

    @property
    def id(self) -> int:
        return self.memo.id

    @property
    def title(self) -> str:
        """Its first words, read when they are asked for: most memos of a long list are never seen."""
        return title_of(self.memo.text)


class Fate(StrEnum):
    """What has become of a linked passage."""

    THERE = "there"
    CHANGED = "other words now"
    LOST = "taken out of the document"
    DELETED = "document deleted"


@dataclass(frozen=True, slots=True)
class Led:
    """A link of a memo and where it leads now. `quote` has the words as they were when it was made."""

    link: MemoLink
    fate: Fate
    document: str = ""
    paragraph: int = 0
    now: str = ""
    """The words that stand there now."""

    @property
    def quote(self) -> str:
        return self.link.quote


_RANKS = {on: rank for rank, on in enumerate(On)}


# --------------------------------------------------------------------------- listing


class Noting:
    """Says of memos what they are on; reads names once."""

    def __init__(self, project: Project) -> None:
        self._coders = {coder.id: coder.name for coder in project.codings.coders()}
        self._codings = {coding.id: coding for coding in project.codings.with_memos()}
        codes = project.codes.all()
        self._codes = {code.id: (place, code.name) for place, code in enumerate(codes)}
        self._documents = {one.id: (place, one.name) for place, one in enumerate(project.documents.all())}
        cases = {case.id: (place, case.name) for place, case in enumerate(project.cases.all())}
        questions = project.guide.questions()
        told = {q.id: (place, f"{q.number} {q.text}") for place, q in enumerate(questions)}
        points = {p.id: (place, shortened(p.text, 120)) for place, p in enumerate(project.synthesis.points())}
        self._names: Mapping[About, Mapping[int, tuple[int, str]]] = {
            About.CODE: self._codes,
            About.CASE: cases,
            About.QUESTION: told,
            About.POINT: points,
        }

    def noted(self, memo: Memo) -> Noted:
        """A memo with what it is on."""
        on = _on(memo)
        told: dict[str, object] = {}
        place, name = 0, ""
        if memo.about is About.CODING:
            coding = self._codings[memo.about_id or 0]
            name = self._codes[coding.code_id][1]
            place, document = self._documents[coding.document_id]
            told = {"document_id": coding.document_id, "document": document, "span": coding.span}
        elif memo.about is About.DOCUMENT:
            place, name = self._documents[memo.about_id or 0]
            told = {"document_id": memo.about_id, "document": name, "span": memo.span}
        elif memo.about is not About.NOTHING:
            place, name = self._names[memo.about][memo.about_id or 0]
        span = told.get("span")
        start = span.start if isinstance(span, Span) else 0
        rank = (_RANKS[on], place, start, memo.id)
        return Noted(memo, on, name, self._coders.get(memo.coder_id, ""), rank=rank, **told)  # type: ignore[arg-type]


def all_noted(project: Project, noting: Noting | None = None) -> list[Noted]:
    """Every memo with what it is on, in the order of what they are on."""
    noting = noting or Noting(project)
    return sorted((noting.noted(memo) for memo in project.memos.all()), key=lambda one: one.rank)


def matching(
    memos: Sequence[Noted], *, words: str = "", on: Collection[On] = (), coders: Collection[str] = ()
) -> list[Noted]:
    """The memos of some kinds and coders (none: of all) that have every word in their text or in what they are on."""
    wanted = words.casefold().split()
    return [
        one
        for one in memos
        if (not on or one.on in on)
        and (not coders or one.coder in coders)
        and (not wanted or _has(wanted, f"{one.memo.text}\n{one.name}\n{one.document}".casefold()))
    ]


def _has(wanted: Sequence[str], text: str) -> bool:
    return all(word in text for word in wanted)


def _on(memo: Memo) -> On:
    if memo.about is About.NOTHING:
        return On.NOTHING
    return On.PASSAGE if memo.about is About.DOCUMENT and memo.span else On(memo.about.value)


# --------------------------------------------------------------------------- links


def links_of(project: Project, memo: Memo) -> list[Led]:
    """Where the links in a memo's text lead, in the order they stand in it."""
    numbers = link_numbers(memo.text)
    if not numbers:
        return []
    there = {link.number: link for link in project.memos.links(memo.id)}
    return [_led(project, there[number]) for number in numbers if number in there]


def _led(project: Project, link: MemoLink) -> Led:
    if link.document_id is None:
        return Led(link, Fate.DELETED)
    name = project.documents.get(link.document_id).name
    if link.span is None:
        return Led(link, Fate.LOST, name)
    now = link.span.of(project.documents.text(link.document_id))
    paragraph = project.documents.paragraphs(link.document_id).number_at(link.span.start)
    return Led(link, Fate.THERE if now == link.quote else Fate.CHANGED, name, paragraph, now)


# --------------------------------------------------------------------------- writing out

COLUMNS = (
    "kind", "on", "document", "paragraph", "start", "end", "quote", "title", "memo", "links", "coder", "created",
    "changed",
)  # fmt: skip
"""The columns of a table of memos. `start` and `end` count code points; `memo` is the text as it was written."""


def memos_rows(project: Project) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """All memos as rows of `COLUMNS`."""
    rows: list[tuple[str, ...]] = []
    for one in all_noted(project):
        paragraph = start = end = quote = ""
        if one.document_id is not None and one.span is not None:
            paragraph = str(project.documents.paragraphs(one.document_id).number_at(one.span.start))
            start, end = map(str, one.span)
            quote = one.span.of(project.documents.text(one.document_id))
        links = "\n".join(
            f"{led.quote} ({led.document}, ¶ {led.paragraph})" if led.paragraph else led.quote
            for led in links_of(project, one.memo)
        )
        memo = one.memo
        rows.append(
            (
                "free" if one.on is On.NOTHING else one.on.value, one.name, one.document, paragraph, start, end, quote,
                one.title, memo.text, links, one.coder, memo.created, memo.changed,
            )
        )  # fmt: skip
    return COLUMNS, rows


def memos_report(project: Project, options: SynthesisOptions) -> Report:
    """Every memo, by what it is on, with the words it is on where that is a passage."""
    check_template(options.template, project)
    language = options.language or project.language
    words = phrases(project, language)
    quoting, paths = Quoting(project), project.codes.paths()
    pieces: list[Piece] = [Contents(words.contents, levels=2), PageBreak()] if options.contents else []
    kind: On | None = None
    for one in all_noted(project):
        if one.on is not kind:
            kind = one.on
            pieces.append(Heading(1, words.memos_on[kind.value], f"memos-{kind.value}"))
        pieces.append(Heading(2, one.title or words.untitled, f"memo-{one.id}"))
        name = paths[one.memo.about_id] if one.on is On.CODE and one.memo.about_id in paths else one.name
        signed = " · ".join(part for part in (name, one.coder, words.date(one.memo.changed[:10])) if part)
        pieces.append(Text(signed, "note"))
        if one.document_id is not None and one.span is not None:
            pieces.append(_quote(quoting, one.document_id, one.span, options.template))
        pieces += _body(one)
        for led in links_of(project, one.memo):
            pieces.append(_linked(led, quoting, options.template, words))
    if kind is None:
        pieces.append(Text(words.no_memos, "note"))
    return Report(
        title=words.memos, subtitle=project.name, language=language, pieces=tuple(pieces), header=project.name,
        author=project.coder, marks=words.marks, page_label=words.page,
    )  # fmt: skip


def _quote(quoting: Quoting, document_id: int, span: Span, template: str) -> Quote:
    found = quoting.quote(document_id, span)
    return Quote(found.text, attribution(found, template), Source(document_id, span))


def _linked(led: Led, quoting: Quoting, template: str, words: Phrases) -> Piece:
    """The passage a link leads to; where it is no more, its words as they were, and that they are."""
    link = led.link
    if led.fate is Fate.THERE and link.document_id is not None and link.span is not None:
        return _quote(quoting, link.document_id, link.span, template)
    return Quote(link.quote, f"({words.fates[led.fate.value]})")


def _body(one: Noted) -> Iterator[Piece]:
    """The text of a memo; its first line is left out where it is the heading already."""
    lines = list(understood(one.memo.text))
    while lines and not lines[0].plain.strip():
        lines.pop(0)
    if lines and " ".join(lines[0].plain.split()) == one.title:
        lines.pop(0)
    for line in lines:
        if line.plain.strip():
            yield _piece(line)


def _piece(line: Line) -> Piece:
    text = line.plain.strip()
    runs = [Words(run.text, run.bold, run.italic) for run in line.runs if not run.mark]
    parts = tuple(runs) if any(run.bold or run.italic for run in runs) else ()
    match line.kind:
        case Kind.HEADING:
            return Heading(min(line.level + 2, 4), text)
        case Kind.LISTED:
            return Bullet(text, level=min(line.level, 3), words=parts)
        case Kind.QUOTED:
            return Text(text, "quoted", parts)
        case _:
            return Text(text, words=parts)


def excerpt(text: str, most: int = 160) -> str:
    """The words after a memo's title, on one line."""
    _, _, rest = text.lstrip().partition("\n")
    return shortened(plain(rest[: 2 * most]), most) if rest.strip() else ""
