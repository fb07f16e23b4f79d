"""The query as a sentence that can be changed: "Passages coded Anchoring, in Namsos or Osen, said by participants".

Each clause is words and a chip; a chip opens what it can be. Knows queries and what a project has to name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from qda.analysis.query import EVERYTHING, Match, Query, Relation, Unit
from qda.model import Part
from ui import theme
from ui.dialogs.ask import ask_line
from ui.labels import plural, tr
from ui.quotes.chips import Clause
from ui.quotes.condition import ConditionPopup
from ui.quotes.ticks import Choice, Extra, TickPopup
from ui.quotes.vocabulary import Vocabulary, condition_words, named, relation_words, voices_words

_ORDER = ("without", "beside", "cases", "conditions", "documents", "voices", "questions", "coders", "words", "good")
_EMPTY: dict[str, dict[str, Any]] = {
    "voices": {"part": None, "speakers": ()},
    "words": {"words": ""},
    "good": {"good": False},
}
"""What a clause is when it says nothing, where that is not simply an empty tuple."""


class QueryBuilder(QWidget):
    """The sentence, and the button that makes it longer."""

    changed = Signal(object)
    """The `Query` as it is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.query = EVERYTHING
        self.vocabulary = Vocabulary()
        self._clauses: dict[str, Clause] = {}
        self._pending = ""
        """A clause that was asked for and has nothing chosen in it yet."""
        self.more = QPushButton(tr("Narrow down"))
        self.more.setIcon(theme.icon("plus"))
        self.more.clicked.connect(self._offer_clauses)
        self.clear = QPushButton(tr("Show all again"))
        self.clear.clicked.connect(lambda: self._set(**vars_of(EVERYTHING)))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, theme.SPACE_XS, 0, 0)
        for button in (self.more, self.clear):
            theme.look(button, "link")
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, 0)
        self._column.setSpacing(theme.SPACE_XS)
        self._column.addLayout(foot)
        self._say()

    # ----------------------------------------------------------------- showing

    def show_query(self, query: Query, vocabulary: Vocabulary | None = None) -> None:
        """Read a query out, without saying that it changed."""
        self.query = query
        self.vocabulary = vocabulary or self.vocabulary
        self._say()

    def _set(self, **values: object) -> None:
        before, self.query = self.query, replace(self.query, **values)  # type: ignore[arg-type]
        self._say()
        if self.query != before:
            self.changed.emit(self.query)

    def _say(self) -> None:
        """Bring the clauses up to the query: those that say something, and the one that is being made."""
        wanted = ["codes"] + [name for name in _ORDER if self._is_said(name) or name == self._pending]
        names: list[str] = []
        for name in wanted:
            conditions = len(self.query.conditions) if name == "conditions" else 0
            names += [f"conditions {number}" for number in range(conditions)] if conditions else [name]
        for name in [name for name in self._clauses if name not in names]:
            gone = self._clauses.pop(name)
            gone.hide()
            gone.deleteLater()
        for place, name in enumerate(names):
            if name not in self._clauses:
                clause = Clause(2 if name == "beside" else 1, fixed=name == "codes")
                clause.opened.connect(partial(self._open, name))
                clause.removed.connect(partial(self._take_out, name))
                self._clauses[name] = clause
            self._column.insertWidget(place, self._clauses[name])
            self._clauses[name].say(*self._words(name))
        self.clear.setVisible(self.query.narrowed)

    def _is_said(self, name: str) -> bool:
        if name == "voices":
            return self.query.part is not None or bool(self.query.speakers)
        return bool(getattr(self.query, name))

    def clause(self, name: str) -> Clause | None:
        return self._clauses.get(name)

    def _words(self, name: str) -> tuple[Sequence[tuple[str, str]], str]:
        """What a clause says: (words, chip) for each chip, and the words after."""
        query, known = self.query, self.vocabulary
        kind, _, number = name.partition(" ")
        choose = tr("choose …")
        if kind == "codes":
            every = named(query.codes, known.codes, all_of=query.match is Match.ALL) if query.codes else tr("any code")
            return [(tr("Passages coded"), every)], self._about_below(query.codes)
        if kind == "without":
            return [(tr("and not coded"), named(query.without, known.codes) if query.without else choose)], ""
        if kind == "beside":
            codes = named(query.beside, known.codes) if query.beside else choose
            return [("", relation_words(query)), (tr("passages coded"), codes)], ""
        if kind == "cases":
            return [(tr("in"), named(query.cases, known.cases) if query.cases else choose)], ""
        if kind == "conditions":
            words = condition_words(query.conditions[int(number)]) if number else choose
            return [(tr("where"), words)], ""
        if kind == "documents":
            return [(tr("from"), named(query.documents, known.documents) if query.documents else choose)], ""
        if kind == "voices":
            return [(tr("said by"), voices_words(query) if self._is_said("voices") else choose)], ""
        if kind == "questions":
            return [(tr("on question"), named(query.questions, known.questions) if query.questions else choose)], ""
        if kind == "coders":
            return [(tr("coded by"), named(query.coders, known.coders) if query.coders else choose)], ""
        if kind == "words":
            return [(tr("with the words"), tr("“{words}”", words=query.words) if query.words else choose)], ""
        return [(tr("only"), tr("good quotes"))], ""

    def _about_below(self, codes: Sequence[str]) -> str:
        """Whether codes below count, where a chosen code has some."""
        known = self.vocabulary.codes
        deeper = {
            one.key for one, after in pairwise(known) if after.depth > one.depth
        }  # the next in the codebook stands below it
        if not deeper & set(codes):
            return ""
        return tr("with the codes below") if self.query.below else tr("without the codes below")

    # ----------------------------------------------------------------- changing

    def _offer_clauses(self) -> None:
        menu = QMenu(self)
        for name, text in self._offers():
            menu.addAction(text, partial(self.add, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _offers(self) -> list[tuple[str, str]]:
        """The clauses that are not there yet and have something to choose from."""
        known = self.vocabulary
        offers: list[tuple[str, str, object]] = [
            ("without", tr("Not coded with …"), known.codes),
            ("beside", tr("Near or overlapping another code …"), known.codes),
            ("cases", tr("In certain cases …"), known.cases),
            ("conditions", tr("Where an attribute is …"), known.attributes),
            ("documents", tr("From certain documents …"), known.documents),
            ("voices", tr("Said by …"), known.speakers),
            ("questions", tr("On certain questions …"), known.questions),
            ("coders", tr("Coded by …"), known.coders),
            ("words", tr("With certain words …"), True),
            ("good", tr("Only good quotes"), True),
        ]
        return [
            (name, text) for name, text, there in offers if there and (name == "conditions" or not self._is_said(name))
        ]

    def add(self, name: str) -> None:
        """Put a clause into the sentence and let it be filled in."""
        if name == "good":
            self._set(good=True)
            return
        if name == "conditions":
            self._ask_condition(None, self.more.mapToGlobal(QPoint(0, self.more.height())))
            return
        self._pending = name
        self._say()
        self._open(name, 1 if name == "beside" else 0)

    def _take_out(self, name: str) -> None:
        kind, _, number = name.partition(" ")
        self._pending = ""
        if kind == "conditions" and number:
            conditions = list(self.query.conditions)
            del conditions[int(number)]
            self._set(conditions=tuple(conditions))
        else:
            self._set(**_EMPTY.get(kind, {kind: ()}))
        self.more.setFocus()

    def _open(self, name: str, chip: int) -> None:
        """Offer what a chip can be."""
        kind, _, number = name.partition(" ")
        at = self._clauses[name].chips[chip].below()
        known, query = self.vocabulary, self.query
        if kind == "codes":
            extras = [
                Extra("below", tr("With the codes below them"), query.below),
                Extra("all", tr("All of them on the same words"), query.match is Match.ALL),
            ]
            self._tick("codes", tr("Find a code"), known.codes, query.codes, at, extras)
        elif kind == "beside" and chip == 0:
            self._offer_relations(at)
        elif kind == "conditions":
            self._ask_condition(int(number) if number else None, at)
        elif kind == "voices":
            self._offer_voices(at)
        elif kind == "words":
            self._ask_words()
        elif kind == "good":
            self._take_out("good")
        else:
            choices: dict[str, tuple[str, Sequence[Choice]]] = {
                "without": (tr("Find a code"), known.codes),
                "beside": (tr("Find a code"), known.codes),
                "cases": (tr("Find a case"), known.cases),
                "documents": (tr("Find a document"), known.documents),
                "questions": (tr("Find a question"), known.questions),
                "coders": (tr("Find a coder"), known.coders),
            }
            self._tick(kind, *choices[kind], getattr(query, kind), at)

    def _tick(
        self,
        name: str,
        prompt: str,
        choices: Sequence[Choice],
        ticked: Sequence[str],
        at: QPoint,
        extras: Sequence[Extra] = (),
    ) -> None:
        popup = TickPopup(self, prompt)
        popup.ticked.connect(lambda keys: self._set(**{name: keys}))
        popup.extra_set.connect(self._on_extra)
        popup.closed.connect(self._forget_pending)
        popup.open_for(choices, ticked, extras, at)
        self.popup: QWidget = popup

    def _on_extra(self, key: str, on: bool) -> None:
        if key == "below":
            self._set(below=on)
        else:
            self._set(match=Match.ALL if on else Match.ANY)

    def _forget_pending(self) -> None:
        """Nothing was chosen in the clause that was being made: it is not there."""
        if self._pending:
            self._pending = ""
            self._say()

    def _offer_relations(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)

        def offer(text: str, **values: object) -> None:
            menu.addAction(text, partial(self._set, **values))

        offer(tr("overlapping"), relation=Relation.OVERLAPPING)
        for count in (10, 25, 50, 100):
            words = plural(count, "within {count} word of", "within {count} words of")
            offer(words, relation=Relation.NEAR, within=count, unit=Unit.WORDS)
        menu.addAction(tr("within so many words of …"), partial(self._ask_distance, Unit.WORDS))
        menu.addAction(tr("within so many characters of …"), partial(self._ask_distance, Unit.CHARACTERS))
        offer(tr("in the same turn as"), relation=Relation.SAME_TURN)
        offer(tr("in the same answer as"), relation=Relation.SAME_ANSWER)
        menu.popup(at)

    def _ask_distance(self, unit: Unit) -> None:
        def take(text: str) -> bool:
            if text.isdecimal() and len(text) <= 6:
                self._set(relation=Relation.NEAR, within=int(text), unit=unit)
            return text.isdecimal() and len(text) <= 6

        title = tr("How many words apart at most?") if unit is Unit.WORDS else tr("How many characters apart at most?")
        ask_line(self, title, tr("Show"), take, str(self.query.within))

    def _offer_voices(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.aboutToHide.connect(self._forget_pending)
        menu.addAction(tr("Participants"), partial(self._set, part=Part.PARTICIPANT, speakers=()))
        menu.addAction(tr("Interviewers"), partial(self._set, part=Part.INTERVIEWER, speakers=()))
        menu.addAction(tr("Certain speakers …"), partial(self._tick_speakers, at))
        menu.popup(at)

    def _tick_speakers(self, at: QPoint) -> None:
        self._set(part=None)
        self._pending = "voices"
        self._say()
        self._tick("speakers", tr("Find a speaker"), self.vocabulary.speakers, self.query.speakers, at)

    def _ask_words(self) -> None:
        def take(text: str) -> bool:
            self._set(words=text)
            return True

        dialog = ask_line(self, tr("Which words?"), tr("Show"), take, self.query.words)
        dialog.finished.connect(lambda _: self._forget_pending())

    def _ask_condition(self, number: int | None, at: QPoint) -> None:
        there = self.query.conditions
        popup = ConditionPopup(self, self.vocabulary, there[number] if number is not None else None)

        def take(condition: object) -> None:
            kept = [*there] if number is None else [*there[:number], *there[number + 1 :]]
            kept.insert(len(kept) if number is None else number, condition)  # type: ignore[arg-type]
            self._set(conditions=tuple(kept))

        popup.chosen.connect(take)
        popup.open_at(at)
        self.popup = popup


def vars_of(query: Query) -> dict[str, object]:
    """Every part of a query, by name."""
    return {name: getattr(query, name) for name in Query.__slots__}
