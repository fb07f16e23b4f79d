"""What Word will show, while it is being written. Knows html and anchors, no project."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QMouseEvent, QTextCursor, QTextFormat, QTextOption
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from qda.model import Span
from ui import theme
from ui.labels import tr

_QUOTE = "sitat:quote/"


class Preview(QTextBrowser):
    """The report as it stands. A click on a quote goes to its place, a click on a point chooses it."""

    place_wanted = Signal(int, object)
    """The document and the `Span` of a quote."""
    anchor_chosen = Signal(str)
    """The anchor of what was clicked: "point-…", "question-…"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: dict[str, int] = {}
        self._starts: list[int] = []
        self._names: list[str] = []
        self._pointed = ""
        self._late = False
        """What is pointed at was not there yet: to be brought into view when it is."""
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)  # no name in a narrow table is cut in two
        self.setAccessibleName(tr("Preview of the report"))
        theme.look(self, "bare")
        self.document().setDocumentMargin(theme.SPACE_M)
        self.anchorClicked.connect(self._on_link)

    def show_html(self, html: str) -> None:
        """Show the report anew, what is pointed at staying where it is on the screen, or else the page as it was."""
        bar = self.verticalScrollBar()
        before, top = self._height_of(self._pointed), bar.value()
        self.setHtml(html)
        self._find_anchors()
        after = self._height_of(self._pointed)
        bar.setValue(top + round(after - before) if before is not None and after is not None else top)
        self.point_at(self._pointed, scroll=self._late)

    def point_at(self, anchor: str, *, scroll: bool = True) -> None:
        """Set a heading or point apart, and bring it into view where it is not."""
        self._pointed = anchor
        self._mark()
        y = self._height_of(anchor)
        self._late = y is None and scroll
        if scroll and y is not None:
            bar, view = self.verticalScrollBar(), self.viewport().height()
            if not bar.value() + 24 <= y <= bar.value() + view * 0.7:
                bar.setValue(round(y - view * 0.25))

    def anchors(self) -> list[str]:
        """Every anchor there is, in order."""
        return list(self._names)

    # ----------------------------------------------------------------- anchors

    def _find_anchors(self) -> None:
        self._places, self._starts, self._names = {}, [], []
        block = self.document().begin()
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                for name in fragments.fragment().charFormat().anchorNames():
                    if name not in self._places:
                        self._places[name] = block.position()
                        self._starts.append(block.position())
                        self._names.append(name)
                fragments += 1
            block = block.next()

    def _height_of(self, anchor: str) -> float | None:
        place = self._places.get(anchor)
        if place is None:
            return None
        block = self.document().findBlock(place)
        return self.document().documentLayout().blockBoundingRect(block).top()

    def _mark(self) -> None:
        place = self._places.get(self._pointed)
        if place is None or not self._pointed.startswith("point-"):
            self.setExtraSelections([])
            return
        marked = QTextEdit.ExtraSelection()
        tokens = theme.tokens()
        marked.format.setBackground(theme.mix(QColor(tokens.page), tokens.selection, 0.5))
        marked.format.setProperty(int(QTextFormat.Property.FullWidthSelection.value), True)
        marked.cursor = QTextCursor(self.document().findBlock(place))
        marked.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.setExtraSelections([marked])

    def anchor_over(self, position: int) -> str:
        """The nearest anchor at or above a position of the text: the point a quote belongs to."""
        before = bisect_right(self._starts, position)
        return self._names[before - 1] if before else ""

    # ----------------------------------------------------------------- clicks

    def _on_link(self, url: QUrl) -> None:
        link = url.toString()
        if link.startswith(_QUOTE):
            document, start, end = (int(part) for part in link.removeprefix(_QUOTE).split("/"))
            self.place_wanted.emit(document, Span(start, end))
        elif link.startswith("#"):
            self.scrollToAnchor(link[1:])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        if not self.anchorAt(place) and not self.textCursor().hasSelection():
            anchor = self.anchor_over(self.cursorForPosition(place).position())
            if anchor:
                self.anchor_chosen.emit(anchor)
