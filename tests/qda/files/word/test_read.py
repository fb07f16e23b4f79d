"""A Word document is read as somebody would who had accepted its changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.files import read
from qda.model import Reading

Made = Callable[..., Path]

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{t(text)}</w:r>" if properties else f"<w:r>{t(text)}</w:r>"


def p(*content: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(content)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inside = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{mark('begin')}{inside}{mark('separate')}{r(result)}{mark('end')}"


def box(content: str) -> str:
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def labels(reading: Reading) -> list[str]:
    return [label.of(reading.text) for label in reading.labels]


# --------------------------------------------------------------------------- paragraphs and runs


def test_paragraphs_are_lines_and_empty_ones_empty_lines(made: Made) -> None:
    assert read(made(p(r("Hei")) + "<w:p/>" + p(r("du "), r("der")) + "<w:p/>")).text == "Hei\n\ndu der"


def test_the_source_is_the_files_name(made: Made) -> None:
    assert read(made(p(r("Hei")), name="Osen.docx")).source == "Osen.docx"


def test_breaks_and_tabs_are_kept(made: Made) -> None:
    run = f"<w:r>{t('a')}<w:br/>{t('b')}<w:cr/>{t('c')}<w:tab/>{t('d')}</w:r>"
    assert read(made(p(run))).text == "a\nb\nc\td"


def test_the_tab_stops_of_a_paragraph_are_not_text(made: Made) -> None:
    assert read(made(p(r("a"), properties='<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'))).text == "a"


def test_a_page_break_parts_text_and_adds_no_empty_line(made: Made) -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    assert read(made(p(page, r("a"), page, r("b"), page) + p(r("c")))).text == "a\nb\nc"


def test_a_hard_hyphen_is_kept_and_a_soft_one_is_not(made: Made) -> None:
    run = f"<w:r>{t('e')}<w:noBreakHyphen/>{t('post')}<w:softHyphen/>{t('en')}</w:r>"
    assert read(made(p(run))).text == "e\u2011posten"


def test_line_breaks_in_the_xml_are_spaces(made: Made) -> None:
    assert read(made(p("<w:r><w:t>to\n  linjer</w:t></w:r>"))).text == "to   linjer"


def test_comments_and_instructions_in_the_xml_do_not_cut_text_off(made: Made) -> None:
    assert read(made(p("<w:r><w:t>før<!-- x --> og <?x y?>etter</w:t></w:r>"))).text == "før og etter"


def test_symbols_are_read_by_their_font(made: Made) -> None:
    def sym(font: str, char: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'

    reading = read(made(p(sym("Symbol", "F061"), sym("Wingdings", "F0FC"), sym("Arial", "00E6"))))
    assert reading.text == "α✓æ"
    assert reading.left_out == ()


def test_letters_of_a_font_of_symbols_are_read_by_it(made: Made) -> None:
    def in_font(font: str, text: str) -> str:
        return r(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')

    reading = read(made(p(in_font("Wingdings", "\uf0fc"), in_font("Symbol", "\uf061"), in_font("Arial", "\uf061"))))
    assert reading.text == "✓α\uf061"


def test_a_symbol_that_nobody_knows_is_left_out_and_said(made: Made) -> None:
    reading = read(made(p(r("a"), '<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>')))
    assert (reading.text, reading.left_out) == ("a", ("symbols",))


def test_formulas_are_read(made: Made) -> None:
    assert read(made(p(r("x: "), "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"))).text == "x: a+b"


def test_list_numbers_are_not_text(made: Made) -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    assert read(made(p(r("Hva?"), properties=listed))).text == "Hva?"


# --------------------------------------------------------------------------- tracked changes


def test_inserted_text_is_read_and_deleted_text_is_not(made: Made) -> None:
    deleted = "<w:del><w:r><w:delText>ikke </w:delText></w:r></w:del>"
    reading = read(made(p(r("Vi var "), deleted, f"<w:ins>{r('svært ')}</w:ins>", r("enige."))))
    assert reading.text == "Vi var svært enige."
    assert reading.left_out == ("deleted text",)


def test_moved_text_is_read_once_where_it_went(made: Made) -> None:
    body = p(f"<w:moveFrom>{r('flyttet')}</w:moveFrom>", r("a")) + p(f"<w:moveTo>{r('flyttet')}</w:moveTo>")
    assert read(made(body)).text == "a\nflyttet"


def test_a_deleted_paragraph_mark_joins_two_paragraphs(made: Made) -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert read(made(p(r("Én "), properties=gone) + p(r("setning.")) + p(r("Ny.")))).text == "Én setning.\nNy."


def test_a_paragraph_deleted_with_its_mark_leaves_no_line(made: Made) -> None:
    gone = p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", properties="<w:rPr><w:del/></w:rPr>")
    assert read(made(p(r("a")) + gone + p(r("b")))).text == "a\nb"


def test_a_lost_paragraph_mark_before_a_table_still_ends_its_line(made: Made) -> None:
    lost = p(r("a"), properties="<w:rPr><w:del/></w:rPr>")
    assert read(made(lost + table((p(r("b")), p(r("c")))) + p(r("d")))).text == "a\nb\tc\nd"


def test_deleted_rows_are_not_read(made: Made) -> None:
    rows = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('borte'))}</w:tc></w:tr><w:tr><w:tc>{p(r('her'))}</w:tc></w:tr>"
    reading = read(made(f"<w:tbl>{rows}</w:tbl>"))
    assert (reading.text, reading.left_out) == ("her", ("deleted text",))


@given(st.lists(st.tuples(st.sampled_from(["", "ins", "del", "moveFrom", "moveTo"]), st.text("ab ø", min_size=1))))
def test_what_is_read_is_what_accepting_would_leave(made: Made, runs: list[tuple[str, str]]) -> None:
    body = "".join(f"<w:{kind}>{r(text)}</w:{kind}>" if kind else r(text) for kind, text in runs)
    kept = "".join(text for kind, text in runs if kind not in ("del", "moveFrom"))
    assert read(made(p(body) + p(r("slutt")))).text == f"{kept}\nslutt"


# --------------------------------------------------------------------------- what wraps text


def test_content_controls_links_and_smart_tags_are_read(made: Made) -> None:
    control = f"<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>{r('kontroll ')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{r('lenke ')}</w:hyperlink>"
    smart = f"<w:smartTag>{r('sted ')}</w:smartTag>"
    simple = f'<w:fldSimple w:instr="PAGE">{r("3")}</w:fldSimple>'
    whole = f"<w:sdt><w:sdtContent>{p(r('avsnitt'))}</w:sdtContent></w:sdt>"
    assert read(made(p(control, link, smart, simple) + whole)).text == "kontroll lenke sted 3\navsnitt"


def test_a_field_is_read_by_its_result(made: Made) -> None:
    assert read(made(p(r("Dato: "), field('DATE \\@ "d. MMMM"', "3. mai")))).text == "Dato: 3. mai"


def test_a_field_in_another_fields_instruction_is_not_read(made: Made) -> None:
    nested = field("MERGEFIELD x", "inni")
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    assert read(made(p(begin, nested, separate, r("ute"), end, r(".")))).text == "ute."


def test_a_field_that_never_ends_does_not_swallow_the_rest(made: Made) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert read(made(p(begin) + p(r("resten")))).text == "\nresten"


def test_form_fields_show_what_was_chosen(made: Made) -> None:
    def form(data: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    chosen = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="nei"/><w:listEntry w:val="ja"/></w:ddList>'
    ticked = "<w:checkBox><w:checked/></w:checkBox>"
    empty = '<w:checkBox><w:default w:val="0"/></w:checkBox>'
    assert read(made(p(form(ticked), form(empty), form(chosen)))).text == "☒☐ja"


# --------------------------------------------------------------------------- tables and text boxes


def test_a_row_is_a_line_with_tabs_between_its_cells(made: Made) -> None:
    body = p(r("før")) + table((p(r("I1")), p(r("Vi ventet."))), (p(r("I2")), p(r("Ja.")))) + p(r("etter"))
    assert read(made(body)).text == "før\nI1\tVi ventet.\nI2\tJa.\netter"


def test_the_paragraphs_of_a_cell_are_lines_and_empty_cells_keep_their_place(made: Made) -> None:
    body = table((p(), p(r("a")) + p(r("b")) + p(), p()), (p(), p(), p(r("c"))))
    assert read(made(body)).text == "\ta\nb\n\t\tc"


def test_a_table_in_a_table_is_read_in_its_place(made: Made) -> None:
    inner = table((p(r("x")), p(r("y"))))
    assert read(made(table((p(r("a")), inner + p(), p(r("b")))))).text == "a\tx\ty\tb"


def test_a_text_box_is_read_once_after_its_paragraph(made: Made) -> None:
    assert read(made(p(r("før "), box(p(r("boks")) + p(r("to"))), r("etter")) + p(r("ny")))).text == (
        "før etter\nboks\nto\nny"
    )


def test_a_text_box_alone_leaves_no_empty_line(made: Made) -> None:
    assert read(made(p(r("a")) + p(box(p(r("boks")))) + p(r("b")))).text == "a\nboks\nb"


def test_an_old_text_box_is_read(made: Made) -> None:
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r('boks'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert read(made(p(old))).text == "boks"


def test_the_fallback_is_read_where_the_choice_has_no_words(made: Made) -> None:
    versions = f'<mc:Choice Requires="x"/><mc:Fallback>{t("ord")}</mc:Fallback>'
    assert read(made(p(f"<w:r><mc:AlternateContent>{versions}</mc:AlternateContent></w:r>"))).text == "ord"


# --------------------------------------------------------------------------- notes and other parts


def test_notes_stand_at_the_end_with_their_marks_in_place(made: Made) -> None:
    def note(kind: str, number: int, text: str) -> str:
        return f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>", r(text))}</w:{kind}>'

    def refer(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    reading = read(
        made(
            p(r("Først"), refer("endnote", 7), r(" og så"), refer("footnote", 2), refer("footnote", 99), r(".")),
            footnotes=note("footnote", 1, " ubrukt") + note("footnote", 2, " en fotnote"),
            endnotes=note("endnote", 7, " en sluttnote"),
        )
    )
    assert reading.text == "Først[1] og så[2].\n\n[1] en sluttnote\n[2] en fotnote"


def test_comments_headers_and_footers_are_left_out_and_named(made: Made) -> None:
    reading = read(
        made(
            p(r("tekst")),
            comments=f'<w:comment w:id="0">{p(r("en merknad"))}</w:comment>',
            header=p(r("topp")),
            footer=p(r("bunn")),
        )
    )
    assert reading.text == "tekst"
    assert reading.left_out == ("comments", "headers", "footers")


def test_empty_headers_and_comments_are_not_named(made: Made) -> None:
    assert read(made(p(r("tekst")), comments="", header=p(r(" ")), footer="<w:p/>")).left_out == ()


def test_hidden_text_is_left_out_and_named(made: Made) -> None:
    reading = read(made(p(r("synlig "), r("skjult", "<w:vanish/>"), r("igjen", '<w:vanish w:val="0"/>'))))
    assert (reading.text, reading.left_out) == ("synlig igjen", ("hidden text",))


def test_text_hidden_by_a_style_is_left_out(made: Made) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Skjult"><w:name w:val="Skjult"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Arvet"><w:name w:val="Arvet"/><w:basedOn w:val="Skjult"/></w:style>'
    )
    body = p(r("a"), r("b", '<w:rStyle w:val="Skjult"/>')) + p(r("c"), properties='<w:pStyle w:val="Arvet"/>')
    reading = read(made(body, styles=styles))
    assert (reading.text, reading.left_out) == ("a", ("hidden text",))


def test_pictures_are_named(made: Made) -> None:
    assert read(made(p(r("tekst")), image="")).left_out == ("pictures",)


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r' EQ \* jc2 \* "Font:MS Mincho" \* hps10 \o\ad(\s\up 9(kana),漢字)', "漢字"),
        (r" EQ \o\ac(\s\up 9(kana);漢)", "漢"),
        (r" EQ \f(1;2)", "1/2"),
        (r" PAGE \* MERGEFORMAT", ""),
    ],
)
def test_a_field_without_a_result_shows_what_it_writes(made: Made, instruction: str, shown: str) -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "end"))
    told = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    assert read(made(p(r("a") + begin + told + end + r("b")))).text == f"a{shown}b"


def test_how_a_character_is_said_is_not_read_with_it(made: Made) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('kana')}</w:rt><w:rubyBase>{r('漢字')}</w:rubyBase></w:ruby></w:r>"
    assert read(made(p(ruby))).text == "漢字"


# --------------------------------------------------------------------------- files put into the document


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", "<meta charset='utf-8'><p><b>Intervjuer:</b> Å?</p><p>Kari: Ja.</p>".encode()),
        (
            "a.mht",
            (
                b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
                b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
                b"<p><b>Intervjuer:</b> =C3=85?</p><p>Kari: Ja.</p>\r\n--x--\r\n"
            ),
        ),
        ("a.rtf", b"{\\rtf1\\ansi Intervjuer: \\'c5?\\par Kari: Ja.\\par}"),
        ("a.txt", "Intervjuer: Å?\r\nKari: Ja.\r\n".encode("cp1252")),
    ],
)
def test_a_page_or_text_that_a_document_was_made_of_is_read(made: Made, name: str, data: bytes) -> None:
    reading = read(made('<w:altChunk r:id="rChunk"/>' + p(r("etter")), chunk=name, files={f"word/{name}": data}))
    assert (reading.text.replace("\n\n", "\n"), reading.left_out) == ("Intervjuer: Å?\nKari: Ja.\netter", ())


def test_a_file_in_the_document_that_cannot_be_read_is_named(made: Made) -> None:
    reading = read(made(p(r("a")) + '<w:altChunk r:id="rChunk"/>', chunk="a.docx", files={"word/a.docx": b"PK"}))
    assert (reading.text, reading.left_out) == ("a", ("inserted files",))


# --------------------------------------------------------------------------- labels and title


def test_bold_at_the_start_of_a_line_is_a_label(made: Made) -> None:
    body = (
        p(r("Inter", "<w:b/>"), r("vjuer:", "<w:b/>"), r(" Hva "), r("da", "<w:b/>"))
        + p(r("I1", '<w:b w:val="1"/>'), "<w:r><w:tab/></w:r>", r("Nei."))
        + p(r("ikke", '<w:b w:val="0"/>'))
        + f"<w:p><w:r>{t('x')}<w:br/></w:r>{r('I2:', '<w:b/>')}{r(' Ja.')}</w:p>"
        + table((p(r("I3", "<w:b/>")), p(r("Kanskje."))))
    )
    reading = read(made(body))
    assert labels(reading) == ["Intervjuer:", "I1", "I2:", "I3"]


def test_a_bold_style_makes_a_label(made: Made) -> None:
    styles = '<w:style w:type="character" w:styleId="Sterk"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    assert labels(read(made(p(r("I1:", '<w:rStyle w:val="Sterk"/>'), r(" Ja.")), styles=styles))) == ["I1:"]


def test_a_bold_style_of_a_paragraph_makes_a_label_unless_its_words_say_otherwise(made: Made) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Sp"><w:name w:val="Spørsmål"/><w:rPr><w:b/></w:rPr></w:style>'
    asks = '<w:pStyle w:val="Sp"/>'
    body = p(r("Hva gjør du?"), properties=asks) + p(r("Ikke stort.", '<w:b w:val="0"/>'), properties=asks)
    assert labels(read(made(body, styles=styles))) == ["Hva gjør du?"]


def test_labels_stand_right_where_characters_were_cleaned_away(made: Made) -> None:
    body = p(r("\ufeffto\u0085linjer\u0085")) + p(r("I1:", "<w:b/>"), r(" Ja\u0085.")) + p(r("I2:", "<w:b/>"), r(" Å."))
    reading = read(made(body))
    assert reading.text == "tolinjer\nI1: Ja.\nI2: Å."
    assert labels(reading) == ["I1:", "I2:"]


def test_the_title_is_the_documents_property(made: Made) -> None:
    assert read(made(p(r("Hei")), title="Intervju i\n Osen")).title == "Intervju i Osen"


def test_the_title_is_the_first_paragraph_styled_as_one(made: Made) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Tittel"><w:name w:val="Title"/></w:style>'
    titled = '<w:pStyle w:val="Tittel"/>'
    body = p(r("innledning")) + p(r("Intervju"), r(" i Osen"), properties=titled) + p(r("Nei"), properties=titled)
    assert read(made(body, styles=styles)).title == "Intervju i Osen"


def test_without_either_there_is_no_title(made: Made) -> None:
    assert read(made(p(r("Hei")))).title == ""


# --------------------------------------------------------------------------- where things are in the package


def test_a_strict_document_is_read(made: Made) -> None:
    assert read(made(p(r("I1:", "<w:b/>"), r(" Ja.")), w=STRICT)).text == "I1: Ja."


def test_the_main_part_is_where_the_package_says(made: Made) -> None:
    assert read(made(p(r("a")), main="deler/hoved.xml", styles="", target="/deler/hoved.xml")).text == "a"
    assert read(made(p(r("b")), main="hoved.xml", target="./x/../hoved.xml")).text == "b"


def test_the_main_part_is_found_by_its_type_where_nothing_points_to_it(made: Made) -> None:
    assert read(made(p(r("a")), relate=False)).text == "a"


def test_templates_and_documents_with_macros_are_read(made: Made) -> None:
    assert [read(made(p(r("a")), name=name)).text for name in ("a.dotx", "a.docm", "A.DOCX")] == ["a"] * 3


def test_what_python_docx_writes_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Intervju", 0)
    line = document.add_paragraph()
    line.add_run("Intervjuer: ").bold = True
    line.add_run("Hva tenker du?\nHvorfor\tdet?")
    grid = document.add_table(1, 2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "I1", "Ja."
    document.core_properties.title = ""
    document.save(str(tmp_path / "a.docx"))
    reading = read(tmp_path / "a.docx")
    assert reading.text == "Intervju\nIntervjuer: Hva tenker du?\nHvorfor\tdet?\nI1\tJa."
    assert reading.title == "Intervju"
    assert labels(reading) == ["Intervjuer:"]


lines = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufeff"))


@given(st.lists(lines.filter(str.strip)))
def test_text_survives_being_written_and_read(made: Made, texts: list[str]) -> None:
    texts = ["Hei", *texts]
    assert read(made("".join(p(r(text)) for text in texts))).text == "\n".join(texts)


def test_a_document_of_nothing_but_a_soft_hyphen_is_empty(made: Made) -> None:
    with pytest.raises(errors.FileEmpty):
        read(made(p(r("\xad"))))
