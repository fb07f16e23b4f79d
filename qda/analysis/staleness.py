"""What happened since a summary or a point was written to that which it rests on.

Derived, never stored: taking a change back clears the warning, and so does "still right" or a rewrite.
"""

from __future__ import annotations

from collections.abc import Mapping
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
        since = passages_since(then, now.get(cell, []), names)
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


def passages_since(then: Passages, now: Passages, names: Mapping[str, str]) -> list[Since]:
    """What happened to the passages of a cell. `names` are those of the documents, by their guids."""
    a, b = [tuple(passage) for passage in then], [tuple(passage) for passage in now]
    since = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for number in range(max(a2 - a1, b2 - b1)):
            before = a[a1 + number] if a1 + number < a2 else None
            after = b[b1 + number] if b1 + number < b2 else None
            if before and after and before[:2] == after[:2]:
                since.append(Since(Happened.RECODED, names.get(after[0], ""), before[-1], after[-1]))
                continue
            happened = Happened.EDITED if before and after else Happened.NEW if after else Happened.GONE
            guid = (after or before or ("", ""))[0]
            since.append(Since(happened, names.get(guid, ""), before[1] if before else "", after[1] if after else ""))
    return since


def _support_since(then: Support, now: Support) -> list[Since]:
    since: list[Since] = []
    passages: list[Since] = []
    for key, told in then.items():
        if told[0] == "passages":
            if key in now:
                before, after = ([["", said] for said in support[key][2:]] for support in (then, now))
                passages += passages_since(before, after, {"": told[1]})
        elif key in now:
            since += _piece_since(key, then, now)
        elif key.rpartition(".")[0] in {"", *now}:  # it did not go with something else
            since.append(Since(Happened.GONE, told[1], told[2], ""))
    for key, told in now.items():
        if key not in then and key.partition(".")[0] in then and told[0] != "passages":
            since.append(Since(Happened.NEW, told[1], "", told[2]))
    return since + [one for one in passages if not any(_says(other, one) for other in since)]


def _says(quote: Since, passage: Since) -> bool:
    """Whether what happened to a quote tells what happened to the passage that it stands in."""
    same = quote.happened is passage.happened and bool(quote.before)
    return same and quote.before in passage.before and quote.after in passage.after


def _piece_since(key: str, then: Support, now: Support) -> list[Since]:
    """What happened to one piece of evidence that is still there."""
    kind, name, words, codes = then[key]
    _, _, words_now, codes_now = now[key]
    since = []
    if words != words_now and not (_only_passages(key, then) and _only_passages(key, now)):
        since.append(Since(Happened.EDITED if kind == "quote" else Happened.REWRITTEN, name, words, words_now))
    if codes != codes_now:
        since.append(Since(Happened.RECODED, name, codes, codes_now))
    return since


def _only_passages(key: str, support: Support) -> bool:
    """Whether a cell says no more than its passages, which are compared one by one."""
    return support[key][2] == "\n".join(support.get(f"{key}.passages", ["", "", ""])[2:])
