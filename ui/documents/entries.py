"""Files on their way into the project: each as it is understood and corrected, before anything is stored.

Knows drafts and the verbs on them; no widgets.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qda.analysis.interviews import asked_in_interviews
from qda.errors import SitatError
from qda.gathering import Twin
from qda.model import Case, Draft, Guide, Reading, Report, silent
from qda.model.packed import PackedTurns
from qda.project import Project
from qda.text.patterns import FOUND, Pattern
from qda.text.words import fold
from ui.labels import error_sentence, plural, tr


@dataclass(slots=True)
class Entry:
    """One file: what it holds, or why it cannot be read."""

    path: Path
    draft: Draft | None = None
    problem: str = ""
    taken: bool = True
    comments: str = ""
    """What its comments are, where it has some that can be taken along: "37 comments: 31 codings, 6 memos"."""
    reading: Reading | None = None
    """The file as it was read, for its turns to be found another way."""
    pattern: Pattern = FOUND
    twin: Twin | None = None
    """What has its words already, or most of them."""
    replaced: bool = False
    """Whether it has become the text of the document that it is a version of."""
    guide: Guide | None = None
    """What it asks, where it is an interview guide and nobody's words."""

    @property
    def found(self) -> int:
        """How many questions of the guide are asked or answered in it."""
        turns = self.draft.turns if self.draft else ()
        return len({turn.question for turn in turns if turn.question is not None})

    @property
    def note(self) -> str:
        """What a person should know before taking it."""
        if self.twin is None:
            return tr("It looks like the interview guide; tick it to have it as a document, too") if self.guide else ""
        if self.replaced:
            return tr("It is the text of “{name}” now", name=self.twin.name)
        if self.twin.same:
            return tr("The same text is here already, as “{name}”", name=self.twin.name)
        return tr("Another version of it is here already, as “{name}”", name=self.twin.name)


@dataclass(frozen=True, slots=True)
class Arrived:
    """What was found in files and folders: the files that are read, and those of other kinds."""

    entries: tuple[Entry, ...]
    others: tuple[Path, ...] = ()


def read_all(
    paths: Sequence[Path], questions: Sequence[str], project: Project | None = None, report: Report = silent
) -> Arrived:
    """Read and understand files and folders; a bad one becomes an entry with its problem. `project` is read only."""
    from qda.files.guide_known import guide_known
    from qda.gathering import Here, gathered

    cases = project.cases.all() if project else []
    found = gathered(paths, report)
    here = Here(project)
    entries: list[Entry] = []
    for number, path in enumerate(found.files):
        report(number, len(found.files), path.name)
        entry = read_one(path, questions)
        if entry.draft is not None:
            if not entry.draft.case:
                entry.draft = replace(entry.draft, case=case_in_name(entry.draft.name, cases))
            entry.twin = here.twin(entry.draft)
            entry.guide = guide_known(path, entry.draft)
            entry.taken = entry.twin is None and entry.guide is None
            entry.comments = _comments_told(path, project) if "comments" in entry.draft.left_out else ""
        entries.append(entry)
    return Arrived(tuple(entries), found.others)


def read_one(path: Path, questions: Sequence[str], encoding: str | None = None, pattern: Pattern = FOUND) -> Entry:
    """Read and understand one file."""
    from qda import files
    from qda.drafts import understand

    try:
        reading = files.read(path, encoding=encoding)
        return Entry(path, packed(understand(reading, questions, pattern=pattern)), reading=reading, pattern=pattern)
    except SitatError as error:
        return Entry(path, problem=error_sentence(error), taken=False)


def packed(draft: Draft) -> Draft:
    """`draft` in as little room as there is: many are held at once."""
    return replace(draft, turns=PackedTurns(draft.turns))


def found_by(
    entry: Entry, pattern: Pattern, questions: Sequence[str], encoding: str | None = None, *, gently: bool = False
) -> Entry:
    """A file with its turns found by another pattern, and read in another encoding where one is given.

    `gently` leaves a file as it is that says itself who speaks, as subtitles do, or where the pattern finds nobody.
    Raises a SitatError where that cannot be; what was corrected by hand stays, as far as it still fits.
    """
    from qda import files
    from qda.drafts import understood_anew

    if entry.draft is None or entry.reading is None:
        return entry
    reading = files.read(entry.path, encoding=encoding) if encoding else entry.reading
    draft = packed(understood_anew(entry.draft, reading, questions, pattern))
    if gently and (reading.turns or (entry.draft.speakers and not draft.speakers)):
        return entry
    return replace(entry, draft=draft, reading=reading, pattern=pattern)


def _comments_told(path: Path, project: Project | None) -> str:
    """How many comments a file has, and what they are; "" where it has none that can be read."""
    from qda.comments.review import known_names, tally
    from qda.files import COMMENTED, commented

    if path.suffix.lower() not in COMMENTED:
        return ""
    try:
        found = commented(path)
    except SitatError:  # its text can be read, its comments cannot
        return ""
    coded, others = tally(found, known_names(project) if project else ())
    if not coded + others:
        return ""
    codings = plural(coded, "{count} coding", "{count} codings")
    memos = plural(others, "{count} memo", "{count} memos")
    return plural(
        coded + others, "{count} comment: {codings}, {memos}", "{count} comments: {codings}, {memos}",
        codings=codings, memos=memos,
    )  # fmt: skip


def case_in_name(name: str, cases: Sequence[Case]) -> str:
    """The case whose name stands in the name of a document, the longest of several; "" for none."""
    within = [case.name for case in cases if fold(case.name) in fold(name)]
    return max(within, key=len, default="")


def rematch(entries: Sequence[Entry], questions: Sequence[str], report: Report = silent) -> list[Entry]:
    """The entries with their turns matched to another guide."""
    from qda.drafts import matched

    again = []
    for number, entry in enumerate(entries):
        report(number, len(entries), entry.path.name)
        again.append(replace(entry, draft=packed(matched(entry.draft, questions))) if entry.draft else entry)
    return again


def storing(project: Project, guide: Guide | None, drafts: Sequence[Draft]) -> Generator[list[int], None, None]:
    """Store drafts, and the guide they were matched to, in one step: a document at each turn of the loop."""
    ids: list[int] = []
    with project.step("document.add", count=len(drafts), document=drafts[0].name if drafts else ""):
        if guide is not None:
            project.guide.take_over(guide)
        for ids in project.documents.adding(drafts, asked_in_interviews(project)):
            yield ids
    yield ids
