"""Files into a project: transcripts, guide, codebook, cases, codings, a written synthesis.

Each function reads and checks its whole file first and writes in one step: a bad file changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qda import errors, files
from qda.analysis.interviews import asked_in_interviews
from qda.drafts import understand
from qda.files.codebook import read_codebook
from qda.files.guide import read_guide
from qda.files.guide_known import guide_known, says_guide
from qda.files.listings import CodingRow, read_cases, read_codings, read_interviews, read_table
from qda.files.synthesis import PointEntry, SynthesisFile, read_synthesis
from qda.gathering import Here, gathered
from qda.model import Case, CellState, Document, Guide, Part, Question, Report, Span, Views, silent
from qda.project import Project
from qda.sheets.arriving import Arriving
from qda.text.asked import match_questions
from qda.text.quotes import find_quote


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row of a codings file, found in the project."""

    document_id: int
    span: Span
    row: CodingRow


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of folders: the documents, the files they were, and what was left out with a sentence why."""

    ids: tuple[int, ...]
    files: tuple[Path, ...]
    left_out: tuple[tuple[Path, str], ...] = ()
    guide: Path | None = None
    """The one among them that became the guide."""


def take_transcripts(
    project: Project, paths: Sequence[Path], *, case: str = "", encoding: str | None = None, report: Report = silent
) -> list[int]:
    """Read transcripts, match them to the guide and store them, all or none. Returns the documents' ids."""
    ids: list[int] = []
    with project.step("document.add", count=len(paths), document="") as step:
        for number, path in enumerate(paths):
            report(number, len(paths), path.name)
            ids.append(_take_one(project, path, case, encoding))
        step.details["count"] = len(ids)
    return ids


def _take_one(project: Project, path: Path, case: str, encoding: str | None, here: Here | None = None) -> int:
    """Store one transcript, unless `here` has its words already."""
    questions = asked_in_interviews(project)
    draft = understand(files.read(path, encoding=encoding), [question.text for question in questions])
    if here is not None and (guide := guide_known(path, draft)):
        raise _IsGuide(guide)
    twin = here.twin(draft) if here else None
    if twin is not None and twin.same:
        raise errors.CannotDo("Its words are here already, as “{name}”.", name=twin.name)
    return project.documents.add(replace(draft, case=case) if case else draft, questions)


def take_folders(
    project: Project, paths: Sequence[Path], *, case: str = "", encoding: str | None = None, report: Report = silent
) -> Taken:
    """Store all that can be read in folders and files, in one step, one at a time. What cannot be read, and what is
    here already, is told and stops nothing. A guide among them becomes the guide of a project that has none."""
    found = gathered(paths)
    here = Here(project)
    ids: list[int] = []
    left = [(path, "Sitat does not read this kind of file.") for path in found.others]
    stored: list[Path] = []
    guide: Path | None = None
    with project.step("document.add", count=len(paths), document="") as step:
        for number, path in enumerate(sorted(found.files, key=lambda path: not says_guide(path))):
            report(number, len(found.files), path.name)
            try:
                ids.append(_take_one(project, path, case, encoding, here))
            except errors.Cancelled:
                raise
            except _IsGuide as found_guide:
                if guide is None and not asked_in_interviews(project):
                    guide = path
                    _begin_with(project, found_guide.guide)
                else:
                    left.append((path, str(found_guide)))
            except errors.SitatError as problem:
                left.append((path, str(problem)))
            else:
                stored.append(path)
        step.details["count"] = len(ids)
    return Taken(tuple(ids), tuple(stored), tuple(left), guide)


class _IsGuide(errors.CannotDo):
    """What was to be a document is a guide."""

    def __init__(self, guide: Guide) -> None:
        super().__init__("It is an interview guide, and there is one already.")
        self.guide = guide


def _begin_with(project: Project, guide: Guide) -> None:
    """Take over a guide into a project without one, and match what is there to it."""
    project.guide.take_over(guide)
    for document in project.documents.all():
        match_again(project, document.id)


def take_guide(project: Project, path: Path) -> int:
    """Take over an interview guide and match the documents to it. Returns how many questions are new."""
    guide = read_guide(path)
    with project.step("guide.import", guide=guide.title or path.stem, count=len(guide.questions)):
        added = project.guide.take_over(guide)
        for document in project.documents.all():
            match_again(project, document.id)
    return added


def match_again(project: Project, document_id: int) -> None:
    """Match an interview's turns to the guide as it is now. What was set by hand stays, and so does the answer sheet
    of a survey: its file told what each answer answers."""
    from qda.store.documents import drafted

    if document_id in project.surveys.sheets():
        return
    questions = asked_in_interviews(project)
    stored = project.documents.turns(document_id)
    turns, speakers = drafted(stored, project.documents.speakers(document_id))
    text = project.documents.text(document_id)
    place = {question.id: number for number, question in enumerate(questions)}
    given = {
        number: (place.get(turn.question_id or 0), turn.role) for number, turn in enumerate(stored) if turn.by_hand
    }
    matched = match_questions(turns, speakers, text, [question.text for question in questions], given)
    project.documents.set_questions(document_id, matched, questions)


def take_codebook(project: Project, path: Path) -> tuple[int, int]:
    """Take over a codebook file. Returns how many codes were added and how many changed."""
    return project.codes.take_over(read_codebook(path))


def take_cases(project: Project, path: Path) -> int:
    """Read a table of cases and their attributes. Returns how many cases it has."""
    table = read_cases(path)
    project.cases.take_over(dict(table.attributes), dict(table.rows), path.name)
    return len(table.rows)


def arriving(path: Path) -> Arriving:
    """A .csv or .xlsx table of cases, documents or speakers, as it was read: to be matched by name."""
    header, rows = read_table(path)
    return Arriving(header, rows, path.name)


def take_interviews(project: Project, path: Path) -> int:
    """Read a table of interviews: which case and date a document has, and who its speakers are."""
    rows = read_interviews(path)
    found = []
    for row in rows:
        document = _document(project, row.document, path, f"row {row.line}")
        speaker = next(
            (s for s in project.documents.speakers(document.id) if s.name.casefold() == row.speaker.casefold()), None
        )
        if row.speaker and speaker is None:
            raise errors.TableUnreadable(
                path, f"row {row.line}", f"nobody is called “{row.speaker}” in {document.name}", "check the name"
            )
        found.append((row, document, speaker))
    with project.step("case.import", count=len(rows), source=path.name):
        for row, document, speaker in found:
            if row.case:
                case = project.cases.named(row.case)
                project.documents.set_case(document.id, case.id if case else project.cases.add(row.case))
            if row.name and row.name != project.documents.get(document.id).name:
                project.documents.rename(document.id, row.name)
            if row.date:
                project.documents.set_date(document.id, row.date)
            if speaker is not None:
                part = Part(row.part) if row.part else None
                project.documents.set_speaker(speaker.id, part=part, role=row.role or None)
    return len(rows)


def take_codings(project: Project, path: Path, *, new_codes: bool = False, report: Report = silent) -> list[int]:
    """Apply codings given as document, code and quote. Returns their ids.

    Every row is found before the first is written. Raises `TableUnreadable` for a document or code there is
    not, and for a quote that does not occur or occurs more than once.
    """
    rows = read_codings(path)
    placed = []
    for number, row in enumerate(rows):
        if number % 200 == 0:
            report(number, 2 * len(rows), path.name)
        document = _document(project, row.document, path, f"row {row.line}")
        placed.append(_Placed(document.id, _place(project, document, row, path), row))
    codes = {path_: _code(project, path_, path, rows, new_codes) for path_ in dict.fromkeys(row.code for row in rows)}
    with project.step("coding.add_all", count=len(rows), source=path.name):
        ids = {name: code_id or project.codes.add_path(name) for name, code_id in codes.items()}
        made = project.codings.add_all(
            [(p.document_id, p.span, ids[p.row.code], p.row.coder, p.row.created) for p in placed],
            path.name,
            lambda done, total, note: report(total + done, 2 * total, note),
        )
        for coding_id, place in zip(made, placed, strict=True):
            _add_memo(project, coding_id, place.row.memo)
    return made


def _add_memo(project: Project, coding_id: int, text: str) -> None:
    from qda.model import About

    if text and text not in {memo.text for memo in project.memos.on(About.CODING, coding_id)}:
        project.memos.add(text, About.CODING, coding_id)


def _place(project: Project, document: Document, row: CodingRow, path: Path) -> Span:
    text = project.documents.text(document.id)
    if row.start is not None and row.end is not None:
        span = Span(row.start, row.end)
        if span.of(text) == row.quote:
            return span
    return _only_place(text, row.quote, document.name, path, f"row {row.line}", row.occurrence)


def _only_place(text: str, quote: str, document: str, path: Path, place: str, occurrence: int | None = None) -> Span:
    """Where a quote stands; raises unless that is one place."""
    found = find_quote(text, quote)
    if not found:
        raise errors.TableUnreadable(
            path,
            place,
            f"“{_short(quote)}” does not occur in {document}",
            "copy the words from the transcript as they stand",
        )
    if occurrence is not None and 1 <= occurrence <= len(found):
        return found[occurrence - 1]
    if len(found) > 1:
        raise errors.TableUnreadable(
            path, place, f"“{_short(quote)}” occurs {len(found)} times in {document}",
            "quote more words, or say which one in a column “occurrence”",
        )  # fmt: skip
    return found[0]


def _short(quote: str) -> str:
    return quote if len(quote) <= 50 else quote[:49] + "…"


def _document(project: Project, name: str, path: Path, place: str) -> Document:
    document = project.documents.named(name)
    if document is None:
        raise errors.TableUnreadable(path, place, f"there is no document “{name}” in the project", "import it first")
    return document


def _code(project: Project, name: str, path: Path, rows: Sequence[CodingRow], new_codes: bool) -> int | None:
    code = project.codes.find(name)
    if code is not None:
        return code.id
    if new_codes:
        return None
    line = next(row.line for row in rows if row.code == name)
    raise errors.TableUnreadable(
        path, f"row {line}", f"the codebook has no code “{name}”", "import the codebook first, or allow new codes"
    )


# --------------------------------------------------------------------------- a written synthesis


def take_synthesis(project: Project, path: Path) -> int:
    """Read cell summaries, states set by hand and points with their evidence. Returns how many points it has."""
    written = read_synthesis(path)
    questions = {question.number: question for question in project.guide.questions()}
    cases = {case.name.casefold(): case for case in project.cases.all()}
    ready = _Checked(project, path, questions, cases)
    ready.check(written)
    with project.step("synthesis.import", source=path.name):
        for key, value in (("title", written.title), ("subtitle", written.subtitle)):
            if value:
                project.set_setting(key, value)
        for cell in written.cells:
            project.synthesis.set_summary(ready.question(cell.question).id, ready.case(cell.case).id, cell.summary)
        for state in written.states:
            project.synthesis.set_state(
                ready.question(state.question).id, ready.case(state.case).id, CellState(state.state)
            )
        count = 0
        for entry in written.questions:
            question = ready.question(entry.question)
            project.guide.set_views(question.id, Views(entry.views))
            for point in entry.points:
                ready.write_point(question, point)
                count += 1
    return count


class _Checked:
    """The names and quotes of a synthesis file, found in the project."""

    def __init__(self, project: Project, path: Path, questions: dict[str, Question], cases: dict[str, Case]) -> None:
        self._project, self._path, self._questions, self._cases = project, path, questions, cases
        self._places: dict[tuple[str, str], tuple[int, Span]] = {}

    def check(self, written: SynthesisFile) -> None:
        for cell in written.cells:
            self.question(cell.question), self.case(cell.case)
        for state in written.states:
            self.question(state.question), self.case(state.case)
        for entry in written.questions:
            self.question(entry.question)
            for point in entry.points:
                for name in point.cells:
                    self.case(name)
                for quote in point.quotes:
                    place = f"question {entry.question}"
                    document = _document(self._project, quote.document, self._path, place)
                    text = self._project.documents.text(document.id)
                    span = _only_place(text, quote.quote, document.name, self._path, place)
                    self._places[quote.document, quote.quote] = (document.id, span)

    def question(self, number: str) -> Question:
        if number not in self._questions:
            raise errors.SynthesisUnreadable(
                self._path, f"question {number}", "the guide has no such question", "import the guide first"
            )
        return self._questions[number]

    def case(self, name: str) -> Case:
        if name.casefold() not in self._cases:
            raise errors.SynthesisUnreadable(
                self._path, f"case {name}", "the project has no such case", "import the cases or transcripts first"
            )
        return self._cases[name.casefold()]

    def write_point(self, question: Question, entry: PointEntry) -> None:
        synthesis = self._project.synthesis
        point_id = synthesis.add_point(question.id, entry.text)
        for name in entry.cells:
            synthesis.add_cell(point_id, question.id, self.case(name).id)
        for quote in entry.quotes:
            document_id, span = self._places[quote.document, quote.quote]
            over = self._project.codings.overlapping(document_id, span)
            coding = next((coding for coding in over if coding.span == span), None)
            synthesis.add_quote(point_id, document_id, span, coding_id=coding.id if coding else None, shown=quote.shown)
