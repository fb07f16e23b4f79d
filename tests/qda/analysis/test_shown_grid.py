"""The grid in a file is the grid as it is shown: those rows and columns, in that order."""

from __future__ import annotations

import csv
from pathlib import Path
from zipfile import ZipFile

import pytest

from qda.analysis.arrangement import Arrangement, Only, Order, Topics
from qda.analysis.shown_grid import shown_report, shown_rows
from qda.exporting import FORMATS, export
from qda.project import Project
from qda.report import Heading, PageBreak, Table


def test_cells_tell_their_summary_or_else_their_state(study: Project) -> None:
    header, rows = shown_rows(study, Arrangement())
    assert header == ("Question", "Osen", "Vikna")
    assert rows[0][:2] == ("1. How is the work anchored?", "Anchored, and then nobody had time.")
    assert rows[2] == ("3. Who takes part?", "not yet read", "asked, not answered")


def test_codes_tell_how_many_passages_there_are(study: Project) -> None:
    study.documents.set_read(study.documents.all()[1].id)
    _, rows = shown_rows(study, Arrangement(topics=Topics.CODES))
    assert ("Time", "1 passage", "–") in rows


def test_turned_hidden_and_ordered_it_is_written_so(study: Project) -> None:
    hidden = ("question:1",)
    header, rows = shown_rows(study, Arrangement(turned=True, hidden=hidden, order_compared=Order.NAME))
    assert header == ("", "2. What did it cost?", "3. Who takes part?")
    assert [row[0] for row in rows] == ["Osen", "Vikna"]


def test_only_the_stale_ones_are_written_when_only_they_are_shown(study: Project) -> None:
    asked = Arrangement(only=Only.STALE)
    assert shown_rows(study, asked)[1] == []
    document = study.documents.all()[0].id
    text = study.documents.text(document).replace("The council voted", "The whole council voted")
    study.corrections.apply(study.corrections.plan(document, text))
    header, rows = shown_rows(study, asked)
    assert header == ("Question", "Osen")
    assert len(rows) == 1


def test_many_columns_are_parted_into_tables_on_pages_that_lie_down(study: Project) -> None:
    for number in range(20):
        study.cases.add(f"Case {number}")
    report = shown_report(study, Arrangement())
    pieces = report.pieces
    assert pieces[0] == PageBreak(landscape=True)
    tables = [piece for piece in pieces if isinstance(piece, Table)]
    assert sum(len(table.header) - 1 for table in tables) == 22
    assert len(tables) == sum(isinstance(piece, Heading) for piece in pieces) > 1
    assert all(len(table.rows) == 3 for table in tables)


@pytest.mark.parametrize("ending", FORMATS["grid"])
def test_every_format_holds_what_is_shown_and_nothing_of_what_is_hidden(
    study: Project, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"grid{ending}"
    export("grid", study, path, arrangement=Arrangement(hidden=("case:2",), text="anchored"))
    if ending in (".docx", ".xlsx"):
        with ZipFile(path) as parts:
            told = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    else:
        told = path.read_text(encoding="utf-8-sig")
    assert "nobody had time" in told
    assert "Vikna" not in told
    assert "What did it cost" not in told
    if ending == ".docx":
        assert 'w:orient="landscape"' in told
    if ending == ".csv":
        rows = list(csv.reader(told.splitlines(), delimiter=";" if ";" in told.splitlines()[0] else ","))
        assert len(rows) == 2
