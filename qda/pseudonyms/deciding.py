"""What is decided of each name: replace it or not, by what, which belong together, and which places are left.

Knows what was found; changes nothing in a project.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qda.errors import CannotDo
from qda.model import Report, silent
from qda.pseudonyms.copying import with_kept
from qda.pseudonyms.finding import Found, Looked, Occurring, forms_of, places_of
from qda.store.pseudonyms import Place
from qda.text.names import Proposed
from qda.text.pseudonyms import Key, Kind, Pair, checked
from qda.text.stand_ins import StandIns, Style, pairs_of


@dataclass(slots=True)
class Decision:
    """One row: a name in all its forms, and what becomes of it."""

    name: str
    kind: Kind
    forms: tuple[str, ...]
    replaced: bool
    pseudonym: str
    typed: bool = False
    """Whether a person wrote the pseudonym: then a change of style leaves it."""


class Decisions:
    """All rows, in the order they are shown."""

    def __init__(self, looked: Looked, style: Style, language: str) -> None:
        self.looked = looked
        self.language = language
        self.rows = [Decision(one.name, one.kind, one.forms, one.sure, "") for one in looked.proposed]
        self._occurs = Occurring(one.text for one in looked.words)
        self.left: set[Place] = set()
        self._found: dict[str, list[Found]] = {}
        self.restyle(style)

    # ----------------------------------------------------------------- where names stand

    def count(self, report: Report = silent) -> None:
        """Find every place of every row anew; slow in a large study."""
        pairs = {form: Pair(form, f"{form}.", entry=form) for row in self.rows for form in row.forms}
        self._found = places_of(self.looked.words, pairs.values(), report)

    def forget_covered(self) -> None:
        """Leave out what is not replaced and stands nowhere but inside longer names: “Gata” of “Gata 4”."""
        self.rows = [row for row in self.rows if row.replaced or self.times(row)]

    def places(self, row: Decision) -> list[Found]:
        """Where a name stands, in the order of the study."""
        found = [one for form in row.forms for one in self._found.get(form, ())]
        order = {column: number for number, column in enumerate(dict.fromkeys(w.column for w in self.looked.words))}
        return sorted(found, key=lambda one: (order[one.words.column], one.words.row_id, one.hit.span))

    def times(self, row: Decision) -> int:
        return sum(len(self._found.get(form, ())) for form in row.forms)

    def leave(self, found: Found, leave: bool) -> None:
        """Say whether one place keeps its name."""
        if leave and found.can_be_left:
            self.left.add(found.place)
        else:
            self.left.discard(found.place)

    # ----------------------------------------------------------------- deciding

    def restyle(self, style: Style) -> None:
        """Propose pseudonyms of another style for all that nobody has typed."""
        stand_ins = StandIns(style, self.language, self._occurs, self.looked.roles)
        self._stand_ins = stand_ins
        taken = {row.pseudonym for row in self.rows if row.typed}
        for row in self.rows:
            if not row.typed:
                row.pseudonym = stand_ins.give(Proposed(row.name, row.kind, row.forms, row.replaced))
                while row.pseudonym in taken:
                    row.pseudonym = stand_ins.give(Proposed(row.name, row.kind, row.forms, row.replaced))

    def rename(self, row: Decision, pseudonym: str) -> None:
        """Write a pseudonym. Raises `CannotDo` where it is nothing or somebody else's."""
        pseudonym = " ".join(pseudonym.split())
        if not pseudonym:
            raise CannotDo("A pseudonym needs a letter or a number; type one.")
        other = next((one for one in self.rows if one is not row and one.pseudonym == pseudonym), None)
        if other is not None:
            raise CannotDo(
                "“{words}” stands for “{name}” already; merge the two, or type another pseudonym.",
                words=pseudonym, name=other.name,
            )  # fmt: skip
        row.pseudonym, row.typed, row.replaced = pseudonym, True, True

    def replace(self, rows: Iterable[Decision], replaced: bool) -> None:
        for row in rows:
            row.replaced = replaced

    def merge(self, rows: Sequence[Decision]) -> Decision:
        """Make several rows one person or place: the first of them, with the forms of all."""
        first, *others = rows
        first.forms = tuple(dict.fromkeys(form for row in rows for form in row.forms))
        first.replaced = any(row.replaced for row in rows)
        self.rows = [row for row in self.rows if row not in others]
        return first

    def part(self, row: Decision) -> list[Decision]:
        """Make each form of a name a row of its own."""
        at = self.rows.index(row)
        parts = [Decision(form, row.kind, (form,), row.replaced, "") for form in row.forms[1:]]
        for one in parts:
            one.pseudonym = self._stand_ins.give(Proposed(one.name, one.kind, one.forms, one.replaced))
        row.forms = row.forms[:1]
        self.rows[at + 1 : at + 1] = parts
        return parts

    def add(self, name: str, kind: Kind) -> Decision:
        """A name that was not proposed, in all the forms that occur. `count` finds where."""
        name = " ".join(name.split())
        if not any(letter.isalnum() for letter in name):
            raise CannotDo("“{words}” has no letter in it; write words or numbers.", words=name)
        known = {form for row in self.rows for form in row.forms}
        if name in known:
            raise CannotDo("“{name}” is in the table already.", name=name)
        forms = tuple(form for form in forms_of(name, kind, self.looked.words) if form not in known)
        row = Decision(name, kind, forms, True, "")
        row.pseudonym = self._stand_ins.give(Proposed(name, kind, forms, True))
        self.rows.insert(0, row)
        return row

    # ----------------------------------------------------------------- what comes of it

    def key(self) -> Key:
        """What stands for what. Raises `CannotDo` where that could not be taken back."""
        taken: set[str] = {row.pseudonym for row in self.rows if row.replaced}
        pairs: list[Pair] = []
        for row in self.rows:
            if row.replaced:
                pairs += pairs_of(
                    row.forms, row.pseudonym, row.kind, taken - {row.pseudonym} | {p.pseudonym for p in pairs}
                )
                taken |= {pair.pseudonym for pair in pairs}
        left = [one for row in self.rows if row.replaced for one in self.places(row) if one.place in self.left]
        return with_kept(checked(pairs), left)

    def by_kind(self) -> dict[Kind, list[Decision]]:
        found: dict[Kind, list[Decision]] = defaultdict(list)
        for row in self.rows:
            found[row.kind].append(row)
        return found
