"""An OpenDocument text comes in as somebody reads it who has accepted its changes, and what is left out is named."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.drafts import understand
from qda.files import read
from qda.model import Reading
from qda.text.clean import canonical

Says = Callable[..., None]

_NAMES = ("office", "text", "table", "style", "meta")
_SPACES = (
    " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)
    + ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    + ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_STYLES = """
    <style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="T2" style:family="text" style:parent-style-name="T1"/>
    <style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>
    <style:style style:name="T4" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>
    <style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>
"""


def content(body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:automatic-styles>{_STYLES}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def made(folder: Path, body: str, *, name: str = "osen.odt", **parts: str) -> Path:
    """A document with this body, and other parts as they are."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content(body))
        for part, inside in parts.items():
            archive.writestr(f"{part}.xml", f"<office:document-{part} {_SPACES}>{inside}</office:document-{part}>")
    return path


def flat(folder: Path, body: str) -> Path:
    path = folder / "osen.fodt"
    path.write_text(content(body).replace("document-content", "document"), encoding="utf-8")
    return path


def text_of(folder: Path, body: str) -> str:
    """The text of a body, which is the same in both kinds of file."""
    zipped, single = read(made(folder, body)), read(flat(folder, body))
    assert (zipped.text, zipped.left_out, zipped.labels) == (single.text, single.left_out, single.labels)
    return zipped.text


def left_out(folder: Path, body: str) -> tuple[str, tuple[str, ...]]:
    reading: Reading = read(made(folder, body))
    return reading.text, reading.left_out


def p(*inside: str) -> str:
    return f"<text:p>{''.join(inside)}</text:p>"


# --------------------------------------------------------------------------- what is read


def test_paragraphs_headings_and_lists_are_lines(tmp_path: Path) -> None:
    body = (
        "<text:h>Intervju</text:h>"
        + p("En ", '<text:span text:style-name="T1">fet</text:span>', "<text:a>lenke</text:a>.")
        + f"<text:list><text:list-item>{p('punkt')}<text:list><text:list-item>{p('under')}</text:list-item></text:list>"
        + f"</text:list-item></text:list><text:section>{p('i en del')}</text:section>"
        + p()
        + p("slutt")
    )
    assert text_of(tmp_path, body) == "Intervju\nEn fetlenke.\npunkt\nunder\ni en del\n\nslutt"


def test_blanks_are_as_a_reader_sees_them(tmp_path: Path) -> None:
    body = p("\n  a \n b<text:s/><text:s text:c='3'/>c<text:tab/>d<text:line-break/>e  ", "<text:span> f</text:span> ")
    assert text_of(tmp_path, body) == "a b    c\td\ne f"
    assert text_of(tmp_path, p("x", "<text:s text:c='oi'/>", "y<text:soft-page-break/>z")) == "x yz"


def test_a_row_of_a_table_is_a_line_with_tabs(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    body = (
        "<table:table><table:table-column/>"
        f"<table:table-header-rows>{row(p('Kari'), p('Hei') + p('du'))}</table:table-header-rows>"
        + row(p("Ola"), p())
        + row(p(), p("alene"))
        + row(p("x"), "<table:table>" + row(p("i"), p("j")) + "</table:table>")
        + "</table:table>"
        + p("etter")
    )
    assert text_of(tmp_path, body) == "Kari\tHei\ndu\nOla\n\talene\nx\ti\tj\netter"


def test_notes_stand_at_the_end_with_their_numbers(tmp_path: Path) -> None:
    def note(kind: str, words: str) -> str:
        return (
            f'<text:note text:note-class="{kind}"><text:note-citation>9</text:note-citation>'
            f"<text:note-body>{p(words)}</text:note-body></text:note>"
        )

    body = p("a", note("footnote", "fot"), " b", note("endnote", "slutt"), ".") + p("c")
    assert text_of(tmp_path, body) == "a[1] b[2].\nc\n\n[1] fot\n[2] slutt"


def test_text_boxes_and_shapes_are_read_once_after_their_paragraph(tmp_path: Path) -> None:
    body = p(
        "før ",
        f"<draw:frame>\n<draw:text-box>\n{p('i boks')}\n{p('to')}</draw:text-box>\n",
        "<svg:title>nei</svg:title></draw:frame>",
        f"<draw:custom-shape>{p('i form')}</draw:custom-shape>",
        "etter",
    ) + p("neste")
    assert text_of(tmp_path, body) == "før etter\ni boks\nto\ni form\nneste"


def test_bold_at_the_start_of_a_paragraph_tells_a_label(tmp_path: Path) -> None:
    body = (
        p('<text:span text:style-name="T2">Kari</text:span> Hva skjedde?')
        + p('<text:span text:style-name="T1">Ola </text:span>', "Mye?")
        + '<text:p text:style-name="P1">Kari<text:span text:style-name="T4"> Når?</text:span></text:p>'
        + p('<text:span text:style-name="T1">Ola</text:span> Nå.')
    )
    draft = understand(read(made(tmp_path, body)))
    assert [(speaker.name, speaker.turns) for speaker in draft.speakers] == [("Kari", 2), ("Ola", 2)]


def test_the_title_is_the_property_or_the_paragraph_in_that_style(tmp_path: Path) -> None:
    body = '<text:p text:style-name="P2">Intervju i\n Osen</text:p>'
    assert read(made(tmp_path, body)).title == "Intervju i Osen"
    meta = "<office:meta><dc:title>Osen 1</dc:title></office:meta>"
    assert read(made(tmp_path, body, meta=meta)).title == "Osen 1"


# --------------------------------------------------------------------------- what is left out


def test_deleted_text_is_out_whether_it_stands_apart_or_where_it_was(tmp_path: Path) -> None:
    def region(kind: str, id_: str, words: str = "") -> str:
        return f'<text:changed-region text:id="{id_}"><text:{kind}>{words}</text:{kind}></text:changed-region>'

    changes = "<text:tracked-changes>{}</text:tracked-changes>"
    apart = changes.format(region("deletion", "c1", p("borte"))) + p("her<text:change text:change-id='c1'/> er jeg")
    assert left_out(tmp_path, apart) == ("her er jeg", ("deleted text",))
    marked = changes.format(region("deletion", "c1") + region("insertion", "c2")) + (
        p("her <text:change-start text:change-id='c1'/>er borte")
        + p("og her<text:change-end text:change-id='c1'/>er <text:change-start text:change-id='c2'/>nytt")
        + p("og mer<text:change-end text:change-id='c2'/>.")
    )
    assert left_out(tmp_path, marked) == ("her er nytt\nog mer.", ("deleted text",))


def test_comments_hidden_text_and_pictures_are_named(tmp_path: Path) -> None:
    body = (
        p(
            "a<office:annotation><dc:creator>K</dc:creator>",
            p("kommentar"),
            "</office:annotation>b<office:annotation-end/>",
        )
        + p('c<text:span text:style-name="T3"> skjult</text:span> d')
        + f'<text:section text:display="none">{p("skjult del")}</text:section>'
        + p("<draw:frame><draw:image/></draw:frame>e")
        + p("<draw:frame><draw:object/><draw:image/></draw:frame>f")
        + "<office:forms>skjema</office:forms><text:sequence-decls>x</text:sequence-decls>"
    )
    assert left_out(tmp_path, body) == ("ab\nc d\ne\nf", ("comments", "hidden text", "pictures", "charts"))


def test_headers_and_footers_are_named_where_they_have_words(tmp_path: Path) -> None:
    page = "<office:master-styles><style:master-page><style:header>{}</style:header><style:footer/></style:master-page>"
    page += "</office:master-styles>"
    assert read(made(tmp_path, p("a"), styles=page.format(p("topp")))).left_out == ("headers",)
    assert read(made(tmp_path, p("a"), styles=page.format(p(" ")))).left_out == ()


# --------------------------------------------------------------------------- what is refused


def test_other_files_are_told_by_what_they_are(tmp_path: Path, says: Says) -> None:
    path = tmp_path / "osen.odt"
    for data, reason in (
        (b"bare tekst", "it is not an OpenDocument text"),
        (b"PK\x03\x04" + bytes(40), "damaged or cut off"),
        (b"{\\rtf1 Hei}", "an RTF file"),
    ):
        path.write_bytes(data)
        with pytest.raises(errors.TranscriptUnreadable) as refusal:
            read(path)
        says(refusal.value, path, reason)


def test_a_spreadsheet_and_a_file_with_a_password_are_refused(tmp_path: Path, says: Says) -> None:
    path = tmp_path / "osen.fodt"
    path.write_text(content("").replace("office:text>", "office:spreadsheet>"), encoding="utf-8")
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "it is a spreadsheet")
    path = made(tmp_path, p("hei"))
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}"><m:encryption-data/></m:manifest>')
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "protected by a password", "remove the password")


def test_entities_and_bombs_are_refused(tmp_path: Path, says: Says) -> None:
    path = tmp_path / "osen.fodt"
    path.write_text('<!DOCTYPE a [<!ENTITY b "hei">]>' + content(p("&b;")).partition("?>")[2], encoding="utf-8")
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "declares a document type")
    path = made(tmp_path, p("hei"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Pictures/1.png", bytes(60_000_000))
    with pytest.raises(errors.FileTooLarge) as refusal:
        read(path)
    says(refusal.value, path, "60 MB unpacked")


def test_broken_xml_is_refused_with_its_line(tmp_path: Path, says: Says) -> None:
    path = tmp_path / "osen.fodt"
    path.write_text(content(p("a\n")).replace("</text:p>", ""), encoding="utf-8")
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "is broken in line 9")


# --------------------------------------------------------------------------- the promise

_letters = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
)


@given(st.lists(st.lists(_letters.filter(bool), min_size=1, max_size=5), min_size=1, max_size=6))
def test_every_character_of_every_paragraph_comes_in(tmp_path: Path, paragraphs: list[list[str]]) -> None:
    lines = [" ".join(words) for words in paragraphs]
    body = "".join(p(*(f"<text:span>{escape(word)}</text:span> " for word in words)) for words in paragraphs)
    assert read(made(tmp_path, p("x") + body)).text == canonical("\n".join(["x", *lines]))
