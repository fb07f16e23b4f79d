"""The start: what Sitat is, and the ways in. Knows the projects opened before, none that is open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.ago import ago
from ui.labels import tr
from ui.settings import Recent, Settings

COLUMN = 560


class StartScreen(QFrame):
    """Name, one sentence, three ways in, and the projects opened before."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    recent_chosen = Signal(object)
    """The path of a project opened before."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "page")
        self._settings = settings
        self.rows: list[RecentRow] = []
        self._build()
        self.refresh()

    def _build(self) -> None:
        name = QLabel("Sitat")
        theme.look(name, "large")
        sentence = QLabel(
            tr(
                "Read interviews, code what was said, and hand over a report in which every sentence leads back "
                "to the passage it rests on."
            )
        )
        theme.look(sentence, "muted")
        sentence.setWordWrap(True)
        self.new_button = self._button(tr("New project…"), "file-plus", self.new_wanted, primary=True)
        self.open_button = self._button(tr("Open…"), "folder-open", self.open_wanted)
        self.sample_button = self._button(tr("Sample project"), "compass", self.sample_wanted)
        self.sample_button.setToolTip(tr("Five constructed interviews, coded and brought together, to try things on"))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE_S)
        for button in (self.new_button, self.open_button, self.sample_button):
            buttons.addWidget(button)
        buttons.addStretch()
        self._recent_title = QLabel(tr("Opened before"))
        theme.look(self._recent_title, "muted", "small")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._hint = QLabel(tr("Or drop a project on this window."))
        theme.look(self._hint, "faint", "small")
        self._column = QWidget()
        self._column.setFixedWidth(COLUMN)
        head = QVBoxLayout()
        head.setContentsMargins(theme.SPACE_S, 0, theme.SPACE_S, 0)
        head.setSpacing(0)
        head.addWidget(_Mark())
        head.addSpacing(theme.SPACE_L)
        head.addWidget(name)
        head.addSpacing(theme.SPACE_XS)
        head.addWidget(sentence)
        head.addSpacing(theme.SPACE_XL)
        head.addLayout(buttons)
        head.addSpacing(theme.SPACE_XL + theme.SPACE_S)
        head.addWidget(self._recent_title)
        self._hint.setContentsMargins(theme.SPACE_S, 0, 0, 0)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, theme.SPACE_XL, 0, theme.SPACE_XL)
        column.setSpacing(0)
        column.addStretch(2)
        column.addLayout(head)
        column.addSpacing(theme.SPACE_XS)
        column.addLayout(self._list)
        column.addSpacing(theme.SPACE_M)
        column.addWidget(self._hint)
        column.addStretch(3)
        inside = QFrame()
        theme.look(inside, "page")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(self._column)
        row.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _button(self, text: str, icon: str, signal: object, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        if primary:
            theme.look(button, "primary")
            button.setIcon(theme.icon(icon, theme.tokens().on_accent))
        else:
            button.setIcon(theme.icon(icon))
        button.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return button

    def refresh(self) -> None:
        """Show the projects opened before as they are now."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [RecentRow(recent) for recent in self._settings.recent_projects()[:8]]
        for row in self.rows:
            self._list.addWidget(row)
            row.chosen.connect(partial(self.recent_chosen.emit, row.recent.path))
            row.forgotten.connect(partial(self._forget, row.recent))
        self._recent_title.setVisible(bool(self.rows))

    def _forget(self, recent: Recent) -> None:
        self._settings.forget_project(recent.path)
        self.refresh()


class RecentRow(QWidget):
    """A project opened before: name, folder and when. One that is gone is greyed, and Delete forgets it."""

    chosen = Signal()
    forgotten = Signal()

    def __init__(self, recent: Recent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recent = recent
        self.there = recent.path.exists()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(48)
        gone = "" if self.there else tr("not there any more; press Delete to forget it")
        self.setToolTip("\n".join(part for part in (str(recent.path), gone) if part))
        self.setAccessibleName(", ".join(part for part in (recent.path.stem, str(recent.path.parent), gone) if part))
        if self.there:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(COLUMN, 48)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (
            self.there
            and event.button() == Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.there and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or (self.underMouse() and self.there):
            painter.setPen(QColor(colours.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-0.5, 0.5, -0.5, -0.5), 6, 6)
        room = self.rect().adjusted(theme.SPACE_S, 5, -theme.SPACE_S, -5)
        date = ago(self.recent.opened.isoformat())
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.faint))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, date)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(date) - theme.SPACE_L)
        folder = painter.fontMetrics().elidedText(
            str(self.recent.path.parent), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, folder)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.text if self.there else colours.faint))
        name = painter.fontMetrics().elidedText(self.recent.path.stem, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)


class _Mark(QWidget):
    """The sign of Sitat: lines of a transcript, one passage coded."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(56, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, (width, coded) in enumerate(((36, False), (42, True), (30, True), (38, False))):
            painter.setBrush(QColor(colours.accent if coded else colours.line))
            painter.drawRoundedRect(QRectF(0, 2 + number * 11, width, 6), 3, 3)
        painter.setBrush(theme.code_colour(theme.FAMILIES[1]))
        painter.drawRoundedRect(QRectF(50, 13, 4, 17), 2, 2)
