"""Who says what: the turns and speakers of a text. Knows nothing of guides, files or storage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qda.model import DraftSpeaker, DraftTurn, Part, Span
from qda.text.chat import messages
from qda.text.habits import begins_of, bold_questions, labels_without_colon, with_dashes
from qda.text.header import Header, heading, read_header
from qda.text.labels import (
    INTERVIEWER,
    INTERVIEWING,
    ONLY_TIME,
    PARTICIPANT,
    TOGETHER,
    Label,
    believed,
    find_labels,
    key_of,
    moments,
)
from qda.text.language import guess_language
from qda.text.program_notes import before_notes, has_notes, is_note
from qda.text.row_turns import UNNAMED, row_turns
from qda.text.times_beside import with_times, without_end_times


@dataclass(frozen=True, slots=True)
class Transcript:
    """A text as turns. `facts` holds what the header told: "date" (ISO) and "case", where it did."""

    speakers: tuple[DraftSpeaker, ...]
    turns: tuple[DraftTurn, ...]
    header: Span
    facts: Mapping[str, str] = field(default_factory=dict)


def find_turns(text: str, bold: Sequence[Span] = ()) -> Transcript:
    """The turns of `text`, in order, disjoint, and all after the header.

    A turn goes from its label to the last word before the next one; paragraphs without a label belong to
    the turn above. `bold` are spans set in bold at the start of a paragraph: they tell a label without a
    colon. A text without labels has a turn for each paragraph, and no speakers.
    """
    rows = row_turns(text)
    if rows is not None:
        return told_turns(text, *rows)
    lines = text.split("\n")
    begins = begins_of(lines)
    if written := messages(lines, begins):
        return turns_at(text, written)
    spoken = believed(find_labels(lines, bold), lines) or labels_without_colon(lines)
    if not spoken:
        return bold_turns(text, bold) or paragraph_turns(text)
    return turns_at(text, with_times(with_dashes(spoken, lines, begins), lines, begins))


def turns_at(text: str, spoken: Sequence[Label]) -> Transcript:
    """The turns that begin at labels which are believed, in order; at least one."""
    names = _names(spoken)
    start = spoken[0].start
    shown = set(names.values())
    header = read_header(text[:start].split("\n"), lambda name: any(same_voice(name, other) for other in shown))
    order = list(dict.fromkeys(names[label.key] for label in spoken))
    positions = {name: position for position, name in enumerate(order)}
    turns = []
    noted = has_notes(text)
    for number, label in enumerate(spoken):
        limit = spoken[number + 1].start if number + 1 < len(spoken) else len(text)
        limit = before_notes(text, label.end, limit) if noted else limit
        turns.append(_turn(text, label, limit, positions[names[label.key]]))
    turns = _with_starts(without_end_times(text, turns))
    in_brackets = {names[label.key]: label.brackets for label in reversed(spoken)}
    speakers = _speakers(text, order, turns, header, in_brackets)
    return Transcript(speakers, tuple(turns), Span(0, len(text[:start].rstrip())), _facts(header))


def told_turns(text: str, names: Sequence[str], turns: Sequence[DraftTurn]) -> Transcript:
    """The transcript of a text whose turns are known: what stands above them, and who of `names` interviews."""
    turns = [turn for turn in turns if not is_note(turn.said.of(text))]
    start = turns[0].span.start if turns else 0
    header = read_header(text[:start].split("\n"), lambda name: any(same_voice(name, other) for other in names))
    speakers = _speakers(text, names, turns, header, {})
    return Transcript(speakers, tuple(turns), Span(0, len(text[:start].rstrip())), _facts(header))


def _names(labels: Sequence[Label]) -> dict[str, str]:
    """The name of the speaker behind each label's key, which is set anew where brackets tell people apart.

    “Participant (Osen)” and “Participant (Vikna)” are two people; “I1 (nurse)” and “I1” are one.
    """
    within: dict[str, set[str]] = {}
    for label in labels:
        within.setdefault(label.key, set()).add(label.brackets.casefold())
    names: dict[str, str] = {}
    apart = {key for key, brackets in within.items() if len(brackets) > 1 and "" not in brackets}
    for label in labels:
        if label.key in apart:
            label.name = f"{label.name} ({label.brackets})"
            label.key = key_of(label.name)
            label.brackets = ""
        if label.key not in names:
            names[label.key] = " ".join(label.name.split())
    return names


def _turn(text: str, label: Label, limit: int, speaker: int) -> DraftTurn:
    said = text[label.end : limit]
    end = label.end + len(said.rstrip())
    start = min(end, limit - len(said.lstrip()))
    end, until = _before_mark(text, start, end)
    time_end = label.time_end if until is None else until
    span, before_words = Span(label.start, end), Span(label.start, label.end)
    return DraftTurn(speaker, span, before_words, Span(min(start, end), end), label.time_start, time_end)


_END_MARK = re.compile(r"[ \t\n]*#(?P<time>\d{1,3}:\d{2}(?::\d{2})?)(?:-(?P<tenth>\d))?#\Z")
_LONGEST_MARK = 24


def _before_mark(text: str, start: int, end: int) -> tuple[int, int | None]:
    """Where words end that f4 put its mark behind, “#00:01:02-3#”, and the time that it tells."""
    mark = _END_MARK.search(text, max(start, end - _LONGEST_MARK), end) if text[end - 1 : end] == "#" else None
    if mark is None:
        return end, None
    time, _ = moments(f"{mark['time']}.{mark['tenth'] or 0}")
    return mark.start(), time


def _with_starts(turns: Sequence[DraftTurn]) -> list[DraftTurn]:
    """Turns of which those that tell only their end begin where the one before ended."""
    if not any(turn.time_start is None and turn.time_end is not None for turn in turns):
        return list(turns)
    begun: list[DraftTurn] = []
    before: int | None = 0
    for turn in turns:
        start = before if turn.time_start is None and turn.time_end is not None else turn.time_start
        begun.append(turn._replace(time_start=start))
        before = turn.time_end
    return begun


def bold_turns(text: str, bold: Sequence[Span]) -> Transcript | None:
    """A text in which nobody is named, but what is asked stands in bold; None where it does not."""
    lines = text.split("\n")
    begins = bold_questions(lines, bold)
    if not begins:
        return None
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    turns = []
    for place, (number, asks) in enumerate(begins):
        end = offsets[begins[place + 1][0]] if place + 1 < len(begins) else len(text)
        start = offsets[number] + len(lines[number]) - len(lines[number].lstrip())
        turns.append(_turn(text, Label(number, start, start, "", "", None, None), end, 0 if asks else 1))
    header = read_header(lines[: begins[0][0]])
    interviewer, participant = UNNAMED.get(guess_language(text), UNNAMED["en"])
    counts = Counter(turn.speaker for turn in turns)
    speakers = (
        DraftSpeaker(interviewer, Part.INTERVIEWER, turns=counts[0]),
        DraftSpeaker(participant, Part.PARTICIPANT, header.role, counts[1]),
    )
    above = text[: turns[0].span.start].rstrip()
    return Transcript(speakers, tuple(_with_starts(turns)), Span(0, len(above)), _facts(header))


def paragraph_turns(text: str) -> Transcript:
    """A text in which nobody is named: a turn for each paragraph."""
    lines = text.split("\n")
    last = -1
    titles = 0
    for number, line in enumerate(lines):
        if heading(line) is not None:
            last = number
        elif line.strip():
            titles += 1
            if last >= 0 or titles > 3:
                break
    turns = []
    offset = 0
    header_end = 0
    for number, line in enumerate(lines):
        if number <= last:
            header_end = offset + len(line)
        elif line and not line.isspace():
            start = offset + len(line) - len(line.lstrip())
            end = offset + len(line.rstrip())
            time = ONLY_TIME.match(line)
            said = min(end, offset + time.end()) if time else start
            label = Span(start, offset + time.end("time") + 1) if time else Span(start, start)
            turns.append(DraftTurn(None, Span(start, end), label, Span(said, end), *moments(time and time["time"])))
        offset += len(line) + 1
    header = read_header(lines[: last + 1])
    return Transcript((), tuple(turns), Span(0, header_end), _facts(header))


def _facts(header: Header) -> dict[str, str]:
    facts = {"date": header.date, "case": header.case}
    return {name: value for name, value in facts.items() if value}


def _speakers(
    text: str, order: Sequence[str], turns: Sequence[DraftTurn], header: Header, in_brackets: Mapping[str, str]
) -> tuple[DraftSpeaker, ...]:
    counts = Counter(turn.speaker for turn in turns)
    roles = [_role(name, header) or in_brackets.get(name, "") for name in order]
    interviewers = _asking(order, header) or _interviewers(text, order, roles, turns)
    participants = [position for position in range(len(order)) if position not in interviewers]
    if len(participants) == 1 and not roles[participants[0]]:
        listed = [role for name, role in header.present if not INTERVIEWING.search(f"{name} {role}".lower())]
        roles[participants[0]] = header.role or (listed[0] if len(listed) == 1 else "")
    return tuple(
        DraftSpeaker(name, Part.INTERVIEWER, turns=counts[position])
        if position in interviewers
        else DraftSpeaker(name, Part.PARTICIPANT, role, counts[position])
        for position, (name, role) in enumerate(zip(order, roles, strict=True))
    )


def _role(name: str, header: Header) -> str:
    return next((role for present, role in header.present if role and same_voice(name, present)), "")


def _asking(order: Sequence[str], header: Header) -> set[int]:
    """Who interviews, as the header names them: in full, by one of their names, or by the first letters of all."""
    told: set[int] = set()
    for person in header.asking:
        names = key_of(person).replace(".", " ").split()
        both = names[:1] + names[-1:]
        letters = {"".join(name[0] for name in some) for some in (names, both)}
        called = {key_of(person), *both, " ".join(both), *letters}
        found = [position for position, name in enumerate(order) if key_of(name).replace(".", "") in called]
        told.update(found if len(found) == 1 else ())
    return told if len(told) < len(order) else set()


def same_voice(name: str, other: str) -> bool:
    """Whether two labels name one voice: “I1”, “Informant 1” and “Inf. 1” do."""
    return _voice(name) == _voice(other)


_INFORMANT_NUMBER = re.compile(r"(?:i|inf|informant|r|respondent|resp|deltaker|deltakar|participant|p)\.? ?(\d{1,2})")


def _voice(name: str) -> str:
    key = key_of(name)
    numbered = _INFORMANT_NUMBER.fullmatch(key)
    return f"i{numbered[1]}" if numbered else key


def _interviewers(text: str, order: Sequence[str], roles: Sequence[str], turns: Sequence[DraftTurn]) -> set[int]:
    """Who interviews: those whose name or role says so, else the one who asks most and says least."""
    keys = [key_of(name) for name in order]
    told = {
        position
        for position, key in enumerate(keys)
        if all(map(INTERVIEWER.fullmatch, TOGETHER.split(key)))
        or INTERVIEWING.match(key)
        or INTERVIEWING.search(roles[position].lower())
    }
    if told:
        return told
    telling = not all(roles)  # where everybody has a role, as in Teams their employer, it tells nothing
    two_letters = set(keys) == {"a", "b"}  # A is an answer beside a Q, not beside a B
    able = [
        position
        for position, key in enumerate(keys)
        if (two_letters or not PARTICIPANT.fullmatch(key))
        and not _several(key, keys)
        and not (telling and roles[position])
    ]
    if len(keys) == 1 or not able:
        return set()
    if "i" in keys and all(re.fullmatch(r"[irpa]\d*", key) for key in keys):
        return {keys.index("i")}
    asked, words = Counter[int](), Counter[int]()
    for speaker, said in _spoken(text, turns):
        words[speaker] += len(said.split())
        asked[speaker] += said.rstrip(" »”\"')").endswith("?")
    all_words = max(words.total(), 1)
    best = max(able, key=lambda position: (asked[position] * (1 - words[position] / all_words), -words[position]))
    if asked[best]:
        return {best}
    least = min(words[position] for position in range(len(keys)) if position != best)
    spoke = sum(turn.speaker == best for turn in turns)
    if 2 * words[best] < least and _LEAST_SHARE * len(keys) * spoke >= len(turns):
        return {best}
    return set()


_LEAST_SHARE = 2
"""Who interviews has at least half the turns that would be theirs if all had as many."""


def _several(key: str, keys: Sequence[str]) -> bool:
    """Whether a label is of several at once, as “I1 og I2” is; “Hansen, Kari” is one."""
    parts = TOGETHER.split(key)
    return len(parts) > 1 and (", " not in key or any(part in keys for part in parts))


def _spoken(text: str, turns: Sequence[DraftTurn]) -> Iterator[tuple[int, str]]:
    for turn in turns:
        if turn.speaker is not None:
            yield turn.speaker, turn.said.of(text)
