"""One export of a survey, stored respondent by respondent: what is new is made, what is known is brought up to date.

Works within the step of `Surveys.taking`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qda.model import (
    Answers,
    AttributeType,
    Belonging,
    Case,
    ColumnRole,
    DraftTurn,
    Option,
    Owner,
    Question,
    Respondent,
    SurveyQuestion,
    new_guid,
)
from qda.model import Mapping as Understood
from qda.store.attributes import Attributes
from qda.store.cases import Cases
from qda.store.connection import Store
from qda.store.corrections import Corrections
from qda.store.documents import Documents
from qda.store.guide import GuideShelf
from qda.store.journal import Journal
from qda.store.shelf import Shelf
from qda.text.answer_sheets import called, free_numbers, sheet, with_answers
from qda.text.values import guessed_type

_KEPT_AS_ROWS = (*(role for role in ColumnRole if role.is_closed), ColumnRole.ATTRIBUTE)


@dataclass(frozen=True, slots=True)
class Beside:
    """The shelves that a survey's answers go to as well."""

    documents: Documents
    cases: Cases
    attributes: Attributes
    guide: GuideShelf
    corrections: Corrections


@dataclass(frozen=True, slots=True)
class Export:
    """What is taken in, and for which survey."""

    survey_id: int
    name: str
    source: str
    mapping: Understood
    language: str
    case_id: int | None
    """The case that all belong to, where there is one."""


@dataclass(frozen=True, slots=True)
class There:
    """What the project has of the survey already."""

    questions: Sequence[SurveyQuestion]
    respondents: Sequence[Respondent]
    answers: Mapping[int, Mapping[int, Sequence[str]]]


class Taking(Shelf):
    """One export being stored, within the step of `Surveys.taking`, a respondent at a time."""

    def __init__(self, store: Store, journal: Journal, beside: Beside, export: Export, there: There) -> None:
        super().__init__(store, journal)
        self._beside = beside
        self._survey_id, self._name, self._source = export.survey_id, export.name, export.source
        self._mapping, self._language, self._case_id = export.mapping, export.language, export.case_id
        self._there = there
        self._known = {one.key: one for one in there.respondents}
        self._chosen: dict[int, dict[int, set[str]]] = defaultdict(dict)
        for question, by_respondent in there.answers.items():
            for respondent, values in by_respondent.items():
                self._chosen[respondent][question] = set(values)
        self._cases: dict[str, Case] = {case.name.casefold(): case for case in beside.cases.all()}
        self._position = max((one.position + 1 for one in self._known.values()), default=0)
        self._case_end = self._end("case")
        self._ids: list[int] = []
        self._open: list[tuple[int, str, int]] = []
        """Each open column: its place in the mapping, its question, and that one's place in the guide."""
        self._questions: list[Question] = []
        self._attributes: dict[int, int] = {}
        """The attribute of each column that tells one, by the column's place."""
        self._values: dict[tuple[int, int], str] = {}

    @property
    def _owner(self) -> Owner:
        return Owner.CASE if self._mapping.belonging is Belonging.EACH else Owner.DOCUMENT

    # ----------------------------------------------------------------- the questions

    def prepare(self, answers: Sequence[Answers]) -> None:
        """Store the columns, make the guide's questions of the open ones and attributes of those that tell some."""
        there = {name: one for one in self._there.questions for name in one.column.columns}
        kept: set[int] = set()
        linked: dict[int, int | None] = {}
        for place, column in enumerate(self._mapping.columns):
            column = with_answers(column, [one.given[place] for one in answers])
            found = next((there[name] for name in column.columns if name in there and there[name].id not in kept), None)
            values: dict[str, object] = {
                "position": place, "role": column.role, "text": column.text, "stem": column.stem,
                "columns": json.dumps(column.columns, ensure_ascii=False), "options": json_options(column.options),
                "separator": column.separator,
            }  # fmt: skip
            if found is None:
                id_ = self._insert("survey_question", survey_id=self._survey_id, **values)
            else:
                id_ = found.id
                self._update("survey_question", id_, values)
            kept.add(id_)
            linked[id_] = found.question_id if found else None
            self._ids.append(id_)
        self._make_guide_questions(linked)
        self._make_attributes(answers)

    def _make_guide_questions(self, linked: dict[int, int | None]) -> None:
        guide = self._beside.guide
        wanted = [
            (place, column, id_)
            for place, (column, id_) in enumerate(zip(self._mapping.columns, self._ids, strict=True))
            if column.role is ColumnRole.OPEN
        ]
        if not wanted:
            return
        by_id = {question.id: question for question in guide.questions()}
        by_text = {" ".join(question.text.casefold().split()): question.id for question in by_id.values()}
        numbers = free_numbers({question.number for question in by_id.values()})
        section: int | None = None
        asked = []
        for place, column, id_ in wanted:
            text = f"{column.stem} – {column.text}" if column.stem else column.text
            question = linked[id_] or by_text.get(" ".join(text.casefold().split()))
            if question is None:
                if section is None:
                    same = (one.id for one in guide.sections() if one.title == self._name)
                    section = next(same, None) or self._insert(
                        "section", title=self._name, position=self._end("section")
                    )
                question = guide.add(next(numbers), text, section)
            if linked[id_] != question:
                self._update("survey_question", id_, {"question_id": question})
            asked.append((place, text, question))
        self._questions = guide.questions()
        at = {question.id: number for number, question in enumerate(self._questions)}
        self._open = [(place, text, at[question]) for place, text, question in asked]

    def _make_attributes(self, answers: Sequence[Answers]) -> None:
        wanted: dict[str, tuple[int, AttributeType, list[str]]] = {}
        for place, column in enumerate(self._mapping.columns):
            if column.role is ColumnRole.ATTRIBUTE:
                values = [one.given[place][0] for one in answers if one.given[place]]
                name = column.text.replace("{", "(").replace("}", ")").strip(" ?:*") or column.text
                there = self._beside.attributes.named(name)
                if name in wanted or (there is not None and there.of is not self._owner):
                    name = f"{name} ({self._name})"
                wanted[name] = (place, guessed_type(values), values)
        kinds = {name: kind for name, (_, kind, _) in wanted.items()}
        told = [(name, value) for name, (_, _, values) in wanted.items() for value in values]
        made = self._beside.attributes.take_columns(self._owner, kinds, told)
        for name, (place, _, _) in wanted.items():
            self._attributes[place] = made[name]
            self._update("survey_question", self._ids[place], {"attribute_id": made[name]})

    # ----------------------------------------------------------------- a respondent

    def take(self, answers: Answers) -> None:
        """Store what one respondent answered; of one who is known, what has changed."""
        known = self._known.get(answers.key)
        if known is None:
            name = called(answers.key, self._position + 1)
            case_id = self._case_of(answers, name)
            document_id = self._add_sheet(answers, name, case_id)
            respondent_id = self._insert(
                "respondent", survey_id=self._survey_id, position=self._position, key=answers.key, case_id=case_id,
                document_id=document_id,
            )  # fmt: skip
            self._position += 1
        else:
            respondent_id, document_id, case_id = known.id, known.document_id, known.case_id
            if document_id is not None:
                self._renew_sheet(document_id, answers)
        self._store_choices(respondent_id, answers)
        owner = case_id if self._owner is Owner.CASE else document_id
        for place, attribute_id in self._attributes.items():
            if owner is not None and answers.given[place]:
                self._values[owner, attribute_id] = answers.given[place][0]

    def _case_of(self, answers: Answers, name: str) -> int | None:
        match self._mapping.belonging:
            case Belonging.ONE:
                return self._case_id
            case Belonging.COLUMN:
                wanted = next(
                    (given[0] for given, column in zip(answers.given, self._mapping.columns, strict=True)
                     if column.role is ColumnRole.CASE and given), "",
                )  # fmt: skip
                return self._case_named(wanted) if wanted else None
            case _:
                known = self._cases.get(answers.key.casefold())
                return known.id if known else self._case_named(f"{self._name} {name}")

    def _case_named(self, name: str) -> int:
        name = name.strip()
        there = self._cases.get(name.casefold())
        if there is None:
            guid = new_guid()
            id_ = self._insert("case", guid=guid, name=name, position=self._case_end)
            there = self._cases[name.casefold()] = Case(id_, guid, name, self._case_end)
            self._case_end += 1
        return there.id

    def _asked(self, answers: Answers) -> list[tuple[str, str, int]]:
        return [(text, "".join(answers.given[place][:1]), at) for place, text, at in self._open]

    def _add_sheet(self, answers: Answers, name: str, case_id: int | None) -> int | None:
        if not self._open:
            return None
        draft = sheet(f"{self._name} {name}", self._asked(answers), language=self._language, source=self._source)
        document_id = self._beside.documents.add(draft, self._questions)
        self._update("document", document_id, {"case_id": case_id, "read": 1})  # its file tells what nobody answered
        self._set_by_hand(document_id)
        return document_id

    def _renew_sheet(self, document_id: int, answers: Answers) -> None:
        """Put changed words in the place of the old ones; codings, quotes and memos go along."""
        documents, corrections = self._beside.documents, self._beside.corrections
        draft = sheet(self._name, self._asked(answers), language=self._language)
        if not self._open or draft.text == documents.text(document_id):
            return
        speakers = documents.speakers(document_id)
        corrections.apply(corrections.plan(document_id, draft.text))
        stay = {speaker.part: speaker.id for speaker in reversed(speakers)}
        for speaker in documents.speakers(document_id):
            if speaker.id not in {one.id for one in speakers}:
                self._delete("speaker", speaker.id)
        for speaker in speakers:  # a colon in an answer may have been taken for a new name
            self._update("speaker", speaker.id, {"name": speaker.name})
        self._store.write("DELETE FROM turn WHERE document_id = ?", (document_id,))
        order = [stay.get(one.part) for one in draft.speakers]
        self._insert_all(
            "turn",
            ["document_id", "position", "speaker_id", "start", "end", "label_end", "said_start", "question_id", "role"],
            [self._turn_row(document_id, place, turn, order) for place, turn in enumerate(draft.turns)],
        )
        self._set_by_hand(document_id)

    def _turn_row(
        self, document_id: int, place: int, turn: DraftTurn, speakers: Sequence[int | None]
    ) -> tuple[object, ...]:
        question = None if turn.question is None else self._questions[turn.question].id
        speaker = None if turn.speaker is None else speakers[turn.speaker]
        return (document_id, place, speaker, *turn.span, turn.label.end, turn.said.start, question, turn.role)

    def _set_by_hand(self, document_id: int) -> None:
        """What an answer answers is known: matching the guide anew leaves it alone."""
        self._store.write("UPDATE turn SET by_hand = 1 WHERE document_id = ?", (document_id,))

    def _store_choices(self, respondent_id: int, answers: Answers) -> None:
        there = self._chosen.get(respondent_id, {})
        rows: list[tuple[object, ...]] = []
        for id_, column, given in zip(self._ids, self._mapping.columns, answers.given, strict=True):
            wanted = tuple(dict.fromkeys(given)) if column.role in _KEPT_AS_ROWS else ()
            before = there.get(id_, set())
            rows += [(respondent_id, id_, value) for value in wanted if value not in before]
            self._forget(respondent_id, id_, before - set(wanted))
        self._insert_all("survey_answer", ["respondent_id", "survey_question_id", "value"], rows)

    def _forget(self, respondent_id: int, question_id: int, values: Iterable[str]) -> None:
        for value in values:
            self._store.write(
                "DELETE FROM survey_answer WHERE survey_question_id = ? AND respondent_id = ? AND value = ?",
                (question_id, respondent_id, value),
            )

    def set_attributes(self) -> None:
        if self._values:
            self._beside.attributes.set_values(self._values)


def json_options(options: Sequence[Option]) -> str:
    return json.dumps([list(option) for option in options], ensure_ascii=False)
