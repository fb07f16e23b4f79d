"""What was said on a topic, and whose words it is: answering turns, coded words, or what a saved query finds.

A passage is said by a case, a speaker or a group when one of the participants who speak in it is, or where nobody
speaks, its document. Knows no summaries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from qda import errors
from qda.analysis.attributes import NO_NUMBER, Known, bands_of, groups
from qda.analysis.listing import Listing
from qda.analysis.passages import Ground, find
from qda.model import Document, Owner, Part
from qda.project import Project
from qda.store.basis import Passages
from qda.store.cells import Topic, TopicOf, Whose, WhoseOf
from qda.store.retrieval import Mark, Matched


class Said(NamedTuple):
    """A passage on a topic. Coded words are one passage however many codes they have."""

    document_id: int
    start: int
    end: int
    speakers: tuple[int, ...]
    """Whoever speaks in it; empty where that makes no difference to whose words it is."""
    codes: tuple[int, ...] = ()
    """The codes of the topic that it was given; none where it answers a question."""
    turn_id: int | None = None
    coding_id: int | None = None


class Asked(NamedTuple):
    """A turn that asks a question, or follows it up."""

    document_id: int
    turn_id: int
    start: int
    end: int
    speaker_id: int | None


class Side:
    """Some cases, some speakers or the groups of one attribute: tells which of them a passage belongs to."""

    def __init__(self, project: Project, known: Known, keys: Iterable[Whose]) -> None:
        self._known = known
        self.keys = frozenset(keys)
        self._of = next(iter(self.keys)).of if self.keys else WhoseOf.CASE
        self._members: dict[int, list[Whose]] = defaultdict(list)
        self._owner = Owner.CASE if self._of is WhoseOf.CASE else Owner.SPEAKER
        if self._of is WhoseOf.GROUP:
            self._take_groups(project)
        else:
            for key in self.keys:
                self._members[key.id].append(key)
        self._found: dict[tuple[int, tuple[int, ...]], tuple[Whose, ...]] = {}

    def _take_groups(self, project: Project) -> None:
        attribute = next((one for one in self._known.attributes.values() if one.id == next(iter(self.keys)).id), None)
        if attribute is None:
            return
        self._owner = attribute.of
        bands = {border for key in self.keys for border in bands_of(key.group)}
        if not bands and any(key.group == NO_NUMBER for key in self.keys):
            bands = {0.0}  # whichever the borders, those without a number are the same
        for group in groups(project, attribute, tuple(bands)):
            key = Whose(WhoseOf.GROUP, attribute.id, group.key)
            if key in self.keys:
                for id_ in group.ids:
                    self._members[id_].append(key)

    def hears(self, apart: Collection[int], document_id: int) -> bool:
        """Whether it matters to whose words they are who of a document speaks; `apart` are the documents in which
        some speaker belongs to another case."""
        return self._owner is Owner.SPEAKER or (self._owner is Owner.CASE and document_id in apart)

    def of(self, document_id: int, speakers: tuple[int, ...]) -> tuple[Whose, ...]:
        """Whose words a passage of a document is."""
        if (document_id, speakers) not in self._found:
            heard = self._known.heard(speakers)
            if self._of is WhoseOf.SPEAKER:
                heard = [speaker for speaker in heard if speaker.part is Part.PARTICIPANT]
            owners = self._known.owners(self._owner, document_id, heard)
            keys = dict.fromkeys(key for owner in owners for key in self._members.get(owner, ()))
            self._found[document_id, speakers] = tuple(keys)
        return self._found[document_id, speakers]

    def documents(self, project: Project, documents: Sequence[Document]) -> dict[Whose, tuple[Document, ...]]:
        """The documents that each of them takes part in."""
        present: Mapping[int, Collection[int]]
        if self._owner is Owner.DOCUMENT:
            present = {document.id: (document.id,) for document in documents}
        elif self._owner is Owner.CASE:
            present = project.documents.cases_of()
        else:
            voices: dict[int, list[int]] = defaultdict(list)
            for speaker in self._known.speakers.values():
                voices[speaker.document_id].append(speaker.id)
            present = voices
        found: dict[Whose, dict[int, Document]] = {key: {} for key in self.keys}
        for document in documents:
            for owner in present.get(document.id, ()):
                for key in self._members.get(owner, ()):
                    found[key][document.id] = document
        return {key: tuple(own.values()) for key, own in found.items()}


class Sayings:
    """What was said in a project on some topics; names, codes and turns are read once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.ground = Ground(project)
        self.known = Known(project)
        self._turns: dict[frozenset[int], list[Matched]] = {}
        self._words: dict[tuple[int, int, int], str] = {}

    def side(self, keys: Iterable[Whose]) -> Side:
        return Side(self.project, self.known, keys)

    @cached_property
    def _above(self) -> Mapping[int, tuple[int, ...]]:
        """Each code with those above it, itself first."""
        parents = {code.id: code.parent_id for code in self.ground.codes}
        above: dict[int, tuple[int, ...]] = {}
        for code_id in parents:
            line = [code_id]
            while (parent := parents[line[-1]]) is not None:
                line.append(parent)
            above[code_id] = tuple(line)
        return above

    def on(self, topics: Iterable[Topic], side: Side) -> dict[Topic, list[Said]]:
        """The passages on each topic, in the order of documents and text."""
        wanted: dict[TopicOf, list[int]] = defaultdict(list)
        for topic in topics:
            wanted[topic.of].append(topic.id)
        found: dict[Topic, list[Said]] = {Topic(of, id_): [] for of, ids in wanted.items() for id_ in ids}
        if questions := wanted[TopicOf.QUESTION]:
            for turn in self._matched(frozenset(questions)):
                if turn.answers:
                    speakers = (turn.speaker_id,) if turn.speaker_id is not None else ()
                    said = Said(turn.document_id, turn.start, turn.end, speakers, turn_id=turn.id)
                    found[Topic(TopicOf.QUESTION, turn.question_id)].append(said)
        if codes := wanted[TopicOf.CODE]:
            found |= self._coded(set(codes), side)
        for query_id in wanted[TopicOf.QUERY]:
            found[Topic(TopicOf.QUERY, query_id)] = self._queried(query_id, side)
        return found

    def asked(self, question_ids: Iterable[int]) -> dict[int, list[Asked]]:
        """The turns that ask each question, in the order of documents and text."""
        found: dict[int, list[Asked]] = defaultdict(list)
        for turn in self._matched(frozenset(question_ids)):
            if not turn.answers:
                asked = Asked(turn.document_id, turn.id, turn.start, turn.end, turn.speaker_id)
                found[turn.question_id].append(asked)
        return found

    def _matched(self, question_ids: frozenset[int]) -> list[Matched]:
        if question_ids not in self._turns:
            self._turns[question_ids] = self.project.retrieval.matched(question_ids)
        return self._turns[question_ids]

    def _coded(self, code_ids: set[int], side: Side) -> dict[Topic, list[Said]]:
        rank = self.ground.rank
        below = [code_id for code_id, line in self._above.items() if not code_ids.isdisjoint(line)]
        marks: dict[int, list[Mark]] = {code_id: [] for code_id in code_ids}
        for mark in self.project.retrieval.marks(below):
            for code_id in self._above[mark.code_id]:
                if code_id in marks:
                    marks[code_id].append(mark)
        for of_code in marks.values():
            of_code.sort(key=lambda mark: (rank[mark.document_id], mark.start, mark.end, mark.id))
        return {Topic(TopicOf.CODE, code_id): self._joined(of_code, side) for code_id, of_code in marks.items()}

    def _queried(self, query_id: int, side: Side) -> list[Said]:
        try:
            query = Listing.of(self.project.queries.get(query_id).definition).query
        except errors.CannotDo:  # one of a newer Sitat finds nothing here
            return []
        return self._joined(find(self.project, query, ground=self.ground), side)

    def _joined(self, marks: Sequence[Mark], side: Side) -> list[Said]:
        """Codings as passages: those on the same words are one."""
        found: list[Said] = []
        for mark in marks:
            last = found[-1] if found else None
            if last is not None and (last.document_id, last.start, last.end) == mark[2:5]:
                if mark.code_id not in last.codes:
                    found[-1] = last._replace(codes=(*last.codes, mark.code_id))
                continue
            speakers: tuple[int, ...] = ()
            if side.hears(self.ground.apart, mark.document_id):
                turns = self.ground.turns(mark)
                speakers = tuple(dict.fromkeys(turn.speaker_id for turn in turns if turn.speaker_id is not None))
            found.append(Said(mark.document_id, mark.start, mark.end, speakers, (mark.code_id,), None, mark.id))
        return found

    # ----------------------------------------------------------------- what summaries rest on

    def passages(self, topic: Topic, whose: Whose) -> Passages:
        """What a summary rests on: each passage as its document, its words and the codes they were given."""
        side = self.side([whose])
        return self.basis([one for one in self.on([topic], side)[topic] if side.of(one.document_id, one.speakers)])

    def basis(self, said: Iterable[Said]) -> Passages:
        """Passages as a summary keeps them."""
        found: Passages = []
        for one in said:
            codes = [", ".join(sorted(self._names[code_id] for code_id in one.codes))] if one.codes else []
            found.append([self._guids[one.document_id], self._read(one), *codes])
        return found

    def read_ahead(self, said: Iterable[Said]) -> None:
        """Read the words of many passages, each document once."""
        for one in sorted(set(said), key=lambda one: one.document_id):
            self._words[one[:3]] = self.project.documents.text(one.document_id)[one.start : one.end]

    def _read(self, one: Said) -> str:
        ahead = self._words.get(one[:3])
        return self.project.documents.text(one.document_id)[one.start : one.end] if ahead is None else ahead

    @cached_property
    def _guids(self) -> Mapping[int, str]:
        return {document.id: document.guid for document in self.ground.documents}

    @cached_property
    def _names(self) -> Mapping[int, str]:
        return {code.id: code.name for code in self.ground.codes}
