from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from ui.actions import ACTIONS, Action
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.shortcuts import Shortcuts, by_menu, refusal, usual


def action(id_: str) -> Action:
    return next(one for one in ACTIONS if one.id == id_)


READ, NEXT, REDO = action("document.read"), action("code.next"), action("edit.redo")


@pytest.fixture
def shortcuts(settings: Settings) -> Shortcuts:
    return Shortcuts(settings)


def test_as_delivered_no_key_is_two_commands() -> None:
    keys = [key for one in ACTIONS for key in usual(one)]
    assert sorted(keys) == sorted(set(keys))


def test_as_delivered_no_key_is_one_that_would_be_refused() -> None:
    assert [key for one in ACTIONS for key in usual(one) if refusal(key)] == []


def test_a_key_given_to_a_command_is_no_longer_that_of_another(shortcuts: Shortcuts) -> None:
    shortcuts.give(NEXT, "Ctrl+D")
    assert shortcuts.of(NEXT) == ("Ctrl+D",)
    assert shortcuts.of(READ) == ()
    assert shortcuts.holder("Ctrl+D", READ) is NEXT


def test_reset_gives_back_what_others_were_given(shortcuts: Shortcuts) -> None:
    shortcuts.give(NEXT, "Ctrl+D")
    shortcuts.reset(READ)
    assert shortcuts.of(READ) == ("Ctrl+D",)
    assert shortcuts.of(NEXT) == ("Alt+Down",)


def test_a_command_can_go_without_a_key(shortcuts: Shortcuts) -> None:
    shortcuts.give(REDO, "")
    assert shortcuts.of(REDO) == ()
    assert shortcuts.is_changed(REDO)
    shortcuts.reset(REDO)
    assert shortcuts.of(REDO) == ("Ctrl+Shift+Z", "Ctrl+Y")


def test_giving_the_usual_key_changes_nothing(shortcuts: Shortcuts, settings: Settings) -> None:
    shortcuts.give(READ, "Ctrl+D")
    assert settings.shortcuts == {}


@pytest.mark.parametrize("key", ["A", "7", "Shift+B", "Tab", "Return", "Esc", "Left", "Ctrl+C"])
def test_keys_that_write_move_or_copy_are_refused(key: str) -> None:
    assert refusal(QKeySequence(key).toString())


@pytest.mark.parametrize("key", ["Ctrl+B", "F12", "Alt+Shift+Q", "Del", "Shift+F3", ""])
def test_other_keys_are_not(key: str) -> None:
    assert refusal(QKeySequence(key).toString()) == ""


KEYS = st.sampled_from(["Ctrl+D", "F7", "Ctrl+B", "Alt+Down", "Ctrl+Y", ""])
ASKED = st.lists(st.tuples(st.sampled_from([READ, NEXT, REDO, action("go.next_uncoded")]), KEYS | st.none()))


@hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ASKED)
def test_whatever_is_changed_a_key_is_one_command_s(settings: Settings, asked: list[tuple[Action, str | None]]) -> None:
    settings.shortcuts = {}
    shortcuts = Shortcuts(settings)
    for one, key in asked:
        if key is None:
            shortcuts.reset(one)
            assert shortcuts.of(one) == usual(one)
        else:
            shortcuts.give(one, key)
            assert shortcuts.of(one)[:1] == ((key,) if key else ())
        keys = [key for other in ACTIONS for key in shortcuts.of(other)]
        assert len(keys) == len(set(keys))
    shortcuts.reset_all()
    assert all(shortcuts.of(one) == usual(one) for one in ACTIONS)


def test_every_command_is_in_the_list_once() -> None:
    listed = [one.id for _, actions in by_menu() for one in actions]
    assert sorted(listed) == sorted(one.id for one in ACTIONS if one.id != "file.recent")


def test_menus_and_tips_follow_at_once_and_the_next_window_knows(coding_window: MainWindow) -> None:
    shortcuts = Shortcuts(coding_window.settings)
    shortcuts.give(action("view.grid"), "Ctrl+G")
    shortcuts.give(READ, "Ctrl+Shift+D")
    QCoreApplication.processEvents()
    assert coding_window.menus.actions["view.grid"].shortcut().toString() == "Ctrl+G"
    assert "Ctrl+G" in coding_window.rail._buttons["grid"].toolTip()
    assert "Ctrl+Shift+D" in coding_window.coding.header._read.toolTip()
    other = MainWindow(coding_window.settings)
    assert other.menus.actions["document.read"].shortcut().toString() == "Ctrl+Shift+D"
    other.close()
