"""Reports as recipes: made, chosen, named, seen and written with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as open_docx
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from qda.analysis.recipes import By, Kind, Recipe
from qda.demo import build
from qda.project import Project
from ui.app import application
from ui.main_window import MainWindow
from ui.report.naming import NamingDialog
from ui.report.recipes import RecipesSheet, show_recipes
from ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("sample"), "en")


@pytest.fixture
def sheet(sample: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[RecipesSheet]:
    """The reports of the sample: none yet."""
    application()
    path = tmp_path / "study.sitat"
    path.write_bytes(sample.read_bytes())
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    window = MainWindow(settings)
    window.session.open(path)
    window.show()
    sheet = show_recipes(window)
    assert sheet is not None
    qtbot.waitExposed(sheet)
    yield sheet
    sheet.preview.stop()
    with qtbot.waitSignal(window.closed):
        window.close()


def project_of(sheet: RecipesSheet) -> Project:
    project = sheet._session.project
    assert project is not None
    return project


def names(sheet: RecipesSheet) -> list[str]:
    return [saved.name for saved in project_of(sheet).recipes.all()]


def shown(sheet: RecipesSheet, qtbot: QtBot, words: str) -> None:
    """Wait until the page says something."""
    qtbot.waitUntil(lambda: words in sheet.preview.preview.toPlainText(), timeout=5000)


def test_an_empty_place_offers_the_usual_reports(sheet: RecipesSheet, qtbot: QtBot) -> None:
    assert sheet.empty.button is not None
    qtbot.mouseClick(sheet.empty.button, LEFT)
    assert names(sheet)[:2] == ["Synthesis", "Case by case"]
    assert sheet.list.current is not None
    assert sheet.list.current.name == "Synthesis"
    shown(sheet, qtbot, "Buying welfare technology together")
    sheet._session.undo()
    assert names(sheet) == []
    assert sheet._pages.currentWidget() is sheet.empty


def test_another_kind_is_shown_as_a_page_and_clicks_lead_back(sheet: RecipesSheet, qtbot: QtBot) -> None:
    sheet.list.add("Portraits", Recipe.usual(Kind.SYNTHESIS, By.CASE))
    shown(sheet, qtbot, "health and social services manager")
    with qtbot.waitSignal(sheet._session.place_wanted):
        sheet.preview.place_wanted.emit(1, project_of(sheet).codings.of_codes()[0].span)
    assert not sheet.isVisible()


def test_what_is_chosen_is_kept_and_changes_the_page(sheet: RecipesSheet, qtbot: QtBot) -> None:
    sheet.list.add("Quotes", Recipe.usual(Kind.QUOTES))
    shown(sheet, qtbot, "Anchoring")
    qtbot.keyClicks(sheet.form.title, "What they said")
    sheet.form.ticks["good"].click()
    shown(sheet, qtbot, "No coded passage fits.")
    sheet.keep()
    saved = project_of(sheet).recipes.named("Quotes")
    assert saved is not None
    assert Recipe.of(saved.kind, saved.options).title == "What they said"
    assert Recipe.of(saved.kind, saved.options).good
    sheet._session.undo()
    shown(sheet, qtbot, "Anchoring")
    assert not sheet.form.ticks["good"].isChecked()
    assert sheet.form.title.text() == ""


def test_only_what_makes_a_difference_is_asked(sheet: RecipesSheet, qtbot: QtBot) -> None:
    sheet.list.add("Memos", Recipe.usual(Kind.MEMOS))
    form = sheet.form
    assert not form.by.isVisible()
    assert not form.ticks["good"].isVisible()
    sheet.list.add("Groups", Recipe.usual(Kind.SYNTHESIS, By.GROUP))
    assert form.attribute.isVisible()
    assert form.attribute.currentText() == "location"
    assert not form.bands.isVisible()
    form.attribute.setCurrentIndex(form.attribute.findText("inhabitants"))
    form.attribute.activated.emit(form.attribute.currentIndex())
    assert form.bands.isVisible()
    qtbot.keyClicks(form.bands, "1000, 5000")
    shown(sheet, qtbot, "5000 or more")


def test_reports_are_named_ordered_and_taken_away_by_keyboard(sheet: RecipesSheet, qtbot: QtBot) -> None:
    sheet.list.add_usual()
    view = sheet.list.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(sheet)[:2] == ["Case by case", "Synthesis"]
    sheet.list.names.setData(view.currentIndex(), "The whole", Qt.ItemDataRole.EditRole)
    assert names(sheet)[1] == "The whole"
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert "The whole" not in names(sheet)
    assert sheet.list.current is not None
    sheet.list.duplicate()
    assert names(sheet)[-1].endswith(" 2")


def test_a_name_that_is_taken_is_refused_with_a_sentence(sheet: RecipesSheet, qtbot: QtBot) -> None:
    sheet.list.add_usual()
    with qtbot.waitSignal(sheet._session.said) as said:
        sheet.list.names.setData(sheet.list.view.currentIndex(), "codebook", Qt.ItemDataRole.EditRole)
    assert "already a report" in said.args[0].text
    assert names(sheet)[0] == "Synthesis"


def test_a_report_that_cannot_be_made_says_why(sheet: RecipesSheet, qtbot: QtBot) -> None:
    project = project_of(sheet)
    for attribute in project.attributes.all():
        project.attributes.delete(attribute.id)
    sheet.list.add("Groups", Recipe.usual(Kind.SYNTHESIS, By.GROUP))
    shown(sheet, qtbot, "give them one")
    assert not sheet.export.isEnabled()


def test_a_report_is_written_where_it_is_asked_for(
    sheet: RecipesSheet, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet.list.add("Codebook", Recipe.usual(Kind.CODEBOOK))
    recipe = sheet.recipe
    assert recipe is not None
    task = sheet.write(recipe, tmp_path / "book.docx")
    assert task is not None
    with qtbot.waitSignal(task.succeeded):
        pass
    assert open_docx(str(tmp_path / "book.docx")).paragraphs[0].text == "Codebook"
    sheet.list.add("Method", Recipe.usual(Kind.METHOD))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "all"))
    with qtbot.waitSignal(sheet._session.said) as said:
        sheet.ask_export_all(".html")
    assert said.args[0].kind == "done"
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == ["Codebook.html", "Method.html"]


def test_a_stale_report_says_so_before_it_is_written(sheet: RecipesSheet, qtbot: QtBot) -> None:
    project = project_of(sheet)
    evidence = next(one for point in project.synthesis.points() for one in point.evidence if one.is_quote)
    assert evidence.document_id is not None
    text = project.documents.text(evidence.document_id)
    changed = text.replace(evidence.quote, "Well, " + evidence.quote[:1].lower() + evidence.quote[5:])
    project.corrections.apply(project.corrections.plan(evidence.document_id, changed))
    sheet.list.add("Synthesis", Recipe.usual(Kind.SYNTHESIS))
    qtbot.waitUntil(lambda: sheet.look.isVisible(), timeout=5000)
    assert "changed since" in sheet.told.text()


def test_a_nameless_report_is_written_only_when_it_is_known_whom_it_names(
    sheet: RecipesSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    recipe = replace(Recipe.usual(Kind.QUOTES), attribution="role")
    sheet.write_checked(recipe, tmp_path / "q.md")
    qtbot.waitUntil(lambda: sheet.findChild(NamingDialog) is not None, timeout=10_000)
    naming = sheet.findChild(NamingDialog)
    assert naming is not None
    assert not (tmp_path / "q.md").exists()
    qtbot.mouseClick(naming.replace, LEFT)
    qtbot.waitUntil(lambda: (tmp_path / "q.md").exists(), timeout=10_000)
    assert "Osen" not in (tmp_path / "q.md").read_text("utf-8")
