"""Show what a memo is on, in the workspace it belongs to. Knows the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qda.analysis.memos import Noted, On
from qda.errors import CannotDo
from qda.model import Span

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def show_place(window: MainWindow, noted: Noted) -> None:
    """Go to the passage, code, case, question or point of a memo."""
    session, about_id = window.session, noted.memo.about_id
    project = session.project
    if project is None or about_id is None:
        return
    if noted.document_id is not None:
        session.go_to(noted.document_id, noted.span or Span(0, 0))
        if noted.on is On.CODING:
            session.select_coding(about_id)
    elif noted.on is On.CODE:
        window.show_code()
        window.unfold_details()
        window.coding.codebook.select(about_id)
    elif noted.on is On.CASE:
        _show_case(window, about_id)
    elif noted.on is On.QUESTION:
        window.show_grid()
        session.show_question(about_id)
    else:
        _show_point(window, about_id)


def _show_case(window: MainWindow, case_id: int) -> None:
    """The first document of a case; a case without one is shown in the table of cases."""
    project = window.session.project
    assert project is not None
    document = next((one for one in project.documents.all() if one.case_id == case_id), None)
    window.show_code()
    if document is not None:
        window.session.show_document(document.id)
    else:
        window.coding.show_cases()


def _show_point(window: MainWindow, point_id: int) -> None:
    project = window.session.project
    assert project is not None
    try:
        point = project.synthesis.point(point_id)
    except CannotDo:
        return
    report = window.show_report()
    window.session.show_question(point.question_id)
    if report is not None:
        report.show_point(point)
