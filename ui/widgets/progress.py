"""Work that the window waits for: what and how far, and a way to stop it without a trace."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.labels import tr
from ui.tasks import Slices, Task, Work


class ProgressDialog(QDialog):
    """Modal while its work is under way; it closes when the work ends, however that is."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.setWindowTitle(work.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        title = QLabel(work.title)
        theme.look(title, "title")
        self._note = QLabel(" ")
        theme.look(self._note, "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._stop = QPushButton(tr("Stop"))
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self._on_stop)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(title)
        column.addWidget(self._bar)
        column.addLayout(foot)
        self.setMinimumWidth(440)
        work.progressed.connect(self._on_progressed)
        for ended in (work.succeeded, work.failed, work.stopped):
            ended.connect(self._on_ended)

    def _on_progressed(self, done: int, total: int, note: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._note.setText(note or tr("{done} of {total}", done=done, total=total))

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._note.setText(tr("Stopping …"))
        self._work.stop()

    def _on_ended(self, *_: object) -> None:
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_stop()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._on_stop()
        event.ignore()


def wait_for(
    work: Task | Slices,
    parent: QWidget | None,
    succeeded: Callable[[object], object],
    failed: Callable[[object], object] = lambda _: None,
) -> ProgressDialog:
    """Start `work` behind a modal progress, and go on when it has succeeded or failed. Stopped, nothing follows."""
    dialog = ProgressDialog(work, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    work.setParent(dialog)
    work.succeeded.connect(succeeded)
    work.failed.connect(failed)
    dialog.open()
    work.start()
    return dialog
