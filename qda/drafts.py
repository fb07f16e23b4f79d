"""A file's text, understood as a document: its language, date, case, speakers and turns, before anything is stored.

What was understood is shown, and put right by hand, before it is kept: the corrections are here too. Knows
text and the model; no storage, no files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from qda.model import Draft, DraftTurn, Part, Reading, TurnRole
from qda.text.language import guess_language
from qda.text.matching import match_questions
from qda.text.turns import find_turns, told_turns


def understand(reading: Reading, questions: Sequence[str] = (), *, name: str | None = None) -> Draft:
    """What `reading` holds, as far as it can be told. `questions` are the guide's, in its order.

    The document is named `name`, else after its file, else by its title.
    """
    if reading.turns:
        transcript = told_turns(reading.text, reading.speakers, reading.turns)
    else:
        transcript = find_turns(reading.text, reading.labels)
    body = reading.text[transcript.header.end :]
    return Draft(
        name=name or PurePath(reading.source).stem or reading.title,
        text=reading.text,
        source=reading.source,
        encoding=reading.encoding,
        language=guess_language(body if body.strip() else reading.text),
        date=transcript.facts.get("date", ""),
        case=transcript.facts.get("case", ""),
        speakers=transcript.speakers,
        turns=match_questions(transcript.turns, transcript.speakers, reading.text, questions),
        header=transcript.header,
        left_out=reading.left_out,
    )


def matched(draft: Draft, questions: Sequence[str]) -> Draft:
    """`draft` with its turns matched to `questions` anew, as after a correction of who interviews."""
    return replace(draft, turns=match_questions(draft.turns, draft.speakers, draft.text, questions))


def with_speaker(
    draft: Draft, index: int, *, name: str | None = None, part: Part | None = None, role: str | None = None
) -> Draft:
    """`draft` with what is given of its speaker `index` set right. Which question is asked stays as it was."""
    speaker = draft.speakers[index]
    right = replace(
        speaker,
        name=speaker.name if name is None else name,
        part=speaker.part if part is None else part,
        role=speaker.role if role is None else role,
    )
    speakers = (*draft.speakers[:index], right, *draft.speakers[index + 1 :])
    return replace(draft, speakers=speakers)


def without_match(draft: Draft, turn_index: int) -> Draft:
    """`draft` where the turn asks no question of the guide, and goes on with the one under way before it."""
    before = draft.turns[turn_index - 1].question if turn_index else None
    role = None if before is None else TurnRole.FOLLOWS_UP
    return _placed(draft, turn_index, draft.turns[turn_index]._replace(question=before, role=role, confidence=None))


def with_question(draft: Draft, turn_index: int, question: int | None) -> Draft:
    """`draft` where the turn asks `question`, or leaves the guide; an answer alone is moved to it.

    What goes on from a turn that asks goes along with it.
    """
    turn = draft.turns[turn_index]
    answers = turn.speaker is not None and draft.speakers[turn.speaker].part is Part.PARTICIPANT
    role = None if question is None else TurnRole.ANSWERS if answers else TurnRole.ASKS
    placed = turn._replace(question=question, role=role, confidence=None)
    if answers:
        return replace(draft, turns=(*draft.turns[:turn_index], placed, *draft.turns[turn_index + 1 :]))
    return _placed(draft, turn_index, placed)


def _placed(draft: Draft, turn_index: int, placed: DraftTurn) -> Draft:
    """`draft` with the turn as `placed`, and with it those that went on from it, until another question is asked."""
    turns = list(draft.turns)
    question = turns[turn_index].question
    turns[turn_index] = placed
    for number in range(turn_index + 1, len(turns)):
        turn = turns[number]
        if turn.role is TurnRole.ASKS or turn.question != question:
            break
        turns[number] = turn._replace(question=placed.question, role=_role_after(draft, turn, placed.question))
    return replace(draft, turns=tuple(turns))


def _role_after(draft: Draft, turn: DraftTurn, question: int | None) -> TurnRole | None:
    if question is None:
        return None
    interviews = turn.speaker is not None and draft.speakers[turn.speaker].part is Part.INTERVIEWER
    return TurnRole.FOLLOWS_UP if interviews else TurnRole.ANSWERS
