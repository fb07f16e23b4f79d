"""How a report looks in Word when nobody says otherwise: styles, lists and an empty document that has them.

Everything is built here from text, so that no binary template lies in the repository. Fonts are named once, in the
defaults: a style taken over by a template follows the template's own. Knows no pieces of a report.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from qda.files.characters import legal

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'

LANGUAGES = {"en": "en-GB", "nb": "nb-NO", "nn": "nn-NO"}
"""The language of a report as Word writes it: it decides which dictionary the spelling is checked with."""

PAGE_OF = {"en": "of", "nb": "av", "nn": "av"}
TABLE_LABEL = {"en": "Table", "nb": "Tabell", "nn": "Tabell"}

INK = "1F3A4D"
GREY = "56626D"
RULE = "C3CCD4"
FAINT = "DCE2E7"

TEXT_WIDTH = 9070
"""The width of A4 between margins of 2.5 cm, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style. `id` is what the report calls it; `name` is what Word calls it in every language."""

    id: str
    name: str
    kind: str = "paragraph"
    based_on: str = "Normal"
    followed_by: str = ""
    paragraph: str = ""
    run: str = ""
    table: str = ""
    known_as: tuple[str, ...] = ()
    """Other names a template may have for it: Norwegian ones, as programs other than Word write them."""
    priority: int = 99
    own: bool = False
    """True for the styles that Word has not heard of."""


def _spacing(before: int, after: int, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _run(size: float = 0, colour: str = "", *, bold: bool = False) -> str:
    """Run properties, in the order the schema wants them."""
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "")
    )


def _heading(level: int, size: float, before: int, after: int, colour: str = INK) -> Style:
    return Style(
        f"Heading{level}",
        f"heading {level}",
        followed_by="Normal",
        paragraph=f'<w:keepNext/><w:keepLines/>{_spacing(before, after, 252)}<w:outlineLvl w:val="{level - 1}"/>',
        run=_run(size, colour, bold=True),
        known_as=(f"overskrift {level}",),
        priority=9,
    )


def _contents(level: int, before: int, indent: int) -> Style:
    known_as = (f"innh {level}", f"innhold {level}", f"contents {level}")
    return _contents_line(f"TOC{level}", f"toc {level}", before, indent, known_as)


def _contents_line(id_: str, name: str, before: int, indent: int, known_as: tuple[str, ...]) -> Style:
    stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    return Style(
        id_,
        name,
        followed_by="Normal",
        paragraph=f'{stop}{_spacing(before, 40)}<w:ind w:left="{indent}"/>',
        known_as=known_as,
        priority=39,
    )


def _bullets(level: int) -> Style:
    suffix = "" if level == 1 else f" {level}"
    depth = "" if level == 1 else f'<w:ilvl w:val="{level - 1}"/>'
    return Style(
        f"ListBullet{suffix.strip()}",
        f"List Bullet{suffix}",
        paragraph=f'<w:numPr>{depth}<w:numId w:val="1"/></w:numPr>{_spacing(0, 100)}',
        known_as=(f"punktliste{suffix}", f"punktmerket liste{suffix}", f"liste - punkt{suffix}", f"kulepunkt{suffix}"),
    )


STYLES: tuple[Style, ...] = (
    Style(
        "Title",
        "Title",
        followed_by="Subtitle",
        paragraph="<w:keepNext/><w:keepLines/>" + _spacing(0, 80, 240),
        run=_run(26, INK, bold=True),
        known_as=("tittel",),
        priority=10,
    ),
    Style(
        "Subtitle",
        "Subtitle",
        followed_by="Normal",
        paragraph="<w:keepLines/>" + _spacing(0, 400),
        run=_run(13, GREY),
        known_as=("undertittel",),
        priority=11,
    ),
    _heading(1, 17, 480, 140),
    _heading(2, 13, 340, 100),
    _heading(3, 11.5, 260, 80),
    _heading(4, 11, 220, 60, GREY),
    Style(
        "TOCHeading",
        "TOC Heading",
        followed_by="Normal",
        paragraph="<w:keepNext/><w:keepLines/>" + _spacing(240, 120),
        run=_run(13, INK, bold=True),
        known_as=("overskrift for innholdsfortegnelse", "innholdsfortegnelse overskrift", "contents heading"),
        priority=39,
    ),
    _contents(1, 80, 0),
    _contents(2, 0, 284),
    _contents(3, 0, 567),
    _contents(4, 0, 850),
    _contents_line("TableofFigures", "table of figures", 0, 0, ("figurliste", "liste over figurer", "figure index 1")),
    Style(
        "Lead",
        "Lead",
        followed_by="ListBullet",
        paragraph="<w:keepNext/>" + _spacing(0, 100),
        known_as=("ingress",),
        own=True,
    ),
    _bullets(1),
    _bullets(2),
    _bullets(3),
    Style(
        "Quote",
        "Quote",
        paragraph=f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="{RULE}"/></w:pBdr>'
        + _spacing(40, 140, 259)
        + '<w:ind w:left="680" w:right="284"/>',
        run=_run(10.5),
        known_as=("sitat",),
        priority=29,
    ),
    Style(
        "QuoteAttribution",
        "Quote Attribution",
        kind="character",
        based_on="",
        run=_run(9.5, GREY),
        known_as=("kildehenvisning", "sitatkilde"),
        own=True,
    ),
    Style(
        "Transcript",
        "Transcript",
        paragraph=_spacing(0, 120, 269),
        known_as=("transkripsjon",),
        own=True,
    ),
    Style(
        "TranscriptQuestion",
        "Transcript Question",
        based_on="Transcript",
        run=_run(colour=GREY),
        known_as=("transkripsjon spørsmål",),
        own=True,
    ),
    Style(
        "SpeakerName",
        "Speaker Name",
        kind="character",
        based_on="",
        run=_run(colour=INK, bold=True),
        known_as=("taler",),
        own=True,
    ),
    Style("Timecode", "Timecode", kind="character", based_on="", run=_run(8, GREY), known_as=("tidskode",), own=True),
    Style("CommentText", "annotation text", paragraph=_spacing(0, 40, 240), run=_run(10), known_as=("merknadstekst",)),
    Style("Note", "Note", paragraph=_spacing(80, 160, 252), run=_run(9.5, GREY), known_as=("merknad",), own=True),
    Style(
        "Caption",
        "caption",
        followed_by="Normal",
        paragraph="<w:keepNext/><w:keepLines/>" + _spacing(200, 80, 252),
        run=_run(9.5, GREY, bold=True),
        known_as=("bildetekst", "tabelltekst"),
        priority=35,
    ),
    Style("TableText", "Table Text", paragraph=_spacing(0, 0, 247), run=_run(9.5), own=True),
    Style(
        "TableTextSmall",
        "Table Text Small",
        based_on="TableText",
        paragraph=_spacing(0, 0, 240),
        run=_run(8),
        own=True,
    ),
    Style("TableEnd", "Table End", paragraph=_spacing(0, 60, 240), run=_run(5), own=True),
    Style(
        "ReportTable",
        "Report Table",
        kind="table",
        based_on="TableNormal",
        table="<w:tblPr><w:tblBorders>"
        f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{FAINT}"/>'
        '</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{INK}"/></w:rPr><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/></w:tcBorders><w:vAlign w:val="bottom"/>'
        "</w:tcPr></w:tblStylePr>",
        own=True,
    ),
)

_OF_THE_PAGE: tuple[Style, ...] = (
    Style("Header", "header", paragraph=_spacing(0, 0, 240), run=_run(9, GREY)),
    Style("Footer", "footer", paragraph=_spacing(0, 0, 240) + '<w:jc w:val="right"/>', run=_run(9, GREY)),
)

_DEFAULTS = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f"<w:pPr><w:widowControl/>{_spacing(0, 140, 269)}</w:pPr></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    "<w:tblCellMar>"
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def style_xml(style: Style) -> str:
    """One style as Word stores it, its children in the order of the schema."""
    custom = ' w:customStyle="1"' if style.own else ""
    return (
        f'<w:style w:type="{style.kind}"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        + (f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else "")
        + (f'<w:next w:val="{style.followed_by}"/>' if style.followed_by else "")
        + f'<w:uiPriority w:val="{style.priority}"/>'
        + ("<w:qFormat/>" if style.kind != "table" else "")
        + (f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else "")
        + (f"<w:rPr>{style.run}</w:rPr>" if style.run else "")
        + style.table
        + "</w:style>"
    )


def styles_xml(language: str) -> str:
    tag = LANGUAGES[language]
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{tag}" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + _DEFAULTS
        + "".join(map(style_xml, STYLES + _OF_THE_PAGE))
        + "</w:styles>"
    )


# --------------------------------------------------------------------------- lists


def list_xml(abstract: int, ids: Sequence[str]) -> str:
    """The bullets of a report as a list definition; `ids` are the styles its three levels belong to, "" for none."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        + (f'<w:pStyle w:val="{ids[level]}"/>' if ids[level] else "")
        + f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{357 * (level + 1)}" w:hanging="357"/></w:pPr></w:lvl>'
        for level, mark in enumerate("•–•")
    )
    return (
        f'<w:abstractNum {NAMESPACES} w:abstractNumId="{abstract}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def list_use_xml(number: int, abstract: int) -> str:
    return f'<w:num {NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'


def lists_xml(*definitions: str) -> str:
    return f"<w:numbering {NAMESPACES}>{''.join(definitions)}</w:numbering>"


# --------------------------------------------------------------------------- an empty document


def blank(language: str, header: str, page_label: str) -> bytes:
    """An empty .docx, A4, with every style of a report, its header, and "Page X of Y" at the foot."""
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {"document": "document.main", "styles": "styles", "numbering": "numbering", "settings": "settings"}
    parts |= {"fontTable": "fontTable", "header1": "header", "footer1": "footer"}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{office}.{kind}+xml"/>' for name, kind in parts.items()
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for number, name in enumerate(list(parts)[1:], 1)
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{related}</Relationships>",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body><w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418"'
        ' w:header="680" w:footer="624" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>',
        "word/styles.xml": styles_xml(language),
        "word/numbering.xml": lists_xml(
            list_xml(0, ("ListBullet", "ListBullet2", "ListBullet3")), list_use_xml(1, abstract=0)
        ),
        "word/settings.xml": f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGES[language]}"/><w:decimalSymbol w:val="{"." if language == "en" else ","}"/>'
        f'<w:listSeparator w:val="{"," if language == "en" else ";"}"/></w:settings>',
        "word/fontTable.xml": f'<w:fonts {NAMESPACES}><w:font w:name="Calibri"><w:altName w:val="Carlito"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>',
        "word/header1.xml": f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r>'
        f'<w:t xml:space="preserve">{escape(legal(header))}</w:t></w:r></w:p></w:hdr>',
        "word/footer1.xml": f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(legal(page_label))} </w:t></w:r>{_field("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> {PAGE_OF[language]} </w:t></w:r>{_field("NUMPAGES")}</w:p></w:ftr>',
    }
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return package.getvalue()


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
