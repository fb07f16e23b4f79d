from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.model import About, ActState, Changes, Draft, DraftTurn, Span
from qda.project import Project
from qda.store import journal, schema
from qda.store.cells import Citing, guide_crossing
from qda.store.shelf import Shelf

Tables = Callable[[Project], dict[str, list[tuple[object, ...]]]]
Verb = Callable[[Project], object]

WORDS = "I: Did you wait?\nA: We waited.\n"
TWO_TURNS = (
    DraftTurn(None, Span(0, 16), Span(0, 2), Span(3, 16)),
    DraftTurn(None, Span(17, 29), Span(17, 19), Span(20, 29)),
)


# --------------------------------------------------------------------------- undo and redo


def test_undo_and_redo_restore_every_row_of_every_verb(study: Project, tables: Tables, verb: Verb) -> None:
    before, acts = tables(study), len(study.history())
    verb(study)
    after, done = tables(study), len(study.history()) - acts
    assert done
    for _ in range(done):
        assert study.undo()
    assert tables(study) == before
    for _ in range(done):
        assert study.redo()
    assert tables(study) == after
    assert not study.redo()
    assert study.unsound() == []


def test_undo_and_redo_of_every_verb_work_after_closing_and_opening(study: Project, tables: Tables, verb: Verb) -> None:
    before, acts = tables(study), len(study.history())
    verb(study)
    after, done = tables(study), len(study.history()) - acts
    study.close()
    with Project.open(study.path, coder="ola") as again:
        for _ in range(done):
            again.undo()
        assert tables(again) == before
    with Project.open(study.path, coder="per") as again:
        for _ in range(done):
            again.redo()
        assert tables(again) == after


def test_every_writing_method_of_every_shelf_is_among_these_verbs(study: Project, verbs: dict[str, Verb]) -> None:
    writing = {
        f"{name}.{method}"
        for name, shelf in vars(study).items()
        if isinstance(shelf, Shelf)
        for method, function in inspect.getmembers(type(shelf), inspect.isfunction)
        if not method.startswith("_") and "_step(" in inspect.getsource(function)
    }
    assert len(writing) > 40
    assert writing <= {name.split()[0] for name in verbs}


def test_everything_is_undone_to_the_empty_project_and_redone(study: Project, tables: Tables) -> None:
    full = tables(study)
    count = len(study.history()) - 1
    undone = [study.undo() for _ in range(count)]
    assert all(undone)
    assert not study.undo()
    assert {table for table, rows in tables(study).items() if rows} == {"setting", "coder"}
    assert all(study.redo() for _ in range(count))
    assert tables(study) == full


def test_undoing_on_an_empty_project_keeps_the_project_itself(project: Project) -> None:
    assert project.to_undo() is None
    assert not project.undo()
    assert project.name == "study"


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(texts=st.lists(texts, min_size=1, max_size=6))
def test_whatever_is_written_comes_back_letter_by_letter(project: Project, texts: list[str]) -> None:
    memos = []
    for text in texts:
        with project.step("memo.add", memo=text):
            memos.append(project.memos.add(text))
    written = [project.memos.get(memo) for memo in memos]
    for memo in memos:
        project.memos.delete(memo)
    for _ in memos:
        project.undo()
    assert [project.memos.get(memo) for memo in memos] == written
    for _ in memos:
        project.undo()
    for _ in memos:
        project.redo()
    assert [project.memos.get(memo) for memo in memos] == written


def test_undoing_a_merge_restores_every_coding(study: Project) -> None:
    anchoring, time = study.codes.find("Anchoring"), study.codes.find("Time")
    assert anchoring
    assert time
    before = study.codings.of_codes()
    study.codes.merge(anchoring.id, time.id)
    assert study.codings.count_by_code() != {}
    study.undo()
    assert study.codings.of_codes() == before


def test_a_new_act_drops_what_was_undone_but_the_history_keeps_it(project: Project) -> None:
    project.codes.add("Time")
    project.codes.add("Money")
    project.undo()
    assert project.history()[0].state is ActState.UNDONE
    project.codes.add("Gains")
    assert project.to_redo() is None
    assert not project.redo()
    states = [(act.details.get("code"), act.state) for act in project.history(3)]
    assert states == [("Gains", ActState.DONE), ("Money", ActState.DROPPED), ("Time", ActState.DONE)]
    project.undo()
    project.undo()
    assert project.codes.all() == []


def test_an_act_that_changes_nothing_does_not_drop_what_can_be_redone(project: Project) -> None:
    time = project.codes.add("Time")
    project.codes.add("Money")
    project.undo()
    project.codes.change(time, definition="")
    assert project.to_redo() is not None


def test_undo_inside_a_step_is_a_bug_that_changes_nothing(study: Project, tables: Tables) -> None:
    before = tables(study)

    def add_and_undo() -> None:
        with study.step("code.add", code="Gains"):
            study.codes.add("Gains")
            study.undo()

    with pytest.raises(RuntimeError, match=r"code\.add"):
        add_and_undo()
    assert tables(study) == before


# --------------------------------------------------------------------------- steps


def test_a_step_inside_a_step_joins_it(project: Project) -> None:
    with project.step("codebook.import", book="By hand"):
        project.codes.add("Time")
        project.codes.add("Money")
    assert [act.kind for act in project.history()] == ["codebook.import", "project.new"]
    project.undo()
    assert project.codes.all() == []


def test_an_exception_inside_a_step_leaves_nothing(study: Project, tables: Tables) -> None:
    before, history = tables(study), study.history()
    heard: list[Changes] = []
    study.on_change(heard.append)

    def fail_half_way() -> None:
        with study.step("code.add", code="Gains"):
            study.codes.add("Gains")
            study.documents.delete(study.documents.all()[0].id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert tables(study) == before
    assert study.history() == history
    assert heard == []
    assert study.documents.index_fits()


def test_a_step_left_by_an_exception_takes_back_its_part_of_the_outer_one(project: Project) -> None:
    def add_one_that_is_there() -> None:
        with project.step("code.add", code="Gains and time"):
            project.codes.add("Gains")
            project.codes.add("Time")

    with project.step("codebook.import", book="By hand"):
        project.codes.add("Time")
        with pytest.raises(errors.CannotDo):
            add_one_that_is_there()
        project.codes.add("Money")
    assert [code.name for code in project.codes.all()] == ["Time", "Money"]
    project.undo()
    assert project.codes.all() == []


def test_after_an_exception_the_next_step_works(project: Project) -> None:
    with pytest.raises(KeyError), project.step("code.add", code="Gains"):
        raise KeyError
    project.codes.add("Time")
    assert project.history()[0].details == {"code": "Time"}


def test_an_empty_step_leaves_no_history(project: Project) -> None:
    history = project.history()
    with project.step("code.add", code="Time"):
        pass
    assert project.history() == history


def test_what_an_outer_step_does_not_tell_the_first_of_its_kind_inside_tells(project: Project) -> None:
    document = project.documents.add(Draft("Osen", "We waited."))
    with project.step("coding.add", code="Time", quote="", document="", paragraph=""):
        time = project.codes.add("Time")
        project.codings.add(document, Span(0, 9), time)
        project.codings.add(document, Span(0, 2), time)
    assert project.history()[0].details == {"code": "Time", "quote": "We waited", "document": "Osen", "paragraph": 1}


@pytest.mark.parametrize("table", schema.JOURNALLED)
def test_writing_outside_a_step_is_a_bug(study: Project, tables: Tables, table: str) -> None:
    with study.step("case.add", case="Røyrvik"):
        place = guide_crossing(study.guide.questions()[0].id, study.cases.add("Røyrvik"))
        study.cells.cite(place, "Something (¶ 1).", [], [Citing("(¶ 1)", study.documents.all()[0].id, Span(0, 9))])
    before = tables(study)
    assert before[table]
    with pytest.raises(errors.OutsideAStep):
        study._store.write(f'DELETE FROM "{table}"')
    column = study._store.rows(f'PRAGMA table_info("{table}")')[1][1]
    with pytest.raises(errors.OutsideAStep):
        study._store.write(f'UPDATE "{table}" SET "{column}" = "{column}" || 1')
    assert tables(study) == before


def test_rows_written_as_they_are_already_are_no_change(study: Project) -> None:
    history = study.history()
    with study.step("code.change", code="all"):
        study._store.write("UPDATE code SET name = name")
    assert study.history() == history


def test_a_project_opened_for_reading_refuses_every_verb(study: Project, tables: Tables, verb: Verb) -> None:
    before = tables(study)
    with Project.open(study.path, read_only=True) as reading:
        with pytest.raises(errors.ProjectReadOnly):
            verb(reading)
        for act in (reading.undo, reading.purge):
            with pytest.raises(errors.ProjectReadOnly):
                act()
        with pytest.raises(errors.ProjectReadOnly):
            reading._store.write("DELETE FROM memo")
    assert tables(study) == before


# --------------------------------------------------------------------------- typing


def type_into_memo(project: Project) -> tuple[Callable[[str], object], str]:
    memo = project.memos.add("")
    project.codes.add("Time")
    return lambda text: project.memos.set_text(memo, text), "memo"


def type_into_cell(project: Project) -> tuple[Callable[[str], object], str]:
    question, case = project.guide.add("1", "Why?"), project.cases.add("Osen")
    return lambda text: project.synthesis.set_summary(question, case, text), "cell"


def type_into_point(project: Project) -> tuple[Callable[[str], object], str]:
    point = project.synthesis.add_point(project.guide.add("1", "Why?"), "")
    return lambda text: project.synthesis.set_point_text(point, text), "point"


def type_into_definition(project: Project) -> tuple[Callable[[str], object], str]:
    code = project.codes.add("Time")
    return lambda text: project.codes.change(code, definition=text), "code"


def type_into_setting(project: Project) -> tuple[Callable[[str], object], str]:
    return lambda text: project.set_setting("title", text), "setting"


def test_a_new_text_and_its_turns_are_written_once_until_their_import_is_undone(
    project: Project, tables: Tables
) -> None:
    before = tables(project)
    document = project.documents.add(Draft("Osen", WORDS, turns=TWO_TURNS))
    kept = "SELECT coalesce(sum(length(after)), 0) FROM change WHERE \"table\" IN ('document_text', 'turn')"
    assert project._store.value(kept) == 3 * len(journal.AS_IT_STANDS)
    project.documents.set_question(project.documents.turns(document)[1].id, None, None)  # a change to a new row
    after = tables(project)
    project.undo()
    project.undo()
    assert project._store.value(kept) > len(WORDS)
    assert tables(project) == before
    project.redo()
    project.redo()
    assert tables(project) == after


def test_a_document_that_came_and_went_within_one_act_leaves_nothing_in_either_direction(
    project: Project, tables: Tables
) -> None:
    before = tables(project)
    with project.step("document.add"):
        gone = project.documents.add(Draft("Osen", WORDS, turns=TWO_TURNS))
        project.documents.delete(gone)
        project.documents.add(Draft("Vikna", WORDS, turns=TWO_TURNS))
    after = tables(project)
    for _ in range(2):
        project.undo()
        assert tables(project) == before
        project.redo()
        assert tables(project) == after


def test_new_turns_that_fail_half_way_leave_nothing_even_where_the_step_goes_on(
    project: Project, tables: Tables
) -> None:
    document = project.documents.add(Draft("Osen", WORDS))
    before = tables(project)
    columns = ["document_id", "position", "start", "end", "label_end", "said_start"]
    with project.step("document.correct"):
        with pytest.raises((sqlite3.IntegrityError, errors.SitatError)):
            project.documents._insert_all("turn", columns, [(document, 0, 0, 2, 0, 0), (document, 1, None, 4, 2, 2)])
        project.documents.rename(document, "Vikna")
    assert project.documents.turns(document) == []
    project.undo()
    assert tables(project) == before


def test_turns_that_are_found_anew_while_somebody_types_are_undone_and_redone(project: Project, tables: Tables) -> None:
    document = project.documents.add(Draft("Osen", WORDS, turns=TWO_TURNS))
    before = tables(project)
    for start in (1, 2):
        with project.step("document.correct", "typing"):
            project._store.write("DELETE FROM turn WHERE document_id = ?", (document,))
            columns = ["document_id", "position", "start", "end", "label_end", "said_start"]
            project.documents._insert_all("turn", columns, [(document, 0, 0, 16, start, start)])
    after = tables(project)
    for _ in range(2):
        project.undo()
        assert tables(project) == before
        project.redo()
        assert tables(project) == after


@pytest.mark.parametrize(
    "field", [type_into_memo, type_into_cell, type_into_point, type_into_definition, type_into_setting]
)
def test_typing_in_one_field_is_one_step_with_one_change(
    project: Project, tables: Tables, field: Callable[[Project], tuple[Callable[[str], object], str]]
) -> None:
    typed, table = field(project)
    before, acts = tables(project), len(project.history())
    heard: list[Changes] = []
    project.on_change(heard.append)
    for end in range(1, 15):
        typed("We waited long"[:end])
    assert len(project.history()) == acts + 1
    assert len(heard) == 14
    assert all(changes.touches(table) for changes in heard)
    step = project.history()[0].id
    assert project._store.value("SELECT count(*) FROM change WHERE step_id = ?", (step,)) == 1
    after = tables(project)
    project.undo()
    assert tables(project) == before
    project.redo()
    assert tables(project) == after


def test_typing_on_in_a_new_memo_belongs_to_making_it(project: Project) -> None:
    memo = project.memos.add("")
    project.memos.set_text(memo, "We waited")
    assert [act.kind for act in project.history()] == ["memo.add", "project.new"]
    project.undo()
    assert project.memos.all() == []
    project.redo()
    assert project.memos.get(memo).text == "We waited"


def test_typing_and_taking_it_back_leaves_no_history(project: Project) -> None:
    project.set_setting("title", "Five")
    project.codes.add("Time")
    history = project.history()
    project.set_setting("title", "Five m")
    project.set_setting("title", "Five")
    assert project.history() == history


def test_typing_after_something_else_is_a_step_of_its_own(project: Project) -> None:
    memo = project.memos.add("")
    project.memos.set_text(memo, "We")
    project.codes.add("Time")
    project.memos.set_text(memo, "We waited")
    project.undo()
    assert project.memos.get(memo).text == "We"


def test_typing_in_another_field_is_a_step_of_its_own(project: Project) -> None:
    one, other = project.memos.add(""), project.memos.add("")
    project.memos.set_text(one, "One")
    project.memos.set_text(other, "Other")
    project.undo()
    assert (project.memos.get(one).text, project.memos.get(other).text) == ("One", "")


def test_typing_after_a_pause_is_a_step_of_its_own(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    memo = project.memos.add("")
    project.memos.set_text(memo, "We")
    monkeypatch.setattr(journal, "PAUSE", timedelta(seconds=-1))
    project.memos.set_text(memo, "We waited")
    project.undo()
    assert project.memos.get(memo).text == "We"


def test_typing_after_an_undo_is_a_step_of_its_own(project: Project) -> None:
    memo = project.memos.add("")
    project.memos.set_text(memo, "We")
    project.codes.add("Time")
    project.undo()
    project.memos.set_text(memo, "We waited")
    project.undo()
    assert project.memos.get(memo).text == "We"


def test_somebody_elses_typing_is_a_step_of_its_own(project: Project) -> None:
    memo = project.memos.add("")
    project.memos.set_text(memo, "We")
    project.close()
    with Project.open(project.path, coder="ola") as other:
        other.memos.set_text(memo, "We waited")
        assert [act.coder for act in other.history(2)] == ["ola", "kari"]
        other.undo()
        assert other.memos.get(memo).text == "We"


# --------------------------------------------------------------------------- changes


def test_changes_name_the_tables_and_rows_that_were_touched(study: Project) -> None:
    heard: list[Changes] = []
    study.on_change(heard.append)
    code = study.codes.add("Gains")
    assert heard.pop() == Changes("code.add", {"code": frozenset({code})})
    document = study.documents.all()[0].id
    coding = study.codings.add(document, Span(0, 4), code, "ola")
    changes = heard.pop()
    assert set(changes.rows) == {"coding", "coder"}
    assert changes.ids("coding") == {coding}
    assert not changes.touches("document", "memo")
    memo = study.memos.add("Think.", About.CODING, coding)
    heard.clear()
    study.codes.delete(code)
    assert heard == [Changes("code.delete", {"code": {code}, "coding": {coding}, "memo": {memo}})]


def test_undo_and_redo_tell_what_they_touched(study: Project) -> None:
    heard: list[Changes] = []
    code = study.codes.add("Gains")
    study.on_change(heard.append)
    assert study.undo() == Changes("undo", {"code": frozenset({code})})
    assert study.redo() == Changes("redo", {"code": frozenset({code})})
    assert [changes.kind for changes in heard] == ["undo", "redo"]


def test_listeners_hear_of_a_step_when_it_is_committed(project: Project) -> None:
    seen: list[int] = []

    def look(changes: Changes) -> None:
        with Project.open(project.path, read_only=True) as other:
            seen.append(len(other.codes.all()))

    project.on_change(look)
    with project.step("codebook.import", book="By hand"):
        project.codes.add("Time")
        project.codes.add("Money")
    assert seen == [2]


def test_a_listener_may_write_itself(project: Project) -> None:
    project.on_change(
        lambda changes: (
            project.memos.add("A new code.", About.CODE, min(changes.ids("code"))) if changes.touches("code") else None
        )
    )
    project.codes.add("Time")
    assert [act.kind for act in project.history(2)] == ["memo.add", "code.add"]


# --------------------------------------------------------------------------- the history


def test_the_history_is_read_in_portions_newest_first(study: Project) -> None:
    whole = study.history()
    assert [act.id for act in whole] == sorted((act.id for act in whole), reverse=True)
    first = study.history(5)
    assert first == whole[:5]
    assert study.history(5, before=first[-1].id) == whole[5:10]
    assert study.history(before=whole[-1].id) == []


def test_the_history_says_who_and_when(tmp_path: Path) -> None:
    with Project.create(tmp_path / "study.sitat", coder="kari") as project:
        project.codes.add("Time")
    with Project.open(tmp_path / "study.sitat", coder="ola") as project:
        project.codes.add("Money")
        assert [(act.coder, act.kind) for act in project.history(2)] == [("ola", "code.add"), ("kari", "code.add")]
        assert all(act.at.endswith("Z") and act.at[:2] == "20" for act in project.history())
