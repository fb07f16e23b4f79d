"""The Word report, opened anew: headings in order, quotes verbatim, styles and bookmarks as Word wants them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from docx import Document as open_docx
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qda.errors import Cancelled, FolderReadOnly, TemplateUnreadable
from qda.files.word.report import write_docx
from qda.model import Span
from qda.report import Bullet, Contents, Heading, PageBreak, Piece, Quote, Report, Source, Table, Text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def small_report(quote: str = "Vi ventet.", point: str = "De ventet lenge.", language: str = "nb") -> Report:
    pieces: tuple[Piece, ...] = (
        Contents("Innhold"),
        PageBreak(),
        Heading(1, "Materiale", "material"),
        Table(("Case", "Ord"), (("Osen", "1 761"), ("Vikna", "1 862")), "Intervjuene", (3, 1)),
        Heading(1, "Erfaringer", "section-1"),
        Heading(2, "1. Hva skjedde?", "question-a1"),
        Text("Svarene kan sammenfattes slik:", "lead"),
        Bullet(point, "point-b2"),
        Quote(quote, "(Osen, sjef, ¶ 3)", Source(7, Span(10, 20))),
        Text("Ikke spurt: Vikna.", "note"),
    )
    return Report("Å kjøpe sammen", "Fem kommuner", language, pieces, header="Å kjøpe", author="Kari", marks=("«", "»"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rapport.docx"


def body(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml"))


def test_headings_bullets_and_quotes_have_real_styles(path: Path) -> None:
    write_docx(small_report(), path)
    styles = {p.text: p.style.name for p in open_docx(str(path)).paragraphs if p.text}
    assert styles["Å kjøpe sammen"] == "Title"
    assert styles["Materiale"] == "Heading 1"
    assert styles["1. Hva skjedde?"] == "Heading 2"
    assert styles["De ventet lenge."] == "List Bullet"
    assert styles["«Vi ventet.» (Osen, sjef, ¶ 3)"] == "Quote"


def test_nothing_is_formatted_but_by_styles(path: Path) -> None:
    write_docx(small_report(), path)
    allowed = {f"{W}rStyle", f"{W}lang", f"{W}noProof", f"{W}webHidden"}
    for properties in body(path).iter(f"{W}rPr"):
        assert {child.tag for child in properties} <= allowed


def test_the_table_repeats_its_header_and_breaks_no_row(path: Path) -> None:
    write_docx(small_report(), path)
    rows = list(body(path).iter(f"{W}tr"))
    assert rows[0].find(f".//{W}tblHeader") is not None
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)
    assert [[cell.text for cell in row.cells] for row in open_docx(str(path)).tables[0].rows] == [
        ["Case", "Ord"], ["Osen", "1 761"], ["Vikna", "1 862"],
    ]  # fmt: skip


def test_every_bookmark_is_there_once_and_well_named(path: Path) -> None:
    write_docx(small_report(), path)
    marks = [mark.get(f"{W}name") for mark in body(path).iter(f"{W}bookmarkStart")]
    ids = [mark.get(f"{W}id") for mark in body(path).iter(f"{W}bookmarkStart")]
    assert len(set(marks)) == len(marks)
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", mark) for mark in marks)


def test_the_contents_lead_to_bookmarks_that_are_there(path: Path) -> None:
    write_docx(small_report(), path)
    root = body(path)
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    assert len(links) == 3
    assert set(links) <= marks


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("nb", "nb-NO"), ("nn", "nn-NO")])
def test_the_language_is_set_for_the_spelling_checker(path: Path, language: str, tag: str) -> None:
    write_docx(small_report(language=language), path)
    with zipfile.ZipFile(path) as package:
        assert f'w:val="{tag}"' in package.read("word/styles.xml").decode("utf-8")


def test_title_and_author_are_the_documents_properties(path: Path) -> None:
    write_docx(small_report(), path)
    properties = open_docx(str(path)).core_properties
    assert (properties.title, properties.author) == ("Å kjøpe sammen", "Kari")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t"), min_size=1, max_size=80))
def test_any_words_survive_in_word(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    path = tmp_path_factory.mktemp("words") / "r.docx"
    write_docx(small_report(quote=words), path)
    quotes = [p.text for p in open_docx(str(path)).paragraphs if p.style.name == "Quote"]
    expected = words.replace("\ufffe", "").replace("\uffff", "")
    assert quotes == [f"«{expected}» (Osen, sjef, ¶ 3)"]


def template(path: Path) -> Path:
    """A house style: a cover, a header, red headings with Norwegian names, and a place for the report."""
    house = open_docx()
    house.add_paragraph("Forside")
    house.sections[0].header.paragraphs[0].text = "VÅRT HUS"
    quote = house.styles.add_style("Sitat", WD_STYLE_TYPE.PARAGRAPH)
    quote.font.italic = True
    house.add_paragraph("{{sitat}}")
    house.add_paragraph("Kolofon")
    house.save(str(path))
    return path


def test_a_template_keeps_its_cover_header_and_end(path: Path, tmp_path: Path) -> None:
    write_docx(small_report(), path, template=template(tmp_path / "hus.docx"))
    made = open_docx(str(path))
    texts = [p.text for p in made.paragraphs]
    assert texts[0] == "Forside"
    assert texts[-1] == "Kolofon"
    assert "{{sitat}}" not in texts
    assert texts.index("Forside") < texts.index("Materiale") < texts.index("Kolofon")
    assert made.sections[0].header.paragraphs[0].text == "VÅRT HUS"


def test_what_is_no_template_is_refused_with_a_sentence(path: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "hus.docx"
    wrong.write_text("Ikke Word", "utf-8")
    with pytest.raises(TemplateUnreadable, match=r"hus\.docx"):
        write_docx(small_report(), path, template=wrong)
    assert not path.exists()


def test_a_stopped_report_leaves_no_trace(path: Path, tmp_path: Path) -> None:
    path.write_text("the old one", "utf-8")

    def stop(done: int, total: int, note: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_docx(small_report(), path, progress=stop)
    assert path.read_text("utf-8") == "the old one"
    assert [one.name for one in tmp_path.iterdir()] == ["rapport.docx"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderReadOnly, match="nowhere"):
        write_docx(small_report(), tmp_path / "nowhere" / "r.docx")
