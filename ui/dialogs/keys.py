"""Every key there is, by menu: made from the table of commands."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.actions import ACTIONS, MENUS
from ui.labels import tr
from ui.menus import shown_key


class Keys(QDialog):
    """A list to read; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard"))
        heading = QLabel(tr("Keyboard"))
        theme.look(heading, "title")
        words = QLabel(_table())
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        words.setContentsMargins(0, 0, theme.SPACE_L, 0)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_S, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(heading)
        column.addWidget(scroll)
        self.resize(520, 560)


def _table() -> str:
    muted = theme.tokens().muted
    rows = []
    for menu in MENUS:
        named = [action for action in ACTIONS if action.menu.partition("/")[0] == menu and shown_key(action)]
        if named:
            rows.append(f'<tr><td colspan="2" style="padding-top:12px; color:{muted}">{escape(tr(menu))}</td></tr>')
        for action in named:
            shown, words = escape(shown_key(action)), escape(tr(action.text))
            pad = "padding:3px 24px 3px 0"
            rows.append(f'<tr><td style="{pad}"><b>{shown}</b></td><td style="{pad}">{words}</td></tr>')
    return f'<table cellspacing="0" cellpadding="8">{"".join(rows)}</table>'
