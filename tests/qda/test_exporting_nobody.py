"""Exports that are to name nobody: in no kind, no format and no corner of a file can a case or a speaker be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qda.analysis.arrangement import Arrangement
from qda.analysis.listing import Listing
from qda.analysis.named import named_by_key, named_in
from qda.analysis.synthesis import SynthesisOptions
from qda.drafts import understand
from qda.exporting import FORMATS, export
from qda.files.everything import all_in
from qda.model import About, Guide, GuideQuestion, Reading, Span
from qda.project import Project
from qda.report import Readable
from qda.text.pseudonyms import Kind, Pair

TEXT = "Kari Moen: In Osen we began with Kari Moen's list.\nInterviewer: And Karis list?\nKari Moen: OSEN had none."


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A study whose names stand in every place that is exported."""
    path = tmp_path_factory.mktemp("study") / "study.sitat"
    with Project.create(path, coder="me") as project:
        project.guide.take_over(Guide("Guide", (GuideQuestion("1", "What did Osen do?"),)))
        case = project.cases.add("Osen")
        document = project.documents.add(understand(Reading("osen.txt", TEXT), name="Osen, Kari Moen"))
        project.documents.set_case(document, case)
        code = project.codes.add("Beginning", definition="As Kari Moen of Osen said.", example="In Osen we began")
        text = project.documents.text(document)
        start = text.index("In Osen")
        coding = project.codings.add(document, Span(start, start + 40), code)
        project.memos.add("Kari Moen again, in Osen.")
        project.memos.add("Osen once more.", About.CODING, coding)
        yield project


def nameless(study: Project) -> SynthesisOptions:
    return replace(SynthesisOptions.of(study), attribution="none", stand_ins=True)


@pytest.mark.parametrize(("what", "ending"), [(what, ending) for what in FORMATS for ending in FORMATS[what]])
def test_no_name_can_be_read_in_any_kind_and_format(study: Project, tmp_path: Path, what: str, ending: str) -> None:
    path = tmp_path / f"out{ending}"
    export(what, study, path, options=nameless(study))
    assert [one.sentence for one in named_in(study, all_in(path)) if one.sure] == []


@pytest.mark.parametrize("ending", FORMATS["quotes"])
def test_nor_in_the_list_of_passages(study: Project, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out{ending}"
    export("quotes", study, path, options=nameless(study), listing=Listing())
    assert [one.sentence for one in named_in(study, all_in(path)) if one.sure] == []


@pytest.mark.parametrize("ending", FORMATS["grid"])
def test_nor_in_the_grid_as_it_is_laid_out(study: Project, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out{ending}"
    export("grid", study, path, options=nameless(study), arrangement=Arrangement())
    assert [one.sentence for one in named_in(study, all_in(path)) if one.sure] == []


@pytest.mark.parametrize(
    ("what", "ending"),
    [(what, ending) for what in ("codings", "memos", "sample", "history", "quotes") for ending in FORMATS[what]],
)
def test_with_names_each_file_is_told_of_with_the_place(study: Project, tmp_path: Path, what: str, ending: str) -> None:
    path = tmp_path / f"out{ending}"
    export(what, study, path)
    found = named_in(study, all_in(path))
    assert any(one.name in ("Osen", "Kari Moen") and one.sure for one in found)
    assert all(one.where and one.context for one in found)


def test_in_what_was_said_a_stand_in_is_in_brackets_also_in_a_table(study: Project, tmp_path: Path) -> None:
    export("codings", study, tmp_path / "out.csv", options=nameless(study))
    assert "In [Case 1] we began" in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_a_web_page_is_read_cell_by_cell_and_to_what_is_said_of_its_pictures(study: Project, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>x</p><table><td>We</td><td>Osen</td><td>no</td></table><img alt='Map of Osen'><b>Os</b>en")
    assert [(one.name, one.where) for one in named_in(study, all_in(page))] == [
        ("Osen", "text"), ("Osen", "text (hidden)"),
    ]  # fmt: skip


def test_a_workbook_is_read_cell_by_cell_and_its_sheets_by_name(study: Project, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.create_sheet("Osen", 0)
    sheet.append(["a", "b"])
    sheet.append(["We", "Osen"])
    book.save(tmp_path / "book.xlsx")
    found = named_in(study, all_in(tmp_path / "book.xlsx"))
    assert {one.where for one in found} == {"sheet1 B2", "workbook (hidden)"}


def test_the_names_of_a_key_are_told_of_but_those_that_were_left() -> None:
    key = (
        Pair("Kari Moen", "[Person 1]", Kind.PERSON, "Kari Moen"),
        Pair("Kari", "[Person 1b]", Kind.PERSON, "Kari Moen"),
        Pair("Osen", "[Place 1]", Kind.PLACE, "Osen", kept=1),
    )  # fmt: skip
    found = named_by_key(key, [Readable("text", 3, "Here Kari sat in Osen; Korea did not.")])
    assert [(one.name, one.written, one.number) for one in found] == [("Kari Moen", "Kari", 3)]
