"""Every control says what it is to a screen reader, and is reached by Tab; nothing is cut off on a small screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QPushButton,
    QScrollBar,
    QTabBar,
    QWidget,
)

from qda.model import Span
from qda.project import Project
from ui.main_window import MainWindow
from ui.workspaces import WORKSPACES

SMALL = (853, 480)
"""What a screen of 2560 × 1440 has room for at 300 %."""


@pytest.fixture
def coded(filled: Path) -> Path:
    """The filled project with codings, and something in every list."""
    with Project.open(filled) as project:
        text = project.documents.text(1)
        for words, code in (("Nobody came twice", 1), ("we started over", 2), ("We waited", 3)):
            start = text.index(words)
            project.codings.add(1, Span(start, start + len(words)), code)
        question = project.guide.questions()[0]
        project.synthesis.add_point(question.id, "Nobody came twice.")
    return filled


@pytest.fixture
def full(window: MainWindow, coded: Path) -> MainWindow:
    assert window.projects.open(coded)
    return window


def controls(place: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard in a place, without the parts that Qt makes of its own."""
    for widget in place.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox | QAbstractScrollArea)
        within = any(isinstance(above, QComboBox) for above in ancestors(widget))
        own = widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar | QHeaderView | QTabBar)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not own and not within:
            if inner and not isinstance(widget.parentWidget(), QAbstractItemView) and not widget.accessibleName():
                continue  # the editor of a spin box, the viewport of a list
            if widget.focusProxy() is None:
                yield widget


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def nameless(place: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in controls(place)
        if not name_of(widget) and not waits(widget, place)
    ]


def waits(widget: QWidget, place: QWidget) -> bool:
    """Whether it is a button that gets its words when it comes to be seen."""
    return isinstance(widget, QPushButton) and not widget.isVisibleTo(place)


@pytest.mark.parametrize("name", [place.name for place in WORKSPACES])
def test_every_control_of_a_workspace_says_what_it_is_and_is_reached_by_tab_on_a_small_screen_too(
    full: MainWindow, name: str
) -> None:
    workspace = full.show_workspace(name)
    assert workspace is not None
    full.resize(*SMALL)
    QTest.qWait(100)
    assert (full.width(), full.height()) == SMALL, "nothing is cut off"
    assert nameless(workspace) == []
    reached = set(chain(full))
    left_out = [widget for widget in controls(workspace) if widget.window() is full and widget not in reached]
    assert [type(widget).__name__ for widget in left_out] == []


def test_the_rail_and_the_foot_of_the_window_say_what_they_are(full: MainWindow) -> None:
    assert nameless(full.rail) == []
    assert nameless(full.message_bar) == []


def test_the_start_screen_says_what_it_is(window: MainWindow) -> None:
    assert nameless(window.start) == []


OPENERS: dict[str, Callable[[MainWindow], object]] = {
    "reading settings": lambda window: window.show_reading_settings(),
    "keys": lambda window: window.show_keys(),
    "about": lambda window: window.show_about(),
    "project settings": lambda window: window.projects.show_settings(),
    "cases": lambda window: window.coding.show_cases(),
    "find anything": lambda window: window.show_palette(),
    "which codings are shown": lambda window: window.coding.filtering.choose(),
    "code of its own": lambda window: window.coding.passages.pick_code(),
}


@pytest.mark.parametrize("name", OPENERS)
def test_every_control_of_a_dialog_says_what_it_is(full: MainWindow, name: str) -> None:
    start = full.coding.transcript.page.text.index("The council")
    full.coding.transcript.select_span(Span(start, start + 11))
    before = set(QApplication.topLevelWidgets())
    OPENERS[name](full)
    QTest.qWait(50)
    opened = [
        widget
        for widget in {*QApplication.topLevelWidgets(), *full.findChildren(QDialog)} - before
        if widget.isVisible() and not isinstance(widget, MainWindow)
    ]
    popup = QApplication.activePopupWidget()
    opened += [popup] if popup is not None and popup not in opened else []
    assert opened, name
    found = [told for place in opened for told in nameless(place)]
    for place in opened:
        place.close()
    assert found == []


def chain(window: MainWindow) -> list[QWidget]:
    """What Tab goes through, until it is there again."""
    start = window.centralWidget()
    assert start is not None
    found, here = [start], start.nextInFocusChain()
    while here is not None and here is not start:
        found.append(here)
        here = here.nextInFocusChain()
    return found


def test_tab_goes_from_the_documents_over_the_header_and_the_text_to_the_codebook(full: MainWindow) -> None:
    coding = full.coding
    order = chain(full)
    wanted = [coding.documents.view, coding.header.filter_button, coding.transcript.page, coding.codebook.view]
    places = [order.index(widget) for widget in wanted]
    assert places == sorted(places)


def test_the_codings_at_the_caret_are_announced(full: MainWindow) -> None:
    page = full.coding.transcript.page
    start = page.text.index("Nobody came twice")
    full.coding.transcript.go_to_place(start + 2)
    told = page.accessibleDescription()
    assert "Kari" in told
    assert "Anchoring" in told
    assert "1" in told


def test_on_a_small_screen_the_text_keeps_a_column_to_read_in(full: MainWindow) -> None:
    full.show_workspace("code")
    full.resize(*SMALL)
    QTest.qWait(50)
    transcript = full.coding.transcript
    assert transcript.page.viewport().width() >= 180
    assert transcript.stripes.shown
    right = transcript.stripes.geometry().right()
    assert right <= transcript.density.geometry().left()
