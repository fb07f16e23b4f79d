"""Whatever is done in whatever order: undone it is gone, redone it is back, and nothing ever breaks."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from qda.analysis.verify import check
from qda.errors import CannotDo
from qda.model import About, CellState, Draft, Place, Span, TurnRole
from qda.project import Project

ANY = st.integers(0, 1_000_000)
NAMES = st.sampled_from(["Anchoring", "Time", "Money", "Gains", "å > b", "Enthusiast"])
WORDS = st.sampled_from(["", "We waited.", "Nobody came 😀", "the council", "Åsmund\nsaid so"])
STATES = st.sampled_from([*CellState, None])


def make_machine(
    study_file: Path, tables: Callable[[Project], object], make_draft: Callable[..., Draft]
) -> type[RuleBasedStateMachine]:
    class Acts(RuleBasedStateMachine):
        """`line` is the way that undo and redo go: for each act the tables after it; `at` is where we are."""

        def __init__(self) -> None:
            super().__init__()
            self.folder = Path(tempfile.mkdtemp())
            self.project = Project.open(shutil.copy(study_file, self.folder / "study.sitat"), coder="kari")
            act = self.project.to_undo()
            assert act
            self.line: list[tuple[int, object]] = [(act.id, tables(self.project))]
            self.at = 0

        def teardown(self) -> None:
            here, there = self.at, len(self.line) - 1
            while self.at:
                self.undo()
            while self.at < there:
                self.redo()
            while self.at > here:
                self.undo()
            self.is_sound()
            self.project.close()
            assert [path.name for path in self.folder.iterdir()] == ["study.sitat"]
            shutil.rmtree(self.folder)

        def is_sound(self) -> None:
            assert check(self.project) == []
            for document in self.project.documents.all():
                words = self.project.documents.text(document.id).split()
                found = {id_ for id_, _ in self.project.documents.search(words[0])}
                assert document.id in found
            known = {document.id for document in self.project.documents.all()}
            assert {id_ for id_, _ in self.project.documents.search("interview")} <= known

        # ------------------------------------------------------------- what every act must keep

        def act(self, does: Callable[[Project], object]) -> None:
            """Do something; then note where that leaves undo and redo."""
            try:
                does(self.project)
            except CannotDo:
                assert tables(self.project) == self.line[self.at][1]
                return
            now, last = tables(self.project), self.project.to_undo()
            assert last
            if now == self.line[self.at][1] and last.id == self.line[self.at][0]:
                return  # nothing was changed, and what was undone can still be redone
            ids = [id_ for id_, _ in self.line[: self.at + 1]]
            keep = ids.index(last.id) if last.id in ids else self.at + 1  # typing goes on in the step before
            self.line[keep:] = [(last.id, now)]
            self.at = keep
            assert self.project.to_redo() is None

        def pick(self, ids: Sequence[int], which: int) -> int:
            if not ids:
                raise CannotDo("There is none.")
            return ids[which % len(ids)]

        def code(self, which: int) -> int:
            return self.pick([code.id for code in self.project.codes.all()], which)

        def coding(self, which: int) -> int:
            return self.pick([coding.id for coding in self.project.codings.of_codes()], which)

        def document(self, which: int) -> int:
            return self.pick([document.id for document in self.project.documents.all()], which)

        def case(self, which: int) -> int:
            return self.pick([case.id for case in self.project.cases.all()], which)

        def question(self, which: int) -> int:
            return self.pick([question.id for question in self.project.guide.questions()], which)

        def point(self, which: int) -> int:
            return self.pick([point.id for point in self.project.synthesis.points()], which)

        def evidence(self, which: int) -> int:
            points = self.project.synthesis.points()
            return self.pick([evidence.id for point in points for evidence in point.evidence], which)

        def memo(self, which: int) -> int:
            return self.pick([memo.id for memo in self.project.memos.all()], which)

        def span(self, document_id: int, start: int, length: int) -> Span:
            start %= len(self.project.documents.text(document_id))
            return Span(start, start + length)

        # ------------------------------------------------------------- codes and codings

        @rule(name=NAMES, under=st.none() | ANY)
        def add_code(self, name: str, under: int | None) -> None:
            self.act(lambda p: p.codes.add(name, None if under is None else self.code(under), definition=name))

        @rule(which=ANY, name=NAMES, words=WORDS)
        def change_code(self, which: int, name: str, words: str) -> None:
            self.act(lambda p: p.codes.change(self.code(which), name=name))
            self.act(lambda p: p.codes.change(self.code(which), example=words))

        @rule(which=ANY, under=st.none() | ANY, place=st.integers(0, 3))
        def move_code(self, which: int, under: int | None, place: int) -> None:
            self.act(lambda p: p.codes.move(self.code(which), None if under is None else self.code(under), place))

        @rule(which=ANY, into=ANY)
        def merge_codes(self, which: int, into: int) -> None:
            self.act(lambda p: p.codes.merge(self.code(which), self.code(into)))

        @rule(which=ANY)
        def delete_code(self, which: int) -> None:
            self.act(lambda p: p.codes.delete(self.code(which)))

        @rule(where=ANY, start=ANY, length=st.integers(0, 40), which=ANY, coder=st.sampled_from(["", "per"]))
        def add_coding(self, where: int, start: int, length: int, which: int, coder: str) -> None:
            def does(p: Project) -> None:
                document = self.document(where)
                p.codings.add(document, self.span(document, start, length), self.code(which), coder)

            self.act(does)

        @rule(which=ANY, count=st.integers(1, 3), code=ANY)
        def recode(self, which: int, count: int, code: int) -> None:
            self.act(lambda p: p.codings.recode([self.coding(which + n) for n in range(count)], self.code(code)))

        @rule(which=ANY, start=ANY, length=st.integers(0, 40))
        def resize(self, which: int, start: int, length: int) -> None:
            def does(p: Project) -> None:
                coding = p.codings.get(self.coding(which))
                p.codings.resize(coding.id, self.span(coding.document_id, start, length))

            self.act(does)

        @rule(which=ANY)
        def remove_coding(self, which: int) -> None:
            self.act(lambda p: p.codings.remove([self.coding(which)]))

        # ------------------------------------------------------------- documents, cases and guide

        @rule(which=ANY, case=st.sampled_from(["", "Osen", "Namsos"]), number=st.integers(1, 99))
        def add_document(self, which: int, case: str, number: int) -> None:
            line = ("Dag", f"Word{number} after word, interview {number}.", None, None)
            draft = make_draft(f"Interview {number}", [line] * (number % 4), case)
            self.act(lambda p: p.documents.add(draft, p.guide.questions()))

        @rule(which=ANY, start=ANY, length=st.integers(0, 30), words=WORDS)
        def correct_document(self, which: int, start: int, length: int, words: str) -> None:
            def does(p: Project) -> None:
                document = self.document(which)
                span, text = self.span(document, start, length), p.documents.text(document)
                p.corrections.apply(p.corrections.plan(document, text[: span.start] + words + text[span.end :]))

            self.act(does)

        @rule(which=ANY)
        def delete_document(self, which: int) -> None:
            self.act(lambda p: p.documents.delete(self.document(which)))

        @rule(which=ANY, name=NAMES, read=st.booleans(), case=ANY)
        def change_document(self, which: int, name: str, read: bool, case: int) -> None:
            self.act(lambda p: p.documents.rename(self.document(which), name))
            self.act(lambda p: p.documents.set_read(self.document(which), read))
            self.act(lambda p: p.documents.set_case(self.document(which), self.case(case)))

        @rule(where=ANY, which=ANY, question=st.none() | ANY)
        def match_turn(self, where: int, which: int, question: int | None) -> None:
            def does(p: Project) -> None:
                turn = self.pick([turn.id for turn in p.documents.turns(self.document(where))], which)
                matched = None if question is None else self.question(question)
                p.documents.set_question(turn, matched, TurnRole.ANSWERS)

            self.act(does)

        @rule(which=ANY, place=st.integers(0, 3), name=NAMES)
        def change_cases(self, which: int, place: int, name: str) -> None:
            self.act(lambda p: p.cases.add(name))
            self.act(lambda p: p.cases.move(self.case(which), place))

        @rule(which=ANY)
        def delete_case(self, which: int) -> None:
            self.act(lambda p: p.cases.delete(self.case(which)))

        @rule(which=ANY)
        def delete_question(self, which: int) -> None:
            self.act(lambda p: p.guide.delete(self.question(which)))

        # ------------------------------------------------------------- memos, cells and points

        @rule(words=WORDS, about=st.sampled_from(About), which=ANY)
        def add_memo(self, words: str, about: About, which: int) -> None:
            pick: dict[About, Callable[[int], Any]] = {
                About.NOTHING: lambda which: None,
                About.CODE: self.code,
                About.CODING: self.coding,
                About.DOCUMENT: self.document,
                About.CASE: self.case,
                About.QUESTION: self.question,
                About.POINT: self.point,
            }
            self.act(lambda p: p.memos.add(words, about, pick[about](which)))

        @rule(which=ANY, words=WORDS)
        def type_in_memo(self, which: int, words: str) -> None:
            self.act(lambda p: p.memos.set_text(self.memo(which), words))

        @rule(which=ANY)
        def delete_memo(self, which: int) -> None:
            self.act(lambda p: p.memos.delete(self.memo(which)))

        @rule(question=ANY, case=ANY, words=WORDS)
        def type_in_cell(self, question: int, case: int, words: str) -> None:
            self.act(lambda p: p.synthesis.set_summary(self.question(question), self.case(case), words))

        @rule(question=ANY, case=ANY, state=STATES)
        def set_state(self, question: int, case: int, state: CellState | None) -> None:
            self.act(lambda p: p.synthesis.set_state(self.question(question), self.case(case), state))

        @rule(question=ANY, words=WORDS, place=st.none() | st.integers(0, 3))
        def add_point(self, question: int, words: str, place: int | None) -> None:
            self.act(lambda p: p.synthesis.add_point(self.question(question), words, place))

        @rule(which=ANY, words=WORDS)
        def type_in_point(self, which: int, words: str) -> None:
            self.act(lambda p: p.synthesis.set_point_text(self.point(which), words))

        @rule(which=ANY, at=st.integers(0, 20))
        def split_point(self, which: int, at: int) -> None:
            self.act(lambda p: p.synthesis.split_point(self.point(which), at))

        @rule(which=ANY, at=st.integers(0, 20), evidence=ANY)
        def divide_point(self, which: int, at: int, evidence: int) -> None:
            self.act(lambda p: p.synthesis.split_point(self.point(which), at, [self.evidence(evidence)]))

        @rule(which=ANY, other=ANY)
        def merge_points(self, which: int, other: int) -> None:
            self.act(lambda p: p.synthesis.merge_points([self.point(which), self.point(other)]))

        @rule(which=ANY, other=ANY)
        def promote_points(self, which: int, other: int) -> None:
            self.act(lambda p: p.synthesis.promote([self.point(which), self.point(other)]))

        @rule(which=ANY, place=st.integers(0, 4), code=ANY)
        def move_point_to_a_code(self, which: int, place: int, code: int) -> None:
            self.act(lambda p: p.synthesis.move_point(self.point(which), place, Place(code_id=self.code(code))))

        @rule(which=ANY, place=st.integers(0, 4), question=ANY)
        def move_point(self, which: int, place: int, question: int) -> None:
            self.act(lambda p: p.synthesis.move_point(self.point(which), place, self.question(question)))

        @rule(which=ANY)
        def delete_point(self, which: int) -> None:
            self.act(lambda p: p.synthesis.delete_point(self.point(which)))

        @rule(which=ANY, question=ANY, case=ANY)
        def add_cell_as_evidence(self, which: int, question: int, case: int) -> None:
            self.act(lambda p: p.synthesis.add_cell(self.point(which), self.question(question), self.case(case)))

        @rule(which=ANY, coding=ANY)
        def add_quote_as_evidence(self, which: int, coding: int) -> None:
            def does(p: Project) -> None:
                quoted = p.codings.get(self.coding(coding))
                p.synthesis.add_quote(self.point(which), quoted.document_id, quoted.span, coding_id=quoted.id)

            self.act(does)

        @rule(which=ANY, place=st.integers(0, 3), shown=st.booleans())
        def arrange_evidence(self, which: int, place: int, shown: bool) -> None:
            self.act(lambda p: p.synthesis.move_evidence(self.evidence(which), place))
            self.act(lambda p: p.synthesis.show_quote(self.evidence(which), shown))

        @rule(which=ANY)
        def remove_evidence(self, which: int) -> None:
            self.act(lambda p: p.synthesis.remove_evidence(self.evidence(which)))

        # ------------------------------------------------------------- undo, redo, failures, closing

        @rule()
        def undo(self) -> None:
            if self.at:
                assert self.project.undo()
                self.at -= 1
            assert tables(self.project) == self.line[self.at][1]

        @rule()
        def redo(self) -> None:
            if self.at < len(self.line) - 1:
                assert self.project.redo()
                self.at += 1
            else:
                assert not self.project.redo()
            assert tables(self.project) == self.line[self.at][1]

        @rule()
        def fail_half_way(self) -> None:
            def fails() -> None:
                with self.project.step("document.delete", document="both"):
                    for document in self.project.documents.all():
                        self.project.documents.delete(document.id)
                    self.project.documents.text(self.project.documents.add(make_draft("Osen", [])))
                    raise ZeroDivisionError

            with pytest.raises(ZeroDivisionError):
                fails()
            assert tables(self.project) == self.line[self.at][1]

        @rule()
        def close_and_open(self) -> None:
            self.project.close()
            self.project = Project.open(self.project.path, coder="kari")
            assert tables(self.project) == self.line[self.at][1]

        @initialize()
        def start(self) -> None:
            self.is_sound()

    return Acts


def test_random_acts_are_undone_and_redone_exactly(
    study_file: Path, tables: Callable[[Project], object], draft: Callable[..., Draft]
) -> None:
    run_state_machine_as_test(
        make_machine(study_file, tables, draft), settings=settings(max_examples=30, stateful_step_count=30)
    )
