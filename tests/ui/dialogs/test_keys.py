from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.dialogs.keys import Keys
from ui.dialogs.keys_page import COLUMNS, SIZES, Group, _columns, page_layout, write_pdf
from ui.labels import use_language
from ui.main_window import MainWindow
from ui.shortcuts import Shortcuts

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def keys(coding_window: MainWindow) -> Keys:
    coding_window.show_keys()
    dialog = coding_window.findChild(Keys)
    assert dialog is not None
    return dialog


def shown(keys: Keys) -> list[str]:
    return [str(keys.table.index(row, 0).data()) for row in range(keys.table.rowCount())]


def find(keys: Keys, words: str, qtbot: QtBot) -> None:
    keys.filter.clear()
    qtbot.keyClicks(keys.filter, words)


def key_in(keys: Keys, words: str) -> str:
    row = shown(keys).index(words)
    return str(keys.table.index(row, 1).data())


def test_commands_are_found_by_their_words_and_by_their_keys(keys: Keys, qtbot: QtBot) -> None:
    find(keys, "next sent", qtbot)
    assert shown(keys) == ["Go", "Next sentence"]
    find(keys, "ctrl+down", qtbot)
    assert "Next sentence" in shown(keys)
    find(keys, "no such command", qtbot)
    assert shown(keys) == []
    assert not keys.key.isEnabled()


def test_a_key_pressed_is_the_command_s_at_once(coding_window: MainWindow, keys: Keys, qtbot: QtBot) -> None:
    find(keys, "Mark as read", qtbot)
    qtbot.keyClick(keys.filter, Qt.Key.Key_Return)
    assert keys.focusWidget() is keys.key
    qtbot.keyClick(keys.key, Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: key_in(keys, "Mark as read") == "Ctrl+B")
    assert coding_window.menus.actions["document.read"].shortcut().toString() == "Ctrl+B"
    assert "Ctrl+B is the key" in keys.told.text()
    keys.usual_button.click()
    assert coding_window.menus.actions["document.read"].shortcut().toString() == "Ctrl+D"


def test_whose_key_it_is_is_said_and_it_is_taken_only_when_asked(
    coding_window: MainWindow, keys: Keys, qtbot: QtBot
) -> None:
    find(keys, "Next coding", qtbot)
    keys.key.setFocus()
    qtbot.keyClick(keys.key, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(keys.take_button.isVisible)
    assert keys.told.text() == "Ctrl+D belongs to “Mark as read”."
    assert key_in(keys, "Next coding") == "Alt+Down"
    keys.take_button.click()
    assert key_in(keys, "Next coding") == "Ctrl+D"
    assert coding_window.menus.actions["document.read"].shortcut().isEmpty()
    keys.all_button.click()
    assert key_in(keys, "Next coding") == "Alt+Down"
    assert coding_window.settings.shortcuts == {}


def test_a_letter_alone_is_refused_in_one_sentence(keys: Keys, qtbot: QtBot) -> None:
    find(keys, "Next coding", qtbot)
    keys.key.setFocus()
    qtbot.keyClick(keys.key, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: "hold Ctrl or Alt" in keys.told.text())
    assert key_in(keys, "Next coding") == "Alt+Down"


def test_a_command_can_be_left_without_a_key(keys: Keys, qtbot: QtBot) -> None:
    find(keys, "Next coding", qtbot)
    keys.none_button.click()
    assert key_in(keys, "Next coding") == ""
    assert not keys.none_button.isEnabled()


def test_a_key_that_is_no_command_s_cannot_be_changed(keys: Keys, qtbot: QtBot) -> None:
    find(keys, "triple", qtbot)
    keys.view.setCurrentIndex(keys.table.index(1, 0))
    assert not keys.key.isEnabled()
    assert keys.named.text() == "This key cannot be changed"


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_printed_page_is_one_page_with_every_key(keys: Keys, tmp_path: Path, language: str) -> None:
    use_language(language)
    Shortcuts(keys._settings).give(keys.table.action_at(1), "Ctrl+Alt+F12")  # type: ignore[arg-type]
    path = tmp_path / "keys.pdf"
    keys.save(path)
    with pypdfium2.PdfDocument(path) as pdf:
        assert len(pdf) == 1
        words = pdf[0].get_textpage().get_text_bounded()
    assert "Ctrl+Alt+F12" in words
    groups = keys.groups()
    assert len(groups) > 8
    for group in groups:
        assert group.title in words
        assert all(key in words for _, key in group.rows)


def test_it_says_where_a_page_cannot_be_saved(keys: Keys, tmp_path: Path) -> None:
    keys.save(tmp_path / "no folder" / "keys.pdf")
    assert keys.told.text() == "keys.pdf cannot be written; choose another folder or name."


def test_more_keys_make_smaller_letters_and_still_one_page(tmp_path: Path) -> None:
    height = page_layout().paintRectPoints().height() * 10.0
    few = [Group("Few", [("Go", "F1")] * 5)]
    many = [Group(f"Menu {number}", [("Go there", "Ctrl+F1")] * 12) for number in range(11)]
    sizes = [next(size for size in SIZES if _columns(groups, size, height) <= COLUMNS) for groups in (few, many)]
    assert sizes[0] == SIZES[0] > sizes[1]
    write_pdf(tmp_path / "many.pdf", many)
    with pypdfium2.PdfDocument(tmp_path / "many.pdf") as pdf:
        assert len(pdf) == 1
