from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from qda.model import About
from qda.project import Project
from ui.codebook.panel import CodebookPanel
from ui.codebook.tree import CodebookModel, Place
from ui.session import Session

Put = Callable[[int, int], int]


def names(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[object]:
    """The tree as nested lists of names."""
    parent = parent or QModelIndex()
    found: list[object] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found.append(index.data())
        if model.rowCount(index):
            found.append(names(model, index))
    return found


@pytest.fixture
def model(session: Session, codes: dict[str, int]) -> CodebookModel:
    return CodebookModel(session)


def test_the_tree_shows_the_codebook_in_its_order(model: CodebookModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert names(model) == [
        "Anchoring",
        ["Political anchoring", "Leadership anchoring"],
        "Enthusiast",
        "Mobilisation phase",
        ["Awareness", "Resignation"],
    ]


def test_codes_of_an_ordered_family_are_numbered(model: CodebookModel, codes: dict[str, int]) -> None:
    assert [model.number(codes[name]) for name in ("Awareness", "Resignation", "Political anchoring")] == [1, 2, None]


def test_counts_follow_every_coding(
    model: CodebookModel, codes: dict[str, int], project: Project, session: Session, put: Put, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        put(codes["Political anchoring"], 40)
    put(codes["Anchoring"], 60)
    assert model.count(codes["Anchoring"]) == 1
    assert model.total(codes["Anchoring"]) == 2
    session.undo()
    assert model.count(codes["Anchoring"]) == 0


def test_renaming_a_code_does_not_start_the_tree_anew(
    model: CodebookModel, codes: dict[str, int], project: Project, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(model.modelReset):
        project.codes.change(codes["Enthusiast"], name="Driving force")
    assert model.index_of(codes["Enthusiast"]).data() == "Driving force"


def test_a_row_tells_those_who_hear_it_all_that_it_shows(
    model: CodebookModel, codes: dict[str, int], project: Project, put: Put
) -> None:
    put(codes["Political anchoring"], 40)
    project.memos.add("Look again", About.CODE, codes["Political anchoring"])
    heard = model.index_of(codes["Political anchoring"]).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Political anchoring, key p, 1 coding, 1 memo"
    assert model.index_of(codes["Resignation"]).data(Qt.ItemDataRole.AccessibleTextRole).startswith("2 Resignation")


def test_what_is_found_is_shown_with_what_it_stands_in(model: CodebookModel, codes: dict[str, int]) -> None:
    model.show_only({codes["Resignation"]: (21, 22)})
    assert names(model) == ["Mobilisation phase", ["Resignation"]]
    assert not model.is_found(codes["Mobilisation phase"])
    assert model.lit(codes["Resignation"]) == {0, 1}
    model.show_only(None)
    assert len(names(model)) == 5


def test_a_code_cannot_go_into_itself_or_one_inside_it(model: CodebookModel, codes: dict[str, int]) -> None:
    assert not model.may_go([codes["Anchoring"]], Place(codes["Anchoring"], 0))
    assert not model.may_go([codes["Anchoring"]], Place(codes["Political anchoring"], 0))
    assert model.may_go([codes["Political anchoring"]], Place(None, 0))


@given(moves=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from(["before", "after", "inside"]))))
def test_a_code_moved_beside_another_stands_beside_it(
    moves: list[tuple[int, int, str]], model: CodebookModel, codes: dict[str, int], project: Project
) -> None:
    ids = list(codes.values())
    for mover, other, how in moves:
        code_id, beside = ids[mover], ids[other]
        if how == "inside":
            place = model.place_inside([code_id], beside)
        else:
            place = model.place_beside([code_id], beside, after=how == "after")
        if code_id == beside or not model.may_go([code_id], place):
            continue
        project.codes.move(code_id, place.parent_id, place.position)
        siblings = model.inside(place.parent_id)
        at = siblings.index(code_id)
        if how == "inside":
            assert at == len(siblings) - 1
        else:
            assert siblings[at + (-1 if how == "after" else 1)] == beside
        assert sorted(model.in_order()) == sorted(ids)


def test_what_was_folded_and_the_code_in_hand_stay_when_codes_come_and_go(
    panel: CodebookPanel, codes: dict[str, int], project: Project
) -> None:
    panel.select(codes["Resignation"])
    panel.view.setExpanded(panel.model.index_of(codes["Anchoring"]), False)
    project.codes.add("Gains")
    assert not panel.view.isExpanded(panel.model.index_of(codes["Anchoring"]))
    assert panel.view.isExpanded(panel.model.index_of(codes["Mobilisation phase"]))
    assert panel.code_in_hand() == codes["Resignation"]


def test_when_the_code_in_hand_goes_the_next_one_takes_its_place(
    panel: CodebookPanel, codes: dict[str, int], project: Project
) -> None:
    panel.select(codes["Political anchoring"])
    project.codes.delete(codes["Political anchoring"])
    assert panel.code_in_hand() == codes["Leadership anchoring"]


def test_a_large_codebook_is_folded_at_first(session: Session, project: Project, panel: CodebookPanel) -> None:
    with project.step("demo"):
        for family in range(20):
            parent = project.codes.add(f"Family {family}")
            for code in range(15):
                project.codes.add(f"Code {code}", parent)
    panel.view.fold_at_first()
    assert not panel.view.isExpanded(panel.model.index_of(parent))
    assert len(panel.codes_for_picker()) == 327
