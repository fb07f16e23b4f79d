"""What Qt says of its own is said in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.actions import ACTIONS
from ui.app import application
from ui.norwegian.qt import QT
from ui.system_words import say_in


@pytest.fixture
def norwegian(qtbot: QtBot) -> Iterator[None]:
    say_in("nb", application())
    yield
    say_in("en", application())


def menu_of_a_field(qtbot: QtBot) -> list[str]:
    field = QLineEdit("words")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    menu.deleteLater()
    return texts


@pytest.mark.usefixtures("norwegian")
def test_the_menu_of_a_text_field_is_in_bokmaal(qtbot: QtBot) -> None:
    assert menu_of_a_field(qtbot) == [
        "&Angre", "&Gjør om", "Klipp &ut", "&Kopier", "&Lim inn", "Slett", "Merk alt",
    ]  # fmt: skip


def test_it_is_in_english_again_afterwards(qtbot: QtBot) -> None:
    say_in("nb", application())
    say_in("en", application())
    assert menu_of_a_field(qtbot)[0] == "&Undo"


@pytest.mark.usefixtures("norwegian")
def test_keys_are_written_in_bokmaal_and_still_understood() -> None:
    assert QKeySequence("Alt+Up").toString(QKeySequence.SequenceFormat.NativeText) == "Alt+Opp"
    assert QKeySequence("Alt+Up") == QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Up)


def test_every_shortcut_means_the_same_keys_in_both_languages(qtbot: QtBot) -> None:
    def keys() -> list[str]:
        portable = QKeySequence.SequenceFormat.PortableText
        return [QKeySequence(action.shortcut).toString(portable) for action in ACTIONS]

    before = keys()
    say_in("nb", application())
    assert keys() == before
    say_in("en", application())


@pytest.mark.usefixtures("norwegian")
def test_what_is_not_known_is_left_as_it_is() -> None:
    assert QCoreApplication.translate("Anything", "Nobody ever said this") == "Nobody ever said this"


def test_a_letter_under_which_a_verb_is_found_is_kept() -> None:
    """What can be reached by Alt and a letter can be so in bokmål."""
    assert [english for english, norwegian in QT.items() if ("&" in english) != ("&" in norwegian)] == []
