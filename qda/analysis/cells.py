"""Cells of any kind: their passages to read, what was written on them, and what happened to them since.

A summary is written with what it rests on at that moment, so that it can be told later whether it still does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from qda.analysis.grid import Heard
from qda.analysis.memos import Fate, Led
from qda.analysis.phrases import PHRASES
from qda.analysis.said import Said, Sayings
from qda.analysis.staleness import Since, passages_since
from qda.errors import CannotDo
from qda.model import Part, Place, Span, TurnRole
from qda.project import Project
from qda.report import CELL
from qda.store.cells import Citing, Crossing, Topic, TopicOf, Whose, WhoseOf
from qda.store.memos import MemoLink

# --------------------------------------------------------------------------- reading


def heard_at(project: Project, place: Crossing, sayings: Sayings | None = None) -> list[Heard]:
    """What was asked and said in a cell, in the order of documents and text."""
    sayings = sayings or Sayings(project)
    side = sayings.side([place.whose])
    found = [one for one in sayings.on([place.topic], side)[place.topic] if side.of(one.document_id, one.speakers)]
    printed = _Printing(sayings)
    told = [printed.said(one) for one in found]
    if place.topic.of is TopicOf.QUESTION:
        there = {document.id for document in side.documents(project, sayings.ground.documents)[place.whose]}
        told += [
            printed.asked(one.document_id, one.turn_id, Span(one.start, one.end), one.speaker_id)
            for one in sayings.asked([place.topic.id])[place.topic.id]
            if one.document_id in there
        ]
    return sorted(told, key=lambda one: (sayings.ground.rank[one.document_id], one.span, one.turn_id))


class _Printing:
    """Passages with what is needed to show them."""

    def __init__(self, sayings: Sayings) -> None:
        self._sayings = sayings
        self._project = sayings.project
        self._names = {document.id: document.name for document in sayings.ground.documents}
        self._codes = {code.id: code.name for code in sayings.ground.codes}
        self._voices: dict[int, int] = {}
        counts: dict[int, int] = defaultdict(int)
        for speaker in sayings.known.speakers.values():
            if speaker.part is Part.PARTICIPANT:
                self._voices[speaker.id] = counts[speaker.document_id]
                counts[speaker.document_id] += 1

    def said(self, one: Said) -> Heard:
        span, speakers = Span(one.start, one.end), one.speakers
        if one.turn_id is None:
            turns = self._project.documents.turns_over(one.document_id, span)
            speakers = tuple(dict.fromkeys(turn.speaker_id for turn in turns if turn.speaker_id is not None))
            if turns and turns[0].span.start <= span.start < turns[0].said.start < span.end:
                span = Span(turns[0].said.start, span.end)  # the label is shown above it
        codes = ", ".join(self._codes[code_id] for code_id in one.codes)
        return self._heard(one.document_id, one.turn_id or 0, span, TurnRole.ANSWERS, speakers, codes, one.coding_id)

    def asked(self, document_id: int, turn_id: int, span: Span, speaker_id: int | None) -> Heard:
        speakers = () if speaker_id is None else (speaker_id,)
        return self._heard(document_id, turn_id, span, TurnRole.ASKS, speakers, "", None)

    def _heard(
        self, document_id: int, turn_id: int, span: Span, role: TurnRole, speakers: Sequence[int], codes: str,
        coding_id: int | None,
    ) -> Heard:  # fmt: skip
        heard = self._sayings.known.heard(speakers)
        words = span.of(self._project.documents.text(document_id))
        paragraph = self._project.documents.paragraphs(document_id).number_at(span.start)
        return Heard(
            document_id, turn_id, span, words, role,
            ", ".join(dict.fromkeys(speaker.name for speaker in heard)),
            ", ".join(dict.fromkeys(speaker.role for speaker in heard if speaker.role)),
            self._names[document_id], paragraph, self._voices.get(heard[0].id, 0) if heard else 0, codes, coding_id,
        )  # fmt: skip


def cited_in(project: Project, place: Crossing) -> list[Led]:
    """The passages that a summary leads to, in the order it names them, each with what has become of it."""
    found = []
    for number, one in enumerate(project.cells.cited(place), start=1):
        link = MemoLink(one.id, 0, number, one.document_id, one.span, one.quote)
        if one.document_id is None:
            found.append(Led(link, Fate.DELETED))
            continue
        name = project.documents.get(one.document_id).name
        if one.span is None:
            found.append(Led(link, Fate.LOST, name))
            continue
        now = one.span.of(project.documents.text(one.document_id))
        paragraph = project.documents.paragraphs(one.document_id).number_at(one.span.start)
        found.append(Led(link, Fate.THERE if now == one.quote else Fate.CHANGED, name, paragraph, now))
    return found


def stale(project: Project) -> dict[Crossing, list[Since]]:
    """The summaries of any kind whose passages are no longer what they were, each with why."""
    written = project.cells.bases()
    if not written:
        return {}
    sayings = Sayings(project)
    names = {document.guid: document.name for document in sayings.ground.documents}
    found = {}
    for place, now in _now(sayings, written).items():
        if since := passages_since(written[place], now, names):
            found[place] = since
    return {place: found[place] for place in written if place in found}


def _now(sayings: Sayings, places: Iterable[Crossing]) -> dict[Crossing, list[list[str]]]:
    """What the summaries at some places rest on now. Each kind of column is asked once."""
    by_side: dict[tuple[object, ...], list[Crossing]] = defaultdict(list)
    for place in places:
        of, id_, group = place.whose
        by_side[(of, id_ if group or of == "attribute" else 0, group if ".." in group else "")].append(place)
    found: dict[Crossing, list[Said]] = {}
    for own in by_side.values():
        side = sayings.side({place.whose for place in own})
        wanted: dict[Topic, set[Whose]] = defaultdict(set)
        for place in own:
            wanted[place.topic].add(place.whose)
        for topic, said in sayings.on(wanted, side).items():
            whose_words: dict[Whose, list[Said]] = defaultdict(list)
            for one in said:
                for whose in side.of(one.document_id, one.speakers):
                    whose_words[whose].append(one)
            for whose in wanted[topic]:
                found[Crossing(topic, whose)] = whose_words[whose]
    sayings.read_ahead(one for said in found.values() for one in said)
    return {place: sayings.basis(said) for place, said in found.items()}


# --------------------------------------------------------------------------- writing


def summarise(project: Project, place: Crossing, text: str) -> None:
    """Write a cell's summary. Typing on in the same cell is one step."""
    project.cells.set_summary(place, text, _basis(project, place))


def summarise_all(project: Project, texts: Mapping[Crossing, str]) -> None:
    """Write the summaries of several cells in one step."""
    sayings = Sayings(project)
    project.cells.set_summaries({place: (text, sayings.passages(*place)) for place, text in texts.items()})


def found_right(project: Project, place: Crossing) -> None:
    """Say that a summary is still right, whatever happened to its passages."""
    project.cells.still_right(place, _basis(project, place))


def _basis(project: Project, place: Crossing) -> list[list[str]]:
    return Sayings(project).passages(*place)


def anchor_of(place: Crossing) -> str:
    """What a cell's summary is known by in a report, such as "cell-question-3-case-5"; "" for those of groups."""
    topic, whose = place
    return "" if whose.of is WhoseOf.GROUP else f"{CELL}-{topic.of}-{topic.id}-{whose.of}-{whose.id}"


def crossing_of(anchor: str) -> Crossing | None:
    """The cell that has this anchor; None for the anchors of other things."""
    start, *parts = anchor.split("-")
    if start != CELL or len(parts) != 4:
        return None
    return Crossing(Topic(TopicOf(parts[0]), int(parts[1])), Whose(WhoseOf(parts[2]), int(parts[3])))


def reference_to(one: Heard, heard: Iterable[Heard]) -> str:
    """What leads to a passage in a summary: "(Anna, ¶ 43)", with its document where the cell has several."""
    several = len({other.document_id for other in heard}) > 1
    parts = (one.document if several else "", one.speaker, f"¶ {one.paragraph}")
    return f"({', '.join(part for part in parts if part)})"


def cite(project: Project, place: Crossing, text: str, reference: str, document_id: int, span: Span) -> None:
    """Write a summary in which `reference` leads to a passage."""
    project.cells.cite(place, text, _basis(project, place), [Citing(reference, document_id, span)])


def quoted(project: Project, heard: Sequence[Heard]) -> tuple[str, list[Citing]]:
    """The passages of a cell as they stand, each on a line between quotation marks and with what leads to it."""
    opening, closing = PHRASES[project.language].marks
    answers = [one for one in heard if one.role is TurnRole.ANSWERS]
    lines, citing = [], []
    for one in answers:
        reference = reference_to(one, heard)
        lines.append(f"{opening}{one.text.strip()}{closing} {reference}")
        citing.append(Citing(reference, one.document_id, one.span))
    return "\n".join(lines), citing


def fill(project: Project, places: Iterable[Crossing]) -> int:
    """Put the passages of the cells that have no summary yet there, as quotes, in one step. Returns how many."""
    sayings = Sayings(project)
    empty = [place for place in places if not project.cells.get(place).summary]
    told = {place: quoted(project, heard_at(project, place, sayings)) for place in empty}
    told = {place: (text, citing) for place, (text, citing) in told.items() if citing}
    with project.step("cell.fill", count=len(told)):
        for place, (text, citing) in told.items():
            project.cells.cite(place, text, sayings.passages(*place), citing)
    return len(told)


# --------------------------------------------------------------------------- points


def bear_point(project: Project, places: Sequence[Crossing]) -> Place:
    """Make a point that rests on cells, in one step; where it stands: under their question or code, or as a finding
    where they have several, or none.

    The cell of a question or a code and a case is evidence itself; of any other cell, its passages are. Raises
    `CannotDo` where there is neither.
    """
    rows = [_row(place.topic) for place in places]
    where = rows[0] if all(row == rows[0] for row in rows) else Place()
    whole = [
        (row, place.whose.id)
        for row, place in zip(rows, places, strict=True)
        if row != Place() and place.whose.of is WhoseOf.CASE
    ]
    sayings = Sayings(project)
    passages = dict.fromkeys(
        (one.document_id, one.span)
        for row, place in zip(rows, places, strict=True)
        if row == Place() or place.whose.of is not WhoseOf.CASE
        for one in heard_at(project, place, sayings)
        if one.role is TurnRole.ANSWERS
    )
    if not whole and not passages:
        raise CannotDo("Nothing was said in these cells that a point could rest on; choose some with passages.")
    text = "\n".join(words for place in places if (words := project.cells.get(place).summary))
    project.synthesis.point_of_cells(where, whole, text, passages=passages)
    return where


def _row(topic: Topic) -> Place:
    if topic.of is TopicOf.QUESTION:
        return Place(topic.id)
    return Place(None, topic.id) if topic.of is TopicOf.CODE else Place()
