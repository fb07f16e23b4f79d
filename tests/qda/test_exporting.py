"""Everything a project is written as: each kind in each format, whole, with its words intact."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from docx import Document as open_docx
from openpyxl import load_workbook

from qda.analysis.evidence import support
from qda.analysis.synthesis import SynthesisOptions
from qda.demo import build
from qda.errors import CannotDo, NoSuchFile, UnknownEnding
from qda.exporting import FORMATS, export
from qda.files.tables import MOST, write_csv, write_rows_xlsx
from qda.model import Views
from qda.project import Project


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The bokmål sample, for reading."""
    with Project.open(build(tmp_path_factory.mktemp("sample"), "nb"), read_only=True) as project:
        yield project


@pytest.mark.parametrize(("what", "ending"), [(what, ending) for what in FORMATS for ending in FORMATS[what]])
def test_everything_is_written_in_every_format(sample: Project, tmp_path: Path, what: str, ending: str) -> None:
    path = tmp_path / f"out{ending}"
    export(what, sample, path)
    assert path.stat().st_size > 200
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def shown_quotes(project: Project) -> list[str]:
    return [e.quote for point in project.synthesis.points() for e in point.evidence if e.is_quote and e.shown]


def test_the_synthesis_has_each_shown_quote_verbatim_under_its_point(sample: Project, tmp_path: Path) -> None:
    export("synthesis", sample, tmp_path / "s.docx")
    paragraphs = open_docx(str(tmp_path / "s.docx")).paragraphs
    quotes = [p.text for p in paragraphs if p.style.name == "Quote"]
    assert len(quotes) == len(shown_quotes(sample))
    for quote, written in zip(shown_quotes(sample), quotes, strict=True):
        assert written.startswith(f"«{quote}»")
    bullets = [p.text for p in paragraphs if p.style.name == "List Bullet"]
    points = sample.synthesis.points()
    counted = support(sample, points)
    assert bullets == [f"{one.text} ({len(counted[one.id].cases)}\u00a0av\u00a0{counted[one.id].of})" for one in points]


def test_divided_views_and_silence_are_told(sample: Project, tmp_path: Path) -> None:
    export("synthesis", sample, tmp_path / "s.md")
    text = (tmp_path / "s.md").read_text("utf-8")
    divided = sum(question.views is Views.DIVIDED for question in sample.guide.questions())
    assert text.count("Her er meningene delte:") == divided == 1
    assert "Ikke spurt: Høylandet." in text
    assert "Spurt, men ikke besvart: Vikna." in text


@pytest.mark.parametrize(
    ("attribution", "ends"),
    [
        ("full", "(Osen, helse- og sosialsjef, ¶ 9)"),
        ("case", "(Osen)"),
        ("role", "(helse- og sosialsjef)"),
        ("none", "»"),
        ("[{document}: {paragraph}]", "[Osen intervju: 9]"),
    ],
)
def test_attribution_is_full_by_case_by_role_none_or_ones_own(
    sample: Project, tmp_path: Path, attribution: str, ends: str
) -> None:
    export("synthesis", sample, tmp_path / "s.docx", attribution=attribution)
    first = next(p.text for p in open_docx(str(tmp_path / "s.docx")).paragraphs if p.style.name == "Quote")
    assert first.endswith(ends)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "The answers can be summarised"), ("nb", "Svarene kan"), ("nn", "Svara kan")],
)
def test_the_fixed_texts_come_in_three_languages(sample: Project, tmp_path: Path, language: str, words: str) -> None:
    export("synthesis", sample, tmp_path / "s.html", language=language)
    page = (tmp_path / "s.html").read_text("utf-8")
    assert words in page
    assert f'<html lang="{language}">' in page


def test_the_web_page_has_every_quote(sample: Project, tmp_path: Path) -> None:
    export("quotes", sample, tmp_path / "q.html")
    page = unescape((tmp_path / "q.html").read_text("utf-8"))
    assert all(coding.quote in page for coding in sample.codings.of_codes())


def test_the_tables_rows_are_the_codings(sample: Project, tmp_path: Path) -> None:
    export("codings", sample, tmp_path / "c.csv")
    export("codings", sample, tmp_path / "c.xlsx")
    with (tmp_path / "c.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["quote"] for row in rows] == [coding.quote for coding in sample.codings.of_codes()]
    assert rows[0]["code"] == sample.codes.path(sample.codings.of_codes()[0].code_id)
    sheet = load_workbook(tmp_path / "c.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet["J"]][1:] == [row["quote"] for row in rows]


def test_nothing_is_taken_for_a_formula(tmp_path: Path) -> None:
    write_rows_xlsx(("quote",), [("=1+1",), ("+47 12 34",), ("2016-02-18",)], tmp_path / "t.xlsx")
    sheet = load_workbook(tmp_path / "t.xlsx").active
    assert sheet is not None
    assert [(cell.value, cell.data_type) for cell in sheet["A"]][1:] == [
        ("=1+1", "s"), ("+47 12 34", "s"), ("2016-02-18", "s"),
    ]  # fmt: skip


def test_a_cell_too_long_for_excel_goes_on_below(tmp_path: Path) -> None:
    words = "ord " * 20_000
    write_rows_xlsx(("quote",), [(words,)], tmp_path / "t.xlsx")
    sheet = load_workbook(tmp_path / "t.xlsx").active
    assert sheet is not None
    cells = [str(cell.value) for cell in sheet["A"]][1:]
    assert len(cells[0]) == MOST
    assert "".join(cells) == words


def test_line_breaks_and_quotation_marks_survive_in_csv(tmp_path: Path) -> None:
    row = ('Han sa "ja",', "linje 1\nlinje 2; æøå")
    write_csv(("a", "b"), [row], tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [tuple(found) for found in csv.reader(file)] == [("a", "b"), row]


def test_an_ending_that_is_not_offered_is_answered_with_those_that_are(sample: Project, tmp_path: Path) -> None:
    with pytest.raises(UnknownEnding, match=r"\.docx, \.html, \.md"):
        export("synthesis", sample, tmp_path / "s.odt")


def test_a_template_that_is_not_there_is_named(sample: Project, tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile, match="hus"):
        export("synthesis", sample, tmp_path / "s.docx", template=tmp_path / "hus.docx")


def test_without_a_guide_there_is_no_synthesis_and_it_says_why(project: Project, tmp_path: Path) -> None:
    with pytest.raises(CannotDo, match="guide"):
        export("synthesis", project, tmp_path / "s.docx")


def test_appendices_can_be_left_out(sample: Project, tmp_path: Path) -> None:
    options = replace(SynthesisOptions.of(sample), codebook=False, grid=False, contents=False)
    export("synthesis", sample, tmp_path / "s.md", options=options)
    assert "Vedlegg" not in (tmp_path / "s.md").read_text("utf-8")


def test_the_choice_is_remembered_in_the_project(project: Project) -> None:
    chosen = SynthesisOptions(language="nn", attribution="role", title="Eg", grid=False)
    chosen.keep(project)
    assert SynthesisOptions.of(project) == chosen
