"""What the search for names has found, in words: a verdict, and a line for each name and place. Knows no project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from qda.pseudonyms.leaks import Leak
from ui import theme
from ui.labels import plural, tr
from ui.pseudonyms.words import leak_words, verdict
from ui.widgets.foot import Foot, verb_button


class LeaksDialog(QDialog):
    """A verdict with what it rests on."""

    def __init__(
        self, path: Path, found: Sequence[Leak], older: Sequence[Path] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Names left"))
        bad = any(leak.sure and not leak.chosen for leak in found)
        icon = QLabel()
        colours = theme.tokens()
        mark, colour = ("warning", colours.danger) if bad else ("shield-check", colours.good)
        icon.setPixmap(theme.icon(mark, colour).pixmap(QSize(24, 24)))
        self.title = QLabel(verdict(found))
        self.title.setWordWrap(True)
        theme.look(self.title, "title")
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_S)
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignTop)
        told = QLabel(tr("Searched: {name}, every value and every byte of it.", name=path.name))
        told.setWordWrap(True)
        theme.look(told, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addLayout(head)
        column.addWidget(told)
        self.model = QStringListModel([leak_words(leak) for leak in found], self)
        if found:
            lines = QListView()
            lines.setModel(self.model)
            lines.setWordWrap(True)
            lines.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
            lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            lines.setAccessibleName(tr("Names left"))
            column.addWidget(lines, 1)
        self.older = QLabel("")
        self.older.setWordWrap(True)
        if older:
            names = ", ".join(one.name for one in older)
            self.older.setText(
                plural(
                    len(older),
                    "Beside it lies {names}, which may hold the names: delete it, or keep it where the key is.",
                    "Beside it lie {names}, which may hold the names: delete them, or keep them where the key is.",
                    names=names,
                )
            )
            column.addWidget(self.older)
        if not found:
            column.addStretch()
        column.addLayout(Foot(verb_button(tr("Close"), self.accept)))
        self.setMinimumWidth(480)
        self.resize(640, 420 if found else 200)
