"""A chart as a picture that fits its room, drawn off the window's thread, in the theme's colours. Knows no survey."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from qda.chart import Chart
from qda.model import Report
from ui import theme
from ui.tasks import Task

_INCH = 96
"""Pixels of the screen to an inch of the drawing."""
_WIDEST = 720


class ChartView(QLabel):
    """Shows a chart; what it shows is told in words to those who do not see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._task: Task | None = None
        self._again = False
        self._ratio = 1.0
        self._later = QTimer(self, singleShot=True, interval=60)
        self._later.timeout.connect(self._draw)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Chart | None, alt: str) -> None:
        self._chart = chart
        self.setAccessibleName(alt)
        self.setToolTip("")
        self.setVisible(chart is not None)
        self._draw()

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._chart is not None:
            self._later.start()

    def _draw(self) -> None:
        chart = self._chart
        if chart is None or self.width() < 40:
            return
        if self._task is not None:
            self._again = True
            return
        width, ratio, dark = min(self.width(), _WIDEST), self.devicePixelRatioF(), theme.tokens().dark

        def work(_report: Report) -> bytes:
            from qda.files.pictures import DARK, LIGHT, drawn

            return drawn(chart, DARK if dark else LIGHT, width=width / _INCH, dpi=_INCH * ratio).png

        self._task = Task("", work)
        self._ratio = ratio
        self._task.succeeded.connect(self._on_drawn)
        self._task.start()

    def _on_drawn(self, png: object) -> None:
        self._task = None
        if self._again:
            self._again = False
            self._draw()
            return
        assert isinstance(png, bytes)
        picture = QPixmap()
        picture.loadFromData(png)
        picture.setDevicePixelRatio(self._ratio)
        self.setPixmap(picture)
        self.setFixedHeight(round(picture.height() / self._ratio))
