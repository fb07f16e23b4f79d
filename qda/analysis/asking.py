"""What is to be looked at in the matching of interviews to the guide, the most doubtful first; and setting it by hand.

Knows turns and questions; how close they are is `qda.text.matching`'s.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

from qda.analysis.interviews import asked_in_interviews, interviewed
from qda.model import CellState, DraftTurn, Part, Question, Report, Span, Turn, TurnRole, silent
from qda.project import Project
from qda.store.documents import drafted
from qda.text.asked import likely_questions


class Sureness(IntEnum):
    """How sure it is what an interviewer's turn asks, from the least."""

    UNSURE = 0
    PERHAPS = 1
    """It is matched to no question, or as a follow-up, but comes near one."""
    LIKELY = 2
    NONE = 3
    """It comes near no question."""
    SURE = 4
    BY_HAND = 5


class Remark(StrEnum):
    AGAIN = "asked twice"
    LATE = "asked out of order"
    CLOSE_CALL = "another question is as near"


@dataclass(frozen=True, slots=True)
class AskingTurn:
    """A turn of an interviewer, the question it is taken to ask, and those it may ask instead."""

    document_id: int
    turn: Turn
    paragraph: int
    said: str
    sureness: Sureness
    candidates: tuple[int, ...]
    """Ids of questions, the nearest first."""
    remarks: tuple[Remark, ...]
    doubt: float


@dataclass(frozen=True, slots=True)
class NeverFound:
    """A question that no turn of a document asks or answers; `state` is that of its cell, where it has a case."""

    document_id: int
    question_id: int
    case_id: int | None
    state: CellState | None
    nearest: Turn | None = None
    """The turn that comes nearest to asking it."""


@dataclass(frozen=True, slots=True)
class LookedThrough:
    turns: tuple[AskingTurn, ...]
    """The most doubtful first; what was set by hand last."""
    never_found: tuple[NeverFound, ...]

    @property
    def sure(self) -> list[int]:
        """The turns that can be accepted unseen."""
        return [one.turn.id for one in self.turns if one.sureness is Sureness.SURE]


_SURE, _LIKELY = 0.95, 0.7
"""How probable what a turn is taken to ask must be."""
_PERHAPS, _ASKS_SOMETHING = 0.1, 0.7
"""How probable it must be that a turn asks a question all the same: perhaps, and most likely."""
_AS_NEAR = 0.3
_NEAR = 0.01
_MOST = 4


def look_through(
    project: Project, document_ids: Collection[int] | None = None, report: Report = silent
) -> LookedThrough:
    """All that the interviewers of some documents (None: of all) ask, and the questions they never come to."""
    questions = asked_in_interviews(project)
    documents = [one for one in interviewed(project) if document_ids is None or one.id in document_ids]
    written = project.synthesis.written()
    turns: list[AskingTurn] = []
    missing: list[NeverFound] = []
    for number, document in enumerate(documents):
        report(number, len(documents), document.name)
        its = project.documents.turns(document.id)
        likely = _likely(project, document.id, its, questions)
        turns += _turns_of(project, document.id, its, questions, likely)
        met = {turn.question_id for turn in its}
        nearest = [max(likely, key=lambda one: likely[one][place], default=None) for place in range(len(questions))]
        for place, question in enumerate(questions if its else ()):
            if question.id not in met:
                at = nearest[place]
                state = written.get((question.id, document.case_id or 0), (None, ""))[0]
                near = its[at] if at is not None and likely[at][place] >= _NEAR else None
                missing.append(NeverFound(document.id, question.id, document.case_id, state, near))
    turns.sort(key=lambda one: -one.doubt)
    return LookedThrough(tuple(turns), tuple(missing))


def _likely(
    project: Project, document_id: int, turns: Sequence[Turn], questions: Sequence[Question]
) -> dict[int, list[float]]:
    """How probable it is that each turn that may ask asks each question; what was set by hand is so."""
    drafts, speakers = drafted(turns, project.documents.speakers(document_id))
    place = {question.id: number for number, question in enumerate(questions)}
    by_hand = {n: (place.get(turn.question_id or 0), turn.role) for n, turn in enumerate(turns) if turn.by_hand}
    text = project.documents.text(document_id)
    return likely_questions(drafts, speakers, text, [question.text for question in questions], by_hand)


def _turns_of(
    project: Project,
    document_id: int,
    turns: Sequence[Turn],
    questions: Sequence[Question],
    likely: Mapping[int, Sequence[float]],
) -> list[AskingTurn]:
    text = project.documents.text(document_id)
    place = {question.id: number for number, question in enumerate(questions)}
    paragraphs = project.documents.paragraphs(document_id)
    remarks = _remarks(turns, place)
    found = []
    for number, turn in enumerate(turns):
        scores = likely.get(number)
        if scores is None:
            continue
        order = sorted(range(len(questions)), key=lambda one: -scores[one])
        said = " ".join(turn.said.of(text).split())
        told = remarks.get(turn.id, ())
        sureness, doubt = _judged(turn, scores, place, told)
        own = place.get(turn.question_id or 0)
        asks = turn.role is TurnRole.ASKS
        if asks and own is not None and any(scores[own] - scores[one] < _AS_NEAR for one in order[:2] if one != own):
            told = (*told, Remark.CLOSE_CALL)
        candidates = tuple(questions[one].id for one in order[:_MOST])
        if turn.role is TurnRole.FOLLOWS_UP and sureness is Sureness.NONE:
            continue
        at = paragraphs.number_at(turn.span.start)
        found.append(AskingTurn(document_id, turn, at, said, sureness, candidates, told, doubt))
    return found


def _judged(
    turn: Turn, scores: Sequence[float], place: Mapping[int, int], remarks: Sequence[Remark]
) -> tuple[Sureness, float]:
    """How sure it is what a turn asks, and how doubtful it is beside others."""
    if turn.by_hand:
        return Sureness.BY_HAND, -1.0
    own = place.get(turn.question_id or 0)
    if turn.role is not TurnRole.ASKS or own is None:
        doubt = sum(scores)
        if turn.role is None and doubt >= _ASKS_SOMETHING:
            return Sureness.UNSURE, doubt
        return (Sureness.PERHAPS if doubt >= _PERHAPS else Sureness.NONE), doubt
    doubt = 1 - scores[own]
    if scores[own] < _LIKELY:
        return Sureness.UNSURE, doubt
    return (Sureness.LIKELY if remarks or scores[own] < _SURE else Sureness.SURE), doubt


def _remarks(turns: Sequence[Turn], place: Mapping[int, int]) -> dict[int, tuple[Remark, ...]]:
    """Which turns ask what was asked before, or what should have come earlier."""
    found: dict[int, tuple[Remark, ...]] = {}
    seen: set[int] = set()
    furthest = -1
    for turn in turns:
        at = place.get(turn.question_id or 0)
        if turn.role is not TurnRole.ASKS or at is None:
            continue
        if at in seen:
            found[turn.id] = (Remark.AGAIN,)
        elif at < furthest:
            found[turn.id] = (Remark.LATE,)
        seen.add(at)
        furthest = max(furthest, at)
    return found


# --------------------------------------------------------------------------- by hand


def set_asked(project: Project, asking_turn: Turn, question_id: int | None, role: TurnRole | None) -> None:
    """Say by hand what a turn does, in one step. What goes on from it goes along, as far as it was not set by hand."""
    document_id, turn_id = asking_turn.document_id, asking_turn.id
    turns = project.documents.turns(document_id)
    questions = project.guide.questions()
    at = next(number for number, turn in enumerate(turns) if turn.id == turn_id)
    kind = "turn.question" if question_id else "turn.no_question"
    told: dict[str, Any] = {
        "document": project.documents.get(document_id).name,
        "paragraph": project.documents.paragraphs(document_id).number_at(turns[at].span.start),
        "question": next((one.number for one in questions if one.id == question_id), ""),
    }
    with project.step(kind, **told):
        project.documents.set_question(turn_id, question_id, role)
        place = {question.id: number for number, question in enumerate(questions)}
        asking = {one.id for one in project.documents.speakers(document_id) if one.part is Part.INTERVIEWER}
        drafts = list(drafted(turns, project.documents.speakers(document_id))[0])
        goes_on = True
        for number, turn in enumerate(turns):
            now = turn.question_id, turn.role, turn.confidence
            if number > at:
                goes_on = goes_on and turn.role is not TurnRole.ASKS
                if goes_on and not turn.by_hand:
                    carried = TurnRole.FOLLOWS_UP if turn.speaker_id in asking else TurnRole.ANSWERS
                    now = question_id, carried if question_id else None, None
            drafts[number] = DraftTurn(*drafts[number][:6], place.get(now[0] or 0), now[1], now[2])
        project.documents.set_questions(document_id, drafts, questions)


def under_way_before(project: Project, turn: Turn) -> int | None:
    """The question that was under way when a turn came: what it follows up."""
    before = [one for one in project.documents.turns(turn.document_id) if one.position < turn.position]
    return next((one.question_id for one in reversed(before) if one.question_id), None)


def set_answers(project: Project, document_id: int, span: Span, question_id: int) -> int:
    """Say by hand that the turns in a passage answer a question, in one step; those of interviewers follow it up.

    Returns how many turns that are.
    """
    asking = {one.id for one in project.documents.speakers(document_id) if one.part is Part.INTERVIEWER}
    turns = project.documents.turns_over(document_id, span)
    told: dict[str, Any] = {
        "document": project.documents.get(document_id).name,
        "paragraph": project.documents.paragraphs(document_id).number_at(span.start),
        "question": next((one.number for one in project.guide.questions() if one.id == question_id), ""),
    }
    with project.step("turn.question", **told):
        for turn in turns:
            role = TurnRole.FOLLOWS_UP if turn.speaker_id in asking else TurnRole.ANSWERS
            project.documents.set_question(turn.id, question_id, role)
    return len(turns)
