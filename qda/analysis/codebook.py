"""The codebook as pieces of a report: each code with its definition, include, exclude and example."""

from __future__ import annotations

from collections.abc import Iterator

from qda.analysis.phrases import Phrases
from qda.model import Code
from qda.project import Project
from qda.report import Piece, Table, Text


def codebook_pieces(project: Project, words: Phrases) -> Iterator[Piece]:
    """One table, in the codebook's order, with how often each code was used."""
    counts = project.codings.count_by_code()
    depth: dict[int, int] = {}
    rows = []
    for code in project.codes.all():
        depth[code.id] = depth.get(code.parent_id or 0, -1) + 1
        name = "\u2003" * depth[code.id] + code.name
        rows.append((name, _described(code, words), words.number(counts.get(code.id, 0))))
    yield Text(words.codebook_lead(len(rows)))
    yield Table((words.code, words.definition, words.codings), tuple(rows), widths=(3, 8, 1.4))


def _described(code: Code, words: Phrases) -> str:
    """A code in words: its definition, then what is included and excluded, and an example."""
    example = f"{words.marks[0]}{code.example}{words.marks[1]}" if code.example else ""
    told = [code.definition]
    told += [
        f"{label}: {text}"
        for label, text in ((words.include, code.include), (words.exclude, code.exclude), (words.example, example))
        if text
    ]
    return "\n".join(text for text in told if text)
