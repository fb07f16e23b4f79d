"""Several codes at once, and one divided into several."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.errors import CannotDo
from qda.model import About, Draft, Span
from qda.project import Project

Tables = Callable[[Project], dict[str, list[tuple[Any, ...]]]]


def code(project: Project, name: str) -> int:
    found = project.codes.find(name)
    assert found is not None, name
    return found.id


def book(project: Project) -> list[str]:
    return list(project.codes.paths().values())


def put(project: Project, name: str, how_many: int, first: int = 0, coder: str = "") -> list[int]:
    """Code some passages of Osen."""
    document = project.documents.named("Osen")
    assert document is not None
    return [
        project.codings.add(document.id, Span(at, at + 3), code(project, name), coder)
        for at in range(first, first + how_many)
    ]


def undone(project: Project, tables: Tables, act: Callable[[], object]) -> int:
    """Do something, and see that one undo takes all of it back; how many steps it was."""
    before, steps = tables(project), len(project.history())
    act()
    after = tables(project)
    made = len(project.history()) - steps
    project.undo()
    assert tables(project) == before
    project.redo()
    assert tables(project) == after
    return made


# --------------------------------------------------------------------------- several at once


def test_codes_are_moved_together_and_keep_their_order(study: Project, tables: Tables) -> None:
    anchoring = code(study, "Anchoring")
    both = [code(study, "Money"), code(study, "Time")]
    assert undone(study, tables, lambda: study.codes.move_all(both, anchoring, 0)) == 1
    assert book(study) == [
        "Anchoring", "Anchoring > Time", "Anchoring > Money", "Anchoring > Political anchoring"
    ]  # fmt: skip


def test_what_stands_inside_a_moved_code_comes_along_and_is_not_moved_twice(study: Project) -> None:
    study.codes.move_all([code(study, "Anchoring"), code(study, "Political anchoring")], code(study, "Money"), 0)
    assert "Money > Anchoring > Political anchoring" in book(study)


def test_codes_are_moved_down_among_their_siblings(study: Project) -> None:
    study.codes.move_all([code(study, "Anchoring"), code(study, "Time")], None, 1)
    assert [path for path in book(study) if ">" not in path] == ["Money", "Anchoring", "Time"]


def test_where_one_of_them_cannot_go_none_is_moved(study: Project, tables: Tables) -> None:
    study.codes.add("Time", code(study, "Anchoring"))
    before = tables(study)
    with pytest.raises(CannotDo, match="already a code “Time”"):
        study.codes.move_all([code(study, "Money"), study.codes.all()[-2].id], code(study, "Anchoring"), 0)
    with pytest.raises(CannotDo, match="into itself"):
        study.codes.move_all([code(study, "Money"), code(study, "Anchoring")], code(study, "Political anchoring"), 0)
    assert tables(study) == before


def test_several_codes_get_their_colours_in_one_step(study: Project, tables: Tables) -> None:
    colours = {code(study, "Time"): "#0072B2", code(study, "Money"): "#C4500B"}
    assert undone(study, tables, lambda: study.codes.recolour(colours)) == 1
    assert study.codes.get(code(study, "Money")).colour == "#C4500B"
    steps = len(study.history())
    study.codes.recolour(colours)
    assert len(study.history()) == steps, "the same colours again are no act"


def test_several_codes_become_one(study: Project, tables: Tables) -> None:
    put(study, "Money", 3)
    put(study, "Anchoring", 2, 1)
    all_before = len(study.codings.of_codes())
    into = code(study, "Time")
    chosen = [code(study, "Anchoring"), into, code(study, "Money")]
    assert undone(study, tables, lambda: study.codes.merge_all(chosen, into)) == 1
    assert book(study) == ["Time", "Time > Political anchoring"]
    assert len(study.codings.of_codes([into])) == all_before - 1 - 2, "two passages had two of them"


def test_a_parent_and_its_child_become_one_with_another(study: Project) -> None:
    into = code(study, "Time")
    study.codes.merge_all([code(study, "Anchoring"), code(study, "Political anchoring")], into)
    assert book(study) == ["Time", "Money"]


def test_several_codes_are_deleted_in_one_step(study: Project, tables: Tables) -> None:
    gone = [code(study, "Political anchoring"), code(study, "Anchoring"), code(study, "Money")]
    assert undone(study, tables, lambda: study.codes.delete_all(gone)) == 1
    assert book(study) == ["Time"]


# --------------------------------------------------------------------------- one into several


def test_a_code_is_split_among_old_and_new_children(study: Project, tables: Tables) -> None:
    first, second, third = put(study, "Anchoring", 3)
    anchoring, political = code(study, "Anchoring"), code(study, "Political anchoring")
    sent: dict[int, int | str] = {first: political, second: "Leaders"}
    assert undone(study, tables, lambda: study.codes.split(anchoring, sent, {"Leaders": "#0072B2", "Users": ""})) == 1
    assert book(study)[:4] == [
        "Anchoring", "Anchoring > Political anchoring", "Anchoring > Leaders", "Anchoring > Users"
    ]  # fmt: skip
    assert study.codes.get(code(study, "Leaders")).colour == "#0072B2"
    assert study.codings.get(first).code_id == political
    assert study.codings.get(second).code_id == code(study, "Leaders")
    assert study.codings.get(third).code_id == anchoring


def test_a_passage_that_the_child_has_already_is_coded_once_and_keeps_its_memo(study: Project) -> None:
    (coding,) = put(study, "Anchoring", 1)
    (there,) = put(study, "Political anchoring", 1)
    study.memos.add("Look again.", About.CODING, coding)
    study.codes.split(code(study, "Anchoring"), {coding: code(study, "Political anchoring")})
    assert [memo.text for memo in study.memos.all() if memo.about_id == there] == ["Look again."]


def test_a_code_that_was_split_whole_may_go(study: Project, tables: Tables) -> None:
    time = code(study, "Time")
    sent: dict[int, int | str] = {c.id: "Waiting" for c in study.codings.of_codes([time])}
    sent |= dict.fromkeys(put(study, "Time", 4), "Hours")
    assert undone(study, tables, lambda: study.codes.split(time, sent, keep=False)) == 1
    assert [path for path in book(study) if ">" not in path] == ["Anchoring", "Waiting", "Hours", "Money"]
    memos = [memo.text for memo in study.memos.all() if memo.about_id == code(study, "Hours")]
    assert sorted(memos) == ["Time\nWe waited.", "What is time?"], "nothing that was written is lost"


def test_a_code_with_passages_left_does_not_go(study: Project, tables: Tables) -> None:
    first, *_ = put(study, "Time", 2)
    before = tables(study)
    with pytest.raises(CannotDo, match="“Time” still has passages"):
        study.codes.split(code(study, "Time"), {first: "Hours"}, keep=False)
    assert tables(study) == before


def test_a_split_tells_the_history_where_the_passages_went(study: Project) -> None:
    from qda import acts

    sent: dict[int, int | str] = dict.fromkeys(put(study, "Time", 2), "Hours")
    study.codes.split(code(study, "Time"), sent)
    assert acts.sentence(study.history()[0]) == "Split the code Time: 2 of its codings went to Hours"


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_no_passage_is_lost_by_a_split_however_it_is_divided(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, Project.create(Path(folder) / "a.sitat", coder="kari") as project:
        document = project.documents.add(Draft("A", "We waited for a long time, and nobody came." * 3))
        source = project.codes.add("Source")
        child = project.codes.add("Child", source)
        spans = data.draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=12))
        for start, length in spans:
            project.codings.add(document, Span(start, start + length), source)
            if length % 3 == 0:
                project.codings.add(document, Span(start, start + length), child)
        before = {coding.span for coding in project.codings.of_codes()}
        sent: dict[int, int | str] = {}
        for coding in project.codings.of_codes([source]):
            goal = data.draw(st.sampled_from([None, child, "New", "Other", source]))
            if goal is not None:
                sent[coding.id] = goal
        project.codes.split(source, sent)
        after = project.codings.of_codes()
        assert {coding.span for coding in after} == before
        assert len({(coding.span, coding.code_id) for coding in after}) == len(after)


# --------------------------------------------------------------------------- alike and not the same


def test_what_was_told_apart_is_remembered_until_undone(study: Project) -> None:
    time, anchoring = code(study, "Time"), code(study, "Anchoring")
    pair = (min(time, anchoring), max(time, anchoring))
    study.codes.keep_apart(time, anchoring)
    study.codes.keep_apart(anchoring, time)
    assert pair in study.codes.apart()
    study.undo()
    assert pair not in study.codes.apart()


def test_a_code_that_goes_takes_what_it_was_told_apart_from_along(study: Project) -> None:
    assert study.codes.apart()
    study.codes.delete(code(study, "Time"))
    assert not study.codes.apart()
    study.undo()
    assert study.codes.apart()
