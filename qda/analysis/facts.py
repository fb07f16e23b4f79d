"""What a recipe's report says as tidy tables: one row a fact, whole texts, no words of Sitat's own but the headings.

For those who count, sort and filter elsewhere. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from qda.analysis.agreement import agreements
from qda.analysis.arrangement import Topics
from qda.analysis.attributes import Known
from qda.analysis.codebook_history import codebook_history
from qda.analysis.coded_transcript import made_transcript
from qda.analysis.evidence import support
from qda.analysis.fixed_texts import phrases
from qda.analysis.framework import Framework, Line
from qda.analysis.grid_pages import arranged
from qda.analysis.interviews import interviewed
from qda.analysis.memos import memos_rows
from qda.analysis.method import hands, spoken
from qda.analysis.passages import Ground, find
from qda.analysis.picture_pages import COLUMNS, picture_rows
from qda.analysis.printed import as_printed
from qda.analysis.query import Query
from qda.analysis.recipes import By, Kind, Recipe
from qda.analysis.retrieve import Quotation, Quoting
from qda.analysis.sample import sample_rows
from qda.analysis.shown_grid import Shown, arrangement_named
from qda.analysis.survey import Ground as SurveyGround
from qda.analysis.survey import answered, grounds, groups
from qda.analysis.survey_report import surveys_named, whole_text
from qda.analysis.transcript_pages import COLUMNS as COMMENTS
from qda.analysis.transcript_pages import transcript_rows
from qda.model import Evidence, Owner
from qda.project import Project
from qda.store.cells import Crossing

Row = tuple[str, ...]
Values = tuple[str | int | float, ...]


class Facts(NamedTuple):
    """One table: what it is called, its columns, its rows."""

    name: str
    columns: Row
    rows: Sequence[Values]


def facts(project: Project, recipe: Recipe) -> list[Facts]:
    """The tables of a recipe. Raises as `cooked` does."""
    return _MAKERS[recipe.kind](project, recipe)


# --------------------------------------------------------------------------- points

EVIDENCE = (
    "place", "number", "under", "group", "point", "cases for", "cases against", "cases in all", "evidence", "speaks",
    "case", "speaker", "role", "document", "paragraph", "printed", "quote", "words in print",
)  # fmt: skip
"""A row for each piece of evidence, and for each point without any."""


def _synthesis(project: Project, recipe: Recipe) -> list[Facts]:
    tables = [] if recipe.by is By.CASE else [Facts("points", EVIDENCE, _evidence(project, recipe))]
    if recipe.by is not By.CODE:
        groups = recipe.by is By.GROUP
        tables.append(_cells(project, Topics.QUESTIONS, recipe, groups=groups, name="summaries"))
        if groups:
            tables.append(_cells(project, Topics.QUESTIONS, recipe, groups=False, name="cases"))
    if recipe.by in (By.CASE, By.GROUP):
        tables.append(_attributes(project))
    return tables


def _evidence(project: Project, recipe: Recipe, about: Collection[int] | None = None) -> list[Values]:
    """Of points under questions, only those `about` these."""
    questions = {one.id: one for one in project.guide.questions()}
    paths, cases = project.codes.paths(), {case.id: case.name for case in project.cases.all()}
    points = project.synthesis.points()
    counted, quoting = support(project, points), Quoting(project)
    texts = {point.id: point.text for point in points}
    rows: list[Values] = []
    for point in points:
        if point.is_finding and not recipe.findings:
            continue
        if not point.is_finding and (point.code_id is None) == (recipe.by is By.CODE):
            continue
        if about is not None and point.question_id not in about:
            continue
        question = questions.get(point.question_id or 0)
        rests = counted[point.id]
        place = (
            "finding" if point.is_finding else "question" if question else "code",
            question.number if question else "",
            question.text if question else paths.get(point.code_id or 0, ""),
            point.group,
            point.text,
            len(rests.cases),
            len(rests.against),
            rests.of,
        )
        for one in point.evidence or (None,):
            rows.append((*place, *_piece(one, quoting, cases, texts)))
    return rows


def _piece(one: Evidence | None, quoting: Quoting, cases: Mapping[int, str], texts: Mapping[int, str]) -> Values:
    """What one piece of evidence is."""
    if one is None:
        return ("",) * 10
    speaks = "against" if one.contrary else "for"
    if one.document_id is not None and one.span is not None:
        found = quoting.quote(one.document_id, one.span)
        words = as_printed(one, found.text)
        shown = "yes" if one.shown else "no"
        return "quote", speaks, *_source(found), shown, found.text, words if words != found.text else ""
    if one.on_point_id is not None:
        return "point", speaks, "", "", "", "", "", "", texts.get(one.on_point_id, ""), ""
    return "cell", speaks, cases.get(one.case_id or 0, ""), *("",) * 7


def _source(found: Quotation) -> Values:
    return found.case, found.speaker, found.role, found.document, found.paragraph


# --------------------------------------------------------------------------- cells

CELLS = ("number", "topic", "above", "compared", "state", "set by hand", "passages", "characters", "summary")


def _grid(project: Project, recipe: Recipe) -> list[Facts]:
    if recipe.view:
        shown = Shown(project, arrangement_named(project, recipe.view), phrases(project))
        laid = shown.laid
        places = [laid.place(row, column) for row in range(len(laid.rows)) for column in range(len(laid.columns))]
        return [_told(shown.whole, places, "cells")]
    topics = Topics.CODES if recipe.by is By.CODE else Topics.QUESTIONS
    return [_cells(project, topics, recipe, groups=recipe.groups, name="cells")]


def _cells(project: Project, topics: Topics, recipe: Recipe, *, groups: bool, name: str) -> Facts:
    """A row for each cell."""
    whole = arranged(project, topics, groups=groups, attribute=recipe.attribute, bands=recipe.bands)
    return _told(whole, whole.cells, name)


def _told(whole: Framework, places: Iterable[Crossing], name: str) -> Facts:
    lines: dict[object, Line] = {line.key: line for line in (*whole.topics, *whole.compared)}
    rows = []
    for place in places:
        cell = whole.cells[place]
        topic, whose = lines[place.topic], lines[place.whose]
        rows.append(
            (
                topic.number, topic.name, topic.heading, whose.name, cell.state.value, "yes" if cell.by_hand else "no",
                cell.answers, cell.said, cell.summary,
            )
        )  # fmt: skip
    return Facts(name, CELLS, rows)


def _attributes(project: Project) -> Facts:
    """A row for each value of each case."""
    known = Known(project)
    rows = [
        (case.name, attribute.name, attribute.type.value, known.values(attribute)[case.id])
        for case in project.cases.all()
        for attribute in project.attributes.all(Owner.CASE)
        if case.id in known.values(attribute)
    ]
    return Facts("attributes", ("case", "attribute", "type", "value"), rows)


# --------------------------------------------------------------------------- quotes, codes, memos

QUOTES = (
    "code", "number", "question", "case", "speaker", "role", "document", "date", "paragraph", "start", "end", "coder",
    "coded", "good", "quote",
)  # fmt: skip
"""A row for each coding."""


def _quotes(project: Project, recipe: Recipe) -> list[Facts]:
    ground = Ground(project)
    marks = find(project, Query(good=recipe.good), ground=ground)
    paths = project.codes.paths()
    coders = {coder.id: coder.name for coder in project.codings.coders()}
    questions = {one.id: one for one in project.guide.questions()}
    quoting = Quoting(project)
    found: dict[int, Quotation] = {}
    ids = [mark.id for mark in marks]
    for start in range(0, len(ids), 500):
        found |= quoting.of(ids[start : start + 500])
    rows = []
    for mark in marks:
        one = found[mark.id]
        assert one.coding is not None
        about = [questions[id_] for id_ in ground.questions(mark) if id_ in questions]
        rows.append(
            (
                paths[mark.code_id], ", ".join(question.number for question in about),
                " / ".join(question.text for question in about), one.case, one.speaker, one.role, one.document,
                one.date, one.paragraph, mark.start, mark.end, coders[mark.coder_id],
                one.coding.created, "yes" if mark.good else "no", one.text,
            )
        )  # fmt: skip
    return [Facts("quotes", QUOTES, rows)]


def _codebook(project: Project, _: Recipe) -> list[Facts]:
    counts = project.codings.count_by_code()
    paths = project.codes.paths()
    columns = ("code", "path", "definition", "include", "exclude", "example", "codings")
    rows = [
        (one.name, paths[one.id], one.definition, one.include, one.exclude, one.example, counts.get(one.id, 0))
        for one in project.codes.all()
    ]
    return [Facts("codes", columns, rows)]


def _memos(project: Project, _: Recipe) -> list[Facts]:
    return [Facts("memos", *memos_rows(project))]


# --------------------------------------------------------------------------- method


def _method(project: Project, _: Recipe) -> list[Facts]:
    told = [(document, spoken(project, document)) for document in interviewed(project)]
    interviews = [
        (
            one.name, one.date, said.words, said.turns, said.own,
            "" if said.lasted is None else round(said.lasted / 1000), "yes" if one.read else "no",
        )
        for one, said in told
    ]  # fmt: skip
    columns = ("interview", "date", "words", "turns", "words of participants", "seconds", "read")
    coders = [(h.coder, h.codings, h.documents, h.codes, h.first, h.last) for h in hands(project)]
    history = [
        (step.day, step.coder, step.act, ", ".join(step.codes), step.before, step.into, step.there)
        for step in codebook_history(project)
    ]
    agreed = [
        (
            one.one, one.other, ", ".join(one.documents), one.turns, one.codes, one.decisions,
            one.same, _measure(one.kappa), _measure(one.alpha),
        )
        for one in agreements(project)
    ]  # fmt: skip
    return [
        Facts("participants", *sample_rows(project)),
        Facts("interviews", columns, interviews),
        Facts("coders", ("coder", "codings", "documents", "codes", "first", "last"), coders),
        Facts("codebook", ("date", "coder", "act", "codes", "before", "into", "codes then"), history),
        Facts(
            "agreement",
            ("coder", "other", "documents", "turns", "codes", "decisions", "same", "kappa", "alpha"),
            agreed,
        ),
    ]


def _survey(project: Project, recipe: Recipe) -> list[Facts]:
    """The counts of the closed questions, in all and by each attribute; and the points on the open ones."""
    counts = ("survey", "by", "group", "question", "answer", "count", "percent", "n", "not answered")
    rows: list[Values] = []
    about: set[int] = set()
    for one in surveys_named(project, recipe.survey):
        found = answered(project, one.id)
        about |= {question.question_id for question in found.open if question.question_id is not None}
        by = [ground for ground in grounds(project, found) if ground.attribute_id is not None or _is(ground, recipe)]
        parts = [(ground.name, group) for ground in by for group in groups(project, found, ground)]
        for name, group in (("", None), *parts):
            for question in found.closed:
                counted = found.frequency(question, group.respondents if group else None)
                rows += [
                    (
                        one.name, name, group.name or "not known" if group else "", whole_text(question), tally.label,
                        tally.count, round(100 * tally.count / counted.n, 1) if counted.n else "", counted.n,
                        counted.missing,
                    )
                    for tally in counted.tallies
                ]  # fmt: skip
    points = _evidence(project, replace(recipe, by=By.QUESTION, findings=False), frozenset(about))
    return [Facts("counts", counts, rows), *([Facts("points", EVIDENCE, points)] if points else [])]


def _is(ground: SurveyGround, recipe: Recipe) -> bool:
    return bool(recipe.across) and ground.name.casefold() == recipe.across.casefold()


def _transcript(project: Project, recipe: Recipe) -> list[Facts]:
    return [Facts("comments", COMMENTS, transcript_rows(made_transcript(project, recipe)))]


def _pictures(project: Project, recipe: Recipe) -> list[Facts]:
    return [Facts("marks", COLUMNS, picture_rows(project, recipe.pictures, recipe.language or project.language))]


def _measure(value: float | None) -> str | float:
    return "" if value is None else round(value, 4)


_MAKERS: Mapping[Kind, Callable[[Project, Recipe], list[Facts]]] = {
    Kind.SYNTHESIS: _synthesis,
    Kind.QUOTES: _quotes,
    Kind.GRID: _grid,
    Kind.CODEBOOK: _codebook,
    Kind.MEMOS: _memos,
    Kind.METHOD: _method,
    Kind.PICTURES: _pictures,
    Kind.SURVEY: _survey,
    Kind.TRANSCRIPT: _transcript,
}
