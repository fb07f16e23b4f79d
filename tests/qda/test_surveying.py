"""A survey comes in, is coded, comes in again with more answers, and goes out."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qda.analysis.grid import grid
from qda.analysis.recipes import Kind, Recipe
from qda.analysis.survey import answered, grounds, groups
from qda.cli import main
from qda.errors import CannotDo
from qda.exporting import RECIPE_FORMATS, export_recipe
from qda.importing import take_guide
from qda.model import Belonging, CellState, ColumnRole, SurveyQuestion, TurnRole
from qda.project import Project
from qda.surveying import check, take_survey, understand_survey

SAMPLES = Path(__file__).parents[2] / "sample_transcripts"
HEAD = ("Id", "Position", "Did it help?", "What was good?", "What was missing?")
ROWS = [
    ("1", "nurse", "Yes", "The meetings. They were many.", "More time."),
    ("2", "cook", "Yes", "The people I met there.", ""),
    ("3", "nurse", "No", "", ""),
    ("4", "cook", "Yes", "The visits to other places.", "Time: to read, and to think."),
]


def written(path: Path, rows: list[tuple[str, ...]], head: tuple[str, ...] = HEAD) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])
    return path


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "study.sitat", coder="kari") as opened:
        yield opened


@pytest.fixture
def survey(project: Project, tmp_path: Path) -> int:
    return take_survey(project, written(tmp_path / "course.csv", ROWS))


def asked(project: Project, survey: int, text: str) -> SurveyQuestion:
    return next(one for one in project.surveys.questions(survey) if one.text == text)


def test_open_answers_become_documents_that_answer_questions_of_the_guide(project: Project, survey: int) -> None:
    assert [question.text for question in project.guide.questions()] == ["What was good?", "What was missing?"]
    first = project.documents.all()[0]
    assert (first.name, project.cases.all()[0].name) == ("course 1", "course 1")
    answers = [t.said.of(project.documents.text(first.id)) for t in project.documents.turns(first.id)
               if t.role is TurnRole.ANSWERS]  # fmt: skip
    assert answers == ["The meetings. They were many.", "More time."]


def test_a_blank_answer_is_asked_and_not_answered(project: Project, survey: int) -> None:
    table = grid(project)
    missing, second = table.questions[1], table.cases[1]
    assert table.cells[missing.id, second.id].state is CellState.NOT_ANSWERED


def test_what_is_known_of_respondents_is_an_attribute_of_their_cases(project: Project, survey: int) -> None:
    found = answered(project, survey)
    position = grounds(project, found)[0]
    assert [(group.name, len(group.respondents)) for group in groups(project, found, position)] == [
        ("cook", 2), ("nurse", 2),
    ]  # fmt: skip


def test_matching_the_guide_anew_leaves_answers_where_they_are(project: Project, survey: int, tmp_path: Path) -> None:
    before = [project.documents.turns(document.id) for document in project.documents.all()]
    (tmp_path / "guide.md").write_text("# Guide\n\n1. What was good?\n2. The meetings\n", "utf-8")
    take_guide(project, tmp_path / "guide.md")
    assert [project.documents.turns(document.id) for document in project.documents.all()] == before


def test_an_import_is_one_act_and_undone_whole(project: Project, survey: int) -> None:
    project.undo()
    assert (project.documents.all(), project.cases.all(), project.guide.questions(), project.surveys.all()) == ([],) * 4
    project.redo()
    assert len(project.surveys.respondents(survey)) == 4


def test_a_later_export_brings_new_respondents_and_new_words_and_keeps_every_coding(
    project: Project, survey: int, tmp_path: Path
) -> None:
    good = asked(project, survey, "What was good?").question_id or 0
    code = project.codes.add("Meetings")
    before = project.surveys.written(survey, good)
    project.codings.add(before[0].document_id, before[0].span, code)
    later = [("1", "nurse", "No", "Above all: the meetings. They were many.", "More time."), *ROWS[1:],
             ("5", "nurse", "Yes", "Everything.", "Nothing.")]  # fmt: skip
    assert take_survey(project, written(tmp_path / "course-later.csv", later)) == survey
    after = project.surveys.written(survey, good)
    assert after[0].text == "Above all: the meetings. They were many."
    assert len(after) == len(before) + 1
    (coding,) = project.codings.of_codes()
    assert coding.quote == "The meetings. They were many." or coding.quote in after[0].text
    speakers = project.documents.speakers(after[0].document_id)
    assert [speaker.name for speaker in speakers] == ["Questionnaire", "course 1"]
    helped = answered(project, survey).frequency(asked(project, survey, "Did it help?"))
    assert {tally.label: tally.count for tally in helped.tallies} == {"Yes": 3, "No": 2}


def test_the_same_export_again_changes_nothing(project: Project, survey: int, tmp_path: Path) -> None:
    history = project.history()
    take_survey(project, tmp_path / "course.csv")
    assert project.history() == history


def test_a_mapping_is_remembered_with_the_project(project: Project, tmp_path: Path) -> None:
    path = written(tmp_path / "course.csv", ROWS)
    understood = understand_survey(project, path)
    columns = tuple(
        replace(one, role=ColumnRole.LEFT_OUT) if one.text == "What was missing?" else one
        for one in understood.mapping.columns
    )
    project.surveys.take("course", path.name, replace(understood.mapping, columns=columns), understood.answers(), "en")
    again = understand_survey(project, written(tmp_path / "new name.csv", ROWS))
    assert again.name == "course"
    assert again.mapping.columns[-1].role is ColumnRole.LEFT_OUT


def test_answers_belong_to_cases_that_a_column_names(project: Project, tmp_path: Path) -> None:
    for name in ("Osen", "Vikna"):
        project.cases.add(name)
    head = ("Id", "Municipality", "Why?")
    rows = [(str(n), ("Osen", "Vikna", "Namsos", "Osen")[n % 4], f"Because of reason {n}.") for n in range(8)]
    survey = take_survey(project, written(tmp_path / "a.csv", rows, head))
    assert project.surveys.get(survey).belonging is Belonging.COLUMN
    assert {case.name for case in project.cases.all()} == {"Osen", "Vikna", "Namsos"}
    assert all(document.case_id for document in project.documents.all())


def test_a_survey_without_closed_questions_or_without_open_ones_is_taken(project: Project, tmp_path: Path) -> None:
    closed = [(str(n), ("Yes", "No")[n % 2]) for n in range(6)]
    take_survey(project, written(tmp_path / "closed.csv", closed, ("Id", "Did it help?")))
    assert project.documents.all() == []
    take_survey(project, written(tmp_path / "open.csv", [("1", "At length, so."), ("2", "And so on.")], ("Id", "Why?")))
    assert len(project.documents.all()) == 2


def test_two_respondent_columns_are_refused(project: Project, tmp_path: Path) -> None:
    understood = understand_survey(project, written(tmp_path / "a.csv", ROWS))
    twice = tuple(replace(one, role=ColumnRole.RESPONDENT) for one in understood.mapping.columns)
    with pytest.raises(CannotDo, match="Two columns"):
        check(replace(understood, mapping=replace(understood.mapping, columns=twice)))


def test_deleting_a_survey_takes_its_documents_and_cases_and_undo_brings_them_back(
    project: Project, survey: int
) -> None:
    project.surveys.delete(survey)
    assert (project.documents.all(), project.cases.all(), project.surveys.all()) == ([], [], [])
    project.undo()
    assert len(project.documents.all()) == 4


@pytest.mark.parametrize("ending", RECIPE_FORMATS)
@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_the_survey_part_is_written_in_every_format(tmp_path: Path, ending: str, language: str) -> None:
    with Project.create(tmp_path / "s.sitat", language="en") as project:
        survey = take_survey(project, SAMPLES / "en" / "survey.xlsx")
        better = asked(project, survey, "What has become better?")
        project.synthesis.add_point(better.question_id or 0, "Needs come before solutions.")
        path = tmp_path / f"out{ending}"
        export_recipe(project, replace(Recipe.usual(Kind.SURVEY), language=language), path)
    assert path.stat().st_size > 1000
    if ending == ".md":
        text = path.read_text("utf-8")
        assert "15 " in text
        assert "Needs come before solutions." in text
    if ending == ".docx":
        with zipfile.ZipFile(path) as parts:
            assert sum(name.endswith(".png") for name in parts.namelist()) == 6
            text = parts.read("word/document.xml").decode()
        label = "Figure" if language == "en" else "Figur"
        assert f'TOC \\h \\z \\c "{label}"' in text
        assert text.count('<w:pStyle w:val="TableofFigures"/>') == text.count(f" SEQ {label} ") == 6


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_sample_survey_is_understood_as_it_is_meant(project: Project, language: str) -> None:
    understood = understand_survey(project, SAMPLES / language / "survey.xlsx")
    assert [column.role.name for column in understood.mapping.columns] == [
        "RESPONDENT", "LEFT_OUT", "ATTRIBUTE", "ATTRIBUTE", "MULTIPLE", "SCALE", "SCALE", "SCALE", "SCALE", "SINGLE",
        "MULTIPLE", "NUMBER", "OPEN", "OPEN",
    ]  # fmt: skip
    assert len(understood.answers()) == 20


def test_a_survey_is_imported_and_exported_from_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def sitat(*words: str) -> Result:
        return CliRunner().invoke(main, words, catch_exceptions=False)

    sitat("new", "p.sitat")
    told = sitat("import", "p.sitat", str(SAMPLES / "en" / "survey.xlsx"), "--survey", "--json")
    (facts,) = json.loads(told.stdout)["surveys"]
    assert (facts["respondents"], facts["closed"], facts["open"], facts["left_out"]) == (20, 8, 2, 1)
    assert sitat("export", "survey", "p.sitat", "-o", "out.xlsx").exit_code == 0
    assert json.loads(sitat("check", "p.sitat", "--json").stdout)["ok"]
    refused = sitat("import", "p.sitat", str(SAMPLES / "en" / "guide.md"), "--survey")
    assert (refused.exit_code, refused.stdout) == (2, "")
