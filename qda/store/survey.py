"""Surveys: what their columns are, who answered, and what was chosen. Words that were written are documents.

A respondent's open answers are one document, in which each column is a question of the guide: it is coded, found and
reported like any other. Closed answers are rows of their own. An export that comes later is matched by respondent.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Generator, Sequence
from contextlib import closing

from qda import errors
from qda.model import (
    Answers,
    Belonging,
    ColumnRole,
    Mapping,
    Option,
    Report,
    Respondent,
    Span,
    Survey,
    SurveyColumn,
    SurveyQuestion,
    Written,
    new_guid,
    silent,
)
from qda.store.connection import Store
from qda.store.journal import Journal
from qda.store.shelf import Shelf
from qda.store.survey_taking import Beside, Export, Taking, There, json_options

_QUESTION = "id, survey_id, position, role, text, stem, columns, options, separator, question_id, attribute_id"


_ANSWERING = (
    "FROM respondent JOIN turn ON turn.document_id = respondent.document_id "
    "AND respondent.survey_id = ? AND turn.question_id = ? AND turn.role = 'answers'"
)


class Surveys(Shelf):
    """`project.surveys`"""

    def __init__(self, store: Store, journal: Journal, beside: Beside) -> None:
        super().__init__(store, journal)
        self._beside = beside

    # ----------------------------------------------------------------- reading

    def all(self) -> list[Survey]:
        return [
            Survey(id_, guid, name, position, source, Belonging(belonging), case, heads, count)
            for id_, guid, name, position, source, belonging, case, heads, count in self._store.rows(
                "SELECT id, guid, name, position, source, belonging, case_id, header_rows, "
                "(SELECT count(*) FROM respondent WHERE survey_id = survey.id) FROM survey ORDER BY position, id"
            )
        ]

    def get(self, survey_id: int) -> Survey:
        """One survey. Raises `CannotDo` where it is gone."""
        self._called("survey", survey_id)
        return next(one for one in self.all() if one.id == survey_id)

    def named(self, name: str) -> Survey | None:
        return next((one for one in self.all() if one.name.casefold() == name.strip().casefold()), None)

    def questions(self, survey_id: int) -> list[SurveyQuestion]:
        """Its columns in order, those left out among them."""
        rows = self._store.rows(
            f"SELECT {_QUESTION} FROM survey_question WHERE survey_id = ? ORDER BY position, id", (survey_id,)
        )
        return [_question(row) for row in rows]

    def mapping(self, survey_id: int) -> Mapping:
        """How its file was understood, for the next export."""
        survey = self.get(survey_id)
        case = self._called("case", survey.case_id) if survey.case_id else ""
        columns = tuple(question.column for question in self.questions(survey_id))
        return Mapping(columns, survey.belonging, case, survey.header_rows)

    def respondents(self, survey_id: int) -> list[Respondent]:
        rows = self._store.rows(
            'SELECT id, survey_id, position, "key", case_id, document_id FROM respondent '
            "WHERE survey_id = ? ORDER BY position, id",
            (survey_id,),
        )
        return [Respondent(*row) for row in rows]

    def sheets(self) -> frozenset[int]:
        """The documents that hold what respondents wrote; all others are interviews, notes and the like."""
        rows = self._store.rows("SELECT document_id FROM respondent WHERE document_id IS NOT NULL")
        return frozenset(row[0] for row in rows)

    def own_questions(self) -> frozenset[int]:
        """The guide's questions that only a survey asks: those of sections with a survey's name in which all are open
        questions of surveys. A section of the guide's own is asked in interviews, also where a survey asks it all."""
        rows = self._store.rows(
            """
            SELECT question.id FROM question JOIN section ON section.id = section_id
            WHERE title IN (SELECT name FROM survey) AND section_id NOT IN (
                SELECT section_id FROM question WHERE section_id IS NOT NULL AND id NOT IN (
                    SELECT question_id FROM survey_question WHERE question_id IS NOT NULL))
            """
        )
        return frozenset(row[0] for row in rows)

    def answers(self, survey_id: int) -> dict[int, dict[int, tuple[str, ...]]]:
        """{question id: {respondent id: what was chosen}}. ("",) is an answer in which nothing was ticked; who did
        not answer is not there."""
        found: dict[int, dict[int, tuple[str, ...]]] = defaultdict(dict)
        for question, respondent, value in self._store.rows(
            "SELECT survey_question_id, respondent_id, value FROM survey_answer JOIN survey_question "
            "ON survey_question.id = survey_question_id WHERE survey_id = ? ORDER BY survey_answer.id",
            (survey_id,),
        ):
            there = found[question].get(respondent, ())
            found[question][respondent] = (*there, value)
        return dict(found)

    def written(self, survey_id: int, guide_question_id: int) -> list[Written]:
        """All answers to an open question, in the order of the respondents, each with what is coded on it."""
        on: dict[tuple[int, int], list[tuple[int, int, Span]]] = defaultdict(list)
        for document, turn_start, coding, code, start, end in self._store.rows(
            f'SELECT turn.document_id, turn.start, coding.id, coding.code_id, coding.start, coding."end" {_ANSWERING} '
            "JOIN coding ON coding.document_id = turn.document_id "
            'AND coding.start < turn."end" AND coding."end" > turn.start ORDER BY coding.start, coding.id',
            (survey_id, guide_question_id),
        ):
            on[document, turn_start].append((coding, code, Span(start, end)))
        rows = self._store.rows(
            'SELECT respondent.id, turn.document_id, turn.start, turn."end", '
            'substr(text, turn.start + 1, turn."end" - turn.start), document.name, coalesce("case".name, \'\') '
            f"{_ANSWERING} JOIN document ON document.id = turn.document_id "
            "JOIN document_text ON document_text.document_id = turn.document_id "
            'LEFT JOIN "case" ON "case".id = document.case_id ORDER BY respondent.position, turn.position',
            (survey_id, guide_question_id),
        )
        return [
            Written(who, document, Span(start, end), text, name, case, tuple(on.get((document, start), ())))
            for who, document, start, end, text, name, case in rows
        ]

    # ----------------------------------------------------------------- taking in

    def take(
        self, name: str, source: str, mapping: Mapping, answers: Sequence[Answers], language: str,
        report: Report = silent,
    ) -> int:  # fmt: skip
        """Store a survey in one step, or what a later export of the survey of that name has. Returns its id."""
        taking = self.taking(name, source, mapping, answers, language)
        made: list[int] = []
        with closing(taking):
            for number, survey_id in enumerate(taking):
                report(min(number, len(answers)), len(answers), name)
                made.append(survey_id)
        return made[-1]

    def taking(
        self, name: str, source: str, mapping: Mapping, answers: Sequence[Answers], language: str
    ) -> Generator[int, None, None]:
        """As `take`, a respondent at each turn of the loop; closed before its end, it leaves no trace.

        Respondents that are known by their key keep their documents with all that is coded in them; those whom the
        file does not have stay.
        """
        name = self._needed(name, "survey")
        with self._step("survey.import", survey=name, count=len(answers), source=source):
            there = self.named(name)
            case_id = self._case(mapping.case) if mapping.belonging is Belonging.ONE else None
            values: dict[str, object] = {
                "source": source, "belonging": mapping.belonging, "case_id": case_id,
                "header_rows": mapping.header_rows,
            }  # fmt: skip
            if there is None:
                survey_id = self._insert("survey", guid=new_guid(), name=name, position=self._end("survey"), **values)
            else:
                survey_id = there.id
                self._update("survey", survey_id, values)
            export = Export(survey_id, name, source, mapping, language, case_id)
            known = There(self.questions(survey_id), self.respondents(survey_id), self.answers(survey_id))
            one = Taking(self._store, self._journal, self._beside, export, known)
            one.prepare(answers)
            yield survey_id
            for answer in answers:
                one.take(answer)
                yield survey_id
            one.set_attributes()
        yield survey_id

    def _case(self, name: str) -> int | None:
        """The case of that name, made where there is none."""
        name = name.strip()
        if not name:
            return None
        there = self._beside.cases.named(name)
        return there.id if there else self._beside.cases.add(name)

    # ----------------------------------------------------------------- putting right

    def rename(self, survey_id: int, name: str) -> None:
        """Give a survey another name, and the guide's section with what only it asks."""
        name = self._needed(name, "survey")
        taken = self.named(name)
        if taken is not None and taken.id != survey_id:
            raise errors.CannotDo("There is already a survey “{name}”; choose another name.", name=name)
        with self._step("survey.rename", survey=name, before=self._called("survey", survey_id)):
            self._store.write(
                """
                UPDATE section SET title = ? WHERE title = (SELECT name FROM survey WHERE id = ?) AND id IN (
                    SELECT section_id FROM question JOIN survey_question ON question.id = question_id
                    WHERE survey_id = ?)
                """,
                (name, survey_id, survey_id),
            )
            self._update("survey", survey_id, {"name": name})

    def change_question(
        self,
        question_id: int,
        *,
        text: str | None = None,
        role: ColumnRole | None = None,
        options: Sequence[Option] | None = None,
    ) -> None:
        """Word a closed question otherwise, take it for another kind of closed one, or name and order its options."""
        there = self._question(question_id)
        values: dict[str, object] = {}
        if text is not None:
            values["text"] = self._needed(text, "question")
        if role is not None:
            if not (there.role.is_closed and role.is_closed):
                raise errors.CannotDo("Import the survey again to take “{text}” for something else.", text=there.text)
            values["role"] = role
        if options is not None:
            values["options"] = json_options(options)
        with self._step("survey.change", question=text or there.text):
            self._update("survey_question", question_id, values)

    def _question(self, question_id: int) -> SurveyQuestion:
        row = self._store.row(f"SELECT {_QUESTION} FROM survey_question WHERE id = ?", (question_id,))
        if row is None:
            raise errors.CannotDo("That question is no longer in the survey; choose another.")
        return _question(row)

    def delete(self, survey_id: int) -> None:
        """Delete a survey with its answers, those that are documents too, and the cases that were made for it.

        Cases that have other documents stay, and so do the questions of the guide.
        """
        survey = self.get(survey_id)
        with self._step("survey.delete", survey=survey.name):
            respondents = self.respondents(survey_id)
            for respondent in respondents:
                if respondent.document_id is not None:
                    self._beside.documents.delete(respondent.document_id)
            if survey.belonging is Belonging.EACH:
                used = {document.case_id for document in self._beside.documents.all()}
                for respondent in respondents:
                    if respondent.case_id is not None and respondent.case_id not in used:
                        self._delete("case", respondent.case_id)
            self._delete("survey", survey_id)


def _question(row: Sequence[object]) -> SurveyQuestion:
    id_, survey, position, role, text, stem, columns, options, separator, question, attribute = row
    column = SurveyColumn(
        ColumnRole(str(role)), str(text), tuple(json.loads(str(columns))), str(stem),
        tuple(Option(value, label, bool(beside)) for value, label, beside in json.loads(str(options))),
        str(separator),
    )  # fmt: skip
    return SurveyQuestion(id_, survey, position, column, question, attribute)  # type: ignore[arg-type]
