"""The parts of a Word document that hold its comments, who wrote them, which answers which, and its own properties.

Knows a transcript's margin; nothing of where the comments stand in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from qda.files.word.adopt import W
from qda.files.word.body import attribute_xml, text_xml
from qda.files.word.styles import WORD
from qda.margin import CodedTranscript, Mark, Note

if TYPE_CHECKING:
    from docx.document import Document

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_OF_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
_OF_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
_RELATED = {
    "comments": f"{_OFFICE}/relationships/comments",
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "people": "http://schemas.microsoft.com/office/2011/relationships/people",
}
_ALL_OF_COMMENTS = (
    *_RELATED.values(),
    "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
    "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible",
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTIES = f"{_OFFICE}/custom-properties"
_VALUES = f"{_OFFICE}/docPropsVTypes"
_FIRST_PARAGRAPH = 0x5A000000


def add_parts(document: Document, transcript: CodedTranscript, numbers: Mapping[Mark, tuple[int, ...]]) -> None:
    """Give `document` the comments of a transcript; those of the template it was made from go."""
    _forget_comments(document)
    notes = [note for interview in transcript.interviews for note in interview.notes]
    if notes:
        _add(document, "comments", "".join(_comments(notes, numbers)))
        _add(document, "commentsExtended", "".join(_threads(notes, numbers)))
        _add(document, "people", "".join(_people(notes)))
    if transcript.properties:
        _set_properties(document, transcript.properties)


def initials(name: str) -> str:
    """ "KN" for Kari Nordmann, "ka" for kari."""
    words = name.split()
    return "".join(word[0] for word in words)[:4].upper() if len(words) > 1 else name[:2]


def _add(document: Document, name: str, content: str) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    root = "comments" if name == "comments" else f"w15:{name}" if name == "people" else "w15:commentsEx"
    root = "w:comments" if root == "comments" else root
    xml = (
        f'{_HEAD}<{root} xmlns:w="{WORD}" xmlns:w14="{_OF_2010}" xmlns:w15="{_OF_2012}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15">'
        f"{content}</{root}>"
    )
    part = Part(PackURI(f"/word/{name}.xml"), f"{_TYPE}.{name}+xml", xml.encode(), document.part.package)
    document.part.relate_to(part, _RELATED[name])


def _comments(notes: list[Note], numbers: Mapping[Mark, tuple[int, ...]]) -> Iterator[str]:
    for note in notes:
        for id_, one in zip(numbers[note.mark], (note, *note.replies), strict=True):
            last = len(one.paragraphs) - 1
            paragraphs = "".join(
                f"<w:p{_paragraph_id(id_) if place == last else ''}>"
                '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
                + ("<w:r><w:annotationRef/></w:r>" if place == 0 else "")
                + f"<w:r>{'<w:rPr><w:b/></w:rPr>' if place == 0 and one is note else ''}"
                f'<w:t xml:space="preserve">{text_xml(text)}</w:t></w:r></w:p>'
                for place, text in enumerate(one.paragraphs)
            )
            dated = f' w:date="{attribute_xml(one.created)}"' if one.created else ""
            yield (
                f'<w:comment w:id="{id_}" w:author="{attribute_xml(one.author)}"{dated} '
                f'w:initials="{attribute_xml(initials(one.author))}">{paragraphs}</w:comment>'
            )


def _paragraph_id(id_: int) -> str:
    return f' w14:paraId="{_FIRST_PARAGRAPH + id_:08X}" w14:textId="77777777"'


def _threads(notes: list[Note], numbers: Mapping[Mark, tuple[int, ...]]) -> Iterator[str]:
    for note in notes:
        first, *replies = numbers[note.mark]
        yield f'<w15:commentEx w15:paraId="{_FIRST_PARAGRAPH + first:08X}" w15:done="0"/>'
        for reply in replies:
            yield (
                f'<w15:commentEx w15:paraId="{_FIRST_PARAGRAPH + reply:08X}" '
                f'w15:paraIdParent="{_FIRST_PARAGRAPH + first:08X}" w15:done="0"/>'
            )


def _people(notes: list[Note]) -> Iterator[str]:
    for name in dict.fromkeys(one.author for note in notes for one in (note, *note.replies)):
        named = attribute_xml(name)
        yield (
            f'<w15:person w15:author="{named}"><w15:presenceInfo w15:providerId="None" w15:userId="{named}"/>'
            "</w15:person>"
        )


def _forget_comments(document: Document) -> None:
    """Take the comments a template has out of it: what they say is not of this transcript."""
    body = document.element.body
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for element in list(body.iter(W + name)):
            element.getparent().remove(element)
    for id_, relation in list(document.part.rels.items()):
        if relation.reltype in _ALL_OF_COMMENTS:
            del document.part.rels[id_]


def _set_properties(document: Document, properties: Mapping[str, str]) -> None:
    """Say `properties` among the document's own ones; those of the template stay."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    package: Any = document.part.package
    kind = f"{_OFFICE}/relationships/custom-properties"
    there = next((relation.target_part for relation in package.rels.values() if relation.reltype == kind), None)
    if there is None:
        root = etree.fromstring(f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VALUES}"/>')
    else:
        root = etree.fromstring(there.blob)
    for old in [one for one in root if one.get("name") in properties]:
        root.remove(old)
    free = 1 + max((int(one.get("pid") or 1) for one in root), default=1)
    for number, (name, value) in enumerate(properties.items(), free):
        one = etree.SubElement(root, f"{{{_PROPERTIES}}}property")
        one.set("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
        one.set("pid", str(number))
        one.set("name", name)
        etree.SubElement(one, f"{{{_VALUES}}}lpwstr").text = value
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if there is not None:
        there._blob = blob
        return
    part = Part(
        PackURI("/docProps/custom.xml"),
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        blob,
        package,
    )
    package.relate_to(part, kind)
