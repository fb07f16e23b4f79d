"""Rows on the Report workspace, painted offscreen: its first opening, and the preview of two hundred pages."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from benchmarks.corpus import reported
from benchmarks.grid import asked
from benchmarks.measuring import seconds
from benchmarks.rows import Measured, row
from benchmarks.window import _window


def _long(folder: Path) -> Path:
    return reported(folder / "report.sitat", asked(folder))


@row("report_opened", "open the report of 300 points: longest the window waits", 0.1, "M")
def report_opened(folder: Path) -> Measured:
    """Its modules are there: the window brings them in while somebody looks at what was opened."""
    from PySide6.QtWidgets import QApplication

    with _window(_long(folder)) as window:
        import qda.analysis.place_report  # noqa: F401
        import ui.report.workspace  # noqa: F401

        QApplication.processEvents()
        times = []
        begin = perf_counter()
        report = window.show_report()
        times.append(perf_counter() - begin)
        assert report is not None
        until = perf_counter() + 20
        while not report.preview.complete and perf_counter() < until:
            begin = perf_counter()
            QApplication.processEvents()
            times.append(perf_counter() - begin)
        return max(times), 0.0


@row("preview_200", "preview of a report of 200 pages, 300 points, 1,200 quotes: first page", 0.3, "M")
def preview_200(folder: Path) -> Measured:
    """The whole report, from the click until what is looked at is painted. The floor: Qt lays out as much text."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QApplication

    with _window(_long(folder)) as window:
        report = window.show_report()
        assert report is not None
        side, preview = report.side, report.preview

        def show() -> None:
            preview.clear()
            side.whole.click()
            while not preview.anchors():
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            preview.grab()

        ours = seconds(show, runs=5)
        while not preview.complete:
            QApplication.processEvents()
        text = preview.toPlainText()

        def least() -> None:
            bare = QTextDocument()
            bare.setPlainText(text)
            bare.setTextWidth(preview.viewport().width())
            bare.documentLayout().documentSize()

        return ours, seconds(least, runs=3)
