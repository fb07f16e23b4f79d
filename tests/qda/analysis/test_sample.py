"""Who was interviewed, in numbers and one by one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from qda.analysis.phrases import PHRASES
from qda.analysis.sample import counts, interviews, sample_report, sample_rows, usual_kinds
from qda.errors import CannotDo
from qda.exporting import FORMATS, export
from qda.model import AttributeType, Draft, DraftSpeaker, Owner, Part
from qda.project import Project
from qda.report import Heading, Table, Text


@pytest.fixture
def sampled(study: Project) -> Project:
    """The small study and a focus group of three, whose speakers are of two cases."""
    voices = [DraftSpeaker(name, Part.PARTICIPANT, role) for name, role in
              (("Cato", "leader"), ("Dina", "nurse"), ("Eva", ""))]  # fmt: skip
    group = study.documents.add(Draft("Group", "Cato: Yes.", case="Osen", date="2016-02-18", speakers=tuple(voices)))
    study.documents.set_speaker(study.documents.speakers(group)[1].id, case_id=study.cases.all()[1].id)
    level = study.attributes.define("Level", AttributeType.CHOICE, Owner.SPEAKER, ["leader", "employee"])
    values = {"Anna": "leader", "Bjørn": "employee", "Cato": "leader", "Dina": "employee"}
    study.attributes.set_values(
        {(one.id, level): values[one.name] for one in study.documents.speakers() if one.name in values}
    )
    return study


def test_people_are_counted_by_level_and_by_case(sampled: Project) -> None:
    assert usual_kinds(sampled) == ("Level", "case")
    table = counts(sampled)
    assert table.header == ("Level", "Osen", "Vikna", "Total")
    assert table.rows == (
        ("leader", "2", "–", "2"),
        ("employee", "–", "2", "2"),
        ("not known", "1", "–", "1"),
        ("Total", "3", "2", "5"),
    )
    assert table.caption == "Interviewed, by level and case (n = 5)"


def test_people_are_counted_by_one_thing_and_numbers_in_bands(sampled: Project) -> None:
    assert counts(sampled, ["role"], "nb").rows[-1] == ("I alt", "5")
    for number, size in enumerate((5000, 9000)):
        case = sampled.cases.add(f"C{number}")
        sampled.attributes.set_value(case, 1, str(size))
    assert counts(sampled, ["Inhabitants"]).rows == (("under 5000", "3"), ("not known", "2"), ("Total", "5"))


def test_what_people_cannot_be_counted_by_is_told(sampled: Project) -> None:
    with pytest.raises(CannotDo, match="no attribute “size”"):
        counts(sampled, ["size"])
    with pytest.raises(CannotDo, match="one or two things"):
        counts(sampled, ["role", "case", "Level"])


def test_each_interview_tells_all_cases_that_take_part(sampled: Project) -> None:
    table = interviews(sampled, PHRASES["en"])
    assert table.rows[-1] == ("Osen, Vikna", "Group", "18 February 2016", "leader, nurse and Eva", "2")


def test_a_report_tells_how_many_and_who(sampled: Project) -> None:
    report = sample_report(sampled, "nb")
    kinds = [type(piece) for piece in report.pieces]
    assert kinds == [Text, Heading, Table, Heading, Table]
    assert report.pieces[0] == Text("Sammenfatningen bygger på 3 intervjuer i 2 caser.")


def test_a_study_without_interviews_says_so(project: Project) -> None:
    assert sample_report(project).pieces == (Text("No interviews have been brought in yet."),)
    assert sample_rows(project)[1] == []


def test_the_rows_have_everything_that_is_known(sampled: Project) -> None:
    header, rows = sample_rows(sampled)
    assert header == ("document", "case", "date", "speaker", "role", "Inhabitants", "Level")
    assert rows[3] == ("Group", "Vikna", "2016-02-18", "Dina", "nurse", "", "employee")


@pytest.mark.parametrize("ending", FORMATS["sample"])
def test_the_sample_is_exported_as_each_format(sampled: Project, tmp_path: Path, ending: str) -> None:
    export("sample", sampled, tmp_path / f"sample{ending}")
    assert (tmp_path / f"sample{ending}").stat().st_size > 100
    if ending == ".csv":
        with (tmp_path / "sample.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == 6


def test_an_empty_study_has_a_sample_of_nobody(project: Project) -> None:
    assert counts(project).rows == (("Total", "0"),)
