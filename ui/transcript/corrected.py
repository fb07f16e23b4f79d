"""A transcript that is corrected while it is read: text, codings and turns change under the eye, and nothing jumps.

Takes what was typed when it has been understood; knows neither the keys nor the project.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qda.model import Coding, Question, Span, Speaker, Turn
from qda.text.edits import Edit, Typed, difference
from qda.text.spans import SpanIndex, moved
from ui.transcript.following import FollowingCodings, FollowingTurns
from ui.transcript.view import TranscriptView


class CorrectedView(TranscriptView):
    """The view of one document whose text may change."""

    def show_corrected(
        self, text: str, turns: Sequence[Turn], speakers: Sequence[Speaker], questions: Mapping[int, Question],
        codings: Sequence[Coding],
    ) -> None:  # fmt: skip
        """Show the same document with another text: what is the same in both stays where it is on the screen."""
        edit = difference(self.page.text, text)
        self._turns, self._questions = turns, questions
        self._speakers = {speaker.id: speaker for speaker in speakers}
        self._turn_index = SpanIndex([(turn.span, number) for number, turn in enumerate(turns)])
        self._codings = self._codings.before if isinstance(self._codings, FollowingCodings) else self._codings
        self._all = codings
        self._codings.take_moved(text, self.filter.passing(codings))
        with self.page.holding_still():
            if edit is not None:
                self.page.replace(*edit[:3])
            self.page.part_anew(turns, questions)
        self._place_turns()
        self._show_density()
        self._show_passing()

    def follow(self, typed: Typed, numbers: Mapping[int, int]) -> None:
        """Let codings (`numbers` says which is which) and turns go along with what is typed from now on."""
        codings = self._codings.before if isinstance(self._codings, FollowingCodings) else self._codings
        self._codings = FollowingCodings(codings, typed, numbers)
        before = self._turns.before if isinstance(self._turns, FollowingTurns) else self._turns
        self._turns = self._turn_index = FollowingTurns(before, typed)

    def stay(self) -> None:
        """Nothing is typed any more, and the text is what it was when nothing was."""
        if isinstance(self._codings, FollowingCodings):
            self._codings = self._codings.before
        if isinstance(self._turns, FollowingTurns):
            self._turns = self._turns.before
            self._turn_index = SpanIndex([(turn.span, number) for number, turn in enumerate(self._turns)])
            self._place_turns()

    def put(self, edit: Edit) -> None:
        """Put in, or take out, what was typed; all that lies on the text has been moved already."""
        page = self.page
        lines = "\n" in edit.inserted or page.text.find("\n", edit.at, edit.at + edit.removed) >= 0
        height = page.height_of_paragraph(edit.at)
        page.replace(*edit[:3])
        self._hits = [moved(span, edit.at, edit.removed, len(edit.inserted)) for span in self._hits]
        if lines:
            page.part_anew(self._turns, self._questions, Span(edit.at, edit.end))
        same_lines = not lines and page.height_of_paragraph(edit.at) == height
        self._place_turns(repaint=not same_lines)
        if not same_lines or edit.removed > 1 or self.stripes.current is not None:
            self.refresh()
        else:
            self._refresh_round(edit)

    def _refresh_round(self, edit: Edit) -> None:
        """Bring to the text what a letter more or less can have changed, its line broken where it was. What Qt lights
        moves along by itself, except where something begins or ends in the very place."""
        visible = self.page.visible_span()
        shown = self._codings.overlapping(visible)
        extents = self.page.extents([coding.span for coding in shown], 20)
        placed = [
            (coding.id, top + 2, max(bottom - 2, top + 6)) for coding, (top, bottom) in zip(shown, extents, strict=True)
        ]
        if placed != [(stripe.coding_id, stripe.top, stripe.bottom) for stripe in self.stripes.shown]:
            self.refresh()
            return
        touched = range(edit.at, edit.end + 1)
        turns = (self._turns[number] for number in self._turn_index.overlapping(edit.at - 1, edit.end + 1))
        edges = [*(edge for coding in shown for edge in coding.span)]
        edges += [edge for turn in turns for edge in (*turn.label, *turn.said)]
        if any(edge in touched for edge in edges):
            self._light(visible, shown)
