"""What happened since a summary or a point was written to that which it rests on.

Derived, never stored: taking a change back clears the warning, and so does "still right" or a rewrite.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from qda.project import Project
from qda.store.basis import Passages, Support


class Happened(StrEnum):
    """What happened to something that words rest on."""

    NEW = "new"
    GONE = "gone"
    EDITED = "edited"
    RECODED = "recoded"
    REWRITTEN = "rewritten"
    """The summary of a cell that a point rests on says something else."""


@dataclass(frozen=True, slots=True)
class Since:
    """One thing that happened since the words were written, with what was there then and what is now."""

    happened: Happened
    what: str
    """The document's or case's name; "" where that is plain."""
    before: str
    after: str


def stale_cells(project: Project) -> dict[tuple[int, int], list[Since]]:
    """The summaries, by (question, case), whose passages are no longer what they were, each with why."""
    names = {document.guid: document.name for document in project.documents.all()}
    now = project.synthesis.basis.all_passages()
    found = {}
    for cell, then in project.synthesis.cell_bases().items():
        since = _passages_since(then, now.get(cell, []), names)
        if since:
            found[cell] = since
    return found


def stale_points(project: Project) -> dict[int, list[Since]]:
    """The points whose evidence is no longer what it was, each with why."""
    now = project.synthesis.basis.all_support()
    found = {}
    for point_id, then in project.synthesis.point_bases().items():
        since = _support_since(then, now.get(point_id, {}))
        if since:
            found[point_id] = since
    return found


def _passages_since(then: Passages, now: Passages, names: dict[str, str]) -> list[Since]:
    a, b = [tuple(passage) for passage in then], [tuple(passage) for passage in now]
    since = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for number in range(max(a2 - a1, b2 - b1)):
            before = a[a1 + number] if a1 + number < a2 else None
            after = b[b1 + number] if b1 + number < b2 else None
            happened = Happened.EDITED if before and after else Happened.NEW if after else Happened.GONE
            guid = (after or before or ("", ""))[0]
            since.append(Since(happened, names.get(guid, ""), before[1] if before else "", after[1] if after else ""))
    return since


def _support_since(then: Support, now: Support) -> list[Since]:
    since = []
    for evidence, (kind, name, words, codes) in then.items():
        if evidence not in now:
            since.append(Since(Happened.GONE, name, words, ""))
            continue
        _, _, words_now, codes_now = now[evidence]
        if words != words_now:
            since.append(Since(Happened.REWRITTEN if kind == "cell" else Happened.EDITED, name, words, words_now))
        if codes != codes_now:
            since.append(Since(Happened.RECODED, name, codes, codes_now))
    return since
