"""The menu of searches used before, of saved ones, and of what is set once. Knows no hits."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from qda.analysis.search import Sought
from ui.dialogs.ask import ask_line
from ui.labels import tr
from ui.search import memory
from ui.search.hits import Hits
from ui.search.line import way_said
from ui.session import Session
from ui.settings import Settings


class Remembered(QMenu):
    """Filled anew whenever it opens."""

    chosen = Signal(object)
    """A `Sought` to be searched for again."""
    expressions_offered = Signal(bool)

    def __init__(self, session: Session, settings: Settings, hits: Hits, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = parent
        self._session, self._settings, self._hits = session, settings, hits
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        self.clear()
        for sought in memory.recent(self._settings):
            entry = self.addAction(f"{_shown(sought.words)}\t{way_said(sought.way)[0]}")
            entry.triggered.connect(partial(self.chosen.emit, sought))
        if self.isEmpty():
            self.addAction(tr("No searches yet")).setEnabled(False)
        self.addSection(tr("Saved with the project"))
        project, writable = self._session.project, self._session.writable
        for query in project.queries.all(memory.KIND) if project else []:
            saved = self.addMenu(_shown(query.name))
            saved.addAction(tr("Search"), partial(self.open_saved, query.id))
            saved.addAction(tr("Delete"), partial(self.delete_saved, query.id, query.name)).setEnabled(writable)
        save = self.addAction(tr("Save this search…"), self.ask_name)
        save.setEnabled(writable and self._hits.sought is not None)
        self.addSeparator()
        self.addAction(tr("Forget recent searches"), partial(memory.forget, self._settings))
        expressions = self.addAction(tr("Offer regular expressions"))
        expressions.setCheckable(True)
        expressions.setChecked(self._settings.expressions)
        expressions.toggled.connect(self.expressions_offered)

    def ask_name(self) -> None:
        """Ask what the search is to be saved as."""
        sought = self._hits.sought
        if sought is not None:
            take = partial(self.save, sought=sought)
            ask_line(self._place.window(), tr("Save this search"), tr("Save"), take, sought.words)

    def save(self, name: str, sought: Sought) -> bool:
        """Save a search with the project; whether that was done."""
        project = self._session.project
        if project is None:
            return True
        return self._session.attempt(lambda: project.queries.add(name, memory.written(project, sought), memory.KIND))

    def open_saved(self, query_id: int) -> None:
        project = self._session.project
        if project is not None:
            self._session.attempt(
                lambda: self.chosen.emit(memory.read(project, project.queries.get(query_id).definition))
            )

    def delete_saved(self, query_id: int, name: str) -> None:
        project = self._session.project
        if project is not None and self._session.attempt(lambda: project.queries.delete(query_id)):
            told = tr("Deleted the saved search “{name}”", name=name)
            self._session.say(told, kind="done", action=tr("Undo"), handler=self._session.undo)


def _shown(words: str) -> str:
    """Words as they stand in a menu: an ampersand is no key there."""
    return words.replace("&", "&&")
