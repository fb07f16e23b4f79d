"""The styles of somebody's own Word template: which there are, how they look, and which of them a report's kinds take.

A kind of paragraph is proposed a style by name, in English or Norwegian, and else by its looks. Knows no project.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qda.files.word import styles as ours
from qda.files.word.adopt import W, chain, default, find_style
from qda.files.word.template import open_template

KINDS = (
    "Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Heading4", "Lead", "ListBullet", "ListBullet2", "Quote",
    "QuoteAttribution", "Note", "Caption", "TableText", "TOCHeading", "ReportTable",
)  # fmt: skip
"""The kinds that somebody may choose a style for, in the order of a page."""
OURS = ""
"""Chosen for a kind: the look that Sitat brings."""
_USUAL = {"Lead", "Note", "QuoteAttribution", "TableText", "TOCHeading", "ReportTable", "ListBullet2", "Heading4"}
"""The kinds that few templates have; it needs no asking where they are missing."""
_WORDS = {
    "Title": r"^\D*\b(rapport|hoved)?(title|tittel)\b\D*$",
    "Subtitle": r"sub-?title|undertittel", "Lead": r"\blead\b|intro|ingress",
    "ListBullet": r"bullet|punkt|kule", "ListBullet2": r"(bullet|punkt|kule).*2", "Quote": r"quote|sitat|citat|utsagn",
    "QuoteAttribution": r"attribution|kilde", "Note": r"\bnote\b|merknad|anmerkning",
    "Caption": r"caption|bildetekst|tabelltittel|figurtekst", "TableText": r"table text|tabelltekst|tabell tekst",
    **{f"Heading{n}": rf"(heading|overskrift|kapittel|chapter|title|tittel|nivå|level)\D*{n}\b" for n in range(1, 5)},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theirs:
    """One style of a template, and how it looks."""

    id: str
    name: str
    kind: str
    """ "paragraph", "character" or "table"."""
    size: float = 0
    """In points; 0 where nothing is said."""
    bold: bool = False
    italic: bool = False
    colour: str = ""
    font: str = ""
    indent: int = 0
    """In twentieths of a point."""
    listed: bool = False
    """Whether its paragraphs are in a list."""
    level: int = 0
    """The outline's level of a heading, from 1; 0 for no heading."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a kind of paragraph takes: the name of a style, or OURS, and whether that is by its name, sure."""

    style: str
    sure: bool


@dataclass(frozen=True, slots=True)
class House:
    """A template's styles, and what is proposed for each kind."""

    styles: tuple[Theirs, ...]
    proposed: Mapping[str, Proposal]

    @property
    def to_ask(self) -> tuple[str, ...]:
        """The kinds that a template should have and has not, or that it has only by a guess."""
        return tuple(kind for kind in KINDS if not self.proposed[kind].sure and kind not in _USUAL)

    def for_kind(self, kind: str) -> tuple[Theirs, ...]:
        """The styles that can be chosen for a kind."""
        of = _OURS[kind].kind
        return tuple(style for style in self.styles if style.kind == of)

    def named(self, name: str) -> Theirs | None:
        return next((style for style in self.styles if style.name == name), None)


_OURS = {style.id: style for style in ours.STYLES}


def house(template: Path) -> House:
    """Read a template. Raises `NoSuchFile` and `TemplateUnreadable`."""
    stylesheet = open_template(template).styles.element
    usual = _looks(stylesheet, default(stylesheet, "paragraph"))
    styles = [
        _looks(stylesheet, element, usual)
        for element in stylesheet.findall(f"{W}style")
        if element.get(f"{W}type", "paragraph") in ("paragraph", "character", "table") and element.get(f"{W}styleId")
    ]
    by_id = {style.id: style for style in styles}
    proposed: dict[str, Proposal] = {}
    for kind in sorted(KINDS, key=lambda kind: not kind.startswith("Heading")):
        found = find_style(stylesheet, _OURS[kind])
        if found:
            proposed[kind] = Proposal(by_id[found].name, sure=True)
        else:
            taken = {one.style for one in proposed.values()}
            free = [style for style in styles if style.kind == _OURS[kind].kind and style.name not in taken]
            proposed[kind] = Proposal(_guessed(kind, free, usual), sure=False)
    return House(tuple(styles), proposed)


def _guessed(kind: str, styles: Sequence[Theirs], usual: Theirs) -> str:
    """The style that most likely is meant for a kind: by words in its name, then by its looks; OURS for none."""
    wanted = _WORDS.get(kind)
    plain = [style for style in styles if not re.search(r"toc|innh|header|footer|topp|bunn", style.name.casefold())]
    if wanted:
        for style in plain:
            if re.search(wanted, style.name.casefold()):
                return style.name
    if kind.startswith("Heading"):
        level = int(kind[-1])
        return next((style.name for style in plain if style.level == level), OURS)
    if kind == "ListBullet":
        return next((style.name for style in plain if style.listed and not style.level), OURS)
    if kind == "Quote":
        apart = [s for s in plain if s.indent > usual.indent and (s.italic or s.size < usual.size) and not s.listed]
        return apart[0].name if apart else OURS
    if kind == "Title":
        large = [
            s for s in plain if not re.search(r"\d", s.name) and s.size >= 1.6 * (usual.size or 11) and not s.level
        ]
        return max(large, key=lambda style: style.size).name if large else OURS
    return OURS


# --------------------------------------------------------------------------- how styles look


def _looks(stylesheet: Any, element: Any, usual: Theirs | None = None) -> Theirs:
    """A style with what it and those it is based on say."""
    if element is None:
        return Theirs("", "", "paragraph", size=11)
    style_id = element.get(f"{W}styleId") or ""
    above = list(chain(stylesheet, style_id))
    of = element.get(f"{W}type", "paragraph")

    def said(path: str, attribute: str = "val") -> str:
        for style in above:
            found = style.find("/".join(f"{W}{step}" for step in path.split("/")))
            if found is not None:
                return str(found.get(f"{W}{attribute}") or ("on" if attribute == "val" else ""))
        found = stylesheet.find(f"{W}docDefaults/{W}rPrDefault/" + "/".join(f"{W}{step}" for step in path.split("/")))
        return str(found.get(f"{W}{attribute}") or "") if found is not None else ""

    name = element.find(f"{W}name")
    size, level, indent = said("rPr/sz"), said("pPr/outlineLvl"), said("pPr/ind", "left") or said("pPr/ind", "start")
    colour = said("rPr/color")
    outline = int(level) + 1 if level.isdecimal() and int(level) < 9 else 0
    return Theirs(
        style_id,
        str(name.get(f"{W}val") if name is not None else style_id),
        of,
        float(size) / 2 if size.replace(".", "").isdecimal() else (usual.size if usual else 10),
        said("rPr/b") not in ("", "0", "false", "off"),
        said("rPr/i") not in ("", "0", "false", "off"),
        f"#{colour}" if re.fullmatch(r"[0-9A-Fa-f]{6}", colour) else "",
        said("rPr/rFonts", "ascii"),
        round(float(indent)) if re.fullmatch(r"-?\d+(\.\d+)?", indent) else 0,
        bool(said("pPr/numPr/numId") or any(one.find(f"{W}pPr/{W}numPr") is not None for one in above)),
        outline,
    )
