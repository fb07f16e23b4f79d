"""Correcting a transcript where it stands: what is typed goes into the project at every key, and all on it goes along.

Asks before words are deleted that codings, memos or quotes lie on. Ctrl+Z takes back what was typed, a burst at a
time; once the correction is done, it is one step like any other. Knows the session; where things move is the core's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qda.errors import CannotDo
from qda.model import Changes, Span
from qda.store.edits import Live
from qda.text.edits import Edit, difference
from ui.dialogs.ask import Verb, ask
from ui.labels import plural, tr
from ui.session import Session
from ui.transcript.corrected import CorrectedView
from ui.transcript.typing import How, Typist, put_on_clipboard

_SHOWN = ("document_text", "turn", "speaker", "question", "coding", "memo", "memo_link", "evidence", "code")
PAUSE = 1.0
"""Seconds of quiet that end a burst of typing."""


class _Clip(NamedTuple):
    """Words that were cut here: put in elsewhere, they bring what lay on them."""

    number: int
    """Which edit (from 1) cut them."""
    words: str


class _Burst(NamedTuple):
    """What Ctrl+Z takes back to: so many edits, the last of them this."""

    edits: int
    last: Edit | None


@dataclass(slots=True)
class _Key:
    """The last thing typed: what follows it at once, in the same place and the same way, is of the same burst."""

    how: str = ""
    at: int = -1
    when: float = 0.0


class LiveCorrection(QObject):
    """The mode in which the transcript can be typed in."""

    changed = Signal(bool)
    """Whether the transcript is being corrected now."""

    def __init__(self, session: Session, transcript: CorrectedView, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._transcript, self._parent = session, transcript, parent
        self._live: Live | None = None
        self._bursts: list[_Burst] = []
        self._taken_back: list[tuple[_Burst, list[Edit]]] = []
        self._clip: _Clip | None = None
        self._last = _Key()
        self._asking = False
        self.typist = Typist(transcript.page)
        self.typist.wanted.connect(self.edit)
        self.typist.undo_wanted.connect(session.undo)
        self.typist.redo_wanted.connect(session.redo)
        session.take_back_typing, session.type_anew = self.undo, self.redo
        self.typist.left.connect(self.leave)
        self.typist.gone_elsewhere.connect(self.settle)
        session.document_changed.connect(lambda _: self.leave())

    # ----------------------------------------------------------------- beginning and ending

    @property
    def active(self) -> bool:
        return self.typist.active

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not in the history yet: the page is ahead of the project."""
        return self._live is not None and bool(self._live.typed.edits)

    def toggle(self) -> None:
        self.leave() if self.active else self.begin()

    def begin(self) -> None:
        """Let the document in hand be typed in."""
        if self._session.writable and self._session.document_id is not None and not self.active:
            self._take_up()
            self.typist.begin()
            self._transcript.page.setFocus()
            self.changed.emit(True)

    def leave(self) -> None:
        """Done: what was typed is one step, and the transcript is read and coded again."""
        if self.active:
            self.typist.end()
            self.settle()
            self._live = None
            self._bursts, self._taken_back, self._clip = [], [], None
            self._transcript.stay()
            self.changed.emit(False)

    def settle(self) -> None:
        """Make a step of what was typed so far."""
        project = self._session.project
        if project is not None and self.pending and not self._asking:
            self._session.attempt(project.edits.fold)

    def _take_up(self) -> None:
        """Begin from what the project holds now."""
        project, document_id = self._session.project, self._session.document_id
        if project is None or document_id is None:
            return
        try:
            project.documents.get(document_id)
        except CannotDo:
            return  # just deleted: the session goes to another one next
        self._live = project.edits.open(document_id)
        self._bursts, self._taken_back, self._clip, self._last = [], [], None, _Key()
        numbers = {one.id: number for number, one in enumerate(self._live.lying) if one.table == "coding"}
        self._transcript.follow(self._live.typed, numbers)

    def keep_up(self, changes: Changes) -> None:
        """Begin anew from what the project holds after a step; to be called when the transcript shows that."""
        if self.active and changes.touches(*_SHOWN):
            self._take_up()
        if changes.touches("document_text"):  # the project knows the words selected now
            self._transcript.selection_changed.emit(self._transcript.selected_span())

    # ----------------------------------------------------------------- editing

    def edit(self, span: Span, words: str, how: str) -> None:
        """Make a stretch of the text these words; where more than words would go, ask first."""
        live = self._live
        if live is None or self._asking:
            return
        edit = Edit(span.start, span.length, words)
        if how == How.PASTED and self._clip is not None and self._clip.words == words:
            if self._clip.number == len(live.typed.edits) and edit[:2] == (live.typed.edits[-1].at, 0):
                self._put_back()
                return
            edit = edit._replace(brings=self._clip.number)
        going = live.typed.would_take(edit, growing=self._grows(edit, how))
        if going:
            self._ask(edit, how, going)
        else:
            self._make(edit, how)

    def _grows(self, edit: Edit, how: str) -> bool:
        """Whether an edit may be one with the last: not where something is cut or put in again."""
        live = self._live
        after_cut = live is not None and self._clip is not None and self._clip.number == len(live.typed.edits)
        return how != How.CUT and not edit.brings and not after_cut

    def _ask(self, edit: Edit, how: str, going: Sequence[int]) -> None:
        assert self._live is not None
        kinds = Counter(self._live.lying[number].table for number in going)
        told = [
            plural(kinds["coding"], "{count} coding", "{count} codings") if kinds["coding"] else "",
            plural(kinds["evidence"], "{count} quote of a point", "{count} quotes of points")
            if kinds["evidence"]
            else "",
            plural(memos, "{count} memo", "{count} memos") if (memos := kinds["memo"] + kinds["memo_link"]) else "",
        ]
        what = _listed([words for words in told if words])
        lies = tr("{what} lies on these words.", what=what) if len(going) == 1 else tr(
            "{what} lie on these words.", what=what
        )  # fmt: skip
        after = (
            tr("Paste them elsewhere in this document, and it comes along; otherwise it is kept as memos.")
            if how == How.CUT
            else tr("What lies on them is kept as memos on the document; undo brings everything back.")
        )
        verb = tr("Cut words") if how == How.CUT else tr("Delete words")
        self._asking = True
        verbs = [Verb(verb, lambda: self._answered(edit, how), "danger"), Verb(tr("Keep"), self._kept)]
        ask(self._parent, verb, f"{lies} {after}", verbs)

    def _answered(self, edit: Edit, how: str) -> None:
        self._asking = False
        self._make(edit, how)

    def _kept(self) -> None:
        self._asking = False

    def _make(self, edit: Edit, how: str) -> None:
        """Do it: in the project first, then on the page."""
        live, project = self._live, self._session.project
        if live is None or project is None:
            return
        typed = live.typed
        words = typed.text[edit.at : edit.at + edit.removed]
        before = _Burst(len(typed.edits), typed.edits[-1] if typed.edits else None)
        typed.type(edit, growing=self._grows(edit, how))
        if not self._session.attempt(lambda: project.edits.keep(live)):
            typed.take_back()
            if before.edits > len(typed.edits) and before.last is not None:
                typed.type(before.last)
            return
        if how == How.CUT:
            self._clip = _Clip(len(typed.edits), words)
            put_on_clipboard(words)
        self._note(before, edit, how)
        self._transcript.put(edit)
        self.typist.stand_at(edit.end)

    def _note(self, before: _Burst, edit: Edit, how: str) -> None:
        """Begin a new burst, unless this goes on where the last key was."""
        self._taken_back = []
        last, now = self._last, monotonic()
        goes_on = edit.at if how == How.TYPED else edit.at + edit.removed
        same = last.how == how and last.at in (goes_on, edit.at) and now - last.when < PAUSE
        if not same or how in (How.CUT, How.PASTED) or "\n" in edit.inserted or not self._bursts:
            self._bursts.append(before)
        self._last = _Key(how, edit.end, now)

    def _put_back(self) -> None:
        """Words cut and put in again in the same place: as if nothing had been."""
        self._clip = None
        self.undo()

    # ----------------------------------------------------------------- taking back

    def undo(self) -> bool:
        """Take back the last burst of typing, if there is one."""
        live = self._live
        if live is None or not self._bursts or self._asking:
            return False
        burst = self._bursts.pop()
        count = max(0, burst.edits - 1)
        edits = list(live.typed.edits[count:])
        now = _Burst(len(live.typed.edits), live.typed.edits[-1] if live.typed.edits else None)
        self._taken_back.append((now, edits))
        self._go_to(live, count, [burst.last] if burst.last is not None else [])
        return True

    def redo(self) -> bool:
        """Type the burst taken back last anew, if there is one."""
        live = self._live
        if live is None or not self._taken_back or self._asking:
            return False
        now, edits = self._taken_back.pop()
        self._bursts.append(_Burst(len(live.typed.edits), live.typed.edits[-1] if live.typed.edits else None))
        self._go_to(live, now.edits - len(edits), edits)
        return True

    def _go_to(self, live: Live, count: int, edits: Sequence[Edit]) -> None:
        """Keep the first `count` edits, and make these."""
        project, typed = self._session.project, live.typed
        if project is None:
            return
        while len(typed.edits) > count:
            typed.take_back()
        for edit in edits:
            typed.type(edit)
        self._last = _Key()
        if self._clip is not None and self._clip.number > len(typed.edits):
            self._clip = None
        self._session.attempt(lambda: project.edits.keep(live, count))
        self._show()

    def _show(self) -> None:
        """Bring the page to what was typed."""
        assert self._live is not None
        edit = difference(self._transcript.page.text, self._live.typed.text)
        if edit is not None:
            self._transcript.put(edit)
            self.typist.stand_at(edit.end)
        else:
            self._transcript.refresh()


def _listed(words: Sequence[str]) -> str:
    """One, two and three."""
    if len(words) < 2:
        return "".join(words)
    return tr("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])
