"""Rows on the Quotes workspace, painted offscreen: listing every coded passage, and scrolling through them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.measuring import seconds
from benchmarks.rows import Measured, row
from benchmarks.window import _paint, _window


def _listed(folder: Path, size: str, *, one_code: bool = False) -> Measured:
    """Every coded passage, or every one of the code that has most."""
    from PySide6.QtCore import QStringListModel
    from PySide6.QtWidgets import QApplication, QListView

    from qda.analysis.listing import By, Listed, Listing
    from qda.analysis.query import EVERYTHING, Query
    from ui.quotes.workspace import QuotesWorkspace

    path = folder / f"{size}.sitat"
    with _window(path) as window:
        quotes = window.show_workspace("quotes")
        assert isinstance(quotes, QuotesWorkspace)
        model, project = quotes.model, window.session.project
        assert project is not None
        counts = project.codings.count_by_code()
        code = project.codes.get(max(counts, key=counts.__getitem__))
        asked = Query(codes=(code.guid,)) if one_code else EVERYTHING

        def show() -> None:
            model.listed = Listed()
            quotes.ask(Listing(asked, By.CODE))
            while not model.listed.marks:
                QApplication.processEvents()
            _paint(window)

        ours = seconds(show, runs=5)
    with closing(sqlite3.connect(path)) as raw:
        where = f"code_id = {code.id}" if one_code else "1"
        columns = 'id, document_id, start, "end", quote'
        query = f"SELECT {columns} FROM coding WHERE {where} ORDER BY code_id, document_id, start"
        view = QListView()
        view.setUniformItemSizes(True)
        view.resize(600, 640)
        view.show()

        def least() -> None:
            view.setModel(QStringListModel([found[4] for found in raw.execute(query)], view))
            QApplication.processEvents()
            view.grab()

        return ours, seconds(least, runs=5)


@row("list_painted_M", "list every coded passage, M, painted", 0.06, "M")
def list_painted_m(folder: Path) -> Measured:
    return _listed(folder, "M")


@row("list_painted_L", "list every coded passage, L, painted", 0.5, "L")
def list_painted_l(folder: Path) -> Measured:
    return _listed(folder, "L")


@row("list_code_painted_M", "list every passage of one code, M, painted", 0.02, "M")
def list_code_painted_m(folder: Path) -> Measured:
    return _listed(folder, "M", one_code=True)


@row("list_code_painted_L", "list every passage of one code, L, painted", 0.075, "L")
def list_code_painted_l(folder: Path) -> Measured:
    return _listed(folder, "L", one_code=True)


@row("scroll_quotes_L", "scroll a page of 60,000 quotes, painted", 0.016, "L")
def scroll_quotes_l(folder: Path) -> Measured:
    """The median of pages never seen before, wherever they are: their words are read, broken into lines and painted."""
    from PySide6.QtWidgets import QApplication

    from ui.quotes.workspace import QuotesWorkspace

    with _window(folder / "L.sitat") as window:
        quotes = window.show_workspace("quotes")
        assert isinstance(quotes, QuotesWorkspace)
        while not quotes.model.listed.marks:
            QApplication.processEvents()
        bar, port = quotes.view.verticalScrollBar(), quotes.view.viewport()
        times = []
        for step in range(120):
            begin = perf_counter()
            bar.setValue(step * bar.pageStep() // 3)
            port.repaint()
            times.append(perf_counter() - begin)
    return median(times), 0.0
