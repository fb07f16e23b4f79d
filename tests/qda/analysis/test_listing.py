"""Lists of passages: in order, under headings, in words and as rows; kept under a name, and asked for by it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.analysis.listing import COLUMNS, By, Listing, Order, group_names, listed, passages_report, passages_rows
from qda.analysis.passages import find
from qda.analysis.query import EVERYTHING, Match, Query
from qda.cli import main
from qda.errors import CannotDo
from qda.exporting import export
from qda.files.tables import write_csv
from qda.project import Project
from qda.report import Heading, Quote, Text


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(by=st.sampled_from(By), order=st.sampled_from(Order))
def test_whatever_the_headings_every_passage_stands_once(study: Project, by: By, order: Order) -> None:
    found = listed(study, Listing(EVERYTHING, by, order))
    assert sorted(found.marks) == sorted(find(study, EVERYTHING))
    assert sum(group.count for group in found.groups) == (0 if by is By.NOTHING else len(found.marks))
    assert all(group.id in group_names(study, by) for group in found.groups)


def test_headings_follow_the_codebook(study: Project) -> None:
    names = group_names(study, By.CODE)
    found = listed(study, Listing())
    assert [names[group.id] for group in found.groups] == [
        "Anchoring",
        "Anchoring > Political anchoring",
        "Time",
        "Money",
    ]


def test_a_report_gives_each_quote_its_source_and_its_code_where_that_is_no_heading(study: Project) -> None:
    pieces = passages_report(study, Listing(Query(words="waited"), By.CASE, title="Waiting")).pieces
    assert [piece.text for piece in pieces if isinstance(piece, Heading)] == ["Osen"]
    quotes = [piece for piece in pieces if isinstance(piece, Quote)]
    assert [quote.attribution for quote in quotes] == [
        "(Osen, role of Anna, ¶ 3) · Time",
        "(Osen, role of Anna, ¶ 3) · Money",
    ]
    nothing = passages_report(study, Listing(Query(words="xyzzy")))
    assert [piece.text for piece in nothing.pieces if isinstance(piece, Text)] == ["No coded passage fits."]


def test_rows_have_the_columns_people_know_and_one_for_each_attribute(study: Project) -> None:
    first = find(study, EVERYTHING)[0]
    study.codings.mark_good([first.id])
    header, rows = passages_rows(study, Listing(Query(good=True)))
    assert header == (*COLUMNS, "Inhabitants")
    row = dict(zip(header, rows[0], strict=True))
    assert (row["file"], row["case"], row["coder"], row["id"]) == ("Osen", "Osen", "kari", str(first.id))
    assert (row["code"], row["category"], row["memo"]) == ("Political anchoring", "Anchoring", "The council again.")
    assert (row["quote"], row["start"], row["end"]) == (
        "The council voted for it in May.", str(first.start), str(first.end),
    )  # fmt: skip
    assert (row["question"], row["good"], row["Inhabitants"]) == ("1", "1", "930")


def test_an_attribute_called_like_a_column_is_told_apart(study: Project) -> None:
    study.attributes.define("Date")
    assert passages_rows(study, Listing())[0][-2:] == ("Inhabitants", "Date (case)")


@pytest.mark.parametrize("ending", [".docx", ".html", ".md", ".csv", ".xlsx"])
def test_what_is_listed_is_written_in_every_format(study: Project, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"waiting{ending}"
    export("quotes", study, path, listing=Listing(Query(words="waited"), By.QUESTION))
    assert path.stat().st_size > 100


def test_the_exported_table_is_the_list(study: Project, tmp_path: Path) -> None:
    listing = Listing(Query(words="waited"))
    export("quotes", study, tmp_path / "listed.csv", listing=listing)
    write_csv(*passages_rows(study, listing), tmp_path / "rows.csv")
    assert (tmp_path / "listed.csv").read_bytes() == (tmp_path / "rows.csv").read_bytes()


# --------------------------------------------------------------------------- kept under a name


@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize("order", Order)
def test_a_list_comes_back_from_json_as_it_was(by: By, order: Order) -> None:
    listing = Listing(Query(codes=("a", "b"), match=Match.ALL), by, order)
    assert Listing.of(json.loads(json.dumps(listing.definition()))) == listing


def test_a_saved_query_is_exported_by_its_name(study: Project, tmp_path: Path) -> None:
    study.queries.add("Waiting", Listing(Query(words="waited"), By.CASE).definition())
    study.close()
    out = tmp_path / "waiting.csv"
    run = CliRunner().invoke(main, ["export", "quotes", str(study.path), "-o", str(out), "--query", "waiting"])
    assert run.exit_code == 0, run.output
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert [row["code"] for row in rows] == ["Time", "Money"]


def test_a_query_that_was_never_saved_is_one_sentence(study: Project, tmp_path: Path) -> None:
    study.close()
    out = tmp_path / "waiting.csv"
    run = CliRunner().invoke(main, ["export", "quotes", str(study.path), "-o", str(out), "--query", "Waiting"])
    assert run.exit_code == 2
    assert "There is no saved query “Waiting”" in run.output
    assert not out.exists()
    run = CliRunner().invoke(main, ["export", "grid", str(study.path), "-o", str(out), "--query", "Waiting"])
    assert run.exit_code == 2


def test_saved_queries_have_names_of_their_own(study: Project) -> None:
    waiting = study.queries.add("Waiting", {"words": "waited"})
    other = study.queries.add("Money", {"good": True}, kind="passages")
    with pytest.raises(CannotDo, match="already a saved query"):
        study.queries.add("waiting ", {})
    with pytest.raises(CannotDo, match="already a saved query"):
        study.queries.rename(other, "WAITING")
    study.queries.rename(waiting, "waiting")
    assert [query.name for query in study.queries.all()] == ["What was waited for", "waiting", "Money"]
    assert study.queries.all("words") == []
    study.queries.delete(other)
    with pytest.raises(CannotDo, match="no longer there"):
        study.queries.get(other)
    study.undo()
    assert study.queries.get(other).definition == {"good": True}


def test_undo_takes_the_stars_of_all_back(study: Project, tables: Callable[[Project], object]) -> None:
    before = tables(study)
    study.codings.mark_good([mark.id for mark in find(study, EVERYTHING)])
    assert all(coding.good for coding in study.codings.of_codes())
    study.undo()
    assert tables(study) == before
