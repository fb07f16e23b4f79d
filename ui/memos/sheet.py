"""Memos over the window, for things that have no place of their own for them. Knows what `MemoEditor` knows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qda.model import About, Span
from ui.labels import tr
from ui.memos.editor import MemoEditor
from ui.session import Session
from ui.theme import SPACE_L, SPACE_M, look
from ui.widgets.scrolled import Scrolled


class MemoSheet(QDialog):
    """The memos on one thing. All is kept as it is typed; closing only closes."""

    def __init__(
        self,
        session: Session,
        about: About,
        about_id: int,
        name: str,
        *,
        span: Span | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Memo"))
        title = QLabel(tr("Memo on “{name}”", name=name))
        title.setWordWrap(True)
        look(title, "title")
        self.editor = MemoEditor(session)
        self.editor.show_for(about, about_id, span)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.setAutoDefault(False)
        kept = QLabel(tr("Kept as you type"))
        look(kept, "faint", "small")
        below = QHBoxLayout()
        below.addWidget(kept, 1)
        below.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(title)
        column.addWidget(Scrolled(self.editor), 1)
        column.addLayout(below)
        self.resize(440, 360)
        self.close_button.clicked.connect(self.accept)
        self.editor.take_keyboard()


def write_memo(session: Session, about: About, about_id: int, name: str, parent: QWidget) -> MemoSheet:
    """Open a sheet for the memos on one thing."""
    sheet = MemoSheet(session, about, about_id, name, parent=parent)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()
    return sheet
