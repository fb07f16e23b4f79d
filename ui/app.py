"""The application: dressed, in its user's language, with its windows. `main` is what `sitat` runs without a verb."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from qda.model import Report
from ui import errors, system_words, theme
from ui.labels import LANGUAGES, use_language
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.tasks import Task

READY_AFTER = 200
"""Milliseconds after the first window is shown."""
GARBAGE = 50_000
"""New values after which Python looks for circles of garbage: with its usual 700 it would go through all there is many
times while ten thousand codings are read."""
REST_AFTER = 3_000
"""Milliseconds after which most people are reading."""

_windows: list[MainWindow] = []


def main(arguments: Sequence[str] | None = None) -> int:
    """Open a window, on the project given, and stay until the last one is closed."""
    arguments = list(sys.argv if arguments is None else arguments)
    app = application(arguments)
    errors.install()
    paths = [Path(argument) for argument in arguments[1:] if not argument.startswith("-")]
    window = open_window(paths[0] if paths else None)
    if not paths:
        QTimer.singleShot(READY_AFTER, lambda: _make_ready(window))
    QTimer.singleShot(REST_AFTER, _bring_in_the_rest)
    return app.exec()


def _make_ready(window: MainWindow) -> None:
    """While somebody looks at the start screen, bring in what the first project will need."""

    def bring_in(_: Report) -> None:
        for name in ("qda.project", "ui.coding_workspace"):
            import_module(name)

    task = Task("", bring_in)
    task.succeeded.connect(window.make_ready)
    task.start()


def _bring_in_the_rest() -> None:
    """While somebody reads, bring in what the other workspaces, and the sentences of a text, will need."""

    def bring_in(_: Report) -> None:
        from qda.text.language import sentences

        for name in ("ui.grid.workspace", "ui.report.workspace", "qda.analysis.place_report", "qda.files.web"):
            import_module(name)
        for language in LANGUAGES:
            sentences("One. Two.", language)

    Task("", bring_in).start()


def application(arguments: Sequence[str] = ("sitat",)) -> QApplication:
    """The one `QApplication`, made and dressed if there is none yet."""
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication(list(arguments))
    gc.set_threshold(GARBAGE, 20, 20)
    app.setApplicationName("Sitat")
    app.setOrganizationName("Sitat")
    app.setApplicationDisplayName("Sitat")
    app.setDesktopFileName("sitat")
    return app


def open_window(path: Path | None = None, settings: Settings | None = None, *, read_only: bool = False) -> MainWindow:
    """A new window, shown; on a project if one is given."""
    app = application()
    settings = settings or Settings()
    use_language(settings.spoken())
    system_words.say_in(settings.spoken(), app)
    if settings.spoken() == "nb":
        QLocale.setDefault(QLocale(QLocale.Language.NorwegianBokmal, QLocale.Country.Norway))
    elif QLocale.system().language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    else:
        QLocale.setDefault(QLocale.system())
    theme.apply(app, settings.theme)  # type: ignore[arg-type]
    window = MainWindow(settings)
    _windows.append(window)
    window.closed.connect(lambda: _windows.remove(window))
    window.renewal_wanted.connect(lambda: _renew(window))
    window.show()
    if path is not None:
        window.projects.open(path, read_only=read_only)
    return window


def _renew(window: MainWindow) -> None:
    """Put a new window in the place of one: the only way to change the language of all there is in it."""
    project = window.session.project
    path, read_only = (project.path, project.read_only) if project else (None, False)
    window.remember()
    window.session.close()
    open_window(path, Settings(window.settings.store), read_only=read_only)
    window.close()
