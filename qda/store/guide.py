"""The interview guide: sections and numbered questions."""

from __future__ import annotations

import json
from collections.abc import Sequence

from qda import errors
from qda.model import Guide, Question, Section, Views, new_guid
from qda.store.shelf import Shelf


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

    def take_over(self, guide: Guide) -> int:
        """Bring in a guide file. A question with a known number is changed to what the file says, others are added.

        Questions that the file does not have stay, after the others. Returns how many were added.
        """
        added = 0
        with self._step("guide.import", guide=guide.title, count=len(guide.questions)):
            known = {question.number: question for question in self.questions()}
            sections = {section.title: section.id for section in self.sections()}
            for position, entry in enumerate(guide.questions):
                if entry.section and entry.section not in sections:
                    sections[entry.section] = self._insert(
                        "section", title=entry.section, position=self._end("section")
                    )
                values: dict[str, object] = {
                    "section_id": sections.get(entry.section),
                    "position": position,
                    "text": entry.text,
                    "probes": json.dumps(list(entry.probes), ensure_ascii=False),
                }
                if entry.number in known:
                    self._update("question", known.pop(entry.number).id, values)
                else:
                    self._insert("question", guid=new_guid(), number=entry.number, **values)
                    added += 1
            for position, left in enumerate(known.values(), len(guide.questions)):
                self._update("question", left.id, {"position": position})
        return added

    def add(self, number: str, text: str, section_id: int | None = None) -> int:
        number, text = self._free(number), self._needed(text, "question")
        with self._step("question.add", question=number):
            return self._insert(
                "question",
                guid=new_guid(),
                number=number,
                text=text,
                section_id=section_id,
                position=self._end("question"),
            )

    def change(self, question_id: int, *, number: str | None = None, text: str | None = None) -> None:
        values: dict[str, object] = {}
        if number is not None:
            values["number"] = self._free(number, but=question_id)
        if text is not None:
            values["text"] = self._needed(text, "question")
        with self._step("question.change", question=self._number(question_id)):
            self._update("question", question_id, values)

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
        with self._step("question.delete", question=self._number(question_id)):
            self._delete("question", question_id)

    def _free(self, number: str, but: int = 0) -> str:
        number = self._needed(number, "question")
        taken = self.numbered(number)
        if taken is not None and taken.id != but:
            raise errors.CannotDo("There is already a question {number}; choose another number.", number=number)
        return number
