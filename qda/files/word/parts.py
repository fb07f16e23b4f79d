"""What the parts beside a Word document's text say: its styles and its notes. Knows nothing of lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from qda.files.word.package import Package

Related = dict[str, list[str]]
"""The names of the parts that the text points to, by kind of relation."""


@dataclass(frozen=True, slots=True)
class Style:
    title: bool = False
    bold: bool = False
    hidden: bool = False


class Styles:
    """The styles of a document, read when the first one is asked for."""

    def __init__(self, package: Package, related: Related) -> None:
        self._package = package
        self._parts = related.get("styles", [])
        self._found: dict[str, Style] | None = None

    def __getitem__(self, name: str) -> Style:
        if self._found is None:
            self._found = self._read()
        return self._found.get(name) or Style(title=name == "Title")

    def _read(self) -> dict[str, Style]:
        found: dict[str, Style] = {}
        for part in self._parts[:1]:
            root = self._package.xml(part)
            w = namespace(root)
            elements = {style.get(w + "styleId", ""): style for style in root.iter(w + "style")}
            for name in elements:
                found[name] = self._resolved(elements, name, w)
        return found

    @staticmethod
    def _resolved(elements: dict[str, Any], name: str, w: str) -> Style:
        """A style with what it inherits. The nearest word on a property counts."""
        title, bold, hidden = False, None, None
        seen: set[str] = set()
        while name in elements and name not in seen:
            seen.add(name)
            style = elements[name]
            label = style.find(w + "name")
            title = title or (label is not None and (label.get(w + "val") or "").lower() == "title")
            properties = style.find(w + "rPr")
            bold = switch(properties, w, "b") if bold is None else bold
            hidden = switch(properties, w, "vanish") if hidden is None else hidden
            parent = style.find(w + "basedOn")
            name = "" if parent is None else parent.get(w + "val") or ""
        return Style(title, bool(bold), bool(hidden))


class Notes:
    """Footnotes and endnotes, numbered in the order in which they are first referred to."""

    def __init__(self, package: Package, related: Related) -> None:
        self._package = package
        self._parts = {"footnote": related.get("footnotes", []), "endnote": related.get("endnotes", [])}
        self._elements: dict[tuple[str, str], Any] = {}
        self._loaded: set[str] = set()
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, kind: str, id_: str) -> int | None:
        """The number of a note that is referred to; None where there is no such note."""
        if kind not in self._loaded:
            self._loaded.add(kind)
            for part in self._parts[kind][:1]:
                root = self._package.xml(part)
                w = namespace(root)
                self._elements |= {(kind, note.get(w + "id", "")): note for note in root.iter(w + kind)}
        if (kind, id_) not in self._elements:
            return None
        return self._numbers.setdefault((kind, id_), len(self._numbers) + 1)

    def in_order(self) -> Iterable[tuple[int, Any]]:
        return [(number, self._elements[key]) for key, number in self._numbers.items()]


def namespace(root: Any) -> str:
    """The brace-enclosed namespace of WordprocessingML in this document: transitional or strict."""
    before, brace, _ = root.tag.rpartition("}")
    return f"{before}{brace}"


def switch(properties: Any, w: str, name: str) -> bool | None:
    """Whether a property is on; None where nothing is said of it."""
    found = None if properties is None else properties.find(w + name)
    return None if found is None else is_on(found, w)


def is_on(element: Any, w: str) -> bool:
    return element.get(w + "val") not in ("0", "false", "off")
