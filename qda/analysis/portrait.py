"""Case by case: a portrait of each, with its attributes, what was summed up question by question, and its quotes.

Builds pieces of a neutral `Report`; knows no file format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from qda.analysis.attributes import Known
from qda.analysis.cells import anchor_of
from qda.analysis.fixed_texts import in_own_words
from qda.analysis.grid import Grid, grid
from qda.analysis.passages import Ground, find
from qda.analysis.phrases import Phrases
from qda.analysis.printed import as_printed
from qda.analysis.query import Query
from qda.analysis.recipe_words import WORDS
from qda.analysis.retrieve import Quoting, attribution
from qda.model import Case, CellState, Evidence, Owner, Part, Question, Span, Speaker
from qda.project import Project
from qda.report import Heading, PageBreak, Piece, Quote, Source, Table, Text
from qda.store.cells import guide_crossing
from qda.store.retrieval import Mark


class Portraits:
    """Portrays cases; what that takes is read once."""

    def __init__(
        self, project: Project, words: Phrases, template: str, *, quotes: bool = True, good: bool = False
    ) -> None:
        """`quotes` are those printed under points and, beside them, the good ones; only the `good` ones, if so."""
        self._project, self._words, self._template = project, words, template
        self._own = in_own_words(project, WORDS, words.language)
        self._wanted, self._only_good = quotes, good
        self._known = Known(project)
        self._quoting = Quoting(project)
        self._sheets = project.surveys.sheets()
        self.table: Grid = grid(project)

    def all(self) -> Iterator[Piece]:
        """Every case after the other."""
        if not self.table.cases:
            yield Text(self._own.no_cases, "note")
        for place, case in enumerate(self.table.cases):
            if place:
                yield PageBreak()
            yield from self.of_case(case)

    def of_case(self, case: Case) -> Iterator[Piece]:
        yield Heading(1, case.name, f"case-{case.guid}")
        yield from self._interviews(case)
        yield from self._attributes(case)
        silent = []
        for question in self.table.questions:
            said = list(self._question(case, question))
            if not said:
                silent.append(question)
                continue
            yield Heading(2, f"{question.number}. {question.text}", f"case-{case.guid}-question-{question.guid}")
            yield from said
        yield from self._silent(case, silent)

    def _interviews(self, case: Case) -> Iterator[Text]:
        lines = []
        for document in self.table.documents.get(case.id, ()):
            if document.id in self._sheets:
                continue
            heard = [one for one in self._speakers.get(document.id, ()) if (one.case_id or document.case_id) == case.id]
            who = self._words.listed(list(dict.fromkeys(one.role or one.name for one in heard)))
            said = ", ".join(part for part in (document.name, self._words.date(document.date)) if part)
            lines.append(f"{said}: {who}." if who else f"{said}.")
        if lines:
            yield Text(" ".join(lines), "note")

    @cached_property
    def _speakers(self) -> Mapping[int, list[Speaker]]:
        found: dict[int, list[Speaker]] = defaultdict(list)
        for speaker in self._project.documents.speakers():
            if speaker.part is Part.PARTICIPANT:
                found[speaker.document_id].append(speaker)
        return found

    def _attributes(self, case: Case) -> Iterator[Table]:
        values = {
            one.name: self._known.values(one).get(case.id, "") for one in self._project.attributes.all(Owner.CASE)
        }
        rows = tuple((name, value) for name, value in values.items() if value)
        if rows:
            yield Table((self._own.attribute, self._own.value), rows, widths=(2, 5))

    def _question(self, case: Case, question: Question) -> Iterator[Piece]:
        cell = self.table.cells[question.id, case.id]
        if cell.summary:
            lines = [line.strip() for line in cell.summary.split("\n") if line.strip()]
            yield Text("\n".join(lines), anchor=anchor_of(guide_crossing(question.id, case.id)))
        if self._wanted:
            yield from self._quotes(case, question)

    def _quotes(self, case: Case, question: Question) -> Iterator[Quote]:
        shown = [] if self._only_good else self._printed.get((question.id, case.id), [])
        places: dict[tuple[int, Span], Evidence | None] = {
            (one.document_id, one.span): one for one in shown if one.document_id is not None and one.span is not None
        }
        for mark in self._good.get((question.id, case.id), ()):
            places.setdefault((mark.document_id, Span(mark.start, mark.end)), None)
        for (document_id, span), evidence in sorted(places.items(), key=lambda place: place[0]):
            found = self._quoting.quote(document_id, span)
            words = as_printed(evidence, found.text) if evidence else found.text
            yield Quote(words, attribution(found, self._template), Source(document_id, span))

    @cached_property
    def _ground(self) -> Ground:
        return Ground(self._project)

    @cached_property
    def _printed(self) -> Mapping[tuple[int, int], list[Evidence]]:
        """The quotes printed under the points of a question, by question and the case whose words they are."""
        found: dict[tuple[int, int], list[Evidence]] = defaultdict(list)
        for point in self._project.synthesis.points():
            for one in point.evidence:
                if one.shown and point.question_id and one.document_id is not None and one.span is not None:
                    for case in self._ground.cases(Mark(0, 0, one.document_id, *one.span, 0, 0)):
                        found[point.question_id, case].append(one)
        return found

    @cached_property
    def _good(self) -> Mapping[tuple[int, int], list[Mark]]:
        """The passages marked as good quotes, by the question they answer and the case."""
        found: dict[tuple[int, int], list[Mark]] = defaultdict(list)
        for mark in find(self._project, Query(good=True), ground=self._ground):
            for question in self._ground.answered(mark):
                for case in self._ground.cases(mark):
                    found[question, case].append(mark)
        return found

    def _silent(self, case: Case, questions: list[Question]) -> Iterator[Text]:
        """The questions nothing is told of, each with why."""
        words, states = self._words, []
        for state in (CellState.NOT_ASKED, CellState.NOT_ANSWERED, CellState.NOT_READ):
            there = [q for q in questions if self.table.cells[q.id, case.id].state is state]
            sentence = {
                CellState.NOT_ASKED: words.not_asked,
                CellState.NOT_ANSWERED: words.not_answered,
                CellState.NOT_READ: words.not_read,
            }[state]
            if there:
                states.append(sentence(words.listed([question.number for question in there])))
        answered = [q.number for q in questions if self.table.cells[q.id, case.id].state is CellState.ANSWERED]
        if answered:
            states.append(self._own.nothing_on.format(questions=words.listed(answered)))
        if states:
            yield Text(" ".join(states), "note")
