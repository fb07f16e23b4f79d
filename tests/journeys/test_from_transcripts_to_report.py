"""The whole path as a person goes it, by mouse and keyboard: transcripts in, a Word report out, all there again."""

from __future__ import annotations

from pathlib import Path

import docx
from PySide6.QtWidgets import QApplication

from qda.acts import sentence
from qda.analysis.verify import check
from qda.model import About, Part, Views
from ui.documents.entries_table import NAME
from ui.documents.import_dialog import ImportDialog
from ui.labels import tr, use_language
from ui.main_window import MainWindow
from ui.report.chips import CellChip, QuoteChip
from ui.report.export import ExportDialog
from ui.settings import Settings

from .hands import (
    CTRL,
    SHIFT,
    Key,
    click,
    click_code,
    dragged_code,
    drop,
    place_of,
    press,
    select_words,
    type_,
    until,
)
from .steps import CODEBOOKS, SAMPLES, add_from_tray, codings, preview_transcripts, said, study, template

HURRY = "They called us in, they announced the tender, we signed."
LEFT = "But when they left, the knowledge left with them."
ERRAND = "So that's my errand."
LEARN = "I said that we are in it to learn, so that we are ready when our own contract runs out."
ALARMER = "Det gamle telefonnettet blir borte, og da står vi der med alarmer som ikke ringer til noen."
SUMMARY = "Long tradition; the county council withdrew."
POINT = "They have bought together before, and lost their coordinator."
NOBODY = "There was nobody here who knew how to write an award criterion."


def undo_named(window: MainWindow) -> str:
    """What the menu calls the act that undo would take back."""
    window.menus.refresh()
    return window.menus.actions["edit.undo"].text()


# --------------------------------------------------------------------------- the steps of the journey


def bring_in_guide(window: MainWindow, path: Path) -> None:
    window.imports.guide(path)
    until(lambda: study(window).guide.questions(), "the guide is taken over")
    until(lambda: QApplication.activeModalWidget() is None, "the progress is gone")
    assert said(window) == "The guide has 9 questions now"


def put_right(dialog: ImportDialog) -> None:
    """Name the first document anew in the table, and the role of its informant in the sheet beside it."""
    cell = dialog.model.index(0, NAME)
    click(dialog.table.viewport(), dialog.table.visualRect(cell).center())
    press(Key.Key_F2)
    press(Key.Key_A, CTRL)
    type_("Høylandet, February")
    press(Key.Key_Return)
    dialog.details.tabs.setCurrentWidget(dialog.details.speakers_page)
    speakers = dialog.details.speakers
    assert [speakers.index(row, 0).data() for row in range(2)] == ["Interviewer", "Head of nursing"]
    role = speakers.index(1, 3)
    view = dialog.details.speakers_view
    click(view.viewport(), view.visualRect(role).center())
    press(Key.Key_F2)
    press(Key.Key_A, CTRL)
    type_("head of nursing")
    press(Key.Key_Return)


def code_five_passages(window: MainWindow) -> None:
    coding = window.coding
    view, codebook = coding.transcript, coding.codebook
    # by the picker
    select_words(view, HURRY)
    press(Key.Key_Return)
    assert coding.passages.picker.isVisible()
    type_("resig")
    press(Key.Key_Return)
    assert not coding.passages.picker.isVisible()
    assert said(window) == "Coded with Resignation"
    # by the code's key
    select_words(view, LEFT)
    type_("p")
    assert said(window) == "Coded with Political anchoring"
    # by a click in the codebook
    select_words(view, LEARN)
    click_code(codebook, "Gains")
    assert said(window) == "Coded with Gains"
    # by dropping a code on the paragraph's selected words
    span = select_words(view, NOBODY)
    drop(view.page.viewport(), dragged_code(codebook, "Competence"), place_of(view, span.start + 4))
    assert said(window) == "Coded with Competence"
    # with a code that is not there yet
    select_words(view, ERRAND)
    press(Key.Key_Return)
    type_("Errands")
    press(Key.Key_Return)
    assert said(window) == "Coded with Errands"
    assert codings(window) == [
        ("Resignation", HURRY),
        ("Political anchoring", LEFT),
        ("Gains", LEARN),
        ("Competence", NOBODY),
        ("Errands", ERRAND),
    ]


def write_a_memo(window: MainWindow) -> None:
    """On the coding made last, by keyboard."""
    assert window.coding.transcript.page.hasFocus()
    press(Key.Key_M)
    type_("Says it twice.")
    project = study(window)
    last = max(project.codings.in_document(window.session.document_id or 0), key=lambda coding: coding.id)
    assert [memo.text for memo in project.memos.on(About.CODING, last.id)] == ["Says it twice."]


def take_back_three_and_bring_back_one(window: MainWindow) -> None:
    assert undo_named(window) == "Undo new memo"
    told = [sentence(act) for act in study(window).history(2)]
    assert told == ["Wrote the memo “Says it twice.”", f"Coded “{ERRAND}” with Errands in Høylandet, February ¶ 17"]
    press(Key.Key_Z, CTRL, times=3)
    assert codings(window)[-1] == ("Gains", LEARN)
    assert study(window).codes.find("Errands") is None
    press(Key.Key_Z, CTRL | SHIFT)
    assert codings(window)[-1] == ("Competence", NOBODY)
    assert undo_named(window) == "Undo coding with Competence"


def sum_up_in_the_grid(window: MainWindow) -> None:
    press(Key.Key_2, CTRL)
    grid = window.show_grid()
    assert grid is not None
    first = grid.view.model().index(0, 0)
    click(grid.view.viewport(), grid.view.visualRect(first).center())
    type_(SUMMARY)
    press(Key.Key_Return)
    press(Key.Key_Up)  # Enter went on to the next question
    project = study(window)
    question, case = project.guide.questions()[0], project.cases.all()[0]
    assert project.synthesis.summary(question.id, case.id) == SUMMARY


def write_a_point(window: MainWindow) -> None:
    """Type it in Report, let it rest on a cell and on a quote, and have the quote printed."""
    press(Key.Key_4, CTRL)
    report = window.show_report()
    assert report is not None
    click(report.points.add)
    type_(POINT)
    (point,) = study(window).synthesis.points()
    assert point.text == POINT
    add_from_tray(report, 0)
    add_from_tray(report, 0, 0, 0)
    (point,) = study(window).synthesis.points()
    assert [evidence.is_quote for evidence in point.evidence] == [False, True]
    card = report.points.card(point.id)
    assert card is not None
    cell, quote = card.chips()
    assert isinstance(cell, CellChip)
    assert isinstance(quote, QuoteChip)
    if not quote.evidence.shown:
        click(quote, quote._eye().center())
    assert study(window).synthesis.points()[0].evidence[1].shown
    click(report.head.divided)
    assert study(window).guide.questions()[0].views is Views.DIVIDED


def export_to_word(window: MainWindow, path: Path) -> None:
    press(Key.Key_E, CTRL)
    report = window.show_report()
    assert report is not None
    dialog = report.findChild(ExportDialog)
    assert dialog is not None
    dialog.file.setFocus()
    press(Key.Key_A, CTRL)
    type_(str(path))
    click(dialog.write)
    until(lambda: said(window) == f"Saved {path.name}", "the report is written")


def look_into_word(path: Path) -> None:
    paragraphs = docx.Document(str(path)).paragraphs
    told = [(str(paragraph.style.name if paragraph.style else ""), paragraph.text) for paragraph in paragraphs]
    assert told[0] == ("Title", "Namdalen")
    headings = [text for style, text in told if style == "Heading 2"]
    assert [heading.partition(".")[0] for heading in headings] == [str(number) for number in range(1, 10)]
    asked = told.index(("Heading 2", headings[0]))
    assert told[asked + 1 : asked + 4] == [
        ("Lead", "On this, views are divided:"),
        ("List Bullet", f"{POINT} (1\u00a0of\u00a05)"),
        ("Quote", f"“{HURRY}” (Høylandet, head of nursing, ¶ 11)"),
    ]
    sixth = told.index(("Heading 2", headings[5]))
    assert ("Note", "Not asked: Høylandet.") in told[sixth : sixth + 3]


def follow_the_quote(window: MainWindow) -> None:
    """Click the quote in the preview: the window stands at its place."""
    report = window.show_report()
    assert report is not None
    preview = report.preview
    until(lambda: HURRY in preview.toPlainText(), "the preview shows the quote")
    found = preview.document().find(HURRY[:20])
    preview.setTextCursor(found)
    preview.ensureCursorVisible()
    found.setPosition(found.selectionStart() + 5)
    click(preview.viewport(), preview.cursorRect(found).center())
    assert window.coding.isVisible()
    span = window.coding.transcript.selected_span()
    assert span is not None
    assert span.of(window.coding.transcript.page.text) == HURRY
    place = place_of(window.coding.transcript, span.start)
    assert window.coding.transcript.page.viewport().rect().contains(place)


def everything_is_there_again(window: MainWindow, path: Path) -> None:
    press(Key.Key_W, CTRL)
    assert window.start.isVisible()
    click(window.start.rows[0])
    project = study(window)
    assert project.path == path
    assert [name for name, _ in codings(window)] == ["Resignation", "Political anchoring", "Gains", "Competence"]
    assert [point.text for point in project.synthesis.points()] == [POINT]
    assert undo_named(window) == "Undo project setting"
    press(Key.Key_Z, CTRL, times=2)
    assert said(window) == "Undone: question 1 as divided"
    assert project.guide.questions()[0].views is Views.AGREEMENT
    press(Key.Key_Z, CTRL | SHIFT)
    assert project.guide.questions()[0].views is Views.DIVIDED
    assert check(project) == []


# --------------------------------------------------------------------------- the journeys


def test_five_transcripts_become_a_word_report_and_everything_is_there_again(
    window: MainWindow, tmp_path: Path
) -> None:
    sample = SAMPLES / "en"
    assert window.projects.create(tmp_path / "Namdalen.sitat")
    bring_in_guide(window, sample / "guide.md")
    dialog = preview_transcripts(window, sorted(sample.glob("*.docx")))
    assert [entry.found for entry in dialog.model.entries] == [8, 9, 9, 9, 9]
    put_right(dialog)
    click(dialog.import_button)
    until(lambda: said(window) == "5 documents imported", "the documents are stored")
    project = study(window)
    first = project.documents.get(window.session.document_id or 0)
    assert first.name == "Høylandet, February"
    assert [speaker.role for speaker in project.documents.speakers(first.id) if speaker.part is Part.PARTICIPANT] == [
        "head of nursing"
    ]
    window.imports.codebook(CODEBOOKS / "welfare-technology.en.yaml")
    assert "codes added" in said(window)
    code_five_passages(window)
    write_a_memo(window)
    take_back_three_and_bring_back_one(window)
    press(Key.Key_D, CTRL)
    assert study(window).documents.get(first.id).read
    sum_up_in_the_grid(window)
    write_a_point(window)
    export_to_word(window, tmp_path / "report.docx")
    look_into_word(tmp_path / "report.docx")
    follow_the_quote(window)
    everything_is_there_again(window, tmp_path / "Namdalen.sitat")


def test_bokmaal_transcripts_become_a_report_in_the_office_s_own_template(
    window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    settings.language = "nb"
    use_language("nb")
    sample = SAMPLES / "nb"
    assert window.projects.create(tmp_path / "Innkjøp i Namdalen.sitat")
    project = study(window)
    assert project.language == "nb"
    dialog = preview_transcripts(window, [sample / "namsos.docx", sample / "osen.docx"])
    dialog.take_guide(sample / "guide.md")
    until(lambda: [entry.found for entry in dialog.model.entries] == [9, 9], "the questions are found")
    click(dialog.import_button)
    until(lambda: len(project.documents.all()) == 2, "the documents are stored")
    until(lambda: QApplication.activeModalWidget() is None, "the progress is gone")
    assert [document.language for document in project.documents.all()] == ["nb", "nb"]
    window.imports.codebook(CODEBOOKS / "welfare-technology.nb.yaml")
    window.session.show_document(project.documents.all()[1].id)
    select_words(window.coding.transcript, ALARMER)
    press(Key.Key_Return)
    type_("og mal")
    press(Key.Key_Return)
    assert codings(window) == [("Hensikt og mål", ALARMER)]
    press(Key.Key_4, CTRL)
    report = window.show_report()
    assert report is not None
    click(report.points.add)
    type_("Kommunene må bytte alarmene før telefonnettet blir borte.")
    (point,) = project.synthesis.points()
    span = project.codings.of_codes()[0].span
    project.synthesis.add_quote(point.id, project.documents.all()[1].id, span, shown=True)
    press(Key.Key_E, CTRL)
    export = report.findChild(ExportDialog)
    assert export is not None
    export.set_template(template(tmp_path / "mal.docx"))
    export.file.setFocus()
    press(Key.Key_A, CTRL)
    type_(str(tmp_path / "rapport.docx"))
    click(export.write)
    until(lambda: said(window) == tr("Saved {file}", file="rapport.docx"), "the report is written")
    written = docx.Document(str(tmp_path / "rapport.docx"))
    text = "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert "Kommunene må bytte alarmene før telefonnettet blir borte." in text
    assert f"«{ALARMER}» (Osen, helse- og sosialsjef, ¶ 16)" in text
    assert "1. Har kommunen samarbeidet om innkjøp med andre kommuner før?" in text
    assert written.styles["Heading 1"].font.name == "Georgia"  # type: ignore[attr-defined]
    assert written.sections[0].header.paragraphs[0].text == "Byrået AS"
    assert check(project) == []
