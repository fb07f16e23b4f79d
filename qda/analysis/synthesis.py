"""The synthesis of a study as a report: question by question, what was said across the cases.

Title, material, each guide question with its points and their quotes, who was not asked or did not
answer, and as appendices the codebook and the grid. Builds a neutral `Report`; knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from qda.analysis.codebook import codebook_pieces
from qda.analysis.grid import Grid, grid
from qda.analysis.phrases import PHRASES, Phrases
from qda.analysis.retrieve import TEMPLATES, Quoting, attribution, check_template
from qda.errors import CannotDo
from qda.model import CellState, Part, Point, Question, Views
from qda.project import Project
from qda.report import Bullet, Contents, Heading, PageBreak, Piece, Quote, Report, Source, Table, Text


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
    codebook: bool = True
    grid: bool = True

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

    @property
    def template(self) -> str:
        """The attribution template the choice stands for."""
        return TEMPLATES.get(self.attribution, self.attribution)


def synthesis(project: Project, options: SynthesisOptions | None = None) -> Report:
    """The synthesis of all cases. Raises `CannotDo` where there is no guide, or the attribution is not complete."""
    options = options or SynthesisOptions.of(project)
    check_template(options.template)
    table = grid(project)
    if not table.questions:
        raise CannotDo("A synthesis follows the interview guide, and there is none yet; import one.")
    language = options.language or project.language
    words = PHRASES[language]
    title = options.title or project.setting("title") or project.name
    pieces: list[Piece] = []
    if options.contents:
        pieces += [Contents(words.contents), PageBreak()]
    pieces += _material(project, words)
    pieces += _questions(project, table, words, options.template)
    if options.codebook and project.codes.all():
        pieces += [PageBreak(), Heading(1, words.appendix_codebook, "codebook"), *codebook_pieces(project, words)]
    if options.grid and table.cases:
        pieces += [PageBreak(), Heading(1, words.appendix_grid, "grid"), grid_table(table, words)]
    return Report(
        title=title,
        subtitle=options.subtitle or project.setting("subtitle"),
        language=language,
        pieces=tuple(pieces),
        header=title,
        author=project.coder,
        marks=words.marks,
        page_label=words.page,
    )


def question_report(
    project: Project, question_id: int, options: SynthesisOptions | None = None, table: Grid | None = None
) -> Report:
    """What the synthesis says of one question: to be seen while it is written. `table` is the grid, if it is known."""
    options = options or SynthesisOptions.of(project)
    table = table or grid(project)
    language = options.language or project.language
    words = PHRASES[language]
    only = replace(table, questions=tuple(question for question in table.questions if question.id == question_id))
    pieces = tuple(_questions(project, only, words, options.template))
    title = options.title or project.setting("title") or project.name
    return Report(title, "", language, pieces, header=title, marks=words.marks, page_label=words.page)


def _material(project: Project, words: Phrases) -> Iterator[Piece]:
    """A short table of what the synthesis rests on."""
    documents = project.documents.all()
    cases = {case.id: case.name for case in project.cases.all()}
    rows = []
    for document in documents:
        heard = [s for s in project.documents.speakers(document.id) if s.part is Part.PARTICIPANT]
        roles = words.listed(list(dict.fromkeys(speaker.role or speaker.name for speaker in heard)))
        rows.append(
            (
                cases.get(document.case_id or 0, ""),
                document.name,
                words.date(document.date),
                roles,
                words.number(document.words),
            )
        )
    yield Heading(1, words.material, "material")
    yield Text(words.material_lead(len({row[0] for row in rows if row[0]}), len(documents)))
    header = (words.case, words.interview, words.date_label, words.role, words.words)
    yield Table(header, tuple(rows), widths=(3, 3, 3, 5, 1.6))


def _questions(project: Project, table: Grid, words: Phrases, template: str) -> Iterator[Piece]:
    quoting = Quoting(project)
    sections = {section.id: section.title for section in project.guide.sections()}
    points: dict[int, list[Point]] = {}
    for point in project.synthesis.points():
        points.setdefault(point.question_id, []).append(point)
    section = None
    level = 2 if sections else 1
    for question in table.questions:
        if question.section_id != section and question.section_id in sections:
            section = question.section_id
            yield Heading(1, sections[section], f"section-{section}")
        yield Heading(level, f"{question.number}. {question.text}", f"question-{question.guid}")
        yield from _answers(question, points.get(question.id, []), words, template, quoting)
        yield from _silent(question, table, words)


def _answers(
    question: Question, points: list[Point], words: Phrases, template: str, quoting: Quoting
) -> Iterator[Piece]:
    if not points:
        yield Text(words.no_points, "note")
        return
    yield Text(words.divided if question.views is Views.DIVIDED else words.summarised, "lead")
    for point in points:
        yield Bullet(point.text, f"point-{point.guid}")
        for evidence in point.evidence:
            if evidence.shown and evidence.document_id is not None and evidence.span is not None:
                quotation = quoting.quote(evidence.document_id, evidence.span)
                source = Source(evidence.document_id, evidence.span)
                yield Quote(quotation.text, attribution(quotation, template), source)


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
