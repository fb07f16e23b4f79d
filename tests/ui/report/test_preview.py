"""A long report is looked at as soon as a short one, wherever in it one is, and the window is never kept waiting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from qda.files.web import to_stretches
from qda.model import Place, Span
from qda.project import Project
from qda.report import Bullet, Heading, Quote, Report, Source, Table
from ui.report.preview import Preview
from ui.report.workspace import ReportWorkspace

WORDS = "The council voted for it, and then there was nobody with time to do it. " * 3


def report(*extra: Bullet) -> Report:
    """A report of a hundred screens."""
    pieces: list[Heading | Bullet | Quote | Table] = []
    for question in range(40):
        pieces.append(Heading(1, f"Question {question}", f"question-{question}"))
        for point in range(8):
            pieces.append(Bullet(f"{question}.{point} {WORDS}", f"point-{question}-{point}"))
            pieces.append(Quote(WORDS, "(Osen, ¶ 7)", Source(1, Span(3, 9))))
    rows = tuple((f"row {row}", WORDS, WORDS) for row in range(60))
    return Report("Title", "Subtitle", "en", (*pieces, *extra, Table(("a", "b", "c"), rows, widths=(1, 2, 2))))


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(460, 600)
    with qtbot.waitExposed(preview):
        preview.show()
    return preview


def test_what_is_pointed_at_is_there_before_the_rest(preview: Preview, qtbot: QtBot) -> None:
    preview.point_at("point-9-3")
    preview.show_stretches(to_stretches(report(), dark=False))
    assert not preview.complete
    assert "9.3 The council" in preview.toPlainText()
    y = top_of(preview, "9.3 The council")
    assert 0 < y < 500
    qtbot.waitUntil(lambda: preview.complete, timeout=5000)
    assert abs(top_of(preview, "9.3 The council") - y) <= 2
    assert preview.toPlainText().index("Question 0") < preview.toPlainText().index("row 59")


def test_a_line_that_changes_leaves_the_rest_and_the_place_as_they_are(preview: Preview, qtbot: QtBot) -> None:
    preview.point_at("point-9-3")
    preview.show_stretches(to_stretches(report(), dark=False))
    qtbot.waitUntil(lambda: preview.complete, timeout=5000)
    y = top_of(preview, "9.3 The council")
    preview.show_stretches(
        [html.replace("1.1 The", "1.1 " + "A much longer line. " * 20) for html in to_stretches(report(), dark=False)]
    )
    assert preview.complete
    assert "A much longer line." in preview.toPlainText()
    assert abs(top_of(preview, "9.3 The council") - y) <= 2


def test_another_width_keeps_what_is_looked_at_in_view(preview: Preview, qtbot: QtBot) -> None:
    preview.show_stretches(to_stretches(report(), dark=False))
    qtbot.waitUntil(lambda: preview.complete, timeout=5000)
    preview.point_at("point-9-3")
    preview.resize(700, 600)
    assert 0 <= top_of(preview, "9.3 The council") < 600
    qtbot.waitUntil(lambda: preview.complete, timeout=5000)
    assert 0 <= top_of(preview, "9.3 The council") < 600


def test_every_anchor_is_known_before_it_is_laid_out(preview: Preview) -> None:
    preview.show_stretches(to_stretches(report(), dark=False))
    assert not preview.complete
    assert preview.anchors()[-1] == "point-39-7"
    preview.point_at("point-39-7")
    assert 0 <= top_of(preview, "39.7 The council") < 600


def test_a_line_on_moved_ground_says_so(preview: Preview, qtbot: QtBot) -> None:
    preview.show_stretches(to_stretches(report(), dark=False))
    before = preview.grab().toImage()
    preview.show_stale({"point-0-0": "Since this was worded: 1 passage was edited"})
    assert preview.grab().toImage() != before
    assert preview.said_at(QPoint(6, round(top_of(preview, "0.0 The council")) + 4)).startswith("Since this was worded")
    assert preview.said_at(QPoint(300, round(top_of(preview, "0.0 The council")) + 4)) == ""
    QToolTip.hideText()


def test_a_long_report_is_made_beside_the_window(workspace: ReportWorkspace, project: Project, qtbot: QtBot) -> None:
    question = project.guide.questions()[1]
    project.synthesis.add_points(question.id, [f"Point {number}. {WORDS}" for number in range(130)])
    workspace.side.whole.click()
    qtbot.waitUntil(
        lambda: workspace.preview.complete and "Point 129." in workspace.preview.toPlainText(), timeout=8000
    )
    project.synthesis.add_point(Place(question.id), "One more.")
    qtbot.waitUntil(lambda: "One more." in workspace.preview.toPlainText(), timeout=8000)


def top_of(preview: Preview, words: str) -> float:
    """How far below the upper edge of the window words stand."""
    return preview.cursorRect(preview.document().find(words)).top()
