from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qda.model import Code, Span
from qda.project import Project
from ui.coding_workspace import CodingWorkspace
from ui.main_window import MainWindow
from ui.transcript.filter_chooser import FilterChooser
from ui.transcript.filters import Filter, family, in_codebook_order, roots

from .conftest import CODES, coding

CODINGS = [coding(number, 1 + number % 3, Span(number, number + 1)) for number in range(12)]
SOME = st.frozensets(st.sampled_from([1, 2, 3]))


@given(SOME, SOME)
def test_a_filter_lets_through_what_it_names_and_everything_where_it_names_nothing(
    codes: frozenset[int], coders: frozenset[int]
) -> None:
    codings = [one._replace(coder_id=1 + one.id % 2) for one in CODINGS]
    passing = Filter(codes, coders).passing(codings)
    assert passing == [
        one for one in codings if (not codes or one.code_id in codes) and (not coders or one.coder_id in coders)
    ]


@given(SOME, st.sampled_from([1, 2, 3]))
def test_ticking_a_code_twice_changes_nothing_about_the_others(codes: frozenset[int], ticked: int) -> None:
    once = Filter(codes).toggled(ticked, CODES)
    kin = family(ticked, CODES)
    assert once.codes - kin == codes - kin
    assert once.toggled(ticked, CODES).codes - kin == codes - kin


@given(SOME)
def test_a_filter_widened_for_a_coding_admits_it(codes: frozenset[int]) -> None:
    assert all(Filter(codes).widened(one).admits(one) for one in CODINGS)


def test_a_family_is_a_code_with_its_children_and_is_called_by_its_parent() -> None:
    assert family(1, CODES) == {1, 2}
    assert family(2, CODES) == {2}
    assert [code.name for code in roots(frozenset({1, 2}), CODES)] == ["Anchoring"]
    assert [code.name for code in roots(frozenset({2, 3}), CODES)] == ["Political anchoring", "Resignation"]


def test_codes_are_listed_as_in_the_codebook() -> None:
    listed = [(code.name, depth) for code, depth in in_codebook_order(CODES)]
    assert listed == [("Anchoring", 0), ("Political anchoring", 1), ("Resignation", 0)]


# --------------------------------------------------------------------------- in the window


@pytest.fixture
def coded(filled: Path) -> Path:
    """The first document with four codings by two coders."""
    with Project.open(filled) as project:
        text = project.documents.text(1)
        codes = {code.name: code.id for code in project.codes.all()}
        for words, name, coder in (
            ("Nobody came twice", "Anchoring", ""),
            ("we started over", "Political anchoring", ""),
            ("We waited", "Resignation", ""),
            ("We rang them", "Resignation", "ola"),
        ):
            start = text.index(words)
            project.codings.add(1, Span(start, start + len(words)), codes[name], coder)
    return filled


@pytest.fixture
def place(window: MainWindow, coded: Path) -> CodingWorkspace:
    assert window.projects.open(coded)
    return window.coding


def shown(place: CodingWorkspace) -> list[str]:
    """The names beside the text, from top to bottom."""
    return [stripe.name for stripe in sorted(place.transcript.stripes.shown, key=lambda stripe: stripe.top)]


def code_named(place: CodingWorkspace, name: str) -> Code:
    return next(code for code in place.codebook.model.codes() if code.name == name)


def opened(place: CodingWorkspace, qtbot: QtBot) -> FilterChooser:
    """The chooser, opened by its button."""
    qtbot.mouseClick(place.header.filter_button, Qt.MouseButton.LeftButton)
    found = place.header.findChildren(FilterChooser)[-1]
    assert isinstance(found, FilterChooser)
    return found


def test_at_first_everything_is_shown_and_the_header_says_so(place: CodingWorkspace) -> None:
    assert len(shown(place)) == 4
    assert place.header.filter_button.text() == "All codes"
    assert not place.header.clear_filter.isVisible()


def test_a_family_is_found_by_typing_and_shown_alone(place: CodingWorkspace, qtbot: QtBot) -> None:
    chooser = opened(place, qtbot)
    qtbot.keyClicks(chooser.line, "anch")
    qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    assert shown(place) == ["Anchoring", "Political anchoring"]
    assert place.header.filter_button.text() == "Anchoring"
    assert "Anchoring" in place.header.filter_button.accessibleName()
    assert max(place.transcript.density.depths) == 1


def test_one_click_shows_everything_again(place: CodingWorkspace, qtbot: QtBot) -> None:
    place.filtering.show_only(Filter(frozenset({code_named(place, "Resignation").id})))
    assert len(shown(place)) == 2
    qtbot.mouseClick(place.header.clear_filter, Qt.MouseButton.LeftButton)
    assert len(shown(place)) == 4
    assert not place.header.clear_filter.isVisible()


def test_one_coder_s_codings_can_be_shown_alone(place: CodingWorkspace, qtbot: QtBot) -> None:
    chooser = opened(place, qtbot)
    qtbot.keyClicks(chooser.line, "ola")
    qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    assert shown(place) == ["Resignation"]
    assert place.header.filter_button.text() == "All codes · ola"


def test_next_coding_goes_only_to_what_is_shown(place: CodingWorkspace) -> None:
    place.filtering.show_only(Filter(frozenset({code_named(place, "Resignation").id})))
    met = []
    for _ in range(3):
        place.passages.next_coding()
        met.append(place.transcript.selected_span())
    text = place.transcript.page.text
    assert [span.of(text) for span in met if span] == ["We waited", "We rang them", "We rang them"]


def test_what_is_filtered_away_is_still_undone_and_redone(place: CodingWorkspace, window: MainWindow) -> None:
    place.filtering.show_only(Filter(frozenset({code_named(place, "Anchoring").id})))
    window.session.undo()
    assert shown(place) == ["Anchoring"]
    assert len(place.transcript.codings()) == 3
    window.session.redo()
    assert len(place.transcript.codings()) == 4


def test_a_passage_coded_with_a_code_that_is_not_shown_is_seen_at_once(
    place: CodingWorkspace, window: MainWindow
) -> None:
    place.filtering.show_only(Filter(frozenset({code_named(place, "Political anchoring").id})))
    start = place.transcript.page.text.index("The council")
    place.transcript.select_span(Span(start, start + 11))
    place.passages.apply_code(code_named(place, "Resignation").id)
    assert "Resignation" in shown(place)
    assert place.header.filter_button.text() == "2 codes"


def test_the_filter_stays_from_document_to_document_and_is_there_the_next_day(
    window: MainWindow, coded: Path, place: CodingWorkspace
) -> None:
    wanted = Filter(frozenset({code_named(place, "Anchoring").id}))
    place.filtering.show_only(wanted)
    window.session.show_document(2)
    window.session.show_document(1)
    assert shown(place) == ["Anchoring"]
    window.remember()
    window.projects.close()
    assert not place.filtering.filter.on
    assert window.projects.open(coded)
    assert place.filtering.filter == wanted
    assert shown(place) == ["Anchoring"]


def test_a_code_that_is_deleted_leaves_the_filter(place: CodingWorkspace, window: MainWindow) -> None:
    project = window.session.project
    assert project is not None
    code = code_named(place, "Resignation")
    place.filtering.show_only(Filter(frozenset({code.id})))
    project.codes.delete(code.id)
    assert not place.filtering.filter.on
    assert shown(place) == ["Anchoring", "Political anchoring"]
