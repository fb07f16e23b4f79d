"""What a document lacks of a report's styles and lists, found by name and added beside its own.

A document's styles are never altered. Word writes the names of its own styles in English in every language; other
programs write them as the person sees them, so the Norwegian names are known here as well. Knows no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from qda.files.word import styles as ours
from qda.files.word.styles import Style

if TYPE_CHECKING:
    from docx.document import Document

W = f"{{{ours.WORD}}}"
Element = Any
"""An lxml element; lxml brings no types."""

_BULLETS = ("ListBullet", "ListBullet2", "ListBullet3")


def adopt(
    document: Document, width: int, chosen: Mapping[str, str] | None = None
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Have every style of a report in `document`.

    Gives the ids they have there by the report's own ids; numbering for the bullet styles that bring none; and tabs, at
    the end of a line of `width`, for the contents styles that have none: both as XML for a paragraph's properties.
    `chosen` names styles of the document for some of ours; "" asks for our own look.
    """
    stylesheet = document.styles.element
    ids = {style.id: found for style in ours.STYLES if (found := find_style(stylesheet, style))}
    ids = _as_chosen(stylesheet, ids, chosen or {})
    missing = [style for style in ours.STYLES if style.id not in ids]
    taken = {element.get(f"{W}styleId") for element in stylesheet.iter(f"{W}style")}
    ids |= {style.id: f"Sitat{style.id}" if style.id in taken else style.id for style in missing}
    bare = [name for name in _BULLETS if not _says(stylesheet, ids[name], f"{W}pPr/{W}numPr")]
    number = _new_list(document, [ids[name] if name not in bare else "" for name in _BULLETS]) if bare else 0
    defaults = {kind: _default_id(stylesheet, kind) for kind in ("paragraph", "table")}
    for style in missing:
        named = find_style(stylesheet, style) != ""
        own = replace(style, name=f"Sitat {style.name}", own=True) if named else style
        stylesheet.append(_added(own, ids, defaults, number, width))
    lists = {
        name: f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        for level, name in enumerate(_BULLETS)
        if name in bare and name not in {style.id for style in missing}
    }
    for level in range(1, 5):  # what the contents go by, where a heading's style says nothing of it
        name = f"Heading{level}"
        if not _says(stylesheet, ids[name], f"{W}pPr/{W}outlineLvl"):
            lists[name] = f'<w:outlineLvl w:val="{level - 1}"/>'
    tabs = {
        style.id: f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
        for style in ours.STYLES
        if (style.id == "TableofFigures" or (style.id.startswith("TOC") and style.id[3:].isdigit()))
        and not _has_right_tab(stylesheet, ids[style.id])
    }
    return ids, lists, tabs


def _as_chosen(stylesheet: Element, ids: Mapping[str, str], chosen: Mapping[str, str]) -> dict[str, str]:
    """The ids, with those of the styles somebody has chosen; without those that are to look as ours do."""
    there: dict[tuple[str, str], str] = {}
    for element in stylesheet.findall(f"{W}style"):
        name = element.find(f"{W}name")
        if name is not None:
            there[element.get(f"{W}type", "paragraph"), name.get(f"{W}val") or ""] = element.get(f"{W}styleId") or ""
    found = dict(ids)
    for style in ours.STYLES:
        name = chosen.get(style.id)
        if name == "":
            found.pop(style.id, None)
        elif name is not None and there.get((style.kind, name)):
            found[style.id] = there[style.kind, name]
    return found


# --------------------------------------------------------------------------- finding


def chain(stylesheet: Element, style_id: str) -> Iterator[Element]:
    """The style and those it is based on, nearest first."""
    by_id = {element.get(f"{W}styleId"): element for element in stylesheet.findall(f"{W}style")}
    seen = set()
    while style_id in by_id and style_id not in seen:
        seen.add(style_id)
        style = by_id[style_id]
        yield style
        base = style.find(f"{W}basedOn")
        style_id = base.get(f"{W}val") if base is not None else ""


def default(stylesheet: Element, kind: str) -> Element | None:
    """The style of paragraphs (or tables) that name none."""
    for element in stylesheet.findall(f"{W}style"):
        if element.get(f"{W}default") in {"1", "true", "on"} and element.get(f"{W}type") == kind:
            return element
    return None


def _default_id(stylesheet: Element, kind: str) -> str:
    element = default(stylesheet, kind)
    return "" if element is None else element.get(f"{W}styleId")


def find_style(stylesheet: Element, style: Style) -> str:
    """The id the document has `style` under, "" where it has none: by Word's name, by another, by the id itself."""
    theirs = [
        (element.get(f"{W}styleId"), _names(element))
        for element in stylesheet.findall(f"{W}style")
        if element.get(f"{W}type", "paragraph") == style.kind and element.get(f"{W}styleId")
    ]
    for name in (style.name.lower(), *style.known_as):
        for style_id, names in theirs:
            if name in names:
                return str(style_id)
    squeezed = {style.id.lower(), *(name.replace(" ", "") for name in style.known_as)}
    return next((str(style_id) for style_id, names in theirs if style_id.lower() in squeezed), "")


def _names(element: Element) -> set[str]:
    names = set()
    for tag in ("name", "aliases"):
        found = element.find(f"{W}{tag}")
        if found is not None:
            names |= {name.strip().lower() for name in (found.get(f"{W}val") or "").split(",")}
    return names


def _says(stylesheet: Element, style_id: str, path: str) -> bool:
    return any(style.find(path) is not None for style in chain(stylesheet, style_id))


def _has_right_tab(stylesheet: Element, style_id: str) -> bool:
    return any(
        tab.get(f"{W}val") in {"right", "end"}
        for style in chain(stylesheet, style_id)
        for tab in style.iterfind(f"{W}pPr/{W}tabs/{W}tab")
    )


# --------------------------------------------------------------------------- adding


def _added(style: Style, ids: Mapping[str, str], defaults: Mapping[str, str], number: int, width: int) -> Element:
    """One of our styles as an element that fits the document: its ids, its list, the width of its page."""
    from docx.oxml import parse_xml

    element = parse_xml(ours.style_xml(style).replace("<w:style ", f"<w:style {ours.NAMESPACES} ", 1))
    element.set(f"{W}styleId", ids[style.id])
    for tag in ("basedOn", "next"):
        pointer = element.find(f"{W}{tag}")
        if pointer is None:
            continue
        name = pointer.get(f"{W}val", "")
        goal = {"Normal": defaults["paragraph"], "TableNormal": defaults["table"]}.get(name, ids.get(name, ""))
        if goal:
            pointer.set(f"{W}val", goal)
        else:
            element.remove(pointer)
    for use in element.iter(f"{W}numId"):
        use.set(f"{W}val", str(number))
    for tab in element.iter(f"{W}tab"):
        tab.set(f"{W}pos", str(width))
    return element


def _new_list(document: Document, levels: list[str]) -> int:
    """Add the bullets as a list, each level tied to the style that is added for it. The number it is used by."""
    from docx.oxml import parse_xml

    numbering = numbering_of(document)
    abstract = 1 + max(
        (int(element.get(f"{W}abstractNumId")) for element in numbering.findall(f"{W}abstractNum")), default=-1
    )
    uses = numbering.findall(f"{W}num")
    number = 1 + max((int(element.get(f"{W}numId")) for element in uses), default=0)
    definition = parse_xml(ours.list_xml(abstract, levels))
    use = parse_xml(ours.list_use_xml(number, abstract))
    if uses:
        uses[0].addprevious(definition)
        uses[-1].addnext(use)
    else:
        place = len(numbering.findall(f"{W}numPicBullet")) + len(numbering.findall(f"{W}abstractNum"))
        numbering.insert(place, definition)
        numbering.insert(place + 1, use)
    return number


def numbering_of(document: Document) -> Element:
    """The root of the part that holds the document's lists, made where there is none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.parts.numbering import NumberingPart

    related = [part for part in document.part.rels.values() if part.reltype == RELATIONSHIP_TYPE.NUMBERING]
    if related:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
        return cast(NumberingPart, part).element
    taken = {str(part.partname) for part in document.part.package.iter_parts()}
    name = "/word/numbering.xml" if "/word/numbering.xml" not in taken else "/word/numberingSitat.xml"
    added = NumberingPart(PackURI(name), CONTENT_TYPE.WML_NUMBERING, parse_xml(ours.lists_xml()), document.part.package)
    document.part.relate_to(added, RELATIONSHIP_TYPE.NUMBERING)
    return added.element
