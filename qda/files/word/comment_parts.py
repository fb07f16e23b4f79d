"""The parts of a Word document that hold its comments, who wrote them, which answers which, and its own properties.

Knows a transcript's margin; nothing of where the comments stand in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qda.files.word.adopt import W
from qda.files.word.body import attribute_xml, text_xml
from qda.files.word.properties import set_properties
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
_FIRST_PARAGRAPH = 0x5A000000


def add_parts(
    document: Document, transcript: CodedTranscript, numbers: Mapping[Mark, tuple[int, ...]], style: str
) -> None:
    """Give `document` the comments of a transcript, in a style; those of the template it was made from go."""
    _forget_comments(document)
    notes = [note for interview in transcript.interviews for note in interview.notes]
    if notes:
        _add(document, "comments", "".join(_comments(notes, numbers, style)))
        _add(document, "commentsExtended", "".join(_threads(notes, numbers)))
        _add(document, "people", "".join(_people(notes)))
    if transcript.properties:
        set_properties(document, transcript.properties)


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


def _comments(notes: list[Note], numbers: Mapping[Mark, tuple[int, ...]], style: str) -> Iterator[str]:
    for note in notes:
        for id_, one in zip(numbers[note.mark], (note, *note.replies), strict=True):
            last = len(one.paragraphs) - 1
            paragraphs = "".join(
                f"<w:p{_paragraph_id(id_) if place == last else ''}>"
                f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
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
