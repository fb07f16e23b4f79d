"""The Word report, opened anew: headings in order, quotes verbatim, styles and bookmarks as Word wants them."""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as open_docx
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qda.chart import Bars, Kind
from qda.errors import Cancelled, FolderReadOnly, TemplateUnreadable
from qda.files.markdown import to_markdown
from qda.files.web import to_html
from qda.files.word.body import bookmark
from qda.files.word.quoted import quotes_in
from qda.files.word.report import write_docx
from qda.model import Span
from qda.report import Bullet, Contents, Heading, PageBreak, Picture, Piece, Quote, Report, Source, Table, Text, Words

from ...word_order import out_of_order

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


CHART = Bars(("Ja", "Nei"), (Kind("Svar"),), ((3.0,), (1.0,)))


def referring(language: str = "nb", figures: int = 3) -> Report:
    """Chapters, figures and tables that refer to each other."""
    pieces: list[Piece] = [Contents("Innhold", 2, "Figurer", "Tabeller"), PageBreak(), Heading(1, "Funn", "code-a/1")]
    there = (
        Words("Se "),
        Words("figuren", refers_to="figure-2"),
        Words(" og "),
        Words("Tabellen", refers_to="table-1"),
        Words(" under "),
        Words("Støtte", refers_to="code-b"),
        Words(", "),
        Words("annet", bold=True, refers_to="code-b"),
        Words(" og "),
        Words("borte", refers_to="code-none"),
    )
    pieces.append(Text("".join(part.text for part in there), "body", there))
    numbers = range(1, figures + 1)
    pieces += [Picture(CHART, "En stolpe", f"Svar {number}", 0.3, f"figure-{number}") for number in numbers]
    pieces.append(PageBreak())
    pieces.append(Heading(2, "Støtte", "code-b"))
    said = (Words("(Osen, ¶ 3) · også under "), Words("Funn", refers_to="code-a/1"))
    pieces.append(Quote("Vi ventet.", "".join(part.text for part in said), None, said))
    pieces += [Table(("Case",), (("Osen",),), f"Tall {number}", anchor=f"table-{number}") for number in (1, 2)]
    return Report("Å kjøpe", "", language, tuple(pieces), marks=("«", "»"))


def digest(anchor: str) -> str:
    return hashlib.sha256(anchor.encode()).hexdigest()[:8]


def instructions(path: Path) -> list[str]:
    return [(field.text or "").strip() for field in body(path).iter(f"{W}instrText")]


def marked(path: Path) -> dict[str, str]:
    """What stands between the ends of each bookmark of one paragraph."""
    found = {}
    for paragraph in body(path).iter(f"{W}p"):
        opened: dict[str, str] = {}
        for node in paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
            if node.tag == f"{W}bookmarkStart":
                opened[node.get(f"{W}id")] = node.get(f"{W}name")
                found[node.get(f"{W}name")] = ""
            elif node.tag == f"{W}bookmarkEnd":
                opened.pop(node.get(f"{W}id"))
            else:
                for name in opened.values():
                    found[name] += node.text or ""
    return found


def test_words_refer_to_headings_figures_and_tables_by_fields_that_word_updates(path: Path) -> None:
    write_docx(referring(), path)
    assert [one for one in instructions(path) if one.startswith("REF")] == [
        r"REF figure_2_" + digest("figure-2") + r" \h \* Lower",
        r"REF table_1_" + digest("table-1") + r" \h",
        r"REF code_b_" + digest("code-b") + r" \h",
        r"REF code_a_1_" + digest("code-a/1") + r" \h \* MERGEFORMAT",
    ]
    texts = [paragraph.text for paragraph in open_docx(str(path)).paragraphs]
    assert "Se figur 2 og Tabell 1 under Støtte, annet og borte" in texts
    assert "«Vi ventet.» (Osen, ¶ 3) · også under Funn" in texts


def test_what_a_reference_says_is_what_stands_in_its_bookmark(path: Path) -> None:
    write_docx(referring(), path)
    shown = marked(path)
    for name, said in (("figure-2", "Figur 2"), ("table-1", "Tabell 1"), ("code-b", "Støtte"), ("code-a/1", "Funn")):
        assert shown[bookmark(name)] == said
    links = {link.get(f"{W}anchor") for link in body(path).iter(f"{W}hyperlink")}
    fields = {one.split()[1] for one in instructions(path) if one.startswith(("REF", "PAGEREF"))}
    assert links | fields <= shown.keys()


def test_a_reference_in_an_attribution_is_no_part_of_the_quote(path: Path) -> None:
    write_docx(referring(), path)
    assert [quoted.words for quoted in quotes_in(path)] == ["Vi ventet."]


def test_a_reference_follows_a_bookmark_that_the_template_has_taken(path: Path, tmp_path: Path) -> None:
    house = open_docx()
    taken = house.add_paragraph("Forside")._p
    for tag in ("bookmarkStart", "bookmarkEnd"):
        mark = etree.SubElement(taken, f"{W}{tag}", {f"{W}id": "1"})
        mark.set(f"{W}name", bookmark("code-b")) if tag == "bookmarkStart" else None
    house.save(str(tmp_path / "hus.docx"))
    write_docx(referring(), path, template=tmp_path / "hus.docx")
    name = next(one.split()[1] for one in instructions(path) if one.startswith("REF code_b"))
    assert name != bookmark("code-b")
    assert marked(path)[name] == "Støtte"


@pytest.mark.parametrize(("language", "label"), [("en", "Figure"), ("nb", "Figur"), ("nn", "Figur")])
def test_three_figures_are_listed_with_their_pages_and_two_tables_are_not(
    path: Path, language: str, label: str
) -> None:
    write_docx(referring(language), path)
    assert [one for one in instructions(path) if one.startswith("TOC")] == [
        r'TOC \o "1-2" \h \z \u', rf'TOC \h \z \c "{label}"',
    ]  # fmt: skip
    listed = [p.text for p in open_docx(str(path)).paragraphs if p.style.name == "table of figures"]
    assert listed == [f"{label} {number}. Svar {number}\t2" for number in (1, 2, 3)]
    shown = marked(path)
    links = [link.get(f"{W}anchor") for link in body(path).iter(f"{W}hyperlink")]
    assert f"{label} 3. Svar 3" in {shown[link] for link in links}


def test_few_figures_have_no_list(path: Path) -> None:
    write_docx(referring(figures=2), path)
    assert sum(one.startswith("TOC") for one in instructions(path)) == 1
    write_docx(replace(referring(), pieces=(Contents("Innhold"), *referring().pieces[1:])), path)
    assert sum(one.startswith("TOC") for one in instructions(path)) == 1


def test_what_refers_and_lists_is_in_words_order(path: Path, tmp_path: Path) -> None:
    write_docx(referring(), path)
    assert out_of_order(path) == []
    write_docx(referring(), path, template=template(tmp_path / "hus.docx"))
    assert out_of_order(path) == []


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=6, unique=True))
def test_every_reference_leads_somewhere(tmp_path_factory: pytest.TempPathFactory, anchors: list[str]) -> None:
    path = tmp_path_factory.mktemp("references") / "r.docx"
    words = tuple(Words(f"Kapittel {number} ", refers_to=anchor) for number, anchor in enumerate(anchors))
    pieces = [Heading(1, f"Kapittel {number} ", anchor) for number, anchor in enumerate(anchors)]
    report = Report("Å", "", "nb", (Text("".join(part.text for part in words), "body", words), *pieces))
    write_docx(report, path)
    shown = marked(path)
    targets = [one.split()[1] for one in instructions(path) if one.startswith("REF")]
    assert [shown[target] for target in targets] == [part.text for part in words]


def test_a_reference_is_a_link_on_a_web_page_and_plain_in_markdown() -> None:
    page = to_html(referring())
    assert '<a href="#code-b">Støtte</a>' in page
    assert 'også under <a href="#code-a/1">Funn</a></cite>' in page
    assert '<table id="table-1">' in page
    assert "Se figuren og Tabellen under Støtte, **annet** og borte" in to_markdown(referring())
