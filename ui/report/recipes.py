"""Reports as saved recipes: which there are, what is chosen of the one in hand, what it will look like, and its files.

A window beside the main one. What is chosen is kept in the project as it is chosen. Knows the window it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
)

from qda.analysis.cells import stale
from qda.analysis.cooked import cooked
from qda.analysis.fixed_texts import Of
from qda.analysis.grid_pages import chosen_attribute
from qda.analysis.recipes import Kind, Recipe
from qda.analysis.retrieve import names_nobody
from qda.analysis.staleness import stale_points
from qda.errors import SitatError
from qda.model import Changes, Report, Span
from qda.project import Project
from qda.report import Report as Told
from qda.store.recipes import SavedRecipe
from ui import theme
from ui.dialogs.saving import ask_where
from ui.exports import named_kinds, say_written
from ui.labels import error_sentence, plural, tr
from ui.report.asking_names import look_for_names
from ui.report.fixed_texts import FixedTextsDialog
from ui.report.naming import AS_IT_IS, WITHOUT
from ui.report.recipe_form import RecipeForm
from ui.report.recipe_known import READS, known_of
from ui.report.recipe_list import RecipeList, read_recipe
from ui.report.recipe_preview import Made, RecipePreview
from ui.session import Written
from ui.tasks import Task
from ui.widgets.empty import EmptyPlace
from ui.widgets.since_notice import Sign

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Writing = Callable[[Project, Report], Path]
"""Writes files from a reader of the project, and says where."""

KEEP_AFTER = 400
"""Milliseconds after which what was chosen is kept: typing a title is one step."""


def show_recipes(window: MainWindow) -> RecipesSheet | None:
    """Open the reports; None while no project is open."""
    if window.session.project is None:
        return None
    sheet = RecipesSheet(window)
    sheet.show()
    return sheet


class RecipesSheet(QDialog):
    """List, form and page beside each other."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Reports"))
        self._window, self._session = window, window.session
        self._saved: SavedRecipe | None = None
        self._pending: Recipe | None = None
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._keeping.timeout.connect(self.keep)
        self.list, self.form = RecipeList(self._session), RecipeForm(self._session)
        self.preview = RecipePreview(self._session)
        self._build()
        self.list.chosen.connect(self._on_chosen)
        self.form.changed.connect(self._on_form_changed)
        self.form.texts_wanted.connect(self.ask_texts)
        self.preview.place_wanted.connect(self._on_place_wanted)
        self.preview.shown.connect(self._on_shown)
        self._session.changed.connect(self._on_changed)
        self._session.opened.connect(self.close)
        self.finished.connect(self._on_finished)
        self._read()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        held = QScrollArea()
        held.setWidgetResizable(True)
        held.setFrameShape(QFrame.Shape.NoFrame)
        held.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        held.setWidget(self.form)
        theme.look(held, "bare")
        self.form.setEnabled(self._session.writable)
        middle = QFrame()
        theme.look(middle, "page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(held)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setChildrenCollapsible(False)
        for panel in (self.list, middle, self.preview):
            panel.setMinimumWidth(170)
            columns.addWidget(panel)
            columns.setStretchFactor(columns.count() - 1, int(panel is self.preview))
        columns.setSizes([200, 340, 660])
        self._pages = QStackedWidget()
        self._pages.addWidget(columns)
        self.empty = EmptyPlace(
            "article",
            tr("No reports yet"),
            tr("A report is a recipe: what kind, and what is in it. It is kept with the project, and written anew "
               "whenever something changed."),
            tr("Start with the usual ones") if self._session.writable else "",
            self.list.add_usual,
        )  # fmt: skip
        self._pages.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._pages, 1)
        rule = QFrame()
        theme.look(rule, "rule")
        whole.addWidget(rule)
        whole.addLayout(self._built_foot())
        self.resize(1200, 680)

    def _built_foot(self) -> QHBoxLayout:
        self._sign, self.told = Sign(), QLabel()
        theme.look(self.told, "muted", "small")
        self.look = QPushButton(tr("Look at them"))
        theme.look(self.look, "link")
        self.look.clicked.connect(self._on_look)
        self.all, self.export, close = (
            QPushButton(tr("Export all")),
            QPushButton(tr("Export…")),
            QPushButton(tr("Close")),
        )
        theme.look(self.export, "primary")
        self.export.setToolTip(tr("Write this report as Word, a web page, Markdown or Excel (Ctrl+E)"))
        self.export.setShortcut("Ctrl+E")
        self.export.clicked.connect(self.ask_export)
        menu = QMenu(self)
        for name, ending in named_kinds((".docx", ".html", ".md", ".xlsx")).items():
            menu.addAction(name).triggered.connect(partial(self.ask_export_all, ending))
        self.all.setMenu(menu)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_S)
        foot.setSpacing(theme.SPACE_S)
        foot.addWidget(self._sign)
        foot.addWidget(self.told)
        foot.addWidget(self.look)
        foot.addStretch(1)
        for button in (close, self.all, self.export):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.look.setAutoDefault(False)
        self._say_stale(0)
        return foot

    # ----------------------------------------------------------------- reading

    def _read(self, wanted: int | None = None) -> None:
        project = self._session.project
        if project is None:
            return
        self.form.know(known_of(project))
        self.list.show_recipes(wanted)
        there = bool(self.list.names.recipes)
        self._pages.setCurrentIndex(0 if there else 1)
        self.all.setEnabled(there)
        self.export.setEnabled(there)

    def _on_chosen(self, saved: SavedRecipe | None) -> None:
        if saved is None or self._saved is None or saved.id != self._saved.id:
            self.keep()
        self._saved = saved
        recipe = read_recipe(saved) if saved else None
        self.form.setVisible(recipe is not None)
        if saved is not None and recipe is None:
            self._session.say(error_sentence(_unread(saved)), kind="problem")
        if recipe is not None:
            self._show_form(recipe)
        self.preview.show_recipe(recipe)

    def _show_form(self, recipe: Recipe) -> None:
        from qda.analysis.cooked import title_of

        project = self._session.project
        assert project is not None
        language = recipe.settled(project).language
        study = project.setting("title") or project.name
        synthesis = (recipe.kind, recipe.by) == ("synthesis", "question")
        title = study if synthesis else title_of(project, recipe, language)
        subtitle = project.setting("subtitle") if synthesis else study
        try:
            attribute = chosen_attribute(project).name
        except SitatError:
            attribute = ""
        self.form.show_recipe(recipe, title=title, subtitle=subtitle, attribute=attribute)

    def _on_changed(self, changes: Changes) -> None:
        if self._session.project is None:
            return
        if changes.touches("recipe"):
            self._read()
            if self._pending is None and self._saved is not None and self._saved.id in changes.ids("recipe"):
                self._on_chosen(self.list.current)
            return
        if changes.touches(*READS):
            self.form.know(known_of(self._session.project))
            if self.recipe is not None:
                self._show_form(self.recipe)
        if self._saved is not None:
            self.preview.show_recipe(self.recipe, soon=True)

    @property
    def recipe(self) -> Recipe | None:
        """What is chosen of the report in hand, kept or not yet."""
        return self._pending or (read_recipe(self._saved) if self._saved else None)

    # ----------------------------------------------------------------- keeping

    def _on_form_changed(self, recipe: Recipe) -> None:
        self._pending = recipe
        self._show_form(recipe)
        self.preview.show_recipe(recipe, soon=True)
        self._keeping.start()

    def keep(self) -> None:
        """Keep what was chosen of the report in hand."""
        self._keeping.stop()
        project, saved, recipe = self._session.project, self._saved, self._pending
        if project is not None and saved is not None and recipe is not None:
            self._session.attempt(lambda: project.recipes.change(saved.id, recipe.options()))
        self._pending = None
        self._saved = self.list.current if saved is not None else None

    def ask_texts(self) -> None:
        """Let the fixed texts of this kind of report be worded otherwise."""
        project, recipe = self._session.project, self.recipe
        if project is not None and recipe is not None:
            of = Of(recipe.kind.value)
            FixedTextsDialog(self._session, recipe.settled(project).language, self, of=of).open()

    def _on_finished(self) -> None:
        self.keep()
        self.preview.stop()

    def _on_place_wanted(self, document_id: int, span: Span) -> None:
        self.close()
        self._session.go_to(document_id, span)

    def _on_shown(self, made: Made) -> None:
        self._say_stale(made.stale)
        self.export.setEnabled(not made.failed)

    def _say_stale(self, count: int) -> None:
        """Nobody exports a report without having been told that something in it changed."""
        self.told.setText(
            plural(
                count,
                "{count} point or summary rests on something that changed since.",
                "{count} points and summaries rest on something that changed since.",
            )
            if count
            else ""
        )
        for widget in (self._sign, self.look):
            widget.setVisible(bool(count))

    def _on_look(self) -> None:
        self.close()
        report = self._window.show_report()
        if report is not None:
            report.look_at_stale()

    # ----------------------------------------------------------------- files

    def ask_export(self) -> None:
        """Ask for a file and write the report in hand."""
        project, saved, recipe = self._session.project, self._saved, self.recipe
        if project is None or saved is None or recipe is None:
            return
        from qda.exporting import RECIPE_FORMATS, file_name

        kinds = named_kinds(RECIPE_FORMATS)
        beside = project.path.with_name(f"{project.path.stem} – {file_name(saved.name)}.docx")
        path = ask_where(self, tr("Export {what}", what=saved.name), beside, kinds)
        if path is not None:
            self.write_checked(recipe, path)

    def write_checked(self, recipe: Recipe, path: Path) -> None:
        """Write a report; one that is to name nobody only when it is known whom it names."""
        project = self._session.project
        if project is None:
            return
        nameless = "attribution" in recipe.asks and names_nobody(recipe.settled(project).template)
        if not nameless and not (recipe.kind is Kind.TRANSCRIPT and recipe.stand_ins):
            self.write(recipe, path)
            return

        def answered(result: int) -> None:
            if result in (WITHOUT, AS_IT_IS):
                self.write(replace(recipe, stand_ins=True) if result == WITHOUT else recipe, path)

        def made(reader: Project, report: Report) -> Told:
            return cooked(reader, recipe, report)

        look_for_names(self._session, self, made, path.stem, answered, before_writing=True)

    def write(self, recipe: Recipe, path: Path) -> Task | None:
        """Write a report while the window goes on; the message bar says when it is there."""
        from qda.exporting import export_recipe

        def work(reader: Project, report: Report) -> Path:
            export_recipe(reader, recipe, path, report=report)
            return path

        asked = "attribution" in recipe.asks and not recipe.stand_ins
        again = None if asked or recipe.stand_ins else partial(self.write, replace(recipe, stand_ins=True), path)
        return self._start(work, Written(path, recipe.stand_ins or (False if asked else None), again))

    def ask_export_all(self, ending: str) -> None:
        """Ask for a folder and write all reports into it."""
        project = self._session.project
        if project is None:
            return
        folder = QFileDialog.getExistingDirectory(self, tr("A folder for all reports"), str(project.path.parent))
        if folder:
            self.write_all(Path(folder), ending)

    def write_all(self, folder: Path, ending: str) -> Task | None:
        """Write all reports into a folder, each under its name."""
        from qda.exporting import export_recipes

        self.keep()
        changed = list[object]()

        def work(reader: Project, report: Report) -> Path:
            if any(saved.kind in (Kind.SYNTHESIS, Kind.GRID) for saved in reader.recipes.all()):
                changed.extend((*stale_points(reader), *stale(reader)))
            export_recipes(reader, folder, ending, report=report)
            return folder

        return self._start(work, Written(folder), changed)

    def _start(self, work: Writing, written: Written, changed: Sequence[object] = ()) -> Task | None:
        """`changed` holds, once it is written, what in it rests on something that changed."""
        project = self._session.project
        if project is None:
            return None
        task = Task(tr("Writing {name}", name=written.path.name), partial(_write, project, work))
        task.succeeded.connect(lambda path: say_written(self._session, path, len(changed), self._on_look))
        task.succeeded.connect(lambda _: self._window.session.written.emit(written))
        task.failed.connect(partial(_say_failed, self._window))
        self._window.message_bar.watch(task)
        task.start()
        return task


def _write(project: Project, work: Writing, report: Report) -> Path:
    with project.reader() as reader:
        report(0, 0, "")
        return work(reader, report)


def _unread(saved: SavedRecipe) -> SitatError:
    try:
        Recipe.of(saved.kind, saved.options)
    except SitatError as error:
        return error
    raise AssertionError(saved)


def _say_failed(window: MainWindow, error: object) -> None:
    if isinstance(error, SitatError):
        window.session.say(error_sentence(error), kind="problem")
