"""How a codebook came about, out of the project's history: codes added, merged, renamed, split and deleted.

What somebody did on one day in one go is told in one line. Knows no language; `method` tells it in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qda.project import Project

_KINDS = {
    "code.add": "add",
    "code.change": "change",
    "code.delete": "delete",
    "code.delete_all": "delete",
    "code.merge": "merge",
    "code.merge_all": "merge",
    "code.rename": "rename",
    "code.split": "split",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What was done to the codebook, and how many codes there were after it."""

    day: str
    coder: str
    act: str
    """ "add", "delete", "merge", "rename", "split", "change", "import" or "take over"."""
    codes: tuple[str, ...]
    into: str = ""
    before: str = ""
    count: int = 0
    """How many codes it brought or changed."""
    there: int = 0


def codebook_history(project: Project) -> list[Step]:
    """Every step that brought, took away or renamed codes, or changed what they mean, oldest first."""
    found: list[Step] = []
    there = 0
    touching = project.past.touching("code")
    acts = {act.id: act for act in project.past.acts([act_id for act_id, *_ in touching])}
    for act_id, brought, changed, gone in touching:
        act = acts[act_id]
        there += len(brought) - len(gone)
        for step in _steps(act.kind, act.details, brought, changed, gone):
            told = replace(step, day=act.at[:10], coder=act.coder, there=there)
            if found and (joined := _joined(found[-1], told)) is not None:
                found[-1] = joined
            else:
                found.append(told)
    return found


def _steps(
    kind: str, details: object, brought: list[str], changed: list[tuple[str, str]], gone: list[str]
) -> Iterator[Step]:
    told = dict(details) if isinstance(details, dict) else {}
    act = _KINDS.get(kind)
    into = str(told.get("into", ""))
    renamed = [(before, after) for before, after in changed if before != after]
    if act == "merge":
        yield Step("", "", act, tuple(gone), into)
    elif act == "split":
        yield Step("", "", act, (str(told.get("code", "")),), ", ".join(brought) or into)
    elif act == "change" and not renamed:
        yield Step("", "", act, tuple(dict.fromkeys(name for _, name in changed)))
    elif act is not None:
        yield from _plain(brought, renamed, gone)
    elif len(brought) > 1:
        yield Step("", "", "import", tuple(brought), count=len(brought))
    elif brought or renamed or gone:
        yield from _plain(brought, renamed, gone)
    elif kind == "codebook.import":
        yield Step("", "", "take over", (), count=len(changed))


def _plain(brought: list[str], renamed: list[tuple[str, str]], gone: list[str]) -> Iterator[Step]:
    if brought:
        yield Step("", "", "add", tuple(brought))
    for before, after in renamed:
        yield Step("", "", "rename", (after,), before=before)
    if gone:
        yield Step("", "", "delete", tuple(gone))


def _joined(last: Step, step: Step) -> Step | None:
    """Two steps as one line, where they are one day's work of one hand and of one kind."""
    same = (last.day, last.coder, last.act, last.into) == (step.day, step.coder, step.act, step.into)
    if not same or step.act not in ("add", "delete", "merge", "change"):
        return None
    return replace(step, codes=tuple(dict.fromkeys((*last.codes, *step.codes))))
