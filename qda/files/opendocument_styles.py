"""What an OpenDocument text says beside its words: its styles and its margins. Knows nothing of lines."""

from __future__ import annotations

from typing import Any

NS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, STYLE, FO, MANIFEST = (
    f"{NS}{name}:1.0}}" for name in ("office", "text", "table", "drawing", "style", "xsl-fo-compatible", "manifest")
)


def margins(styles: Any) -> set[str]:
    """Whether headers and footers have words in them."""
    found = set()
    for page in styles.iter(STYLE + "master-page"):
        for child in page:
            name = str(child.tag).rpartition("}")[2]
            for kind in ("header", "footer"):
                if name.startswith(kind) and "".join(child.itertext()).strip():
                    found.add(kind + "s")
    return found


class Styles:
    """The styles of a document: which are bold, which hide, which is the title's."""

    def __init__(self, roots: list[Any]) -> None:
        self._elements = {
            (style.get(STYLE + "family"), style.get(STYLE + "name")): style
            for root in roots
            for style in root.iter(STYLE + "style")
        }
        self._known: dict[tuple[str, str | None], tuple[bool | None, bool, bool]] = {}

    def of(self, family: str, name: str | None) -> tuple[bool | None, bool, bool]:
        """Bold (None where nothing is said of it), hidden, title."""
        key = (family, name)
        if key not in self._known:
            self._known[key] = self._resolved(family, name)
        return self._known[key]

    def _resolved(self, family: str, name: str | None) -> tuple[bool | None, bool, bool]:
        bold: bool | None = None
        hidden: bool | None = None
        title = False
        seen = set()
        while name and name not in seen:
            seen.add(name)
            title = title or name == "Title"
            style = self._elements.get((family, name))
            if style is None:
                break
            properties = style.find(STYLE + "text-properties")
            if properties is not None:
                weight, display = properties.get(FO + "font-weight"), properties.get(TEXT + "display")
                if bold is None and weight:
                    bold = weight not in ("normal", "100", "200", "300", "400", "500")
                if hidden is None and display:
                    hidden = display == "none"
            name = style.get(STYLE + "parent-style-name")
        return bold, bool(hidden), title
