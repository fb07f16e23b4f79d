"""A file of answers into a project: understood as it was the last time, or as proposed, and stored in one step."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qda import errors
from qda.files.survey import SurveyFile, read_survey
from qda.model import Answers, Belonging, ColumnRole, Mapping, Report, Survey, SurveyColumn, silent
from qda.project import Project
from qda.text.answer_sheets import again, answers_of
from qda.text.language import guess_language
from qda.text.questionnaire import propose

_ALIKE = 0.6
"""What share of its columns a file must have in common with a survey of another name to be taken for a later export."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A file of answers as it is understood before anything is stored."""

    file: SurveyFile
    mapping: Mapping
    name: str
    """What the survey is called; one of that name in the project is brought up to date."""
    known: Survey | None = None
    """The survey it is a later export of."""

    def answers(self) -> list[Answers]:
        return answers_of(self.mapping, self.file.names, self.file.rows)


def understand_survey(
    project: Project,
    path: Path,
    *,
    sheet: str = "",
    header_rows: int = 0,
    encoding: str | None = None,
    afresh: bool = False,
) -> Understood:
    """Read a file of answers. Raises as `read_survey` does.

    A later export of a survey that the project has is understood as that one was, unless asked for `afresh`.
    """
    known = None
    file = read_survey(path, sheet=sheet, header_rows=header_rows, encoding=encoding)
    columns = propose(file.names, file.texts, file.stems, file.rows)
    if not afresh:
        known = _known(project, path.stem, file)
    if known is None:
        return Understood(file, _belonging(project, path.stem, columns, file), path.stem)
    mapping = project.surveys.mapping(known.id)
    if not header_rows and mapping.header_rows and mapping.header_rows != file.header_rows:
        file = read_survey(path, sheet=sheet, header_rows=mapping.header_rows, encoding=encoding)
        columns = propose(file.names, file.texts, file.stems, file.rows)
    mapping = replace(mapping, columns=again(mapping.columns, columns))
    return Understood(file, mapping, known.name, known)


def _known(project: Project, name: str, file: SurveyFile) -> Survey | None:
    """The survey that the file is a later export of: by its name, or by its columns."""
    names = set(file.names)
    best, most = None, 0.0
    for survey in project.surveys.all():
        columns = {one for column in project.surveys.mapping(survey.id).columns for one in column.columns}
        share = len(columns & names) / len(columns | names) if columns | names else 0.0
        share += 0.3 if survey.name.casefold() == name.casefold() and share else 0.0
        if share >= _ALIKE and share > most:
            best, most = survey, share
    return best


def _belonging(project: Project, name: str, columns: Sequence[SurveyColumn], file: SurveyFile) -> Mapping:
    """Whose the answers are: of the cases that a column names; each of a case of its own in a study that has none yet;
    else all of one, named after the survey, so that the grid stays one to read."""
    cases = {case.name.casefold() for case in project.cases.all()}
    for place, column in enumerate(columns):
        if column.role not in (ColumnRole.ATTRIBUTE, ColumnRole.SINGLE):
            continue
        values = {value.casefold() for value in file.column(column.columns[0]) if value}
        if values and len(values & cases) >= len(values) / 2:
            named = replace(column, role=ColumnRole.CASE, options=())
            return Mapping((*columns[:place], named, *columns[place + 1 :]), Belonging.COLUMN)
    if cases:
        return Mapping(tuple(columns), Belonging.ONE, name)
    return Mapping(tuple(columns))


def check(understood: Understood) -> None:
    """Raises `CannotDo` where the mapping cannot be stored."""
    roles = [column.role for column in understood.mapping.columns]
    if all(role is ColumnRole.LEFT_OUT for role in roles):
        raise errors.CannotDo("Every column is left out; choose at least one question to import.")
    if roles.count(ColumnRole.RESPONDENT) > 1:
        raise errors.CannotDo("Two columns say who answers; keep one as respondent.")
    if understood.mapping.belonging is Belonging.COLUMN and roles.count(ColumnRole.CASE) != 1:
        raise errors.CannotDo("No column names the case; choose one, or let each respondent be a case.")
    if understood.mapping.belonging is Belonging.ONE and not understood.mapping.case.strip():
        raise errors.CannotDo("Type the name of the case that all answers belong to.")


def language_of(project: Project, understood: Understood, answers: Sequence[Answers]) -> str:
    """The language of what was written, or else of the study."""
    places = [n for n, column in enumerate(understood.mapping.columns) if column.role is ColumnRole.OPEN]
    words = " ".join(one.given[place][0] for one in answers[:400] for place in places if one.given[place])
    words = " ".join([words, *(column.text for column in understood.mapping.columns)])
    return guess_language(words[:20_000]) if len(words.split()) > 20 else project.language


def storing(project: Project, understood: Understood) -> Generator[int, None, None]:
    """Store what was understood in one step, a respondent at each turn of the loop; yields the survey's id."""
    check(understood)
    answers = understood.answers()
    mapping = replace(understood.mapping, header_rows=understood.file.header_rows)
    language = language_of(project, understood, answers)
    yield from project.surveys.taking(understood.name, understood.file.source, mapping, answers, language)


def take_survey(
    project: Project, path: Path, *, case: str = "", encoding: str | None = None, report: Report = silent
) -> int:
    """Read a survey and store it as proposed, or as it was mapped before. Returns its id.

    With `case`, all answers belong to that case.
    """
    understood = understand_survey(project, path, encoding=encoding)
    if case:
        columns = tuple(
            replace(one, role=ColumnRole.ATTRIBUTE) if one.role is ColumnRole.CASE else one
            for one in understood.mapping.columns
        )
        understood = replace(understood, mapping=Mapping(columns, Belonging.ONE, case))
    total = len(understood.file.rows)
    survey_id = 0
    for number, survey_id in enumerate(storing(project, understood)):  # noqa: B007  the last one is the survey's
        report(min(number, total), total, path.name)
    return survey_id


def survey_facts(project: Project, survey_id: int) -> dict[str, object]:
    """What a survey in the project holds, in numbers."""
    survey, questions = project.surveys.get(survey_id), project.surveys.questions(survey_id)
    roles = [question.role for question in questions]
    return {
        "id": survey.id,
        "name": survey.name,
        "respondents": survey.respondents,
        "closed": sum(role.is_closed for role in roles),
        "open": roles.count(ColumnRole.OPEN),
        "attributes": roles.count(ColumnRole.ATTRIBUTE),
        "left_out": roles.count(ColumnRole.LEFT_OUT),
    }
