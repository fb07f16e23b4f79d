"""Cases as pictures: what each answered, and where each speaks of which phase. Builds charts; knows no painter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from qda.analysis.colours import distance
from qda.analysis.course import Spoken, Stretch, first_heard, stretches
from qda.analysis.crossed import Row, Sides
from qda.analysis.grid import Grid, grid
from qda.analysis.picture_making import Making
from qda.analysis.pictured import Along, Pictured, Place, Spot
from qda.chart import Band, Course, Kind, Tiles
from qda.errors import CannotDo
from qda.model import CellState, Coding, Document, Question, TurnRole
from qda.text.lengths import words_before

TOLD_APART = 0.16
"""How different the colours of two phases have to be to be seen side by side."""
TOLD = 12
"""How many cases an alt text tells of one by one."""
STATES: Mapping[CellState, Kind] = {
    CellState.ANSWERED: Kind("", "#2C7A5B", "●"),
    CellState.NOT_ANSWERED: Kind("", "#E0B15C", "–"),
    CellState.NOT_ASKED: Kind("", "#C3C8CD", "×"),
    CellState.NOT_READ: Kind("", "#ECEEF0", "?"),
}
"""The colour and the sign of each state."""

# --------------------------------------------------------------------------- the grid


def coverage(making: Making) -> Pictured:
    """Questions by cases in their four states; by groups: how many of each group's cases answered."""
    table, words = grid(making.project), making.words
    if not table.questions:
        raise CannotDo("There is no interview guide yet; import one.")
    if not table.cases:
        raise CannotDo("There are no cases to compare yet; add some under Cases.")
    turns = _turns(making, table.questions)
    grouped = making.choice.attribute is not None
    chart, spots, told = _by_group(making, table, turns) if grouped else _by_case(making, table, turns)
    counts = [(making.phrases.states[state], table.count(state)) for state in CellState]
    said = ", ".join(f"{name}: {count}" for name, count in counts if count)
    alt = f"{words.cells.format(questions=len(table.questions), cases=len(table.cases))} {said[:1].upper()}{said[1:]}."
    return Pictured(chart, making.title(), alt, spots, told)


Turns = Mapping[tuple[int, int], Mapping[TurnRole, Sequence[Spot]]]
"""What was said on each question in each case, by its role."""


def _turns(making: Making, questions: Sequence[Question]) -> Turns:
    """As `grid` counts them: an answer is of the speaker's case, what is asked is asked of every case that is there."""
    project = making.project
    homes = {document.id: document.case_id for document in project.documents.all()}
    own = {speaker.id: speaker.case_id for speaker in project.documents.speakers()}
    present = project.documents.cases_of()
    found: dict[tuple[int, int], dict[TurnRole, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for question in questions:
        for turn in project.documents.turns_of_question(question.id):
            if turn.role is TurnRole.ANSWERS:
                case = own.get(turn.speaker_id or 0) or homes[turn.document_id]
                cases = [case] if case else []
            else:
                cases = list(present.get(turn.document_id, ()))
            for case in cases:
                if turn.role is not None:
                    found[question.id, case][turn.role].append(Spot(turn.document_id, turn.said))
    return found


Made = tuple[Tiles, dict[Place, tuple[Spot, ...]], dict[Place, str]]


def _by_case(making: Making, table: Grid, turns: Turns) -> Made:
    states = list(CellState)
    spots: dict[Place, tuple[Spot, ...]] = {}
    told: dict[Place, str] = {}
    for row, question in enumerate(table.questions):
        for column, case in enumerate(table.cases):
            cell, own = table.cells[question.id, case.id], turns.get((question.id, case.id), {})
            answers = tuple(own.get(TurnRole.ANSWERS, ()))
            asked = (*own.get(TurnRole.ASKS, ()), *own.get(TurnRole.FOLLOWS_UP, ()))
            spots[row, column] = answers or tuple(sorted(asked, key=lambda spot: (spot.document_id, spot.span)))
            state = making.phrases.states[cell.state]
            count = f", {making.passages(len(spots[row, column]))}" if spots[row, column] else ""
            name = making.words.question.format(number=question.number)
            told[row, column] = making.mark(case.name, name, f"{state}{count}")
    cells = [[table.cells[question.id, case.id] for case in table.cases] for question in table.questions]
    chart = Tiles(
        rows=_numbered(table),
        columns=tuple(case.name for case in table.cases),
        values=tuple(tuple(float(states.index(cell.state)) for cell in row) for row in cells),
        texts=tuple(tuple(STATES[cell.state].sign for cell in row) for row in cells),
        kinds=tuple(Kind(making.phrases.states[state], STATES[state].colour, STATES[state].sign) for state in states),
        headings=_sections(table),
    )
    return chart, spots, told


def _by_group(making: Making, table: Grid, turns: Turns) -> Made:
    sides, words = making.sides, making.words
    spots: dict[Place, tuple[Spot, ...]] = {}
    told: dict[Place, str] = {}
    values: list[tuple[float | None, ...]] = []
    texts: list[tuple[str, ...]] = []
    for row, question in enumerate(table.questions):
        line: list[tuple[float | None, str]] = []
        for column, group in enumerate(sides.groups):
            cases = [case.id for case in table.cases if case.id in group.cases]
            answered = [id_ for id_ in cases if table.cells[question.id, id_].state is CellState.ANSWERED]
            own = [turns.get((question.id, id_), {}).get(TurnRole.ANSWERS, ()) for id_ in cases]
            spots[row, column] = tuple(spot for answers in own for spot in answers)
            line.append((len(answered) / len(cases) if cases else None, f"{len(answered)}/{len(cases)}"))
            number = words.answered_of.format(count=len(answered), of=len(cases))
            number = f"{number}, {making.passages(len(spots[row, column]))}"
            told[row, column] = making.mark(sides.names[column], words.question.format(number=question.number), number)
        values.append(tuple(value for value, _ in line))
        texts.append(tuple(text for _, text in line))
    chart = Tiles(
        rows=_numbered(table),
        columns=tuple(sides.names),
        values=tuple(values),
        texts=tuple(texts),
        axis=words.axis_answered,
        headings=_sections(table),
    )
    return chart, spots, told


def _numbered(table: Grid) -> tuple[str, ...]:
    return tuple(f"{question.number}. {question.text}" for question in table.questions)


def _sections(table: Grid) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    last = None
    for place, question in enumerate(table.questions):
        section = table.sections.get(question.section_id or 0)
        if section is not None and section.id != last:
            found.append((place, section.title))
            last = section.id
    return tuple(found)


# --------------------------------------------------------------------------- the course


def course(making: Making) -> Pictured:
    """Where each case speaks of which phase of an ordered family."""
    head, phases = making.codes.ordered(making.choice.family)
    sides, words = Sides(making.project, None, "", making.phrases.no_case), making.words
    if not sides.names:
        raise CannotDo("There are no cases to compare yet; add some under Cases.")
    spoken, ticks = _spoken(making, phases, sides)
    order, heads = _order(making, sides)
    dated = making.choice.along is Along.DATES
    rows = [stretches(spoken.get(side, ()), 0.0 if dated else 0.01) for side in order]
    names = [sides.names[side] for side in order]
    spots: dict[Place, tuple[Spot, ...]] = {}
    told: dict[Place, str] = {}
    for row, own in enumerate(rows):
        for place, one in enumerate(own):
            spots[row, place] = tuple(dict.fromkeys(one.behind))
            number = making.passages(len(spots[row, place]))
            where = _when(making, one) if dated else _stretch(making, one)
            told[row, place] = f"{making.mark(names[row], phases[one.phase].name, number)} ({where})"
    chart = Course(
        rows=tuple(names),
        bands=tuple(tuple(Band(one.start, one.end, one.phase) for one in own) for own in rows),
        kinds=tuple(
            Kind(phase.name, colour, str(number)) for number, (phase, colour) in enumerate(_coloured(phases), 1)
        ),
        axis=words.axis_dates if dated else words.axis_interview,
        ticks=ticks,
        notes=tuple(making.phrases.number(len({spot for one in own for spot in one.behind})) for own in rows),
        headings=heads,
    )
    return Pictured(chart, making.title(family=head.name), _alt(making, head.name, names, rows, phases), spots, told)


def _coloured(phases: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Each phase with its colour; without one where two neighbours are shades that look alike on a narrow band."""
    alike = any(
        not (one.colour and other.colour) or distance(one.colour, other.colour) < TOLD_APART
        for one, other in pairwise(phases)
    )
    return ((phase, "" if alike else phase.colour) for phase in phases)


Ticks = tuple[tuple[float, str], ...]


def _spoken(making: Making, phases: Sequence[Row], sides: Sides) -> tuple[dict[int, list[Spoken[Spot]]], Ticks]:
    """Every passage of a phase, where it stands on its case's axis; and what the axis is marked with."""
    codings = list(_once(making, phases))
    places = _dates(sides) if making.choice.along is Along.DATES else None
    axis = _Axis(making, sides, [one for one, _ in codings])
    found: dict[int, list[Spoken[Spot]]] = defaultdict(list)
    for coding, phase in codings:
        spot = Spot(coding.document_id, coding.span, coding.id)
        for side in sides.of(coding.document_id, coding.span):
            if places is None:
                found[side].append(Spoken(*axis.place(side, coding), phase, spot))
            elif coding.document_id in places:
                at = places[coding.document_id]
                found[side].append(Spoken(at, at, phase, spot))
    if places is None:
        return found, tuple((quarter / 4, f"{quarter * 25}") for quarter in range(5))
    return found, _day_ticks(making, sides)


def _once(making: Making, phases: Sequence[Row]) -> Iterator[tuple[Coding, int]]:
    """Each passage of each phase, once however often it was coded."""
    number = {id_: place for place, phase in enumerate(phases) for id_ in phase.ids}
    seen = set()
    for coding in making.codings(phases):
        key = coding.document_id, coding.span, number[coding.code_id]
        if key not in seen:
            seen.add(key)
            yield coding, number[coding.code_id]


class _Axis:
    """How far into the words of a case's interviews, one after the other, a passage stands: from 0 to 1."""

    def __init__(self, making: Making, sides: Sides, codings: Sequence[Coding]) -> None:
        documents = making.project.documents
        offsets: dict[int, list[int]] = defaultdict(list)
        for coding in codings:
            offsets[coding.document_id] += coding.span
        self._before: dict[int, Mapping[int, int]] = {}
        words: dict[int, int] = {}
        present = documents.cases_of()
        self._from: dict[tuple[int, int], int] = {}
        self._whole: dict[int, int] = defaultdict(int)
        for document in sides.documents:
            text = documents.text(document.id)
            self._before[document.id] = words_before(text, [*offsets[document.id], len(text)])
            words[document.id] = self._before[document.id][len(text)]
            takes_part = [place for place, case in enumerate(sides.cases) if case.id in present.get(document.id, ())]
            for side in [*takes_part, len(sides.cases)] if document.case_id is None else takes_part:
                self._from[side, document.id] = self._whole[side]
                self._whole[side] += words[document.id]

    def place(self, side: int, coding: Coding) -> tuple[float, float]:
        before, first = self._before[coding.document_id], self._from[side, coding.document_id]
        whole = max(self._whole[side], 1)
        return (first + before[coding.span.start]) / whole, (first + before[coding.span.end]) / whole


def _days(documents: Sequence[Document]) -> dict[int, int]:
    """The day of each document that has a date, as a number."""
    found = {}
    for document in documents:
        try:
            found[document.id] = date.fromisoformat(document.date).toordinal()
        except ValueError:
            continue
    return found


def _dates(sides: Sides) -> dict[int, float]:
    days = _days(sides.documents)
    if not days:
        raise CannotDo("No interview has a date yet; give them one under Documents, or look along the interview.")
    first, last = min(days.values()), max(days.values())
    return {id_: (day - first) / (last - first) if last > first else 0.5 for id_, day in days.items()}


def _day_ticks(making: Making, sides: Sides) -> Ticks:
    """The first and the last day, and those between that are far enough from each other to be read."""
    days = {document.id: document.date for document in sides.documents}
    marks = sorted({(place, making.phrases.date(days[id_])) for id_, place in _dates(sides).items()})
    kept = marks[:1]
    for mark in marks[1:-1]:
        if mark[0] - kept[-1][0] >= 0.24 and marks[-1][0] - mark[0] >= 0.24:
            kept.append(mark)
    return (*kept, *marks[-1:]) if len(marks) > 1 else tuple(kept)


def _order(making: Making, sides: Sides) -> tuple[list[int], tuple[tuple[int, str], ...]]:
    """The sides in order, by group where cases are grouped, and where each group begins."""
    every = list(range(len(sides.names)))
    if making.choice.attribute is None:
        return every, ()
    grouped = making.sides
    order: list[int] = []
    heads: list[tuple[int, str]] = []
    for group, name in zip(grouped.groups, grouped.names, strict=True):
        own = [side for side, case in enumerate(sides.cases) if case.id in group.cases and side not in order]
        if own:
            heads.append((len(order), name))
            order += own
    left = [side for side in every if side not in order]
    if left:
        heads.append((len(order), ""))
    return order + left, tuple(heads)


def _stretch(making: Making, one: Stretch[Spot]) -> str:
    first, last = round(100 * one.start), round(100 * one.end)
    words = making.words.from_to.format(first=first, last=last) if last > first else f"{first}\u00a0%"
    return words.replace(" %", "\u00a0%")


def _when(making: Making, one: Stretch[Spot]) -> str:
    days = dict.fromkeys(making.project.documents.get(spot.document_id).date for spot in one.behind)
    return making.phrases.listed([making.phrases.date(day) for day in days])


def _alt(
    making: Making, family: str, names: Sequence[str], rows: Sequence[Sequence[Stretch[Spot]]], phases: Sequence[Row]
) -> str:
    words, listed = making.words, making.phrases.listed
    dated = making.choice.along is Along.DATES
    said = [(words.dates_alt if dated else words.course_alt).format(family=family)]
    heard = [(name, [phases[phase].name for phase in first_heard(own)]) for name, own in zip(names, rows, strict=True)]
    speaking = [(name, own) for name, own in heard if own]
    for name, own in speaking[:TOLD]:
        sentence = words.names if dated else words.speaks if len(own) > 1 else words.speaks_one
        said.append(sentence.format(case=name, first=own[0], others=listed(own[1:]), all=listed(own)))
    if len(speaking) > TOLD:
        said.append(words.and_others.format(count=len(speaking) - TOLD))
    silent = [name for name, own in heard if not own]
    if silent and len(silent) <= TOLD:
        said.append(words.silent.format(cases=listed(silent)))
    return " ".join(said)
