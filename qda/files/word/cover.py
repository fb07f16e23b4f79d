"""What a template's cover, headers and footers ask for, filled in: title, subtitle, client, date, author.

They ask by {{title}} in the text, or by a content control with that name, in English or Norwegian. Knows no project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from qda.files.characters import legal
from qda.files.word.adopt import W
from qda.report import Report

if TYPE_CHECKING:
    from docx.document import Document

ASKED = {
    "title": ("title", "tittel", "rapporttittel"),
    "subtitle": ("subtitle", "undertittel", "subject", "emne"),
    "client": ("client", "oppdragsgiver", "oppdragsgjevar", "company", "firma", "kunde"),
    "date": ("date", "dato", "publish date", "publiseringsdato", "utgivelsesdato"),
    "author": ("author", "forfatter", "forfattar"),
}
"""By field, what a placeholder or a content control may be called."""
_FIELD = {name: field for field, names in ASKED.items() for name in names}
_PLACEHOLDER = re.compile(r"\{\{\s*([\w ]+?)\s*\}\}")


def fill_cover(document: Document, report: Report) -> bool:
    """Fill in what a document asks for; whether it has a place for the title in its body."""
    told = {"title": report.title, "subtitle": report.subtitle, "author": report.author, **dict(report.cover)}
    told = {field: " ".join(legal(text).split()) for field, text in told.items()}
    titled = False
    for number, root in enumerate(_roots(document)):
        filled = {field for paragraph in list(root.iter(f"{W}p")) for field in _in_text(paragraph, told)}
        filled |= {field for control in root.iter(f"{W}sdt") for field in _in_control(control, told)}
        titled = titled or (number == 0 and "title" in filled)
    return titled


def _roots(document: Document) -> Iterator[Any]:
    """The body, and every header and footer."""
    yield document.element.body
    for related in document.part.rels.values():
        if not related.is_external and related.reltype.rsplit("/", 1)[-1] in ("header", "footer"):
            element = getattr(related.target_part, "element", None)
            if element is not None:
                yield element


def _in_text(paragraph: Any, told: Mapping[str, str]) -> Iterator[str]:
    """Put what is told in the place of the placeholders of a paragraph, whatever runs Word has parted them into."""
    runs = [text for text in paragraph.iter(f"{W}t") if _paragraph_of(text) is paragraph]
    while True:
        whole = "".join(text.text or "" for text in runs)
        asked = next((m for m in _PLACEHOLDER.finditer(whole) if _FIELD.get(m[1].casefold(), "") in told), None)
        if asked is None:
            return
        field = _FIELD[asked[1].casefold()]
        at, said = 0, told[field]
        for text in runs:
            words = text.text or ""
            start, end = max(asked.start() - at, 0), min(asked.end() - at, len(words))
            at += len(words)
            if start < end:
                text.text = words[:start] + said + words[end:]
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                said = ""
        yield field


def _paragraph_of(text: Any) -> Any:
    """The paragraph a text is in; one in a text box is not in the paragraph round it."""
    node = text.getparent()
    while node is not None and node.tag != f"{W}p":
        node = node.getparent()
    return node


def _in_control(control: Any, told: Mapping[str, str]) -> Iterator[str]:
    """Fill in a content control by its title or its tag."""
    said = [control.find(f"{W}sdtPr/{W}{tag}") for tag in ("alias", "tag")]
    names = [(one.get(f"{W}val") or "").casefold() for one in said if one is not None]
    field = next((_FIELD[name] for name in names if name in _FIELD), "")
    texts = list(control.iterfind(f"{W}sdtContent//{W}t"))
    if not told.get(field) or not texts:
        return
    texts[0].text = told[field]
    for other in texts[1:]:
        other.text = ""
    properties = control.find(f"{W}sdtPr")
    for tag in ("showingPlcHdr", "dataBinding"):
        for found in properties.findall(f"{W}{tag}"):
            properties.remove(found)
    for look in list(control.iterfind(f"{W}sdtContent//{W}rStyle")):
        if (look.get(f"{W}val") or "").casefold().startswith(("placeholder", "plassholder")):
            look.getparent().remove(look)
    yield field
