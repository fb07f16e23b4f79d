"""Reports from a terminal: every kind with its options, one by its name, and all of them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document as open_docx
from openpyxl import load_workbook

from qda.analysis.arrangement import KIND, Arrangement
from qda.analysis.shown_grid import shown_rows
from qda.cli import main
from qda.demo import build
from qda.project import Project


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = build(tmp_path_factory.mktemp("sample"), "en")
    with Project.open(path) as project:
        project.recipes.add("Portraits", "synthesis", {"by": "case", "language": "nn"})
        project.recipes.add("Method", "method", {})
    return path


def sitat(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def test_a_kind_is_written_as_it_is_asked_for(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    asked = ("--by", "group", "--with", "table", "--with", "attribute=inhabitants", "--with", "bands=1000,5000")
    assert sitat("export", "synthesis", sample, "-o", out, *asked).exit_code == 0
    header = [cell.text for cell in open_docx(str(out)).tables[0].rows[0].cells]
    assert header == ["Question", "Under 1000", "1000–4999", "5000 or more"]


def test_a_saved_report_is_found_by_its_name(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    assert sitat("export", "report", sample, "--recipe", "portraits", "-o", out).exit_code == 0
    assert open_docx(str(out)).paragraphs[0].text == "Case for case"


def test_all_saved_reports_go_into_a_folder(sample: Path, tmp_path: Path) -> None:
    result = sitat("export", "reports", sample, "-o", tmp_path / "all")
    assert result.exit_code == 0
    assert [Path(line).name for line in result.stdout.split("\n") if line] == ["Portraits.docx", "Method.docx"]


def test_a_synthesis_as_a_table_is_one_row_a_fact(sample: Path, tmp_path: Path) -> None:
    assert sitat("export", "synthesis", sample, "-o", tmp_path / "facts.xlsx").exit_code == 0
    book = load_workbook(tmp_path / "facts.xlsx")
    assert book.sheetnames == ["points", "summaries"]
    assert book["summaries"].max_row == 1 + 9 * 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("quotes", "--with", "glitter"), "knows no “glitter”"),
        (("quotes", "--by", "group"), "by code, question, case"),
        (("report", "--recipe", "Poem"), "“Portraits”, “Method”"),
        (("method", "--with", "good"), "knows no “good”"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(
    sample: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    what, *others = words
    result = sitat("export", what, sample, "-o", tmp_path / "out.docx", *others)
    assert result.exit_code == 2
    assert said in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_was_edited_is_compared_and_taken_over(sample: Path, tmp_path: Path) -> None:
    project, out = tmp_path / "study.sitat", tmp_path / "out.docx"
    project.write_bytes(sample.read_bytes())
    assert sitat("export", "synthesis", project, "-o", out).exit_code == 0
    document = open_docx(str(out))
    point = next(p for p in document.paragraphs if p.style is not None and p.style.name == "List Bullet")
    point.runs[0].text = "They say it otherwise."
    document.save(str(out))
    assert "worded in Word: They say it otherwise." in sitat("compare", project, out).stdout
    assert "(taken over)" in sitat("compare", project, out, "--take").stdout
    with Project.open(project) as opened:
        assert opened.synthesis.points()[0].text == "They say it otherwise."
    assert '"differences": []' in sitat("compare", project, out, "--json").stdout


def test_names_in_a_report_are_told_in_the_terminal(tmp_path: Path) -> None:
    run = CliRunner()
    run.invoke(main, ["demo", str(tmp_path)])
    project = next(tmp_path.glob("*.sitat"))
    named = run.invoke(main, ["check", "--anonymous", str(next(tmp_path.glob("*synthesis.docx"))), str(project)])
    assert named.exit_code == 1
    assert "“Osen” can be read" in named.output
    (tmp_path / "clean.md").write_text("Nobody is here.", "utf-8")
    assert run.invoke(main, ["check", "--anonymous", str(tmp_path / "clean.md"), str(project)]).output == "ok\n"


def test_the_grid_is_the_one_the_window_writes(sample: Path, tmp_path: Path) -> None:
    assert sitat("export", "grid", sample, "-o", tmp_path / "out.csv").exit_code == 0
    with Project.open(sample, read_only=True) as project:
        header, rows = shown_rows(project, Arrangement())
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [list(header), *map(list, rows)]


def test_a_view_of_the_grid_is_written_by_its_name(sample: Path, tmp_path: Path) -> None:
    project = tmp_path / "study.sitat"
    project.write_bytes(sample.read_bytes())
    with Project.open(project) as opened:
        opened.queries.add("Turned", {"turned": True}, KIND)
    out = tmp_path / "out.docx"
    assert sitat("export", "grid", project, "-o", out, "--with", "view=turned").exit_code == 0
    assert open_docx(str(out)).tables[0].rows[1].cells[0].text == "Osen"
    refused = sitat("export", "grid", project, "-o", out, "--with", "view=Poem")
    assert (refused.exit_code, "“Turned”" in refused.stderr) == (2, True)


def test_transcripts_are_asked_for_like_other_reports(sample: Path, tmp_path: Path) -> None:
    words = ("--with", "stand_ins", "--with", "no-memos", "--document", "Osen interview", "--numbering", "lines")
    assert sitat("export", "transcript", sample, "-o", tmp_path / "out.md", *words).exit_code == 0
    assert "Osen" not in (tmp_path / "out.md").read_text("utf-8")
    assert sitat("export", "transcript", sample, "-o", tmp_path / "each", *words).exit_code == 0
    assert [path.name for path in (tmp_path / "each").iterdir()] == ["Case 1 interview.docx"]
    assert sitat("export", "transcript", sample, "-o", tmp_path / "out.xlsx").exit_code == 0
    assert load_workbook(tmp_path / "out.xlsx").sheetnames == ["comments"]
    refused = sitat("export", "transcript", sample, "-o", tmp_path / "no.docx", "--document", "Bergen")
    assert (refused.exit_code, "Bergen" in refused.stderr) == (2, True)
