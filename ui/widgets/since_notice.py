"""A quiet notice: what happened since words were written, the differences folded, and "Still right".

Knows what to show, no project.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.staleness import Since
from ui import theme
from ui.labels import tr
from ui.since import ICON, differences, spoken

_SIDE = 16
_HIGHEST = 150
"""The most pixels the differences take; beyond that they scroll."""


class Sign(QLabel):
    """The mark by itself, in the colours of the theme in force."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme.icon(ICON, theme.tokens().warning).paint(QPainter(self), self.rect())


class SinceNotice(QFrame):
    """Hidden while nothing happened, and made of something only when it first has something to tell."""

    still_right = Signal()
    entered = Signal()
    """The keyboard came to one of its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.since: tuple[Since, ...] = ()
        self.controls: tuple[QPushButton, ...] = ()
        """Its buttons, in order; none before it had anything to tell."""
        self.hide()

    def _build(self) -> None:
        self.headline = QLabel(wordWrap=True)
        theme.look(self.headline, "small")
        self.headline.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.fold = QPushButton(tr("Show what changed"))
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_folded)
        self.right = QPushButton(tr("Still right"))
        self.right.setToolTip(tr("The words stand as they are; the warning goes"))
        self.right.clicked.connect(self.still_right)
        self.controls = (self.fold, self.right)
        for button in self.controls:
            theme.look(button, "link")
            button.setAutoDefault(False)
            button.installEventFilter(self)
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        theme.look(self._text, "small")
        self._room = QScrollArea()
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setWidgetResizable(True)
        self._room.setWidget(self._text)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.viewport().setAutoFillBackground(False)
        self._text.setAutoFillBackground(False)
        self._room.hide()
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_S)
        head.addWidget(Sign(), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.headline, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 0, 0, 0)
        foot.setSpacing(theme.SPACE_XS)
        foot.addWidget(self.fold)
        foot.addWidget(self.right)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_S, theme.SPACE_S, theme.SPACE_S, theme.SPACE_XS)
        column.setSpacing(theme.SPACE_XS)
        column.addLayout(head)
        column.addWidget(self._room)
        column.addLayout(foot)

    # ----------------------------------------------------------------- showing

    def show_since(self, since: Sequence[Since], headline: str, *, writable: bool, unfold: int = 0) -> None:
        """Show what happened; nothing where nothing did. Up to `unfold` differences are shown at once."""
        if tuple(since) != self.since and not self.controls:
            self._build()
        if self.controls:
            self.right.setEnabled(writable)
        if tuple(since) == self.since:
            return
        self.since = tuple(since)
        self.headline.setText(headline)
        self._text.setText(differences(since))
        said = spoken(since)
        self._text.setAccessibleName(said)
        self.setAccessibleName(headline)
        self.fold.setAccessibleDescription(said)
        if not since or unfold:
            self.fold.setChecked(0 < len(since) <= unfold)
        self.setVisible(bool(since))
        self._fit()

    def differences_shown(self) -> str:
        """The differences as they read now, or "" while they are folded."""
        return self._text.text() if self.controls and self.fold.isChecked() else ""

    def sizeHint(self) -> QSize:
        return QSize(200, super().sizeHint().height())

    def _on_folded(self, shown: bool) -> None:
        self.fold.setText(tr("Hide what changed") if shown else tr("Show what changed"))
        self._room.setVisible(shown)
        self._fit()

    def _fit(self) -> None:
        width = max(80, self.width() - 2 * theme.SPACE_S - 14)
        needed = self._text.heightForWidth(width) + 2
        self._room.setFixedHeight(min(needed, _HIGHEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.controls and event.size().width() != event.oldSize().width():
            self._fit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.mix(tokens.page, tokens.warning, 0.10)))
        painter.drawRoundedRect(self.rect(), 6, 6)
