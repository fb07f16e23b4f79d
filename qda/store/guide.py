"""The interview guide: sections and numbered questions.

Where its numbers follow a rule (1, 2, 3; 1.1, 1.2; a, b, c), they keep following it whatever is
added, moved or deleted.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from qda import errors
from qda.model import Guide, Question, Section, Views, new_guid
from qda.store.shelf import Shelf
from qda.text.guide_order import Numbering, numbers, pairs, way_of


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on questions."""

    summaries: int
    points: int
    turns: int
    memos: int

    def __bool__(self) -> bool:
        return bool(self.summaries or self.points or self.memos)


class GuideShelf(Shelf):
    """`project.guide`"""

    def sections(self) -> list[Section]:
        return [
            Section(*row) for row in self._store.rows("SELECT id, title, position FROM section ORDER BY position, id")
        ]

    def questions(self) -> list[Question]:
        """All questions, in the order of the guide."""
        return [
            Question(*(*head, tuple(json.loads(probes)), Views(views), grouped_by, tuple(json.loads(bands))))
            for *head, probes, views, grouped_by, bands in self._store.rows(
                "SELECT id, guid, section_id, position, number, text, probes, views, grouped_by, bands FROM question "
                "ORDER BY position, id"
            )
        ]

    def numbered(self, number: str) -> Question | None:
        return next((question for question in self.questions() if question.number == str(number).strip()), None)

    def numbering(self) -> Numbering | None:
        """How the questions are numbered; None where that follows no rule."""
        questions = self.questions()
        return way_of([one.section_id for one in questions], [one.number for one in questions])

    def resting_on(self, question_ids: Collection[int]) -> Resting:
        """What would go, or lose its question, with these questions."""
        ids = json.dumps(sorted(question_ids))

        def count(table: str, where: str = "1") -> int:
            within = f"question_id IN (SELECT value FROM json_each(?)) AND {where}"
            return int(self._store.value(f"SELECT count(*) FROM {table} WHERE {within}", (ids,)))

        return Resting(
            count("cell", "(summary <> '' OR state IS NOT NULL)"),
            count("point"),
            count("turn", "role = 'asks'"),
            count("memo"),
        )

    # ----------------------------------------------------------------- a guide from a file

    def take_over(
        self, guide: Guide, becomes: Mapping[int, int | None] | None = None, *, drop: Collection[int] = ()
    ) -> int:
        """Bring in a guide: its questions in its order. Those it words anew keep what rests on them.

        `becomes` gives for each of its questions, by place, the id of the one that it is, None for a new one; without
        it, that is guessed from their words and then from their numbers. Questions that the guide does not have stay,
        after the others, but for those to `drop`. Returns how many were added.
        """
        known = {question.id: question for question in self.questions()}
        if becomes is None:
            becomes = self.guess(guide)
        added = 0
        with self._step("guide.import", guide=guide.title, count=len(guide.questions)):
            for question_id in drop:
                self.delete(question_id)
                known.pop(question_id, None)
            emptied = {question.section_id for question in known.values()}
            sections = self._take_sections(guide)
            for position, entry in enumerate(guide.questions):
                values: dict[str, object] = {
                    "section_id": sections.get(entry.section),
                    "position": position,
                    "number": entry.number,
                    "text": entry.text,
                    "probes": _probes(entry.probes),
                }
                was = known.pop(becomes.get(position) or 0, None)
                if was is not None:
                    self._update("question", was.id, values)
                else:
                    self._insert("question", guid=new_guid(), **values)
                    added += 1
            taken = {entry.number for entry in guide.questions}
            for position, left in enumerate(known.values(), len(guide.questions)):
                number = next(n for n in (left.number, *(f"{left.number}{x}" for x in _MARKS)) if n not in taken)
                taken.add(number)
                self._update("question", left.id, {"position": position, "number": number})
            for section_id in emptied - {None, *(question.section_id for question in self.questions())}:
                self._delete("section", int(section_id or 0))
        return added

    def guess(self, guide: Guide) -> dict[int, int | None]:
        """Which question here each one of a guide is, by its place there."""
        here = self.questions()
        found = pairs([(one.number, one.text) for one in here], [(one.number, one.text) for one in guide.questions])
        return {pair.new: None if pair.old is None else here[pair.old].id for pair in found}

    def _take_sections(self, guide: Guide) -> dict[str, int]:
        """The sections of a guide by their titles, in its order, made where they are not there."""
        sections = {section.title: section.id for section in self.sections()}
        wanted = list(dict.fromkeys(entry.section for entry in guide.questions if entry.section))
        for title in wanted:
            if title not in sections:
                sections[title] = self._insert("section", title=title, position=self._end("section"))
        order = [sections[title] for title in wanted]
        self._put_in_order("section", [*order, *(id_ for id_ in sections.values() if id_ not in order)])
        return sections

    # ----------------------------------------------------------------- questions

    def add(
        self,
        number: str,
        text: str,
        section_id: int | None = None,
        *,
        place: int | None = None,
        probes: Sequence[str] = (),
    ) -> int:
        """Add a question, last or at a place in its section. Without a number it gets the one that follows."""
        text = self._needed(text, "question")
        if number:
            number = self._free(number)
        with self._step("question.add", question=number or self._next()), self._kept_in_order(not number):
            made = self._insert(
                "question",
                guid=new_guid(),
                number=number or self._next(),
                text=text,
                section_id=section_id,
                probes=_probes(probes),
                position=self._end("question"),
            )
            if place is not None:
                self._put(made, section_id, place)
        return made

    def change(
        self,
        question_id: int,
        *,
        number: str | None = None,
        text: str | None = None,
        probes: Sequence[str] | None = None,
    ) -> None:
        """Change what a question says, its number or its probes."""
        values: dict[str, object] = {}
        if number is not None:
            values["number"] = self._free(number, but=question_id)
        if text is not None:
            values["text"] = self._needed(text, "question")
        if probes is not None:
            values["probes"] = _probes(probes)
        with self._step("question.change", question=self._number(question_id)):
            self._update("question", question_id, values)

    def move(self, question_id: int, section_id: int | None, position: int) -> None:
        """Put a question at a place among those of a section (None: of no section)."""
        with self._step("question.move", question=self._number(question_id)), self._kept_in_order():
            self._update("question", question_id, {"section_id": section_id})
            self._put(question_id, section_id, position)

    def _put(self, question_id: int, section_id: int | None, place: int) -> None:
        groups = self._groups()
        groups[section_id].remove(question_id)
        groups[section_id].insert(max(0, place), question_id)
        self._put_in_order("question", [id_ for ids in groups.values() for id_ in ids])

    def renumber(self, way: Numbering) -> None:
        """Number all questions anew."""
        with self._step("guide.number", way=str(way)):
            self._put_in_order("question", [id_ for ids in self._groups().values() for id_ in ids])
            self._number_all(way)

    def merge(self, question_id: int, into: int) -> None:
        """Make one question of two: what rests on the first, and the first itself as a probe, goes to the second."""
        questions = {question.id: question for question in self.questions()}
        goes, stays = self._number(question_id), self._number(into)
        if question_id == into:
            raise errors.CannotDo("A question cannot be merged with itself; choose another.")
        one, other = questions[question_id], questions[into]
        with self._step("question.merge", before=goes, question=stays), self._kept_in_order():
            kept = dict.fromkeys((*other.probes, one.text, *one.probes))
            self._update("question", into, {"probes": _probes(tuple(kept))})
            self._merge_cells(question_id, into)
            for table in ("turn", "point", "memo", "survey_question"):
                self._store.write(f"UPDATE {table} SET question_id = ? WHERE question_id = ?", (into, question_id))
            self._store.write(
                "DELETE FROM evidence WHERE question_id = ?1 AND EXISTS (SELECT 1 FROM evidence other "
                "WHERE other.question_id = ?2 AND other.point_id = evidence.point_id "
                "AND other.case_id = evidence.case_id)",
                (question_id, into),
            )
            self._store.write("UPDATE evidence SET question_id = ? WHERE question_id = ?", (into, question_id))
            for position, row in enumerate(
                self._store.rows("SELECT id FROM point WHERE question_id = ? ORDER BY position, id", (into,))
            ):
                self._update("point", row[0], {"position": position})
            self._delete("question", question_id)

    def _merge_cells(self, question_id: int, into: int) -> None:
        """Summaries of both stand one after the other in the cell that stays."""
        place = "case_id, speaker_id, attribute_id, of_group"
        columns = f"id, state, summary, basis, {place}"
        rows = self._store.rows(f"SELECT {columns} FROM cell WHERE question_id = ?", (into,))
        there: dict[Any, Any] = {tuple(row[4:]): row for row in rows}
        for row in self._store.rows(f"SELECT {columns} FROM cell WHERE question_id = ?", (question_id,)):
            stays = there.get(tuple(row[4:]))
            if stays is None:
                self._update("cell", row[0], {"question_id": into})
                continue
            summary = "\n\n".join(filter(None, (stays[2], row[2])))
            basis = json.dumps([*json.loads(stays[3]), *json.loads(row[3])], ensure_ascii=False)
            self._update("cell", stays[0], {"summary": summary, "basis": basis, "state": stays[1] or row[1]})
            self._store.write("UPDATE cell_link SET cell_id = ? WHERE cell_id = ?", (stays[0], row[0]))

    def set_views(self, question_id: int, views: Views) -> None:
        """Say whether the answers to a question agree or are divided; `group_by` says that they differ by group."""
        if views is Views.GROUPS:
            raise errors.CannotDo("Choose the attribute whose groups the question is told by.")
        kind = "question.divided" if views is Views.DIVIDED else "question.agreement"
        with self._step(kind, question=self._number(question_id)):
            self._update("question", question_id, {"views": views})

    def group_by(self, question_id: int, attribute_id: int, bands: Sequence[float] = ()) -> None:
        """Tell the points of a question by the groups of an attribute; `bands` part those of a number."""
        values = {"views": Views.GROUPS, "grouped_by": attribute_id, "bands": json.dumps(sorted(set(bands)))}
        attribute = self._called("attribute", attribute_id)
        with self._step("question.groups", question=self._number(question_id), attribute=attribute):
            self._update("question", question_id, values)

    def delete(self, question_id: int) -> None:
        """Delete a question with its cells and points. The turns stay, without a question."""
        with self._step("question.delete", question=self._number(question_id)), self._kept_in_order():
            self._store.write(
                "UPDATE turn SET question_id = NULL, role = NULL, confidence = NULL, by_hand = 0 WHERE question_id = ?",
                (question_id,),
            )
            self._delete("question", question_id)

    # ----------------------------------------------------------------- sections

    def add_section(self, title: str, after: int | None = None) -> int:
        """Add a section, last or `after` another."""
        title = self._title(title)
        with self._step("section.add", section=title), self._kept_in_order():
            order = [section.id for section in self.sections()]
            made = self._insert("section", title=title, position=self._end("section"))
            if after in order:
                order.insert(order.index(after) + 1, made)
                self._put_in_order("section", order)
        return made

    def rename_section(self, section_id: int, title: str) -> None:
        title = self._title(title, but=section_id)
        with self._step("section.rename", section=title, before=self._called("section", section_id, "title")):
            self._update("section", section_id, {"title": title})

    def move_section(self, section_id: int, position: int) -> None:
        """Put a section, with its questions, at a place among the others."""
        title = self._called("section", section_id, "title")
        with self._step("section.move", section=title), self._kept_in_order():
            others = [section.id for section in self.sections() if section.id != section_id]
            self._place("section", section_id, others, position)
            self._put_in_order("question", [id_ for ids in self._groups().values() for id_ in ids])

    def delete_section(self, section_id: int) -> None:
        """Delete a section. Its questions stay, in the section before."""
        title = self._called("section", section_id, "title")
        with self._step("section.delete", section=title), self._kept_in_order():
            order = [section.id for section in self.sections()]
            place = order.index(section_id)
            before = order[place - 1] if place else None
            groups = self._groups()
            for question_id in groups[section_id]:
                self._update("question", question_id, {"section_id": before})
            self._delete("section", section_id)
            if before is None:
                self._put_in_order("question", [id_ for ids in groups.values() for id_ in ids])

    # ----------------------------------------------------------------- order

    def _groups(self) -> dict[int | None, list[int]]:
        """The ids of the questions of each section, in order; those of none come first."""
        groups: dict[int | None, list[int]] = {None: [], **{section.id: [] for section in self.sections()}}
        for question in self.questions():
            groups[question.section_id].append(question.id)
        return groups

    @contextmanager
    def _kept_in_order(self, wanted: bool = True) -> Iterator[None]:
        """Number anew what was numbered by a rule before."""
        way = self.numbering() if wanted else None
        yield
        if way is not None:
            self._number_all(way)

    def _number_all(self, way: Numbering) -> None:
        questions = self.questions()
        for question, number in zip(questions, numbers([one.section_id for one in questions], way), strict=True):
            if question.number != number:
                self._update("question", question.id, {"number": number})

    def _put_in_order(self, table: str, order: Sequence[int]) -> None:
        for position, id_ in enumerate(order):
            self._store.write(
                f'UPDATE "{table}" SET position = ? WHERE id = ? AND position <> ?', (position, id_, position)
            )

    def _next(self) -> str:
        """A number that is not taken."""
        taken = {question.number for question in self.questions()}
        return next(number for number in map(str, range(len(taken) + 1, 2 * len(taken) + 2)) if number not in taken)

    def _title(self, title: str, but: int = 0) -> str:
        title = self._needed(title, "section")
        if any(section.title == title and section.id != but for section in self.sections()):
            raise errors.CannotDo("There is already a section “{name}”; choose another name.", name=title)
        return title

    def _free(self, number: str, but: int = 0) -> str:
        number = self._needed(number, "question")
        taken = self.numbered(number)
        if taken is not None and taken.id != but:
            raise errors.CannotDo("There is already a question {number}; choose another number.", number=number)
        return number


_MARKS = "bcdefghijklmnopqrstuvwxyz"


def _probes(probes: Sequence[str]) -> str:
    return json.dumps([probe.strip() for probe in probes if probe.strip()], ensure_ascii=False)
