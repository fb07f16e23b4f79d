"""OpenDocument and RTF files as guides: the numbers and bullets of their lists, written out. Knows no guide."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qda.files import opendocument, rtf
from qda.files.guide_page import counted
from qda.files.opendocument_styles import TEXT

_INDENT = "   "
_STYLE = TEXT.replace("text:", "style:")


def read_opendocument(path: Path) -> tuple[str, str]:
    """The text of an OpenDocument guide with its counted numbers, and its title."""
    reading, _ = opendocument.reading_of(path, _Reader)
    return reading.text, reading.title


class _Reader(opendocument.Reader):
    def whole(self, root: Any) -> tuple[str, tuple[Any, ...]]:
        top = root.getroottree().getroot()
        styles = {style.get(_STYLE + "name"): style for style in top.iter(TEXT + "list-style")}
        counts: dict[str, dict[int, int]] = {}
        for child in root.iter(TEXT + "list"):
            if not any(above.tag == TEXT + "list" for above in child.iterancestors()):
                name = child.get(TEXT + "style-name") or ""
                goes_on = child.get(TEXT + "continue-numbering") == "true" or child.get(TEXT + "continue-list")
                if not goes_on:
                    counts[name] = {}
                _write_out(child, styles.get(name), counts.setdefault(name, {}), 1)
        for heading in root.iter(TEXT + "h"):
            level = heading.get(TEXT + "outline-level") or "1"
            _put_before(heading, "#" * (int(level) + 1 if level.isdigit() else 2) + " ")
        return super().whole(root)


def _write_out(listed: Any, style: Any, counts: dict[int, int], level: int) -> None:
    for item in listed.iterchildren(TEXT + "list-item"):
        first = True
        for child in item:
            if child.tag == TEXT + "list":
                _write_out(child, style, counts, level + 1)
            elif child.tag in (TEXT + "p", TEXT + "h") and first:
                first = False
                if "".join(child.itertext()).strip():
                    _put_before(child, _mark(style, counts, level))


def _mark(style: Any, counts: dict[int, int], level: int) -> str:
    how = {int(one.get(TEXT + "level") or 1): one for one in style} if style is not None else {}
    here = how.get(level)
    indent = "\u00a0" * 3 * (level - 1)
    if here is None or here.tag != TEXT + "list-level-style-number" or not here.get(_STYLE + "num-format"):
        return indent + "- "
    counts[level] = counts.get(level, int(here.get(TEXT + "start-value") or 1) - 1) + 1
    for deeper in [one for one in counts if one > level]:
        del counts[deeper]
    shown = int(here.get(TEXT + "display-levels") or 1)
    formats = {
        one: how[one].get(_STYLE + "num-format") or "1" for one in range(level - shown + 1, level + 1) if one in how
    }
    return indent + ".".join(counted(counts.get(one, 1), formats[one]) for one in sorted(formats)) + ". "


def _put_before(element: Any, words: str) -> None:
    element.text = words + (element.text or "").lstrip()


def read_rtf(path: Path) -> tuple[str, str]:
    """The text of an RTF guide with the numbers that were written beside its lists, and its title."""
    data = path.read_bytes()
    for name in (rb"{\listtext", rb"{\pntext"):
        data = data.replace(name, b"{")
    with TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(data)
        reading = rtf.read(copy)
    return reading.text, reading.title
