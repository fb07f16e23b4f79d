"""An evaluator's day: interviews and a survey in, a report for the client out, a reviewer's copy back.

Nothing is done outside the window but what Word is for: the reviewer's comments and changed words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import docx
from docx.text.paragraph import Paragraph
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from qda.analysis.anonymity import names_of
from qda.analysis.verify import check
from qda.model import CellState
from qda.project import Project
from ui.comments.dialog import CommentsDialog
from ui.comments.export_dialog import Extent, TranscriptsDialog
from ui.guide.review import MatchingReview
from ui.main_window import MainWindow
from ui.report.comparison import ComparisonDialog
from ui.report.export import ExportDialog
from ui.report.house_style import HouseStyleDialog
from ui.report.naming import NamingDialog
from ui.report.recipes import RecipesSheet
from ui.report.workspace import ReportWorkspace
from ui.settings import Settings
from ui.survey.mapping_dialog import MappingDialog

from .hands import CTRL, Key, click, come_forward, press, select_words, type_, until
from .steps import CODEBOOKS, SAMPLES, add_from_tray, codings, preview_transcripts, said, study

SAMPLE = SAMPLES / "en"
HURRY = "They called us in, they announced the tender, we signed."
POINT = "They have bought together before."
REWORDED = "Several of them have bought together before, with mixed results."
Kind = TypeVar("Kind", bound=QDialog)
CODED_BY_REVIEWER = "But when they left, the knowledge left with them."
ASKED_BY_REVIEWER = "Who was it that left?"


def dialog_of(window: MainWindow, kind: type[Kind]) -> Kind:
    """The dialog of a kind, once it is there."""
    until(lambda: any(one.isVisible() for one in window.findChildren(kind)), f"{kind.__name__} is there")
    return next(one for one in window.findChildren(kind) if one.isVisible())


def written(window: MainWindow, path: Path) -> None:
    until(lambda: path.name in said(window) and path.exists(), f"{path.name} is written", 20_000)
    until(lambda: QApplication.activeModalWidget() is None, "the progress is gone")
    come_forward(window)


# --------------------------------------------------------------------------- what the evaluator was given


def guide_from_word(path: Path) -> Path:
    """The sample's guide as a person has it: a Word file with sections, numbered questions and probes."""
    document = docx.Document()
    for line in (SAMPLE / "guide.md").read_text("utf-8").splitlines():
        if line.startswith("#"):
            document.add_heading(line.lstrip("# "), 1 + line.startswith("##"))
        elif line.strip().startswith("-"):
            document.add_paragraph(line.strip(" -"), style="List Bullet")
        elif line.strip():
            document.add_paragraph(line)
    document.save(str(path))
    return path


def house_template(path: Path) -> Path:
    """The office's template: its name at the top of every page, and quotes in a style that only it has."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Fjord Evaluation"
    own = document.styles.add_style("Fjord Citation", 1)
    own.font.italic = True  # type: ignore[attr-defined]
    document.styles["Quote"].delete()
    document.save(str(path))
    return path


# --------------------------------------------------------------------------- morning: everything in


def bring_everything_in(window: MainWindow, tmp_path: Path) -> None:
    window.imports.guide(guide_from_word(tmp_path / "guide.docx"))
    until(lambda: said(window) == "The guide has 9 questions now", "the guide is taken over")
    until(lambda: QApplication.activeModalWidget() is None, "the progress is gone")
    dialog = preview_transcripts(window, sorted(SAMPLE.glob("*.docx")))
    assert sum(entry.found for entry in dialog.model.entries) == 44
    click(dialog.import_button)
    until(lambda: said(window) == "5 documents imported", "the documents are stored")
    until(lambda: QApplication.activeModalWidget() is None, "the progress is gone")
    window.imports.cases(SAMPLE / "cases.csv")
    assert said(window) == "5 cases taken over"
    window.imports.interviews(SAMPLE / "interviews.csv")
    window.imports.codebook(CODEBOOKS / "welfare-technology.en.yaml")
    assert "codes added" in said(window)


def bring_the_survey_in(window: MainWindow) -> None:
    window.imports.survey(SAMPLE / "survey.xlsx")
    mapping = dialog_of(window, MappingDialog)
    until(mapping.import_button.isEnabled, "the survey is read")
    click(mapping.import_button)
    until(lambda: study(window).surveys.all(), "the survey is stored")
    assert len(study(window).documents.all()) > 5  # open answers are documents


def review_the_matching(window: MainWindow) -> None:
    """Accept what is sure by one click, and the most doubtful by a key."""
    window.menus.actions["guide.review"].trigger()
    review = dialog_of(window, MatchingReview)
    until(lambda: review.rows.entries, "the matching is looked through")
    click(review.sure)
    until(lambda: review._task is None, "the sure ones are accepted")
    press(Key.Key_Escape)
    come_forward(window)
    project = study(window)
    turns = [turn for document in project.documents.all() for turn in project.documents.turns(document.id)]
    assert any(turn.by_hand for turn in turns)


# --------------------------------------------------------------------------- noon: summaries and points


def code_and_sum_up(window: MainWindow) -> None:
    project = study(window)
    document = next(one for one in project.documents.all() if one.name == "Høylandet interview")
    window.session.show_document(document.id)
    press(Key.Key_1, CTRL)
    select_words(window.coding.transcript, HURRY)
    press(Key.Key_Return)
    type_("resig")
    press(Key.Key_Return)
    assert codings(window) == [("Resignation", HURRY)]
    press(Key.Key_2, CTRL)
    grid = window.show_grid()
    assert grid is not None
    case = next(one for one in project.cases.all() if one.name == "Høylandet")
    question = project.guide.questions()[5]
    grid.show_cell(question.id, case.id)
    texts = {action.text().partition("\t")[0]: action for action in grid.menu_of(grid.view.currentIndex()).actions()}
    states = texts["State"].menu()
    assert isinstance(states, QMenu)
    next(action for action in states.actions() if action.text() == "asked, not answered").trigger()
    assert project.synthesis.written()[question.id, case.id][0] is CellState.NOT_ANSWERED
    click(grid.view.viewport(), grid.view.visualRect(grid.view.model().index(0, 0)).center())
    for summary in ("Bought together once.", "Alone so far."):
        type_(summary)
        press(Key.Key_Return)
    press(Key.Key_Up, times=2)
    written_ones = [text for _, text in project.synthesis.written().values() if text]
    assert written_ones == ["Bought together once.", "Alone so far."]


def write_the_points(window: MainWindow) -> ReportWorkspace:
    press(Key.Key_4, CTRL)
    report = window.show_report()
    assert report is not None
    click(report.points.add)
    type_(POINT)
    offered = report.tray.tree.model()
    row = next(n for n in range(offered.rowCount()) if "Høylandet" in str(offered.index(n, 0).data()))
    add_from_tray(report, row)
    add_from_tray(report, row, 0, 0)
    (point,) = study(window).synthesis.points()
    assert [evidence.is_quote for evidence in point.evidence] == [False, True]
    return report


# --------------------------------------------------------------------------- afternoon: reports out


def full_report(window: MainWindow, report: ReportWorkspace, template: Path, path: Path) -> None:
    """In the house style: the one style that the template calls otherwise is asked for and chosen."""
    press(Key.Key_E, CTRL)
    export = report.findChild(ExportDialog)
    assert export is not None
    export.set_template(template)
    click(export.choose_styles)
    styles = export.findChild(HouseStyleDialog)
    assert styles is not None
    styles.choices["Quote"].setCurrentIndex(styles.choices["Quote"].findText("Fjord Citation"))
    click(styles.save)
    click(export.file)
    press(Key.Key_A, CTRL)
    type_(str(path))
    click(export.write)
    written(window, path)


def nameless_report(window: MainWindow, report: ReportWorkspace, path: Path) -> None:
    """For publication: names are looked for before it is written, and stood in for."""
    press(Key.Key_E, CTRL)
    export = next(one for one in report.findChildren(ExportDialog) if one.isVisible())
    export.attribution.setCurrentIndex(export.attribution.findData("role"))
    click(export.file)
    press(Key.Key_A, CTRL)
    type_(str(path))
    click(export.write)
    until(lambda: export.findChild(NamingDialog) is not None, "the names are found", 20_000)
    naming = export.findChild(NamingDialog)
    assert naming is not None
    click(naming.replace)
    written(window, path)
    window.checking.look_for_names(path)
    until(lambda: said(window) == f"No case and no speaker is named in {path.name}", "names are looked for", 20_000)


def survey_part(window: MainWindow, path: Path) -> None:
    """Among the reports that the project keeps: seen as a page, then written."""
    window.menus.actions["report.recipes"].trigger()
    sheet = dialog_of(window, RecipesSheet)
    assert sheet.empty.button is not None
    click(sheet.empty.button)
    names = [saved.name for saved in study(window).recipes.all()]
    sheet.list.view.setCurrentIndex(sheet.list.names.index(names.index("Survey")))
    until(lambda: "n = 20" in sheet.preview.preview.toPlainText(), "the survey is shown as a page", 20_000)
    assert sheet.recipe is not None
    sheet.write(sheet.recipe, path)
    written(window, path)
    sheet.close()
    come_forward(window)


def coded_transcript(window: MainWindow, path: Path) -> None:
    """For the reviewer: the interview with its codings as comments."""
    project = window.session.project
    assert project is not None
    only = (project.documents.get(window.session.document_id).name,) if window.session.document_id else ()
    window.exports._ask_where_transcripts = lambda extent, recipe: window.exports.write_recipe(  # type: ignore[method-assign]
        replace(recipe, documents=only if extent is Extent.ONE else ()), path
    )
    window.menus.actions["export.transcript"].trigger()
    dialog = dialog_of(window, TranscriptsDialog)
    click(dialog.choose_button)
    written(window, path)


# --------------------------------------------------------------------------- what others do with the files


def paragraph_with(path: Path, words: str) -> tuple[docx.document.Document, Paragraph]:
    document = docx.Document(str(path))
    return document, next(paragraph for paragraph in document.paragraphs if words in paragraph.text)


def look_into_the_full_report(path: Path) -> None:
    document, bullet = paragraph_with(path, POINT)
    assert bullet.style is not None
    assert document.sections[0].header.paragraphs[0].text == "Fjord Evaluation"
    quote = next(paragraph for paragraph in document.paragraphs if HURRY in paragraph.text)
    assert quote.style is not None
    assert quote.style.name == "Fjord Citation"
    assert "Høylandet" in quote.text


def look_into_the_nameless_report(path: Path, project: Project) -> None:
    document = docx.Document(str(path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert POINT in text
    for name in names_of(project):
        assert not re.search(rf"\b{re.escape(name.whole)}\b", text), name.whole


def look_into_the_survey_part(path: Path) -> None:
    document = docx.Document(str(path))
    assert any("n = 20" in paragraph.text for paragraph in document.paragraphs)
    assert len(document.inline_shapes) >= 3  # a chart for each closed question


def reviewed_transcript(path: Path) -> None:
    """In Word: a code and a question as comments on two passages."""
    document, paragraph = paragraph_with(path, CODED_BY_REVIEWER)
    document.add_comment(paragraph.runs, "Competence", "Rita", "R")
    document.add_comment(paragraph.runs[-1], ASKED_BY_REVIEWER, "Rita", "R")
    document.save(str(path))


def edited_report(path: Path) -> None:
    """In Word: the client's editor words the point otherwise."""
    document, bullet = paragraph_with(path, POINT)
    run = next(run for run in bullet.runs if POINT in run.text)
    run.text = run.text.replace(POINT, REWORDED)
    document.save(str(path))


# --------------------------------------------------------------------------- evening: what came back


def take_the_review_over(window: MainWindow, path: Path) -> None:
    project = study(window)
    before = len(project.codings.of_codes())
    window.imports.comments({path: None})
    dialog = dialog_of(window, CommentsDialog)
    click(dialog.take_button)
    until(lambda: project.memos.all(), "the comments are taken over")
    assert [memo.text for memo in project.memos.all()] == [ASKED_BY_REVIEWER]
    new = project.codings.of_codes()[before:]
    assert len(project.codings.of_codes()) == before + 1
    assert new


def take_the_wording_over(window: MainWindow, path: Path) -> None:
    window.comparing.compare(path)
    comparison = dialog_of(window, ComparisonDialog)
    click(comparison.take_button)
    (point,) = study(window).synthesis.points()
    assert point.text == REWORDED


def everything_holds(window: MainWindow, path: Path) -> None:
    window.checking.check(path)
    until(lambda: "verbatim" in said(window), "the quotes are checked")
    assert check(study(window)) == []


def test_interviews_and_a_survey_become_a_clients_report_and_the_reviewers_copy_comes_back(
    window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    settings.coder = "Eva"
    assert window.projects.create(tmp_path / "Evaluation.sitat")
    bring_everything_in(window, tmp_path)
    bring_the_survey_in(window)
    review_the_matching(window)
    code_and_sum_up(window)
    report = write_the_points(window)
    full, nameless, survey, transcript = (
        tmp_path / f"{name}.docx" for name in ("full", "nameless", "survey", "for Rita")
    )
    full_report(window, report, house_template(tmp_path / "house.docx"), full)
    look_into_the_full_report(full)
    nameless_report(window, report, nameless)
    look_into_the_nameless_report(nameless, study(window))
    survey_part(window, survey)
    look_into_the_survey_part(survey)
    coded_transcript(window, transcript)
    reviewed_transcript(transcript)
    take_the_review_over(window, transcript)
    edited_report(full)
    take_the_wording_over(window, full)
    everything_holds(window, full)
