from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from qda.model import Draft, Span
from qda.project import Project
from ui.actions import ACTIONS
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.start import StartScreen


def button(words: str) -> QPushButton:
    """The button of a dialog with these words on it."""
    found = [
        one
        for dialog in QApplication.topLevelWidgets()
        if isinstance(dialog, QDialog) and dialog.isVisible()
        for one in dialog.findChildren(QPushButton)
        if one.text() == words
    ]
    assert found, f"no button “{words}”"
    return found[0]


def test_it_starts_with_the_ways_in(window: MainWindow) -> None:
    assert window.start.isVisible()
    assert window.start.new_button.isVisible()
    assert not window.rail.isVisible()


def test_a_new_project_opens_on_an_empty_workspace_that_teaches(window: MainWindow, tmp_path: Path) -> None:
    assert window.projects.create(tmp_path / "study")
    assert (tmp_path / "study.sitat").exists()
    assert window.rail.isVisible()
    assert window.windowTitle() == "study"
    assert not window.coding.transcript.isVisible()


def test_opening_a_project_shows_its_first_document(coding_window: MainWindow) -> None:
    assert coding_window.coding.transcript.isVisible()
    assert coding_window.message_bar.status.text() == "Namsos interview ¶ 1 · nb · kari" or (
        coding_window.message_bar.status.text().startswith("Namsos interview ¶ 1")
    )


def test_the_document_last_in_hand_is_in_hand_again(coding_window: MainWindow, filled: Path, qtbot: QtBot) -> None:
    project = coding_window.session.project
    assert project is not None
    osen = project.documents.named("Osen interview")
    assert osen is not None
    coding_window.session.show_document(osen.id)
    coding_window.projects.close()
    assert coding_window.start.isVisible()
    coding_window.projects.open(filled)
    assert coding_window.session.document_id == osen.id


def test_splitters_and_folds_are_as_they_were_left(coding_window: MainWindow, filled: Path, qtbot: QtBot) -> None:
    coding_window.coding.splitter.setSizes([300, 500, 400])
    left = coding_window.coding.splitter.sizes()
    coding_window.fold("details", True)
    coding_window.close()
    other = MainWindow(coding_window.settings)
    other.resize(1280, 720)
    other.show()
    other.projects.open(filled)
    assert abs(other.coding.splitter.sizes()[0] - left[0]) < 8
    assert not other.coding.details.isVisible()
    assert other.coding.codebook.isVisible()
    other.close()


def test_a_workspace_made_ready_but_never_seen_leaves_no_widths_behind(window: MainWindow) -> None:
    window.make_ready()
    window.close()
    assert window.settings.splitters == {}


def test_a_project_in_use_is_offered_for_reading(window: MainWindow, filled: Path) -> None:
    with Project.open(filled, coder="ola"):
        assert not window.projects.open(filled)
        assert window.session.project is None
        button("Open for reading").click()
        assert window.session.project is not None
        assert window.session.project.read_only
        assert not window.menus.actions["import.transcripts"].isEnabled()
        assert "for reading" in window.message_bar.status.text()
        window.session.close()


def test_what_is_no_project_is_said_in_the_message_bar(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "letter.sitat"
    path.write_text("Dear all")
    assert not window.projects.open(path)
    message = window.message_bar.message
    assert message is not None
    assert message.kind == "problem"
    assert "letter.sitat" in message.text


def test_recent_projects_are_on_the_start_screen_and_gone_ones_are_greyed(
    settings: Settings, filled: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.remember_project(tmp_path / "gone.sitat")
    settings.remember_project(filled)
    start = StartScreen(settings)
    qtbot.addWidget(start)
    here, gone = start.rows
    assert here.there
    assert not gone.there
    with qtbot.waitSignal(start.recent_chosen) as chosen:
        qtbot.keyClick(here, Qt.Key.Key_Return)
    assert chosen.args == [filled]
    qtbot.keyClick(gone, Qt.Key.Key_Delete)
    assert [recent.path for recent in settings.recent_projects()] == [filled]


def test_undo_in_the_menu_names_the_act(coding_window: MainWindow, qtbot: QtBot) -> None:
    session = coding_window.session
    undo = coding_window.menus.actions["edit.undo"]
    resignation = session.project.codes.find("Resignation")  # type: ignore[union-attr]
    coding_window.coding.transcript.select_span(Span(60, 80))
    coding_window.coding.passages.apply_code(resignation.id)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: undo.text() == "Undo coding with Resignation")
    undo.trigger()
    qtbot.waitUntil(lambda: coding_window.menus.actions["edit.redo"].text() == "Redo coding with Resignation")
    assert coding_window.message_bar.message is not None
    assert coding_window.message_bar.button.text() == "Redo"
    coding_window.message_bar.button.click()
    qtbot.waitUntil(lambda: undo.text() == "Undo coding with Resignation")


def test_every_command_finds_its_handler(coding_window: MainWindow) -> None:
    from operator import attrgetter

    for action in ACTIONS:
        if action.handler:
            assert callable(attrgetter(action.handler)(coding_window)), action.id


def test_no_two_commands_of_the_window_share_a_key() -> None:
    keys = [action.shortcut for action in ACTIONS if action.shortcut]
    assert len(keys) == len(set(keys))


def test_a_dropped_project_opens(window: MainWindow, filled: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(filled))])
    assert window.imports.accepts(mime)
    window.imports.take_files([filled])
    assert window.session.project is not None


def test_a_dropped_guide_is_taken_over_by_choice(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.projects.create(tmp_path / "study.sitat")
    path = tmp_path / "guide.md"
    path.write_text("# Guide\n\n1. How did it begin?\n2. What was difficult?\n", encoding="utf-8")
    window.imports.take_files([path])
    button("Take over as guide").click()
    project = window.session.project
    assert project is not None
    qtbot.waitUntil(lambda: len(project.guide.questions()) == 2)


def test_a_dropped_codebook_is_taken_over(window: MainWindow, tmp_path: Path) -> None:
    window.projects.create(tmp_path / "study.sitat")
    path = tmp_path / "book.yaml"
    path.write_text("codebook: Small\nlanguage: en\ncodes:\n  - name: Anchoring\n    id: anchoring\n", encoding="utf-8")
    window.imports.take_files([path])
    project = window.session.project
    assert project is not None
    assert [code.name for code in project.codes.all()] == ["Anchoring"]


def test_a_file_sitat_does_not_read_is_named_with_what_it_reads(coding_window: MainWindow, tmp_path: Path) -> None:
    coding_window.imports.take_files([tmp_path / "song.mp3"])
    assert coding_window.message_bar.message is not None
    assert ".docx" in coding_window.message_bar.message.text


def test_f6_goes_through_the_panels_and_back(coding_window: MainWindow, qtbot: QtBot) -> None:
    coding = coding_window.coding
    coding.documents.view.setFocus()
    coding_window.next_panel()
    assert coding.transcript.isAncestorOf(QApplication.focusWidget())
    coding_window.previous_panel()
    assert QApplication.focusWidget() is coding.documents.view


def test_the_palette_finds_commands_documents_codes_and_questions(coding_window: MainWindow, qtbot: QtBot) -> None:
    from ui.palette import open_palette

    finder = open_palette(coding_window)
    for typed, wanted in (
        ("osen int", "Osen interview"),
        ("resig", "Resignation"),
        ("diffic", "2  What was difficult?"),
    ):
        finder.line.setText(typed)
        assert finder.list.currentIndex().data() == wanted
    finder.line.setText("osen int")
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    project = coding_window.session.project
    assert project is not None
    assert project.documents.get(coding_window.session.document_id or 0).name == "Osen interview"


def test_a_quote_met_elsewhere_is_one_click_from_its_place(coding_window: MainWindow) -> None:
    session = coding_window.session
    assert session.project is not None
    osen = session.project.documents.named("Osen interview")
    assert osen is not None
    coding_window.show_grid()
    session.go_to(osen.id, Span(60, 74))
    assert coding_window.coding.isVisible()
    assert session.document_id == osen.id
    assert coding_window.coding.transcript.selected_span() == Span(60, 74)


def test_a_quote_of_a_document_that_is_gone_leads_nowhere_and_says_so(coding_window: MainWindow) -> None:
    session = coding_window.session
    assert session.project is not None
    osen = session.project.documents.named("Osen interview")
    assert osen is not None
    session.project.documents.delete(osen.id)
    coding_window.show_grid()
    before = session.document_id
    session.go_to(osen.id, Span(60, 74))
    assert session.document_id == before
    assert coding_window.message_bar.message is not None
    assert "no longer in the project" in coding_window.message_bar.message.text


def test_themes_change_at_once(coding_window: MainWindow) -> None:
    from ui import theme

    coding_window.menus.actions["theme.dark"].trigger()
    assert theme.tokens().dark
    assert coding_window.menus.actions["theme.dark"].isChecked()
    coding_window.menus.actions["theme.light"].trigger()
    assert not theme.tokens().dark


def test_another_language_makes_the_window_anew_on_the_same_project(
    settings: Settings, filled: Path, qtbot: QtBot
) -> None:
    from ui import app

    window = app.open_window(filled, settings)
    settings.language = "nb"
    qtbot.waitUntil(lambda: len(app._windows) == 1 and app._windows[0] is not window)
    other = app._windows[0]
    assert other.session.project is not None
    assert other.session.project.path == filled
    other.close()
    assert not app._windows


def test_codings_are_exported_while_the_window_goes_on(coding_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    study = coding_window.session.project
    assert study is not None
    study.codings.add(study.documents.all()[0].id, Span(60, 80), study.codes.all()[0].id)
    path = tmp_path / "codings.csv"
    task = coding_window.exports.write("codings", path)
    assert task is not None
    qtbot.waitUntil(lambda: coding_window.message_bar.message is not None, timeout=10_000)
    assert coding_window.message_bar.message is not None
    assert coding_window.message_bar.message.text == "Written: codings.csv"
    assert "Anchoring" in path.read_text(encoding="utf-8-sig")


def test_an_export_that_cannot_be_written_says_so(coding_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    coding_window.exports.write("codings", tmp_path / "codings.pages")
    qtbot.waitUntil(lambda: coding_window.message_bar.message is not None, timeout=10_000)
    assert coding_window.message_bar.message is not None
    assert coding_window.message_bar.message.kind == "problem"


def test_the_sample_project_is_built_once_and_opened(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.projects.build_sample(tmp_path / "Sitat")
    qtbot.waitUntil(lambda: window.session.project is not None, timeout=30_000)
    assert window.session.project is not None
    path = window.session.project.path
    assert len(window.session.project.documents.all()) == 5
    window.session.project.documents.rename(window.session.project.documents.all()[0].id, "Mine")
    window.projects.close()
    window.projects.build_sample(tmp_path / "Sitat")
    assert window.session.project is not None
    assert window.session.project.path == path
    assert window.session.project.documents.all()[0].name == "Mine"


def test_a_new_project_in_the_place_of_an_old_one_replaces_it(window: MainWindow, filled: Path, tmp_path: Path) -> None:
    assert window.projects.create(filled)
    assert window.session.project is not None
    assert window.session.project.documents.all() == []


def test_a_project_that_somebody_has_open_is_not_replaced(window: MainWindow, filled: Path) -> None:
    with Project.open(filled) as other:
        assert not window.projects.create(filled)
        assert len(other.documents.all()) == 2
    assert window.message_bar.message is not None
    assert window.message_bar.message.kind == "problem"


def test_project_settings_are_kept_in_one_step(coding_window: MainWindow) -> None:
    from ui.dialogs.project_settings import ProjectSettings

    dialog = ProjectSettings(coding_window.session, coding_window)
    dialog.name.setText("Namdalen 2016")
    dialog.language.setCurrentIndex(dialog.language.findData("nn"))
    dialog.save_button.click()
    study = coding_window.session.project
    assert study is not None
    assert (study.name, study.language) == ("Namdalen 2016", "nn")
    assert coding_window.windowTitle() == "Namdalen 2016"
    study.undo()
    assert (study.name, study.language) == ("namdalen", "en")


def test_an_attribution_that_names_nothing_known_is_refused_in_the_dialog(coding_window: MainWindow) -> None:
    from ui.dialogs.project_settings import ProjectSettings

    dialog = ProjectSettings(coding_window.session, coding_window)
    dialog.show()
    dialog.attribution.setEditText("({shoe size})")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert "shoe size" in dialog._problem.text()
    dialog.reject()


def test_larger_text_is_larger_in_the_transcript(coding_window: MainWindow) -> None:
    page = coding_window.coding.transcript.page
    before = page.document().defaultFont().pointSize()
    coding_window.menus.actions["view.larger"].trigger()
    assert page.document().defaultFont().pointSize() == before + 1


def test_the_status_follows_what_is_scrolled_to(coding_window: MainWindow, qtbot: QtBot) -> None:
    project, session = coding_window.session.project, coding_window.session
    assert project is not None
    long = project.documents.add(Draft("Long", "\n".join(f"Ola: We waited for hour {n}." for n in range(300))))
    session.show_document(long)
    bar = coding_window.coding.transcript.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: "Long ¶ 2" in coding_window.message_bar.status.text(), timeout=3_000)
