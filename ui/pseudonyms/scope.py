"""The first step: what to look for, where, and how pseudonyms are to look. Knows no project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from qda.store.pseudonyms import Where
from qda.text.pseudonyms import Kind
from qda.text.stand_ins import Style
from ui import theme
from ui.labels import tr
from ui.pseudonyms.words import kind_words, style_words, where_words


class ScopeStep(QWidget):
    """Ticks for kinds and places, and a choice of style."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        told = QLabel(
            tr(
                "Sitat proposes names; you decide about each. It looks by rules and lists, and misses some: "
                "read through what you will share."
            )
        )
        told.setWordWrap(True)
        theme.look(told, "muted")
        self.kinds = {kind: QCheckBox(kind_words(kind)) for kind in Kind}
        self.places = {where: QCheckBox(where_words(where)) for where in Where}
        for box in (*self.kinds.values(), *self.places.values()):
            box.setChecked(True)
        self.styles = {style: QRadioButton(style_words(style)) for style in Style}
        self.styles[Style.NEUTRAL].setChecked(True)
        self.left_out = QLabel(tr("What is not ticked stays as it is: names there can still be read."))
        self.left_out.setWordWrap(True)
        theme.look(self.left_out, "problem")
        columns = QGridLayout()
        columns.setHorizontalSpacing(theme.SPACE_XL)
        columns.setVerticalSpacing(theme.SPACE_S)
        for number, (title, widgets) in enumerate(
            (
                (tr("What to look for"), self.kinds.values()),
                (tr("Where"), (*self.places.values(), self.left_out)),
                (tr("Pseudonyms"), self.styles.values()),
            )
        ):
            columns.addLayout(_column(title, widgets), 0, number, Qt.AlignmentFlag.AlignTop)
            columns.setColumnStretch(number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_L)
        column.addWidget(told)
        column.addLayout(columns)
        column.addStretch()
        for box in self.places.values():
            box.toggled.connect(lambda _: self._settle())
        self._settle()

    def _settle(self) -> None:
        self.left_out.setVisible(len(self.where()) < len(Where))

    def chosen_kinds(self) -> list[Kind]:
        return [kind for kind, box in self.kinds.items() if box.isChecked()]

    def where(self) -> list[Where]:
        return [where for where, box in self.places.items() if box.isChecked()]

    def style_chosen(self) -> Style:
        return next(style for style, button in self.styles.items() if button.isChecked())

    def on_change(self, listener: Callable[[], object]) -> None:
        """Call `listener` when something is ticked or unticked."""
        for box in (*self.kinds.values(), *self.places.values()):
            box.toggled.connect(lambda _: listener())


def _column(title: str, widgets: Iterable[QWidget] | Sequence[QWidget]) -> QVBoxLayout:
    heading = QLabel(title)
    heading.setFont(theme.font(strong=True))
    column = QVBoxLayout()
    column.setSpacing(theme.SPACE_S)
    column.addWidget(heading)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    return column
