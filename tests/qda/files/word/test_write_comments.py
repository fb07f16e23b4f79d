"""A coded transcript opens as Word wants it, and says what the project says."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from qda.analysis.recipes import Kind, Recipe
from qda.exporting import export_recipe, export_transcripts
from qda.margin import Numbering
from qda.model import About, Draft, DraftSpeaker, DraftTurn, Part, Span
from qda.project import Project

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def export_transcript(project: Project, path: Path, *documents: str, **chosen: Any) -> None:
    export_recipe(project, replace(Recipe.usual(Kind.TRANSCRIPT), documents=documents, **chosen), path)


def osen(project: Project) -> int:
    found = project.documents.named("Osen")
    assert found is not None
    return found.id


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("numbering", list(Numbering))
def test_every_comment_begins_ends_and_is_referred_to_once(
    study: Project, tmp_path: Path, numbering: Numbering
) -> None:
    study.memos.add("Another reader.", About.CODING, study.codings.of_codes()[0].id, coder="ola")
    path = tmp_path / "all.docx"
    export_transcript(study, path, numbering=numbering)
    body, comments = part(path, "word/document.xml"), part(path, "word/comments.xml")
    ids = [one.get(W + "id") for one in comments.iter(W + "comment")]
    assert len(ids) == len(set(ids)) == len(study.codings.of_codes()) + 2
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(one.get(W + "id") for one in body.iter(W + tag)) == sorted(ids)
    marks = [one.get(W + "name") for one in body.iter(W + "bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert all(len(mark or "") <= 40 for mark in marks)
    opened = docx.Document(str(path))
    assert {one.author for one in opened.comments} == {"kari", "per", "ola"}
    assert next(one for one in opened.comments if one.author == "per").initials == "pe"
    styles = {style.style_id for style in opened.styles}
    assert {one.get(W + "val") for one in body.iter(W + "pStyle", W + "rStyle")} <= styles


def test_speakers_questions_and_times_are_set(tmp_path: Path) -> None:
    text = "I: And then?\nAnna: We waited.\nAnd waited."
    turns = (
        DraftTurn(0, Span(0, 12), Span(0, 2), Span(3, 12), 61_000),
        DraftTurn(1, Span(13, len(text)), Span(13, 18), Span(19, len(text)), 3_723_000),
    )
    voices = (DraftSpeaker("I", Part.INTERVIEWER), DraftSpeaker("Anna", Part.PARTICIPANT))
    with Project.create(tmp_path / "a.sitat", coder="kari") as project:
        project.documents.add(Draft("Osen", text, speakers=voices, turns=turns))
        export_transcript(project, tmp_path / "a.docx")
    paragraphs = [p for p in docx.Document(str(tmp_path / "a.docx")).paragraphs if "Transcript" in p.style.name]
    assert [(p.style.name, p.text) for p in paragraphs] == [
        ("Transcript Question", "00:01:01 I: And then?"),
        ("Transcript", "01:02:03 Anna: We waited."),
        ("Transcript", "And waited."),
    ]
    assert [(run.text, run.style.name) for run in paragraphs[1].runs][:2] == [
        ("01:02:03 ", "Timecode"),
        ("Anna:", "Speaker Name"),
    ]


def test_questions_of_the_guide_are_headings(study: Project, tmp_path: Path) -> None:
    export_transcript(study, tmp_path / "a.docx", "Osen")
    found = [p.text for p in docx.Document(str(tmp_path / "a.docx")).paragraphs if p.style.name.startswith("Heading")]
    assert found == ["1 How is the work anchored?", "2 What did it cost?"]
    export_transcript(study, tmp_path / "b.docx", "Osen", questions=False)
    assert not [p for p in docx.Document(str(tmp_path / "b.docx")).paragraphs if p.style.name.startswith("Heading")]


def test_word_counts_the_lines_of_each_interview_anew(study: Project, tmp_path: Path) -> None:
    export_transcript(study, tmp_path / "a.docx", numbering=Numbering.LINES)
    sections = list(part(tmp_path / "a.docx", "word/document.xml").iter(W + "sectPr"))
    assert len(sections) == len(study.documents.all())
    assert [one.find(W + "lnNumType").get(W + "restart") for one in sections] == ["newSection"] * 2


def test_paragraphs_are_numbered_as_in_the_project(study: Project, tmp_path: Path) -> None:
    export_transcript(study, tmp_path / "a.docx", "Osen")
    numbered = [p for p in docx.Document(str(tmp_path / "a.docx")).paragraphs if p._p.find(f".//{W}numId") is not None]
    paragraphs = study.documents.paragraphs(osen(study))
    assert len(numbered) == paragraphs.count
    text = study.documents.text(osen(study))
    assert [p.text for p in numbered] == [paragraphs.span(n).of(text) for n in range(1, paragraphs.count + 1)]


def test_a_template_gives_its_look_and_loses_its_comments(study: Project, tmp_path: Path) -> None:
    template = docx.Document()
    cover = template.add_paragraph("Our cover")
    template.add_comment(cover.runs, "Of the template", "X", "X")
    template.save(str(tmp_path / "house.docx"))
    export_transcript(study, tmp_path / "a.docx", template=str(tmp_path / "house.docx"))
    made = docx.Document(str(tmp_path / "a.docx"))
    assert made.paragraphs[0].text == "Our cover"
    assert "Of the template" not in [one.text for one in made.comments]


def test_a_folder_gets_a_file_for_each_document(study: Project, tmp_path: Path) -> None:
    written = export_transcripts(study, tmp_path / "sent", Recipe.usual(Kind.TRANSCRIPT))
    assert [path.name for path in written] == ["Osen.docx", "Vikna.docx"]
    assert all(path.exists() for path in written)


def test_a_web_page_and_markdown_have_the_notes(study: Project, tmp_path: Path) -> None:
    export_transcript(study, tmp_path / "a.html", "Osen")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert page.count('class="note"') == len(study.codings.of_codes()) + 1
    assert "<b>Anchoring &gt; Political anchoring</b>" in page
    export_transcript(study, tmp_path / "a.md", "Osen")
    text = (tmp_path / "a.md").read_text("utf-8")
    assert "**Anna:** The council voted for it in May.[^1][^2]" in text
    assert "[^2]: **Anchoring** (kari): “The council voted for it in May.”" in text


def test_without_memos_none_is_told(study: Project, tmp_path: Path) -> None:
    export_transcript(study, tmp_path / "a.docx", memos=False)
    told = [one.text for one in docx.Document(str(tmp_path / "a.docx")).comments]
    assert sorted(told) == sorted(study.codes.path(coding.code_id) for coding in study.codings.of_codes())
