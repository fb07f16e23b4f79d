"""How the report is to be written: language, attribution, parts, template, file. Asks, and has it written.

What is chosen stays with the project. Knows what can be chosen, not what becomes of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda import model
from qda.analysis.fixed_texts import Of
from qda.analysis.house_style import kept_styles
from qda.analysis.retrieve import Quotation, Quoting
from qda.analysis.staleness import stale_cells, stale_points
from qda.analysis.synthesis import SynthesisOptions, synthesis
from qda.errors import SitatError
from qda.files.word.house import house
from qda.model import Part, Span
from qda.project import Project
from qda.report import Report
from ui import theme
from ui.labels import error_sentence, plural, tr
from ui.report.asking_names import look_for_names
from ui.report.attributing import Attributing
from ui.report.fixed_texts import FixedTextsDialog
from ui.report.house_style import HouseStyleDialog
from ui.report.naming import AS_IT_IS, GONE, WITHOUT
from ui.session import Session, Written
from ui.tasks import Task
from ui.widgets.foot import Foot, verb_button
from ui.widgets.since_notice import Sign

LANGUAGES = (("en", "English"), ("nb", "Norsk bokmål"), ("nn", "Norsk nynorsk"))
_WORD = "Word (*.docx)"
_TEMPLATES = "Word (*.docx *.dotx)"


def example(project: Project) -> Quotation | None:
    """A quote to show an attribution by: the first one printed, or else the first thing a participant says."""
    quoting = Quoting(project)
    for point in project.synthesis.points():
        for evidence in point.evidence:
            if evidence.shown and evidence.document_id is not None and evidence.span is not None:
                return quoting.quote(evidence.document_id, evidence.span)
    for document in project.documents.all():
        voices = {s.id for s in project.documents.speakers(document.id) if s.part is Part.PARTICIPANT}
        for turn in project.documents.turns(document.id):
            if turn.speaker_id in voices and turn.said.length:
                return quoting.quote(document.id, Span(turn.said.start, min(turn.said.end, turn.said.start + 90)))
    return None


def stale_said(project: Project) -> str:
    """How much of the report rests on something that changed since; "" where nothing does."""
    points, cells = len(stale_points(project)), len(stale_cells(project))
    of_points = plural(
        points,
        "{count} point rests on something that changed since it was worded.",
        "{count} points rest on something that changed since they were worded.",
    )
    of_cells = plural(
        cells,
        "{count} summary rests on passages that changed since it was written.",
        "{count} summaries rest on passages that changed since they were written.",
    )
    return "\n".join(said for count, said in ((points, of_points), (cells, of_cells)) if count)


class ExportDialog(QDialog):
    """One page of choices; a live example shows what an attribution looks like."""

    look_wanted = Signal()
    """The person wants to see what rests on something that changed, before exporting it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export the report"))
        assert session.project is not None
        self._session, self._project = session, (project := session.project)
        self._example = example(project)
        self._options = SynthesisOptions.of(project)
        self._template: Path | None = Path(kept) if (kept := project.setting("report.template")) else None
        self._build()
        self._show_template()
        self._update()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        title = QLabel(tr("Export the report"))
        theme.look(title, "title")
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE_L)
        form.setVerticalSpacing(theme.SPACE_M)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Title"), self._built_titles())
        form.addRow(tr("Language"), self._built_language())
        form.addRow(tr("Attribution"), self._built_attribution())
        form.addRow(tr("With"), self._built_parts())
        form.addRow(tr("Template"), self._built_template())
        form.addRow(tr("File"), self._built_file())
        self.give_up, self.write = verb_button(tr("Not now"), self.reject), verb_button(tr("Export"), self._on_write)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_L)
        column.addWidget(title)
        column.addWidget(self._built_warning())
        column.addLayout(form)
        column.addStretch(1)
        column.addLayout(Foot(self.give_up, self.write))
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.setMinimumWidth(560)

    def _built_warning(self) -> QWidget:
        self.stale = QLabel(stale_said(self._project), wordWrap=True)
        self.look_at_stale = QPushButton(tr("Look at them"))
        self.look_at_stale.clicked.connect(self._on_look_wanted)
        held = QFrame()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(Sign())
        row.addWidget(self.stale, 1)
        row.addWidget(self.look_at_stale)
        held.setVisible(bool(self.stale.text()))
        return held

    def _on_look_wanted(self) -> None:
        self.reject()
        self.look_wanted.emit()

    def _built_titles(self) -> QWidget:
        self.title = QLineEdit(self._options.title)
        self.title.setPlaceholderText(self._project.setting("title") or self._project.name)
        self.subtitle = QLineEdit(self._options.subtitle)
        self.subtitle.setPlaceholderText(self._project.setting("subtitle") or tr("Subtitle"))
        self.title.setAccessibleName(tr("Title"))
        self.subtitle.setAccessibleName(tr("Subtitle"))
        return _stacked(self.title, self.subtitle)

    def _built_language(self) -> QWidget:
        self.language = QComboBox()
        self.language.setAccessibleName(tr("Language of the report"))
        for code, name in LANGUAGES:
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(self._options.language or self._project.language))
        self.language.currentIndexChanged.connect(self._update)
        self.texts = QPushButton(tr("Fixed texts…"))
        self.texts.setToolTip(tr("Word what every report says otherwise, such as “The answers can be summarised …”"))
        self.texts.clicked.connect(self.ask_texts)
        return _beside(self.language, self.texts)

    def ask_texts(self) -> None:
        """Let the fixed texts be worded otherwise."""
        FixedTextsDialog(self._session, self.language.currentData(), self, of=Of.SYNTHESIS).open()

    def _built_attribution(self) -> QWidget:
        options = self._options
        self.attributing = Attributing(self._project, self._example, options.attribution, stand_ins=options.stand_ins)
        self.attribution, self.own, self.stand_ins = (
            self.attributing.level, self.attributing.own, self.attributing.stand_ins,
        )  # fmt: skip
        self.attributing.changed.connect(self._update)
        self.attributing.look_wanted.connect(lambda: self.ask_names())
        return self.attributing

    def _built_parts(self) -> QWidget:
        self.contents = QCheckBox(tr("Contents"))
        self.counts = QCheckBox(tr("How many say so (3 of 5)"))
        self.codebook = QCheckBox(tr("Codebook as an appendix"))
        self.grid = QCheckBox(tr("Grid of who answered, as an appendix"))
        self.contents.setChecked(self._options.contents)
        self.counts.setChecked(self._options.counts)
        self.codebook.setChecked(self._options.codebook)
        self.grid.setChecked(self._options.grid)
        return _stacked(self.contents, self.counts, self.codebook, self.grid)

    def _built_template(self) -> QWidget:
        self._template_name = QLabel()
        self.choose_template = QPushButton(tr("Choose…"))
        self.choose_template.clicked.connect(self._on_choose_template)
        self.clear_template = QToolButton()
        self.clear_template.setIcon(theme.icon("x"))
        self.clear_template.setToolTip(tr("Do without a template"))
        self.clear_template.setAccessibleName(self.clear_template.toolTip())
        self.clear_template.clicked.connect(lambda: self.set_template(None))
        self.choose_styles = QPushButton(tr("Styles…"))
        self.choose_styles.setToolTip(tr("Which styles of the template are used, and what its cover says"))
        self.choose_styles.clicked.connect(lambda: self.ask_styles())
        return _beside(self._template_name, self.clear_template, self.choose_styles, self.choose_template)

    def _built_file(self) -> QWidget:
        kept = self._project.setting("report.file")
        folder = self._project.path.parent
        file = Path(kept) if kept and Path(kept).parent.is_dir() else folder / f"{self._project.path.stem}.docx"
        self.file = QLineEdit(str(file))
        self.file.setAccessibleName(tr("File"))
        self.file.textChanged.connect(self._update)
        choose = QPushButton(tr("Choose…"))
        choose.clicked.connect(self._on_choose_file)
        self._replaces = QLabel()
        theme.look(self._replaces, "muted", "small")
        return _stacked(_beside(self.file, choose), self._replaces)

    # ----------------------------------------------------------------- what is chosen

    def options(self) -> SynthesisOptions:
        """What is chosen now."""
        return replace(
            self._options,
            language=self.language.currentData(),
            attribution=self.attributing.chosen,
            stand_ins=self.stand_ins.isChecked() and self.attributing.nameless,
            title=self.title.text().strip(),
            subtitle=self.subtitle.text().strip(),
            contents=self.contents.isChecked(),
            counts=self.counts.isChecked(),
            codebook=self.codebook.isChecked(),
            grid=self.grid.isChecked(),
        )

    def path(self) -> Path:
        """The file to write. A name without a folder lies beside the project."""
        path = self._typed()
        return path if path.suffix.lower() == ".docx" else path.parent / f"{path.name}.docx"

    def _typed(self) -> Path:
        return self._project.path.parent / os.path.expanduser(self.file.text().strip())  # noqa: PTH111  never raises

    def _is_folder(self) -> bool:
        """Whether what is typed is a folder, and the file in it has no name yet."""
        return self.file.text().rstrip().endswith(("/", os.sep)) or os.path.isdir(self._typed())  # noqa: PTH112

    def example_shown(self) -> str:
        """The example as it reads now, or what is wrong with the attribution."""
        return self.attributing.example.text()

    def replaces(self) -> bool:
        """Whether the file is there already."""
        return not self._is_folder() and os.path.exists(self.path())  # noqa: PTH110  never raises

    def template(self) -> Path | None:
        return self._template

    def set_template(self, template: Path | None) -> None:
        """Take a person's own .docx or .dotx as the frame of the report, or none."""
        self._template = template
        self._show_template()

    def _show_template(self) -> None:
        self.choose_styles.setVisible(self._template is not None)
        self._template_name.setText(self._template.name if self._template else tr("Sitat's own look"))
        self._template_name.setToolTip(str(self._template or ""))
        self.clear_template.setVisible(self._template is not None)

    def _update(self) -> None:
        """Show the example and what is wrong, as it is chosen now."""
        self.attributing.show_example(self.language.currentData())
        folder = self._is_folder()
        said = tr("This file is there already; it will be replaced.") if self.replaces() else ""
        self._replaces.setText(tr("This is a folder; name the file that is to be written in it.") if folder else said)
        self.write.setEnabled(not folder and not self.attributing.trouble)

    def ask_names(self, *, before_writing: bool = False) -> None:
        """Show which names can be read in the report as it is chosen; they may be stood in for."""
        options = self.options()

        def made(reader: Project, _: model.Report) -> Report:
            return synthesis(reader, options)

        def answered(result: int) -> None:
            self._on_named(result, before_writing=before_writing)

        name = self.path().stem
        look_for_names(self._session, self, made, name, answered, before_writing=before_writing)

    def _on_named(self, result: int, *, before_writing: bool) -> None:
        if result == WITHOUT:
            self.stand_ins.setChecked(True)
        if result == GONE:
            self.reject()
        elif before_writing and result in (WITHOUT, AS_IT_IS):
            self.accept()

    def _on_write(self) -> None:
        """Where nobody is to be named, nothing is written before it is known that nobody is."""
        if self.attributing.nameless:
            self.ask_names(before_writing=True)
        else:
            self.accept()

    def _on_choose_template(self) -> None:
        start = str(self._template or self._project.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Choose a template"), start, _TEMPLATES)
        if chosen:
            self.set_template(Path(chosen))
            self.ask_styles(only_if_missing=True)

    def ask_styles(self, *, only_if_missing: bool = False) -> None:
        """Let the styles of the template be chosen; `only_if_missing` of a new one that lacks some."""
        template = self._template
        if template is None or (only_if_missing and kept_styles(self._project, template)):
            return
        try:
            found = house(template)
        except SitatError as error:
            self._template_name.setText(error_sentence(error))
            return
        if found.to_ask or not only_if_missing:
            HouseStyleDialog(self._session, template, found, self).open()

    def _on_choose_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Export the report"), str(self.path()), _WORD)
        if chosen:
            self.file.setText(chosen)

    def keep(self) -> None:
        """Remember what is chosen in the project."""
        options, project = self.options(), self._project
        with project.step("project.setting", "setting:report", setting="report", value=options.attribution):
            options.keep(project)
            for key, value in (("report.template", str(self._template or "")), ("report.file", str(self.path()))):
                if project.setting(key) != value:
                    project.set_setting(key, value)


def _stacked(*widgets: QWidget) -> QWidget:
    held = QFrame()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE_XS)
    for widget in widgets:
        column.addWidget(widget)
    return held


def _beside(first: QWidget, *others: QWidget) -> QWidget:
    held = QFrame()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACE_S)
    row.addWidget(first, 1)
    for widget in others:
        row.addWidget(widget)
    return held


# --------------------------------------------------------------------------- writing it


def ask_and_export(
    session: Session,
    parent: QWidget,
    started: Callable[[Task], object],
    look_at_stale: Callable[[], object] = lambda: None,
) -> ExportDialog | None:
    """Show the dialog; when it is accepted, remember the choices and write the file."""
    project = session.project
    if project is None:
        return None
    dialog = ExportDialog(session, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def go_on() -> None:
        if session.writable:
            session.attempt(dialog.keep)
        export(session, parent, dialog.options(), dialog.path(), dialog.template(), started)

    dialog.accepted.connect(go_on)
    dialog.look_wanted.connect(look_at_stale)
    dialog.open()
    return dialog


def export(
    session: Session,
    parent: QWidget,
    options: SynthesisOptions,
    path: Path,
    template: Path | None,
    started: Callable[[Task], object],
) -> Task | None:
    """Write the report on a thread of its own, and say in the message bar what came of it."""
    project = session.project
    if project is None:
        return None
    task = Task(tr("Writing {file}", file=path.name), partial(_write, project, options, path, template), parent)
    task.succeeded.connect(lambda _: _say_saved(session, path))
    task.succeeded.connect(lambda _: session.written.emit(Written(path, options.stand_ins)))
    task.failed.connect(lambda error: _say_failed(session, error))
    task.stopped.connect(lambda: session.say(tr("Stopped; no file was written.")))
    started(task)
    task.start()
    return task


def _write(
    project: Project, options: SynthesisOptions, path: Path, template: Path | None, report: model.Report
) -> None:
    from qda.files.word.report import write_docx

    with project.reader() as reader:
        report(0, 0, "")
        built = synthesis(reader, options)
        write_docx(built, path, template=template, styles=kept_styles(reader, template), progress=report)


def _say_failed(session: Session, error: SitatError | None) -> None:
    if error is not None:  # a bug says so itself
        session.say(error_sentence(error), kind="problem")


def _say_saved(session: Session, path: Path) -> None:
    session.say(
        tr("Saved {file}", file=path.name),
        kind="done",
        action=tr("Open"),
        handler=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
    )
