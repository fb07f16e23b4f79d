"""What is chosen of a report, as one calm form: only what makes a difference to its kind is asked.

Knows recipes and what there is to make them of; its pictures and its template are parts of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.recipes import KINDS_BY, By, Kind, Recipe
from qda.analysis.retrieve import TEMPLATES
from qda.margin import Numbering
from qda.model import AttributeType
from ui import theme
from ui.labels import tr
from ui.report.attributing import levels
from ui.report.recipe_documents import DocumentsChosen
from ui.report.recipe_known import Known
from ui.report.recipe_names import about
from ui.report.recipe_pictures import PicturesChosen
from ui.report.recipe_template import TemplateChosen
from ui.session import Session

OWN = "own"


def by_words(kind: Kind) -> Mapping[By, str]:
    """What a kind can be told by, in words."""
    words = {
        By.QUESTION: tr("Questions"), By.CODE: tr("Codes"), By.CASE: tr("Cases"), By.GROUP: tr("Groups of cases"),
    }  # fmt: skip
    return {by: words[by] for by in KINDS_BY.get(kind, ())}


class RecipeForm(QFrame):
    """The form. What is typed counts at once."""

    changed = Signal(object)
    """The `Recipe` as it is now."""
    texts_wanted = Signal()
    """The fixed texts are to be worded otherwise."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipe, self._known = Recipe(), Known()
        self.documents, self.pictures = DocumentsChosen(), PicturesChosen(session)
        self.template = TemplateChosen(session)
        self._showing = False
        self._numbers: frozenset[str] = frozenset()
        self._about = QLabel(wordWrap=True)
        theme.look(self._about, "muted")
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setVerticalSpacing(theme.SPACE_S)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._build()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(self._about)
        column.addLayout(self._form)
        column.addStretch(1)

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self.by = QComboBox()
        self.title, self.subtitle, self.own, self.bands = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.attribute, self.language, self.attribution = QComboBox(), QComboBox(), QComboBox()
        self.view, self.survey, self.across, self.numbering = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        for numbering, words in (
            (Numbering.PARAGRAPHS, tr("Paragraph numbers")), (Numbering.LINES, tr("Line numbers")),
            (Numbering.NONE, tr("Nothing")),
        ):  # fmt: skip
            self.numbering.addItem(words, numbering.value)
        for code, name in (
            ("", tr("As the project")), ("en", "English"), ("nb", "Norsk bokmål"), ("nn", "Norsk nynorsk"),
        ):  # fmt: skip
            self.language.addItem(name, code)
        for choice, words in (
            ("", tr("As the project")),
            *levels(),
            (OWN, tr("Something of my own…")),
        ):
            self.attribution.addItem(words, choice)
        self.own.setPlaceholderText(TEMPLATES["full"])
        self.bands.setPlaceholderText("5000, 10000")
        self.bands.setToolTip(tr("The borders between groups of numbers; none for round ones"))
        self.ticks: dict[str, QCheckBox] = {
            "summaries": QCheckBox(tr("Summaries, not only states")),
            "groups": QCheckBox(tr("Groups of cases, not cases")),
            "table": QCheckBox(tr("As a table on wide pages")),
            "findings": QCheckBox(tr("Findings first")),
            "counts": QCheckBox(tr("How many say so (3 of 5)")),
            "tables": QCheckBox(tr("The counts in tables, too")),
            "questions": QCheckBox(tr("Questions of the guide as headings")),
            "times": QCheckBox(tr("Times of the turns")),
            "memos": QCheckBox(tr("Memos on codings and passages")),
            "quotes": QCheckBox(tr("Quotes")),
            "good": QCheckBox(tr("Only good quotes")),
            "once": QCheckBox(tr("Each passage only once")),
            "context": QCheckBox(tr("What was said before and after")),
            "examples": QCheckBox(tr("An example as it was said")),
            "contents": QCheckBox(tr("Contents")),
            "codebook": QCheckBox(tr("Codebook as an appendix")),
            "grid": QCheckBox(tr("Grid of who answered, as an appendix")),
            "stand_ins": QCheckBox(tr("No names")),
        }
        self.ticks["stand_ins"].setToolTip(tr("No names: case numbers and pseudonyms in their place"))
        self.ticks["once"].setToolTip(tr("Under its first code, with a reference from its other codes"))
        self._with = QFrame()
        ticks = QVBoxLayout(self._with)
        ticks.setContentsMargins(0, 0, 0, 0)
        ticks.setSpacing(theme.SPACE_XS)
        for tick in self.ticks.values():
            ticks.addWidget(tick)
            tick.clicked.connect(self._on_changed)
        self._texts = QPushButton(tr("Fixed texts…"))
        self._texts.setToolTip(tr("Word what every report says otherwise, such as “The answers can be summarised …”"))
        self._texts.setAutoDefault(False)
        self._texts.clicked.connect(self.texts_wanted)
        self._languages = _beside(self.language, self._texts)
        for label, field in (
            (tr("Laid out as"), self.view), (tr("Survey"), self.survey), (tr("Documents"), self.documents),
            (tr("By"), self.by), (tr("Groups"), self.attribute), (tr("Borders between groups"), self.bands),
            (tr("Told by groups, too"), self.across), (tr("Beside the text"), self.numbering),
            (tr("With"), self._with), (tr("Pictures"), self.pictures), (tr("Title"), self.title),
            (tr("Subtitle"), self.subtitle), (tr("Language"), self._languages), (tr("Template"), self.template),
            (tr("Attribution"), self.attribution), (tr("Attribution of my own"), self.own),
        ):  # fmt: skip
            self._form.addRow(label, field)
            field.setAccessibleName(label)
        for line in (self.title, self.subtitle, self.own, self.bands):
            line.textEdited.connect(self._on_changed)
        self.language.setAccessibleName(tr("Language"))
        for box in self._boxes():
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.activated.connect(self._on_changed)
        for part in (self.documents, self.pictures, self.template):
            part.changed.connect(self._on_changed)

    def _boxes(self) -> tuple[QComboBox, ...]:
        return (
            self.by, self.attribute, self.language, self.attribution, self.view, self.survey, self.across,
            self.numbering,
        )  # fmt: skip

    # ----------------------------------------------------------------- showing

    def know(self, known: Known) -> None:
        """What there is to choose among."""
        self._known = known
        self._numbers = frozenset(one.name for one in known.attributes if one.type is AttributeType.NUMBER)
        self.attribute.clear()
        for attribute in known.attributes:
            self.attribute.addItem(attribute.name, attribute.name)
        for box, usual, names in (
            (self.view, tr("All of it, by sections"), known.views),
            (self.survey, tr("All of them"), known.surveys),
            (self.across, tr("All together"), known.across),
        ):
            box.clear()
            box.addItem(usual, "")
            for name in names:
                box.addItem(name, name)

    def show_recipe(self, recipe: Recipe, *, title: str, subtitle: str, attribute: str = "") -> None:
        """Show what is chosen; `title` and `subtitle` are what stands there unless something is typed, `attribute`
        what groups go by."""
        self._recipe, self._showing = recipe, True
        choices = by_words(recipe.kind)
        self.by.clear()
        for by, words in choices.items():
            self.by.addItem(words, by.value)
        self.by.setCurrentIndex(self.by.findData(recipe.by.value))
        for line, text in ((self.title, recipe.title), (self.subtitle, recipe.subtitle)):
            if line.text() != text:
                line.setText(text)
        self.title.setPlaceholderText(title)
        self.subtitle.setPlaceholderText(subtitle)
        self.language.setCurrentIndex(self.language.findData(recipe.language))
        own = bool(recipe.attribution) and recipe.attribution not in TEMPLATES
        self.attribution.setCurrentIndex(self.attribution.findData(OWN if own else recipe.attribution))
        if own and self.own.text() != recipe.attribution:
            self.own.setText(recipe.attribution)
        place = self.attribute.findData(recipe.attribute or attribute, flags=Qt.MatchFlag.MatchFixedString)
        self.attribute.setCurrentIndex(place)
        bands = ", ".join(f"{border:g}" for border in recipe.bands)
        if self._read_bands() != recipe.bands:
            self.bands.setText(bands)
        for name, tick in self.ticks.items():
            tick.setChecked(getattr(recipe, name))
        for box, chosen in ((self.view, recipe.view), (self.survey, recipe.survey), (self.across, recipe.across)):
            if box.findData(chosen, flags=Qt.MatchFlag.MatchFixedString) < 0:
                box.addItem(tr("{name} (no longer there)", name=chosen), chosen)
            box.setCurrentIndex(box.findData(chosen, flags=Qt.MatchFlag.MatchFixedString))
        self.numbering.setCurrentIndex(self.numbering.findData(recipe.numbering))
        self.documents.show_documents(self._known.documents, recipe.documents)
        whole = recipe.kind is Kind.PICTURES
        none = tr("Every kind that there is something to show in") if whole else tr("None")
        by_question = (recipe.kind, recipe.by) == (Kind.SYNTHESIS, By.QUESTION)
        self.pictures.show_pictures(recipe.pictures, none, self._known.questions, beside=by_question)
        self.template.show_template(recipe.template)
        self._show_rows()
        self._showing = False

    def _show_rows(self) -> None:
        """Ask for what makes a difference."""
        recipe, asks = self._recipe, self._recipe.asks
        own = self.attribution.currentData() == OWN
        of_view = recipe.kind is Kind.GRID and recipe.view
        self._about.setText(tr("The grid as this view lays it out, on wide pages") if of_view else about(recipe))
        for field, wanted in (
            (self.view, "view" in asks and self.view.count() > 1),
            (self.survey, "survey" in asks and self.survey.count() > 2),
            (self.across, "across" in asks and self.across.count() > 1),
            (self.documents, "documents" in asks and len(self._known.documents) > 1),
            (self.numbering, "numbering" in asks),
            (self.pictures, "pictures" in asks),
            (self.by, "by" in asks and self.by.count() > 1),
            (self.attribute, recipe.groups_by),
            (self.bands, recipe.groups_by and self.attribute.currentData() in self._numbers),
            (self.attribution, "attribution" in asks),
            (self.own, "attribution" in asks and own),
        ):
            self._form.setRowVisible(field, wanted)
        for name, tick in self.ticks.items():
            tick.setVisible(name in asks)
        self.ticks["good"].setEnabled(recipe.quotes)
        self._form.setRowVisible(self._with, bool(asks & self.ticks.keys()))

    # ----------------------------------------------------------------- choosing

    def _read_bands(self) -> tuple[float, ...]:
        """The numbers in the line, whatever stands between them."""
        found = re.findall(r"\d+(?:\.\d+)?", self.bands.text().replace("\u202f", "").replace("\u00a0", ""))
        return tuple(sorted({float(number) for number in found}))

    def _on_changed(self) -> None:
        if self._showing:
            return
        recipe = self._recipe
        chosen = self.attribution.currentData()
        own = self.own.text().strip() or TEMPLATES["full"]
        ticked: dict[str, Any] = {name: tick.isChecked() for name, tick in self.ticks.items()}
        self._recipe = replace(
            recipe,
            by=By(self.by.currentData()) if self.by.currentData() else recipe.by,
            title=self.title.text().strip(),
            subtitle=self.subtitle.text().strip(),
            language=self.language.currentData(),
            attribution=own if chosen == OWN else chosen,
            attribute=self.attribute.currentData() or "" if recipe.groups_by else recipe.attribute,
            bands=self._read_bands(),
            view=self.view.currentData() or "",
            survey=self.survey.currentData() or "",
            across=self.across.currentData() or "",
            numbering=self.numbering.currentData(),
            documents=self.documents.chosen,
            pictures=self.pictures.chosen,
            template=self.template.chosen,
            **ticked,
        )
        self._show_rows()
        if self._recipe != recipe:
            self.changed.emit(self._recipe)


def _beside(first: QWidget, other: QWidget) -> QFrame:
    held = QFrame()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACE_S)
    row.addWidget(first, 1)
    row.addWidget(other)
    return held
