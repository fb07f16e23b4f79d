from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from ui.settings import MOST_RECENT, Settings


def again(settings: Settings) -> Settings:
    """What the next start of the program would read."""
    settings.store.sync()
    return Settings(QSettings(settings.store.fileName(), QSettings.Format.IniFormat))


def test_every_setting_has_a_type_a_default_and_a_description() -> None:
    table = list(Settings.table())
    assert {"theme", "language", "reading_size", "coder", "splitters"} <= {setting.name for setting in table}
    assert all(setting.description and setting.default is not None for setting in table)


def test_a_setting_never_set_has_its_default(settings: Settings) -> None:
    assert settings.theme == "system"
    assert settings.reading_width == 68
    assert settings.splitters == {}


def test_what_was_set_is_there_after_the_next_start(settings: Settings) -> None:
    settings.theme = "dark"
    settings.splitters = {"code": [200, 700, 300]}
    settings.folded = ["details"]
    there = again(settings)
    assert (there.theme, there.splitters, there.folded) == ("dark", {"code": [200, 700, 300]}, ["details"])


def test_a_value_that_is_not_among_the_choices_is_refused(settings: Settings) -> None:
    with pytest.raises(ValueError, match="theme"):
        settings.theme = "pink"


@pytest.mark.parametrize("nonsense", ["", "{", "17", '["light"]', '"pink"'])
def test_nonsense_in_the_file_counts_as_not_set(settings: Settings, nonsense: str) -> None:
    settings.store.setValue("theme", nonsense)
    assert settings.theme == "system"


def test_setting_the_same_again_tells_nobody(settings: Settings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(settings.changed) as told:
        settings.theme = "dark"
    assert told.args == ["theme"]
    with qtbot.assertNotEmitted(settings.changed):
        settings.theme = "dark"


@given(st.lists(st.text(alphabet="abcdæøå .", min_size=1, max_size=8), max_size=30))
def test_recent_projects_come_newest_first_without_doubles(names: list[str]) -> None:
    settings = Settings(QSettings("", QSettings.Format.IniFormat))
    settings.recents = []
    for name in names:
        settings.remember_project(Path("/studies") / f"{name}.sitat")
    shown = [recent.path.stem for recent in settings.recent_projects()]
    assert shown == list(dict.fromkeys(reversed(names)))[:MOST_RECENT]


def test_a_forgotten_project_is_gone_from_the_recent_ones(settings: Settings, tmp_path: Path) -> None:
    settings.remember_project(tmp_path / "one.sitat")
    settings.remember_project(tmp_path / "two.sitat")
    settings.forget_project(tmp_path / "one.sitat")
    (left,) = settings.recent_projects()
    assert left.path == tmp_path / "two.sitat"
    assert isinstance(left.opened, datetime)
