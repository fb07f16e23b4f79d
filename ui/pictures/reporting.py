"""A picture put into a report that is kept as a recipe, or into a new one. Knows recipes, not how they are written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from qda.analysis.pictures import Choice
from qda.analysis.recipes import Kind, Recipe
from qda.errors import SitatError
from qda.project import Project
from qda.store.recipes import SavedRecipe
from ui import theme
from ui.labels import tr
from ui.session import Session


class IntoReport(QToolButton):
    """Offers the reports that hold pictures, and puts the picture in hand into the one chosen."""

    reports_wanted = Signal()

    def __init__(self, session: Session, choice: Callable[[], Choice | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._choice = session, choice
        self.setIcon(theme.icon("article"))
        self.setToolTip(tr("Put into a report"))
        self.setAccessibleName(self.toolTip())
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)

    def fill(self) -> None:
        """Offer the reports there are."""
        from qda.analysis.picture_pages import text_of

        menu, project, choice = self.menu(), self._session.project, self._choice()
        menu.clear()
        if project is None or choice is None:
            return
        words = text_of(project, choice)
        for saved in project.recipes.all():
            recipe = _read(saved)
            if recipe is None or "pictures" not in recipe.asks:
                continue
            action = menu.addAction(saved.name, partial(self._put, saved.id, saved.name, recipe, words))
            action.setCheckable(True)
            action.setChecked(words in recipe.pictures)
            action.setEnabled(self._session.writable and words not in recipe.pictures)
        if not menu.isEmpty():
            menu.addSeparator()
        new = menu.addAction(theme.icon("plus"), tr("New report of pictures"), partial(self._put_in_new, words))
        new.setEnabled(self._session.writable)

    def _put(self, recipe_id: int, name: str, recipe: Recipe, words: str) -> None:
        changed = replace(recipe, pictures=(*recipe.pictures, words))
        self._do(name, lambda project: project.recipes.change(recipe_id, changed.options()))

    def _put_in_new(self, words: str) -> None:
        project = self._session.project
        if project is None:
            return
        name = project.recipes.free_name(tr("Pictures"))
        recipe = replace(Recipe.usual(Kind.PICTURES), pictures=(words,))
        self._do(name, lambda project: project.recipes.add(name, recipe.kind.value, recipe.options()))

    def _do(self, name: str, act: Callable[[Project], object]) -> None:
        project = self._session.project
        if project is not None and self._session.attempt(lambda: act(project)):
            self._session.say(
                tr("The picture is in the report “{name}” now", name=name), kind="done", action=tr("Reports…"),
                handler=self.reports_wanted.emit,
            )  # fmt: skip


def _read(saved: SavedRecipe) -> Recipe | None:
    """A saved recipe; None where a newer Sitat has written it."""
    try:
        return Recipe.of(saved.kind, saved.options)
    except SitatError:
        return None
