"""A grid of any kind: questions, codes, families or saved queries × cases, speakers or groups.

`framework` reads it from a project; what of it is shown, and in which order, is `laid`'s to say. The guide's own
grid of questions and cases, as reports have it, is `grid`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from qda.analysis.arrangement import Arrangement, Compared, Topics
from qda.analysis.attributes import groups
from qda.analysis.grid import derived_state
from qda.analysis.said import Sayings, Side
from qda.model import CellState, Code, Document, Part, Speaker, Views
from qda.project import Project
from qda.store.cells import NOTHING, Crossing, Topic, TopicOf, Whose, WhoseOf, Written


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: one topic, or one of those whose words are compared."""

    key: Topic | Whose
    name: str
    number: str = ""
    """A question's number."""
    heading: str = ""
    """What it stands under: a section, the code above, the document of a speaker."""
    within: str = ""
    """What `Arrangement.headings` knows it by: its section, or the code at the top of its family."""
    depth: int = 0
    """How deep a code lies in the codebook."""
    about: str = ""
    """What a tooltip adds: probes, a definition, a role."""
    divided: bool = False
    documents: tuple[Document, ...] = ()
    """What those whose words are compared take part in."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """What is known of a case or a speaker, by the names of attributes in small letters."""

    @property
    def name_in_file(self) -> str:
        """What an arrangement knows the line by."""
        return ":".join(map(str, self.key)).rstrip(":")

    @property
    def title(self) -> str:
        """Number and name."""
        return f"{self.number} {self.name}" if self.number else self.name

    @property
    def unread(self) -> int:
        return sum(not document.read for document in self.documents)


@dataclass(frozen=True, slots=True)
class Met:
    """A cell of any kind, as it stands."""

    place: Crossing
    state: CellState
    """For codes and queries "answered" is that there are passages, "not asked" that all was read and there are none."""
    by_hand: bool
    summary: str
    answers: int
    """How many passages there are."""
    follows: CellState
    """The state as it follows from the transcripts, whatever was set by hand."""
    said: int = 0
    """How much was said, in characters."""


@dataclass(frozen=True, slots=True)
class Framework:
    """All topics × all those whose words are compared."""

    topics: tuple[Line, ...] = ()
    compared: tuple[Line, ...] = ()
    cells: Mapping[Crossing, Met] = field(default_factory=dict)
    """There is one for every pair."""
    made_of: tuple[object, ...] = ()
    """`Arrangement.key` of what it was read for."""

    def count(self, state: CellState) -> int:
        """How many cells are in a state."""
        return sum(cell.state is state for cell in self.cells.values())

    @property
    def summarised(self) -> int:
        """How many of the cells with passages have a summary."""
        return sum(bool(cell.summary) and cell.state is CellState.ANSWERED for cell in self.cells.values())


def framework(project: Project, arrangement: Arrangement, language: str = "") -> Framework:
    """The whole grid that an arrangement asks for, nothing left out; groups are called so in the study's language, or
    another.

    Raises `CannotDo` where there is no such attribute.
    """
    sayings = Sayings(project)
    topics = _topics(project, arrangement.topics)
    compared, side = _compared(sayings, arrangement, language)
    found = sayings.on((line.key for line in topics if isinstance(line.key, Topic)), side)
    asked = _asked(sayings, topics, compared)
    written = project.cells.written()
    cells = {}
    for topic in topics:
        answers: dict[Whose, int] = defaultdict(int)
        said: dict[Whose, int] = defaultdict(int)
        assert isinstance(topic.key, Topic)
        for one in found[topic.key]:
            for whose in side.of(one.document_id, one.speakers):
                answers[whose] += 1
                said[whose] += one.end - one.start
        for line in compared:
            assert isinstance(line.key, Whose)
            place, own = Crossing(topic.key, line.key), written.get(Crossing(topic.key, line.key), NOTHING)
            follows = derived_state(
                answers=answers[line.key], asked=(topic.key, line.key) in asked, read=_is_read(line.documents)
            )
            cells[place] = _met(place, own, answers[line.key], follows, said[line.key])
    return Framework(topics, compared, cells, arrangement.key)


def rewritten(project: Project, before: Framework) -> Framework:
    """The same after nothing but summaries and states set by hand changed: nothing else is read again."""
    written = project.cells.written()
    cells = dict(before.cells)
    for place, cell in before.cells.items():
        own = written.get(place, NOTHING)
        if (own.summary, own.state is not None) != (cell.summary, cell.by_hand) or own.state not in (None, cell.state):
            cells[place] = _met(place, own, cell.answers, cell.follows, cell.said)
    return replace(before, cells=cells)


def _met(place: Crossing, own: Written, answers: int, follows: CellState, said: int) -> Met:
    return Met(place, own.state or follows, own.state is not None, own.summary, answers, follows, said)


def _is_read(documents: Sequence[Document]) -> bool:
    return bool(documents) and all(document.read for document in documents)


def _asked(sayings: Sayings, topics: Sequence[Line], compared: Sequence[Line]) -> set[tuple[Topic, Whose]]:
    """Who was asked what: a question is asked of everybody who takes part in the document."""
    questions = [line.key.id for line in topics if isinstance(line.key, Topic) and line.key.of is TopicOf.QUESTION]
    if not questions:
        return set()
    in_document: dict[int, list[Whose]] = defaultdict(list)
    for line in compared:
        for document in line.documents:
            if isinstance(line.key, Whose):
                in_document[document.id].append(line.key)
    return {
        (Topic(TopicOf.QUESTION, question), whose)
        for question, turns in sayings.asked(questions).items()
        for document_id in {turn.document_id for turn in turns}
        for whose in in_document[document_id]
    }


# --------------------------------------------------------------------------- lines


def _topics(project: Project, wanted: Topics) -> tuple[Line, ...]:
    if wanted is Topics.QUESTIONS:
        sections = {section.id: section.title for section in project.guide.sections()}
        return tuple(
            Line(
                Topic(TopicOf.QUESTION, question.id), question.text, question.number,
                heading := sections.get(question.section_id or 0, ""), heading,
                about="\n".join(f"· {probe}" for probe in question.probes),
                divided=question.views is Views.DIVIDED,
            )
            for question in project.guide.questions()
        )  # fmt: skip
    if wanted is Topics.QUERIES:
        return tuple(Line(Topic(TopicOf.QUERY, query.id), query.name) for query in project.queries.all())
    codes = project.codes.all()
    families = {code.parent_id for code in codes}
    return tuple(_code_lines(codes, lambda code: wanted is Topics.CODES or code.id in families))


def _code_lines(codes: Sequence[Code], shown: Callable[[Code], bool]) -> Iterable[Line]:
    by_id = {code.id: code for code in codes}
    for code in codes:
        above = []
        parent = code.parent_id
        while parent is not None:
            above.append(by_id[parent].name)
            parent = by_id[parent].parent_id
        if shown(code):
            top = above[-1] if above else code.name
            heading = " › ".join(reversed(above))
            yield Line(Topic(TopicOf.CODE, code.id), code.name, "", heading, top, len(above), code.definition)


def _compared(sayings: Sayings, arrangement: Arrangement, language: str) -> tuple[tuple[Line, ...], Side]:
    project, known = sayings.project, sayings.known
    told = _Told(sayings)
    lines: list[Line] = []
    if arrangement.compared is Compared.CASES:
        for case in project.cases.all():
            lines.append(Line(Whose(WhoseOf.CASE, case.id), case.name, attributes=told.of_case(case.id)))
    elif arrangement.compared is Compared.SPEAKERS:
        for document in sayings.ground.documents:
            for speaker in (one for one in known.speakers.values() if one.document_id == document.id):
                if speaker.part is Part.PARTICIPANT:
                    key = Whose(WhoseOf.SPEAKER, speaker.id)
                    attributes = told.of_speaker(document.id, speaker)
                    lines.append(Line(key, speaker.name, "", document.name, about=speaker.role, attributes=attributes))
    else:
        found = groups(project, arrangement.attribute, arrangement.bands, language)
        of = known.attributes[arrangement.attribute.strip().casefold()]
        for group in found:
            lines.append(Line(Whose(WhoseOf.GROUP, of.id, group.key), group.name, "", of.name))
    side = sayings.side(line.key for line in lines if isinstance(line.key, Whose))
    documents = side.documents(project, sayings.ground.documents)
    return tuple(replace(line, documents=documents[line.key]) for line in lines if isinstance(line.key, Whose)), side


class _Told:
    """The attributes of cases and speakers by their names in small letters."""

    def __init__(self, sayings: Sayings) -> None:
        self._known = sayings.known

    @cached_property
    def _values(self) -> Mapping[str, Mapping[int, str]]:
        return {name: self._known.values(one) for name, one in self._known.attributes.items()}

    def of_case(self, case_id: int) -> dict[str, str]:
        return {
            name: value
            for name, one in self._known.attributes.items()
            if one.of == "case" and (value := self._values[name].get(case_id, ""))
        }

    def of_speaker(self, document_id: int, speaker: Speaker) -> dict[str, str]:
        told = self._known.all_of(document_id, [speaker])
        return {name.casefold(): value for name, value in told.items() if value}
