from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Cm, Pt

from qda.files.word.house import KINDS, OURS, house
from qda.files.word.report import write_docx
from qda.files.word.styles import NAMESPACES
from qda.report import Bullet, Contents, Heading, Quote, Report, Table, Text

from ...word_order import out_of_order

REPORT = Report(
    "What was said", "In five places", "nb",
    (
        Contents("Innhold"), Heading(1, "Bakgrunn"), Heading(2, "Hva?"), Text("Slik:", "lead"), Bullet("De ventet."),
        Quote("Vi ventet.", "(Case 1)"), Table(("Case",), (("Case 1",),), "Hvem"),
    ),
    author="Kari", cover=(("client", "Kommunen"), ("date", "3. mars 2026")),
)  # fmt: skip


@pytest.fixture
def norwegian(tmp_path: Path) -> Path:
    """A template as a Norwegian Word has it: its styles by their Norwegian names, and a cover with placeholders."""
    document = docx.Document()
    for english, bokmaal in (
        ("Heading 1", "Overskrift 1"), ("Heading 2", "Overskrift 2"), ("Heading 3", "Overskrift 3"),
        ("List Bullet", "Punktliste"), ("Quote", "Sitat"), ("Title", "Tittel"), ("Caption", "Bildetekst"),
    ):  # fmt: skip
        document.styles[english].element.find(f"{{{_W}}}name").set(f"{{{_W}}}val", bokmaal)
    cover = document.add_paragraph()
    cover.style = document.styles["Tittel"]
    for piece in ("{{ti", "tle", "}}: rapport"):
        cover.add_run(piece)
    document.add_paragraph("Til {{oppdragsgiver}}, {{ dato }}")
    document.element.body.insert(
        2,
        parse_xml(
            f'<w:sdt {NAMESPACES}><w:sdtPr><w:alias w:val="Forfatter"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>'
            "<w:r><w:t>Klikk her</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    document.sections[0].header.paragraphs[0].text = "{{title}}"
    document.save(str(tmp_path / "Mal.docx"))
    return tmp_path / "Mal.docx"


@pytest.fixture
def sparse(tmp_path: Path) -> Path:
    """A template with few styles, and names of its own for them."""
    document = docx.Document()
    for style in list(document.styles):
        if style.name not in ("Normal", "Default Paragraph Font", "Normal Table", "No List"):
            style.delete()
    for name, size, level in (("Kapittel", 20, 0), ("Avsnitt", 14, 1)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.size = Pt(size)
        style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {NAMESPACES} w:val="{level}"/>'))
    said = document.styles.add_style("Innrykk", WD_STYLE_TYPE.PARAGRAPH)
    said.font.italic = True
    said.paragraph_format.left_indent = Cm(1)
    document.styles.add_style("Uthevet", WD_STYLE_TYPE.PARAGRAPH)
    document.save(str(tmp_path / "Sparse.docx"))
    return tmp_path / "Sparse.docx"


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def styles_of(path: Path) -> dict[str, str]:
    """The style of each paragraph by its text."""
    return {paragraph.text: paragraph.style.name for paragraph in docx.Document(str(path)).paragraphs}


def test_norwegian_names_are_known_and_nothing_need_be_asked(norwegian: Path) -> None:
    found = house(norwegian)
    assert found.to_ask == ()
    assert (found.proposed["Heading1"].style, found.proposed["Quote"].style) == ("Overskrift 1", "Sitat")
    assert set(found.proposed) == set(KINDS)


def test_a_cover_is_filled_in_wherever_it_asks(norwegian: Path, tmp_path: Path) -> None:
    write_docx(REPORT, tmp_path / "out.docx", template=norwegian)
    document = docx.Document(str(tmp_path / "out.docx"))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:2] == ["What was said: rapport", "Til Kommunen, 3. mars 2026"]
    assert document.sections[0].header.paragraphs[0].text == "What was said"
    assert "Kari" in "".join(document.element.body.itertext())
    assert "Klikk her" not in "".join(document.element.body.itertext())
    assert texts.count("What was said") == 0
    assert out_of_order(tmp_path / "out.docx") == []


def test_a_sparse_template_is_proposed_by_looks(sparse: Path) -> None:
    found = house(sparse)
    assert found.proposed["Heading1"].style == "Kapittel"
    assert found.proposed["Heading2"].style == "Avsnitt"
    assert found.proposed["Quote"].style == "Innrykk"
    assert not found.proposed["Quote"].sure
    assert {"Title", "Heading1", "Quote", "ListBullet"} <= set(found.to_ask)
    assert found.proposed["ListBullet"].style == OURS


def test_chosen_styles_are_used_and_the_rest_looks_as_ours(sparse: Path, tmp_path: Path) -> None:
    chosen = {"Heading1": "Kapittel", "Heading2": "Uthevet", "Quote": "Innrykk", "Lead": "not there"}
    write_docx(REPORT, tmp_path / "out.docx", template=sparse, styles=chosen)
    styles = styles_of(tmp_path / "out.docx")
    assert (styles["Bakgrunn"], styles["Hva?"], styles["De ventet."]) == ("Kapittel", "Uthevet", "List Bullet")
    assert styles["“Vi ventet.” (Case 1)"] == "Innrykk"
    heading = next(p for p in docx.Document(str(tmp_path / "out.docx")).paragraphs if p.text == "Hva?")
    assert heading._p.pPr.find(f"{{{_W}}}outlineLvl").get(f"{{{_W}}}val") == "1"
    assert out_of_order(tmp_path / "out.docx") == []


def test_our_own_look_can_be_asked_for_beside_a_style_of_that_name(norwegian: Path, tmp_path: Path) -> None:
    write_docx(REPORT, tmp_path / "out.docx", template=norwegian, styles={"Quote": OURS})
    document = docx.Document(str(tmp_path / "out.docx"))
    names = [style.name for style in document.styles]
    assert len(names) == len(set(names))
    assert next(p.style.name for p in document.paragraphs if "Vi ventet" in p.text) == "Sitat Quote"
