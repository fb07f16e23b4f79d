"""The quotes of a finished report, proved against the transcripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document as open_docx

from qda.analysis.finished import check_report
from qda.demo import build
from qda.errors import TranscriptUnreadable
from qda.exporting import export
from qda.files.word.quoted import quotes_in
from qda.model import Draft
from qda.project import Project
from qda.report import Quoted


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


def test_quotes_in_tables_text_boxes_and_footnotes_are_found(tmp_path: Path) -> None:
    from docx import Document
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = Document()
    document.add_heading("What was said", 1)
    document.add_table(1, 1).cell(0, 0).text = "He said “in a cell of it” and left."
    box = (
        f'<w:r {w}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>'
        '"in a box of it"</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    )
    document.add_paragraph("Beside it. ")._p.append(parse_xml(box))
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>«in a note of it»</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {w}>{note}</w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    document.save(str(tmp_path / "r.docx"))
    found = {quoted.words: quoted.heading for quoted in quotes_in(tmp_path / "r.docx")}
    assert found == {
        "in a cell of it": "What was said", "in a box of it": "What was said", "in a note of it": "footnote",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("The council voted for it in May,", True),
        ("The coun\u00adcil voted\u00a0for it in May.", True),
        ("The council […] in May. After that [they] waited", True),
        ("[T]he council voted", True),
        ("The council voted for it in June.", False),
        ("The council voted in May", False),
    ],
)
def test_what_word_changes_by_itself_is_no_difference_and_words_are(study: Project, quote: str, stands: bool) -> None:
    assert (check_report(study, [Quoted(quote, "", 1)]) == []) is stands


def test_other_quotation_marks_dashes_and_dots_are_no_difference(project: Project, draft: Callable[..., Draft]) -> None:
    project.documents.add(draft("Osen", [("Anna", 'It said "fine" - and that\'s it... we went.', None, None)], "Osen"))
    assert check_report(project, [Quoted("It said «fine» – and that’s it… we went", "", 1)]) == []
    assert check_report(project, [Quoted("It said «good» – and that’s it… we went", "", 1)]) != []
