"""Which coded passages a query asks for: by codes and how they meet, by cases, speakers, questions, coders and words.

How many passages meet one is told by two searches in sorted starts
and ends, never by comparing pairs. Knows no window; every slow part reports, and stops when asked to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from qda.analysis.query import Compare, Condition, Match, Query, Relation, Unit
from qda.model import Attribute, Code, Owner, Part, Report, silent
from qda.project import Project
from qda.store.retrieval import Mark, Voice

Interval = tuple[int, int]
MOST_MARKS = 8_000
MOST_HEARD = 80
"""Codings, and documents whose turns are read, up to which finding takes next to no time."""


class Meeting:
    """Some intervals of one document, to be asked which of them meet another one."""

    def __init__(self, intervals: Iterable[Interval]) -> None:
        known = list(intervals)
        self._starts = sorted(start for start, _ in known)
        self._ends = sorted(end for _, end in known)

    def count(self, start: int, end: int) -> int:
        """How many overlap it."""
        return bisect_left(self._starts, end) - bisect_right(self._ends, start)

    def gaps(self, start: int, end: int) -> Iterator[Interval]:
        """What lies between it and the nearest that ends before it, and the nearest that begins after it."""
        before, after = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if before:
            yield self._ends[before - 1], start
        if after < len(self._starts):
            yield end, self._starts[after]


class Ground:
    """What a project's passages are told apart by; each thing is read when it is first asked for."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.codes = project.codes.all()
        self.documents = project.documents.all()
        self.rank = {document.id: place for place, document in enumerate(self.documents)}
        self._voices: dict[int, list[Voice]] = {}
        self._starts: dict[int, list[int]] = {}

    @cached_property
    def speakers(self) -> Mapping[int, tuple[str, Part, int | None]]:
        return {s.id: (s.name, s.part, s.case_id) for s in self.project.documents.speakers()}

    @cached_property
    def attributes(self) -> Mapping[str, Attribute]:
        """By their names, whatever the capitals."""
        return {attribute.name.casefold(): attribute for attribute in self.project.attributes.all()}

    @cached_property
    def homes(self) -> Mapping[int, int]:
        """The case of each document that belongs to one."""
        return {document.id: document.case_id for document in self.documents if document.case_id}

    @cached_property
    def apart(self) -> frozenset[int]:
        """The documents some of whose speakers belong to another case than the document."""
        return frozenset(s.document_id for s in self.project.documents.speakers() if s.case_id)

    def turns(self, mark: Mark) -> list[Voice]:
        """The turns that a passage runs over."""
        first, after = self.places(mark)
        return self._voices[mark.document_id][first:after]

    def places(self, mark: Mark) -> Interval:
        """The first of these turns by its place in the document, and the one after the last; equal outside all."""
        starts = self._starts.get(mark.document_id)
        if starts is None:
            voices = self.project.retrieval.voices(mark.document_id)
            self._voices[mark.document_id] = voices
            starts = [voice.start for voice in voices]
            self._starts[mark.document_id] = starts
        first = max(0, bisect_right(starts, mark.start) - 1)
        if starts and self._voices[mark.document_id][first].end <= mark.start:
            first += 1
        return first, max(first, bisect_left(starts, mark.end))

    def cases(self, mark: Mark) -> Collection[int]:
        """The cases that a passage belongs to: its participants', or else its document's."""
        home = self.homes.get(mark.document_id)
        if mark.document_id in self.apart:
            heard = [self.speakers[id_] for turn in self.turns(mark) if (id_ := turn.speaker_id or 0) in self.speakers]
            heard = [one for one in heard if one[1] is Part.PARTICIPANT] or heard
            if heard:
                return [case for case in dict.fromkeys(one[2] or home for one in heard) if case]
        return (home,) if home else ()

    def questions(self, mark: Mark) -> list[int]:
        """The questions that the turns of a passage ask or answer, in their order."""
        return list(dict.fromkeys(turn.question_id for turn in self.turns(mark) if turn.question_id is not None))

    def answered(self, mark: Mark) -> set[int]:
        return {turn.question_id for turn in self.turns(mark) if turn.question_id is not None and turn.answers}


def find(project: Project, query: Query, report: Report = silent, ground: Ground | None = None) -> list[Mark]:
    """The codings that `query` asks for, in the order of documents and text."""
    ground = ground or Ground(project)
    ids = _CodeIds(ground.codes)
    wanted = ids.of(query.codes, below=query.below) if query.codes else None
    documents = _documents(ground, query)
    found = project.retrieval.marks(wanted, documents)
    if query.match is Match.ALL and len(query.codes) > 1:
        found = _sharing(found, [ids.of([code], below=query.below) for code in query.codes])
    if query.without:
        others = project.retrieval.marks(ids.of(query.without, below=query.below), documents)
        found = _meeting(found, others, lambda one, other: other.count(one.start, one.end) == 0)
    for keeps in _tests(ground, query):
        found = [mark for mark in found if keeps(mark)]
    if query.beside and found:
        others = project.retrieval.marks(ids.of(query.beside, below=query.below), {m.document_id for m in found})
        found = _beside(ground, query, found, others, report)
    if query.words.strip():
        words = query.words.strip().casefold()
        there = {id_ for id_, quote in project.retrieval.quotes(mark.id for mark in found) if words in quote.casefold()}
        found = [mark for mark in found if mark.id in there]
    rank = ground.rank
    return sorted(found, key=lambda mark: (rank[mark.document_id], mark.start, mark.end, mark.id))


def is_quick(project: Project, query: Query, *, hears: bool = False) -> bool:
    """Whether `find` takes a few hundredths of a second. `hears`: the turns are asked for afterwards, too."""
    ids = _CodeIds(project.codes.all())
    many = sum(
        project.retrieval.count(ids.of(codes, below=query.below))
        for codes in (query.codes, query.without, query.beside)
        if codes
    )
    many += 0 if query.codes else project.retrieval.count()
    hears = hears or bool(query.part or query.speakers or query.questions or query.conditions)
    hears = hears or bool(query.beside and query.relation is not Relation.OVERLAPPING)
    return many <= MOST_MARKS and (not hears or len(project.documents.all()) <= MOST_HEARD)


class _CodeIds:
    """From guids to ids, with the codes below."""

    def __init__(self, codes: Sequence[Code]) -> None:
        self._by_guid = {code.guid: code.id for code in codes}
        self._below: dict[int, list[int]] = defaultdict(list)
        for code in codes:
            if code.parent_id is not None:
                self._below[code.parent_id].append(code.id)

    def of(self, guids: Iterable[str], *, below: bool) -> set[int]:
        """The ids of codes; a code that is gone has none."""
        found: set[int] = set()
        waiting = [self._by_guid[guid] for guid in guids if guid in self._by_guid]
        while waiting:
            code_id = waiting.pop()
            if code_id not in found:
                found.add(code_id)
                waiting += self._below[code_id] if below else ()
        return found


# --------------------------------------------------------------------------- how passages meet


def _by_document(marks: Sequence[Mark]) -> Iterator[tuple[int, list[Mark]]]:
    for document_id, of_document in groupby(marks, key=lambda mark: mark.document_id):
        yield document_id, list(of_document)


def _meeting(found: Sequence[Mark], others: Sequence[Mark], keeps: Callable[[Mark, Meeting], bool]) -> list[Mark]:
    """Those of the passages that `keeps` holds for, given the others of their document."""
    meetings = {id_: Meeting((m.start, m.end) for m in marks) for id_, marks in _by_document(others)}
    none = Meeting(())
    return [mark for mark in found if keeps(mark, meetings.get(mark.document_id, none))]


def _sharing(found: Sequence[Mark], codes: Sequence[set[int]]) -> list[Mark]:
    """Those of the passages that have words which have every one of the codes."""
    kept: list[Mark] = []
    for _, marks in _by_document(found):
        common = _union((m.start, m.end) for m in marks if m.code_id in codes[0])
        for ids in codes[1:]:
            common = _intersection(common, _union((m.start, m.end) for m in marks if m.code_id in ids))
        shared = Meeting(common)
        kept += [mark for mark in marks if shared.count(mark.start, mark.end)]
    return kept


def _union(intervals: Iterable[Interval]) -> list[Interval]:
    """The stretches that some of the intervals cover, in order and apart."""
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _intersection(ones: Sequence[Interval], others: Sequence[Interval]) -> list[Interval]:
    """What both cover; each is in order and apart."""
    found: list[Interval] = []
    i = j = 0
    while i < len(ones) and j < len(others):
        start, end = max(ones[i][0], others[j][0]), min(ones[i][1], others[j][1])
        if start < end:
            found.append((start, end))
        if ones[i][1] < others[j][1]:
            i += 1
        else:
            j += 1
    return found


def _beside(ground: Ground, query: Query, found: Sequence[Mark], others: Sequence[Mark], report: Report) -> list[Mark]:
    """Those of the passages that another one, with a code beside, lies to as the query says."""
    beside = dict(_by_document(others))
    kept: list[Mark] = []
    for document_id, marks in _by_document(found):
        report(len(kept), len(found), "")
        near = beside.get(document_id, [])
        if near:
            if query.relation is Relation.OVERLAPPING:
                kept += _overlapping(marks, near)
            elif query.relation is Relation.NEAR:
                kept += _near(ground, query, marks, near)
            elif query.relation is Relation.SAME_TURN:
                kept += _in_one_turn(ground, marks, near)
            else:
                kept += _in_one_answer(ground, marks, near)
    return kept


def _overlapping(marks: Sequence[Mark], near: Sequence[Mark]) -> Iterator[Mark]:
    meeting = Meeting((mark.start, mark.end) for mark in near)
    own = {mark.id for mark in near}
    return (mark for mark in marks if meeting.count(mark.start, mark.end) > (mark.id in own))


def _near(ground: Ground, query: Query, marks: Sequence[Mark], near: Sequence[Mark]) -> Iterator[Mark]:
    """Those that overlap another one or have few enough words, or characters, between it and themselves."""
    meeting = Meeting((mark.start, mark.end) for mark in near)
    own = {mark.id for mark in near}
    text = ground.project.documents.text(marks[0].document_id)
    in_words = query.unit is Unit.WORDS
    for mark in marks:
        gaps = (text[start:end] for start, end in meeting.gaps(mark.start, mark.end))
        overlapped = meeting.count(mark.start, mark.end) > (mark.id in own)
        if overlapped or any(len(gap.split() if in_words else gap) <= query.within for gap in gaps):
            yield mark


def _in_one_turn(ground: Ground, marks: Sequence[Mark], near: Sequence[Mark]) -> Iterator[Mark]:
    meeting = Meeting(place for mark in near if (place := ground.places(mark)) and place[0] < place[1])
    own = {mark.id for mark in near}
    for mark in marks:
        first, after = ground.places(mark)
        if first < after and meeting.count(first, after) > (mark.id in own):
            yield mark


def _in_one_answer(ground: Ground, marks: Sequence[Mark], near: Sequence[Mark]) -> Iterator[Mark]:
    answers = Counter(question for mark in near for question in ground.answered(mark))
    own = {mark.id for mark in near}
    for mark in marks:
        if any(answers[question] > (mark.id in own) for question in ground.answered(mark)):
            yield mark


# --------------------------------------------------------------------------- what else is asked for


def _documents(ground: Ground, query: Query) -> set[int] | None:
    """The documents that can hold what is asked for; None for all."""
    kept = []
    if query.documents:
        kept.append({document.id for document in ground.documents if document.guid in query.documents})
    if query.conditions:
        kept.append(_where(ground, query, Owner.DOCUMENT, set(ground.rank)))
    if query.cases or query.conditions:
        asked, every = _cases(ground, query), {case.id for case in ground.project.cases.all()}
        known = ground.project.documents.cases_of()
        kept += [{id_ for id_, cases in known.items() if cases & asked}] if asked != every else []
    return set.intersection(*kept) if kept else None


def _cases(ground: Ground, query: Query) -> set[int]:
    """The cases asked for, by name and by their attributes."""
    cases = ground.project.cases.all()
    return _where(ground, query, Owner.CASE, {c.id for c in cases if not query.cases or c.guid in query.cases})


def _where(ground: Ground, query: Query, of: Owner, ids: set[int]) -> set[int]:
    """Those of the cases, documents or speakers that all conditions on them hold for; none where an attribute is
    gone."""
    values = ground.project.attributes.values(of)
    for condition in query.conditions:
        attribute = ground.attributes.get(condition.attribute.strip().casefold())
        if attribute is None:
            return set()
        if attribute.of is of:
            ids = {id_ for id_ in ids if holds(condition, values.get(id_, {}).get(attribute.id, ""))}
    return ids


def _tests(ground: Ground, query: Query) -> Iterator[Callable[[Mark], bool]]:
    """What each passage must pass besides its codes; what costs least comes first."""
    if query.good:
        yield lambda mark: bool(mark.good)
    if query.coders:
        coders = {coder.id for coder in ground.project.codings.coders() if coder.name in query.coders}
        yield lambda mark: mark.coder_id in coders
    asked = {named.of for one in query.conditions if (named := ground.attributes.get(one.attribute.casefold()))}
    if (query.cases or Owner.CASE in asked) and ground.apart:
        cases = _cases(ground, query)
        yield lambda mark: not cases.isdisjoint(ground.cases(mark))
    of_speakers = Owner.SPEAKER in asked
    if query.part or query.speakers or of_speakers:
        names = {name.casefold() for name in query.speakers}
        voices = {
            id_
            for id_, (name, part, _) in ground.speakers.items()
            if query.part in (None, part) and (not names or name.casefold() in names)
        }
        voices = _where(ground, query, Owner.SPEAKER, voices)
        yield lambda mark: any(turn.speaker_id in voices for turn in ground.turns(mark))
    if query.questions:
        questions = {one.id for one in ground.project.guide.questions() if one.guid in query.questions}
        yield lambda mark: any(turn.question_id in questions for turn in ground.turns(mark))


def holds(condition: Condition, value: str) -> bool:
    """Whether an attribute's value is as the condition says. Numbers are compared as numbers where both are some;
    what has no value is neither less nor more than anything."""
    one, other = value.strip().casefold(), condition.value.strip().casefold()
    if condition.compare is Compare.CONTAINS:
        return other in one and bool(one)
    if condition.compare is Compare.IS:
        numbers = _number(one), _number(other)
        return one == other or (None not in numbers and numbers[0] == numbers[1])
    if not one or not other:
        return False
    left, right = _number(one), _number(other)
    less = condition.compare is Compare.LESS
    if left is not None and right is not None:
        return left < right if less else left > right
    if (left is None) != (right is None):
        return False
    return one < other if less else one > other


def _number(value: str) -> float | None:
    try:
        return float("".join(value.split()).replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
