"""The quotes of a finished report, proved against the transcripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as open_docx

from qda.analysis.finished import check_report
from qda.demo import build
from qda.errors import TranscriptUnreadable
from qda.exporting import export
from qda.files.word.quoted import quotes_in
from qda.project import Project


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with Project.open(build(tmp_path_factory.mktemp("sample")), read_only=True) as project:
        yield project


@pytest.fixture
def report(sample: Project, tmp_path: Path) -> Path:
    export("synthesis", sample, tmp_path / "report.docx")
    return tmp_path / "report.docx"


def edited(path: Path, old: str, new: str) -> Path:
    """The report as somebody left it who worked on it in Word."""
    document = open_docx(str(path))
    run = next(run for p in document.paragraphs for run in p.runs if old in run.text)
    run.text = run.text.replace(old, new)
    document.save(str(path))
    return path


def test_a_fresh_report_is_verbatim(sample: Project, report: Path) -> None:
    quotes = quotes_in(report)
    shown = [e for point in sample.synthesis.points() for e in point.evidence if e.shown]
    assert len(quotes) >= len(shown)
    assert check_report(sample, quotes) == []


def test_a_changed_word_is_found_with_its_place(sample: Project, report: Path) -> None:
    problems = check_report(sample, quotes_in(edited(report, "went really well", "went rather well")))
    assert len(problems) == 1
    assert "1. Has the municipality" in problems[0].sentence
    assert "went really well" in problems[0].sentence
    assert problems[0].document_id is not None


def test_marked_edits_are_allowed(sample: Project, report: Path) -> None:
    marked = edited(report, "in buying a care programme for nursing staff, and", "[…] and")
    assert (
        check_report(sample, quotes_in(edited(marked, "We joined the others", "We [in Osen] joined the others"))) == []
    )


def test_words_that_nobody_said_are_found(sample: Project, report: Path) -> None:
    invented = edited(
        report, "We joined the others on Fosen", "Aluminium zebras quietly juggle seven purple dictionaries"
    )
    assert len(check_report(sample, quotes_in(invented))) == 1


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_text("Dear all", "utf-8")
    with pytest.raises(TranscriptUnreadable, match=r"report\.docx"):
        quotes_in(tmp_path / "report.docx")
