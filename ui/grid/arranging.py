"""How the grid is laid out now, the verbs that change it, and the views of it that are kept under a name.

Knows the session and an `Arrangement`, no widgets but the window it asks in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qda.analysis.arrangement import KIND, Arrangement, Compared, Order
from qda.analysis.attributes import bands_for
from qda.analysis.framework import Line
from qda.analysis.query import Compare, Condition
from qda.analysis.recipes import Kind, Recipe
from qda.analysis.shown_grid import rename_view
from qda.errors import CannotDo
from qda.model import Attribute, AttributeType
from qda.store.cells import Topic
from qda.store.queries import SavedQuery
from qda.text.values import number_of
from ui.dialogs.ask import ask_line
from ui.labels import tr
from ui.session import Session


class Arranging(QObject):
    """The arrangement in hand."""

    changed = Signal()
    """It asks for something else, or shows it otherwise."""
    reports_wanted = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.now = Arrangement()

    def take(self, arrangement: Arrangement) -> None:
        """Lay the grid out like this."""
        if arrangement != self.now:
            self.now = arrangement
            self.changed.emit()

    def set(self, **fields: object) -> None:
        """Change some of its fields."""
        self.take(replace(self.now, **fields))  # type: ignore[arg-type]

    def keep_widths(self, widths: dict[str, int], of_names: int) -> None:
        """What somebody dragged belongs to the arrangement; nothing needs to be shown anew."""
        self.now = replace(self.now, widths=widths, heading_width=of_names)

    # ----------------------------------------------------------------- what is kept with the window

    def written(self) -> str:
        """The arrangement as a text, to be read by `read`."""
        return json.dumps(self.now.definition(), ensure_ascii=False)

    def read(self, text: str) -> None:
        """Take an arrangement as it was written; what cannot be read is the usual one."""
        try:
            self.take(Arrangement.of(json.loads(text)))
        except (ValueError, AttributeError, CannotDo):
            self.take(Arrangement())

    # ----------------------------------------------------------------- what meets what

    def turn(self) -> None:
        self.set(turned=not self.now.turned)

    def compare(self, compared: Compared) -> None:
        """Compare cases or speakers."""
        self.set(compared=compared, conditions=self.now.conditions if compared is not Compared.GROUPS else ())

    def compare_groups(self, attribute: Attribute) -> None:
        """Compare the groups of an attribute; those of numbers lie between borders that are proposed."""
        project = self._session.project
        if project is None:
            return
        bands: tuple[float, ...] = ()
        if attribute.type is AttributeType.NUMBER:
            values = (told.get(attribute.id, "") for told in project.attributes.values(attribute.of).values())
            same = self.now.attribute.casefold() == attribute.name.casefold()
            bands = self.now.bands if same and self.now.bands else bands_for(values)
        self.set(compared=Compared.GROUPS, attribute=attribute.name, bands=bands, conditions=())

    def ask_borders(self) -> None:
        """Ask for the borders between groups of numbers."""

        def take(text: str) -> bool:
            numbers = [number_of(part) for part in text.split(";")]
            found = [number for number in numbers if number is not None]
            if len(found) < len(numbers):
                self._session.say(tr("Borders are numbers with semicolons between them, such as 5000; 10000."))
                return False
            self.set(bands=tuple(sorted(set(found))))
            return True

        borders = "; ".join(f"{border:g}" for border in self.now.bands)
        ask_line(self._window, tr("Borders between the groups"), tr("Divide"), take, borders)

    # ----------------------------------------------------------------- what is left out

    def toggle_heading(self, heading: str) -> None:
        """Show only what stands under this heading, besides others chosen so; or no longer."""
        now = self.now.headings
        left = tuple(one for one in now if one != heading)
        self.set(headings=left if heading in now else (*now, heading))

    def set_condition(self, attribute: str, compare: Compare, value: str) -> None:
        """Show only those whose attribute is so; asked again, all of them."""
        wanted = Condition(attribute, compare, value)
        others = tuple(one for one in self.now.conditions if one.attribute.casefold() != attribute.casefold())
        self.set(conditions=others if wanted in self.now.conditions else (*others, wanted))

    def ask_condition(self, attribute: str, compare: Compare) -> None:
        """Ask for the number that an attribute is to be less or more than."""

        def take(text: str) -> bool:
            if number_of(text) is None:
                self._session.say(tr("“{value}” is no number; type one such as 5000.", value=text))
                return False
            self.set_condition(attribute, compare, text)
            return True

        said = tr("{attribute} more than", attribute=attribute)
        if compare is Compare.LESS:
            said = tr("{attribute} less than", attribute=attribute)
        ask_line(self._window, said, tr("Show"), take)

    def hide(self, lines: Iterable[Line]) -> None:
        """Leave lines out until they are shown again."""
        names = (line.name_in_file for line in lines)
        self.set(hidden=tuple(dict.fromkeys((*self.now.hidden, *names))))

    def show_again(self, line: Line) -> None:
        self.set(hidden=tuple(name for name in self.now.hidden if name != line.name_in_file))

    def show_everything(self) -> None:
        """Leave nothing out any more."""
        usual = Arrangement()
        self.set(headings=(), conditions=(), text="", hidden=(), only=usual.only)

    def order(self, line_kind: type, order: Order, by: str = "") -> None:
        """Order topics (`Topic`) or those compared."""
        if line_kind is Topic:
            self.set(order_topics=order)
        else:
            self.set(order_compared=order, by=by)

    # ----------------------------------------------------------------- views with a name

    def views(self) -> list[SavedQuery]:
        project = self._session.project
        return project.queries.all(KIND) if project is not None else []

    def view_in_hand(self) -> SavedQuery | None:
        """The named view that the grid is laid out as, if it is one."""
        asked = _told(self.now.definition())
        return next((view for view in self.views() if _told(dict(view.definition)) == asked), None)

    def take_view(self, view: SavedQuery) -> None:
        self._session.attempt(lambda: self.take(Arrangement.of(view.definition)))

    def ask_name(self) -> None:
        """Keep the arrangement under a name."""
        project = self._session.project
        if project is None:
            return

        def keep(name: str) -> bool:
            definition, there = self.now.definition(), project.queries.named(name, KIND)
            if there is not None:
                return self._session.attempt(lambda: project.queries.replace(there.id, definition))
            return self._session.attempt(lambda: project.queries.add(name, definition, KIND))

        in_hand = self.view_in_hand()
        ask_line(self._window, tr("Save view as"), tr("Save"), keep, in_hand.name if in_hand else "")

    def ask_new_name(self, view: SavedQuery) -> None:
        project = self._session.project
        if project is not None:

            def rename(name: str) -> bool:
                return self._session.attempt(lambda: rename_view(project, view.id, name))

            ask_line(self._window, tr("Rename view"), tr("Rename"), rename, view.name)

    def ask_report(self) -> None:
        """Keep the arrangement as a report, under the name of its view."""
        project, in_hand = self._session.project, self.view_in_hand()
        if project is None:
            return

        def keep(name: str) -> bool:
            definition, view = self.now.definition(), in_hand.name if in_hand is not None else name

            def act() -> None:
                with project.step("recipe.add", recipe=name):
                    if in_hand is None:
                        project.queries.add(name, definition, KIND)
                    recipe = replace(Recipe.usual(Kind.GRID), view=view)
                    project.recipes.add(name, recipe.kind.value, recipe.options())

            done = self._session.attempt(act)
            if done:
                self._session.say(
                    tr("The grid is the report “{name}” now", name=name), kind="done", action=tr("Reports…"),
                    handler=self.reports_wanted.emit,
                )  # fmt: skip
            return done

        ask_line(self._window, tr("Save as report"), tr("Save"), keep, in_hand.name if in_hand else "")

    def delete_view(self, view: SavedQuery) -> None:
        """Delete a named view. The message has the undo."""
        project = self._session.project
        if project is not None and self._session.attempt(lambda: project.queries.delete(view.id)):
            self._session.say(
                tr("Deleted the view {name}", name=view.name), kind="done", action=tr("Undo"),
                handler=self._session.undo,
            )  # fmt: skip


def _told(definition: dict[str, object]) -> dict[str, object]:
    """What makes one view another: not how wide its columns are."""
    return {name: value for name, value in definition.items() if name not in ("widths", "heading_width")}
