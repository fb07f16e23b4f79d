"""Going back to before an act and forward again: all of it or nothing; and finding acts among very many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import CannotDo
from qda.model import ActState, Changes, Span
from qda.project import Project
from qda.store.past import Wanted

Tables = Callable[[Project], dict[str, list[tuple[Any, ...]]]]


def test_going_back_is_undoing_one_after_the_other_and_redo_all_brings_everything(
    study: Project, tables: Tables
) -> None:
    before, acts = tables(study), study.history()
    goal = acts[8].id
    for _ in range(9):
        study.undo()
    undone = tables(study)
    for _ in range(9):
        study.redo()
    list(study.going_back(goal))
    assert tables(study) == undone
    assert [act.state for act in study.history(9)] == [ActState.UNDONE] * 9
    list(study.going_forward())
    assert tables(study) == before
    assert study.to_redo() is None


def test_what_is_stopped_half_way_leaves_no_trace(study: Project, tables: Tables) -> None:
    before, acts = tables(study), study.history()
    going = study.going_back(acts[-2].id)
    for _ in range(3):
        next(going)
    going.close()
    assert tables(study) == before
    assert study.history() == acts
    assert study.codes.add("Written after it")


def test_nothing_else_is_written_meanwhile(study: Project) -> None:
    going = study.going_back(study.history()[4].id)
    next(going)
    with pytest.raises(CannotDo, match="wait until that is done"):
        study.codes.add("Too soon")
    study.settle()  # it waits, too
    list(going)
    assert study.codes.find("Too soon") is None


def test_views_are_told_once_of_everything_that_was_taken_back(study: Project) -> None:
    told: list[Changes] = []
    study.on_change(told.append)
    list(study.going_back(next(act.id for act in study.history() if act.kind == "code.add")))
    assert len(told) == 1
    assert {"code", "coding", "memo", "point", "evidence"} <= told[0].rows.keys()


def test_the_making_of_the_project_stays(study: Project) -> None:
    list(study.going_back(1))
    assert [act.kind for act in study.history() if act.state is ActState.DONE] == ["project.new"]


@given(steps=st.lists(st.integers(1, 6), min_size=1, max_size=6))
def test_however_far_one_goes_back_and_forward_the_study_is_what_it_was(
    study: Project, tables: Tables, steps: list[int]
) -> None:
    before = tables(study)
    for far in steps:
        list(study.going_back(study.history()[far].id))
        assert study.past.up_to()
        list(study.going_forward())
        assert tables(study) == before


def test_what_would_be_taken_back_is_counted_by_kind_and_by_person(study: Project) -> None:
    act = next(act for act in study.history() if act.kind == "coding.add")
    tally = study.past.tally(down_to=act.id)
    assert tally.count == len(study.past.down_to(act.id))
    assert tally.kinds["coding.add"] == 1
    assert tally.coders == {"kari": tally.count}


def test_acts_are_found_by_person_document_and_code(study: Project) -> None:
    vikna = study.documents.named("Vikna")
    code = study.codes.add("Leaders")
    assert vikna is not None
    study.codings.add(vikna.id, Span(60, 70), code)
    newest = study.history()[0].id
    assert study.past.index(Wanted(document_id=vikna.id))[0].id == newest
    assert [one.id for one in study.past.index(Wanted(code_id=code))] == [newest, newest - 1]
    assert study.past.index(Wanted(coder="ola")) == []


def test_what_is_gone_can_still_be_chosen(study: Project) -> None:
    osen = study.documents.named("Osen")
    assert osen is not None
    study.documents.delete(osen.id)
    assert study.past.named("document")[osen.id] == "Osen"
    assert study.past.index(Wanted(document_id=osen.id))[0].id == study.history()[0].id


def test_the_last_work_in_each_document_is_known(study: Project) -> None:
    vikna = study.documents.named("Vikna")
    assert vikna is not None
    study.documents.set_read(vikna.id)
    assert study.past.last_worked_on()[vikna.id] == study.history()[0].at
