"""Typing in a transcript: kept at every key, one step of the history when it is done.

Each edit is a row of `edit_log`, committed as it is typed. What lies on the text is moved, and the text written, when
the log is folded: before any other step, undo, reader and closing, and at opening after a crash. So whoever reads
the project sees it before the edits or after them, never between. The log is no part of the journal: the step is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qda.model import Part, Turn, TurnRole
from qda.store.codings import shortened
from qda.store.connection import Store
from qda.store.documents import Documents
from qda.store.journal import Journal
from qda.store.lying import Lying, OnText
from qda.store.shelf import Shelf
from qda.text.edits import Bounds, Edit, Typed
from qda.text.turn_borders import TurnNow, label_key, settled

_NAME_ENDS = " \t:.–-"


@dataclass(frozen=True, slots=True)
class Live:
    """A document being corrected: its text and all that lies on it, moving along."""

    document_id: int
    text: str
    """The text as it was before anything was typed."""
    typed: Typed
    lying: tuple[Lying, ...]
    """By the numbers of the spans in `typed`."""
    turns: tuple[Turn, ...]
    """By the numbers of the turns in `typed`."""


class Edits(Shelf):
    """`project.edits`"""

    def __init__(self, store: Store, journal: Journal, documents: Documents) -> None:
        super().__init__(store, journal)
        self._documents = documents
        self._on_text = OnText(store, journal)
        self._live: Live | None = None
        """What the log that is there belongs to, if it was typed here."""
        self._pending = False
        self._folding = False
        journal.before_steps(self.fold)
        if not store.read_only:
            self._pending = bool(self._store.value("SELECT 1 FROM edit_log LIMIT 1"))

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not a step yet."""
        return self._pending

    def open(self, document_id: int) -> Live:
        """Begin to correct a document. To be opened anew after every change of the project."""
        self.fold()
        return self._opened(document_id)

    def _opened(self, document_id: int) -> Live:
        text = self._documents.text(document_id)
        lying = tuple(self._on_text.of(document_id, text))
        turns = tuple(self._documents.turns(document_id))
        bounds = [Bounds(turn.span.start, turn.label.end, turn.said.start, turn.span.end) for turn in turns]
        return Live(document_id, text, Typed(text, [one.span for one in lying], bounds), lying, turns)

    def keep(self, live: Live, since: int = -1) -> None:
        """Commit what was typed; of its edits those from number `since` (from 0; by default the last) are new."""
        edits = live.typed.edits
        since = max(0, len(edits) + since if since < 0 else since)
        if live is not self._live:
            if live.text != self._documents.text(live.document_id):
                raise RuntimeError("opened before the text was changed")
            since = 0
        with self._store.whole():
            self._store.write("DELETE FROM edit_log WHERE number > ?", (since,))
            self._store.write_all(
                "INSERT INTO edit_log (number, document_id, at, removed, inserted, brings) VALUES (?, ?, ?, ?, ?, ?)",
                [(number, live.document_id, *edit) for number, edit in enumerate(edits[since:], since + 1)],
            )
        self._live, self._pending = live, bool(edits)

    def fold(self) -> None:
        """Make one step of what was typed, if anything was."""
        if not self._pending or self._folding:
            return
        self._folding = True
        try:
            live = self._live or self._replayed()
            if live is None or not any(edit.removed or edit.inserted for edit in live.typed.edits):
                self._forget()
            else:
                self._fold(live)
            self._live, self._pending = None, False
        finally:
            self._folding = False

    def _forget(self) -> None:
        self._store.write("DELETE FROM edit_log")

    def _replayed(self) -> Live | None:
        """What a log says that somebody else left."""
        rows = self._store.rows("SELECT document_id, at, removed, inserted, brings FROM edit_log ORDER BY number")
        if not self._store.value("SELECT 1 FROM document WHERE id = ?", (rows[0][0],)):
            return None
        live = self._opened(rows[0][0])
        for _, *edit in rows:
            one = Edit(*edit)
            if live.typed.fits(one):
                live.typed.type(one)
        return live

    # ----------------------------------------------------------------- the step

    def _fold(self, live: Live) -> None:
        document_id, typed, text = live.document_id, live.typed, live.typed.text
        with self._step("document.correct", "", **self._told(live)):
            self._store.write("UPDATE document_text SET text = ? WHERE document_id = ?", (text, document_id))
            self._documents.forget_texts()
            self._update("document", document_id, {"words": len(text.split())})
            self._put_turns(live)
            places = [(one, typed.span(number)) for number, one in enumerate(live.lying)]
            self._on_text.move([(one, span) for one, span in places if span is not None], text)
            for one, span in places:
                if span is None:
                    self._on_text.loosen(document_id, one.table, one.id, one.label, one.quote)
            self._on_text.join_alike(document_id)
            self._forget()

    def _told(self, live: Live) -> dict[str, object]:
        """What the history says: the first words that were corrected."""
        text, fresh = live.typed.text, live.typed.fresh()
        first = min(fresh)
        start, end = first
        while start > 0 and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        words = shortened(text[start:end]) or shortened(live.typed.cut_words(1))
        paragraph = text.count("\n", 0, start) + 1
        return {"document": self._called("document", live.document_id), "quote": words, "paragraph": paragraph}

    # ----------------------------------------------------------------- turns

    def _put_turns(self, live: Live) -> None:
        document_id, typed = live.document_id, live.typed
        speakers = {speaker.id: speaker for speaker in self._documents.speakers(document_id)}
        voices = {label_key(speaker.name): speaker.id for speaker in speakers.values()}
        there = [
            (number, bounds, turn.speaker_id)
            for number, turn in enumerate(live.turns)
            if (bounds := typed.turn(number)) is not None
        ]
        for turn in live.turns:
            if turn.speaker_id is not None and turn.label.length:
                voices.setdefault(label_key(turn.label.of(live.text)), turn.speaker_id)
        now = settled(typed.text, there, voices, typed.fresh())
        parts = {speaker.id: speaker.part for speaker in speakers.values()}
        self._write_turns(live, now, parts)
        self._rename_speakers(typed.text, now, voices)

    def _write_turns(self, live: Live, now: Sequence[TurnNow], parts: Mapping[int, Part]) -> None:
        kept = {turn.was for turn in now if not turn.new}
        for number, before in enumerate(live.turns):
            if number not in kept:
                self._delete("turn", before.id)
        changed, made = [], []
        for position, turn in enumerate(now):
            start, label_end, said_start, end = turn.bounds
            was = live.turns[turn.was] if turn.was >= 0 else None
            if turn.new:
                answers = was is not None and was.role is TurnRole.ANSWERS
                goes_on = answers and parts.get(turn.speaker_id or 0) is Part.PARTICIPANT
                told = (was.question_id, was.role) if was is not None and goes_on else (None, None)
                made.append((live.document_id, position, turn.speaker_id, start, end, label_end, said_start, *told))
            elif was is not None:
                changed.append((position, turn.speaker_id, start, end, label_end, said_start, was.id))
        self._store.write_all(
            'UPDATE turn SET position = ?, speaker_id = ?, start = ?, "end" = ?, label_end = ?, said_start = ? '
            "WHERE id = ?",
            changed,
        )
        self._insert_all("turn", _NEW_TURN, made)

    def _rename_speakers(self, text: str, now: Sequence[TurnNow], voices: Mapping[str, int]) -> None:
        """A speaker all of whose labels were corrected to one name is called by it."""
        labels: dict[int, set[str]] = {}
        for turn in now:
            if turn.speaker_id is not None and turn.bounds.label_end > turn.bounds.start:
                label = text[turn.bounds.start : turn.bounds.label_end].strip(_NAME_ENDS)
                labels.setdefault(turn.speaker_id, set()).add(label)
        for speaker_id, names in labels.items():
            name = next(iter(names))
            if len(names) == 1 and name and label_key(name) not in voices:
                self._update("speaker", speaker_id, {"name": name})


_NEW_TURN = (
    "document_id", "position", "speaker_id", "start", "end", "label_end", "said_start", "question_id", "role",
)  # fmt: skip
