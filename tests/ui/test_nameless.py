"""What is written is looked through where it is to name nobody: said with the place, and with the way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qda.analysis.recipes import Kind as Told
from qda.analysis.recipes import Recipe
from qda.analysis.synthesis import SynthesisOptions
from qda.files.names_key import write_key
from qda.model import Span
from qda.project import Project
from qda.text.pseudonyms import Kind, Pair
from ui.checking import DifferencesDialog
from ui.codebook.exchange import export_codebook
from ui.main_window import MainWindow
from ui.session import Message, Written


@pytest.fixture
def study(coding_window: MainWindow) -> Project:
    """A study whose passages name Osen; its reports are to name nobody."""
    project = coding_window.session.project
    assert project is not None
    document = project.documents.all()[1]
    project.codings.add(document.id, Span(60, 80), project.codes.all()[0].id)
    project.memos.add("Osen said so, and OSEN meant it.")
    SynthesisOptions(attribution="none").keep(project)
    return project


@pytest.fixture
def heard(coding_window: MainWindow) -> list[Message]:
    messages: list[Message] = []
    coding_window.session.said.connect(messages.append)
    return messages


def problem(heard: list[Message]) -> Message | None:
    return next((one for one in heard if one.kind == "problem"), None)


def wait(qtbot: QtBot, true: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(true()), timeout=10_000)


def test_a_file_that_names_a_case_is_told_of_and_written_again_without(
    study: Project, coding_window: MainWindow, heard: list[Message], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "memos.csv"
    coding_window.exports.write("memos", path)
    wait(qtbot, lambda: problem(heard))
    said = problem(heard)
    assert said is not None
    assert said.text.startswith("memos.csv names “Osen”")
    assert "in the text, line" in said.text
    assert said.handler is not None
    said.handler()
    dialog = coding_window.findChild(DifferencesDialog)
    assert dialog is not None
    assert "Osen said so" in dialog.list.item(0).text()
    heard.clear()
    dialog.next_button.click()
    wait(qtbot, lambda: heard and coding_window.nameless.task is not None and "Osen" not in path.read_text("utf-8-sig"))
    assert problem(heard) is None


@pytest.mark.parametrize("left", [None, b"PK\x03\x04 half of a workbook"])
def test_a_file_that_is_taken_away_or_overwritten_meanwhile_is_told_not_to_have_been_read(
    study: Project, coding_window: MainWindow, heard: list[Message], tmp_path: Path, qtbot: QtBot, left: bytes | None
) -> None:
    path = tmp_path / "memos.xlsx"
    if left is not None:
        path.write_bytes(left)
    coding_window.nameless.look(Written(path))
    wait(qtbot, lambda: problem(heard))
    said = problem(heard)
    assert said is not None
    assert said.text == "memos.xlsx was changed or moved before it could be looked through for names."


def test_a_file_that_may_name_people_is_not_read(
    study: Project, coding_window: MainWindow, heard: list[Message], tmp_path: Path, qtbot: QtBot
) -> None:
    SynthesisOptions().keep(study)
    coding_window.exports.write("memos", tmp_path / "memos.csv")
    wait(qtbot, lambda: heard)
    assert coding_window.nameless.task is None
    assert problem(heard) is None


def test_a_pseudonymised_study_is_held_against_its_key(
    study: Project, coding_window: MainWindow, heard: list[Message], tmp_path: Path, qtbot: QtBot
) -> None:
    SynthesisOptions().keep(study)
    study.memos.add("And then Guro Lien spoke.")
    key = tmp_path / "key.csv"
    write_key((Pair("Guro Lien", "[Person 1]", Kind.PERSON, "Guro Lien"),), key, "en")
    coding_window.settings.remember_key(study.path, key)
    coding_window.exports.write("memos", tmp_path / "memos.docx")
    wait(qtbot, lambda: problem(heard))
    said = problem(heard)
    assert said is not None
    assert "“Guro Lien”" in said.text
    heard.clear()
    key.unlink()
    coding_window.exports.write("memos", tmp_path / "more.docx")
    wait(qtbot, lambda: heard)
    assert coding_window.settings.key_of(study.path) is None


def test_reports_and_pictures_are_looked_through_too(
    study: Project, coding_window: MainWindow, heard: list[Message], tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    coding_window.session.written.emit(Written(tmp_path / "picture.png", shows=("Osen", "12")))
    wait(qtbot, lambda: problem(heard))
    said = problem(heard)
    assert said is not None
    assert said.text == "picture.png names “Osen”: in a picture"
    heard.clear()
    coding_window.exports.write_recipe(Recipe.usual(Told.MEMOS), tmp_path / "memos.html")
    wait(qtbot, lambda: problem(heard))
    said = problem(heard)
    assert said is not None
    assert "memos.html" in said.text


def test_a_folder_of_reports_is_looked_through_and_what_others_put_there_is_passed_over(
    study: Project, coding_window: MainWindow, heard: list[Message], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.md").write_text("Osen again", encoding="utf-8")
    (folder / "b.docx").write_bytes(b"\xff\xfe\x00 nothing")
    (folder / "c.pdf").write_bytes(b"Osen")
    coding_window.session.written.emit(Written(folder))
    wait(qtbot, lambda: problem(heard))
    said = problem(heard)
    assert said is not None
    assert said.text == "reports names “Osen”: in the text, line 1"


def test_the_codebook_is_looked_through_as_well(
    study: Project, coding_window: MainWindow, heard: list[Message], tmp_path: Path, qtbot: QtBot
) -> None:
    study.codes.add("What Osen did")
    assert export_codebook(coding_window.session, tmp_path / "book.yaml")
    wait(qtbot, lambda: problem(heard))
    said = problem(heard)
    assert said is not None
    assert said.text.startswith("book.yaml names “Osen”")
