"""The quotes in a finished Word report, whoever has worked on it since: what is to be proved verbatim.

Knows Word files and their styles; no project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qda import errors
from qda.files.opening import readable
from qda.report import Quoted

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_QUOTE_STYLES = {"quote", "sitat", "intense quote", "sterkt sitat"}
_ATTRIBUTION_STYLES = {"quote attribution"}
_MARKED = re.compile(r"[“«„]([^“”«»„]+)[”»“]")
_WHOLE = re.compile(r"^[“«„\"](.*)[”»“\"][^”»\"]*$", re.DOTALL)
A_QUOTE = 4
"""Words from which something between quotation marks in running text is taken for a quote."""


def quotes_in(path: Path) -> list[Quoted]:
    """Every quote in a .docx: paragraphs in a Quote style, and what stands between quotation marks elsewhere."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with readable(path):
            document = Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as problem:
        raise errors.TranscriptUnreadable(path, "it is not a Word document", "choose a .docx") from problem
    heading = ""
    found = []
    for number, paragraph in enumerate(document.paragraphs, 1):
        style = _style_name(paragraph)
        if style.startswith(("heading", "overskrift", "title", "toc")):
            heading = paragraph.text or heading
        else:
            found += [Quoted(words, heading, number) for words in _quotes(paragraph, style)]
    return found


def _quotes(paragraph: Paragraph, style: str) -> Iterator[str]:
    if style in _QUOTE_STYLES:
        said = "".join(run.text for run in paragraph.runs if _style_name(run) not in _ATTRIBUTION_STYLES).strip()
        whole = _WHOLE.match(said)
        yield (whole[1] if whole else said).strip()
        return
    for marked in _MARKED.finditer(paragraph.text):
        if len(marked[1].split()) >= A_QUOTE:
            yield marked[1].strip()


def _style_name(piece: Any) -> str:
    return str(piece.style.name if piece.style is not None else "").lower()
