"""The workspaces of the rail, in its order, and how each is made and tied to the window.

A workspace's module is imported when it is first shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Workspace:
    """A place on the rail. `text` and `tip` are English; the command that shows it is `view.<name>`."""

    name: str
    text: str
    icon: str
    tip: str


WORKSPACES = (
    Workspace("code", "Code", "highlighter-circle", "Read and code"),
    Workspace("grid", "Grid", "grid-four", "Questions by cases"),
    Workspace("quotes", "Quotes", "quotes", "Passages by code, case and question"),
    Workspace("search", "Search", "magnifying-glass", "Words in all transcripts"),
    Workspace("survey", "Survey", "clipboard-text", "Answers question by question"),
    Workspace("report", "Report", "article", "Points and their evidence"),
    Workspace("pictures", "Pictures", "chart-bar", "Heat map, coverage, course"),
    Workspace("memos", "Memos", "note-pencil", "Everything noted, in one place"),
    Workspace("history", "History", "clock-counter-clockwise", "What was done, by whom and when"),
)


def make(name: str, window: MainWindow) -> QWidget:
    """A new workspace, its signals tied to the window."""
    return _MAKERS[name](window)


def _code(window: MainWindow) -> QWidget:
    from ui.coding_workspace import CodingWorkspace

    settings = window.settings
    coding = CodingWorkspace(window.session, settings)
    window.menus.give_to_transcript(coding.transcript)
    coding.passages.key_of = coding.header.key_of = window.menus.key_of
    window.searching.mark_hits_in(coding.transcript)
    coding.import_wanted.connect(window.imports.ask_transcripts)
    coding.cases_wanted.connect(lambda: _show_cases(window))
    coding.place_changed.connect(window.show_status)
    coding.documents_wanted.connect(lambda: window.fold("documents", False))
    coding.codebook.search_wanted.connect(window.searching.by_cues)
    coding.passages.details_wanted.connect(window.unfold_details)
    coding.header.progress_wanted.connect(window.show_progress)
    coding.header.documents_toggled.connect(lambda: window.fold("documents", "documents" not in settings.folded))
    coding.header.codebook_toggled.connect(lambda: window.fold("right", "right" not in settings.folded))
    return coding


def _show_cases(window: MainWindow) -> None:
    from ui.sheets.dialog import SheetsDialog

    SheetsDialog(window.session, window).show()


def _grid(window: MainWindow) -> QWidget:
    from ui.grid.workspace import GridWorkspace

    grid = GridWorkspace(window.session)
    grid.guide_wanted.connect(window.show_guide)
    grid.import_wanted.connect(window.imports.ask_transcripts)
    grid.arranging.reports_wanted.connect(window.exports.show_recipes)
    grid.report_wanted.connect(lambda question_id: _show_points(window, question_id))
    return grid


def _quotes(window: MainWindow) -> QWidget:
    from ui.quotes.workspace import QuotesWorkspace

    quotes = QuotesWorkspace(window.session)
    quotes.export_wanted.connect(window.exports.ask_listing)
    quotes.import_wanted.connect(window.imports.ask_transcripts)
    quotes.coding_wanted.connect(window.show_code)
    quotes.work_started.connect(window.message_bar.watch)
    return quotes


def _show_points(window: MainWindow, question_id: object) -> None:
    window.show_report()
    if isinstance(question_id, int):
        window.session.show_question(question_id)


def _search(window: MainWindow) -> QWidget:
    from ui.search.workspace import SearchWorkspace

    search = SearchWorkspace(window.session, window.searching.hits, window.settings)
    search.work_started.connect(window.message_bar.watch)
    return search


def _report(window: MainWindow) -> QWidget:
    from ui.report.workspace import ReportWorkspace

    report = ReportWorkspace(window.session)
    report.guide_wanted.connect(window.show_guide)
    report.cell_wanted.connect(lambda question_id, case_id: _show_cell(window, question_id, case_id))
    report.work_started.connect(window.message_bar.watch)
    report.side.reports_wanted.connect(window.exports.show_recipes)
    return report


def _show_cell(window: MainWindow, question_id: int, case_id: int) -> None:
    grid = window.show_grid()
    if grid is not None:
        grid.show_cell(question_id, case_id)


def _history(window: MainWindow) -> QWidget:
    from ui.history.workspace import HistoryWorkspace

    history = HistoryWorkspace(window.session)
    history.back_wanted.connect(window.going.ask)
    history.redo_wanted.connect(window.going.redo_all)
    history.export_wanted.connect(window.exports.ask_history)
    history.cell_wanted.connect(lambda question_id, case_id: _show_cell(window, question_id, case_id))
    history.question_wanted.connect(lambda question_id: _show_points(window, question_id))
    history.code_wanted.connect(lambda code_id: _show_code_of(window, code_id))
    return history


def _show_code_of(window: MainWindow, code_id: int) -> None:
    coding = window.show_code()
    if coding is not None:
        coding.codebook.select(code_id)


def _memos(window: MainWindow) -> QWidget:
    from ui.memos.places import show_place
    from ui.memos.workspace import MemosWorkspace

    memos = MemosWorkspace(window.session)
    memos.place_wanted.connect(lambda noted: show_place(window, noted))
    return memos


def _survey(window: MainWindow) -> QWidget:
    from ui.survey.workspace import SurveyWorkspace

    survey = SurveyWorkspace(window.session, lambda: window.coding.codebook)
    survey.import_wanted.connect(window.imports.ask_survey)
    survey.export_wanted.connect(window.exports.ask_survey)
    return survey


def _pictures(window: MainWindow) -> QWidget:
    from ui.pictures.workspace import PicturesWorkspace

    pictures = PicturesWorkspace(window.session)
    pictures.coding_wanted.connect(window.show_code)
    pictures.guide_wanted.connect(window.show_guide)
    pictures.reports_wanted.connect(window.exports.show_recipes)
    return pictures


_MAKERS = {
    "code": _code,
    "grid": _grid,
    "quotes": _quotes,
    "search": _search,
    "survey": _survey,
    "report": _report,
    "pictures": _pictures,
    "memos": _memos,
    "history": _history,
}
