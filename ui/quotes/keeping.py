"""Queries kept under a name: taken up, saved, renamed, deleted. Knows the session and what is asked for now."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qda.analysis.listing import Listing
from ui.dialogs.ask import ask_line
from ui.labels import tr
from ui.quotes.saved import SavedQueries
from ui.session import Session


class Keeping(QObject):
    """The verbs on saved queries, and which of them is in hand."""

    chosen = Signal(object)
    """The `Listing` that a saved query asks for."""

    def __init__(self, session: Session, saved: SavedQueries, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._saved = saved
        self._window = parent
        self._listing = Listing()
        self.query_id: int | None = None
        """The saved query in hand."""
        saved.chosen.connect(self.take)
        saved.save_wanted.connect(self.ask_name)
        saved.replace_wanted.connect(self._on_replace)
        saved.rename_wanted.connect(self.ask_new_name)
        saved.delete_wanted.connect(self.delete)

    def show(self, listing: Listing) -> None:
        """Show the saved queries, now that `listing` is asked for."""
        self._listing = listing
        project = self._session.project
        if project is None:
            return
        queries = project.queries.all()
        kept = next((query for query in queries if query.id == self.query_id), None)
        self.query_id = kept.id if kept else None
        changed = kept is not None and kept.definition != listing.definition()
        self._saved.show_queries(queries, self.query_id, changed=changed, writable=self._session.writable)

    def name(self, listing: Listing) -> str:
        """What `listing` is called: the name of the query in hand if it asks for just that, or else ""."""
        project = self._session.project
        if project is None or self.query_id is None:
            return ""
        kept = project.queries.get(self.query_id)
        return kept.name if kept.definition == listing.definition() else ""

    def take(self, query_id: int) -> None:
        """Ask for what a saved query says."""
        project = self._session.project
        if project is None:
            return

        def act() -> None:
            listing = Listing.of(project.queries.get(query_id).definition)
            self.query_id = query_id
            self.chosen.emit(listing)

        self._session.attempt(act)

    def ask_name(self) -> None:
        """Keep what is asked for now under a name."""
        project = self._session.project
        if project is None:
            return

        def keep(name: str) -> bool:
            made: list[int] = []
            definition = self._listing.definition()
            done = self._session.attempt(lambda: made.append(project.queries.add(name, definition)))
            if done:
                self.query_id = made[0]
                self.show(self._listing)
            return done

        ask_line(self._window, tr("Save query as"), tr("Save"), keep)

    def ask_new_name(self, query_id: int) -> None:
        project = self._session.project
        if project is not None and self._session.writable:
            before = project.queries.get(query_id).name

            def rename(name: str) -> bool:
                return self._session.attempt(lambda: project.queries.rename(query_id, name))

            ask_line(self._window, tr("Rename query"), tr("Rename"), rename, before)

    def _on_replace(self, query_id: int) -> None:
        project = self._session.project
        if project is not None:
            definition = self._listing.definition()
            self._session.attempt(lambda: project.queries.replace(query_id, definition))

    def delete(self, query_id: int) -> None:
        """Delete a saved query. The message has the undo."""
        project = self._session.project
        if project is None or not self._session.writable:
            return
        name = project.queries.get(query_id).name
        if self._session.attempt(lambda: project.queries.delete(query_id)):
            self._session.say(
                tr("Deleted the query {name}", name=name), kind="done", action=tr("Undo"), handler=self._session.undo
            )
