"""Memos on cases, questions and points are written from their menus, each keystroke kept."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from qda.model import About
from ui.main_window import MainWindow
from ui.memos.sheet import MemoSheet


def sheet() -> MemoSheet:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, MemoSheet) and one.isVisible()]
    assert found, "no memo is open"
    return found[-1]


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


@pytest.mark.parametrize("about", [About.CASE, About.QUESTION, About.POINT])
def test_a_memo_is_written_from_the_menu(coding_window: MainWindow, qtbot: QtBot, about: About) -> None:
    project = coding_window.session.project
    assert project is not None
    if about is About.CASE:
        panel = coding_window.coding.documents
        about_id = project.cases.all()[0].id
        choose(panel.menu_for(panel.model.index(0, 0)), "Memo")
    elif about is About.QUESTION:
        grid = coding_window.show_grid()
        assert grid is not None
        about_id = project.guide.questions()[0].id
        choose(grid.menu_of(grid.view.model().index(0, 0)), "Memo on question 1")
    else:
        about_id = project.synthesis.add_point(project.guide.questions()[0].id, "They waited.")
        report = coding_window.show_report()
        assert report is not None
        report.points.memo_wanted.emit(about_id)
    qtbot.keyClicks(sheet().editor.cards[0].field, "Ask again.")
    assert [memo.text for memo in project.memos.on(about, about_id)] == ["Ask again."]
    sheet().close_button.click()
