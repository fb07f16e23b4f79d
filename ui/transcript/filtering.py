"""The filter of the transcript in hand: chosen in the header, obeyed by the transcript, kept with the place.

Ties session, settings, header and transcript together; how each of them looks is their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint

from qda.model import Changes, Code, Coder
from ui.coding_header import CodingHeader
from ui.labels import plural, tr
from ui.session import Session
from ui.settings import Settings
from ui.transcript.filter_chooser import FilterChooser
from ui.transcript.filters import Filter, roots
from ui.transcript.view import TranscriptView


class Filtering(QObject):
    """Which codings are shown, as long as this project is open, and again the next time."""

    def __init__(
        self, session: Session, settings: Settings, header: CodingHeader, transcript: TranscriptView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._header = header
        self._transcript = transcript
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.coding_changed.connect(self._on_coding)
        header.filter_wanted.connect(self.choose)
        header.filter_cleared.connect(self.clear)
        self._on_opened()

    @property
    def filter(self) -> Filter:
        return self._transcript.filter

    def choose(self) -> None:
        """Let codes and coders be ticked."""
        project = self._session.project
        if project is None:
            return
        counts = Counter(coding.code_id for coding in self._transcript.codings())
        button = self._header.filter_button
        chooser = FilterChooser(self._header)
        chooser.changed.connect(self.show_only)
        at = button.mapToGlobal(QPoint(0, button.height() + 2))
        chooser.open_for(self.filter, self._codes(), counts, project.codings.coders(), at)

    def show_only(self, chosen: Filter) -> None:
        """Show what this filter lets through, and say so in the header."""
        self._transcript.set_filter(chosen)
        self._header.show_filter(self._words(chosen) if chosen.on else "")

    def clear(self) -> None:
        """Show all codings again."""
        self.show_only(Filter())

    def remember(self) -> None:
        """Keep the filter of this project for the next time."""
        project = self._session.project
        if project is None:
            return
        here, filters = str(project.path.absolute()), dict(self._settings.filters)
        filters.pop(here, None)
        if self.filter.on:
            codes = self._codes()
            guids = sorted(codes[code_id].guid for code_id in self.filter.codes if code_id in codes)
            names = sorted(coder.name for coder in project.codings.coders() if coder.id in self.filter.coders)
            filters[here] = [guids, names]
        self._settings.filters = filters

    # ----------------------------------------------------------------- keeping up

    def _on_opened(self) -> None:
        project = self._session.project
        kept = self._settings.filters.get(str(project.path.absolute())) if project is not None else None
        if project is None or not kept:
            self.clear()
            return
        guids, names = kept
        codes = frozenset(code.id for code in project.codes.all() if code.guid in guids)
        coders = frozenset(coder.id for coder in project.codings.coders() if coder.name in names)
        self.show_only(Filter(codes, coders))

    def _on_changed(self, changes: Changes) -> None:
        project = self._session.project
        if project is not None and self.filter.on and changes.touches("code", "coder"):
            coders = [coder.id for coder in project.codings.coders()]
            self.show_only(self.filter.without_gone(self._codes(), coders))

    def _on_coding(self, coding_id: object) -> None:
        """What is made or gone to is seen, whatever was filtered away before."""
        if coding_id is None or not self.filter.on:
            return
        coding = next((one for one in self._transcript.codings() if one.id == coding_id), None)
        if coding is not None and not self.filter.admits(coding):
            self.show_only(self.filter.widened(coding))

    def _codes(self) -> Mapping[int, Code]:
        project = self._session.project
        return {code.id: code for code in project.codes.all()} if project is not None else {}

    def _words(self, chosen: Filter) -> str:
        """What is shown, in a few words: the one code or family by its name."""
        project = self._session.project
        codes = roots(chosen.codes, self._codes())
        coders: list[Coder] = project.codings.coders() if project is not None else []
        names = [coder.name for coder in coders if coder.id in chosen.coders]
        said = [codes[0].name] if len(codes) == 1 else [plural(len(codes), "{count} code", "{count} codes")]
        if not codes:
            said = [tr("All codes")]
        return " · ".join([*said, *names])
