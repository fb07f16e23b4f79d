"""Rows on the real widgets, painted offscreen: cold start, opening, showing a transcript, applying a code."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.measuring import seconds
from benchmarks.rows import Measured, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from ui.main_window import MainWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

_START = """
import os, sys, tempfile
from PySide6.QtCore import QSettings
from ui.app import application, open_window
from ui.settings import Settings
app = application()
window = open_window(None, Settings(QSettings(os.path.join(tempfile.mkdtemp(), "s.ini"), QSettings.Format.IniFormat)))
window.grab()
sys.stdout.write("painted")
sys.stdout.flush()
os._exit(0)
"""
_BARE = """
import sys, os
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
window.grab()
os._exit(0)
"""


@row("start", "cold start to a painted window", 0.6)
def start(folder: Path) -> Measured:  # noqa: ARG001
    """With Python's bytecode kept from the run before, as that of a program that is installed is."""
    with tempfile.TemporaryDirectory() as kept:
        room = {**os.environ, "PYTHONPYCACHEPREFIX": kept}
        room.pop("PYTHONDONTWRITEBYTECODE", None)

        def run(script: str) -> None:
            subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, env=room)

        return seconds(lambda: run(_START), runs=7), seconds(lambda: run(_BARE), runs=7)


@contextmanager
def _window(path: Path | None) -> Iterator[MainWindow]:
    """The real window, on a copy of a project, with settings of its own."""
    from PySide6.QtCore import QSettings

    from ui.app import application, open_window
    from ui.settings import Settings

    with tempfile.TemporaryDirectory() as place:
        application()
        copy = None
        if path is not None:
            copy = Path(place) / path.name
            shutil.copyfile(path, copy)
        store = QSettings(str(Path(place) / "settings.ini"), QSettings.Format.IniFormat)
        window = open_window(copy, Settings(store))
        window.resize(1280, 800)
        _paint(window)
        yield window
        window.close()


def _paint(window: MainWindow) -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    window.grab()


def _open(folder: Path, size: str) -> Measured:
    path = folder / f"{size}.sitat"

    with _window(path) as window:
        other = window.session.project.path  # type: ignore[union-attr]
        times = []
        for _ in range(7):
            window.session.close()
            _paint(window)
            begin = perf_counter()
            window.session.open(other)
            _paint(window)
            times.append(perf_counter() - begin)
        ours = sorted(times)[3]
    with closing(sqlite3.connect(path)) as raw:

        def least() -> None:
            raw.execute("SELECT id, name FROM document ORDER BY position").fetchall()
            raw.execute("SELECT code_id, count(*) FROM coding GROUP BY code_id").fetchall()
            raw.execute("SELECT text FROM document_text LIMIT 1").fetchone()

        return ours, seconds(least)


@row("open_M", "open project M, coding view painted", 0.05, "M")
def open_m(folder: Path) -> Measured:
    return _open(folder, "M")


@row("open_L", "open project L, coding view painted", 0.1, "L")
def open_l(folder: Path) -> Measured:
    return _open(folder, "L")


def _show(folder: Path, size: str) -> Measured:
    from PySide6.QtGui import QPainter, QPixmap, QTextDocument

    with _window(folder / f"{size}.sitat") as window:
        project = window.session.project
        assert project is not None
        document = project.documents.all()[0]

        def show() -> None:
            window.session.show_document(document.id)
            _paint(window)

        ours = seconds(show, runs=5)
        text = project.documents.text(document.id)

        def least() -> None:
            bare = QTextDocument()
            bare.setPlainText(text)
            bare.setTextWidth(560)
            image = QPixmap(560, 700)
            painter = QPainter(image)
            bare.documentLayout().documentSize()
            painter.end()

        return ours, seconds(least, runs=3)


@row("show_12k_300", "show 12,000 words, 300 codings", 0.06, "d12k_300")
def show_12k_300(folder: Path) -> Measured:
    return _show(folder, "d12k_300")


@row("show_12k_3000", "show 12,000 words, 3,000 codings", 0.1, "d12k_3000")
def show_12k_3000(folder: Path) -> Measured:
    return _show(folder, "d12k_3000")


@row("show_60k_300", "show 60,000 words, 300 codings", 0.06, "d60k_300")
def show_60k_300(folder: Path) -> Measured:
    return _show(folder, "d60k_300")


@row("show_60k_3000", "show 60,000 words, 3,000 codings", 0.1, "d60k_3000")
def show_60k_3000(folder: Path) -> Measured:
    return _show(folder, "d60k_3000")


@row("show_60k_10000", "show 60,000 words, 10,000 codings", 0.15, "d60k_10000")
def show_60k_10000(folder: Path) -> Measured:
    return _show(folder, "d60k_10000")


def _code(folder: Path, size: str, *, remove: bool) -> Measured:
    """A code applied to (or removed from) a passage on the screen: committed, and the window painted."""
    from qda.model import Span

    with _window(folder / f"{size}.sitat") as window:
        project = window.session.project
        assert project is not None
        document = project.documents.all()[0]
        codes = [code.id for code in project.codes.all()]
        window.session.show_document(document.id)
        _paint(window)
        times, floors = [], []
        with closing(sqlite3.connect(Path(tempfile.mkdtemp()) / "floor.db", isolation_level=None)) as raw:
            raw.execute("PRAGMA journal_mode = WAL")
            raw.execute("PRAGMA synchronous = NORMAL")
            raw.execute("CREATE TABLE coding (id INTEGER PRIMARY KEY, a, b, c, d)")
            for number in range(15):
                span = Span(30 + number, 90 + number)
                window.coding.transcript.select_span(span)
                _paint(window)
                begin = perf_counter()
                window.coding.passages.apply_code(codes[number % len(codes)], span)
                _repaint()
                applied = perf_counter() - begin
                begin = perf_counter()
                window.coding.passages.remove_coding()
                _repaint()
                removed = perf_counter() - begin
                times.append(removed if remove else applied)
                begin = perf_counter()
                raw.execute("INSERT INTO coding (a, b, c, d) VALUES (1, ?, ?, 'x')", span)
                window.coding.transcript.page.viewport().repaint()
                floors.append(perf_counter() - begin)
    return sorted(times)[7], sorted(floors)[7]


def _repaint() -> None:
    """Let what the act asked to be painted be painted, as the event loop would."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


@row("code_300", "apply a code, 12,000 words, 300 codings", 0.01, "d12k_300")
def code_300(folder: Path) -> Measured:
    return _code(folder, "d12k_300", remove=False)


@row("code_3000", "apply a code, 12,000 words, 3,000 codings", 0.02, "d12k_3000")
def code_3000(folder: Path) -> Measured:
    return _code(folder, "d12k_3000", remove=False)


@row("uncode_3000", "remove a code, 12,000 words, 3,000 codings", 0.02, "d12k_3000")
def uncode_3000(folder: Path) -> Measured:
    return _code(folder, "d12k_3000", remove=True)


def _scroll(folder: Path, size: str) -> Measured:
    """One frame: 40 pixels further down, painted. The floor is a page without codings."""
    with _window(folder / f"{size}.sitat") as window:
        transcript = window.coding.transcript
        bar = transcript.page.verticalScrollBar()

        def frame() -> None:
            bar.setValue(bar.value() + 40)
            _repaint()

        bar.setValue(2_000)
        ours = seconds(frame, runs=60)
        transcript.set_codings([], {})
        bar.setValue(2_000)
        return ours, seconds(frame, runs=60)


@row("scroll_3000", "a frame of scrolling, 3,000 codings", 0.016, "d12k_3000")
def scroll_3000(folder: Path) -> Measured:
    return _scroll(folder, "d12k_3000")


@row("scroll_10000", "a frame of scrolling, 60,000 words, 10,000 codings", 0.016, "d60k_10000")
def scroll_10000(folder: Path) -> Measured:
    return _scroll(folder, "d60k_10000")


def _press(widget: QTextEdit) -> float:
    """Type the letter e; the seconds until it is painted."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    begin = perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, "e"))
    _repaint()
    return perf_counter() - begin


def _type(folder: Path, size: str) -> Measured:
    """A letter typed into the transcript: committed, all that lies behind it moved, and the window painted."""
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QTextEdit

    with _window(folder / f"{size}.sitat") as window:
        project = window.session.project
        assert project is not None
        window.session.show_document(project.documents.all()[0].id)
        _paint(window)
        window.coding.correcting.live.begin()
        page = window.coding.transcript.page
        cursor = page.textCursor()
        cursor.setPosition(400)
        page.setTextCursor(cursor)
        _paint(window)
        ours = sorted(_press(page) for _ in range(40))[20]
        bare = QTextEdit()
        bare.resize(page.size())
        bare.setPlainText(page.text)
        bare.moveCursor(QTextCursor.MoveOperation.Start)
        bare.show()
        _repaint()
        floor = sorted(_press(bare) for _ in range(20))[10]
        bare.close()
    return ours, floor


@row("type_300", "one keystroke when correcting, 12k/300", 0.01, "d12k_300")
def type_300(folder: Path) -> Measured:
    return _type(folder, "d12k_300")


@row("type_3000", "one keystroke when correcting, 12k/3,000", 0.01, "d12k_3000")
def type_3000(folder: Path) -> Measured:
    return _type(folder, "d12k_3000")


@row("leave_3000", "leave correcting in place, 3,000 codings moved", 0.1, "d12k_3000")
def leave_3000(folder: Path) -> Measured:
    """What was typed becomes a step, and all that lies behind it is moved."""
    with _window(folder / "d12k_3000.sitat") as window:
        live, page = window.coding.correcting.live, window.coding.transcript.page
        times = []
        for _ in range(7):
            live.begin()
            cursor = page.textCursor()
            cursor.setPosition(400)
            page.setTextCursor(cursor)
            for _ in range(5):
                _press(page)
            _paint(window)
            begin = perf_counter()
            live.leave()
            _repaint()
            times.append(perf_counter() - begin)
        return sorted(times)[3], 0.0


@row("memory_L", "L open and painted (seconds: to read it all)", 1.0, "L")
def memory_l(folder: Path) -> Measured:
    with _window(folder / "L.sitat") as window:
        return seconds(lambda: _paint(window), runs=1), 0.0
