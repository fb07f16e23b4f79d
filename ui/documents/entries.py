"""Files on their way into the project: each as it is understood and corrected, before anything is stored.

Knows drafts and the verbs on them; no widgets.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qda.errors import SitatError
from qda.model import Case, Draft, Guide, Report, silent
from qda.project import Project
from qda.text.words import fold
from ui.labels import error_sentence, tr


@dataclass(slots=True)
class Entry:
    """One file: what it holds, or why it cannot be read."""

    path: Path
    draft: Draft | None = None
    problem: str = ""
    note: str = ""
    """What a person should know before taking it: that its text is in the project already."""
    taken: bool = True

    @property
    def found(self) -> int:
        """How many questions of the guide are asked or answered in it."""
        turns = self.draft.turns if self.draft else ()
        return len({turn.question for turn in turns if turn.question is not None})


def read_all(
    paths: Sequence[Path], questions: Sequence[str], project: Project | None = None, report: Report = silent
) -> list[Entry]:
    """Read and understand files; a bad one becomes an entry with its problem. `project` is read, not written."""
    from qda import files
    from qda.drafts import understand

    cases = project.cases.all() if project else []
    entries: list[Entry] = []
    for number, path in enumerate(paths):
        report(number, len(paths), path.name)
        try:
            draft = understand(files.read(path), questions)
        except SitatError as error:
            entries.append(Entry(path, problem=error_sentence(error), taken=False))
            continue
        if not draft.case:
            draft = replace(draft, case=case_in_name(draft.name, cases))
        twin = _twin(draft, project) or _twin_before(draft, entries)
        note = tr("The same text is here already, as “{name}”", name=twin) if twin else ""
        entries.append(Entry(path, draft, note=note, taken=not twin))
    return entries


def case_in_name(name: str, cases: Sequence[Case]) -> str:
    """The case whose name stands in the name of a document, the longest of several; "" for none."""
    within = [case.name for case in cases if fold(case.name) in fold(name)]
    return max(within, key=len, default="")


def _twin(draft: Draft, project: Project | None) -> str:
    if project is None:
        return ""
    for document in project.documents.all():
        if document.words == draft.words and project.documents.text(document.id) == draft.text:
            return document.name
    return ""


def _twin_before(draft: Draft, entries: Sequence[Entry]) -> str:
    return next((entry.path.name for entry in entries if entry.draft and entry.draft.text == draft.text), "")


def rematch(entries: Sequence[Entry], questions: Sequence[str], report: Report = silent) -> list[Entry]:
    """The entries with their turns matched to another guide."""
    from qda.drafts import matched

    again = []
    for number, entry in enumerate(entries):
        report(number, len(entries), entry.path.name)
        again.append(replace(entry, draft=matched(entry.draft, questions)) if entry.draft else entry)
    return again


def storing(project: Project, guide: Guide | None, drafts: Sequence[Draft]) -> Generator[list[int], None, None]:
    """Store drafts, and the guide they were matched to, in one step: a document at each turn of the loop."""
    ids: list[int] = []
    with project.step("document.add", count=len(drafts), document=drafts[0].name if drafts else ""):
        if guide is not None:
            project.guide.take_over(guide)
        for ids in project.documents.adding(drafts, project.guide.questions()):
            yield ids
    yield ids
