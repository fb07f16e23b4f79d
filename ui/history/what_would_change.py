"""What going back, or forward, would change, before it is done. Reads a project, changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from qda.project import Project
from qda.store.past import Dated, Tally, Wanted
from ui import theme
from ui.history.listing import HistoryModel, Listing, by_day
from ui.history.row import HistoryList
from ui.history.words import coders_said, groups_said
from ui.labels import plural, tr
from ui.widgets.foot import Foot, verb_button

_MANY = 5_000
"""Beyond so many acts their days are not told: it would take too long."""


class WhatWouldChange(QDialog):
    """What going back, or forward, would take back or bring again; nothing is done until it is asked for."""

    def __init__(
        self, project: Project, acts: list[int], tally: Tally, *, back: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Go back") if back else tr("Bring back"))
        count = tally.count
        if back:
            title = plural(count, "This takes back {count} act", "This takes back {count} acts")
            verb = plural(count, "Take back {count} act", "Take back {count} acts")
            note = tr("Nothing is lost: until something else is done, “Redo all” brings them again.")
        else:
            title = plural(count, "This brings back {count} act", "This brings back {count} acts")
            verb = plural(count, "Bring back {count} act", "Bring back {count} acts")
            note = tr("Undo takes them back again, one by one.")
        heading = QLabel(title)
        theme.look(heading, "title")
        self.summary = QLabel(groups_said(tally.kinds), wordWrap=True)
        whose = coders_said(tally, project.coder)
        self.whose = QLabel(whose, wordWrap=True)
        self.whose.setVisible(bool(whose))
        self.list = HistoryList()
        self.list.setMinimumHeight(220)
        self.list.setModel(_rows(project, acts, self.list))
        hint = QLabel(note, wordWrap=True)
        theme.look(hint, "muted", "small")
        self.verb = verb_button(verb, self.accept)
        self.keep = verb_button(tr("Leave things as they are"), self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_S)
        for part in (heading, self.summary, self.whose):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(hint)
        column.addSpacing(theme.SPACE_S)
        column.addLayout(Foot(self.keep, self.verb))
        self.resize(720, 480)


def _rows(project: Project, acts: list[int], parent: QObject) -> HistoryModel:
    """These acts as rows, by day unless they are very many."""
    model = HistoryModel(parent)
    if len(acts) > _MANY:
        model.show(project, Listing(acts, {}, len(acts)))
        return model
    wanted = Wanted(first=min(acts))
    days = {dated.id: dated.day for dated in project.past.index(wanted)}
    model.show(project, by_day([Dated(id_, days[id_]) for id_ in acts]))
    return model
