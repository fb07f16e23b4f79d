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

from qda.analysis.fixed_texts import Of
from qda.analysis.house_style import kept_styles
from qda.analysis.picture_pages import choice_of, place_of
from qda.analysis.pictures import What
from qda.analysis.recipes import By, Kind, Recipe
from qda.demo import build
from qda.project import Project
from qda.surveying import take_survey
from ui.app import application
from ui.main_window import MainWindow
from ui.report.fixed_texts import FixedTextsDialog
from ui.report.house_style import HouseStyleDialog
from ui.report.naming import NamingDialog
from ui.report.recipe_pictures import PictureDialog
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


def change_a_quote(project: Project) -> None:
    """Change words that a point rests on."""
    evidence = next(one for point in project.synthesis.points() for one in point.evidence if one.is_quote)
    assert evidence.document_id is not None
    text = project.documents.text(evidence.document_id)
    changed = text.replace(evidence.quote, "Well, " + evidence.quote[:1].lower() + evidence.quote[5:])
    project.corrections.apply(project.corrections.plan(evidence.document_id, changed))


def test_a_stale_report_says_so_before_it_is_written(sheet: RecipesSheet, qtbot: QtBot) -> None:
    change_a_quote(project_of(sheet))
    sheet.list.add("Synthesis", Recipe.usual(Kind.SYNTHESIS))
    qtbot.waitUntil(lambda: sheet.look.isVisible(), timeout=5000)
    assert "changed since" in sheet.told.text()


@pytest.mark.parametrize("all_of_them", [True, False])
def test_what_nobody_looked_at_before_it_was_written_says_that_it_is_stale(
    sheet: RecipesSheet, qtbot: QtBot, tmp_path: Path, all_of_them: bool
) -> None:
    change_a_quote(project_of(sheet))
    sheet.list.add("Synthesis", Recipe.usual(Kind.SYNTHESIS))
    with qtbot.waitSignal(sheet._session.said, timeout=10_000) as said:
        if all_of_them:
            sheet.write_all(tmp_path / "all", ".html")
        else:
            sheet._window.exports.write("grid", tmp_path / "grid.xlsx")
    assert "changed since" in said.args[0].text
    assert said.args[0].action == "Look at them"
    said.args[0].handler()
    assert sheet._window.show_grid() is not None


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


def saved(sheet: RecipesSheet, name: str) -> Recipe:
    sheet.keep()
    kept = project_of(sheet).recipes.named(name)
    assert kept is not None
    return Recipe.of(kept.kind, kept.options)


def test_transcripts_are_chosen_seen_and_written_like_other_reports(
    sheet: RecipesSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet.list.add("Transcripts", Recipe.usual(Kind.TRANSCRIPT))
    form, names_ = sheet.form, sheet.form.documents.names
    assert form.documents.isVisible()
    assert form.numbering.isVisible()
    assert not form.attribution.isVisible()
    assert not form.ticks["contents"].isVisible()
    row = list(names_.names).index("Vikna interview")
    form.documents.view.setFocus()
    form.documents.view.setCurrentIndex(names_.index(row))
    qtbot.keyClick(form.documents.view, Qt.Key.Key_Space)
    shown(sheet, qtbot, "Vikna interview")
    form.ticks["memos"].click()
    assert saved(sheet, "Transcripts").documents == ("Vikna interview",)
    assert not saved(sheet, "Transcripts").memos
    recipe = sheet.recipe
    assert recipe is not None
    task = sheet.write(recipe, tmp_path / "out.docx")
    assert task is not None
    with qtbot.waitSignal(task.succeeded):
        pass
    assert list(open_docx(str(tmp_path / "out.docx")).comments)


def test_a_survey_that_is_not_there_is_told_of_on_the_page(sheet: RecipesSheet, qtbot: QtBot) -> None:
    sheet.list.add("Survey", Recipe.usual(Kind.SURVEY))
    shown(sheet, qtbot, "There is no survey in this project")
    assert not sheet.export.isEnabled()
    assert sheet.form.ticks["tables"].isVisible()
    take_survey(project_of(sheet), Path(__file__).parents[3] / "sample_transcripts" / "en" / "survey.xlsx")
    shown(sheet, qtbot, "20 respondents answered.")
    assert sheet.form.across.count() > 3
    sheet.form.across.setCurrentIndex(1)
    sheet.form.across.activated.emit(1)
    shown(sheet, qtbot, f"by {sheet.form.across.currentText()}")


def test_pictures_are_chosen_one_by_one_and_stand_where_they_are_put(sheet: RecipesSheet, qtbot: QtBot) -> None:
    sheet.list.add("Synthesis", Recipe.usual(Kind.SYNTHESIS))
    pictures = sheet.form.pictures
    qtbot.mouseClick(pictures.add, LEFT)
    dialog = sheet.findChild(PictureDialog)
    assert dialog is not None
    dialog.choosing.show_kind(What.FREQUENCIES)
    dialog.choosing.family.setCurrentIndex(dialog.choosing.family.findText("Resources"))
    dialog.choosing.groups.setCurrentIndex(1)
    dialog.where.setCurrentIndex(2)
    qtbot.mouseClick(dialog.use, LEFT)
    (words,) = saved(sheet, "Synthesis").pictures
    choice = choice_of(project_of(sheet), words)
    assert choice.what is What.FREQUENCIES
    assert choice.family is not None
    assert choice.attribute is not None
    assert place_of(words) == project_of(sheet).guide.questions()[1].guid
    assert "at question 2" in pictures.rows.rows[0].more
    shown(sheet, qtbot, "See the figure.")
    pictures.view.doubleClicked.emit(pictures.rows.index(0))
    again = [one for one in sheet.findChildren(PictureDialog) if one.isVisible()][-1]
    assert again.choosing.choice() == choice
    assert again.where.currentIndex() == 2
    again.choosing.show_kind(What.HEAT)
    again.where.setCurrentIndex(0)
    qtbot.mouseClick(again.use, LEFT)
    assert [words.partition("?")[0] for words in saved(sheet, "Synthesis").pictures] == ["heat"]
    pictures.view.setFocus()
    qtbot.keyClick(pictures.view, Qt.Key.Key_Delete)
    assert saved(sheet, "Synthesis").pictures == ()


def test_a_report_has_a_template_of_its_own(
    sheet: RecipesSheet, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = open_docx()
    house.sections[0].header.paragraphs[0].text = "The house"
    house.save(str(tmp_path / "house.docx"))
    sheet.list.add("Memos", Recipe.usual(Kind.MEMOS))
    template = sheet.form.template
    assert not template.styles.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "house.docx"), ""))
    place = template.choice.findText("Another template…")
    template.choice.setCurrentIndex(place)
    template.choice.activated.emit(place)
    assert saved(sheet, "Memos").template == str(tmp_path / "house.docx")
    qtbot.mouseClick(template.styles, LEFT)
    styles = sheet.findChild(HouseStyleDialog)
    assert styles is not None
    styles.choices["Note"].setCurrentIndex(styles.choices["Note"].findData("Normal"))
    styles.save.click()
    assert kept_styles(project_of(sheet), tmp_path / "house.docx")["Note"] == "Normal"
    recipe = sheet.recipe
    assert recipe is not None
    task = sheet.write(recipe, tmp_path / "out.docx")
    assert task is not None
    with qtbot.waitSignal(task.succeeded):
        pass
    section = open_docx(str(tmp_path / "out.docx")).sections[0]
    assert section.header.paragraphs[0].text == "The house"
    template.take("")
    assert saved(sheet, "Memos").template == ""


def test_a_view_of_the_grid_is_laid_out_in_a_report(sheet: RecipesSheet, qtbot: QtBot) -> None:
    project_of(sheet).queries.add("Turned", {"turned": True}, "grid")
    sheet.list.add("Grid", Recipe.usual(Kind.GRID))
    form = sheet.form
    assert form.by.isVisible()
    form.view.setCurrentIndex(form.view.findText("Turned"))
    form.view.activated.emit(form.view.currentIndex())
    assert not form.by.isVisible()
    assert not form.ticks["summaries"].isVisible()
    shown(sheet, qtbot, "Turned")
    assert saved(sheet, "Grid").view == "Turned"
    project_of(sheet).queries.delete(project_of(sheet).queries.named("Turned", "grid").id)  # type: ignore[union-attr]
    shown(sheet, qtbot, "There is no view “Turned”")
    assert form.view.currentText() == "Turned (no longer there)"


def test_the_fixed_texts_of_a_kind_are_worded_from_its_form(sheet: RecipesSheet, qtbot: QtBot) -> None:
    sheet.list.add("Method", Recipe.usual(Kind.METHOD))
    shown(sheet, qtbot, "How the codebook came about")
    qtbot.mouseClick(sheet.form._texts, LEFT)
    dialog = sheet.findChild(FixedTextsDialog)
    assert dialog is not None
    assert {one.of for one in dialog.texts.texts} == {Of.METHOD}
    row = next(row for row, one in enumerate(dialog.texts.texts) if one.usual == "How the codebook came about")
    assert dialog.texts.setData(dialog.texts.index(row, 1), "Where the codes come from")
    shown(sheet, qtbot, "Where the codes come from")
    dialog.kind.setCurrentIndex(dialog.kind.findText("Survey"))
    assert {one.of for one in dialog.texts.texts} == {Of.SURVEY}
    dialog.kind.setCurrentIndex(0)
    assert len({one.of for one in dialog.texts.texts}) == len(Of)
    dialog.accept()


def test_a_report_of_a_document_that_is_no_longer_there_never_becomes_one_of_all(sheet: RecipesSheet) -> None:
    sheet.list.add("Transcripts", replace(Recipe.usual(Kind.TRANSCRIPT), documents=("osen interview", "Lost")))
    names = sheet.form.documents.names
    told = [names.data(names.index(row)) for row in range(names.rowCount())]
    assert told[-1] == "Lost (no longer there)"
    sheet.form.ticks["memos"].click()
    assert saved(sheet, "Transcripts").documents == ("Osen interview", "Lost")


def test_transcripts_without_names_are_looked_through_before_they_are_written(
    sheet: RecipesSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    recipe = replace(Recipe.usual(Kind.TRANSCRIPT), documents=("Osen interview",), stand_ins=True)
    sheet.write_checked(recipe, tmp_path / "osen.docx")  # the file's name tells
    qtbot.waitUntil(lambda: sheet.findChild(NamingDialog) is not None, timeout=10_000)
    naming = sheet.findChild(NamingDialog)
    assert naming is not None
    naming.reject()
    sheet.write_checked(recipe, tmp_path / "first.docx")
    qtbot.waitUntil(lambda: (tmp_path / "first.docx").exists(), timeout=10_000)
    document = open_docx(str(tmp_path / "first.docx"))
    assert "Osen" not in "".join(paragraph.text for paragraph in document.paragraphs)
    assert not (tmp_path / "osen.docx").exists()
