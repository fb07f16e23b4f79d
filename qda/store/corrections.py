"""A corrected text for a document: every coding, quote, memo and turn goes along, and nothing is dropped.

First a `Correction` is planned, which writes nothing and can be looked at; then it is applied in one step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qda.model import DraftSpeaker, DraftTurn, Span, Turn
from qda.store.codings import shortened
from qda.store.connection import Store
from qda.store.documents import Documents
from qda.store.journal import Journal
from qda.store.lying import Lying, OnText
from qda.store.shelf import Shelf
from qda.text.anchors import Anchor, Landing, reanchor
from qda.text.clean import canonical
from qda.text.turns import find_turns


@dataclass(frozen=True, slots=True)
class Moved:
    """Something that lies on the text, and where it is in the corrected one."""

    table: str
    """One of `lying.TABLES`."""
    id: int
    was: Span
    quote: str
    label: str
    """What it is to a reader: the code's name, the point's or the memo's first words."""
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected text, and where what lay on the old one is in it."""

    document_id: int
    text: str
    moved: tuple[Moved, ...]

    @property
    def doubtful(self) -> tuple[Moved, ...]:
        """What a person should look at before it is applied."""
        return tuple(one for one in self.moved if one.anchor.landing in (Landing.DOUBTFUL, Landing.LOST))


class Corrections(Shelf):
    """`project.corrections`"""

    def __init__(self, store: Store, journal: Journal, documents: Documents) -> None:
        super().__init__(store, journal)
        self._documents = documents
        self._on_text = OnText(store, journal)

    def plan(self, document_id: int, text: str) -> Correction:
        """Where everything on a document would be if its text were `text`. Writes nothing."""
        text = canonical(text)
        old = self._documents.text(document_id)
        there = self._on_text.of(document_id, old)
        anchors = reanchor(old, text, [one.span for one in there])
        moved = (
            Moved(one.table, one.id, one.span, one.quote, shortened(one.label), anchor)
            for one, anchor in zip(there, anchors, strict=True)
        )
        return Correction(document_id, text, tuple(moved))

    def apply(self, correction: Correction, decided: Mapping[tuple[str, int], Span | None] | None = None) -> None:
        """Put the corrected text in the document's place, in one step.

        `decided` says by (table, id) where a doubtful thing belongs, or None to keep it as a loose quote: a memo
        on the document with its words. What is lost and not decided becomes a loose quote.
        """
        decided = decided or {}
        document = self._documents.get(correction.document_id)
        old_turns = self._documents.turns(document.id)
        old = self._documents.text(document.id)
        with self._step("document.text", document=document.name, count=len(correction.moved)):
            self._store.write("UPDATE document_text SET text = ? WHERE document_id = ?", (correction.text, document.id))
            self._documents.forget_texts()
            self._update("document", document.id, {"words": len(correction.text.split())})
            self._put_turns(document.id, old, correction.text, old_turns)
            places = [(one, decided.get((one.table, one.id), _found(one.anchor))) for one in correction.moved]
            self._on_text.move(
                [(_lying(one), span) for one, span in places if span is not None and span.length], correction.text
            )
            for one, span in places:
                if span is None or not span.length:
                    self._on_text.loosen(document.id, one.table, one.id, one.label, one.quote)
            self._on_text.join_alike(document.id)

    # ----------------------------------------------------------------- turns

    def _put_turns(self, document_id: int, old: str, new: str, old_turns: Sequence[Turn]) -> None:
        """Find the turns of the new text, and give each what was known of the one it was."""
        found = find_turns(new)
        before = find_turns(old)
        anchors = reanchor(old, new, [turn.said for turn in old_turns])
        at = {turn.said.start: number for number, turn in enumerate(found.turns)}
        same = {
            at[anchor.span.start]: turn
            for turn, anchor in zip(old_turns, anchors, strict=True)
            if anchor.landing is not Landing.LOST and anchor.span.start in at
        }
        labels = {turn.span.start: turn.speaker for turn in before.turns}
        votes = Counter(
            (found.turns[number].speaker, turn.speaker_id)
            for number, turn in same.items()
            if found.turns[number].speaker is not None and turn.speaker_id is not None
        )
        speakers: dict[int, int] = {}
        for (new_index, old_id), _ in votes.most_common():
            if new_index is not None and new_index not in speakers and old_id not in speakers.values():
                speakers[new_index] = old_id
        self._name_speakers(document_id, found.speakers, before.speakers, speakers, labels, old_turns)
        self._store.write("DELETE FROM turn WHERE document_id = ?", (document_id,))
        rows = []
        for number, turn in enumerate(found.turns):
            speaker = None if turn.speaker is None else speakers[turn.speaker]
            rows.append(_turn_row(document_id, number, turn, speaker, same.get(number)))
        self._insert_all("turn", _TURN, rows)

    def _name_speakers(
        self,
        document_id: int,
        found: Sequence[DraftSpeaker],
        before: Sequence[DraftSpeaker],
        speakers: dict[int, int],
        labels: Mapping[int, int | None],
        old_turns: Sequence[Turn],
    ) -> None:
        """Keep the speakers there were; give a changed label's name to its speaker, and make those who are new."""
        label_of = {
            turn.speaker_id: labels[turn.span.start]
            for turn in reversed(old_turns)
            if turn.speaker_id is not None and labels.get(turn.span.start) is not None
        }
        for index, speaker in enumerate(found):
            if index not in speakers:
                position = self._end("speaker", "document_id = ?", (document_id,))
                speakers[index] = self._insert(
                    "speaker",
                    document_id=document_id,
                    position=position,
                    name=speaker.name,
                    part=speaker.part,
                    role=speaker.role,
                )
                continue
            label = label_of.get(speakers[index])
            if label is not None and before[label].name != speaker.name:
                self._update("speaker", speakers[index], {"name": speaker.name})


_TURN = (
    "document_id", "position", "speaker_id", "start", "end", "label_end", "said_start", "time_start", "time_end",
    "question_id", "role", "confidence", "by_hand",
)  # fmt: skip


def _turn_row(
    document_id: int, number: int, turn: DraftTurn, speaker_id: int | None, was: Turn | None
) -> tuple[object, ...]:
    told: tuple[object, ...] = (turn.time_start, turn.time_end, None, None, None, 0)
    if was is not None:
        since, until = (
            (turn.time_start, turn.time_end) if turn.time_start is not None else (was.time_start, was.time_end)
        )
        told = (since, until, was.question_id, was.role, was.confidence, int(was.by_hand))
    return (document_id, number, speaker_id, *turn.span, turn.label.end, turn.said.start, *told)


def _found(anchor: Anchor) -> Span | None:
    return None if anchor.landing is Landing.LOST else anchor.span


def _lying(one: Moved) -> Lying:
    return Lying(one.table, one.id, one.was, one.quote, one.label)
