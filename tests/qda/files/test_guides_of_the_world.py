"""Guides as people write them in word processors: lists that number themselves, tables, bold sections, labels."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from qda.files.guide import guide_in, read_guide
from qda.model import Guide


def asked(guide: Guide) -> list[tuple[str, str, str]]:
    return [(question.section, question.number, question.text) for question in guide.questions]


def probes(guide: Guide) -> list[tuple[str, ...]]:
    return [question.probes for question in guide.questions]


def with_list(document: Document, levels: list[tuple[str, str]]) -> int:
    """A list of the document's own, each level as (format, text); gives its id."""
    numbering = document.part.numbering_part.element
    ids = [
        int(one.get(one.nsmap["w"].join("{}") + "abstractNumId"))
        for one in numbering.findall("w:abstractNum", numbering.nsmap)
    ]
    number = max(ids, default=0) + 1
    inner = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{how}"/><w:lvlText w:val="{words}"/></w:lvl>'
        for place, (how, words) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>'))
    return int(numbering.add_num(number).numId)


def listed(document: Document, text: str, number: int, level: int = 0) -> None:
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def saved(document: Document, folder: Path) -> Guide:
    document.save(str(folder / "guide.docx"))
    return read_guide(folder / "guide.docx")


def test_numbers_that_word_counts_itself_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Intervjuguide", 0)
    document.add_paragraph("Takk for at du stiller opp. Alt du sier, blir anonymisert.")
    number = with_list(document, [("decimal", "%1."), ("decimal", "%1.%2"), ("bullet", "•")])
    listed(document, "Bakgrunn", number)
    listed(document, "Hva jobber du med?", number, 1)
    listed(document, "hvor lenge", number, 2)
    listed(document, "Hvordan kom dere med?", number, 1)
    listed(document, "Samarbeid", number)
    listed(document, "Hvem tok initiativ?", number, 1)
    found = saved(document, tmp_path)
    assert found.title == "Intervjuguide"
    assert asked(found) == [
        ("Bakgrunn", "1.1", "Hva jobber du med?"),
        ("Bakgrunn", "1.2", "Hvordan kom dere med?"),
        ("Samarbeid", "2.1", "Hvem tok initiativ?"),
    ]
    assert probes(found)[0] == ("hvor lenge",)
    assert found.left_out == ("Takk for at du stiller opp. Alt du sier, blir anonymisert.",)


def test_letters_below_a_counted_number_are_probes(tmp_path: Path) -> None:
    document = docx.Document()
    number = with_list(document, [("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3.")])
    listed(document, "What do you buy?", number)
    listed(document, "from whom", number, 1)
    listed(document, "since when", number, 1)
    listed(document, "Who decides?", number)
    found = saved(document, tmp_path)
    assert asked(found) == [("", "1", "What do you buy?"), ("", "2", "Who decides?")]
    assert probes(found) == [("from whom", "since when"), ()]


def test_a_list_that_begins_anew_under_every_heading_is_numbered_by_section(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Guide", 0)
    for heading, questions in (("Before", ("How did it begin?", "Who began?")), ("After", ("What now?",))):
        document.add_heading(heading, 1)
        number = with_list(document, [("decimal", "%1.")])
        for question in questions:
            listed(document, question, number)
    found = saved(document, tmp_path)
    assert asked(found) == [
        ("Before", "1.1", "How did it begin?"),
        ("Before", "1.2", "Who began?"),
        ("After", "2.1", "What now?"),
    ]


def test_the_list_styles_of_word_number_questions_and_mark_probes(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("How did it begin?", style="List Number")
    document.add_paragraph("who rang first", style="List Bullet")
    document.add_paragraph("What came next?", style="List Number")
    found = saved(document, tmp_path)
    assert asked(found) == [("", "1", "How did it begin?"), ("", "2", "What came next?")]
    assert probes(found)[0] == ("who rang first",)


def test_a_table_of_questions_and_probes_is_read_by_its_columns(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Intervjuguide", 0)
    rows = (
        ("Tema", "Spørsmål", "Oppfølging"),
        ("Bakgrunn", "Hva gjør dere?", "Hvor lenge\nHvor mange"),
        ("", "Hvem bestemte?", ""),
        ("Framtid", "Hva skjer videre?", "Penger"),
    )
    table = document.add_table(rows=0, cols=3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            first, *others = text.split("\n")
            cell.text = first
            for other in others:
                cell.add_paragraph(other)
    found = saved(document, tmp_path)
    assert [(section, text) for section, _, text in asked(found)] == [
        ("Bakgrunn", "Hva gjør dere?"),
        ("Bakgrunn", "Hvem bestemte?"),
        ("Framtid", "Hva skjer videre?"),
    ]
    assert probes(found) == [("Hvor lenge", "Hvor mange"), (), ("Penger",)]


def test_bold_lines_are_sections_where_nothing_is_numbered(tmp_path: Path) -> None:
    document = docx.Document()
    for text, bold in (
        ("Bakgrunn", True),
        ("Hva jobber du med?", False),
        ("Fortell om kommunen din.", False),
        ("Samarbeid", True),
        ("Hvem tok initiativ?", False),
    ):
        document.add_paragraph().add_run(text).bold = bold
    found = saved(document, tmp_path)
    assert asked(found) == [
        ("Bakgrunn", "1", "Hva jobber du med?"),
        ("Bakgrunn", "2", "Fortell om kommunen din."),
        ("Samarbeid", "3", "Hvem tok initiativ?"),
    ]


@pytest.mark.parametrize(
    "label", ["Oppfølging", "Probe", "Stikkord", "Oppfølgingsspørsmål", "Follow-up", "Mulige probes"]
)
def test_labelled_lines_are_probes(label: str) -> None:
    found = guide_in(
        f"1. Hva gjør du?\n{label}: hvor lenge\n2. Hvem bestemte?\n{label}:\nledelsen\npolitikerne\n3. Hva nå?"
    )
    assert [text for _, _, text in asked(found)] == ["Hva gjør du?", "Hvem bestemte?", "Hva nå?"]
    assert probes(found) == [("hvor lenge",), ("ledelsen", "politikerne"), ()]


def test_bold_sections_in_markdown_and_bids_among_bullets_are_read() -> None:
    found = guide_in(
        "**Before**\n\n- How did it begin?\n  - who\n- Tell me about the first year\n\n**After**\n\n- What now?"
    )
    assert asked(found) == [
        ("Before", "1", "How did it begin?"),
        ("Before", "2", "Tell me about the first year"),
        ("After", "3", "What now?"),
    ]
    assert probes(found)[0] == ("who",)


def test_what_is_no_question_is_left_out_and_told() -> None:
    found = guide_in("Guide\n\nWe record the talk, and you may stop at any time.\n\n1. Who are you?\n\nThank you!")
    assert asked(found) == [("", "1", "Who are you?")]
    assert found.left_out == ("We record the talk, and you may stop at any time.", "Thank you!")


def test_an_opendocument_list_is_counted(tmp_path: Path) -> None:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style")
    )
    levels = (
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-bullet text:level="2" text:bullet-char="•"/>'
    )
    content = (
        f'<office:document-content {names} office:version="1.2"><office:automatic-styles>'
        f'<text:list-style style:name="L1">{levels}</text:list-style></office:automatic-styles>'
        '<office:body><office:text><text:h text:outline-level="1">Bakgrunn</text:h><text:list text:style-name="L1">'
        "<text:list-item><text:p>Hva gjør du?</text:p><text:list><text:list-item><text:p>hvor lenge</text:p>"
        "</text:list-item></text:list></text:list-item><text:list-item><text:p>Hvem bestemte?</text:p></text:list-item>"
        "</text:list></office:text></office:body></office:document-content>"
    )
    path = tmp_path / "guide.odt"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", content)
    found = read_guide(path)
    assert asked(found) == [("Bakgrunn", "1", "Hva gjør du?"), ("Bakgrunn", "2", "Hvem bestemte?")]
    assert probes(found)[0] == ("hvor lenge",)


def test_the_numbers_beside_an_rtf_list_are_read(tmp_path: Path) -> None:
    path = tmp_path / "guide.rtf"
    path.write_bytes(
        rb"{\rtf1\ansi\ansicpg1252 Guide\par\par {\listtext 1.\tab}How did it begin?\par "
        rb"{\listtext\'b7\tab}who rang\par {\listtext 2.\tab}What came next?\par}"
    )
    found = read_guide(path)
    assert asked(found) == [("", "1", "How did it begin?"), ("", "2", "What came next?")]
    assert probes(found)[0] == ("who rang",)


def test_lines_with_tabs_are_rows_of_a_table() -> None:
    found = guide_in("Question\tProbes\nHow did it begin?\twho rang\nWhat came next?\tmoney\n")
    assert [text for _, _, text in asked(found)] == ["How did it begin?", "What came next?"]
    assert probes(found) == [("who rang",), ("money",)]
