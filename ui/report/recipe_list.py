"""The saved reports as a list: chosen, named, put in order, taken away. Writes through the session.

Knows their names and kinds, not what they say.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from qda.analysis.recipes import Recipe
from qda.errors import SitatError
from qda.store.recipes import SavedRecipe
from ui import theme
from ui.labels import tr
from ui.report.recipe_names import about, called, kinds, usual
from ui.session import Session

_Index = QModelIndex


class RecipeNames(QAbstractListModel):
    """The names, which can be typed over."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.recipes: list[SavedRecipe] = []

    def read(self) -> None:
        project = self._session.project
        self.beginResetModel()
        self.recipes = project.recipes.all() if project else []
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = _Index()) -> int:  # type: ignore[override]  # noqa: B008
        return 0 if parent.isValid() else len(self.recipes)

    def data(self, index: QModelIndex, role: int = 0) -> object:  # type: ignore[override]
        if not index.isValid():
            return None
        saved = self.recipes[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return saved.name
        if role == Qt.ItemDataRole.ToolTipRole:
            recipe = read_recipe(saved)
            return about(recipe) if recipe else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            recipe = read_recipe(saved)
            return f"{saved.name}, {called(recipe)}" if recipe else saved.name
        return None

    def setData(self, index: QModelIndex, value: object, role: int = 0) -> bool:  # type: ignore[override]
        project = self._session.project
        if project is None or role != Qt.ItemDataRole.EditRole:
            return False
        saved = self.recipes[index.row()]
        return self._session.attempt(lambda: project.recipes.rename(saved.id, str(value)))

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:  # type: ignore[override]
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._session.writable else flags

    def row_of(self, recipe_id: int | None) -> int:
        return next((row for row, saved in enumerate(self.recipes) if saved.id == recipe_id), -1)


def read_recipe(saved: SavedRecipe) -> Recipe | None:
    """What a saved recipe asks for; None where a newer Sitat has written it."""
    try:
        return Recipe.of(saved.kind, saved.options)
    except SitatError:
        return None


class RecipeList(QFrame):
    """The list, a button for a new one, and what can be done to the one in hand."""

    chosen = Signal(object)
    """The `SavedRecipe` in hand, or None."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.names = RecipeNames(session, self)
        self.view = QListView()
        self.view.setModel(self.names)
        self.view.setAccessibleName(tr("Reports"))
        self.view.setEditTriggers(QListView.EditTrigger.EditKeyPressed | QListView.EditTrigger.DoubleClicked)
        self.view.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.current))
        self.view.installEventFilter(self)
        self.new = QPushButton(tr("New report"))
        self.new.setIcon(theme.icon("plus"))
        self.new.setAutoDefault(False)
        self.new.setMenu(self._built_menu())
        self.again = self._button("copy", tr("Make another one like it"), self.duplicate)
        self.up = self._button("arrow-up", tr("Move up (Alt+Up)"), lambda: self.move_current(-1))
        self.down = self._button("arrow-down", tr("Move down (Alt+Down)"), lambda: self.move_current(1))
        self.delete = self._button("trash", tr("Delete (Del)"), self.delete_current)
        theme.look(self, "panel")
        theme.look(self.view, "bare")
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addStretch(1)
        for button in (self.again, self.up, self.down, self.delete):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_S, theme.SPACE_M, theme.SPACE_S, theme.SPACE_S)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.new)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def _button(self, icon: str, tip: str, handler: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        button.clicked.connect(handler)
        return button

    def _built_menu(self) -> QMenu:
        menu = QMenu(self)
        for place, group in enumerate(kinds()):
            if place:
                menu.addSeparator()
            for choice, name, words in group:
                act = menu.addAction(name)
                act.setToolTip(words)
                act.triggered.connect(lambda _=False, choice=choice, name=name: self.add(name, Recipe.usual(*choice)))
        menu.setToolTipsVisible(True)
        return menu

    # ----------------------------------------------------------------- which is in hand

    @property
    def current(self) -> SavedRecipe | None:
        row = self.view.currentIndex().row()
        return self.names.recipes[row] if 0 <= row < len(self.names.recipes) else None

    def show_recipes(self, wanted: int | None = None) -> None:
        """Read the list again; the one in hand stays so, or the one that is wanted becomes it."""
        before = self.current
        row = self.view.currentIndex().row()
        self.names.read()
        found = self.names.row_of(wanted if wanted is not None else before.id if before else None)
        found = found if found >= 0 else min(max(row, 0), len(self.names.recipes) - 1)
        self.view.setCurrentIndex(self.names.index(found, 0) if found >= 0 else _Index())
        if found < 0:
            self.chosen.emit(None)
        writable, there = self._session.writable, self.current is not None
        self.new.setEnabled(writable)
        for button in (self.again, self.up, self.down, self.delete):
            button.setEnabled(writable and there)

    # ----------------------------------------------------------------- verbs

    def add(self, name: str, recipe: Recipe) -> None:
        """Make a new report of a kind, and take it in hand."""
        self._add([(name, recipe)])

    def add_usual(self) -> None:
        """Make the reports most studies end with, in one step."""
        project = self._session.project
        self._add(usual(survey=project is not None and bool(project.surveys.all())), last=False)

    def _add(self, wanted: Sequence[tuple[str, Recipe]], *, last: bool = True) -> None:
        project = self._session.project
        made: list[int] = []
        if project is None:
            return
        shelf = project.recipes

        def act() -> None:
            with project.step("recipe.add", recipe=wanted[0][0]):
                for name, recipe in wanted:
                    made.append(shelf.add(shelf.free_name(name), recipe.kind, recipe.options()))

        if self._session.attempt(act):
            self.show_recipes(made[-1] if last else made[0])

    def duplicate(self) -> None:
        saved = self.current
        recipe = read_recipe(saved) if saved else None
        if saved is not None and recipe is not None:
            self.add(saved.name, recipe)

    def move_current(self, by: int) -> None:
        """Put the one in hand further up or down."""
        project, saved = self._session.project, self.current
        place = self.view.currentIndex().row() + by
        if project is not None and saved is not None and 0 <= place < len(self.names.recipes):
            self._session.attempt(lambda: project.recipes.move(saved.id, place))
            self.show_recipes(saved.id)

    def delete_current(self) -> None:
        """Take the one in hand away; undo brings it back."""
        project, saved = self._session.project, self.current
        if project is None or saved is None:
            return
        if self._session.attempt(lambda: project.recipes.delete(saved.id)):
            self.show_recipes()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._session.writable:
                self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.key() == Qt.Key.Key_Delete and self._session.writable:
                self.delete_current()
                return True
        return super().eventFilter(watched, event)
