"""A file's text, understood as a document: its language, date, case, speakers and turns, before anything is stored.

What was understood is shown, and put right by hand, before it is kept: the corrections are here too. Knows
text and the model; no storage, no files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from qda.model import Draft, DraftTurn, Part, Reading, Span, TurnRole
from qda.text.asked import match_questions
from qda.text.labels import key_of
from qda.text.language import guess_language
from qda.text.patterns import FOUND, Pattern, turns_by
from qda.text.turns import told_turns


def understand(
    reading: Reading, questions: Sequence[str] = (), *, name: str | None = None, pattern: Pattern = FOUND
) -> Draft:
    """What `reading` holds, as far as it can be told. `questions` are the guide's, in its order.

    The document is named `name`, else after its file, else by its title. `pattern` says how it shows who speaks.
    """
    if reading.turns and pattern == FOUND:
        transcript = told_turns(reading.text, reading.speakers, reading.turns)
    else:
        transcript = turns_by(reading.text, pattern, reading.labels)
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


def understood_anew(draft: Draft, reading: Reading, questions: Sequence[str], pattern: Pattern) -> Draft:
    """`draft` with its turns found by another pattern, or in its text read anew. What a person said of it stays: its
    name, case and date, and what each speaker is whose name is still there."""
    anew = understand(reading, questions, name=draft.name, pattern=pattern)
    known = {key_of(speaker.name): speaker for speaker in draft.speakers}
    for place, speaker in enumerate(anew.speakers):
        if key_of(speaker.name) in known:
            before = known[key_of(speaker.name)]
            anew = with_speaker(anew, place, part=before.part, role=before.role)
    anew = replace(anew, case=draft.case or anew.case, date=draft.date or anew.date, language=draft.language)
    return matched(anew, questions)


# --------------------------------------------------------------------------- who speaks


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


@dataclass(frozen=True, slots=True)
class SpeakerChange:
    """What a person said of one speaker of one file, so that it can be said of all who are called so."""

    speaker: str
    name: str | None = None
    part: Part | None = None
    role: str | None = None
    nobody: bool = False
    """It is no speaker: something else with a colon behind it."""


def changed(draft: Draft, change: SpeakerChange, questions: Sequence[str] = ()) -> Draft:
    """`draft` with `change` made; the very same where nobody is called so."""
    place = place_of(draft, change.speaker)
    if place is None:
        return draft
    if change.nobody:
        return matched(without_speaker(draft, place), questions)
    draft = with_speaker(draft, place, part=change.part, role=change.role)
    before = len(draft.speakers)
    if change.name is not None:
        draft = renamed(draft, place, change.name)
    if change.part is not None or len(draft.speakers) < before:
        draft = matched(draft, questions)  # another voice asks now, so other turns may
    return draft


def would_change(draft: Draft, change: SpeakerChange) -> bool:
    """Whether `changed` would give something else."""
    place = place_of(draft, change.speaker)
    if place is None or change.nobody:
        return place is not None
    speaker = draft.speakers[place]
    wanted = (
        speaker.name if change.name is None else bare_name(change.name),
        change.part or speaker.part,
        speaker.role if change.role is None else change.role,
    )
    return wanted != (speaker.name, speaker.part, speaker.role)


def place_of(draft: Draft, name: str) -> int | None:
    """Which speaker is called so, however it is written: “RA:” is “ra”."""
    key = key_of(bare_name(name))
    return next((place for place, one in enumerate(draft.speakers) if key_of(bare_name(one.name)) == key), None)


def renamed(draft: Draft, index: int, name: str) -> Draft:
    """`draft` with a speaker renamed; one who is there already under that name, and this one, are the same."""
    name = bare_name(name)
    other = place_of(draft, name)
    if other is None or other == index:
        return with_speaker(draft, index, name=name)
    return merged(draft, index, other)


def merged(draft: Draft, index: int, into: int) -> Draft:
    """`draft` with all that a speaker says said by another, who keeps name, part and role."""
    goal, gone = draft.speakers[into], draft.speakers[index]
    goal = replace(goal, turns=goal.turns + gone.turns, role=goal.role or gone.role)
    speakers = (*draft.speakers[:into], goal, *draft.speakers[into + 1 :])
    turns = tuple(turn._replace(speaker=into) if turn.speaker == index else turn for turn in draft.turns)
    return _without(replace(draft, speakers=speakers, turns=turns), index)


def without_speaker(draft: Draft, index: int) -> Draft:
    """`draft` where a speaker is none: what began a turn of theirs goes on with the one above, words, label and all."""
    turns: list[DraftTurn] = []
    for turn in draft.turns:
        if turn.speaker != index:
            turns.append(turn)
        elif turns:
            above = turns[-1]
            whole, said = Span(above.span.start, turn.span.end), Span(above.said.start, turn.span.end)
            turns[-1] = above._replace(span=whole, said=said, time_end=turn.time_end or above.time_end)
        else:
            said = Span(turn.span.start, turn.span.end)
            turns.append(turn._replace(speaker=None, label=Span(said.start, said.start), said=said))
    return _without(replace(draft, turns=tuple(turns)), index)


def _without(draft: Draft, index: int) -> Draft:
    """`draft` without a speaker of whom no turn is left."""
    turns = tuple(
        turn._replace(speaker=turn.speaker - 1) if turn.speaker is not None and turn.speaker > index else turn
        for turn in draft.turns
    )
    return replace(draft, speakers=(*draft.speakers[:index], *draft.speakers[index + 1 :]), turns=turns)


def bare_name(name: str) -> str:
    """A name as it is shown, without the colon or the brackets that stood round it."""
    bare = " ".join(name.split()).strip(" :;,-–[]<>*_")
    return bare or " ".join(name.split())


# --------------------------------------------------------------------------- where the talk begins


def begun_at(draft: Draft, start: int, questions: Sequence[str] = ()) -> Draft:
    """`draft` where the line at `start` is the first that is said: what stands above is the header.

    Lines of the header that become text are paragraphs of nobody's.
    """
    text = draft.text
    start = text.rfind("\n", 0, start) + 1
    first = next((turn.span.start for turn in draft.turns if turn.span.start >= start), len(text))
    lines = _all_paragraphs(text, start, first)
    kept = tuple(turn for turn in draft.turns if turn.span.start >= start)
    counts = Counter(turn.speaker for turn in kept)
    turns = (*lines, *kept)
    speakers = tuple(replace(one, turns=counts[place]) for place, one in enumerate(draft.speakers))
    begun = replace(draft, turns=turns, speakers=speakers, header=Span(0, len(text[:start].rstrip())))
    for place in reversed(range(len(speakers))):
        if not counts[place]:
            begun = _without(begun, place)
    return matched(begun, questions)


def _all_paragraphs(text: str, start: int, end: int) -> list[DraftTurn]:
    """A turn of nobody's for each line between two places."""
    turns = []
    for line in text[start:end].split("\n"):
        if line.strip():
            begin = start + len(line) - len(line.lstrip())
            span = Span(begin, start + len(line.rstrip()))
            turns.append(DraftTurn(None, span, Span(begin, begin), span))
        start += len(line) + 1
    return turns


# --------------------------------------------------------------------------- which question is asked


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
