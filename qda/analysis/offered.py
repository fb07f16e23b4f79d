"""What the points of a code could rest on: its cells, case by case, and the passages that were coded in each."""

from __future__ import annotations

from dataclasses import dataclass

from qda.analysis.evidence import Offered
from qda.analysis.framework import Met
from qda.analysis.grid import Heard, derived_state
from qda.analysis.retrieve import Quoting
from qda.analysis.said import Said, Sayings
from qda.model import Case, Span, TurnRole
from qda.project import Project
from qda.store.cells import NOTHING, Crossing, Topic, TopicOf, Whose, WhoseOf


@dataclass(frozen=True, slots=True)
class CodeCells:
    """The cells of one code and all cases."""

    cells: tuple[tuple[Case, Met], ...]
    said: dict[int, tuple[Said, ...]]
    """The passages of each case that has some, by its id."""


def cells_of_code(project: Project, code_id: int) -> CodeCells:
    """What was written and coded on a code, or on one below it, in each case."""
    sayings, topic = Sayings(project), Topic(TopicOf.CODE, code_id)
    cases = {Whose(WhoseOf.CASE, case.id): case for case in project.cases.all()}
    side = sayings.side(cases)
    documents = side.documents(project, project.documents.all())
    said: dict[int, list[Said]] = {}
    for one in sayings.on([topic], side)[topic] if cases else ():
        for whose in side.of(one.document_id, one.speakers):
            said.setdefault(whose.id, []).append(one)
    written = project.cells.written()
    cells = []
    for whose, case in cases.items():
        place = Crossing(topic, whose)
        own, answers = written.get(place, NOTHING), len(said.get(case.id, ()))
        read = bool(documents[whose]) and all(document.read for document in documents[whose])
        follows = derived_state(answers=answers, asked=False, read=read)
        cells.append((case, Met(place, own.state or follows, own.state is not None, own.summary, answers, follows)))
    return CodeCells(tuple(cells), {case: tuple(found) for case, found in said.items()})


def offered_of_code(project: Project, found: CodeCells, case_id: int) -> list[Offered]:
    """The coded passages of a case, as a point can quote them."""
    quoting = Quoting(project)
    offered = []
    for one in found.said.get(case_id, ()):
        span = Span(one.start, one.end)
        told = quoting.quote(one.document_id, span)
        heard = Heard(
            one.document_id, one.turn_id or 0, span, told.text, TurnRole.ANSWERS, told.speaker, told.role,
            told.document, told.paragraph, 0,
        )  # fmt: skip
        offered.append(Offered(heard, ()))
    return offered
