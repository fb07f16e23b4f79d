"""The passages a memo leads to, as chips below it: their words, where they stand, and what has become of them.

Knows what `links_of` tells, no project.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from qda.analysis.memos import Fate, Led
from qda.store.codings import shortened
from ui.labels import tr
from ui.report.flow import Flow
from ui.theme import icon, look, tokens


class LinkChip(QToolButton):
    """One link: a click goes to its passage."""

    opened = Signal(object)
    """The `Led` to go to."""
    renewed = Signal(int)
    """The number of a link that is to say the words that stand there now."""

    def __init__(self, led: Led, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.led = led
        look(self, "chip", "small")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        sound = led.fate is Fate.THERE
        self.setIcon(icon("link") if sound else icon("warning", tokens().warning))
        self.setText(_said(led).replace("&", "&&"))
        self.setToolTip(_told(led))
        self.setAccessibleName(_told(led))
        self.setEnabled(led.link.document_id is not None)
        self.clicked.connect(lambda: self.opened.emit(led))
        if led.fate is Fate.CHANGED and writable:
            menu = QMenu(self)
            menu.addAction(tr("Go to the passage"), lambda: self.opened.emit(led))
            menu.addAction(tr("Take the words as they stand now"), lambda: self.renewed.emit(led.link.number))
            self.setMenu(menu)
            self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)


class LinkChips(QWidget):
    """The links of one memo, in the order of its text."""

    opened = Signal(object)
    renewed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Sequence[Led], bool] = ((), False)
        self.chips: list[LinkChip] = []
        self._flow = Flow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_links(self, links: Sequence[Led], *, writable: bool) -> None:
        """Show where a memo leads."""
        if (links, writable) == self._shown:
            return
        self._shown = (links, writable)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self.chips = []
        for led in links:
            chip = LinkChip(led, writable=writable, parent=self)
            chip.opened.connect(self.opened)
            chip.renewed.connect(self.renewed)
            self._flow.addWidget(chip)
            self.chips.append(chip)
            chip.show()
        self.setVisible(bool(links))
        self.updateGeometry()


def _said(led: Led) -> str:
    words = tr("“{quote}”", quote=shortened(led.quote, 48))
    return f"{words}  {_fate(led)}"


def _fate(led: Led) -> str:
    match led.fate:
        case Fate.THERE:
            return f"{led.document} ¶ {led.paragraph}"
        case Fate.CHANGED:
            return tr("{document} ¶ {paragraph}, other words now", document=led.document, paragraph=led.paragraph)
        case Fate.LOST:
            return tr("taken out of {document}", document=led.document)
        case _:
            return tr("the document has been deleted")


def _told(led: Led) -> str:
    lines = [tr("“{quote}”", quote=shortened(led.quote, 600)), _fate(led)]
    if led.fate is Fate.CHANGED:
        lines.append(tr("Now: “{quote}”", quote=shortened(led.now, 600)))
    return "\n".join(lines)
