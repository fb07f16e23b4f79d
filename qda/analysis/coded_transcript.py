"""Interviews with each coding and memo in the margin, as a value that is written for Word, the web or Markdown.

What a reviewer writes into such a file comes back by `qda.comments`; the marks by which it is known again are set
here. Knows no file format.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qda.analysis.anonymity import names_of
from qda.analysis.fixed_texts import in_own_words, phrases
from qda.analysis.nameless_transcript import nameless
from qda.analysis.recipe_words import WORDS
from qda.analysis.recipes import Recipe
from qda.errors import CannotDo
from qda.margin import (
    CODINGS,
    DOCUMENTS,
    MEMOS,
    PROJECT,
    CodedTranscript,
    Interview,
    Line,
    Mark,
    Note,
    Numbering,
    Voice,
    sum_of,
)
from qda.model import NOWHERE, About, Coding, Document, Memo, Part, Report, Span, Turn, TurnRole, silent
from qda.project import Project
from qda.text.markup import plain

MEMO = {"en": "Memo", "nb": "Notat", "nn": "Notat"}
"""The first line of a comment that is a memo; by it one is known that comes back."""
_LONGEST = 250
"""Characters that Word takes in a property."""


@dataclass(frozen=True, slots=True)
class TranscriptOptions:
    """What an author chooses of a coded transcript."""

    language: str = ""
    numbering: Numbering = Numbering.PARAGRAPHS
    times: bool = True
    questions: bool = True
    memos: bool = True


def coded_transcript(
    project: Project,
    document_ids: Collection[int] | None = None,
    options: TranscriptOptions | None = None,
    report: Report = silent,
) -> CodedTranscript:
    """The documents (None: all) with their margins."""
    options = options or TranscriptOptions()
    language = options.language or project.language
    chosen = [one for one in project.documents.all() if document_ids is None or one.id in document_ids]
    margin = _Margin(project, MEMO[language], options.memos)
    interviews = []
    for number, document in enumerate(chosen):
        report(number, len(chosen), document.name)
        interviews.append(_interview(project, document, margin, options))
    one = chosen[0] if len(chosen) == 1 else None
    return CodedTranscript(
        title=one.name if one else in_own_words(project, WORDS, language).titles["transcript"],
        subtitle=interviews[0].facts if one else project.setting("title") or project.name,
        language=language,
        author=project.coder,
        interviews=tuple(interviews),
        numbering=options.numbering,
        properties=_properties(project, interviews),
        page_label=phrases(project, language).page,
        no_notes=phrases(project, language).no_quotes,
    )


def made_transcript(project: Project, recipe: Recipe, report: Report = silent) -> CodedTranscript:
    """The coded transcript a recipe asks for. Raises `CannotDo` where a document of it is not there."""
    options = TranscriptOptions(
        recipe.settled(project).language, Numbering(recipe.numbering), recipe.times, recipe.questions, recipe.memos
    )
    ids = [document_named(project, name).id for name in recipe.documents] if recipe.documents else None
    made = coded_transcript(project, ids, options, report)
    made = replace(made, title=recipe.title or made.title, subtitle=recipe.subtitle or made.subtitle)
    return nameless(made, names_of(project, made.language)) if recipe.stand_ins else made


def document_named(project: Project, name: str) -> Document:
    """The document of that name. Raises `CannotDo` where there is none."""
    found = project.documents.named(name)
    if found is None:
        raise CannotDo("There is no document “{name}”; choose one of the project's.", name=name)
    return found


def in_ranges(numbers: Iterable[int]) -> str:
    """ "3-7,12": numbers as they are kept in a file's properties."""
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][-1] + 1:
            parts[-1] = [parts[-1][0], number]
        else:
            parts.append([number])
    return ",".join("-".join(map(str, part)) for part in parts)


def out_of_ranges(words: str) -> set[int]:
    """The numbers of `in_ranges`; what is not one is left out."""
    found: set[int] = set()
    for part in words.split(","):
        first, _, last = part.strip().partition("-")
        if first.isdecimal() and (last or first).isdecimal() and int(last or first) - int(first) < 1_000_000:
            found |= set(range(int(first), int(last or first) + 1))
    return found


def _properties(project: Project, interviews: Sequence[Interview]) -> Mapping[str, str]:
    """By what a copy that comes back is known."""
    marks = [note.mark for interview in interviews for note in interview.notes]
    told = {PROJECT: project.setting("guid")}
    for name, words in (
        (DOCUMENTS, ",".join(interview.guid for interview in interviews)),
        (CODINGS, in_ranges(mark.number for mark in marks if mark.kind == "c")),
        (MEMOS, in_ranges(mark.number for mark in marks if mark.kind == "m")),
    ):
        for number, piece in enumerate(_pieces(words), 1):
            told[name if number == 1 else f"{name} {number}"] = piece
    return told


def _pieces(words: str) -> Iterator[str]:
    piece = ""
    for part in words.split(","):
        if piece and len(piece) + 1 + len(part) > _LONGEST:
            yield piece
            piece = ""
        piece = f"{piece},{part}" if piece else part
    if piece:
        yield piece


# --------------------------------------------------------------------------- the text


def _interview(project: Project, document: Document, margin: _Margin, options: TranscriptOptions) -> Interview:
    cases = {case.id: case.name for case in project.cases.all()}
    words = phrases(project, options.language)
    text = project.documents.text(document.id)
    facts = " · ".join(part for part in (cases.get(document.case_id or 0, ""), words.date(document.date)) if part)
    return Interview(
        document.guid,
        document.name,
        facts,
        text,
        tuple(_lines(project, document.id, text, options)),
        tuple(margin.notes(document.id)),
    )


def _lines(project: Project, document_id: int, text: str, options: TranscriptOptions) -> Iterator[Line]:
    turns = project.documents.turns(document_id)
    asking = {who.id for who in project.documents.speakers(document_id) if who.part is Part.INTERVIEWER}
    questions = {q.id: f"{q.number} {q.text}".strip() for q in project.guide.questions()} if options.questions else {}
    starts = [turn.span.start for turn in turns]
    asked: int | None = None
    begun = -1
    for span in _spans_of_lines(text):
        place = bisect_left(starts, span.end) - 1
        turn = turns[place] if place >= 0 and span.start < turns[place].span.end else None
        if turn is None:
            yield Line(span, voice=Voice.HEAD if place < 0 else Voice.SAYS)
            continue
        voice = Voice.ASKS if turn.speaker_id in asking else Voice.SAYS
        if place == begun:
            yield Line(span, voice=voice)
            continue
        begun = place
        heading = ""
        if turn.role is TurnRole.ASKS and turn.question_id is not None and turn.question_id != asked:
            asked = turn.question_id
            heading = questions.get(asked, "")
        label = turn.label if turn.label.length and span.contains(turn.label) else NOWHERE
        yield Line(span, label, voice, heading, _time(turn, text) if options.times else "")


def _spans_of_lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _time(turn: Turn, text: str) -> str:
    """When a turn begins, unless its label says so itself."""
    if turn.time_start is None or any(
        before.isdigit() and colon == ":" for before, colon in pairwise(turn.label.of(text))
    ):
        return ""
    minutes, seconds = divmod(turn.time_start // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"


# --------------------------------------------------------------------------- the margin


class _Margin:
    """Makes notes of codings and memos; reads names once."""

    def __init__(self, project: Project, word: str, memos: bool) -> None:
        self._project = project
        self._word = word
        self._paths = project.codes.paths()
        self._colours = {code.id: code.colour for code in project.codes.all()}
        self._coders = {coder.id: coder.name for coder in project.codings.coders()}
        self._memos: dict[tuple[About, int], list[Memo]] = defaultdict(list)
        for memo in reversed(project.memos.all() if memos else []):
            if memo.about_id is not None and plain(memo.text).strip():
                self._memos[memo.about, memo.about_id].append(memo)

    def notes(self, document_id: int) -> list[Note]:
        """The codings of a document, and the memos on its passages, in the order of the text."""
        notes = [self._coded(coding) for coding in self._project.codings.in_document(document_id)]
        for memo in self._memos[About.DOCUMENT, document_id]:
            if memo.span is not None and memo.span.length:
                paragraphs = (self._word, *_paragraphs(memo))
                notes.append(Note(memo.span, paragraphs, *self._signed(memo), _mark("m", memo.id, paragraphs)))
        return sorted(notes, key=lambda note: note.span)

    def _coded(self, coding: Coding) -> Note:
        """A coding. What its coder wrote on it stands below the code; what others did are replies."""
        paragraphs = [self._paths[coding.code_id]]
        replied = []
        for memo in self._memos[About.CODING, coding.id]:
            if memo.coder_id == coding.coder_id:
                paragraphs += _paragraphs(memo)
            else:
                replied.append(memo)
        mark = _mark("c", coding.id, paragraphs)
        return Note(
            coding.span,
            tuple(paragraphs),
            self._coders.get(coding.coder_id, ""),
            coding.created,
            mark,
            self._colours.get(coding.code_id, ""),
            tuple(Note(coding.span, _paragraphs(memo), *self._signed(memo), mark) for memo in replied),
        )

    def _signed(self, memo: Memo) -> tuple[str, str]:
        return self._coders.get(memo.coder_id, ""), memo.created


def _mark(kind: str, number: int, paragraphs: Sequence[str]) -> Mark:
    return Mark(kind, number, sum_of("\n".join(paragraphs)))


def _paragraphs(memo: Memo) -> tuple[str, ...]:
    return tuple(line for line in plain(memo.text).split("\n") if line.strip())
