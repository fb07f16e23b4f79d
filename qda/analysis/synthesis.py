"""The synthesis of a study as a report: question by question, what was said across the cases.

Title, material, each guide question with its points and their quotes, who was not asked or did not
answer, and as appendices the codebook and the grid. Builds a neutral `Report`; knows no file format.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from qda.analysis.anonymity import as_wanted
from qda.analysis.codebook import codebook_pieces
from qda.analysis.fixed_texts import phrases
from qda.analysis.grid import Grid, grid
from qda.analysis.phrases import Phrases
from qda.analysis.points import Telling
from qda.analysis.retrieve import TEMPLATES, check_template
from qda.analysis.sample import interviews, material_lead
from qda.errors import CannotDo
from qda.model import CellState, Question
from qda.project import Project
from qda.report import Contents, Heading, PageBreak, Picture, Piece, Report, Table, Text


@dataclass(frozen=True, slots=True)
class SynthesisOptions:
    """What an author chooses. Kept in the project's settings under `report.<field>`."""

    language: str = ""
    """"en", "nb" or "nn"; "" is the project's."""
    attribution: str = "full"
    """"full", "case", "role", "none", or a template of its own."""
    title: str = ""
    subtitle: str = ""
    contents: bool = True
    findings: bool = True
    """The findings, if there are any, before all else."""
    counts: bool = True
    """How many cases say so behind each point."""
    codebook: bool = True
    grid: bool = True
    stand_ins: bool = False
    """Case numbers and pseudonyms in the place of all names."""
    client: str = ""
    date: str = ""
    """What a template's cover may ask for; "" is today."""
    author: str = ""
    """ "" is whoever is at the keyboard."""

    @classmethod
    def of(cls, project: Project) -> SynthesisOptions:
        """What was chosen last in this project."""
        chosen: dict[str, object] = {}
        for field in fields(cls):
            kept = project.setting(f"report.{field.name}")
            if kept:
                chosen[field.name] = kept == "yes" if field.type == "bool" else kept
        return cls(**chosen)  # type: ignore[arg-type]

    def keep(self, project: Project) -> None:
        """Remember the choice in the project."""
        with project.step("project.setting", "setting:report", setting="report", value=self.attribution):
            for field in fields(self):
                value = getattr(self, field.name)
                text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
                if project.setting(f"report.{field.name}") != text:
                    project.set_setting(f"report.{field.name}", text)

    def cover(self, words: Phrases) -> tuple[tuple[str, str], ...]:
        """What a template's cover may ask for."""
        today = words.date(datetime.date.today().isoformat())
        return ("client", self.client), ("date", self.date or today)

    @property
    def template(self) -> str:
        """The attribution template the choice stands for."""
        return TEMPLATES.get(self.attribution, self.attribution)


def synthesis(
    project: Project,
    options: SynthesisOptions | None = None,
    table: Grid | None = None,
    beside: Mapping[int, Sequence[Picture]] | None = None,
) -> Report:
    """The synthesis of all cases; `table` is the grid, if it is known, `beside` are pictures by their question's id.

    Raises `CannotDo` where there is no guide, or the attribution is not complete.
    """
    parts = SynthesisParts(project, options, table, beside)
    return parts.report(piece for _, pieces in parts for piece in pieces)


class SynthesisParts:
    """A synthesis in parts, made one after the other: what is before the questions, each of them, the appendices.

    Each comes with a name of its own, the same as long as it is the same part. Raises as `synthesis` does.
    """

    def __init__(
        self,
        project: Project,
        options: SynthesisOptions | None = None,
        table: Grid | None = None,
        beside: Mapping[int, Sequence[Picture]] | None = None,
    ) -> None:
        self._project = project
        self._options = options = options or SynthesisOptions.of(project)
        check_template(options.template, project)
        self.table = table or grid(project)
        self._language = options.language or project.language
        self.words = phrases(project, self._language)
        self.telling = Telling(
            project, self.words, options.template, counts=options.counts, table=self.table, beside=beside
        )

    @property
    def template(self) -> str:
        """How sources are told."""
        return self._options.template

    def report(self, pieces: Iterable[Piece] = ()) -> Report:
        """The report that has these pieces."""
        title = self._options.title or self._project.setting("title") or self._project.name
        made = Report(
            title=title,
            subtitle=self._options.subtitle or self._project.setting("subtitle"),
            language=self._language,
            pieces=tuple(pieces),
            header=title,
            author=self._options.author or self._project.coder,
            marks=self.words.marks,
            page_label=self.words.page,
            cover=self._options.cover(self.words),
        )
        return as_wanted(self._project, made, self._language, stand_ins=self._options.stand_ins)

    def __iter__(self) -> Iterator[tuple[str, tuple[Piece, ...]]]:
        options, words, project = self._options, self.words, self._project
        if not self.table.questions:
            raise CannotDo("A synthesis follows the interview guide, and there is none yet; import one.")
        if options.contents:
            yield "contents", (Contents(words.contents, 2, words.figures, words.tables), PageBreak())
        if options.findings:
            yield "findings", tuple(self.telling.findings())
        yield "material", tuple(_material(project, words))
        section = None
        for question in self.table.questions:
            pieces = tuple(self._question(question, new_section=question.section_id != section))
            section = question.section_id if question.section_id in self.table.sections else section
            yield f"question-{question.guid}", pieces
        if options.codebook and project.codes.all():
            heading = Heading(1, words.appendix_codebook, "codebook")
            yield "codebook", (PageBreak(), heading, *codebook_pieces(project, words))
        if options.grid and self.table.cases:
            heading = Heading(1, words.appendix_grid, "grid")
            yield "grid", (PageBreak(), heading, grid_table(self.table, words))

    def of_question(self, question_id: int) -> tuple[Piece, ...]:
        """One question by itself."""
        found = (question for question in self.table.questions if question.id == question_id)
        return tuple(piece for question in found for piece in self._question(question, new_section=True))

    def _question(self, question: Question, *, new_section: bool) -> Iterator[Piece]:
        sections = self.table.sections
        section = sections.get(question.section_id or 0)
        if section is not None and new_section:
            yield Heading(1, section.title, f"section-{section.id}")
        yield Heading(2 if sections else 1, f"{question.number}. {question.text}", f"question-{question.guid}")
        yield from self.telling.of_question(question)
        yield from _silent(question, self.table, self.words)


def _material(project: Project, words: Phrases) -> Iterator[Piece]:
    """A short table of what the synthesis rests on."""
    yield Heading(1, words.material, "material")
    yield material_lead(project, words)
    yield interviews(project, words)


def _silent(question: Question, table: Grid, words: Phrases) -> Iterator[Piece]:
    """Who did not answer a question, and why: one line."""
    said = []
    for state, sentence in (
        (CellState.NOT_ASKED, words.not_asked),
        (CellState.NOT_ANSWERED, words.not_answered),
        (CellState.NOT_READ, words.not_read),
    ):
        names = [case.name for case in table.cases if table.cells[question.id, case.id].state is state]
        if names:
            said.append(sentence(words.listed(names)))
    if said:
        yield Text(" ".join(said), "note")


def grid_table(table: Grid, words: Phrases) -> Table:
    """Questions × cases, each cell's state in words."""
    rows = tuple(
        (
            f"{question.number}. {question.text}",
            *(words.states[table.cells[question.id, case.id].state] for case in table.cases),
        )
        for question in table.questions
    )
    return Table(
        (words.question, *(case.name for case in table.cases)), rows, widths=(4.0, *(1.6 for _ in table.cases))
    )
